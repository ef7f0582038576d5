//! Two datasets side by side.
//!
//! In: both in memory. Out: [`Changes`]. Articles meet by their id, claims by article and figure; where a text changed,
//! claims meet by their sentence and the figure's place in it, so that a corrected headline is not the loss of every claim.

use std::collections::{BTreeMap, VecDeque};

use super::fields::{changes, changes_anywhere};
use super::{
    ArticleChange, ArticleName, Articles, Change, Changes, ClaimChange, ClaimName, Claims, LAYOUT, Language, LinkName,
    Links, Move, Side, Tally,
};
use crate::article::ArticleRecord;
use crate::claim::record::ClaimRecord;
use crate::dataset::{Dataset, Manifest};
use crate::link::LinkRecord;

/// Fields of the manifest that say what the rows are, and which the rows themselves tell better.
const OF_ROWS: [&str; 7] = ["content", "counts", "duplicates", "inputs", "labels", "outputs", "seal"];
/// Fields of an article that its text's comparison covers.
const OF_TEXT: [&str; 3] = ["article_id", "text", "sha256"];
/// Fields of a claim that its article and its figure's place give it.
const OF_PLACE: [&str; 3] = ["claim_id", "article_id", "split"];

/// Everything that differs.
pub fn compare(before: &Dataset, after: &Dataset) -> Changes {
    let articles = articles(&before.articles, &after.articles);
    let mut claims = Claims::default();
    let (old, new) = (by_article(&before.claims), by_article(&after.claims));
    let mut ids: Vec<&str> = old.keys().chain(new.keys()).copied().collect();
    ids.sort_unstable();
    ids.dedup();
    for id in ids {
        let edited = articles.changed.iter().any(|a| a.text && a.article_id == id);
        match_claims(of(&old, id), of(&new, id), edited, &mut claims);
    }
    let languages = languages(before, after, &articles, &claims);
    Changes {
        version: LAYOUT,
        before: side(&before.manifest),
        after: side(&after.manifest),
        languages,
        facts: changes(&before.manifest, &after.manifest, &OF_ROWS),
        articles,
        claims,
        links: links(&before.links, &after.links),
    }
}

fn links(before: &[LinkRecord], after: &[LinkRecord]) -> Links {
    fn by_id(rows: &[LinkRecord]) -> BTreeMap<&str, Vec<&LinkRecord>> {
        let mut links: BTreeMap<&str, Vec<&LinkRecord>> = BTreeMap::new();
        rows.iter().for_each(|row| links.entry(&row.link_id).or_default().push(row));
        links
    }
    let name = |(id, rows): (&&str, &Vec<&LinkRecord>)| LinkName {
        link_id: (*id).to_owned(),
        kind: rows[0].kind,
        claims: rows.iter().map(|row| row.claim_id.clone()).collect(),
    };
    let (old, new) = (by_id(before), by_id(after));
    Links {
        added: new.iter().filter(|(id, _)| !old.contains_key(*id)).map(name).collect(),
        removed: old.iter().filter(|(id, _)| !new.contains_key(*id)).map(name).collect(),
        changed: new.iter().filter(|(id, rows)| old.get(*id).is_some_and(|then| then != *rows)).map(name).collect(),
    }
}

fn side(manifest: &Manifest) -> Side {
    let Manifest { counts, content, .. } = manifest;
    Side { articles: counts.articles, claims: counts.claims, content: content.clone() }
}

fn articles(before: &[ArticleRecord], after: &[ArticleRecord]) -> Articles {
    let by_id = |articles: &'_ [ArticleRecord]| -> BTreeMap<String, usize> {
        articles.iter().enumerate().map(|(i, a)| (a.article_id.clone(), i)).collect()
    };
    let (old, new) = (by_id(before), by_id(after));
    let mut found = Articles::default();
    found.removed.extend(old.iter().filter(|(id, _)| !new.contains_key(*id)).map(|(_, i)| name(&before[*i])));
    for (id, i) in &new {
        let now = &after[*i];
        let Some(then) = old.get(id).map(|i| &before[*i]) else {
            found.added.push(name(now));
            continue;
        };
        let text = then.sha256 != now.sha256;
        let fields = changes(then, now, &OF_TEXT);
        if text || !fields.is_empty() {
            let (article_id, language) = (id.clone(), now.language.clone());
            found.changed.push(ArticleChange { article_id, language, text, fields });
        }
    }
    found
}

fn name(article: &ArticleRecord) -> ArticleName {
    let ArticleRecord { article_id, language, title, .. } = article;
    ArticleName { article_id: article_id.clone(), language: language.clone(), title: title.clone() }
}

fn by_article(claims: &[ClaimRecord]) -> BTreeMap<&str, Vec<&ClaimRecord>> {
    let mut found: BTreeMap<&str, Vec<&ClaimRecord>> = BTreeMap::new();
    for claim in claims {
        found.entry(&claim.article_id).or_default().push(claim);
    }
    found
}

fn of<'a>(claims: &BTreeMap<&str, Vec<&'a ClaimRecord>>, article: &str) -> Vec<&'a ClaimRecord> {
    claims.get(article).cloned().unwrap_or_default()
}

