//! `report.md`: the report for a pull request or a wiki, in GitHub's tables.
//!
//! In: a report, and the evaluation for the wrong claims in their sentences. Out: Markdown without padding.

use super::record::{Report, SystemReport};
use super::statistics::{ComparisonReport, SliceComparisonReport};
use super::table::{escaped, github, number, p_value, range, signed};
use super::text::{fields, gold_notes, notes, overview};
use super::views::{averages, confused, ladder, sources};
use super::wrong;
use crate::score::{Cause, Evaluation, Field, Row, SystemEvaluation};

/// Wrong claims shown per system; the others stand in `outcomes.parquet`.
pub const SHOWN: usize = 100;

/// The report as Markdown.
pub fn markdown(report: &Report, evaluation: &Evaluation) -> String {
    let gold = &report.gold;
    let mut out = format!("# Scores\n\n{} gold claims in {} articles.\n\n", gold.claims, gold.articles);
    out += &format!("Signature: `{}`\n\n", report.signature.replace('`', "'"));
    for note in gold_notes(report).iter().chain(&report.statistics.notes) {
        out += &format!("- {}\n", escaped(note));
    }
    if report.systems.len() > 1 || report.human.is_some() {
        out += &format!("\n## F1 by system\n\n{}\n", github(&overview(report), 1));
    }
    if let Some(human) = &report.human {
        let (gold, second) = (escaped(&human.gold), escaped(&human.second));
        out += &format!("`human`: the labels of {second} against those of {gold}, {} articles.\n\n", human.articles);
    }
    if !report.comparisons.is_empty() {
        out += &format!("## Differences\n\n{DIFFERENCES}\n\n{}\n", github(&comparisons(&report.comparisons), 3));
        out += &slice_differences(report);
    }
    for (system, scored) in report.systems.iter().zip(&evaluation.systems) {
        out += &section(system, scored, evaluation);
    }
    out
}

const DIFFERENCES: &str = "F1 of a minus F1 of b, with percentile and BCa intervals by paired bootstrap; p by paired \
                           approximate randomisation, two-sided, p (Holm) corrected over this table; p (bootstrap) by \
                           paired bootstrap; d: mean difference of the units over its standard deviation; won, lost, tied: \
                           units; detectable: the smallest difference seen four times in five.";
const SLICES: &str = "Corrected by Holm over every comparison of the report; those with p (Holm) below 0.05.";

/// One line a comparison.
pub fn comparisons(comparisons: &[ComparisonReport]) -> Vec<Vec<String>> {
    let head = ["a", "b", "field", "a − b", "95% interval", "BCa", "p", "p (Holm)", "p (bootstrap)"];
    let rest = ["d", "95% interval of d", "won, lost, tied", "detectable"];
    let mut rows = vec![head.into_iter().chain(rest).map(str::to_owned).collect::<Vec<_>>()];
    rows.extend(comparisons.iter().map(|c| {
        let e = &c.effect;
        let numbers = [
            signed(c.difference),
            range(c.interval),
            range(c.bca),
            p_value(c.p),
            p_value(c.p_holm),
            p_value(c.p_bootstrap),
            signed(e.size),
            range(e.interval),
            format!("{}, {}, {}", e.wins, e.losses, e.ties),
            number(c.detectable),
        ];
        [c.a.clone(), c.b.clone(), c.field.clone()].into_iter().chain(numbers).collect()
    }));
    rows
}

/// The slices on which systems differ beyond chance.
fn slice_differences(report: &Report) -> String {
    let mut sure: Vec<&SliceComparisonReport> =
        report.slice_comparisons.iter().filter(|c| c.p_holm.is_some_and(|p| p < 0.05)).collect();
    sure.sort_by(|x, y| x.p_holm.unwrap_or(1.0).total_cmp(&y.p_holm.unwrap_or(1.0)));
    let tests = report.slice_comparisons.len();
    if sure.is_empty() {
        return if tests > 0 {
            format!("On no slice do systems differ beyond chance ({tests} tests).\n\n")
        } else {
            String::new()
        };
    }
    let head = ["by", "key", "a", "b", "field", "units", "a − b", "95% interval", "p", "p (Holm)"];
    let mut rows = vec![head.map(str::to_owned).to_vec()];
    rows.extend(sure.iter().map(|c| {
        let words = [&c.by, &c.key, &c.a, &c.b, &c.field].map(Clone::clone);
        let numbers = [c.units.to_string(), signed(c.difference), range(c.interval), p_value(c.p), p_value(c.p_holm)];
        words.into_iter().chain(numbers).collect()
    }));
    format!("### Differences by slice\n\n{SLICES}\n\n{}\n", github(&rows, 5))
}

