//! A text read once: tokens, sentences with their language and pack, paragraphs.

use std::ops::Range;
use std::sync::Arc;

use super::foreign;
use crate::claim::Span;
use crate::lang::{self, Case, Lang};
use crate::text::language::Detection;
use crate::text::{Paragraph, Segments, Stops, Tables, Token, segment_knowing, tokenize};

/// Everything the rules look at.
#[derive(Debug)]
pub struct Document<'a> {
    pub text: &'a str,
    pub tokens: Vec<Token>,
    pub sentences: Vec<Sentence>,
    pub paragraphs: Vec<Paragraph>,
    pub language: Detection,
}

/// One sentence, with the pack that reads it.
#[derive(Debug, Clone)]
pub struct Sentence {
    pub tokens: Range<usize>,
    pub span: Span,
    pub paragraph: usize,
    /// BCP 47.
    pub language: Arc<str>,
    /// The language's pack, or the neutral one.
    pub lang: &'static Lang,
}

impl<'a> Document<'a> {
    pub fn read(text: &'a str, declared: Option<&str>) -> Self {
        let mut tokens = tokenize(text);
        let profiles = lang::profiles();
        let told = profiles.told(text, &tokens);
        let language = match declared {
            Some(code) => Detection { code: code.to_owned(), confidence: 1.0 },
            None => profiles.article(text, &tokens, &told),
        };
        let against = profiles.against_own(&told, tokens.len(), &language.code);
        drop(told);
        let own = lang::get(&language.code).unwrap_or_else(lang::neutral);
        let segments = cut(text, &tokens, own);
        // Where the whole text is one sentence, its declared language is the sentence's.
        let settled = declared.is_some() && segments.sentences.len() == 1;
        let shared: Arc<str> = Arc::from(language.code.as_str());
        let own_language = |range: &Range<usize>| settled || against.as_ref().is_some_and(|a| a.is_own(range.clone()));
        let mut sentences = Vec::with_capacity(segments.sentences.len());
        for paragraph in &segments.paragraphs {
            let spans = &segments.sentences[paragraph.sentences.clone()];
            let range = spans.first().map_or(0, |s| s.tokens.start)..spans.last().map_or(0, |s| s.tokens.end);
            let foreign =
                if own_language(&range) { Vec::new() } else { foreign::passages(text, &tokens, range, &language.code) };
            for span in spans {
                let near = foreign::near(&foreign, &span.tokens);
                let code = match own_language(&span.tokens) {
                    true => &language.code,
                    false => {
                        let own_tokens = foreign::outside(&tokens, span.tokens.clone(), near);
                        profiles.sentence(text, &own_tokens, &language.code)
                    }
                };
                for (range, code) in foreign::cut(span.tokens.clone(), near, code) {
                    let lang = if code == language.code { own } else { lang::get(code).unwrap_or_else(lang::neutral) };
                    let place = Span::new(tokens[range.start].start as usize, tokens[range.end - 1].end as usize);
                    let language = if code == language.code { shared.clone() } else { Arc::from(code) };
                    sentences.push(Sentence { tokens: range, span: place, paragraph: span.paragraph, language, lang });
                }
            }
        }
        let paragraphs = paragraphs(&sentences);
        sort(&mut tokens, &sentences, own);
        Self { text, tokens, sentences, paragraphs, language }
    }

    /// The surface of a token.
    pub fn surface(&self, token: usize) -> &'a str {
        self.tokens.get(token).map_or("", |t| t.of(self.text))
    }

    /// The bytes that a range of tokens covers.
    pub fn span(&self, tokens: Range<usize>) -> Span {
        match (self.tokens.get(tokens.start), tokens.end.checked_sub(1).and_then(|i| self.tokens.get(i))) {
            (Some(first), Some(last)) => Span::new(first.start as usize, last.end as usize),
            _ => Span::default(),
        }
    }

    /// The index of the sentence that holds a token.
    pub fn sentence_of(&self, token: usize) -> usize {
        self.sentences.partition_point(|s| s.tokens.end <= token)
    }
}

/// Cuts the text into sentences as its language does.
fn cut(text: &str, tokens: &[Token], own: &Lang) -> Segments {
    let calendar = &own.calendar;
    let stops = Stops {
        abbreviations: &own.words.abbreviations,
        openers: &own.words.openers,
        common: &|token| {
            let noun = own.speech.words.word(token.key).is_some_and(|w| w.source.is_some() && w.case == Case::Any);
            noun || own.properties.phrases.word(token.key).is_some()
        },
        ordinal: &|before, behind| {
            let governed = before.is_some_and(|word| calendar.ordinal_before.contains(&word.key));
            calendar.ordinal_dot && (governed || calendar.month_after.word(behind.key).is_some())
        },
    };
    segment_knowing(text, tokens, &stops)
}

/// Tells each token which tables of the text's packs may know it. A rule may look from one sentence into the next, so
/// that a token is sorted by every pack of the text.
fn sort(tokens: &mut [Token], sentences: &[Sentence], own: &'static Lang) {
    // Each knows the words of the neutral pack, too.
    let mut packs = vec![own];
    for sentence in sentences {
        if !packs.iter().any(|pack| std::ptr::eq(*pack, sentence.lang)) {
            packs.push(sentence.lang);
        }
    }
    for token in tokens {
        token.tables = packs.iter().fold(Tables::UNSORTED, |tables, pack| tables.and(pack.sieve.of(token.key)));
    }
}

/// The paragraphs as ranges of sentences, counted anew after foreign quotations were cut out.
fn paragraphs(sentences: &[Sentence]) -> Vec<Paragraph> {
    let mut paragraphs: Vec<Paragraph> = Vec::new();
    for (i, sentence) in sentences.iter().enumerate() {
        match paragraphs.get_mut(sentence.paragraph) {
            Some(paragraph) => paragraph.sentences.end = i + 1,
            None => paragraphs.push(Paragraph { sentences: i..i + 1 }),
        }
    }
    paragraphs
}
