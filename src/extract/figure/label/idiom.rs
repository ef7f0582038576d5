//! Numbers that count nothing: in fixed phrases, in titles between quotation marks.
//!
//! In: a number in its sentence. Out: the rule that makes it none, with the words of the phrase or the title.

use crate::extract::figure::Raw;
use crate::extract::figure::context::Context;
use crate::extract::figure::verdict::Finding;

/// `cheveux en quatre`, `on cloud nine`, `auf allen vieren`: a number inside a phrase that the pack lists.
pub(in crate::extract::figure) fn idiom(context: &Context<'_>, raws: &[Raw], i: usize) -> Option<Finding> {
    /// Tokens from the start of a phrase to its number, at most.
    const REACH: usize = 7;
    let raw = &raws[i];
    let (start, end) = (raw.tokens.start, raw.tokens.end);
    let from = start.saturating_sub(REACH).max(context.sentence.tokens.start);
    (from..=start).find_map(|at| {
        let (length, name) = context.lang.labels.idiom.longest(context.tokens, at)?;
        let written = !name || context.tokens[at..at + length].iter().find(|t| t.is_word()).is_some_and(|t| t.capital);
        // `auf hundert Metern`: a phrase that ends with its number leaves it to what is counted behind.
        let whole = at + length > end || at + length == end && !context.is_counted(end);
        (written && whole).then(|| ("idiom", at..at + length))
    })
}

/// `le roman « Cent ans de solitude »`, `"Twelve Angry Men"`: a number in words with a capital that opens what quotation marks
/// hold, where it is too short for a speech and no comma or dash leads on to a speaker.
pub(in crate::extract::figure) fn title(context: &Context<'_>, raws: &[Raw], i: usize) -> Option<Finding> {
    /// Tokens of a title, at most.
    const LONGEST: usize = 6;
    const OPENING: &[char] = &['«', '"', '“', '„', '‘', '‹'];
    const CLOSING: &[char] = &['»', '"', '”', '“', '’', '›'];
    let raw = &raws[i];
    let (start, end) = (raw.tokens.start, raw.tokens.end);
    let open = start.checked_sub(1).filter(|&at| context.inside(at) && context.is_mark(at, OPENING))?;
    if raw.is_digits() || !context.tokens[start].capital {
        return None;
    }
    let close = (end..end + LONGEST).take_while(|&at| context.inside(at)).find(|&at| context.is_mark(at, CLOSING))?;
    let words = (end..close).all(|at| context.tokens[at].is_word());
    // `«Сто людей загинуло», — сказав він`, `sagte: „Zehn Tote“`: what somebody said.
    let said = context.is_mark(close + 1, &[',', '–', '—', '-'])
        || open.checked_sub(1).is_some_and(|at| context.inside(at) && context.is_mark(at, &[':', ',']));
    // Where nouns or headlines are written with capitals, all that counts in a title has one.
    let capitals = context.capital_nouns() || context.lang.labels.capital_headlines;
    let written = |at: usize| context.tokens[at].capital || !context.roles(at).is_none();
    let named = !capitals || close > end && (end..close).all(written);
    (words && !said && named && close > end).then_some(("name", open..close + 1))
}
