//! What linking keeps of an article and of its claims.
//!
//! In: an article, its claims, its sums. Out: the names of its opening and the claims that can be linked at all: those that
//! say what is counted and what befell it, of things that are counted, paid or measured. A share or a length of time does
//! not say of what it is. Parts of a sum are no total, and a sentence with another year tells of something else.

use super::About;
use super::moment::Moment;
use super::names::names;
use super::relation::{Amount, Standing};
use super::sum::Sum;
use crate::claim::record::{ClaimRecord, claim_id};
use crate::claim::{AttributionType, Stance, UnitKind};
use crate::text::Key;

/// Bytes of a text that its names are taken from: the headline and the first sentences.
const OPENING: usize = 1200;
/// Names of an opening, at most.
const NAMES: usize = 24;

/// An article as far as it can be linked.
#[derive(Debug, Clone)]
pub struct Telling {
    pub id: Box<str>,
    pub split: Box<str>,
    pub published: Option<Moment>,
    pub event: Option<u64>,
    cluster: Option<u64>,
    /// Keys of the names of its opening, in their order.
    pub names: Box<[u64]>,
    /// Their surfaces, a line each: one text an article, where a hundred thousand articles have two million names.
    surfaces: Box<str>,
    pub statements: Box<[Statement]>,
}

/// A claim as far as it can be linked.
#[derive(Debug, Clone)]
pub struct Statement {
    start: u32,
    end: u32,
    /// Unit and property.
    pub about: u64,
    pub amount: Amount,
    stance: Stance,
    hearsay: bool,
    counted: bool,
    source: Box<[u64]>,
    /// Names of its sentence, but not those of its sources.
    pub names: Box<[u64]>,
}

impl Telling {
    /// The article, where there is anything to link in it and it says when or of what it tells.
    pub fn of(about: &About<'_>, claims: &[ClaimRecord], sums: &[Sum]) -> Option<Self> {
        let published = about.published.and_then(Moment::parse);
        let event = about.event.map(|event| Key::of(event.trim()).bits());
        if published.is_none() && event.is_none() {
            return None;
        }
        let year = about.published.and_then(|p| p.get(..4)).filter(|_| published.is_some());
        let part = |i: &usize| sums.iter().any(|sum| sum.parts.contains(i));
        let statements: Box<[Statement]> =
            (0..claims.len()).filter(|i| !part(i)).filter_map(|i| Statement::of(&claims[i], year)).collect();
        if statements.is_empty() {
            return None;
        }
        let mut opening = OPENING.min(about.text.len());
        while !about.text.is_char_boundary(opening) {
            opening -= 1;
        }
        let mut found: Vec<(u64, &str)> = Vec::new();
        for (key, name) in names(&about.text[..opening], about.language) {
            if found.len() < NAMES && found.iter().all(|(k, _)| *k != key) {
                found.push((key, name));
            }
        }
        found.sort_unstable();
        Some(Self {
            id: about.id.into(),
            split: about.split.into(),
            published,
            event,
            cluster: about.cluster.map(|cluster| Key::of(cluster).bits()),
            names: found.iter().map(|(key, _)| *key).collect(),
            surfaces: found.iter().map(|(_, name)| *name).collect::<Vec<_>>().join("\n").into(),
            statements,
        })
    }

    /// Each name's key and surface.
    pub fn named(&self) -> impl Iterator<Item = (u64, &str)> {
        self.names.iter().copied().zip(self.surfaces.split('\n'))
    }

    pub fn claim_id(&self, statement: &Statement) -> String {
        claim_id(&self.id, statement.start, statement.end)
    }

    pub fn standing<'a>(&'a self, statement: &'a Statement) -> Standing<'a> {
        Standing {
            amount: statement.amount,
            published: self.published,
            article: &self.id,
            cluster: self.cluster,
            source: &statement.source,
            stance: statement.stance,
            hearsay: statement.hearsay,
            counted: statement.counted,
        }
    }
}

impl Statement {
    fn of(claim: &ClaimRecord, year: Option<&str>) -> Option<Self> {
        let unit = claim.unit.as_ref()?;
        let property = claim.property.as_ref()?;
        let kinds = [UnitKind::Count, UnitKind::Currency, UnitKind::Measure];
        if !kinds.contains(&unit.kind) || year.is_some_and(|year| names_another_year(claim, year)) {
            return None;
        }
        let sources = claim.source.iter().flat_map(|s| [&s.text, &s.name]);
        let relays = claim.attribution.relays.iter().map(|r| &r.text);
        let speakers: Vec<u64> =
            sources.chain(relays).flat_map(|name| name.split_whitespace()).map(|word| Key::of(word).bits()).collect();
        let own = names(&claim.sentence.text, &claim.language);
        let own = own.into_iter().filter(|(_, name)| !speakers.contains(&Key::of(name).bits())).map(|(key, _)| key);
        let words = claim.source.iter().flat_map(|s| s.name.split(|c: char| !c.is_alphanumeric()));
        Some(Self {
            start: claim.figure.start,
            end: claim.figure.end,
            about: Key::of(&unit.code).then(Key::of(&property.code)).bits(),
            amount: Amount::from(&claim.figure),
            stance: claim.attribution.stance,
            hearsay: claim.attribution.kind == AttributionType::Hearsay,
            counted: unit.kind == UnitKind::Count,
            source: words.filter(|w| !w.is_empty()).map(|w| Key::of(w).bits()).collect(),
            names: own.collect(),
        })
    }

    /// A figure that hardly two articles share by chance, with what it counts.
    pub fn telling_figure(&self) -> Option<u64> {
        /// Smaller counts are those of many events.
        const TELLING: f64 = 5.0;
        let exact = self.amount.low == self.amount.high;
        let value = self.amount.value.filter(|v| exact && *v >= TELLING)?;
        Some(self.about.rotate_left(17) ^ value.to_bits())
    }
}

/// Whether a sentence has a year, other than the one that its article appeared in.
fn names_another_year(claim: &ClaimRecord, year: &str) -> bool {
    let mut digits = claim.sentence.text.split(|c: char| !c.is_ascii_digit());
    let is_year = |d: &str| d.len() == 4 && (d.starts_with("19") || d.starts_with("20"));
    digits.any(|d| is_year(d) && d != year && d != claim.figure.text)
}
