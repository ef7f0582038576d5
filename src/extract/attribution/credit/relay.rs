//! Who only passes on what another vouches for.
//!
//! In: the cues that hold one figure, and the one chosen. Out: the one that it leans on, cites or hands on; and the relays
//! between the source and the article.

use super::holding::Holding;
use super::{Choice, Credit};
use crate::claim::SourceType;
use crate::extract::attribution::cues::Shape;
use crate::extract::attribution::reading::Mark;
use crate::lang::Roles;

impl Holding<'_, '_, '_, '_> {
    /// The chosen cue, and whoever passes on what it says.
    pub(super) fn choice(&self, chosen: usize) -> Choice {
        let main = self.list[chosen];
        let mut relays: Vec<(bool, usize)> = Vec::new();
        for (i, other) in self.list.iter().enumerate() {
            let Some(speaker) = other.speaker else { continue };
            // `dément que cinq voitures aient brûlé, comme l'avançait la radio`: what is denied another has said.
            let weak = |at: &usize| self.reading.has(*at, Roles::CLITIC) || self.reading.mark(*at) == Some(Mark::Inner);
            let opens = (self.at..other.cue.group.start).rev().find(|at| !weak(at));
            let denies = |c: &Credit| c.cue.roles.any(Roles::DENY) && c.cue.tokens.start < other.cue.tokens.start;
            let contested = opens.is_some_and(|at| self.reading.has(at, Roles::AS))
                && (denies(main) || self.all.iter().any(denies));
            if i == chosen
                || contested
                || self.same(Some(speaker), main.speaker)
                || relays.iter().any(|&(_, r)| self.same(Some(r), Some(speaker)))
            {
                continue;
            }
            if self.passes_on(other) && self.related(other, main)
                || self.nested(other, main)
                || self.tells(other, main)
                || self.cited_by(other, main)
            {
                let behind = other.cue.shape == Shape::Aside && other.cue.tokens.start > main.cue.tokens.start;
                relays.push((!behind, speaker));
            }
        }
        // `сообщает NHK со ссылкой на полицию, передаёт ТАСС`: an aside behind the rest stands nearest to the article.
        relays.sort_by_key(|(place, _)| *place);
        let relays = relays.into_iter().map(|(_, speaker)| speaker).collect();
        // A citing verb names its source as object; its subject is the one who passes on.
        Choice { cue: main.cue.clone(), speaker: main.speaker, relays }
    }

    /// What the cue at `source` says, passed on by whoever the one at `by` names.
    pub(super) fn passed_on(&self, source: usize, by: usize) -> Choice {
        let relays = self.list[by].speaker.into_iter().collect();
        Choice { relays, ..self.choice(source) }
    }

    /// A medium, or a document that nobody signs, only passes on where somebody else vouches.
    pub(super) fn signed(&self, chosen: usize) -> Option<usize> {
        let main = self.list[chosen];
        let unsigned = || self.unsigned(main) && !self.list.iter().any(|c| self.passes_on(c));
        if !self.passes_on(main) && !unsigned() {
            return None;
        }
        self.list
            .iter()
            .rposition(|c| !self.passes_on(c) && !self.unsigned(c) && c.speaker.is_some() && self.related(main, c))
    }

    /// `передаёт ТАСС со ссылкой на BBC`: of two media the one that the other leans on.
    pub(super) fn cited_medium(&self, chosen: usize) -> Option<usize> {
        if !self.passes_on(self.list[chosen]) {
            return None;
        }
        self.list.iter().position(|c| c.cue.roles.any(Roles::CITING) && self.passes_on(c))
    }

    /// `según fuentes de inteligencia citadas por el portal`: those whom a phrase names before the medium that cites them.
    pub(super) fn handed_on(&self, chosen: usize) -> Option<usize> {
        let main = self.list[chosen];
        let first = chosen.checked_sub(1).filter(|_| self.reading.speech.romance && self.passes_on(main))?;
        let phrase = self.list[first];
        let behind = phrase.cue.group.end;
        let handed = phrase.cue.shape == Shape::Phrase
            && phrase.speaker.is_some()
            && (behind..behind + 2).contains(&main.cue.group.start);
        handed.then_some(first)
    }

    /// The one whom the chosen speaker cites.
    pub(super) fn cited_behind(&self, chosen: usize) -> Option<usize> {
        self.list.iter().position(|c| self.cited_by(self.list[chosen], c))
    }

