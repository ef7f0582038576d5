//! What stands behind a figure: the noun that it counts, or what leaves the noun out.
//!
//! In: the sentence and a figure. Out: a [`Reading`]. The words behind the figure are walked: each construct that may
//! stand at a token is a method of [`Walk`], which reads the figure by it, passes it, or ends the phrase there. They are
//! asked in a fixed order, the narrow ones before the wide.

mod article;
mod predicate;
mod shared;
mod whole;

use predicate::people;

use super::reading::Reading;
use super::view::{QUOTES, View};
use super::{Found, attribute, before, carry, head, toll};
use crate::claim::{Decimal, UnitKind};
use crate::extract::Number;
use crate::lang::{Order, Role};

/// Tokens between a figure and its noun that are looked at, at most.
const REACH: usize = 10;

/// Reads what stands behind a figure.
pub fn read<'a>(view: &View<'a>, number: &Number) -> Reading<'a> {
    let own = told_by_order(view, number).or_else(|| behind_dash(view, number));
    own.map_or_else(|| Walk::new(view, number).read(), Reading::Own)
}

/// `метров сто высотой`: the order has told that the noun stands before its number.
fn told_by_order<'a>(view: &View<'a>, number: &Number) -> Option<Found<'a>> {
    if number.is_inverted() { before::noun(view, number) } else { None }
}

/// `из них 241 — дети`, `19 из них — горные спасатели`: behind the dash of a copula stands what is counted.
fn behind_dash<'a>(view: &View<'a>, number: &Number) -> Option<Found<'a>> {
    let end = number.end();
    let pointer = view.role(end, Role::AMONG) && view.grammar().order == Order::Inflected;
    let dash = end + if pointer { view.mark(end).role_length } else { 0 };
    // `Пятеро — работники шахты`: a numeral for people needs no whole.
    let people = carry::is_collective(view, number) && dash == end;
    let part = view.is_mark(dash, &['—', '–', '−']) && (pointer || people || toll::opens_part(view, number));
    // `З них дві сотні — це люди`: a pronoun may point at them.
    let noun = dash + 1 + usize::from(view.role(dash + 1, Role::DETERMINER) && !view.is_counted(dash + 1));
    let found = if part { head::read(view, noun) } else { None };
    found.filter(|found| found.is_person() && !(pointer && found.is_victim()))
}

/// What a construct behind the figure does.
enum Step<'a> {
    /// It reads the figure.
    Read(Reading<'a>),
    /// It is passed, and the walk goes on at this token.
    On(usize),
    /// It ends the phrase.
    End,
}

impl<'a> Step<'a> {
    fn own(found: Found<'a>) -> Self {
        Self::Read(Reading::Own(found))
    }

    fn shared(other: usize) -> Self {
        Self::Read(Reading::Shared(other))
    }

    fn elided(found: Option<Found<'a>>) -> Self {
        Self::Read(Reading::Elided(found))
    }

    fn nothing() -> Self {
        Self::Read(Reading::Nothing)
    }
}

/// A walk over the words behind a figure.
struct Walk<'w, 'a> {
    view: &'w View<'a>,
    number: &'w Number,
    /// The token right behind the figure.
    start: usize,
    /// The token where the walk stands.
    at: usize,
    /// A word of the noun phrase was passed (`autres`, `other`): the noun may have been named with an earlier figure.
    passed: bool,
    /// What makes the phrase partitive was passed (`12 of the miners`): a determiner belongs to it only behind that.
    partitive: bool,
}

impl<'w, 'a> Walk<'w, 'a> {
    fn new(view: &'w View<'a>, number: &'w Number) -> Self {
        let start = number.end();
        Self { view, number, start, at: start, passed: false, partitive: false }
    }

