//! Several people's labels made one.
//!
//! In: claims of each annotator, and decisions that somebody took on earlier differences. Out: the claims that all agree
//! on, word for word, as gold; and for each figure where they differ an entry of a queue, which a person decides and hands in
//! again. Nothing is chosen by majority.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::claim::LabelStatus;
use crate::claim::prediction::Prediction;
use crate::claim::record::LabelRecord;
use crate::error::Fault;

/// A figure on which annotators differ; one line of the queue.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Question {
    pub article_id: String,
    /// Where the readings stand, in code points.
    pub start: u32,
    pub end: u32,
    pub readings: Vec<ReadingOf>,
    /// To be filled in: the number of a reading, counted from 0; -1 for "no claim here".
    pub decision: Option<i64>,
    /// To be filled in: who decided.
    pub by: Option<String>,
    /// To be filled in: the day, as ISO 8601. It is never read from a clock.
    pub on: Option<String>,
    /// To be filled in, where it is not plain.
    pub why: Option<String>,
}

/// What some of the annotators say.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ReadingOf {
    pub annotators: Vec<String>,
    /// `None` where they mark no claim.
    pub claim: Option<Prediction>,
}

/// What merging gave.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Merged {
    /// In order of article and figure.
    pub gold: Vec<Prediction>,
    pub queue: Vec<Question>,
    /// Figures that a decision settled.
    pub decided: usize,
}

/// Merges. A decision holds for the figures and readings that it was taken on; one that meets none is told.
pub fn merge(annotators: &[(String, Vec<Prediction>)], decisions: &[Question]) -> Result<Merged, Vec<Fault>> {
    let mut piles: BTreeMap<&str, Vec<(u32, u32, usize, &Prediction)>> = BTreeMap::new();
    for (who, (_, claims)) in annotators.iter().enumerate() {
        for claim in claims {
            let (Some(start), Some(end)) = (claim.figure.start, claim.figure.end) else { continue };
            piles.entry(&claim.article_id).or_default().push((start, end, who, claim));
        }
    }
    let mut merged = Merged::default();
    let mut open: Vec<(usize, &Question)> = decisions.iter().enumerate().collect();
    let mut faults = Vec::new();
    for (article, mut pile) in piles {
        pile.sort_by_key(|(start, end, who, _)| (*start, *end, *who));
        let mut rest = pile.as_slice();
        while let Some(first) = rest.first() {
            // Figures that overlap are one question.
            let mut reach = first.1;
            let mut length = 1;
            while let Some(next) = rest.get(length).filter(|next| next.0 < reach) {
                reach = reach.max(next.1);
                length += 1;
            }
            let (own, after) = rest.split_at(length);
            rest = after;
            let question = question(article, own, annotators);
            if let [reading] = question.readings.as_slice() {
                merged.gold.extend(reading.claim.clone().map(|claim| gold(claim, &reading.annotators)));
                continue;
            }
            let told =
                |q: &Question| q.article_id == article && q.start == question.start && q.readings == question.readings;
            match open.iter().position(|(_, q)| told(q) && q.decision.is_some()) {
                None => merged.queue.push(question),
                Some(at) => {
                    let (line, decision) = open.remove(at);
                    match settle(decision) {
                        Ok(claim) => {
                            merged.decided += 1;
                            merged.gold.extend(claim);
                        }
                        Err(fault) => faults.push(fault.line(line + 1)),
                    }
                }
            }
        }
    }
    faults.extend(open.iter().filter(|(_, q)| q.decision.is_some()).map(|(line, q)| {
        let fault = Fault::new(format!("a decision on {} at {}..{}", q.article_id, q.start, q.end)).line(line + 1);
        fault.expected("a figure on which these annotators differ in just these readings")
    }));
    if faults.is_empty() { Ok(merged) } else { Err(faults) }
}

