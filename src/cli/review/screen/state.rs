//! What the review screen shows, as plain data: no terminal, no files.
//!
//! In: pending results, and what was decided of them. Out: the claims that the filter lets through, where the cursor
//! stands, what is open above them.

use claimbench::snapshot::{ClaimChange, Comparison, Pending, Review, Wrong};

use super::super::rows::rows;
use super::filter::Filter;

/// What a person decided of one result.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    Accepted,
    Rejected,
}

/// What lies over the claims.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mode {
    Claims,
    /// The cursor of the filter's list.
    Filter(usize),
    /// What is typed so far.
    Search(String),
    /// Why a result below its floor is accepted all the same; as far as it is typed.
    Reason(String),
    Article(Article),
    /// The numbers, scrolled by so many lines.
    Numbers(usize),
    Help(usize),
}

/// An article that was opened at a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Article {
    pub id: String,
    text: String,
    /// Parts of the claim in code points of the article.
    marks: Vec<claimbench::snapshot::Mark>,
    /// Rows of text and of marks, cut to the screen's width.
    pub lines: Vec<String>,
    pub scroll: usize,
}

/// One result with its claims.
#[derive(Debug, Clone)]
pub struct Item<'a> {
    pub pending: &'a Pending,
    pub decision: Option<Decision>,
    pub filter: Filter,
    /// Numbers of the claims that the filter lets through.
    pub visible: Vec<usize>,
    /// Into `visible`.
    pub cursor: usize,
}

/// The whole screen.
#[derive(Debug, Clone)]
pub struct State<'a> {
    pub items: Vec<Item<'a>>,
    pub at: usize,
    pub mode: Mode,
    /// What was searched for last.
    pub query: String,
    pub message: String,
    /// Columns and rows.
    pub size: (u16, u16),
    /// Lines that the claim's own pane is scrolled by.
    pub detail: usize,
    /// The result whose files are not what is shown.
    pub changed: Option<String>,
}

impl<'a> Item<'a> {
    fn new(pending: &'a Pending) -> Self {
        let mut item = Self { pending, decision: None, filter: Filter::default(), visible: Vec::new(), cursor: 0 };
        item.sift();
        item
    }

    pub fn review(&self) -> Option<&'a Review> {
        match &self.pending.comparison {
            Comparison::Comparable(review) => Some(review),
            _ => None,
        }
    }

    pub fn claims(&self) -> &'a [ClaimChange] {
        self.review().map_or(&[], |review| &review.claims)
    }

    /// The claim under the cursor.
    pub fn current(&self) -> Option<&'a ClaimChange> {
        self.claims().get(*self.visible.get(self.cursor)?)
    }

    /// Applies the filter; the cursor stays on its claim where that is still shown.
    pub fn sift(&mut self) {
        let stood = self.visible.get(self.cursor).copied();
        let claims = self.claims().iter().enumerate();
        self.visible = claims.filter(|(_, claim)| self.filter.lets(claim)).map(|(at, _)| at).collect();
        self.cursor = stood.and_then(|stood| self.visible.binary_search(&stood).ok()).unwrap_or(0);
    }

    /// The nearest claim that holds the words, from the cursor onwards or backwards, round the end.
    pub fn find(&self, query: &str, back: bool, stay: bool) -> Option<usize> {
        let words = query.to_lowercase();
        let count = self.visible.len();
        let first = usize::from(!stay);
        (first..count + first).map(|step| (self.cursor + if back { count - step % count } else { step }) % count).find(
            |&at| {
                let claim = self.visible.get(at).and_then(|&claim| self.claims().get(claim));
                claim.and_then(ClaimChange::shown).is_some_and(|wrong| holds(wrong, &words))
            },
        )
    }
}

fn holds(wrong: &Wrong, words: &str) -> bool {
    let texts = [Some(&wrong.figure), Some(&wrong.article), Some(&wrong.class), wrong.sentence.as_ref()];
    texts.into_iter().flatten().any(|text| text.to_lowercase().contains(words))
}

