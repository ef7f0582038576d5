//! The predicate nearest to a figure in its clause.
//!
//! In: the sentence and the borders of figure and noun phrase. Out: a predicate. Distance is counted in words; a comma and
//! a conjunction lengthen it. Another figure is crossed only within a list, and a clause's border ends the search.

mod adverbial;
mod agree;
mod apart;
mod beside;
mod clause;
mod govern;
mod last;
mod list;
mod past;
mod shared;

pub use agree::is_several;
use clause::is_short_form;

use std::ops::Range;

use super::Predicate;
use super::fit::fits;
use crate::claim::UnitKind;
use crate::extract::unit::view::{QUOTES, View};
use crate::extract::{Number, Verdict};
use crate::lang::{Order, Role};

const COMMA: u32 = 3;
const AND: u32 = 4;
const FIGURE: u32 = 2;
/// Predicates stand before the figure less often than behind its noun.
const BEFORE: u32 = 1;
/// Beyond this no predicate belongs to the figure.
const LIMIT: u32 = 26;
/// Tokens that a search walks over, at most, whatever they cost.
const STEPS: usize = 100;

/// Verbs that only say that a value is reached: what reaches it is the predicate, where it is named
/// (`le débit a atteint 412 m³/s`).
const REACHING: &[&str] = &["arrived", "average", "exceeded", "level", "value"];
/// Verbs that say the same where they lead up to a value (`fell to 54%`, not `fell 54%`).
const CHANGING: &[&str] = &["decrease", "increase"];

/// What is done with money to somebody.
const GIVING: &[&str] =
    &["allocated", "cost", "donated", "fine", "fined", "lent", "offered", "paid", "promised", "refunded", "sent"];

/// What a number of people is the toll of.
const TOLLS: &[&str] = &["died", "killed"];
pub(super) const AVERAGE: &str = "average";
/// What a thing is worth.
const VALUE: &str = "value";

/// Where people lie, and bills do not; how badly they are hurt, and faults are not.
const NO_THINGS: &[&str] = &["hospitalised", "lightly_injured", "seriously_injured"];
/// What takes to the streets: vehicles only stand on them.
const MARCHED: &str = "marched";

/// The verb that only leads to a state named behind it.
pub const LEAVING: &str = "left";

/// What verbs are spelt like.
const MADE: &[&str] = &["bus", "factory", "farm", "ferry", "plant", "ship", "train"];

/// What befalls a vessel, and not those aboard.
const WRECKED: &[&str] = &["overturned", "sunk"];

/// What fires and storms do, and nobody.
const OCCURRED: &str = "occurred";

/// The rule of a predicate that only stands near.
const NEAREST: &str = "property-near";

/// The verb of a state that goes on.
const STAYING: &str = "staying";
/// Verbs that say nothing of their own before an infinitive.
const HELPING: &[&str] = &["needed", "won"];
/// The verb that only says that something is borne.
const SUFFERING: &str = "suffering";

/// Codes of nouns that govern another: the cost of a repair, the loss of a budget.
const NOUNS: &[&str] = &[
    "cost", "damage", "debt", "decrease", "deficit", "income", "increase", "loss", "price", "profit", "revenue",
    "share", "value", "wage",
];

const DASHES: &[char] = &['—', '–'];
const BORDERS: &[char] = &[';', ':', '(', ')', '?', '!'];

/// The words that a search walks over: a sentence, without the noun phrases of its figures.
pub struct Field<'v, 'a> {
    pub view: &'v View<'a>,
    pub numbers: &'v [Number],
    /// Which tokens of the sentence are the unit of some figure: they are no predicates of others.
    pub taken: &'v [bool],
    /// What the figure is that a predicate is sought for.
    pub kind: Option<UnitKind>,
    /// Its unit's code.
    pub unit: &'v str,
    /// It counts things that a list knows.
    pub thing: bool,
    /// It counts people.
    pub people: bool,
    /// It counts more than one, and nothing before it makes them a whole in the singular (`une centaine de`).
    pub several: bool,
    /// The kinds of all figures of the sentence, by the position in `numbers` from `first`.
    pub kinds: &'v [Option<UnitKind>],
    pub first: usize,
}

