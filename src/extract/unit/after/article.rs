//! Subjects with an article right behind their figure: `25 gli indagati`, `sale a 41 il bilancio delle vittime`.
//!
//! In: a walk behind a figure. Out: the noun behind the article, where what stands before the figure lets its subject stand
//! behind it.

use super::{Step, Walk};
use crate::claim::UnitKind;
use crate::extract::unit::rule;
use crate::extract::unit::view::View;
use crate::extract::unit::{Found, before, head, subject};
use crate::lang::{Order, Role};

impl<'a> Walk<'_, 'a> {
    /// The subject behind its figure; an adverb may stand before its article (`tre invece le assoluzioni`).
    pub(super) fn behind_article(&self) -> Option<Step<'a>> {
        if !self.is_first() {
            return None;
        }
        let adverb = self.view.is_one_of(self.at, &self.view.grammar().besides);
        let behind = if adverb { self.noun_with_article(self.at + 1) } else { None };
        let behind = behind.or_else(|| self.noun_with_article(self.at));
        behind.or_else(|| self.noun_behind_aside()).map(Step::own)
    }

    /// `Sono 14, secondo la prefettura, le vittime`: the noun behind an aside, where a verb of being stands before the figure.
    fn noun_behind_aside(&self) -> Option<Found<'a>> {
        let at = subject::behind_aside(self.view, self.at).filter(|_| self.is_being())?;
        let article = self.view.is_one_of(at, &self.view.grammar().plural_article);
        if article { self.noun_with_article(at) } else { None }
    }

    /// The listed noun behind an article at `at`, a word for a number passed.
    fn noun_with_article(&self, at: usize) -> Option<Found<'a>> {
        let view = self.view;
        let (noun, total) = noun_place(view, at)?;
        let listed = view.mark(noun).unit.is_some_and(|(_, entry)| match entry.kind {
            UnitKind::Count => total || entry.person || self.has_subject_behind(at),
            UnitKind::Measure => self.is_being() || before::put_right_before(view, self.number.start()),
            _ => false,
        });
        let found = if listed { head::read(view, noun) } else { None };
        found.map(|found| Found { rule: rule::BEHIND_ITS_ARTICLE, ..found })
    }

    /// `sono 10.010 i nuovi casi`, `sono 40 i chilometri di coda`: whether a verb of being stands before the figure.
    fn is_being(&self) -> bool {
        let start = subject::before_article(self.view, self.number.start());
        start > self.view.range.start && self.view.role(start - 1, Role::AUXILIARY)
    }

    /// Whether what stands before the figure lets its subject stand behind it.
    fn has_subject_behind(&self, at: usize) -> bool {
        let view = self.view;
        let start = subject::before_article(view, self.number.start());
        let first = view.range.start;
        // `Otto i corpi recuperati`: the figure opens its clause.
        let opens_clause = start == first || !view.is_word(start - 1);
        // `Salgono a 23 i focolai`: a verb opens the sentence.
        let verb = at <= first + 5 && view.role(first + 1, Role::LINK);
        // `cifró en 4.500 las hectáreas quemadas`: a verb puts what follows at it.
        opens_clause
            || self.is_being()
            || verb
            || subject::adds_up(view, start)
            || before::put_right_before(view, start)
    }
}

/// Where the noun stands behind the article at `at`, and whether a word for a number stands between.
fn noun_place(view: &View<'_>, at: usize) -> Option<(usize, bool)> {
    let noun_first = view.grammar().order == Order::NounFirst;
    let past = |at: usize| at + view.mark(at).role_length;
    // `Sobe para 129 número de mortos`: in a headline the word for a number has no article.
    let bare = noun_first && view.role(at, Role::NUMBER_OF);
    if !bare && (!view.role(at, Role::DETERMINER) || view.role(at, Role::COMPLEMENT)) {
        return None;
    }
    let mut noun = if bare { at } else { past(at) };
    // `bringing to 1.1 million the number of displaced persons`.
    if view.role(noun, Role::NUMBER_OF) {
        noun = past(noun);
        while view.role(noun, Role::DETERMINER) {
            noun = past(noun);
        }
        return Some((noun, true));
    }
    // `sono 10.010 i nuovi casi`: an adjective may stand before the noun.
    while noun < at + 3 && view.role(noun, Role::SKIP) && view.mark(noun).unit.is_none() {
        noun += view.mark(noun).role_length.max(1);
    }
    noun_first.then_some((noun, false))
}
