//! A name in quotation marks, by what the article called its bearer before.
//!
//! In: a phrase that is such a name alone. Out: the body behind the name and its type.

use std::ops::Range;

use super::Speakers;
use crate::claim::SourceType;
use crate::extract::attribution::kind;
use crate::extract::attribution::people::alike;

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
}
