//! What the pack of a language knows of each token of a document.
//!
//! In: the sentences of a document, the pack of its language, its figures. Out: one tag a token, each word looked up once.

use std::ops::Range;

use super::{Mark, ends_like};
use crate::claim::SourceType;
use crate::extract::attribution::compound;
use crate::extract::{Document, Sentence};
use crate::lang::{Case, Function, Lang, Order, Roles, Word};
use crate::text::Token;

/// One token as the rules ask for it.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Tag {
    pub word: Option<&'static Word>,
    /// The roles of the word, which are asked for most.
    pub roles: Roles,
    /// What the word does by itself, whatever phrase it stands in, in the article's language or in its sentence's.
    pub functions: Function,
    /// Tokens of the phrase, counted from its first.
    pub len: u8,
    /// How far before this token the phrase starts.
    pub back: u8,
    pub mark: Option<Mark>,
    /// The type that the first part of a written compound gives.
    pub part: Option<SourceType>,
    /// Nothing of its sentence stands behind it.
    pub last: bool,
    /// Stands in a quotation that is more than a name.
    pub quoted: bool,
    /// Belongs to a figure, its hedge apart.
    pub figure: bool,
    /// A source noun starts here, written as its surface asks for.
    pub noun: bool,
}

/// One tag a token; its mark and whether it is a noun are still to be read.
pub(super) fn read(document: &Document<'_>, own: &'static Lang, figures: &[Range<usize>]) -> Vec<Tag> {
    let mut tagger = Tagger { document, own, tags: vec![Tag::default(); document.tokens.len()] };
    for sentence in &document.sentences {
        tagger.functions(sentence);
        tagger.words(sentence);
    }
    for figure in figures {
        for tag in tagger.tags.get_mut(figure.clone()).unwrap_or_default() {
            tag.figure = true;
        }
    }
    tagger.tags
}

struct Tagger<'d, 't> {
    document: &'d Document<'t>,
    /// The article's own language; a sentence may have another.
    own: &'static Lang,
    tags: Vec<Tag>,
}

impl Tagger<'_, '_> {
    /// Which token is the last of the sentence, and what each word does by itself.
    fn functions(&mut self, sentence: &Sentence) {
        if let Some(last) = sentence.tokens.end.checked_sub(1).and_then(|i| self.tags.get_mut(i)) {
            last.last = true;
        }
        let other = self.other(sentence).map(|lang| &lang.speech.grammar);
        for i in sentence.tokens.clone() {
            let key = self.document.tokens[i].key;
            let foreign = other.map_or(Function::default(), |words| words.of(key));
            self.tags[i].functions = self.own.speech.grammar.of(key).and(foreign);
        }
    }

