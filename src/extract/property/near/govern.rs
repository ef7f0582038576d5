//! What a figure is governed by: prepositions, changes, the commas around it.
//!
//! In: a figure and its clause. Out: whether a predicate beside it is said of it, and which of two is.

use std::ops::Range;

use super::{CHANGING, DASHES, Field, HOSPITAL, REACHING, VALUE};
use crate::claim::{Modifier, UnitKind};
use crate::extract::Number;
use crate::extract::property::Predicate;
use crate::extract::property::money::names_a_level;
use crate::extract::property::rule;
use crate::extract::unit::carry::OF_PEOPLE;
use crate::lang::{Order, Role};

/// How high something stands.
const LEVEL: &str = "level";
/// What whoever says how much a loss is does with it: `straty ocenia na 9 mln zł`.
const ASSESSED: &str = "assessed";

/// What is done with those who come to a hospital.
const COMING: &[&str] = &[
    "arrived",
    "brought",
    "carried",
    "delivered",
    "found",
    "hit",
    "moved",
    "received",
    "sent",
    "taken",
    "transported",
    "requested",
];
/// What is said of what passes a mark.
const EXCEEDED: &str = "exceeded";
/// What people cross where a number exceeds a bound.
const BORDER: &str = "border";

impl<'a> Field<'_, 'a> {
    /// `В больницу попали 12 человек`, `trafiło 5 osób do szpitala`: the verb alone says less than where they came.
    pub fn with_place(&self, verb: Predicate<'a>) -> Predicate<'a> {
        let view = self.view;
        if view.grammar().order != Order::Inflected {
            return verb;
        }
        let tokens = verb.tokens.clone();
        if verb.code == EXCEEDED {
            let near = tokens.start.saturating_sub(6)..tokens.end + 3;
            let border = near.into_iter().any(|at| view.mark(at).unit.is_some_and(|(_, e)| &*e.code == BORDER));
            let people = self.kind == Some(UnitKind::Count) && border;
            return if people { Predicate { code: "crossed", ..verb } } else { verb };
        }
        if !COMING.contains(&verb.code) || self.kind != Some(UnitKind::Count) || self.thing {
            return verb;
        }
        let place = |at: usize| {
            let (length, code) = view.mark(at).property?;
            (code == HOSPITAL && length > 1).then_some(at..at + length)
        };
        let before = (2..=4).filter_map(|back| place(tokens.start.checked_sub(back)?)).find(|p| p.end == tokens.start);
        let before = before.or_else(|| self.hospital_before(tokens.start));
        match (before, place(tokens.end)) {
            (Some(place), _) => Predicate { tokens: place.start..tokens.end, code: HOSPITAL, ..verb },
            (None, Some(place)) => Predicate { tokens: tokens.start..place.end, code: HOSPITAL, ..verb },
            (None, None) => verb,
        }
    }

    /// `в районную больницу [доставлены]`: the noun of a hospital with its adjectives, behind a preposition of place.
    fn hospital_before(&self, verb: usize) -> Option<Range<usize>> {
        /// Adjectives of the noun, at most.
        const ADJECTIVES: usize = 3;
        let view = self.view;
        let hospital = |at: usize| view.mark(at).unit.is_some_and(|(_, e)| matches!(&*e.code, "hospital" | "clinic"));
        let noun = verb.checked_sub(1).filter(|at| *at > view.range.start && hospital(*at))?;
        let adjective = |at: &usize| view.is_word(*at) && view.ends_like(*at, &view.grammar().adjective_endings);
        let adjectives = (view.range.start..noun).rev().take(ADJECTIVES).take_while(adjective).count();
        let place =
            noun.checked_sub(adjectives + 1).filter(|at| *at >= view.range.start && view.role(*at, Role::PLACE));
        place.map(|at| at..verb)
    }

    /// `eight of her ten goats to buy meal`; `material para realizar los alijos y 20 litros`: before a figure only where nouns
    /// come first.
    pub(super) fn is_purpose(&self, at: usize, forward: bool) -> bool {
        let leads = self.view.is_one_of(at - 1, &self.view.grammar().infinitive);
        leads && (forward || self.leads_to_infinitive(at))
    }

    /// Whether an infinitive begins there, behind a preposition or not, where nouns come first.
    pub(super) fn leads_to_infinitive(&self, at: usize) -> bool {
        let view = self.view;
        let at = at + usize::from(view.role(at, Role::COMPLEMENT) || view.role(at, Role::LINK));
        let lower = view.token(at).is_some_and(|t| t.is_word() && !t.capital);
        lower
            && view.grammar().order == Order::NounFirst
            && view.mark(at).unit.is_none()
            && view.ends_like(at, &view.grammar().infinitive_endings)
    }

    /// Whether a conjunction parts a predicate from the noun phrase that ends before `end`, and another figure stands right
    /// behind it.
    pub(super) fn governs_next(&self, end: usize, found: &Predicate<'a>) -> bool {
        let view = self.view;
        let and = (end..found.tokens.start).any(|at| view.role(at, Role::AND));
        // `mató a siete mineros y dejó atrapados a otros doce`: what marks an object may stand before it.
        let passed = |at: &usize| {
            view.is_one_of(*at, &view.grammar().object_marker)
                || view.role(*at, Role::SKIP)
                || view.role(*at, Role::DETERMINER)
                || view.role(*at, Role::COMPLEMENT)
        };
        let behind = (found.tokens.end..found.tokens.end + 3).take_while(passed).count();
        and && (0..2).any(|n| view.mark(found.tokens.end + behind + n).number.is_some())
    }

    /// As [`Self::subject_of`] where the figure is a value, not a number of things.
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

    /// Whether what a verb says of a number of things is said of another noun: `Количество пострадавших достигло 253 человек`.
    fn counts_reach(&self, verb: &Predicate<'_>) -> bool {
        let level = verb.code == "level" && self.view.grammar().order == Order::Inflected;
        CHANGING.contains(&verb.code) || level || self.only_equals(verb)
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

    /// `dluh klesne pod 60 milionů`, `zadłużenie spadło poniżej 60 mln`: where nouns inflect, a bound right behind a verb of
    /// change is what the new value lies beyond.
    fn crosses(&self, verb: &Predicate<'a>, number: &Number) -> bool {
        let bound = matches!(number.figure.modifier, Modifier::LessThan | Modifier::MoreThan);
        let beside = number.extent.start < number.tokens.start && number.start() == verb.tokens.end;
        bound && beside && self.view.grammar().order == Order::Inflected
    }

    /// The noun that is said to reach a value, or the verb itself where none is known.
    fn subject_of(&self, verb: Predicate<'a>, number: &Number) -> Predicate<'a> {
        let sign = |at: usize| self.view.mark(at).unit.is_some_and(|(_, e)| e.kind == UnitKind::Currency);
        // `se ha triplicado hasta los 9,20 euros`: so may an article, and the apostrophe of `all'1,9 %`; `al 4,7 %` is both
        // article and preposition.
        let up_to = |at: usize| self.view.is_one_of(at, &self.view.grammar().up_to);
        let article = |at: usize| self.view.role(at, Role::DETERMINER) && !self.view.role(at, Role::LINK) && !up_to(at);
        let slight = |at: usize| sign(at) || article(at) || self.view.is_mark(at, &['\'', '’']);
        let link = (1..=3).filter_map(|back| number.start().checked_sub(back)).find(|at| !slight(*at));
        // `зросли на 4 %`: where nouns inflect, that preposition says by how much, not up to what.
        let by = |at: usize| self.view.is_one_of(at, &self.view.grammar().measure_of_change);
        let leads = link.is_some_and(|at| {
            // `up 20%`: the particle itself leads to nothing.
            let own = verb.tokens.contains(&at);
            let up = self.view.role(at, Role::LINK) || up_to(at);
            up && !self.view.role(at, Role::COMPLEMENT) && !by(at) && !own
        });
        // `sequestro di beni per un valore di 3 milioni`: behind an article the word is a noun, and reaches nothing.
        let noun = verb.code == VALUE
            && self.view.grammar().order == Order::NounFirst
            && verb.tokens.start > self.view.range.start
            && self.view.role(verb.tokens.start - 1, Role::DETERMINER);
        let noun = noun || self.is_level_noun(&verb);
        let leads = leads || self.crosses(&verb, number);
        // `el precio subió un 5 % y ronda los 300 euros`: nor does a change by a share say what another value is.
        let between = verb.tokens.end..number.start();
        let share = |at: usize| self.view.mark(at).unit.is_some_and(|(_, e)| e.kind == UnitKind::Percent);
        let beyond = || {
            self.view.grammar().order == Order::NounFirst
                && self.kind != Some(UnitKind::Percent)
                && between.clone().any(share)
                && between.clone().any(|at| self.view.role(at, Role::AND))
        };
        let inflected = self.view.grammar().order == Order::Inflected;
        let values = verb.code == VALUE || verb.code == ASSESSED && inflected && self.kind == Some(UnitKind::Currency);
        // `порог превышен на 12 %`: by how much something is beyond a mark is no value that it reaches.
        let excess = verb.code == EXCEEDED && link.is_some_and(by);
        let reaches = (REACHING.contains(&verb.code) || values) && !noun && !excess;
        let yields = reaches || CHANGING.contains(&verb.code) && (leads || beyond());
        if yields && let Some(toll) = self.toll_before(&verb) {
            return toll;
        }
        let noun =
            if yields { self.before_relative(&verb).or_else(|| self.back_from(verb.tokens.start)) } else { None };
        // `зарплату уряд обіцяє підвищити до 25 тисяч`: where nouns inflect, what only leads to the verb stands between.
        let leads_to = |p: &&Predicate<'a>| {
            p.tokens.end == verb.tokens.start && self.view.grammar().order == Order::Inflected && !self.is_level(p)
        };
        let beyond = noun.as_ref().filter(leads_to).and_then(|p| self.back_from(p.tokens.start));
        let noun = beyond.filter(|p| self.is_level(p)).or(noun);
        let noun = noun.and_then(|noun| self.subject_or_head(noun));
        // `four flats and a yacht valued at 800,000`: what stands beyond another figure is not what is valued.
        // `frekwencję o godz. 17 szacowano na 38 proc.`: a clock time or a date is crossed like any word.
        let figure = |at: usize| self.in_number(at) && !self.view.mark(at).plain;
        let near = |p: &Predicate<'a>| !values || (p.tokens.end..verb.tokens.start).all(|at| !figure(at));
        // `выросла на 18 % и составила 96 млрд`: what changed and reached a value stands before both.
        let changed = noun.as_ref().filter(|n| REACHING.contains(&verb.code) && CHANGING.contains(&n.code));
        let noun = changed.and_then(|n| self.back_from(n.tokens.start)).or(noun);
        // One comma parts two clauses, two set something apart.
        let whole = |p: &Predicate<'a>| {
            let commas =
                (p.tokens.end..verb.tokens.start).filter(|at| self.view.is_mark(*at, &[',']) && !self.in_number(*at));
            // `constitue un record, et le rendement atteindrait`: so does a conjunction behind a comma.
            if (p.tokens.end..verb.tokens.start).any(|at| self.opens_clause(at)) {
                return false;
            }
            let parts = self.view.grammar().order == Order::Inflected || self.view.lang.speech.verb_second;
            !parts || commas.count() % 2 == 0
        };
        // `показатель ускорился до 3,4 %`: nor is a word for any value more than the verb.
        // `hladina Labe stoupla na 480 centimetrů`: but a level of water is what is measured.
        let water = self.kind == Some(UnitKind::Measure);
        let telling = |p: &Predicate<'a>| {
            let vague = REACHING.contains(&p.code) && !(water && p.code == LEVEL);
            !(inflected && CHANGING.contains(&verb.code) && vague)
        };
        // `przejęła mienie o wartości 625 tys. zł`: what is so much is a noun; what was done with it is no more than its value.
        // `згорілий товар оцінюють у 40 млн`: nor does a participle name anything.
        let done = |p: &Predicate<'a>| {
            let adjective = || self.view.ends_like(p.tokens.start, &self.view.grammar().adjective_endings);
            inflected && values && (self.is_past(p) || adjective() && !self.is_level(p))
        };
        // `оценивают потери в 48 млн`: behind such a verb its object is what is so much.
        let behind = verb.tokens.end..number.start();
        let object = || behind.clone().find_map(|at| self.predicate(at, verb.rule));
        let object = || if inflected && values { object() } else { None };
        let noun = noun.filter(|p| !done(p)).filter(near).filter(whole).filter(telling);
        let changed = if leads && CHANGING.contains(&verb.code) { self.changed_behind(&verb, number) } else { None };
        changed.or(noun).or_else(object).unwrap_or(verb)
    }

    /// `stieg der Pegel auf 6 Meter`, `bereikte een stand van 18 meter`: whether the word for a level is a noun, where the verb
    /// stands second: it has a capital or a determiner.
    fn is_level_noun(&self, found: &Predicate<'a>) -> bool {
        let (view, at) = (self.view, found.tokens.start);
        let inside = at > view.range.start && found.code == LEVEL && view.lang.speech.verb_second;
        let capital = || view.grammar().order == Order::CapitalNoun && view.token(at).is_some_and(|t| t.capital);
        inside && (view.role(at - 1, Role::DETERMINER) || capital())
    }

    /// `banka zvýšila sazbu na 4 procenta`, `wzrosły straty firmy do 3 mln`: where nouns inflect, what a verb of change has right
    /// behind it reaches the value, be it object or subject; not what a preposition governs (`vzrostl díky dotaci na 3 miliony`).
    fn changed_behind(&self, verb: &Predicate<'a>, number: &Number) -> Option<Predicate<'a>> {
        let view = self.view;
        if view.grammar().order != Order::Inflected || number.start() <= verb.tokens.end {
            return None;
        }
        let preposition = |at: usize| {
            let link = view.role(at, Role::PLACE) || view.role(at, Role::LINK) || view.role(at, Role::STOP);
            link || view.is_one_of(at, &view.grammar().circumstance)
        };
        let ends = |at: &usize| preposition(*at) || view.is_mark(*at, &[',']) || self.in_number(*at);
        let border = (verb.tokens.end..number.start()).find(ends)?;
        let found = (verb.tokens.end..border).find_map(|at| self.predicate(at, verb.rule))?;
        let value = CHANGING.contains(&found.code) || REACHING.contains(&found.code) || self.is_past(&found);
        (!value && found.tokens.end <= border).then_some(found)
    }

    /// `inflacja po wyłączeniu cen wyniosła`, `число погибших в результате обрушения выросло`: where nouns inflect, what a
    /// preposition or a noun without a meaning of its own governs is no subject, nor is what ends as adjectives do; the
    /// predicate before it may be.
    fn subject_or_head(&self, noun: Predicate<'a>) -> Option<Predicate<'a>> {
        let view = self.view;
        if view.grammar().order != Order::Inflected {
            return Some(noun);
        }
        let adjective = |at: usize| view.is_open(at) && view.ends_like(at, &view.grammar().adjective_endings);
        let oblique = &view.grammar().oblique_adjective_endings;
        let mut noun = noun;
        for _ in 0..3 {
            let at = noun.tokens.start;
            if noun.tokens.len() > 1 || at <= view.range.start + 1 {
                break;
            }
            // An adjective that agrees tells the case.
            let qualified = adjective(at - 1) && view.mark(at - 1).property.is_none();
            let genitive = view.ends_like(at - 1, oblique);
            if qualified && !genitive {
                break;
            }
            let narrowing = qualified || view.ends_like(at, oblique) && !self.of_victims(at);
            let before = at - 1;
            let mark = view.mark(before);
            let preposition = !mark.role.has(Role::AND) && (mark.role.has(Role::PLACE) || mark.role.has(Role::LINK));
            let bare = view.is_open(before) && mark.property.is_none() && mark.unit.is_none() && !adjective(before);
            // `w lipcu sprzedaż wyniosła`: the object of a preposition governs nothing.
            let object = before > view.range.start && view.role(before - 1, Role::PLACE);
            let lower = view.token(before).is_some_and(|t| !t.capital);
            let governed = before > view.range.start && lower && bare && !object;
            if !(narrowing || governed || preposition || view.is_one_of(before, &view.grammar().result)) {
                break;
            }
            noun = self.back_from(at)?;
        }
        Some(noun)
    }

    /// Whether people named by what befell them stand there: `пострадавших`.
    fn of_victims(&self, at: usize) -> bool {
        self.view.mark(at).unit.is_some_and(|(_, entry)| entry.property.is_some())
    }

    /// `a rise of 7.5%`: what attaches the figure to the noun that governs it.
    pub(super) fn is_of(&self, at: usize, start: usize) -> bool {
        // `d'environ 12`: an elided one has its apostrophe behind it.
        let elided = |mark: usize| self.view.is_mark(mark, &['\'', '’']);
        at + 1 == start
            && (self.view.role(at, Role::COMPLEMENT)
                || elided(at) && at > 0 && self.view.role(at - 1, Role::COMPLEMENT))
            || at + 2 == start && elided(at + 1) && self.view.role(at, Role::COMPLEMENT)
    }

    /// `un sac de 50 kilos`: whether the figure at `start` is an attribute of a noun that says nothing; `la lluvia fue de 282
    /// milímetros` is no such noun.
    pub fn is_attribute(&self, start: usize) -> bool {
        let elided = start.checked_sub(1).is_some_and(|at| self.view.is_mark(at, &['\'', '’']));
        start.checked_sub(if elided { 3 } else { 2 }).is_some_and(|at| {
            self.is_of(start - 1, start)
                && self.view.is_word(at)
                && !self.in_number(at)
                && self.view.mark(at).property.is_none()
                && !self.view.role(at, Role::AUXILIARY)
        })
    }

    /// `una caída en las ventas del 45 %`, `il calo dei prezzi del 3 %`: the change, where the noun right before the share
    /// only tells what changed.
    pub fn change_of(&self, noun: Predicate<'a>) -> Predicate<'a> {
        /// Words between the change and what changed, at most.
        const BETWEEN: usize = 4;
        let view = self.view;
        let slight = |at: usize| {
            let preposition = view.role(at, Role::COMPLEMENT) || view.is_one_of(at, &view.grammar().circumstance);
            preposition || view.role(at, Role::DETERMINER) || view.is_mark(at, &['\'', '’'])
        };
        if view.grammar().order != Order::NounFirst || CHANGING.contains(&noun.code) {
            return noun;
        }
        let mut at = noun.tokens.start;
        while at > view.range.start && noun.tokens.start - at < BETWEEN && slight(at - 1) {
            at -= 1;
        }
        // `una subida salarial del 4 %`: so does an adjective right behind it.
        let change = self.predicate_before(at, noun.rule);
        change.filter(|p| CHANGING.contains(&p.code) || matches!(p.code, "participated" | "turnout")).unwrap_or(noun)
    }

    /// `un edificio de 12 plantas`, `una casa, de dos pisos,`: whether the figure tells how many parts a thing has.
    pub fn is_part(&self, start: usize) -> bool {
        let comma = start.checked_sub(2).is_some_and(|at| self.is_of(at + 1, start) && self.view.is_mark(at, &[',']));
        let noun_first = self.view.grammar().order == Order::NounFirst;
        // `un albergo da 120 camere`, `un immeuble à quatre étages`: behind a noun for a thing, so do other prepositions.
        let bare = start.checked_sub(2).is_some_and(|at| {
            let thing = |i: usize| self.view.mark(i).unit.is_some_and(|(_, e)| !e.person);
            self.view.role(at + 1, Role::BARE) && thing(at) && !self.in_number(at)
        });
        noun_first && (comma || bare || self.is_attribute(start))
    }

    /// `las once personas que han muerto`: what the relative clause right behind the noun says of those counted, where
    /// nothing nearer or plainer is said of them.
    pub fn or_relative(&self, near: Option<Predicate<'a>>, start: usize, end: usize) -> Option<Predicate<'a>> {
        /// Tokens between the figure and what governs it, at most.
        const NEAR: usize = 3;
        const PLAIN: &[&str] = &["evacuated", "missing", "rescued"];
        let view = self.view;
        let relative = view.grammar().order == Order::NounFirst && view.is_one_of(end, &view.grammar().relative);
        // `unas 200 personas que quedaron incomunicadas`: that a state goes on says less.
        let told =
            if relative { self.behind(end + 1, false).filter(|p| !super::STAYING.contains(&p.code)) } else { None };
        let firm = near.as_ref().is_some_and(|p| {
            let verb = view.mark(p.tokens.start).unit.is_none_or(|(_, e)| e.property.is_none());
            let plain = OF_PEOPLE.contains(&p.code) || PLAIN.contains(&p.code);
            p.tokens.end <= start && (start - p.tokens.end <= NEAR || plain && verb)
        });
        if firm { near } else { told.or(near) }
    }

    /// `has trebled, from £30m to £87m`: a verb of change before the comma that its two values stand behind.
    pub fn change_before_comma(&self, number: &Number) -> Option<Predicate<'a>> {
        let view = self.view;
        let start = view.past_sign(number.start());
        let comma = start.checked_sub(2).filter(|at| view.role(at + 1, Role::VERSUS) && view.is_mark(*at, &[',']))?;
        let verb = self.predicate_before(comma, rule::NEAR).filter(|p| CHANGING.contains(&p.code))?;
        Some(self.subject_of(verb, number))
    }

    /// `підвищити зарплати на 35 %`, `reduce its spending by £5m`: the verb right before what it changes by so much.
    pub fn changed_by(&self, noun: Predicate<'a>, number: &Number) -> Predicate<'a> {
        let start = self.view.past_sign(number.start());
        let by = start.checked_sub(1).is_some_and(|at| {
            // `увеличили перевозки в 9,7 раза`: so many times is by how much.
            let times = self.unit == "time" && self.view.role(at, Role::PLACE);
            self.view.is_one_of(at, &self.view.grammar().measure_of_change) || times
        });
        // `уровень реки упал на 9 см`: nor is what falls by so much rain.
        let noun = match self.view.mark(noun.tokens.start).property {
            Some((_, code @ "decrease")) if by && noun.code == "rainfall" => Predicate { code, ..noun },
            _ => noun,
        };
        let own = |at: &usize| self.view.role(*at, Role::DETERMINER);
        let end = noun.tokens.start;
        let end = end.checked_sub(1).filter(own).unwrap_or(end);
        let verb = if by { self.predicate_before(end, noun.rule) } else { None };
        let verb = verb.or_else(|| self.changed_beyond(&noun, number).filter(|_| by));
        verb.filter(|p| self.changes(p)).unwrap_or(noun)
    }

    /// `zachránila ze dvou člunů 168 osob`: where nouns inflect, a figure that a preposition governs is no object.
    pub(super) fn is_adjunct(&self, number: &Number) -> bool {
        let before = number.start().checked_sub(1);
        before.is_some_and(|at| self.view.is_one_of(at, &self.view.grammar().adjunct))
    }

    /// Where people or things come from: what is done with others is not said of them.
    pub fn is_origin(&self, number: &Number) -> bool {
        let before = number.start().checked_sub(1);
        // `продать с десяток коров`: before about so many the preposition only says that again.
        let about = number.figure.modifier == Modifier::Approximate && number.tokens.len() == 1;
        let about = about && number.start() == number.tokens.start && self.view.grammar().order == Order::Inflected;
        !about && before.is_some_and(|at| self.view.is_one_of(at, &self.view.grammar().origin))
    }

    /// Whether the figure stands in an aside between commas or dashes, whose predicate is that of the clause.
    pub(super) fn is_enclosed(&self, start: usize, end: usize) -> bool {
        [&[','][..], DASHES].iter().any(|marks| {
            // A relative clause between commas has a verb of its own.
            let opens = (1..=3).filter_map(|back| start.checked_sub(back)).any(|at| {
                // `Najwięcej, bo aż 97 tys., popełniono`: right before the figure a conjunction opens no clause.
                // `Les migrants, de 19 nationalités, ont été secourus`: behind a preposition it only tells what they are like.
                let tells = self.view.grammar().order == Order::NounFirst && self.is_of(at + 1, start);
                let clause = self.view.role(at + 1, Role::CLAUSE) && at + 2 != start;
                self.view.is_mark(at, marks) && !clause && !(tells && at + 2 == start)
            });
            let closes = (end..end + 6).find(|at| self.view.is_mark(*at, marks));
            // A comma that another figure follows goes on a list.
            opens && closes.is_some_and(|at| (at + 1..at + 4).all(|i| self.view.mark(i).number.is_none()))
        })
    }

    /// `koszt naprawy torów`, `потери бюджета`: a noun that states a predicate governs the one in the
    /// genitive right behind it.
    pub fn head_of(&self, found: Predicate<'a>) -> Predicate<'a> {
        let view = self.view;
        // `ceny klesly o 12 procent`: a verb of change is no noun in the genitive, whatever its ending.
        let changes = CHANGING.contains(&found.code) && self.is_past(&found);
        let genitive = !changes && view.ends_like(found.tokens.end - 1, &view.grammar().any_genitive_endings);
        let adjective = |at: usize| view.is_open(at) && view.ends_like(at, &view.grammar().adjective_endings);
        let end = found.tokens.start;
        let end = if genitive && end > view.range.start + 1 && adjective(end - 1) { end - 1 } else { end };
        let head = self.predicate_before(end, found.rule);
        let states = |p: &Predicate<'_>| names_a_level(p.code) || CHANGING.contains(&p.code);
        let verb = |p: &Predicate<'_>| view.ends_like(p.tokens.end - 1, &view.grammar().past_endings);
        let governs = |p: &Predicate<'_>| view.mark(p.tokens.start).role.is_none() && states(p) && !verb(p);
        match head.filter(|p| genitive && governs(p)) {
            // `straty budżetu państwa`: that noun may be governed in its turn.
            Some(head) => self.head_of(head),
            None => found,
        }
    }
}
