//! Which claims are shown: by kind of change, field, class and language.
//!
//! In: the claims of a result, and what a person ticked. Out: the list to tick in, with counts, and a yes or no a claim.
//! Ticks of one sort widen, ticks of two sorts narrow.

use std::collections::BTreeMap;

use claimbench::snapshot::{Change, ClaimChange, Wrong};

/// What can be ticked.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tick {
    Kind(Change),
    Field(String),
    Class(String),
    Language(String),
}

impl Tick {
    pub const fn sort(&self) -> &'static str {
        match self {
            Self::Kind(_) => "kind",
            Self::Field(_) => "field",
            Self::Class(_) => "class",
            Self::Language(_) => "language",
        }
    }

    pub fn word(&self) -> &str {
        match self {
            Self::Kind(change) => change.as_str(),
            Self::Field(word) | Self::Class(word) | Self::Language(word) => word,
        }
    }

    fn fits(&self, claim: &ClaimChange) -> bool {
        let any = |test: &dyn Fn(&Wrong) -> bool| [&claim.old, &claim.new].into_iter().flatten().any(test);
        match self {
            Self::Kind(change) => claim.change == *change,
            Self::Field(field) => any(&|wrong| wrong.fails(field)),
            Self::Class(class) => any(&|wrong| wrong.class == *class),
            Self::Language(code) => any(&|wrong| wrong.language.as_deref() == Some(code)),
        }
    }
}

/// The ticks that are set.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    set: Vec<Tick>,
}

impl Filter {
    pub fn is_empty(&self) -> bool {
        self.set.is_empty()
    }

    pub fn has(&self, tick: &Tick) -> bool {
        self.set.contains(tick)
    }

    pub fn toggle(&mut self, tick: Tick) {
        match self.set.iter().position(|set| *set == tick) {
            Some(at) => drop(self.set.remove(at)),
            None => self.set.push(tick),
        }
        self.set.sort();
    }

    pub fn clear(&mut self) {
        self.set.clear();
    }

    /// `broken, fixed; field source`.
    pub fn words(&self) -> String {
        let sorts = self.set.chunk_by(|a, b| a.sort() == b.sort());
        let sort = |ticks: &[Tick]| ticks.iter().map(Tick::word).collect::<Vec<_>>().join(" or ");
        sorts.map(sort).collect::<Vec<_>>().join(", ")
    }

    pub fn lets(&self, claim: &ClaimChange) -> bool {
        self.set.chunk_by(|a, b| a.sort() == b.sort()).all(|sort| sort.iter().any(|tick| tick.fits(claim)))
    }
}

/// Everything that can be ticked for these claims, with the number of claims that it fits.
pub fn ticks(claims: &[ClaimChange]) -> Vec<(Tick, usize)> {
    let mut counts: BTreeMap<Tick, usize> = BTreeMap::new();
    for claim in claims {
        let mut of: Vec<Tick> = vec![Tick::Kind(claim.change)];
        for wrong in [&claim.old, &claim.new].into_iter().flatten() {
            of.extend(wrong.failing().map(|field| Tick::Field(field.to_owned())));
            of.push(Tick::Class(wrong.class.clone()));
            of.extend(wrong.language.clone().map(Tick::Language));
        }
        of.sort();
        of.dedup();
        of.into_iter().for_each(|tick| *counts.entry(tick).or_default() += 1);
    }
    counts.into_iter().collect()
}
