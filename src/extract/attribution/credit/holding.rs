//! The cues that hold one figure between them, and which of them vouches for it.
//!
//! In: the cues of a sentence that hold a token. Out: the nearest, unless another of them has the better claim.

use super::{Choice, Credit};
use crate::claim::SourceType;
use crate::extract::attribution::cues::{self, Shape};
use crate::extract::attribution::phrase::Party;
use crate::extract::attribution::reading::{Mark, Reading};
use crate::extract::attribution::speakers::Speakers;
use crate::lang::{Function, Roles};

/// The cues around one token that hold it, as they stand in the sentence.
pub(super) struct Holding<'c, 'r, 'd, 't> {
    pub reading: &'r Reading<'d, 't>,
    pub speakers: &'c Speakers<'r, 'd, 't>,
    /// All cues of the sentence.
    pub all: &'c [Credit],
    pub list: Vec<&'c Credit>,
    /// The token that they hold.
    pub at: usize,
}

impl Holding<'_, '_, '_, '_> {
    /// The one that vouches, with those that only pass on.
    pub fn choose(&self) -> Option<Choice> {
        if let Some(own) = self.own() {
            return Some(self.choice(own));
        }
        let mut chosen = self.nearest()?;
        chosen = self.in_own_part(chosen).unwrap_or(chosen);
        if self.is_in_other_subject(chosen) {
            return None;
        }
        if let Some(speaks) = self.over_colon(chosen) {
            return Some(self.choice(speaks));
        }
        chosen = self.saying(chosen).unwrap_or(chosen);
        chosen = self.naming(chosen).unwrap_or(chosen);
        chosen = self.told_of_thing(chosen).unwrap_or(chosen);
        if let Some(before) = self.leant_on(chosen) {
            return Some(self.passed_on(before, chosen));
        }
        chosen = self.according(chosen).unwrap_or(chosen);
        if self.reading.speech.romance {
            if self.is_behind_pair(chosen) {
                return None;
            }
            chosen = self.vouched_beside(chosen).unwrap_or(chosen);
        }
        chosen = self.signed(chosen).unwrap_or(chosen);
        chosen = self.cited_medium(chosen).unwrap_or(chosen);
        match self.handed_on(chosen).or_else(|| self.cited_behind(chosen)) {
            Some(other) => Some(self.passed_on(other, chosen)),
            None => Some(self.choice(chosen)),
        }
    }

    /// `The mayor insists it is so; residents of Lyari, a town of 900 people, describe`: whether the figure stands in what names the
    /// subject of another verb, behind a semicolon.
    fn is_in_other_subject(&self, chosen: usize) -> bool {
        let (reading, at) = (self.reading, self.at);
        let from = self.list[chosen].cue.tokens.end;
        let other = |c: &Credit| {
            let inside = c.cue.group.contains(&at) && c.cue.tokens.start > at && c.cue.shape == Shape::Forward;
            inside && (from..c.cue.group.start).any(|i| reading.mark(i) == Some(Mark::Semicolon))
        };
        self.all.iter().any(other)
    }

    /// Whether a semicolon stands between two tokens.
    fn parted(&self, from: usize, to: usize) -> bool {
        (from..to).any(|i| self.reading.mark(i) == Some(Mark::Semicolon))
    }

    /// `Campaigners fear for 72 hectares; 9,300 trees are felled, according to the firm`: the phrase in the figure's own part of
    /// the sentence, where the cue chosen stands before its semicolon.
    fn in_own_part(&self, chosen: usize) -> Option<usize> {
        if !self.parted(self.list[chosen].cue.group.end, self.at) {
            return None;
        }
        let phrase = |c: &Credit| c.cue.shape == Shape::Phrase && c.speaker.is_some();
        self.behind(|c| phrase(c) && !self.parted(self.at, c.cue.group.start))
    }

    /// `Die Polizei zählte 400, der Bund spricht von mehr: Man habe 900 gezählt, sagte der Sprecher`: who speaks behind what the
    /// colon opens, where the cue chosen stands before the colon.
    fn over_colon(&self, chosen: usize) -> Option<usize> {
        let (reading, main) = (self.reading, &self.list[chosen].cue);
        let colon = |from: usize, to: usize| (from..to).any(|i| reading.mark(i) == Some(Mark::Colon));
        if main.shape != Shape::Forward || !colon(main.group.end, self.at) {
            return None;
        }
        let named = |c: &Credit| self.says(c) && self.is_behind_comma(c) && matches!(c.cue.party, Party::Phrase(_));
        self.behind(|c| named(c) && !self.parted(self.at, c.cue.group.start))
    }

