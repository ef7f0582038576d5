//! Sentences and paragraphs.
//!
//! In: the tokens of a text and the abbreviations of its language. Out: token ranges. A sentence
//! ends at a stop that white space and a possible beginning follow, and at every paragraph's end;
//! a paragraph ends at a line break, unless the next line goes on in lower case (hard-wrapped text). What goes on for longer
//! than anybody's sentence (a table in one line, a dump of numbers) is cut, since every claim keeps the text of its sentence.

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::{Key, Kind, Token};

/// Tokens of a sentence, at most, where white space stands behind the last; four times as many where none does.
const LONGEST: usize = 400;

/// A paragraph as a range of sentences.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paragraph {
    pub sentences: Range<usize>,
}

/// A sentence as a range of tokens, with the paragraph that it belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SentenceSpan {
    pub tokens: Range<usize>,
    pub paragraph: usize,
}

/// The segmentation of one text. Every token belongs to exactly one sentence.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Segments {
    pub sentences: Vec<SentenceSpan>,
    pub paragraphs: Vec<Paragraph>,
}

/// What a language knows of its full stops.
pub struct Stops<'a> {
    /// Words that a full stop follows without ending the sentence.
    pub abbreviations: &'a FxHashSet<Key>,
    /// Words that open a sentence behind an abbreviation that ends one all the same: no name is one of them.
    pub openers: &'a FxHashSet<Key>,
    /// The language's common words: behind the abbreviation of a measure (`wzrosła o 5 proc. Ceny spadły`) they open
    /// a sentence, where names go on with it (`5 proc. Polaków`).
    pub common: &'a dyn Fn(&Token) -> bool,
    /// Whether `25.` is an ordinal between the word before it, if its sentence has one, and the word with a capital
    /// behind it: `am 25. Januar`.
    pub ordinal: &'a dyn Fn(Option<&Token>, &Token) -> bool,
}

/// Cuts tokens into sentences and paragraphs without knowing their language. Whether `25.` is an ordinal cannot be
/// told then: `ordinals` says what to take it for.
pub fn segment(text: &str, tokens: &[Token], ordinals: bool) -> Segments {
    let none = FxHashSet::default();
    let stops = Stops { abbreviations: &none, openers: &none, common: &|_| false, ordinal: &|_, _| ordinals };
    segment_knowing(text, tokens, &stops)
}

/// Cuts tokens into sentences and paragraphs as a language does.
pub fn segment_knowing(text: &str, tokens: &[Token], stops: &Stops) -> Segments {
    let mut segments = Segments::default();
    let (mut first_token, mut first_sentence) = (0, 0);
    for at in 0..tokens.len() {
        let last = at + 1 == tokens.len();
        let paragraph_ends = last || breaks_paragraph(text, tokens, at);
        let length = at + 1 - first_token;
        let cut = || length >= LONGEST && (tokens[at + 1].space_before || length >= 4 * LONGEST);
        if !paragraph_ends && !ends_sentence(text, tokens, at, first_token, stops) && !cut() {
            continue;
        }
        let paragraph = segments.paragraphs.len();
        segments.sentences.push(SentenceSpan { tokens: first_token..at + 1, paragraph });
        first_token = at + 1;
        if paragraph_ends {
            segments.paragraphs.push(Paragraph { sentences: first_sentence..segments.sentences.len() });
            first_sentence = segments.sentences.len();
        }
    }
    segments
}

/// Whether a line break that ends the paragraph stands behind token `at`.
fn breaks_paragraph(text: &str, tokens: &[Token], at: usize) -> bool {
    let (here, next) = (&tokens[at], &tokens[at + 1]);
    let goes_on = || next.is_word() && !next.capital && starts_lower(next.of(text)) && !is_stop(here);
    match next.breaks {
        0 => false,
        1 => !goes_on(),
        _ => true,
    }
}

fn starts_lower(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_lowercase)
}

