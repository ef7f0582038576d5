//! Words that are a numeral and an adjective alike, where no noun follows: French `neuf`.
//!
//! In: such a word. Out: whether what stands before it shows the numeral.

use crate::extract::figure::Raw;
use crate::extract::figure::context::Context;
use crate::lang::{Order, Role, Roles};

/// Where nouns come first an adjective stands behind one: behind a verb in the plural, which a plural adjective would agree
/// with, behind a verb of counting or of change, or at the end of a change the word is a numeral.
pub(super) fn counts(context: &Context<'_>, raws: &[Raw], i: usize) -> bool {
    let start = raws[i].tokens.start;
    let lang = context.lang;
    // `contre neuf à la même date l'an dernier`: what is set against another number is one.
    if start.checked_sub(1).is_some_and(|at| context.inside(at) && context.roles(at).has(Role::VERSUS)) {
        return true;
    }
    let closes = !context.token(raws[i].tokens.end).is_some_and(|t| t.is_word() && context.inside(raws[i].tokens.end));
    let Some(before) = start.checked_sub(1).filter(|at| context.inside(*at) && closes) else { return false };
    let adverb = |at: usize| context.word(at).is_some_and(|w| w.roles.any(Roles::ADVERB));
    let last = before.checked_sub(1).filter(|_| adverb(before)).unwrap_or(before);
    let tells = |at: usize| context.word(at).is_some_and(|w| w.source.is_none() && w.roles.any(Roles::VERB));
    let plural = |at: usize| {
        let ends = lang.speech.endings.plural_verb.iter().any(|ending| context.surface(at).ends_with(&**ending));
        ends && context.roles(at).has(Role::AUXILIARY)
    };
    // `en a perdu neuf`: the pronoun stands for those who are counted.
    let pronoun = |at: usize| context.word(at).is_some_and(|w| w.roles.any(Roles::CLITIC));
    let counted = (context.sentence.tokens.start.max(last.saturating_sub(4))..last).any(pronoun);
    let verb = context.is_predicate(last) && context.unit(last).is_none() || context.roles(last).has(Role::AUXILIARY);
    let done = verb && counted;
    if lang.units.grammar.order == Order::NounFirst && (tells(last) || plural(last) || done) {
        return true;
    }
    // `passe à neuf`, `de six à neuf`, `s'en tient à neuf`: behind the preposition of a goal.
    let goal = context.roles(before).has(Role::BARE) || context.roles(before).has(Role::LINK);
    let changed =
        |at: usize| at > 0 && lang.ranges.change_verb.longest(context.tokens, at - 1).is_some_and(|(n, ())| n == 1);
    let number = |at: usize| i.checked_sub(1).is_some_and(|p| raws[p].tokens.end == at);
    let verb = |at: usize| (at.saturating_sub(6)..at).any(|from| says_until(context, from, start));
    goal && (changed(before) || number(before) || verb(start))
}

/// Whether a phrase of counting or saying opens at `from` and ends at `to`: `s'en tient à`.
fn says_until(context: &Context<'_>, from: usize, to: usize) -> bool {
    let found = context.lang.speech.words.longest(context.tokens, from);
    found.is_some_and(|(length, word)| from + length == to && word.roles.any(Roles::VERB))
}