/// The readings of one place: those of the same words and fields are one.
fn question(
    article: &str,
    own: &[(u32, u32, usize, &Prediction)],
    annotators: &[(String, Vec<Prediction>)],
) -> Question {
    let mut readings: Vec<ReadingOf> = Vec::new();
    let mut silent: Vec<bool> = vec![true; annotators.len()];
    for (_, _, who, claim) in own {
        silent[*who] = false;
        let bare = Prediction { label: None, split: None, confidence: None, evidence: None, ..(*claim).clone() };
        let name = annotators[*who].0.clone();
        match readings.iter_mut().find(|r| r.claim.as_ref() == Some(&bare)) {
            Some(reading) => reading.annotators.push(name),
            None => readings.push(ReadingOf { annotators: vec![name], claim: Some(bare) }),
        }
    }
    let silent: Vec<String> =
        annotators.iter().zip(&silent).filter(|(_, s)| **s).map(|((name, _), _)| name.clone()).collect();
    if !silent.is_empty() {
        readings.push(ReadingOf { annotators: silent, claim: None });
    }
    Question {
        article_id: article.to_owned(),
        start: own.iter().map(|o| o.0).min().unwrap_or_default(),
        end: own.iter().map(|o| o.1).max().unwrap_or_default(),
        readings,
        decision: None,
        by: None,
        on: None,
        why: None,
    }
}

/// The claim that a decision chose; `None` where it says that there is none.
fn settle(question: &Question) -> Result<Option<Prediction>, Fault> {
    let by = question.by.as_deref().filter(|by| !by.trim().is_empty());
    let by = by.ok_or_else(|| Fault::new("a decision without a name").expected("by: who decided"))?;
    let decision = question.decision.unwrap_or_default();
    if decision == -1 {
        return Ok(None);
    }
    let reading = usize::try_from(decision).ok().and_then(|n| question.readings.get(n)).ok_or_else(|| {
        Fault::new(format!("decision {decision}"))
            .expected(format!("-1, or 0 to {}", question.readings.len().saturating_sub(1)))
    })?;
    let mut names = reading.annotators.clone();
    if !names.iter().any(|name| name == by) {
        names.push(by.to_owned());
    }
    Ok(reading.claim.clone().map(|claim| gold(claim, &names)))
}

fn gold(claim: Prediction, annotators: &[String]) -> Prediction {
    Prediction { label: Some(LabelRecord { status: LabelStatus::Gold, annotators: annotators.to_vec() }), ..claim }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::prediction::FigurePart;

    fn claim(start: u32, value: f64) -> Prediction {
        let figure =
            FigurePart { start: Some(start), end: Some(start + 2), value: Some(value), ..FigurePart::default() };
        Prediction { article_id: "a".to_owned(), figure, ..Prediction::default() }
    }

    #[test]
    fn agreement_is_gold_and_the_rest_is_asked() {
        let people = [
            ("ana".to_owned(), vec![claim(0, 1.0), claim(10, 2.0), claim(20, 3.0)]),
            ("bo".to_owned(), vec![claim(0, 1.0), claim(10, 5.0)]),
        ];
        let merged = merge(&people, &[]).unwrap();
        assert_eq!(merged.gold.len(), 1);
        assert_eq!(merged.gold[0].label.as_ref().unwrap().annotators, ["ana", "bo"]);
        let places: Vec<_> = merged.queue.iter().map(|q| (q.start, q.readings.len())).collect();
        assert_eq!(places, [(10, 2), (20, 2)]);
        assert_eq!(merged.queue[1].readings[1], ReadingOf { annotators: vec!["bo".to_owned()], claim: None });

        let decided = |n: usize, decision| Question {
            decision: Some(decision),
            by: Some("cy".to_owned()),
            ..merged.queue[n].clone()
        };
        let again = merge(&people, &[decided(0, 1), decided(1, -1)]).unwrap();
        assert_eq!((again.gold.len(), again.queue.len(), again.decided), (2, 0, 2));
        assert_eq!(again.gold[1].figure.value, Some(5.0));
        assert_eq!(again.gold[1].label.as_ref().unwrap().annotators, ["bo", "cy"]);
    }

    #[test]
    fn decisions_that_meet_nothing_or_nobody_took_are_told() {
        let people = [("ana".to_owned(), vec![claim(0, 1.0)]), ("bo".to_owned(), vec![claim(0, 2.0)])];
        let question = merge(&people, &[]).unwrap().queue.remove(0);
        let nameless = Question { decision: Some(0), ..question.clone() };
        let beyond = Question { decision: Some(2), by: Some("cy".to_owned()), ..question.clone() };
        let elsewhere = Question { decision: Some(0), by: Some("cy".to_owned()), start: 5, ..question };
        for wrong in [nameless, beyond, elsewhere] {
            assert_eq!(merge(&people, &[wrong]).unwrap_err().len(), 1);
        }
    }
}
