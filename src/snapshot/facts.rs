//! What a snapshot says: numbers by name, and each wrong claim with what was expected and what was said.
//!
//! In: an evaluation, through the room that made it. Out: lines, in the one order and the one spelling.

use super::line::Line;

/// One system's report on one dataset.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Facts {
    pub identity: Identity,
    /// In the order of the report.
    pub facts: Vec<Fact>,
    /// In any order.
    pub wrong: Vec<Wrong>,
}

/// What was measured, on what and how.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Identity {
    /// The dataset's name, without folders.
    pub dataset: String,
    /// Digest of the gold's content.
    pub dataset_hash: String,
    pub system: String,
    /// The system's version, where it is known.
    pub version: Option<String>,
    /// All that the numbers depend on beside gold and predictions.
    pub signature: String,
}

/// One named set of numbers: the words that name it, and each number as text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    pub path: Vec<String>,
    pub values: Vec<(String, String)>,
}

impl Fact {
    pub fn new(path: &[&str]) -> Self {
        Self { path: path.iter().map(|&word| word.to_owned()).collect(), values: Vec::new() }
    }

    pub fn count(mut self, name: &str, count: u64) -> Self {
        self.values.push((name.to_owned(), count.to_string()));
        self
    }

    /// Four decimals; a ratio over zero is `–`.
    pub fn ratio(mut self, name: &str, ratio: Option<f64>) -> Self {
        let text = match ratio {
            // Adding zero keeps a rounded -0.0 from printing its sign.
            Some(ratio) if ratio.is_finite() => format!("{:.4}", (ratio * 1e4).round() / 1e4 + 0.0),
            _ => "–".to_owned(),
        };
        self.values.push((name.to_owned(), text));
        self
    }
}

/// Which side a wrong claim stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// A gold claim that was missed or misread.
    Gold,
    /// A prediction that no gold claim answers.
    Prediction,
}

impl Side {
    /// The first word of its lines.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Gold => "wrong",
            Self::Prediction => "extra",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        [Self::Gold, Self::Prediction].into_iter().find(|side| side.as_str() == word)
    }
}

/// One claim with anything wrong. Its key is the side, the article and the place: gold's place for a gold claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wrong {
    pub side: Side,
    pub article: String,
    /// In code points; `None` for a prediction that was not found in the article.
    pub place: Option<(u32, u32)>,
    /// The figure's surface.
    pub figure: String,
    pub language: Option<String>,
    /// The one named cause.
    pub class: String,
    /// Each field with a wrong verdict, in the report's order.
    pub faults: Vec<Fault>,
    /// The fields of which gold says something and that a missed claim loses besides, in the report's order.
    pub lost: Vec<String>,
    /// The sentence, where the article is at hand.
    pub sentence: Option<String>,
    /// What stands where in the sentence.
    pub marks: Vec<Mark>,
}

/// One field that is not right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    pub field: String,
    pub verdict: String,
    pub reading: Reading,
}

/// What gold says and what the system says; `None` where a side says nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reading {
    pub gold: Option<String>,
    pub got: Option<String>,
}

/// A named stretch of the sentence, in code points from the sentence's start.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    pub name: String,
    pub start: u32,
    pub end: u32,
}

/// The verdicts that make the whole claim wrong.
const FAILING: [&str; 2] = ["claim", "detection"];
/// A field's verdict stands under its name, what gold and the system say under these prefixes.
const GOLD: &str = "gold.";
const GOT: &str = "got.";
/// The fields that a missed claim loses stand under this name.
const LOST: &str = "lost";

impl Wrong {
    /// Whether the claim as a whole is wrong, and not a field alone that the headline leaves out.
    pub fn fails_claim(&self) -> bool {
        self.faults.iter().any(|fault| FAILING.contains(&fault.field.as_str()))
    }

    /// Whether a field is wrong, be it misread or lost with the claim.
    pub fn fails(&self, field: &str) -> bool {
        let faulty = || self.faults.iter().any(|fault| fault.field == field);
        if field == FAILING[0] { self.fails_claim() } else { faulty() || self.lost.iter().any(|lost| lost == field) }
    }

    /// The fields that are wrong, in no order, each once.
    pub fn failing(&self) -> impl Iterator<Item = &str> {
        let claim = self.fails_claim().then_some(FAILING[0]);
        let others = self.faults.iter().map(|fault| &fault.field).chain(&self.lost).map(String::as_str);
        claim.into_iter().chain(others.filter(|field| *field != FAILING[0]))
    }

    /// What orders lines: article, place, side, then the rest.
    pub(super) fn order(&self) -> (&str, Option<(u32, u32)>, Side, &str) {
        (&self.article, self.place, self.side, &self.figure)
    }

