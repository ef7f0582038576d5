//! Which cue of a sentence a figure belongs to, and who passed it on.
//!
//! In: the cues of each frame with their speakers. Out: the nearest one that holds a token and that
//! vouches for it, and those between it and the article.

use std::ops::Range;

use super::cues::{self, Cue, Shape};
use super::phrase::Party;
use super::reading::{Mark, Reading};
use super::speakers::Speakers;
use crate::claim::SourceType;
use crate::lang::{Function, Roles};

/// A cue with the speaker that it names; none where it names nobody.
#[derive(Debug, Clone)]
pub struct Credit {
    pub cue: Cue,
    pub speaker: Option<usize>,
}

/// The cues of a document, by frame.
pub struct Credits<'r, 'd, 't> {
    reading: &'r Reading<'d, 't>,
    pub speakers: Speakers<'r, 'd, 't>,
    list: Vec<Credit>,
    /// The part of the list that each frame has.
    ranges: Vec<Range<usize>>,
}

/// The chosen cue of a figure.
#[derive(Debug, Clone)]
pub struct Choice {
    pub cue: Cue,
    pub speaker: Option<usize>,
    pub relays: Vec<usize>,
}

/// Cues looked at on either side of a figure.
const NEAR: usize = 8;

impl<'r, 'd, 't> Credits<'r, 'd, 't> {
    pub fn read(reading: &'r Reading<'d, 't>) -> Self {
        let mut speakers = Speakers::new(reading);
        let mut list: Vec<Credit> = Vec::new();
        let mut ranges = Vec::with_capacity(reading.frames.len());
        for frame in &reading.frames {
            let from = list.len();
            for cue in cues::find(reading, frame) {
                let owner = list.last().filter(|l| list.len() > from && speakers.goes_on_as(&l.cue, l.speaker, &cue));
                if let Some(speaker) = owner.and_then(|l| l.speaker) {
                    // `The agency said it had counted 62`: who said so has counted, and the verb of saying is the cue.
                    if cue.roles.any(Roles::SAY.and(Roles::DENY)) {
                        list.push(Credit { cue, speaker: Some(speaker) });
                    }
                    continue;
                }
                let joined = list.last().filter(|l| list.len() > from && l.cue.party == cue.party);
                let speaker = match joined {
                    Some(before) if cue.shape != Shape::Citing => before.speaker,
                    _ => speakers.of_cue(&cue, frame),
                };
                let nobody = matches!(cue.party, Party::Nobody);
                let citer = speaker.and_then(|cited| speakers.citer(&cue, cited, frame));
                let citer = citer.or_else(|| speaker.and_then(|_| speakers.giver(&cue, frame)));
                list.extend(citer.map(|by| Credit { cue: cue.clone(), speaker: Some(by) }));
                if speaker.is_some() || nobody {
                    list.push(Credit { cue, speaker });
                }
            }
            ranges.push(from..list.len());
        }
        Self { reading, speakers, list, ranges }
    }

    /// The cues of a frame.
    pub fn of_frame(&self, frame: usize) -> &[Credit] {
        self.ranges.get(frame).and_then(|r| self.list.get(r.clone())).unwrap_or_default()
    }

