//! Names in a stretch of text, in any language: words with a capital that no sentence gave them.
//!
//! In: a stretch and its language. Out: each name's key and surface, in order. A word is a name where it stands with a
//! capital inside a sentence and no pack knows it: months, weekdays, offices and nouns of a list are none. German writes
//! every noun so: there a name stands right behind a preposition, or behind another name.

use super::fold;
use crate::claim::SourceType;
use crate::lang::{self, Case, Lang, Order, Role, Roles, Word};
use crate::text::{Token, tokenize};

/// Letters up to which a word in capitals is an abbreviation, which languages make each of their own.
const ABBREVIATION: usize = 4;

/// Names of a stretch with the bytes that they cover.
pub fn names<'a>(text: &'a str, language: &str) -> Vec<(u64, &'a str)> {
    let pack = lang::get(language).unwrap_or_else(lang::neutral);
    let tokens = tokenize(text);
    let mut found = Vec::new();
    let mut behind_name = false;
    for at in 0..tokens.len() {
        let name = is_name(text, &tokens, at, pack, behind_name);
        behind_name = name;
        if name && let Some(key) = fold::key(tokens[at].of(text), language) {
            found.push((key, tokens[at].of(text)));
        }
    }
    found
}

fn is_name(text: &str, tokens: &[Token], at: usize, pack: &Lang, behind_name: bool) -> bool {
    let token = &tokens[at];
    if !token.is_word() || !token.capital || is_known(tokens, at, pack) {
        return false;
    }
    let surface = token.of(text);
    let shouted = surface.chars().all(char::is_uppercase);
    if shouted && surface.chars().count() <= ABBREVIATION {
        return false;
    }
    if opens_sentence(text, tokens, at) {
        // `LODGRAD, 5 March (Agency) —`: where the report was sent from.
        let next = tokens.get(at + 1);
        return shouted && next.is_some_and(|t| t.is_one_of(&[',', '(', '—', '–', '-', '/']));
    }
    match pack.units.grammar.order {
        Order::CapitalNoun => behind_name || follows_preposition(tokens, at, pack),
        _ => true,
    }
}

/// Whether a pack has the word for something that is no name.
fn is_known(tokens: &[Token], at: usize, pack: &Lang) -> bool {
    let token = &tokens[at];
    let calendar = &pack.calendar;
    // A capital that stands for a government, `Brussels`, is a place all the same.
    let nouns_are_capital = pack.units.grammar.order == Order::CapitalNoun;
    let state = |word: &Word| matches!(word.source, Some(SourceType::Government | SourceType::Igo));
    let own = |word: &Word| {
        matches!(word.case, Case::Capital | Case::Title) && !word.roles.any(Roles::TITLE) && !nouns_are_capital
    };
    let spoken = |word: &Word| !(word.roles.any(Roles::SEAT) || own(word) && state(word));
    pack.units.phrases.word(token.key).is_some()
        || pack.speech.words.word(token.key).is_some_and(spoken)
        || pack.properties.phrases.word(token.key).is_some()
        || pack.numbers.words.word(token.key).is_some()
        || pack.units.grammar.roles.word(token.key).is_some()
        || calendar.month_after.word(token.key).is_some()
        || calendar.weekday.longest_before(tokens, at + 1).is_some_and(|(length, ())| length == 1)
}

/// Whether the word's capital may come from its place: the first of a text, a line, a sentence, a quotation.
fn opens_sentence(text: &str, tokens: &[Token], at: usize) -> bool {
    let Some(before) = at.checked_sub(1).map(|i| &tokens[i]) else { return true };
    let gap = &text[before.end as usize..tokens[at].start as usize];
    let mark = before.of(text).chars().next().unwrap_or_default();
    // A hyphen or an apostrophe that is glued to the word belongs to it: `d'Istanbul`, `Alma-Ata`.
    let glued = gap.is_empty() && matches!(mark, '-' | '\'' | '’' | '‑');
    gap.contains('\n')
        || !before.is_word() && !before.is_digits() && !matches!(mark, ',' | '(' | ')' | '/' | '%') && !glued
}

fn follows_preposition(tokens: &[Token], at: usize, pack: &Lang) -> bool {
    let role = |role: &&Role| role.has(Role::PLACE) || role.has(Role::COMPLEMENT) || role.has(Role::BARE);
    let plain = |role: &&Role| !role.has(Role::DETERMINER);
    let before = at.checked_sub(1).map(|i| &tokens[i]).filter(|t| !t.capital);
    before.and_then(|t| pack.units.grammar.roles.word(t.key)).filter(role).is_some_and(|r| plain(&r))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_words_with_a_capital_of_their_own() {
        for (language, text, expected) in [
            (
                "en",
                "On Tuesday the fire in Lodgrad killed 12, said Mayor Ilya Berov. Police came. \"Nobody\" left.",
                "Lodgrad Berov",
            ),
            ("en", "LODGRAD, Norland (AP) — A fire. NATO met in Brussels.", "LODGRAD Norland Brussels"),
            ("fr", "Mardi, l'incendie d'Ostrava a tué 12 personnes à Lodgrad.\nAucun nom", "Ostrava Lodgrad"),
            ("pl", "Pożar w Lodgradzie: Zginęło 12 osób, a w Brzesku 3.", "Lodgradzie Brzesku"),
            ("ru", "Пожар в Лодграде унёс жизни 12 человек. Мэр Беров прибыл.", "Лодграде Беров"),
            ("de", "Das Feuer in Lodgrad zerstörte zwölf Häuser der Altstadt, sagte der Sprecher.", "Lodgrad"),
        ] {
            let found: Vec<&str> = names(text, language).into_iter().map(|(_, name)| name).collect();
            assert_eq!(found.join(" "), expected, "{text}");
        }
    }
}
