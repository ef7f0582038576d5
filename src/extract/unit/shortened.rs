//! Currencies that an article names in full once: `5 000 francs CFA`, then `27 500 francs`; `C$6.2 billion`, then `$310,000`.
//!
//! In: what the figures of an article count. Out: the same, where a bare name of money takes the code of the one full
//! name that holds it. An article with two such names keeps what the bare one means by itself.

use crate::claim::{Unit, UnitKind};
use crate::extract::{Counted, Document};
use crate::lang::{self, Units};
use crate::text::Key;

/// The currencies of two unions of countries, of one name: the CFA franc.
const UNIONS: &[&str] = &["XAF", "XOF"];

/// Gives every shortened name of a currency the code of its full form.
pub fn resolve(document: &Document<'_>, counted: &mut [Counted]) {
    let mut full: Vec<(&str, String)> = Vec::new();
    for unit in counted.iter().filter_map(|c| c.unit.as_ref()).filter(|u| u.kind == UnitKind::Currency) {
        let text = unit.span.of(document.text);
        let short =
            text.len() > 1 && (text.ends_with('$') || text.chars().all(|c| c.is_ascii_alphabetic()) && text.len() < 5);
        // `5 mln peso`: a short word is no code.
        let short = short && !text.chars().all(char::is_lowercase);
        if (text.contains(' ') || short) && !full.iter().any(|(known, code)| *known == text && *code == unit.code) {
            full.push((text, unit.code.clone()));
        }
    }
    of_the_land(document, counted);
    let signed_at_home = dollar_at_home(document, counted);
    if full.is_empty() {
        return;
    }
    let Some(units) = document.sentences.first().map(|s| &s.lang.units) else { return };
    let named = |bare: &str| units.abbreviated.word(Key::of(bare)).map_or(&[][..], |full| full);
    let abbreviates = |full: &str, bare: &str| named(bare).iter().any(|short| short.eq_ignore_ascii_case(full));
    let shortens =
        |bare: &str, full: &str| full.split(' ').any(|word| same(units, word, bare)) || abbreviates(full, bare);
    for unit in counted.iter_mut().filter_map(|c| c.unit.as_mut()).filter(|u| u.kind == UnitKind::Currency) {
        let bare = unit.span.of(document.text);
        if bare == "$" {
            // `US$ 310 millones`, then `$ 1.870`: who writes both tells them apart.
            if signed_at_home {
                continue;
            }
            let mut codes = full.iter().filter(|(text, _)| text.ends_with('$')).map(|(_, code)| code);
            if let Some(code) = codes.next()
                && codes.all(|other| other == code)
            {
                adopt(unit, code);
            }
            continue;
        }
        if bare.contains(' ') || !bare.chars().all(char::is_alphabetic) || bare.chars().count() < 4 {
            continue;
        }
        let mut codes = full.iter().filter(|(text, _)| shortens(bare, text)).map(|(_, code)| code);
        if let Some(code) = codes.next()
            && codes.all(|other| other == code)
        {
            adopt(unit, code);
        }
    }
}

/// `pesos` in an article about Colombia: a bare name that several countries share is that of the one named most.
fn of_the_land(document: &Document<'_>, counted: &mut [Counted]) {
    let Some(own) = document.sentences.first().map(|s| &s.lang.units).filter(|units| !units.land.is_empty()) else {
        return;
    };
    let shared = &lang::neutral().units.shared;
    let sharing = |unit: &Unit| shared.iter().find(|codes| codes.contains(&unit.code));
    // A name in full says whose money it is, and a sign or a code in capitals is one country's; but two unions share one.
    let bare = |unit: &&mut Unit| {
        let text = unit.span.of(document.text);
        let word = || text.chars().all(char::is_alphabetic) && text.chars().any(char::is_lowercase);
        unit.kind == UnitKind::Currency && sharing(unit).is_some() && (word() || UNIONS.contains(&&*unit.code))
    };
    let mut units = counted.iter_mut().filter_map(|c| c.unit.as_mut()).filter(bare).peekable();
    if units.peek().is_none() {
        return;
    }
    let named = lands(document, own);
    for unit in units {
        let Some(codes) = sharing(unit) else { continue };
        // Where the money's own country is named as often, it stays.
        let of_own = named.iter().find(|(known, _)| *known == unit.code).map_or(0, |(_, count)| *count);
        let union = !unit.span.of(document.text).chars().all(char::is_alphabetic);
        let fits = |code: &str| !(union && UNIONS.contains(&&*unit.code)) || UNIONS.contains(&code);
        let others = named.iter().rev().filter(|(code, _)| fits(code) && codes.iter().any(|c| c == code));
        if let Some((code, _)) = others.max_by_key(|(_, count)| *count).filter(|(_, count)| *count > of_own) {
            adopt(unit, code);
        }
    }
}

/// `$4,000` in an article about Australia: the sign is that of the country that the article names more than any other.
/// Whether it was given that money.
fn dollar_at_home(document: &Document<'_>, counted: &mut [Counted]) -> bool {
    let Some(own) = document.sentences.first().map(|s| &s.lang.units).filter(|units| !units.dollar_sign.is_empty())
    else {
        return false;
    };
    let signed = |unit: &&mut Unit| unit.kind == UnitKind::Currency && unit.span.of(document.text) == "$";
    let mut units = counted.iter_mut().filter_map(|c| c.unit.as_mut()).filter(signed).peekable();
    if units.peek().is_none() {
        return false;
    }
    let named = lands(document, own);
    let Some((code, most)) = named.iter().copied().max_by_key(|(_, count)| *count) else { return false };
    let alone = named.iter().filter(|(_, count)| *count == most).count() == 1;
    let at_home = alone && own.dollar_sign.iter().any(|known| known == code);
    if at_home {
        units.for_each(|unit| adopt(unit, code));
    }
    at_home
}

/// How often an article names each country, by the code of its money, in the order in which they are first named.
fn lands<'a>(document: &Document<'_>, own: &'a Units) -> Vec<(&'a str, usize)> {
    let mut named: Vec<(&str, usize)> = Vec::new();
    for (_, code) in (0..document.tokens.len()).filter_map(|at| own.land.longest(&document.tokens, at)) {
        match named.iter_mut().find(|(known, _)| **known == **code) {
            Some((_, count)) => *count += 1,
            None => named.push((code, 1)),
        }
    }
    named
}

fn adopt(unit: &mut Unit, code: &str) {
    if unit.code != code {
        code.clone_into(&mut unit.code);
    }
}

/// Forms of one word for money.
fn same(units: &Units, a: &str, b: &str) -> bool {
    let code = |word: &str| units.phrases.word(Key::of(word)).filter(|e| e.kind == UnitKind::Currency).map(|e| &e.code);
    a.eq_ignore_ascii_case(b) || code(a).is_some_and(|of_a| code(b) == Some(of_a))
}
