//! Figures of one article that add up, or that the text adds up wrongly.
//!
//! In: an article's text and its claims. Out: totals with their parts. A sum is found where exact figures of one kind stand
//! in a row beside a total that they make, too large or too many for chance. A wrong one is reported only where the
//! text spells the parts out behind a colon or in brackets, every member with its figure: then it is the text that says what the
//! total is of.

use super::About;
use super::enumeration::Enumeration;
use super::identity;
use super::record::{LinkKind, LinkRecord, Relation};
use crate::claim::record::ClaimRecord;
use crate::claim::{Modifier, UnitKind};
use crate::text::Offsets;

/// Parts of one total, at most.
const PARTS: usize = 24;
/// From this total on, two parts of one unit that make it hardly do so by chance.
const TWO: f64 = 20.0;
/// The same for three parts and more.
const MANY: f64 = 10.0;
/// Parts of several units are those of a total, though they miss it, where they miss it by less than this share.
const MISS: f64 = 0.1;

/// A total and its parts, as places among an article's claims.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sum {
    pub total: usize,
    pub parts: Vec<usize>,
    /// Whether the parts make the total.
    pub holds: bool,
}

/// The sums of one article, in order of their totals.
pub fn sums(text: &str, claims: &[ClaimRecord]) -> Vec<Sum> {
    if claims.len() < 3 {
        return Vec::new();
    }
    let offsets = Offsets::new(text);
    let mut found: Vec<Sum> = Vec::new();
    for total in 0..claims.len() {
        let used = |sum: &Sum| sum.parts.contains(&total);
        if summand(&claims[total]).is_none() || found.iter().any(used) {
            continue;
        }
        let list = Enumeration::behind(&offsets, claims, total);
        let sum = list.as_ref().and_then(|list| behind(claims, total, list)).or_else(|| before(claims, total));
        found.extend(sum);
    }
    found
}

impl Sum {
    /// Its rows in the `links` table.
    pub(super) fn rows(&self, about: &About<'_>, claims: &[ClaimRecord]) -> Vec<LinkRecord> {
        let members: Vec<&ClaimRecord> =
            std::iter::once(self.total).chain(self.parts.iter().copied()).filter_map(|i| claims.get(i)).collect();
        let ids: Vec<&str> = members.iter().map(|c| &*c.claim_id).collect();
        let link_id = identity("sum", &ids);
        let row = |(i, claim): (usize, &&ClaimRecord)| LinkRecord {
            link_id: link_id.clone(),
            kind: if self.holds { LinkKind::Sum } else { LinkKind::WrongSum },
            claim_id: claim.claim_id.clone(),
            article_id: claim.article_id.clone(),
            relation: if i == 0 { Relation::Total } else { Relation::Part },
            to: (i > 0).then(|| ids[0].to_owned()),
            views: Vec::new(),
            names: Vec::new(),
            split: about.split.to_owned(),
        };
        members.iter().enumerate().map(row).collect()
    }
}

/// Whether the parts make the total, to the last digit that prices and measures have.
pub fn adds_up(total: f64, parts: impl Iterator<Item = f64>) -> bool {
    (parts.sum::<f64>() - total).abs() <= total.abs() * 1e-9
}

/// The value of a figure that can be added: exact, and of things rather than shares or lengths of time.
fn summand(claim: &ClaimRecord) -> Option<f64> {
    let adds = claim.unit.as_ref().is_none_or(|u| !matches!(u.kind, UnitKind::Percent | UnitKind::Duration));
    claim.figure.value.filter(|v| adds && claim.figure.modifier == Modifier::Exact && *v > 0.0)
}

/// Whether a figure may be a part of the total: of one kind, and nothing else is said of it.
fn fits(part: &ClaimRecord, total: &ClaimRecord) -> bool {
    let kind = match (&part.unit, &total.unit) {
        (Some(part), Some(total)) => {
            part.kind == total.kind && (part.kind == UnitKind::Count || part.code == total.code)
        }
        (None, Some(total)) => total.kind == UnitKind::Count,
        (_, None) => false,
    };
    let said = match (&part.property, &total.property) {
        (Some(part), Some(total)) => part.code == total.code,
        _ => true,
    };
    kind && said && summand(part).is_some()
}

fn one_unit(claims: &[ClaimRecord], total: usize, parts: &[usize]) -> bool {
    let code = |i: usize| claims[i].unit.as_ref().map(|u| &u.code);
    parts.iter().all(|&i| code(i).is_none_or(|c| Some(c) == code(total)))
}

/// Parts behind their total.
fn behind(claims: &[ClaimRecord], total: usize, list: &Enumeration) -> Option<Sum> {
    let parts: Vec<usize> =
        list.figures.clone().take_while(|&i| fits(&claims[i], &claims[total])).take(PARTS).collect();
    let whole = summand(&claims[total])?;
    for count in 2..=parts.len() {
        if sum_of(claims, &parts[..count], whole) {
            let parts = parts[..count].to_vec();
            let sure = list.announced || chance_is_small(claims, total, &parts, whole);
            return sure.then_some(Sum { total, parts, holds: true });
        }
    }
    let added: f64 = parts.iter().filter_map(|&i| summand(&claims[i])).sum();
    let told = list.complete && parts.len() == list.figures.len() && parts.len() >= 2;
    let meant = one_unit(claims, total, &parts) || (added - whole).abs() <= whole * MISS;
    (told && meant).then_some(Sum { total, parts, holds: false })
}

/// Parts in one sentence before their total: `501 rifles, 807 shotguns and 39 pistols, 1,347 weapons in all`.
fn before(claims: &[ClaimRecord], total: usize) -> Option<Sum> {
    let whole = summand(&claims[total])?;
    let sentence = claims[total].sentence.start;
    let joined = |i: &usize| claims[*i].sentence.start == sentence && fits(&claims[*i], &claims[total]);
    let mut parts: Vec<usize> = (0..total).rev().take_while(joined).take(PARTS).collect();
    let count = (2..=parts.len()).find(|&count| sum_of(claims, &parts[..count], whole))?;
    parts.truncate(count);
    parts.reverse();
    chance_is_small(claims, total, &parts, whole).then_some(Sum { total, parts, holds: true })
}

fn sum_of(claims: &[ClaimRecord], parts: &[usize], whole: f64) -> bool {
    adds_up(whole, parts.iter().filter_map(|&i| summand(&claims[i])))
}

fn chance_is_small(claims: &[ClaimRecord], total: usize, parts: &[usize], whole: f64) -> bool {
    match parts.len() {
        2 => whole >= TWO && one_unit(claims, total, parts),
        _ => whole >= MANY,
    }
}
