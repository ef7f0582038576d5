//! `claimbench label agree`: how far annotators agree, and where they do not.
//!
//! In: annotators' claims, and their articles where they are at hand. Out: a table for each two of them, by language and
//! article, and each figure on which they differ in its sentence; or all of it as JSON.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::PathBuf;

use claimbench::dataset;
use claimbench::error::{Error, Fault, Result};
use claimbench::label::agree::{Compared, Field, Tables, UNITS, compare, everyone};
use claimbench::label::annotator::Annotator;
use claimbench::text::Offsets;

use super::super::Global;
use super::super::output::{self, BOLD};
use super::differ::listed;
use super::{agreed, counted, people};

#[derive(Debug, clap::Args)]
#[command(after_help = AFTER)]
pub struct Args {
    /// Each annotator's claims: a file, or NAME=FILE
    #[arg(required = true, num_args = 2.., value_name = "FILE")]
    annotators: Vec<String>,
    /// The articles, for the sentences and for alpha of spans: a dataset, or what `build` reads
    #[arg(long, value_name = "PATH")]
    articles: Option<PathBuf>,
    /// At most so many disagreements and articles of each two; 0 for all
    #[arg(long, value_name = "N", default_value_t = 20)]
    limit: usize,
    /// Print JSON: every count and coefficient, and every disagreement
    #[arg(long)]
    json: bool,
}

const AFTER: &str = "\
exact    F1 of figures at the same place with the same in the field
overlap  F1 of figures that share a character; spans share one too, labels are the same
kappa    Cohen's, of labels, on the figures that both marked at the same place
alpha    Krippendorff's on the same figures: nominal, for values by their ratio
alpha-u  Krippendorff's for unitizing: how far spans lie apart on the text
By language and article: F1 of figures, of claims alike in every field; alpha of attribution.type

Examples:
  claimbench label agree ana.jsonl bo.jsonl
  claimbench label agree ana=a.jsonl bo=b.jsonl cy=c.jsonl --articles articles/ --limit 0
  claimbench label agree ana.jsonl bo.jsonl --articles data --json | jq '.pairs[0].whole.fields'";

pub fn run(args: &Args, global: &Global) -> Result<()> {
    let annotators = people(&args.annotators)?;
    let limit = if args.limit == 0 { usize::MAX } else { args.limit };
    let texts = match &args.articles {
        Some(path) => dataset::texts(path)?,
        None => BTreeMap::new(),
    };
    let lengths: BTreeMap<&str, u32> =
        texts.iter().map(|(id, text)| (id.as_str(), Offsets::new(text).code_point(text.len()))).collect();
    let compared: Vec<Compared> = (annotators.iter().enumerate())
        .flat_map(|(i, first)| annotators[i + 1..].iter().map(move |second| (first, second)))
        .map(|(first, second)| compare(first, second, &lengths))
        .collect();
    if let Some(apart) = compared.iter().find(|compared| compared.articles == 0) {
        let fault = Fault::new(format!("{} and {} labelled no article in common", apart.first, apart.second));
        return Err(Error::input(fault.expected("claims of the same articles, by article_id")));
    }
    if args.json {
        let whole = agreed::json(&compared, &everyone(&annotators));
        return output::stdout(|out| write!(out, "{}", dataset::pretty(&whole)));
    }
    let mut page = String::new();
    for (i, compared) in compared.iter().enumerate() {
        // Writing to a string cannot fail.
        let _ = write!(page, "{}{}", if i > 0 { "\n" } else { "" }, tables(compared, limit));
    }
    if annotators.len() > 2 {
        page += &together(&annotators);
    }
    for compared in &compared {
        page += &listed(compared, &texts, limit);
    }
    output::stdout(|out| output::adapt(out, &page))?;
    let unknown = compared.iter().any(|compared| compared.whole.unitizing.is_none());
    if unknown {
        let why = if args.articles.is_some() { "not every article is there" } else { "the texts are not known" };
        output::message(global, &format!("{why}: --articles PATH adds alpha-u and the sentences"));
    }
    Ok(())
}

pub fn shown(value: Option<f64>) -> String {
    value.map_or_else(|| "–".to_owned(), |value| format!("{value:.3}"))
}