/// The claims of one article. Pairs are made in steps, each of claims that the steps before left over.
fn match_claims<'a>(old: Vec<&'a ClaimRecord>, new: Vec<&'a ClaimRecord>, edited: bool, found: &mut Claims) {
    let span = |c: &ClaimRecord| (c.figure.start, c.figure.end);
    let mut pairs = Vec::new();
    let (mut old, mut new) = (old, new);
    if edited {
        // At the same place a changed text may hold another figure.
        step(&mut old, &mut new, &mut pairs, |c| (span(c), &c.figure.text));
        step(&mut old, &mut new, &mut pairs, |c| {
            (&c.sentence.text, c.figure.start.wrapping_sub(c.sentence.start), &c.figure.text)
        });
    }
    step(&mut old, &mut new, &mut pairs, span);
    pairs.sort_by_key(|(_, now)| span(now));
    found.removed.extend(old.into_iter().map(named));
    found.added.extend(new.into_iter().map(named));
    for (then, now) in pairs {
        let was = (then.claim_id != now.claim_id).then(|| then.claim_id.clone());
        let fields = match edited {
            true => changes_anywhere(then, now, &OF_PLACE),
            false if same(then, now) => Vec::new(),
            false => changes(then, now, &OF_PLACE),
        };
        match (fields.is_empty(), was) {
            (true, None) => {}
            (true, Some(was)) => found.moved.push(Move { claim_id: now.claim_id.clone(), was }),
            (false, was) => found.changed.push(ClaimChange { claim: named(now), was, fields }),
        }
    }
}

/// Takes claims of one key out of both sides, in order.
fn step<'a, K: Ord>(
    old: &mut Vec<&'a ClaimRecord>,
    new: &mut Vec<&'a ClaimRecord>,
    pairs: &mut Vec<(&'a ClaimRecord, &'a ClaimRecord)>,
    key: impl Fn(&'a ClaimRecord) -> K,
) {
    let mut waiting: BTreeMap<K, VecDeque<usize>> = BTreeMap::new();
    for (i, claim) in old.iter().enumerate() {
        waiting.entry(key(claim)).or_default().push_back(i);
    }
    let mut taken = vec![false; old.len()];
    new.retain(|now| match waiting.get_mut(&key(now)).and_then(VecDeque::pop_front) {
        Some(i) => {
            taken[i] = true;
            pairs.push((old[i], now));
            false
        }
        None => true,
    });
    let mut taken = taken.into_iter();
    old.retain(|_| !taken.next().unwrap_or_default());
}

/// The common case, without a detour through JSON. The split is the article's.
fn same(then: &ClaimRecord, now: &ClaimRecord) -> bool {
    let ClaimRecord { claim_id: _, article_id: _, split: _, language, sentence, figure, .. } = then;
    let ClaimRecord { unit, property, source, attribution, label, .. } = then;
    (language, sentence, figure, unit) == (&now.language, &now.sentence, &now.figure, &now.unit)
        && (property, source, attribution, label) == (&now.property, &now.source, &now.attribution, &now.label)
}

fn named(claim: &ClaimRecord) -> ClaimName {
    ClaimName {
        claim_id: claim.claim_id.clone(),
        language: claim.language.clone(),
        figure: claim.figure.text.clone(),
        sentence: claim.sentence.text.clone(),
    }
}

fn languages(before: &Dataset, after: &Dataset, articles: &Articles, claims: &Claims) -> BTreeMap<String, Language> {
    let mut found: BTreeMap<String, Language> = BTreeMap::new();
    let mut count = |language: &str, add: &dyn Fn(&mut Language)| add(found.entry(language.to_owned()).or_default());
    before.articles.iter().for_each(|a| count(&a.language, &|l| l.articles.before += 1));
    after.articles.iter().for_each(|a| count(&a.language, &|l| l.articles.after += 1));
    articles.added.iter().for_each(|a| count(&a.language, &|l| l.articles.added += 1));
    articles.removed.iter().for_each(|a| count(&a.language, &|l| l.articles.removed += 1));
    articles.changed.iter().for_each(|a| count(&a.language, &|l| l.articles.changed += 1));
    before.claims.iter().for_each(|c| count(&c.language, &|l| l.claims.before += 1));
    after.claims.iter().for_each(|c| count(&c.language, &|l| l.claims.after += 1));
    claims.added.iter().for_each(|c| count(&c.language, &|l| l.claims.added += 1));
    claims.removed.iter().for_each(|c| count(&c.language, &|l| l.claims.removed += 1));
    claims.changed.iter().for_each(|c| count(&c.claim.language, &|l| l.claims.changed += 1));
    found
}

impl Language {
    /// Whether anything happened in it.
    pub fn changed(&self) -> bool {
        let happened = |t: &Tally| t.added + t.removed + t.changed > 0 || t.before != t.after;
        happened(&self.articles) || happened(&self.claims)
    }
}

impl Change {
    /// `unit.code "person" → "house"`.
    pub fn shown(&self) -> String {
        format!("{} {} → {}", self.field, self.before, self.after)
    }
}
