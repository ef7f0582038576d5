//! The report for a terminal: aligned columns, the headline first.
//!
//! In: a report and how to paint. Out: text. Colour is the caller's: `paint` gets every painted piece with its tone.

use std::collections::BTreeMap;

use super::record::{Report, SystemReport};
use super::table::{aligned, number, p_value, range, signed};
use crate::changes::counted;
use crate::score::{Field, HUMAN, OffsetUnit};

/// What a piece of text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    Heading,
    Good,
    Bad,
    Faint,
}

/// The report as text.
pub fn text(report: &Report, paint: impl Fn(Tone, &str) -> String) -> String {
    let mut out = String::new();
    let gold = &report.gold;
    let summary = format!("Gold: {} in {}", number_of(gold.claims, "claim"), number_of(gold.articles, "article"));
    out += &format!("{}\n", paint(Tone::Heading, &summary));
    for note in gold_notes(report).iter().chain(&report.statistics.notes) {
        out += &format!("{}\n", paint(Tone::Bad, note));
    }
    if report.systems.len() > 1 || report.human.is_some() {
        out += &format!("\n{}\n", paint(Tone::Heading, "F1 by system"));
        out += &lines(&overview(report), 1, &paint);
    }
    for system in &report.systems {
        out += &format!("\n{}\n", paint(Tone::Heading, &system.name));
        out += &lines(&fields(system), 1, &paint);
        out += &format!("{}\n", paint(Tone::Faint, &claim_views(system)));
        for note in notes(system) {
            out += &format!("{}\n", paint(Tone::Bad, &note));
        }
        let errors = errors(system);
        if !errors.is_empty() {
            out += &format!("{}\n", paint(Tone::Faint, &format!("wrong by cause: {}", errors.join(", "))));
        }
    }
    out += &human(report).map(|told| format!("\n{}\n", paint(Tone::Faint, &told))).unwrap_or_default();
    let claims: Vec<_> = report.comparisons.iter().filter(|c| c.field == Field::Claim.as_str()).collect();
    if !claims.is_empty() {
        out += &format!("\n{}\n", paint(Tone::Heading, "Differences in claim F1"));
        let mut rows =
            vec![["a", "b", "a − b", "95% interval", "p", "p (Holm)", "detectable"].map(str::to_owned).to_vec()];
        rows.extend(claims.iter().map(|c| {
            let numbers =
                [signed(c.difference), range(c.interval), p_value(c.p), p_value(c.p_holm), number(c.detectable)];
            [c.a.clone(), c.b.clone()].into_iter().chain(numbers).collect()
        }));
        out += &lines(&rows, 2, &paint);
    }
    out + &format!("\n{}\n", paint(Tone::Faint, &report.signature))
}

/// Fields that no claim has, in a sentence; nothing where there are none.
pub fn unknown_fields(unknown: &BTreeMap<String, u64>) -> Option<String> {
    let named: Vec<String> = unknown.iter().map(|(field, times)| format!("{field} ({times})")).collect();
    let hint = "nothing is read from them; schemas/prediction.json has those that are known";
    (!named.is_empty()).then(|| format!("unknown fields: {}: {hint}", named.join(", ")))
}

/// On what the row of two people's agreement stands.
pub fn human(report: &Report) -> Option<String> {
    let human = report.human.as_ref()?;
    let (of, all) = (human.articles, number_of(report.gold.articles, "article"));
    Some(format!("{HUMAN}: labels of {} against those of {}, over {of} of {all}", human.second, human.gold))
}

/// What the reader must know of gold, a sentence each.
pub fn gold_notes(report: &Report) -> Vec<String> {
    let gold = &report.gold;
    let mut notes = Vec::new();
    if gold.offsets != OffsetUnit::CodePoints.as_str() {
        notes.push(format!("gold's offsets are in {} by its surfaces: converted to code points", gold.offsets));
    }
    let mut note = |count, is, are| notes.extend(told(count, "gold claim", is, are));
    note(
        gold.misplaced,
        "has a text that is not what stands at its offsets, or a place beyond its article",
        "have a text that is not what stands at their offsets, or a place beyond their article",
    );
    note(gold.duplicates, "repeats the span of another", "repeat the span of another");
    notes.extend(doubted(&gold.offsets, gold.doubtful.as_deref()));
    notes.extend(unknown_fields(&gold.unknown_fields));
    notes
}

/// Things that something is to be said of; nothing where there are none.
fn told(count: u64, what: &str, is: &str, are: &str) -> Option<String> {
    (count > 0).then(|| format!("{} {}", number_of(count, what), if count == 1 { is } else { are }))
}

/// `1 claim`, `2 claims`.
fn number_of(count: u64, what: &str) -> String {
    counted(count as usize, what)
}

/// Offsets that may be in another unit than they are taken to be in.
fn doubted(offsets: &str, other: Option<&str>) -> Option<String> {
    let other = other?;
    Some(format!("offsets are taken to be in {offsets}: more surfaces fit {other}, but not most of them"))
}

