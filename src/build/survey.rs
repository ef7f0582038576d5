//! What a build must know of all articles before it writes the first.
//!
//! In: the spool. Out: the cluster and the split of each article, the near-duplicates that are left out, and what was
//! found, for the manifest. Of each article no more than a sketch and a few names stay in memory: about 1,000 bytes, and 24
//! for each of its long paragraphs.

use std::collections::HashMap;

use rayon::prelude::*;

use super::duplicates::{Sketch, clusters, fnv, parameters};
use super::split::{Facts, assign, unstated};
use super::spool::Spool;
use super::spooled;
use crate::article::{Article, Reason, Refused};
use crate::dataset::{Duplicates, Key, Options, SPLIT};
use crate::error::Result;
use crate::extract::Document;
use crate::label::Gold;

/// Words from which on a paragraph can be an outlet's furniture; shorter ones are alike by chance.
const BOILERPLATE: usize = 8;
/// Clusters that share a paragraph before it is one.
const SHARED: usize = 3;

/// What is known of the articles.
pub struct Survey {
    /// Ids by split, in order; splits in the order of their names.
    pub splits: Vec<(String, Vec<String>)>,
    /// The smallest id of the cluster, for articles that have near-duplicates.
    pub clusters: HashMap<String, String>,
    pub duplicates: Duplicates,
    pub refused: Vec<Refused>,
    /// Keys to split by that no article says.
    pub unstated: Vec<Key>,
}

struct Seen {
    /// Hashes of its long paragraphs, each once.
    paragraphs: Vec<u64>,
    file: String,
    facts: Facts,
}

/// Reads every article once.
pub fn survey(spool: &mut Spool, gold: &Gold, options: &Options) -> Result<Survey> {
    let ids: Vec<String> = spool.ids().cloned().collect();
    let (mut sketches, mut seen) = (Vec::with_capacity(ids.len()), Vec::with_capacity(ids.len()));
    let split = options.split.is_some();
    for chunk in spool.chunks(&ids) {
        let articles = spool.read(chunk).map_err(|e| spooled(&e))?;
        let chunk: Vec<_> =
            articles.into_par_iter().map(|article| (Sketch::of(&article.text), see(article, split))).collect();
        chunk.into_iter().for_each(|(sketch, facts)| {
            sketches.push(sketch);
            seen.push(facts);
        });
    }
    let first = clusters(&sketches);
    drop(sketches);
    let mut sizes: HashMap<usize, u64> = HashMap::new();
    first.iter().for_each(|&f| *sizes.entry(f).or_default() += 1);
    let several = |i: &usize| sizes.get(&first[*i]).is_some_and(|&n| n > 1);
    let duplicates = Duplicates {
        parameters: parameters(),
        clusters: sizes.values().filter(|n| **n > 1).count() as u64,
        articles: sizes.values().filter(|n| **n > 1).sum(),
        boilerplate_paragraphs: boilerplate(&seen, &first),
    };
    let clusters: HashMap<String, String> =
        (0..ids.len()).filter(several).map(|i| (ids[i].clone(), ids[first[i]].clone())).collect();
    let kept = if options.drop_duplicates { kept(&ids, &first, gold) } else { (0..ids.len()).collect() };
    let mut is_kept = vec![false; ids.len()];
    kept.iter().for_each(|&i| is_kept[i] = true);
    let keeper: HashMap<usize, usize> = kept.iter().map(|&i| (first[i], i)).collect();
    let refused = (0..ids.len()).filter(|&i| !is_kept[i]).map(|i| {
        let of = keeper.get(&first[i]).map_or("", |&k| ids[k].as_str());
        let message = format!("the article {:?} is a near-duplicate of {of:?}", ids[i]);
        Refused {
            file: seen[i].file.clone(),
            line: None,
            reason: Reason::Duplicate,
            faults: Vec::new(),
            messages: vec![message],
        }
    });
    let refused = refused.collect();
    let mut missing = Vec::new();
    let splits = match &options.split {
        None => vec![(SPLIT.to_owned(), kept.iter().map(|&i| ids[i].clone()).collect())],
        Some(plan) => {
            let facts = kept.iter().map(|&i| Facts { cluster: first[i], ..std::mem::take(&mut seen[i].facts) });
            let facts: Vec<Facts> = facts.collect();
            missing = unstated(&facts, plan);
            let assigned = assign(&facts, plan)?;
            let mut names: Vec<&String> = plan.shares.iter().map(|(name, _)| name).collect();
            names.sort();
            let of = |name: &String| {
                kept.iter().zip(&assigned).filter(|(_, s)| *s == name).map(|(&i, _)| ids[i].clone()).collect()
            };
            names.into_iter().map(|name| (name.clone(), of(name))).collect()
        }
    };
    Ok(Survey { splits, clusters, duplicates, refused, unstated: missing })
}

fn see(article: Article, split: bool) -> Seen {
    let paragraphs = article.text.split('\n').filter(|p| p.split_whitespace().nth(BOILERPLATE - 1).is_some());
    let paragraphs = paragraphs.map(|p| fnv(p.split_whitespace().flat_map(|w| w.bytes().chain([b' ']))));
    let mut paragraphs: Vec<u64> = paragraphs.collect();
    paragraphs.sort_unstable();
    paragraphs.dedup();
    paragraphs.shrink_to_fit();
    let language = match (split, &article.language) {
        (false, _) => String::new(),
        (true, Some(language)) => language.clone(),
        (true, None) => Document::read(&article.text, None).language.code,
    };
    Seen {
        paragraphs,
        file: article.file,
        facts: Facts {
            id: article.id,
            cluster: 0,
            event: article.event,
            outlet: article.outlet,
            language,
            published: article.published,
        },
    }
}

/// Paragraphs that articles of several clusters share.
fn boilerplate(seen: &[Seen], first: &[usize]) -> u64 {
    let mut places = Vec::with_capacity(seen.iter().map(|seen| seen.paragraphs.len()).sum());
    for (seen, &cluster) in seen.iter().zip(first) {
        places.extend(seen.paragraphs.iter().map(|&paragraph| (paragraph, cluster)));
    }
    places.sort_unstable();
    places.dedup();
    places.chunk_by(|a, b| a.0 == b.0).filter(|clusters| clusters.len() >= SHARED).count() as u64
}

/// One article of each cluster: the first that people labelled, else the first.
fn kept(ids: &[String], first: &[usize], gold: &Gold) -> Vec<usize> {
    let mut keeper: HashMap<usize, usize> = HashMap::new();
    for (i, id) in ids.iter().enumerate() {
        let keeper = keeper.entry(first[i]).or_insert(i);
        if gold.has(id) && !gold.has(&ids[*keeper]) {
            *keeper = i;
        }
    }
    let mut kept: Vec<usize> = keeper.into_values().collect();
    kept.sort_unstable();
    kept
}
