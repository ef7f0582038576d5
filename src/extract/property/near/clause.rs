//! Clauses beside and inside the one that a figure stands in, where nouns come last.
//!
//! In: a figure and its clause. Out: where an aside opens that says nothing of the figure, the predicate of a relative
//! clause right behind the noun, the noun that a share or a toll is of, and whether a verb only says who reports.

use super::{Field, TOLLS};
use crate::claim::UnitKind;
use crate::extract::property::Predicate;
use crate::extract::property::rule;
use crate::extract::unit::carry::OF_PEOPLE;
use crate::extract::unit::view::View;
use crate::extract::{Number, Verdict};
use crate::lang::{Order, Role, Roles, Word};

/// Tokens of an aside, at most.
const ASIDE: usize = 24;

impl<'v, 'a> Field<'v, 'a> {
    /// A noun follows what tells which it is, and verbs stand with their subject.
    pub fn noun_last(&self) -> bool {
        self.view.noun_last()
    }

    pub(super) fn is_comma(&self, at: usize) -> bool {
        self.view.is_mark(at, &[',']) && !self.in_number(at)
    }

    /// `The toll in a landslide, which buried a village, rose to 36`: where the aside opens that the comma at `close`
    /// ends, if a clause or a phrase for a source opens it.
    pub(super) fn opens_aside(&self, first: usize, close: usize) -> Option<usize> {
        if !self.noun_last() || !self.is_comma(close) || self.view.role(close + 1, Role::CLAUSE) {
            return self.opens_clause_apart(first, close).or_else(|| self.opens_source(first, close));
        }
        let floor = first.max(close.saturating_sub(ASIDE));
        let open = (floor..close.saturating_sub(1)).rev().find(|at| self.is_comma(*at))?;
        let word = self.view.word(open + 1);
        let said = word.is_some_and(|w| w.roles.any(Roles::ACCORDING.and(Roles::RELATIVE)));
        // `The wage, stuck at $7 since 2009, would rise`: so does a participle, where the clause goes on with an auxiliary.
        let participle = || {
            let grammar = self.view.grammar();
            let ends = [&grammar.participle_endings, &grammar.gerund_endings];
            let like = ends.iter().any(|endings| self.view.ends_like(open + 1, endings));
            (like || self.view.mark(open + 1).property.is_some())
                && self.view.mark(open + 1).unit.is_none()
                && self.view.role(close + 1, Role::AUXILIARY)
        };
        (open > first && (self.view.role(open + 1, Role::CLAUSE) || said || participle())).then_some(open)
    }

    /// `ont mobilisé, selon le syndicat, 10 000 agriculteurs`: where the phrase for a source opens that the comma at `close` ends,
    /// where nouns stand first.
    fn opens_source(&self, first: usize, close: usize) -> Option<usize> {
        if self.view.grammar().order != Order::NounFirst || !self.is_comma(close) {
            return None;
        }
        let floor = first.max(close.saturating_sub(ASIDE));
        let open = (floor..close.saturating_sub(1)).rev().find(|at| self.is_comma(*at)).filter(|at| *at > first)?;
        let says = self.view.word(open + 1).is_some_and(|w| w.roles.any(Roles::ACCORDING));
        (says && (open + 1..close).all(|at| !self.in_number(at))).then_some(open)
    }

    /// `12 000 personnes, selon la police, ont défilé`: behind the comma that closes a phrase for a source at `at`, where
    /// the verb or another figure stands there.
    pub(super) fn past_source(&self, at: usize, end: usize) -> Option<usize> {
        let view = self.view;
        let word = view.word(at);
        let opens = view.role(at, Role::CLAUSE) && word.is_some_and(|w| w.roles.any(Roles::ACCORDING));
        if !opens || view.grammar().order != Order::NounFirst {
            return None;
        }
        let comma = (at + 1..end.min(at + ASIDE)).find(|i| self.is_comma(*i) || view.is_mark(*i, super::BORDERS))?;
        let goes_on = self.is_finite_auxiliary(comma + 1) || self.in_number(comma + 1);
        (self.is_comma(comma) && goes_on).then_some(comma + 1)
    }

