//! The body that a sentence is about, for a pronoun or a verb without subject that says who tells it.
//!
//! In: `The company plans to cut 400 jobs, it said`. Out: the noun phrase that opens the sentence, where it can speak and agrees.

use std::ops::Range;

use super::Speakers;
use crate::claim::SourceType;
use crate::extract::attribution::phrase::extend;
use crate::extract::attribution::reading::{Frame, Mark};
use crate::lang::{Function, Roles};

impl Speakers<'_, '_, '_> {
    /// The body that opens a sentence and agrees with a pronoun, or with a verb without subject, before `at`.
    pub(super) fn own_body(&self, pronoun: Option<usize>, at: usize, frame: &Frame) -> Option<Range<usize>> {
        let reading = self.reading;
        // `Les gendarmes ont saisi 12 kilos, ont-ils annoncé`: whoever opens the same sentence may hold an office, too.
        let same = frame.tokens.contains(&at) && !reading.speech.persons_only;
        let start = if same && reading.speech.romance { self.behind_adverbial(frame, at) } else { frame.tokens.start };
        let limit = extend(reading, start).min(at);
        // `Sept soldats ont été blessés, ajoute-t-il`: those whom a figure counts are no body.
        let head = (start..limit).find(|&i| reading.noun(i).is_some()).filter(|_| !reading.in_figure(start))?;
        let noun = reading.noun(head).filter(|w| same || !w.is_title())?;
        // A verb that no list knows may follow the noun.
        let joined = Roles::COMPLEMENT.and(Roles::ARTICLE);
        let verb = |&i: &usize| {
            let word = reading.is_word(i) && !reading.is_capital(i) && reading.noun(i).is_none();
            let inner = reading.has(i - 1, joined) && reading.noun(reading.phrase_start(i - 1)).is_none();
            word && !reading.has(i, joined) && !inner
        };
        let tokens = start..(head + reading.len(head)..limit).find(verb).unwrap_or(limit);
        let body = noun.source.is_some_and(|kind| same || !matches!(kind, SourceType::Witness | SourceType::Expert));
        let agrees = match pronoun {
            Some(pronoun) => self.agrees_with_body(pronoun, head, &tokens, same),
            None => !same || self.has_verb_of(head, at),
        };
        (body && agrees && tokens.end < at).then_some(tokens)
    }

    /// Whether a pronoun agrees with the body whose noun is at `head`; `same` where both stand in one sentence.
    fn agrees_with_body(&self, pronoun: usize, head: usize, tokens: &Range<usize>, same: bool) -> bool {
        let (reading, endings) = (self.reading, &self.reading.speech.endings);
        if !reading.speech.has_articles {
            // `Компания сократит 400 рабочих мест, сообщила она`: nouns of one gender are told by their ending.
            return same && reading.has(pronoun, Roles::FEMININE) && reading.ends_like(head, &endings.feminine);
        }
        let many = reading.ends_like(tokens.end - 1, &endings.plural)
            || tokens.clone().any(|i| reading.does(i, Function::COLLECTIVE));
        if reading.speech.persons_only {
            // `Police arrested 40 people, they said`: many are a body, too.
            return reading.has(pronoun, if many { Roles::PLURAL } else { Roles::NEUTER });
        }
        let gendered =
            [Roles::MASCULINE, Roles::FEMININE, Roles::NEUTER, if same { Roles::PLURAL } else { Roles::MASCULINE }];
        // `L'OMS a envoyé du matériel. Elle`: an article cut short tells no gender.
        let article = tokens.start;
        let short = reading.has(article, Roles::EITHER) && reading.has(article, Roles::ARTICLE) && !many;
        gendered.iter().any(|&g| reading.has(pronoun, g) && (reading.has(article, g) || short))
    }

    /// Whether a verb without subject at `at` agrees with the noun at `head`: in number, and where nouns have no article in gender.
    fn has_verb_of(&self, head: usize, at: usize) -> bool {
        let (reading, endings) = (self.reading, &self.reading.speech.endings);
        if reading.speech.has_articles {
            return reading.ends_like(at, &endings.plural_verb) == reading.ends_like(head, &endings.plural);
        }
        reading.ends_like(at, &endings.feminine) == reading.ends_like(head, &endings.feminine)
    }

    /// Whether a comma or a conjunction of comparison parts a verb at `at` from what its sentence said before.
    pub(super) fn is_behind_mark(&self, at: usize, frame: &Frame) -> bool {
        let before = at.checked_sub(1).filter(|i| frame.tokens.contains(i));
        before.is_some_and(|i| {
            self.reading.mark(i) == Some(Mark::Comma) || self.reading.has(i, Roles::AS.and(Roles::ACCORDING))
        })
    }

    /// `Au début du mois, les douanes ont saisi`: where the subject may open behind an adverbial that a comma closes.
    fn behind_adverbial(&self, frame: &Frame, at: usize) -> usize {
        /// Tokens of the adverbial, at most.
        const ADVERBIAL: usize = 12;
        let reading = self.reading;
        let start = frame.tokens.start;
        let opens = |i: usize| reading.has(i, Roles::ARTICLE) && !reading.has(i, Roles::PREPOSITION);
        let comma = (start..at.min(start + ADVERBIAL)).find(|&i| reading.mark(i) == Some(Mark::Comma));
        let adverbial = reading.does(start, Function::FUSED) || !opens(start) && reading.noun(start).is_none();
        comma.filter(|&i| adverbial && opens(i + 1)).map_or(start, |i| i + 1)
    }
}