impl<'v, 'a> Field<'v, 'a> {
    /// Before the auxiliary or weak pronoun right before a verb at `at`.
    fn before_weak(&self, at: usize) -> usize {
        let weak = |at: usize| self.view.role(at, Role::AUXILIARY) && !self.view.role(at, Role::LINK);
        let denied = |at: usize| self.view.is_one_of(at, &self.view.grammar().negation);
        (at.saturating_sub(2)..at).rev().take_while(|&i| weak(i) && !denied(i)).last().unwrap_or(at)
    }

    /// The predicate at a token, unless it is the noun of some figure.
    fn predicate(&self, at: usize, rule: &'static str) -> Option<Predicate<'a>> {
        let (mark, grammar) = (self.view.mark(at), self.view.grammar());
        // `Parmi les morts figurent trois policiers`: a noun for people says what befell them.
        let victims =
            || mark.unit.filter(|_| !self.thing).and_then(|(length, entry)| Some((length, entry.property.as_deref()?)));
        let (length, code) = mark.property.or_else(victims).filter(|_| mark.number.is_none())?;
        // `entre 180 et 220`, `a total of`: a preposition spelt like a verb, a word that only counts.
        let counting = mark.role.has(Role::NUMBER_OF) && !TOLLS.contains(&code);
        // `up 18%`: right before its figure a link may say a change.
        let change = rule == "property-before" && self.view.is_one_of(at, &grammar.change_before);
        if length == 1 && (mark.role.has(Role::LINK) && !change || mark.role.has(Role::PLACE)) || counting {
            return None;
        }
        if self.is_adverbial(at, length, code, rule) || rule == NEAREST && self.is_attributive(at, length) {
            return None;
        }
        // `The ship had 23 sailors`: behind an article a vessel or a works is no verb.
        let made = mark.unit.is_some_and(|(n, e)| n == 1 && MADE.contains(&&*e.code));
        if made && length == 1 && grammar.order == Order::NounLast && self.behind_article(at) {
            return None;
        }
        // `bureaux de vote`: a word inside the name of a thing says nothing by itself.
        let inside = (1..4)
            .filter_map(|back| Some((back, at.checked_sub(back)?)))
            .any(|(back, from)| self.view.mark(from).unit.is_some_and(|(n, e)| n > back && e.kind == UnitKind::Count));
        // `500 officers and a detention centre`: so does the word that such a name opens with.
        let opens = mark.unit.is_some_and(|(n, e)| n > length && e.kind == UnitKind::Count);
        if inside && length == 1 || opens {
            return None;
        }
        // `лоукостер «Победа»`: a name in quotation marks says nothing.
        let capital = self.view.token(at).is_some_and(|t| t.capital);
        if capital && at > self.view.range.start + 1 && self.view.is_mark(at - 1, QUOTES) && self.view.is_word(at - 2) {
            return None;
        }
        // `не вышли на линию`: what is denied is not said, unless the list says it so.
        // `não se feriram`, `no resultaron heridos`: so does one before the weak words of a verb.
        let weak = if grammar.order == Order::NounFirst { self.before_weak(at) } else { at };
        if weak > self.view.range.start && self.view.is_one_of(weak - 1, &grammar.negation) {
            return None;
        }
        // `minister Van Dalen`: a capital inside a sentence makes a name, where nouns have none; an acronym may say much.
        let name = capital
            && length == 1
            && at > self.view.range.start
            && self.view.is_word(at - 1)
            && grammar.order != Order::CapitalNoun
            && !self.view.lang.labels.capital_headlines
            && self.view.surface(at).chars().any(char::is_lowercase);
        // `w sekcji Zakwaterowanie`: so does one behind a word, where no headline has capitals.
        if name && (self.view.token(at - 1).is_some_and(|t| t.capital) || grammar.order == Order::Inflected) {
            return None;
        }
        // `lograron escapar`, `precisaram ser operados`: where nouns come first, a verb before an infinitive only helps it.
        if rule != "property-before" && length == 1 && HELPING.contains(&code) && self.leads_to_infinitive(at + 1) {
            return None;
        }
        // `zostało zabitych`: before another predicate a verb that may mean staying only helps it.
        if code == STAYING && length == 1 && mark.role.has(Role::AUXILIARY) && self.view.mark(at + 1).property.is_some()
        {
            return None;
        }
        let taken = at.checked_sub(self.view.range.start).and_then(|at| self.taken.get(at)).copied();
        // `on 3 March`: a month is no march.
        let token = self.view.token(at)?;
        if token.capital && at > self.view.range.start && self.view.lang.calendar.month_after.word(token.key).is_some()
        {
            return None;
        }
        // `non-profit builders`: a hyphen makes another word.
        // `ill-fated passengers`: so does one behind it.
        let joined = |at: usize| self.view.is_joint(at) && self.view.is_word(at - 1) && self.view.is_word(at + 1);
        let first = at > self.view.range.start && self.view.is_joint(at - 1);
        // `im Rhein-Sieg-Kreis`: nor does the first part of a compound say anything, where nouns are written together.
        let opens = self.view.lang.speech.joins_nouns && joined(at + length);
        if grammar.hyphen_makes_words && length == 1 && (first || joined(at + 1)) || opens {
            return None;
        }
        // `pay each bereaved family`: a participle before a noun that another figure counts, or none.
        let adjective = length == 1
            && rule == NEAREST
            && self.view.qualifies(at)
            && self.view.mark(at + 1).unit.is_some_and(|(_, e)| e.kind == UnitKind::Count)
            && at > self.view.range.start
            && !self.view.role(at - 1, Role::AUXILIARY);
        if adjective {
            return None;
        }
        // `a lower total of`: what compares says something of its noun, unless it stands behind a figure.
        if length == 1 && rule != "property-behind" && self.view.is_one_of(at, &grammar.comparative) {
            return None;
        }
        // `up 18%`, but `gave up after 3 days`: a particle says a change only right before its figure.
        let particle = length == 1 && rule != "property-before" && mark.role.has(Role::STOP);
        if particle && self.view.is_one_of(at, &grammar.change_before) {
            return None;
        }
        (!taken.unwrap_or(false)
            && fits(code, self.kind, self.unit)
            && !(self.thing && (NO_THINGS.contains(&code) || length > 1 && code == MARCHED))
            && !(self.people && (WRECKED.contains(&code) || code == OCCURRED)))
            .then(|| Predicate { tokens: at..at + length, code, rule })
    }

    /// `Se incautaron: 12 fusiles y 30 pistolas`: the verb right before the colon of a list, where no figure stands before it.
    fn opening_list(&self, range: &Range<usize>, colon: usize) -> Option<Predicate<'a>> {
        let verb = self.view.is_mark(colon, &[':']).then(|| self.predicate_before(colon, "property-before"))??;
        let noun = self.view.mark(verb.tokens.start).unit.is_some();
        let figure =
            (range.start..verb.tokens.start).any(|at| self.in_number(at) && !self.view.role(at, Role::DETERMINER));
        (!noun && !figure).then_some(verb)
    }

