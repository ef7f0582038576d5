//! The parts of numbers: digits, number words, and what may join them.
//!
//! In: one sentence's tokens and its pack. Out: a short list with all that a number can be made of,
//! so that words of no interest are looked at once. Two parts touch where one ends as the other starts.

use std::ops::Range;

use super::compose::base;
use super::compounds;
use super::digits::{Digits, Shape, decimals_alone, fraction_sign, scan};
use super::marks::Marks;
use super::powers::raised;
use crate::claim::Decimal;
use crate::extract::Document;
use crate::lang::{Lang, NumberWord as Word, Role, neutral};

/// A part of a number.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Part {
    Digits(Digits),
    Word(Word),
    /// A number written as one word.
    Compound(i64),
    /// A hyphen without spaces around it.
    Hyphen,
    Comma,
}

/// A part and its tokens.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Lexeme {
    pub start: usize,
    pub end: usize,
    pub part: Part,
}

impl Lexeme {
    /// What a number that ends here is so many times of: hundreds of `cents` and of `trecento`, dozens, thousands of one
    /// word. Longer scale words say by themselves what they scale.
    pub fn factor(&self) -> Option<i64> {
        match self.part {
            Part::Word(Word::Scale { value: value @ ..1000, .. } | Word::About(value)) => Some(value),
            Part::Word(Word::Vague(class)) => Some(base(class)),
            Part::Word(Word::Cardinal { value, .. }) | Part::Compound(value) => {
                [1000, 100].into_iter().find(|factor| value > *factor && value < factor * 1000 && value % factor == 0)
            }
            _ => None,
        }
    }
}

/// Fills `out` with the parts that stand in `range`.
pub(super) fn read(
    document: &Document<'_>,
    lang: &Lang,
    range: Range<usize>,
    marks: impl Fn() -> Marks,
    out: &mut Vec<Lexeme>,
) {
    out.clear();
    let tokens = &document.tokens[..range.end];
    let numbers = &lang.numbers;
    let decimal = numbers.decimal.unwrap_or('.');
    let mut at = range.start;
    while at < range.end {
        let token = &tokens[at];
        // Nearly every word is none of a number, and joins nothing.
        if token.is_word() && !numbers.words.may_know(token) && numbers.pieces.is_empty() {
            at += 1;
            continue;
        }
        let touches = out.last().is_some_and(|l: &Lexeme| l.end == at);
        if token.is_digits() {
            let leading = at.checked_sub(1).filter(|i| *i >= range.start && bare_decimals(document, *i, decimal));
            if let Some((mark, digits)) = leading.and_then(|i| Some((i, decimals_alone(document.text, tokens, i)?))) {
                out.push(Lexeme { start: mark, end: at + 1, part: Part::Digits(digits) });
                at += 1;
                continue;
            }
            let digits = raised(document.text, tokens, scan(document.text, tokens, at, decimal, &marks()));
            out.push(Lexeme { start: at, end: digits.end, part: Part::Digits(digits) });
            at = digits.end;
            continue;
        }
        if let Some((length, word)) = numbers.words.longest(tokens, at) {
            let length =
                length - usize::from(!alone(out, range.start) && closing_stop(document, &range, at, length, *word));
            if wanted(document, lang, at, length, *word, touches) {
                out.push(Lexeme { start: at, end: at + length, part: Part::Word(*word) });
            }
            at += length;
            continue;
        }
        if token.is_word() {
            if numbers.pieces.may_begin(token.of(document.text))
                && let Some(value) = compounds::value(token.of(document.text), numbers)
            {
                out.push(Lexeme { start: at, end: at + 1, part: Part::Compound(value) });
            }
        } else if let Some(value) = sign_of_fraction(token.of(document.text)) {
            let digits = Digits { end: at + 1, value: Some(value), shape: Shape::Decimal };
            out.push(Lexeme { start: at, end: at + 1, part: Part::Digits(digits) });
        } else if touches && at + 1 < range.end {
            let mark = token.of(document.text);
            let next = &tokens[at + 1];
            let tight = !token.space_before && !next.space_before;
            if tight && matches!(mark, "-" | "\u{2010}" | "\u{2011}") {
                out.push(Lexeme { start: at, end: at + 1, part: Part::Hyphen });
            } else if mark == "," && numbers.comma_joins && next.space_before && next.is_word() {
                out.push(Lexeme { start: at, end: at + 1, part: Part::Comma });
            }
        }
        at += 1;
    }
}

/// A mark that is a fraction; most marks are ASCII and none.
fn sign_of_fraction(mark: &str) -> Option<Decimal> {
    if mark.is_ascii() { None } else { fraction_sign(mark) }
}