    /// The cue that stands with this figure and no other.
    fn own(&self) -> Option<usize> {
        // `500.000 (CGT)`: a bracket behind a figure says whose that one is.
        let behind = |c: &&Credit| c.cue.tokens.is_empty() && c.cue.shape == Shape::Phrase;
        // `contre 8 500 décomptés par la préfecture`: so does a participle right behind one.
        let counted = |c: &&Credit| {
            let alone = c.cue.right.is_empty() && c.cue.left.start == self.at && c.cue.tokens.end <= c.cue.group.start;
            let gives = c.cue.roles.any(Roles::COUNT) || self.reading.speech.verbs_are_nouns;
            let aside = gives && c.cue.shape == Shape::Aside;
            aside && alone && c.cue.left.end == c.cue.group.start
        };
        // `250 000 osób (według policji 35 000)`: so does a phrase in brackets with it.
        let bracket = |c: &&Credit| c.cue.shape == Shape::Phrase && cues::fills_bracket(self.reading, &c.cue);
        let only = || {
            let mut own = self.list.iter().enumerate().filter(|(_, c)| bracket(c)).map(|(i, _)| i);
            own.next().filter(|_| own.next().is_none())
        };
        // `loin des 50 que dénoncent les ONG`: so does a relative clause that gives it.
        let given = |c: &&Credit| {
            let relative = self.reading.has(c.cue.group.start, Roles::RELATIVE);
            relative && c.cue.right.is_empty() && c.cue.left.contains(&self.at) && c.cue.shape == Shape::Aside
        };
        let first = self.list.iter().position(behind).or_else(|| self.list.iter().position(counted));
        let first = first.or_else(|| self.list.iter().position(given));
        first.or_else(only).or_else(|| self.list.iter().position(|c| self.is_compared(c)))
    }

    /// `assure qu'il y avait 31 familles, et non 19 comme l'affirme la mairie`: whether the aside opens right behind the figure
    /// and its noun, and so tells who gives this one.
    fn is_compared(&self, credit: &Credit) -> bool {
        /// Words of the noun, at most.
        const WORDS: usize = 2;
        let (reading, cue) = (self.reading, &credit.cue);
        let weak = |i: &usize| reading.has(*i, Roles::CLITIC) || reading.mark(*i) == Some(Mark::Inner);
        let start = cue.tokens.start.min(cue.group.start);
        let opens = (self.at..start).rev().find(|i| !weak(i)).filter(|&i| reading.has(i, Roles::AS));
        let aside = reading.speech.romance && cue.shape == Shape::Aside && credit.speaker.is_some();
        let Some(opens) = opens.filter(|_| aside) else { return false };
        let noun = (self.at..opens).find(|&i| !reading.in_figure(i)).unwrap_or(opens);
        opens - noun <= WORDS && !(noun..opens).any(|i| reading.bounds(i))
    }

    /// The last cue before the figure, or the next behind it that is its own.
    fn nearest(&self) -> Option<usize> {
        let before = self.list.iter().rposition(|c| c.cue.tokens.start < self.at);
        let nearest = before.or_else(|| (!self.list.is_empty()).then_some(0))?;
        let Some(next) = self.list.get(nearest + 1) else { return Some(nearest) };
        let phrase = self.list[nearest];
        if self.is_put_in(next) {
            return Some(nearest + 1);
        }
        let behind = phrase.cue.shape == Shape::Phrase && phrase.cue.group.end <= self.at;
        let yields = behind && (self.has_own_phrase(phrase, next) || self.is_contrasted(phrase, next));
        Some(nearest + usize::from(yields))
    }

    /// `Центр ссылается на очевидцев: пять семей, как говорит юрист Анна Лис, уехали`: whether the cue is put in between commas
    /// behind the figure, and so vouches for it rather than the one that opened the sentence.
    fn is_put_in(&self, next: &Credit) -> bool {
        let (reading, start) = (self.reading, next.cue.group.start);
        let comma = |i: usize| reading.mark(i) == Some(Mark::Comma);
        let as_at = if reading.has(start, Roles::AS) { start } else { start.saturating_sub(1) };
        reading.has(as_at, Roles::AS)
            && next.speaker.is_some()
            && as_at > self.at
            && comma(as_at - 1)
            && comma(next.cue.group.end)
            && !(self.at..as_at - 1).any(|i| reading.bounds(i))
    }

