//! An evaluation article by article: the text once, and what each system made of it.
//!
//! In: an evaluation. Out: its articles in the order of their names, each with every system's rows.

use super::evaluation::Evaluation;
use super::outcome::Row;

/// One article with the rows of all systems, in the order of the evaluation's systems.
#[derive(Debug, Clone)]
pub struct ArticleRows<'a> {
    pub id: &'a str,
    pub outlet: Option<&'a str>,
    /// The whole text, where the articles were given.
    pub text: Option<&'a str>,
    pub systems: Vec<Vec<Row<'a>>>,
}

impl Evaluation {
    /// Every article that gold could speak of, in the order of names, and the cluster that it is drawn with.
    pub fn drawn(&self) -> impl Iterator<Item = (&str, Option<&str>)> {
        let known = self.input.articles.iter().filter(|article| article.known);
        known.map(|article| (self.input.strings.text(article.id), self.input.strings.get(article.cluster)))
    }

    /// Every article that gold could speak of, those without a claim included.
    pub fn articles(&self) -> impl Iterator<Item = ArticleRows<'_>> {
        let mut rows: Vec<_> = self.systems.iter().map(|s| self.rows(s).peekable()).collect();
        self.input.articles.iter().filter(|article| article.known).map(move |article| {
            // Rows stand in the order of the articles, so that each system's are read off front to back.
            let of = |rows: &mut std::iter::Peekable<_>| {
                std::iter::from_fn(|| rows.next_if(|row: &Row| row.is_of(article))).collect()
            };
            ArticleRows {
                id: self.input.strings.text(article.id),
                outlet: self.input.strings.get(article.outlet),
                text: article.offsets().map(|o| o.text()),
                systems: rows.iter_mut().map(of).collect(),
            }
        })
    }
}
