//! What is to be scored: gold, one or more systems, and the articles where they are at hand.
//!
//! In: predictions as files hold them (gold is read through the same type). Out: the same in about 130 bytes a
//! claim, strings interned, so that a million claims and their rivals are scored in one machine's memory.

use rustc_hash::FxHashMap;

use super::item::{Item, Relay};
use super::strings::{Strings, Sym};
use crate::claim::prediction::Prediction;
use crate::text::Offsets;

/// Everything that an evaluation reads. Build it, then hand it to [`super::evaluate`].
#[derive(Debug, Clone, Default)]
pub struct Input {
    pub(super) strings: Strings,
    pub(super) articles: Vec<ArticleInfo>,
    pub(super) by_id: FxHashMap<Sym, u32>,
    pub(super) gold: Vec<Item>,
    pub(super) relays: Vec<Relay>,
    pub(super) systems: Vec<SystemInput>,
}

/// One article that a file names.
#[derive(Debug, Clone)]
pub struct ArticleInfo {
    pub id: Sym,
    pub text: Option<Text>,
    pub outlet: Sym,
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
}

impl Input {
    /// An article that gold could speak of, with its text.
    pub fn article(&mut self, id: &str, text: Option<String>, outlet: Option<&str>) {
        let at = self.article_number(id);
        let outlet = self.strings.intern_some(outlet);
        let info = &mut self.articles[at as usize];
        *info = ArticleInfo { id: info.id, text: text.map(Text::new), outlet, known: true };
    }

    pub fn gold(&mut self, claim: &Prediction) {
        let item = self.item(claim);
        self.articles[item.article as usize].known = true;
        self.gold.push(item);
    }

    /// A competing system; predictions are added under the number returned.
    pub fn system(&mut self, name: &str) -> usize {
        self.systems.push(SystemInput { name: name.to_owned(), items: Vec::new() });
        self.systems.len() - 1
    }

    /// A claim of the system with this number; of no effect for a number that [`Self::system`] never returned.
    pub fn prediction(&mut self, system: usize, claim: &Prediction) {
        let item = self.item(claim);
        if let Some(system) = self.systems.get_mut(system) {
            system.items.push(item);
        }
    }

    pub fn gold_len(&self) -> usize {
        self.gold.len()
    }

    /// Who passed a claim's figure on, nearest to the article first.
    pub(super) fn relays_of(&self, item: &Item) -> &[Relay] {
        let (first, count) = item.relays;
        self.relays.get(first as usize..first as usize + usize::from(count)).unwrap_or_default()
    }

    fn item(&mut self, claim: &Prediction) -> Item {
        let article = self.article_number(&claim.article_id);
        Item::new(article, claim, &mut self.strings, &mut self.relays)
    }

    fn article_number(&mut self, id: &str) -> u32 {
        let id = self.strings.intern(id);
        let next = self.articles.len() as u32;
        let at = *self.by_id.entry(id).or_insert(next);
        if at == next {
            self.articles.push(ArticleInfo { id, text: None, outlet: Sym::NONE, known: false });
        }
        at
    }
}

impl ArticleInfo {
    pub fn offsets(&self) -> Option<Offsets<'_>> {
        self.text.as_ref().map(Text::offsets)
    }
}
