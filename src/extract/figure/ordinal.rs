//! Digits that an ending behind them, or the noun's number, makes an ordinal, and those that it leaves a cardinal.
//!
//! In: a number in its sentence. Out: the rule that makes it an ordinal, or where the case ending of a cardinal ends.

use super::Raw;
use super::context::Context;
use super::verdict::Finding;
use crate::claim::Decimal;

/// The last digits behind which Slavic cardinals end in `-х`.
const FEW: [i64; 3] = [2, 3, 4];
/// Suffixes and signs that make digits an ordinal: `33rd`, `14-м`, `1º`, and in some languages `3. místo`.
pub(super) fn ordinal(context: &Context<'_>, raws: &[Raw], i: usize) -> Option<Finding> {
    let raw = &raws[i];
    if !raw.is_digits() {
        return in_words(context, raw);
    }
    if case_ending(context, raw).is_some() {
        return None;
    }
    let (end, calendar) = (raw.tokens.end, &context.lang.calendar);
    let suffix =
        if context.is_mark(end, &['-', '\u{2011}', '\'', '’']) && context.glued(end) { end + 1 } else { end };
    if context.glued(suffix) {
        if let Some((length, ())) = calendar.ordinal.longest(context.tokens, suffix) {
            return Some(("ordinal", raw.tokens.start..suffix + length));
        }
        // `3º`, `3.ª`.
        let sign = suffix + usize::from(context.is_mark(suffix, &['.']) && context.glued(suffix + 1));
        if context.is_mark(sign, &['º', 'ª']) || sign > suffix && is_raised(context, sign) {
            return Some(("ordinal", raw.tokens.start..sign + 1));
        }
    }
    // `на 9 этаже`, `учня 7 класу`: a noun in the singular behind what would take the plural is the ninth of its kind.
    let few = || raw.value.is_some_and(ends_in_few);
    let seat = calendar.seat.longest(context.tokens, end);
    let seat = seat.or_else(|| calendar.seat_genitive.longest(context.tokens, end).filter(|_| !few()));
    if let Some((length, ())) = seat.filter(|_| raw.plain_below(200) && !context.glued(end)) {
        return Some(("ordinal", raw.tokens.start..end + length));
    }
    // `3. místo`: a stop that ends no sentence, behind a small whole number.
    let dotted = calendar.ordinal_dot && raw.plain_below(1000) && context.glued(end) && context.is_mark(end, &['.']);
    let goes_on = context.inside(end + 1) && context.token(end + 1).is_some_and(|t| t.is_word() && t.space_before);
    (dotted && goes_on).then(|| ("ordinal", raw.tokens.start..end + 1))
}

/// Whether a token is one of the two raised letters that make Spanish and Portuguese ordinals.
fn is_raised(context: &Context<'_>, at: usize) -> bool {
    let mut letters = context.surface(at).chars();
    matches!((letters.next(), letters.next()), (Some('º' | 'ª'), None))
}

/// `двадцать третий обстрел`: tens before the ordinal in words that closes them.
fn in_words(context: &Context<'_>, raw: &Raw) -> Option<Finding> {
    let end = raw.tokens.end;
    let closes = context.token(end).is_some_and(|t| context.lang.calendar.ordinal_last.contains(&t.key));
    let tens = |value: Decimal| value >= Decimal::from(20) && value % Decimal::TEN == Decimal::ZERO;
    (closes && raw.value.is_some_and(tens)).then_some(("ordinal", raw.tokens.start..end + 1))
}

/// Whether Slavic nouns stand in the singular's genitive behind a number: two to four, but no teens.
fn ends_in_few(value: Decimal) -> bool {
    let rest = value % Decimal::ONE_HUNDRED;
    let teens = rest > Decimal::TEN && rest < Decimal::from(20);
    FEW.iter().any(|few| value % Decimal::TEN == Decimal::from(*few)) && !teens
}

/// Behind the case ending that leaves digits a cardinal: `10-ти`, `5-ma`, and `4-х`, which is no ordinal behind two to four.
pub(super) fn case_ending(context: &Context<'_>, raw: &Raw) -> Option<usize> {
    let end = raw.tokens.end;
    let hyphen = raw.is_digits() && context.is_mark(end, &['-', '\u{2011}']) && context.glued(end);
    let ending = context.token(end + 1).filter(|t| hyphen && !t.space_before && t.is_word())?;
    let few = || raw.plain_below(1000) && raw.value.is_some_and(ends_in_few);
    let calendar = &context.lang.calendar;
    let cardinal = match calendar.suffix_few.contains(&ending.key) {
        true => few() && calendar.year_after.longest(context.tokens, end + 2).is_none(),
        false => calendar.suffix.longest(context.tokens, end + 1).is_some_and(|(n, ())| n == 1),
    };
    (cardinal && !(context.is_mark(end + 2, &['-']) && context.glued(end + 2))).then_some(end + 2)
}
