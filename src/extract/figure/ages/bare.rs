//! Ages that no word for years names.
//!
//! In: a number. Out: the rule that makes it an age, with the words that show it.

use crate::extract::figure::context::Context;
use crate::extract::figure::verdict::Finding;
use crate::extract::figure::{Form, Raw};
use crate::lang::{Role, UnitEntry};

/// Groups of people that a noun in the singular names.
const GROUPS: &[&str] = &["couple", "crew_member", "family", "household"];

/// `een kind van 4`, `an old man of seventy`, `he was 43.`: years that no word names, where nothing else is counted.
pub(super) fn bare(context: &Context<'_>, raw: &Raw) -> Option<Finding> {
    let (start, end) = (raw.tokens.start, raw.tokens.end);
    let whole = matches!(raw.form, Form::Cardinal { scaled: false }) && raw.value.is_some_and(|v| v.is_integer());
    let ends = !context.inside(end) || context.is_mark(end, &[',', '.', ';', ')', '!', '?', '…', '"', '”', '»']);
    let roles = context.roles(end);
    if !whole || raw.extent != raw.tokens || context.unit(end).is_some() {
        return None;
    }
    if let Some((length, ())) = context.lang.calendar.age_said.longest_before(context.tokens, start)
        && (ends || roles.has(Role::AND) || roles.has(Role::STOP))
        && !roles.has(Role::COMPLEMENT)
    {
        return Some(("age", start - length..end));
    }
    let (of, ()) = context.lang.calendar.age_of.longest_before(context.tokens, start)?;
    let noun = (start - of).checked_sub(1).filter(|at| *at > 0 && context.inside(*at))?;
    // `a family of six`, `a crew of 12`: of a group it tells the members.
    let single = |u: &UnitEntry| u.person && u.property.is_none() && !GROUPS.contains(&&*u.code);
    let one = context.unit(noun).is_some_and(|(n, u)| n == 1 && single(u));
    let opened = |at: usize| context.roles(at).has(Role::DETERMINER);
    // `an old man of seventy`: an adjective may stand between.
    let opened = opened(noun - 1) || noun > 1 && context.inside(noun - 2) && opened(noun - 2);
    (one && opened && (ends || context.is_told(end))).then(|| ("age", start - of..end))
}
