//! One way to write surfaces in packs: a phrase, or a stem with the name of a paradigm.
//!
//! `"policjant~m"` stands for the stem `policjant` with each ending of the paradigm `m`, the form
//! without ending included only where the paradigm lists `""`. In a phrase every word may carry one:
//! `"siła~a zbrojna~adj"`; the phrase then stands for every combination.

use std::collections::BTreeMap;

/// The endings of each paradigm, by name.
pub type Paradigms = BTreeMap<String, Vec<String>>;

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
            .flat_map(|head| forms.iter().map(move |form| if i == 0 { form.clone() } else { format!("{head} {form}") }))
            .collect();
    }
    Ok(surfaces)
}

fn inflect(word: &str, paradigms: &Paradigms) -> Result<Vec<String>, String> {
    let Some((stem, name)) = word.split_once('~') else { return Ok(vec![word.to_owned()]) };
    let endings = paradigms
        .get(name)
        .ok_or_else(|| format!("\"{word}\" names the paradigm \"{name}\", which [paradigm] lacks"))?;
    Ok(endings.iter().map(|ending| [stem, ending].concat()).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_of_a_phrase_inflects() {
        let paradigms = Paradigms::from([("m".into(), vec!["".into(), "a".into()]), ("adj".into(), vec!["y".into()])]);
        assert_eq!(expand("now~adj dom~m", &paradigms), Ok(vec!["nowy dom".into(), "nowy doma".into()]));
        assert!(expand("dom~x", &paradigms).is_err());
    }
}
