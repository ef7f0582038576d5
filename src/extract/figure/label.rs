//! Numbers that name: identifiers, addresses, handles, list numbers, titles with a number in them.
//!
//! In: a number in its sentence. Out: the rule that makes it a name, with the words that show it.

mod coordinate;
mod idiom;
mod name;
mod series;
mod sport;
mod telephone;

pub(super) use coordinate::coordinate;
pub(super) use idiom::{idiom, title};
pub(super) use name::{capital, name};
pub(super) use series::series;
pub(super) use sport::sport;
pub(super) use telephone::{emergency, hotline};

use super::clock::minutes_end;
use super::context::Context;
use super::digits::Shape;
use super::verdict::Finding;
use super::{Form, Raw};
use crate::claim::UnitKind;
use crate::extract::unit::MAGNITUDE;
use crate::lang::{Order, Role, Roles, UnitEntry, neutral};
use crate::text::{Key, Kind};

/// Digits inside an address of the web, behind `@` or `#`, or in an identifier with slashes.
pub(super) fn handle(context: &Context<'_>, raws: &[Raw], i: usize) -> Option<Finding> {
    let raw = &raws[i];
    let start = raw.tokens.start;
    let zero = context.surface(start).starts_with('0')
        || i.checked_sub(1).is_some_and(|p| context.surface(raws[p].tokens.start).starts_with('0'));
    if !raw.is_digits() || !(context.glued(start) || context.glued(raw.tokens.end) || zero) {
        return None;
    }
    // `+7 (495) 123-45-67`: the bracket behind a country's code.
    let bracket = start > 0 && context.is_mark(start - 1, &['(']) && context.is_mark(raw.tokens.end, &[')']);
    let code = i.checked_sub(1).map(|p| &raws[p]).filter(|p| p.tokens.end + 1 == start);
    if bracket && code.is_some_and(|p| context.is_mark(p.tokens.start, &['+'])) {
        return Some(("telephone", start - 1..raw.tokens.end + 1));
    }
    // `0351 4832233`: no amount opens with a zero and another digit.
    let coded = |r: &Raw| {
        let surface = context.surface(r.tokens.start);
        r.is_digits() && r.tokens.len() == 1 && surface.len() >= 3 && surface.starts_with('0')
    };
    let beside = |j: usize| raws.get(j).is_some_and(Raw::is_digits);
    let behind = i > 0 && beside(i - 1) && raws[i - 1].tokens.end == start && coded(&raws[i - 1]);
    let before = beside(i + 1) && raws[i + 1].tokens.start == raw.tokens.end && coded(raw);
    if before || behind {
        return Some(("telephone", start..raw.tokens.end));
    }
    let mut at = start;
    for _ in 0..24 {
        if !context.glued(at) || !context.inside(at.wrapping_sub(1)) {
            break;
        }
        at -= 1;
        if context.is_mark(at, &['@', '#', '_', '\\', '=', '&']) {
            return Some(("handle", at..raw.tokens.end));
        }
        let web = context.is_mark(at, &['/']) && context.is_mark(at.wrapping_sub(1), &['/', ':']);
        if web || context.is_in(at, &neutral().labels.web) {
            return Some(("web_address", at..raw.tokens.end));
        }
    }
    let slash = |at| context.is_mark(at, &['/', '_']) && context.glued(at) && context.glued(at + 1);
    let before =
        start > 0 && slash(start - 1) && context.token(start.wrapping_sub(2)).is_some_and(|t| t.kind != Kind::Mark);
    if before || (slash(raw.tokens.end) && context.token(raw.tokens.end + 1).is_some_and(|t| t.is_digits())) {
        return Some(("identifier", start..raw.tokens.end));
    }
    // `claimbench.org2`, `pic.twitter.com/I9DfNaQK7r`: a word, a dot and a path run on without a space.
    if let Some(end) = site(context, raw.tokens.end) {
        return Some(("identifier", start..end));
    }
    let dot = start > 1 && context.glued(start) && context.is_mark(start - 1, &['.']) && context.glued(start - 1);
    (dot && context.token(start - 2).is_some_and(|t| t.is_word())).then_some(("identifier", start..raw.tokens.end))
}

