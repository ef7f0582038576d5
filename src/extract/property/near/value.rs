//! What comes to a value: the noun that is said to reach one, to change to one or to be estimated at one.
//!
//! In: a verb and a figure that is a value, not a number of things. Out: the noun that comes to it, since the verb only says
//! that it does: `le débit a atteint 412 m³/s`, `зарплату підвищили до 25 тисяч`. Where none is known, the verb stays.

use std::ops::Range;

use super::{CHANGING, Field, Predicate, REACHING, VALUE};
use crate::claim::{Modifier, UnitKind};
use crate::extract::Number;
use crate::extract::property::rule;
use crate::lang::{Order, Role};

/// How high something stands.
const LEVEL: &str = "level";
/// What whoever says how much a loss is does with it: `straty ocenia na 9 mln zł`.
const ASSESSED: &str = "assessed";
/// What is said of what passes a mark.
pub(super) const EXCEEDED: &str = "exceeded";

impl<'a> Field<'_, 'a> {
    /// The noun that is said to come to a value, or the verb itself where none is known or the figure is no value.
    pub fn of_value(&self, verb: Predicate<'a>, number: &Number, kind: Option<UnitKind>) -> Predicate<'a> {
        match kind {
            // `Sales fell to 193,000 units`, `rose to 300 people`: even a number of things may be a value.
            // `the waiting list has hit 7 million people`: so may what a number of people comes to.
            Some(UnitKind::Count) if verb.code == "hit" => {
                let list = self.back_from(verb.tokens.start).filter(|noun| noun.code == "waiting");
                list.or_else(|| self.toll_before(&verb)).unwrap_or(verb)
            }
            Some(UnitKind::Count) if !self.counts_reach(&verb) => verb,
            _ => self.behind_equals(self.subject_of(verb, number), number),
        }
    }

    /// A change that stands apart from its value: before a bracket or a comma, or beyond the share and the time of it.
    pub fn change_apart(&self, number: &Number, start: usize) -> Option<Predicate<'a>> {
        let beside = self.change_before_bracket(number, start).or_else(|| self.change_before_comma(number));
        beside.or_else(|| self.raised_to(number))
    }

    /// `has trebled, from £30m to £87m`: a verb of change before the comma that its two values stand behind.
    fn change_before_comma(&self, number: &Number) -> Option<Predicate<'a>> {
        let view = self.view;
        let start = view.past_sign(number.start());
        let comma = start.checked_sub(2).filter(|at| view.role(at + 1, Role::VERSUS) && view.is_mark(*at, &[',']))?;
        let verb = self.predicate_before(comma, rule::NEAR).filter(|p| CHANGING.contains(&p.code))?;
        Some(self.subject_of(verb, number))
    }

    /// A verb of being so much, which says nothing by itself: `wyniosła`, `составило`.
    pub fn only_equals(&self, verb: &Predicate<'_>) -> bool {
        verb.tokens.len() == 1 && self.view.is_one_of(verb.tokens.start, &self.view.grammar().equals)
    }

    /// `856 mln zł wyniesie dofinansowanie`: behind such a verb what is so much, where the figure stands first.
    pub(super) fn behind_equals(&self, verb: Predicate<'a>, number: &Number) -> Predicate<'a> {
        let inverted = self.only_equals(&verb) && number.tokens.end <= verb.tokens.start;
        let noun = if inverted { self.predicate(verb.tokens.end, verb.rule) } else { None };
        noun.unwrap_or(verb)
    }

    /// Whether what a verb says of a number of things is said of another noun: `Количество пострадавших достигло 253 человек`.
    fn counts_reach(&self, verb: &Predicate<'_>) -> bool {
        let level = verb.code == LEVEL && self.view.grammar().order == Order::Inflected;
        CHANGING.contains(&verb.code) || level || self.only_equals(verb)
    }

    /// The noun that is said to reach a value, or the verb itself where none is known.
    pub(super) fn subject_of(&self, verb: Predicate<'a>, number: &Number) -> Predicate<'a> {
        let course = Course::new(self, &verb, number);
        let subject = if course.comes_to_a_value() { course.subject() } else { None };
        subject.unwrap_or(verb)
    }
}

/// A verb and the value that it may lead to.
struct Course<'c, 'v, 'a> {
    field: &'c Field<'v, 'a>,
    verb: &'c Predicate<'a>,
    number: &'c Number,
    /// The word that ties the figure to what stands before it; articles, apostrophes and signs of money may stand behind it.
    link: Option<usize>,
    /// Nouns inflect.
    inflected: bool,
    /// The verb says how much something is worth.
    values: bool,
}