    /// The cue of `frame` that holds token `at`.
    pub fn choose(&self, frame: usize, at: usize) -> Option<Choice> {
        let all = self.of_frame(frame);
        let split = all.partition_point(|c| c.cue.tokens.start < at);
        let before = &all[split.saturating_sub(NEAR)..split];
        let after = &all[split..all.len().min(split + NEAR)];
        let holding: Vec<&Credit> =
            before.iter().chain(after).filter(|c| c.cue.holds(at) && !self.counts_apart(&c.cue, at)).collect();
        // `500.000 (CGT)`: a bracket behind a figure says whose that one is.
        if let Some(own) = holding.iter().position(|c| c.cue.tokens.is_empty() && c.cue.shape == Shape::Phrase) {
            return Some(self.choice(&holding, own, at));
        }
        // `contre 8 500 décomptés par la préfecture`: so does a participle right behind one.
        let counted = |c: &&Credit| {
            let alone = c.cue.right.is_empty() && c.cue.left.start == at && c.cue.tokens.end <= c.cue.group.start;
            c.cue.roles.any(Roles::COUNT) && c.cue.shape == Shape::Aside && alone && c.cue.left.end == c.cue.group.start
        };
        if let Some(own) = holding.iter().position(counted) {
            return Some(self.choice(&holding, own, at));
        }
        // `250 000 osób (według policji 35 000)`: so does a phrase in brackets with it.
        let bracket = |c: &&Credit| c.cue.shape == Shape::Phrase && cues::fills_bracket(self.reading, &c.cue);
        let mut own = holding.iter().enumerate().filter(|(_, c)| bracket(c)).map(|(i, _)| i);
        if let (Some(own), None) = (own.next(), own.next()) {
            return Some(self.choice(&holding, own, at));
        }
        let nearest =
            holding.iter().rposition(|c| c.cue.tokens.start < at).or_else(|| (!holding.is_empty()).then_some(0))?;
        let mut chosen = nearest;
        // `18 000 selon la police, 60 000 selon les organisateurs`: each figure has its own phrase.
        if let Some(next) = holding.get(nearest + 1)
            && holding[nearest].cue.shape == Shape::Phrase
            && next.cue.shape == Shape::Phrase
            && holding[nearest].cue.group.end <= at
            && next.cue.group.start > at
            && (holding[nearest].cue.group.end..at)
                .any(|i| self.reading.bounds(i) || self.reading.has(i, Roles::CONJUNCTION))
            && self.is_followed(holding[nearest], at, next)
        {
            chosen += 1;
        }
        // `Five were hurt, according to the Express, while ten are missing, PTI reported`: what a contrast opens behind a phrase
        // that has a figure of its own is said by the aside.
        if let Some(next) = holding.get(nearest + 1)
            && self.reading.speech.verbs_are_nouns
            && holding[nearest].cue.shape == Shape::Phrase
            && next.cue.shape == Shape::Aside
            && holding[nearest].cue.group.end <= at
            && next.cue.tokens.start > at
            && (holding[nearest].cue.group.end..at).any(|i| self.reading.has(i, Roles::CONTRAST))
            && self.reading.has_figure(holding[nearest].cue.left.clone())
        {
            chosen += 1;
        }
        // `o banco registou lucros de 266 milhões, informou a instituição`: who says so vouches, not what was counted.
        let weak = |c: &Credit| !c.cue.roles.any(Roles::SAY.and(Roles::DENY)) && c.cue.shape == Shape::Forward;
        // `Norland has recorded 320 cases, the ministry has said`: in English behind a comma.
        let english = self.reading.speech.verbs_are_nouns;
        let comma = |c: &Credit| {
            let before = c.cue.group.start.checked_sub(1);
            before.is_some_and(|i| self.reading.mark(i) == Some(Mark::Comma))
        };
        let says = |c: &Credit| {
            let aside = c.cue.shape == Shape::Aside && c.speaker.is_some() && (!english || comma(c));
            c.cue.roles.any(Roles::SAY) && aside
        };
        if (self.reading.speech.drops_subject || english)
            && weak(holding[chosen])
            && let Some(aside) = holding.iter().position(|c| c.cue.tokens.start > at && says(c))
        {
            chosen = aside;
        }
        // `Sechs wurden demnach verletzt, teilte der Landkreis mit`: what points back yields to whoever the sentence names.
        let points = |c: &Credit| c.cue.shape == Shape::Phrase && matches!(c.cue.party, Party::Pronoun(_));
        let named = |c: &Credit| says(c) && matches!(c.cue.party, Party::Phrase(_));
        if self.reading.speech.verb_second
            && points(holding[chosen])
            && let Some(aside) = holding.iter().position(|c| c.cue.tokens.start > at && named(c))
        {
            chosen = aside;
        }
        // `La ley prevé dos centros, indicó el ministro`: nor a thing that provides for it.
        if self.is_thing(holding[chosen])
            && let Some(aside) = holding.iter().position(|c| c.cue.tokens.start > at && says(c) && comma(c))
        {
            chosen = aside;
        }
        // `agencja Interfax, na którą powołuje się portal`: who leans on the one named before the relative only passes on.
        if self.leans(holding[chosen])
            && let Some(before) = chosen.checked_sub(1).filter(|&b| holding[b].cue.shape == Shape::Phrase)
            && holding[before].speaker.is_some()
        {
            let relays = holding[chosen].speaker.into_iter().collect();
            return Some(Choice { relays, ..self.choice(&holding, before, at) });
        }
        // `Israel promised to strike after an attack that killed 12, according to officials`: nor does who only promises.
        // `The service logged 214 calls, according to its records`: nor, in English, who only counts.
        let counts =
            |c: &Credit| english && c.cue.roles.any(Roles::COUNT) && !self.reading.has(c.cue.group.end, Roles::THAT);
        let demands = |c: &Credit| c.cue.shape == Shape::Forward && (c.cue.roles.any(Roles::DEMAND) || counts(c));
        let phrase = |c: &&Credit| c.cue.shape == Shape::Phrase && c.cue.group.start > at && c.speaker.is_some();
        if demands(holding[chosen])
            && !holding[chosen].cue.roles.any(Roles::SAY.and(Roles::DENY))
            && let Some(behind) = holding.iter().position(phrase)
        {
            chosen = behind;
        }
        if self.reading.speech.romance && self.pair_before(all, holding[chosen], at) {
            return None;
        }
        if self.reading.speech.romance
            && let Some(other) = self.vouched_beside(&holding, chosen, at)
        {
            chosen = other;
        }
        // A medium, or a document that nobody signs, only passes on where somebody else vouches.
        if self.passes_on(holding[chosen])
            || self.unsigned(holding[chosen]) && !holding.iter().any(|c| self.passes_on(c))
        {
            let other = holding.iter().rposition(|c| {
                !self.passes_on(c) && !self.unsigned(c) && c.speaker.is_some() && self.related(holding[chosen], c)
            });
            chosen = other.unwrap_or(chosen);
        }
        // `передаёт ТАСС со ссылкой на BBC`: of two media the one that the other leans on.
        if self.passes_on(holding[chosen])
            && let Some(cited) = holding.iter().position(|c| c.cue.roles.any(Roles::CITING) && self.passes_on(c))
        {
            chosen = cited;
        }
        // `según fuentes de inteligencia citadas por el portal`: behind those whom a phrase names, the medium that cites them.
        let handed = |p: &Credit, c: &Credit| {
            let behind = p.cue.group.end;
            p.cue.shape == Shape::Phrase && c.speaker.is_some() && (behind..behind + 2).contains(&c.cue.group.start)
        };
        if self.reading.speech.romance
            && self.passes_on(holding[chosen])
            && let Some(first) = chosen.checked_sub(1).filter(|&f| handed(holding[f], holding[chosen]))
            && holding[first].speaker.is_some()
        {
            let relays = holding[chosen].speaker.into_iter().collect();
            return Some(Choice { relays, ..self.choice(&holding, first, at) });
        }
        if let Some(cited) = holding.iter().position(|c| self.cited_by(holding[chosen], c)) {
            let relays = holding[chosen].speaker.into_iter().collect();
            return Some(Choice { relays, ..self.choice(&holding, cited, at) });
        }
        Some(self.choice(&holding, chosen, at))
    }