    /// Its line; `nth` tells apart claims of one key and counts from 1.
    pub(super) fn line(&self, nth: usize) -> Line {
        let place = match self.place {
            Some((start, end)) => format!("{}:{start}-{end}", self.article),
            None => format!("{}:?", self.article),
        };
        let mut path = vec![self.side.as_str().to_owned(), place];
        if self.place.is_none() {
            path.push(self.figure.clone());
        }
        if nth > 1 {
            path.push(format!("#{nth}"));
        }
        let mut values = vec![("class".to_owned(), self.class.clone())];
        let mut push = |name: String, value: &str| values.push((name, value.to_owned()));
        for fault in &self.faults {
            push(fault.field.clone(), &fault.verdict);
            for (prefix, said) in [(GOLD, &fault.reading.gold), (GOT, &fault.reading.got)] {
                if let Some(said) = said {
                    push(format!("{prefix}{}", fault.field), said);
                }
            }
        }
        if !self.lost.is_empty() {
            push(LOST.to_owned(), &self.lost.join(","));
        }
        push("text".to_owned(), &self.figure);
        if let Some(language) = &self.language {
            push("in".to_owned(), language);
        }
        if let Some(sentence) = &self.sentence {
            push("sentence".to_owned(), sentence);
        }
        if !self.marks.is_empty() {
            let marks: Vec<String> = self.marks.iter().map(|m| format!("{}:{}-{}", m.name, m.start, m.end)).collect();
            push("marks".to_owned(), &marks.join(","));
        }
        Line { path, values }
    }

    /// A line read back; `None` where the line is of another sort.
    pub fn read(line: &Line) -> Option<Self> {
        let side = Side::parse(line.path.first()?)?;
        let (article, place) = line.path.get(1)?.rsplit_once(':')?;
        let place = match place {
            "?" => None,
            place => Some(span(place)?),
        };
        let mut wrong = Self {
            side,
            article: article.to_owned(),
            place,
            figure: String::new(),
            language: None,
            class: String::new(),
            faults: Vec::new(),
            lost: Vec::new(),
            sentence: None,
            marks: Vec::new(),
        };
        for (name, value) in &line.values {
            let value = value.clone();
            match name.as_str() {
                "class" => wrong.class = value,
                "text" => wrong.figure = value,
                LOST => wrong.lost = value.split(',').map(str::to_owned).collect(),
                "in" => wrong.language = Some(value),
                "sentence" => wrong.sentence = Some(value),
                "marks" => wrong.marks = value.split(',').filter_map(mark).collect(),
                // A reading follows its field's verdict.
                name if name.starts_with(GOLD) => wrong.faults.last_mut()?.reading.gold = Some(value),
                name if name.starts_with(GOT) => wrong.faults.last_mut()?.reading.got = Some(value),
                field => {
                    wrong.faults.push(Fault { field: field.to_owned(), verdict: value, reading: Reading::default() })
                }
            }
        }
        Some(wrong)
    }
}

fn span(text: &str) -> Option<(u32, u32)> {
    let (start, end) = text.split_once('-')?;
    Some((start.parse().ok()?, end.parse().ok()?))
}

fn mark(text: &str) -> Option<Mark> {
    let (name, place) = text.rsplit_once(':')?;
    let (start, end) = span(place)?;
    Some(Mark { name: name.to_owned(), start, end })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrong_claim_survives_its_line() {
        let wrong = Wrong {
            side: Side::Gold,
            article: "fr: un 1".into(),
            place: Some((12, 17)),
            figure: "1\u{a0}347".into(),
            language: Some("fr".into()),
            class: "grouping".into(),
            faults: vec![
                Fault { field: "claim".into(), verdict: "incorrect".into(), reading: Reading::default() },
                Fault {
                    field: "figure".into(),
                    verdict: "incorrect".into(),
                    reading: Reading { gold: Some("1347".into()), got: Some("347".into()) },
                },
            ],
            lost: vec!["unit".into(), "source".into()],
            sentence: Some("Il a dit \"non\" :\n1\u{a0}347 morts = trop.".into()),
            marks: vec![Mark { name: "figure".into(), start: 16, end: 21 }],
        };
        let line = wrong.line(2);
        let text = line.to_string();
        assert_eq!(text.lines().count(), 1);
        assert_eq!(Line::parse(&text), Ok(line));
        assert_eq!(Line::parse(&text).ok().as_ref().and_then(Wrong::read), Some(wrong));
    }

    #[test]
    fn ratios_have_four_decimals_and_no_negative_zero() {
        let fact = Fact::new(&["x"]).ratio("a", Some(2.0 / 3.0)).ratio("b", Some(-0.00001)).ratio("c", None);
        let values: Vec<&str> = fact.values.iter().map(|(_, value)| value.as_str()).collect();
        assert_eq!(values, ["0.6667", "0.0000", "–"]);
    }
}
