//! Which tokens stand inside quotation marks.
//!
//! In: the tokens of a document, by paragraph. Out: the outermost quotations in order, every
//! style of marks, those that run over paragraphs, and those that are never closed contained.

use crate::extract::Document;
use crate::text::Token;

/// A quotation by its marks, both inside the range.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quote {
    pub open: usize,
    /// The closing mark, or the last token where none closes.
    pub close: usize,
}

impl Quote {
    /// Tokens between the marks.
    pub fn words(self) -> usize {
        (self.close - self.open).saturating_sub(1)
    }
}

/// Every quotation of a document, in order, none inside another.
#[derive(Debug, Default)]
pub struct Quotes(Vec<Quote>);

/// A quotation may run on over at most this many paragraphs.
const PARAGRAPHS: usize = 8;

impl Quotes {
    pub fn find(document: &Document<'_>) -> Self {
        let mut found = Vec::new();
        let mut behind = 0;
        for (p, paragraph) in document.paragraphs.iter().enumerate() {
            let sentences = &document.sentences[paragraph.sentences.clone()];
            let (Some(first), Some(last)) = (sentences.first(), sentences.last()) else { continue };
            let start = first.tokens.start.max(behind);
            let end = last.tokens.end;
            // A quotation that runs over whole paragraphs holds them.
            if start >= end {
                continue;
            }
            let mut open = in_paragraph(document, start..end, true, &mut found);
            if let Some((mark, _)) = open
                && let Some(close) = runs_on(document, p, mark)
            {
                found.push(Quote { open: mark, close });
                behind = close + 1;
                continue;
            }
            if let Some((mark, '«')) = open
                && let Some(close) = shared_close(document, mark, end)
            {
                found.push(Quote { open: mark, close });
                open = in_paragraph(document, close + 1..end, true, &mut found);
            } else if open.is_some() {
                // A mark that nothing closes swallowed the pairs behind it: read without nesting.
                while found.last().is_some_and(|q| q.open >= start) {
                    found.pop();
                }
                open = in_paragraph(document, start..end, false, &mut found);
            }
            if let Some((mark, _)) = open {
                let sentence = document.sentence_of(mark);
                // `The source said: “One. Two.`: speech that a colon leads up to goes on to the end of its paragraph.
                let told = mark > start && document.tokens[mark - 1].is_mark(':');
                let close = document.sentences.get(sentence).map_or(mark, |s| s.tokens.end - 1);
                let close = if told { end - 1 } else { close };
                if close > mark {
                    found.push(Quote { open: mark, close });
                }
            }
        }
        Self(found)
    }

    pub fn iter(&self) -> impl Iterator<Item = Quote> + '_ {
        self.0.iter().copied()
    }

    /// The quotations that share a token with a range.
    pub fn within(&self, range: &std::ops::Range<usize>) -> impl Iterator<Item = Quote> + '_ {
        let from = self.0.partition_point(|q| q.close < range.start);
        let end = range.end;
        self.0[from..].iter().copied().take_while(move |q| q.open < end)
    }

    /// Adds quotations without marks, where no marks stand.
    pub fn add(&mut self, more: Vec<Quote>) {
        let free = more.into_iter().filter(|q| self.at(q.open).is_none() && self.at(q.close).is_none());
        let free: Vec<Quote> = free.collect();
        if !free.is_empty() {
            self.0.retain(|q| !free.iter().any(|f| f.open <= q.open && q.close <= f.close));
            self.0.extend(free);
            self.0.sort_by_key(|q| q.open);
        }
    }

    /// The quotation that a token stands in, its marks included.
    pub fn at(&self, token: usize) -> Option<Quote> {
        let after = self.0.partition_point(|q| q.open <= token);
        self.0[..after].last().copied().filter(|q| token <= q.close)
    }
}

/// Pairs the marks of one paragraph; hands back the one that stays open, with its closers.
fn in_paragraph(
    document: &Document<'_>,
    range: std::ops::Range<usize>,
    nesting: bool,
    found: &mut Vec<Quote>,
) -> Option<(usize, char)> {
    let mut open: Option<(usize, char)> = None;
    let mut depth = 0_usize;
    for (i, token) in range.clone().zip(&document.tokens[range]) {
        let Some(mark) = token.mark() else { continue };
        match open {
            Some((start, opener)) => {
                if closes(opener, mark) && (mark != '\'' && mark != '’' || !follows_word_only(document, i)) {
                    if depth > 0 {
                        depth -= 1;
                    } else {
                        found.push(Quote { open: start, close: i });
                        open = None;
                    }
                } else if mark == opener && mark != '"' && opens(document, i, mark) {
                    if nesting {
                        depth += 1;
                    } else {
                        open = Some((i, mark));
                    }
                }
            }
            None if opens(document, i, mark) => {
                open = Some((i, mark));
                depth = 0;
            }
            None => {}
        }
    }
    open
}

