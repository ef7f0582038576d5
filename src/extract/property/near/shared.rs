//! The predicate that a figure has in common with the one before it.
//!
//! In: two figures of a sentence, and what is said of the first. Out: the same predicate for the second, where it goes on a
//! list, is set beside the first, or stands in a clause whose verb is left out.

use super::{BORDERS, CHANGING, Field};
use crate::claim::UnitKind;
use crate::extract::Number;
use crate::extract::property::fit::fits;
use crate::extract::property::money::names_a_level;
use crate::extract::property::rule;
use crate::extract::property::{Earlier, Predicate};
use crate::extract::unit::Found;
use crate::extract::unit::view::{DASHES, QUOTES, View};
use crate::lang::{Order, Role, Roles};

const OF_LIST: &str = rule::OF_THE_LIST;
/// The rule of a predicate that parts of a whole have in common.
const OF_PARTS: &str = "property-of-the-parts";
const OF_WHOLE: &str = rule::OF_THE_WHOLE;

impl<'a> Field<'_, 'a> {
    /// The predicate of the figure before, where this one goes on a list that its verb governs
    /// (`saisi 2 tonnes, 4 armes et 9 voitures`) or is set beside it (`14 morts, contre 9 l'an dernier`).
    pub fn goes_on_with(
        &self,
        number: &Number,
        unit: Option<&Found<'a>>,
        earlier: Earlier<'_, 'a>,
    ) -> Option<Predicate<'a>> {
        let rule = Pair::new(self, number, unit, &earlier)?.rule()?;
        Some(Predicate { rule, ..earlier.predicate })
    }
}

/// Two figures of a sentence.
struct Pair<'p, 'a> {
    field: &'p Field<'p, 'a>,
    view: &'p View<'a>,
    number: &'p Number,
    unit: Option<&'p Found<'a>>,
    /// The first of the two, and what it is.
    before: &'p Number,
    kind: UnitKind,
    /// What is said of the first.
    predicate: &'p Predicate<'a>,
    /// Where the second begins, with its noun and the words that belong to both.
    start: usize,
    /// What may join the two: the token before that.
    joint: usize,
}

impl<'p, 'a> Pair<'p, 'a> {
    fn new(
        field: &'p Field<'p, 'a>,
        number: &'p Number,
        unit: Option<&'p Found<'a>>,
        earlier: &'p Earlier<'_, 'a>,
    ) -> Option<Self> {
        let view = field.view;
        let before = earlier.number;
        // `quindici terroristi, ma anche nove bambini`, `and all 430 workers`: a word may stand behind the conjunction.
        let also = |at: usize| view.is_one_of(at, &view.grammar().also);
        let phrase = phrase_start(view, number, unit);
        let start = phrase.checked_sub(1).filter(|at| also(*at)).unwrap_or(phrase);
        let but = |at: usize| view.token(at).is_some_and(|t| view.lang.ranges.contrast.contains(&t.key));
        let comma = start.checked_sub(2).filter(|at| but(*at + 1) && view.is_mark(*at, &[',']) && also(start));
        let joint = comma.or(start.checked_sub(1)).filter(|at| *at >= before.tokens.end)?;
        Some(Self {
            field,
            view,
            number,
            unit,
            before,
            kind: earlier.kind,
            predicate: &earlier.predicate,
            start,
            joint,
        })
    }

