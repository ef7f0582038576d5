//! The way from a verb of saying to the one who speaks behind it.
//!
//! In: the place behind the verb, or behind those who are told. Out: the party that the way leads to. Each rule looks at what
//! stands at the place that the way has come to: it passes that, ends the way, or leaves it to the next rule.

use super::{behind_attribute, many_in_office, names_behind};
use crate::claim::SourceType;
use crate::extract::attribution::name::name_run;
use crate::extract::attribution::phrase::apposition::{owned, phrase_at};
use crate::extract::attribution::phrase::audience::past_audience;
use crate::extract::attribution::phrase::day::{is_day, past_clock, past_date, past_day};
use crate::extract::attribution::phrase::medium::{behind_medium_at, is_age, named_medium};
use crate::extract::attribution::phrase::numbered::numbered;
use crate::extract::attribution::phrase::object::{behind_object, title_quote};
use crate::extract::attribution::phrase::told::{behind_told, told_agency};
use crate::extract::attribution::phrase::{Party, Phrase, extend};
use crate::extract::attribution::reading::Reading;
use crate::lang::{Function, Roles};

pub(super) struct Way<'r, 'd, 't> {
    reading: &'r Reading<'d, 't>,
    /// Where the verb ends.
    verb: usize,
    from: usize,
    limit: usize,
    /// The token to look at.
    at: usize,
    /// Where the words opened that may be attributes of the noun behind them.
    loose: Option<usize>,
    /// Whether a preposition with its object was passed.
    past: bool,
}

/// Who speaks, and the first token behind the words for it.
type Found = (Party, usize);

/// What a rule has done with the place that the way had come to.
enum Step {
    /// Passed it.
    On,
    /// Ended the way, where somebody speaks or nobody does.
    Ends(Option<Found>),
}

impl<'r, 'd, 't> Way<'r, 'd, 't> {
    /// The way from `from`, behind the verb that ends at `verb`, up to `limit`.
    pub fn from(reading: &'r Reading<'d, 't>, verb: usize, from: usize, limit: usize) -> Self {
        Self { reading, verb, from, limit, at: from, loose: None, past: false }
    }

    /// Who speaks at its end.
    pub fn end(mut self) -> Option<Found> {
        while self.at < self.limit {
            if let Step::Ends(found) = self.step() {
                return found;
            }
        }
        None
    }

    fn step(&mut self) -> Step {
        self.quoted()
            .or_else(|| self.enclitic())
            .or_else(|| self.site())
            .or_else(|| self.adjunct())
            .or_else(|| self.bound())
            .or_else(|| self.age())
            .or_else(|| self.medium_by_name())
            .or_else(|| self.predicate())
            .or_else(|| if self.is_lower() { self.lower() } else { None })
            .or_else(|| self.capital_adverb())
            .or_else(|| self.told())
            .or_else(|| self.aired())
            .unwrap_or_else(|| self.noun())
    }

    /// A title in quotation marks, or one of several by number.
    fn quoted(&self) -> Option<Step> {
        let title = title_quote(self.reading, self.at).map(|quote| whole(self.at, quote.close + 1));
        title.or_else(|| numbered(self.reading, self.from, self.at)).map(|found| Step::Ends(Some(found)))
    }

    /// `queixou-se o comerciante`, `contou-nos a vizinha`: the pronoun that a hyphen ties to the verb.
    fn enclitic(&mut self) -> Option<Step> {
        let (reading, i) = (self.reading, self.at);
        let tied = i > 0 && i == self.from + 1 && reading.surface(i - 1) == "-" && !reading.space_at(i);
        (tied && reading.speech.is_null_subject_romance() && !reading.is_capital(i)).then(|| self.pass(i + 1))
    }

    /// `пишет 72.ru`: a site speaks; `przekazał polsatnews.pl kpt. Jan Kos`: before somebody else it was told.
    fn site(&mut self) -> Option<Step> {
        let past = self.reading.past_site(self.at)?;
        let title = self.reading.is_title(past);
        let name = || name_run(self.reading, past, self.limit.max(past)).is_some_and(|run| run.len() >= 2);
        Some(if title || name() { self.pass(past) } else { Step::Ends(Some(whole(self.at, past))) })
    }

