//! What linking keeps of an article and of its claims.
//!
//! In: an article, its claims, its sums. Out: the names of its opening and the claims that can be linked at all: those that
//! say what is counted and what befell it, of things that are counted, paid or measured. A share or a length of time does
//! not say of what it is. Parts of a sum are no total, and a sentence with another year tells of something else.

use std::cmp::Ordering;
use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::About;
use super::moment::Moment;
use super::names::names;
use super::relation::{Amount, Standing};
use super::shelf::{self, Place, Shelf};
use super::sorted::InOrder;
use super::sum::Sum;
use crate::claim::record::{ClaimRecord, claim_id};
use crate::claim::{AttributionType, Stance, UnitKind};
use crate::error::Result;
use crate::text::Key;

/// Bytes of a text that its names are taken from: the headline and the first sentences.
const OPENING: usize = 1200;
/// Names of an opening, at most.
const NAMES: usize = 24;

/// What of an article is needed to know whom it meets.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Telling {
    pub id: Box<str>,
    pub split: Box<str>,
    pub published: Option<Moment>,
    pub event: Option<u64>,
    cluster: Option<u64>,
    /// Keys of the names of its opening, in their order.
    pub names: Box<[u64]>,
    /// Figures that hardly two articles share by chance, in order, each once.
    pub figures: Vec<u64>,
    /// Where it stands what the article says.
    pub said: Place,
}

/// Articles whose inputs name their event come first, event by event; then the others. Each follow their publication.
impl InOrder for Telling {
    fn compare(&self, other: &Self) -> Ordering {
        let order = |t: &Self| (t.event.is_none(), t.event, t.published);
        order(self).cmp(&order(other)).then_with(|| self.id.cmp(&other.id))
    }
}

/// What an article says, which is of use once it is known whom it meets.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Said {
    /// Surfaces of the names of its opening, in the order of their keys.
    surfaces: Vec<String>,
    /// The keys that its statements name, in stretches: claims of one sentence, and those of one source, share theirs.
    keys: Vec<u64>,
    pub statements: Vec<Statement>,
}

/// A claim as far as it can be linked.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Statement {
    start: u32,
    end: u32,
    /// Unit and property.
    pub about: u64,
    pub amount: Amount,
    stance: Stance,
    hearsay: bool,
    counted: bool,
    source: Stretch,
    /// Names of its sentence, but not those of its sources.
    names: Stretch,
}

/// Where keys stand among their article's.
#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize)]
struct Stretch {
    from: u32,
    length: u32,
}

/// The keys of one article, each row of them once.
#[derive(Default)]
struct Keys {
    keys: Vec<u64>,
    known: HashMap<Vec<u64>, Stretch>,
}

impl Keys {
    fn stretch(&mut self, row: Vec<u64>) -> Stretch {
        let keys = &mut self.keys;
        *self.known.entry(row).or_insert_with_key(|row| {
            let from = keys.len() as u32;
            keys.extend(row);
            Stretch { from, length: row.len() as u32 }
        })
    }
}

impl Telling {
    /// The article, where there is anything to link in it and it says when or of what it tells; what it says goes to the
    /// shelf.
    pub fn of(about: &About<'_>, claims: &[ClaimRecord], sums: &[Sum], shelf: &mut impl Shelf) -> Result<Option<Self>> {
        let published = about.published.and_then(Moment::parse);
        let event = about.event.map(|event| Key::of(event.trim()).bits());
        if published.is_none() && event.is_none() {
            return Ok(None);
        }
        let year = about.published.and_then(|p| p.get(..4)).filter(|_| published.is_some());
        let part = |i: &usize| sums.iter().any(|sum| sum.parts.contains(i));
        let mut keys = Keys::default();
        let statements: Vec<Statement> =
            (0..claims.len()).filter(|i| !part(i)).filter_map(|i| Statement::of(&claims[i], year, &mut keys)).collect();
        if statements.is_empty() {
            return Ok(None);
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
        let mut figures: Vec<u64> = statements.iter().filter_map(Statement::telling_figure).collect();
        figures.sort_unstable();
        figures.dedup();
        let surfaces = found.iter().map(|(_, name)| (*name).to_owned()).collect();
        let said = shelf::keep(shelf, &Said { surfaces, keys: keys.keys, statements })?;
        Ok(Some(Self {
            id: about.id.into(),
            split: about.split.into(),
            published,
            event,
            cluster: about.cluster.map(|cluster| Key::of(cluster).bits()),
            names: found.iter().map(|(key, _)| *key).collect(),
            figures,
            said,
        }))
    }
}

/// An article with what it says.
#[derive(Debug, Clone, Copy)]
pub struct Told<'a> {
    pub telling: &'a Telling,
    pub said: &'a Said,
}

impl<'a> Told<'a> {
    /// Each name's key and surface.
    pub fn named(self) -> impl Iterator<Item = (u64, &'a str)> {
        self.telling.names.iter().copied().zip(self.said.surfaces.iter().map(String::as_str))
    }

    pub fn claim_id(self, statement: &Statement) -> String {
        claim_id(&self.telling.id, statement.start, statement.end)
    }

    /// Names of a statement's sentence, but not those of its sources.
    pub fn names_beside(self, statement: &Statement) -> &'a [u64] {
        self.keys_in(statement.names)
    }

    fn keys_in(self, Stretch { from, length }: Stretch) -> &'a [u64] {
        let from = from as usize;
        self.said.keys.get(from..from + length as usize).unwrap_or_default()
    }

    pub fn standing(self, statement: &Statement) -> Standing<'a> {
        Standing {
            amount: statement.amount,
            published: self.telling.published,
            article: &self.telling.id,
            cluster: self.telling.cluster,
            source: self.keys_in(statement.source),
            stance: statement.stance,
            hearsay: statement.hearsay,
            counted: statement.counted,
        }
    }
}

impl Statement {
    fn of(claim: &ClaimRecord, year: Option<&str>, keys: &mut Keys) -> Option<Self> {
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
            source: keys.stretch(words.filter(|w| !w.is_empty()).map(|w| Key::of(w).bits()).collect()),
            names: keys.stretch(own.collect()),
        })
    }

    /// A figure that hardly two articles share by chance, with what it counts.
    fn telling_figure(&self) -> Option<u64> {
        /// Smaller counts are those of many events.
        const TELLING: f64 = 5.0;
        let Amount { value, low, high, .. } = self.amount;
        let value = value.filter(|v| low == high && *v >= TELLING)?;
        Some(self.about.rotate_left(17) ^ value.to_bits())
    }
}

/// Whether a sentence has a year, other than the one that its article appeared in.
fn names_another_year(claim: &ClaimRecord, year: &str) -> bool {
    let mut digits = claim.sentence.text.split(|c: char| !c.is_ascii_digit());
    let is_year = |d: &str| d.len() == 4 && (d.starts_with("19") || d.starts_with("20"));
    digits.any(|d| is_year(d) && d != year && d != claim.figure.text)
}
