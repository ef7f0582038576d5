//! A pending result in words: its headline, the lines that changed, the claims that changed.
//!
//! In: a pending result. Out: styled text for a terminal; styles are dropped where there is none.

use std::fmt::Write;

use anstyle::{AnsiColor, Style};
use claimbench::snapshot::floors::Broken;
use claimbench::snapshot::{
    Change, ClaimChange, Comparison, FieldChange, LineChange, MIN_REGRESSION, Pending, Review, Wrong,
    slices as slices_of, summary,
};
use similar::{ChangeTag, TextDiff};

use super::super::output::{BAD, BOLD, FAINT, GOOD};
use super::rows::{GOT, SIGNS, rows};

/// Style of what is neither good nor bad.
const ODD: Style = AnsiColor::Yellow.on_default();
/// Columns of a sentence.
const WIDTH: usize = 96;

/// How much of the text diff is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Depth {
    /// The numbers of the whole, and how many other lines there are.
    Headlines,
    /// Every line, those of single claims included.
    All,
}

/// The words that open lines of parts: they repeat the whole's numbers slice by slice.
const PARTS: [&str; 4] = ["slices", "intervals", "schemes", "article"];

/// Everything there is to say: headline, changed claims, changed numbers.
pub fn everything(pending: &Pending) -> String {
    let review = match &pending.comparison {
        Comparison::Comparable(review) => review,
        _ => return heading(pending),
    };
    let numbers = [numbers(review, MIN_REGRESSION), slices(review)].concat();
    format!("{}{numbers}{}{}\n", heading(pending), claims(review, usize::MAX), lines(review, Depth::Headlines))
}

/// Name, claim F1 before and now, how many claims changed, and what cannot be compared.
pub fn heading(pending: &Pending) -> String {
    let mut out = format!("{BOLD}{}{BOLD:#}: claim F1 {}\n", pending.name, summary::headline(pending));
    let (old, new) = (pending.old.as_ref().map(|old| &old.identity), &pending.new.identity);
    // Writing to a string does not fail.
    for broken in &pending.broken {
        let _ = writeln!(out, "  {BAD}{}{BAD:#}", floor(broken));
    }
    if let Some(old) = old.filter(|old| old.version != new.version) {
        let said = |version: &Option<String>| version.clone().unwrap_or_else(|| "–".to_owned());
        let _ = writeln!(out, "  version {} → {}", said(&old.version), said(&new.version));
    }
    match &pending.comparison {
        Comparison::First => out.push_str("  the first result of this system on this dataset: nothing to compare\n"),
        Comparison::Incomparable(differences) => {
            for difference in differences {
                let _ = writeln!(out, "  {BAD}another {}{BAD:#}", difference.what);
                let _ = writeln!(out, "    was {}\n    is  {}", difference.old, difference.new);
            }
            let was = pending.old.as_ref().and_then(summary::claim_f1).unwrap_or("–");
            let _ = writeln!(out, "  the claim F1 before, {was}, was measured otherwise: the numbers are not compared");
        }
        Comparison::Comparable(review) if review.is_empty() => {
            out.push_str("  the same result as the accepted one: rejecting it loses nothing\n");
        }
        Comparison::Comparable(review) => {
            let _ = writeln!(out, "  {}", counted(review));
        }
    }
    out
}

/// `below its floor: claim.f1 is 0.8000; expected at least 0.9000, its floor`.
pub fn floor(broken: &Broken) -> String {
    format!("below its floor: {}; expected {}", plain(&broken.found()), broken.expected())
}

/// How many claims changed in which way.
pub fn counted(review: &Review) -> String {
    let words = Change::ALL.map(|change| {
        let style = style(change);
        format!("{style}{} {}{style:#}", review.count(change), change.as_str())
    });
    words.join(", ")
}

/// The style of a kind of change.
pub const fn style(change: Change) -> Style {
    match change {
        Change::Broken | Change::New => BAD,
        Change::Fixed | Change::Gone => GOOD,
        Change::Class | Change::Reading => ODD,
    }
}

