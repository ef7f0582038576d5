//! Several people's labels made one.
//!
//! In: claims of each annotator, and decisions that somebody took on earlier differences. Out: the claims that all agree
//! on, word for word, as gold; and for each place where they differ an entry of a queue, which a person decides and hands in
//! again. Nothing is chosen by majority, and what was decided stays in the queue with who, when and why.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::annotator::Annotator;
use super::formats::is_silver;
use crate::article::line::is_date;
use crate::claim::LabelStatus;
use crate::claim::prediction::Prediction;
use crate::claim::record::LabelRecord;
use crate::error::Fault;

/// A place where annotators differ; one line of the queue.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Question {
    pub article_id: String,
    /// Where the readings stand, in code points.
    pub start: u32,
    pub end: u32,
    pub readings: Vec<ReadingOf>,
    /// To be filled in: the number of a reading, counted from 0; -1 for "none of them, no claim here".
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
    /// None where they mark nothing; several where they mark figures that overlap.
    pub claims: Vec<Prediction>,
}

/// What merging gave.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Merged {
    /// In order of article and figure.
    pub gold: Vec<Prediction>,
    /// Articles in which all agree, or somebody decided, that there is no claim; in order.
    pub empty: Vec<String>,
    /// The differences, in order of article and place: those that were decided as they were, the others open.
    pub queue: Vec<Question>,
    /// Those that are open.
    pub open: usize,
}

/// Merges. A decision holds for the figures and readings that it was taken on; one that meets none is told.
pub fn merge(annotators: &[Annotator], decisions: &[Question]) -> Result<Merged, Vec<Fault>> {
    let piles = piles(annotators);
    let silver = unchecked(annotators);
    if !silver.is_empty() {
        return Err(silver);
    }
    let mut merged = Merged::default();
    let mut taken = Taken::new(decisions);
    let mut faults = Vec::new();
    for (article, mut pile) in piles {
        pile.sort_by_key(|(start, end, who, _)| (*start, *end, *who));
        let before = (merged.gold.len(), merged.open);
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
                merged.gold.extend(reading.claims.iter().map(|claim| gold(claim.clone(), &reading.annotators)));
                continue;
            }
            match taken.on(&question) {
                Some((line, decision)) if decision.decision.is_some() => match settle(decision) {
                    Ok(claims) => {
                        merged.queue.push(decision.clone());
                        merged.gold.extend(claims);
                    }
                    Err(fault) => faults.push(fault.line(line + 1)),
                },
                // What somebody noted beside a question that is still open stays there.
                noted => {
                    merged.open += 1;
                    merged.queue.push(noted.map_or(question, |(_, noted)| noted.clone()));
                }
            }
        }
        let judged = || annotators.iter().all(|a| a.empty.iter().any(|id| id == article)) || !pile.is_empty();
        if before == (merged.gold.len(), merged.open) && judged() {
            merged.empty.push(article.to_owned());
        }
    }
    faults.extend(taken.rest().map(|(line, q)| {
        let fault = Fault::new(format!("a decision on {} at {}..{}", q.article_id, q.start, q.end)).line(line + 1);
        fault
            .expected("a place where these annotators differ in just these readings")
            .hint("their files changed since: take the line out, and decide anew what is asked then")
    }));
    if faults.is_empty() { Ok(merged) } else { Err(faults) }
}

/// A figure that somebody marked: its place, whose it is, and what they say of it.
type Marked<'a> = (u32, u32, usize, &'a Prediction);

/// The figures of each article that anybody labelled; none where nobody marked one.
fn piles(annotators: &[Annotator]) -> BTreeMap<&str, Vec<Marked<'_>>> {
    let mut piles: BTreeMap<&str, Vec<Marked>> = BTreeMap::new();
    for (who, annotator) in annotators.iter().enumerate() {
        for id in &annotator.empty {
            piles.entry(id).or_default();
        }
        for claim in &annotator.claims {
            let (Some(start), Some(end)) = (claim.figure.start, claim.figure.end) else { continue };
            piles.entry(&claim.article_id).or_default().push((start, end, who, claim));
        }
    }
    piles
}

