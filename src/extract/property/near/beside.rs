//! The predicate right beside a figure's noun phrase.
//!
//! In: where the phrase begins or ends. Out: the predicate right behind it, auxiliaries and asides apart, or the one right
//! before it that governs it.

use super::{CHANGING, Field, GIVING, LEAVING, Predicate, REACHING, STAYING, SUFFERING};
use crate::claim::UnitKind;
use crate::extract::Number;
use crate::extract::property::fit::fits;
use crate::extract::property::money::{names_a_level, takes_a_sum};
use crate::extract::property::rule;
use crate::extract::unit::attribute::is_participle;
use crate::extract::unit::view::DASHES;
use crate::extract::unit::view::QUOTES;
use crate::lang::{Order, Role, Roles};

/// Tokens that may stand between a noun phrase and its predicate, at most.
const BEHIND: usize = 6;
/// The code of what is more than before.
const MORE: &str = "increase";

impl<'a> Field<'_, 'a> {
    /// The predicate right behind the noun phrase, auxiliaries apart. `dash`: a dash may stand for
    /// the verb (`пятеро из них — в реанимации`).
    pub fn behind(&self, end: usize, dash: bool) -> Option<Predicate<'a>> {
        if let Some(narrowed) = self.of_measured(end) {
            return Some(narrowed);
        }
        let (mut at, mut limit) = (end, end + BEHIND);
        while at < limit {
            if let Some(predicate) = self.predicate(at, rule::BEHIND).filter(|p| !self.disagrees(p, end)) {
                return Some(self.main_verb(predicate, end));
            }
            // `13 blessés, hier, a été mis en examen`: a verb in the singular has another subject.
            if self.is_singular(at) {
                return None;
            }
            if at == end {
                if let Some(predicate) = self.beyond_relative(at) {
                    return Some(predicate);
                }
                if let Some(resumed) = self.behind_interruption(at) {
                    (at, limit) = (resumed, resumed + BEHIND);
                    continue;
                }
            }
            let verbless = dash && self.view.is_mark(at, DASHES);
            if !self.passes(at) && !verbless {
                return None;
            }
            at += self.view.mark(at).role_length.max(1);
        }
        None
    }

    /// Behind what stands between the noun phrase and its verb: an aside between commas (`Two men, aged 20 and 24, were
    /// arrested`), or a note in brackets (`3134 человека (данные на 01:10) задержали`).
    fn behind_interruption(&self, at: usize) -> Option<usize> {
        self.behind_part(at)
            .or_else(|| self.behind_list(at))
            .or_else(|| self.behind_aside(at))
            .or_else(|| self.behind_note(at))
            .or_else(|| self.behind_time(at))
    }

    /// The predicate that a first one behind the noun phrase that ends at `end` yields to, or the first one itself.
    fn main_verb(&self, first: Predicate<'a>, end: usize) -> Predicate<'a> {
        // `Seventeen boats carrying 1,243 people have reached`: a participle narrows the noun.
        let narrows = first.tokens.start == end;
        let main = if narrows { self.behind_participle(&first) } else { None };
        // `children being held captive were freed`: so does one with its auxiliary in -ing.
        if let Some(main) = main.or_else(|| self.behind_being(end, &first)) {
            return main;
        }
        let verb = if self.yields(&first, end) { self.behind(self.past_adverb(first.tokens.end), false) } else { None };
        verb.or_else(|| self.state_closing(&first, first.tokens.end)).unwrap_or(first)
    }

    /// Whether a predicate yields to the verb behind it.
    fn yields(&self, first: &Predicate<'a>, end: usize) -> bool {
        let (view, at) = (self.view, first.tokens.start);
        // `patients on ventilators died`: what a preposition attaches.
        let attached = view.role(at, Role::BARE) || view.role(at, Role::PLACE);
        // What only says that a state goes on (`restaient privés d'électricité`) or is borne (`suffered minor injuries`).
        // `vivent sous le seuil de pauvreté`: so does what only says that they live.
        let lives = first.code == "living" && view.grammar().order == Order::NounFirst;
        // `três apareceram envenenados`: and what only says that they were met with so.
        let met = first.code == "appeared" && view.grammar().order == Order::NounFirst;
        let state = STAYING.contains(&first.code) || first.code == SUFFERING || lives || met;
        // `were left homeless`: what they are left in says more.
        let left = || first.code == LEAVING && self.states(first.tokens.end);
        // `500 hectares supplémentaires sont menacés`: an adjective that only says that they are more.
        let more = || {
            at == end
                && first.code == MORE
                && view.grammar().order == Order::NounFirst
                && view.role(first.tokens.end, Role::AUXILIARY)
        };
        attached || state || left() || more()
    }

    /// Behind the adverb that may stand before a verb: `zostało przymusowo przesiedlonych`; so it does where nouns come first
    /// (`han quedado totalmente destruidas`).
    fn past_adverb(&self, at: usize) -> usize {
        let (view, grammar) = (self.view, self.view.grammar());
        let endings = match grammar.order {
            Order::Inflected => &grammar.predicate_adverb_endings,
            Order::NounFirst => &grammar.adverb_endings,
            _ => return at,
        };
        let adverb = view.is_open(at) && view.mark(at).property.is_none() && view.ends_like(at, endings);
        at + usize::from(adverb)
    }

    /// `zapłaci poszkodowanym 2 mln zł odszkodowania`: where nouns inflect, what is done with a sum says more than the noun in the
    /// genitive behind it, whoever is named between the two.
    pub fn giver(&self, start: usize, end: usize) -> Option<Predicate<'a>> {
        /// Words between the verb and its sum, at most.
        const BETWEEN: usize = 3;
        let (view, grammar) = (self.view, self.view.grammar());
        let other =
            view.ends_like(end, &grammar.plural_adjective_endings) || view.ends_like(end, &grammar.past_endings);
        let noun = self.kind == Some(UnitKind::Currency) && view.mark(end).property.is_some() && !other;
        if !noun || grammar.order != Order::Inflected {
            return None;
        }
        let plain = |at: usize| view.is_word(at) && !view.role(at, Role::AND) && !self.in_number(at);
        let near = |p: &Predicate<'_>| (1..=BETWEEN).contains(&(start - p.tokens.end));
        let verb = self.back_from(start).filter(|p| GIVING.contains(&p.code) && near(p))?;
        (verb.tokens.end..start).all(plain).then_some(verb)
    }

    /// What governs a number from before it, right there or past what belongs to its verb.
    pub fn before_number(&self, number: &Number, start: usize) -> Option<Predicate<'a>> {
        let verb = self.before(start).or_else(|| self.own_sum(number));
        verb.or_else(|| self.before_its_preposition(start)).or_else(|| self.before_receiver(start))
    }

    /// `odčerpali vodu z 63 sklepů`: what is said with the preposition of an origin, else what stands ahead.
    pub fn out_of(&self, number: &Number, start: usize, end: usize) -> Option<Predicate<'a>> {
        let governed = |p: &Predicate<'_>| p.tokens.end == start && p.tokens.len() > 1;
        let verb = self.predicate_before(start, rule::BEFORE).filter(governed);
        verb.or_else(|| self.ahead(number, end))
    }

    /// `přijde ročně o 64 milionů`, `přišli kvůli mrazu o úrodu`: where nouns inflect, an adverb may part a verb from the
    /// preposition with which it says what it says.
    fn before_its_preposition(&self, start: usize) -> Option<Predicate<'a>> {
        /// Tokens from the verb to its preposition, at most.
        const BETWEEN: usize = 5;
        let view = self.view;
        let preposition = start.checked_sub(1).filter(|at| view.range.contains(at))?;
        if view.grammar().order != Order::Inflected || !view.role(preposition, Role::STOP) {
            return None;
        }
        let key = view.token(preposition)?.key;
        let passed = |at: &usize| {
            let mark = view.mark(*at);
            view.is_word(*at) && mark.number.is_none() && !mark.role.has(Role::AND) && !mark.role.has(Role::CLAUSE)
        };
        let from = preposition.saturating_sub(BETWEEN).max(view.range.start);
        let words = (from..preposition).rev().take_while(passed);
        let (at, code) = words
            .filter_map(|at| Some((at, view.lang.properties.phrases.of_keys(&[view.token(at)?.key, key])?)))
            .next()?;
        fits(code, self.kind, self.unit).then_some(Predicate { tokens: at..at + 1, code, rule: rule::BEFORE })
    }

    /// `umorzy nowemu inwestorowi 1,3 mln zł podatku`: where nouns inflect, who receives a sum stands between it and the verb
    /// that gives it, which says more than what it is made of.
    fn before_receiver(&self, start: usize) -> Option<Predicate<'a>> {
        /// Words of the receiver, at most.
        const RECEIVER: usize = 3;
        let view = self.view;
        if self.kind != Some(UnitKind::Currency) || view.grammar().order != Order::Inflected {
            return None;
        }
        let open =
            |at: &usize| view.is_open(*at) && view.mark(*at).property.is_none() && view.mark(*at).number.is_none();
        let words = (view.range.start..start).rev().take(RECEIVER).take_while(open).count();
        let end = start.checked_sub(words).filter(|_| words > 0)?;
        self.predicate_before(end, rule::BEFORE).filter(|p| p.tokens.end == end && GIVING.contains(&p.code))
    }

    /// `dotacji ministerstwa w kwocie 3,2 mln zł`: where nouns inflect, whether the word at a token tells whose the noun before it
    /// is, and a phrase for a sum stands right behind it.
    fn gives_sum(&self, at: usize) -> bool {
        let (view, behind) = (self.view, self.view.mark(at + 1));
        let phrase = behind.role.has(Role::AUXILIARY) && behind.role_length > 1 && behind.number.is_none();
        self.kind == Some(UnitKind::Currency)
            && view.grammar().order == Order::Inflected
            && phrase
            && view.is_open(at)
            && view.ends_like(at, &view.grammar().any_genitive_endings)
    }

    /// `tři se při nárazu zranily`, `pět se jich utopilo`: where nouns inflect, the verb behind a weak word right behind a figure,
    /// which makes it the subject of a clause of its own.
    pub fn behind_clitic(&self, end: usize) -> Option<Predicate<'a>> {
        /// Words between the weak word and its verb, at most.
        const BETWEEN: usize = 4;
        let view = self.view;
        // `60 ho odmítlo`: so does a pronoun that is the verb's object.
        let pronoun = view.word(end).is_some_and(|w| w.roles.any(Roles::CLITIC)) && view.is_word(end + 1);
        let weak = view.role(end, Role::AUXILIARY) || pronoun;
        if !weak || view.grammar().order != Order::Inflected || view.role(end, Role::CLAUSE) || self.in_number(end) {
            return None;
        }
        let plain = |at: &usize| view.is_word(*at) && !view.role(*at, Role::AND) && !self.in_number(*at);
        let mut words = (end + 1..view.range.end.min(end + 2 + BETWEEN)).take_while(plain);
        words.find_map(|at| self.predicate(at, rule::NEAR).filter(|p| self.is_past(p)))
    }

    /// `300 hectáreas de superficie quemada`: the participle of what is measured, where nouns come first.
    pub fn of_measured(&self, end: usize) -> Option<Predicate<'a>> {
        let (view, grammar) = (self.view, self.view.grammar());
        let measured = self.kind == Some(UnitKind::Measure) && grammar.order == Order::NounFirst;
        if !measured || !view.role(end, Role::COMPLEMENT) || !view.is_word(end + 1) {
            return None;
        }
        let participle = |at: &usize| view.is_word(*at) && view.ends_like(*at, &grammar.participle_endings);
        let singular = |at: &usize| view.is_word(*at) && view.ends_like(*at, &grammar.singular_participle_endings);
        let at = (end + 2..end + 4).take_while(|&i| view.is_word(i)).find(|i| participle(i) || singular(i))?;
        self.predicate(at, rule::BEHIND).filter(|p| p.tokens.len() == 1)
    }

    /// Whether what is said of people or things begins there: `left [homeless]`.
    fn states(&self, at: usize) -> bool {
        self.predicate(at, rule::BEHIND).is_some_and(|p| !self.view.role(at, Role::AUXILIARY) && p.code != LEAVING)
    }

    /// `n'a progressé que de 0,9 %`: whether a word restricts what is denied before it, and opens no clause.
    pub(super) fn is_restriction(&self, at: usize) -> bool {
        let mark = self.view.mark(at);
        let restriction = &self.view.grammar().restriction;
        let negated = || (at.saturating_sub(8)..at).any(|i| self.view.is_one_of(i, restriction));
        mark.role.has(Role::ONLY) && mark.number.is_none() && negated()
    }

    /// `Собрано пока 31 процент`: where nouns inflect, a conjunction stands behind a comma; between a predicate and its figure the
    /// word is an adverb.
    pub(super) fn is_no_conjunction(&self, at: usize) -> bool {
        let view = self.view;
        view.grammar().order == Order::Inflected
            && at > view.range.start
            && view.mark(at + 1).number.is_some()
            && view.mark(at - 1).property.is_some()
    }

    /// `um limite diário de 3.150 quilos`: where nouns stand first, the noun of a size before its adjective and the preposition
    /// of the figure.
    pub(super) fn before_adjective(&self, of: usize) -> Option<Predicate<'a>> {
        let view = self.view;
        let first = view.grammar().order == Order::NounFirst && view.role(of, Role::COMPLEMENT);
        let adjective = of.checked_sub(1).filter(|at| first && *at > view.range.start)?;
        let mark = view.mark(adjective);
        let plain = mark.property.is_none() && mark.unit.is_none() && mark.number.is_none() && mark.role.is_none();
        let open = plain && view.is_open(adjective) && view.token(adjective).is_some_and(|t| !t.capital);
        let noun = if open { self.predicate_before(adjective, rule::BEFORE) } else { None };
        noun.filter(|noun| takes_a_sum(noun.code))
    }

    /// `detuvo a 378 personas`, `detuvo a un total de 378 personas`: the verb before the preposition that marks people as its
    /// object; what changes or reaches a value leads up to it instead.
    fn before_object_marker(&self, end: usize) -> Option<Predicate<'a>> {
        /// Tokens between the verb and what marks its object, at most.
        const PLACED: usize = 8;
        let view = self.view;
        let total = (1..=3)
            .rev()
            .filter_map(|back| end.checked_sub(back))
            .find(|&at| view.role(at, Role::NUMBER_OF) && at + view.mark(at).role_length == end);
        let noun =
            total.map_or(end, |at| at - usize::from(at > view.range.start && view.role(at - 1, Role::DETERMINER)));
        let marker = noun.checked_sub(1).filter(|&at| self.people && at > view.range.start)?;
        if !view.is_one_of(marker, &view.grammar().object_marker) {
            return None;
        }
        let ends = |end: usize| {
            let ending = |back: usize| {
                let at = end.checked_sub(back).filter(|at| *at >= view.range.start)?;
                self.predicate(at, rule::BEFORE).filter(|p| p.tokens.end == end)
            };
            (1..=3).rev().find_map(ending)
        };
        // `detuvo en Lugo (Galicia) a 378 personas`: where or when it was done stands between.
        let plain = |at: &usize| {
            let mark = view.mark(*at);
            let open = mark.property.is_none() && mark.number.is_none() && !mark.role.has(Role::CLAUSE);
            open && (view.is_word(*at) || view.is_mark(*at, &['(', ')']))
        };
        let placed = (view.range.start..marker).rev().take(PLACED).take_while(plain);
        let place = placed.filter(|at| view.role(*at, Role::PLACE)).last();
        let verb = ends(marker).or_else(|| place.and_then(ends))?;
        let noun = verb.tokens.start > view.range.start && view.role(verb.tokens.start - 1, Role::DETERMINER);
        (!noun && !CHANGING.contains(&verb.code) && !REACHING.contains(&verb.code)).then_some(verb)
    }

    /// `an attack by 30 gunmen left twelve dead`: the noun of what people did, before the preposition that tells who they are.
    fn before_agent(&self, end: usize) -> Option<Predicate<'a>> {
        let view = self.view;
        let by = end.checked_sub(1).filter(|at| self.people && self.noun_last() && *at > view.range.start)?;
        if !view.word(by).is_some_and(|w| w.roles.any(Roles::AGENT)) {
            return None;
        }
        let deed = self.predicate_before(by, rule::BEFORE)?;
        let at = deed.tokens.start;
        let verb =
            view.ends_like(at, &view.grammar().participle_endings) || is_participle(view.surface(at), view.grammar());
        (self.behind_article(at) && !verb).then_some(deed)
    }

    /// `si è incagliata con 23 marinai e 80mila tonnellate di greggio a bordo`: where nouns come first, being aboard is said of
    /// all members of the list that it stands behind.
    pub fn aboard(&self, end: usize) -> Option<Predicate<'a>> {
        /// Tokens of the list, at most.
        const LIST: usize = 12;
        const ABOARD: &str = "aboard";
        let view = self.view;
        let counted = matches!(self.kind, Some(UnitKind::Count | UnitKind::Measure));
        if view.grammar().order != Order::NounFirst || !counted {
            return None;
        }
        let told = |at: usize| view.mark(at).property.filter(|(_, code)| *code == ABOARD);
        let listed = |at: &usize| {
            let mark = view.mark(*at);
            let joins = mark.role.has(Role::AND) || mark.role.has(Role::COMPLEMENT) || mark.number.is_some();
            let named = mark.unit.is_some() || view.is_open(*at) && mark.property.is_none();
            told(*at).is_none() && (joins || named)
        };
        let at = end + (end..view.range.end.min(end + LIST)).take_while(listed).count();
        let (length, code) = told(at).filter(|_| at > end)?;
        Some(Predicate { tokens: at..at + length, code, rule: rule::BEHIND })
    }

    /// `Il prezzo della benzina ha superato i due euro al litro`: what a sum is paid for yields to the noun of the sum before it.
    pub fn priced(&self, rate: Predicate<'a>, end: usize) -> Predicate<'a> {
        let per = rate.code == "price" && rate.tokens.start == end && self.view.role(end, Role::PER);
        let noun = if per { self.back_from(end) } else { None };
        noun.filter(|noun| names_a_level(noun.code) && noun.tokens.end < end).unwrap_or(rate)
    }

    /// `локализованы из них лишь девять`: where nouns inflect, the token behind the verb before what points back to the whole.
    fn before_pointer(&self, end: usize) -> Option<usize> {
        let view = self.view;
        let pointer = |back: &usize| {
            let at = end.checked_sub(*back).filter(|at| *at > view.range.start);
            at.is_some_and(|at| view.role(at, Role::AMONG) && view.mark(at).role_length == *back)
        };
        let back = if view.grammar().order == Order::Inflected { (1..=2).find(pointer) } else { None };
        let at = end - back?;
        self.at(at - 1).map(|_| at)
    }

    /// The predicate that ends right before a token of the figure, which it governs: `interpellé 312 suspects`.
    pub fn before(&self, start: usize) -> Option<Predicate<'a>> {
        let mut end = start;
        for _ in 0..4 {
            let ending = |back: usize| {
                let at = end.checked_sub(back)?;
                let mark = self.view.mark(at);
                let length = mark.property.map(|(n, _)| n).or(mark.unit.map(|(n, _)| n));
                if length == Some(back) { self.predicate(at, rule::BEFORE) } else { None }
            };
            if let Some(predicate) = (1..=4).rev().find_map(ending) {
                // `wurden laut Zoll 18 Kilogramm sichergestellt`: what only stands before the figure does not govern it.
                let german = self.view.grammar().order == Order::CapitalNoun;
                // `Nach der Kollision zweier Frachter`: but a numeral in the genitive is governed by its noun.
                let governed = self.view.is_one_of(start, &self.view.grammar().genitive_numbers);
                let circumstance = end == start && german && !governed && self.is_circumstance(&predicate);
                let predicate = self.past_aim(self.longer(predicate));
                let subject = end == start && self.is_subject(&predicate);
                return Some(self.first_of(predicate))
                    .filter(|p| !(circumstance || subject || self.only_remains(p, start)));
            }
            if let Some(date) = self.before_date(end).or_else(|| self.before_naming(end)) {
                end = date;
                continue;
            }
            if let Some(noun) = self.before_adjective(end) {
                return Some(noun);
            }
            if let Some(verb) = self.before_object_marker(end) {
                return Some(verb);
            }
            if let Some(verb) = self.before_pointer(end) {
                end = verb;
                continue;
            }
            if let Some(deed) = self.before_agent(end) {
                return Some(deed);
            }
            end = end.checked_sub(1)?;
            let mark = self.view.mark(end);
            if self.is_restriction(end) {
                continue;
            }
            // `postaví dalších 640 vysílačů`: so does one that says that they are further ones, where nouns inflect.
            let further = || mark.role.has(Role::SKIP) && self.view.grammar().order == Order::Inflected;
            let slight = mark.role.has(Role::DETERMINER)
                || mark.role.has(Role::AUXILIARY)
                || self.gives_sum(end)
                || further()
                || self.view.is_mark(end, QUOTES)
                || self.is_of(end, start);
            if !slight || mark.number.is_some() || mark.role.has(Role::CLAUSE) {
                return None;
            }
        }
        None
    }
}
