//! The bare one of several whom something hurt.
//!
//! In: a bare one behind a number of people. Out: whether nothing but how badly it was hurt follows, so that it counts.

use super::may_count_people;
use crate::extract::figure::Raw;
use crate::extract::figure::context::Context;

/// What says how badly somebody was hurt, by its code.
const INJURED: &[&str] = &["injured", "slightly_injured", "seriously_injured"];

/// `three people were injured, one critically`: one of those counted before it in the sentence, with nothing but how badly it
/// was hurt. A part of them (`one of them`) is none.
pub(super) fn one_hurt(context: &Context<'_>, raws: &[Raw], i: usize) -> bool {
    let end = raws[i].tokens.end;
    let first = context.sentence.tokens.start;
    let mut earlier = raws[..i].iter().rev().take_while(|r| r.tokens.start >= first);
    let found = context.lang.properties.of_people.longest(context.tokens, end);
    let closes = |length: usize| !context.token(end + length).is_some_and(|t| t.is_word());
    let hurt = found.is_some_and(|(length, code)| INJURED.contains(&&**code) && closes(length));
    hurt && earlier.any(|r| may_count_people(context, r))
}
