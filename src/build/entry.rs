//! One article with all that the dataset holds of it.
//!
//! In: an article, and people's labels of it or what an earlier build has of it, if there are any. Out: its row, its
//! claims, and its numbers that are none.

use super::furniture;
use crate::article::{Article, ArticleRecord};
use crate::claim::record::ClaimRecord;
use crate::dataset::{Entry, RejectedNumbers, Taken};
use crate::error::Fault;
use crate::extract::{NumberRecord, ReasonRecord, extract_marking, numbers, records};
use crate::label::Gold;

/// The rule of a number that the program would have made a claim and people did not.
pub const OVERRULED: &str = "not_in_gold";

/// Reads an article, gold where people labelled it.
pub fn read(article: &Article, gold: &Gold) -> Result<Taken, Vec<Fault>> {
    let (extraction, furniture) = extract_marking(&article.text, article.language.as_deref());
    let machine = numbers(&article.id, &article.text, &extraction);
    let (claims, numbers) = match gold.of(article) {
        Some(claims) => {
            let claims = claims?;
            let rest = overruled(machine, &claims);
            (claims, rest)
        }
        None => {
            let claims = records(&article.id, &article.text, &extraction);
            (claims, machine.into_iter().filter(|n| !n.claim).collect())
        }
    };
    Ok(Taken {
        language: extraction.language.code,
        language_confidence: extraction.language.confidence,
        furniture: furniture::records(&article.text, &furniture),
        claims,
        numbers: RejectedNumbers::new(numbers),
    })
}

/// The article with what was read, in its place in the dataset.
pub fn entry(article: Article, sha256: String, read: Taken, cluster: Option<&str>, split: &str) -> Entry {
    let Taken { language, language_confidence, furniture, mut claims, numbers } = read;
    let furniture = furniture::with_titles(&article, furniture);
    claims.iter_mut().for_each(|claim| split.clone_into(&mut claim.split));
    let event = article.event;
    let article = ArticleRecord {
        sha256,
        language,
        language_confidence,
        furniture,
        duplicate_cluster: cluster.map(str::to_owned),
        article_id: article.id,
        text: article.text,
        title: article.title,
        outlet: article.outlet,
        url: article.url,
        authors: article.authors,
        published: article.published,
        licence: article.licence,
        file: article.file,
        split: split.to_owned(),
    };
    Entry { article, claims, numbers, event }
}

/// The numbers that people did not label; where the program would have made a claim, people are the reason.
fn overruled(machine: Vec<NumberRecord>, gold: &[ClaimRecord]) -> Vec<NumberRecord> {
    let labelled = |n: &NumberRecord| {
        let at = gold.partition_point(|c| c.figure.end <= n.start);
        gold.get(at).is_some_and(|c| c.figure.start < n.end)
    };
    let mut rest: Vec<NumberRecord> = machine.into_iter().filter(|n| !labelled(n)).collect();
    for number in rest.iter_mut().filter(|n| n.claim) {
        number.claim = false;
        number.reason = vec![ReasonRecord { rule: OVERRULED.to_owned(), entry: None }];
    }
    rest
}
