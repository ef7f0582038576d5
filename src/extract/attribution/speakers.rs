//! Who a party is: pronouns resolved, names in their fullest form, types of source.
//!
//! In: the parties of the cues, in the order of the text. Out: speakers, each a source of the
//! guideline; the list of them is what a later pronoun or dropped subject looks back on.

mod citing;
mod named;
mod own;
mod quoted;
mod shown;

use std::ops::Range;

use super::acronyms::Acronyms;
use super::cues::{Cue, Shape};
use super::name::{head, name_run, words};
use super::people::{People, plain};
use super::phrase::{Party, Phrase, extend, rightward, with_apposition};
use super::quotes::Quote;
use super::reading::{Frame, Reading};
use super::subject::antecedent;
use crate::claim::{Source, SourceType};
use crate::lang::{Function, Roles};

/// One mention of somebody who speaks.
#[derive(Debug, Clone)]
pub struct Speaker {
    pub source: Source,
    pub tokens: Range<usize>,
    /// Where the role is told outside of `tokens`.
    role: Option<Range<usize>>,
    /// A single person, by name or title.
    person: bool,
    paragraph: usize,
}

/// Every speaker so far.
pub struct Speakers<'r, 'd, 't> {
    reading: &'r Reading<'d, 't>,
    people: People,
    acronyms: Acronyms,
    pub list: Vec<Speaker>,
}

/// The subject of a sentence stands within this many tokens.
const SUBJECT: usize = 12;
/// A pronoun looks back on this many speakers.
const BACK: usize = 8;
/// A pronoun looks for somebody named in this many sentences.
const SENTENCES: usize = 4;
/// A dropped subject looks back over this many paragraphs.
const PARAGRAPHS: usize = 2;

impl<'r, 'd, 't> Speakers<'r, 'd, 't> {
    pub fn new(reading: &'r Reading<'d, 't>) -> Self {
        Self { reading, people: People::read(reading), acronyms: Acronyms::read(reading), list: Vec::new() }
    }

    /// The speaker of a cue: an index into the list, or none where nobody is named.
    pub fn of_cue(&mut self, cue: &Cue, frame: &Frame) -> Option<usize> {
        if cue.shape == Shape::Citing && cue.roles.any(Roles::CITE) {
            // `qui cite deux sources`: their number belongs to them.
            // `zitierte die Agentur einen Beamten`: behind a subject of its own the verb has its object.
            let from = self.subject_behind(cue).unwrap_or(cue.tokens.end);
            let behind = (from..frame.tokens.end).find(|&i| !self.reading.in_figure(i))?;
            // `citing documents`: what the phrase itself found there, where nothing speaks.
            let phrase = || cue.roles.any(Roles::CITING).then(|| (cue.party.clone(), behind));
            let (mut party, _) = rightward(self.reading, behind, frame.tokens.end).or_else(phrase)?;
            if let Party::Phrase(phrase) = &mut party
                && phrase.tokens.start == behind
            {
                phrase.tokens.start = from;
            }
            return self.of_party(&party, cue.tokens.start, frame);
        }
        let found = self.of_party(&cue.party, cue.tokens.start, frame)?;
        let announces = cue.tokens.clone().any(|i| self.reading.does(i, Function::ANNOUNCES));
        if announces && self.is_bare_name(found) {
            self.list[found].source.kind = SourceType::Company;
        }
        Some(found)
    }

    /// Who spoke before, the last first.
    fn heard(&self) -> impl Iterator<Item = &Speaker> {
        self.list.iter().rev().take(BACK)
    }

