//! What stands around a figure, read off the typography and a list of suffixes: the marker knows no language.
//!
//! In: an article's text and a place in it. Out: its sentence, its line, and whether the figure looks like part of a
//! date, an ordinal, or page furniture. These name the cause of an error; no score depends on them.

use std::ops::Range;

use crate::text::{Offsets, SentenceSpan, segment, tokenize};

/// Bytes of a line that are looked at on either side of a place.
const FAR: usize = 2000;

/// The sentences of the line that was asked about last: an article's rows come one after the other, and many of them from
/// one line.
#[derive(Debug, Clone, Default)]
pub struct Sentences<'a> {
    text: &'a str,
    /// The line in bytes of the text; none where it was cut, for the next row would cut it elsewhere.
    line: Option<Range<usize>>,
    /// Its sentences, in bytes of the line.
    sentences: Vec<Range<usize>>,
}

impl<'a> Sentences<'a> {
    /// The sentence at a code point, and the code point at which it starts.
    pub fn at(&mut self, offsets: &Offsets<'a>, at: u32) -> Option<(&'a str, u32)> {
        let text = offsets.text();
        let at = offsets.byte(at)?;
        let known = |line: &&Range<usize>| {
            let near = at.checked_sub(line.start).zip(line.end.checked_sub(at));
            std::ptr::eq(self.text, text) && near.is_some_and(|(before, after)| before <= FAR && after <= FAR)
        };
        let line = match self.line.as_ref().filter(known) {
            Some(line) => line.clone(),
            None => self.turn(text, at),
        };
        // Sentences follow each other.
        let found = self.sentences.get(self.sentences.partition_point(|s| s.end <= at - line.start));
        let range = found.cloned().unwrap_or(0..line.len());
        Some((text[line.clone()].get(range.clone())?, offsets.code_point(line.start + range.start)))
    }

    /// Cuts the line at a byte into sentences. Only the line: an article has many rows.
    fn turn(&mut self, text: &'a str, at: usize) -> Range<usize> {
        let (before, after) = around(text, at, at);
        let line = at - before.len()..at + after.len();
        let tokens = tokenize(&text[line.clone()]);
        let range = |s: SentenceSpan| {
            let (first, last) = (tokens.get(s.tokens.start)?, tokens.get(s.tokens.end.checked_sub(1)?)?);
            Some(first.start as usize..last.end as usize)
        };
        self.sentences.clear();
        self.sentences
            // A context is better too long than cut within a date: `am 25. Januar`.
            .extend(segment(&text[line.clone()], &tokens, true).sentences.into_iter().filter_map(range));
        let whole = |edge: Option<&u8>| edge.is_none_or(|&byte| byte == b'\n');
        let bytes = text.as_bytes();
        let uncut = whole(line.start.checked_sub(1).and_then(|i| bytes.get(i))) && whole(bytes.get(line.end));
        (self.text, self.line) = (text, uncut.then(|| line.clone()));
        line
    }
}

/// What is written behind the digits of an ordinal, in any language: 33rd, 5e, 2ème, 1º, 5-й, 12-го, 5-ta. No unit is among them, so that `12km`
/// and `30min` are none.
const ORDINAL: [&str; 34] = [
    "st", "nd", "rd", "th", "e", "er", "re", "ère", "ème", "eme", "nde", "de", "ste", "te", "º", "ª", "й", "ый", "ий",
    "ой", "я", "ая", "е", "ое", "го", "му", "ю", "ї", "та", "те", "ту", "go", "ty", "ta",
];
/// The same behind a hyphen alone: without one it is a unit, `5 м`.
const ORDINAL_BEHIND_HYPHEN: [&str; 8] = ["м", "ми", "х", "а", "у", "ей", "ым", "им"];
/// The years that four plain digits are taken for.
const YEARS: Range<u32> = 1800..2100;

/// A figure in its line.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    before: &'a str,
    surface: &'a str,
    after: &'a str,
}

impl<'a> Context<'a> {
    /// The context in the article; `None` where the place does not fit the text.
    pub fn new(offsets: &Offsets<'a>, start: u32, end: u32) -> Option<Self> {
        let text = offsets.text();
        let (from, to) = (offsets.byte(start)?, offsets.byte(end)?);
        let surface = text.get(from..to)?;
        let (before, after) = around(text, from, to);
        Some(Self { before, surface, after })
    }

    /// A context of the surface alone, where no article is at hand.
    pub const fn bare(surface: &'a str) -> Self {
        Self { before: "", surface, after: "" }
    }

    /// A year in four plain digits, or a number in a date (`5.01.2022`, `2022-01-05`) or a clock time (`20:00`, `20h`).
    pub fn is_date(&self) -> bool {
        let digits = !self.surface.is_empty() && self.surface.bytes().all(|b| b.is_ascii_digit());
        let year = digits && self.surface.len() == 4 && YEARS.contains(&self.surface.parse().unwrap_or(0));
        let time = |mark: char| {
            self.before.strip_suffix(mark).is_some_and(|b| b.ends_with(|c: char| c.is_ascii_digit()))
                || self.after.strip_prefix(mark).is_some_and(|a| a.starts_with(|c: char| c.is_ascii_digit()))
        };
        let clock = digits && self.surface.len() <= 2 && (self.after.starts_with('h') || time(':'));
        // A day stands before its month and its year: a year within two words.
        let day = digits && self.surface.len() <= 2 && self.after.split_whitespace().take(2).any(is_year);
        year || clock || day || (digits && (time('/') || time('-') || (time('.') && self.surface.len() != 3)))
    }

