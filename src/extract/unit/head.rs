//! The noun phrase that starts at a token: its head, by the order of words in the language.
//!
//! In: the first token behind the figure that may belong to a noun. Out: the unit, from the first
//! narrowing word to the last ([`complement`](super::complement) reads what follows the head).

use std::borrow::Cow;
use std::ops::Range;

use super::adjectives::{are_people, behind_adjectives, behind_joined_adjectives, behind_participle, may_go_with_noun};
use super::attribute::{is_of_predicate, is_participle, is_said_of_people, is_single_thing, opens_compound, suspended};
use super::{Found, adjectives, attribute, complement};
use crate::claim::UnitKind;
use crate::extract::property::money::names_a_sum;
use crate::extract::unit::rule;
use crate::extract::unit::view::View;
use crate::lang::{Order, PERSON, Role, Roles, UnitEntry};
use crate::text::Key;

/// Words before a head that are read, at most.
const WORDS: usize = 5;

/// A head, and the entry that names it where one does.
pub(super) type Head<'a> = (Range<usize>, Option<&'a UnitEntry>);

/// Reads the noun phrase that starts at `at`.
pub fn read<'a>(view: &View<'a>, at: usize) -> Option<Found<'a>> {
    if let Some((length, entry)) = view.mark(at).unit
        && entry.kind != UnitKind::Count
    {
        return Some(measure(view, at, length, entry));
    }
    let (head, entry) = match view.grammar().order {
        Order::NounFirst => noun_first(view, at),
        Order::NounLast => noun_last(view, at),
        Order::CapitalNoun => capital_noun(view, at),
        Order::Inflected => inflected(view, at),
    }?;
    if let Some(entry) = entry
        && entry.kind != UnitKind::Count
    {
        return Some(measure(view, head.start, head.len(), entry));
    }
    let says = || head.len() == 1 && (is_of_speech(view, head.start) || attribute::is_listed_verb(view, at, &head));
    // `74 miliardi di ricavi`: what a sum of money is made of counts nothing.
    if entry.is_none() && (says() || view.mark(head.start).property.is_some_and(|(_, code)| names_a_sum(code))) {
        return None;
    }
    let end = complement::end(view, head.end);
    let entry = match entry {
        // `40 pieces of artillery`, `40 единиц оружия`: the class is that of the complement.
        _ if view.role(head.start, Role::CLASSIFIER) => classified(view, head.end..end).or(entry),
        found => found,
    };
    // What stands in the participle's phrase before its noun is a clause of its own.
    let at = if is_active_participle(view, at) && view.role(at + 1, Role::STOP) { head.start } else { at };
    Some(Found {
        tokens: at.min(head.start)..end,
        kind: UnitKind::Count,
        code: entry.map_or_else(|| unlisted(view, &head).into(), |entry| joint_code(view, entry, head.end..end)),
        head,
        entry,
        end,
        own: true,
        rule: if entry.is_some() { "unit-noun" } else { "unit-unlisted-noun" },
    })
}

/// `ofiar jest sześć – zauważyła agencja`, `60 tys. zdaniem organizatorów`: where nouns inflect, a word that only says who
/// says so, or how sure it is, counts nothing.
pub fn is_of_speech(view: &View<'_>, at: usize) -> bool {
    const WORDS: Roles = Roles::FINITE
        .and(Roles::ACCORDING)
        .and(Roles::CITING)
        .and(Roles::HEARSAY)
        .and(Roles::HEDGE)
        .and(Roles::ADVERB)
        .and(Roles::AUXILIARY)
        .and(Roles::IMPERSONAL)
        .and(Roles::CONTRAST);
    // `15.000 volgens de organisatoren`: a phrase for a source counts nothing in any language.
    let words = if view.grammar().order == Order::Inflected { WORDS } else { Roles::ACCORDING };
    view.said(at).is_some_and(|word| {
        word.source.is_none() && word.roles.any(words) && !word.roles.any(Roles::DOCUMENT.and(Roles::BODY))
    })
}