    /// `Trois hameaux de la commune (1 300 habitants), à la frontière, ont été évacués`: behind a bracket that opens at `at`,
    /// where the clause goes on with its auxiliary, right behind it or behind one aside more.
    pub(super) fn past_brackets(&self, at: usize, end: usize) -> Option<usize> {
        let view = self.view;
        if !view.is_mark(at, &['(']) || self.in_number(at) {
            return None;
        }
        let to = end.min(at + ASIDE);
        let close = (at + 1..to).find(|i| view.is_mark(*i, &[')']))?;
        let open = |i: &usize| !self.in_number(*i) && !view.is_mark(*i, super::BORDERS);
        let aside = || (close + 2..end.min(close + ASIDE)).take_while(open).find(|i| self.is_comma(*i));
        let verb = if self.is_comma(close + 1) { aside()? + 1 } else { close + 1 };
        self.is_finite_auxiliary(verb).then_some(close + 1)
    }

    /// `deteve na quinta-feira (12) nove homens`, `a Polícia Federal (PF) prendeu`: where the bracket of one word or date opens
    /// that ends at `close`.
    pub(super) fn short_bracket(&self, close: usize) -> Option<usize> {
        let (view, open) = (self.view, close.checked_sub(2)?);
        let short = view.is_mark(close, &[')']) && view.is_mark(open, &['(']) && open > view.range.start;
        let number = self.number_of(close - 1);
        (short && number.is_none_or(|n| n.verdict == Verdict::NotFigure)).then_some(open)
    }

    /// `hasta el 7,25 %, anunció el gobernador`: whether behind the comma at `at` follows only who says so, and the verb is
    /// said of nothing before it.
    pub(super) fn opens_report(&self, at: usize) -> bool {
        let view = self.view;
        let verb = if view.role(at + 1, Role::AUXILIARY) { at + 2 } else { at + 1 };
        let says = |w: &Word| w.roles.any(Roles::SAY.and(Roles::TELL));
        let speaker = |at: usize| {
            let name = view.token(at).is_some_and(|t| t.capital);
            (name || view.word(at).is_some_and(|w| w.roles.any(Roles::ARTICLE))) && !self.in_number(at)
        };
        self.is_comma(at) && view.word(verb).is_some_and(says) && speaker(verb + 1)
    }

    /// `21 maisons, une école et un immeuble ont été endommagés`: whether the comma at `at` goes on a list with one thing
    /// more, and a conjunction joins the last.
    pub(super) fn goes_on_with_one(&self, at: usize, end: usize) -> bool {
        /// Words of the member, at most.
        const MEMBER: usize = 5;
        let view = self.view;
        let one = self.in_number(at + 1) && view.role(at + 1, Role::DETERMINER);
        let plain = |i: &usize| view.is_word(*i) && !view.role(*i, Role::AUXILIARY) && !view.role(*i, Role::CLAUSE);
        let joint = (at + 2..end.min(at + 2 + MEMBER)).find(|i| view.role(*i, Role::AND) || !plain(i));
        view.grammar().order == Order::NounFirst && one && joint.is_some_and(|i| view.role(i, Role::AND))
    }

