//! A document with its words of speech looked up, once for every token.
//!
//! In: the document. Out: the role of each token, the kind of each mark, and frames: the sentences
//! as their writer made them, with foreign quotations put back where they were cut out.

mod facts;
mod frames;
mod tags;

use std::ops::Range;

pub use frames::Frame;
use tags::Tag;

use super::quotes::{Quote, Quotes};
use crate::claim::SourceType;
use crate::extract::Document;
use crate::lang::{self, Case, Order, Properties, Roles, Speech, Units, Word};
use crate::text::{Key, Kind, Token};

/// Everything the rules of this room look at.
pub struct Reading<'d, 't> {
    pub document: &'d Document<'t>,
    pub quotes: Quotes,
    pub frames: Vec<Frame>,
    /// The article's own language.
    pub speech: &'static Speech,
    /// What may be said of what is counted.
    predicates: &'static Properties,
    units: &'static Units,
    /// The article's language writes every noun with a capital.
    pub capital_nouns: bool,
    adjectives: &'static [Box<str>],
    tags: Vec<Tag>,
    /// The figures, which are no part of a name.
    figures: Vec<Range<usize>>,
    /// The same with their hedges.
    extents: Vec<Range<usize>>,
}

/// What a mark does in a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    Comma,
    Semicolon,
    Colon,
    Dash,
    Stop,
    Quote,
    Bracket,
    /// Anything that stands inside a phrase: hyphen, apostrophe, number sign.
    Inner,
}

impl<'d, 't> Reading<'d, 't> {
    /// `figures` in the order of the text, each without and with its hedges.
    pub fn new(document: &'d Document<'t>, figures: Vec<(Range<usize>, Range<usize>)>) -> Self {
        let (figures, extents): (Vec<Range<usize>>, _) = figures.into_iter().unzip();
        let own = lang::get(&document.language.code).unwrap_or_else(lang::neutral);
        let tags = tags::read(document, own, &figures);
        let (quotes, frames) = (Quotes::find(document), frames::read(document, &tags));
        let mut reading = Self {
            document,
            quotes,
            frames,
            speech: &own.speech,
            predicates: &own.properties,
            units: &own.units,
            capital_nouns: own.units.grammar.order == Order::CapitalNoun,
            adjectives: &own.units.grammar.adjective_endings,
            tags,
            figures,
            extents,
        };
        for i in 0..reading.tags.len() {
            if let Some(word) = reading.word(i) {
                reading.tags[i].noun = word.source.is_some() && reading.written(i, word.case);
            }
            if document.tokens[i].kind == Kind::Mark {
                reading.tags[i].mark = reading.read_mark(i);
            }
        }
        reading
    }

    pub fn token(&self, i: usize) -> Option<&Token> {
        self.document.tokens.get(i)
    }

