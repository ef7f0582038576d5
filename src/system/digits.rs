//! The baseline that any extractor must beat: every run of digits is a figure, and nothing is said of it.
//!
//! In: an article. Out: one exact figure per run of decimal digits, in order. Two runs that a point joins
//! are two figures: what joins numbers differs by language, and the baseline knows none.

use crate::article::Article;
use crate::claim::record::{AttributionRecord, ClaimRecord, FigureRecord, LabelRecord, Mention, claim_id};
use crate::claim::{AttributionType, Modifier, Span, Stance};
use crate::text::{Offsets, segment, tokenize};

/// The name that its labels carry.
const ANNOTATOR: &str = "digits";
/// The language of an article that declares none.
const UNDETERMINED: &str = "und";

/// What the baseline says of an article.
pub fn digits(article: &Article) -> Vec<ClaimRecord> {
    let text = article.text.as_str();
    let offsets = Offsets::new(text);
    let mention = |span: Span| Mention {
        text: span.of(text).to_owned(),
        start: offsets.code_point(span.start),
        end: offsets.code_point(span.end),
    };
    let tokens = tokenize(text);
    let segments = segment(text, &tokens, false);
    let mut claims = Vec::new();
    for sentence in &segments.sentences {
        let tokens = tokens.get(sentence.tokens.clone()).unwrap_or_default();
        let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else { continue };
        let whole = Span::new(first.start as usize, last.end as usize);
        for token in tokens.iter().filter(|token| token.is_digits()) {
            let Mention { text: surface, start, end } = mention(token.span());
            // A run too long for any number has a place but no value.
            let value = number(&surface);
            claims.push(ClaimRecord {
                claim_id: claim_id(&article.id, start, end),
                article_id: article.id.clone(),
                language: article.language.clone().unwrap_or_else(|| UNDETERMINED.to_owned()),
                sentence: mention(whole),
                figure: FigureRecord {
                    text: surface,
                    start,
                    end,
                    value,
                    low: value,
                    high: value,
                    modifier: Modifier::Exact,
                },
                unit: None,
                property: None,
                source: None,
                attribution: AttributionRecord {
                    kind: AttributionType::None,
                    stance: Stance::Asserted,
                    cue: None,
                    relays: Vec::new(),
                },
                label: LabelRecord::silver(ANNOTATOR),
                split: "all".to_owned(),
            });
        }
    }
    claims
}

/// The value of a run of decimal digits of any one script.
fn number(digits: &str) -> Option<f64> {
    let plain: String = digits.chars().filter_map(|c| char::from_digit(digit(c)?, 10)).collect();
    plain.parse().ok().filter(|value: &f64| value.is_finite())
}

/// A digit's value: the scripts that the tokeniser knows lay their ten digits out in order.
fn digit(c: char) -> Option<u32> {
    const ZEROS: [char; 6] = ['0', '\u{0660}', '\u{06F0}', '\u{0966}', '\u{09E6}', '\u{FF10}'];
    ZEROS.iter().find_map(|&zero| (c as u32).checked_sub(zero as u32).filter(|&value| value < 10))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(text: &str) -> Vec<(String, Option<f64>)> {
        let article = Article { id: "a".into(), text: text.into(), ..Article::default() };
        digits(&article).into_iter().map(|claim| (claim.figure.text, claim.figure.value)).collect()
    }

    #[test]
    fn every_run_is_a_figure_of_its_own() {
        let found = values("1 347 tués en 2022. Il y a 3,5 % de F-16, et ٤٢.");
        let expected =
            [("1", 1.0), ("347", 347.0), ("2022", 2022.0), ("3", 3.0), ("5", 5.0), ("16", 16.0), ("٤٢", 42.0)];
        assert_eq!(found, expected.map(|(text, value)| (text.to_owned(), Some(value))));
    }

    #[test]
    fn the_offsets_are_code_points_and_words_are_nothing() {
        let article = Article { id: "a".into(), text: "Été : dix, puis 12 morts.".into(), ..Article::default() };
        let claims = digits(&article);
        assert_eq!(claims.len(), 1);
        assert_eq!((claims[0].figure.start, claims[0].figure.end), (16, 18));
        assert_eq!(claims[0].claim_id, "a:16-18");
        assert_eq!(claims[0].sentence.text, article.text);
    }

    #[test]
    fn a_run_beyond_any_number_has_a_place_but_no_value() {
        assert_eq!(values(&"9".repeat(400)), [("9".repeat(400), None)]);
    }
}