    /// `176 people who remain unaccounted for`: what a relative clause right behind the noun says.
    pub fn behind_relative(&self, end: usize) -> Option<Predicate<'a>> {
        // `dozens of people it rescued`: a clause without its pronoun begins with the subject.
        let opens = self.view.is_one_of(end, &self.view.grammar().relative) || self.view.role(end, Role::SUBJECT);
        if !self.noun_last() || !opens {
            return None;
        }
        let found = self.behind(end + 1, false)?;
        let found = self.befell_beyond(&found).unwrap_or(found);
        Some(Predicate { rule: "property-behind-relative", ..found })
    }

    /// `61 of those on board were rescued`: where those are says less than what was done with them.
    pub fn done_aboard(&self, found: Predicate<'a>) -> Predicate<'a> {
        let verb = found.tokens.end;
        let aboard = self.noun_last() && found.code == "aboard" && self.view.role(verb, Role::AUXILIARY);
        let done = if aboard { self.behind(verb, false) } else { None };
        done.filter(|p| OF_PEOPLE.contains(&p.code) || matches!(p.code, "missing" | "rescued" | "evacuated"))
            .unwrap_or(found)
    }

    /// `refugees that set sail from Norland are feared dead`: what befell people says more than the clause that narrows them.
    fn befell_beyond(&self, narrowing: &Predicate<'a>) -> Option<Predicate<'a>> {
        /// Tokens of the clause behind its verb, at most.
        const CLAUSE: usize = 10;
        let befell = |code: &str| OF_PEOPLE.contains(&code) || code == "missing";
        let from = narrowing.tokens.end;
        let parts = |i: usize| {
            self.view.role(i, Role::CLAUSE) || self.view.role(i, Role::AND) || self.view.is_mark(i, &[',', ';', ':'])
        };
        let open = (from..from + CLAUSE).take_while(|i| self.view.range.contains(i) && !parts(*i));
        let verb = open.into_iter().find(|i| *i > from && self.view.role(*i, Role::AUXILIARY))?;
        self.behind(verb, false).filter(|p| befell(p.code) && !befell(narrowing.code))
    }

    /// `rejected a 2% pay rise`, `posted a 10% revenue jump`: the noun that a share stands before as its attribute.
    pub fn of_share(&self, start: usize, end: usize) -> Option<Predicate<'a>> {
        /// Words between the share and its noun, at most.
        const WORDS: usize = 1;
        let before = start.checked_sub(1)?;
        if !self.noun_last() || !self.view.role(before, Role::DETERMINER) {
            return None;
        }
        // `the £10 Christmas bonus`: a name may stand between.
        let name = |at: usize| self.view.token(at).is_some_and(|t| t.is_word() && t.capital);
        let open = |at: &usize| {
            (self.view.is_open(*at) || name(*at)) && self.view.mark(*at).property.is_none() && !self.in_number(*at)
        };
        let at = end + (end..end + WORDS).take_while(open).count();
        let participle = |p: &Predicate<'a>| {
            let grammar = self.view.grammar();
            let at = p.tokens.start;
            self.view.ends_like(at, &grammar.participle_endings) || self.view.ends_like(at, &grammar.gerund_endings)
        };
        let mut found = self.predicate(at, rule::OF_THE_SHARE).filter(|p| !participle(p))?;
        while let Some(next) = self.predicate(found.tokens.end, rule::OF_THE_SHARE).filter(|p| !participle(p)) {
            found = next;
        }
        Some(found)
    }

    /// Whether a verb right before the figure only says who reports what stands behind it: `believe 40 are missing`.
    pub fn is_saying(&self, verb: &Predicate<'a>) -> bool {
        let form = Roles::FINITE.and(Roles::GERUND);
        let says = |w: &Word| w.roles.any(form) && w.roles.any(Roles::SAY.and(Roles::COUNT));
        verb.tokens.len() == 1 && self.noun_last() && self.view.word(verb.tokens.start).is_some_and(says)
    }

    /// Whether a predicate or an auxiliary follows the noun in its clause, before anything that is joined to it.
    pub fn has_verb(&self, end: usize) -> bool {
        /// Tokens behind the noun, at most.
        const NEAR: usize = 5;
        let view = self.view;
        let inside = |at: &usize| view.is_word(*at) && !view.role(*at, Role::AND) && !self.in_number(*at);
        let verb = |at: usize| view.mark(at).property.is_some() || self.is_finite_auxiliary(at);
        (end..end + NEAR).take_while(inside).any(verb)
    }

    /// Whether a verb of saying follows the noun as its predicate.
    pub fn speaks(&self, end: usize) -> bool {
        let says = Roles::SAY.and(Roles::TELL).and(Roles::GIVE).and(Roles::DENY);
        // `two residents of the town in the north maintained that`: where they are from stands between.
        let speaker = |at: &usize| {
            self.view.word(*at).is_some_and(|w| w.roles.any(Roles::FINITE) && w.roles.any(says))
                && self.view.word(at + 1).is_some_and(|w| w.roles.any(Roles::THAT))
        };
        let placed = self.view.role(end, Role::PLACE) || self.view.role(end, Role::COMPLEMENT);
        if placed && let Some(verb) = (end + 1..end + 8).take_while(|at| !self.in_number(*at)).find(speaker) {
            return (end + 1..verb).all(|at| self.view.is_word(at) && !self.view.role(at, Role::CLAUSE));
        }
        let word = self.view.word(end);
        let passive = self.view.mark(end + 1).property.is_some() || self.view.role(end + 1, Role::AUXILIARY);
        word.is_some_and(|w| w.roles.any(Roles::FINITE) && w.roles.any(says))
            && self.view.mark(end).number.is_none()
            && (self.view.mark(end).property.is_none() || self.view.role(end + 1, Role::CLAUSE))
            && !passive
    }

    /// What people are made to do: `forced 40 families to flee`.
    pub fn caused(&self, start: usize, end: usize) -> Option<Predicate<'a>> {
        const CAUSING: &[&str] = &["bought", "forced", "ordered", "requested"];
        if !self.noun_last() || !self.view.is_one_of(end, &self.view.grammar().infinitive) {
            return None;
        }
        let verb = start.checked_sub(1).filter(|at| *at >= self.view.range.start)?;
        let word = self.view.word(verb);
        let asks = word.is_some_and(|w| w.roles.any(Roles::DEMAND.and(Roles::TELL)));
        let causes = self.view.mark(verb).property.is_some_and(|(_, code)| CAUSING.contains(&code));
        // `causing 12 wagons to derail`, `prompting 400 people to flee`: a verb that says nothing else leads to it.
        let grammar = self.view.grammar();
        let bare = self.view.is_open(verb)
            && self.view.mark(verb).property.is_none()
            && (self.view.ends_like(verb, &grammar.gerund_endings) || self.view.ends_like(verb, &grammar.verb_endings));
        // `causing 87 men to receive sentences`: what they receive says more.
        let tells = |p: &Predicate<'_>| asks || causes || bare && p.code != "received";
        let found = self.predicate(end + 1, "property-caused").filter(tells)?;
        Some(found)
    }

    /// `gusts that reached 102 mph`: what a relative clause right behind it says of a noun.
    pub(super) fn before_relative(&self, verb: &Predicate<'a>) -> Option<Predicate<'a>> {
        let pronoun = verb.tokens.start.checked_sub(1).filter(|at| *at > self.view.range.start && self.noun_last())?;
        let relative = self.view.is_one_of(pronoun, &self.view.grammar().relative);
        // `the debts, which amount to £40m`: a comma may set the clause apart.
        let noun = pronoun.checked_sub(1).filter(|at| self.is_comma(*at));
        let near = if relative { self.predicate_before(noun.unwrap_or(pronoun), verb.rule) } else { None };
        // `Exports of beans to China, which reached 27 million tons`: the noun of the level may have complements.
        let far = || noun.filter(|_| relative).and_then(|comma| self.back_from(comma)).filter(|p| self.is_level(p));
        near.or_else(far)
    }

    /// `has 4,200 employees and treats 9,000 patients`: where the clause of a verb ends whose object the figure is, where a
    /// conjunction opens another verb, or a subject with its auxiliary, in English.
    pub(super) fn end_of_object(&self, start: usize, end: usize) -> usize {
        /// Words of the subject of the clause that is joined, at most.
        const SUBJECT: usize = 5;
        let (view, grammar) = (self.view, self.view.grammar());
        let verb = |at: usize| {
            let like = [&grammar.past_endings, &grammar.gerund_endings].iter().any(|e| view.ends_like(at, e));
            view.role(at, Role::AUXILIARY) || like && view.is_open(at) && view.mark(at).property.is_none()
        };
        let governed = view.past_sign(start).checked_sub(1).filter(|at| *at > view.range.start).is_some_and(verb);
        if !self.noun_last() || view.lang.speech.verb_second || !governed {
            return view.range.end;
        }
        let inside = |at: &usize| view.is_word(*at) && !self.in_number(*at);
        let opens = |at: usize| {
            let mut subject = (at..at + SUBJECT).take_while(inside);
            let finite = view.mark(at).property.is_some() && !view.qualifies(at) && view.mark(at).unit.is_none();
            finite || subject.any(|i| self.is_finite_auxiliary(i))
        };
        let joint = |at: &usize| view.role(*at, Role::AND) && !self.in_number(*at) && opens(at + 1);
        (end..view.range.end).find(joint).unwrap_or(view.range.end)
    }

    /// The predicate of the clause behind a passive that opens with an auxiliary in -ing at `at`.
    pub(super) fn behind_being(&self, at: usize, passive: &Predicate<'a>) -> Option<Predicate<'a>> {
        /// Tokens of the passive, at most.
        const PHRASE: usize = 6;
        let grammar = self.view.grammar();
        let being = self.view.role(at, Role::AUXILIARY) && self.view.ends_like(at, &grammar.gerund_endings);
        if !self.noun_last() || !being || passive.tokens.start == at {
            return None;
        }
        let from = passive.tokens.end;
        let inside = |i: &usize| self.view.is_word(*i) && !self.in_number(*i) && !self.view.role(*i, Role::CLAUSE);
        let verb = (from..from + PHRASE).take_while(inside).find(|i| self.view.role(*i, Role::AUXILIARY))?;
        self.behind(verb, false)
    }

    /// `a report issued by 21 groups`, `un dépôt vidé par 200 pillards`: whether a participle with its preposition stands
    /// before those who act.
    pub fn is_agent(&self, start: usize) -> bool {
        /// What is done to others.
        const HARM: &[&str] = &[
            "abducted",
            "ambushed",
            "attacked",
            "beaten",
            "burned",
            "damaged",
            "destroyed",
            "evacuated",
            "hit",
            "looted",
            "robbed",
            "torn_off",
            "raped",
            "rescued",
            "shot",
            "stabbed",
            "stolen",
            "tortured",
        ];
        let (view, grammar) = (self.view, self.view.grammar());
        let noun_first = grammar.order == Order::NounFirst;
        let by = start.checked_sub(2).filter(|at| *at > view.range.start && (self.noun_last() || noun_first));
        by.is_some_and(|at| {
            let agent = view.word(at + 1);
            let participle = view.ends_like(at, &grammar.participle_endings);
            let code = view.mark(at).property.map(|(_, code)| code);
            let harm = code.is_some_and(|code| HARM.contains(&code) || OF_PEOPLE.contains(&code));
            let passive = harm && (at.saturating_sub(3)..at).any(|i| self.is_finite_auxiliary(i));
            agent.is_some_and(|w| w.roles.any(Roles::AGENT))
                && self.kind == Some(UnitKind::Count)
                && if noun_first { passive } else { participle }
                // `an area inhabited by 20 million people`: but those live there.
                && !matches!(code, Some("inhabitants" | "living"))
        })
    }

    /// `an inflation rate of 7%`: the phrase that reaches into the one found, from further left.
    pub(super) fn longer(&self, found: Predicate<'a>) -> Predicate<'a> {
        let at = found.tokens.start;
        let mut over = (1..=3).filter_map(|back| self.predicate(at.checked_sub(back)?, found.rule));
        let noun = |p: &Predicate<'a>| !self.view.role(p.tokens.start, Role::AUXILIARY);
        let over = over.rfind(|p| p.tokens.end > at && self.noun_last() && noun(p));
        over.unwrap_or(found)
    }

    /// Whether a verb of change stands before the preposition that the figure has.
    pub fn changes_from(&self, start: usize) -> bool {
        let verb = start.checked_sub(1).and_then(|at| self.predicate_before(at, rule::BEFORE));
        verb.is_some_and(|p| super::CHANGING.contains(&p.code))
    }

    /// Whether a verb in -ing governs the figure and an auxiliary follows its noun.
    pub fn narrows(&self, verb: &Predicate<'a>, start: usize, end: usize) -> bool {
        let gerund = self.view.ends_like(verb.tokens.start, &self.view.grammar().gerund_endings);
        let noun = verb.tokens.start.checked_sub(1).is_some_and(|at| self.view.mark(at).unit.is_some());
        let goes_on = self.view.role(end, Role::AUXILIARY) && !self.view.role(end, Role::CLAUSE);
        self.noun_last() && gerund && noun && goes_on && verb.tokens.end <= start
    }

    /// `The death toll from a fire that hit a market has risen to 54`: the toll that a change is said of.
    pub(super) fn toll_before(&self, verb: &Predicate<'a>) -> Option<Predicate<'a>> {
        if !self.noun_last() || !matches!(self.kind, None | Some(UnitKind::Count)) {
            return None;
        }
        let from = verb.tokens.start.saturating_sub(ASIDE * 2).max(self.view.range.start);
        let toll = |at: usize| {
            let account = |at: usize| self.view.word(at).is_some_and(|w| w.roles.any(Roles::ACCOUNT));
            self.predicate(at, rule::BEFORE).filter(|p| TOLLS.contains(&p.code) && account(p.tokens.end - 1))
        };
        (from..verb.tokens.start).find_map(toll)
    }

    /// `18 of the 23 drones`: whether nothing but `of the` stands between a figure and its whole.
    pub fn is_whole_of(&self, part: &Number, number: &Number) -> bool {
        let between = part.tokens.end..number.start();
        self.noun_last()
            && matches!(between.len(), 1..=4)
            && self.view.role(between.start, Role::COMPLEMENT)
            && between.clone().all(|at| self.view.role(at, Role::COMPLEMENT) || self.view.role(at, Role::DETERMINER))
    }
}

/// `Вооружённых сил (ВСУ) были сбиты`: whether the bracket at `at` holds letters that only shorten a name.
pub(super) fn is_short_form(view: &View<'_>, at: usize) -> bool {
    let open = if view.is_mark(at, &['(']) { Some(at) } else { at.checked_sub(2) };
    let letters = |at: usize| view.is_word(at) && view.surface(at).chars().all(char::is_uppercase);
    open.is_some_and(|open| {
        view.is_mark(open, &['(']) && letters(open + 1) && view.is_mark(open + 2, &[')']) && open >= view.range.start
    })
}
