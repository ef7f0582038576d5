//! Spellings and inflected forms of one name.
//!
//! In: two words of names. Out: whether they are one; and the words of a name by which it is found again.

use std::ops::Range;

use crate::extract::attribution::reading::Reading;

/// Letters of a name that are compared.
const LETTERS: usize = 32;
/// Whether two words are spellings or inflected forms of one name, in a language with these fleeting vowels.
pub fn alike(a: &str, b: &str, vowels: &[String]) -> bool {
    if a == b {
        return true;
    }
    let (mut a_letters, mut b_letters) = (['\0'; LETTERS], ['\0'; LETTERS]);
    let (x, y) = (letters(a, &mut a_letters), letters(b, &mut b_letters));
    let shared = x.iter().zip(y).take_while(|(p, q)| p == q).count();
    let (short, long) = (x.len().min(y.len()), x.len().max(y.len()));
    if short < 3 {
        return false;
    }
    let inflected = shared + 1 >= short && long - shared <= 3 && shared >= 3;
    let ending = x.iter().rev().zip(y.iter().rev()).take_while(|(p, q)| p == q).count();
    let respelled = short >= 6 && long - short <= 1 && shared + ending + 1 >= short;
    inflected || respelled || fleeting(x, y, vowels) || fleeting(y, x, vowels)
}

/// The first letters of a word, put into `room`.
fn letters<'a>(word: &str, room: &'a mut [char; LETTERS]) -> &'a [char] {
    let found = room.iter_mut().zip(word.chars()).map(|(place, letter)| *place = letter).count();
    &room[..found]
}

/// `Miętek`, `Miętka`: the vowel before the last consonant goes where an ending comes.
fn fleeting(nominative: &[char], other: &[char], vowels: &[String]) -> bool {
    let [stem @ .., vowel, last] = nominative else { return false };
    let Some(ending) = other.strip_prefix(stem).and_then(|rest| rest.strip_prefix(&[*last])) else { return false };
    let flees = || vowels.iter().any(|v| v.starts_with(*vowel));
    stem.len() >= 3 && (1..=3).contains(&ending.len()) && flees()
}

/// The word that a name ends with.
pub(super) fn last_word<'t>(reading: &Reading<'_, 't>, name: &Range<usize>) -> &'t str {
    name.clone().rev().find(|&i| reading.is_word(i)).map_or("", |i| reading.surface(i))
}

/// The first letter of the word that a name ends with.
pub(super) fn initial(reading: &Reading<'_, '_>, name: &Range<usize>) -> Option<char> {
    last_word(reading, name).chars().next()
}

/// The first of two surnames, where a language gives children one of each parent.
pub(super) fn surname<'r>(reading: &'r Reading<'_, '_>, name: &Range<usize>) -> Option<&'r str> {
    let two = reading.speech.is_null_subject_romance() && name.len() == 3;
    (two && name.clone().all(|i| reading.is_capital(i))).then(|| reading.surface(name.start + 1))
}

#[cfg(test)]
mod tests {
    #[test]
    fn spellings_and_endings_of_one_name_are_alike() {
        let vowels = ["e".to_owned()];
        let alike = |a: &str, b: &str| super::alike(a, b, &vowels);
        assert!(alike("Пака", "Пак") && alike("Kowalskiego", "Kowalski") && alike("Taimerdenov", "Timerdenov"));
        assert!(alike("Miętka", "Miętek") && alike("Павлец", "Павлеца") && alike("Němec", "Němcem"));
        assert!(!alike("Nowak", "Nowicki") && !alike("Li", "Lu") && !alike("Marie", "Maria Anna"));
        assert!(!super::alike("Miętka", "Miętek", &[]));
    }
}
