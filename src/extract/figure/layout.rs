//! What the line says that a number stands in: cells of a table, statements of a program, codes.
//!
//! In: all numbers of a document, decided on by the words beside them. Out: the same, those that the
//! layout makes no figures decided anew. A number with a unit, a noun or a hedge beside it stays one:
//! only bare digits can be cells, and `38 million` or `14 km` count in a table too.

use std::ops::Range;

use super::context::Context;
use super::{Number, Verdict};
use crate::claim::Span;
use crate::extract::{Document, Reason};
use crate::lang::neutral;
use crate::text::Token;

/// Decides line by line; lines without a bare figure are not looked at.
pub(super) fn lines(document: &Document<'_>, numbers: &mut [Number]) {
    let mut at = 0;
    while at < numbers.len() {
        if !open(document, &numbers[at]) {
            at += 1;
            continue;
        }
        let line = line_at(document.text, numbers[at].figure.span.start);
        let first = at - numbers[..at].iter().rev().take_while(|n| n.figure.span.start >= line.start).count();
        let end = at + numbers[at..].iter().take_while(|n| n.figure.span.start < line.end).count();
        decide(document, line, &mut numbers[first..end]);
        at = end.max(at + 1);
    }
}

fn decide(document: &Document<'_>, line: Range<usize>, numbers: &mut [Number]) {
    let ranked = is_ranked(document.text, &line);
    let told = |n: &Number| is_bare(document, n) || is_hash(document, n) || is_postcode(document, &line, n);
    if !ranked && !numbers.iter().any(|n| open(document, n) && told(n)) {
        return;
    }
    let row = is_row(document, &line, numbers) || is_column(document.text, &line);
    let code = is_code(document.text, &line);
    for i in 0..numbers.len() {
        let number = &numbers[i];
        if !open(document, number) {
            continue;
        }
        let behind_a_name = i > 0 && continues_name(&numbers[i - 1], number);
        let rule = match () {
            () if is_hash(document, number) => "identifier",
            () if ranked => "table_cell",
            () if is_postcode(document, &line, number) => "postcode",
            () if !is_bare(document, number) => continue,
            () if code || is_operand(document, number) => "source_code",
            () if row || is_lone_cell(document.text, number.figure.span) => "table_cell",
            () if starts_with_zero(number.figure.span.of(document.text)) => "identifier",
            () if behind_a_name => "name",
            () => continue,
        };
        let entry = head(document.text, line.clone());
        let number = &mut numbers[i];
        number.verdict = Verdict::NotFigure;
        number.reasons.push(Reason { rule, entry });
    }
}

/// The beginning of a line, which says enough of what stands in it.
fn head(text: &str, line: Range<usize>) -> Span {
    let whole = text.get(line.clone()).unwrap_or_default();
    let start = line.start + whole.len() - whole.trim_start().len();
    let length = whole.trim().chars().take(60).map(char::len_utf8).sum::<usize>();
    Span::new(start, start + length)
}

/// A figure in digits, so far.
fn open(document: &Document<'_>, number: &Number) -> bool {
    number.verdict == Verdict::Figure && document.tokens.get(number.tokens.start).is_some_and(|t| t.is_digits())
}

/// Nothing beside it says what it counts.
fn is_bare(document: &Document<'_>, number: &Number) -> bool {
    let context = Context::new(document, number.sentence);
    let Range { start, end } = number.tokens.clone();
    // `i < 10`: a sign before it is no hedge of words.
    let hedge = number.extent.start..number.tokens.start;
    document.tokens[hedge].iter().all(|t| t.mark().is_some())
        && number.extent.end == end
        && !document.tokens[start..end].iter().any(Token::is_word)
        && context.currency_start(start) == start
        && !context.is_mark(end, &['%', '‰', '°', '€', '$', '£'])
        && (context.unit(end).is_none() && !context.may_be_counted(end))
}

/// The line that a byte stands in, without its line break.
fn line_at(text: &str, at: usize) -> Range<usize> {
    let start = memchr::memrchr(b'\n', &text.as_bytes()[..at]).map_or(0, |i| i + 1);
    let end = memchr::memchr(b'\n', &text.as_bytes()[at..]).map_or(text.len(), |i| at + i);
    start..end
}