/// Lines of earlier queues by the place that they ask about.
struct Taken<'a> {
    lines: &'a [Question],
    by_place: BTreeMap<(&'a str, u32), Vec<usize>>,
    met: Vec<bool>,
}

impl<'a> Taken<'a> {
    fn new(lines: &'a [Question]) -> Self {
        let mut by_place: BTreeMap<(&str, u32), Vec<usize>> = BTreeMap::new();
        for (line, question) in lines.iter().enumerate() {
            by_place.entry((&question.article_id, question.start)).or_default().push(line);
        }
        Self { lines, by_place, met: vec![false; lines.len()] }
    }

    /// The line that was decided on these readings, else the one that somebody wrote something into.
    fn on(&mut self, question: &Question) -> Option<(usize, &'a Question)> {
        let lines = self.by_place.get(&(question.article_id.as_str(), question.start))?;
        let same = |line: &&usize| !self.met[**line] && self.lines[**line].readings == question.readings;
        let find = |wanted: &dyn Fn(&Question) -> bool| lines.iter().filter(same).find(|&&l| wanted(&self.lines[l]));
        let noted = |q: &Question| q.by.is_some() || q.on.is_some() || q.why.is_some();
        let line = *find(&|q| q.decision.is_some()).or_else(|| find(&noted))?;
        self.met[line] = true;
        Some((line, &self.lines[line]))
    }

    /// Decisions that met no question.
    fn rest(&self) -> impl Iterator<Item = (usize, &'a Question)> {
        let lines = self.lines.iter().enumerate();
        lines.filter(|(line, question)| question.decision.is_some() && !self.met[*line])
    }
}

/// The annotators whose claims are a program's: two that agree are not two people.
fn unchecked(annotators: &[Annotator]) -> Vec<Fault> {
    let count = |a: &Annotator| (a.name.clone(), a.claims.iter().filter(|claim| is_silver(claim)).count());
    let fault = |(name, silver): (String, usize)| {
        let found = Fault::new(format!("{silver} of the claims of {name} are silver, a program's labels"));
        found.expected("labels of people").hint("once somebody has checked them, label import --annotator NAME says so")
    };
    annotators.iter().map(count).filter(|(_, silver)| *silver > 0).map(fault).collect()
}