/// `.25`: a decimal mark behind a space, glued to its digits.
fn bare_decimals(document: &Document<'_>, mark: usize, decimal: char) -> bool {
    let (token, digits) = (&document.tokens[mark], &document.tokens[mark + 1]);
    token.space_before && !digits.space_before && token.is_mark(decimal)
}

/// Whether the sentence holds nothing but one number so far.
fn alone(parts: &[Lexeme], start: usize) -> bool {
    parts.len() == 1 && parts[0].start == start
}

/// `37 млн.` at the end of a sentence: millions are abbreviated without a stop, so that it ends the
/// sentence; thousands (`тыс.`, `tys.`) are written with one.
fn closing_stop(document: &Document<'_>, range: &Range<usize>, at: usize, length: usize, word: Word) -> bool {
    let millions = matches!(word, Word::Short { value: 1_000_000.., .. });
    millions && length > 1 && at + length == range.end && document.tokens[at + length - 1].is_mark('.')
}

/// Whether a word can be part of a number here. What only joins must touch the part before it;
/// abbreviations must be written in their own case.
fn wanted(document: &Document<'_>, lang: &Lang, at: usize, length: usize, word: Word, touches: bool) -> bool {
    match word {
        Word::Ignored => false,
        Word::Metres => false,
        Word::And | Word::Point | Word::Whole | Word::Link | Word::AndHalf | Word::AndQuarter | Word::Part(_) => {
            touches
        }
        // `ćwierć miliona`: a quarter opens a number only before the scale that it is a part of.
        Word::Denominator { value: 4, .. } if !touches => {
            let next = document.tokens.get(at + length).and_then(|t| lang.numbers.words.word(t.key));
            matches!(next, Some(Word::Scale { value: 1000.., .. }))
        }
        Word::Denominator { .. } => touches,
        Word::Short { upper, .. } => {
            let token = &document.tokens[at];
            // `5 M. Dupont` is five and a gentleman.
            let title = length == 1
                && token.span().len() == 1
                && token.capital
                && document.tokens.get(at + 1).is_some_and(|t| !t.space_before && t.is_mark('.'));
            // `2 M16` are two weapons.
            let named = document.tokens.get(at + length).is_some_and(|t| t.is_digits() && !t.space_before);
            touches
                && !named
                && upper.is_none_or(|u| u == token.capital)
                && !title
                && (upper == Some(true) || !is_unit(document, lang, at, length))
        }
        // `45 cents`: behind two digits a hundred that is also a coin is one.
        Word::Scale { value: 100, .. } if touches && document.tokens[at - 1].is_digits() => {
            document.surface(at - 1).len() < 2 || lang.units.phrases.at(&document.tokens[at]).is_none()
        }
        // `300 milles`: so is a thousand that is also a measure, behind any digits.
        Word::Scale { value: 1000, .. } if touches && document.tokens[at - 1].is_digits() => {
            lang.units.phrases.at(&document.tokens[at]).is_none()
        }
        _ => true,
    }
}

/// Whether an abbreviation of one letter is a unit here: `2 m`, `21 K`, `30m high`.
fn is_unit(document: &Document<'_>, lang: &Lang, at: usize, length: usize) -> bool {
    let token = &document.tokens[at];
    if length > 1 || token.span().len() > 1 {
        return false;
    }
    let unit = [&lang.units, &neutral().units].iter().any(|u| u.phrases.at(token).is_some());
    if token.space_before {
        return unit;
    }
    if !unit || token.capital {
        return false;
    }
    // Glued to its digits it is a scale behind a currency, or before the noun that it counts.
    let mut start = at;
    while start > 0 && document.tokens.get(start).is_some_and(|t| !t.space_before) {
        start -= 1;
        if document.surface(start).starts_with(['$', '€', '£', '¥', '₽', '₴', '₸', '₹']) || (start + 4 < at)
        {
            break;
        }
    }
    let money = (start..at).any(|i| !document.tokens[i].is_digits() && !document.surface(i).starts_with(['.', ',']));
    let next = document.tokens.get(at + 1).filter(|t| t.is_word() && t.space_before && !t.capital);
    let counted = next.is_some_and(|t| {
        let role = lang.units.grammar.roles.at(t).copied().unwrap_or_default();
        let metres = lang.numbers.words.at(t) == Some(&Word::Metres);
        !metres
            && !role.has(Role::STOP)
            && !role.has(Role::AND)
            && !role.has(Role::CLAUSE)
            && !role.has(Role::AUXILIARY)
    });
    let word = lang.numbers.words.at(token);
    !(money || counted || matches!(word, Some(Word::Short { value: 1000, .. })))
}