impl<'c, 'v, 'a> Course<'c, 'v, 'a> {
    fn new(field: &'c Field<'v, 'a>, verb: &'c Predicate<'a>, number: &'c Number) -> Self {
        let (view, grammar) = (field.view, field.view.grammar());
        let sign = |at: usize| view.mark(at).unit.is_some_and(|(_, e)| e.kind == UnitKind::Currency);
        // `se ha triplicado hasta los 9,20 euros`; `al 4,7 %` is both article and preposition.
        let article = |at: usize| {
            view.role(at, Role::DETERMINER) && !view.role(at, Role::LINK) && !view.is_one_of(at, &grammar.up_to)
        };
        // `all'1,9 %`: the apostrophe.
        let slight = |at: usize| sign(at) || article(at) || view.is_mark(at, &['\'', '’']);
        // `rose to an estimated $470m`: what hedges the figure is its own.
        let start = number.start().min(number.extent.start);
        let link = (1..=3).filter_map(|back| start.checked_sub(back)).find(|at| !slight(*at));
        let inflected = grammar.order == Order::Inflected;
        let values = verb.code == VALUE || verb.code == ASSESSED && inflected && field.kind == Some(UnitKind::Currency);
        Self { field, verb, number, link, inflected, values }
    }

    /// Whether the verb only says that something comes to the value.
    fn comes_to_a_value(&self) -> bool {
        let reaches = self.values || REACHING.contains(&self.verb.code);
        reaches && !self.is_noun() && !self.is_excess() || self.changes() && (self.leads() || self.is_past_a_share())
    }