/// The readings of one place: those of the same words and fields are one.
fn question(article: &str, own: &[Marked], annotators: &[Annotator]) -> Question {
    let mut each: Vec<Vec<Prediction>> = vec![Vec::new(); annotators.len()];
    for (_, _, who, claim) in own {
        each[*who].push(Prediction { label: None, split: None, confidence: None, evidence: None, ..(*claim).clone() });
    }
    let mut readings: Vec<ReadingOf> = Vec::new();
    for (claims, Annotator { name, .. }) in each.into_iter().zip(annotators) {
        match readings.iter_mut().find(|reading| reading.claims == claims) {
            Some(reading) => reading.annotators.push(name.clone()),
            None => readings.push(ReadingOf { annotators: vec![name.clone()], claims }),
        }
    }
    // Those who mark nothing come last.
    readings.sort_by_key(|reading| reading.claims.is_empty());
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

/// The claims that a decision chose; empty where it says that there is none.
fn settle(question: &Question) -> Result<Vec<Prediction>, Fault> {
    let by = question.by.as_deref().filter(|by| !by.trim().is_empty());
    let by = by.ok_or_else(|| Fault::new("a decision without a name").expected("by: who decided"))?;
    if let Some(on) = question.on.as_deref().filter(|on| !is_date(on)) {
        return Err(Fault::new(format!("on: {on:?}")).expected("the day as ISO 8601, like 2026-05-31"));
    }
    let decision = question.decision.unwrap_or_default();
    if decision == -1 {
        return Ok(Vec::new());
    }
    let reading = usize::try_from(decision).ok().and_then(|n| question.readings.get(n)).ok_or_else(|| {
        Fault::new(format!("decision {decision}"))
            .expected(format!("-1, or 0 to {}", question.readings.len().saturating_sub(1)))
    })?;
    let mut names = reading.annotators.clone();
    if !names.iter().any(|name| name == by) {
        names.push(by.to_owned());
    }
    Ok(reading.claims.iter().map(|claim| gold(claim.clone(), &names)).collect())
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

    fn person(name: &str, claims: Vec<Prediction>) -> Annotator {
        Annotator { name: name.to_owned(), claims, empty: Vec::new() }
    }

    #[test]
    fn an_article_without_a_claim_is_one_by_everyones_word_or_by_decision() {
        let nothing = |name: &str| Annotator { empty: vec!["a".to_owned()], ..person(name, Vec::new()) };
        let silent = person("cy", Vec::new());
        assert_eq!(merge(&[nothing("ana"), nothing("bo")], &[]).unwrap().empty, ["a"]);
        assert!(merge(&[nothing("ana"), silent], &[]).unwrap().empty.is_empty());
        let people = [nothing("ana"), person("bo", vec![claim(0, 1.0)])];
        let mut open = merge(&people, &[]).unwrap();
        assert_eq!((open.empty.len(), open.open), (0, 1));
        open.queue[0].why = Some("a year?".to_owned());
        let noted = merge(&people, &open.queue).unwrap();
        assert_eq!(noted.queue, open.queue, "what is noted beside an open question stays");
        let (decision, by) = (Some(-1), Some("cy".to_owned()));
        let decided = merge(&people, &[Question { decision, by, ..noted.queue[0].clone() }]).unwrap();
        assert_eq!((decided.empty, decided.open, decided.gold.len()), (vec!["a".to_owned()], 0, 0));
    }

    #[test]
    fn agreement_is_gold_and_the_rest_is_asked() {
        let people = [
            person("ana", vec![claim(0, 1.0), claim(10, 2.0), claim(20, 3.0)]),
            person("bo", vec![claim(0, 1.0), claim(10, 5.0)]),
        ];
        let merged = merge(&people, &[]).unwrap();
        assert_eq!(merged.gold.len(), 1);
        assert_eq!(merged.gold[0].label.as_ref().unwrap().annotators, ["ana", "bo"]);
        let places: Vec<_> = merged.queue.iter().map(|q| (q.start, q.readings.len())).collect();
        assert_eq!(places, [(10, 2), (20, 2)]);
        assert_eq!(merged.queue[1].readings[1], ReadingOf { annotators: vec!["bo".to_owned()], claims: vec![] });

        let decided = |n: usize, decision| Question {
            decision: Some(decision),
            by: Some("cy".to_owned()),
            ..merged.queue[n].clone()
        };
        let again = merge(&people, &[decided(0, 1), decided(1, -1)]).unwrap();
        assert_eq!((again.gold.len(), again.queue.len(), again.open), (2, 2, 0));
        assert_eq!(again.queue[0].by.as_deref(), Some("cy"), "what was decided is kept");
        assert_eq!(again.gold[1].figure.value, Some(5.0));
        assert_eq!(again.gold[1].label.as_ref().unwrap().annotators, ["bo", "cy"]);
    }

    #[test]
    fn decisions_that_meet_nothing_or_nobody_took_are_told() {
        let people = [person("ana", vec![claim(0, 1.0)]), person("bo", vec![claim(0, 2.0)])];
        let question = merge(&people, &[]).unwrap().queue.remove(0);
        let nameless = Question { decision: Some(0), ..question.clone() };
        let beyond = Question { decision: Some(2), by: Some("cy".to_owned()), ..question.clone() };
        let elsewhere = Question { decision: Some(0), by: Some("cy".to_owned()), start: 5, ..question };
        let when = Question { on: Some("last week".to_owned()), by: Some("cy".to_owned()), ..nameless.clone() };
        for wrong in [nameless, beyond, elsewhere, when] {
            assert_eq!(merge(&people, &[wrong]).unwrap_err().len(), 1);
        }
    }

    #[test]
    fn figures_that_overlap_are_one_reading() {
        let both = vec![claim(0, 1.0), claim(1, 2.0)];
        let people = [person("ana", both.clone()), person("bo", both.clone())];
        let merged = merge(&people, &[]).unwrap();
        assert_eq!((merged.gold.len(), merged.open), (2, 0));
        let people = [person("ana", both), person("bo", vec![claim(0, 1.0)])];
        let merged = merge(&people, &[]).unwrap();
        assert_eq!((merged.gold.len(), merged.queue[0].readings[0].claims.len()), (0, 2));
    }
}
