//! How far the annotators of a dataset agreed before anybody adjudicated, as manifest and card tell it.
//!
//! In: what `label agree --json` printed. Out: its counts and coefficients, without the disagreements themselves; and the
//! card's section. Nothing is computed here: a coefficient stands as it was measured, with the figures that it rests on.

use std::fmt::Write;
use std::path::Path;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::article::{InputFile, noted};
use crate::error::{Error, Fault, Result};

/// Agreement as it was measured.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Agreement {
    /// The file that says so.
    pub file: InputFile,
    /// Each two annotators, in order.
    pub pairs: Vec<Pair>,
    /// Krippendorff's alpha over all annotators; empty where there are two.
    pub everyone: Vec<Coefficient>,
}

/// Two annotators.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Pair {
    pub first: String,
    pub second: String,
    /// Articles that both labelled.
    pub articles: u64,
    /// Figures that either marked in them.
    pub figures: u64,
    /// Figures that both marked at the same place.
    pub shared: u64,
    pub fields: Vec<FieldAgreement>,
    /// Cohen's, of labels.
    pub kappa: Vec<Coefficient>,
    /// Krippendorff's: nominal, of values by their ratio.
    pub alpha: Vec<Coefficient>,
    /// Krippendorff's for unitizing; empty where the texts were not at hand.
    pub unitizing: Vec<Coefficient>,
}

/// Counts of a field, from which exact and overlap F1 follow.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FieldAgreement {
    pub field: String,
    pub first: u64,
    pub second: u64,
    pub exact: u64,
    pub overlap: u64,
}

/// A coefficient of a field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Coefficient {
    pub field: String,
    /// The decimal as it was printed; null where there was nothing to disagree about.
    pub value: Option<String>,
    /// What it rests on: figures that at least two labelled; characters of text for unitizing.
    pub items: u64,
    /// All that could be.
    pub of: u64,
}

impl Agreement {
    /// Reads what `label agree --json` printed.
    pub fn read(path: &Path) -> Result<Self> {
        let bytes = std::fs::read(path).map_err(|e| Error::io("read", path, &e))?;
        let wrong = |found: String| {
            let fault = Fault::new(found).at(path).expected("what `claimbench label agree --json` prints");
            Error::input(
                fault.hint("claimbench label agree ana.jsonl bo.jsonl --articles PATH --json > agreement.json"),
            )
        };
        let printed: Printed = serde_json::from_slice(&bytes).map_err(|e| wrong(format!("no agreement: {e}")))?;
        if printed.pairs.is_empty() {
            return Err(wrong("an agreement of nobody with anybody".to_owned()));
        }
        let rows = printed.pairs.len() as u64;
        let several = rows > 1;
        let file = noted(path, rows).map_err(|e| Error::io("read", path, &e))?;
        let everyone = printed.everyone.into_iter().filter(|_| several).map(Coefficient::from).collect();
        Ok(Self { file, pairs: printed.pairs.into_iter().map(Pair::from).collect(), everyone })
    }

    /// One line on alpha of attribution, for descriptions that have no tables.
    pub fn said(&self) -> String {
        let of = |pair: &Pair| {
            let exact = pair.fields.iter().find(|f| f.field == "figure").and_then(|f| f1(f, f.exact));
            let Pair { first, second, articles, shared, .. } = pair;
            format!(
                "{first} and {second}: exact F1 of figures {} on {articles} articles; {}",
                shown(exact),
                alphas(&pair.alpha, *shared)
            )
        };
        self.pairs.iter().map(of).collect::<Vec<_>>().join(". ")
    }