    /// `publicó El Orden citando a una agencia`, `Der „Bote“ hatte unter Berufung auf ein Protokoll gemeldet`: whether one who
    /// says something cites another inside of it or right beside it, and so passes on.
    fn cited_by(&self, citer: &Credit, cited: &Credit) -> bool {
        let speaker = |c: &Credit| c.speaker.map(|s| &self.speakers.list[s]);
        let (Some(citing), Some(source)) = (speaker(citer), speaker(cited)) else { return false };
        let (outer, inner) = (&citer.cue.group, &cited.cue.group);
        let beside = outer.contains(&inner.start)
            || (outer.end..outer.end + 2).contains(&inner.start)
            || (inner.end..inner.end + 2).contains(&outer.start);
        let two = citing.tokens.end <= source.tokens.start || source.tokens.end <= citing.tokens.start;
        let document = || source.tokens.clone().any(|i| self.reading.has(i, Roles::DOCUMENT));
        let speaks = source.source.kind != SourceType::Other || document();
        let says = citer.cue.shape == Shape::Aside && citing.source.kind == SourceType::Other
            || citer.cue.roles.any(Roles::SAY) && speaks;
        citer.cue.shape != Shape::Citing && cited.cue.roles.any(Roles::CITING) && two && beside && says
    }

    /// `Locals told the brigade that ten were trapped, an official said`: whether who says the whole behind it passes on what
    /// the clause inside of it states.
    fn tells(&self, outer: &Credit, inner: &Credit) -> bool {
        let forward = inner.cue.shape == Shape::Forward && inner.cue.tokens.end <= self.at;
        let aside = outer.cue.shape == Shape::Aside && outer.cue.tokens.start > self.at;
        let says = |c: &Credit| c.cue.roles.any(Roles::SAY.and(Roles::TELL));
        self.reading.speech.verbs_are_nouns
            && forward
            && aside
            && says(inner)
            && says(outer)
            && self.related(inner, outer)
            && !(inner.cue.group.end..outer.cue.group.start).any(|i| self.reading.quoted(i))
    }

    fn same(&self, a: Option<usize>, b: Option<usize>) -> bool {
        match (a, b) {
            (Some(a), Some(b)) => a == b || self.speakers.list[a].source.name == self.speakers.list[b].source.name,
            _ => false,
        }
    }

    fn passes_on(&self, credit: &Credit) -> bool {
        credit.speaker.is_some_and(|s| self.speakers.list[s].source.kind == SourceType::Media)
    }

    fn unsigned(&self, credit: &Credit) -> bool {
        credit.cue.shape == Shape::Phrase
            && credit.speaker.is_some_and(|s| {
                let speaker = &self.speakers.list[s];
                speaker.source.kind == SourceType::Other
                    && speaker.tokens.clone().any(|i| self.reading.has(i, Roles::DOCUMENT))
            })
    }

    /// Whether two cues may hold one figure between them, neither merely standing beside it.
    fn related(&self, inner: &Credit, outer: &Credit) -> bool {
        let (first, last) = match inner.cue.tokens.start < outer.cue.tokens.start {
            true => (inner, outer),
            false => (outer, inner),
        };
        let between = first.cue.group.end..last.cue.group.start;
        between.len() < 60
            && !between
                .into_iter()
                .any(|i| self.reading.mark(i) == Some(Mark::Semicolon) || self.reading.has(i, Roles::CONTRAST))
    }

    /// Whether `inner` stands in the content of `outer`, right where it opens.
    fn nested(&self, outer: &Credit, inner: &Credit) -> bool {
        if outer.cue.shape != Shape::Forward || outer.cue.tokens.end > inner.cue.group.start {
            return false;
        }
        let between = outer.cue.group.end..inner.cue.group.start;
        // `Varuh denied that it had failed: a spokesman put the loss at 12`: behind a colon another speaks for herself.
        if between.clone().any(|i| matches!(self.reading.mark(i), Some(Mark::Semicolon | Mark::Colon))) {
            return false;
        }
        // `Policie uvedla, že zranění jsou čtyři, mluvčí ale upřesnila, že dva`: a figure of its own closes the content of the first.
        if !self.reading.speech.has_articles && self.reading.has_figure(between.clone()) {
            return false;
        }
        between.len() <= 12
            && between.into_iter().all(|i| !self.reading.has(i, Roles::CONJUNCTION))
            && self.reading.has(outer.cue.group.end, Roles::THAT)
            || self.reading.mark(outer.cue.group.end) == Some(Mark::Comma)
                && self.reading.has(outer.cue.group.end + 1, Roles::THAT)
                && inner.cue.group.start.saturating_sub(outer.cue.group.end) <= 12
    }
}