    /// When it was said, or a phrase that names nobody before one who does speak.
    fn adjunct(&mut self) -> Option<Step> {
        let (reading, i) = (self.reading, self.at);
        let inside = |past: &usize| *past < self.limit;
        let past = past_day(reading, i)
            .filter(inside)
            .or_else(|| past_clock(reading, i).filter(inside))
            .or_else(|| past_date(reading, i))
            .or_else(|| self.before_speaker().filter(inside))?;
        Some(self.pass(past))
    }

    /// `dijo esta mañana [el alcalde]`, `disse à saída da reunião [o prefeito]`: in Romance the end of a phrase that names
    /// nobody, or that a preposition governs, where somebody with a title follows at once.
    fn before_speaker(&self) -> Option<usize> {
        let (reading, i) = (self.reading, self.at);
        let opens = reading.is_word(i) && !reading.has(i, Roles::ADVERB.and(Roles::CONJUNCTION).and(Roles::PRONOUN));
        // `à porta da unidade`: an article may hold the preposition.
        let past = self.past || reading.does(i, Function::FUSED) && reading.has(i, Roles::PREPOSITION);
        if !reading.speech.romance || !opens || !past && !reading.has(i, Roles::ARTICLE) {
            return None;
        }
        let end = extend(reading, i);
        let article = reading.has(end, Roles::ARTICLE) && !reading.has(end, Roles::COMPLEMENT);
        let title = end + reading.len(end);
        // `disse à porta da escola a diretora`: an article that is a preposition, too, stands before one with a title.
        let bare = reading.has(end, Roles::PREPOSITION);
        let told = reading.is_title(title) || reading.is_capital(title + reading.len(title));
        let one = told && !reading.ends_like(title, &reading.speech.endings.plural);
        let titled = article && reading.noun(title).is_some() && (!bare || one && !reading.does(end, Function::FUSED));
        let speaks = |j: usize| reading.noun(j).is_some() || reading.is_capital(j) || reading.has(j, Roles::BODY);
        (titled && (past || !(i..end).any(speaks))).then_some(end)
    }

    /// A mark, a number, a figure or a clause ends the way.
    fn bound(&self) -> Option<Step> {
        let (reading, i) = (self.reading, self.at);
        // `ha insistido a la hora de destacar la operación`: whom an infinitive has for its object does not speak.
        // `пообещал выплатить семьям по пять тысяч`: nor whom the infinitive behind the verb governs.
        let object = self.past && reading.opens_infinitive(i) || reading.is_bare_infinitive(i);
        let number = || {
            let passed = reading.speech.romance && self.past;
            let day = i != self.from && is_day(reading, i);
            reading.is_digits(i) && !passed && !day && !is_age(reading, i)
        };
        let clause = || reading.has(i, Roles::THAT.and(Roles::RELATIVE));
        // `anunciou R$ 3 milhões`: letters that a currency's sign opens with name nobody.
        let sign = || !reading.space_at(i + 1) && matches!(reading.surface(i + 1), "$" | "£" | "€");
        let ends = object || reading.bounds(i) || number() || reading.in_figure(i) || clause() || sign();
        ends.then_some(Step::Ends(None))
    }

    /// `рассказал 24-летний выживший`: where nouns inflect, an age is an attribute.
    fn age(&mut self) -> Option<Step> {
        if self.reading.speech.has_articles || !is_age(self.reading, self.at) {
            return None;
        }
        self.loose.get_or_insert(self.at);
        self.at += 3;
        Some(Step::On)
    }

    /// `mówi agencji Nowiny Biznes Rafał Kos`: the one who speaks behind the name of the medium that is told.
    fn medium_by_name(&self) -> Option<Step> {
        let tokens = named_medium(self.reading, self.at, self.limit)?;
        let end = tokens.end;
        Some(Step::Ends(Some((Party::Phrase(Phrase { tokens, role: None }), end))))
    }