    fn in_number(&self, at: usize) -> bool {
        self.view.mark(at).number.is_some()
    }

    /// Whether a preposition of place stands before the figure: what follows is not said of the place.
    pub fn is_place(&self, number: &Number) -> bool {
        let mut start = start_of(number);
        // `across the two regions`: an article may stand between.
        let english = self.view.grammar().order == Order::NounLast && !self.view.lang.speech.verb_second;
        if english && start > self.view.range.start && self.view.role(start - 1, Role::DETERMINER) {
            start -= 1;
        }
        start.checked_sub(1).is_some_and(|at| self.view.role(at, Role::PLACE))
    }

    /// `bez prądu pozostaje 15 tys. odbiorców`: the state before a verb that only says that it goes on.
    pub fn state_before(&self, verb: Predicate<'a>) -> Predicate<'a> {
        // `poszkodowanych w katastrofie zostało ok. 10 pasażerów`: where it happened stands between.
        let reach = |p: &Predicate<'_>| {
            let placed = self.view.grammar().order == Order::Inflected && self.view.role(p.tokens.end, Role::PLACE);
            if placed { 3 } else { 1 }
        };
        let near = |p: &Predicate<'_>| verb.tokens.start.saturating_sub(p.tokens.end) <= reach(p);
        let state = if verb.code == STAYING { self.back_from(verb.tokens.start).filter(near) } else { None };
        state.unwrap_or(verb)
    }

