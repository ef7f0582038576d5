//! What is said of lengths of time.
//!
//! In: a length of time. Out: the predicate that it has, if any.

use std::ops::Range;

use super::near::Field;
use super::{Predicate, rule};
use crate::lang::{Order, Role};

/// What is laid upon somebody.
const IMPOSED: &str = "imposed";

/// How somebody passes the time.
const PASSED: &[&str] = &[
    "booked",
    "dug",
    "operating",
    "remaining",
    "replaced",
    "run",
    "running",
    "served",
    "slept",
    "spent",
    "staying",
    "unpaid",
    WAITING,
];
const WAITING: &str = "waiting";

/// What is said of a length of time by itself.
pub(super) const LASTED: &str = "lasted";

/// A length of time has a predicate only where one says what lasted it: the verb that governs it,
/// or the nearest one where a preposition of duration stands between (`without power for 90 seconds`).
pub(super) fn of_time<'a>(field: &Field<'_, 'a>, start: usize, end: usize) -> Option<Predicate<'a>> {
    // `Дорога была закрыта девять дней`: where nouns inflect, how long a thing was shut is a time of which nothing is said.
    let inflected = field.view.grammar().order == Order::Inflected;
    const SHUT: &[&str] = &["blocked", "closed", "stopped", "suspended"];
    let found = governing(field, start, end).filter(|p| !(inflected && SHUT.contains(&p.code)))?;
    // `impuso catorce años de cárcel`: who lays years upon somebody sentences him to them; nobody is sentenced to hours.
    match found.code {
        // `had stood for two hours`, `s'ils restent six ans`: what somebody does for so long is not said of the time.
        // `Pacjenci czekają przeciętnie 146 dni`: but how long one waits on the average is.
        code if PASSED.contains(&code) && !(code == WAITING && averaged(field, &found, start)) => None,
        IMPOSED if matches!(field.unit, "a" | "mo") => Some(Predicate { code: "sentenced", ..found }),
        IMPOSED => None,
        _ => Some(found),
    }
}

/// Whether a word of the mean stands between a verb and the time: `attendent en moyenne cinq heures`.
fn averaged(field: &Field<'_, '_>, verb: &Predicate<'_>, start: usize) -> bool {
    let view = field.view;
    let mean =
        |at: usize| view.is_one_of(at, &view.grammar().mean) || matches!(view.mark(at).property, Some((_, "average")));
    (verb.tokens.end..start).any(mean)
}

/// The verb that the length of time belongs to.
fn governing<'a>(field: &Field<'_, 'a>, start: usize, end: usize) -> Option<Predicate<'a>> {
    // `It took 8 seconds to lose the line`: what the time was needed for.
    // `bloqué la route pendant six heures pour demander`: behind a time that something was done for, it is why.
    let done_for = start.checked_sub(1).is_some_and(|at| field.view.role(at, Role::DURING));
    if let Some(verb) = field.purpose(end).filter(|_| !done_for) {
        return Some(verb);
    }
    // `accumulé cinq heures de retard`: where nouns come first, what the time is one of.
    if let Some(delay) = delay_behind(field, end) {
        return Some(delay);
    }
    // `une grève de 48 heures`: what the noun is called lasts so long, and nothing is said of the time.
    let attribute = start.checked_sub(1).is_some_and(|at| field.view.role(at, Role::COMPLEMENT));
    if let Some(predicate) = field.before(before_adverb(field, start)).filter(|p| !attribute || p.code == LASTED) {
        return Some(predicate);
    }
    if let Some(verb) = of_a_term(field, start, end) {
        return Some(verb);
    }
    if let Some(verb) = field.back_from(start).filter(|p| p.code == LASTED && start - p.tokens.end < 4) {
        return Some(verb);
    }
    let view = field.view;
    // `dass es drei Tage dauert`: where the verb closes the clause, right behind the time.
    let last = || field.at(end).filter(|p| p.code == LASTED);
    if let Some(verb) = if view.lang.speech.verb_second { last() } else { None } {
        return Some(verb);
    }
    let during = (1..=4).filter_map(|back| start.checked_sub(back)).find(|at| {
        let end = at + view.mark(*at).role_length;
        let slight = |i| view.role(i, Role::AUXILIARY) || view.role(i, Role::DETERMINER);
        view.role(*at, Role::DURING) && end <= start && (end..start).all(slight)
    })?;
    let across = |p: &Predicate<'_>| (p.tokens.end..during).any(|at| view.mark(at).number.is_some());
    // `closed its crossing for 72 hours`: where verbs and nouns look alike, a gerund with its determiner is a noun.
    let noun = |p: &Predicate<'a>| {
        let gerund = view.ends_like(p.tokens.start, &view.grammar().gerund_endings);
        field.noun_last() && gerund && p.tokens.start > 0 && view.role(p.tokens.start - 1, Role::DETERMINER)
    };
    let found = field.back_from(during)?;
    let verb = if noun(&found) { field.back_from(found.tokens.start) } else { None };
    Some(verb.unwrap_or(found)).filter(|p| !across(p) && goes_on(p))
}