    /// `podle dosavadních informací bylo zraněno`, `według danych zginęło`: behind a document a predicate names nobody.
    fn predicate(&self) -> Option<Step> {
        let (reading, i) = (self.reading, self.at);
        let account = i > self.from && (reading.has(i - 1, Roles::DOCUMENT) || reading.does(i - 1, Function::ESTIMATE));
        let inflects = !reading.speech.has_articles;
        let ends = account && inflects && reading.noun(i).is_none() && reading.is_predicate(i);
        ends.then_some(Step::Ends(None))
    }

    /// Whether a word in lower case stands there that is no noun of a source.
    fn is_lower(&self) -> bool {
        self.reading.noun(self.at).is_none() && !self.reading.is_capital(self.at)
    }

    /// A word in lower case: what it does in the sentence decides.
    fn lower(&mut self) -> Option<Step> {
        let (reading, i) = (self.reading, self.at);
        let next = self.behind();
        // `nach Angaben griechischer Medien`: an adjective goes with the noun behind it.
        let adjective = reading.word(i).is_none()
            && reading.is_word(i)
            && reading.ends_like(i, &reading.speech.endings.genitive_adjective);
        if adjective && reading.noun(next).is_some() {
            return Some(self.found_at(i));
        }
        if reading.has(i, Roles::NOBODY) {
            return Some(Step::Ends(Some((Party::Nobody, next))));
        }
        // `According to her, 29 died`: what says whose something is stands before a noun, the same word alone for a person.
        // `Volgens haar worden nog vier bewoners vermist`: so does it before a verb.
        let verb = || reading.has(next, Roles::AUXILIARY.and(Roles::FINITE)) && reading.noun(next).is_none();
        let ends = || reading.bounds(next) || reading.in_figure(next) || reading.speech.verb_second && verb();
        let alone = || reading.has(i, Roles::DETERMINER) && ends();
        if reading.has(i, Roles::PRONOUN) && (!reading.has(i, Roles::ARTICLE) || alone()) {
            return Some(Step::Ends(owned(reading, i).or(Some((Party::Pronoun(i), next)))));
        }
        if reading.has(i, Roles::ARTICLE) {
            return Some(match self.behind_dative() {
                Some(past) => self.pass(past),
                None => self.article(),
            });
        }
        // `сообщили в воскресенье вечером в полиции`: the office may stand behind when it was said.
        if i > self.from && reading.has(i, Roles::WITHIN) && many_in_office(reading, self.verb, next) {
            return Some(self.found_at(next));
        }
        if reading.has(i, Roles::PREPOSITION.and(Roles::COMPLEMENT).and(Roles::WITHIN)) {
            // `dijo ante una veintena de periodistas`: those counted are told.
            let opens = next + usize::from(reading.has(next, Roles::ARTICLE));
            if reading.speech.is_null_subject_romance() && reading.in_figure(opens) {
                return Some(self.audience());
            }
            self.past = true;
            // `w rozmowie z tygodnikiem Kurier Morski dowódca`: with its name the medium is told.
            let medium =
                || behind_medium_at(reading, next, true, self.limit).or_else(|| told_agency(reading, next, self.limit));
            let told = (!reading.speech.has_articles).then(medium).flatten();
            return Some(self.pass(told.unwrap_or_else(|| behind_object(reading, next, self.limit))));
        }
        if reading.has(i, Roles::ADVERB.and(Roles::CONJUNCTION).and(Roles::CLITIC)) || !reading.is_word(i) {
            return Some(self.pass(next));
        }
        if reading.has(i, Roles::FINITE.and(Roles::AUXILIARY)) {
            return Some(Step::Ends(None));
        }
        // `according to preliminary data from the police`: no article opens it, and whose it is stands behind it.
        let bare = reading.speech.has_articles && !reading.speech.romance;
        if bare && reading.has(i, Roles::DOCUMENT) && reading.has(next, Roles::COMPLEMENT) {
            return Some(self.found_at(i));
        }
        Some(self.attribute())
    }

