//! One row of the evaluation: a pair, a gold claim alone, or a prediction alone, with every verdict.
//!
//! In: items and verdicts. Out: compact outcomes, and rows in which each symbol has become its string again.

use super::cause::Cause;
use super::context::Sentences;
use super::counts::{Field, Verdict};
use super::evaluation::{Evaluation, SystemEvaluation};
use super::input::{ArticleInfo, BETWEEN};
use super::item::Item;
use super::judge::Verdicts;
use super::size::Size;
use super::strings::{Strings, Sym};
use super::value::Rung;
use crate::claim::{AttributionType, Modifier, UnitKind};

/// The outcome of one pair or of one claim that stands alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Outcome {
    /// Number of the gold claim in the evaluation, `u32::MAX` for none.
    pub(super) gold: u32,
    /// Number of the prediction in its system, `u32::MAX` for none.
    pub(super) prediction: u32,
    pub verdicts: Verdicts,
    /// The one named cause, of a row with anything wrong.
    pub cause: Option<Cause>,
    /// How far the value is off, of a pair.
    pub rung: Option<Rung>,
}

impl Outcome {
    /// Whether both sides have a claim.
    pub const fn is_pair(&self) -> bool {
        self.gold != u32::MAX && self.prediction != u32::MAX
    }

    pub fn verdict(&self, field: Field) -> Verdict {
        self.verdicts[field.index()]
    }
}

/// An outcome with its strings.
#[derive(Debug, Clone, Copy)]
pub struct Row<'a> {
    pub article_id: &'a str,
    pub outlet: Option<&'a str>,
    /// The whole text, where the articles were given.
    pub text: Option<&'a str>,
    info: &'a ArticleInfo,
    strings: &'a Strings,
    unit: u32,
    pub gold: Option<Claim<'a>>,
    pub prediction: Option<Claim<'a>>,
    pub outcome: &'a Outcome,
}

/// One side of a row.
#[derive(Debug, Clone, Copy)]
pub struct Claim<'a> {
    pub(super) item: &'a Item,
    strings: &'a Strings,
}

impl<'a> Claim<'a> {
    /// The figure's surface; empty where neither file nor article gave one.
    pub fn text(self) -> &'a str {
        self.strings.text(self.item.text)
    }

    /// The figure's place in code points; `None` for an ungrounded prediction.
    pub fn place(self) -> Option<(u32, u32)> {
        self.item.figure.get()
    }

    pub fn value(self) -> Option<f64> {
        self.size().value.get()
    }

    pub fn low(self) -> Option<f64> {
        self.size().low.get()
    }

    pub fn high(self) -> Option<f64> {
        self.size().high.get()
    }

    fn size(self) -> Size {
        self.strings.sizes.get(self.item.size)
    }

    pub fn modifier(self) -> Option<Modifier> {
        self.item.modifier
    }

    pub fn unit_kind(self) -> Option<UnitKind> {
        self.item.unit_kind
    }

    pub fn unit_code(self) -> Option<&'a str> {
        self.strings.get(self.item.unit_code)
    }

    pub fn property_code(self) -> Option<&'a str> {
        self.strings.get(self.item.property_code)
    }

    pub fn source(self) -> Option<&'a str> {
        self.strings.get(self.item.source_name).or(self.strings.get(self.item.source_text))
    }

    /// `None` where nothing is attributed.
    pub fn attribution(self) -> Option<AttributionType> {
        self.item.attribution
    }

    pub fn cue(self) -> Option<&'a str> {
        self.strings.get(self.item.cue_text)
    }

    pub fn language(self) -> Option<&'a str> {
        self.strings.get(self.item.language)
    }

    pub fn confidence(self) -> Option<f64> {
        self.strings.rare.aside(self.item.aside).confidence.get()
    }

    /// What the strings above are as numbers in [`Evaluation::strings`]: text, unit code, property code, source, cue, language.
    pub fn symbols(self) -> [Option<usize>; 6] {
        let item = self.item;
        let source = if item.source_name.is_none() { item.source_text } else { item.source_name };
        [item.text, item.unit_code, item.property_code, source, item.cue_text, item.language].map(Sym::get)
    }

    /// Where a part of the claim stands: `unit`, `property`, `source` or `cue`.
    pub fn place_of(self, field: Field) -> Option<(u32, u32)> {
        let spot = match field {
            Field::Unit => self.item.unit,
            Field::Property => self.item.property,
            Field::Source => self.item.source,
            Field::Cue => self.item.cue,
            Field::Figure | Field::Detection => return self.place(),
            _ => return None,
        };
        self.strings.rare.place(spot).get()
    }
}

impl<'a> Row<'a> {
    pub(super) fn new(evaluation: &'a Evaluation, system: &'a SystemEvaluation, outcome: &'a Outcome) -> Option<Self> {
        let strings = &evaluation.input.strings;
        let gold = evaluation.input.gold.get(outcome.gold as usize);
        let prediction = system.items.get(outcome.prediction as usize);
        let number = gold.or(prediction)?.article;
        let article = evaluation.input.articles.get(number as usize)?;
        Some(Self {
            article_id: strings.text(article.id),
            outlet: strings.get(article.outlet),
            text: article.offsets().map(|o| o.text()),
            info: article,
            strings,
            unit: evaluation.units.of(number),
            gold: gold.map(|item| Claim { item, strings }),
            prediction: prediction.map(|item| Claim { item, strings }),
            outcome,
        })
    }

    /// The number of the gold claim in the evaluation: rows of two systems that share it answer one claim.
    pub fn gold_number(&self) -> Option<u32> {
        self.gold.map(|_| self.outcome.gold)
    }

    pub(super) fn is_of(&self, article: &ArticleInfo) -> bool {
        std::ptr::eq(self.info, article)
    }

    /// What the article is drawn together with, where the evaluation was asked to and the article says so.
    pub fn cluster(&self) -> Option<&'a str> {
        self.strings.get(self.info.cluster)
    }

    /// The unit that the row is drawn with.
    pub fn unit(&self) -> u32 {
        self.unit
    }

    /// The value of the `column`-th further column to slice by: the claim's own, else the article's.
    pub fn value(&self, column: usize) -> Option<&'a str> {
        let part = |label| self.strings.get(label)?.split(BETWEEN).nth(column).filter(|v| !v.is_empty());
        [self.gold, self.prediction]
            .into_iter()
            .flatten()
            .find_map(|claim| part(claim.strings.rare.aside(claim.item.aside).label))
            .or_else(|| part(self.info.label))
    }

    /// Gold's side, else the prediction's: slices go by what is true where that is known.
    pub fn leading(&self) -> Option<Claim<'a>> {
        self.gold.or(self.prediction)
    }

    /// The sentence that the figure stands in and where it starts, in code points; `None` without the article.
    pub fn sentence(&self) -> Option<(&'a str, u32)> {
        self.sentence_of(&mut Sentences::default())
    }

    /// The same for one who asks row after row.
    pub fn sentence_of(&self, sentences: &mut Sentences<'a>) -> Option<(&'a str, u32)> {
        let (start, _) = self.gold.and_then(Claim::place).or(self.prediction.and_then(Claim::place))?;
        sentences.at(&self.info.offsets()?, start)
    }

    /// The outlet as a number in [`Evaluation::strings`].
    pub const fn outlet_symbol(&self) -> Option<usize> {
        self.info.outlet.get()
    }
}