    /// `publicó El Orden citando a una agencia`: whether a name that nothing tells the kind of cites another right behind it.
    fn cited_by(&self, citer: &Credit, cited: &Credit) -> bool {
        let unknown = |s: usize| self.speakers.list[s].source.kind == SourceType::Other;
        let behind = citer.cue.group.end;
        citer.cue.shape == Shape::Aside
            && citer.speaker.is_some_and(unknown)
            && cited.cue.roles.any(Roles::CITING)
            && cited.speaker.is_some()
            && (behind..behind + 2).contains(&cited.cue.group.start)
    }

    /// `8 000 personnes, selon la police, 20 000 selon la CGT, ont défilé dans trois villes`: whether each of two phrases
    /// before the verb has its own figure, so that what follows the verb is nobody's.
    fn pair_before(&self, all: &[Credit], chosen: &Credit, at: usize) -> bool {
        let reading = self.reading;
        let phrase = |c: &Credit| c.cue.shape == Shape::Phrase && c.speaker.is_some() && c.cue.group.end < at;
        let pair: Vec<&Credit> = all.iter().filter(|c| phrase(c)).collect();
        let [first, last] = pair.as_slice() else { return false };
        let comma = last.cue.group.end;
        let own = |from: usize, to: usize| from < to && reading.has_figure(from..to);
        phrase(chosen)
            && reading.mark(comma) == Some(Mark::Comma)
            && reading.has(comma + 1, Roles::AUXILIARY)
            && own(first.cue.left.start, first.cue.group.start)
            && own(first.cue.group.end, last.cue.group.start)
    }

    /// The cue that vouches where the chosen one does not: a phrase beside a verb of nobody (`de source policière, on
    /// compte 12 blessés`) or behind one of counting (`le pays déplore 4 000 morts, selon l'OMS`), and the denial of what
    /// others put forward (`l'armée dément le chiffre de 200 morts avancé par des ONG`).
    fn vouched_beside(&self, holding: &[&Credit], chosen: usize, at: usize) -> Option<usize> {
        let main = holding[chosen];
        let phrase = |c: &Credit| c.cue.shape == Shape::Phrase && c.speaker.is_some();
        if main.speaker.is_none() {
            return holding.iter().position(|c| phrase(c));
        }
        let counts = main.cue.shape == Shape::Forward
            && main.cue.roles.any(Roles::COUNT)
            && !self.reading.has(main.cue.group.end, Roles::THAT);
        let alone = |c: &Credit| {
            let start = c.cue.group.start;
            let behind = (at..start).find(|&i| !self.reading.in_figure(i)).unwrap_or(start);
            start > at && !self.reading.has_figure(behind..start)
        };
        if counts && let Some(other) = holding.iter().position(|c| phrase(c) && alone(c)) {
            return Some(other);
        }
        let made = main.cue.shape == Shape::Aside && main.cue.tokens.start > at && main.cue.left.start < at;
        let denial = |c: &Credit| {
            let between = c.cue.group.end..main.cue.tokens.start;
            c.cue.shape == Shape::Forward
                && c.cue.roles.any(Roles::DENY)
                && c.cue.group.end <= at
                && !between.into_iter().any(|i| self.reading.bounds(i) || self.reading.has(i, Roles::CONTRAST))
        };
        if made && main.cue.tokens.end <= main.cue.group.start { holding.iter().position(|c| denial(c)) } else { None }
    }