/// Each field's F1 that moved, with its interval and p-value; `least` is the size of a regression.
pub fn numbers(review: &Review, least: f64) -> String {
    let mut out = String::new();
    let moved: Vec<&FieldChange> = review.fields.iter().filter(|change| change.moved()).collect();
    if moved.is_empty() {
        return out;
    }
    let _ = writeln!(out, "\n{FAINT}F1           was    is     change  95% interval    p      broken fixed{FAINT:#}");
    for change in moved {
        let word = |side: &Option<String>| side.clone().unwrap_or_else(|| "–".to_owned());
        let signed = |number: Option<f64>| number.map_or_else(|| "–".to_owned(), |number| format!("{number:+.4}"));
        let interval = change.paired.interval;
        let interval = interval.map_or_else(|| "–".to_owned(), |[low, high]| format!("{low:+.4} {high:+.4}"));
        let p = change.paired.p.map_or_else(|| "–".to_owned(), |p| format!("{p:.4}"));
        let (broken, fixed) = review.broken_and_fixed(change.field.as_str());
        let (style, verdict) = match change.paired.interval {
            _ if change.is_regression(least) => (BAD, "  worse"),
            Some([low, _]) if low > 0.0 => (GOOD, "  better"),
            _ => (Style::new(), ""),
        };
        let _ = writeln!(
            out,
            "{:<12} {:<6} {:<6} {style}{:<7}{style:#} {interval:<15} {p:<6} {broken:>6} {fixed:>5}{style}{verdict}{style:#}",
            change.field.as_str(),
            word(&change.old),
            word(&change.new),
            signed(change.paired.difference),
        );
    }
    out
}

/// The slices whose claim F1 moved.
pub fn slices(review: &Review) -> String {
    let mut out = String::new();
    for change in slices_of(review).iter().filter(|change| change.field == "claim") {
        if out.is_empty() {
            let _ = writeln!(out, "\n{FAINT}{:<27} was     is{FAINT:#}", "claim F1 by slice");
        }
        let word = |side: &Option<String>| side.clone().unwrap_or_else(|| "–".to_owned());
        let style = if change.new < change.old { BAD } else { GOOD };
        let (name, old, new) = (format!("{}={}", change.by, plain(&change.key)), word(&change.old), word(&change.new));
        let _ = writeln!(out, "{name:<27} {old:<7} {style}{new}{style:#}");
    }
    out
}

/// The text diff: changed lines, old above new, with the changed words set off.
pub fn lines(review: &Review, depth: Depth) -> String {
    let mut out = String::new();
    let mut left_out = 0_usize;
    for change in &review.lines {
        match depth {
            Depth::All => line(&mut out, change),
            _ if is_claim(change) => {}
            Depth::Headlines if is_part(change) => left_out += 1,
            _ => line(&mut out, change),
        }
    }
    if left_out > 0 {
        let _ = writeln!(out, "{FAINT}… and {left_out} more lines of slices, intervals, schemes and articles{FAINT:#}");
    }
    if out.is_empty() { out } else { format!("\n{out}") }
}

fn is_part(change: &LineChange) -> bool {
    let first = change.new.as_ref().or(change.old.as_ref()).and_then(|line| line.path.first());
    first.is_some_and(|first| PARTS.contains(&first.as_str()))
}

fn is_claim(change: &LineChange) -> bool {
    change.new.as_ref().or(change.old.as_ref()).is_some_and(|line| Wrong::read(line).is_some())
}

