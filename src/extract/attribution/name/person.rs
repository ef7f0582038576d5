//! A person's own name behind that of what they lead.
//!
//! In: a run of capitals. Out: the part of it that is somebody's name, or the whole run.

use std::ops::Range;

use super::words;
use crate::claim::SourceType;
use crate::extract::attribution::portfolio::behind_office;
use crate::extract::attribution::reading::Reading;
use crate::lang::{Roles, Word};

/// A person's own name in a run of capitals that opens with the name of what they lead, in a case that tells
/// (`lider Nowej Drogi Jan Kos`): its last two words.
pub fn own_name(reading: &Reading<'_, '_>, run: &Range<usize>) -> Range<usize> {
    let run = behind_office(reading, run)..run.end;
    // `Kasym-Żomart`: a hyphen makes one part of two words.
    let hyphen = |i: usize| reading.surface(i) == "-" && !reading.space_at(i) && !reading.space_at(i + 1);
    let count = words(reading, &run);
    let parts = count.saturating_sub(run.clone().filter(|&i| hyphen(i)).count());
    let plain = parts >= 3 && run.clone().all(|i| reading.is_word(i) || hyphen(i) && !reading.speech.has_articles);
    if !plain {
        return run;
    }
    let led = Led { reading, run: &run, parts };
    let start = if reading.speech.has_articles { led.behind_article() } else { led.behind_led() };
    // Behind a genitive stand two words of the name.
    let owner = || !led.has_body() && reading.ends_like(run.start, &reading.speech.endings.owner);
    let start = start.or_else(|| owner().then(|| run.end - 2)).unwrap_or(run.start);
    start..run.end
}

/// A run of three parts or more, which may open with what somebody leads.
struct Led<'r, 'd, 't> {
    reading: &'r Reading<'d, 't>,
    run: &'r Range<usize>,
    /// Words, those that a hyphen joins counted once.
    parts: usize,
}

impl Led<'_, '_, '_> {
    /// `Państwowego Zakładu Higieny`: a body's noun makes the whole run its name.
    fn has_body(&self) -> bool {
        self.run.clone().any(|i| self.reading.noun(i).is_some())
    }

    /// `porte-parole du ministère de l'Intérieur Claire Aubert`: behind the article of what the office is for a name.
    fn behind_article(&self) -> Option<usize> {
        let (reading, run) = (self.reading, self.run);
        let capitals = run.clone().all(|i| reading.is_capital(i));
        let led = !self.has_body() && reading.speech.romance && capitals && led_before(reading, run.start);
        led.then(|| run.end - 2)
    }

    /// Where nouns inflect, behind what is led.
    fn behind_led(&self) -> Option<usize> {
        let next = self.run.start + 1;
        let body = self.has_body();
        if !body && (self.opens_with_genitive() || self.opens_with_land()) {
            return Some(next);
        }
        if !body && self.opens_with_hyphen() {
            return Some(self.run.end - 2);
        }
        if !body && self.is_behind_place() {
            return Some(self.run.end - 2);
        }
        self.behind_letters()
    }

    /// `президент Татарстана Рустам Минниханов`: behind a title the genitive of what it leads, and no name of three parts.
    fn opens_with_genitive(&self) -> bool {
        let (reading, start) = (self.reading, self.run.start);
        let endings = &reading.speech.endings;
        let titled = start > 0 && reading.is_title(reading.phrase_start(start - 1));
        let by_father = |i: usize| reading.ends_like(i, &endings.patronymic);
        let father = by_father(start + 1) || self.run.len() > 2 && by_father(start + 2);
        let feminine = self.run.len() == 3
            && reading.ends_like(start, &endings.given_feminine)
            && reading.ends_like(start + 1, &endings.feminine);
        self.parts == 3
            && reading.is_word(start + 1)
            && titled
            && !father
            && !feminine
            && !reading.is_particle(start + 1)
            && (reading.has(start, Roles::PLACE) || reading.ends_like(start, &endings.genitive))
    }

    /// `жительница Усть-Илимска Анна Ли`: behind what somebody is the genitive of a place that a hyphen makes of two words.
    fn opens_with_hyphen(&self) -> bool {
        let (reading, start) = (self.reading, self.run.start);
        let role = start > 0 && reading.noun(reading.phrase_start(start - 1)).is_some();
        let hyphen = reading.surface(start + 1) == "-" && !reading.space_at(start + 1);
        let genitive = reading.ends_like(start + 2, &reading.speech.endings.genitive);
        self.parts == 3 && self.run.len() == 5 && role && hyphen && genitive
    }

    /// `представитель МВД России Ирина Волк`: whose body it is.
    ///
    /// `представитель министерства Афганистана Абдул Матин Кани`: or whose ministry; it stands in the genitive, unlike
    /// `Iran Human Rights`.
    fn opens_with_land(&self) -> bool {
        let (reading, start) = (self.reading, self.run.start);
        let land = reading.has(start, Roles::SEAT.and(Roles::PLACE));
        land && reading.ends_like(start, &reading.speech.endings.genitive)
    }

    /// `глава села Ольховка Мария Бондаренко`: behind the kind of a place its name.
    fn is_behind_place(&self) -> bool {
        let (reading, run) = (self.reading, self.run);
        let before = |back: usize| run.start.checked_sub(back);
        let place = before(1).is_some_and(|i| reading.has(i, Roles::PLACE));
        // `prezydent tego kraju Jan Maria Kos`: a place that was named before has no name behind it.
        let pointed = before(2).is_some_and(|i| reading.has(i, Roles::ANAPHOR));
        place && !pointed && run.len() == self.parts
    }

    /// `ekonomista ING BSK Jakub Rybak`: behind letters, whatever they stand for.
    fn behind_letters(&self) -> Option<usize> {
        let (reading, run) = (self.reading, self.run);
        let letters = |i: usize| reading.is_letters(i, 2);
        let rest = run.clone().find(|&i| !letters(i)).unwrap_or(run.start);
        if rest > run.start && run.end - rest >= 2 && !(rest..run.end).any(|i| reading.noun(i).is_some()) {
            return Some(rest);
        }
        // `Rzeczniczka SG Anna Michalska`: letters that name a body open no person's name.
        (!self.has_body() && letters(run.start) && !letters(run.end - 1)).then_some(run.start + 1)
    }
}

/// Whether an article stands right before `at`, and not far before that who or what is led.
fn led_before(reading: &Reading<'_, '_>, at: usize) -> bool {
    /// Tokens back to the office, at most.
    const REACH: usize = 7;
    let Some(before) = at.checked_sub(1) else { return false };
    let article = reading.has(before, Roles::ARTICLE) || matches!(reading.surface(before), "'" | "’");
    let near = (before.saturating_sub(REACH)..before).rev().take_while(|&i| !reading.bounds(i));
    let leads = |w: &Word| w.is_title() || w.source == Some(SourceType::Government);
    article && reading.noun(before).is_none() && near.into_iter().any(|i| reading.noun(i).is_some_and(leads))
}