    /// `18 000 selon la police, 60 000 selon les organisateurs`: whether each figure has its own phrase.
    fn has_own_phrase(&self, nearest: &Credit, next: &Credit) -> bool {
        let parts = |i: usize| self.reading.bounds(i) || self.reading.has(i, Roles::CONJUNCTION);
        next.cue.shape == Shape::Phrase
            && next.cue.group.start > self.at
            && (nearest.cue.group.end..self.at).any(parts)
            && self.is_followed(nearest, next)
    }

    /// `Five were hurt, according to the Express, while ten are missing, PTI reported`: whether what a contrast opens behind a
    /// phrase that has a figure of its own is said by the aside.
    fn is_contrasted(&self, nearest: &Credit, next: &Credit) -> bool {
        self.reading.speech.verbs_are_nouns
            && next.cue.shape == Shape::Aside
            && next.cue.tokens.start > self.at
            && (nearest.cue.group.end..self.at).any(|i| self.reading.has(i, Roles::CONTRAST))
            && self.reading.has_figure(nearest.cue.left.clone())
    }

    /// Whether the phrase of `next` goes with the figure: no mark stands between, or one comma right before it
    /// where each figure is followed by its phrase (`100 000, selon la CGT, 27 000, selon la préfecture`).
    fn is_followed(&self, nearest: &Credit, next: &Credit) -> bool {
        let start = next.cue.group.start;
        let mut marks = (self.at..start).filter(|&i| self.reading.bounds(i));
        match marks.next() {
            None => true,
            Some(mark) => {
                // `300 по данным полиции, 3 тысячи — по данным организаторов`: so does one dash.
                mark + 1 == start
                    && matches!(self.reading.mark(mark), Some(Mark::Comma | Mark::Dash))
                    && self.reading.has_figure(nearest.cue.left.clone())
            }
        }
    }

    /// `o banco registou lucros de 266 milhões, informou a instituição`: who says so vouches, not what was counted.
    fn saying(&self, chosen: usize) -> Option<usize> {
        let (main, speech) = (&self.list[chosen].cue, self.reading.speech);
        let weak = !main.roles.any(Roles::SAY.and(Roles::DENY)) && main.shape == Shape::Forward;
        // `Банк планирует сократить 27 тысяч человек, сообщил вице-президент`: nor what was planned.
        let vouches = weak && (speech.drops_subject || speech.verbs_are_nouns || !speech.has_articles);
        // `The police counted 400; the club claimed more: it had sold 900, said its chairman`: not over a colon.
        let apart = |c: &Credit| {
            (self.at..c.cue.group.start)
                .any(|i| matches!(self.reading.mark(i), Some(Mark::Colon)) && self.parted(self.at, i))
        };
        if vouches { self.behind(|c| self.says(c) && !apart(c)) } else { None }
    }

    /// `Sechs wurden demnach verletzt, teilte der Landkreis mit`: what points back yields to whoever the sentence names.
    fn naming(&self, chosen: usize) -> Option<usize> {
        let main = &self.list[chosen].cue;
        let points = main.shape == Shape::Phrase && matches!(main.party, Party::Pronoun(_));
        let named = |c: &Credit| self.says(c) && matches!(c.cue.party, Party::Phrase(_));
        if self.reading.speech.verb_second && points { self.behind(named) } else { None }
    }

    /// `La ley prevé dos centros, indicó el ministro`: so does a thing that provides for it.
    fn told_of_thing(&self, chosen: usize) -> Option<usize> {
        if !self.is_thing(self.list[chosen]) {
            return None;
        }
        let phrase = |c: &Credit| c.cue.shape == Shape::Phrase && c.speaker.is_some();
        self.behind(|c| (self.says(c) || phrase(c)) && self.is_behind_comma(c))
    }

    /// The first of those behind the figure that fit.
    fn behind(&self, fits: impl Fn(&Credit) -> bool) -> Option<usize> {
        self.list.iter().position(|c| c.cue.tokens.start > self.at && fits(c))
    }

    /// Whether somebody is named behind what he says.
    fn says(&self, credit: &Credit) -> bool {
        // `Norland has recorded 320 cases, the ministry has said`: in English behind a comma.
        let apart = || !self.reading.speech.verbs_are_nouns || self.is_behind_comma(credit);
        let cue = &credit.cue;
        cue.roles.any(Roles::SAY) && cue.shape == Shape::Aside && credit.speaker.is_some() && apart()
    }

