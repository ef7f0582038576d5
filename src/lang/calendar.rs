//! The pack section `[calendar]`: what makes a number a date, a clock time, an age or an ordinal.
//!
//! ```toml
//! [calendar]
//! month = ["janvier", "janv."]
//! weekday = ["lundi"]
//! today = ["hoje"]                 # behind it, brackets hold the day of the month: hoje (16)
//! year_before = ["en", "depuis"]   # a four-digit number behind it is a year
//! year_after = ["г."]              # ... and so is any number before it: 1997 r.
//! clock_before = ["à"]             # with a clock word behind the number: à 18 h
//! clock_word = ["h"]
//! clock_after = ["am"]             # by itself: 7 am
//! clock_zone = ["GMT"]             # four digits before it: 2151 GMT
//! clock_sign = ["godz."]           # by itself, before the number
//! clock_opening = ["a"]            # before the number where it opens the sentence
//! age_before = ["âgé de"]
//! age_after = ["-year-old"]
//! age_unit = ["ans"]               # `, 43 ans,` and `un homme de 43 ans`
//! age_of = ["de"]                  # between a person and the age
//! age_bound = ["moins de"]         # behind people and before years it bounds their age: enfants de moins de 5 ans
//! age_group = ["jeunesse"]         # a word, as people are, behind which a range of years is one of ages
//! age_at = ["à"]                   # opens a sentence: À 40 ans, ...
//! age_said = ["he was"]            # before a bare number that ends its clause: he was 43
//! age_dative = ["у"]               # ends the noun of one whose age follows: Директору 58 лет.
//! age_with = ["ma"]                # with a unit of age behind the number: ma 41 lat
//! ordinal = ["er", "e"]            # suffixes behind digits
//! suffix = ["ти"]                  # suffixes behind digits that leave them cardinal
//! suffix_few = ["х"]               # the same behind 2 to 4 alone: 4-х, but 90-х is an ordinal
//! seat = ["этаже"]                 # places in an order, in a case that no number governs: на 9 этаже
//! seat_genitive = ["этажа"]        # the same in the genitive, which 2 to 4 govern: 9 этажа, but 2 этажа
//! ordinal_dot = true               # 3. místo
//! ordinal_before = ["zum"]         # governs a dotted ordinal whose noun has a capital: zum 3. Mal
//! capital_months = true            # months have a capital, and words that look like them none: May, may
//! decade = ["s"]                   # glued to a year or a tenth of a century: 1990s, 90s
//! decade_before = ["années"]       # tens behind it are a decade: années 80
//! clock_named = ["the"]            # an hour behind it names a train or a flight: the 6.15 to Cork
//! ago = ["earlier", "ago"]         # behind a length of time it says when: one year earlier
//! ```

use rustc_hash::FxHashSet;
use schemars::JsonSchema;
use serde::Deserialize;

use super::endings::Endings;
use super::phrases::Phrases;
use super::surface::{Paradigms, expand};
use super::unit::add_all;
use super::words::keys;
use crate::text::{Key, Tables};

/// As written in the pack.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct CalendarSection {
    pub month: Vec<String>,
    pub weekday: Vec<String>,
    pub today: Vec<String>,
    pub year_before: Vec<String>,
    pub year_after: Vec<String>,
    pub clock_before: Vec<String>,
    pub clock_word: Vec<String>,
    pub clock_after: Vec<String>,
    pub clock_zone: Vec<String>,
    pub clock_sign: Vec<String>,
    pub clock_opening: Vec<String>,
    pub age_before: Vec<String>,
    pub age_after: Vec<String>,
    pub age_unit: Vec<String>,
    /// Nouns for what lasts: behind a word for years of age they make a duration of it (`30-letni staż`).
    pub lasting: Vec<String>,
    pub age_of: Vec<String>,
    pub age_at: Vec<String>,
    pub age_bound: Vec<String>,
    pub age_group: Vec<String>,
    pub decade_before: Vec<String>,
    pub age_said: Vec<String>,
    pub age_with: Vec<String>,
    pub age_dative: Vec<String>,
    pub ordinal: Vec<String>,
    pub suffix: Vec<String>,
    pub suffix_few: Vec<String>,
    pub seat: Vec<String>,
    pub seat_genitive: Vec<String>,
    pub ordinal_dot: bool,
    pub ordinal_before: Vec<String>,
    /// Ordinals in words that close one of several, whose tens stand before them as a cardinal: `двадцать третий`.
    pub ordinal_last: Vec<String>,
    /// Stands between a day and its month: `de`, `of`.
    pub day_of: Vec<String>,
    pub capital_months: bool,
    pub decade: Vec<String>,
    pub clock_named: Vec<String>,
    pub ago: Vec<String>,
}

/// As compiled. One surface may do several things: each look-up asks for the one it means.
#[derive(Debug, Clone, Default)]
pub struct Calendar {
    pub month_after: Phrases<()>,
    pub month_before: Endings<()>,
    pub weekday: Endings<()>,
    pub today: Endings<()>,
    pub year_before: Endings<()>,
    pub year_after: Phrases<()>,
    pub clock_before: Endings<()>,
    pub clock_word: Phrases<()>,
    pub clock_after: Phrases<()>,
    pub clock_zone: Phrases<()>,
    pub clock_sign: Endings<()>,
    pub clock_opening: Endings<()>,
    pub age_before: Endings<()>,
    pub age_after: Phrases<()>,
    pub age_unit: Phrases<()>,
    pub lasting: Phrases<()>,
    pub age_of: Endings<()>,
    pub age_at: Endings<()>,
    pub age_bound: Endings<()>,
    pub age_group: Phrases<()>,
    pub decade_before: Endings<()>,
    pub age_said: Endings<()>,
    pub age_with: Endings<()>,
    pub age_dative: Vec<String>,
    pub ordinal: Phrases<()>,
    pub suffix: Phrases<()>,
    pub suffix_few: FxHashSet<Key>,
    pub seat: Phrases<()>,
    pub seat_genitive: Phrases<()>,
    pub day_of: Phrases<()>,
    pub ordinal_dot: bool,
    pub ordinal_before: FxHashSet<Key>,
    pub ordinal_last: FxHashSet<Key>,
    pub capital_months: bool,
    pub decade: Phrases<()>,
    pub clock_named: Endings<()>,
    pub ago: Phrases<()>,
}

