//! The `links` table: written with a dataset, read back, and held to the claims that it points at.
//!
//! In: rows of the linker, or a dataset. Out: Parquet shards; rows; groups with their claims; the faults of a table.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use arrow::array::Array;

use super::card::Part;
use super::check::Findings;
use super::manifest::RowHash;
use super::predictions::Located;
use super::read::{shards, table};
use super::rows::LinkRows;
use super::shards::Shards;
use super::{CLAIMS, Counts, LINKS, batches, parquet, schema, verify};
use crate::article::ArticleRecord;
use crate::claim::record::ClaimRecord;
use crate::error::{Error, Fault, Outcome, Result};
use crate::link::{Amount, LinkKind, LinkRecord, Relation, adds_up};

/// Rows of one batch.
const ROWS: usize = 8192;

/// The hashes of a table's rows.
pub(super) struct Hashes {
    /// As they are stored.
    pub stored: String,
    /// With their text.
    pub whole: String,
}

/// Writes the rows, which come in order of their split, to the split's part; counts the links, and gives the hashes of all
/// rows. The names of a group are text, which a dry table leaves out.
pub(super) fn write(
    root: &Path,
    parts: &mut [Part],
    rows: impl Iterator<Item = Result<LinkRecord>>,
    dry: bool,
    counts: &mut Counts,
) -> Result<Hashes> {
    let (mut stored, mut whole) = (RowHash::default(), RowHash::default());
    let mut rows = rows.peekable();
    for part in parts {
        let mut shards = Shards::create(root, LINKS, schema::links())?;
        let mut batch = Vec::with_capacity(ROWS);
        loop {
            let here = |row: &Result<LinkRecord>| row.as_ref().map_or(true, |row| row.split == part.split);
            while batch.len() < ROWS {
                let Some(row) = rows.next_if(here) else { break };
                let mut row = row?;
                count(&row, counts);
                whole.add(&row);
                if dry {
                    row.names.clear();
                    stored.add(&row);
                }
                batch.push(row);
            }
            if batch.is_empty() {
                break;
            }
            let unfit = |e| Error::input(Fault::new(format!("rows do not fit the schema: {e}")));
            shards.write(&batches::links(&batch).map_err(unfit)?)?;
            batch.clear();
        }
        part.links = shards.finish(&part.split)?;
    }
    let whole = whole.finish();
    Ok(Hashes { stored: if dry { stored.finish() } else { whole.clone() }, whole })
}

/// Counts a link by the row that it begins with.
fn count(row: &LinkRecord, counts: &mut Counts) {
    if row.begins() {
        match row.kind {
            LinkKind::Event => counts.groups += 1,
            LinkKind::Sum => counts.sums += 1,
            LinkKind::WrongSum => counts.wrong_sums += 1,
        }
    }
}

/// The counts in words; `None` where nothing is linked.
pub(super) fn said(counts: &Counts) -> Option<String> {
    let Counts { groups, sums, wrong_sums, .. } = *counts;
    let parts = [
        (groups, "group of linked claims", "groups of linked claims"),
        (sums, "right sum", "right sums"),
        (wrong_sums, "wrong sum", "wrong sums"),
    ];
    let parts = parts.iter().filter(|(n, ..)| *n > 0);
    let parts = parts.map(|(n, one, several)| format!("{n} {}", if *n == 1 { one } else { several }));
    Some(parts.collect::<Vec<_>>().join(", ")).filter(|said| !said.is_empty())
}

/// The rows of a dataset's links, or of a Parquet file of them. A dataset of an earlier version has none.
pub fn read(path: &Path) -> Result<Vec<Located<LinkRecord>>> {
    verify([table(path, LINKS).as_path()])?;
    known(path)
}

