//! One way to write surfaces in packs: a phrase, or a stem with the name of a paradigm.
//!
//! `"policjant~m"` stands for the stem `policjant` with each ending of the paradigm `m`, the form
//! without ending included only where the paradigm lists `""`. In a phrase every word may carry one:
//! `"siła~a zbrojna~adj"`; the phrase then stands for every combination.

use rustc_hash::FxHashMap;

use crate::text::{Key, continued, single, tokenize};

/// The endings of each paradigm, by name.
pub type Paradigms = FxHashMap<String, Vec<String>>;

/// Every surface that an entry stands for. The fault is a sentence for the pack's author.
pub fn expand(entry: &str, paradigms: &Paradigms) -> Result<Vec<String>, String> {
    if !entry.contains('~') {
        return Ok(vec![entry.to_owned()]);
    }
    if !entry.contains(' ') {
        return inflect(entry, paradigms);
    }
    let mut surfaces = vec![String::new()];
    for (i, word) in entry.split(' ').enumerate() {
        let forms = inflect(word, paradigms)?;
        surfaces = surfaces
            .iter()
            .flat_map(|head| {
                forms.iter().map(move |form| if i == 0 { form.clone() } else { [head, " ", form].concat() })
            })
            .collect();
    }
    Ok(surfaces)
}

/// The keys of every surface that an entry stands for, in the order of [`expand`]. Packs hold millions of forms: a stem
/// is hashed once for all of its endings, and no surface is made.
pub fn each_key(entry: &str, paradigms: &Paradigms, mut take: impl FnMut(&[Key])) -> Result<(), String> {
    // Nearly all are one word, whose forms need not be kept.
    if !entry.contains(' ') {
        return each_form(entry, paradigms, |form| take(form.keys()));
    }
    let words: Vec<Vec<Form>> = entry.split(' ').map(|word| forms(word, paradigms)).collect::<Result<_, _>>()?;
    if words.iter().any(Vec::is_empty) {
        return Ok(());
    }
    // Which form of each word is taken; the last word's changes first.
    let mut chosen = vec![0; words.len()];
    let mut keys = Vec::new();
    loop {
        keys.clear();
        words.iter().zip(&chosen).filter_map(|(forms, i)| forms.get(*i)).for_each(|form| keys.extend(form.keys()));
        take(&keys);
        let Some(next) = chosen.iter().zip(&words).rposition(|(i, forms)| i + 1 < forms.len()) else { return Ok(()) };
        chosen[next] += 1;
        chosen[next + 1..].fill(0);
    }
}

/// One form of a word: nearly always one token.
enum Form {
    Word(Key),
    Tokens(Vec<Key>),
}

impl Form {
    fn of(surface: &str) -> Self {
        single(surface).map_or_else(|| Self::Tokens(tokenize(surface).iter().map(|t| t.key).collect()), Self::Word)
    }

    fn keys(&self) -> &[Key] {
        match self {
            Self::Word(key) => std::slice::from_ref(key),
            Self::Tokens(keys) => keys,
        }
    }
}

fn forms(word: &str, paradigms: &Paradigms) -> Result<Vec<Form>, String> {
    let mut forms = Vec::with_capacity(forms_of(word, paradigms));
    each_form(word, paradigms, |form| forms.push(form))?;
    Ok(forms)
}

fn each_form(word: &str, paradigms: &Paradigms, mut take: impl FnMut(Form)) -> Result<(), String> {
    let Some((stem, name)) = word.split_once('~') else {
        take(Form::of(word));
        return Ok(());
    };
    let key = single(stem);
    for ending in endings(word, name, paradigms)? {
        take(match key.and_then(|key| continued(key, ending)) {
            Some(key) => Form::Word(key),
            None => Form::of(&[stem, ending].concat()),
        });
    }
    Ok(())
}

/// How many surfaces entries stand for, by how a table holds them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Room {
    /// Surfaces of one word.
    pub words: usize,
    /// Surfaces of several.
    pub phrases: usize,
}

impl Room {
    /// The room for these entries, those with faults left out.
    pub fn of<'a>(entries: impl Iterator<Item = &'a String>, paradigms: &Paradigms) -> Self {
        let forms = |word: &str| forms_of(word, paradigms);
        let mut room = Self::default();
        for entry in entries {
            if entry.contains(' ') {
                room.phrases += entry.split(' ').map(forms).product::<usize>();
            } else {
                room.words += forms(entry);
            }
        }
        room
    }
}

/// How many forms a word has; none where its paradigm is unknown.
fn forms_of(word: &str, paradigms: &Paradigms) -> usize {
    word.split_once('~').map_or(1, |(_, name)| paradigms.get(name).map_or(0, Vec::len))
}

fn inflect(word: &str, paradigms: &Paradigms) -> Result<Vec<String>, String> {
    let Some((stem, name)) = word.split_once('~') else { return Ok(vec![word.to_owned()]) };
    Ok(endings(word, name, paradigms)?.iter().map(|ending| [stem, ending].concat()).collect())
}

fn endings<'a>(word: &str, name: &str, paradigms: &'a Paradigms) -> Result<&'a [String], String> {
    let found = paradigms.get(name).map(Vec::as_slice);
    found.ok_or_else(|| format!("\"{word}\" names the paradigm \"{name}\", which [paradigm] lacks"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_of_a_phrase_inflects() {
        let paradigms =
            Paradigms::from_iter([("m".into(), vec!["".into(), "a".into()]), ("adj".into(), vec!["y".into()])]);
        assert_eq!(expand("now~adj dom~m", &paradigms), Ok(vec!["nowy dom".into(), "nowy doma".into()]));
        assert!(expand("dom~x", &paradigms).is_err());
        assert!(each_key("dom~x", &paradigms, |_| ()).is_err());
    }

    #[test]
    fn keys_are_those_of_the_surfaces() {
        let list = |endings: &[&str]| endings.iter().map(|e| (*e).to_owned()).collect();
        let paradigms = Paradigms::from_iter([
            ("m".into(), list(&["", "a", "e\u{301}s", "-la"])),
            ("adj".into(), list(&["y", "ą"])),
        ]);
        for entry in ["dom~m", "now~adj dom~m ~adj", "l'an 2000", "Nowy~m", "~m", "", "e\u{301}t~m  a", "F-16~m"] {
            let mut keys = Vec::new();
            each_key(entry, &paradigms, |surface| keys.push(surface.to_vec())).unwrap();
            let room = Room::of([entry.to_owned()].iter(), &paradigms);
            assert_eq!(keys.len(), room.words + room.phrases, "{entry}");
            let cut = |surface: &String| tokenize(surface).iter().map(|t| t.key).collect::<Vec<_>>();
            assert_eq!(keys, expand(entry, &paradigms).unwrap().iter().map(cut).collect::<Vec<_>>(), "{entry}");
        }
    }
}
