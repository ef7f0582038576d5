//! A list of figures behind a figure.
//!
//! In: a text, its claims, and the one that may be a total. Out: which claims stand in the sentence behind it, whether the
//! text announces them as its parts, and whether it spells out all of them.

use std::ops::Range;

use crate::claim::record::ClaimRecord;
use crate::lang::{self, Role};
use crate::text::{Offsets, Token, tokenize};

/// Bytes between a total and its list, at most.
const REACH: usize = 160;

#[derive(Debug)]
pub struct Enumeration {
    /// The claims of the list: those that follow the total in one sentence.
    pub figures: Range<usize>,
    /// A colon, a bracket, a dash, or a word such as `including` stands before it.
    pub announced: bool,
    /// It is set off by a colon or brackets, names no mere part, and each of its members has one figure.
    pub complete: bool,
}

impl Enumeration {
    /// The list behind a claim: in its sentence, or else in the next of its paragraph.
    pub fn behind(offsets: &Offsets<'_>, claims: &[ClaimRecord], total: usize) -> Option<Self> {
        let (whole, first) = (&claims[total], claims.get(total + 1)?);
        let sentence = &first.sentence;
        let count = claims[total + 1..].iter().take_while(|c| c.sentence.start == sentence.start).count();
        let gap = offsets.slice(whole.figure.end, first.figure.start).filter(|gap| gap.len() <= REACH)?;
        if gap.contains('\n') {
            return None;
        }
        let own = sentence.start == whole.sentence.start;
        let pack = lang::get(&first.language).unwrap_or_else(lang::neutral);
        let tokens = tokenize(gap);
        let has = |role: Role| {
            (0..tokens.len()).any(|at| pack.units.grammar.roles.longest(&tokens, at).is_some_and(|(_, r)| r.has(role)))
        };
        let mark = |marks: &[char]| tokens.iter().any(|t| t.is_one_of(marks));
        let among = has(Role::AMONG);
        let announced = among || mark(&[':', '(', '—', '–']);
        let mut list = Self { figures: total + 1..total + 1 + count, announced, complete: false };
        if own && !among && mark(&[':', '(']) && !tokens.iter().any(Token::is_digits) {
            let bracket = gap.rfind('(').is_some_and(|at| !gap[at..].contains(':'));
            list.complete = list.closed(offsets, claims, bracket).unwrap_or(false);
        }
        Some(list)
    }

    /// Whether members and figures go one to one up to the end of the list; cuts the list there.
    fn closed(&mut self, offsets: &Offsets<'_>, claims: &[ClaimRecord], bracket: bool) -> Option<bool> {
        let first = claims.get(self.figures.start)?;
        let pack = lang::get(&first.language).unwrap_or_else(lang::neutral);
        let and = |token: &Token| pack.units.grammar.roles.word(token.key).is_some_and(|r| r.has(Role::AND));
        if bracket {
            let rest = offsets.slice(first.figure.start, first.sentence.end)?;
            let end = first.figure.start + u32::try_from(rest[..rest.find(')')?].chars().count()).ok()?;
            self.figures.end =
                self.figures.start + claims[self.figures.clone()].iter().take_while(|c| c.figure.end <= end).count();
            let last = &claims[self.figures.clone()].last()?.figure;
            return Some(self.members(offsets, claims, &and)? && tail(offsets.slice(last.end, end)?, &and));
        }
        let last = &claims[self.figures.clone()].last()?;
        Some(self.members(offsets, claims, &and)? && tail(offsets.slice(last.figure.end, last.sentence.end)?, &and))
    }

    /// Whether one comma, semicolon or conjunction, and no number, stands between each two figures.
    fn members(&self, offsets: &Offsets<'_>, claims: &[ClaimRecord], and: &impl Fn(&Token) -> bool) -> Option<bool> {
        for pair in claims[self.figures.clone()].windows(2) {
            let gap = offsets.slice(pair[0].figure.end, pair[1].figure.start)?;
            let tokens = tokenize(gap);
            let separators = tokens.iter().filter(|t| t.is_one_of(&[',', ';']) || and(t)).count();
            // `and` right before the figure, a comma before it or not.
            let last = tokens.iter().rev().take_while(|t| t.is_mark(',') || and(t)).count();
            let one = separators == 1 && (last == 1 || tokens.last().is_some_and(|t| t.is_mark(';')));
            if !(one || separators == 2 && last == 2) || tokens.iter().any(Token::is_digits) {
                return Some(false);
            }
        }
        Some(self.figures.len() > 1)
    }
}

/// Whether nothing is added behind the last figure: no further member, number or clause.
fn tail(rest: &str, and: &impl Fn(&Token) -> bool) -> bool {
    let tokens = tokenize(rest);
    !tokens.iter().any(|t| t.is_digits() || and(t) || t.is_one_of(&[',', ';', ':', '(']))
}
