//! Texts that nobody writes on purpose: extraction neither panics nor takes more than linear time.
//!
//! Each text is made by a function of its size. Four times the text may take at most eight times as
//! long: linear work passes with room for a busy machine, quadratic work (sixteen times) does not.

use std::time::{Duration, Instant};

use claimbench::extract::{extract, lines};

/// Makes a text of about so many thousand characters.
type Make = fn(usize) -> String;

/// A name, and a text of about `n` thousand characters.
const TEXTS: &[(&str, Make)] = &[
    ("digits in a row", |n| "7".repeat(n * 1000)),
    ("grouped digits in a row", |n| "1 234 567 ".repeat(n * 100)),
    ("quotation marks never closed", |n| "« deux morts ".repeat(n * 80)),
    ("straight quotation marks", |n| "\"a ".repeat(n * 350)),
    ("a single line of sentences", |n| "Le préfet a annoncé 12 morts et 30 blessés, selon la police. ".repeat(n * 16)),
    ("a sentence that never ends", |n| "vingt morts et ".repeat(n * 66)),
    ("number words without end", |n| "cent mille ".repeat(n * 90)),
    ("german compounds without end", |n| "zweihundert".repeat(n * 90)),
    ("foreign quotations", |n| "Il dit « we have been here for two days and they are tired » et part. ".repeat(n * 14)),
    ("commas", |n| "1,".repeat(n * 500)),
    ("combining marks", |n| "e\u{301}\u{302}\u{303} 5 \u{301}".repeat(n * 120)),
    ("a script without a pack", |n| "ქართული 12 ტექსტი. ".repeat(n * 50)),
    ("a script without case", |n| "数百人が死亡した。12人。".repeat(n * 70)),
    ("private use and unassigned", |n| "\u{E000}\u{F8FF}\u{10FFFD} 3 ".repeat(n * 200)),
    ("control characters", |n| "\u{0} 12 \u{1b}[31m morts \u{7f}".repeat(n * 50)),
    ("right to left", |n| "قتل ١٢ شخصا \u{202E}12\u{202C} ".repeat(n * 50)),
    ("line breaks", |n| "12 morts\n\n".repeat(n * 100)),
    ("full stops", |n| ". ".repeat(n * 500)),
    ("hyphens", |n| "vingt-".repeat(n * 160)),
    ("names", |n| "Jean Dupont Martin ".repeat(n * 52)),
    ("brackets", |n| "(12 [".repeat(n * 200)),
    ("times in brackets", |n| "(12.30 ".repeat(n * 140)),
    ("numbers without a stop", |n| "5.1 3.5 1.4 ".repeat(n * 85)),
    ("one word", |n| "a".repeat(n * 1000)),
    ("one capital word", |n| "Ж".repeat(n * 1000)),
    ("lone combining marks", |n| "\u{301} 5\u{301} ".repeat(n * 200)),
    ("combining marks in a row", |n| "e".to_owned() + &"\u{301}".repeat(n * 500)),
    ("soft hyphens", |n| "mor\u{ad}ts 12 \u{ad} ".repeat(n * 90)),
    ("nothing but NUL", |n| "\0".repeat(n * 1000)),
    ("a word that begins many phrases", |n| "a été a été le de la ".repeat(n * 45)),
    ("verbs of saying", |n| "a dit que a déclaré selon ".repeat(n * 38)),
    ("colons and figures", |n| "12 : 30 ; ".repeat(n * 100)),
];

/// Processor time of this thread, which other work on the machine does not lengthen; the clock where
/// the system does not tell.
fn now(started: Instant) -> Duration {
    let account = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    match account.split(' ').next().and_then(|nanoseconds| nanoseconds.parse().ok()) {
        Some(nanoseconds) => Duration::from_nanos(nanoseconds),
        None => started.elapsed(),
    }
}

fn seconds(name: &str, text: &str) -> Duration {
    let clock = Instant::now();
    let started = now(clock);
    let extraction = extract(text, Some("fr"));
    for claim in &extraction.claims {
        assert!(text.get(claim.figure.span.start..claim.figure.span.end).is_some());
    }
    // Every claim is written with its sentence: what is written must not outgrow the text either.
    let mut written = Vec::new();
    lines("hostile", text, &extraction, &mut written);
    let claims = extraction.claims.len();
    assert!(
        written.len() <= 8_000 * (claims + 1) + 8 * text.len(),
        "{name}: {} bytes of {claims} claims",
        written.len()
    );
    now(clock).saturating_sub(started)
}

#[test]
fn hostile_texts_take_linear_time() {
    let mut slow = Vec::new();
    for (name, make) in TEXTS {
        let (once, four) = (make(25), make(100));
        // The shortest of three is the one that the machine disturbed least; the floor keeps
        // texts that cost next to nothing from being compared by the clock's noise.
        let shortest = |text: &str| (0..3).map(|_| seconds(name, text)).min().unwrap_or_default();
        let (a, b) = (shortest(&once).max(Duration::from_millis(5)), shortest(&four));
        if b > a * 8 {
            slow.push(format!("{name}: {a:?} for one, {b:?} for four"));
        }
    }
    assert!(slow.is_empty(), "{}", slow.join("\n"));
}

/// Sizes that a newspaper never has: what is made of them matters less than that it is made.
#[test]
fn huge_texts_are_survived() {
    let digits = "1".repeat(1_000_000);
    assert!(extract(&format!("{digits} morts"), Some("fr")).claims.is_empty());
    let quotes = "« ".repeat(100_000) + "Le maire a annoncé 12 morts.";
    assert_eq!(extract(&quotes, Some("fr")).claims.len(), 1);
    let marks = "\u{301}".repeat(100_000) + " 12 morts.";
    assert_eq!(extract(&marks, Some("fr")).claims.len(), 1);
    let nul = "\0".repeat(1_000_000) + "12 morts.";
    assert_eq!(extract(&nul, Some("fr")).claims.len(), 1);
}

#[test]
#[ignore = "takes minutes without optimisation: cargo test --release hostile -- --ignored"]
fn a_single_line_of_fifty_megabytes_is_survived() {
    let line = "Le préfet a annoncé 12 morts et 30 blessés, selon la police. ";
    let text = line.repeat(50_000_000 / line.len());
    assert_eq!(extract(&text, Some("fr")).claims.len(), 2 * (text.len() / line.len()));
}

#[test]
fn every_short_combination_is_survived() {
    let pieces = [
        "12", " ", "-", "–", ",", ".", "%", "deux", "mille", "«", "»", "à", "\u{a0}", "€", "\n", "'", "(", "18h", "½",
        "é",
    ];
    for a in pieces {
        for b in pieces {
            for c in pieces {
                for language in ["fr", "pl", "en", "ru"] {
                    extract(&format!("{a}{b}{c}"), Some(language));
                }
            }
        }
    }
}
