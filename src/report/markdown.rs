//! `report.md`: the report for a pull request or a wiki, in GitHub's tables.
//!
//! In: a report, and the evaluation for the wrong claims in their sentences. Out: Markdown without padding.

use super::gate::CHANCE;
use super::record::{Report, SystemReport};
use super::statistics::{ComparisonReport, SliceComparisonReport};
use super::table::{escaped, github, number, p_value, range, signed};
use super::text::{fields, gold_notes, human, notes, overview};
use super::views::{averages, confused, ladder, sources};
use super::wrong;
use crate::changes::counted;
use crate::score::{Cause, Evaluation, Field, Row, SystemEvaluation};

/// Wrong claims shown per system; the others stand in `outcomes.parquet` and on the page.
const SHOWN: usize = 20;
/// Differences told outside the folds.
const TOLD: usize = 5;

/// The report as Markdown: what a reviewer asks first, and folds for the rest.
pub fn markdown(report: &Report, evaluation: &Evaluation) -> String {
    let gold = &report.gold;
    let (claims, articles) = (counted(gold.claims as usize, "gold claim"), counted(gold.articles as usize, "article"));
    let mut out = format!("## Scores\n\n{claims} in {articles}.\n\n");
    let table = if report.human.is_some() { overview(report) } else { leaders(report) };
    out += &github(&table, 1);
    out.push('\n');
    out += &human(report).map(|told| format!("{}.\n\n", escaped(&told))).unwrap_or_default();
    for note in gold_notes(report).iter().chain(&report.statistics.notes) {
        out += &format!("- {}\n", escaped(note));
    }
    let claims: Vec<&ComparisonReport> =
        report.comparisons.iter().filter(|c| c.field == Field::Claim.as_str()).collect();
    for comparison in claims.iter().take(TOLD) {
        out += &format!("- {}\n", sentence(comparison));
    }
    for system in &report.systems {
        for note in notes(system) {
            out += &format!("- {}: {}\n", escaped(&system.name), escaped(&note));
        }
    }
    out.push('\n');
    if !report.comparisons.is_empty() {
        let table = format!("{DIFFERENCES}\n\n{}", github(&comparisons(&report.comparisons), 3));
        out += &details(&format!("Differences in every field ({})", report.comparisons.len()), &table);
        let slices = slice_differences(report);
        if !slices.is_empty() {
            out += &details(&format!("Differences by slice ({} tests)", report.slice_comparisons.len()), &slices);
        }
    }
    for (system, scored) in report.systems.iter().zip(&evaluation.systems) {
        out += &section(system, scored, evaluation);
    }
    out + &format!("<sub>{}</sub>\n", escaped(&report.signature))
}

pub const DIFFERENCES: &str = "F1 of a minus F1 of b, with percentile and BCa intervals by paired bootstrap; p by paired \
                           permutation, two-sided, p (Holm) corrected over this table; p (bootstrap) by \
                           paired bootstrap; d: mean difference of the units over its standard deviation; won, lost, tied: \
                           units; detectable: the smallest difference that p (Holm) shows four times in five, – where it can show none.";
pub const SLICES: &str = "Corrected by Holm over every comparison of the report; those with p (Holm) below 0.05.";

/// One line a system, the best first: the headline with its interval, and the fields that it is made of.
fn leaders(report: &Report) -> Vec<Vec<String>> {
    const FIELDS: [Field; 6] =
        [Field::Detection, Field::Figure, Field::Unit, Field::Source, Field::Attribution, Field::Language];
    let head = ["system", "claim F1", "95% interval"].into_iter().chain(FIELDS.map(Field::as_str));
    let mut rows = vec![head.map(str::to_owned).collect::<Vec<_>>()];
    rows.extend(report.ranked().into_iter().map(|system| {
        let f1 = |field: Field| number(system.field(field).and_then(|f| f.f1));
        let interval = range(system.field(Field::Claim).and_then(|f| f.interval));
        [system.name.clone(), f1(Field::Claim), interval].into_iter().chain(FIELDS.map(f1)).collect()
    }));
    rows
}