/// The one word at `at` as a unit, whatever follows it.
pub fn word<'a>(view: &View<'a>, at: usize) -> Option<Found<'a>> {
    let entry = view.mark(at).unit.map(|(_, entry)| entry);
    match entry {
        Some(entry) if entry.kind != UnitKind::Count => Some(measure(view, at, 1, entry)),
        _ if !view.is_word(at) => None,
        _ => Some(Found {
            tokens: at..at + 1,
            head: at..at + 1,
            kind: UnitKind::Count,
            code: entry.map_or_else(|| unlisted(view, &(at..at + 1)).into(), |entry| Cow::Borrowed(&*entry.code)),
            entry,
            end: at + 1,
            own: true,
            rule: rule::GLUED,
        }),
    }
}

/// Whether the predicate at `at` stands before a noun that it qualifies (`12 injured people`).
pub fn may_modify(view: &View<'_>, at: usize) -> bool {
    let Some((length, _)) = view.mark(at).property else { return false };
    match view.grammar().order {
        Order::NounFirst => false,
        // `на майно накладено арешт`: a form that only verbs have qualifies nothing.
        Order::Inflected if view.ends_like(at, &view.grammar().verb_endings) => false,
        _ => view.mark(at + length).unit.is_some() && !is_oblique(view, at + length),
    }
}

/// A case form that no counted noun has: `ewakuowane [śmigłowcem]`.
pub(super) fn is_oblique(view: &View<'_>, at: usize) -> bool {
    view.ends_like(at, &view.grammar().oblique_endings)
}

fn measure<'a>(view: &View<'a>, at: usize, length: usize, entry: &'a UnitEntry) -> Found<'a> {
    let mut end = at + length;
    let mut code = Cow::Borrowed(&*entry.code);
    if entry.kind == UnitKind::Currency && is_weight(view, at, end) {
        let (kind, code) = (UnitKind::Measure, POUND.into());
        return Found { tokens: at..end, head: at..end, kind, code, entry: None, end, own: true, rule: "unit-weight" };
    }
    // A rate: `mètres cubes par seconde`, `km/h` where no list has it whole.
    let per = view.mark(end);
    let divisor = if per.role.has(Role::PER) { end + per.role_length } else { end + 1 };
    let slash = view.is_mark(end, &['/']);
    if entry.kind == UnitKind::Measure
        && (slash || per.role.has(Role::PER))
        && let Some((length, unit)) = view.mark(divisor).unit
        && matches!(unit.kind, UnitKind::Duration | UnitKind::Measure)
        && view.mark(divisor).number.is_none()
    {
        code = Cow::Owned(format!("{code}/{}", unit.code));
        end = divisor + length;
    }
    let rule = match entry.kind {
        UnitKind::Currency => "unit-currency",
        UnitKind::Percent => "unit-percent",
        UnitKind::Duration => rule::DURATION,
        _ => "unit-measure",
    };
    Found { tokens: at..end, head: at..end, kind: entry.kind, code, entry: Some(entry), end, own: true, rule }
}

/// The weight that bears the name of a currency.
const POUND: &str = "[lb_av]";

/// `20 pounds of cocaine`, `bricks weighing 8.6 pounds`: whether the name of a currency stands for a weight.
fn is_weight(view: &View<'_>, at: usize, end: usize) -> bool {
    /// Tokens back to a verb of weighing, at most.
    const WEIGHED: usize = 8;
    let weighs = |i: usize| matches!(view.mark(i).property, Some((_, "weight")));
    view.is_one_of(at, &view.grammar().weights)
        && (view.role(end, Role::COMPLEMENT) || (at.saturating_sub(WEIGHED).max(view.range.start)..end + 2).any(weighs))
}

/// A word that the noun phrase may hold before or in place of its head.
pub(super) fn is_content(view: &View<'_>, at: usize) -> bool {
    let mark = view.mark(at);
    // `acht zij-instromers`: what a hyphen joins is one word, whatever its first part is by itself.
    view.is_word(at) && mark.number.is_none() && (mark.unit.is_some() || mark.role.is_none() || view.is_hyphenated(at))
}

/// The word at `at` with what hyphens glue to it.
fn glued(view: &View<'_>, at: usize) -> Range<usize> {
    let mut end = at + 1;
    while (view.is_joint(end) || is_apostrophe(view, end)) && view.is_word(end + 1) {
        end += 2;
    }
    at..end
}