/// `пишет 72.ru`: the end of the site whose name ends at `at`, told by the letters behind its stop.
fn site(context: &Context<'_>, at: usize) -> Option<usize> {
    let stop = context.is_mark(at, &['.']) && context.glued(at) && context.glued(at + 1);
    let ending = context.token(at + 1).filter(|t| stop && t.is_word() && (2..=4).contains(&t.span().len()))?;
    let letters = ending.of(context.text).bytes().all(|b| b.is_ascii_lowercase());
    let clock = context.lang.calendar.clock_word.longest(context.tokens, at + 1).is_some();
    (letters && !clock && context.unit(at + 1).is_none()).then_some(at + 2)
}

/// `11.42: Two more dead`, `the 6.15 to Cork`: a stamp that opens a paragraph, or a train behind its article.
pub(super) fn stamp(context: &Context<'_>, raws: &[Raw], i: usize) -> Option<Finding> {
    let raw = &raws[i];
    let (start, end) = (raw.tokens.start, raw.tokens.end);
    let hour = raw.value.is_some_and(|v| v <= 24.into()) && minutes_end(context, end) && context.unit(end).is_none();
    if !hour {
        return None;
    }
    let opens = context.starts_paragraph(start) && context.is_mark(end, &[':', '–', '—', '-', '|']);
    let named = context.lang.calendar.clock_named.longest_before(context.tokens, start).is_some();
    let train = named && !context.may_be_counted(end);
    (opens || train).then_some(("clock", start..end))
}

/// Digits glued to letters: `F-16`, `G7`, `БТР-80`, `3D`; not `400kV`, `KSh4.2`, `48-godzinny`.
pub(super) fn glued(context: &Context<'_>, raws: &[Raw], i: usize) -> Option<Finding> {
    let raw = &raws[i];
    if !raw.is_digits() {
        return None;
    }
    let (start, end) = (raw.tokens.start, raw.tokens.end);
    // `15-M`: nor is one behind a hyphen.
    let letter = context.surface(end - 1);
    if end == start + 3
        && context.is_mark(start + 1, &['-'])
        && letter.len() == 1
        && letter.starts_with(char::is_uppercase)
    {
        return Some(("name", start..end));
    }
    if context.glued(start) {
        let hyphen = context.is_mark(start - 1, &['-', '\u{2011}', '–']);
        let at = if hyphen && context.glued(start - 1) { start.checked_sub(2)? } else { start - 1 };
        // `R28bn`, `N4.5 million` are money; `R28` and `N95` are names.
        let letter = context.token(at).is_some_and(|t| t.is_word() && t.span().len() == 1);
        let amount = matches!(raw.form, Form::Cardinal { scaled: true }) || !matches!(raw.shape, Some(Shape::Plain(_)));
        let currency = context.currency_start(start) < start && (amount || !letter);
        if context.token(at).is_some_and(|t| t.is_word()) && !currency && (at + 1 == start || hyphen) {
            let letters = context.surface(at).chars().nth(1).is_some();
            // `M-30`: a letter that may stand for a scale is no number by itself.
            let number_word = hyphen && letters && context.lang.numbers.words.at(&context.tokens[at]).is_some();
            let elided = at + 1 < start && !hyphen;
            // `a magnitude-6.1 earthquake`: what a word says of a value is no name of it.
            let measured = hyphen && letters && context.predicate(at) == Some(MAGNITUDE);
            if !number_word && !elided && !measured {
                return Some(("name", at..end));
            }
        }
    }
    if !context.glued(end) {
        return None;
    }
    let token = context.token(end)?;
    if token.is_word() {
        // `2A6`: digits that run on behind the letter belong to the name.
        let runs_on = token.capital && context.glued(end + 1) && context.token(end + 1).is_some_and(|t| t.is_digits());
        let unit = !runs_on && context.unit(end).is_some_and(|(_, u)| u.kind != UnitKind::Count);
        let suffix = context.lang.calendar.suffix.longest(context.tokens, end).is_some();
        let clock = context.lang.calendar.clock_word.longest(context.tokens, end).is_some();
        return (!unit && !suffix && !clock).then(|| ("name", start..end + 1));
    }
    // `7-Eleven`, `3-D`; a lower-case word behind a hyphen counts or measures: `35-hour`.
    let hyphen = context.is_mark(end, &['-', '\u{2011}']) && context.glued(end + 1);
    let word = context.token(end + 1).filter(|t| hyphen && t.is_word())?;
    (word.capital && context.unit(end + 1).is_none() && !context.capital_nouns()).then(|| ("name", start..end + 2))
}

