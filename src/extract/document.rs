//! A text read once: tokens, sentences with their language and pack, paragraphs.

use std::ops::Range;

use crate::claim::Span;
use crate::lang::{self, Lang};
use crate::text::language::Detection;
use crate::text::{Paragraph, Token, segment, tokenize};

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
    pub language: String,
    /// The language's pack, or the neutral one.
    pub lang: &'static Lang,
}

impl<'a> Document<'a> {
    pub fn read(text: &'a str, declared: Option<&str>) -> Self {
        let tokens = tokenize(text);
        let profiles = lang::profiles();
        let language = match declared {
            Some(code) => Detection { code: code.to_owned(), confidence: 1.0 },
            None => profiles.article(text, &tokens),
        };
        let own = lang::get(&language.code).unwrap_or_else(lang::neutral);
        let segments = segment(text, &tokens, &own.words.abbreviations);
        let sentences = segments
            .sentences
            .into_iter()
            .map(|sentence| {
                let slice = &tokens[sentence.tokens.clone()];
                let code = profiles.sentence(text, slice, &language.code);
                let lang = if code == language.code { own } else { lang::get(code).unwrap_or_else(lang::neutral) };
                let span = Span::new(slice[0].start as usize, slice[slice.len() - 1].end as usize);
                Sentence {
                    tokens: sentence.tokens,
                    span,
                    paragraph: sentence.paragraph,
                    language: code.to_owned(),
                    lang,
                }
            })
            .collect();
        Self { text, tokens, sentences, paragraphs: segments.paragraphs, language }
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
