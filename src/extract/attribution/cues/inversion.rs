//! What stands around a verb of saying and belongs to it: its auxiliaries, the pronoun of an inversion.
//!
//! In: a verb. Out: where its auxiliaries begin, and the pronoun that a hyphen ties behind it (`a-t-il ajouté`).

use super::Finder;
use crate::extract::attribution::phrase::Party;
use crate::extract::attribution::reading::Mark;
use crate::lang::Roles;

impl Finder<'_, '_, '_> {
    /// The auxiliary left of a participle, over adverbs, hyphens and inverted pronouns.
    pub(super) fn auxiliary(&self) -> Option<usize> {
        if !self.roles.any(Roles::PARTICIPLE.and(Roles::GERUND)) {
            return None;
        }
        let reading = self.reading;
        let mut i = self.from;
        let mut found = None;
        while i > self.frame.tokens.start && self.from - i < 9 {
            let at = reading.phrase_start(i - 1);
            if let Some(before) = self.before_year(at) {
                i = before;
                continue;
            }
            if reading.has(at, Roles::AUXILIARY) {
                found = Some(at);
            } else if !(reading.has(at, Roles::ADVERB.and(Roles::NEGATION).and(Roles::CLITIC))
                || reading.has(at, Roles::PRONOUN.and(Roles::NOBODY)) && found.is_none() && self.hyphen(at)
                || reading.mark(at) == Some(Mark::Inner) && reading.surface(at) != "."
                || reading.surface(at).len() == 1 && self.hyphen(at) && self.hyphen(at + 2))
            {
                break;
            }
            i = at;
        }
        found
    }

    /// Whether an elided pronoun stands before `at` (`s'est félicité`).
    pub(super) fn apostrophe(&self, at: usize) -> bool {
        at > 0 && matches!(self.reading.surface(at - 1), "'" | "’")
    }

    pub(super) fn hyphen(&self, at: usize) -> bool {
        at > 0 && self.reading.surface(at - 1) == "-"
    }

    /// `a-t-il ajouté`, `dit-elle`, `explique-t-on`: the pronoun that an inversion ties to the verb.
    pub(super) fn inverted_pronoun(&self) -> Option<(Party, usize)> {
        let reading = self.reading;
        let party = |i: usize| if reading.has(i, Roles::NOBODY) { Party::Nobody } else { Party::Pronoun(i) };
        let is_pronoun = |i: usize| reading.has(i, Roles::PRONOUN.and(Roles::NOBODY)) && self.hyphen(i);
        let auxiliary = self.auxiliary().unwrap_or(self.from);
        if let Some(i) = (auxiliary..self.from).find(|&i| is_pronoun(i)) {
            return Some((party(i), self.to));
        }
        let end = self.pronoun_end();
        (end > self.to).then(|| (party(end - 1), end))
    }
}
