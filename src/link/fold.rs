//! A name's sound, whatever the script, the spelling and the case that it stands in.
//!
//! In: a surface and its language. Out: a key that is equal for `Warszawie`, `Varsovie`, `Warsaw` and `Варшава`: the first
//! vowel and the consonants of the stem, in classes of letters that languages write for one another. What one key cannot
//! tell apart (`Brno`, `Bärna`) never links by itself: see [`super::event`].

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Consonants that a key holds; longer names are told apart by their beginning.
const LENGTH: usize = 11;
/// Letters of the shortest name.
const SHORTEST: usize = 4;

/// The key of a name; `None` for what is too short to be told from others.
pub fn key(surface: &str, language: &str) -> Option<u64> {
    let mut latin = latin(surface, language);
    if latin.len() < SHORTEST {
        return None;
    }
    if ["pl", "cs", "ru", "uk"].contains(&language) {
        stem(&mut latin, language);
    }
    let sounds = sounds(&latin, language);
    let vowel = sounds.iter().find(|s| is_vowel(**s)).copied().unwrap_or(b'_');
    let mut key = u64::from(vowel - b'_');
    let (mut consonants, mut last) = (0, 0);
    for &sound in sounds.iter().filter(|s| !is_vowel(**s)) {
        // A doubled letter is one sound, and so is what two languages write with one letter or with two.
        if sound != last && consonants < LENGTH {
            key = key << 5 | u64::from(sound - b'_');
            consonants += 1;
        }
        last = sound;
    }
    (consonants >= 2).then_some(key)
}

const fn is_vowel(sound: u8) -> bool {
    matches!(sound, b'a' | b'e' | b'i' | b'o' | b'u')
}

/// Small Latin letters without marks. Sibilants with a mark become `s`, since languages differ in which one they write.
fn latin(surface: &str, language: &str) -> Vec<u8> {
    let mut out = Vec::with_capacity(surface.len());
    for c in surface.chars().flat_map(char::to_lowercase) {
        match letter(c, language) {
            Some(letters) => out.extend_from_slice(letters.as_bytes()),
            None => {
                let plain = std::iter::once(c).nfkd().filter(|c| !is_combining_mark(*c));
                for c in plain {
                    match letter(c, language) {
                        Some(letters) => out.extend_from_slice(letters.as_bytes()),
                        None if c.is_ascii_lowercase() => out.push(c as u8),
                        None => {}
                    }
                }
            }
        }
    }
    out
}

/// Letters that are no Latin letter with a mark, or whose mark makes another sound.
fn letter(c: char, language: &str) -> Option<&'static str> {
    Some(match c {
        'č' | 'ć' | 'š' | 'ś' | 'ž' | 'ż' | 'ź' | 'ç' | 'ş' | 'ß' | 'ж' | 'ц' | 'ч' | 'ш' | 'щ' | 'с' | 'з' => {
            "s"
        }
        'ł' | 'л' => "l",
        'đ' | 'ð' | 'д' => "d",
        'ø' | 'о' | 'ö' => "o",
        'æ' | 'œ' | 'е' | 'э' | 'є' | 'ё' => "e",
        'ı' | 'и' | 'й' | 'і' | 'ї' | 'ы' => "i",
        'а' | 'я' => "a",
        'у' | 'ю' => "u",
        'б' => "b",
        'в' => "v",
        // What Ukrainian writes with г, others write with h.
        'г' | 'ґ' | 'х' => "g",
        'к' => "k",
        'м' => "m",
        'н' => "n",
        'п' => "p",
        'р' => "r",
        'т' => "t",
        'ф' => "f",
        'ъ' | 'ь' => "",
        'ř' if language == "cs" => "r",
        _ => return None,
    })
}

/// Takes case endings off that hold a consonant; those of vowels do not count anyway.
fn stem(latin: &mut Vec<u8>, language: &str) {
    if language == "pl" {
        // Before the ending of the locative d and t are softened: Lublinie, but Belgradzie and Bejrucie.
        for (soft, hard) in [("dzie", 'd'), ("cie", 't')] {
            if latin.ends_with(soft.as_bytes()) && latin.len() > soft.len() + 2 {
                latin.truncate(latin.len() - soft.len());
                latin.push(hard as u8);
                return;
            }
        }
    }
    for ending in ["ami", "iem", "ach", "ag", "em", "om"] {
        if latin.ends_with(ending.as_bytes()) && latin.len() > ending.len() + 3 {
            latin.truncate(latin.len() - ending.len());
            return;
        }
    }
}