    /// `Des centaines de personnes ont défilé, 900 selon les organisateurs`: whether the phrase stands behind a bare figure that a
    /// mark sets apart, so that it says nothing of what stands before the mark.
    fn counts_apart(&self, cue: &Cue, at: usize) -> bool {
        /// Words before such a figure, at most.
        const WORDS: usize = 2;
        let (reading, mut from) = (self.reading, cue.group.start);
        if cue.shape != Shape::Phrase || from <= at || !reading.speech.romance {
            return false;
        }
        while from > at && reading.in_figure(from - 1) {
            from -= 1;
        }
        let figure = from < cue.group.start;
        let mark = (at..from).rev().take(WORDS + 1).find(|&i| reading.bounds(i));
        figure && mark.is_some_and(|mark| !(mark..from).any(|i| reading.has(i, Roles::RELATIVE)))
    }

    /// Whether the phrase of `next` goes with the figure at `at`: no mark stands between, or one comma right before it
    /// where each figure is followed by its phrase (`100 000, selon la CGT, 27 000, selon la préfecture`).
    fn is_followed(&self, nearest: &Credit, at: usize, next: &Credit) -> bool {
        let start = next.cue.group.start;
        let mut marks = (at..start).filter(|&i| self.reading.bounds(i));
        match marks.next() {
            None => true,
            Some(mark) => {
                mark + 1 == start
                    && self.reading.mark(mark) == Some(Mark::Comma)
                    && self.reading.has_figure(nearest.cue.left.clone())
            }
        }
    }

    /// `Locals told the brigade that ten were trapped, an official said`: whether who says the whole behind it passes on what
    /// the clause inside of it states.
    fn tells(&self, outer: &Credit, inner: &Credit, at: usize) -> bool {
        let forward = inner.cue.shape == Shape::Forward && inner.cue.tokens.end <= at;
        let aside = outer.cue.shape == Shape::Aside && outer.cue.tokens.start > at;
        let says = |c: &Credit| c.cue.roles.any(Roles::SAY.and(Roles::TELL));
        self.reading.speech.verbs_are_nouns
            && forward
            && aside
            && says(inner)
            && says(outer)
            && self.related(inner, outer)
            && !(inner.cue.group.end..outer.cue.group.start).any(|i| self.reading.quoted(i))
    }

    fn choice(&self, holding: &[&Credit], chosen: usize, at: usize) -> Choice {
        let main = holding[chosen];
        let mut relays: Vec<(bool, usize)> = Vec::new();
        for (i, other) in holding.iter().enumerate() {
            let Some(speaker) = other.speaker else { continue };
            if i == chosen
                || self.same(Some(speaker), main.speaker)
                || relays.iter().any(|&(_, r)| self.same(Some(r), Some(speaker)))
            {
                continue;
            }
            if self.passes_on(other) && self.related(other, main)
                || self.nested(other, main)
                || self.tells(other, main, at)
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

    fn same(&self, a: Option<usize>, b: Option<usize>) -> bool {
        match (a, b) {
            (Some(a), Some(b)) => a == b || self.speakers.list[a].source.name == self.speakers.list[b].source.name,
            _ => false,
        }
    }

    fn passes_on(&self, credit: &Credit) -> bool {
        credit.speaker.is_some_and(|s| self.speakers.list[s].source.kind == SourceType::Media)
    }

    /// Whether the verb says on whom its subject leans, whom a relative pronoun stands for.
    fn leans(&self, credit: &Credit) -> bool {
        let tokens = &credit.cue.tokens;
        credit.cue.shape != Shape::Citing && tokens.clone().any(|i| self.reading.does(i, Function::LEANS))
    }

    /// Whether a thing in lower case stands where the subject of a verb of saying would.
    fn is_thing(&self, credit: &Credit) -> bool {
        credit.cue.shape == Shape::Forward
            && credit.speaker.is_some_and(|s| {
                let speaker = &self.speakers.list[s];
                let plain = |i: usize| {
                    let capital = self.reading.is_capital(i) && !self.reading.capital_nouns;
                    self.reading.noun(i).is_none() && (!capital || self.reading.has(i, Roles::ARTICLE))
                };
                speaker.source.kind == SourceType::Other && speaker.tokens.clone().all(plain)
            })
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
        if between.clone().any(|i| self.reading.mark(i) == Some(Mark::Semicolon)) {
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