/// `14  9  3  2`, `| 14 | 9 | 3`, `14;9;3`: three numbers that nothing but columns sets apart.
fn is_row(document: &Document<'_>, line: &Range<usize>, numbers: &[Number]) -> bool {
    let mut run = 1;
    for pair in numbers.windows(2) {
        let gap = &document.text[pair[0].figure.span.end.min(pair[1].figure.span.start)..pair[1].figure.span.start];
        let column = gap.chars().all(|c| c.is_whitespace() || matches!(c, '|' | ';' | ':' | '-' | '–' | '−' | '+'));
        run = if column && !gap.is_empty() || gap == "," { run + 1 } else { 1 };
        if run >= 3 {
            return true;
        }
    }
    let spaced = |n: &&Number| {
        let (before, behind) = margins(document.text, n.figure.span);
        before.is_some() && behind.is_some()
    };
    numbers.iter().filter(spaced).count() >= 2 && document.text[line.clone()].trim().contains("  ")
}

/// `3 Harbour Rovers 14 28`: a line that begins with a number and ends with two, above or below another such.
fn is_ranked(text: &str, line: &Range<usize>) -> bool {
    let ranked = |line: &str| {
        let mut fields = line.split_whitespace();
        let opens = fields.next().is_some_and(is_numeric);
        let closes = fields.next_back().is_some_and(is_numeric) && fields.next_back().is_some_and(is_numeric);
        opens && closes && fields.any(|field| !is_numeric(field))
    };
    ranked(&text[line.clone()]) && beside(text, line).any(|line| ranked(&text[line]))
}

/// A number alone on its line, above or below another: the cells of a column, each on a line of its own.
fn is_column(text: &str, line: &Range<usize>) -> bool {
    let alone = |line: &str| is_numeric(line.trim());
    alone(&text[line.clone()]) && beside(text, line).any(|line| alone(&text[line]))
}

/// Digits, and the marks that results and differences are written with.
fn is_numeric(field: &str) -> bool {
    let mark = |b: u8| matches!(b, b'.' | b',' | b':' | b'-' | b'+');
    field.bytes().any(|b| b.is_ascii_digit()) && field.bytes().all(|b| b.is_ascii_digit() || mark(b))
}

/// The lines right above and below.
fn beside(text: &str, line: &Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let above = line.start.checked_sub(1).map(|at| line_at(text, at));
    let below = (line.end < text.len()).then(|| line_at(text, line.end + 1));
    [above, below].into_iter().flatten()
}

/// `| 14 |`, `Lakeside<tab>14`: a number alone between ruled columns.
fn is_lone_cell(text: &str, span: Span) -> bool {
    let (before, behind) = margins(text, span);
    let ruled = [before, behind].contains(&Some(Margin::Rule));
    ruled && before.is_some_and(|m| m != Margin::Spaces) && behind.is_some_and(|m| m != Margin::Spaces)
}

/// What sets a cell apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Margin {
    /// The line begins or ends.
    Edge,
    /// A bar or a tabulator.
    Rule,
    /// Two spaces or more.
    Spaces,
}

fn margins(text: &str, span: Span) -> (Option<Margin>, Option<Margin>) {
    let (before, behind) = (text[..span.start].bytes().rev(), text[span.end..].bytes());
    (margin(before), margin(behind))
}

fn margin(bytes: impl Iterator<Item = u8>) -> Option<Margin> {
    let mut spaces = 0;
    for byte in bytes {
        match byte {
            b' ' | b'\r' => spaces += 1,
            b'\n' => return Some(Margin::Edge),
            b'|' | b'\t' => return Some(Margin::Rule),
            _ => return (spaces > 1).then_some(Margin::Spaces),
        }
    }
    Some(Margin::Edge)
}

/// A statement of a program on this line, or on the one right above or below it.
fn is_code(text: &str, line: &Range<usize>) -> bool {
    std::iter::once(line.clone()).chain(beside(text, line)).any(|l| is_statement(text[l].trim_end()))
}