/// `deux heures de retard`, `cinque ore di ritardo`: the delay that a length of time is told of.
fn delay_behind<'a>(field: &Field<'_, 'a>, end: usize) -> Option<Predicate<'a>> {
    let view = field.view;
    let attached = view.grammar().order == Order::NounFirst && view.role(end, Role::COMPLEMENT);
    let noun = if attached { view.mark(end + 1).property } else { None };
    let (length, code) = noun.filter(|(_, code)| *code == "delayed")?;
    Some(Predicate { tokens: end + 1..end + 1 + length, code, rule: rule::BEHIND })
}

/// `without power for 90 seconds`, not `blocked the road for six hours`: whether it is a state, which lasts as long as the time
/// tells; of how long something is done nothing is said.
fn goes_on(state: &Predicate<'_>) -> bool {
    const STATES: &[&str] = &[
        "adrift",
        "closed",
        "cut_off",
        "in_force",
        "intensive_care",
        "isolated",
        "kept",
        "living",
        "missing",
        "remaining",
        "staying",
        "stranded",
        "trapped",
        "unread",
        "waiting",
        "without_classes",
        "without_gas",
        "without_heating",
        "without_internet",
        "without_phone",
        "without_power",
        "without_transport",
        "without_water",
    ];
    state.code == LASTED || STATES.contains(&state.code)
}

/// `czekają przeciętnie 146 dni`, `trwał zaledwie dwie godziny`: where nouns inflect, before the adverb right before the figure.
fn before_adverb(field: &Field<'_, '_>, start: usize) -> usize {
    let view = field.view;
    let Some(at) = start.checked_sub(1).filter(|at| *at > view.range.start) else { return start };
    let adverb = view.is_one_of(at, &view.grammar().mean)
        || view.lang.labels.only_before.longest_before(&view.document.tokens, start).is_some();
    if adverb && view.grammar().order == Order::Inflected { at } else { start }
}

/// `sentenced to nine years`, `extended by two weeks`, `veertien jaar cel geëist`: the verb that a length of time completes,
/// whatever stands between the two.
fn of_a_term<'a>(field: &Field<'_, 'a>, start: usize, end: usize) -> Option<Predicate<'a>> {
    /// What is done for a length of time, or to one.
    const TERMED: &[&str] = &[
        "cut",
        "delayed",
        "demanded",
        "extended",
        "faced",
        "imprisoned",
        "reduced",
        "requested",
        "required",
        "sentenced",
        "shortened",
        "waiting",
    ];
    /// Tokens between the verb and the time, at most.
    const BETWEEN: usize = 12;
    /// Tokens between a verb of waiting and the time, at most.
    const WAITED: usize = 3;
    let view = field.view;
    // `приговор зачитывали пять часов`: a noun takes no time.
    let termed = |p: &Predicate<'_>| {
        let noun = view.grammar().order == Order::Inflected && view.mark(p.tokens.start).unit.is_some();
        // `Espera por uma ponte nova há oito anos`: nor is what is waited for the time that it takes.
        let far = p.code == "waiting" && start.saturating_sub(p.tokens.end) > WAITED;
        TERMED.contains(&p.code) && !noun && !far
    };
    let stands = |between: Range<usize>| {
        let comma = |at: &usize| view.is_mark(*at, &[',']) && view.mark(*at).number.is_none();
        let open = |at: usize| {
            let mark = view.mark(at);
            let word = view.is_word(at) || view.is_mark(at, &['-', '\'', '’']) || comma(&at);
            let figure = mark.number.is_some() && !mark.plain && !view.role(at, Role::DETERMINER);
            word && !figure && !mark.role.has(Role::CLAUSE) || mark.plain
        };
        // Two commas hold an aside: `ha condannato l'imprenditore, 47 anni, a 14 anni`.
        between.len() <= BETWEEN && between.clone().all(open) && between.filter(comma).count() % 2 == 0
    };
    let before = field.back_from(start).filter(termed).filter(|p| stands(p.tokens.end..start));
    let last = || {
        let verb = (end..view.range.end.min(end + BETWEEN)).find_map(|at| field.at(at).filter(termed));
        verb.filter(|p| stands(end..p.tokens.start))
    };
    // `Na dwanaście lat więzienia skazał sąd księgowego`: where nouns inflect, a term of prison may stand before its verb.
    let inflected = view.grammar().order == Order::Inflected;
    let joined = |p: &Predicate<'_>| (end..p.tokens.start).any(|at| view.role(at, Role::AND));
    let term = |p: &Predicate<'_>| !inflected || p.code == "sentenced" && !joined(p);
    let behind = view.lang.speech.verb_second || inflected;
    before.or_else(|| if behind { last().filter(term) } else { None })
}
