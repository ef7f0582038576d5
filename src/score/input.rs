//! What is to be scored: gold, one or more systems, and the articles where they are at hand.
//!
//! In: predictions as files hold them (gold is read through the same type). Out: the same in about 80 bytes a
//! claim, strings interned, so that a million claims and their rivals are scored in one machine's memory.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::item::{Item, Place, Relay};
use super::people::People;
use super::rare::Spot;
use super::strings::{Strings, Sym};
use crate::claim::prediction::Prediction;
use crate::text::Offsets;

/// Everything that an evaluation reads. Build it, then hand it to [`super::evaluate`].
#[derive(Debug, Clone, Default)]
pub struct Input {
    pub(super) strings: Strings,
    pub(super) articles: Vec<ArticleInfo>,
    pub(super) by_id: FxHashMap<Sym, u32>,
    /// The article that was asked for last.
    asked: u32,
    pub(super) gold: Vec<Item>,
    pub(super) systems: Vec<SystemInput>,
    /// The column whose values say which articles are drawn together.
    pub(super) cluster: Option<String>,
    /// Further columns to slice by.
    pub(super) columns: Vec<String>,
    /// Fields of gold's file that no claim has, and how often.
    pub(super) unknown: BTreeMap<String, u64>,
    /// Two people's labels, where gold holds two.
    pub(super) people: Option<Box<People>>,
}

/// Stands between the values of a label; no word of a news desk holds it.
pub const BETWEEN: char = '\u{1F}';

/// One article that a file names.
#[derive(Debug, Clone)]
pub struct ArticleInfo {
    pub id: Sym,
    pub text: Option<Text>,
    pub outlet: Sym,
    /// What the article is drawn with; none where it is drawn alone.
    pub cluster: Sym,
    /// Its values of the columns to slice by, one after the other.
    pub label: Sym,
    /// Whether gold could speak of it: it has gold claims, or the articles of the gold were given.
    pub known: bool,
}

/// An article's text, with what it takes to find a code point in it.
#[derive(Debug, Clone)]
pub struct Text {
    text: String,
    marks: Vec<u32>,
}

impl Text {
    fn new(text: String) -> Self {
        let marks = Offsets::new(&text).into_marks();
        Self { text, marks }
    }

    pub fn offsets(&self) -> Offsets<'_> {
        Offsets::with_marks(&self.text, &self.marks)
    }
}

/// One system's predictions.
#[derive(Debug, Clone, Default)]
pub struct SystemInput {
    pub name: String,
    pub items: Vec<Item>,
    /// Fields of its file that no claim has, and how often.
    pub unknown: BTreeMap<String, u64>,
}

impl Input {
    /// An article that gold could speak of, with its text.
    pub fn article(&mut self, id: &str, text: Option<String>, outlet: Option<&str>) {
        let at = self.article_number(id);
        let outlet = self.strings.intern_some(outlet);
        let info = &mut self.articles[at as usize];
        *info = ArticleInfo { text: text.map(Text::new), outlet, known: true, ..*info };
    }

    pub fn gold(&mut self, claim: &Prediction) {
        let item = self.item(claim);
        self.gold_item(item);
    }

    /// A claim of gold, or of a system, whose strings were interned by [`Self::symbol`].
    pub fn gold_item(&mut self, item: Item) {
        if let Some(article) = self.articles.get_mut(item.article as usize) {
            article.known = true;
            self.gold.push(item);
        }
    }

    /// The same of the system with this number.
    pub fn predicted_item(&mut self, system: usize, item: Item) {
        self.systems.get_mut(system).into_iter().for_each(|system| system.items.push(item));
    }

    /// A string as a symbol; what is empty says nothing.
    pub fn symbol(&mut self, text: &str) -> Sym {
        if text.is_empty() { Sym::NONE } else { self.strings.intern(text) }
    }

    /// Gives an item its value and bounds, completed by its modifier.
    pub fn size(&mut self, item: &mut Item, [value, low, high]: [Option<f64>; 3]) {
        item.set_size(&mut self.strings, value, low, high);
    }

    /// Tells who passed a claim's figure on.
    pub fn relay(&mut self, item: &mut Item, relays: impl IntoIterator<Item = Relay>) {
        self.strings.rare.set_relays(&mut item.aside, relays);
    }

    /// The place of a part of a claim, as an item keeps it.
    pub fn spot(&mut self, place: Place) -> Spot {
        self.strings.rare.spot(place)
    }

    /// Gives an item the words that it was read in, and how sure of it its system is.
    pub fn beside(&mut self, item: &mut Item, evidence: Option<Sym>, confidence: Option<f64>) {
        item.set_evidence(&mut self.strings, evidence.unwrap_or(Sym::NONE));
        item.set_confidence(&mut self.strings, confidence);
    }