    /// The pack of the sentence, where it is not the article's.
    fn other(&self, sentence: &Sentence) -> Option<&'static Lang> {
        (!std::ptr::eq(self.own, sentence.lang)).then_some(sentence.lang)
    }

    /// The listed words and phrases of the sentence, the longest first.
    fn words(&mut self, sentence: &Sentence) {
        let mut i = sentence.tokens.start;
        while i < sentence.tokens.end {
            i += if self.is_ending(sentence, i) { 1 } else { self.word(sentence, i) };
        }
    }

    /// Tags what opens at a token. The number of tokens that it has.
    fn word(&mut self, sentence: &Sentence, i: usize) -> usize {
        let Some((len, word)) = self.look_up(sentence, i) else {
            self.compound(i);
            return 1;
        };
        if self.is_letter(i, len) || self.is_part_of_a_name(sentence, i, len, word) {
            return 1;
        }
        for back in 0..len {
            let tag = &mut self.tags[i + back];
            (tag.word, tag.roles, tag.len, tag.back) = (Some(word), word.roles, len as u8, back as u8);
        }
        len
    }

    /// `здоров'я`: whether what an apostrophe glues is the end of a word, and no word by itself.
    fn is_ending(&self, sentence: &Sentence, i: usize) -> bool {
        !self.own.speech.has_articles && i > sentence.tokens.start + 1 && is_glued(&self.document.tokens, i)
    }

    /// The same behind an apostrophe that is a letter.
    fn is_letter(&self, i: usize, len: usize) -> bool {
        self.own.speech.inner_apostrophe && len == 1 && is_inside(self.document, i)
    }

    /// The longest listed phrase that opens at a token, with its length in tokens.
    fn look_up(&self, sentence: &Sentence, i: usize) -> Option<(usize, &'static Word)> {
        let words = &self.own.speech.words;
        let tokens = &self.document.tokens[..sentence.tokens.end];
        let other = || self.other(sentence).and_then(|lang| lang.speech.words.longest(tokens, i));
        let (mut len, mut word) = words.longest(tokens, i).or_else(other)?;
        // `le quotidien`, `El economista`: in small letters it is no `Le Quotidien`, no `El Economista`, and what it begins with
        // stands for itself.
        if len > 1 && !word.case.is_kept(&tokens[i..i + len]) {
            (len, word) = words.longest(&tokens[..i + len - 1], i)?;
        }
        // `według nieoficjalnych danych policji`: a phrase for what is only told credits the body named behind it.
        let credits = |word: &Word| word.source.is_some_and(|kind| kind != SourceType::Witness);
        let named = || words.longest(tokens, i + len).is_some_and(|(_, word)| credits(word));
        if len > 1 && word.roles.any(Roles::HEARSAY) && named() {
            let first = words.at(&tokens[i]).filter(|w| w.roles.any(Roles::ACCORDING));
            return Some(first.map_or((len, word), |word| (1, word)));
        }
        Some((len, word))
    }

    /// A noun written together with what it tells of: `Polizeiangaben`.
    fn compound(&mut self, i: usize) {
        let token = &self.document.tokens[i];
        let capital_nouns = self.own.units.grammar.order == Order::CapitalNoun;
        let noun = token.is_word() && (token.capital || !capital_nouns);
        if !self.own.speech.joins_nouns || !noun {
            return;
        }
        if let Some((word, part)) = compound::read(&self.own.speech, self.document.surface(i)) {
            self.tags[i] = Tag { word: Some(word), roles: word.roles, len: 1, part, ..self.tags[i] };
        }
    }

    /// `Олег Ли`: whether a capital inside a sentence makes a name of a little word.
    fn is_part_of_a_name(&self, sentence: &Sentence, i: usize, len: usize, word: &Word) -> bool {
        let tokens = &self.document.tokens;
        if len > 1 || i == sentence.tokens.start || !tokens[i].capital || !tokens[i - 1].is_word() {
            return false;
        }
        let little = word.plain && word.source.is_none() && !word.roles.any(Roles::ARTICLE);
        // `Alderman Theo Banks`, `John Cook`: so does a trade behind a first name.
        let plural = || ends_like(self.document.surface(i), &self.own.speech.endings.plural);
        let trade = word.source == Some(SourceType::Witness) || word.source == Some(SourceType::Company) && plural();
        let behind_name = i > sentence.tokens.start + 1 && tokens[i - 1].capital && self.tags[i - 1].word.is_none();
        little || trade && word.case == Case::Any && behind_name
    }
}

/// Whether the word at `i` touches an apostrophe that touches the word before.
fn is_glued(tokens: &[Token], i: usize) -> bool {
    let touches = |j: usize| !tokens[j].space_before;
    touches(i) && tokens[i - 1].is_one_of(&['\'', '’', '‘']) && touches(i - 1) && tokens[i - 2].is_word()
}

/// Whether the token goes on behind an apostrophe that nothing parts from what stands before it.
fn is_inside(document: &Document<'_>, at: usize) -> bool {
    let tight = |i: usize| document.tokens.get(i).is_some_and(|token| !token.space_before);
    at >= 2
        && tight(at)
        && tight(at - 1)
        && document.surface(at - 1).chars().all(|c| matches!(c, '\'' | '’' | 'ʼ'))
        && document.tokens[at - 2].is_word()
}