    fn read(mut self) -> Reading<'a> {
        while self.at < self.start + REACH {
            match self.step() {
                Step::Read(reading) => return reading,
                Step::On(at) => self.at = at,
                Step::End => break,
            }
        }
        if self.passed { Reading::Elided(self.others()) } else { Reading::Nothing }
    }

    /// What the construct at this token does.
    fn step(&mut self) -> Step<'a> {
        self.next_figure()
            .or_else(|| self.glued())
            .or_else(|| self.quotation_mark())
            .or_else(|| self.right_behind())
            .or_else(|| self.those_meant())
            .or_else(|| self.inclusion())
            .or_else(|| self.joined_figure())
            .or_else(|| self.closing_comma())
            .or_else(|| self.verb_of_part())
            .or_else(|| self.verb_like_noun())
            .or_else(|| self.state_of_many())
            .or_else(|| self.owner())
            .or_else(|| self.joined_qualities())
            .or_else(|| self.listed_noun())
            .or_else(|| self.behind_article())
            .or_else(|| self.bare_complement())
            .or_else(|| self.verb_of_saying())
            .or_else(|| self.function_word())
            .or_else(|| self.active_participle())
            .or_else(|| self.copula())
            .or_else(|| self.whole_behind_word())
            .or_else(|| self.predicate())
            .or_else(|| self.auxiliary())
            .unwrap_or_else(|| self.unlisted_noun())
    }

    /// Whether the walk still stands right behind the figure.
    fn is_first(&self) -> bool {
        self.at == self.start
    }

    /// Whether the figure may be more than one.
    fn is_many(&self) -> bool {
        self.number.figure.high.is_none_or(|high| high > 1.into())
    }

    /// `50 single-mandate constituencies`: what a hyphen joins is one word, where nouns stand last.
    fn is_one_word(&self) -> bool {
        self.view.grammar().order == Order::NounLast && self.view.is_hyphenated(self.at) && self.view.is_word(self.at)
    }

    /// What a hyphen glues to the figure. A hedge (`1,200-odd votes`) and an adjective (`a 20-strong crew`) are passed; any
    /// other word says what is counted (`12-member team`, `48-godzinny`).
    fn glued(&self) -> Option<Step<'a>> {
        let (view, word) = (self.view, self.at + 1);
        if !self.is_first() || !view.is_joint(self.at) {
            return None;
        }
        let hedge = view.token(word).is_some_and(|token| view.lang.hedges.after.word(token.key).is_some());
        let passed = hedge || view.is_word(word) && view.role(word, Role::SKIP);
        Some(if passed { Step::On(word + 1) } else { head::word(view, word).map_or(Step::nothing(), Step::own) })
    }

    fn quotation_mark(&self) -> Option<Step<'a>> {
        self.view.is_mark(self.at, QUOTES).then_some(Step::On(self.at + 1))
    }

    /// What no word stands before: attributes with a complement of their own (`43 door Rusland afgevuurde raketten`), lists,
    /// and the people of whom so many are meant.
    fn right_behind(&self) -> Option<Step<'a>> {
        if !self.is_first() {
            return None;
        }
        let complement = attribute::behind_complement(self.view, self.at);
        let noun = complement.and_then(|noun| head::read(self.view, noun));
        let noun = noun.or_else(|| attribute::behind_adverb(self.view, self.at));
        noun.map(Step::own)
            .or_else(|| self.list())
            .or_else(|| self.out_of())
            .or_else(|| self.among())
            .or_else(|| self.between())
    }

    /// `1150 zabitych i rannych żołnierzy`, `40 gedode of gewonde soldaten`: both qualify the noun behind them.
    fn joined_qualities(&self) -> Option<Step<'a>> {
        let noun = attribute::behind_both(self.view, self.at)?;
        let found = head::read(self.view, noun)?;
        Some(Step::own(Found { tokens: self.at..found.tokens.end, ..found }))
    }

    /// A noun that a list knows is what is counted, unless it only says when.
    fn listed_noun(&self) -> Option<Step<'a>> {
        let (_, entry) = self.view.mark(self.at).unit?;
        if entry.kind == UnitKind::Duration && self.is_adverbial_time() {
            return Some(Step::nothing());
        }
        Some(match head::read(self.view, self.at) {
            Some(found) if entry.property.is_some() && found.is_victim() => Step::elided(Some(found)),
            Some(found) => Step::own(found),
            None => Step::nothing(),
        })
    }

    /// Whether the length of time here is none of so many.
    fn is_adverbial_time(&self) -> bool {
        let (view, figure) = (self.view, &self.number.figure);
        // `14,5 milioni dell'anno precedente`: what a complement says of when is no unit of so many.
        let many = figure.low.or(figure.high).is_some_and(|v| v >= 1000.into());
        let complement = self.partitive && view.grammar().order == Order::NounFirst;
        let article = || !self.is_first() && (view.role(self.at - 1, Role::DETERMINER) || !view.is_word(self.at - 1));
        // `frente a los 860 de la semana anterior`: nor is it where an article opens the figure.
        let opened = self.number.start().checked_sub(1).is_some_and(|before| view.role(before, Role::DETERMINER));
        // `duemila secondo gli organizzatori`: the word for a second is one for `according to`.
        view.role(self.at, Role::CLAUSE) || complement && (many || opened) && article() || self.is_single_span()
    }

    /// `31 700 rok wcześniej`, `25 тысяч неделю назад`: a length of time in the singular behind a number that asks for a plural.
    fn is_single_span(&self) -> bool {
        let one = |value: Decimal| {
            let last = |of: i64| value % Decimal::from(of);
            last(10) == 1.into() && last(100) != 11.into()
        };
        let single = self.view.is_one_of(self.at, &self.view.grammar().single_spans);
        single && self.number.figure.value.is_some_and(|value| value > 1.into() && !one(value))
    }

    /// Digits take their noun without `de`: `12 d'habitude` counts no habits, `2 millions d'habitants` does.
    fn bare_complement(&self) -> Option<Step<'a>> {
        let bare = self.is_first() && self.view.role(self.at, Role::COMPLEMENT) && !self.takes_complement();
        bare.then(Step::nothing)
    }

    /// Whether a complement right behind the figure can name what is counted: behind a noun of number, or where a
    /// determiner makes it partitive.
    fn takes_complement(&self) -> bool {
        let view = self.view;
        let last = self.number.tokens.end.checked_sub(1).and_then(|last| view.token(last));
        let next = self.at + view.mark(self.at).role_length;
        let partitive =
            view.role(self.at, Role::DETERMINER) || view.role(next, Role::DETERMINER) || view.role(next, Role::THEM);
        !last.is_some_and(|t| t.is_digits()) || partitive || view.grammar().order != Order::NounFirst
    }

    /// `przekroczyła 10 tys. - przekazała organizacja`: a dash before a verb of saying ends the phrase.
    fn verb_of_saying(&self) -> Option<Step<'a>> {
        let says = self.view.is_mark(self.at, &['-']) && head::is_of_speech(self.view, self.at + 1);
        says.then_some(Step::End)
    }

    /// Function words of the noun phrase are passed; one that also ends it only where no noun has come yet.
    fn function_word(&mut self) -> Option<Step<'a>> {
        let mark = self.view.mark(self.at);
        let (skip, complement) = (mark.role.has(Role::SKIP), mark.role.has(Role::COMPLEMENT));
        if (skip || complement) && !self.is_one_word() {
            self.passed |= skip;
            self.partitive |= complement;
        } else if !(self.partitive && mark.role.has(Role::DETERMINER)) {
            return None;
        }
        Some(Step::On(self.at + mark.role_length.max(1)))
    }

    /// Any other word: a noun that no list knows, unless its form says that it is none.
    fn unlisted_noun(&self) -> Step<'a> {
        let (view, at) = (self.view, self.at);
        // `acht zij-instromers`: what a hyphen joins is one word.
        let joined = self.is_first() && view.is_hyphenated(at);
        if !view.is_open(at) && !joined && !self.is_one_word() {
            return Step::End;
        }
        // `12 más de los permitidos`: a participle behind what compares and its article is no noun, either.
        let compared = self.passed && self.partitive && view.role(at - 1, Role::DETERMINER);
        let compared = compared && view.ends_like(at, &view.grammar().participle_endings);
        if self.is_no_noun() || self.is_said_of_subject() || compared {
            return Step::elided(None);
        }
        let noun = || head::read(view, at).map_or(Step::nothing(), |found| Step::own(people(view, found)));
        self.shared_adjective().unwrap_or_else(noun)
    }
}