/// The rows of a path whose bytes are known to be those that were built.
pub(super) fn known(path: &Path) -> Result<Vec<Located<LinkRecord>>> {
    if path.join(CLAIMS).is_dir() && !path.join(LINKS).is_dir() {
        return Ok(Vec::new());
    }
    let fields = schema::nullable(&schema::links());
    let (mut rows, mut faults) = (Vec::new(), Vec::new());
    for file in shards(path, LINKS)? {
        let batches = parquet::each_batch(&file, &fields, |first, table| {
            let links = LinkRows::new(table);
            for i in 0..table.len() {
                let mut found = Vec::new();
                let row = links.row(i, &mut found);
                let line = first + i + 1;
                rows.extend(row.filter(|_| found.is_empty()).map(|value| Located { path: file.clone(), line, value }));
                faults.extend(found.into_iter().map(|f| f.at(&file).line(line)));
            }
        });
        faults.extend(batches.err().into_iter().flat_map(|e| e.faults));
    }
    if faults.is_empty() { Ok(rows) } else { Err(Error::new(Outcome::Input, faults)) }
}

/// Holds the table to its claims; counts its links, notes wrong sums, and gives the hash of its rows.
pub(super) fn check(
    root: &Path,
    articles: &[Located<ArticleRecord>],
    claims: &[Located<ClaimRecord>],
    counts: &mut Counts,
    found: &mut Findings,
) -> String {
    let rows = match known(root) {
        Ok(rows) if rows.is_empty() && !root.join(LINKS).is_dir() => return String::new(),
        Ok(rows) => rows,
        Err(error) => {
            found.unreadable.extend(error.faults);
            return String::new();
        }
    };
    for pair in rows.windows(2).filter(|w| w[0].value.order() >= w[1].value.order()) {
        let (a, b) = (&pair[0].value, &pair[1].value);
        let fault = Fault::new(format!("{} of {} after {} of {}", b.claim_id, b.link_id, a.claim_id, a.link_id));
        found
            .wrong
            .push(fault.expected("rows in order of link and claim, each once").at(&pair[1].path).line(pair[1].line));
    }
    let known: BTreeMap<&str, &ClaimRecord> = claims.iter().map(|c| (c.value.claim_id.as_str(), &c.value)).collect();
    let published: BTreeMap<&str, Option<&str>> =
        articles.iter().map(|a| (a.value.article_id.as_str(), a.value.published.as_deref())).collect();
    let mut links: BTreeMap<&str, Vec<&Located<LinkRecord>>> = BTreeMap::new();
    for row in &rows {
        found.wrong.extend(own_faults(&row.value, &known).into_iter().map(|f| f.at(&row.path).line(row.line)));
        links.entry(&row.value.link_id).or_default().push(row);
    }
    for members in links.values() {
        let records: Vec<&LinkRecord> = members.iter().map(|m| &m.value).collect();
        let faults = faults(&records, &known, &published);
        found.wrong.extend(faults.into_iter().map(|f| f.at(&members[0].path).line(members[0].line)));
        if records[0].kind == LinkKind::WrongSum {
            found.notes.extend(sum_said(&records, &known));
        }
    }
    let mut hash = RowHash::default();
    for row in &rows {
        count(&row.value, counts);
        hash.add(&row.value);
    }
    hash.finish()
}

fn own_faults(row: &LinkRecord, claims: &BTreeMap<&str, &ClaimRecord>) -> Vec<Fault> {
    let wrong = |what: String, expected: &str| vec![Fault::new(format!("{}: {what}", row.link_id)).expected(expected)];
    match claims.get(row.claim_id.as_str()) {
        None => wrong(format!("no claim {:?}", row.claim_id), "a claim of the dataset"),
        Some(claim) if claim.article_id != row.article_id || claim.split != row.split => {
            let found = format!("{:?} of {:?} in split {:?}", row.claim_id, row.article_id, row.split);
            wrong(found, &format!("{:?} in split {:?}, as the claim has it", claim.article_id, claim.split))
        }
        Some(_) => Vec::new(),
    }
}