    /// `dijo ante una veintena de periodistas el alcalde`: behind those who listen one with a title may follow.
    fn audience(&mut self) -> Step {
        let reading = self.reading;
        let past = past_audience(reading, self.at).filter(|&past| past < self.limit);
        let titled = |past: &usize| {
            let article = usize::from(reading.has(*past, Roles::ARTICLE));
            reading.noun(past + article).is_some()
        };
        match past.filter(titled) {
            Some(past) => self.pass(past),
            None => Step::Ends(None),
        }
    }

    /// An article opens the one who speaks, or holds the preposition of the one who is told.
    fn article(&mut self) -> Step {
        let (reading, i) = (self.reading, self.at);
        let told = self.behind();
        // `der für die Inseln zuständige Gouverneur`: an attribute with a complement stands before its noun.
        if reading.speech.verb_second
            && let Some(noun) = behind_attribute(reading, told)
        {
            return self.found_at(noun);
        }
        // `disse à Lusa fonte policial`, `a déclaré au Parlement le ministre`: a medium or a house is told.
        let addressed = [SourceType::Media, SourceType::Politician, SourceType::Judiciary].map(Some);
        let house = reading.noun(told).is_some_and(|w| addressed.contains(&w.source));
        let behind = told + reading.len(told);
        // `disse à Lusa a presidente do sindicato`: an article may open the one who speaks behind it.
        let article = reading.has(behind, Roles::ARTICLE) && !reading.has(behind, Roles::COMPLEMENT);
        let titled = article && reading.noun(behind + reading.len(behind)).is_some();
        let contracted = reading.does(i, Function::FUSED);
        // `dijo al diario La Gaceta el portavoz`, `ha detto alla Gazzetta il portavoce`: with its name.
        let named = || behind_told(reading, if house { behind } else { told }, self.limit);
        if contracted && let Some(past) = named() {
            self.at = past;
            return Step::On;
        }
        let known = || reading.noun(behind).is_some() || titled;
        if house && (contracted || reading.has(i, Roles::PREPOSITION) && known()) {
            self.at = behind;
            return Step::On;
        }
        self.found_at(i)
    }

    /// A word that may be an attribute of the noun behind it.
    fn attribute(&mut self) -> Step {
        let (reading, i) = (self.reading, self.at);
        let next = self.behind();
        if !reading.speech.has_articles {
            // `mówi jedna z pracownic`: one of those who are named behind the preposition.
            let of = reading.has(i, Roles::INDEFINITE) && reading.has(next, Roles::COMPLEMENT.and(Roles::PREPOSITION));
            if of && (next + 1..next + 3).any(|j| reading.noun(j).is_some()) {
                return self.found_at(i);
            }
            self.loose.get_or_insert(i);
        }
        self.at = next;
        Step::On
    }

    fn capital_adverb(&mut self) -> Option<Step> {
        let (reading, i) = (self.reading, self.at);
        let adverb = reading.is_capital(i) && reading.has(i, Roles::ADVERB) && reading.noun(i).is_none();
        adverb.then(|| {
            self.at = self.behind();
            Step::On
        })
    }

    /// `powiedział PAP rzecznik policji`, `доложил губернатору глава минсельхоза`: who is told, before the one who speaks.
    fn told(&mut self) -> Option<Step> {
        // `powiedział agencji AP ekspert`, `powiedział telewizji RAI Jan Kos`: the noun of a medium and its name.
        let past = if self.cites() { None } else { told_agency(self.reading, self.at, self.limit) };
        // `vylíčil listu Den Východ.`: the whole phrase, where nothing follows it.
        let alone = |end: &usize| self.reading.bounds(*end) && self.reading.noun(self.behind()).is_none();
        let whole = || Some(extend(self.reading, self.at)).filter(alone);
        let dative = || self.is_dative().then(|| whole().unwrap_or(self.behind()));
        let past = past.or_else(|| self.is_medium_told().then(|| self.behind())).or_else(dative)?;
        Some(self.pass(past))
    }

    /// `mówiła w programie telewizji Kanal 7`: whose programme it is.
    fn aired(&self) -> Option<Step> {
        let (reading, i) = (self.reading, self.at);
        let told = self.past && !reading.speech.has_articles && reading.is_medium(i) && !reading.is_capital(i);
        (told && !reading.does(i, Function::TELLS)).then_some(Step::Ends(None))
    }

