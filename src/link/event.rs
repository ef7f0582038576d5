//! Articles that report on one event, and the groups of their claims.
//!
//! In: articles with their names and claims. Out: events. Articles whose inputs name the event belong together by that name
//! alone. Others meet where they appeared within [`WINDOW`] days of the event's first article and share evidence with
//! all of its articles at once: two names at least, and of names and telling figures three together.

use std::collections::{BTreeMap, HashMap, HashSet, VecDeque};

use super::moment::Moment;
use super::record::{LinkKind, LinkRecord};
use super::relation::{Standing, related};
use super::shelf::{self, Shelf};
use super::statement::{Said, Statement, Telling, Told};
use super::{identity, view};
use crate::error::Result;

/// Days after its first article in which an event is reported on.
pub const WINDOW: i32 = 3;
/// Names that an article shares with its event, at least.
const NAMES: usize = 2;
/// Names and figures that it shares, at least.
const EVIDENCE: usize = 3;
/// A name that so many open events share leads to none of them: it is in the news every day.
const COMMON: usize = 64;

/// Articles on one event, in order of their publication.
#[derive(Debug, Default)]
pub struct Event {
    first: Option<Moment>,
    members: Vec<Telling>,
    /// Names that all its articles share, in order.
    names: Vec<u64>,
    /// Figures that any of them has, in order.
    figures: Vec<u64>,
}

/// Hands over the events of two articles and more, of articles in their order. Each depends on what the articles hold, not on
/// the order in which they came.
pub fn each(tellings: impl Iterator<Item = Result<Telling>>, mut found: impl FnMut(Event) -> Result<()>) -> Result<()> {
    let mut found = |event: Event| if event.members.len() > 1 { found(event) } else { Ok(()) };
    let mut declared: Option<(u64, Event)> = None;
    let mut met = Meeting::default();
    for telling in tellings {
        let telling = telling?;
        if declared.as_ref().is_some_and(|(event, _)| telling.event != Some(*event)) {
            declared.take().map_or(Ok(()), |(_, event)| found(event.declared()))?;
        }
        match telling.event {
            Some(event) => declared.get_or_insert_with(|| (event, Event::default())).1.members.push(telling),
            None => met.take(telling, &mut found)?,
        }
    }
    declared.map_or(Ok(()), |(_, event)| found(event.declared()))?;
    met.events.into_iter().try_for_each(found)
}

/// Events of articles that do not name theirs, found by their names as time goes on.
#[derive(Debug, Default)]
struct Meeting {
    /// The events that are open, in the order of their beginnings.
    events: VecDeque<Event>,
    /// How many are over; the numbers of the open ones follow.
    over: usize,
    /// Numbers of events that have a name, the oldest first.
    by_name: HashMap<u64, VecDeque<usize>>,
    /// The day that was come to.
    day: Option<i32>,
}

impl Meeting {
    /// Hands over the events that a day leaves behind: articles come in the order of their days, so that a year's articles
    /// cost no more memory than a week's.
    fn pass(&mut self, day: i32, found: &mut impl FnMut(Event) -> Result<()>) -> Result<()> {
        if self.day.replace(day) == Some(day) {
            return Ok(());
        }
        let is_over = |event: &mut Event| event.first.is_none_or(|first| day - first.day > WINDOW);
        while let Some(event) = self.events.pop_front_if(is_over) {
            self.over += 1;
            found(event)?;
        }
        let over = self.over;
        self.by_name.retain(|_, events| {
            while events.front().is_some_and(|e| *e < over) {
                events.pop_front();
            }
            !events.is_empty()
        });
        self.by_name.shrink_to_fit();
        Ok(())
    }

    /// Takes the next article: into the event that it shares most with, or as the first of a new one.
    fn take(&mut self, mut telling: Telling, found: &mut impl FnMut(Event) -> Result<()>) -> Result<()> {
        let Some(published) = telling.published else { return Ok(()) };
        self.pass(published.day, found)?;
        // An event has its articles' figures; nobody asks an article for them again.
        let figures = std::mem::take(&mut telling.figures);
        let near = telling.names.iter().filter_map(|name| self.by_name.get(name));
        let near: HashSet<usize> = near.filter(|events| events.len() <= COMMON).flatten().copied().collect();
        let best = near.into_iter().filter_map(|e| {
            let event = self.events.get(e - self.over)?;
            let names = telling.names.iter().filter(|name| event.names.binary_search(name).is_ok()).count();
            let figures = figures.iter().filter(|f| event.figures.binary_search(f).is_ok()).count();
            let evidence = names + figures;
            (names >= NAMES && evidence >= EVIDENCE).then_some((evidence, names, std::cmp::Reverse(e)))
        });
        let best = best.max().map(|(.., std::cmp::Reverse(e))| e - self.over);
        match best.and_then(|e| self.events.get_mut(e)) {
            Some(event) => {
                event.names.retain(|name| telling.names.binary_search(name).is_ok());
                event.figures.extend(figures);
                event.figures.sort_unstable();
                event.figures.dedup();
                event.members.push(telling);
            }
            None => {
                let e = self.over + self.events.len();
                let names = telling.names.to_vec();
                names.iter().for_each(|name| self.by_name.entry(*name).or_default().push_back(e));
                self.events.push_back(Event { first: Some(published), members: vec![telling], names, figures });
            }
        }
        Ok(())
    }
}