    /// The nearest predicate of the clause, behind or before; before alone where the figure counts places.
    pub fn nearest(
        &self,
        number: &'v Number,
        end: usize,
        kind: Option<UnitKind>,
        place: bool,
    ) -> Option<Predicate<'a>> {
        let start = start_of(number);
        let enclosed = self.is_enclosed(start, end);
        // `3 000 euros par foyer sinistré`: what is said of the other side of a rate is not said of this one.
        let rate = self.view.role(end, Role::PER) && !self.is_place_of(end, kind);
        // `un terrain de trois hectares`, `a fee of £6m`: the figure is an attribute of a noun.
        let attribute = self.is_attribute(start);
        let money = attribute && kind == Some(UnitKind::Currency);
        let after = if rate || place || money {
            None
        } else {
            self.walk(end..self.end_of_object(start, end), true, enclosed, None)
        };
        let after = after.map(|(cost, found)| (cost, self.past_event(end, self.behind_equals(found, number))));
        let after = after.or_else(|| self.behind_members(end).filter(|_| !(rate || place || money)));
        // An auxiliary right behind the noun makes it the subject of a clause that begins with it.
        let auxiliary = self.view.role(end, Role::AUXILIARY) && !self.view.role(end, Role::CLAUSE);
        let subject = auxiliary && !rate && self.view.mark(end).number.is_none();
        let back = self.before_goal(self.before_addition(start));
        let before = if subject { None } else { self.walk(self.view.range.start..back, false, enclosed, Some(number)) };
        let before = before.map(|(cost, found)| (cost, self.changed_by(self.past_purpose(found), number)));
        // `Milion papierosów na dobę mogła wyprodukować`: where nothing stands before a rate, what follows is said of it.
        let whole = rate && before.is_none() && !place && self.view.grammar().order == Order::Inflected;
        let after = after.or_else(|| self.walk(end..self.view.range.end, true, enclosed, None).filter(|_| whole));
        // `zabili w sobotę na targu 17 osób i ranili 26`: a verb behind the conjunction governs the figure behind it.
        let after = after.filter(|(_, p)| before.is_none() || !self.governs_next(end, p));
        match (after, before) {
            (Some((a, after)), Some((b, before))) => {
                // `lent the islands $35m for waste treatment`: who is given a sum stands between it and the verb.
                let gives = kind == Some(UnitKind::Currency) && b <= 3 && GIVING.contains(&before.code);
                // `вырастет на 1,2% после спада`: so does a share, to the verb of change right before it.
                let moves = matches!(kind, Some(UnitKind::Currency | UnitKind::Percent))
                    && b <= 1
                    && CHANGING.contains(&before.code);
                Some(if a <= b + BEFORE && !gives && !moves { after } else { self.of_value(before, number, kind) })
            }
            (Some((_, after)), None) => Some(after),
            (None, before) => before.map(|(_, before)| self.of_value(before, number, kind)),
        }
    }

    /// The predicate that opens at a token, wherever it stands to the figure.
    pub fn at(&self, at: usize) -> Option<Predicate<'a>> {
        self.predicate(at, NEAREST)
    }

    /// The predicate that ends right before a token.
    pub(super) fn predicate_before(&self, end: usize, rule: &'static str) -> Option<Predicate<'a>> {
        (1..=3).filter_map(|back| self.predicate(end.checked_sub(back)?, rule)).find(|p| p.tokens.end == end)
    }

    /// The nearest predicate behind a figure of the clause.
    pub fn ahead(&self, number: &'v Number, end: usize) -> Option<Predicate<'a>> {
        let enclosed = self.is_enclosed(start_of(number), end);
        self.walk(end..self.view.range.end, true, enclosed, None).map(|(_, predicate)| predicate)
    }

    /// The nearest predicate before a token of the clause.
    pub fn back_from(&self, at: usize) -> Option<Predicate<'a>> {
        self.walk(self.view.range.start..at, false, true, None).map(|(_, predicate)| predicate)
    }

    /// `виділить на ремонт вікон 8 млн`: where nouns inflect, what a sum is for yields to what is done with it.
    pub(super) fn walk(
        &self,
        range: Range<usize>,
        forward: bool,
        enclosed: bool,
        from: Option<&'v Number>,
    ) -> Option<(u32, Predicate<'a>)> {
        let found = self.search(range.clone(), forward, enclosed, from)?;
        let at = found.1.tokens.start;
        let purpose = !forward
            && self.kind == Some(UnitKind::Currency)
            && at.checked_sub(1).is_some_and(|at| self.view.is_one_of(at, &self.view.grammar().aim));
        let governs = |p: &Predicate<'a>| at - p.tokens.end <= 3;
        let verb = if purpose { self.search(range.start..at - 1, false, enclosed, from) } else { None };
        Some(verb.filter(|(_, p)| governs(p)).unwrap_or(found))
    }

    /// `enclosed`: commas may be crossed, being those of the figure's own aside. `from`: the figure that a walk backwards starts at.
    fn search(
        &self,
        range: Range<usize>,
        forward: bool,
        enclosed: bool,
        mut from: Option<&'v Number>,
    ) -> Option<(u32, Predicate<'a>)> {
        let view = self.view;
        let (mut cost, mut inside, mut verb) = (0, None, false);
        // One comma closes the clause that the figure stands in; two hold an aside.
        let mut aside = false;
        // What a relative clause between commas says, or a phrase for a source, is said beside the clause.
        let mut past = usize::MAX;
        let mut behind = range.start;
        for step in 0..range.len().min(STEPS) {
            let at = if forward { range.start + step } else { range.end - 1 - step };
            if forward && at < behind {
                continue;
            }
            if forward && let Some(end) = self.past_source(at, range.end) {
                (behind, aside) = (end, false);
                cost += COMMA;
                continue;
            }
            if let Some(end) = self.past_brackets(at, range.end).filter(|_| forward) {
                behind = end;
                cost += 1;
                continue;
            }
            if !forward && at >= past && past < usize::MAX {
                continue;
            }
            past = usize::MAX;
            if !forward && let Some(opens) = self.opens_aside(range.start, at) {
                past = opens;
                cost += COMMA;
                continue;
            }
            let found = self.predicate(at, NEAREST);
            // Backwards the end of a phrase is met before its start.
            let whole = |back| self.predicate(at.checked_sub(back)?, NEAREST).filter(|p| p.tokens.end > at);
            let found = if forward {
                found
            } else {
                found.map(|found| whole(3).or_else(|| whole(2)).or_else(|| whole(1)).unwrap_or(found))
            };
            // `eight of her ten goats to buy meal`: what they were for is not said of them.
            let purpose = || at > range.start && self.is_purpose(at, forward);
            let found = found.filter(|p| forward || !self.names_share(p));
            if let Some(predicate) = found.filter(|p| !purpose() && !self.is_circumstance(p))
                && predicate.tokens.end <= range.end
            {
                let predicate = if forward { predicate } else { self.head_of(predicate) };
                let listed = || !forward && from.is_some_and(|number| self.opens_list(&predicate, number));
                let next = forward && self.is_of_next(range.start, &predicate);
                return ((enclosed || !aside || listed()) && !next).then_some((cost, predicate));
            }
            let mark = view.mark(at);
            if mark.number.is_some() && mark.number == inside {
                continue;
            }
            // A date or a name is crossed like any word.
            let figure = mark.number.and_then(|i| self.numbers.get(i)).filter(|n| n.verdict == Verdict::Figure);
            if let Some(number) = figure {
                // `400 homes are gone, and 1,000 were damaged`: behind its own verb another number has a clause of its own.
                if forward && (verb || self.opens_sentence(range.start, at)) && self.counts_as(mark.number) {
                    return None;
                }
                inside = mark.number;
                // Forwards the figure met must go on a list, backwards the one that we come from.
                let joins = if forward { Some(number) } else { from };
                let time = self.is_while(mark.number) || self.is_adjunct(number);
                let object = !forward && !aside && (time || self.two_objects(mark.number, from));
                if !object && !joins.is_none_or(|n| self.goes_on(n)) {
                    return None;
                }
                from = from.map(|_| number);
                aside = false;
                cost += FIGURE;
                continue;
            }
            // `a augmenté de 12%, et la marge s'est établie à`: behind a comma the conjunction opens another clause.
            if forward && !enclosed && (self.opens_clause(at) || self.opens_report(at)) {
                return None;
            }
            // `spent four days at sea and had ten litres`: a conjunction before an auxiliary opens a predicate of its own.
            let resumes = !forward
                && mark.role.has(Role::AND)
                && view.grammar().order != Order::Inflected
                && (view.role(at + 1, Role::AUXILIARY) || self.opens_subject(at + 1))
                && view.mark(at + 1).number.is_none()
                && at + 1 < range.end;
            if resumes {
                return None;
            }
            // Behind a dash a speaker follows, unless the dash closes what another opened.
            let closes = forward && !enclosed && self.is_dash(at);
            // The colon of a clock time ends no clause.
            let border = view.is_mark(at, BORDERS) && mark.number.is_none() && !is_short_form(view, at);
            if border && let Some(verb) = self.opening_list(&range, at).filter(|_| !forward && step == 0) {
                return Some((cost, verb));
            }
            let clause = mark.role.has(Role::CLAUSE) && (forward || !self.is_restriction(at));
            if closes || clause || mark.role.has(Role::AMONG) || border {
                return None;
            }
            // `faisant 13 blessés, a été mis en examen`: a verb in the singular has another subject.
            if forward && self.is_singular(at) {
                return None;
            }
            verb |= self.is_finite_auxiliary(at);
            // A pronoun opens a clause of its own, whose verb stands behind it.
            let inverted = at.checked_sub(1).is_some_and(|before| view.is_mark(before, &['-']));
            // `bought it for £55m`: right behind a verb it is its object.
            let object = || {
                let behind_verb = !forward && at > range.start && view.mark(at - 1).property.is_some();
                behind_verb && view.is_one_of(at, &view.grammar().object)
            };
            // `brach er um 17 Prozent ein`: where the verb stands second, its subject may stand behind it.
            let inverted = inverted
                || !forward
                    && view.lang.speech.verb_second
                    && at > range.start
                    && (view.mark(at - 1).property.is_some() || view.role(at - 1, Role::AUXILIARY));
            if mark.role.has(Role::SUBJECT) && !inverted && !object() {
                return None;
            }
            // `kierowca, a także troje pasażerów`: a conjunction of two words or more goes on a list.
            let listed = view.grammar().order == Order::Inflected
                && view.role(at + 1, Role::AND)
                && (view.mark(at + 1).role_length > 1 || view.is_one_of(at + 1, &view.grammar().adding));
            // `21 maisons, une école et un immeuble`: nor does a comma before one more.
            let listed = listed || forward && view.is_mark(at, &[',']) && self.goes_on_with_one(at, range.end);
            aside ^= view.is_mark(at, &[',']) && !listed;
            cost += match () {
                () if view.is_mark(at, &[',']) || self.is_dash(at) => COMMA,
                () if mark.role.has(Role::AND) => AND,
                () if mark.role.has(Role::AUXILIARY) || !view.is_word(at) => 0,
                () => 1,
            };
            if cost > LIMIT {
                return None;
            }
        }
        None
    }
}

/// The first token of figure and hedge.
pub fn start_of(number: &Number) -> usize {
    number.extent.start.min(number.tokens.start)
}
