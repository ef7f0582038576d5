//! A name in quotation marks, or a bare word for an office, by what the article called its bearer before.
//!
//! In: a phrase that is such a name or word alone. Out: the body behind it and its type.

use std::ops::Range;

use super::{PARAGRAPHS, Speaker, Speakers};
use crate::claim::SourceType;
use crate::extract::attribution::kind;
use crate::extract::attribution::people::alike;
use crate::extract::attribution::reading::Frame;

impl Speakers<'_, '_, '_> {
    /// `По данным «Маяка»`, beside `правозащитная организация «Маяк»`: the first phrase with a noun of a source right before
    /// the same name in quotation marks, with that noun's type.
    pub(super) fn called(&self, name: &Range<usize>) -> Option<(Range<usize>, SourceType)> {
        let reading = self.reading;
        let fleeting = &reading.speech.endings.fleeting;
        let first = reading.surface(name.start);
        reading.quotes.iter().filter(|quote| quote.open + 1 != name.start).find_map(|quote| {
            let same =
                quote.close - quote.open == name.len() + 1 && alike(reading.surface(quote.open + 1), first, fleeting);
            let noun = reading.phrase_start(quote.open.checked_sub(1).filter(|_| same)?);
            reading.noun(noun).filter(|word| word.source.is_some())?;
            let adjective = |i: &usize| reading.ends_like_adjective(*i) && reading.noun(*i).is_none();
            let start = (0..noun).rev().take_while(adjective).last().unwrap_or(noun);
            let body = start..quote.close + 1;
            Some((body.clone(), kind::of_range(reading, &body)?))
        })
    }

    /// The public office of a type that `resort` at token `at` stands for, by its name: the one with a capital that was named
    /// last, else the one that spoke last.
    pub(super) fn office_meant(
        &self,
        at: usize,
        kind: Option<SourceType>,
        frame: &Frame,
    ) -> Option<(SourceType, String)> {
        let near = |s: &&Speaker| !s.person && s.paragraph + PARAGRAPHS >= frame.paragraph && s.tokens.end <= at;
        let spoke = || self.list.iter().rev().find(|s| Some(s.source.kind) == kind && near(s)).map(|s| &s.source);
        let named = self
            .people
            .office(at, kind)
            .map(|(kind, tokens)| (kind, self.reading.document.span(tokens).of(self.reading.document.text).to_owned()));
        named.or_else(|| spoke().map(|source| (source.kind, source.name.clone())))
    }
}