/// One line a field: counts, ratios, both intervals.
fn fields_with_bca(system: &SystemReport) -> Vec<Vec<String>> {
    let mut rows = fields(system).into_iter();
    let head = rows.next().map(|mut head| {
        head.push("BCa interval".to_owned());
        head
    });
    let bca = |mut row: Vec<String>| {
        let field = row.first().and_then(|name| system.fields.get(name));
        row.push(range(field.and_then(|f| f.bca)));
        row
    };
    head.into_iter().chain(rows.map(bca)).collect()
}

/// One line a scheme.
pub fn schemes(system: &SystemReport) -> Vec<Vec<String>> {
    let head = ["scheme", "correct", "incorrect", "partial", "missing", "spurious", "precision", "recall", "F1"];
    let mut rows = vec![head.map(str::to_owned).to_vec()];
    for (name, s) in &system.schemes {
        let counts = [s.correct, s.incorrect, s.partial, s.missing, s.spurious].map(|n| n.to_string());
        let ratios = [number(s.precision), number(s.recall), number(s.f1)];
        rows.push(std::iter::once(name.clone()).chain(counts).chain(ratios).collect());
    }
    rows
}

/// F1 of the fields of a claim, one line a key of every slice but the articles.
pub fn slices(system: &SystemReport) -> Vec<Vec<String>> {
    const SHOWN: [Field; 7] = [
        Field::Claim,
        Field::Detection,
        Field::Figure,
        Field::Modifier,
        Field::Unit,
        Field::Source,
        Field::Attribution,
    ];
    let head = ["by", "key", "gold"].into_iter().chain(SHOWN.map(Field::as_str));
    let mut rows = vec![head.map(str::to_owned).collect::<Vec<_>>()];
    for slice in &system.slices {
        let gold = slice.fields.get(Field::Detection.as_str()).map_or(0, |f| f.possible);
        let f1 = SHOWN.map(|f| number(slice.fields.get(f.as_str()).and_then(|r| r.f1)));
        rows.push([slice.by.clone(), slice.key.clone(), gold.to_string()].into_iter().chain(f1).collect());
    }
    rows
}

/// One line a cause, with its rule.
pub fn causes(system: &SystemReport) -> Vec<Vec<String>> {
    let mut rows = vec![["cause", "claims", "rule"].map(str::to_owned).to_vec()];
    let mut found: Vec<(&Cause, u64)> =
        Cause::ALL.iter().filter_map(|c| Some((c, *system.errors.get(c.as_str())?))).collect();
    found.sort_by_key(|(cause, n)| (std::cmp::Reverse(*n), cause.as_str()));
    rows.extend(found.iter().map(|(c, n)| vec![c.as_str().to_owned(), n.to_string(), c.rule().to_owned()]));
    rows
}

fn section(system: &SystemReport, scored: &SystemEvaluation, evaluation: &Evaluation) -> String {
    let mut out = format!("## {}\n\n{}\n", escaped(&system.name), github(&fields_with_bca(system), 1));
    for note in notes(system) {
        out += &format!("- {note}\n");
    }
    for (title, names) in
        [("Articles unknown to gold", &system.unknown_articles), ("Articles skipped", &system.skipped_articles)]
    {
        if !names.is_empty() {
            let names: Vec<String> = names.iter().map(|n| escaped(n)).collect();
            out += &format!("- {title}: {}\n", names.join(", "));
        }
    }
    out += &format!("\n### Averages\n\n{}\n", github(&averages(system), 1));
    out += &format!("### Sources\n\n{}\n", github(&sources(system), 1));
    out += &format!("### Values of pairs\n\n{}\n", github(&ladder(system), 1));
    let confused = confused(system);
    if confused.len() > 1 {
        out += &format!("### Confused\n\n{}\n", github(&confused, 3));
    }
    out += &format!("### Spans alone (SemEval-2013)\n\n{}\n", github(&schemes(system), 1));
    out += &format!("### Slices (F1)\n\n{}\n", github(&slices(system), 2));
    if system.errors.is_empty() {
        return out + "No claim is wrong.\n\n";
    }
    out += &format!("### Wrong by cause\n\n{}\n", github(&causes(system), 1));
    let wrong: Vec<Row> = evaluation.rows(scored).filter(|r| r.outcome.cause.is_some()).collect();
    out += &format!("### Wrong claims ({} of {})\n\n", wrong.len().min(SHOWN), wrong.len());
    for row in wrong.iter().take(SHOWN) {
        let marked = wrong::sentence(row);
        out += &format!(
            "- **{}** in {}: {}**{}**{} — gold: {}; system: {}\n",
            row.outcome.cause.map_or("", Cause::as_str),
            escaped(row.article_id),
            escaped(&marked.before),
            escaped(&marked.figure),
            escaped(&marked.after),
            escaped(&wrong::said(row, row.gold)),
            escaped(&wrong::said(row, row.prediction)),
        );
    }
    out + "\n"
}