    /// Makes room for so many more gold claims: a list that grows by doubling is held twice while it moves.
    pub fn expect_gold(&mut self, claims: usize) {
        self.gold.reserve_exact(claims);
    }

    /// Makes room for so many more claims of the system with this number.
    pub fn expect_predictions(&mut self, system: usize, claims: usize) {
        self.systems.get_mut(system).into_iter().for_each(|system| system.items.reserve_exact(claims));
    }

    /// A competing system; predictions are added under the number returned.
    pub fn system(&mut self, name: &str) -> usize {
        self.systems.push(SystemInput { name: name.to_owned(), ..SystemInput::default() });
        self.systems.len() - 1
    }

    /// A claim of the system with this number; of no effect for a number that [`Self::system`] never returned.
    pub fn prediction(&mut self, system: usize, claim: &Prediction) {
        let item = self.item(claim);
        self.predicted_item(system, item);
    }

    /// Draws articles together that have one value of this column; [`Self::article_values`] says which.
    pub fn cluster_by(&mut self, column: &str) {
        self.cluster = Some(column.to_owned());
    }

    /// Slices by further columns.
    pub fn slice_by(&mut self, columns: &[String]) {
        self.columns = columns.to_vec();
    }

    /// What an article is drawn with, and its values of the columns to slice by.
    pub fn article_values(&mut self, id: &str, cluster: Option<&str>, values: &[Option<String>]) {
        let at = self.article_number(id) as usize;
        let (cluster, label) = (self.strings.intern_some(cluster), self.label(values));
        (self.articles[at].cluster, self.articles[at].label) = (cluster, label);
    }

    /// The values that the `at`-th gold claim has of the columns to slice by.
    pub fn gold_values(&mut self, at: usize, values: &[Option<String>]) {
        let label = self.label(values);
        let Self { strings, gold, .. } = self;
        gold.get_mut(at).into_iter().for_each(|item| item.set_label(strings, label));
    }

    /// The values that the `at`-th prediction of a system has of the columns to slice by.
    pub fn prediction_values(&mut self, system: usize, at: usize, values: &[Option<String>]) {
        let label = self.label(values);
        let Self { strings, systems, .. } = self;
        let item = systems.get_mut(system).and_then(|s| s.items.get_mut(at));
        item.into_iter().for_each(|item| item.set_label(strings, label));
    }

    fn label(&mut self, values: &[Option<String>]) -> Sym {
        if values.iter().all(Option::is_none) {
            return Sym::NONE;
        }
        let parts: Vec<&str> = values.iter().map(|v| v.as_deref().unwrap_or_default()).collect();
        self.strings.intern(&parts.join(&BETWEEN.to_string()))
    }

    /// Fields of gold's file that no claim has.
    pub fn unknown_in_gold(&mut self, unknown: BTreeMap<String, u64>) {
        self.unknown = unknown;
    }

    /// The same of a system's file.
    pub fn unknown_in_predictions(&mut self, system: usize, unknown: BTreeMap<String, u64>) {
        self.systems.get_mut(system).into_iter().for_each(|system| system.unknown.clone_from(&unknown));
    }

    pub fn gold_len(&self) -> usize {
        self.gold.len()
    }

    /// Who passed a claim's figure on, nearest to the article first.
    pub(super) fn relays_of(&self, item: &Item) -> &[Relay] {
        self.strings.rare.relays(item.aside)
    }

    /// A claim with its strings interned; hand it back with [`Self::gold_item`] or [`Self::predicted_item`].
    pub fn item(&mut self, claim: &Prediction) -> Item {
        let article = self.article_number(&claim.article_id);
        Item::new(article, claim, &mut self.strings)
    }

    /// The number of an article, new where no file named it yet.
    pub fn article_number(&mut self, id: &str) -> u32 {
        // Files that were built from each other have their articles in one order: the one asked for is mostly the next.
        let guess = self.asked.wrapping_add(1);
        let is = |info: &ArticleInfo| self.strings.get(info.id) == Some(id);
        if self.articles.get(guess as usize).is_some_and(is) {
            self.asked = guess;
            return guess;
        }
        let id = self.strings.intern(id);
        let next = self.articles.len() as u32;
        let at = *self.by_id.entry(id).or_insert(next);
        if at == next {
            self.articles.push(ArticleInfo {
                id,
                text: None,
                outlet: Sym::NONE,
                cluster: Sym::NONE,
                label: Sym::NONE,
                known: false,
            });
        }
        self.asked = at;
        at
    }
}

impl ArticleInfo {
    pub fn offsets(&self) -> Option<Offsets<'_>> {
        self.text.as_ref().map(Text::offsets)
    }
}