/// The closing mark in one of the next paragraphs of a quotation that paragraph `p` leaves open:
/// either each further paragraph opens with a mark of its own, or the first mark met closes it.
fn runs_on(document: &Document<'_>, p: usize, mark: usize) -> Option<usize> {
    let opener = document.surface(mark).chars().next()?;
    // Once a paragraph has gone on without a mark, one that opens with it opens another quotation.
    let mut plain = false;
    for paragraph in document.paragraphs.iter().skip(p + 1).take(PARAGRAPHS) {
        let sentences = document.sentences.get(paragraph.sentences.clone())?;
        let range = sentences.first()?.tokens.start..sentences.last()?.tokens.end;
        for i in range.clone() {
            let Some(c) = document.tokens[i].mark() else { continue };
            let repeated = i == range.start && (c == opener || (opener == '«' && c == '»'));
            if repeated && !plain {
                continue;
            }
            if closes(opener, c) && (c != '"' || !opens(document, i, c)) && c != '\'' && c != '’' {
                return Some(i);
            }
            if opens(document, i, c) {
                return None;
            }
        }
        plain |= !document.surface(range.start).starts_with(opener);
    }
    None
}

/// `«Строим по проекту «Дом», — сказал мэр`: the last mark closes the name inside and the quotation around it, where a comma
/// and a dash follow.
fn shared_close(document: &Document<'_>, mark: usize, end: usize) -> Option<usize> {
    let is = |i: usize, marks: &[char]| i < end && document.tokens[i].mark().is_some_and(|c| marks.contains(&c));
    let said = |i: usize| is(i, &['»']) && is(i + 1, &[',']) && is(i + 2, &['—', '–', '-']);
    let close = (mark + 1..end).find(|&i| said(i))?;
    let count = |c: char| (mark + 1..=close).filter(|&i| is(i, &[c])).count();
    (count('«') == count('»')).then_some(close)
}

fn space_behind(tokens: &[Token], i: usize) -> bool {
    tokens.get(i + 1).is_none_or(|t| t.space_before)
}

/// Whether the mark at `i` may open a quotation.
fn opens(document: &Document<'_>, i: usize, mark: char) -> bool {
    let tokens = &document.tokens;
    let token = &tokens[i];
    match mark {
        '«' | '“' | '„' | '‹' | '‟' => true,
        '"' | '″' => !space_behind(tokens, i) || token.space_before,
        // Books in German and Danish, and Swedish: the closing mark of others opens.
        '»' | '›' | '”' => token.space_before && !space_behind(tokens, i),
        '‘' | '‚' | '\'' => token.space_before && tokens.get(i + 1).is_some_and(|t| !t.space_before && t.capital),
        _ => false,
    }
}

/// Whether an apostrophe stands inside or behind a word that goes on: no closing mark.
fn follows_word_only(document: &Document<'_>, i: usize) -> bool {
    !space_behind(&document.tokens, i) && document.tokens.get(i + 1).is_some_and(Token::is_word)
}

fn closes(opener: char, mark: char) -> bool {
    match opener {
        '"' | '″' => matches!(mark, '"' | '″'),
        '“' | '‟' => matches!(mark, '”' | '"' | '″'),
        '„' => matches!(mark, '”' | '“' | '"' | '‟'),
        '«' => mark == '»',
        '»' => mark == '«',
        '‹' => mark == '›',
        '›' => mark == '‹',
        '”' => mark == '”',
        '‘' => mark == '’',
        '‚' => matches!(mark, '‘' | '’'),
        '\'' => mark == '\'',
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quoted(text: &str) -> Vec<String> {
        let document = Document::read(text, Some("en"));
        let quotes = Quotes::find(&document);
        quotes.0.iter().map(|q| document.span(q.open..q.close + 1).of(text).to_owned()).collect()
    }

    #[test]
    fn marks_of_every_style_pair() {
        assert_eq!(
            quoted("« un » „dwa” “three” \"four\" „fünf“ »sechs« ‹sept›"),
            ["« un »", "„dwa”", "“three”", "\"four\"", "„fünf“", "»sechs«", "‹sept›"]
        );
    }

    #[test]
    fn quotations_run_over_paragraphs_and_unclosed_ones_are_contained() {
        assert_eq!(quoted("“One.\n\n“Two,” he said."), ["“One.\n\n“Two,”"]);
        assert_eq!(quoted("He said “one. Then two. “Three” came."), ["“Three”"]);
        assert_eq!(quoted("He said “one. Then two."), ["“one."]);
        assert_eq!(quoted("“One.\n\nTwo.\n\n“Three,” he said."), ["“One.", "“Three,”"]);
        assert_eq!(quoted("«One «Two», — said he. «Three»."), ["«One «Two»", "«Three»"]);
        assert_eq!(quoted("“One.\n\nTwo.\n\nThree,” he said. “Four.”"), ["“One.\n\nTwo.\n\nThree,”", "“Four.”"]);
    }

    #[test]
    fn apostrophes_are_no_quotations() {
        assert!(quoted("The workers' union's rule, 'twas said").is_empty());
        assert_eq!(quoted("He said: ‘The workers’ union’s 12 rules’ end."), ["‘The workers’"]);
    }
}
