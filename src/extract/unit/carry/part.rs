//! What the part of a whole counts: `271 cas, dont 21 décès`, `Im Krankenhaus, zehn von ihnen schwer`.
//!
//! In: a figure that is said to be a part. Out: the unit of its whole, or whom the noun behind it names.

use super::{Heir, OF_PEOPLE, carry};
use crate::claim::UnitKind;
use crate::extract::unit::rule;
use crate::extract::unit::{Found, head};
use crate::lang::{Order, Role, Roles};

/// As much is rather money than a count of those meant.
const MILLION: i64 = 1_000_000;

impl<'a> Heir<'_, 'a> {
    /// What a part counts whose naming ends at `end`: the people of its whole, the victims named behind it, whatever else its
    /// whole is, or those whom the sentence names before.
    pub(super) fn of_whole(&self, end: usize) -> Option<Found<'a>> {
        let them = self.is_pointer();
        let noun_first = self.view.grammar().order == Order::NounFirst;
        // `арестовать на 30 суток пятнадцать из них`: no lengths of time are meant by a pronoun.
        // `Teachers earn 41,000 dollars, and 200 of them quit`: nor is money, or a share.
        let some = them && self.is_pronoun_of(end) && !self.is_at_least(MILLION);
        let timed = |unit: &Found<'_>| match unit.kind {
            UnitKind::Count => false,
            UnitKind::Duration => them,
            UnitKind::Currency | UnitKind::Percent | UnitKind::Measure => some,
        };
        // `L'agence dit avoir soigné 310 d'entre eux`: nor is one thing.
        // `doze foram hospitalizados com sinais de frio, três deles`: nor what those meant are there with.
        let with = |unit: &Found<'_>| self.view.role(unit.tokens.start.wrapping_sub(1), Role::BARE);
        let several = |unit: &Found<'_>| !(them && noun_first) || self.is_several(unit) && !with(unit);
        let unit = match self.carried(rule::OF_THE_WHOLE).filter(|unit| !timed(unit)) {
            Some(unit) if unit.is_person() => Some(unit),
            carried => self
                .victims_behind()
                .or(carried)
                // `Im Krankenhaus, zehn von ihnen schwer`: those meant are many, what merely stands before may be one.
                .or_else(|| self.noun_before(self.people || them).filter(several))
                .or_else(|| self.named_whole().filter(|unit| !timed(unit)))
                // `les services souffrent : 119 d'entre eux`: things are many, too.
                .or_else(|| self.noun_before(false).filter(|unit| noun_first && several(unit))),
        };
        unit.map(|unit| Found { end: unit.end.max(end), ..unit })
    }

    /// Whether what stands for the whole stands behind the figure: `d'entre eux`, `of them`.
    fn is_pointer(&self) -> bool {
        let role = self.view.mark(self.number.end()).role;
        role.has(Role::THEM) || role.has(Role::AMONG)
    }

    /// Whether the pointer that ends at `end` closes with a pronoun for several: `von ihnen`, not `davon` or `of which`.
    fn is_pronoun_of(&self, end: usize) -> bool {
        let view = self.view;
        let last = end.checked_sub(1).filter(|at| *at >= self.number.end());
        let several = |at: &usize| {
            let word = view.token(*at).and_then(|token| view.lang.units.grammar.roles.word(token.key));
            word.is_some_and(|role| role.has(Role::THEM))
        };
        let sums = |at: usize| view.word(at).is_some_and(|w| w.roles.any(Roles::RELATIVE));
        last.filter(several).is_some_and(|at| !sums(at))
    }

    /// Whether a noun is a plural, and no name.
    fn is_several(&self, unit: &Found<'_>) -> bool {
        let at = unit.head.end.saturating_sub(1);
        // `ha spiegato la Regione, 150 di loro`: nor one that a capital makes a name.
        let name = at > self.view.range.start && self.view.token(at).is_some_and(|t| t.capital);
        head::is_plural(self.view, at) && !name
    }

    /// `271 cas, dont 21 décès`: where the whole is nobody, those who died in it are people.
    fn victims_behind(&self) -> Option<Found<'a>> {
        let (view, at) = (self.view, self.number.end());
        let (_, entry) = view.mark(at).unit.filter(|_| view.grammar().order == Order::NounFirst)?;
        let named = entry.person && entry.property.as_deref().is_some_and(|code| OF_PEOPLE.contains(&code));
        if named { head::read(view, at) } else { None }
    }

    /// `1.250 casos, dos quais 35 graves`: what stands for the whole is the whole, whatever is said of it.
    fn named_whole(&self) -> Option<Found<'a>> {
        let found = self.antecedent(false).map(|(_, found)| found).filter(|found| self.fits(found));
        found.map(|found| carry(found, self.number, rule::OF_THE_WHOLE))
    }
}
