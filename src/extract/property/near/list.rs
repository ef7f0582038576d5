//! Lists and other companies of figures that a search for a predicate may cross.
//!
//! In: a figure, and what was met on the way to it. Out: whether the figure goes on what stands before it, or the two are
//! beside each other with one verb.

use super::Field;
use crate::claim::UnitKind;
use crate::extract::Number;
use crate::extract::property::Predicate;
use crate::extract::unit::attribute::is_participle;
use crate::extract::unit::view::QUOTES;
use crate::lang::{Order, Role};

impl<'a> Field<'_, 'a> {
    /// `destroyed a tank, seven trucks and two cars`, `сгорели цех, столовая и три склада`: whether nothing but the first members
    /// of a list, of each of which there is one, stands between a verb and the figure.
    pub(super) fn opens_list(&self, verb: &Predicate<'a>, number: &Number) -> bool {
        /// Tokens of a member, at most.
        const MEMBER: usize = 4;
        /// Members before the figure, at most.
        const MEMBERS: usize = 3;
        /// Tokens to the conjunction before the last, at most.
        const REST: usize = 8;
        const PLACED: [Role; 6] = [Role::PLACE, Role::BARE, Role::CLAUSE, Role::AND, Role::SUBJECT, Role::AUXILIARY];
        let view = self.view;
        let Some(joint) = number.start().checked_sub(1).filter(|at| *at > verb.tokens.end) else { return false };
        let comma = |at: usize| view.is_mark(at, &[',']);
        let plain = |at: usize| {
            let mark = view.mark(at);
            // Its article may be spelt like a number.
            view.is_word(at)
                && (mark.number.is_none() || view.role(at, Role::DETERMINER))
                && mark.property.is_none()
                && PLACED.iter().all(|role| !mark.role.has(*role))
        };
        let listed = verb.tokens.end..joint;
        let members: Vec<usize> = listed.clone().filter(|at| comma(*at)).chain([joint]).collect();
        let short = || {
            let opens = [verb.tokens.end].into_iter().chain(members.iter().map(|at| at + 1));
            opens.zip(&members).all(|(start, end)| (1..=MEMBER).contains(&end.saturating_sub(start)))
        };
        let named = listed.clone().any(|at| view.mark(at).unit.is_some_and(|(_, e)| e.kind == UnitKind::Count));
        let mut rest = number.tokens.end..(number.tokens.end + REST).min(view.range.end);
        let goes_on = match comma(joint) {
            true => rest.any(|at| view.role(at, Role::AND)),
            // The last of several: what is said behind it is said of it alone.
            false => {
                let said = (number.tokens.end + 1..number.tokens.end + 4).any(|at| view.mark(at).property.is_some());
                view.role(joint, Role::AND) && members.len() > 1 && !said
            }
        };
        self.kind == Some(UnitKind::Count)
            && members.len() <= MEMBERS
            && short()
            && named
            && listed.into_iter().all(|at| comma(at) || plain(at))
            && goes_on
    }

    /// `importato in cinque anni 12 tonnellate`: whether the figure crossed is a length of time, and this one none.
    pub(super) fn is_while(&self, crossed: Option<usize>) -> bool {
        let kind = |at: usize| at.checked_sub(self.first).and_then(|i| self.kinds.get(i)).copied().flatten();
        let fixed = self.view.grammar().order != Order::Inflected;
        fixed && crossed.and_then(kind) == Some(UnitKind::Duration) && self.kind != Some(UnitKind::Duration)
    }

    /// `wyłudziła od 118 osób 3,2 mln zł`: one verb has people or things and a sum of money beside it.
    pub(super) fn two_objects(&self, crossed: Option<usize>, from: Option<&Number>) -> bool {
        let kind = |at: usize| at.checked_sub(self.first).and_then(|i| self.kinds.get(i)).copied().flatten();
        let count = crossed.and_then(kind) == Some(UnitKind::Count);
        from.is_some() && count && self.kind == Some(UnitKind::Currency)
    }

    /// `128 Mieter kamen in Hotels unter, 39 Wohnungen gelten als unbewohnbar`: whether the figure that starts at `start` opens a clause
    /// of its own behind a comma: its verb stands right behind its noun, where nouns stand last or verbs second.
    pub(super) fn figure_opens_clause(&self, start: usize) -> bool {
        let view = self.view;
        let comma = (1..=3).filter_map(|back| start.checked_sub(back)).find(|at| self.is_comma(*at));
        let number = self.number_of(start);
        let (Some(comma), Some(number)) = (comma, number.filter(|_| self.noun_last() || view.lang.speech.verb_second))
        else {
            return false;
        };
        let slight = |at: usize| view.role(at, Role::SKIP) || view.role(at, Role::DETERMINER) || self.in_number(at);
        let end = number.end();
        // `weitere`, `other`: what stands for more of them is passed.
        let end = end + (end..end + 2).take_while(|at| view.role(*at, Role::SKIP) && view.is_word(*at)).count();
        let verb = end + view.mark(end).unit.map_or(0, |(length, _)| length);
        let finite = || {
            let lower = view.token(verb).is_some_and(|t| t.is_word() && !t.capital) && view.mark(verb).unit.is_none();
            // A participle closes its clause.
            let closes =
                || !view.is_word(verb + 1) || view.role(verb + 1, Role::AND) || view.role(verb + 1, Role::AUXILIARY);
            let participle = || closes() && is_participle(view.surface(verb), view.grammar());
            match view.mark(verb).property {
                Some((length, _)) => lower && (length > 1 || !participle()),
                None => lower && verb > end && view.is_open(verb) && !participle(),
            }
        };
        let helps = view.role(verb, Role::AUXILIARY) && view.mark(verb).number.is_none();
        (comma + 1..start).all(slight) && (helps || view.lang.speech.verb_second && finite())
    }

    /// Whether the figure goes on what stands before it: behind a comma, a conjunction or a link.
    pub(super) fn goes_on(&self, number: &Number) -> bool {
        let view = self.view;
        let mut at = number.start();
        for _ in 0..4 {
            let Some(before) = at.checked_sub(1).filter(|b| *b >= view.range.start) else { return false };
            at = before;
            let role = view.mark(at).role;
            let sign = view.mark(at).unit.is_some_and(|(_, e)| e.kind == UnitKind::Currency);
            if role.has(Role::AND) || role.has(Role::LINK) || role.has(Role::BARE) || view.is_mark(at, &[',', '(']) {
                return true;
            }
            // `stellte Geld sicher, außerdem drei Waffen`, `1,250 employees and all 430 agency workers left`: a word may add what follows.
            let adds = view.is_one_of(at, &view.grammar().besides) || view.is_one_of(at, &view.grammar().also);
            if !(role.has(Role::DETERMINER) || view.is_mark(at, QUOTES) || sign || adds) {
                return false;
            }
        }
        false
    }
}