/// Braces, comparisons, assignments, calls closed by a semicolon: marks that no sentence holds.
fn is_statement(line: &str) -> bool {
    let bytes = line.as_bytes();
    let operator = |pair: &[u8]| matches!(pair, b"==" | b"!=" | b"+=" | b"-=" | b"*=" | b"&&" | b"||" | b":=" | b"::");
    memchr::memchr2(b'{', b'}', bytes).is_some()
        || line.ends_with(");")
        || (line.ends_with(';') && line.contains('='))
        // Two of the same in a row are a ruled line, not a comparison.
        || bytes.windows(2).enumerate().any(|(i, pair)| operator(pair) && bytes.get(i + 2) != Some(&pair[1]))
}

/// `timeout = 30`, `buffer[0]`, `range(10)`, `--retries 3`, `0x0a`.
fn is_operand(document: &Document<'_>, number: &Number) -> bool {
    let context = Context::new(document, number.sentence);
    let Range { start, end } = number.tokens.clone();
    let (Some(mark), Some(word)) = (start.checked_sub(1), start.checked_sub(2)) else { return false };
    let named = context.token(word).is_some_and(|t| t.is_word());
    let assigned = context.is_mark(mark, &['=', '<']) && named && context.unit(word).is_none();
    let call = context.is_mark(mark, &['(', '[']) && context.glued(mark) && named && context.glued(start);
    let option = context.is_mark(word, &['-']) && context.is_mark(word.wrapping_sub(1), &['-']) && context.glued(mark);
    let port = context.is_mark(mark, &[':']) && context.glued(mark) && context.glued(start) && {
        context.token(word).is_some_and(|t| t.is_digits()) || context.is_in(word, &neutral().labels.web)
    };
    assigned || (call && context.is_mark(end, &[')', ']'])) || option || port
}

/// `9f86d08`: six or more hexadecimal digits that change between letters and numerals.
fn is_hash(document: &Document<'_>, number: &Number) -> bool {
    let (mut start, mut end) = (number.tokens.start, number.tokens.end);
    let tokens = &document.tokens;
    let hexadecimal = |at: usize| document.surface(at).bytes().all(|b| b.is_ascii_hexdigit());
    // A hash has sixty-four digits at most.
    while number.tokens.start - start < 64 && start > 0 && !tokens[start].space_before && hexadecimal(start - 1) {
        start -= 1;
    }
    while end - number.tokens.end < 64 && tokens.get(end).is_some_and(|t| !t.space_before) && hexadecimal(end) {
        end += 1;
    }
    let single = number.tokens.len() == 1;
    single && end - start >= 3 && document.span(start..end).len() >= 6 && (start..end).any(|at| tokens[at].is_word())
}

/// `ul. Prosta 7, 00-838 Warszawa`, `12, rue Monge, 75005 Paris`, `1012 AB Amsterdam`, `110 00 Praha`: a code before a
/// town's name, behind a comma or at the start of its line.
fn is_postcode(document: &Document<'_>, line: &Range<usize>, number: &Number) -> bool {
    let surface = number.figure.span.of(document.text);
    let digits = |part: &str, n: usize| part.len() == n && part.bytes().all(|b| b.is_ascii_digit());
    let joined = |mark: char, first: usize, last: usize| {
        surface.split_once(mark).is_some_and(|(a, b)| digits(a, first) && digits(b, last))
    };
    let end = number.tokens.end;
    let capital = |at: usize| document.tokens.get(at).is_some_and(|t| t.is_word() && t.capital);
    let letters = digits(surface, 4) && matches!(document.surface(end).as_bytes(), [b'A'..=b'Z', b'A'..=b'Z']);
    let town = letters || digits(surface, 3) && digits(document.surface(end), 2);
    let shape = digits(surface, 5) || joined('-', 2, 3);
    let before = document.text[line.start..number.figure.span.start].trim_end();
    (shape && capital(end) || town && capital(end + 1)) && (before.is_empty() || before.ends_with(','))
}

/// `007`, `00-838`: numbers that count are written without leading noughts.
fn starts_with_zero(surface: &str) -> bool {
    matches!(surface.as_bytes(), [b'0', digit, ..] if digit.is_ascii_digit())
}

/// `HTTP/1.1 404`: one name in two numbers.
fn continues_name(previous: &Number, number: &Number) -> bool {
    let named = ["identifier", "name", "version", "handle", "web_address"];
    previous.tokens.end == number.tokens.start && previous.reasons.iter().any(|r| named.contains(&r.rule))
}
