//! Numbers in digits: grouping, decimals, and the shapes that are no numbers at all.
//!
//! In: the tokens behind the first run of digits, the language's decimal mark, and what the rest of
//! the article shows of its marks. Out: the value, where the shape ends, and how it was read.

use super::marks::Marks;
use crate::claim::Decimal;
use crate::text::Token;

/// A stretch of tokens that starts with digits.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Digits {
    /// The first token behind it.
    pub end: usize,
    /// `None` for what holds no single number, or more digits than a decimal can.
    pub value: Option<Decimal>,
    pub shape: Shape,
}

/// How a stretch of digits is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// Digits alone, and how many.
    Plain(usize),
    Grouped,
    Decimal,
    /// One mark before three digits, read as grouping or decimals for the named reason.
    Settled(&'static str),
    /// No number: the rule's name.
    Not(&'static str),
}

/// More digits than this are no number that a newspaper prints, nor one that a decimal holds.
const LONGEST: usize = 28;
/// More groups than this are no number either.
const MOST_GROUPS: usize = 12;

/// Reads the stretch that starts with the digits at `at`.
pub(super) fn scan(text: &str, tokens: &[Token], at: usize, decimal: char, marks: &Marks) -> Digits {
    let run = Run { text, tokens };
    if let Some(found) = run.clock(at).or_else(|| run.date(at)).or_else(|| run.phone(at)) {
        return found;
    }
    run.number(at, decimal, marks)
}

/// `.25`: the digits behind a decimal mark at `mark`, where nothing else is joined to them.
pub(super) fn decimals_alone(text: &str, tokens: &[Token], mark: usize) -> Option<Digits> {
    let run = Run { text, tokens };
    run.joint(mark + 2).is_none().then(|| run.fraction(Mantissa::default(), mark + 1))
}

struct Run<'a> {
    text: &'a str,
    tokens: &'a [Token],
}

