//! What is said of people whom something befell.
//!
//! In: a figure of victims, or of people whose noun or its adjectives tell what befell them. Out: the predicate, which what
//! was done with them afterwards may be.

use super::{Figure, HOLDING, LIVING, Settled};
use crate::extract::property::Predicate;
use crate::extract::property::near::HOSPITAL;
use crate::extract::property::noun;
use crate::extract::property::rule;
use crate::extract::property::things::{let_out, suffered};
use crate::extract::unit::carry::OF_PEOPLE;
use crate::extract::unit::rule as unit_rule;
use crate::extract::{Number, Verdict};
use crate::lang::{Order, Role};

/// What a word for victims says by itself.
const VICTIM: &str = "victim";

/// What only says that somebody took note.
const NOTING: &[&str] =
    &["cited", "confirmed", "counted", "demanded", "occurred", "recorded", "registered", "reported", "value"];

/// What is done with those whom something befell.
const CARE: &[&str] = &[
    "admitted",
    "buried",
    "critical_condition",
    "discharged",
    "evacuated",
    "hospitalised",
    "housed",
    "identified",
    "intensive_care",
    "operated",
    "released",
    "rescued",
    "seriously_injured",
    "sheltered",
    "transferred",
    "treated",
];

/// What is done with those who are taken in: those who are hurt come to a hospital.
const HOUSED: &str = "housed";

/// How the codes of those end whom something hurt.
const HURT: &str = "injured";

/// What those are called by who are ill.
const INFECTED: &str = "infected";