    /// The noun that comes to the value, by the first case that knows it.
    fn subject(&self) -> Option<Predicate<'a>> {
        let before = || self.noun_before().filter(|noun| self.may_be_subject(noun));
        self.field.toll_before(self.verb).or_else(|| self.changed_behind()).or_else(before).or_else(|| self.object())
    }

    fn changes(&self) -> bool {
        CHANGING.contains(&self.verb.code)
    }

    /// `зросли на 4 %`: where nouns inflect, that preposition says by how much, not up to what.
    fn is_by(&self, at: usize) -> bool {
        self.field.view.is_one_of(at, &self.field.view.grammar().measure_of_change)
    }

    /// Whether a verb of change is led up to its new value: `rose to 4%`.
    fn leads(&self) -> bool {
        let view = self.field.view;
        let up_to = |at: usize| view.role(at, Role::LINK) || view.is_one_of(at, &view.grammar().up_to);
        let leads = |at: usize| {
            // `up 20%`: the particle itself leads to nothing.
            let own = self.verb.tokens.contains(&at);
            up_to(at) && !view.role(at, Role::COMPLEMENT) && !self.is_by(at) && !own
        };
        self.link.is_some_and(leads) || self.crosses()
    }

    /// `dluh klesne pod 60 milionů`, `zadłużenie spadło poniżej 60 mln`: where nouns inflect, a bound right behind a verb of
    /// change is what the new value lies beyond.
    fn crosses(&self) -> bool {
        let number = self.number;
        let bound = matches!(number.figure.modifier, Modifier::LessThan | Modifier::MoreThan);
        bound && self.inflected && number.extent.start < number.tokens.start && number.start() == self.verb.tokens.end
    }

    /// `el precio subió un 5 % y ronda los 300 euros`: nor does a change by a share say what another value is.
    fn is_past_a_share(&self) -> bool {
        let view = self.field.view;
        let share = |at: usize| view.mark(at).unit.is_some_and(|(_, e)| e.kind == UnitKind::Percent);
        let possible =
            view.grammar().order == Order::NounFirst && self.field.kind.is_none_or(|k| k != UnitKind::Percent);
        possible && self.between().any(share) && self.between().any(|at| view.role(at, Role::AND))
    }

    /// Whether the word is a noun, which reaches nothing: `sequestro di beni per un valore di 3 milioni`, `bereikte een stand van
    /// 18 meter`, `stieg der Pegel auf 6 Meter`. It has a determiner, or a capital where nouns have one.
    fn is_noun(&self) -> bool {
        let (view, at) = (self.field.view, self.verb.tokens.start);
        let order = view.grammar().order;
        let inside = at > view.range.start;
        let determined = inside && view.role(at - 1, Role::DETERMINER);
        let capital = || inside && order == Order::CapitalNoun && view.token(at).is_some_and(|t| t.capital);
        match self.verb.code {
            // `lost a tractor worth £40,000`: nor does the adjective that says what a thing is worth.
            VALUE if order == Order::NounLast => view.role(at, Role::STOP),
            VALUE => order == Order::NounFirst && determined,
            LEVEL => view.lang.speech.verb_second && (determined || capital()),
            _ => false,
        }
    }

    /// `порог превышен на 12 %`: by how much something is beyond a mark is no value that it reaches.
    fn is_excess(&self) -> bool {
        self.verb.code == EXCEEDED && self.link.is_some_and(|at| self.is_by(at))
    }

    /// What stands between the verb and the figure behind it.
    fn between(&self) -> Range<usize> {
        self.verb.tokens.end..self.number.start()
    }

    /// The nearest noun before the verb that may stand for what comes to the value.
    fn noun_before(&self) -> Option<Predicate<'a>> {
        let field = self.field;
        let nearest = field.before_relative(self.verb).or_else(|| field.back_from(self.verb.tokens.start))?;
        // `зарплату уряд обіцяє підвищити до 25 тисяч`: where nouns inflect, what only leads to the verb stands between.
        let leading = self.inflected && nearest.tokens.end == self.verb.tokens.start && !field.is_level(&nearest);
        let beyond = if leading { field.back_from(nearest.tokens.start) } else { None };
        let noun = self.governing(beyond.filter(|p| field.is_level(p)).unwrap_or(nearest))?;
        // `выросла на 18 % и составила 96 млрд`: what changed and reached a value stands before both.
        let changed = REACHING.contains(&self.verb.code) && CHANGING.contains(&noun.code);
        let before_both = if changed { field.back_from(noun.tokens.start) } else { None };
        Some(before_both.unwrap_or(noun))
    }

    /// `inflacja po wyłączeniu cen wyniosła`, `число погибших в результате обрушения выросло`: where nouns inflect, what a
    /// preposition or a noun without a meaning of its own governs is no subject, nor is what ends as adjectives do; the
    /// predicate before it may be.
    fn governing(&self, noun: Predicate<'a>) -> Option<Predicate<'a>> {
        /// Nouns that govern one another, at most.
        const CHAIN: usize = 3;
        if self.field.view.grammar().order == Order::NounFirst {
            return Some(self.possessor(noun));
        }
        let mut noun = noun;
        for _ in 0..CHAIN {
            if !self.inflected || !self.is_governed(&noun) {
                break;
            }
            noun = self.field.back_from(noun.tokens.start)?;
        }
        Some(noun)
    }

    /// `El precio medio del alquiler ha subido hasta 1.140 euros`: where nouns stand first, a sum of a sum is the first of them.
    fn possessor(&self, noun: Predicate<'a>) -> Predicate<'a> {
        let (field, view) = (self.field, self.field.view);
        let of = (1..=2).filter_map(|back| noun.tokens.start.checked_sub(back));
        let mut of = of.take_while(|at| view.role(*at, Role::COMPLEMENT) || view.role(*at, Role::DETERMINER));
        let first = of
            .find(|at| *at > view.range.start && view.role(*at, Role::COMPLEMENT))
            .and_then(|of| field.predicate_before(of, self.verb.rule).or_else(|| field.before_adjective(of)));
        first.filter(|first| field.is_level(first) && field.is_level(&noun)).unwrap_or(noun)
    }

    /// Whether a noun depends on the word before it.
    fn is_governed(&self, noun: &Predicate<'a>) -> bool {
        let view = self.field.view;
        let at = noun.tokens.start;
        if noun.tokens.len() > 1 || at <= view.range.start + 1 {
            return false;
        }
        let adjective = |at: usize| view.is_open(at) && view.ends_like(at, &view.grammar().adjective_endings);
        let oblique = &view.grammar().oblique_adjective_endings;
        let (before, mark) = (at - 1, view.mark(at - 1));
        // An adjective that agrees tells the case.
        let qualified = adjective(before) && mark.property.is_none();
        if qualified && !view.ends_like(before, oblique) {
            return false;
        }
        let narrowing = qualified || view.ends_like(at, oblique) && !self.is_of_victims(at);
        let preposition = !mark.role.has(Role::AND) && (mark.role.has(Role::PLACE) || mark.role.has(Role::LINK));
        let bare = view.is_open(before) && mark.property.is_none() && mark.unit.is_none() && !adjective(before);
        // `w lipcu sprzedaż wyniosła`: the object of a preposition governs nothing.
        let object = before > view.range.start && view.role(before - 1, Role::PLACE);
        let lower = view.token(before).is_some_and(|t| !t.capital);
        let governed = before > view.range.start && lower && bare && !object;
        narrowing || governed || preposition || view.is_one_of(before, &view.grammar().result)
    }

    /// Whether people named by what befell them stand there: `пострадавших`.
    fn is_of_victims(&self, at: usize) -> bool {
        self.field.view.mark(at).unit.is_some_and(|(_, entry)| entry.property.is_some())
    }

    /// Whether a noun before the verb is what comes to the value.
    fn may_be_subject(&self, noun: &Predicate<'a>) -> bool {
        !self.is_done(noun) && self.is_near(noun) && self.is_in_clause(noun) && self.is_telling(noun)
    }

    /// `przejęła mienie o wartości 625 tys. zł`: what is so much is a noun; what was done with it is no more than its value.
    /// `згорілий товар оцінюють у 40 млн`: nor does a participle name anything.
    fn is_done(&self, noun: &Predicate<'a>) -> bool {
        let view = self.field.view;
        let adjective = || view.ends_like(noun.tokens.start, &view.grammar().adjective_endings);
        self.inflected && self.values && (self.field.is_past(noun) || adjective() && !self.field.is_level(noun))
    }

    /// `four flats and a yacht valued at 800,000`: what stands beyond another figure is not what is valued. A clock time or a
    /// date is crossed like any word: `frekwencję o godz. 17 szacowano na 38 proc.`
    fn is_near(&self, noun: &Predicate<'a>) -> bool {
        let figure = |at: usize| self.field.in_number(at) && !self.field.view.mark(at).plain;
        !self.values || !(noun.tokens.end..self.verb.tokens.start).any(figure)
    }

    /// Whether noun and verb stand in one clause. One comma parts two clauses, two set something apart; a conjunction behind a
    /// comma parts them, too: `constitue un record, et le rendement atteindrait`.
    fn is_in_clause(&self, noun: &Predicate<'a>) -> bool {
        let (field, view) = (self.field, self.field.view);
        let between = noun.tokens.end..self.verb.tokens.start;
        if between.clone().any(|at| field.opens_clause(at)) {
            return false;
        }
        let commas = || between.filter(|at| view.is_mark(*at, &[',']) && !field.in_number(*at)).count();
        !(self.inflected || view.lang.speech.verb_second) || commas() % 2 == 0
    }

    /// `показатель ускорился до 3,4 %`: a word for any value says no more than the verb. `hladina Labe stoupla na 480
    /// centimetrů`: but a level of water is what is measured.
    fn is_telling(&self, noun: &Predicate<'a>) -> bool {
        let water = self.field.kind == Some(UnitKind::Measure) && noun.code == LEVEL;
        !(self.inflected && self.changes() && REACHING.contains(&noun.code) && !water)
    }

    /// `banka zvýšila sazbu na 4 procenta`, `wzrosły straty firmy do 3 mln`: where nouns inflect, what a verb of change has right
    /// behind it reaches the value, be it object or subject; not what a preposition governs (`vzrostl díky dotaci na 3 miliony`).
    fn changed_behind(&self) -> Option<Predicate<'a>> {
        let (field, view) = (self.field, self.field.view);
        if !self.inflected || !self.changes() || !self.leads() {
            return None;
        }
        let preposition = |at: usize| {
            let link = view.role(at, Role::PLACE) || view.role(at, Role::LINK) || view.role(at, Role::STOP);
            link || view.is_one_of(at, &view.grammar().circumstance)
        };
        let ends = |at: &usize| preposition(*at) || view.is_mark(*at, &[',']) || field.in_number(*at);
        let border = self.between().find(ends)?;
        let found = (self.verb.tokens.end..border).find_map(|at| field.predicate(at, self.verb.rule))?;
        let value = CHANGING.contains(&found.code) || REACHING.contains(&found.code) || field.is_past(&found);
        (!value && found.tokens.end <= border).then_some(found)
    }

    /// `оценивают потери в 48 млн`: the object behind a verb of valuing is what is so much, where nouns inflect.
    fn object(&self) -> Option<Predicate<'a>> {
        let mut between = if self.inflected && self.values { self.between() } else { return None };
        between.find_map(|at| self.field.predicate(at, self.verb.rule))
    }
}
