//! `claimbench explain`: for each number of a text, the claim or the reason why it is none.

use std::fmt::Write as _;
use std::io::{self, Write};
use std::process::ExitCode;

use claimbench::article::Article;
use claimbench::claim::record::plain_number;
use claimbench::claim::{AttributionType, Claim, Figure, Modifier, to_f64};
use claimbench::error::Result;
use claimbench::extract::{self, Decision, Extraction};
use claimbench::snapshot::Mark;
use claimbench::text::Offsets;
use serde::Serialize;

use super::input::{self, InputFormat};
use super::output::{self, BAD, BOLD, FAINT, GOOD};
use super::review::rows::rows;

/// Say why each number of a text is, or is not, a claim
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// What stands on standard input: one text, or one JSON article a line
    #[arg(long, value_enum, default_value_t = InputFormat::Text)]
    input: InputFormat,
    /// Print one JSON line a number
    #[arg(long)]
    json: bool,
}

const EXAMPLES: &str = "\
Examples:
  claimbench explain < article.txt
  echo 'Le préfet a annoncé 12 morts.' | claimbench explain
  claimbench explain --input jsonl --json < articles.jsonl | jq 'select(.claim | not)'";

/// One number of a text, as `--json` prints it. Offsets are code points.
#[derive(Serialize)]
struct Line<'a> {
    article_id: &'a str,
    start: u32,
    end: u32,
    text: &'a str,
    #[serde(serialize_with = "plain_number")]
    value: Option<f64>,
    #[serde(serialize_with = "plain_number")]
    low: Option<f64>,
    #[serde(serialize_with = "plain_number")]
    high: Option<f64>,
    modifier: Modifier,
    language: &'a str,
    claim: bool,
    /// The rules that decided, each with the pack entry that it used.
    reason: String,
}

pub fn run(args: &Args) -> Result<ExitCode> {
    input::filter(args.input, |out, article| {
        let extraction = extract::extract(&article.text, article.language.as_deref());
        match args.json {
            true => json(out, &article, &extraction),
            false => output::adapt(out, &people(&article, &extraction)),
        }
    })
}

/// Prints one JSON line a number.
fn json(out: &mut dyn Write, article: &Article, extraction: &Extraction) -> io::Result<()> {
    let offsets = Offsets::new(&article.text);
    for decision in &extraction.decisions {
        let figure = &decision.figure;
        let line = Line {
            article_id: &article.id,
            start: offsets.code_point(figure.span.start),
            end: offsets.code_point(figure.span.end),
            text: figure.span.of(&article.text),
            value: figure.value.map(to_f64),
            low: figure.low.map(to_f64),
            high: figure.high.map(to_f64),
            modifier: figure.modifier,
            language: &decision.language,
            claim: decision.claim.is_some(),
            reason: reason(&article.text, decision),
        };
        serde_json::to_writer(&mut *out, &line)?;
        out.write_all(b"\n")?;
    }
    Ok(())
}

/// Each number in its sentence, underlined, and what it is.
fn people(article: &Article, extraction: &Extraction) -> String {
    let text = &article.text;
    let offsets = Offsets::new(text);
    let mut page = format!("{BOLD}{}{BOLD:#} {FAINT}in {}{FAINT:#}\n", article.id, extraction.language.code);
    if extraction.decisions.is_empty() {
        page.push_str("  no number found\n");
    }
    // Writing to a string cannot fail.
    for decision in &extraction.decisions {
        let from = offsets.code_point(decision.sentence.start);
        let place = |byte: usize| offsets.code_point(byte) - from;
        let figure = decision.figure.span;
        let mark = Mark { name: "figure".to_owned(), start: place(figure.start), end: place(figure.end) };
        // One row however long: a terminal wraps it, and a script finds the sentence whole.
        for (sentence, carets) in rows(decision.sentence.of(text), &[mark], usize::MAX) {
            let _ = writeln!(page, "\n  {sentence}\n  {carets}");
        }
        let verdict = match decision.claim.and_then(|i| extraction.claims.get(i)) {
            Some(claim) => format!("{GOOD}claim{GOOD:#}  {}", describe(text, claim)),
            None => format!("{BAD}no claim{BAD:#}  {}", number(&decision.figure)),
        };
        let _ = writeln!(page, "  {verdict}\n  {FAINT}because {}{FAINT:#}", reason(text, decision));
    }
    page.push('\n');
    page
}

/// A claim in one line: figure, unit, property, who says so and how.
fn describe(text: &str, claim: &Claim) -> String {
    let mut line = number(&claim.figure);
    if let Some(unit) = &claim.unit {
        let _ = write!(line, " {}", unit.code);
    }
    if let Some(property) = &claim.property {
        let _ = write!(line, " {}", property.code);
    }
    match &claim.source {
        Some(source) => {
            let _ = write!(line, ", {} by {} ({})", claim.attribution.kind, source.name, source.kind);
        }
        None if claim.attribution.kind == AttributionType::None => line.push_str(", in the article's own voice"),
        None => {
            let _ = write!(line, ", {}", claim.attribution.kind);
        }
    }
    if let Some(cue) = claim.attribution.cue {
        let _ = write!(line, ", cue “{}”", cue.of(text));
    }
    line
}

/// The value, or the bounds, with the modifier where it is not exact.
fn number(figure: &Figure) -> String {
    let bound = |b: Option<claimbench::claim::Decimal>| b.map_or_else(|| "…".to_owned(), |v| v.normalize().to_string());
    let value = match figure.value {
        Some(value) => value.normalize().to_string(),
        None => format!("{} to {}", bound(figure.low), bound(figure.high)),
    };
    match figure.modifier {
        Modifier::Exact => value,
        modifier => format!("{modifier} {value}"),
    }
}

fn reason(text: &str, decision: &Decision) -> String {
    let parts = decision.reasons.iter().map(|r| match r.entry.of(text) {
        "" => r.rule.to_owned(),
        entry => format!("{} “{entry}”", r.rule),
    });
    parts.collect::<Vec<_>>().join(", ")
}