/// `п’ятиповерхових`: an apostrophe inside a word, where nouns inflect.
fn is_apostrophe(view: &View<'_>, at: usize) -> bool {
    let glued = |at| view.token(at).is_some_and(|t| !t.space_before);
    view.grammar().order == Order::Inflected && view.is_mark(at, &['\'', '’', 'ʼ']) && glued(at) && glued(at + 1)
}

fn noun_first<'a>(view: &View<'a>, at: usize) -> Option<Head<'a>> {
    if let Some((length, entry)) = view.mark(at).unit {
        return Some((at..at + length, Some(entry)));
    }
    // `tre importanti operazioni`: an adjective in the plural that no list knows, before a thing that one does.
    let plural = |at: usize| view.ends_like(at, &view.grammar().plural_endings);
    if let Some((length, entry)) = view.mark(at + 1).unit
        && entry.kind == UnitKind::Count
        && !entry.person
        && view.is_open(at)
        && view.mark(at + 1).role.is_none()
        && plural(at)
        && plural(at + 1)
    {
        return Some((at + 1..at + 1 + length, Some(entry)));
    }
    // `1 décès sur 6 considéré comme évitable`: behind more than one a noun stands in the plural.
    let word = glued(view, at);
    let one = at.checked_sub(1).is_some_and(|before| {
        view.role(before, Role::DETERMINER) || view.surface(before) == "1" || !in_figure(view, before)
    });
    let lower = !view.surface(at).chars().any(char::is_uppercase) && word.len() == 1;
    let singular = lower && !one && !is_plural(view, at) && !view.grammar().plural_endings.is_empty();
    (view.is_word(at) && !singular).then_some((word, None))
}

fn in_figure(view: &View<'_>, at: usize) -> bool {
    view.mark(at).number.is_some()
}

fn noun_last<'a>(view: &View<'a>, start: usize) -> Option<Head<'a>> {
    let mut known: Option<Head<'a>> = None;
    let mut plural: Option<Range<usize>> = None;
    let joins = view.lang.speech.joins_nouns;
    let mut last = None;
    let mut at = start;
    while at < start + WORDS && is_content(view, at) {
        let mark = view.mark(at);
        // A plural ends the phrase, unless it stands before another noun in the plural (`women officers`).
        let ends = known.as_ref().is_some_and(|(head, _)| is_plural(view, head.end - 1));
        // `23 Iranian-made drones`: what a hyphen goes on from is no noun by itself.
        let glues = !joins && mark.unit.is_some_and(|(n, _)| view.is_joint(at + n) && view.is_word(at + n + 1));
        if let Some((length, entry)) = mark.unit.filter(|_| !glues) {
            // `one strike killed 18`: behind a noun of its own what befell people is a verb.
            let befell = entry.property.is_some() && known.is_some() && !is_plural(view, at + length - 1);
            // `vijf doden gevallen`: nouns that go together are written together.
            let whole = plural.as_ref().is_some_and(|p| !is_participle(view.surface(p.end - 1), view.grammar()));
            if ends && !is_plural(view, at + length - 1) || joins && (ends || whole) || befell {
                break;
            }
            known = Some((at..at + length, Some(entry)));
            last = Some(at..at + length);
            at += length;
        } else {
            let follows = view.mark(at + 1).unit.is_some() && is_content(view, at + 1);
            // `200 uitgevallen treinen`: where nouns that go together are one word, what is said of another is its adjective.
            if joins && follows && mark.property.is_some() {
                at += 1;
                continue;
            }
            if ends || (!follows && mark.property.is_some() && at > start) {
                break;
            }
            let mut word = glued(view, at);
            // `43 COVID-19-patiënten`, `43 COVID-19 patiënten`: digits may be part of a name before the noun.
            if view.is_joint(word.end) && view.token(word.end + 1).is_some_and(|t| t.is_digits()) {
                word.end += 2;
            }
            // `21 Human Rights Watch interviews`: inside a name a plural ends nothing.
            let capital = |at: usize| view.token(at).is_some_and(|t| t.capital && t.is_word());
            let inside = !joins && capital(word.end - 1) && capital(word.end);
            let is_plural = is_plural(view, word.end - 1) && !inside;
            if known.is_some() && !is_plural && !follows && !inside {
                break;
            }
            at = word.end;
            if is_plural {
                // `twintig Hamas-strijders`: behind a hyphen stands what is counted.
                let last = if word.len() > 1 { view.mark(word.end - 1).unit.map(|(_, entry)| entry) } else { None };
                let entry = last.filter(|entry| joins && entry.kind == UnitKind::Count);
                known = entry.or_else(|| compound(view, word.end - 1)).map(|entry| (word.clone(), Some(entry)));
                plural.get_or_insert(word.clone());
            }
            last = Some(word);
            if plural.is_some() && !follows {
                break;
            }
        }
        if view.is_joint(at) {
            at += 1;
        }
    }
    match (known, plural) {
        (Some(known), Some(plural)) if plural.start >= known.0.end => Some((plural, None)),
        (Some(known), _) => Some(known),
        (None, Some(plural)) => Some((plural, None)),
        (None, None) => last.map(|last| (last, None)),
    }
}