/// What is wrong with one link: a relation to a claim outside of it, claims of different things, figures that do not stand
/// to each other as it says, parts that make the total or do not.
fn faults(
    rows: &[&LinkRecord],
    claims: &BTreeMap<&str, &ClaimRecord>,
    published: &BTreeMap<&str, Option<&str>>,
) -> Vec<Fault> {
    let id = &rows[0].link_id;
    let mut faults = Vec::new();
    let mut wrong = |what: String, expected: &str| faults.push(Fault::new(format!("{id}: {what}")).expected(expected));
    if rows.iter().any(|row| row.kind != rows[0].kind) {
        wrong("rows of several kinds".to_owned(), "one kind for a link");
    }
    if rows.iter().filter(|row| row.begins()).count() != 1 {
        wrong("no beginning, or several".to_owned(), "one first claim, or one total");
    }
    for row in rows {
        let Some(claim) = claims.get(row.claim_id.as_str()) else { continue };
        let to = row.to.as_deref().filter(|to| rows.iter().any(|other| other.claim_id == *to));
        if row.begins() != row.to.is_none() || row.to.is_some() && to.is_none() {
            wrong(
                format!("{} {} {:?}", row.claim_id, row.relation, row.to),
                "a claim of the same link, or null for the first",
            );
            continue;
        }
        let Some(other) = to.and_then(|to| claims.get(to)) else { continue };
        let agree = Amount::from(&claim.figure).agrees(&Amount::from(&other.figure));
        let date =
            |c: &ClaimRecord| published.get(c.article_id.as_str()).copied().flatten().map(|p| p.get(..10).unwrap_or(p));
        let fits = match row.relation {
            Relation::Agrees | Relation::Repeats => agree,
            Relation::Updates => !agree && date(claim) >= date(other),
            _ => true,
        };
        let codes =
            |c: &ClaimRecord| (c.unit.as_ref().map(|u| u.code.clone()), c.property.as_ref().map(|p| p.code.clone()));
        if !fits {
            wrong(
                format!("{} {} {}", row.claim_id, row.relation, other.claim_id),
                "figures that stand so to each other",
            );
        }
        if row.kind == LinkKind::Event && codes(claim) != codes(other) {
            wrong(format!("{} beside {}", row.claim_id, other.claim_id), "one unit and one property");
        }
    }
    if rows[0].kind == LinkKind::Event {
        let articles: BTreeSet<&str> = rows.iter().map(|row| row.article_id.as_str()).collect();
        if articles.len() < 2 {
            wrong("claims of one article".to_owned(), "claims of two articles at least");
        }
    } else if let Some((total, parts)) = addends(rows, claims) {
        let holds = adds_up(total, parts.iter().copied());
        if holds != (rows[0].kind == LinkKind::Sum) {
            wrong(
                format!("{} for parts that make {}", rows[0].kind, parts.iter().sum::<f64>()),
                &format!("the total {total}"),
            );
        }
    }
    faults
}

/// The total's value and those of its parts.
fn addends(rows: &[&LinkRecord], claims: &BTreeMap<&str, &ClaimRecord>) -> Option<(f64, Vec<f64>)> {
    let value = |row: &&&LinkRecord| claims.get(row.claim_id.as_str()).and_then(|c| c.figure.value);
    let total = rows.iter().find(|row| row.relation == Relation::Total).as_ref().and_then(value)?;
    Some((total, rows.iter().filter(|row| row.relation == Relation::Part).filter_map(|row| value(&row)).collect()))
}

/// `en-7: 41 + 32 + 21 = 94, not 95`.
fn sum_said(rows: &[&LinkRecord], claims: &BTreeMap<&str, &ClaimRecord>) -> Option<String> {
    let (total, parts) = addends(rows, claims)?;
    let shown: Vec<String> = parts.iter().map(f64::to_string).collect();
    let sum: f64 = parts.iter().sum();
    Some(format!("{}: {} = {sum}, but the article says {total}", rows[0].article_id, shown.join(" + ")))
}