    /// The speaker that a party stands for, at a cue that starts at token `at`.
    pub fn of_party(&mut self, party: &Party, at: usize, frame: &Frame) -> Option<usize> {
        match party {
            Party::Nobody => None,
            Party::Phrase(phrase) => {
                let whole = self.whole_of(phrase).and_then(|pronoun| self.earlier(Some(pronoun), at, frame));
                whole.or_else(|| Some(self.of_phrase(phrase, frame)))
            }
            Party::Pronoun(i) if self.is_our_own(*i, frame) => None,
            Party::Pronoun(i) => self.earlier(Some(*i), at, frame),
            Party::Dropped => {
                // `según anunció`: the cue opens with a conjunction.
                let joint = self.reading.has(at, Roles::AS.and(Roles::ACCORDING));
                let verb = at + if joint { self.reading.len(at) } else { 0 };
                self.earlier(None, verb, frame).filter(|&s| !self.is_one_of_many(s, verb))
            }
            Party::Relative(i) => {
                let here = self.list.iter().rposition(|s| {
                    frame.tokens.contains(&s.tokens.start) && s.tokens.end <= *i && *i - s.tokens.end < 24
                });
                here.or_else(|| antecedent(self.reading, frame.tokens.start, *i).map(|p| self.of_phrase(&p, frame)))
            }
        }
    }

    /// The speaker that a pronoun, or a verb without subject, looks back on.
    fn earlier(&mut self, pronoun: Option<usize>, at: usize, frame: &Frame) -> Option<usize> {
        let reading = self.reading;
        let fits = |s: &Speaker| pronoun.is_none_or(|i| self.agrees(i, s)) && s.tokens.end <= at;
        let found = self.list.iter().enumerate().rev().take(BACK).find(|(_, s)| fits(s)).map(|(i, _)| i);
        let found = found.map(|i| self.person_before_document(i, at, fits).unwrap_or(i));
        let found = found.map(|i| self.teller(i, pronoun));
        // `demnach`, `den Angaben zufolge`: what was just told, and by nobody of a paragraph further up.
        let account = pronoun.is_some_and(|i| self.reading.is_account_told(i));
        let reach = if account { 1 } else { PARAGRAPHS };
        let near = |i: usize| self.list[i].paragraph + reach >= frame.paragraph;
        let found = found.filter(|&i| near(i) || pronoun.is_some() && !account);
        // `Депутат Айжан Токтосунова раскритиковала план: по её подсчётам`: the subject of this sentence.
        let own = frame.tokens.start..at.min(frame.tokens.start + SUBJECT);
        if let Some((start, _)) = self.people.named_in(own).filter(|(i, p)| {
            pronoun.is_some() && p.kind.is_some() && found.is_none_or(|f| self.list[f].tokens.end <= *i)
        }) && pronoun.is_none_or(|i| self.reading.has(i, Roles::MASCULINE.and(Roles::FEMININE)))
            && let Some(run) = name_run(self.reading, start, at)
        {
            return Some(self.of_phrase(&plain(run), frame));
        }
        // Somebody named since, in a sentence that credits nobody, stands nearer.
        let since = found.map_or(0, |i| self.list[i].tokens.end);
        // What is said stands in quotation marks before its verb: who says it is named before them.
        let from = self.quote_before(at).unwrap_or(at);
        let number = self.reading.frames.partition_point(|f| f.tokens.end <= from);
        let named = (1..=SENTENCES)
            .filter_map(|back| self.reading.frames.get(number.checked_sub(back)?))
            .map(|f| f.tokens.clone())
            .take_while(|range| range.start >= since)
            .find_map(|range| self.people.named_in(range.start..range.end.min(range.start + SUBJECT)))
            .filter(|(i, p)| {
                let alone = found.is_none_or(|f| self.list[f].paragraph != frame.paragraph);
                let quoted = from < at && alone;
                *i >= since
                    && (p.kind.is_some() || self.is_aged(*i) || quoted && self.opens_sentence_before(*i, number))
            })
            .map(|(i, p)| (i, words(self.reading, &p.name)));
        if let Some((start, _)) = named
            && pronoun.is_none_or(|i| self.reading.has(i, Roles::MASCULINE.and(Roles::FEMININE).and(Roles::EITHER)))
            && let Some(run) = name_run(self.reading, start, self.reading.document.tokens.len().min(start + 12))
        {
            return Some(self.of_phrase(&plain(run), frame));
        }
        // `Siemens Energy plans to cut 3,000 jobs, it said`: the body whose plans the sentence tells.
        let near = found.is_some_and(|i| self.list[i].paragraph == frame.paragraph);
        // `Spółka zwolni 400 osób, poinformowała`: so it is behind a verb that needs no subject.
        let told = pronoun.is_some() || reading.speech.drops_subject && self.is_behind_mark(at, frame);
        if !near
            && told
            && let Some(tokens) = self.own_body(pronoun, at, frame)
        {
            // `Il sindaco, Aldo Berti, ha aperto la palestra`: a name set apart behind its office is the one who speaks.
            let (phrase, _) = with_apposition(reading, tokens);
            return Some(self.of_phrase(&phrase, frame));
        }
        // `A nurse, 41, went from bed to bed. “…,” she said`: whoever the sentence before is about, nobody having spoken since;
        // `El ministro viajó a la zona. En la radio, él prometió`: in Romance languages whoever the pronoun agrees with.
        let before = number.checked_sub(1).and_then(|n| reading.frames.get(n));
        let person = pronoun.is_some_and(|i| reading.has(i, Roles::MASCULINE.and(Roles::FEMININE)));
        let meant = |start: usize| {
            reading.speech.verbs_are_nouns && reading.has(start, Roles::INDEFINITE.and(Roles::DETERMINER))
                || reading.speech.romance && pronoun.is_some_and(|i| self.shares_gender(i, start))
        };
        if !near
            && person
            && before.is_some_and(|f| self.may_be_meant(f.tokens.start) && meant(f.tokens.start))
            && let Some(speaker) = self.subject_before(number, frame)
        {
            return Some(speaker);
        }
        // `The central bank kept its rate. It expects`: so does the body of the sentence before, where nobody has spoken.
        if !near
            && found.is_some()
            && let Some(before) = before.filter(|f| f.paragraph == frame.paragraph)
            && let Some(tokens) = self.own_body(pronoun, before.tokens.end, before)
        {
            return Some(self.of_phrase(&plain(tokens), frame));
        }
        found.or_else(|| self.subject_before(number, frame))
    }

