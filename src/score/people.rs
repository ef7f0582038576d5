//! Two people's labels of the same articles: how far they agree is the most that a system can be asked for.
//!
//! In: gold whose claims name their annotators, or a second file of gold. Out: an input in which one person's labels are
//! gold and the other's a system, of the articles that both labelled.

use std::collections::BTreeSet;

use rustc_hash::{FxHashMap, FxHashSet};

use super::input::{Input, SystemInput};
use super::item::Item;

/// How the row of the second person is called.
pub const HUMAN: &str = "human";

/// Two people and their labels as an input of its own.
#[derive(Debug, Clone)]
pub struct People {
    pub(super) gold: String,
    pub(super) second: String,
    pub(super) input: Input,
    /// The articles that the second labelled, where there is a list of them.
    listed: Option<FxHashSet<u32>>,
    /// Whether the labels of both stand in gold, whose list of articles does not say who labelled which.
    of_one_file: bool,
}

impl Input {
    /// Another person's labels of gold's articles, added with [`People::claim`]; hand it back with [`Self::set_people`].
    pub fn second(&self, name: &str) -> People {
        let mut input = self.clone();
        (input.systems, input.people) = (Vec::new(), None);
        input.system(HUMAN);
        People { gold: "gold".to_owned(), second: name.to_owned(), input, listed: None, of_one_file: false }
    }

    /// Whether two people are compared.
    pub fn has_people(&self) -> bool {
        self.people.is_some()
    }

    /// Keeps the articles that both labelled; whether any is left.
    pub fn set_people(&mut self, mut people: People) -> bool {
        let labelled = people.input.share(people.of_one_file, people.listed.as_ref());
        if labelled {
            self.people = Some(Box::new(people));
        }
        labelled
    }

    /// Tells two people apart whose labels stand in one gold file. `annotators` holds for each gold claim, in the order in
    /// which they were added, the people who labelled it so. The two with the most claims are compared, where
    /// there are two who do not always agree. Of claims that give one figure twice, the one that most people stand behind stays
    /// gold for the systems; how many others there were is returned.
    pub fn tell_people_apart(&mut self, annotators: &[BTreeSet<String>]) -> u64 {
        let mut counts: FxHashMap<&str, u64> = FxHashMap::default();
        annotators.iter().flatten().for_each(|name| *counts.entry(name).or_default() += 1);
        let mut names: Vec<(&str, u64)> = counts.into_iter().collect();
        names.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
        let [(first, _), (second, _), ..] = names[..] else { return 0 };
        if annotators.len() != self.gold.len() || annotators.iter().all(|a| a.contains(first) && a.contains(second)) {
            return 0;
        }
        let mut input = self.clone();
        let of = |name: &str| -> Vec<Item> {
            self.gold.iter().zip(annotators).filter(|(_, a)| a.contains(name)).map(|(item, _)| *item).collect()
        };
        (input.gold, input.people) = (of(first), None);
        input.systems = vec![SystemInput { name: HUMAN.to_owned(), items: of(second), ..SystemInput::default() }];
        let people =
            People { gold: first.to_owned(), second: second.to_owned(), input, listed: None, of_one_file: true };
        if self.set_people(people) { self.keep_the_most_agreed(annotators) } else { 0 }
    }

    fn keep_the_most_agreed(&mut self, annotators: &[BTreeSet<String>]) -> u64 {
        let mut order: Vec<usize> = (0..self.gold.len()).collect();
        order.sort_by_key(|&i| (std::cmp::Reverse(annotators[i].len()), &annotators[i], i));
        let mut taken = FxHashSet::default();
        let kept: BTreeSet<usize> =
            order.into_iter().filter(|&i| taken.insert((self.gold[i].article, self.gold[i].figure))).collect();
        let before = self.gold.len();
        let mut at = 0..;
        self.gold.retain(|_| at.next().is_some_and(|i| kept.contains(&i)));
        (before - self.gold.len()) as u64
    }

    /// Keeps what stands in articles that both labelled; whether there is any claim. The first labelled those that gold knows: by its list of
    /// articles, or else (and where both stand in one file) by their claims. The second labelled those of `listed`, where there is a list, or else those with a claim of theirs: an
    /// article of which they say nothing may be one that they never saw.
    fn share(&mut self, of_one_file: bool, listed: Option<&FxHashSet<u32>>) -> bool {
        let claimed: FxHashSet<u32> = self.systems.iter().flat_map(|s| s.items.iter().map(|i| i.article)).collect();
        let first: FxHashSet<u32> = self.gold.iter().map(|i| i.article).collect();
        let both = |article: u32| {
            (!of_one_file || first.contains(&article))
                && (claimed.contains(&article) || listed.is_some_and(|l| l.contains(&article)))
        };
        for (i, article) in self.articles.iter_mut().enumerate() {
            article.known &= both(i as u32);
        }
        let known = |item: &Item| self.articles.get(item.article as usize).is_some_and(|article| article.known);
        self.gold.retain(known);
        self.systems.iter_mut().for_each(|s| s.items.retain(known));
        !self.gold.is_empty() || self.systems.iter().any(|s| !s.items.is_empty())
    }
}

impl People {
    /// An article that the second person labelled, whether or not they found a claim there.
    pub fn labelled(&mut self, article: &str) {
        let number = self.input.article_number(article);
        self.listed.get_or_insert_default().insert(number);
    }

    /// A claim of the second person.
    pub fn claim(&mut self, claim: &crate::claim::prediction::Prediction) {
        self.input.prediction(0, claim);
    }
}
