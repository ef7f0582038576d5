//! The name of a body behind the noun that tells its kind.
//!
//! In: a phrase. Out: the listed name that ends it (`l'ONG Amnesty International`), where that noun bears a name.

use std::ops::Range;

use super::reading::Reading;
use crate::claim::SourceType;
use crate::lang::{Case, Word};

/// The listed name that ends a phrase behind its kind (`l'ONG Amnesty International`).
pub fn bodys_name(reading: &Reading<'_, '_>, range: &Range<usize>) -> Option<Range<usize>> {
    let mut before = None;
    let mut i = range.start;
    while i < range.end {
        let len = reading.len(i);
        let noun = reading.noun(i).is_some();
        // `Santé publique France`: a listed name of several words is one, whatever their case.
        let listed = len > 2 && reading.is_capital(i) && reading.is_capital(i + len - 1);
        // `la portavoz del Tribunal Superior de Justicia`: whoever speaks for a body is not the body.
        let led = |j: usize| {
            let speech = reading.speech;
            (speech.drops_subject || speech.verbs_are_nouns) && reading.is_title(j)
        };
        let listed = listed && !(range.start..i).any(led);
        if noun && i + len == range.end && reading.is_capital(i) && (before == Some(i) || listed) {
            // `the official Xinhua News Agency`: a listed name before a common noun with a capital is one with it.
            // `CTV News`, `Siemens Energy`: so are two that name firms or media.
            let kind = |j: usize| reading.noun(reading.phrase_start(j)).filter(|w| !w.is_title());
            let trade = |w: &Word| matches!(w.source, Some(SourceType::Company | SourceType::Media));
            let firm = i > range.start && kind(i).is_some_and(trade) && kind(i - 1).is_some_and(trade);
            let common = reading.speech.persons_only && (firm || reading.noun(i).is_some_and(|w| w.case == Case::Any));
            let joined = (range.start..i).rev().take_while(|&j| common && reading.is_capital(j)).last();
            return Some(joined.unwrap_or(i)..range.end);
        }
        // `Генштаба ВСУ`, `источник ТАСС`: where nouns inflect, what a public body or a title belongs
        // to stands behind it, too.
        if noun {
            let named = reading.speech.has_articles || reading.noun(i).is_some_and(bears_name);
            before = named.then_some(i + len);
        }
        i += len;
    }
    None
}

/// Whether the name behind a noun is the name of what the noun says: of companies, media, parties and the like.
fn bears_name(word: &Word) -> bool {
    use SourceType::{Company, Igo, Media, Ngo, Politician};
    !word.is_title() && matches!(word.source, Some(Company | Igo | Media | Ngo | Politician))
}