    /// `confie l'un d'eux`, `dice uno di loro`: the pronoun for those of whom one speaks.
    fn whole_of(&self, phrase: &Phrase) -> Option<usize> {
        /// Tokens before the pronoun, at most.
        const REACH: usize = 5;
        let (reading, first) = (self.reading, phrase.tokens.start);
        let one = reading.speech.romance && reading.has(first, Roles::ARTICLE);
        let governs = (first + 1..first + REACH).find(|&i| reading.has(i, Roles::COMPLEMENT)).filter(|_| one)?;
        let pronoun = governs + reading.len(governs);
        let plural = reading.has(pronoun, Roles::PLURAL) && reading.has(pronoun, Roles::PRONOUN);
        // `di loro` may open a phrase of its own (`di loro iniziativa`).
        let alone = !reading.has(pronoun, Roles::ARTICLE) || reading.bounds(pronoun + 1);
        (plural && alone && pronoun < phrase.tokens.end).then_some(pronoun)
    }

    /// Where the quotation opens that ends right before a verb at `at`.
    fn quote_before(&self, at: usize) -> Option<usize> {
        let words = |q: &Quote| self.reading.name_quote(q.open).is_none();
        let ends = |i: usize| self.reading.quotes.at(i).filter(|q| q.close == i).filter(words);
        (1..4).filter_map(|back| at.checked_sub(back)).find_map(ends).map(|quote| quote.open)
    }

    /// `Il garante ha consegnato un rapporto. Il documento conta 19 casi. «Chiesi 12 medici», ricorda`: whoever spoke before
    /// the document at `found`, in its paragraph, where somebody speaks in quotation marks before a verb at `at`.
    fn person_before_document(&self, found: usize, at: usize, fits: impl Fn(&Speaker) -> bool) -> Option<usize> {
        let document = |s: &Speaker| {
            let thing = s.tokens.clone().any(|i| self.reading.has(i, Roles::DOCUMENT));
            thing && !s.tokens.clone().any(|i| self.reading.noun(i).is_some())
        };
        let last = &self.list[found];
        if !self.reading.speech.romance || !document(last) || self.quote_before(at).is_none() {
            return None;
        }
        let person = |s: &Speaker| s.paragraph == last.paragraph && !document(s) && fits(s);
        self.list[..found].iter().rposition(person)
    }