    /// The rule by which the second figure has the predicate of the first.
    fn rule(&self) -> Option<&'static str> {
        if self.completes_sum()
            || self.is_compared()
            || self.opens_parts_behind_verb()
            || self.opens_members()
            || self.leaves_verb_to_name()
        {
            return Some(OF_LIST);
        }
        if self.crosses_border() {
            return None;
        }
        if self.is_changed_to() {
            return Some("property-of-the-change");
        }
        if self.has_dash_for_verb() || self.has_dash_behind() || self.follows_place() || self.changed_by_as_much() {
            return Some(OF_LIST);
        }
        if (self.is_told_by_another() || self.is_counted_again()) && self.is_free() {
            return Some(OF_LIST);
        }
        let shared =
            self.is_versus() && self.is_same_kind() || self.is_listed() && self.is_governed() && self.is_free();
        let rule = if matches!(self.predicate.rule, OF_WHOLE | OF_PARTS) { OF_PARTS } else { OF_LIST };
        shared.then_some(rule)
    }

    fn order(&self) -> Order {
        self.view.grammar().order
    }

    /// Whether both are of one kind: both things counted, both sums ...
    fn is_same_kind(&self) -> bool {
        self.unit.is_some_and(|unit| unit.kind == self.kind)
    }

    /// Whether the second has no noun of its own: it measures, or carries the noun over.
    fn is_bare(&self) -> bool {
        self.unit.is_some_and(|unit| !unit.own || unit.kind != UnitKind::Count)
    }

    /// Whether the unit of the second is carried over.
    fn is_carried(&self) -> bool {
        self.unit.is_some_and(|unit| !unit.own)
    }

    /// Whether the predicate stands before both.
    fn is_predicate_first(&self) -> bool {
        self.predicate.tokens.end <= self.before.start()
    }

    /// Whether one of these marks stands between the two.
    fn has_between(&self, marks: &[char]) -> bool {
        (self.before.tokens.end..self.joint).any(|at| self.view.is_mark(at, marks))
    }

    /// The last comma or conjunction before `end`, a few tokens back.
    fn last_joint(&self, end: usize, reach: usize) -> Option<usize> {
        let joins = |at: &usize| self.field.is_comma(*at) || self.view.role(*at, Role::AND);
        (self.before.tokens.end..end).rev().take(reach).find(joins)
    }

    /// The last comma between the two.
    fn last_comma(&self) -> Option<usize> {
        (self.before.tokens.end..self.start).rev().find(|at| self.field.is_comma(*at))
    }

    /// Whether the noun phrase of the second closes its clause, or a conjunction follows.
    fn is_last(&self) -> bool {
        let end = self.unit.filter(|unit| unit.own).map_or(self.number.tokens.end, |unit| unit.end);
        !self.view.is_word(end) || self.view.role(end, Role::AND)
    }

    /// Whether what compares stands right before the second.
    fn is_versus(&self) -> bool {
        let ends = |at: usize| at + self.view.mark(at).role_length == self.start;
        (1..=4).filter_map(|back| self.start.checked_sub(back)).any(|at| self.view.role(at, Role::VERSUS) && ends(at))
    }

    /// `придётся платить 47 рублей 20 копеек`: the small money of a sum right behind the great.
    fn completes_sum(&self) -> bool {
        let mut between = self.before.tokens.end..self.number.start();
        let money = |at: usize| self.view.mark(at).unit.is_some_and(|(_, e)| e.kind == UnitKind::Currency);
        self.is_same_kind() && !between.is_empty() && between.all(money)
    }

    /// `1,900 have died since January, compared with 1,450 last year`: what is compared has one predicate.
    fn is_compared(&self) -> bool {
        self.is_same_kind() && self.is_bare() && self.is_versus() && !self.has_between(BORDERS)
    }

    /// `wurden 28 Menschen festgenommen: drei wegen Gewalt`: behind the verb that ends its clause a colon opens the parts.
    fn opens_parts_behind_verb(&self) -> bool {
        let colon = self.view.is_mark(self.joint, &[':']) && self.predicate.tokens.end == self.joint;
        colon && self.is_same_kind() && self.is_bare() && self.view.lang.speech.verb_second
    }

    /// `There were 72 people on board: 68 passengers and four crew members`: behind a colon fewer people are members of those
    /// before it.
    fn opens_members(&self) -> bool {
        let colon = self.view.is_mark(self.joint, &[':']) && self.predicate.tokens.end <= self.joint;
        let values = self.number.figure.value.zip(self.before.figure.value);
        let fewer = values.is_some_and(|(part, whole)| part < whole);
        colon && fewer && self.field.people && self.is_same_kind() && !self.is_bare()
    }

    /// `a recueilli 41 % des voix et l'Alliance verte 36 %`: the verb is left out behind another name.
    fn leaves_verb_to_name(&self) -> bool {
        self.order() == Order::NounFirst && self.is_same_kind() && self.is_bare() && self.has_name_between()
    }

    /// Whether nothing but another name stands between the conjunction or comma of a list and the second.
    fn has_name_between(&self) -> bool {
        /// Tokens of the name, at most.
        const NAME: usize = 6;
        let (view, start) = (self.view, self.start);
        let floor = self.before.tokens.end.max(start.saturating_sub(NAME + 1));
        let joint = |at: &usize| view.role(*at, Role::AND) || self.field.is_comma(*at);
        let Some(joint) = (floor..start).rev().find(joint) else { return false };
        let plain = |at: usize| {
            view.mark(at).number.is_none()
                && (self.is_capital(at)
                    || view.role(at, Role::DETERMINER)
                    || view.role(at, Role::COMPLEMENT)
                    || view.is_mark(at, &['\'', '’', '-'])
                    || view.is_open(at))
        };
        (joint + 1..start).all(plain) && (joint + 1..start).any(|at| self.is_capital(at))
    }

    fn is_capital(&self, at: usize) -> bool {
        self.view.token(at).is_some_and(|t| t.is_word() && t.capital)
    }

    /// Whether a clause or a border stands between the two.
    fn crosses_border(&self) -> bool {
        let (view, between) = (self.view, self.before.tokens.end..self.joint);
        // `selon la police`: a clause is no clause where a phrase names who says so.
        let names = |at: usize| {
            self.order() == Order::NounFirst && view.word(at).is_some_and(|w| w.roles.any(Roles::ACCORDING))
        };
        let border = |at: usize| view.role(at, Role::CLAUSE) && !names(at) || view.is_mark(at, BORDERS);
        // `41 enfants (de 5 à 15 ans) et 10 adultes`: a note in brackets parts nothing.
        let open = between.clone().find(|at| view.is_mark(*at, &['(']));
        let note = open.and_then(|open| Some(open..=(open..self.joint).find(|at| view.is_mark(*at, &[')']))?));
        between.into_iter().any(|at| border(at) && !note.as_ref().is_some_and(|note| note.contains(&at)))
    }

    /// `scesa dal 2,9% all'1%`: before and after have one verb.
    fn is_changed_to(&self) -> bool {
        let elided = usize::from(self.view.is_mark(self.joint, &['\'', '’']));
        let link = self.joint.checked_sub(elided);
        self.order() == Order::NounFirst
            && self.is_same_kind()
            && matches!(self.predicate.code, "decrease" | "increase" | "cut" | "level")
            && self.joint - self.before.tokens.end <= 2 + elided
            // `subirá 50 euros, hasta los 1.184`: behind a comma stands what the value has become.
            && (self.before.tokens.end..self.joint).all(|at| !self.field.is_comma(at))
            && link.is_some_and(|at| self.view.is_one_of(at, &self.view.grammar().up_to))
    }

    /// Whether the preposition by which something changes stands right before the second: `o 10 proc.`.
    fn is_by(&self) -> bool {
        self.view.is_one_of(self.joint, &self.view.grammar().measure_of_change)
    }

    /// `«Единая Россия» набирает 70 %, КПРФ — 12 %`: a dash stands for the verb.
    fn has_dash_for_verb(&self) -> bool {
        // `пшено подорожало на 1 %, мука — на 0,6 %`: by how much stands behind the dash.
        let by = || self.is_by() && self.joint > self.before.tokens.end && self.field.view.is_dash(self.joint - 1);
        let Some(unit) = self.unit.filter(|_| self.order() == Order::Inflected && self.is_same_kind()) else {
            return false;
        };
        // `Пошкоджено 32 об'єкти — 7 ферм та 9 будинків`: behind the dash stand the parts of what its verb governs.
        let part = || self.is_less() && self.is_predicate_first();
        // `затраты составили 2 млрд, долг — 3 млрд рублей`: what names a sum of its own right before the dash leaves out its verb.
        let named = || {
            let noun =
                self.field.predicate_before(self.joint, OF_LIST).filter(|p| p.tokens.start >= self.before.tokens.end);
            unit.kind == UnitKind::Currency && noun.is_some_and(|p| names_a_level(p.code))
        };
        // `в Москве заболели 58 человек, в Твери — 35`: what is counted is carried over with its verb.
        let carried = || self.is_carried() && self.has_between(&[',', ';']);
        (self.field.view.is_dash(self.joint) && !named() || by())
            && fits(self.predicate.code, Some(self.kind), &unit.code)
            && (unit.kind != UnitKind::Count || part() || carried())
    }

    fn is_less(&self) -> bool {
        self.number.figure.value.zip(self.before.figure.value).is_some_and(|(part, all)| part < all)
    }

    /// `90 тысяч поставил Казахстан, 75 тысяч — Египет`: the dash stands for the verb behind the first figure.
    fn has_dash_behind(&self) -> bool {
        let (view, joint) = (self.view, self.joint);
        // `12 — над одной областью и ещё 10 — над другой`: so it does behind a conjunction and a word for more.
        let more = joint > self.before.tokens.end && view.role(joint, Role::SKIP) && view.is_word(joint);
        let joint = if more { joint - 1 } else { joint };
        (self.is_same_kind() || self.unit.is_none())
            && self.order() == Order::Inflected
            && (view.is_mark(joint, &[',']) || view.role(joint, Role::AND))
            && self.field.view.is_dash(self.unit.map_or(self.number.tokens.end, |unit| unit.end))
    }

    /// `In Bayern fehlen 200 Lehrer, in Hessen 90`, `beträgt in A 50 Prozent, in B 30 Prozent`; `in the south eight`, where
    /// the noun is left out with the verb, in any language.
    fn follows_place(&self) -> bool {
        let place = |at: &usize| self.view.role(at + 1, Role::PLACE);
        let Some(joint) = self.last_joint(self.start, 8).filter(place) else { return false };
        let silent = || (joint + 1..self.start).all(|at| self.view.mark(at).property.is_none());
        let verb = self.view.lang.speech.verb_second && self.is_predicate_first();
        self.is_same_kind() && self.is_last() && (verb || self.is_carried() && silent())
    }

    /// `Bułgaria zwiększyła o 17 proc., Czechy o 10 proc.`: who changed by so much stands before the second figure; so may the
    /// place (`we Włoszech o 21 proc., a w Niemczech o 14`).
    fn changed_by_as_much(&self) -> bool {
        if !(self.order() == Order::Inflected
            && self.is_same_kind()
            && CHANGING.contains(&self.predicate.code)
            && self.is_by())
        {
            return false;
        }
        let place = |at: usize| self.view.role(at, Role::PLACE) && self.view.token(at + 1).is_some_and(|t| t.capital);
        let named = |at: usize| self.is_capital(at) || place(at) || self.view.is_mark(at, DASHES);
        let from = self.last_joint(self.joint, 4).map(|at| at + 1);
        from.is_some_and(|from| from < self.joint && (from..self.joint).all(named))
    }

    /// `przyszło 5 tysięcy ludzi, według policji 1200`: where nouns inflect, another source has its own figure for the same
    /// verb, behind a phrase that names it.
    fn is_told_by_another(&self) -> bool {
        let (view, kind) = (self.view, self.kind);
        let told = |at: usize| view.word(at).is_some_and(|w| w.roles.any(Roles::ACCORDING));
        self.order() == Order::Inflected
            && self.is_predicate_first()
            && self.unit.is_none_or(|unit| !unit.own && unit.kind == kind)
            && self.last_comma().is_some_and(|comma| (comma + 1..self.start).any(told))
    }

    /// `zadržela 2870 migrantů, loni jich bylo 5400`: where nouns inflect, the same are counted for another time or place.
    fn is_counted_again(&self) -> bool {
        let (view, kind) = (self.view, self.kind);
        let them = |at: usize| view.role(at, Role::THEM) || view.role(at, Role::DETERMINER);
        let copula = |at: usize| view.role(at, Role::AUXILIARY) && view.mark(at).property.is_none();
        let was = self.joint - usize::from(them(self.joint));
        self.order() == Order::Inflected
            && self.is_predicate_first()
            && self.unit.is_some_and(|unit| !unit.own && unit.kind == kind)
            && self.last_comma().is_some_and(|comma| comma < was)
            && copula(was)
    }

    /// Whether the second goes on a list.
    fn is_listed(&self) -> bool {
        let share = self.unit.is_some_and(|unit| unit.kind == UnitKind::Percent);
        // `subió un 5 % y ronda los 300 euros`: by how large a share something rose says of no sum that it did.
        let risen = self.kind == UnitKind::Percent && CHANGING.contains(&self.predicate.code);
        !((share || risen) && !self.is_same_kind())
            && (self.view.is_mark(self.joint, &[','])
                || self.is_behind_conjunction()
                || self.is_elsewhere()
                || self.opens_parts()
                || self.closes_english_list())
    }

    fn is_behind_conjunction(&self) -> bool {
        // Behind a comma the conjunction opens a clause (`dwóch osób, a cztery kolejne uznaje się`), but not where the comma
        // closes a part of the whole: `ewakuowano 300 pacjentów, w tym 40 dzieci, i 60 pielęgniarek`.
        let of_part = self.order() == Order::Inflected && self.predicate.rule == OF_WHOLE;
        let comma = || !of_part && self.joint.checked_sub(1).is_none_or(|at| self.view.is_mark(at, &[',']));
        self.field.before_addition(self.start) < self.start || self.view.role(self.joint, Role::AND) && !comma()
    }

    /// `V Praze řešili 18.250 nehod, v Brně 13.900`: a place may stand before the second figure.
    fn is_elsewhere(&self) -> bool {
        self.order() == Order::Inflected
            && self.is_same_kind()
            && self.is_carried()
            && self.last_joint(self.joint, 4).is_some_and(|at| self.view.role(at + 1, Role::PLACE))
    }

    /// `zabili pięcioro cywilów: dwóch w A, dwóch w B`: a colon opens the parts of a number.
    fn opens_parts(&self) -> bool {
        self.order() == Order::Inflected && self.is_same_kind() && self.view.is_mark(self.joint, &[':'])
    }

    /// `300 officers, and close to 400 rescuers and 12 dogs`: in English a comma may stand before the last member's
    /// conjunction, where no verb follows it.
    fn closes_english_list(&self) -> bool {
        self.view.noun_last() && self.view.role(self.joint, Role::AND) && self.is_last()
    }

    /// Whether the predicate governs the list that the two stand on.
    fn is_governed(&self) -> bool {
        // `2,500 troops arrived, as well as 300 officers and 12 dogs`: what is far off governs a list that has gone on already.
        let member = || self.before.start().checked_sub(1).is_some_and(|at| self.view.role(at, Role::AND));
        // `réuni 12.000 personnes selon la police, 40.000 selon les organisateurs`: who says so stands between.
        let elided = || self.order() == Order::NounFirst && self.is_same_kind() && self.is_carried();
        // `14 migrants, dont 3 femmes et 2 enfants, ont été secourus`: each part has the predicate of the whole.
        let of_whole = || {
            self.order() != Order::Inflected
                && matches!(self.predicate.rule, OF_WHOLE | OF_PARTS)
                && self.predicate.tokens.start >= self.number.tokens.end
        };
        self.is_predicate_first() && (self.predicate.rule != rule::NEAR || member() || elided()) || of_whole()
    }

    /// Whether no predicate between the two has come to say something of the second.
    fn is_free(&self) -> bool {
        let other = |found: Predicate<'_>| found.tokens != self.predicate.tokens;
        !(self.before.tokens.end..self.joint).any(|at| self.field.predicate(at, rule::NEAR).is_some_and(other))
    }
}

/// Where a figure begins with its own noun, its determiner, and a word for more (`and an additional 20 on Saturday`).
fn phrase_start(view: &View<'_>, number: &Number, unit: Option<&Found<'_>>) -> usize {
    let figure = number.start();
    // `pięcioro cywilów: dwóch na targu`: the noun before a colon is not the figure's own.
    let colon = figure.checked_sub(1).filter(|at| view.is_mark(*at, &[':']));
    let own = |unit: &&Found<'_>| unit.own && colon.is_none_or(|at| unit.tokens.start > at);
    let start = unit.filter(own).map_or(figure, |unit| unit.tokens.start.min(figure));
    // `200 vagas e mais 12 creches`: so does one that also says how much more a share is.
    let further = |at: usize| view.noun_last() || view.is_one_of(at, &view.grammar().change_before);
    let more = |at: usize| further(at) && view.role(at, Role::SKIP) && view.is_word(at);
    let belongs = |at: usize| view.role(at, Role::DETERMINER) || view.is_mark(at, QUOTES) || more(at);
    (start.saturating_sub(2)..start).rev().find(|at| !belongs(*at)).map_or(start, |at| at + 1)
}
