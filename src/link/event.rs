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

/// Articles on one event, by their places, in order of their publication.
#[derive(Debug, Default)]
pub struct Event {
    first: Option<Moment>,
    members: Vec<usize>,
    /// Names that all its articles share, in order.
    names: Vec<u64>,
    figures: HashSet<u64>,
}

/// Events of two articles and more. Each depends on what the articles hold, not on the order in which they come.
pub fn events(tellings: &[Telling]) -> Vec<Event> {
    let mut order: Vec<usize> = (0..tellings.len()).collect();
    order.sort_by(|&a, &b| (tellings[a].published, &tellings[a].id).cmp(&(tellings[b].published, &tellings[b].id)));
    let mut declared: BTreeMap<u64, Event> = BTreeMap::new();
    let mut met = Meeting::default();
    for i in order {
        match tellings[i].event {
            Some(event) => declared.entry(event).or_default().members.push(i),
            None => met.take(i, &tellings[i]),
        }
    }
    let mut events: Vec<Event> = declared.into_values().chain(met.events).filter(|e| e.members.len() > 1).collect();
    for event in events.iter_mut().filter(|e| e.first.is_none()) {
        event.names = shared_by_two(event.members.iter().map(|&i| &tellings[i]));
    }
    events
}

/// Events of articles that do not name theirs, found by their names as time goes on.
#[derive(Debug, Default)]
struct Meeting {
    events: Vec<Event>,
    /// Events that have a name, the oldest first.
    by_name: HashMap<u64, VecDeque<usize>>,
    /// The day that was come to, and the events that were over before it.
    day: i32,
    over: usize,
}

impl Meeting {
    /// Forgets what only open events need to know, of those that a day has left behind: articles come in the order of their
    /// days, so that a year's articles cost no more memory than a week's.
    fn pass(&mut self, day: i32) {
        if day == self.day && !self.events.is_empty() {
            return;
        }
        self.day = day;
        let is_over = |event: &Event| event.first.is_none_or(|first| day - first.day > WINDOW);
        // Events begin in the order of time.
        while let Some(event) = self.events.get_mut(self.over).filter(|event| is_over(event)) {
            event.figures = HashSet::new();
            if event.members.len() < 2 {
                event.names = Vec::new();
            }
            self.over += 1;
        }
        let over = self.over;
        self.by_name.retain(|_, events| {
            while events.front().is_some_and(|e| *e < over) {
                events.pop_front();
            }
            !events.is_empty()
        });
        self.by_name.shrink_to_fit();
    }

    /// Takes the next article: into the event that it shares most with, or as the first of a new one.
    fn take(&mut self, i: usize, telling: &Telling) {
        let Some(published) = telling.published else { return };
        let figures = &telling.figures;
        let mut near: HashSet<usize> = HashSet::new();
        self.pass(published.day);
        for name in &telling.names {
            let Some(events) = self.by_name.get_mut(name) else { continue };
            let over = |e: &usize| self.events[*e].first.is_none_or(|first| published.day - first.day > WINDOW);
            while events.front().is_some_and(over) {
                events.pop_front();
            }
            if events.len() <= COMMON {
                near.extend(events.iter());
            }
        }
        let best = near.into_iter().filter_map(|e| {
            let event = &self.events[e];
            let names = telling.names.iter().filter(|name| event.names.binary_search(name).is_ok()).count();
            let figures: HashSet<&u64> = figures.iter().filter(|f| event.figures.contains(f)).collect();
            let evidence = names + figures.len();
            (names >= NAMES && evidence >= EVIDENCE).then_some((evidence, names, std::cmp::Reverse(e)))
        });
        match best.max() {
            Some((.., std::cmp::Reverse(e))) => {
                let event = &mut self.events[e];
                event.members.push(i);
                event.figures.extend(figures.iter().copied());
                event.names.retain(|name| telling.names.binary_search(name).is_ok());
            }
            None => {
                let e = self.events.len();
                let names = telling.names.to_vec();
                names.iter().for_each(|name| self.by_name.entry(*name).or_default().push_back(e));
                let figures = figures.iter().copied().collect();
                self.events.push(Event { first: Some(published), members: vec![i], names, figures });
            }
        }
    }
}

/// Names of two articles and more, in order.
fn shared_by_two<'a>(tellings: impl Iterator<Item = &'a Telling>) -> Vec<u64> {
    let mut counts: BTreeMap<u64, usize> = BTreeMap::new();
    tellings.flat_map(|t| &t.names).for_each(|name| *counts.entry(*name).or_default() += 1);
    counts.into_iter().filter(|(_, count)| *count > 1).map(|(name, _)| name).collect()
}

impl Event {
    /// The rows of its groups: claims of two articles and more with one unit and one property.
    pub fn rows(&self, tellings: &[Telling], shelf: &mut impl Shelf) -> Result<Vec<LinkRecord>> {
        let said: Vec<Said> = self.members.iter().map(|&i| shelf::fetch(shelf, i)).collect::<Result<_>>()?;
        let told = self.members.iter().zip(&said).map(|(&i, said)| Told { telling: &tellings[i], said });
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
