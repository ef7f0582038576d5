//! What an article shows of a speaker beside the name.
//!
//! In: the phrase that names one. Out: its type where no noun tells it, and whether its article points at somebody known.

use std::ops::Range;

use super::{Speaker, Speakers};
use crate::claim::{Source, SourceType};
use crate::extract::attribution::body::bodys_name;
use crate::extract::attribution::kind;
use crate::extract::attribution::name::{proper_name, words};
use crate::extract::attribution::people::Person;
use crate::extract::attribution::phrase::Phrase;
use crate::extract::attribution::reading::{Frame, Mark};
use crate::lang::{Function, Roles, Word};

impl Speakers<'_, '_, '_> {
    /// The person who bears the title of a phrase, by the whole of it or by its first word.
    pub(super) fn in_role(&self, tokens: &Range<usize>, noun: &Word) -> Option<&Person> {
        let reading = self.reading;
        let start = tokens.start;
        let at = tokens.clone().find(|&i| reading.noun(i).is_some())?;
        let bare = at + reading.len(at) == tokens.end;
        // `le procureur de la République`: whose court it is makes no other prosecutor.
        let long = reading.len(at) > 1 && noun.source == Some(SourceType::Judiciary);
        // `Minister` is the `minister zdrowia`: where the title stands first, in Romance languages and where nouns inflect.
        let leads = reading.speech.romance || !reading.speech.has_articles;
        let head = || reading.alone(at).filter(|_| bare && leads).map(|w| w.lemma);
        let behind = at + reading.len(at)..tokens.end;
        self.people
            .in_role_where(noun.lemma, start, |known| self.bears_place(&behind, known))
            .or_else(|| self.people.in_role(noun.lemma, start))
            .or_else(|| head().and_then(|lemma| self.people.in_long_role(lemma, start)))
            .or_else(|| head().filter(|_| long).and_then(|lemma| self.people.in_role(lemma, start)))
            .or_else(|| self.holder(tokens))
            .filter(|known| self.is_of_same_place(&(at + reading.len(at)..tokens.end), known))
    }

    /// `The governor of the Orlin region`: whether the place behind a title is that beside the one who bears it.
    fn is_of_same_place(&self, behind: &Range<usize>, known: &Person) -> bool {
        /// Words before and behind a name in which its place stands, at most.
        const BESIDE: usize = 8;
        let reading = self.reading;
        let capital = |i: &usize| reading.is_capital(*i) && reading.noun(*i).is_none();
        let Some(place) = behind.clone().find(capital).filter(|_| reading.speech.verbs_are_nouns) else { return true };
        let near = known.name.start.saturating_sub(BESIDE)..known.name.end + BESIDE;
        let mut others = near.filter(|i| capital(i) && !known.name.contains(i)).peekable();
        others.peek().is_none() || others.any(|i| reading.surface(i) == reading.surface(place))
    }

    /// `il sindaco di Cori`: of those in one role the one beside whom the place behind the title is named.
    fn bears_place(&self, behind: &Range<usize>, known: &Person) -> bool {
        /// Words before and behind a name in which its place stands, at most.
        const BESIDE: usize = 4;
        let reading = self.reading;
        let capital = |i: &usize| reading.is_capital(*i) && reading.noun(*i).is_none();
        let Some(place) = behind.clone().find(capital).filter(|_| reading.speech.romance) else { return false };
        let mut near = known.name.start.saturating_sub(BESIDE)..known.name.end + BESIDE;
        near.any(|i| !known.name.contains(&i) && reading.surface(i) == reading.surface(place))
    }

    /// Whether a phrase names a body of another sort: a department is no council.
    pub(super) fn is_other_body(&self, tokens: &Range<usize>, noun: &Word) -> bool {
        let reading = self.reading;
        let bodies = || tokens.clone().filter(|&i| reading.has(i, Roles::BODY) || reading.noun(i).is_some());
        let same = |i: usize| reading.noun(i).is_some_and(|w| w.lemma == noun.lemma);
        reading.speech.persons_only
            && bodies().any(|i| !reading.is_capital(i) && reading.noun(i).is_some())
            && !bodies().any(same)
    }

    /// `пресс-служба ведомства`, `в ЦОС`: the type of the body behind a title that names none: the office that the article named
    /// last, or the body that the same title had before.
    pub(super) fn behind_title(&self, phrase: &Phrase) -> Option<(SourceType, Option<String>)> {
        let reading = self.reading;
        let tokens = &phrase.tokens;
        if self.leads_land(phrase) {
            return Some((SourceType::Government, None));
        }
        let title = reading.noun(tokens.start).filter(|w| w.is_title() && !reading.speech.has_articles)?;
        if phrase.role.is_some() || title.source != Some(SourceType::Official) {
            return None;
        }
        let behind = tokens.start + reading.len(tokens.start);
        if behind < tokens.end {
            let bare = reading.has(behind, Roles::BODY) && behind + reading.len(behind) == tokens.end;
            let public = bare && reading.does(behind, Function::STANDS_FOR);
            return self.people.office(behind, None).filter(|_| public).map(|(kind, _)| (kind, None));
        }
        let same = |s: &&Speaker| {
            let noun = reading.noun(s.tokens.start);
            s.tokens.len() > tokens.len() && noun.is_some_and(|w| w.lemma == title.lemma)
        };
        let spoke = self.heard().find(same).filter(|s| s.source.kind != SourceType::Official)?;
        Some((spoke.source.kind, Some(spoke.source.name.clone())))
    }

    /// `A fire service spokesman said 12 died. The spokesman added`, `Ein Sprecher der Feuerwehr … der Sprecher`: the one who
    /// spoke by the same title, told more fully, where it stands behind its article alone.
    pub(super) fn of_same_title(&self, phrase: &Phrase) -> Option<(SourceType, Option<String>)> {
        let reading = self.reading;
        let title = phrase.role.as_ref().unwrap_or(&phrase.tokens);
        let at = title.start + self.article_tokens(title);
        let bare = at > title.start && at + 1 == title.end && reading.is_title(at);
        if !reading.speech.has_articles || !bare || reading.has(title.start, Roles::INDEFINITE) {
            return None;
        }
        let word = reading.surface(at).to_lowercase();
        let bears = |s: &&Speaker| {
            let told = s.role.clone().into_iter().flatten().chain(s.tokens.clone());
            kind::is_told(s.source.kind) && told.into_iter().any(|i| reading.surface(i).to_lowercase() == word)
        };
        let before = &self.heard().find(bears)?.source;
        Some((before.kind, phrase.role.is_none().then(|| before.name.clone())))
    }

    /// `вице-президент Турции`, `глава Иркутской области`: whether where nouns inflect a title has the name of a land right behind
    /// it, with its adjective.
    pub(super) fn leads_land(&self, phrase: &Phrase) -> bool {
        let reading = self.reading;
        let tokens = phrase.role.as_ref().unwrap_or(&phrase.tokens);
        let title = reading.noun(tokens.start).filter(|w| w.is_title() && !reading.speech.has_articles);
        let opens = tokens.start + reading.len(tokens.start);
        let land = |i: &usize| reading.has(*i, Roles::PLACE.and(Roles::SEAT));
        let Some(at) = (opens..tokens.end.min(opens + 3)).find(land).filter(|_| title.is_some()) else { return false };
        (opens..at).all(|i| reading.is_capital(i) && reading.ends_like_adjective(i))
    }

    /// `Ранее мы писали`: where nouns inflect, whether the first person of a sentence that turns away is the article's own.
    pub(super) fn is_our_own(&self, pronoun: usize, frame: &Frame) -> bool {
        let reading = self.reading;
        let start = frame.tokens.start;
        let turns = (start..pronoun.min(start + 4)).any(|i| reading.has(i, Roles::TURN));
        !reading.speech.has_articles && turns && reading.has(pronoun, Roles::EITHER) && !reading.quoted(pronoun)
    }

    /// Somebody without a known role speaks as a bystander; a name that is no person's, or a
    /// document, as something else.
    pub(super) fn default_kind(&self, phrase: &Phrase, person: bool) -> SourceType {
        let reading = self.reading;
        let document = phrase.tokens.clone().any(|i| reading.names_document(i));
        let capital = proper_name(reading, &phrase.tokens).is_some_and(|n| n.start <= phrase.tokens.start + 2);
        let shout = phrase.tokens.clone().any(|i| reading.is_letters(i, 2));
        // `Washington a annoncé`: a seat of government alone speaks for it.
        let bare = words(reading, &phrase.tokens).saturating_sub(self.article_words(&phrase.tokens));
        if bare == 1 && phrase.tokens.clone().any(|i| reading.has(i, Roles::SEAT)) {
            return SourceType::Government;
        }
        // `selon ce système`: what is counted among things, or ends like what is done, is nobody.
        let noun = phrase.tokens.start + self.article_tokens(&phrase.tokens);
        if noun > phrase.tokens.start && phrase.role.is_none() && reading.names_a_thing(noun) {
            return SourceType::Other;
        }
        let body = phrase.tokens.clone().any(|i| reading.has(i, Roles::BODY));
        // `сообщили в ведомстве`: an office that nobody has named is a public one.
        if body && bare == 1 && phrase.tokens.clone().any(|i| reading.does(i, Function::STANDS_FOR)) {
            return SourceType::Government;
        }
        // `le Conseil du coton`: a capital behind its article, inside a sentence.
        let first = phrase.tokens.start + self.article_tokens(&phrase.tokens);
        let proper =
            first > phrase.tokens.start && reading.is_capital(first) && phrase.tokens.end > first + 1 && !person;
        // `Salesforce posted a 10% rise`: a name alone beside money or a share is rather a firm's than somebody's.
        // `China's BYD`: so is one behind whose it is.
        let owned = phrase.tokens.len() > 2
            && reading.does(phrase.tokens.end - 2, Function::POSSESSIVE)
            && reading.is_capital(phrase.tokens.end - 1);
        let name = (phrase.tokens.len() == 1 || owned)
            && reading.is_capital(first)
            && phrase.role.is_none()
            && !reading.bounds(phrase.tokens.end)
            && !(first.saturating_sub(5)..first).any(|i| reading.mark(i) == Some(Mark::Quote));
        if name && reading.speech.verbs_are_nouns && self.people.person(reading, &phrase.tokens).is_none() {
            let here = reading.frame_of(first);
            let near = reading.frames.iter().take(here + 1).skip(here.saturating_sub(1));
            if near.into_iter().any(|f| f.tokens.clone().any(|i| reading.is_money(i))) {
                return SourceType::Company;
            }
        }
        // `AgriConsult`: a capital inside of a word is a firm's.
        let inner = |i: usize| {
            let surface = reading.surface(i);
            let mut letters = surface.chars().skip(3);
            letters.any(char::is_uppercase) && surface.chars().any(char::is_lowercase) && !surface.contains('-')
        };
        if reading.speech.verbs_are_nouns && phrase.tokens.len() == 1 && phrase.role.is_none() && inner(first) {
            return SourceType::Company;
        }
        // `Bimbo y Danone`: names that are joined are no bystander's.
        let joined = capital
            && reading.speech.drops_subject
            && phrase.tokens.clone().any(|i| reading.has(i, Roles::CONJUNCTION))
            && phrase.tokens.clone().all(|i| reading.is_capital(i) || reading.has(i, Roles::CONJUNCTION));
        // `M&S said`: so are names that an ampersand glues.
        let ampersand = phrase.tokens.clone().any(|i| reading.surface(i) == "&" && !reading.space_at(i));
        // `Norland Group said`: so is what ends with the noun of a body and has no article.
        let last = reading.token(phrase.tokens.end - 1).and_then(|t| reading.speech.words.at(t));
        let group = reading.speech.verbs_are_nouns
            && phrase.tokens.len() > 1
            && last.is_some_and(|w| w.roles.any(Roles::BODY))
            && phrase.tokens.clone().all(|i| reading.is_capital(i));
        if group && !reading.has(first.saturating_sub(1), Roles::ARTICLE) {
            return SourceType::Company;
        }
        if ampersand && phrase.role.is_none() {
            return SourceType::Company;
        }
        match document
            || joined
            || body
            || shout
            || proper
            || capital && !person && phrase.role.is_none() && phrase.tokens.len() > 1
        {
            true => SourceType::Other,
            false => SourceType::Witness,
        }
    }

    /// `the aid group Harbora saved 12. The group said`: the body of its kind that the text has named.
    pub(super) fn of_tail(&self, phrase: &Phrase) -> Option<Source> {
        let last = phrase.tokens.end - 1;
        let bare =
            last == phrase.tokens.start + self.article_tokens(&phrase.tokens) && self.reading.has(last, Roles::BODY);
        let body = self.people.tail(self.reading, last).filter(|_| bare)?;
        let document = self.reading.document;
        let kind = kind::of_range(self.reading, &body).unwrap_or(SourceType::Other);
        let name = bodys_name(self.reading, &body).or_else(|| proper_name(self.reading, &body)).unwrap_or(body);
        let name = document.span(name).of(document.text).to_owned();
        Some(Source { span: document.span(phrase.tokens.clone()), name, kind })
    }

    /// Who last spoke in an office that a bare title of any such office stands for: `el mandatario`, and where nouns are
    /// written together `die Ministerin` for the one of the interior.
    pub(super) fn holder(&self, title: &Range<usize>) -> Option<&Person> {
        let reading = self.reading;
        let at = title.start + self.article_tokens(title);
        let any = reading.does(at, Function::STANDS_FOR);
        if any && !reading.speech.has_articles {
            return self.office_holder(at, title.end);
        }
        if at + reading.len(at) != title.end || !(any || reading.speech.joins_nouns) {
            return None;
        }
        let tail = reading.surface(at);
        // Of what is shorter another word may be the end.
        let part = |i: usize| {
            let whole = reading.surface(i);
            let cut = whole.len().checked_sub(tail.len()).filter(|cut| *cut >= 3 && whole.is_char_boundary(*cut));
            tail.len() >= 5 && cut.is_some_and(|cut| whole[cut..].to_lowercase() == tail.to_lowercase())
        };
        let bears = |s: &&Speaker| {
            let told = s.role.clone().unwrap_or(0..0).chain(s.tokens.clone());
            s.person && if any { leads_office(s.source.kind) } else { told.into_iter().any(part) }
        };
        let spoke = self.heard().find(bears)?;
        self.people.person(reading, &proper_name(reading, &spoke.tokens)?)
    }

    /// `глава региона`, `медик`, `собеседник агентства`: where nouns inflect, who a word for any of their kind stands for: the
    /// only one of that kind who spoke, or whoever spoke last where the word tells no kind.
    fn office_holder(&self, at: usize, end: usize) -> Option<&Person> {
        let reading = self.reading;
        // What is led is named by its kind alone, `глава области`.
        let common = |i: usize| {
            let word = reading.token(i).and_then(|t| reading.speech.words.at(t));
            let plain = |w: &Word| w.roles.any(Roles::PLACE.and(Roles::BODY)) || w.source.is_some();
            word.is_some_and(|w| plain(w) && !w.is_title()) || reading.is_capital(i)
        };
        if !(at + 1..end).all(common) {
            return None;
        }
        // `очільник ОВА`: whoever was told to lead that body.
        let led = |i: usize| reading.is_capital(i) && reading.is_word(i);
        let leads = |s: &Speaker| {
            let told = || s.role.clone().into_iter().flatten().chain(s.tokens.clone());
            let same = |i: usize| told().any(|j| reading.surface(j) == reading.surface(i));
            (at + 1..end).filter(|&i| led(i)).all(same)
        };
        let noun = reading.noun(at).and_then(|w| w.source);
        let own = noun.filter(|kind| kind::is_told(*kind));
        let force = |kind: SourceType| {
            matches!(kind, SourceType::Military | SourceType::LawEnforcement | SourceType::Government)
        };
        let same = |kind: SourceType| match own {
            // `подчеркнул полковник`: officers lead police and fire services, too.
            Some(SourceType::Military) => force(kind),
            // `dodał polityk`: who holds an office is a politician, too.
            Some(SourceType::Politician) => matches!(kind, SourceType::Politician | SourceType::Government),
            Some(own) => kind == own,
            // `усміхається жінка`: a word for anybody stands for a bystander, too.
            None => leads_office(kind) || noun == Some(SourceType::Witness) && kind == SourceType::Witness,
        };
        let fits = |s: &&Speaker| s.person && same(s.source.kind) && leads(s);
        let last = |s: &&Speaker| s.source.kind != SourceType::Media;
        let spoke = match own {
            Some(_) => self.heard().find(fits),
            None => self.heard().find(last).filter(fits),
        };
        // `Начальник полиции Иван Лужин отверг обвинения`: an officer may be named before he tells a figure.
        let Some(spoke) = spoke else {
            let rank = own == Some(SourceType::Military) && at + reading.len(at) == end;
            return self.people.named_near(at, |person| rank && person.kind.is_some_and(force));
        };
        if own.is_some() && self.heard().filter(fits).any(|s| s.source.name != spoke.source.name) {
            return None;
        }
        let named = proper_name(reading, &spoke.tokens).and_then(|name| self.people.person(reading, &name));
        // `голова Харківської ОВА Олег Лис`: the name may open inside of a run of capitals.
        named.or_else(|| self.people.named_in(spoke.tokens.clone()).map(|(_, person)| person))
    }

    /// `Fatou Amadou, 34 ans`: only a person has an age.
    pub(super) fn is_aged(&self, name: usize) -> bool {
        let run = super::super::name::name_run(self.reading, name, self.reading.document.tokens.len().min(name + 12));
        run.is_some_and(|run| {
            self.reading.mark(run.end) == Some(super::super::reading::Mark::Comma)
                && self.reading.is_digits(run.end + 1)
        })
    }

    /// The type of the body named last outside of quotations, where somebody bears its title: a pronoun says so (`Le syndicat
    /// conteste. «…», a dit sa présidente`), or where nouns have no article who speaks for nobody else (`Policja bada sprawę.
    /// Przesłuchano 17 osób, podała rzeczniczka Anna Wolna`).
    pub(super) fn led_by_owned(&self, phrase: &Phrase, frame: &Frame) -> Option<SourceType> {
        /// Tokens back to the body, at most.
        const REACH: usize = 80;
        let reading = self.reading;
        let title = phrase.role.clone().unwrap_or_else(|| phrase.tokens.clone());
        // `el Hospital Central, cuyo director, Hugo Meneses, informó`: so does a relative pronoun before the title.
        let behind = title.start.checked_sub(1).filter(|&i| reading.has(i, Roles::RELATIVE));
        let whose = |i: usize| reading.does(i, Function::WHOSE) && reading.noun(i + 1).is_some();
        let relative = behind.is_some_and(whose);
        // `il suo direttore`, `o seu diretor`: an article may open it.
        let article = reading.has(title.start, Roles::ARTICLE) && whose(title.start + 1);
        let owned = whose(title.start) || article || relative;
        let speaks = |w: &Word| w.source == Some(SourceType::Official) && w.is_title();
        // `пресс-секретарь ведомства`: a word for bodies says that some office is meant.
        let bare = !reading.speech.has_articles
            && reading.noun(title.start).is_some_and(speaks)
            && !title.clone().any(|i| reading.has(i, Roles::BODY));
        if !(owned || bare) || !kind::by_title_alone(reading, &title) {
            return None;
        }
        // What a preposition governs is a place where something was done: `trafili do szpitala`.
        let governed =
            |i: usize| i > 0 && reading.has(i - 1, Roles::PREPOSITION.and(Roles::WITHIN).and(Roles::COMPLEMENT));
        let near = |i: &usize| {
            let place = reading.frames.get(reading.frame_of(*i));
            let reach = usize::from(owned);
            !reading.quoted(*i)
                && place.is_some_and(|f| f.paragraph + reach >= frame.paragraph)
                && (owned || !governed(*i))
        };
        let body = |i: usize| reading.noun(i).filter(|w| !w.is_title()).and_then(|w| w.source);
        // Whom the bearer tells does not lead: `a confié au journal sa présidente`.
        // A party is led by a pronoun's bearer alone: `La oposición protesta. Su líder, Ana Gil,`.
        let office = |kind: SourceType| leads_office(kind) || owned && kind == SourceType::Politician;
        let told = |kind: &SourceType| office(*kind) && !matches!(kind, SourceType::Official | SourceType::Other);
        let bodies = || {
            let near = (title.start.saturating_sub(REACH)..title.start).rev().filter(near);
            near.filter_map(|i| body(i).filter(told).map(|kind| (i, kind)))
        };
        // `Le collectif compte 40 corps à la morgue. Son président`: a body that opens a sentence before one inside of it.
        let opens = |i: usize| {
            let first = reading.frames.get(reading.frame_of(i)).map_or(i, |f| f.tokens.start);
            (first..i).all(|j| reading.has(j, Roles::ARTICLE))
        };
        let last = bodies().next()?.1;
        if relative {
            return Some(last);
        }
        Some(bodies().find(|(i, _)| opens(*i)).map_or(last, |(_, kind)| kind))
    }

    /// Whether no body in a phrase that opens with a title says that its bearer leads another than one of this type.
    pub(super) fn may_lead(&self, tokens: &Range<usize>, kind: SourceType) -> bool {
        let reading = self.reading;
        let body = |i: usize| reading.noun(i).filter(|w| !w.is_title()).and_then(|w| w.source);
        // `голова ОВА`: letters that a listed title holds are known.
        let unknown = |i: usize| reading.is_letters(i, 2) && reading.noun(reading.phrase_start(i)).is_none();
        !tokens.clone().any(|i| body(i).is_some_and(|own| own != kind) || unknown(i))
    }

    pub(super) fn article_tokens(&self, range: &Range<usize>) -> usize {
        let mut i = range.start;
        // `de l'ONU` is one phrase of the language: the article inside it opens the name.
        if self.reading.has(i, Roles::COMPLEMENT) && self.reading.phrase_start(i) < i {
            let from = self.reading.phrase_start(i);
            i = from + self.reading.len(from);
        }
        while i < range.end
            && self.reading.has(i, Roles::ARTICLE)
            && !self.reading.has(i, Roles::DETERMINER)
            && self.reading.noun(i).is_none()
        {
            i += self.reading.len(i);
        }
        // `l'accusa`, `la sentencia`: listed with its article, so as to be told from a verb.
        if self.reading.len(i) > 1 && self.reading.noun(i).is_some() && !self.reading.is_capital(i + 1) {
            i += self.reading.listed_article(i);
        }
        if i < range.end { i - range.start } else { 0 }
    }

    pub(super) fn article_words(&self, range: &Range<usize>) -> usize {
        let end = range.start + self.article_tokens(range);
        words(self.reading, &(range.start..end))
    }

    /// `cette source`, `le même responsable`: whether a phrase of nothing but its noun points back to one speaker.
    pub(super) fn points_at_one(&self, tokens: &Range<usize>) -> bool {
        let (reading, start) = (self.reading, tokens.start);
        let noun = tokens.clone().find(|&i| reading.noun(i).is_some());
        let bare = noun.is_some_and(|at| at + reading.len(at) == tokens.end);
        let same = reading.len(start) > 1 && reading.has(start, Roles::ARTICLE);
        let many = reading.ends_like(tokens.end - 1, &reading.speech.endings.plural);
        bare && (same || reading.has(start, Roles::ANAPHOR)) && !many
    }

    /// Whether a role without a name speaks of one bearer: by its article, or in a language without.
    pub(super) fn definite(&self, range: &Range<usize>) -> bool {
        let reading = self.reading;
        let first = range.start;
        !reading.speech.has_articles
            || reading.has(first, Roles::ARTICLE) && !reading.has(first, Roles::PLURAL.and(Roles::INDEFINITE))
            || !reading.has(first, Roles::ARTICLE) && words(reading, range) == 1 && reading.is_capital(first)
    }
}

/// Whether a noun like `ведомство` may stand for a speaker of this type.
pub(super) const fn leads_office(kind: SourceType) -> bool {
    !matches!(kind, SourceType::Politician | SourceType::Witness | SourceType::Media | SourceType::Expert)
}