/// The table of two annotators, then one line a language and an article.
fn tables(compared: &Compared, limit: usize) -> String {
    let Compared { first, second, articles, whole, .. } = compared;
    let mut out = format!("{BOLD}{first} and {second}{BOLD:#}: {}, ", counted(*articles, "article"));
    let _ = writeln!(
        out,
        "{} that either marked, {} at the same place by both",
        counted(whole.places, "figure"),
        whole.shared
    );
    for (who, alone) in [(first, &compared.alone[0]), (second, &compared.alone[1])] {
        if !alone.is_empty() {
            let _ = writeln!(out, "not compared, as only {who} labelled them: {}", some(alone, limit));
        }
    }
    let width = first.chars().count().max(second.chars().count()).max(5);
    let _ = writeln!(
        out,
        "\n{:<20} {first:>width$} {second:>width$}  {:>6} {:>8}  {:>6} {:>6} {:>5} {:>8}",
        "", "exact", "overlap", "kappa", "alpha", "on", "alpha-u"
    );
    let unit = |name: &str| whole.unitizing.as_ref()?.iter().find(|row| row.0 == name)?.1.alpha();
    for (field, counts) in &whole.fields {
        let beyond = whole.beyond.iter().find(|beyond| beyond.field == *field);
        let kappa = beyond.and_then(|b| b.kappa).map_or_else(String::new, |kappa| shown(kappa.coefficient));
        let alpha = beyond.map_or_else(String::new, |b| shown(b.alpha.coefficient));
        let on = beyond.map_or_else(String::new, |b| b.alpha.items.to_string());
        let spans = if Field::SPANS.contains(field) { shown(unit(field.as_str())) } else { String::new() };
        let line = format!(
            "{:<20} {:>width$} {:>width$}  {:>6} {:>8}  {kappa:>6} {alpha:>6} {on:>5} {spans:>8}",
            field.as_str(),
            counts.first,
            counts.second,
            shown(counts.f1(counts.exact)),
            shown(counts.f1(counts.overlap)),
        );
        let _ = writeln!(out, "{}", line.trim_end());
    }
    let claims = whole.claims;
    let _ = writeln!(
        out,
        "{:<20} {:>width$} {:>width$}  {:>6} {:>8}",
        "every field",
        claims.first,
        claims.second,
        shown(claims.f1(claims.exact)),
        shown(claims.f1(claims.overlap)),
    );
    let spans = whole.unitizing.as_ref().and_then(|_| unit(UNITS));
    let _ = writeln!(
        out,
        "{UNITS:<20} {:>width$} {:>width$}  {:>6} {:>8}  {:>6} {:>6} {:>5} {:>8}",
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        shown(spans)
    );
    let _ = writeln!(out, "\n{}", values(whole));
    if whole.unitizing.is_some() {
        let _ = writeln!(out, "alpha-u rests on {} characters of text", whole.length);
    }
    out += &slices_table("by language", &compared.by_language.iter().collect::<Vec<_>>());
    let mut articles: Vec<&(String, Tables)> = compared.by_article.iter().collect();
    let all = articles.len();
    // Where not all are shown, those are that need a look.
    if all > limit {
        let agreeing = |tables: &Tables| tables.claims.f1(tables.claims.exact).unwrap_or_default();
        articles.sort_by(|a, b| agreeing(&a.1).total_cmp(&agreeing(&b.1)));
        articles.truncate(limit);
    }
    out += &slices_table("by article", &articles);
    if all > limit {
        let _ = writeln!(out, "{limit} of {all}, those that agree least; --limit 0 shows them all");
    }
    out
}

/// The first of many names.
fn some(names: &[&str], limit: usize) -> String {
    let shown = names.iter().take(limit).copied().collect::<Vec<_>>().join(", ");
    match names.len().checked_sub(limit) {
        None | Some(0) => shown,
        Some(more) => format!("{shown} and {more} more"),
    }
}

fn values(tables: &Tables) -> String {
    let values = tables.values;
    let mean = values.mean().map_or_else(|| "–".to_owned(), |mean| format!("{:.2} %", mean * 100.0));
    format!(
        "values: {} with one from both, {} equal, {} within 1 %, {} within 10 %, {} beyond; mean relative error {mean}; {} with one from either alone",
        counted(values.both(), "figure"),
        values.equal,
        values.within_1_percent,
        values.within_10_percent,
        values.beyond,
        values.one_sided
    )
}

/// One line a slice: what says most about it.
fn slices_table(by: &str, slices: &[&(String, Tables)]) -> String {
    let width = slices.iter().map(|(key, _)| key.chars().count()).max().unwrap_or(0).max(20);
    let mut out = format!(
        "\n{:<width$} {:>7} {:>5}  {:>6} {:>8} {:>11}  {:>11} {:>8}\n",
        by, "figures", "both", "exact", "overlap", "every field", "attribution", "alpha-u"
    );
    for (key, tables) in slices {
        let figure = tables.fields.iter().find(|(field, _)| *field == Field::Figure).map(|(_, counts)| *counts);
        let figure = figure.unwrap_or_default();
        let alpha = tables.beyond.iter().find(|b| b.field == Field::AttributionType).and_then(|b| b.alpha.coefficient);
        let spans = tables.unitizing.as_ref().and_then(|rows| rows.iter().find(|row| row.0 == UNITS)?.1.alpha());
        let _ = writeln!(
            out,
            "{key:<width$} {:>7} {:>5}  {:>6} {:>8} {:>11}  {:>11} {:>8}",
            tables.places,
            tables.shared,
            shown(figure.f1(figure.exact)),
            shown(figure.f1(figure.overlap)),
            shown(tables.claims.f1(tables.claims.exact)),
            shown(alpha),
            shown(spans),
        );
    }
    out
}

/// Alpha over more than two.
fn together(annotators: &[Annotator]) -> String {
    let names: Vec<&str> = annotators.iter().map(|a| a.name.as_str()).collect();
    let mut out =
        format!("\n{BOLD}{} together{BOLD:#}\n{:<20} {:>6}  figures of at least two\n", names.join(", "), "", "alpha");
    for (field, alpha) in everyone(annotators) {
        let on = format!("{} of {}", alpha.items, alpha.of);
        let _ = writeln!(out, "{:<20} {:>6}  {on}", field.as_str(), shown(alpha.coefficient));
    }
    out
}