/// The number behind a word that numbers things: `ligne 166`, `№ 9`, `статье 264`, `rue 27`.
pub(super) fn numbered(context: &Context<'_>, raws: &[Raw], i: usize) -> Option<Finding> {
    numbered_within(context, raws, i, 4)
}

/// Whether the length of time at `at` ends a phrase that tells when.
fn tells_when(context: &Context<'_>, at: usize) -> bool {
    let time = context.unit(at).is_some_and(|(_, unit)| unit.kind == UnitKind::Duration);
    let Some(before) = at.checked_sub(1).filter(|&before| time && context.inside(before)) else { return false };
    let phrase = context.lang.speech.words.longest(context.tokens, before);
    phrase.is_some_and(|(length, word)| length > 1 && word.roles.any(Roles::ADVERB))
}

/// The same, looking back over at most `members` members of a list.
fn numbered_within(context: &Context<'_>, raws: &[Raw], i: usize, members: usize) -> Option<Finding> {
    let raw = &raws[i];
    let start = raw.tokens.start;
    if matches!(raw.form, Form::Vague { .. }) {
        return None;
    }
    let labels = [&context.lang.labels, &neutral().labels];
    // `ч. 3 ст. 234`: what numbers the next number takes this one with it.
    let end = raw.tokens.end;
    // `340 iPhone 15`: what is written like a product is counted.
    let product = context.surface(end).chars().skip(1).any(char::is_uppercase);
    let next = !product
        && (1..=2).any(|n| {
            labels
                .iter()
                .any(|l| l.numbered.longest_before(context.tokens, end + n).is_some_and(|(length, ())| length == n))
                && context.inside(end + n)
                && context.token(end + n).is_some_and(|t| t.is_digits())
        });
    if next && raw.plain_below(1000) && context.before(start).is_some_and(|t| !t.is_digits()) {
        return Some(("numbered", start..end));
    }
    // `wysłał z telefonu pięć wiadomości`: without articles a number in words counts the noun behind it, and digits count
    // people (`viděli na silnici 12 lidí`).
    // `по статье 20.1 активист заплатит`: and no people are counted with decimals.
    let counts = |(length, unit): (usize, &UnitEntry)| {
        let split = raw.value.is_some_and(|value| !value.is_integer());
        let many = || unit.person || &*unit.code == VOTE || counts_many(context, raw, end + length - 1, unit);
        !(split && unit.person) && (!raw.is_digits() || many())
    };
    if !context.lang.speech.has_articles && context.unit(end).is_some_and(counts) {
        return None;
    }
    // `visitó la zona tres horas después`, `durmieron en la calle 60 personas`: where nouns stand first, a number counts the
    // people behind it, and in words the time, too.
    let first = context.lang.units.grammar.order == Order::NounFirst;
    let behind = |(_, unit): (usize, &UnitEntry)| unit.person || !raw.is_digits() && unit.kind == UnitKind::Duration;
    // `salieron a la calle 118 de los 312 autobuses`: and so many of a greater number.
    let of = || context.roles(end).has(Role::COMPLEMENT) && context.roles(end + 1).has(Role::DETERMINER);
    let whole = raws.get(i + 1).filter(|next| first && next.tokens.start == end + 2 && of());
    if first && context.unit(end).is_some_and(behind) || whole.is_some_and(|next| next.value > raw.value) {
        return None;
    }
    // `COP30`, not `COP 300 millones`: letters that stand for money, too, name only what is small.
    if context.currency_start(start) < start && !raw.plain_below(100) {
        return None;
    }
    // `strich der Zug 300 Stellen`: where the verb stands second, its subject may stand before what it counts.
    let noun = context.capital_nouns() && context.token(end).is_some_and(|t| t.is_word() && t.capital);
    let counted_behind = context.unit(end).is_some() || noun;
    if context.lang.speech.verb_second && counted_behind && !context.is_mark(start.wrapping_sub(1), &['.']) {
        return None;
    }
    let mut at = start;
    for _ in 0..3 {
        if let Some((length, ())) = labels.iter().find_map(|l| l.numbered.longest_before(context.tokens, at))
            && at - length >= context.sentence.tokens.start
            // `leichterer Art. Drei der Schüler`: what ends like an abbreviation ends a sentence before a word.
            && (raw.is_digits() || !context.is_mark(at - 1, &['.']))
            && !counted(context, raws, i, at - length)
            // `registreerde afgelopen week 66 aan corona gerelateerde sterfgevallen`: nor does a phrase that tells when.
            && !tells_when(context, at - length)
        {
            return Some(("numbered", at - length..raw.tokens.end));
        }
        // `№ 9`, `Горячая линия: 1406`, `art. 5`.
        let colon = at > 0 && context.is_mark(at - 1, &[':', '.']) && raw.is_digits();
        if !colon || at == context.sentence.tokens.start {
            break;
        }
        at -= 1;
    }
    // Further members of a list: `articles 12 et 14`.
    let previous = raws.get(i.checked_sub(1)?).filter(|_| members > 0)?;
    let gap = raw.tokens.start.checked_sub(previous.tokens.end)?;
    let comma = context.is_mark(previous.tokens.end, &[',']);
    let roles = context.roles(previous.tokens.end);
    // `page 3 of 17`: how many there are of what is numbered.
    let of = previous.is_digits() && roles.has(Role::COMPLEMENT);
    let joined = gap == 1 && (comma || of || roles.has(Role::AND));
    let end = raw.tokens.end;
    (joined && (ends_like_verb(context, end) || context.unit(end).is_none() && !context.may_be_counted(end)))
        .then(|| numbered_within(context, raws, i - 1, members - 1))
        .flatten()
}

