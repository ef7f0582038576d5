//! Relative clauses that go on about a whole sentence: `Zginęło 12 osób, co potwierdziło ministerstwo`, `ce que confirme le maire`.
//!
//! In: the place of a verb of saying or of its subject. Out: where the pronoun of such a clause stands, whose sentence is told.

use super::Finder;
use crate::extract::attribution::reading::Mark;
use crate::lang::{Function, Roles};

impl Finder<'_, '_, '_> {
    /// Where the pronoun opens that stands for the sentence before its comma, right before the verb or the subject at `at`.
    pub(super) fn tells_of_sentence(&self, at: usize) -> Option<usize> {
        /// Words of the pronoun, at most: `ce que`, `a figure that`, and a weak one that leans on the verb.
        const WORDS: usize = 4;
        let reading = self.reading;
        let first = self.frame.tokens.start;
        let relative = |i: usize| reading.has(i, Roles::THAT.and(Roles::RELATIVE));
        // Where verbs stand second or nouns inflect it is one word.
        let whole = |i: usize| relative(i + 1) || !reading.speech.romance;
        let pronoun = |i: usize| reading.does(i, Function::WHAT) && whole(i);
        // `a figure the ministry confirmed`, `un chiffre que confirme le maire`: a noun for what was told may stand for it.
        let account = |i: usize| reading.has(i, Roles::ACCOUNT) || reading.does(i, Function::VALUE);
        let named = |i: usize| {
            let article = reading.has(i, Roles::INDEFINITE) && reading.has(i, Roles::ARTICLE);
            // `cifra que` is listed as one phrase.
            let listed = reading.len(i) > 1 && reading.has(i, Roles::RELATIVE);
            listed || article && account(i + 1) && (relative(i + 2) || i + 2 == at && reading.speech.verbs_are_nouns)
        };
        // `eine Zahl, die das Ministerium bestätigte`: where every clause has its comma, one more stands before the noun.
        let comma = |i: usize| reading.mark(i) == Some(Mark::Comma);
        let parted = |i: usize| {
            let noun = i.checked_sub(2).filter(|&noun| account(noun) && noun > first + 2);
            let apart =
                noun.is_some_and(|noun| comma(noun - 1) || reading.has(noun - 1, Roles::ARTICLE) && comma(noun - 2));
            apart && !(reading.speech.romance || reading.speech.verbs_are_nouns) && self.may_relate(i)
        };
        let opens = |&i: &usize| comma(i - 1) && i < at && (pronoun(i) || named(i) || parted(i));
        (first + 1..at).rev().take(WORDS).find(opens).filter(|&i| reading.has_figure(first..i))
    }

    /// Whether the word at `i` opens a relative clause; in German an article may.
    fn may_relate(&self, i: usize) -> bool {
        let reading = self.reading;
        let article = reading.has(i, Roles::ARTICLE) && reading.capital_nouns && !reading.is_capital(i + 1);
        reading.has(i, Roles::RELATIVE) || article
    }
}