impl Calendar {
    pub fn compile(s: &CalendarSection, paradigms: &Paradigms, faults: &mut Vec<String>) -> Self {
        let mut c = Self {
            ordinal_dot: s.ordinal_dot,
            ordinal_before: keys("calendar.ordinal_before", &s.ordinal_before, paradigms, faults),
            ordinal_last: keys("calendar.ordinal_last", &s.ordinal_last, paradigms, faults),
            capital_months: s.capital_months,
            suffix_few: keys("calendar.suffix_few", &s.suffix_few, paradigms, faults),
            age_dative: s.age_dative.clone(),
            ..Self::default()
        };
        let forwards = [
            ("month", &s.month, &mut c.month_after),
            ("year_after", &s.year_after, &mut c.year_after),
            ("clock_word", &s.clock_word, &mut c.clock_word),
            ("clock_after", &s.clock_after, &mut c.clock_after),
            ("clock_zone", &s.clock_zone, &mut c.clock_zone),
            ("age_after", &s.age_after, &mut c.age_after),
            ("age_unit", &s.age_unit, &mut c.age_unit),
            ("age_group", &s.age_group, &mut c.age_group),
            ("lasting", &s.lasting, &mut c.lasting),
            ("ordinal", &s.ordinal, &mut c.ordinal),
            ("suffix", &s.suffix, &mut c.suffix),
            ("seat", &s.seat, &mut c.seat),
            ("seat_genitive", &s.seat_genitive, &mut c.seat_genitive),
            ("day_of", &s.day_of, &mut c.day_of),
            ("decade", &s.decade, &mut c.decade),
            ("ago", &s.ago, &mut c.ago),
        ];
        for (name, entries, table) in forwards {
            add_all(table, &format!("calendar.{name}"), entries, paradigms, faults, |_| ());
        }
        let backwards = [
            ("month", &s.month, &mut c.month_before),
            ("weekday", &s.weekday, &mut c.weekday),
            ("today", &s.today, &mut c.today),
            ("year_before", &s.year_before, &mut c.year_before),
            ("clock_before", &s.clock_before, &mut c.clock_before),
            ("clock_sign", &s.clock_sign, &mut c.clock_sign),
            ("clock_opening", &s.clock_opening, &mut c.clock_opening),
            ("clock_named", &s.clock_named, &mut c.clock_named),
            ("age_before", &s.age_before, &mut c.age_before),
            ("age_of", &s.age_of, &mut c.age_of),
            ("age_at", &s.age_at, &mut c.age_at),
            ("age_bound", &s.age_bound, &mut c.age_bound),
            ("decade_before", &s.decade_before, &mut c.decade_before),
            ("age_said", &s.age_said, &mut c.age_said),
            ("age_with", &s.age_with, &mut c.age_with),
        ];
        for (name, entries, table) in backwards {
            add_endings(table, &format!("calendar.{name}"), entries, paradigms, faults);
        }
        c
    }

    /// Takes bits in the pack's sieve: for dates, for years and hours, and for ages.
    pub fn sort(&mut self, [dates, times, ages]: [Tables; 3], keys: &mut Vec<(Key, Tables)>) {
        let forwards = [
            &mut self.month_after,
            &mut self.ordinal,
            &mut self.suffix,
            &mut self.seat,
            &mut self.seat_genitive,
            &mut self.day_of,
            &mut self.decade,
        ];
        for table in forwards {
            table.sort(dates, keys);
        }
        for table in [&mut self.month_before, &mut self.weekday, &mut self.today] {
            table.sort(dates, keys);
        }
        for table in [&mut self.year_after, &mut self.clock_word, &mut self.clock_after, &mut self.ago] {
            table.sort(times, keys);
        }
        let backwards = [
            &mut self.year_before,
            &mut self.clock_before,
            &mut self.clock_sign,
            &mut self.clock_opening,
            &mut self.clock_named,
        ];
        for table in backwards {
            table.sort(times, keys);
        }
        for table in [&mut self.age_after, &mut self.age_unit, &mut self.age_group, &mut self.lasting] {
            table.sort(ages, keys);
        }
        for table in [
            &mut self.age_before,
            &mut self.age_of,
            &mut self.age_at,
            &mut self.age_bound,
            &mut self.age_said,
            &mut self.age_with,
            &mut self.decade_before,
        ] {
            table.sort(ages, keys);
        }
    }
}

/// Adds every surface to a table that is read backwards.
pub(super) fn add_endings(
    table: &mut Endings<()>,
    place: &str,
    entries: &[String],
    paradigms: &Paradigms,
    faults: &mut Vec<String>,
) {
    for entry in entries {
        match expand(entry, paradigms) {
            Ok(surfaces) => surfaces.iter().for_each(|s| {
                table.add(s, ());
            }),
            Err(fault) => faults.push(format!("{place}: {fault}")),
        }
    }
}
