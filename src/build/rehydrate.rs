//! A dehydrated dataset with its text again.
//!
//! In: a dataset that has offsets and hashes in place of its text, and the articles. Out: the dataset that it was made from,
//! to the byte where this version writes it, and by its rows' hashes in any case; or every article that is missing or has
//! changed. Articles wait on disk, as in a build.

use std::path::Path;

use rayon::prelude::*;

use super::spool::Spool;
use super::{Progress, spooled};
use crate::article::inputs::expand;
use crate::article::{self, Article, ArticleRecord, Columns, Refused, sha256};
use crate::dataset::{Entry, Manifest, Options, Origin, Ready, Rejected, RejectedInput, Stored, Taken, Writer, wet};
use crate::error::{Error, Fault, Outcome, Result};

/// Articles that get their text at once; the same as in a build, so that row groups are the same.
struct Source {
    stored: Stored,
    spool: Spool,
    refused: Vec<RejectedInput>,
}

/// Writes the dataset at `dataset` with its text to `out`.
pub fn rehydrate(dataset: &Path, inputs: &[String], out: &Path, progress: impl Fn(Progress)) -> Result<Manifest> {
    let manifest = Manifest::read(dataset)?;
    if !manifest.options.dehydrated {
        let fault = Fault::new("the dataset has its text").at(dataset);
        return Err(Error::input(fault.expected("a dataset that was built with --dehydrate")));
    }
    let mut source = Source::read(dataset, &manifest, inputs)?;
    source.check(dataset)?;
    progress(Progress::Read(usize::try_from(manifest.counts.articles).unwrap_or_default()));
    let mut writer = Writer::create(out, false)?;
    for input in source.inputs()? {
        writer.reject(&Rejected::Input(input))?;
    }
    for split in source.stored.splits() {
        writer.begin(&split)?;
        source.each(&split, |pairs, stored| {
            let mut taken = Vec::with_capacity(pairs.len());
            for (row, article) in pairs {
                if let Some(dry) = stored.take(&row.article_id)? {
                    taken.push((row, article, dry));
                }
            }
            let wetted: Vec<Result<Ready>> =
                taken.into_par_iter().map(|(row, article, dry)| one(row, article, dry)).collect();
            let ready = wetted.into_iter().collect::<Result<Vec<Ready>>>()?;
            let written = ready.len();
            writer.write(ready)?;
            progress(Progress::Written(written));
            Ok(())
        })?;
    }
    writer.finish(Origin {
        inputs: manifest.inputs.clone(),
        labels: manifest.labels.clone(),
        options: Options { dehydrated: false, ..manifest.options.clone() },
        duplicates: manifest.duplicates.clone(),
        agreement: manifest.agreement.clone(),
        dehydrated: Some(manifest),
    })
}

/// One article with its text again.
fn one(row: ArticleRecord, article: Article, dry: Taken) -> Result<Ready> {
    let id = row.article_id.clone();
    let entry = Entry { article: row, claims: dry.claims, numbers: dry.numbers, event: article.event };
    let named = |fault: Fault| Fault { found: format!("the article {id:?}: {}", fault.found), ..fault };
    wet(entry, article.text, article.title)
        .map_err(|faults| Error::new(Outcome::Integrity, faults.into_iter().map(named).collect()))?
        .ready()
}

impl Source {
    fn read(dataset: &Path, manifest: &Manifest, inputs: &[String]) -> Result<Self> {
        let stored = Stored::open(dataset, manifest)?;
        let (inputs, missing) = expand(inputs);
        if !missing.is_empty() {
            return Err(Error::new(Outcome::Input, missing));
        }
        let mut spool = Spool::create().map_err(|e| spooled(&e))?;
        let columns = Columns::of(manifest.options.columns.clone());
        let scanned = article::scan(&inputs, &columns, &mut |article| spool.push(article).map_err(|e| spooled(&e)))?;
        let refused = scanned.refused.iter().map(|refused: &Refused| refused.into()).collect();
        Ok(Self { stored, spool, refused })
    }

    /// Hands over the rows of a split with their articles, some at a time; an article that is not there is passed over.
    fn each(
        &mut self,
        split: &str,
        mut some: impl FnMut(Vec<(ArticleRecord, Article)>, &mut Stored) -> Result<()>,
    ) -> Result<()> {
        let ids = self.stored.ids(split);
        let mut rows = self.stored.rows(split)?;
        let mut waiting: std::collections::VecDeque<ArticleRecord> = std::collections::VecDeque::new();
        for chunk in self.spool.chunks(&ids) {
            let articles = self.spool.read(chunk).map_err(|e| spooled(&e))?;
            let mut pairs = Vec::with_capacity(articles.len());
            for article in articles {
                while waiting.front().is_none_or(|row| row.article_id != article.id) {
                    if waiting.pop_front().is_none() {
                        let Some(more) = rows.next() else { break };
                        waiting.extend(more?);
                    }
                }
                pairs.extend(waiting.pop_front().map(|row| (row, article)));
            }
            some(pairs, &mut self.stored)?;
        }
        Ok(())
    }

    /// Whether every article is there and the one that it was.
    fn check(&mut self, dataset: &Path) -> Result<()> {
        let (mut missing, mut changed) = (Vec::new(), Vec::new());
        for split in self.stored.splits() {
            for id in self.stored.ids(&split) {
                if !self.spool.has(&id) {
                    let fault = Fault::new(format!("the article {id:?} is missing")).at(dataset);
                    missing.push(fault.expected("an input that holds it, under that id"));
                }
            }
            self.each(&split, |pairs, _| {
                let differs = |(row, article): &(ArticleRecord, Article)| {
                    let now = sha256(article.text.as_bytes());
                    let fault = Fault::new(format!("the article {:?} has changed: sha256 {now}", row.article_id))
                        .at(&article.file);
                    (now != row.sha256)
                        .then(|| fault.expected(format!("{}, as it was when the dataset was built", row.sha256)))
                };
                changed.extend(pairs.iter().filter_map(differs));
                Ok(())
            })?;
        }
        match (missing.is_empty(), changed.is_empty()) {
            (true, true) => Ok(()),
            (_, true) => Err(Error::new(Outcome::Input, missing)),
            _ => Err(Error::new(Outcome::Integrity, changed.into_iter().chain(missing).collect())),
        }
    }

    /// The inputs that gave no article, with what is wrong with them told again by the inputs themselves.
    fn inputs(&mut self) -> Result<Vec<RejectedInput>> {
        let whole = |dry: RejectedInput| {
            let same = |known: &&RejectedInput| known.dry() == dry;
            self.refused.iter().find(same).cloned().unwrap_or(dry)
        };
        Ok(self.stored.inputs()?.into_iter().map(whole).collect())
    }
}
