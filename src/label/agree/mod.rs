//! How far annotators agree, field by field.
//!
//! In: annotators' claims, and the lengths of their articles where they are known. Out: for each two of them the counts
//! that F1 comes from, Cohen's kappa and Krippendorff's alphas with what they rest on, the distance of values, all of it
//! also by language and article, and the places where they differ. Only articles that both labelled are compared.

mod difference;
mod fields;
mod tables;

use std::collections::{BTreeMap, BTreeSet};

pub use difference::{Difference, differences};
pub use fields::{Field, Said, primary};
pub use tables::{Beyond, Counts, Tables, UNITS, Values};

use super::agreement::{Agreement, Scale, alpha, codes};
use super::annotator::Annotator;
use crate::claim::prediction::Prediction;
use crate::score::{Anchor, Compare, Place, align};

/// Two claims of one figure, or a figure that only one of two marked.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pair<'a> {
    pub article_id: &'a str,
    pub first: Option<&'a Prediction>,
    pub second: Option<&'a Prediction>,
}

impl Pair<'_> {
    /// The claim of the first, else of the second.
    pub fn either(&self) -> Option<&Prediction> {
        self.first.or(self.second)
    }

    /// Whether both marked the figure at the same place.
    pub fn exact(&self) -> bool {
        self.first.zip(self.second).is_some_and(|(a, b)| Field::Figure.of(a) == Field::Figure.of(b))
    }

    fn language(&self) -> String {
        self.either().and_then(|claim| claim.language.as_deref()).map_or("?", primary).to_owned()
    }
}

/// How far two annotators agree.
#[derive(Debug, Clone, PartialEq)]
pub struct Compared<'a> {
    pub first: &'a str,
    pub second: &'a str,
    /// Articles that both labelled, and those that only one of them did.
    pub articles: usize,
    pub alone: [Vec<&'a str>; 2],
    pub pairs: Vec<Pair<'a>>,
    pub whole: Tables,
    pub by_language: Vec<(String, Tables)>,
    pub by_article: Vec<(String, Tables)>,
}

/// Compares two annotators. `lengths` are those of the articles' texts, in code points.
pub fn compare<'a>(first: &'a Annotator, second: &'a Annotator, lengths: &BTreeMap<&str, u32>) -> Compared<'a> {
    let (ours, theirs) = (by_article(first), by_article(second));
    let alone = |these: &BTreeMap<&'a str, Vec<&'a Prediction>>, those: &BTreeMap<&str, Vec<&Prediction>>| {
        these.keys().copied().filter(|id| !those.contains_key(id)).collect::<Vec<_>>()
    };
    let mut pairs = Vec::new();
    for (article_id, claims) in &ours {
        if let Some(others) = theirs.get(article_id) {
            pairs.extend(paired(article_id, claims, others));
        }
    }
    let group = |key: &dyn Fn(&Pair) -> String| {
        let mut groups: BTreeMap<String, Vec<Pair>> = BTreeMap::new();
        pairs.iter().for_each(|pair| groups.entry(key(pair)).or_default().push(*pair));
        groups.into_iter().map(|(key, own)| (key, Tables::of(&own, lengths))).collect()
    };
    Compared {
        first: &first.name,
        second: &second.name,
        articles: ours.keys().filter(|id| theirs.contains_key(*id)).count(),
        alone: [alone(&ours, &theirs), alone(&theirs, &ours)],
        whole: Tables::of(&pairs, lengths),
        by_language: group(&|pair| pair.language()),
        by_article: group(&|pair| pair.article_id.to_owned()),
        pairs,
    }
}

/// Krippendorff's alpha of each label over all annotators. An item is a figure's place; who did not mark it is missing.
pub fn everyone(annotators: &[Annotator]) -> Vec<(Field, Agreement)> {
    let place = |claim: &Prediction| (claim.article_id.clone(), claim.figure.start, claim.figure.end);
    let items: BTreeSet<_> = annotators.iter().flat_map(|a| a.claims.iter().map(place)).collect();
    let marked: Vec<BTreeMap<_, &Prediction>> =
        annotators.iter().map(|a| a.claims.iter().map(|claim| (place(claim), claim)).collect()).collect();
    let row = |own: &BTreeMap<_, &Prediction>, field: Field| -> Vec<Option<String>> {
        items.iter().map(|item| own.get(item).map(|claim| field.label(claim))).collect()
    };
    let mut alphas: Vec<(Field, Agreement)> = (Field::NOMINAL.into_iter())
        .map(|field| {
            let table: Vec<_> = marked.iter().map(|own| row(own, field)).collect();
            (field, alpha(&codes(&table), Scale::Nominal))
        })
        .collect();
    let value = |own: &BTreeMap<_, &Prediction>| {
        items.iter().map(|item| own.get(item).and_then(|claim| claim.figure.value)).collect()
    };
    alphas.push((Field::Value, alpha(&marked.iter().map(value).collect::<Vec<_>>(), Scale::Ratio)));
    alphas
}

/// The claims of each article that somebody labelled; none of one in which they found none.
fn by_article(annotator: &Annotator) -> BTreeMap<&str, Vec<&Prediction>> {
    let mut articles: BTreeMap<&str, Vec<&Prediction>> =
        annotator.articles().into_iter().map(|id| (id, Vec::new())).collect();
    for claim in annotator.claims.iter().filter(|claim| Field::Figure.of(claim).is_some()) {
        articles.entry(&claim.article_id).or_default().push(claim);
    }
    articles.values_mut().for_each(|own| own.sort_by_key(|claim| (claim.figure.start, claim.figure.end)));
    articles
}

/// One article's claims, one to one as the marker pairs them: exact figures first, then those that overlap.
fn paired<'a>(article_id: &'a str, first: &[&'a Prediction], second: &[&'a Prediction]) -> Vec<Pair<'a>> {
    struct Sides<'s>(&'s [&'s Prediction], &'s [&'s Prediction]);
    impl Compare for Sides<'_> {
        fn agreement(&self, first: usize, second: usize) -> u8 {
            let same = |field: &&Field| field.of(self.0[first]) == field.of(self.1[second]);
            Field::ALL[1..].iter().filter(same).count() as u8
        }

        fn order(&self, first: usize, second: usize) -> std::cmp::Ordering {
            let key = |claim: &Prediction| Field::ALL.map(|field| format!("{:?}", field.of(claim)));
            key(self.0[first]).cmp(&key(self.1[second]))
        }
    }
    let anchor = |claim: &&Prediction| Anchor { place: Place::new(claim.figure.start, claim.figure.end), label: 0 };
    let anchors = |side: &[&Prediction]| side.iter().map(anchor).collect::<Vec<_>>();
    let aligned = align(&anchors(first), &anchors(second), &Sides(first, second));
    let mut free = vec![true; second.len()];
    let mut answers: Vec<Option<usize>> = vec![None; first.len()];
    for (a, b) in aligned {
        (answers[a], free[b]) = (Some(b), false);
    }
    let pair = |first: Option<&'a Prediction>, second: Option<&'a Prediction>| Pair { article_id, first, second };
    let ours = first.iter().zip(answers).map(|(claim, answer)| pair(Some(claim), answer.map(|b| second[b])));
    let theirs = second.iter().zip(free).filter(|(_, free)| *free).map(|(claim, _)| pair(None, Some(claim)));
    let mut pairs: Vec<Pair> = ours.chain(theirs).collect();
    pairs.sort_by_key(|pair| pair.either().map(|claim| (claim.figure.start, claim.figure.end)));
    pairs
}