    /// `Токар Василь Нечай втратив роботу. «…», — розповідає він`: whether the name at `start` opens the sentence before frame
    /// `number`, behind a trade that no list knows or behind nothing.
    fn opens_sentence_before(&self, start: usize, number: usize) -> bool {
        let frames = &self.reading.frames;
        let pair = number.checked_sub(1).and_then(|n| Some((frames.get(n)?, frames.get(number)?)));
        pair.is_some_and(|(before, frame)| {
            let trade = start.saturating_sub(1);
            let reading = self.reading;
            let opens = start == before.tokens.start || trade == before.tokens.start && reading.is_word(trade);
            // `Grace Banda sells fruit. “…,” she said`: where articles are written, a full name alone.
            let full = || name_run(reading, start, before.tokens.end).is_some_and(|run| words(reading, &run) >= 2);
            let alone = !reading.speech.has_articles || start == before.tokens.start && full();
            opens && before.paragraph == frame.paragraph && alone
        })
    }

    /// `A nurse`, `Her deputy`: whether an article, or whose it is, opens a sentence at `start`.
    fn may_be_meant(&self, start: usize) -> bool {
        let reading = self.reading;
        let owned = reading.has(start, Roles::DETERMINER) && reading.is_title(start + 1);
        reading.has(start, Roles::ARTICLE) || reading.speech.verbs_are_nouns && owned
    }

    /// The subject that opens the sentence before frame `number`, where it may speak.
    fn subject_before(&mut self, number: usize, frame: &Frame) -> Option<usize> {
        let before = number.checked_sub(1).and_then(|n| self.reading.frames.get(n))?;
        // `Sept syndicats appellent à la grève`: the number of those who speak is passed.
        let start = (before.tokens.clone()).find(|&i| !self.reading.in_figure(i))?;
        let owned = self.reading.has(start, Roles::DETERMINER) && self.reading.noun(start + 1).is_some();
        let opens = owned || self.reading.has(start, Roles::ARTICLE) || self.reading.noun(start).is_some();
        let limit = extend(self.reading, start).min(before.tokens.end);
        // A verb that no list knows may follow the noun.
        let names = |&i: &usize| self.reading.noun(i).is_some() || self.reading.is_capital(i);
        let end = (start..limit).rev().find(names).map_or(limit, |i| i + self.reading.len(i));
        let tokens = start..end.min(limit);
        // `The report covers two years. It notes`: a document is pointed back to, too.
        let document = self.reading.speech.verbs_are_nouns
            && tokens.clone().any(|i| self.reading.has(i, Roles::DOCUMENT))
            && !self.reading.has(tokens.start, Roles::RELATIVE);
        let known = head(self.reading, &tokens).is_some() || document;
        let speaks = opens && before.paragraph == frame.paragraph && known;
        // `A resident, Ama Owusu, watched. “…,” she recalled`: the name that a comma sets apart is hers.
        speaks.then(|| self.of_phrase(&with_apposition(self.reading, tokens).0, frame))
    }

    /// `explicó un portavoz. Entre las detenciones destacan dos`: whether the verb at `at` that names no subject is a plural,
    /// and one person spoke before, in Romance languages whose verbs need no subject.
    fn is_one_of_many(&self, speaker: usize, at: usize) -> bool {
        let (reading, speaker) = (self.reading, &self.list[speaker]);
        let endings = &reading.speech.endings;
        let noun = speaker.tokens.clone().find(|&i| reading.noun(i).is_some());
        let titled = noun.is_some_and(|i| reading.is_title(i) && !reading.ends_like(i, &endings.plural));
        reading.speech.is_null_subject_romance()
            && reading.ends_like(at, &endings.plural_verb)
            && (speaker.person || titled)
    }