impl Run<'_> {
    fn len(&self, at: usize) -> usize {
        let surface = self.tokens.get(at).map_or("", |t| t.of(self.text));
        if surface.is_ascii() { surface.len() } else { surface.chars().count() }
    }

    fn value(&self, at: usize) -> Option<Decimal> {
        let mut whole = Mantissa::default();
        whole.push(self.tokens.get(at)?.of(self.text));
        whole.decimal(0)
    }

    fn small(&self, at: usize) -> u32 {
        if self.len(at) > 4 {
            return u32::MAX;
        }
        self.tokens.get(at).map_or(u32::MAX, |t| digits_of(t.of(self.text)).fold(0, |n, d| n * 10 + d))
    }

    /// Digits at `at + 1` that the mark at `at` joins to the digits before it, without spaces.
    fn joined(&self, at: usize, mark: char) -> bool {
        self.joint(at) == Some(mark)
    }

    /// The mark at `at` where it joins digits on both sides.
    fn joint(&self, at: usize) -> Option<char> {
        let (mark, digits) = (self.tokens.get(at)?, self.tokens.get(at + 1)?);
        if mark.space_before || digits.space_before || mark.is_word() || mark.is_digits() || !digits.is_digits() {
            return None;
        }
        mark.of(self.text).chars().next().map(|c| if matches!(c, '\u{2019}' | '\u{02BC}') { '\'' } else { c })
    }

    /// `20:15`, `20:15:30`, `20h00`; and `2:1`, which is a score.
    fn clock(&self, at: usize) -> Option<Digits> {
        let not = |end, rule| Some(Digits { end, value: None, shape: Shape::Not(rule) });
        if self.joined(at + 1, ':') {
            let mut end = at + 3;
            let time = self.small(at) <= 24 && self.len(at + 2) == 2 && self.small(at + 2) < 60;
            while self.joined(end, ':') || (time && self.joined(end, '.')) {
                end += 2;
            }
            return not(end, if time { "clock" } else { "score" });
        }
        let (hour, minutes) = (self.tokens.get(at + 1)?, self.tokens.get(at + 2)?);
        let glued = !hour.space_before && !minutes.space_before && hour.is_word() && minutes.is_digits();
        if glued && self.len(at + 2) == 2 && self.small(at) <= 24 && matches!(hour.of(self.text), "h" | "H") {
            return not(at + 3, "clock");
        }
        None
    }

    /// `12. 3. 2024`: each part with its stop, as Czechs and many Germans write it.
    fn spaced_date(&self, at: usize) -> Option<Digits> {
        let part = |at: usize, most: u32| {
            let stop = self.tokens.get(at + 1).is_some_and(|t| t.is_mark('.') && !t.space_before);
            self.len(at) <= 2 && (1..=most).contains(&self.small(at)) && stop
        };
        let year = || self.len(at + 4) == 4 && (1000..=2100).contains(&self.small(at + 4));
        let digits = [at + 2, at + 4].iter().all(|&i| self.tokens.get(i).is_some_and(Token::is_digits));
        let dated = digits && part(at, 31) && part(at + 2, 12) && year();
        dated.then_some(Digits { end: at + 5, value: None, shape: Shape::Not("date") })
    }

    /// `16.09.2024`, `2024-09-16`, `14/03/23`, `1.2.3`, `3/4`.
    fn date(&self, at: usize) -> Option<Digits> {
        if let Some(date) = self.spaced_date(at) {
            return Some(date);
        }
        let mark = self.joint(at + 1)?;
        if !matches!(mark, '.' | '/' | '-') {
            return None;
        }
        let mut parts = 1;
        let mut end = at + 1;
        while self.joined(end, mark) {
            end += 2;
            parts += 1;
        }
        let not = |rule| Some(Digits { end, value: None, shape: Shape::Not(rule) });
        if parts == 3 {
            let (a, b, c) = (self.small(at), self.small(at + 2), self.small(at + 4));
            let day_first = a <= 31 && b <= 31 && (a <= 12 || b <= 12) && matches!(self.len(at + 4), 2 | 4);
            let year_first = self.len(at) == 4 && b <= 12 && c <= 31;
            if (day_first && self.len(at) <= 2 && self.len(at + 2) <= 2) || year_first {
                return not("date");
            }
        }
        match (mark, parts) {
            ('/', 2) => {
                let value = self.value(at).zip(self.value(at + 2)).and_then(|(a, b)| a.checked_div(b));
                Some(Digits { end, value, shape: Shape::Not("fraction") })
            }
            ('-', 2) if self.len(at) == 4 && self.len(at + 2) == 2 && self.small(at + 2) <= 12 => not("date"),
            ('.', 2) | ('-', 2) => None,
            ('.', _) => {
                let grouped = self.len(at) <= 3 && (1..parts).all(|i| self.len(at + 2 * i) == 3);
                if grouped { None } else { not("version") }
            }
            ('-', _) => not("identifier"),
            _ => not("identifier"),
        }
    }

    /// `+49 170 1234567`, `8 (495) 123-45-67`: nine digits or more behind a plus, or around a code in brackets.
    fn dialled(&self, at: usize) -> Option<Digits> {
        let mark = |at: usize, mark: char| self.tokens.get(at).is_some_and(|t| t.is_mark(mark));
        let plus = at > 0 && mark(at - 1, '+') && !self.tokens[at].space_before;
        let (mut end, mut digits, mut coded) = (at + 1, self.len(at), at > 0 && mark(at - 1, '('));
        for _ in 0..MOST_GROUPS {
            let joint = (end..end + 2).take_while(|&i| mark(i, '(') || mark(i, ')') || mark(i, '-')).count();
            coded |= (end..end + joint).any(|i| mark(i, '('));
            let group = end + joint;
            let near = self.tokens.get(group).is_some_and(|t| t.is_digits() && t.breaks == 0);
            if !near || (digits > 4 && end == at + 1) {
                break;
            }
            digits += self.len(group);
            end = group + 1;
        }
        let long = (9..=15).contains(&digits) && end > at + 1;
        let free = self.joint(end).is_none();
        let brackets = coded && (at..end).any(|i| mark(i, ')')) && end > at + 3;
        (long && free && (plus || brackets)).then_some(Digits { end, value: None, shape: Shape::Not("telephone") })
    }

    /// `71 555 01 42`: three or more groups of digits that do not all have three digits.
    fn phone(&self, at: usize) -> Option<Digits> {
        if let Some(dialled) = self.dialled(at) {
            return Some(dialled);
        }
        let mut end = at + 1;
        // `0 800 130 000`: no number of thousands opens with a zero.
        let mut regular = self.len(at) <= 3 && !self.tokens[at].of(self.text).starts_with('0');
        // No telephone number has more groups, and a longer run must not be read again at each of its groups.
        while end - at < MOST_GROUPS && self.spaced(end) && self.len(end) > 1 {
            regular &= self.len(end) == 3;
            end += 1;
        }
        let groups = end - at;
        let short = (at..end).all(|i| (2..=4).contains(&self.len(i)) || i == at);
        let free = self.joint(end).is_none();
        (groups >= 3 && !regular && short && free).then_some(Digits {
            end,
            value: None,
            shape: Shape::Not("telephone"),
        })
    }

    /// Digits at `at` that one space sets apart from the digits before them.
    fn spaced(&self, at: usize) -> bool {
        let (Some(before), Some(digits)) = (at.checked_sub(1).and_then(|i| self.tokens.get(i)), self.tokens.get(at))
        else {
            return false;
        };
        let gap = self.text.get(before.end as usize..digits.start as usize).unwrap_or_default();
        let mut spaces = gap.chars();
        let one = matches!(
            (spaces.next(), spaces.next()),
            (Some(' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '\u{2007}' | '\u{2008}'), None)
        );
        one && before.is_digits() && digits.is_digits()
    }

    fn number(&self, at: usize, decimal: char, marks: &Marks) -> Digits {
        let mut whole = Mantissa::default();
        whole.push(self.tokens[at].of(self.text));
        let first = self.len(at);
        let mut end = at + 1;
        while first <= 3 && self.spaced(end) && self.len(end) == 3 {
            whole.push(self.tokens[end].of(self.text));
            end += 1;
        }
        let spaced = end > at + 1;
        if let Some(mixed) = self.mixed(at, end) {
            return mixed;
        }
        let Some(mark) = self.joint(end).filter(|m| matches!(m, '.' | ',' | '\'')) else {
            let shape = if spaced { Shape::Grouped } else { Shape::Plain(first) };
            return Digits { end, value: whole.decimal(0), shape };
        };
        if spaced {
            return self.fraction(whole, end + 1);
        }
        // Groups behind the same mark, then at most one other mark before decimals.
        let mut groups = 0;
        let mut last = end;
        while self.joined(last, mark) && self.len(last + 1) == 3 {
            groups += 1;
            last += 2;
        }
        if groups > MOST_GROUPS {
            return Digits { end: last, value: None, shape: Shape::Not("identifier") };
        }
        let other = self.joint(last).filter(|m| matches!(m, '.' | ',') && *m != mark);
        let again = self.joined(last, mark);
        let fits = first <= 3 && groups > 0 && !again;
        if fits && (groups > 1 || other.is_some() || mark == '\'') {
            (0..groups).for_each(|i| whole.push(self.tokens[end + 1 + 2 * i].of(self.text)));
            return match other {
                Some(_) => self.fraction(whole, last + 1),
                None => Digits { end: last, value: whole.decimal(0), shape: Shape::Grouped },
            };
        }
        if let Some(indian) = self.indian(at, mark) {
            return indian;
        }
        if mark == '\'' {
            return Digits { end, value: whole.decimal(0), shape: Shape::Plain(first) };
        }
        if fits {
            let round = digits_of(self.tokens[end + 1].of(self.text)).all(|digit| digit == 0);
            let (grouping, reason) = marks.grouping(mark, decimal, whole.is_zero(), round);
            if grouping {
                whole.push(self.tokens[end + 1].of(self.text));
                return Digits { end: end + 2, value: whole.decimal(0), shape: Shape::Settled(reason) };
            }
            let Digits { end, value, .. } = self.fraction(whole, end + 1);
            return Digits { end, value, shape: Shape::Settled(reason) };
        }
        self.fraction(whole, end + 1)
    }

    /// `2 1/2` and `2½`: a whole and a fraction smaller than one.
    fn mixed(&self, at: usize, end: usize) -> Option<Digits> {
        let whole = self.value(at).filter(|_| end == at + 1)?;
        let (part, end) = if self.spaced(end) && self.joined(end + 1, '/') && self.joint(end + 3).is_none() {
            let (a, b) = (self.small(end), self.small(end + 2));
            ((a > 0 && a < b && b <= 16).then(|| Decimal::from(a).checked_div(b.into())).flatten()?, end + 3)
        } else {
            let glued = self.tokens.get(end).filter(|t| !t.space_before)?;
            (fraction_sign(glued.of(self.text))?, end + 1)
        };
        Some(Digits { end, value: whole.checked_add(part), shape: Shape::Decimal })
    }

    /// The decimals at `at`, behind a whole.
    fn fraction(&self, mut whole: Mantissa, at: usize) -> Digits {
        let scale = self.len(at);
        whole.push(self.tokens.get(at).map_or("", |t| t.of(self.text)));
        Digits { end: at + 1, value: whole.decimal(scale), shape: Shape::Decimal }
    }

    /// `12,34,567`: groups of two before the last three.
    fn indian(&self, at: usize, mark: char) -> Option<Digits> {
        if mark != ',' || self.len(at) > 2 {
            return None;
        }
        let mut whole = Mantissa::default();
        whole.push(self.tokens[at].of(self.text));
        let mut end = at + 1;
        while end - at < 2 * MOST_GROUPS && self.joined(end, ',') && self.len(end + 1) == 2 {
            whole.push(self.tokens[end + 1].of(self.text));
            end += 2;
        }
        if end == at + 1 || !self.joined(end, ',') || self.len(end + 1) != 3 || self.joined(end + 2, ',') {
            return None;
        }
        whole.push(self.tokens[end + 1].of(self.text));
        Some(Digits { end: end + 2, value: whole.decimal(0), shape: Shape::Grouped })
    }
}

/// The fractions that have a character of their own.
pub(super) fn fraction_sign(surface: &str) -> Option<Decimal> {
    let (above, below) = match surface {
        "½" => (1, 2),
        "⅓" => (1, 3),
        "⅔" => (2, 3),
        "¼" => (1, 4),
        "¾" => (3, 4),
        "⅕" => (1, 5),
        "⅙" => (1, 6),
        "⅛" => (1, 8),
        _ => return None,
    };
    Decimal::from(above).checked_div(below.into())
}

/// Digits gathered into one integer, as long as they fit.
#[derive(Debug, Clone, Copy, Default)]
struct Mantissa {
    digits: i128,
    length: usize,
}

impl Mantissa {
    fn push(&mut self, digits: &str) {
        for digit in digits_of(digits) {
            if self.digits != 0 || digit != 0 {
                self.length += 1;
            }
            if self.length <= LONGEST {
                self.digits = self.digits * 10 + i128::from(digit);
            }
        }
    }

    fn is_zero(&self) -> bool {
        self.digits == 0
    }

    fn decimal(&self, scale: usize) -> Option<Decimal> {
        if self.length > LONGEST || scale > LONGEST {
            return None;
        }
        Decimal::try_from_i128_with_scale(self.digits, scale as u32).ok().map(|d| d.normalize())
    }
}

/// The digits of a run, whatever script writes them: each script's ten stand in a row.
fn digits_of(surface: &str) -> impl Iterator<Item = u32> + '_ {
    surface.chars().filter_map(|c| match c {
        '0'..='9' => Some(c as u32 - '0' as u32),
        '\u{0660}'..='\u{0669}' => Some(c as u32 - 0x0660),
        '\u{06F0}'..='\u{06F9}' => Some(c as u32 - 0x06F0),
        '\u{0966}'..='\u{096F}' => Some(c as u32 - 0x0966),
        '\u{09E6}'..='\u{09EF}' => Some(c as u32 - 0x09E6),
        '\u{FF10}'..='\u{FF19}' => Some(c as u32 - 0xFF10),
        _ => None,
    })
}