/// Whether a word has the ending of a verb and none that nouns have.
fn ends_like_verb(context: &Context<'_>, at: usize) -> bool {
    let word = context.surface(at);
    context.lang.units.grammar.verb_endings.iter().any(|e| word.len() > e.len() && word.ends_with(&**e))
}

/// What a law is passed with: `schválili zákon 102 hlasy`.
const VOTE: &str = "vote";

/// `stálo na trati 26 souprav`, `na lince 12 autobusů`: whether digits count the things whose noun ends at `last`, in the genitive
/// plural that more than four of them take; not `na lince 12 autobus nejel`.
fn counts_many(context: &Context<'_>, raw: &Raw, last: usize, unit: &UnitEntry) -> bool {
    let grammar = &context.lang.units.grammar;
    let many = raw.value.is_some_and(|value| value > 4.into()) && unit.kind == UnitKind::Count;
    let word = context.surface(last).to_lowercase();
    let ends = |endings: &[Box<str>]| endings.iter().any(|ending| word.ends_with(&**ending));
    let listed = |ending: &str| context.lang.units.phrases.word(Key::of(&[&*word, ending].concat())).is_some();
    let plural = &grammar.noun_genitive_plural_endings;
    let singular = || plural.iter().any(|ending| listed(ending));
    many && grammar.order == Order::Inflected && (ends(plural) || !ends(&grammar.vowel_endings) && !singular())
}

/// `během šesti let 1,1 miliardy eur`: what the number before it counts numbers nothing behind it.
fn counted(context: &Context<'_>, raws: &[Raw], i: usize, label: usize) -> bool {
    let previous = i.checked_sub(1).map(|p| &raws[p]);
    let unit = context.unit(label).is_some_and(|(_, unit)| unit.kind == UnitKind::Duration);
    // `статья 228 ч. 2`: but a number that is itself one of those named counts nothing.
    let labels = &context.lang.labels.numbered;
    let named = || previous.is_some_and(|p| labels.longest_before(context.tokens, p.tokens.start).is_some());
    unit && previous.is_some_and(|p| p.tokens.end == label && p.not.is_none()) && !named()
}

