//! Where predictions stand in their articles, judged without gold: is what a system says there at all?
//!
//! In: an input with articles and systems. Out: for each system the unit of its offsets, how many predictions stand where
//! they say, how many were found by their words, and each one that stands nowhere, or elsewhere than it says.

use super::input::Input;
use super::item::Item;
use super::locate::OffsetUnit;
use super::run::{order_articles, prepare};

/// What one system's predictions have under them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Groundedness {
    pub name: String,
    pub predictions: u64,
    /// The unit that the system counts offsets in, told by its surfaces.
    pub unit: OffsetUnit,
    /// Predictions whose surface stands at their offsets.
    pub placed: u64,
    /// Predictions with offsets and no surface: nothing tells whether they are right.
    pub unchecked: u64,
    /// Predictions without offsets that were found by their evidence or text.
    pub found: u64,
    /// Predictions whose surface is not what stands at their offsets.
    pub misplaced: Vec<Nowhere>,
    /// Predictions without offsets whose words are nowhere in the article.
    pub ungrounded: Vec<Nowhere>,
    /// Predictions of articles that are not among the texts, by article.
    pub unknown: Vec<(String, u64)>,
}

/// A prediction that its article does not bear out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Nowhere {
    pub article_id: String,
    pub text: String,
    /// In code points; none where the prediction gives none.
    pub place: Option<(u32, u32)>,
    /// What stands there instead.
    pub instead: Option<String>,
}

/// Every system, in the order of the input.
pub fn groundedness(mut input: Input) -> Vec<Groundedness> {
    order_articles(&mut input);
    let systems = std::mem::take(&mut input.systems);
    let judge = |mut system: super::input::SystemInput| {
        let (located, _) = prepare(&mut system.items, &mut input);
        let mut found = Groundedness {
            name: system.name,
            predictions: system.items.len() as u64,
            unit: located.unit,
            ..Groundedness::default()
        };
        system.items.iter().for_each(|item| found.see(item, &input));
        found
    };
    systems.into_iter().map(judge).collect()
}

impl Groundedness {
    fn see(&mut self, item: &Item, input: &Input) {
        let strings = &input.strings;
        let Some(article) = input.articles.get(item.article as usize) else { return };
        let article_id = strings.text(article.id);
        let Some(text) = article.offsets() else {
            match self.unknown.last_mut() {
                Some((id, count)) if id == article_id => *count += 1,
                _ => self.unknown.push((article_id.to_owned(), 1)),
            }
            return;
        };
        let surface = strings.get(item.text);
        let stands = item.figure.get().and_then(|(start, end)| text.slice(start, end));
        let nowhere = || Nowhere {
            article_id: article_id.to_owned(),
            text: surface.unwrap_or_default().to_owned(),
            place: item.figure.get(),
            instead: stands.map(str::to_owned),
        };
        match (item.figure.get(), surface) {
            (None, _) => self.ungrounded.push(nowhere()),
            (Some(_), _) if item.grounded => self.found += 1,
            (Some(_), None) if stands.is_some() => self.unchecked += 1,
            (Some(_), Some(surface)) if stands == Some(surface) => self.placed += 1,
            _ => self.misplaced.push(nowhere()),
        }
    }
}
