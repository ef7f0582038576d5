//! Links with the claims that they point at, as people read them.
//!
//! In: a dataset. Out: groups and sums, each with its members in order of publication: who says which figure, when, in
//! which article. Only the claims that are linked are kept of the claims table.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use arrow::array::Array;
use serde::Serialize;

use super::read::{record, shards};
use super::rows::ClaimRows;
use super::schema::name;
use super::{ARTICLES, CLAIMS, columns, links, parquet, schema, verify};
use crate::claim::Stance;
use crate::claim::record::{ClaimRecord, FigureRecord};
use crate::error::{Error, Outcome, Result};
use crate::link::{LinkKind, LinkRecord, Relation, View};

/// A group or a sum.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Linked {
    pub link_id: String,
    pub kind: LinkKind,
    /// The codes of what is counted and of what is said of it; for a sum those of its total.
    pub unit: Option<String>,
    pub property: Option<String>,
    pub names: Vec<String>,
    /// In order of publication; a sum's total stands first.
    pub members: Vec<Member>,
}

/// One claim of it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Member {
    pub claim_id: String,
    pub article_id: String,
    pub published: Option<String>,
    pub outlet: Option<String>,
    pub language: String,
    /// Who the figure is credited to; null where the article speaks itself.
    pub source: Option<String>,
    pub stance: Stance,
    pub figure: FigureRecord,
    /// What is counted, as the text has it.
    pub counted: Option<String>,
    pub relation: Relation,
    pub to: Option<String>,
    pub views: Vec<View>,
}

/// An article's date and outlet.
type Appeared = (Option<String>, Option<String>);

/// Every link whose id begins so, in order of their first publication and id.
pub fn linked(dataset: &Path, prefix: &str) -> Result<Vec<Linked>> {
    verify([dataset])?;
    let mut by_link: BTreeMap<String, Vec<LinkRecord>> = BTreeMap::new();
    for row in links::known(dataset)?.into_iter().map(|row| row.value) {
        if row.link_id.starts_with(prefix) {
            by_link.entry(row.link_id.clone()).or_default().push(row);
        }
    }
    let wanted = by_link.values().flatten().map(|row| (row.claim_id.clone(), None)).collect();
    let claims = claims(dataset, wanted)?;
    let articles = about(dataset)?;
    let mut found: Vec<Linked> = by_link.into_values().filter_map(|rows| link(rows, &claims, &articles)).collect();
    // Groups by their first article's date, then sums.
    let key = |l: &Linked| (l.kind, l.members.first().and_then(|m| m.published.clone()), l.link_id.clone());
    found.sort_by_key(key);
    Ok(found)
}

fn link(
    rows: Vec<LinkRecord>,
    claims: &HashMap<String, Option<ClaimRecord>>,
    articles: &HashMap<String, Appeared>,
) -> Option<Linked> {
    let first = rows.first()?.clone();
    let mut members: Vec<(Member, ClaimRecord)> = rows
        .into_iter()
        .filter_map(|row| {
            let claim = claims.get(&row.claim_id)?.clone()?;
            let (published, outlet) = articles.get(&row.article_id).cloned().unwrap_or_default();
            let member = Member {
                claim_id: row.claim_id,
                article_id: row.article_id,
                published,
                outlet,
                language: claim.language.clone(),
                source: claim.source.as_ref().map(|s| s.name.clone()),
                stance: claim.attribution.stance,
                figure: claim.figure.clone(),
                counted: claim.unit.as_ref().map(|u| u.text.clone()),
                relation: row.relation,
                to: row.to,
                views: row.views,
            };
            Some((member, claim))
        })
        .collect();
    members.sort_by_key(|(m, claim)| {
        (!m.relation.begins(), m.published.clone(), m.article_id.clone(), claim.figure.start)
    });
    let leading = &members.first()?.1;
    Some(Linked {
        link_id: first.link_id,
        kind: first.kind,
        unit: leading.unit.as_ref().map(|u| u.code.clone()),
        property: leading.property.as_ref().map(|p| p.code.clone()),
        names: first.names,
        members: members.into_iter().map(|(member, _)| member).collect(),
    })
}

/// The claims of these ids.
fn claims(
    dataset: &Path,
    mut wanted: HashMap<String, Option<ClaimRecord>>,
) -> Result<HashMap<String, Option<ClaimRecord>>> {
    if wanted.is_empty() {
        return Ok(wanted);
    }
    let fields = schema::predictions().fields().clone();
    let mut faults = Vec::new();
    for file in shards(dataset, CLAIMS)? {
        parquet::each_batch(&file, &fields, |first, table| {
            let rows = ClaimRows::new(table);
            for i in 0..table.len() {
                let mut found = Vec::new();
                match record(rows.row(i, &mut found)) {
                    Ok(claim) => {
                        if let Some(place) = wanted.get_mut(&claim.claim_id) {
                            *place = Some(claim);
                        }
                    }
                    Err(fault) => found.push(fault),
                }
                faults.extend(found.into_iter().map(|f| f.at(&file).line(first + i + 1)));
            }
        })?;
    }
    if faults.is_empty() { Ok(wanted) } else { Err(Error::new(Outcome::Input, faults)) }
}

/// When and where each article appeared.
fn about(dataset: &Path) -> Result<HashMap<String, Appeared>> {
    let names = [name::ARTICLE_ID, name::PUBLISHED, name::OUTLET].map(str::to_owned);
    let mut about = HashMap::new();
    for file in shards(dataset, ARTICLES)? {
        columns::each(&file, &names, |mut row| {
            let (outlet, published) = (row.pop().flatten(), row.pop().flatten());
            about.insert(row.pop().flatten().unwrap_or_default(), (published, outlet));
        })?;
    }
    Ok(about)
}
