//! Articles and claims as the page's script reads them: JSON in elements that no browser executes.
//!
//! In: an evaluation. Out: one small index that is read when the page opens, and blocks of articles that are read
//! when somebody looks at them, so that ten thousand articles open as fast as ten. Arrays have their fields by
//! position, which `page.js` names; offsets are code points.

use std::fmt::Write as _;

use super::super::wrong;
use super::escape::quote;
use crate::score::{ArticleRows, Cause, Claim, Evaluation, Field, Row};

/// Articles in one block: few enough to be read at once, many enough that their elements weigh nothing.
const BLOCK: usize = 40;
/// Articles in a page; a browser must hold them all. The others stand in `outcomes.parquet`.
const SHOWN: usize = 10_000;

/// Adds the blocks and the index to the page, as elements.
pub fn elements(page: &mut String, evaluation: &Evaluation) {
    let before = page.len();
    let mut index = String::from("{\"systems\":");
    strings(&mut index, evaluation.systems.iter().map(|s| s.name.as_str()));
    index += ",\"fields\":";
    strings(&mut index, Field::ALL.map(Field::as_str));
    index += ",\"causes\":";
    strings(&mut index, Cause::ALL.iter().map(|c| c.as_str()));
    index += ",\"rules\":";
    strings(&mut index, Cause::ALL.iter().map(|c| c.rule()));
    let _ = write!(index, ",\"block\":{BLOCK},\"of\":{},\"articles\":[", evaluation.gold.articles);
    for (i, article) in evaluation.articles().take(SHOWN).enumerate() {
        if i % BLOCK == 0 {
            *page += if i == 0 { "" } else { "]</script>\n" };
            if i == BLOCK {
                // The first block tells how long the others are, so that the page seldom moves while it grows.
                let blocks = (evaluation.gold.articles as usize).min(SHOWN).div_ceil(BLOCK);
                page.reserve_exact((page.len() - before) * blocks * 9 / 8);
            }
            *page += "<script type=\"application/json\" class=\"block\">[";
        } else {
            page.push(',');
        }
        entry(page, &article);
        index += if i == 0 { "\n" } else { ",\n" };
        summary(&mut index, &article);
    }
    if page.len() > before {
        *page += "]</script>\n";
    }
    for part in ["<script type=\"application/json\" id=\"index\">", &index, "]}</script>\n"] {
        page.push_str(part);
    }
}

/// What the list of articles tells of one: its name, where it is from, its claims' languages.
fn summary(out: &mut String, article: &ArticleRows) {
    out.push('[');
    quote(out, article.id);
    out.push(',');
    optional(out, article.outlet);
    out.push(',');
    let mut languages: Vec<&str> =
        article.systems.iter().flatten().filter_map(|row| row.leading()?.language()).collect();
    languages.sort_unstable();
    languages.dedup();
    strings(out, languages);
    out.push(']');
}

/// `[text, gold claims, [[predictions, rows] for each system]]`.
fn entry(out: &mut String, article: &ArticleRows) {
    let bare = article.text.is_none();
    let mut gold: Vec<(u32, String)> = Vec::new();
    for row in article.systems.iter().flatten() {
        if let (Some(number), Some(claim)) = (row.gold_number(), row.gold) {
            gold.push((number, written(claim, bare)));
        }
    }
    gold.sort_unstable();
    gold.dedup();
    out.push('[');
    optional(out, article.text);
    out.push_str(",[");
    list(out, gold.iter(), |out, (_, claim)| out.push_str(claim));
    out.push_str("],[");
    list(out, article.systems.iter(), |out, rows| system(out, rows, &gold, bare));
    out.push_str("]]");
}

/// `[predictions, rows]`; a row is `[gold, prediction, verdicts, cause, confidence]`, with -1 for none, a prediction of
/// -2 for one that says what gold says, and the last only where it is stated.
fn system(out: &mut String, rows: &[Row], gold: &[(u32, String)], bare: bool) {
    let mut predictions: Vec<String> = Vec::new();
    let mut lines = String::new();
    for (i, row) in rows.iter().enumerate() {
        let of_gold = row.gold_number().and_then(|number| gold.binary_search_by_key(&number, |(n, _)| *n).ok());
        let prediction = row.prediction.map(|claim| written(claim, bare));
        let same = of_gold.zip(prediction.as_ref()).is_some_and(|(g, claim)| gold[g].1 == *claim);
        let at = match prediction {
            None => -1,
            Some(_) if same => -2,
            Some(claim) => {
                predictions.push(claim);
                predictions.len() as i64 - 1
            }
        };
        let comma = if i == 0 { "" } else { "," };
        let _ = write!(lines, "{comma}[{},{at},\"", of_gold.map_or(-1, |g| g as i64));
        lines.extend(Field::ALL.map(|f| char::from(b'0' + row.outcome.verdict(f) as u8)));
        let cause = row.outcome.cause.and_then(|cause| Cause::ALL.iter().position(|c| *c == cause));
        let _ = write!(lines, "\",{}", cause.map_or(-1, |c| c as i64));
        if let Some(confidence) = row.prediction.and_then(Claim::confidence).filter(|c| c.is_finite()) {
            let _ = write!(lines, ",{confidence}");
        }
        lines.push(']');
    }
    out.push_str("[[");
    list(out, predictions.iter(), |out, claim| out.push_str(claim));
    let _ = write!(out, "],[{lines}]]");
}

/// `[start, end, figure, modifier, unit, property, source, attribution, cue, language, places of unit, property,
/// source and cue, surface]`; the surface only where no text tells it.
fn written(claim: Claim, bare: bool) -> String {
    let mut out = String::from("[");
    let place = |out: &mut String, place: Option<(u32, u32)>| {
        let _ = match place {
            Some((start, end)) => write!(out, "{start},{end}"),
            None => write!(out, "-1,-1"),
        };
    };
    place(&mut out, claim.place());
    out.push(',');
    quote(&mut out, &wrong::figure(claim));
    let fields = [
        claim.modifier().map(|m| m.as_str()),
        claim.unit_code(),
        claim.property_code(),
        claim.source(),
        claim.attribution().map(|a| a.as_str()),
        claim.cue(),
        claim.language(),
    ];
    for field in fields {
        out.push(',');
        optional(&mut out, field);
    }
    out.push_str(",[");
    list(&mut out, [Field::Unit, Field::Property, Field::Source, Field::Cue].into_iter(), |out, field| {
        place(out, claim.place_of(field));
    });
    out.push(']');
    if bare || claim.place().is_none() {
        out.push(',');
        quote(&mut out, claim.text());
    }
    out.push(']');
    out
}

fn optional(out: &mut String, text: Option<&str>) {
    match text {
        Some(text) => quote(out, text),
        None => out.push_str("null"),
    }
}

fn strings<'a>(out: &mut String, texts: impl IntoIterator<Item = &'a str>) {
    out.push('[');
    list(out, texts.into_iter(), quote);
    out.push(']');
}

fn list<T>(out: &mut String, items: impl Iterator<Item = T>, write: impl Fn(&mut String, T)) {
    for (i, item) in items.enumerate() {
        if i > 0 {
            out.push(',');
        }
        write(out, item);
    }
}