    /// Digits with an ordinal suffix (`33rd`, `5e`, `5-й`), or a stop that does not end the sentence (`3. miejsce`).
    pub fn is_ordinal(&self) -> bool {
        let own = self.surface.trim_start_matches(|c: char| c.is_ascii_digit());
        if own.len() == self.surface.len() {
            return false;
        }
        let stop = |rest: &str| rest.strip_prefix(' ').is_some_and(|rest| rest.starts_with(char::is_lowercase));
        match own {
            "" => is_suffix(self.after) || self.after.strip_prefix('.').is_some_and(stop),
            "." => stop(self.after),
            suffix => is_suffix(suffix),
        }
    }

    /// A line of at most six words that ends without a stop: a counter, a button, a caption.
    pub fn is_furniture(&self) -> bool {
        let whole = self.before.split_whitespace().chain(self.after.split_whitespace()).count();
        let last = if self.after.trim_end().is_empty() { self.surface } else { self.after.trim_end() };
        (!self.before.is_empty() || !self.after.is_empty())
            && whole <= 5
            && !last.ends_with(['.', '!', '?', '…', ':', '"', '»', '”'])
    }

    /// Whether a sentence begins with the surface.
    pub fn begins_sentence(&self) -> bool {
        let before = self.before.trim_end();
        before.is_empty() || before.ends_with(['.', '!', '?', '…', '"', '«', '“', '„', '-', '–', '—'])
    }
}

/// What stands on the same line before and behind two places. A line without end is cut, so that a row costs the same in
/// every article.
fn around(text: &str, from: usize, to: usize) -> (&str, &str) {
    let before = &text[text.floor_char_boundary(from.saturating_sub(FAR))..from];
    let after = &text[to..text.ceil_char_boundary((to + FAR).min(text.len()))];
    (&before[before.rfind('\n').map_or(0, |i| i + 1)..], &after[..after.find('\n').unwrap_or(after.len())])
}

/// Whether a text begins with an ordinal suffix and no longer word.
fn is_suffix(text: &str) -> bool {
    let (text, hyphen) = text.strip_prefix('-').map_or((text, false), |text| (text, true));
    let end = text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len());
    let word = text[..end].to_lowercase();
    ORDINAL.contains(&word.as_str()) || (hyphen && ORDINAL_BEHIND_HYPHEN.contains(&word.as_str()))
}

fn is_year(word: &str) -> bool {
    let digits = word.trim_end_matches(|c: char| !c.is_ascii_digit());
    digits.len() == 4
        && (digits.starts_with("19") || digits.starts_with("20"))
        && digits.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The context of the one number between brackets.
    fn at(marked: &str) -> (String, u32, u32) {
        let start = marked.chars().position(|c| c == '[').unwrap() as u32;
        let end = marked.chars().position(|c| c == ']').unwrap() as u32 - 1;
        (marked.replace(['[', ']'], ""), start, end)
    }

    #[test]
    fn dates_ordinals_and_furniture_are_seen_by_their_typography() {
        for (marked, date, ordinal, furniture) in [
            ("Le [5] janvier 2022, la foule a défilé dans les rues.", true, false, false),
            ("En janvier [2022], la foule a défilé dans la ville.", true, false, false),
            ("La foule est arrivée à [20]h00 devant le palais.", true, false, false),
            ("Some [1500] protesters had gathered on the square.", false, false, false),
            ("They marched [12]km to the border of the district.", false, false, false),
            ("They carried [5]kg of rice and water to the village.", false, false, false),
            ("They waited for [30]min before the doors were open.", false, false, false),
            ("They walked [12km] to the border of the district.", false, false, false),
            ("Le [2ème] jour, la foule est revenue sur la place.", false, true, false),
            ("Толпа вернулась на площадь на [5]-й день протеста.", false, true, false),
            ("Ссора произошла из-за места в [14]-м торговом ряду.", false, true, false),
            ("Верёвка длиной [14]м лежала у входа на площадь.", false, false, false),
            ("He waited for it with the other [3]. Then he left.", false, false, false),
            ("Wojsko weszło dnia [5].01.2022 do miasta o świcie.", true, false, false),
            ("On the [33]rd day the crowd came back to the square.", false, true, false),
            ("Drużyna zajęła [3]. miejsce w ostatnich zawodach.", false, true, false),
            ("Quelque [300] personnes ont défilé dans la ville.", false, false, false),
            ("[1204] vues", false, false, true),
            ("[1904] vues", true, false, true),
            ("Partagé [12] fois", false, false, true),
        ] {
            let (text, start, end) = at(marked);
            let context = Context::new(&Offsets::new(&text), start, end).unwrap();
            assert_eq!(
                (context.is_date(), context.is_ordinal(), context.is_furniture()),
                (date, ordinal, furniture),
                "{marked}"
            );
        }
    }

    #[test]
    fn the_sentence_at_a_place() {
        let text = "Un. Il y a eu 12 blessés. Fin.\nAutre ligne.";
        let sentence = |at| Sentences::default().at(&Offsets::new(text), at);
        assert_eq!(sentence(14), Some(("Il y a eu 12 blessés.", 4)));
        assert_eq!(sentence(400), None);
    }

    #[test]
    fn the_sentence_does_not_depend_on_what_was_asked_before() {
        let long = "Un mot. Il y a eu 12 blessés, dit-il. ".repeat(90);
        let text = format!("Titre\n\n{long}\n{}\r\n{long}é", &long[..380]);
        let (offsets, mut kept) = (Offsets::new(&text), Sentences::default());
        let length = text.chars().count() as u32;
        for step in [1, 7, 1999, 2003, 3001] {
            for at in (0..length).map(|i| i * step % length) {
                assert_eq!(kept.at(&offsets, at), Sentences::default().at(&offsets, at), "{at} after steps of {step}");
            }
        }
    }
}