/// `на 129 км автодороги Псков–Луга`, `na 45 km autostrady A4`: the place on a road, behind a preposition and before the
/// name of the road.
pub(super) fn milestone(context: &Context<'_>, raws: &[Raw], i: usize) -> Option<Finding> {
    let raw = &raws[i];
    let (start, end) = (raw.tokens.start, raw.tokens.end);
    let before = start.checked_sub(1).filter(|&b| context.inside(b) && raw.is_digits() && raw.extent.start == start)?;
    let aims = context.is_in(before, &context.lang.units.grammar.aim);
    let (length, unit) = context.unit(end).filter(|(_, unit)| aims && &*unit.code == "km")?;
    let stop = usize::from(context.is_mark(end + length, &['.']));
    let (words, road) = context.unit(end + length + stop).filter(|(_, unit)| &*unit.code == "road")?;
    let name = end + length + stop + words;
    let named = context.token(name).is_some_and(|t| t.capital) || context.is_mark(name, &['«', '"', '„', '“']);
    (named && unit.kind == UnitKind::Measure && road.kind == UnitKind::Count && context.inside(name))
        .then_some(("address", before..name))
}

/// `12 Venizelou Street`, `12, rue de la Paix`, `ulicy Zdrojowej 8`, `ул. Ленина, 7, каб. 12`.
pub(super) fn address(context: &Context<'_>, raws: &[Raw], i: usize) -> Option<Finding> {
    let raw = &raws[i];
    if let Some(finding) = postal_code(context, raw) {
        return Some(finding);
    }
    if !raw.plain_below(100_000) {
        return None;
    }
    let street = |at: usize| context.inside(at) && context.lang.labels.street.longest(context.tokens, at).is_some();
    let (start, end) = (raw.tokens.start, raw.tokens.end);
    // `Schießgasse 7`, `Kerkstraat 12`: the street's word ends the name.
    let before = start.checked_sub(1).filter(|&b| context.inside(b) && raw.is_digits() && raw.plain_below(2000));
    if let Some(b) = before.filter(|&b| context.tokens[b].capital && ends_like_street(context, b)) {
        // `in der Hafenstraße 27 fortgesetzt`: where nouns have a capital, what has none is not counted.
        let noun = !context.capital_nouns() || context.token(end).is_some_and(|t| t.capital);
        // `Aan de Molenweg 8 hangt een briefje`: where the verb stands second, it follows the place that opens the sentence.
        let opens = (context.sentence.tokens.start..b).all(|at| !context.roles(at).is_none());
        let told = opens && context.lang.speech.verb_second && context.token(end).is_some_and(|t| !t.capital);
        let counted = noun && !told && context.may_be_counted(end);
        return (context.unit(end).is_none() && !counted).then_some(("address", b..end));
    }
    // Before the number: the street's word and names only.
    let mut at = start;
    for _ in 0..5 {
        if at == context.sentence.tokens.start {
            break;
        }
        at -= 1;
        if street(at) {
            let named = (at + 1..start).any(|n| context.tokens[n].is_word() && context.tokens[n].capital);
            // `Портовая улица, 27`, `v Přístavní ulici 27`: or the name stands before it.
            let name = at.checked_sub(1).is_some_and(|n| context.inside(n) && context.tokens[n].capital);
            let bare = context.unit(end).is_none() && !context.may_be_counted(end);
            // `al largo di Capraia, 312 passeggeri`: people behind the number are counted.
            if context.unit(end).is_some_and(|(_, unit)| unit.person) {
                return None;
            }
            let before = name && bare && raw.is_digits() && start - at <= 2 && raw.extent.start == start;
            // `in een loods aan de Kade 17`: where nouns have no capital, the word that has one is a name itself.
            let capital = context.tokens[at].capital && !context.capital_nouns() && at > context.sentence.tokens.start;
            let own = capital && context.unit(end).is_none() && raw.is_digits() && at + 1 == start;
            return (named || before || own).then_some(("address", at..end));
        }
        let token = &context.tokens[at];
        let name = token.capital || token.is_digits() || context.is_mark(at, &['.', '-', ',']);
        let roles = context.roles(at);
        if !(name || roles.has(Role::COMPLEMENT) || roles.has(Role::DETERMINER) && at + 2 < start) {
            break;
        }
        if context.is_mark(at, &[',']) && at + 1 < start && !context.tokens[at + 1].is_digits() {
            break;
        }
    }
    // Behind it: a comma, then the street; or a name, then the street.
    let mut at = end;
    if context.is_mark(at, &[',']) {
        at += 1;
    }
    for _ in 0..3 {
        if street(at) {
            let lower_noun = at == end && !context.tokens[at].capital && context.lang.labels.capital_streets;
            return (!lower_noun && (at > end || context.tokens[at].space_before) && names_street(context, at, end))
                .then(|| ("address", start..at + 1));
        }
        if !context.token(at).is_some_and(|t| t.capital) {
            break;
        }
        at += 1;
    }
    None
}