/// The headline in other views, on one line.
fn claim_views(system: &SystemReport) -> String {
    let claim = Field::Claim.as_str();
    let given = number(system.given_detection.get(claim).and_then(|r| r.f1));
    let over = |by: &str| {
        let found = system.macros.iter().find(|m| m.by == by);
        number(found.and_then(|m| m.f1.get(claim).copied().flatten()))
    };
    format!("claim F1 given detection {given}, macro by article {}, by language {}", over("article"), over("language"))
}

/// What the reader must know besides the numbers, a sentence each.
pub fn notes(system: &SystemReport) -> Vec<String> {
    let mut notes = Vec::new();
    let mut note = |count, is, are| notes.extend(told(count, "prediction", is, are));
    note(
        system.ungrounded,
        "without offsets was not found in its article: counted as spurious",
        "without offsets were not found in their article: counted as spurious",
    );
    note(
        system.grounded,
        "without offsets was located by its evidence or text",
        "without offsets were located by their evidence or text",
    );
    note(system.duplicates, "repeats the span of another", "repeat the span of another");
    note(
        system.misplaced,
        "has a text that is not what stands at its offsets, or a place beyond its article",
        "have a text that is not what stands at their offsets, or a place beyond their article",
    );
    note(
        system.unknown_predictions,
        "is of an article that gold does not know: not compared",
        "are of articles that gold does not know: not compared",
    );
    notes.extend(told(
        system.skipped_articles.len() as u64,
        "article",
        "with gold claims has no prediction at all: counted as missing",
        "with gold claims have no prediction at all: counted as missing",
    ));
    notes.extend(told(
        system.slices_left_out,
        "article slice",
        "stands in outcomes.parquet alone",
        "stand in outcomes.parquet alone",
    ));
    notes.extend(doubted(&system.offsets, system.doubtful.as_deref()));
    notes.extend(unknown_fields(&system.unknown_fields));
    if let Some(c) = &system.confidence {
        let ap = number(c.average_precision);
        notes.push(format!(
            "confidence of {}: average precision {ap}, calibration error {:.3}, risk against coverage {:.3}",
            number_of(c.predictions, "prediction"),
            c.calibration_error,
            c.risk_coverage_area
        ));
    }
    if let Some(run) = &system.run {
        let mut took = format!("took {:.2} s for {}", run.seconds, number_of(run.articles, "article"));
        for (count, what) in [(run.input_tokens, "tokens in"), (run.output_tokens, "tokens out")] {
            took += &count.map(|n| format!(", {n} {what}")).unwrap_or_default();
        }
        took += &run.cost.map(|cost| format!(", cost {cost:.4}")).unwrap_or_default();
        if run.failed > 0 {
            took += &format!("; {} failed", number_of(run.failed, "article"));
        }
        notes.push(took);
    }
    if system.offsets != OffsetUnit::CodePoints.as_str() {
        notes.push(format!("offsets were in {} and were converted to code points", system.offsets));
    }
    notes
}

/// Causes by count, the most frequent first.
pub fn errors(system: &SystemReport) -> Vec<String> {
    let mut errors: Vec<_> = system.errors.iter().collect();
    errors.sort_by(|a, b| b.1.cmp(a.1).then(a.0.cmp(b.0)));
    errors.into_iter().map(|(cause, n)| format!("{cause} {n}")).collect()
}

/// One line a system, one column a field; last the agreement of two people, where gold holds two.
pub fn overview(report: &Report) -> Vec<Vec<String>> {
    let head = std::iter::once("system").chain(Field::ALL.map(Field::as_str));
    let mut rows = vec![head.map(str::to_owned).collect::<Vec<_>>()];
    let systems = report.systems.iter().map(|s| (s.name.as_str(), &s.fields));
    for (name, fields) in systems.chain(report.human.iter().map(|h| (HUMAN, &h.fields))) {
        let f1 = Field::ALL.map(|f| number(fields.get(f.as_str()).and_then(|r| r.f1)));
        rows.push(std::iter::once(name.to_owned()).chain(f1).collect());
    }
    rows
}

/// One line a field: counts, ratios, interval.
pub fn fields(system: &SystemReport) -> Vec<Vec<String>> {
    let head = ["field", "gold", "system", "correct", "precision", "recall", "F1", "95% interval"];
    let mut rows = vec![head.map(str::to_owned).to_vec()];
    for field in Field::ALL {
        let Some(r) = system.fields.get(field.as_str()) else { continue };
        let counts = [r.possible, r.actual, r.correct].map(|n| n.to_string());
        let ratios = [number(r.precision), number(r.recall), number(r.f1), range(r.interval)];
        rows.push(std::iter::once(field.as_str().to_owned()).chain(counts).chain(ratios).collect());
    }
    rows
}

fn lines(rows: &[Vec<String>], left: usize, paint: &impl Fn(Tone, &str) -> String) -> String {
    let mut lines = aligned(rows, left).into_iter();
    let head = lines.next().map(|head| paint(Tone::Faint, &head)).unwrap_or_default();
    std::iter::once(head).chain(lines).map(|line| line + "\n").collect()
}