    /// `sagte dagegen dem Sender ein Arzt`: where articles inflect, they show whom somebody told.
    fn behind_dative(&self) -> Option<usize> {
        let (reading, i) = (self.reading, self.at);
        let verb = reading.phrase_start(self.verb.checked_sub(1)?);
        let article = reading.speech.has_articles && reading.has(i, Roles::ARTICLE) && reading.noun(i).is_none();
        let dative = article && reading.ends_like(i, &reading.speech.endings.addressee);
        (dative && reading.has(verb, Roles::FINITE)).then(|| extend(reading, i)).filter(|&past| past > i)
    }

    fn is_medium_told(&self) -> bool {
        let (reading, i) = (self.reading, self.at);
        let next = self.behind();
        // `napsal deník Ranní kurýr`: a medium in the nominative tells itself.
        let told = reading.is_medium(i) && !reading.does(i, Function::TELLS);
        // `сообщил СМИ первый заместитель`: an adjective goes with the title behind it.
        let titled = || !reading.speech.has_articles && reading.ends_like_adjective(next) && reading.is_title(next + 1);
        if !told || reading.noun(next).is_none() && !names_behind(reading, i, self.limit) && !titled() {
            return false;
        }
        // `informuje reporter RMF FM Jan Kos`: a reporter of a medium is not told.
        let reports = !reading.speech.has_articles && reading.is_medium(next);
        // `volgens persbureau Tass`: behind a phrase for a source the medium and its name are one.
        let named = reading.speech.verb_second
            && i == self.from
            && i > 0
            && reading.is_medium(next)
            && reading.len(next) == 1
            && reading.has(reading.phrase_start(i - 1), Roles::ACCORDING);
        !reports && !named
    }

    /// Whether a noun in the dative stands before another noun, behind no phrase for a source.
    fn is_dative(&self) -> bool {
        let (reading, i) = (self.reading, self.at);
        let next = self.behind();
        // `Powiedziała związkowcom, że`: so is whoever nothing but a clause or the end follows, where nouns inflect.
        let alone = || !reading.speech.has_articles && reading.bounds(extend(reading, i));
        !self.cites()
            && reading.noun(i).is_some()
            && (reading.ends_like(next - 1, &reading.speech.endings.addressee)
                || next == i + 1 && reading.does(i, Function::DATIVE))
            && (reading.noun(next).is_some() || alone())
    }

    /// Whether a phrase for a source stands right before the place: whom it names is not told.
    fn cites(&self) -> bool {
        self.at == self.from && self.at > 0 && self.reading.has(self.at - 1, Roles::CITING.and(Roles::ACCORDING))
    }

    /// A noun or a name speaks, with the attributes before it.
    fn noun(&self) -> Step {
        let (reading, i) = (self.reading, self.at);
        let name = reading.noun(i).is_none() || reading.is_capital(i);
        let agrees =
            |at: usize| reading.ends_like(at, &reading.speech.endings.adjective) || reading.ends_like_adjective(at);
        // `mówił dowodzący na miejscu zdarzenia strażak`: what a preposition governs is no attribute of the noun.
        let attribute = |&at: &usize| !self.past || name || agrees(at) || is_age(reading, at);
        self.found_at(self.loose.filter(attribute).unwrap_or(i))
    }

    /// The first token behind the word or listed phrase that stands there.
    fn behind(&self) -> usize {
        self.at + self.reading.len(self.at)
    }

    /// Goes on behind what no attribute of a later noun stands before.
    fn pass(&mut self, past: usize) -> Step {
        self.at = past;
        self.loose = None;
        Step::On
    }

    fn found_at(&self, start: usize) -> Step {
        Step::Ends(Some(phrase_at(self.reading, start)))
    }
}

/// A party that is these tokens and no more.
fn whole(open: usize, past: usize) -> Found {
    (Party::Phrase(Phrase { tokens: open..past, role: None }), past)
}