/// Whether a compound ends with a street's word.
fn ends_like_street(context: &Context<'_>, at: usize) -> bool {
    let word = context.surface(at);
    let cuts = word.char_indices().map(|(i, _)| i).filter(|&i| i >= 2 && word.len() - i >= 3);
    context.lang.speech.joins_nouns
        && cuts.into_iter().any(|i| context.lang.labels.street.word(Key::of(&word[i..])).is_some())
}

/// `33-300 Nowy Sącz`: digits in the parts that a country's code has, and a town.
fn postal_code(context: &Context<'_>, raw: &Raw) -> Option<Finding> {
    let (start, mut at) = (raw.tokens.start, raw.tokens.start);
    for (i, &length) in context.lang.labels.postal_code.iter().enumerate() {
        if i > 0 {
            let joined = context.is_mark(at, &['-']) && context.glued(at) && context.glued(at + 1);
            at += if joined { 1 } else { return None };
        }
        context.token(at).filter(|t| t.is_digits() && t.span().len() == length)?;
        at += 1;
    }
    let town = context.token(at).is_some_and(|t| t.is_word() && t.capital);
    (at > start && town).then_some(("address", start..at))
}

/// `12 rue de la Paix` but `12 rues`: the street's word is in the singular list, and a name is near.
fn names_street(context: &Context<'_>, at: usize, end: usize) -> bool {
    at > end || (at + 1..at + 5).any(|n| context.inside(n) && context.tokens[n].capital)
}

/// `[1]`, `1) ...`, `1. First`.
pub(super) fn list_mark(context: &Context<'_>, raws: &[Raw], i: usize) -> Option<Finding> {
    let raw = &raws[i];
    if !raw.plain_below(1000) {
        return None;
    }
    let (start, end) = (raw.tokens.start, raw.tokens.end);
    let bracketed = start > 0 && context.is_mark(start - 1, &['[']) && context.is_mark(end, &[']']);
    if bracketed {
        return Some(("footnote", start - 1..end + 1));
    }
    let first = context.starts_paragraph(start);
    let closed = context.glued(end) && (context.is_mark(end, &[')']) || (context.is_mark(end, &['.']) && first));
    let behind = context.token(end + 1).is_some_and(|t| t.space_before && t.is_word());
    let open = start > 0 && context.is_mark(start - 1, &['(']);
    // `(1) Le prénom a été modifié.`: a note that opens its paragraph.
    let note = open && context.starts_paragraph(start - 1) && context.is_mark(end, &[')']);
    if note && context.token(end + 1).is_some_and(|t| t.space_before && t.is_word() && t.capital) {
        return Some(("footnote", start - 1..end + 1));
    }
    (closed && behind && raw.plain_below(100) && !open && (first || context.is_mark(end, &[')'])))
        .then(|| ("list_number", start..end + 1))
}
