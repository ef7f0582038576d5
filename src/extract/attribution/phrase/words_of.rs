//! Words that a noun phrase is read by, told by their form.
//!
//! In: a word. Out: whether it joins what a body is for, or opens a participle's phrase.

/// The prepositions that join what a body is for to its name.
pub fn is_purpose(word: &str) -> bool {
    matches!(word, "para" | "per" | "für" | "voor")
}

/// Endings that only participles have in the Romance languages whose verbs stand without a subject.
pub fn is_participle(word: &str) -> bool {
    const ENDINGS: [&str; 12] =
        ["ado", "ada", "ados", "adas", "ido", "ida", "ato", "ata", "ito", "eito", "eita", "uta"];
    ENDINGS.iter().any(|ending| word.len() > ending.len() + 1 && word.ends_with(ending))
}