/// Whether the word looks like a plural.
pub fn is_plural(view: &View<'_>, at: usize) -> bool {
    let word = view.surface(at);
    let grammar = view.grammar();
    let singular = view.ends_like(at, &grammar.singular_endings);
    let endings = &grammar.plural_endings;
    // `102 NHS trusts`: letters that stand for a body have no number.
    let letters = view.grammar().marks_plural && word.chars().all(char::is_uppercase);
    word.len() > 2 && !singular && !letters && endings.iter().any(|ending| word.ends_with(&**ending))
}

fn capital_noun<'a>(view: &View<'a>, start: usize) -> Option<Head<'a>> {
    let mut at = start;
    while at < start + WORDS && is_content(view, at) {
        if let Some((length, entry)) = view.mark(at).unit.filter(|(length, _)| !opens_compound(view, at, at + length)) {
            // A listed adjective (`verletzte`) may still stand before its noun.
            let follows = view.token(at + length).is_some_and(|t| t.capital && t.is_word());
            let lower = view.token(at).is_some_and(|t| !t.capital);
            // `Zehntausende feiern`: a word in lower case that ends like a verb is one, where nouns have capitals.
            let verb = lower
                && length == 1
                && entry.kind == UnitKind::Count
                && entry.property.is_none()
                && view.ends_like(at, &view.grammar().closing_endings)
                && !at.checked_sub(1).is_some_and(|before| view.is_joint(before));
            if !(verb || lower && follows && is_content(view, at + length)) {
                return Some((at..at + length, Some(entry)));
            }
        } else if view.token(at).is_some_and(|t| t.capital) {
            let word = suspended(view, at).unwrap_or_else(|| glued(view, at));
            let entry = view.mark(word.end - 1).unit.map(|(_, entry)| entry);
            let entry = entry.or_else(|| compound(view, word.end - 1));
            return Some((word, entry));
        }
        at += 1;
    }
    None
}

/// The listed noun that a written compound ends with: `Bundespolizisten`, `politieagenten`.
pub fn compound<'a>(view: &View<'a>, at: usize) -> Option<&'a UnitEntry> {
    /// A shorter tail would be an ending, not a noun.
    const TAIL: usize = 4;
    // What is listed as befalling somebody ends like a noun by chance (`afgewezen`, `geboren`).
    if !view.lang.speech.joins_nouns || view.mark(at).property.is_some() {
        return None;
    }
    let word = view.surface(at);
    // `23 Prozesstage`, `40 Arbeitsstunden`: a length of time of some sort.
    // Those who are none of what befell others are not named by it (`Unverletzte`).
    let lower = word.to_lowercase();
    let victims = !view.grammar().negative_prefixes.iter().any(|prefix| lower.starts_with(&**prefix));
    let counted = |entry: &&UnitEntry| match entry.kind {
        UnitKind::Count => entry.property.is_none() || victims,
        kind => kind == UnitKind::Duration,
    };
    let ends = |word: &str| {
        let borders = word.char_indices().map(|(i, _)| i).filter(|i| *i >= 3 && word.len() - i >= TAIL);
        // `Adressen`, `Prozessen`: many a plural ends like the word for a meal.
        let borders = borders.filter(|i| !view.grammar().no_tails.iter().any(|tail| word[*i..] == **tail));
        let entries = borders.filter_map(|i| view.lang.units.phrases.word(Key::of(&word[i..])));
        entries.into_iter().find(counted)
    };
    // `in drei Dörfern`, `auf 50 Motorrädern`: the dative of a plural that is listed in the nominative.
    let dative = || {
        let last =
            word.char_indices().next_back().filter(|_| view.ends_like(at, &view.grammar().dative_plural_endings));
        last.map(|(i, _)| &word[..i])
    };
    let whole = dative().and_then(|stem| view.lang.units.phrases.word(Key::of(stem))).filter(counted);
    whole.or_else(|| ends(word)).or_else(|| dative().and_then(ends))
}