/// Vowels and consonants as classes: `w` and `v`, `sz` and `sh`, `ch` and `kh` are one sound each.
fn sounds(latin: &[u8], language: &str) -> Vec<u8> {
    let west_slavic = matches!(language, "pl" | "cs");
    let mut out = Vec::with_capacity(latin.len());
    let mut at = 0;
    while at < latin.len() {
        let rest = &latin[at..];
        let next = rest.get(1).copied().unwrap_or_default();
        let front = matches!(next, b'e' | b'i' | b'y');
        let (sound, length): (&[u8], usize) = match rest {
            [b's', b'c', b'h', ..] if language == "de" => (b"s", 3),
            [b't', b'c', b'h', ..] => (b"s", 3),
            [b's' | b'z', b'h' | b'z', ..] | [b't' | b'd', b's' | b'z', ..] | [b'c', b'z', ..] => (b"s", 2),
            [b'c', b'h', ..] => match language {
                "en" | "fr" | "es" | "pt" => (b"s", 2),
                "it" => (b"k", 2),
                _ => (b"g", 2),
            },
            [b'r', b'z', ..] if language == "pl" => (b"r", 2),
            [b'c', b'k', ..] | [b'q', b'u', ..] => (b"k", 2),
            [b'k' | b'g', b'h', ..] => (b"g", 2),
            [b'p', b'h', ..] => (b"f", 2),
            [b't', b'h', ..] => (b"t", 2),
            [b'o', b'u', ..] if language == "fr" => (b"u", 2),
            [b'c', ..] if front || west_slavic => (b"s", 1),
            [b'c' | b'k' | b'q', ..] => (b"k", 1),
            [b'x', ..] => (b"ks", 1),
            [b'z' | b's', ..] => (b"s", 1),
            [b'w' | b'v', ..] => (b"v", 1),
            [b'h', ..] => (b"g", 1),
            [b'j', ..] => match language {
                "en" | "fr" | "pt" => (b"s", 1),
                "es" => (b"g", 1),
                _ => (b"i", 1),
            },
            [b'y', ..] => (b"i", 1),
            [_, ..] => (&rest[..1], 1),
            [] => break,
        };
        out.extend_from_slice(sound);
        at += length;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_sounds_alike_in_every_script_and_case() {
        for names in [
            "en Warsaw, fr Varsovie, pl Warszawa, pl Warszawie, pl Warszawy, ru Варшава, ru Варшаве",
            "en Almaty, pl Ałmaty, fr Almaty, ru Алматы",
            "en Kharkiv, pl Charków, pl Charkowie, ru Харьков, ru Харькове, uk Харків, uk Харкові, cs Charkov",
            "en Kyiv, fr Kiev, pl Kijów, ru Киев, uk Київ, cs Kyjev, de Kiew",
            "en Luhansk, ru Луганск, uk Луганськ, pl Ługańsk, fr Lougansk",
            "en Belgrade, pl Belgradzie, ru Белград, ru Белградом, cs Bělehrad",
            "en Geneva, fr Genève, pl Genewa",
        ] {
            let keys: Vec<_> =
                names.split(", ").map(|n| n.split_once(' ').unwrap()).map(|(l, n)| (n, key(n, l))).collect();
            assert!(keys[0].1.is_some(), "{names}");
            for (name, found) in &keys[1..] {
                assert_eq!(*found, keys[0].1, "{name} of {names}");
            }
        }
    }

    #[test]
    fn other_names_sound_otherwise() {
        let names = "Warsaw Lviv London Londonderry Paris Poznan Prague Madrid Malmo Milan Moscow Berlin Bremen Hamburg Homburg";
        let mut keys: Vec<_> = names.split(' ').map(|name| key(name, "en").unwrap()).collect();
        let count = keys.len();
        keys.sort_unstable();
        keys.dedup();
        assert_eq!(keys.len(), count);
        for short in ["Ob", "Rio", "Aue", "Ion", ""] {
            assert_eq!(key(short, "en"), None, "{short}");
        }
    }
}