    /// Whether a pronoun can stand for a speaker: by the article's gender and number, and where a
    /// language has no gender, by whether it is a person.
    fn agrees(&self, pronoun: usize, speaker: &Speaker) -> bool {
        let reading = self.reading;
        let gendered = [Roles::MASCULINE, Roles::FEMININE, Roles::NEUTER, Roles::PLURAL];
        if reading.has(pronoun, Roles::EITHER) {
            return true;
        }
        // `la police ou les préfectures`: two are many, whatever the article of the first.
        let another =
            |i: usize| reading.noun(i).is_some() || reading.has(i, Roles::ARTICLE) && reading.noun(i + 1).is_some();
        let two = |i: usize| reading.has(i, Roles::CONJUNCTION) && another(i + 1);
        if reading.speech.has_articles && !speaker.person && speaker.tokens.clone().any(two) {
            return reading.has(pronoun, Roles::PLURAL);
        }
        let opens = speaker.role.as_ref().map_or(speaker.tokens.start, |r| r.start);
        let first =
            if speaker.role.is_some() && !reading.has(opens, Roles::ARTICLE) { speaker.tokens.start } else { opens };
        // `her office`: where only persons have a gender, whose something is says nothing of what it is.
        let article = reading.has(first, Roles::ARTICLE) && !reading.speech.persons_only;
        if article && gendered.iter().any(|&g| reading.has(first, g)) {
            return gendered.iter().any(|&g| reading.has(pronoun, g) && reading.has(first, g));
        }
        if reading.speech.persons_only && reading.has(pronoun, Roles::MASCULINE.and(Roles::FEMININE)) {
            return speaker.person || self.may_be_person(speaker) || self.is_one(speaker);
        }
        // `an officer said. They added`: one person is not many.
        if reading.has(pronoun, Roles::PLURAL) && self.is_one(speaker) {
            return false;
        }
        if reading.has(pronoun, Roles::NEUTER) {
            return !speaker.person;
        }
        // `Со слов родственников … настаивает он`: where nothing has an article, a plural is told by its ending.
        let many = reading.ends_like(speaker.tokens.end.saturating_sub(1), &reading.speech.endings.plural);
        if !reading.speech.has_articles && many && reading.has(pronoun, Roles::MASCULINE.and(Roles::FEMININE)) {
            return speaker.person;
        }
        // `керівництво заводу … наголосив він`: nor is a noun for those who lead one person.
        let lead = reading.does(speaker.tokens.start, Function::COLLECTIVE);
        if !reading.speech.has_articles && lead && reading.has(pronoun, Roles::MASCULINE.and(Roles::FEMININE)) {
            return false;
        }
        // `Sie bestätigte`, `Sie bestätigten`: where one pronoun is a woman and many, its verb tells which.
        if reading.speech.verb_second && reading.has(pronoun, Roles::PLURAL) && reading.has(pronoun, Roles::FEMININE) {
            return speaker.person != self.has_plural_verb(pronoun);
        }
        // `officials said. They added`: a title in the plural is borne by many.
        let titles = many && !reading.is_capital(speaker.tokens.end.saturating_sub(1));
        !reading.has(pronoun, Roles::PLURAL) || !speaker.person || titles
    }

    /// Whether the verb right behind a pronoun, or right before it, ends like one of many.
    fn has_plural_verb(&self, pronoun: usize) -> bool {
        let reading = self.reading;
        let verb = |i: &usize| reading.has(*i, Roles::FINITE.and(Roles::AUXILIARY)) && reading.noun(*i).is_none();
        let beside = [Some(pronoun + 1), pronoun.checked_sub(1)].into_iter().flatten().find(verb);
        beside.is_some_and(|i| reading.ends_like(i, &reading.speech.endings.plural_verb))
    }