fn inflected<'a>(view: &View<'a>, start: usize) -> Option<Head<'a>> {
    let endings = &view.grammar().adjective_endings;
    let inner = is_apostrophe(view, start + 1) && long_adjective(view, start + 2) && view.mark(start).unit.is_none();
    let start = if inner { start + 2 } else { start };
    if let Some(head) = behind_participle(view, start) {
        return Some(head);
    }
    if let Some(head) = behind_joined_adjectives(view, start) {
        return Some(head);
    }
    // `30 hermetycznie zamkniętych worków`: an adverb goes with the adjective behind it.
    let adverb = is_adverb(view, start) && long_adjective(view, start + 1);
    let start = start + usize::from(adverb);
    let mut at = start;
    while at < start + 3 {
        let mark = view.mark(at);
        let length = mark.unit.map_or(1, |(length, _)| length);
        let next = at + length;
        // An adjective agrees with the noun behind it, which the list must know, unless the first
        // word is not listed itself; nouns made of adjectives (`раненых`) stand alone.
        let adjective = length == 1 && view.ends_like(at, endings) && !adjectives::is_thing(view, at);
        let named = may_go_with_noun(view, at, next);
        // `Ещё семерым помощь оказали на месте`: a noun that a longer predicate opens with is not what is counted.
        if is_of_predicate(view, at, length) || is_said_of_people(view, at) || adjectives::is_past_verb(view, at) {
            return None;
        }
        match mark.unit {
            // `obětí zemětřesení`: people named by what befell them are no adjective of a thing.
            // `poszkodowanych gospodarstw`: but what ends as adjectives do is one.
            Some((_, entry))
                if entry.property.is_some()
                    && !long_adjective(view, at)
                    && view.mark(next).unit.is_some_and(|(_, e)| !e.person) =>
            {
                return Some((at..next, Some(entry)));
            }
            // `28 тысяч жителей районов`: people in a case that no adjective has in the plural.
            Some((_, entry)) if entry.person && view.ends_like(at, &view.grammar().noun_genitive_plural_endings) => {
                return Some((at..next, Some(entry)));
            }
            // `у четверых заболевших болезнь протекает`: nor do they go with a noun in another case.
            Some((_, entry))
                if !(adjective && named && (view.mark(next).property.is_none() || are_people(view, at, next)))
                    || entry.property.is_some() && is_single_thing(view, next) =>
            {
                return Some((at..next, Some(entry)));
            }
            Some(_) => at = next,
            None if named && adjective => at = next,
            None => {
                let noun = is_content(view, at + 1) && view.mark(at + 1).property.is_none();
                let two = noun && long_adjective(view, at) && at < start + 2;
                // `jednu ruskou balistickou raketu`: several adjectives, then a noun that a list knows.
                if let Some(noun) = behind_adjectives(view, at) {
                    at = noun;
                    continue;
                }
                // `w tym osiem mieszkalnych.`, `a pięć poważnie ranił`: an adjective or adverb alone stands for no noun.
                let plain = || view.mark(at).property.is_none();
                let alone = !noun && (long_adjective(view, at) && plain() || is_adverb(view, at));
                // `12 дерев'яних`: the tail of a word that an apostrophe breaks stands without a space.
                if alone && view.is_open(at) && view.token(at).is_some_and(|t| !t.capital && (t.space_before || inner))
                {
                    return None;
                }
                if !two {
                    return view.is_word(at).then(|| (glued(view, at), None));
                }
                at += 1;
            }
        }
    }
    view.is_word(at).then(|| (at..at + 1, view.mark(at).unit.map(|(_, entry)| entry)))
}

