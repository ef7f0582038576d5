//! Currencies that an article names in full once: `5 000 francs CFA`, then `27 500 francs`.
//!
//! In: what the figures of an article count. Out: the same, where a bare name of money takes the code of the one full
//! name that holds it. An article with two such names keeps what the bare one means by itself.

use crate::claim::{Unit, UnitKind};
use crate::extract::{Counted, Document};

/// Gives every shortened name of a currency the code of its full form.
pub fn resolve(document: &Document<'_>, counted: &mut [Counted]) {
    let mut full: Vec<(&str, String)> = Vec::new();
    for unit in counted.iter().filter_map(|c| c.unit.as_ref()).filter(|u| u.kind == UnitKind::Currency) {
        let text = unit.span.of(document.text);
        if text.contains(' ') && !full.iter().any(|(known, code)| *known == text && *code == unit.code) {
            full.push((text, unit.code.clone()));
        }
    }
    if full.is_empty() {
        return;
    }
    let shortens = |bare: &str, full: &str| full.split(' ').any(|word| same(word, bare));
    for unit in counted.iter_mut().filter_map(|c| c.unit.as_mut()).filter(|u| u.kind == UnitKind::Currency) {
        let bare = unit.span.of(document.text);
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

fn adopt(unit: &mut Unit, code: &str) {
    if unit.code != code {
        code.clone_into(&mut unit.code);
    }
}

/// Singular and plural of one word.
fn same(a: &str, b: &str) -> bool {
    a.trim_end_matches('s').eq_ignore_ascii_case(b.trim_end_matches('s'))
}
