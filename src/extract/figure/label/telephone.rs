//! Numbers that one dials: those of the emergency services, of a hotline, toll-free ones.
//!
//! In: a number in its sentence. Out: that it is a telephone's, with the words of it that show so.

use crate::extract::figure::context::Context;
use crate::extract::figure::digits::Shape;
use crate::extract::figure::verdict::Finding;
use crate::extract::figure::{Form, Raw};
use crate::lang::Role;

/// Numbers of emergency services.
const EMERGENCY: &[&str] = &[
    "015", "016", "061", "062", "080", "085", "091", "092", "101", "102", "103", "104", "105", "110", "111", "112",
    "113", "114", "115", "116", "118", "119", "144", "15", "150", "155", "156", "158", "17", "18", "190", "191", "192",
    "193", "194", "197", "211", "311", "511", "811", "911", "986", "988", "991", "992", "993", "994", "995", "996",
    "997", "998", "999",
];

/// What toll-free numbers and those that cost more than a call open with.
const TOLL_FREE: &[&str] = &["800", "801", "803", "804", "805", "808", "809", "900", "901", "902", "903"];

/// `called 911`, `composer le 112`: the number of the emergency services.
pub(in crate::extract::figure) fn emergency(context: &Context<'_>, raws: &[Raw], i: usize) -> Option<Finding> {
    let raw = &raws[i];
    let (start, end) = (raw.tokens.start, raw.tokens.end);
    let known = EMERGENCY.contains(&context.surface(start));
    let labels = &context.lang.labels;
    // `il 118 ha soccorso`: the sign of hectares is a verb, too.
    let verb = context.roles(end).has(Role::AUXILIARY) && context.surface(end).chars().nth(1).is_some();
    if raw.tokens.len() != 1 || !raw.is_digits() || context.unit(end).is_some() && !verb {
        return None;
    }
    // `composer le 3919`: what one dials is a telephone's, whether or not everybody knows it.
    let word = start.checked_sub(1).filter(|at| context.is_mark(*at, &[':'])).unwrap_or(start);
    let dialled = labels.dial.longest_before(context.tokens, word).map(|(length, ())| word - length);
    let digits = context.surface(start).len();
    if let Some(at) = dialled.filter(|&at| context.inside(at)) {
        let free =
            !context.may_be_counted(end) && (3..=6).contains(&digits) && raw.value.is_some_and(|v| v.is_integer());
        return (known || free).then_some(("telephone", at..end));
    }
    if !known {
        return None;
    }
    // `trasportati dal 118`: behind an article in the singular stands no count.
    let short = context.surface(start).len() == 3 && !context.is_mark(end, &['%']);
    // `a hotline, 112, has been open`: nor does one between commas count anything.
    let comma = |at: usize| context.is_mark(at, &[',']) && !context.glued(at + 1);
    let listed = |r: &Raw| r.tokens.start == end + 1 || r.tokens.end + 1 == start;
    let alone = !raws.iter().any(listed) && short;
    if alone && start > 0 && context.inside(start - 1) && comma(start - 1) && comma(end) {
        return Some(("telephone", start..end));
    }
    let (length, ()) = labels.dial_place.longest_before(context.tokens, start).filter(|_| short)?;
    let free = verb || !context.may_be_counted(end) || context.is_told(end);
    (free && context.inside(start - length)).then(|| ("telephone", start - length..end))
}

/// `Infolinia dla rodzin: 800 120 340`, `горячая линия — 15.45`, `das Bürgertelefon ist unter 115 zu erreichen`.
pub(in crate::extract::figure) fn hotline(context: &Context<'_>, raws: &[Raw], i: usize) -> Option<Finding> {
    /// Tokens from the word for the line to its number, at most.
    const REACH: usize = 7;
    let raw = &raws[i];
    let (start, end) = (raw.tokens.start, raw.tokens.end);
    let written =
        raw.is_digits() && !context.is_mark(end, &['%']) && matches!(raw.form, Form::Cardinal { scaled: false });
    if !written || context.currency_start(start) < start || context.unit(end).is_some() || context.may_be_counted(end) {
        return None;
    }
    let digits: usize =
        (start..end).filter(|&at| context.tokens[at].is_digits()).map(|at| context.surface(at).len()).sum();
    let grouped = matches!(digits, 6 | 9) && matches!(raw.shape, Some(Shape::Grouped));
    let round = context.surface(end - 1) == "000";
    // `WhatsApp al 600 123 987`: behind the article that a short number has, or what one dials with.
    let place = || {
        let labels = &context.lang.labels;
        labels
            .dial_place
            .longest_before(context.tokens, start)
            .or_else(|| labels.dial.longest_before(context.tokens, start))
    };
    if grouped && digits == 9 && !round && (TOLL_FREE.contains(&context.surface(start)) || place().is_some()) {
        return Some(("telephone", start..end));
    }
    let single = end == start + 1 && context.tokens[start].is_digits();
    let plain = single && (digits >= 5 || EMERGENCY.contains(&context.surface(start)));
    // `15.45`: pairs of digits right behind a mark.
    let marked = start.checked_sub(1).is_some_and(|at| context.is_mark(at, &[':', '–', '—', '-']));
    let pairs = marked && digits == 2 * (end - start).div_ceil(2) && end > start + 1;
    let short = marked && single && (3..=4).contains(&digits);
    if !(grouped && !round || plain || pairs || short) {
        return None;
    }
    let from = i.checked_sub(1).map_or(0, |p| raws[p].tokens.end).max(context.sentence.tokens.start);
    let line = |at: usize| context.lang.labels.hotline.longest(context.tokens, at).is_some();
    let word = (start.saturating_sub(REACH).max(from)..start).rev().find(|&at| line(at))?;
    Some(("telephone", word..end))
}