    fn is_behind_comma(&self, credit: &Credit) -> bool {
        let before = credit.cue.group.start.checked_sub(1);
        before.is_some_and(|i| self.reading.mark(i) == Some(Mark::Comma))
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

    /// `agencja Interfax, na którą powołuje się portal`: the one named before the relative, on whom the subject of the verb
    /// leans.
    fn leant_on(&self, chosen: usize) -> Option<usize> {
        let main = &self.list[chosen].cue;
        let leans = |i: usize| self.reading.does(i, Function::LEANS);
        let before = chosen.checked_sub(1).filter(|&b| self.list[b].cue.shape == Shape::Phrase)?;
        let named = self.list[before].speaker.is_some();
        (named && main.shape != Shape::Citing && main.tokens.clone().any(leans)).then_some(before)
    }

    /// `Israel promised to strike after an attack that killed 12, according to officials`: who only promises vouches for
    /// nothing, where a phrase names somebody behind the figure.
    fn according(&self, chosen: usize) -> Option<usize> {
        let main = &self.list[chosen].cue;
        // `The service logged 214 calls, according to its records`: nor, in English, who only counts.
        let counts = self.reading.speech.verbs_are_nouns
            && main.roles.any(Roles::COUNT)
            && !self.reading.has(main.group.end, Roles::THAT);
        let demands = main.shape == Shape::Forward && (main.roles.any(Roles::DEMAND) || counts);
        // `La CGT exige 300 euros ; le groupe en propose 200, selon la préfecture`: not over a semicolon.
        let apart = |c: &Credit| (self.at..c.cue.group.start).any(|i| self.reading.mark(i) == Some(Mark::Semicolon));
        // `Pena, que prometió crear 500 empleos, lo celebró, según su partido`: nor behind the clause that the demand stands in.
        let inside = |c: &Credit| c.cue.group.start > self.at && c.cue.group.start <= main.right.end;
        let phrase = |c: &&Credit| c.cue.shape == Shape::Phrase && inside(c) && c.speaker.is_some() && !apart(c);
        if !demands || main.roles.any(Roles::SAY.and(Roles::DENY)) {
            return None;
        }
        self.list.iter().position(phrase)
    }

    /// `8 000 personnes, selon la police, 20 000 selon la CGT, ont défilé dans trois villes`: whether each of two phrases
    /// before the verb has its own figure, so that what follows the verb is nobody's.
    fn is_behind_pair(&self, chosen: usize) -> bool {
        let reading = self.reading;
        let phrase = |c: &Credit| c.cue.shape == Shape::Phrase && c.speaker.is_some() && c.cue.group.end < self.at;
        let pair: Vec<&Credit> = self.all.iter().filter(|c| phrase(c)).collect();
        let [first, last] = pair.as_slice() else { return false };
        let comma = last.cue.group.end;
        let own = |from: usize, to: usize| from < to && reading.has_figure(from..to);
        phrase(self.list[chosen])
            && reading.mark(comma) == Some(Mark::Comma)
            && reading.has(comma + 1, Roles::AUXILIARY)
            && own(first.cue.left.start, first.cue.group.start)
            && own(first.cue.group.end, last.cue.group.start)
    }

    /// The cue that vouches where the chosen one does not: a phrase beside a verb of nobody (`de source policière, on
    /// compte 12 blessés`) or behind one of counting (`le pays déplore 4 000 morts, selon l'OMS`), and the denial of what
    /// others put forward (`l'armée dément le chiffre de 200 morts avancé par des ONG`).
    fn vouched_beside(&self, chosen: usize) -> Option<usize> {
        let (main, at) = (self.list[chosen], self.at);
        let phrase = |c: &Credit| c.cue.shape == Shape::Phrase && c.speaker.is_some();
        if main.speaker.is_none() {
            return self.list.iter().position(|c| phrase(c));
        }
        let counts = main.cue.shape == Shape::Forward
            && main.cue.roles.any(Roles::COUNT)
            && !self.reading.has(main.cue.group.end, Roles::THAT);
        let alone = |c: &Credit| {
            let start = c.cue.group.start;
            let behind = (at..start).find(|&i| !self.reading.in_figure(i)).unwrap_or(start);
            start > at && !self.reading.has_figure(behind..start)
        };
        // `La policía registró 9 casas y se incautó de 340 frascos, según el juzgado`: at the end it stands with all of them.
        let closes = |c: &Credit| {
            let ends = !matches!(self.reading.mark(c.cue.group.end), None | Some(Mark::Comma | Mark::Inner));
            c.cue.group.start > at && ends && self.is_behind_comma(c)
        };
        if counts && let Some(other) = self.list.iter().position(|c| phrase(c) && (alone(c) || closes(c))) {
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
        if made && main.cue.tokens.end <= main.cue.group.start {
            self.list.iter().position(|c| denial(c))
        } else {
            None
        }
    }
}
