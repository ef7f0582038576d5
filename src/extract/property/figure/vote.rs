//! How votes fell, told by a preposition behind the figure.
//!
//! In: a figure that counts votes or those who cast them. Out: the side that they took.

use super::{Figure, Settled};
use crate::claim::UnitKind;
use crate::extract::property::{Predicate, rule};
use crate::lang::{Order, Role};

impl<'a> Figure<'_, '_, 'a> {
    /// `22 voix pour, 9 contre et 2 abstentions`: a preposition with nothing behind it says how those votes fell, and who abstains
    /// is on neither side.
    pub(super) fn in_a_vote(&self) -> Settled<'a> {
        const VOTING: &[&str] = &["ballot", "councillor", "delegate", "lawmaker", "member", "senator", "vote"];
        const SIDES: [(Role, &str); 2] = [(Role::VERSUS, "against"), (Role::PURPOSE, "in_favour")];
        let (view, at) = (self.field.view, self.end);
        let unit = self.unit.filter(|unit| unit.kind == UnitKind::Count)?;
        let second = view.lang.speech.verb_second;
        if view.grammar().order == Order::Inflected {
            return None;
        }
        if &*unit.code == "abstention" && unit.own {
            return Some(Some(Predicate { tokens: unit.tokens.clone(), code: "abstained", rule: rule::BEHIND }));
        }
        // `met 76 stemmen voor en 71 tegen loodste de minister`: where the verb stands second, so may what begins with them.
        let verb = |at: usize| {
            let plain = view.token(at).is_some_and(|t| !t.capital) && view.mark(at).unit.is_none();
            second && plain && view.mark(at).number.is_none() && !view.role(at, Role::DETERMINER)
        };
        let alone = view.is_word(at) && (!view.is_word(at + 1) || view.role(at + 1, Role::AND) || verb(at + 1));
        // `Er stemden 181 leden voor`: there the verb has taken its particle up.
        let taken = |code: &str| {
            let clause = view.range.start..self.start;
            second && clause.into_iter().any(|i| view.mark(i).property.is_some_and(|(_, said)| said == code))
        };
        // Where nouns do not stand first, a word of its own says so: `188 votes to 54`.
        let favours = |role| match view.grammar().order {
            Order::NounFirst => view.role(at, role),
            _ => role == Role::PURPOSE && view.is_one_of(at, &view.grammar().in_favour),
        };
        let says = |role| role != Role::PURPOSE && view.role(at, role) || favours(role);
        let side = SIDES.iter().find(|(role, _)| alone && says(*role) && VOTING.contains(&&*unit.code));
        side.filter(|(_, code)| !taken(code))
            .map(|(_, code)| Some(Predicate { tokens: at..at + 1, code, rule: rule::BEHIND }))
    }
}