/// An unlisted word that ends as adverbs made of adjectives do.
fn is_adverb(view: &View<'_>, at: usize) -> bool {
    let narrows = view.ends_like(at, &view.grammar().narrowing_adverb_endings);
    narrows && view.is_open(at) && view.mark(at).unit.is_none()
}

pub(super) fn is_genitive(view: &View<'_>, at: usize) -> bool {
    let grammar = view.grammar();
    view.ends_like(at, &grammar.genitive_endings) || !view.ends_like(at, &grammar.vowel_endings)
}

/// A participle that says what those counted do: `находившихся`, `oczekujących`.
pub fn is_active_participle(view: &View<'_>, at: usize) -> bool {
    view.is_open(at) && view.ends_like(at, &view.grammar().active_participle_endings)
}

/// An ending that only adjectives have, so that an unlisted noun is expected behind it.
pub(super) fn long_adjective(view: &View<'_>, at: usize) -> bool {
    view.ends_like(at, &view.grammar().plural_adjective_endings)
}

fn classified<'a>(view: &View<'a>, range: Range<usize>) -> Option<&'a UnitEntry> {
    range.into_iter().find_map(|at| view.mark(at).unit.map(|(_, entry)| entry).filter(|e| e.kind == UnitKind::Count))
}

/// Police and military together are security officers, and other people of two sorts (`enfants et professeurs`) persons.
fn joint_code<'a>(view: &View<'_>, entry: &'a UnitEntry, behind: Range<usize>) -> Cow<'a, str> {
    const FORCES: &[&str] = &["police_officer", "soldier", "security_officer"];
    let own = Cow::Borrowed(&*entry.code);
    let sort = |e: &UnitEntry| e.person && e.kind == UnitKind::Count && e.property.is_none();
    let joined = behind.into_iter().find_map(|at| {
        let (_, other) = view.mark(at).unit?;
        let another = sort(other) && *other.code != *entry.code && at > 0 && view.role(at - 1, Role::AND);
        another.then_some((at, &*other.code))
    });
    let Some((at, other)) = joined.filter(|_| sort(entry)) else { return own };
    if FORCES.contains(&&*entry.code) {
        return if FORCES.contains(&other) { "security_officer".into() } else { own };
    }
    // `troje dzieci i krewny`: where nouns inflect, one in the singular is not counted with the others.
    let plural = &view.grammar().genitive_plural_endings;
    if plural.is_empty() || view.ends_like(at, plural) { PERSON.into() } else { own }
}

/// A noun that no list knows is its own code, marked as such where the code is not in the language of codes.
fn unlisted(view: &View<'_>, head: &Range<usize>) -> String {
    // `dertien Colombianen`: where nouns have no capital, those who are called by where they come from are people.
    let capital = view.token(head.start).is_some_and(|t| t.capital);
    if capital && head.len() == 1 && view.ends_like(head.start, &view.grammar().people_endings) {
        return PERSON.to_owned();
    }
    let surface = view.document.span(head.clone()).of(view.document.text);
    let lower = surface.to_lowercase();
    own_code(&lower, &view.grammar().singular).unwrap_or_else(|| format!("x:{lower}"))
}

/// `40 padlocks`: the code of a noun in the language that codes are taken from is its singular.
fn own_code(noun: &str, singular: &[(Box<str>, Box<str>)]) -> Option<String> {
    let plain = noun.bytes().all(|b| b.is_ascii_lowercase() || b == b'-');
    let (stem, ending) = singular
        .iter()
        .find_map(|(plural, singular)| Some((noun.strip_suffix(&**plural)?, &**singular)))
        .unwrap_or((noun, ""));
    (plain && !singular.is_empty()).then(|| format!("{stem}{ending}").replace('-', "_"))
}