/// Whether the sentence that starts at token `first` ends with token `at`.
fn ends_sentence(text: &str, tokens: &[Token], at: usize, first: usize, stops: &Stops) -> bool {
    let next = &tokens[at + 1];
    if !next.space_before || tokens[at].kind != Kind::Mark {
        return false;
    }
    let Some(stop) = stop_before_closers(tokens, at, first) else { return false };
    if !may_begin(text, tokens, at + 1) {
        return false;
    }
    let full_stop = tokens[stop].is_mark('.');
    let bare = stop == at;
    if full_stop && bare && stop > first && !tokens[stop].space_before {
        let word = &tokens[stop - 1];
        // `M. Dupont`, `J. K. Rowling`, `U.S. Army`: a known abbreviation or one capital letter.
        // `zadeklarowała na X. Zdaniem ekonomisty`: the network of that name is no initial behind a word in lower case.
        let network = word.of(text) == "X" && at > 1 && tokens[at - 2].is_word() && !tokens[at - 2].capital;
        if word.is_word() && is_initial(text, word) && !network {
            return false;
        }
        // `пориви сягатимуть 20 м/с. Рівень підніметься`: what a measure is told per is no abbreviation of its own.
        let per = !word.space_before && stop > 1 && tokens[stop - 2].is_mark('/');
        if word.is_word() && !per && stops.abbreviations.contains(&word.key) {
            let digits = |back: usize| at >= back && tokens[at - back].is_digits();
            // `13 млрд грн. Міністр`: its scale may stand between the number and the measure.
            let scaled = at > 2 && stops.abbreviations.contains(&tokens[at - 2].key) && digits(3);
            // `ул. К. Маркса`: one letter with a stop of its own is an initial, whatever word it would be.
            let initial = is_initial(text, next) && tokens.get(at + 2).is_some_and(|t| t.is_mark('.'));
            let opens = stops.openers.contains(&next.key) && !initial;
            return next.capital && (opens || (digits(2) || scaled) && (stops.common)(next));
        }
        // `1. First`, `am 16. September`: an ordinal stop, where the sentence is just begun or the language says so.
        let numbers = |at| is_ordinal(text, tokens, at, first, stops) || in_date(text, tokens, at);
        if word.is_digits() && (stop - 1 == first || numbers(stop - 1)) {
            return false;
        }
    }
    true
}

/// Whether the digits at `at`, which a full stop follows, are an ordinal before a word with a capital.
fn is_ordinal(text: &str, tokens: &[Token], at: usize, first: usize, stops: &Stops) -> bool {
    let small = tokens[at].of(text).len() <= 2;
    let before = (at > first).then(|| &tokens[at - 1]);
    let behind = tokens.get(at + 2).filter(|word| word.is_word() && word.capital);
    small && behind.is_some_and(|word| (stops.ordinal)(before, word))
}

/// Whether the digits at `at`, which a full stop follows, are the day or the month of `12. 3. 2024`.
fn in_date(text: &str, tokens: &[Token], at: usize) -> bool {
    let part = |at: usize| tokens.get(at).is_some_and(|t| t.is_digits() && t.of(text).len() <= 2);
    let stop = |at: usize| tokens.get(at).is_some_and(|t| t.is_mark('.') && !t.space_before);
    let day = part(at + 2) && stop(at + 3);
    let month = at > 1 && stop(at - 1) && part(at - 2) && tokens.get(at + 2).is_some_and(Token::is_digits);
    part(at) && (day || month)
}

fn is_initial(text: &str, word: &Token) -> bool {
    word.capital && word.of(text).chars().count() == 1
}

/// The sentence-final mark at `at`, or before the quotation marks and brackets that end at `at`.
fn stop_before_closers(tokens: &[Token], at: usize, first: usize) -> Option<usize> {
    let mut i = at;
    loop {
        let token = &tokens[i];
        if is_stop(token) {
            return Some(i);
        }
        let closer = token.is_one_of(&['"', '\'', '”', '’', '»', '“', ')', ']', '›', '*']);
        if !closer || i == first || at - i >= 3 {
            return None;
        }
        i -= 1;
    }
}

