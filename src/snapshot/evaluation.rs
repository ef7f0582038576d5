//! What an evaluation says of each system, as facts.
//!
//! In: an evaluation whose slices are filled. Out: one set of facts a system. An article has one line of counts,
//! which is what a paired comparison draws.

use super::facts::{Fact, Facts, Identity};
use super::gather::{ARTICLE, Gather, fact, sliced};
use super::row::Row;
use crate::score::{Evaluation, Field, Scheme, SystemEvaluation};

/// Parts of the signature that do not make two results incomparable: gold and predictions stand elsewhere, and what
/// the program's version changes in the numbers is told by the matcher's version. How far people agree moves no system's number.
const APART: [&str; 5] = ["claimbench", GOLD, ARTICLES, "pred", "human"];
/// What two results must have been scored on.
const GOLD: &str = "gold";
const ARTICLES: &str = "articles";

/// The facts of every system. `version` gives a system's version by its name, where it is known.
pub fn facts(evaluation: &Evaluation, dataset: &str, version: impl Fn(&str) -> Option<String>) -> Vec<Facts> {
    let signature = comparable(&evaluation.signature);
    let one = |system: &SystemEvaluation| {
        let mut rows = Gather::default();
        evaluation.rows(system).for_each(|row| rows.push(&Row::from(&row)));
        rows.complete(evaluation.drawn());
        let mut facts = numbers(evaluation, system);
        facts.extend(rows.facts());
        Facts {
            identity: Identity {
                dataset: dataset.to_owned(),
                dataset_hash: dataset_hash(&evaluation.signature),
                system: system.name.clone(),
                version: version(&system.name),
                signature: signature.clone(),
            },
            facts,
            wrong: rows.wrong,
        }
    };
    evaluation.systems.iter().map(one).collect()
}

/// Gold and the articles that it could speak of, as the signature has their digests.
pub fn dataset_hash(signature: &str) -> String {
    let part = |name: &str| signature.split('|').find_map(|part| part.strip_prefix(name)?.strip_prefix(':'));
    part(GOLD).into_iter().chain(part(ARTICLES)).collect::<Vec<_>>().join("-")
}

/// The parts of a report's signature that two results must share to be compared.
pub fn comparable(signature: &str) -> String {
    let shared = |part: &&str| !APART.contains(&part.split(':').next().unwrap_or_default());
    signature.split('|').filter(shared).collect::<Vec<_>>().join("|")
}

fn numbers(evaluation: &Evaluation, system: &SystemEvaluation) -> Vec<Fact> {
    let gold = &evaluation.gold;
    let mut facts = vec![
        Fact::new(&["gold"]).count("claims", gold.claims).count("articles", gold.articles),
        Fact::new(&["predictions"])
            .count("read", system.notes.predictions)
            .count("ungrounded", system.notes.located.ungrounded)
            .count("duplicates", system.notes.duplicates)
            .count("of_unknown_articles", system.notes.unknown_predictions),
        Fact::new(&["skipped_articles"]).count("count", system.notes.skipped_articles.len() as u64),
    ];
    for field in Field::ALL {
        facts.push(fact(&["fields", field.as_str()], system.fields[field.index()]));
    }
    for field in Field::ALL {
        let interval = system.intervals[field.index()];
        let bound = |n: usize| interval.map(|bounds| bounds[n]);
        facts.push(Fact::new(&["intervals", field.as_str()]).ratio("low", bound(0)).ratio("high", bound(1)));
    }
    for scheme in Scheme::ALL {
        let counts = system.schemes.get(scheme);
        facts.push(
            Fact::new(&["schemes", scheme.as_str()])
                .ratio("f1", counts.f1())
                .ratio("precision", counts.precision())
                .ratio("recall", counts.recall())
                .count("possible", counts.possible())
                .count("actual", counts.actual())
                .count("correct", counts.correct)
                .count("incorrect", counts.incorrect)
                .count("partial", counts.partial)
                .count("missing", counts.missing)
                .count("spurious", counts.spurious),
        );
    }
    for (cause, &count) in &system.errors {
        facts.push(Fact::new(&["errors", cause.as_str()]).count("count", count));
    }
    for slice in system.slices.iter().filter(|slice| slice.by != ARTICLE) {
        facts.extend(sliced(&slice.by, &slice.key, &slice.fields));
    }
    facts
}
