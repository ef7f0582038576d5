//! What is drawn: articles, or whatever holds articles that stand or fall together.
//!
//! In: the counts of each article, and the cluster that each stands in. Out: the counts of each unit. Articles of one
//! event, one outlet or one cluster of duplicates are no independent evidence; drawn one by one they make intervals too
//! narrow (Cameron, Gelbach and Miller, "Bootstrap-based improvements for inference with clustered errors", 2008).

use super::input::Input;
use super::resample::Totals;
use super::strings::Sym;

/// Fewer units than this are said to be few: below about thirty, intervals of clustered data are too narrow (Cameron,
/// Gelbach and Miller 2008, section 1).
pub const FEW: usize = 30;
/// With fewer units than this no arrangement of coins is rarer than one in twenty on both sides: 2 / 2^5 > 0.05.
pub const LEAST: usize = 6;

/// Which unit each article that gold knows belongs to, in the order of articles.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Units {
    /// What a unit is: `article`, or the column that was asked for.
    pub name: String,
    /// How many they are.
    pub count: usize,
    /// Articles that have no value of the column, and are drawn one by one.
    pub alone: usize,
    /// The unit of each article of the input; `u32::MAX` for articles that gold does not know.
    of_article: Vec<u32>,
}

impl Units {
    /// Units in the order in which their first article comes. An article without a cluster is one of its own.
    pub fn new(input: &Input) -> Self {
        let mut units = Self { name: input.cluster.clone().unwrap_or_else(|| "article".to_owned()), ..Self::default() };
        let mut by_cluster = rustc_hash::FxHashMap::<Sym, u32>::default();
        for article in &input.articles {
            let next = units.count as u32;
            let unit = match article.known {
                false => u32::MAX,
                true if article.cluster.is_none() => next,
                true => *by_cluster.entry(article.cluster).or_insert(next),
            };
            units.count += usize::from(unit == next);
            units.alone += usize::from(article.known && article.cluster.is_none() && input.cluster.is_some());
            units.of_article.push(unit);
        }
        units
    }

    /// The unit of an article.
    pub fn of(&self, article: u32) -> u32 {
        self.of_article.get(article as usize).copied().unwrap_or(u32::MAX)
    }

    /// Adds up the counts of the articles that gold knows, in their order.
    pub fn sum(&self, articles: Vec<Totals<i32>>) -> Vec<Totals<i32>> {
        let known: Vec<u32> = self.of_article.iter().copied().filter(|&u| u != u32::MAX).collect();
        if self.count == articles.len() {
            return articles;
        }
        let mut sums = vec![Totals::default(); self.count];
        for (unit, totals) in known.into_iter().zip(&articles) {
            if let Some(sum) = sums.get_mut(unit as usize) {
                *sum = sum.plus(*totals);
            }
        }
        sums
    }
}