fn line(out: &mut String, change: &LineChange) {
    let text = |line: &Option<claimbench::snapshot::Line>| line.as_ref().map(ToString::to_string);
    match (text(&change.old), text(&change.new)) {
        (Some(old), Some(new)) => {
            let diff = TextDiff::from_words(&old, &new);
            for (sign, style, other) in [('-', BAD, ChangeTag::Insert), ('+', GOOD, ChangeTag::Delete)] {
                let _ = write!(out, "{style}{sign}{style:#} ");
                for part in diff.iter_all_changes().filter(|part| part.tag() != other) {
                    let value = part.value();
                    let _ = match part.tag() {
                        ChangeTag::Equal => write!(out, "{FAINT}{value}{FAINT:#}"),
                        _ => write!(out, "{style}{value}{style:#}"),
                    };
                }
                out.push('\n');
            }
        }
        (Some(old), None) => {
            let _ = writeln!(out, "{BAD}- {old}{BAD:#}");
        }
        (None, Some(new)) => {
            let _ = writeln!(out, "{GOOD}+ {new}{GOOD:#}");
        }
        (None, None) => {}
    }
}

/// The first `most` changed claims, each in its sentence, and the number of what is left out.
pub fn claims(review: &Review, most: usize) -> String {
    let mut out = String::new();
    if review.claims.is_empty() {
        return out;
    }
    let legend: Vec<String> = SIGNS.iter().map(|(_, sign, word)| format!("{sign} {word}")).collect();
    let _ = writeln!(out, "\n{FAINT}{}, {} the system's, elsewhere{FAINT:#}", legend.join(", "), GOT.1);
    for change in review.claims.iter().take(most) {
        out.push('\n');
        out.push_str(&claim(change));
    }
    if let Some(more) = review.claims.len().checked_sub(most).filter(|&more| more > 0) {
        let _ = writeln!(out, "\n… and {more} more claims");
    }
    out
}

/// One changed claim: what happened, where, in which sentence, and what is said of it.
pub fn claim(change: &ClaimChange) -> String {
    let mut out = String::new();
    let Some(wrong) = change.shown() else { return out };
    let style = style(change.change);
    let class = match (&change.old, &change.new) {
        (Some(old), Some(new)) if old.class != new.class => format!("{} → {}", old.class, new.class),
        _ => wrong.class.clone(),
    };
    let place = wrong.place.map_or_else(|| "?".to_owned(), |(start, end)| format!("{start}-{end}"));
    let language = wrong.language.as_deref().map(|code| format!(" ({code})")).unwrap_or_default();
    let what = change.change.as_str();
    let _ = writeln!(out, "{style}{what}{style:#}  {BOLD}{class}{BOLD:#}  {}:{place}{language}", wrong.article);
    let bare = || (wrong.figure.as_str(), Vec::new());
    let (sentence, marks) = wrong.sentence.as_deref().map_or_else(bare, |sentence| (sentence, wrong.marks.clone()));
    for (top, bottom) in rows(sentence, &marks, WIDTH) {
        let _ = writeln!(out, "    {top}");
        if !bottom.is_empty() {
            let _ = writeln!(out, "    {style}{bottom}{style:#}");
        }
    }
    match (&change.old, &change.new) {
        (Some(old), Some(new)) => {
            readings(&mut out, "was", old);
            readings(&mut out, "is", new);
        }
        (Some(old), None) => readings(&mut out, "was", old),
        (None, Some(new)) => readings(&mut out, "is", new),
        (None, None) => {}
    }
    out
}

/// `is  figure incorrect: gold 1347, got 347`.
fn readings(out: &mut String, when: &str, wrong: &Wrong) {
    for fault in &wrong.faults {
        let said = match (&fault.reading.gold, &fault.reading.got) {
            (None, None) => continue,
            (gold, got) => {
                let word = |side: &Option<String>| side.as_deref().map_or("nothing".to_owned(), |s| format!("“{s}”"));
                format!("gold {}, got {}", word(gold), word(got))
            }
        };
        let _ = writeln!(out, "    {FAINT}{when}{FAINT:#} {} {}: {}", fault.field, fault.verdict, plain(&said));
    }
}

/// Text that cannot steer the terminal.
pub fn plain(text: &str) -> String {
    text.chars().map(|c| if claimbench::snapshot::hidden(c) { ' ' } else { c }).collect()
}