    /// The card's section.
    pub fn section(&self, out: &mut String) -> std::fmt::Result {
        writeln!(out, "### Agreement before adjudication\n")?;
        for pair in &self.pairs {
            let Pair { first, second, articles, figures, shared, .. } = pair;
            writeln!(
                out,
                "{first} and {second}, {articles} articles: {figures} figures that either marked, {shared} at the same place by both.\n"
            )?;
            writeln!(
                out,
                "| field | exact F1 | overlap F1 | kappa | alpha | on | alpha-u |\n|---|---|---|---|---|---|---|"
            )?;
            // Alpha over all spans at once is of no field alone.
            let no_field = |row: &&Coefficient| pair.fields.iter().all(|f| f.field != row.field);
            let spans = pair.unitizing.iter().filter(no_field).map(|row| &row.field);
            for field in pair.fields.iter().map(|f| &f.field).chain(spans) {
                let counts = pair.fields.iter().find(|f| f.field == *field);
                let (exact, overlap) = counts.map_or((None, None), |f| (f1(f, f.exact), f1(f, f.overlap)));
                let of = |list: &[Coefficient]| list.iter().find(|row| row.field == *field).cloned();
                let (kappa, alpha, spans) = (of(&pair.kappa), of(&pair.alpha), of(&pair.unitizing));
                let on = alpha
                    .as_ref()
                    .or(kappa.as_ref())
                    .map_or_else(String::new, |row| format!("{} of {}", row.items, row.of));
                let counted = |ratio: Option<f64>| counts.map_or_else(String::new, |_| shown(ratio));
                writeln!(
                    out,
                    "| {field} | {} | {} | {} | {} | {on} | {} |",
                    counted(exact),
                    counted(overlap),
                    cell(kappa),
                    cell(alpha),
                    cell(spans)
                )?;
            }
            writeln!(out)?;
        }
        if !self.everyone.is_empty() {
            writeln!(
                out,
                "All of them together, on figures that at least two marked:\n\n| field | alpha | on |\n|---|---|---|"
            )?;
            for row in &self.everyone {
                writeln!(out, "| {} | {} | {} of {} |", row.field, cell(Some(row.clone())), row.items, row.of)?;
            }
            writeln!(out)?;
        }
        writeln!(
            out,
            "Kappa is Cohen's and alpha Krippendorff's, of labels on figures that both marked at the same place (`on`); alpha-u is\n\
             Krippendorff's for unitizing, of spans on the text. A dash stands where there was nothing to disagree about.\n"
        )
    }
}

fn alphas(rows: &[Coefficient], shared: u64) -> String {
    let said = rows.iter().map(|row| format!("{} {}", row.field, cell(Some(row.clone())))).collect::<Vec<_>>();
    format!("Krippendorff's alpha on {shared} figures that both marked: {}", said.join(", "))
}

fn f1(counts: &FieldAgreement, same: u64) -> Option<f64> {
    let all = counts.first + counts.second;
    (all > 0).then(|| 2.0 * same as f64 / all as f64)
}

fn shown(ratio: Option<f64>) -> String {
    ratio.map_or_else(|| "–".to_owned(), |ratio| format!("{ratio:.3}"))
}

/// Empty where nothing was measured, a dash where it is undefined.
fn cell(row: Option<Coefficient>) -> String {
    row.map_or_else(String::new, |row| shown(row.value.and_then(|value| value.parse().ok())))
}

#[derive(Deserialize)]
struct Printed {
    pairs: Vec<PrintedPair>,
    everyone: Vec<PrintedCoefficient>,
}

#[derive(Deserialize)]
struct PrintedPair {
    first: String,
    second: String,
    articles: u64,
    whole: PrintedTables,
}

#[derive(Deserialize)]
struct PrintedTables {
    figures: u64,
    shared: u64,
    fields: Vec<FieldAgreement>,
    kappa: Vec<PrintedCoefficient>,
    alpha: Vec<PrintedCoefficient>,
    unitizing: Option<Vec<PrintedCoefficient>>,
}

#[derive(Deserialize)]
struct PrintedCoefficient {
    field: String,
    #[serde(alias = "kappa", alias = "alpha")]
    value: Option<f64>,
    #[serde(alias = "length")]
    items: u64,
    of: Option<u64>,
}

impl From<PrintedPair> for Pair {
    fn from(pair: PrintedPair) -> Self {
        let PrintedPair { first, second, articles, whole } = pair;
        let PrintedTables { figures, shared, fields, kappa, alpha, unitizing } = whole;
        let all = |rows: Vec<PrintedCoefficient>| rows.into_iter().map(Coefficient::from).collect();
        let unitizing = all(unitizing.unwrap_or_default());
        Self { first, second, articles, figures, shared, fields, kappa: all(kappa), alpha: all(alpha), unitizing }
    }
}

impl From<PrintedCoefficient> for Coefficient {
    fn from(row: PrintedCoefficient) -> Self {
        let PrintedCoefficient { field, value, items, of } = row;
        Self { field, value: value.map(|value| value.to_string()), items, of: of.unwrap_or(items) }
    }
}