impl<'a> Figure<'_, '_, 'a> {
    pub(super) fn victims(&self) -> Settled<'a> {
        let (field, unit) = (self.field, self.unit.filter(|u| u.is_victim())?);
        let view = field.view;
        // `Participan en el ensayo 540 enfermos`: what they are called by hides no verb that opens the sentence.
        let ill = self.stated().is_some_and(|s| s.code == "ill");
        if let Some(verb) = if ill { field.opening_verb(self.start) } else { None } {
            return Some(Some(verb));
        }
        let earlier = self.earlier.clone().filter(|_| !unit.own);
        let listed = || earlier.and_then(|e| field.goes_on_with(self.number, self.unit, e));
        let inflected = field.view.grammar().order == Order::Inflected;
        // `zginęło 2491 ofiar`: a word for victims does not say what befell them, or says what their verb does.
        let befell = || field.before(self.start).filter(|p| OF_PEOPLE.contains(&p.code));
        let verb = |s: &Predicate<'_>| befell().filter(|verb| s.code == VICTIM || inflected && verb.code == s.code);
        let stated = self.stated().map(|s| verb(&s).unwrap_or(s));
        // `В больницы доставлены 19 пострадавших`, `Siguen hospitalizados 26 heridos`: what was done with them before the figure
        // says more.
        let hurt = self.stated().is_some_and(|s| s.code.ends_with(HURT));
        let taken = |p: Predicate<'a>| if hurt && p.code == HOUSED { Predicate { code: HOSPITAL, ..p } } else { p };
        let care = || {
            let before = field.before(self.start).map(|p| field.with_place(p));
            before.map(taken).filter(|p| CARE.contains(&p.code))
        };
        // `wurden 46 Tote gezählt`, `3.300 décès supplémentaires`: that they were counted, or are more, says less.
        // `поиски пятерых пропавших продолжаются`: nor is how long the search for them went on.
        let told = self.behind().filter(|p| !NOTING.contains(&p.code) && !matches!(p.code, "increase" | "lasted"));
        // `le chiffre de 200 morts avancé par les rebelles`: what is one is not said of several.
        let told = told.filter(|p| p.tokens.start > self.end || field.may_be_many(p.tokens.start));
        // `5400 Tote geborgen`: what is done with the dead is not done with the living.
        let dead = self.stated().is_some_and(|s| matches!(s.code, "killed" | "died"));
        let told = told.map(|p| if dead { p } else { let_out(view, self.of_kind(p)) });
        // `o śmierci 38 zakażonych`: where nouns inflect, the death that governs them says more than what they are called by.
        let dies = |p: &Predicate<'_>| inflected && p.tokens.end == self.start && matches!(p.code, "killed" | "died");
        let ill = self.stated().is_some_and(|s| s.code == INFECTED);
        let death = || field.before(self.start).filter(|p| ill && dies(p)).map(|p| Predicate { code: "died", ..p });
        // `Число погибших превысило 780, пострадали более 2200`: so does the verb of those whose noun stands elsewhere.
        let beside = |p: &Predicate<'_>| inflected && !unit.own && p.tokens.end == self.start;
        let verb = || field.before(self.start).filter(|p| beside(p) && OF_PEOPLE.contains(&p.code));
        // `Les blessés, une quarantaine, ont été évacués`: set apart behind their noun, they have the verb behind the comma.
        let apart = || field.ahead(self.number, self.end).filter(|_| unit.rule == unit_rule::APPOSED);
        let told =
            told.or_else(apart).or_else(death).or_else(verb).or_else(care).or(stated).or_else(|| self.whole.clone());
        Some(told.or_else(listed).or_else(|| noun::carried(field.view, unit)))
    }

    /// `tuant une infirmière et trois malades`: the death that the list before them tells says more than that they are ill or
    /// live there.
    pub(super) fn death_of_the_ill(&self, stated: Predicate<'a>) -> Predicate<'a> {
        let list = || self.field.goes_on_with(self.number, self.unit, self.earlier.clone()?);
        let dies = |p: &Predicate<'_>| matches!(p.code, "killed" | "died");
        let found = if matches!(stated.code, "ill" | LIVING) { list().filter(dies) } else { None };
        found.unwrap_or(stated)
    }

    /// `ewakuowano w nocy 300 mieszkańców`, `przyjęto wczoraj 19 chorych`: where nouns inflect, the verb that governs those who live
    /// somewhere or are ill says more than their noun, whatever stands between.
    pub(super) fn beyond_noun(&self, stated: Predicate<'a>) -> Predicate<'a> {
        /// Tokens from the verb to the figure, at most.
        const BETWEEN: usize = 6;
        let (field, view) = (self.field, self.field.view);
        let named = matches!(stated.code, "ill" | "unemployed" | LIVING);
        if !named || self.is_place() || view.grammar().order != Order::Inflected {
            return stated;
        }
        let plain = |at: usize| view.is_word(at) && !view.role(at, Role::AND) && view.mark(at).number.is_none();
        let holds = |code: &str| stated.code == LIVING && HOLDING.contains(&code) || NOTING.contains(&code);
        let says = |p: &Predicate<'a>| !holds(p.code) && !field.only_equals(p);
        let near = |p: &Predicate<'a>| {
            let between = p.tokens.end..self.start;
            between.len() <= BETWEEN && between.into_iter().all(plain)
        };
        let Some(verb) = field.back_from(self.start).filter(near) else { return stated };
        let state = field.state_before(verb.clone());
        if state != verb || field.is_past(&verb) && says(&verb) { state } else { stated }
    }

    /// `neun davon schwer`, `three of them seriously`: how badly a part of the injured was hurt is said by the adverb alone,
    /// where nothing follows it.
    pub(super) fn hurt_how(&self) -> Settled<'a> {
        /// Words that point back to those meant, at most.
        const POINTING: usize = 3;
        let view = self.field.view;
        let hurt = |p: &Predicate<'_>| p.code.ends_with(HURT);
        let before = self.whole.as_ref().or(self.earlier.as_ref().map(|e| &e.predicate));
        let own = self.unit.filter(|u| u.own).map(|u| u.end);
        let mut at = own.unwrap_or(self.number.tokens.end.max(self.number.extent.end));
        let points = |at: usize| view.role(at, Role::THEM) || view.role(at, Role::AMONG);
        at += (1..=POINTING).rev().find(|ahead| points(at + ahead - 1)).unwrap_or(0);
        before.filter(|p| hurt(p))?;
        // `43 людини поранено, дванадцятеро — важко`: a dash may stand for the verb.
        at += usize::from(view.is_dash(at));
        let tokens = &view.document.tokens[..view.range.end];
        let (length, code) = view.lang.properties.of_people.longest(tokens, at)?;
        let behind = at + length;
        let closes = behind >= view.range.end || !view.is_word(behind) || view.role(behind, Role::AND);
        let adverb = Predicate { tokens: at..behind, code, rule: rule::OF_THE_PART };
        (code.ends_with(HURT) && closes).then_some(Some(adverb))
    }

    /// `Двое получили по четыре года`, `Two got four years`: who is given years is sentenced to them.
    pub(super) fn given_years(&self, verb: Predicate<'a>) -> Predicate<'a> {
        /// Tokens from the verb to the years, at most.
        const NEAR: usize = 3;
        let (field, view, end) = (self.field, self.field.view, verb.tokens.end);
        if verb.code != "received" || !field.people {
            return verb;
        }
        let years = |at: usize| field.number_at(at).filter(|n| n.verdict == Verdict::Figure);
        let term = |n: &Number| view.mark(n.tokens.end).unit.is_some_and(|(_, e)| matches!(&*e.code, "a" | "mo"));
        let sentenced = (end..=end + NEAR).find_map(years).is_some_and(term);
        if sentenced { Predicate { code: "sentenced", ..verb } } else { verb }
    }

    /// `les pertes à 1 150 soldats tués ou blessés`, `1150 getötete oder verwundete Soldaten`: what befell the people counted
    /// says more than that they are losses.
    pub(super) fn befell(&self) -> Option<Predicate<'a>> {
        let (view, unit) = (self.field.view, self.unit.filter(|u| u.own && self.field.people)?);
        let inside = (unit.tokens.start..unit.head.start).find_map(|at| Some((at, suffered(view, at)?)));
        let (at, (length, code)) = inside.or_else(|| Some((unit.tokens.end, suffered(view, unit.tokens.end)?)))?;
        Some(Predicate { tokens: at..at + length, code, rule: rule::OF_THE_NOUN })
    }
}