    /// Whether two words tell one gender, and none tells several.
    fn shares_gender(&self, pronoun: usize, article: usize) -> bool {
        let both = |role| self.reading.has(pronoun, role) && self.reading.has(article, role);
        let many = [pronoun, article].into_iter().any(|i| self.reading.has(i, Roles::PLURAL));
        !many && [Roles::MASCULINE, Roles::FEMININE].into_iter().any(both)
    }

    /// `Volgens Jansen`: a bare name that no noun tells anything of may be a person's.
    fn may_be_person(&self, speaker: &Speaker) -> bool {
        let reading = self.reading;
        let bare = |i: usize| reading.is_capital(i) && reading.noun(i).is_none() && !reading.is_letters(i, 2);
        speaker.role.is_none()
            && speaker.source.kind == SourceType::Witness
            && words(reading, &speaker.tokens) == 1
            && bare(speaker.tokens.start)
    }

    /// `a police officer`: whether an indefinite article shows one person, where a pronoun tells persons from bodies.
    fn is_one(&self, speaker: &Speaker) -> bool {
        let reading = self.reading;
        let tokens = &speaker.tokens;
        let last = tokens.end.saturating_sub(1);
        let article = reading.has(tokens.start, Roles::INDEFINITE) && reading.has(tokens.start, Roles::ARTICLE);
        // `A doctor at the hospital`, `A community leader`: by the noun that comes first.
        let noun = tokens.clone().find(|&i| reading.noun(i).is_some());
        let told = matches!(
            speaker.source.kind,
            SourceType::LawEnforcement | SourceType::Medical | SourceType::Witness | SourceType::Official
        );
        let names = |i: usize| (i..i + reading.len(i)).any(|i| reading.names_people(i));
        let person = told || noun.is_some_and(|i| reading.is_title(i) || names(i));
        let body = noun.is_some_and(|i| reading.is_body(i)) || tokens.clone().any(|i| reading.has(i, Roles::DOCUMENT));
        let last = noun.map_or(last, |i| (i + reading.len(i)).min(tokens.end) - 1);
        let many = reading.ends_like(last, &reading.speech.endings.plural) || reading.does(last, Function::COLLECTIVE);
        reading.speech.verbs_are_nouns && article && person && !body && !many
    }

    /// `A journalist said he had counted 62`: whether the pronoun of a cue, right behind another that reports, stands for
    /// whoever that one names, where a pronoun tells persons from bodies.
    pub fn goes_on_as(&self, before: &Cue, speaker: Option<usize>, cue: &Cue) -> bool {
        let reading = self.reading;
        let (Party::Pronoun(at), Some(speaker)) = (&cue.party, speaker.and_then(|s| self.list.get(s))) else {
            return false;
        };
        let (at, tokens) = (*at, &speaker.tokens);
        let says = before.shape == Shape::Forward && before.roles.any(Roles::SAY.and(Roles::TELL).and(Roles::DENY));
        if !reading.speech.verbs_are_nouns || !says || before.group.end > at {
            return false;
        }
        if !(before.group.end..at).all(|i| reading.has(i, Roles::THAT)) {
            return false;
        }
        let last = tokens.end.saturating_sub(1);
        let many = reading.ends_like(last, &reading.speech.endings.plural) || reading.does(last, Function::COLLECTIVE);
        let noun = tokens.clone().find(|&i| reading.noun(i).is_some()).unwrap_or(last);
        let one = reading.has(tokens.start, Roles::INDEFINITE) && !reading.is_body(noun);
        match () {
            () if reading.has(at, Roles::MASCULINE.and(Roles::FEMININE)) => speaker.person || one && !many,
            () if reading.has(at, Roles::NEUTER) => !speaker.person && !one,
            () => reading.has(at, Roles::PLURAL) && many,
        }
    }

    fn push(&mut self, source: Source, phrase: &Phrase, person: bool, frame: &Frame) -> usize {
        let role = phrase.role.clone();
        self.list.push(Speaker { source, tokens: phrase.tokens.clone(), role, person, paragraph: frame.paragraph });
        self.list.len() - 1
    }
}