    /// The word or phrase that starts at a token.
    pub fn word(&self, i: usize) -> Option<&'static Word> {
        self.tags.get(i).filter(|t| t.back == 0).and_then(|t| t.word)
    }

    /// A noun follows those that tell which it is: `the police officers' federation`.
    pub fn noun_last(&self) -> bool {
        self.units.grammar.order == Order::NounLast
    }

    /// Whether a token belongs to a word or phrase with one of these roles.
    pub fn has(&self, i: usize, roles: Roles) -> bool {
        self.tags.get(i).is_some_and(|t| t.roles.any(roles))
    }

    /// The source noun that starts at a token: it always has a type of source.
    pub fn noun(&self, i: usize) -> Option<&'static Word> {
        self.tags.get(i).filter(|t| t.noun).and_then(|t| t.word)
    }

    /// The source noun that a token is by itself, whatever phrase it belongs to.
    pub fn alone(&self, i: usize) -> Option<&'static Word> {
        self.token(i).and_then(|t| self.speech.words.at(t)).filter(|w| w.source.is_some() && self.written(i, w.case))
    }

    /// The source noun that opens at a token inside of another phrase: `source médicale` in `de source médicale`.
    pub fn opening_noun(&self, i: usize) -> Option<&'static Word> {
        let start = i + usize::from(self.has(i, Roles::ARTICLE));
        let within = self.noun(start).is_none() && self.phrase_start(start) < start;
        let found = if within { self.speech.words.longest(&self.document.tokens, start) } else { None };
        found.map(|(_, word)| word).filter(|w| w.source.is_some() && self.written(start, w.case))
    }

    /// Tokens of the article that a listed phrase opens with (`l'accusa`, `la sentencia`).
    pub fn listed_article(&self, i: usize) -> usize {
        let opens = |n: &usize| {
            let keys: Option<Vec<Key>> = (i..i + n).map(|j| self.token(j).map(|t| t.key)).collect();
            let word = keys.and_then(|keys| self.speech.words.of_keys(&keys));
            word.is_some_and(|w| w.roles.any(Roles::ARTICLE) && !w.roles.any(Roles::DETERMINER))
        };
        [2, 1].into_iter().filter(|n| *n < self.len(i)).find(opens).unwrap_or(0)
    }

    /// The type that the first part of a written compound gives (`Polizei` in `Polizeiangaben`).
    pub fn part(&self, i: usize) -> Option<SourceType> {
        self.tags.get(i).and_then(|t| t.part)
    }

    /// Whether the word at `i` is written as a source's surface asks for.
    fn written(&self, i: usize, case: Case) -> bool {
        match case {
            Case::Any => true,
            Case::Capital => (i..i + self.len(i)).any(|j| self.is_capital(j)),
            Case::Title => self.is_capital(i + self.len(i) - 1),
            Case::Upper => self.surface(i).chars().take(12).all(|c| !c.is_lowercase()),
        }
    }

    /// Tokens of the phrase that starts here; 1 for a token outside of phrases.
    pub fn len(&self, i: usize) -> usize {
        self.tags.get(i).filter(|t| t.word.is_some() && t.back == 0).map_or(1, |t| t.len as usize)
    }

    /// The first token of the phrase that a token belongs to.
    pub fn phrase_start(&self, i: usize) -> usize {
        self.tags.get(i).map_or(i, |t| i - t.back as usize)
    }

    pub fn is_word(&self, i: usize) -> bool {
        self.token(i).is_some_and(Token::is_word)
    }

    pub fn is_capital(&self, i: usize) -> bool {
        self.token(i).is_some_and(|t| t.capital)
    }

    pub fn is_digits(&self, i: usize) -> bool {
        self.token(i).is_some_and(Token::is_digits)
    }

    pub fn surface(&self, i: usize) -> &'t str {
        self.document.surface(i)
    }

    /// Whether white space stands before a token, or the text ends there.
    pub fn space_at(&self, i: usize) -> bool {
        self.token(i).is_none_or(|t| t.space_before)
    }

    /// What the mark at `i` does; none where no mark stands there.
    pub fn mark(&self, i: usize) -> Option<Mark> {
        self.tags.get(i).and_then(|t| t.mark)
    }

    fn read_mark(&self, i: usize) -> Option<Mark> {
        let token = self.token(i).filter(|t| t.kind == Kind::Mark)?;
        // The comma of `85,000` parts nothing.
        if token.is_one_of(&[',', '.', ':', '-', '–']) && self.in_figure(i) {
            return Some(Mark::Inner);
        }
        // `- ha detto il sindaco -.`: so it is before a mark.
        let spaced = token.space_before && self.token(i + 1).is_none_or(|t| t.space_before || t.kind == Kind::Mark);
        Some(match token.mark().unwrap_or_default() {
            ',' | '،' | '、' => Mark::Comma,
            ';' => Mark::Semicolon,
            ':' => Mark::Colon,
            '—' | '―' => Mark::Dash,
            '–' | '-' if spaced => Mark::Dash,
            '!' | '?' | '…' => Mark::Stop,
            '.' if self.ends_here(i) => Mark::Stop,
            '«' | '»' | '“' | '”' | '„' | '"' | '‹' | '›' | '‟' => Mark::Quote,
            '‘' | '’' | '\'' | '‚' if self.quotes.at(i).is_some_and(|q| q.open == i || q.close == i) => {
                Mark::Quote
            }
            '(' | ')' | '[' | ']' | '{' | '}' => Mark::Bracket,
            _ => Mark::Inner,
        })
    }

    /// A full stop that ends its sentence, unlike one behind an initial.
    fn ends_here(&self, i: usize) -> bool {
        // Before a comma it only shortens a name (`Karim B., 31 ans`).
        let comma = self.token(i + 1).is_some() && self.surface(i + 1) == ",";
        self.tags.get(i).is_none_or(|t| t.last)
            || !comma
                && !self.token(i + 1).is_some_and(|next| !next.space_before && self.surface(i + 1) == "-")
                && self.token(i + 1).is_none_or(|next| next.kind == Kind::Mark)
    }

    /// `a study published in May found`, `officials briefed on the matter said`: a participle that only says where a document came out.
    pub fn gives_in(&self, i: usize) -> bool {
        self.speech.verbs_are_nouns
            && self.has(i, Roles::GIVE.and(Roles::TELL))
            && self.has(i, Roles::PARTICIPLE)
            && self.has(i + 1, Roles::PREPOSITION.and(Roles::WITHIN))
    }

    /// Whether a token is the last of its sentence.
    pub fn ends_sentence(&self, i: usize) -> bool {
        self.tags.get(i).is_none_or(|t| t.last)
    }

    /// Whether a phrase cannot go on over token `i`.
    pub fn bounds(&self, i: usize) -> bool {
        self.mark(i).is_some_and(|m| m != Mark::Inner)
    }

    /// The short quotation that opens at `i`: a name (`gazeta „Horské listy”`), no speech.
    pub fn name_quote(&self, i: usize) -> Option<Quote> {
        // `la « Commission nationale pour la réduction des catastrophes »`: behind an article a longer one, too.
        let long = || i > 0 && self.has(i - 1, Roles::ARTICLE) && self.is_capital(i + 1);
        let short = |q: &Quote| q.words() <= 6 || q.words() <= 10 && long();
        self.quotes.at(i).filter(|q| q.open == i && short(q) && i > 0 && self.is_word(i - 1))
    }

    /// Whether the token stands in a quotation that is more than a name.
    pub fn quoted(&self, i: usize) -> bool {
        self.tags.get(i).is_some_and(|t| t.quoted)
    }

    /// Marks what stands in quotations, with those of dialogues added.
    pub fn settle(&mut self, dialogues: Vec<Quote>) {
        self.quotes.add(dialogues);
        let spoken: Vec<Quote> = self.quotes.iter().filter(|q| self.name_quote(q.open).is_none()).collect();
        for quote in spoken {
            for i in quote.open + 1..quote.close {
                self.tags[i].quoted = true;
            }
        }
    }

    /// Whether a token belongs to a figure.
    pub fn in_figure(&self, i: usize) -> bool {
        self.tags.get(i).is_some_and(|t| t.figure)
    }

    /// Whether a token belongs to a figure or its hedge.
    pub fn hedged(&self, i: usize) -> bool {
        let after = self.extents.partition_point(|f| f.start <= i);
        self.in_figure(i) || self.extents[..after].last().is_some_and(|f| i < f.end)
    }

    /// Where the figures in a range of tokens start.
    pub fn figures_in(&self, range: &Range<usize>) -> impl Iterator<Item = usize> + '_ {
        let (from, end) = (self.figures.partition_point(|f| f.start < range.start), range.end);
        self.figures[from..].iter().map(|f| f.start).take_while(move |start| *start < end)
    }

    /// Whether a figure stands in a range of tokens.
    pub fn has_figure(&self, range: Range<usize>) -> bool {
        let at = self.figures.partition_point(|f| f.start < range.start);
        self.figures.get(at).is_some_and(|f| f.start < range.end)
    }

    /// The frame that holds a token.
    pub fn frame_of(&self, token: usize) -> usize {
        self.frames.partition_point(|f| f.tokens.end <= token)
    }

    /// Whether a word ends as verbs in the past do, where the pack says how.
    pub fn ends_like_past(&self, i: usize) -> bool {
        let endings = &self.units.grammar.past_endings;
        !self.speech.has_articles
            && endings.iter().any(|e| self.surface(i).len() > e.len() && self.surface(i).ends_with(&**e))
    }

    /// Whether a word ends like a verb of the article's language.
    pub fn ends_like_verb(&self, i: usize) -> bool {
        self.units.grammar.verb_endings.iter().any(|e| self.surface(i).ends_with(&**e))
    }

    /// Whether a phrase is a day, `al 30 settembre scorso`: a number opens it, and nobody is named.
    pub fn is_day(&self, tokens: Range<usize>) -> bool {
        let first = tokens.clone().find(|&i| !self.has(i, Roles::ARTICLE));
        let named = tokens.into_iter().any(|i| self.noun(i).is_some() || self.is_capital(i));
        self.speech.drops_subject && !named && first.is_some_and(|i| self.is_digits(i))
    }
}

fn ends_like(surface: &str, endings: &[String]) -> bool {
    let surface = surface.as_bytes();
    // The last byte refuses nearly all.
    let fits = |e: &String| e.as_bytes().last() == surface.last() && surface.ends_with(e.as_bytes());
    endings.iter().any(|e| surface.len() > e.len() + 1 && fits(e))
}
