//! Predicates that several figures of a sentence share.
//!
//! In: a figure and the one before it. Out: the predicate that both have, where the second goes on a list,
//! stands beside the first for comparison, or is the other object of its verb.

use super::{BORDERS, CHANGING, DASHES, Field, NEAREST, start_of};
use crate::claim::UnitKind;
use crate::extract::Number;
use crate::extract::property::fit::fits;
use crate::extract::property::{Earlier, Predicate};
use crate::extract::unit::Found;
use crate::extract::unit::view::{QUOTES, View};
use crate::lang::{Order, Role, Roles};

/// The rule of a predicate that parts of a whole have in common.
const OF_PARTS: &str = "property-of-the-parts";

/// Whether right behind the figure before stands the dash itself, so that what follows spells it out.
fn fewer_of_all(view: &View<'_>, before: &Number, joint: usize) -> bool {
    (before.tokens.end..joint).all(|at| !view.is_mark(at, &[',', ';']))
}

impl<'a> Field<'_, 'a> {
    /// The predicate of the figure before, where this one goes on a list that its verb governs
    /// (`saisi 2 tonnes, 4 armes et 9 voitures`) or is set beside it (`14 morts, contre 9 l'an dernier`).
    pub fn goes_on_with(
        &self,
        number: &Number,
        unit: Option<&Found<'a>>,
        earlier: Earlier<'_, 'a>,
    ) -> Option<Predicate<'a>> {
        let view = self.view;
        let Earlier { number: before, kind, predicate } = earlier;
        // `pięcioro cywilów: dwóch na targu`: the noun before a colon is not the figure's own.
        let own = |u: &&Found<'a>| {
            let colon = start_of(number).checked_sub(1).filter(|at| view.is_mark(*at, &[':']));
            u.own && colon.is_none_or(|at| u.tokens.start > at)
        };
        let start = unit.filter(own).map_or(usize::MAX, |u| u.tokens.start).min(start_of(number));
        let start = (start.saturating_sub(2)..start)
            .rev()
            .find(|at| {
                // `and an additional 20 on Saturday`
                let more = view.grammar().order == Order::NounLast && view.role(*at, Role::SKIP) && view.is_word(*at);
                !(view.role(*at, Role::DETERMINER) || view.is_mark(*at, QUOTES) || more)
            })
            .map_or(start, |at| at + 1);
        // `quindici terroristi, ma anche nove bambini`: an adverb may stand behind the conjunction.
        let adverb = |at: usize| view.is_one_of(at, &view.grammar().also);
        let start = start.checked_sub(1).filter(|at| adverb(*at)).unwrap_or(start);
        let but = |at: usize| view.token(at).is_some_and(|t| view.lang.ranges.contrast.contains(&t.key));
        let comma = start.checked_sub(2).filter(|at| but(*at + 1) && view.is_mark(*at, &[',']) && adverb(start));
        let joint = comma.or(start.checked_sub(1)).filter(|at| *at >= before.tokens.end)?;
        // `selon la police`: a clause is no clause where a phrase names who says so.
        let names = |at: usize| {
            view.grammar().order == Order::NounFirst && view.word(at).is_some_and(|w| w.roles.any(Roles::ACCORDING))
        };
        let clear = |at: usize| (!view.role(at, Role::CLAUSE) || names(at)) && !view.is_mark(at, BORDERS);
        // `41 enfants (de 5 à 15 ans) et 10 adultes`: a note in brackets parts nothing.
        let open = (before.tokens.end..joint).find(|at| view.is_mark(*at, &['(']));
        let note = open.and_then(|open| Some(open..(open..joint).find(|at| view.is_mark(*at, &[')']))? + 1));
        let note = note.unwrap_or(joint..joint);
        let versus = (1..=4)
            .filter_map(|back| start.checked_sub(back))
            .any(|at| view.role(at, Role::VERSUS) && at + view.mark(at).role_length == start);
        let same = unit.is_some_and(|u| u.kind == kind);
        // `1,900 have died since January, compared with 1,450 last year`: what is compared has one predicate.
        let bare = unit.is_some_and(|u| !u.own || u.kind != UnitKind::Count);
        if versus && same && bare && !(before.tokens.end..joint).any(|at| view.is_mark(at, BORDERS)) {
            return Some(Predicate { rule: "property-of-the-list", ..predicate });
        }
        // `wurden 28 Menschen festgenommen: drei wegen Gewalt`: behind the verb that ends its clause a colon opens the parts.
        let colon = view.is_mark(joint, &[':']) && predicate.tokens.end == joint;
        if colon && same && bare && view.lang.speech.verb_second {
            return Some(Predicate { rule: "property-of-the-list", ..predicate });
        }
        // `a recueilli 41 % des voix et l'Alliance verte 36 %`: the verb is left out.
        let first = view.grammar().order == Order::NounFirst;
        if first && same && bare && unit.is_some() && self.gapped_behind(before.tokens.end, start) {
            return Some(Predicate { rule: "property-of-the-list", ..predicate });
        }
        if !(before.tokens.end..joint).all(|at| note.contains(&at) || clear(at)) {
            return None;
        }
        // `scesa dal 2,9% all'1%`: before and after have one verb.
        let elided = usize::from(view.is_mark(joint, &['\'', '’']));
        let to = joint.checked_sub(elided).is_some_and(|at| view.is_one_of(at, &view.grammar().up_to));
        let follows = joint - before.tokens.end <= 2 + elided;
        let changes = matches!(predicate.code, "decrease" | "increase" | "cut" | "level");
        if to && follows && changes && unit.is_some_and(|u| u.kind == kind) && view.grammar().order == Order::NounFirst
        {
            return Some(Predicate { rule: "property-of-the-change", ..predicate });
        }
        let share = unit.is_some_and(|u| u.kind == UnitKind::Percent) && !same;
        // Behind a comma the conjunction opens a clause (`dwóch osób, a cztery kolejne uznaje się`).
        let open = self.before_addition(start);
        let and = open < start
            || view.role(joint, Role::AND) && joint.checked_sub(1).is_some_and(|at| !view.is_mark(at, &[',']));
        // `«Единая Россия» набирает 70 %, КПРФ — 12 %`: a dash stands for the verb.
        let inflected = view.grammar().order == Order::Inflected;
        let by = |at: usize| view.is_one_of(at, &view.grammar().measure_of_change);
        let dashed = |at: usize| self.is_dash(at);
        // `пшено подорожало на 1 %, мука — на 0,6 %`: by how much stands behind the dash.
        let dashed_by = by(joint) && joint > before.tokens.end && dashed(joint - 1);
        let code = unit.map_or("", |u| &*u.code);
        let dash =
            same && !share && inflected && fits(predicate.code, Some(kind), code) && (dashed(joint) || dashed_by);
        // `Пошкоджено 32 об'єкти — 7 ферм та 9 будинків`: behind the dash stand the parts of what its verb governs.
        let fewer = number.figure.value.zip(before.figure.value).is_some_and(|(part, all)| part < all);
        let parts = dash && fewer && predicate.tokens.end <= start_of(before);
        // `в Москве заболели 58 человек, в Твери — 35`: what is counted is carried over with its verb.
        let carried = unit.is_some_and(|u| !u.own) && !fewer_of_all(view, before, joint);
        if dash && (unit.is_some_and(|u| u.kind != UnitKind::Count) || parts || carried) {
            return Some(Predicate { rule: "property-of-the-list", ..predicate });
        }
        // `V Praze řešili 18.250 nehod, v Brně 13.900`: a place may stand before the second figure.
        let placed = same && unit.is_none_or(|u| !u.own) && view.grammar().order == Order::Inflected && {
            let border = (before.tokens.end..joint)
                .rev()
                .take(4)
                .find(|at| view.is_mark(*at, &[',']) && !self.in_number(*at) || view.role(*at, Role::AND));
            border.is_some_and(|at| view.role(at + 1, Role::PLACE))
        };
        // `90 тысяч поставил Казахстан, 75 тысяч — Египет`: the dash stands for the verb behind the first figure.
        // `12 — над одной областью и ещё 10 — над другой`: so it does behind a conjunction and a word for more.
        let more = joint > before.tokens.end && view.role(joint, Role::SKIP) && view.is_word(joint);
        let joined = if more { joint - 1 } else { joint };
        let gapped = (same || unit.is_none())
            && view.grammar().order == Order::Inflected
            && (view.is_mark(joined, &[',']) || view.role(joined, Role::AND))
            && self.is_dash(unit.map_or(number.tokens.end, |u| u.end));
        if gapped {
            return Some(Predicate { rule: "property-of-the-list", ..predicate });
        }
        // `zabili pięcioro cywilów: dwóch w A, dwóch w B`: a colon opens the parts of a number.
        let parts = same && view.grammar().order == Order::Inflected && view.is_mark(joint, &[':']);
        // `300 officers, and close to 400 rescuers and 12 dogs`: in English a comma may stand before the last member's
        // conjunction, where no verb follows it.
        let last = unit.filter(|u| u.own).map_or(number.tokens.end, |u| u.end);
        let oxford =
            self.noun_last() && view.role(joint, Role::AND) && (!view.is_word(last) || view.role(last, Role::AND));
        let listed = !share && (and || placed || parts || oxford || view.is_mark(joint, &[',']));
        // `In Bayern fehlen 200 Lehrer, in Hessen 90`, `beträgt in A 50 Prozent, in B 30 Prozent`.
        let second = same && view.lang.speech.verb_second && {
            let border = (before.tokens.end..start)
                .rev()
                .take(8)
                .find(|at| view.is_mark(*at, &[',']) && !self.in_number(*at) || view.role(*at, Role::AND));
            border.is_some_and(|at| view.role(at + 1, Role::PLACE))
        };
        let bare = || {
            let end = unit.filter(|u| u.own).map_or(number.tokens.end, |u| u.end);
            !view.is_word(end) || view.role(end, Role::AND)
        };
        if second && bare() && predicate.tokens.end <= start_of(before) {
            return Some(Predicate { rule: "property-of-the-list", ..predicate });
        }
        // `2,500 troops arrived, as well as 300 officers and 12 dogs`: what is far off governs a list that has gone on already.
        let member = || start_of(before).checked_sub(1).is_some_and(|at| view.role(at, Role::AND));
        let governed = predicate.tokens.end <= start_of(before) && (predicate.rule != NEAREST || member());
        // `Bułgaria zwiększyła o 17 proc., Czechy o 10 proc.`: who changed by so much stands before the second figure.
        // `we Włoszech o 21 proc., a w Niemczech o 14`: or where.
        let place = |at: usize| view.role(at, Role::PLACE) && view.token(at + 1).is_some_and(|t| t.capital);
        let capital = |at: usize| view.token(at).is_some_and(|t| t.is_word() && t.capital);
        let named = |at: usize| capital(at) || place(at) || view.is_mark(at, DASHES);
        let border = (before.tokens.end..joint)
            .rev()
            .take(4)
            .find(|at| view.is_mark(*at, &[',']) && !self.in_number(*at) || view.role(*at, Role::AND));
        let changed = same
            && view.grammar().order == Order::Inflected
            && CHANGING.contains(&predicate.code)
            && by(joint)
            && border.is_some_and(|at| at + 1 < joint && (at + 1..joint).all(named));
        if changed {
            return Some(Predicate { rule: "property-of-the-list", ..predicate });
        }
        // `14 migrants, dont 3 femmes et 2 enfants, ont été secourus`: each part has the predicate of the whole.
        let governed = governed
            || view.grammar().order != Order::Inflected
                && (predicate.rule == "property-of-the-whole" || predicate.rule == OF_PARTS)
                && predicate.tokens.start >= number.tokens.end;
        // A predicate between the two has come to say something of this one.
        let free = || {
            (before.tokens.end..joint)
                .all(|at| self.predicate(at, NEAREST).is_none_or(|p| p.tokens == predicate.tokens))
        };
        let rule = match predicate.rule {
            "property-of-the-whole" | OF_PARTS => OF_PARTS,
            _ => "property-of-the-list",
        };
        // `réuni 12.000 personnes selon la police, 40.000 selon les organisateurs`: who says so stands between.
        let elided = view.grammar().order == Order::NounFirst && same && unit.is_some_and(|u| !u.own);
        let governed = governed || elided && predicate.tokens.end <= start_of(before);
        (versus && same || listed && governed && free()).then_some(Predicate { rule, ..predicate })
    }

    /// `a recueilli 41 % des voix et l'Alliance verte 36 %`: whether nothing but another name stands between the conjunction or
    /// comma of a list and the figure, so that its verb is left out.
    fn gapped_behind(&self, from: usize, start: usize) -> bool {
        /// Tokens of the name, at most.
        const NAME: usize = 6;
        let view = self.view;
        let floor = from.max(start.saturating_sub(NAME + 1));
        let joint = |at: &usize| view.role(*at, Role::AND) || view.is_mark(*at, &[',']) && !self.in_number(*at);
        let Some(joint) = (floor..start).rev().find(joint) else { return false };
        let capital = |at: usize| view.token(at).is_some_and(|t| t.is_word() && t.capital);
        let plain = |at: usize| {
            view.mark(at).number.is_none()
                && (capital(at)
                    || view.role(at, Role::DETERMINER)
                    || view.role(at, Role::COMPLEMENT)
                    || view.is_mark(at, &['\'', '’', '-'])
                    || view.is_open(at))
        };
        (joint + 1..start).all(plain) && (joint + 1..start).any(capital)
    }

    /// `destroyed a tank, seven trucks and two cars`: whether nothing but the first member of a list, of which there is
    /// one, stands between a verb and the figure.
    pub(super) fn opens_list(&self, verb: &Predicate<'a>, number: &Number) -> bool {
        /// Tokens of the first member, at most.
        const MEMBER: usize = 4;
        /// Tokens to the conjunction before the last, at most.
        const REST: usize = 8;
        const PLACED: [Role; 6] = [Role::PLACE, Role::BARE, Role::CLAUSE, Role::AND, Role::SUBJECT, Role::AUXILIARY];
        let view = self.view;
        let Some(comma) = start_of(number).checked_sub(1).filter(|at| view.is_mark(*at, &[','])) else { return false };
        let member = verb.tokens.end..comma;
        let plain = |at: usize| {
            let mark = view.mark(at);
            // Its article may be spelt like a number.
            view.is_word(at)
                && (mark.number.is_none() || view.role(at, Role::DETERMINER))
                && mark.property.is_none()
                && PLACED.iter().all(|role| !mark.role.has(*role))
        };
        let rest = number.tokens.end..(number.tokens.end + REST).min(view.range.end);
        let named = member.clone().any(|at| view.mark(at).unit.is_some_and(|(_, e)| e.kind == UnitKind::Count));
        (1..=MEMBER).contains(&member.len())
            && named
            && self.kind == Some(UnitKind::Count)
            && member.into_iter().all(plain)
            && rest.into_iter().any(|at| view.role(at, Role::AND))
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

    /// Whether the figure goes on what stands before it: behind a comma, a conjunction or a link.
    pub(super) fn goes_on(&self, number: &Number) -> bool {
        let view = self.view;
        let mut at = start_of(number);
        for _ in 0..4 {
            let Some(before) = at.checked_sub(1).filter(|b| *b >= view.range.start) else { return false };
            at = before;
            let role = view.mark(at).role;
            let sign = view.mark(at).unit.is_some_and(|(_, e)| e.kind == UnitKind::Currency);
            if role.has(Role::AND) || role.has(Role::LINK) || role.has(Role::BARE) || view.is_mark(at, &[',', '(']) {
                return true;
            }
            if !(role.has(Role::DETERMINER) || view.is_mark(at, QUOTES) || sign) {
                return false;
            }
        }
        false
    }
}