/// A difference in words: who is ahead, by how much, and whether it may be chance.
fn sentence(c: &ComparisonReport) -> String {
    let (Some(difference), Some(p)) = (c.difference, c.p_holm) else {
        return format!("{} and {}: no difference can be computed.", escaped(&c.a), escaped(&c.b));
    };
    let (ahead, behind) = if difference < 0.0 { (&c.b, &c.a) } else { (&c.a, &c.b) };
    let (ahead, behind, by) = (escaped(ahead), escaped(behind), difference.abs());
    let told = if p < CHANCE { "more than chance" } else { "may be chance" };
    format!("{ahead} is ahead of {behind} by {by:.3} in claim F1: {told} (p {p:.3}, corrected).")
}

/// A fold; Markdown inside needs the empty lines.
fn details(title: &str, body: &str) -> String {
    format!("<details><summary>{}</summary>\n\n{}\n\n</details>\n\n", escaped(title), body.trim_end())
}

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
    let sure = sure_slices(report);
    let tests = report.slice_comparisons.len();
    if sure.is_empty() {
        return if tests > 0 {
            format!("On no slice do systems differ beyond chance ({tests} tests).\n\n")
        } else {
            String::new()
        };
    }
    format!("{SLICES}\n\n{}\n", github(&slice_comparisons(&sure), 5))
}

/// The comparisons on slices that are beyond chance, the surest first.
pub fn sure_slices(report: &Report) -> Vec<&SliceComparisonReport> {
    let mut sure: Vec<&SliceComparisonReport> =
        report.slice_comparisons.iter().filter(|c| c.p_holm.is_some_and(|p| p < CHANCE)).collect();
    sure.sort_by(|x, y| x.p_holm.unwrap_or(1.0).total_cmp(&y.p_holm.unwrap_or(1.0)));
    sure
}

/// One line a comparison on a slice.
pub fn slice_comparisons(comparisons: &[&SliceComparisonReport]) -> Vec<Vec<String>> {
    let head = ["by", "key", "a", "b", "field", "units", "a − b", "95% interval", "p", "p (Holm)"];
    let mut rows = vec![head.map(str::to_owned).to_vec()];
    rows.extend(comparisons.iter().map(|c| {
        let words = [&c.by, &c.key, &c.a, &c.b, &c.field].map(Clone::clone);
        let numbers = [c.units.to_string(), signed(c.difference), range(c.interval), p_value(c.p), p_value(c.p_holm)];
        words.into_iter().chain(numbers).collect()
    }));
    rows
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
    for slice in system.slices.iter().filter(|s| s.by != "article") {
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
    let mut out = github(&fields_with_bca(system), 1) + "\n";
    for (title, names) in
        [("Articles unknown to gold", &system.unknown_articles), ("Articles skipped", &system.skipped_articles)]
    {
        let shown: Vec<String> = names.iter().take(SHOWN).map(|n| escaped(n)).collect();
        if !names.is_empty() {
            out += &format!("{title} ({} of {}): {}\n\n", shown.len(), names.len(), shown.join(", "));
        }
    }
    out += &format!("F1 by slice\n\n{}\n", github(&slices(system), 2));
    out += &format!("F1 in other views\n\n{}\n", github(&averages(system), 1));
    out += &format!("Sources\n\n{}\n", github(&sources(system), 1));
    out += &format!("Values\n\n{}\n", github(&ladder(system), 1));
    let confused = confused(system);
    if confused.len() > 1 {
        out += &format!("Confused\n\n{}\n", github(&confused, 3));
    }
    out += &format!("Spans alone (SemEval-2013)\n\n{}\n", github(&schemes(system), 1));
    out = details(&format!("{}: fields, slices, views", system.name), &out);
    let wrong = scored.outcomes.iter().filter(|outcome| outcome.cause.is_some()).count();
    if wrong == 0 {
        return out;
    }
    let shown: Vec<Row> = evaluation.rows(scored).filter(|r| r.outcome.cause.is_some()).take(SHOWN).collect();
    let mut lines = github(&causes(system), 1) + "\n";
    for row in &shown {
        let marked = wrong::sentence(row);
        lines += &format!(
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
    if wrong > SHOWN {
        lines += &format!("- and {} more: report.html shows them in their articles\n", wrong - SHOWN);
    }
    out + &details(&format!("{}: {wrong} wrong claims", system.name), &lines)
}
