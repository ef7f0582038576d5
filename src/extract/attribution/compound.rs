//! Nouns of sources that a language writes in one word: `Bahnsprecherin`, `Veterinäramt`, `politiewoordvoerder`.
//!
//! In: a word that no list holds. Out: the listed noun that it ends with, and the type that its first
//! part gives where the last is a mere title or document (`Gewerkschaftsangaben`).

use crate::claim::SourceType;
use crate::lang::{Roles, Speech, Word};
use crate::text::Key;

/// A shorter tail might end any word; the pack says of which it does not (`word.tail`).
const TAIL: usize = 6;
/// Bytes that stand before the tail at least.
const HEAD: usize = 3;

/// The noun at the end of a written compound, and its type where its head tells one.
pub fn read(speech: &'static Speech, surface: &str) -> Option<(&'static Word, Option<SourceType>)> {
    if surface.len() < HEAD + 3 {
        return None;
    }
    let cuts = surface.char_indices().map(|(i, _)| i).filter(|&i| i >= HEAD && surface.len() - i >= 3);
    cuts.into_iter().find_map(|cut| {
        let word = speech.words.word(Key::of(&surface[cut..]))?;
        let fits = surface.len() - cut >= TAIL || word.roles.any(Roles::TAIL);
        let document = word.roles.any(Roles::DOCUMENT) && word.source.is_none();
        if !fits || !(word.source.is_some_and(|kind| kind != SourceType::Witness) || document) {
            return None;
        }
        let weak = document || word.is_title();
        Some((word, weak.then(|| head(speech, &surface[..cut])).flatten()))
    })
}

/// The type of the body that opens a compound.
fn head(speech: &Speech, part: &str) -> Option<SourceType> {
    let joints = ["", "-"].into_iter().chain(speech.endings.joint.iter().map(String::as_str));
    let stems = joints.filter_map(|joint| part.strip_suffix(joint));
    let known = |stem: &str| speech.words.word(Key::of(stem)).and_then(|w| w.source);
    stems.into_iter().find_map(known).filter(|kind| *kind != SourceType::Witness)
}
