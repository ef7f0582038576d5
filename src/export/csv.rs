//! Claims as comma-separated values.
//!
//! In: claims with their article. Out: RFC 4180 in UTF-8, one row a claim, columns by their dotted names. A text that a
//! spreadsheet would take for a formula gets an apostrophe in front, and so does one that begins with an apostrophe: take
//! one away from any cell that begins with it, and the text is as it was. Numbers are numbers, negative ones too.

use std::io::{self, Write};

use csv::{Terminator, Writer, WriterBuilder};

use crate::article::ArticleRecord;
use crate::claim::FurnitureKind;
use crate::claim::record::ClaimRecord;

/// What stands between the items of a list.
const BETWEEN: &str = " | ";

/// A cell of a claim and its article.
type Cell = fn(&ClaimRecord, &ArticleRecord) -> String;

/// Every column.
const COLUMNS: [(&str, Cell); 43] = [
    ("claim_id", |c, _| text(&c.claim_id)),
    ("article_id", |c, _| text(&c.article_id)),
    ("language", |c, _| text(&c.language)),
    ("sentence.text", |c, _| text(&c.sentence.text)),
    ("sentence.start", |c, _| c.sentence.start.to_string()),
    ("sentence.end", |c, _| c.sentence.end.to_string()),
    ("figure.text", |c, _| text(&c.figure.text)),
    ("figure.start", |c, _| c.figure.start.to_string()),
    ("figure.end", |c, _| c.figure.end.to_string()),
    ("figure.value", |c, _| number(c.figure.value)),
    ("figure.low", |c, _| number(c.figure.low)),
    ("figure.high", |c, _| number(c.figure.high)),
    ("figure.modifier", |c, _| text(c.figure.modifier.as_str())),
    ("unit.text", |c, _| c.unit.as_ref().map_or_else(String::new, |u| text(&u.text))),
    ("unit.start", |c, _| c.unit.as_ref().map_or_else(String::new, |u| u.start.to_string())),
    ("unit.end", |c, _| c.unit.as_ref().map_or_else(String::new, |u| u.end.to_string())),
    ("unit.kind", |c, _| c.unit.as_ref().map_or_else(String::new, |u| text(u.kind.as_str()))),
    ("unit.code", |c, _| c.unit.as_ref().map_or_else(String::new, |u| text(&u.code))),
    ("property.text", |c, _| c.property.as_ref().map_or_else(String::new, |p| text(&p.text))),
    ("property.start", |c, _| c.property.as_ref().map_or_else(String::new, |p| p.start.to_string())),
    ("property.end", |c, _| c.property.as_ref().map_or_else(String::new, |p| p.end.to_string())),
    ("property.code", |c, _| c.property.as_ref().map_or_else(String::new, |p| text(&p.code))),
    ("source.text", |c, _| c.source.as_ref().map_or_else(String::new, |s| text(&s.text))),
    ("source.start", |c, _| c.source.as_ref().map_or_else(String::new, |s| s.start.to_string())),
    ("source.end", |c, _| c.source.as_ref().map_or_else(String::new, |s| s.end.to_string())),
    ("source.name", |c, _| c.source.as_ref().map_or_else(String::new, |s| text(&s.name))),
    ("source.type", |c, _| c.source.as_ref().map_or_else(String::new, |s| text(s.kind.as_str()))),
    ("attribution.type", |c, _| text(c.attribution.kind.as_str())),
    ("attribution.stance", |c, _| text(c.attribution.stance.as_str())),
    ("attribution.cue.text", |c, _| c.attribution.cue.as_ref().map_or_else(String::new, |m| text(&m.text))),
    ("attribution.cue.start", |c, _| c.attribution.cue.as_ref().map_or_else(String::new, |m| m.start.to_string())),
    ("attribution.cue.end", |c, _| c.attribution.cue.as_ref().map_or_else(String::new, |m| m.end.to_string())),
    ("attribution.relays", |c, _| list(c.attribution.relays.iter().map(|relay| &*relay.text))),
    ("label.status", |c, _| text(c.label.status.as_str())),
    ("label.annotators", |c, _| list(c.label.annotators.iter().map(String::as_str))),
    ("split", |c, _| text(&c.split)),
    ("furniture", |c, a| furniture(c, a).map_or_else(String::new, |kind| text(kind.as_str()))),
    ("article.title", |_, a| a.title.as_deref().map_or_else(String::new, text)),
    ("article.outlet", |_, a| a.outlet.as_deref().map_or_else(String::new, text)),
    ("article.url", |_, a| a.url.as_deref().map_or_else(String::new, text)),
    ("article.published", |_, a| a.published.as_deref().map_or_else(String::new, text)),
    ("article.licence", |_, a| a.licence.as_deref().map_or_else(String::new, text)),
    ("article.sha256", |_, a| text(&a.sha256)),
];

/// The page furniture that the figure stands in.
fn furniture(claim: &ClaimRecord, article: &ArticleRecord) -> Option<FurnitureKind> {
    let (start, end) = (claim.figure.start, claim.figure.end);
    article.furniture.iter().find(|passage| passage.start < end && start < passage.end).map(|passage| passage.kind)
}

/// A table being written.
pub struct Table<W: Write>(Writer<W>);

impl<W: Write> Table<W> {
    /// Starts with the columns' names.
    pub fn new(out: W) -> io::Result<Self> {
        let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(out);
        writer.write_record(COLUMNS.map(|(name, _)| name)).map_err(whole)?;
        Ok(Self(writer))
    }

    /// Writes the claims of an article.
    pub fn write(&mut self, article: &ArticleRecord, claims: &[ClaimRecord]) -> io::Result<()> {
        claims
            .iter()
            .try_for_each(|claim| self.0.write_record(COLUMNS.map(|(_, cell)| cell(claim, article))).map_err(whole))
    }

    pub fn finish(mut self) -> io::Result<()> {
        self.0.flush()
    }
}

/// The failure below the table's, so that a closed pipe is known as one.
fn whole(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}

/// A text that no spreadsheet takes for a formula.
pub fn text(text: &str) -> String {
    // Spreadsheets of the Far East read the wide forms as the narrow ones.
    let opens = ['=', '+', '-', '@', '\t', '\r', '\n', '\'', '＝', '＋', '－', '＠'];
    if text.starts_with(opens) { format!("'{text}") } else { text.to_owned() }
}

fn list<'a>(items: impl Iterator<Item = &'a str>) -> String {
    text(&items.collect::<Vec<_>>().join(BETWEEN))
}

/// A number as people write it, without an exponent; nothing where there is none.
fn number(value: Option<f64>) -> String {
    value.map_or_else(String::new, |value| value.to_string())
}
