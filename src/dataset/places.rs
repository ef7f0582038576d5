//! Words as places of a text.
//!
//! In: words and the text that they came from. Out: where their pieces stand, `12-20+31-33`, and the words again. The longest
//! piece comes first. A letter that the text has nowhere cannot tell what the text says: it stands as its number, `=2019`.

use crate::text::Offsets;

/// The words as places: code points, end exclusive.
pub fn places(words: &str, text: &Offsets<'_>) -> String {
    let mut places = Vec::new();
    let mut rest = words;
    while let Some(letter) = rest.chars().next() {
        let ends: Vec<usize> = rest.char_indices().map(|(at, c)| at + c.len_utf8()).collect();
        let find = |end: usize| memchr::memmem::find(text.text().as_bytes(), &rest.as_bytes()[..end]);
        // Where a piece stands, every shorter one stands, too.
        let whole = ends.last().copied().filter(|&end| find(end).is_some());
        let longest =
            whole.or_else(|| ends.partition_point(|&end| find(end).is_some()).checked_sub(1).map(|n| ends[n]));
        match longest.and_then(|end| Some((find(end)?, end))) {
            Some((at, end)) => {
                places.push(format!("{}-{}", text.code_point(at), text.code_point(at + end)));
                rest = &rest[end..];
            }
            None => {
                places.push(format!("={:x}", u32::from(letter)));
                rest = &rest[letter.len_utf8()..];
            }
        }
    }
    places.join("+")
}

/// The words that stand at these places; `None` where there are no such places.
pub fn surface(places: &str, text: &Offsets<'_>) -> Option<String> {
    let mut words = String::new();
    for place in places.split('+').filter(|_| !places.is_empty()) {
        match place.strip_prefix('=') {
            Some(letter) => words.push(char::from_u32(u32::from_str_radix(letter, 16).ok()?)?),
            None => {
                let (start, end) = place.split_once('-')?;
                words += text.slice(start.parse().ok()?, end.parse().ok()?)?;
            }
        }
    }
    Some(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_come_back_whatever_they_are() {
        let text = "Łódź: the Ministry’s 12 spokesmen; Ministry of Ω";
        let offsets = Offsets::new(text);
        for (words, expected) in [
            ("Ministry", "10-18"),
            ("Ministry of Ω", "35-48"),
            ("Ministry's", "10-18+=27+14-15"),
            ("the spokesmen", "6-10+24-33"),
            ("", ""),
            ("日", "=65e5"),
        ] {
            let found = places(words, &offsets);
            assert_eq!(found, expected, "{words}");
            assert_eq!(surface(&found, &offsets).as_deref(), Some(words));
        }
        for bad in ["12", "5-3", "0-999", "=zz", "a-b", "+"] {
            assert_eq!(surface(bad, &offsets), None, "{bad}");
        }
    }
}
