//! Verbs that stand before their subject, and verbs whose object stands between them and the figure, where nouns come first.
//!
//! In: a figure of people or things. Out: the verb in the plural that opens the clause, whatever adjuncts stand between the two;
//! the verb whose object is a noun that says something by itself.

use super::{BORDERS, CHANGING, Field, HOSPITAL, REACHING};
use crate::claim::UnitKind;
use crate::extract::Number;
use crate::extract::property::Predicate;
use crate::extract::property::money::names_a_level;
use crate::extract::property::rule;
use crate::lang::{Order, Role};

impl<'a> Field<'_, 'a> {
    /// `Foram devolvidas ao mar, na Culatra, oito tartarugas tratadas`: the verb in the plural that opens the sentence is said of
    /// the first things counted behind it, where nothing but adjuncts stands between.
    pub fn opening_verb(&self, start: usize) -> Option<Predicate<'a>> {
        /// Tokens of the adjuncts, at most.
        const ADJUNCTS: usize = 24;
        let (view, grammar) = (self.view, self.view.grammar());
        if grammar.order != Order::NounFirst || self.kind != Some(UnitKind::Count) || !self.several {
            return None;
        }
        let after_border = |at: &usize| view.is_mark(*at, BORDERS) && view.mark(*at).number.is_none();
        let opens =
            (view.range.start..start).rev().take(ADJUNCTS).find(after_border).map_or(view.range.start, |at| at + 1);
        let auxiliary = |at: &usize| view.role(*at, Role::AUXILIARY) && view.mark(*at).property.is_none();
        let at = opens + (opens..start).take(3).take_while(auxiliary).count();
        let verb = self.predicate(at, rule::BEFORE)?;
        let plural = [&grammar.verb_endings, &grammar.participle_endings];
        let many = plural.iter().any(|endings| view.ends_like(at, endings)) && view.mark(at).unit.is_none();
        let between = verb.tokens.end..start;
        let commas = between.clone().filter(|at| self.is_comma(*at)).count();
        let adjuncts = between.clone().all(|at| self.is_adjunct_word(at));
        // `Participan en 12 países`: what a preposition governs is no subject; what stands right behind the verb needs no rule.
        let governed = between.is_empty() || self.governs(start - 1);
        (!governed && many && between.len() <= ADJUNCTS && commas % 2 == 0 && adjuncts).then_some(verb)
    }

    /// Whether a word between a verb and the figure may belong to an adjunct, and opens no noun phrase without a preposition.
    fn is_adjunct_word(&self, at: usize) -> bool {
        let view = self.view;
        let mark = view.mark(at);
        if self.in_number(at) {
            // `Murieron en tres accidentes 12 personas`: what a preposition governs is an adjunct, whatever it counts.
            let number = self.number_of(at);
            let governed = number.is_some_and(|number| self.governs(number.start().saturating_sub(1)));
            return mark.plain || view.role(at, Role::DETERMINER) || governed;
        }
        let fused = self.governs(at) && !view.is_one_of(at, &view.grammar().plural_article);
        let bare = view.role(at, Role::DETERMINER) && !fused && !self.governs(at - 1);
        let clause = mark.role.has(Role::CLAUSE) || self.is_finite_auxiliary(at) || view.is_mark(at, BORDERS);
        !(bare || clause)
    }

    /// Whether a preposition stands there.
    fn governs(&self, at: usize) -> bool {
        if self.view.is_one_of(at, &self.view.grammar().up_to) {
            return true;
        }
        let role = self.view.mark(at).role;
        let attaches = role.has(Role::PLACE) || role.has(Role::BARE) || role.has(Role::COMPLEMENT);
        attaches
            || role.has(Role::DURING)
            || role.has(Role::LINK)
            || role.has(Role::STOP) && !role.has(Role::DETERMINER)
    }

    /// `suspendeu a produção em três minas`, `a compromis la récolte sur 3 500 hectares`: the verb right before the noun that is
    /// its object, where the figure tells of no size of that noun but where the whole was done.
    pub fn verb_of_object(&self, noun: Predicate<'a>, number: &Number) -> Predicate<'a> {
        let view = self.view;
        let start = number.start();
        let Some(before) = start.checked_sub(1).filter(|at| *at > view.range.start) else { return noun };
        let apart = match self.kind {
            Some(UnitKind::Count) => self.thing && view.role(before, Role::PLACE),
            Some(UnitKind::Measure) => view.role(before, Role::PLACE),
            // `ont voté la reprise à 71 %`: so is the share of those who did it, unless it is the size of what is named.
            Some(UnitKind::Percent) => view.is_one_of(before, &view.grammar().up_to) && !names_a_level(noun.code),
            _ => false,
        };
        if view.grammar().order != Order::NounFirst || !apart || noun.tokens.end > start {
            return noun;
        }
        // Its article may belong to the phrase that the list has: `il raccolto`.
        let own = view.role(noun.tokens.start, Role::DETERMINER) && noun.tokens.len() > 1;
        let article = noun.tokens.start - usize::from(!own && noun.tokens.start > view.range.start);
        let object = view.role(article, Role::DETERMINER) && !view.role(article, Role::COMPLEMENT);
        let verb = if object && noun.code != HOSPITAL { self.predicate_before(article, noun.rule) } else { None };
        let acts = |verb: &Predicate<'_>| {
            let code = &verb.code;
            let noun = view.mark(verb.tokens.start).unit.is_some() || names_a_level(code);
            !noun && !CHANGING.contains(code) && !REACHING.contains(code)
        };
        verb.filter(acts).unwrap_or(noun)
    }
}