/// Names of two articles and more, in order.
fn shared_by_two<'a>(tellings: impl Iterator<Item = &'a Telling>) -> Vec<u64> {
    let mut counts: BTreeMap<u64, usize> = BTreeMap::new();
    tellings.flat_map(|t| &t.names).for_each(|name| *counts.entry(*name).or_default() += 1);
    counts.into_iter().filter(|(_, count)| *count > 1).map(|(name, _)| name).collect()
}

impl Event {
    /// An event that its articles name: what tells it from others are the names that two of them share.
    fn declared(mut self) -> Self {
        self.names = shared_by_two(self.members.iter());
        self
    }

    /// The rows of its groups: claims of two articles and more with one unit and one property.
    pub fn rows(&self, shelf: &mut impl Shelf) -> Result<Vec<LinkRecord>> {
        let said: Vec<Said> = self.members.iter().map(|t| shelf::fetch(shelf, t.said)).collect::<Result<_>>()?;
        let told = self.members.iter().zip(&said).map(|(telling, said)| Told { telling, said });
        let told: Vec<Told<'_>> = told.collect();
        let mut groups: BTreeMap<u64, Vec<(Told<'_>, &Statement)>> = BTreeMap::new();
        for &told in &told {
            let here = |s: &&Statement| {
                self.names.is_empty()
                    || told.names_beside(s).is_empty()
                    || told.names_beside(s).iter().any(|n| self.names.binary_search(n).is_ok())
            };
            let mut own: BTreeMap<u64, Vec<&Statement>> = BTreeMap::new();
            told.said.statements.iter().filter(here).for_each(|s| own.entry(s.about).or_default().push(s));
            for (about, said) in own {
                groups.entry(about).or_default().extend(chosen(told, &said).into_iter().map(|s| (told, s)));
            }
        }
        let names = told.first().into_iter().flat_map(|told| told.named());
        let names = names.filter(|(name, _)| self.names.binary_search(name).is_ok());
        let mut names: Vec<String> = names.map(|(_, surface)| surface.to_string()).collect();
        names.sort();
        let several = |group: &&Vec<(Told<'_>, &Statement)>| {
            group.iter().any(|(told, _)| told.telling.id != group[0].0.telling.id)
        };
        Ok(groups.values().filter(several).flat_map(|group| rows(group, &names)).collect())
    }
}

/// The rows of one group, which the event's names tell apart from others.
fn rows(group: &[(Told<'_>, &Statement)], names: &[String]) -> Vec<LinkRecord> {
    let said: Vec<Standing<'_>> = group.iter().map(|(told, statement)| told.standing(statement)).collect();
    let relations = related(&said);
    let views = view::views(&said, &relations);
    let ids: Vec<String> = group.iter().map(|(told, statement)| told.claim_id(statement)).collect();
    // The first claim names the group, so that the id stays when later articles join.
    let link_id = identity(LinkKind::Event.as_str(), &[&ids[0]]);
    let row = |i: usize| LinkRecord {
        link_id: link_id.clone(),
        kind: LinkKind::Event,
        claim_id: ids[i].clone(),
        article_id: group[i].0.telling.id.to_string(),
        relation: relations[i].0,
        to: relations[i].1.map(|to| ids[to].clone()),
        views: views[i].clone(),
        names: names.to_vec(),
        split: group[i].0.telling.split.to_string(),
    };
    (0..group.len()).map(row).collect()
}

/// What an article says of one thing: its first figure, by the mention that names who said it; the mentions of the same
/// figure; and other figures that other sources give in it, unless they may be a part of the first.
fn chosen<'a>(told: Told<'_>, said: &[&'a Statement]) -> Vec<&'a Statement> {
    let Some(&first) = said.first() else { return Vec::new() };
    let same = |s: &&Statement| s.amount.agrees(&first.amount);
    let named = said.iter().copied().filter(same).find(|s| !told.standing(s).source.is_empty());
    let leading = named.unwrap_or(first);
    let other = |s: &&&Statement| {
        let (leading, this) = (told.standing(leading), told.standing(s));
        let credited = !leading.source.is_empty() && !this.source.is_empty() && !this.same_source(&leading);
        same(s) || credited && s.amount.point() * 2.0 > leading.amount.point()
    };
    let rest = said.iter().filter(|s| !std::ptr::eq(**s, leading)).filter(other).copied();
    std::iter::once(leading).chain(rest).collect()
}