fn is_stop(token: &Token) -> bool {
    token.is_one_of(&['.', '!', '?', '…', '。', '！', '？', '।', '؟', '۔'])
}

/// Whether a sentence may begin at token `at`: a capital, a digit, an opening quotation or dash
/// before one of these, or a letter of a script without case.
fn may_begin(text: &str, tokens: &[Token], at: usize) -> bool {
    for token in tokens[at..].iter().take(4) {
        match token.kind {
            Kind::Word => return token.capital || !starts_lower(token.of(text)),
            Kind::Digits => return true,
            Kind::Mark => {}
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::super::tokenize;
    use super::*;

    fn sentences(text: &str) -> Vec<&str> {
        let tokens = tokenize(text);
        let abbreviations = ["M", "tys", "proc"].map(Key::of).into_iter().collect();
        let openers = ["Jak"].map(Key::of).into_iter().collect();
        let months = ["Januar"].map(Key::of);
        let governing = ["zum"].map(Key::of);
        let stops = Stops {
            abbreviations: &abbreviations,
            openers: &openers,
            common: &|_| false,
            ordinal: &|before, behind| {
                months.contains(&behind.key) || before.is_some_and(|word| governing.contains(&word.key))
            },
        };
        segment_knowing(text, &tokens, &stops)
            .sentences
            .iter()
            .map(|s| &text[tokens[s.tokens.start].start as usize..tokens[s.tokens.end - 1].end as usize])
            .collect()
    }

    #[test]
    fn abbreviations_and_decimals_do_not_end_a_sentence() {
        assert_eq!(sentences("M. Dupont a dit 3.5 %. Il part."), ["M. Dupont a dit 3.5 %.", "Il part."]);
        assert_eq!(sentences("Jest 2 tys. Nowak i 3 proc. Kowalskich."), ["Jest 2 tys. Nowak i 3 proc. Kowalskich."]);
        assert_eq!(sentences("Padło 5 proc. Jak dodaje."), ["Padło 5 proc.", "Jak dodaje."]);
    }

    #[test]
    fn an_ordinal_ends_no_sentence_where_the_language_says_so() {
        assert_eq!(
            sentences("Am 25. Januar kam er zum 3. Mal. Er blieb."),
            ["Am 25. Januar kam er zum 3. Mal.", "Er blieb."]
        );
        assert_eq!(sentences("Es waren 12. Dann kam er."), ["Es waren 12.", "Dann kam er."]);
    }

    #[test]
    fn without_a_language_the_caller_says_what_an_ordinal_is() {
        let text = "It rose to 12. August was calm.";
        let tokens = tokenize(text);
        assert_eq!(segment(text, &tokens, false).sentences.len(), 2);
        assert_eq!(segment(text, &tokens, true).sentences.len(), 1);
    }

    #[test]
    fn a_stop_inside_a_quotation_goes_on_in_lower_case() {
        assert_eq!(
            sentences("«Где он?» — спросил врач. «Там.» Он ушёл."),
            ["«Где он?» — спросил врач.", "«Там.»", "Он ушёл."]
        );
    }

    #[test]
    fn what_never_ends_is_cut() {
        let rows = "5.1 3.5 1.4 ".repeat(LONGEST);
        let longest = sentences(&rows).iter().map(|s| tokenize(s).len()).max();
        assert!(longest.is_some_and(|tokens| (LONGEST..LONGEST + 3).contains(&tokens)), "{longest:?}");
        assert_eq!(sentences(&"(12[".repeat(2 * LONGEST)).len(), 2, "without a space, behind four times as many");
    }

    #[test]
    fn lines_end_paragraphs_unless_they_go_on() {
        assert_eq!(sentences("Title\n\nOne line\ngoes on\nAnother"), ["Title", "One line\ngoes on", "Another"]);
    }
}