impl<'a> State<'a> {
    pub fn new(pending: &'a [Pending], size: (u16, u16)) -> Self {
        Self {
            items: pending.iter().map(Item::new).collect(),
            at: 0,
            mode: Mode::Claims,
            query: String::new(),
            message: String::new(),
            size,
            detail: 0,
            changed: None,
        }
    }

    pub fn item(&self) -> Option<&Item<'a>> {
        self.items.get(self.at)
    }

    /// The names of the results without a decision.
    pub fn waiting(&self) -> impl Iterator<Item = &str> {
        self.items.iter().filter(|item| item.decision.is_none()).map(|item| item.pending.name.as_str())
    }

    /// Notes a decision, and goes to the next result that waits.
    pub fn decided(&mut self, at: usize, decision: Decision) {
        if let Some(item) = self.items.get_mut(at) {
            item.decision = Some(decision);
            let word = if decision == Decision::Accepted { "accepted" } else { "rejected" };
            self.message = format!("{word} {}", item.pending.name);
        }
        self.mode = Mode::Claims;
        self.next_waiting();
    }

    /// The next result without a decision, round the end; stays where there is none other.
    pub fn next_waiting(&mut self) {
        let count = self.items.len();
        let mut others = (1..count).map(|step| (self.at + step) % count);
        if let Some(next) = others.find(|&at| self.items[at].decision.is_none()) {
            self.at = next;
            self.detail = 0;
        }
    }

    /// Opens an article at the claim under the cursor.
    pub fn open(&mut self, id: &str, text: String) {
        let marks = self.item().and_then(Item::current).and_then(ClaimChange::shown).map(in_article);
        let mut article =
            Article { id: id.to_owned(), text, marks: marks.unwrap_or_default(), lines: Vec::new(), scroll: 0 };
        article.cut(self.size.0);
        let place = article.lines.iter().position(|line| is_marks(line)).unwrap_or(0);
        // The place stands a third down the screen.
        article.scroll = place.saturating_sub(usize::from(self.size.1) / 3);
        self.mode = Mode::Article(article);
    }

    pub fn resize(&mut self, size: (u16, u16)) {
        self.size = size;
        if let Mode::Article(article) = &mut self.mode {
            article.cut(size.0);
        }
    }
}

impl Article {
    fn cut(&mut self, columns: u16) {
        let width = usize::from(columns.saturating_sub(4)).clamp(10, 100);
        self.lines.clear();
        let mut start = 0_u32;
        for paragraph in self.text.split('\n') {
            let length = u32::try_from(paragraph.chars().count()).unwrap_or(u32::MAX);
            let end = start.saturating_add(length);
            let inside = self.marks.iter().filter(|mark| mark.start < end && mark.end > start);
            let marks: Vec<_> = inside
                .map(|mark| claimbench::snapshot::Mark {
                    name: mark.name.clone(),
                    start: mark.start.saturating_sub(start),
                    end: mark.end - start,
                })
                .collect();
            for (top, bottom) in rows(paragraph, &marks, width) {
                self.lines.push(top);
                if !bottom.is_empty() {
                    self.lines.push(bottom);
                }
            }
            start = end.saturating_add(1);
        }
    }
}

/// A row of marks holds nothing but marks.
pub fn is_marks(line: &str) -> bool {
    !line.is_empty() && line.chars().all(|c| matches!(c, ' ' | '^' | '=' | '-' | '~' | '.' | '\''))
}

/// The claim's marks in code points of the article: the sentence's start follows from where its figure stands.
fn in_article(wrong: &Wrong) -> Vec<claimbench::snapshot::Mark> {
    let figure = wrong.marks.iter().find(|mark| mark.name == "figure");
    let (Some((start, end)), Some(figure)) = (wrong.place, figure) else {
        let (start, end) = wrong.place.unwrap_or_default();
        return vec![claimbench::snapshot::Mark { name: "figure".to_owned(), start, end }];
    };
    debug_assert!(start <= end);
    let sentence = start.saturating_sub(figure.start);
    let moved = wrong.marks.iter().map(|mark| claimbench::snapshot::Mark {
        name: mark.name.clone(),
        start: mark.start.saturating_add(sentence),
        end: mark.end.saturating_add(sentence),
    });
    moved.collect()
}
