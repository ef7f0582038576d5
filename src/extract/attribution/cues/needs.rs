//! What a verb needs beside it to be a cue.
//!
//! In: the place of a verb in its sentence. Out: whether the clause, the account or the speaker stands
//! there without which it states nothing, and the subject that a joined verb goes on with.

use super::{Cue, Finder};
use crate::claim::SourceType;
use crate::extract::attribution::document::{behind_participle, made_by};
use crate::extract::attribution::name::{self, head, is_personal, name_run, words};
use crate::extract::attribution::phrase::{Party, Phrase, extend, object};
use crate::extract::attribution::reading::Mark;
use crate::lang::{Function, Roles, Word};

impl Finder<'_, '_, '_> {
    pub(super) fn negated(&self, start: usize) -> bool {
        let reading = self.reading;
        let first = self.frame.tokens.start;
        // `no contó más de 4.000 personas`: before a figure with its bound the negation denies what exceeds it.
        if reading.speech.romance && self.roles.any(Roles::COUNT) && reading.hedged(self.to) {
            return false;
        }
        let before = (first..start)
            .rev()
            .take(3)
            .take_while(|&i| reading.has(i, Roles::NEGATION.and(Roles::ADVERB).and(Roles::CLITIC)));
        before
            .chain(start..self.from)
            // `полиция насчитала не более двухсот`: where nouns inflect, a negation stands before its verb.
            .chain(self.to..(self.to + usize::from(reading.speech.has_articles)).min(self.frame.tokens.end))
            .any(|i| reading.has(i, Roles::NEGATION))
            || self.is_denied_infinitive()
    }

    /// Languages whose verbs say who speaks; packs without a dropped subject list no such pronoun.
    pub(super) fn may_drop(&self) -> bool {
        self.reading.speech.drops_subject
    }

    /// Whether a word in lower case that names no source opens a phrase in the dative.
    pub(super) fn opens_in_dative(&self, i: usize) -> bool {
        let reading = self.reading;
        !reading.speech.has_articles
            && !reading.is_capital(i)
            && reading.noun(i).is_none()
            && reading.word(i).is_none()
            && reading.ends_like(i, &reading.speech.endings.addressee)
    }

    /// `Там добавили, что`: what is said where the sentence before has somebody speak.
    pub(super) fn is_said_there(&self, start: usize) -> bool {
        start > self.frame.tokens.start
            && self.reading.does(start - 1, Function::THERE)
            && self.reading.ends_like(self.from, &self.reading.speech.endings.plural_verb)
    }

    /// Who is named behind a phrase: `citing two people` tells how many they are, too.
    pub(super) fn cited(&self, end: usize) -> Option<(Party, usize)> {
        let reading = self.reading;
        if let Some(found) = made_by(reading, self.to) {
            return Some(found);
        }
        // `wynika z danych, przekazanych w Krakowie przez rzecznika`: so does whoever handed it on.
        if let Some(agent) = behind_participle(reading, self.to) {
            return object(reading, agent + 1, end);
        }
        let behind = (self.to..end).find(|&i| !reading.in_figure(i))?;
        // `citing documents submitted to the council`: behind such a phrase a document is no verb.
        if reading.speech.verbs_are_nouns && reading.has(behind, Roles::DOCUMENT) && reading.has(behind, Roles::FINITE)
        {
            let to = behind + reading.len(behind);
            return Some((Party::Phrase(Phrase { tokens: behind..to, role: None }), to));
        }
        // `według danych z ministerstwa`: whose data they are stands behind a preposition.
        let from = !reading.speech.has_articles
            && reading.has(behind, Roles::COMPLEMENT.and(Roles::PREPOSITION))
            && reading.noun(behind).is_none();
        let next = behind + reading.len(behind);
        if from && !(reading.noun(next).is_some() || reading.is_capital(next) && !reading.has(next, Roles::PLACE)) {
            return None;
        }
        let behind = if from { next } else { behind };
        let (party, to) = object(reading, behind, end)?;
        let Party::Phrase(mut phrase) = party else { return Some((party, to)) };
        let to = self.before_clause(&mut phrase).unwrap_or(to);
        // `blijkt uit het feit dat`: a fact is nobody's word. Behind a noun for a source it is a complement
        // (`selon la protection civile du pays`).
        let fact = |i: usize| reading.does(i, Function::FACT);
        if phrase.tokens.clone().find(|&i| fact(i) || reading.noun(i).is_some()).is_some_and(fact) {
            return None;
        }
        if !from && self.is_bodiless(&phrase.tokens) {
            return None;
        }
        if !from && phrase.tokens.start == behind && behind > self.to && head(reading, &phrase.tokens).is_some() {
            phrase.tokens.start = self.to;
        }
        Some((Party::Phrase(phrase), to))
    }

    /// `According to Mr Reed, the attack killed 12 people`: behind a phrase that opens the sentence a clause is no role,
    /// and a role ends with a comma.
    fn before_clause(&self, phrase: &mut Phrase) -> Option<usize> {
        let reading = self.reading;
        let role = phrase.role.clone().filter(|role| role.start > phrase.tokens.end)?;
        let closed = reading.mark(role.end) == Some(Mark::Comma);
        let tells = |i: usize| reading.in_figure(i) || reading.is_predicate(i) && reading.noun(i).is_none();
        let clause = !closed || role.clone().any(tells);
        if !reading.speech.verbs_are_nouns || self.from > self.frame.tokens.start || !clause {
            return None;
        }
        phrase.role = None;
        Some(phrase.tokens.end)
    }

    /// `według prognoz`, `согласно результатам`: an estimate of nobody named, which may stand before what follows.
    fn is_bodiless(&self, tokens: &std::ops::Range<usize>) -> bool {
        let reading = self.reading;
        // `исходя из последних данных`: an adjective may stand before it.
        let first = tokens.start + usize::from(super::super::name::qualifies(reading, tokens.start));
        reading.does(first, Function::ESTIMATE)
            && !tokens.clone().any(|i| reading.noun(i).is_some() || reading.is_capital(i))
    }

    /// `nach ersten Angaben der Polizei`, but `nach ersten Angaben Gäste`: behind a phrase of three words that ends with
    /// a noun an article opens who gave it, where the verb stands second.
    pub(super) fn opens_genitive(&self) -> bool {
        let reading = self.reading;
        let long = reading.speech.verb_second && self.to >= self.from + 3 && reading.is_capital(self.to - 1);
        let pronoun = self.roles.any(Roles::PRONOUN.and(Roles::OWN).and(Roles::BEHIND).and(Roles::CITING));
        !long || pronoun || reading.has(self.to, Roles::ARTICLE) || reading.noun(self.to).is_some()
    }

    /// `Pracę sądów źle ocenia 43 proc. badanych`: where nouns inflect, the share behind the verb is its subject.
    pub(super) fn is_of_a_share(&self) -> bool {
        let reading = self.reading;
        let end = (self.to..self.frame.tokens.end).take(6).find(|&i| !reading.hedged(i)).unwrap_or(self.to);
        let behind = end + 1 + usize::from(reading.surface(end + 1) == ".");
        !reading.speech.has_articles
            && end > self.to
            && (reading.surface(end) == "%" || reading.is_percent(end))
            && reading.is_word(behind)
            && reading.ends_like(behind, &reading.speech.endings.plural)
    }

    /// `было зафиксировано ограбление`, `zostało odnotowane`: a passive has no speaker for its subject.
    pub(super) fn is_slavic_passive(&self) -> bool {
        let reading = self.reading;
        !reading.speech.has_articles && reading.ends_like(self.from, &reading.speech.endings.passive)
    }

    /// Whether a clause follows, or a document is the subject that states its content.
    pub(super) fn states_clause(&self, start: usize) -> bool {
        let reading = self.reading;
        let ahead = (self.to..self.frame.tokens.end).take(8).take_while(|&i| !reading.bounds(i));
        let subject = (self.frame.tokens.start..start).rev().take(12);
        // `comme le soutient le maire`: a weak pronoun behind the word for an aside stands for the clause.
        let told = start > self.frame.tokens.start + 1
            && reading.speech.romance
            && reading.has(start - 1, Roles::CLITIC)
            && reading.has(start - 2, Roles::AS);
        // `przyznała w piątek, że`: the conjunction behind a comma, where no figure that is awarded stands between.
        let mark = (self.to..self.frame.tokens.end).take(8).find(|&i| reading.bounds(i));
        let parted = mark.filter(|&i| reading.mark(i) == Some(Mark::Comma) && !reading.has_figure(self.to..i));
        ahead.into_iter().any(|i| reading.has(i, Roles::THAT))
            || parted.is_some_and(|comma| reading.has(comma + 1, Roles::THAT))
            || self.content_before(start)
            || self.opens_content(self.to)
            || self.set_between(start)
            || !reading.speech.has_articles && start > 0 && reading.has(start - 1, Roles::AS)
            || self.states_infinitive()
            || told
            || subject.into_iter().take_while(|&i| !reading.bounds(i)).any(|i| reading.has(i, Roles::DOCUMENT))
    }

    /// `Une collecte a rapporté 38 000 euros`: what nobody who speaks brings in is no report.
    pub(super) fn yields_sum(&self, party: &Party) -> bool {
        let reading = self.reading;
        let Party::Phrase(phrase) = party else { return false };
        let known = phrase
            .tokens
            .clone()
            .any(|i| reading.noun(i).is_some() || reading.has(i, Roles::DOCUMENT.and(Roles::BODY).and(Roles::SEAT)));
        let named = is_personal(reading, &phrase.tokens) || phrase.role.is_some();
        let capital = (phrase.tokens.start + 1..phrase.tokens.end).any(|i| reading.is_capital(i));
        reading.speech.has_articles
            && !reading.speech.persons_only
            && !(known || named || capital)
            && reading.has(phrase.tokens.start, Roles::INDEFINITE)
            && reading.hedged(self.to)
    }

    /// `the head identified as Ali`, `items announced at the meeting`: a participle that names, or that tells where
    /// something of no speaker was made known.
    pub(super) fn names_or_happens(&self, start: usize) -> bool {
        let reading = self.reading;
        if !reading.speech.verbs_are_nouns || start != self.from || !self.roles.any(Roles::PARTICIPLE) {
            return false;
        }
        if self.roles.any(Roles::COUNT) && reading.does(self.to, Function::CALLED) || self.is_found(start) {
            return true;
        }
        let first = self.frame.tokens.start;
        let known = |i: usize| {
            reading.noun(i).is_some()
                || reading
                    .has(i, Roles::DOCUMENT.and(Roles::BODY).and(Roles::SEAT).and(Roles::PRONOUN).and(Roles::RELATIVE))
                || reading.is_capital(i) && i > first
                || reading.bounds(i)
        };
        start > first
            && reading.does(self.to, Function::LOCATIVE)
            && reading.ends_like(start - 1, &reading.speech.endings.plural)
            && !(first..start).any(known)
    }

    /// `has since 2014 recorded`: the preposition of a year that ends at `at`, between auxiliary and participle.
    pub(super) fn before_year(&self, at: usize) -> Option<usize> {
        let reading = self.reading;
        let year = reading.speech.verbs_are_nouns && reading.is_digits(at) && !reading.in_figure(at);
        at.checked_sub(1).filter(|&before| year && reading.has(before, Roles::PREPOSITION))
    }

    /// `incidentes registrados durante la huelga convocada por los sindicatos`: another participle has the agent behind it.
    pub(super) fn is_other_participle(&self, at: usize) -> bool {
        let reading = self.reading;
        let participle = reading.ends_like(at, &reading.speech.endings.participle) && !reading.is_capital(at);
        // `annoncé en soirée par la police`: where the noun of a time may end like a participle, it stands behind a preposition.
        let governs = Roles::COMPLEMENT.and(Roles::ARTICLE).and(Roles::DETERMINER).and(Roles::PREPOSITION);
        reading.speech.romance
            && at > self.to
            && participle
            && !reading.has(at, Roles::ADVERB.and(Roles::AUXILIARY))
            && reading.noun(at).is_none()
            && reading.noun(reading.phrase_start(at - 1)).is_none()
            && !reading.has(at - 1, governs)
    }

    /// `Das teilte die Polizei mit`, `lo riferisce la questura`: what is told stands before the verb, and tells nothing.
    pub(super) fn is_told(&self, party: &Party) -> bool {
        let speech = self.reading.speech;
        match party {
            Party::Phrase(phrase) => {
                let first = phrase.tokens.start;
                speech.verb_second && phrase.tokens.len() == 1 && self.reading.has(first, Roles::NEUTER)
            }
            Party::Pronoun(i) => speech.romance && self.reading.does(*i, Function::POINTS_BACK),
            _ => false,
        }
    }

    /// `precisou que há 12 feridos`: a verb listed with the conjunction of its clause ends before that.
    pub(super) fn without_that(&self, end: usize) -> usize {
        let that = |i: usize| self.reading.token(i).and_then(|t| self.reading.speech.words.at(t));
        let last = end.checked_sub(1).filter(|&i| i > self.from && end == self.to);
        let clause = last.and_then(that).is_some_and(|w| w.roles.any(Roles::THAT));
        if clause && self.reading.speech.drops_subject { end - 1 } else { end }
    }

    /// `The economy added 12,000 jobs`: with a figure for its object the verb tells what grows.
    pub(super) fn gains(&self) -> bool {
        let reading = self.reading;
        let passed = |i: usize| reading.has(i, Roles::ARTICLE.and(Roles::DETERMINER)) || reading.is_given_to(i);
        let object = (self.to..self.frame.tokens.end).find(|&i| !passed(i) || reading.hedged(i));
        // `added a staggering 12,000 jobs`: an adjective may stand between article and figure.
        let adjective =
            |i: usize| reading.word(i).is_none() && reading.has(i - 1, Roles::ARTICLE) && reading.hedged(i + 1);
        let object = object.map(|i| if adjective(i) { i + 1 } else { i });
        let tells = reading.does(self.from, Function::GAINS)
            || reading.does(self.from, Function::TAKES) && !self.speaker_before();
        tells
            && !reading.has(self.to, Roles::THAT)
            && object.is_some_and(|i| reading.hedged(i) && !self.opens_clause(i))
    }

    /// `added seven soldiers went missing`: whether a verb follows the figure at `at` before a mark or a preposition.
    fn opens_clause(&self, at: usize) -> bool {
        let reading = self.reading;
        // `claimed at least 892 lives`: the noun behind the figure is none.
        let noun = 1 + (at..self.frame.tokens.end).find(|&i| !reading.hedged(i)).unwrap_or(at + 1);
        (noun..self.frame.tokens.end)
            .take(8)
            .take_while(|&i| !reading.bounds(i) && !reading.has(i, Roles::PREPOSITION.and(Roles::CONJUNCTION)))
            .any(|i| reading.has(i, Roles::AUXILIARY) || reading.is_predicate(i))
    }

    pub(super) fn has_account(&self) -> bool {
        // `puts the savings at 17.7 billion`: what is put at a value is an estimate.
        let reading = self.reading;
        let at = (self.to..self.frame.tokens.end).take(10).take_while(|&i| reading.mark(i) != Some(Mark::Stop));
        if at.into_iter().any(|i| reading.does(i, Function::VALUE) && reading.has_figure(i + 1..i + 5)) {
            return true;
        }
        // `eleva a 112 los fallecidos`: behind the value stands what it counts.
        let value = (self.to..self.to + 4).find(|&i| reading.in_figure(i));
        let counted = value.and_then(|at| (at..at + 4).find(|&i| !reading.in_figure(i)));
        if reading.speech.romance && counted.is_some_and(|i| reading.has(i, Roles::ARTICLE)) {
            return true;
        }
        (self.to..self.frame.tokens.end)
            .take(8)
            .take_while(|&i| self.reading.mark(i) != Some(Mark::Stop))
            .any(|i| self.reading.has(i, Roles::ACCOUNT))
    }

    /// A verb of giving that gives no account of anything, and that neither says nor promises.
    pub(super) fn gives_nothing(&self) -> bool {
        self.roles.any(Roles::GIVE) && !self.roles.any(Roles::SAY) && !self.has_account() && !self.offers()
    }

    /// `the company has offered 4 per cent`: what somebody gave that may also be promised, where a share or a sum is its object.
    fn offers(&self) -> bool {
        const OBJECT: usize = 6;
        let (reading, to) = (self.reading, self.to..(self.to + OBJECT).min(self.frame.tokens.end));
        // `prometió enviar agentes y ofreció 500 euros`: what is joined to another verb stands under that one's speaker.
        let joined = self.from.checked_sub(1).is_some_and(|at| reading.has(at, Roles::CONJUNCTION));
        // `la empresa ofrece 95 euros`: where verbs and nouns look alike, the present may tell what is on sale.
        let past = || reading.speech.verbs_are_nouns && reading.ends_like(self.from, &reading.speech.endings.past);
        self.roles.any(Roles::DEMAND)
            && (reading.speech.romance && !joined || past())
            && to.take_while(|&i| !reading.bounds(i)).any(|i| reading.is_money(i))
    }

    /// A verb of counting or showing needs one who can: `la ville compte 20 000 habitants` has none.
    pub(super) fn needs_speaker(&self, party: &Party) -> bool {
        let weak = self.roles.any(Roles::COUNT.and(Roles::GIVE).and(Roles::DEMAND))
            && !self.roles.any(Roles::SAY.and(Roles::DENY));
        weak && match party {
            Party::Phrase(phrase) => {
                // `the rain gauge at the clinic recorded`: what stands behind a preposition counts nothing.
                let reading = self.reading;
                let place = |&i: &usize| reading.does(i, Function::LOCATIVE);
                let own = phrase.tokens.start..phrase.tokens.clone().find(place).unwrap_or(phrase.tokens.end);
                let known = head(reading, &own).is_some()
                    || phrase.tokens.clone().any(|i| self.reading.has(i, Roles::DOCUMENT))
                    // `la France compte 12 sites`: a country has what it does not report.
                    || !reading.does(self.from, Function::POSSESSES)
                        && phrase.tokens.clone().any(|i| self.reading.has(i, Roles::SEAT));
                // `São Paulo registrou 30 casos`: a place of two words is no person.
                let named = name::is_personal(self.reading, &phrase.tokens)
                    && !(reading.speech.romance && reading.has(phrase.tokens.start, Roles::PLACE))
                    || phrase.role.is_some();
                let title = self.reading.name_quote(phrase.tokens.start).is_some();
                // `Barbarin had put the toll at 13`: so does a surname alone, where it is an account that is given.
                let surname = phrase.tokens.len() == 1 && reading.is_capital(phrase.tokens.start);
                let surname = surname && reading.word(phrase.tokens.start).is_none() && self.roles.any(Roles::GIVE);
                // `Die GDF fordert acht Prozent`: so does a body known only by its letters, where it demands something.
                let letters = reading.speech.has_articles
                    && self.roles.any(Roles::DEMAND)
                    && phrase.tokens.clone().any(|i| reading.is_letters(i, 3));
                !(known || named || title || letters || surname && reading.speech.verbs_are_nouns)
            }
            Party::Nobody => true,
            _ => false,
        }
    }

    /// `Organizacja twierdzi, że zaalarmowała władze`: where nouns inflect, a verb without subject that opens what the cue
    /// `before` tells is the same one's, who did so; whoever it has behind it is its object.
    pub(super) fn is_told_by(&self, before: Option<&Cue>, start: usize) -> bool {
        let reading = self.reading;
        let Some(outer) = before.filter(|c| c.shape == super::Shape::Forward && c.roles.any(Roles::SAY)) else {
            return false;
        };
        let between = outer.group.end..start;
        // `že úřady upozornila`: one noun may stand between.
        let noun =
            start.checked_sub(1).filter(|&i| reading.noun(i).is_some() && !reading.is_capital(i)).unwrap_or(start);
        let that = noun.checked_sub(1).is_some_and(|i| reading.has(i, Roles::THAT));
        let past =
            reading.ends_like_past(self.from) && !reading.ends_like(self.from, &reading.speech.endings.plural_verb);
        let object = reading.noun(self.to).is_some() || noun < start;
        that && past && object && between.len() <= 4 && !self.opens_content(self.to + 1)
    }

    /// `Об этом РИА Новости сообщили в пресс-службе`: the medium before a verb in the plural is told, where a body stands
    /// behind the verb.
    pub(super) fn tells_medium(&self, party: &Party) -> bool {
        let Party::Phrase(phrase) = party else { return false };
        let reading = self.reading;
        let medium = head(reading, &phrase.tokens).is_some_and(|w| w.source == Some(SourceType::Media));
        !reading.speech.has_articles
            && medium
            && reading.has(self.to, Roles::WITHIN)
            && reading.ends_like(self.from, &reading.speech.endings.plural_verb)
    }

    /// `un car assurant la liaison`: a gerund right behind a noun that neither speaks nor tells is no verb of saying,
    /// unless a clause, a quotation or a figure follows.
    pub(super) fn narrows_noun(&self, start: usize) -> bool {
        let reading = self.reading;
        let Some(before) = start.checked_sub(1).filter(|_| reading.speech.romance && !reading.speech.drops_subject)
        else {
            return false;
        };
        let at = reading.phrase_start(before);
        let told = reading.noun(at).is_some()
            || reading.has(at, Roles::DOCUMENT.and(Roles::ACCOUNT).and(Roles::PREPOSITION).and(Roles::CONJUNCTION))
            || reading.has(at, Roles::ADVERB.and(Roles::CLITIC).and(Roles::BODY).and(Roles::NEGATION))
            || reading.is_capital(before);
        let object = self.to + if reading.has(self.to, Roles::ARTICLE) { reading.len(self.to) } else { 0 };
        let stated = self.opens_content(self.to) || reading.hedged(self.to) || reading.hedged(object);
        before >= self.frame.tokens.start && reading.is_word(before) && !told && !stated && !self.has_account()
    }

    /// `a démenti le chiffre avancé par l'opposition`, `have warned that strikes by nurses will go on`: whether the auxiliary
    /// of a verb that starts at `start` makes no passive, so that an agent behind it is another's.
    pub(super) fn is_active(&self, start: usize) -> bool {
        let passive = (start..self.from).any(|i| self.reading.has(i, Roles::PASSIVE));
        let marks = self.reading.speech.romance || self.reading.speech.verbs_are_nouns;
        marks && start < self.from && !passive
    }

    /// `de source médicale`, `d'une source policière`: the noun that such a phrase holds, which an adjective follows.
    pub(super) fn own_noun(&self) -> Option<usize> {
        let reading = self.reading;
        let noun = self.to.checked_sub(1).filter(|&i| i > self.from && reading.alone(i).is_some())?;
        let title = reading.alone(noun).is_some_and(Word::is_title);
        let qualified =
            reading.is_word(self.to) && !reading.is_capital(self.to) && !reading.has(self.to, Roles::COMPLEMENT);
        let article = reading.has(noun - 1, Roles::ARTICLE) && noun - 1 > self.from;
        (reading.speech.romance && title && qualified).then_some(noun - usize::from(article))
    }

    /// The comma right before the verb, or the verb.
    pub(super) fn before_comma(&self, start: usize) -> usize {
        let comma = |i: &usize| *i > self.frame.tokens.start && self.reading.mark(*i) == Some(Mark::Comma);
        start.checked_sub(1).filter(comma).unwrap_or(start)
    }

    /// `À la mi-journée, la préfecture a fait le point`: behind the adjunct that opens the sentence at `first`.
    fn behind_adjunct(&self, first: usize, start: usize) -> Option<usize> {
        /// Tokens of the adjunct, at most.
        const ADJUNCT: usize = 9;
        let reading = self.reading;
        // `Preguntado por la diferencia, el gobernador restó importancia`, `Interrogé par la presse, le préfet a refusé de
        // répondre, évoquant`: so is a participle.
        let asked = reading.ends_like(first, &reading.speech.endings.participle);
        let opens =
            (asked || reading.has(first, Roles::PREPOSITION.and(Roles::ADVERB))) && reading.noun(first).is_none();
        let comma = (first..start).take(ADJUNCT).find(|&i| reading.bounds(i))?;
        (reading.speech.romance && opens && reading.mark(comma) == Some(Mark::Comma)).then_some(comma + 1)
    }

    /// Somebody who can speak, at the head of the sentence, with no other clause before the verb.
    pub(super) fn opening(&self, start: usize) -> Option<Party> {
        let reading = self.reading;
        let first = (self.frame.tokens.start..start).find(|&i| reading.is_word(i))?;
        let first = self.behind_adjunct(first, start).or_else(|| self.behind_turn(first)).unwrap_or(first);
        let limit = extend(reading, first).min(start);
        // `Rzecznik rządu odmówił odpowiedzi, ale zapewnił`: the verb before ends its subject.
        // `Several patients have received notes, demanding`: so does an auxiliary.
        let auxiliary =
            |i: usize| reading.speech.verbs_are_nouns && reading.has(i, Roles::AUXILIARY) && reading.noun(i).is_none();
        let past = |&i: &usize| {
            auxiliary(i) || reading.word(i).is_none() && !reading.is_capital(i) && reading.ends_like_past(i)
        };
        let surname = reading.is_known_surname(&(first..first + 1));
        let body = |i: usize| reading.speech.is_null_subject_romance() && i > first && reading.has(i, Roles::BODY);
        let names =
            |&i: &usize| reading.noun(i).is_some() || (i > first || surname) && reading.is_capital(i) || body(i);
        let limit = (first + 1..limit).find(past).unwrap_or(limit);
        let end = (first..limit).rev().find(names).map(|i| i + reading.len(i))?;
        let tokens = first..end;
        // What stands in quotation marks is no other clause, and a relative one without comma narrows the subject.
        let word = |i: usize| reading.quotes.at(i).is_some_and(|q| q.words() <= 3 || self.passes_speech(first));
        // `Doctors Without Borders (MSF) defended the plan, saying`: the short form in brackets belongs to the name.
        let end = self.past_relative(self.behind_short(end), start);
        // `El ministro, Luis Meza, tachó la cifra de falsa y recalcó`, `The governor, General Ade Kolo, has imposed a curfew and
        // promised`: the name between commas ends the subject.
        let comma = |i: usize| reading.mark(i) == Some(Mark::Comma);
        let name = ((reading.speech.romance || reading.speech.verbs_are_nouns) && comma(end))
            .then(|| name_run(reading, end + 1, start))
            .flatten();
        let name = name.filter(|name| words(reading, name) >= 2 && comma(name.end));
        let end = name.as_ref().map_or(end, |name| name.end + 1);
        let against = start > first + 2 && reading.speech.frees_subject() && reading.has(start - 1, Roles::CONTRAST);
        let parts = |&i: &usize| matches!(reading.mark(i), Some(Mark::Colon | Mark::Semicolon));
        let parted = (end..start).find(parts).filter(|&i| !(i..start).any(|j| reading.noun(j).is_some()));
        let until = if against && comma(start - 2) { start - 2 } else { parted.unwrap_or(start) };
        // `La ONG pidió reducir la tarifa, que ronda el 18 %, y recordó`: so may a relative clause between commas.
        let closes = reading.speech.romance && start > end + 2 && comma(start - 2);
        let relative = (end..until).find(|&i| closes && comma(i) && reading.has(i + 1, Roles::RELATIVE));
        let until = relative.unwrap_or(until);
        // `rejeitou demitir-se, mas admitiu`: what a hyphen joins to its verb opens no clause.
        let glued = |i: usize| reading.surface(i - 1) == "-" && !reading.space_at(i);
        let opens = |i: usize| reading.has(i, Roles::THAT.and(Roles::RELATIVE)) && !glued(i);
        let plain = end < start && !(end..until).any(|i| reading.bounds(i) && !word(i) || i > end && opens(i));
        // `L'accident s'est produit à la mairie`: a verb inside of it makes it a clause.
        let verb = |i| reading.has(i, Roles::AUXILIARY) && !reading.has(i, Roles::ARTICLE) && reading.noun(i).is_none();
        let clause = reading.speech.romance && tokens.clone().any(verb);
        let organism = reading.has(first, Roles::ARTICLE) && tokens.clone().any(body);
        let named = is_personal(reading, &tokens) || reading.is_known_surname(&tokens) || organism;
        let speaks = !clause && (named || head(reading, &tokens).is_some());
        let phrase = match name {
            Some(name) => Phrase { tokens: name, role: Some(tokens) },
            None => Phrase { tokens, role: None },
        };
        (plain && speaks && self.roles.any(Roles::SAY.and(Roles::DEMAND))).then_some(Party::Phrase(phrase))
    }
}
