//! Marks and digits inside a phrase: hyphens, initials, number signs, ages.
//!
//! In: a walk. Out: behind them, or that they end the phrase.

use super::{Step, Walk};
use crate::extract::attribution::phrase::medium::is_age;
use crate::extract::attribution::reading::Mark;
use crate::lang::Roles;

impl Walk<'_, '_, '_> {
    /// `der 71-jährige Landwirt`, `der 54 Jahre alte Anwohner`: an age is an adjective of the phrase.
    pub(super) fn age(&mut self) -> Option<Step> {
        let in_words = || self.reading.speech.verb_second && self.is_inside() && self.is_old();
        (is_age(self.reading, self.at) || in_words()).then(|| self.pass(self.at + 3))
    }

    /// An age of three words between an article and its noun.
    fn is_old(&self) -> bool {
        let (reading, i) = (self.reading, self.at);
        let adjective = |at: usize| {
            reading.is_word(at) && !reading.is_capital(at) && reading.ends_like(at, &reading.speech.endings.adjective)
        };
        reading.is_digits(i)
            && !reading.in_figure(i)
            && reading.has(i - 1, Roles::ARTICLE)
            && reading.is_word(i + 1)
            && adjective(i + 2)
            && reading.is_word(i + 3)
    }

    /// A mark, digits or a name in quotation marks go on the phrase, or end it.
    pub(super) fn inner_mark(&mut self) -> Option<Step> {
        let (reading, i) = (self.reading, self.at);
        if reading.is_word(i) {
            return None;
        }
        let Some(next) = self.behind_mark() else { return Some(Step::Ends) };
        // `Bouches-du-Rhône`: a hyphen holds its word, whatever it is by itself.
        let held = reading.surface(i) == "-" && !reading.space_at(next) && reading.is_word(next);
        Some(self.pass(if held { next + 1 } else { next }))
    }

    /// Behind a mark that belongs to the phrase. None where the phrase ends.
    fn behind_mark(&self) -> Option<usize> {
        let (reading, i) = (self.reading, self.at);
        if !self.is_inside() {
            return None;
        }
        if let Some(quote) = reading.name_quote(i) {
            return Some(quote.close + 1);
        }
        if reading.is_digits(i) {
            let numbered = reading.surface(i - 1).starts_with(['№', '#', '-']) || reading.is_capital(i - 1);
            return numbered.then_some(i + 1);
        }
        if reading.mark(i) != Some(Mark::Inner) {
            return None;
        }
        match reading.surface(i).chars().next()? {
            '№' | '#' => Some(i + 1),
            // `M&S`: the letter behind it is no ending of an owner.
            '&' if !reading.space_at(i) && !reading.space_at(i + 1) && reading.is_capital(i + 1) => Some(i + 2),
            '&' | '/' => Some(i + 1),
            '.' => self.behind_stop(),
            '-' => self.behind_hyphen(),
            // `Мар’яна`: an apostrophe inside a word holds it.
            _ => reading.past_joined(i).or_else(|| self.glued()),
        }
    }

    /// Behind the stop of an abbreviation or an initial.
    fn behind_stop(&self) -> Option<usize> {
        let (reading, i) = (self.reading, self.at);
        let capital = |at: usize| reading.is_capital(at);
        // An abbreviation of a title, inside a name.
        let title = reading.noun(reading.phrase_start(i - 1)).is_some() && reading.is_word(i + 1);
        // `мэр г. Омска`: so is one of a sort of place.
        let place = !reading.speech.has_articles && reading.has(i - 1, Roles::PLACE) && capital(i + 1);
        let initial = || capital(i - 1) && (capital(i + 1) || reading.surface(i - 1).chars().count() == 1);
        // `Brig.-Gen.`
        let rank = reading.surface(i + 1) == "-" && capital(i + 2);
        let behind = || if title || place || rank || initial() { Some(i + 1) } else { None };
        reading.past_joined(i).or_else(behind)
    }

    /// Behind a hyphen and what it leaves out.
    fn behind_hyphen(&self) -> Option<usize> {
        let (reading, i) = (self.reading, self.at);
        let named = reading.is_capital(i - 1);
        // `veiligheidsregio Midden- en West-Brabant`: what a hyphen leaves out stands behind the conjunction.
        if named && reading.has(i + 1, Roles::CONJUNCTION) && reading.is_capital(i + 2) {
            return (!reading.space_at(i) && reading.space_at(i + 1)).then_some(i + 2);
        }
        // `компанії А-95`: digits glued to a name belong to it.
        if named && reading.is_digits(i + 1) {
            return (!reading.space_at(i + 1)).then_some(i + 2);
        }
        self.glued()
    }

    /// Behind a mark that the next word is glued to.
    fn glued(&self) -> Option<usize> {
        let next = self.at + 1;
        (!self.reading.space_at(next) && self.reading.is_word(next)).then_some(next)
    }
}
