//! The roles told beside a name.
//!
//! In: where a name begins or ends. Out: the phrase that tells what its bearer is, before it or set apart behind it.

use std::ops::Range;

use crate::claim::SourceType;
use crate::extract::attribution::kind;
use crate::extract::attribution::reading::{Mark, Reading};
use crate::lang::Roles;

/// The role that stands before a name in one phrase with it.
pub(super) fn role_before(reading: &Reading<'_, '_>, name: usize) -> Option<Range<usize>> {
    let mut found = None;
    // `le commandant d'Almaty, Kanat Timerdenov,`: the role may be set apart.
    let apart = name > 0 && reading.mark(name - 1) == Some(Mark::Comma);
    let name = if apart { name - 1 } else { name };
    let above = reading.frame_of(name).checked_sub(1).and_then(|above| reading.frames.get(above));
    let floor = above.map_or(0, |frame| frame.tokens.end);
    let mut i = name;
    while i > 0 && name - i < 12 {
        let at = reading.phrase_start(i - 1);
        // A role stands in the sentence of its name.
        if at < floor {
            break;
        }
        // `st. kpt. Leszek Wrona`: the stop of an abbreviated title.
        if at > 0 && reading.surface(at) == "." && reading.noun(reading.phrase_start(at - 1)).is_some() {
            i = at;
            continue;
        }
        // `лидер движения «Выбор» Нино Джапаридзе`: the name of what is led stands in quotation marks.
        if let Some(quote) = reading.quotes.at(at).filter(|q| q.close == at && reading.name_quote(q.open).is_some()) {
            // `агентство «Норд» представителя МВД Ивана Лужина`: what bears that name stands beside a title, not in it.
            if found.is_some_and(|f| reading.is_title(f)) {
                break;
            }
            i = quote.open;
            continue;
        }
        // `глава администрации (мэрии) Игорь Лапин`: one word in brackets between the role and the name.
        if i == name && bracketed(reading, at) {
            i = at - 2;
            continue;
        }
        if reading.bounds(at) || reading.is_digits(at) {
            break;
        }
        // `сказал журналистам замглавы МЧС`: whom the dative tells has no part in the role.
        // `сообщил журналистам Иван Петров`: nor is it one.
        if reading.is_addressee(at) && told(reading, at) {
            break;
        }
        // `a déclaré à l'AFP la directrice du parc, Anne Roy`: who is told has no part in the role.
        let medium = reading.is_medium(at);
        if medium
            && found.is_some_and(|f| f > at + reading.len(at))
            && reading.has(at + reading.len(at), Roles::ARTICLE)
        {
            break;
        }
        // `řekla listu Dnes důchodkyně Eva Marná`: nor where nouns inflect, the name of the medium between them.
        if told(reading, at) && found.is_some_and(|f| f > at + reading.len(at) && !reading.is_medium(f)) {
            break;
        }
        if reading.noun(at).is_some() {
            found = Some(at);
        } else if apart && found.is_none() && attached_to_title(reading, at) {
        } else if reading.has(
            at,
            Roles::PREPOSITION
                .and(Roles::AUXILIARY)
                .and(Roles::FINITE)
                .and(Roles::THAT)
                .and(Roles::CONJUNCTION)
                .and(Roles::AGENT),
        ) {
            break;
        }
        i = at;
    }
    // What joins a name to the role before it makes it a place (`le commandant d'Almaty`).
    let before = reading.phrase_start(name.checked_sub(1)?);
    let stop = before > 0 && reading.surface(before) == "." && reading.noun(reading.phrase_start(before - 1)).is_some();
    let joined = reading.noun(before).is_none()
        && !stop
        && !bracketed(reading, before)
        && (reading.has(before, Roles::COMPLEMENT.and(Roles::ARTICLE)) || !reading.is_word(before))
        && reading.quotes.at(before).is_none_or(|q| q.close != before);
    if apart {
        return found.map(|at| at..name);
    }
    found.filter(|_| !joined).map(|at| at..name)
}

/// Whether where nouns inflect a bracket that holds one word closes at `at`.
fn bracketed(reading: &Reading<'_, '_>, at: usize) -> bool {
    let bracket = |i: usize| reading.mark(i) == Some(Mark::Bracket);
    !reading.speech.has_articles && at >= 2 && bracket(at) && bracket(at - 2) && reading.is_word(at - 1)
}

/// `le préfet à l'égalité des chances, Yves Marin`: whether the preposition at `at` stands right behind a title.
fn attached_to_title(reading: &Reading<'_, '_>, at: usize) -> bool {
    let title = |i: usize| reading.is_title(i);
    reading.speech.romance
        && reading.has(at, Roles::PREPOSITION)
        && at.checked_sub(1).is_some_and(|before| title(reading.phrase_start(before)))
}

/// Whether a medium that is told stands at `at`.
fn told(reading: &Reading<'_, '_>, at: usize) -> bool {
    !reading.speech.has_articles && reading.is_medium(at)
}

/// The role set apart behind a name by a comma.
pub(super) fn role_behind(reading: &Reading<'_, '_>, end: usize) -> Option<Range<usize>> {
    if !matches!(reading.mark(end), Some(Mark::Comma | Mark::Bracket))
        || reading.has(end + 1, Roles::RELATIVE.and(Roles::ACCORDING))
    {
        return None;
    }
    let from = end + 1;
    let to = (from..from + 20).find(|&i| reading.bounds(i) || reading.token(i).is_none())?;
    let near = (from..to.min(from + 6)).any(|i| reading.noun(i).is_some());
    let verb = (from..to).any(|i| reading.has(i, Roles::AUXILIARY.and(Roles::FINITE)) && reading.noun(i).is_none());
    (near && !verb).then_some(from..to)
}

/// `le colonel Martin, directeur du Sdis`: behind a rank the body that is led tells who speaks.
pub(super) fn under_rank(reading: &Reading<'_, '_>, told: &[Option<Range<usize>>; 2]) -> Option<SourceType> {
    let [Some(rank), Some(role)] = told else { return None };
    let military = kind::of_range(reading, rank) == Some(SourceType::Military) && kind::by_title_alone(reading, rank);
    let public = |kind: &SourceType| matches!(kind, SourceType::Government | SourceType::LawEnforcement);
    kind::of_range(reading, role).filter(|kind| military && public(kind))
}

/// `Сотрудники ФСБ`: where nouns inflect, the office behind a capital that only opens the sentence.
pub(super) fn office_inside(reading: &Reading<'_, '_>, run: &Range<usize>) -> Option<(SourceType, Range<usize>)> {
    let office = |i: usize| reading.noun(i).filter(|w| !w.roles.any(Roles::TITLE.and(Roles::BODY)));
    let (at, kind) = (run.start + 1..run.end).find_map(|i| Some((i, office(i)?.source?)))?;
    let public = matches!(kind, SourceType::Government | SourceType::Military | SourceType::LawEnforcement);
    (public && !reading.speech.has_articles).then(|| (kind, at..at + reading.len(at)))
}
