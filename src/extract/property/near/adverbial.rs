//! What stands beside a figure without being said of it: occasions, adverbials, names, comparisons, dates.
//!
//! In: a predicate's place. Out: whether the word there only tells when, how much more or who, so that the
//! search goes on past it.

use super::{AVERAGE, CHANGING, Field};
use crate::claim::UnitKind;
use crate::extract::Verdict;
use crate::extract::property::Predicate;
use crate::extract::property::money::names_a_sum;
use crate::extract::property::rule;
use crate::extract::unit::view::QUOTES;
use crate::lang::{Order, Role};

/// What is done to nobody.
const INTRANSITIVE: &[&str] =
    &["arrived", "clashed", "deployed", "fled", "fought", "gathered", "left", "marched", "protested"];

/// The verb of what is added, which stands right before its figure.
const ADDED: &str = "added";

impl<'a> Field<'_, 'a> {
    /// `12 человек в городе погибли`: where nouns inflect, the word of a rate behind what is counted may name the place.
    pub(super) fn is_place_of(&self, end: usize, kind: Option<UnitKind>) -> bool {
        let view = self.view;
        let behind = view.mark(end + view.mark(end).role_length.max(1));
        let divides = behind.unit.is_some_and(|(_, e)| e.kind != UnitKind::Count) || behind.number.is_some();
        view.grammar().order == Order::Inflected
            && kind == Some(UnitKind::Count)
            && view.role(end, Role::PLACE)
            && !divides
    }

    /// Whether what stands at `at` is no predicate there, whatever the list says of the word.
    pub(super) fn is_adverbial(&self, at: usize, length: usize, code: &str, rule: &str) -> bool {
        // `Podczas starć 12 policjantów zostało rannych`: where nouns inflect, right before its figure, too.
        let beside = self.view.grammar().order == Order::Inflected && rule == rule::BEFORE;
        (rule == rule::NEAR || beside) && self.on_occasion(at)
            || (rule == rule::NEAR && !self.tells_sum(code) || beside) && self.in_circumstance(at)
            || rule == rule::NEAR && self.qualifies_place(at, length)
            // `added 12 jobs`: who adds something may as well say it.
            || code == ADDED && rule != rule::BEFORE
            || self.only_tells_where(at, code)
            || self.inside_phrase(at, length)
            || length == 1 && self.is_somebody(at)
            // `expected to live`: the longer auxiliary leads to the verb behind.
            || self.view.role(at, Role::AUXILIARY) && self.view.mark(at).role_length > length
            || self.takes_place(at, code)
            || self.of_the_share(at, code)
            || self.is_whole_of_share(at)
            || self.compares(at, length, code, rule)
            || self.is_standard(at, code)
            || self.in_name(at, length)
            // What is counted reaches no level: its number does.
            || code == "level"
                && self.kind == Some(crate::claim::UnitKind::Count)
                && self.view.grammar().order == Order::NounFirst
            || length > 1 && code == "marched" && self.view.token(at + length).is_some_and(|t| t.capital)
    }

    /// `в результате шести пожаров`, `à la suite de trois explosions`: whether the figure that starts at a token is a number of
    /// occasions, of which nothing else in the clause is said.
    pub fn counts_occasions(&self, start: usize) -> bool {
        let (view, grammar) = (self.view, self.view.grammar());
        let Some(before) = start.checked_sub(1).filter(|before| *before >= view.range.start) else { return false };
        let governs = |words| view.is_one_of(before, words);
        view.role(before, Role::OCCASION)
            || grammar.order == Order::Inflected && (governs(&grammar.circumstance) || governs(&grammar.result))
    }

    /// `avrebbe nascosto all'estero oltre un milione`: where it was done says less than the verb right before it.
    fn only_tells_where(&self, at: usize, code: &str) -> bool {
        const WHERE: &[&str] = &["abroad", "at_sea"];
        let told = |at: usize| self.view.mark(at).property.is_some_and(|(length, _)| length == 1);
        WHERE.contains(&code) && at > self.view.range.start && told(at - 1)
    }

    /// `un employé du port parle de 15`: where nouns stand first, behind an article in the singular a noun for a person is no
    /// participle.
    fn is_somebody(&self, at: usize) -> bool {
        let (view, grammar) = (self.view, self.view.grammar());
        let article = at.checked_sub(1).filter(|a| *a >= view.range.start && view.role(*a, Role::DETERMINER));
        let one = article.is_some_and(|a| !view.is_one_of(a, &grammar.plural_article));
        let person = || view.mark(at).unit.is_some_and(|(n, e)| n == 1 && e.person && e.property.is_none());
        grammar.order == Order::NounFirst && one && person()
    }

    /// `lors de la manifestation`, `during a fierce clash`: an occasion is said of no figure.
    fn on_occasion(&self, at: usize) -> bool {
        let view = self.view;
        if view.grammar().order == Order::Inflected {
            return self.on_its_occasion(at);
        }
        for before in (at.saturating_sub(3)..at).rev() {
            if view.role(before, Role::OCCASION) {
                return true;
            }
            let slight = view.role(before, Role::DETERMINER) || view.role(before, Role::SKIP) || view.is_open(before);
            if !slight || self.in_number(before) {
                return false;
            }
        }
        false
    }

    /// `w trakcie gwałtownych zamieszek`: where nouns inflect, an occasion is a noun, and no more than its adjective stands
    /// before it.
    fn on_its_occasion(&self, at: usize) -> bool {
        let (view, grammar) = (self.view, self.view.grammar());
        let adjective = |i: usize| {
            let slight = view.role(i, Role::DETERMINER) || view.role(i, Role::SKIP);
            slight || view.is_open(i) && view.ends_like(i, &grammar.oblique_adjective_endings)
        };
        let Some(before) = at.checked_sub(1).filter(|i| *i >= view.range.start) else { return false };
        let head = if adjective(before) && before > view.range.start { before - 1 } else { before };
        if !view.role(head, Role::OCCASION) || self.in_number(before) {
            return false;
        }
        let verb = [&grammar.verb_endings, &grammar.past_endings, &grammar.participle_endings];
        !view.role(at, Role::AUXILIARY) && !verb.iter().any(|endings| view.ends_like(at, endings))
    }

    /// `189 hospitales obtenida`: a participle in the singular right behind a noun in the plural goes with another; and
    /// what is counted reaches no level.
    pub(super) fn disagrees(&self, found: &Predicate<'a>, end: usize) -> bool {
        let view = self.view;
        let (grammar, at) = (view.grammar(), found.tokens.start);
        if grammar.order != Order::NounFirst {
            return false;
        }
        let bare = at == end && at > view.range.start && found.tokens.len() == 1;
        bare && view.ends_like(at, &grammar.singular_participle_endings)
            && view.ends_like(at - 1, &grammar.plural_endings)
    }

    /// `a bordo dell'imbarcazione ribaltata c'erano 97 persone`: a participle in the singular right behind its noun goes
    /// with that one, where several are counted.
    pub(super) fn is_attributive(&self, at: usize, length: usize) -> bool {
        let view = self.view;
        // `aus zwei Gebieten wurde eine verletzte Person gemeldet`: before its noun a participle says nothing of the figure.
        let noun = |i: usize| view.token(i).is_some_and(|t| t.capital && t.is_word()) && view.mark(i).number.is_none();
        let lower = view.token(at).is_some_and(|t| !t.capital);
        let before = at > view.range.start && view.role(at - 1, Role::DETERMINER) && !self.in_number(at - 1);
        let one = at > view.range.start && self.in_number(at - 1) && view.mark(at - 1).plain;
        let capitals = view.grammar().order == Order::CapitalNoun;
        let attribute = view.ends_like(at, &view.grammar().attributive_endings) && noun(at + length);
        if capitals && length == 1 && lower && (before || one) && attribute {
            return true;
        }
        let endings = &view.grammar().singular_participle_endings;
        let people = self.kind == Some(crate::claim::UnitKind::Count);
        if length != 1 || at <= view.range.start || endings.is_empty() {
            return false;
        }
        // `no trimestre terminado em junho`, `del incendio declarado ayer`: so does one inside the phrase of a preposition.
        let participle = view.ends_like(at, endings) || view.ends_like(at, &view.grammar().participle_endings);
        let open = |i: usize| view.is_open(i) || view.mark(i).unit.is_some() || view.role(i, Role::DETERMINER);
        let mut from = at;
        while from > view.range.start && at - from < 4 && open(from - 1) && view.mark(from - 1).number.is_none() {
            from -= 1;
        }
        let governed = (from.saturating_sub(1)..at).any(|i| view.is_one_of(i, &view.grammar().circumstance));
        if participle && governed && from < at {
            return true;
        }
        if !people || !view.ends_like(at, endings) {
            return false;
        }
        let noun = view.is_open(at - 1) || view.mark(at - 1).unit.is_some();
        noun && !(at.saturating_sub(4)..at).any(|i| view.role(i, Role::AUXILIARY))
    }

    /// `tras la explosión`, `nel crollo`, `a causa del choque`: a noun that a preposition governs tells when, where or why.
    fn in_circumstance(&self, at: usize) -> bool {
        let view = self.view;
        let words = &view.grammar().circumstance;
        let slight = |i: usize| view.role(i, Role::DETERMINER) || view.is_mark(i, &['\'', '’']);
        let mut from = at;
        while from > view.range.start && at - from < 2 && slight(from - 1) && !view.is_one_of(from - 1, words) {
            from -= 1;
        }
        let Some(before) = from.checked_sub(1).filter(|before| *before >= view.range.start) else { return false };
        let verb = from == at && view.ends_like(at, &view.grammar().infinitive_endings);
        let of = view.role(before, Role::COMPLEMENT) && before > view.range.start && view.is_one_of(before - 1, words);
        !verb && (view.is_one_of(before, words) || of)
    }

    /// `comprará las dosis por un importe de 3 millones`, `protestano contro il prezzo, crollato a 11 euro`: the noun of a sum is
    /// told of a sum of money, whatever governs it.
    fn tells_sum(&self, code: &str) -> bool {
        self.kind == Some(UnitKind::Currency) && names_a_sum(code) && self.view.grammar().order == Order::NounFirst
    }

    /// `vypustil do volné přírody devět antilop`: where nouns inflect, an adjective behind a preposition narrows the noun behind it.
    fn qualifies_place(&self, at: usize, length: usize) -> bool {
        let (view, grammar) = (self.view, self.view.grammar());
        if grammar.order != Order::Inflected || length != 1 || at <= view.range.start {
            return false;
        }
        let preposition = view.role(at - 1, Role::PLACE) || view.role(at - 1, Role::LINK);
        let noun = |at: usize| view.is_open(at) && view.mark(at).property.is_none() && view.mark(at).number.is_none();
        // `wymieniła 40 proc. zużytych rur`: so does one behind a share.
        let percent = |back: usize| {
            let unit = at.checked_sub(back).and_then(|from| view.mark(from).unit);
            unit.is_some_and(|(n, e)| n == back && e.kind == UnitKind::Percent)
        };
        let share = || percent(1) || percent(2);
        if noun(at + 1) && share() && view.ends_like(at, &grammar.oblique_adjective_endings) {
            return true;
        }
        preposition && noun(at + 1) && view.ends_like(at, &grammar.adjective_endings) && view.mark(at).unit.is_none()
    }

    /// Whether a word may stand between a noun and its predicate.
    pub(super) fn passes(&self, at: usize) -> bool {
        let mark = self.view.mark(at);
        // `hanno simultaneamente eseguito`: an adverb behind the auxiliary.
        let adverb = || {
            let grammar = self.view.grammar();
            grammar.order == Order::NounFirst
                && self.view.is_open(at)
                && self.view.ends_like(at, &grammar.adverb_endings)
                && at > self.view.range.start
                && self.view.role(at - 1, Role::AUXILIARY)
        };
        mark.number.is_none() && (mark.role.has(Role::AUXILIARY) || self.view.is_mark(at, QUOTES) || adverb())
    }

    /// `pour sa part`: a word inside a function phrase says nothing by itself.
    fn inside_phrase(&self, at: usize, length: usize) -> bool {
        (1..4).filter_map(|back| Some((back, at.checked_sub(back)?))).any(|(back, from)| {
            let mark = self.view.mark(from);
            // The tokens of one phrase count down to its end.
            mark.role_length >= back + length && self.view.mark(at).role_length + back == mark.role_length
        })
    }

    /// `2,6 процента ВВП`, `14 відсотків доходу`: where nouns inflect, the noun of a sum right behind a share is the whole that it
    /// is a part of.
    fn is_whole_of_share(&self, at: usize) -> bool {
        let view = self.view;
        let share = |i: usize| view.mark(i).unit.is_some_and(|(_, e)| e.kind == UnitKind::Percent);
        let possible = view.grammar().order == Order::Inflected && self.kind == Some(UnitKind::Percent);
        let sum = || view.mark(at).property.is_some_and(|(_, code)| names_a_sum(code));
        possible && at > view.range.start && share(at - 1) && sum() && !view.ends_like(at, &view.grammar().past_endings)
    }

    /// `par rapport à la moyenne`: what something is compared with is not said of it.
    fn is_standard(&self, at: usize, code: &str) -> bool {
        let view = self.view;
        let opens = |i: usize| view.role(i, Role::VERSUS) && i + view.mark(i).role_length <= at;
        code == AVERAGE
            && (at.saturating_sub(6)..at).rev().any(opens)
            && (at.saturating_sub(1)..at).all(|i| view.role(i, Role::DETERMINER) || view.role(i, Role::VERSUS))
    }

    /// `moins de 15 ans`, `2 de plus que vendredi`: how much more is said of the figure right before it alone.
    fn compares(&self, at: usize, length: usize, code: &str, rule: &str) -> bool {
        let comparing = length == 2
            && self.view.grammar().order == Order::NounFirst
            && CHANGING.contains(&code)
            && self.view.is_one_of(at + 1, &self.view.grammar().more);
        comparing && (rule != rule::BEHIND || self.view.role(at + 2, Role::COMPLEMENT))
    }

    /// `La République en Marche`, `Gain Capital Group`: a capital inside a sentence makes a name.
    fn in_name(&self, at: usize, length: usize) -> bool {
        /// Words around a name that tell whether the sentence writes every word with a capital.
        const AROUND: usize = 8;
        let view = self.view;
        let capital = |i: usize| view.token(i).is_some_and(|t| t.capital && t.is_word());
        let spelt = |i: usize| view.surface(i).chars().any(char::is_lowercase);
        if !capital(at) || length != 1 || at <= view.range.start + 1 || !view.is_word(at - 1) || !spelt(at) {
            return false;
        }
        let fixed = match view.grammar().order {
            Order::NounFirst => true,
            Order::NounLast => capital(at - 1) || capital(at + 1),
            Order::CapitalNoun | Order::Inflected => false,
        };
        let plain = |i: usize| view.is_word(i) && !capital(i) && view.surface(i).len() > 4;
        let alone = || view.grammar().order == Order::NounFirst && !capital(at - 1);
        fixed && (alone() || (at.saturating_sub(AROUND)..at + AROUND).any(plain))
    }

    /// Where the words before a figure end that only say on which day: `a réuni mardi 22 mai 16.400 personnes`.
    pub(super) fn before_date(&self, end: usize) -> Option<usize> {
        let view = self.view;
        let calendar = &view.lang.calendar;
        let dated = |at: usize| {
            self.number_of(at).is_some_and(|number| number.verdict == Verdict::NotFigure)
                || calendar.weekday.longest_before(&view.document.tokens, at + 1).is_some()
                || view.token(at).is_some_and(|t| calendar.month_after.word(t.key).is_some())
        };
        let start = (end.saturating_sub(5)..end).rev().take_while(|at| *at > view.range.start && dated(*at)).last()?;
        Some(start)
    }

    /// `got the remaining 40 seats`: English `remaining` right before a figure is its adjective.
    pub(super) fn only_remains(&self, found: &Predicate<'a>, start: usize) -> bool {
        self.view.grammar().order == Order::NounLast
            && found.tokens.end == start
            && self.view.is_one_of(start - 1, &self.view.grammar().remaining)
    }

    /// `killed and wounded 18`: of two predicates joined right before the figure, the first.
    pub(super) fn first_of(&self, found: Predicate<'a>) -> Predicate<'a> {
        let view = self.view;
        let alike = |p: &Predicate<'a>| {
            let end = |p: &Predicate<'a>| {
                let word = view.surface(p.tokens.end - 1);
                let cut = word.char_indices().rev().nth(1).map_or(0, |(i, _)| i);
                &word[cut..]
            };
            end(p) == end(&found)
        };
        // `la suppression envisagée de 120 postes`: what only says that it is planned narrows the noun.
        let narrows = view.grammar().order == Order::NounFirst
            && matches!(found.code, "planned" | "announced" | "expected" | "promised" | "demanded" | "value")
            && view.role(found.tokens.end, Role::COMPLEMENT);
        if narrows && let Some(noun) = self.predicate_before(found.tokens.start, found.rule) {
            return noun;
        }
        let and = found.tokens.start.checked_sub(1).filter(|at| *at > view.range.start && view.role(*at, Role::AND));
        let first = and.and_then(|and| self.predicate_before(and, found.rule));
        // `interviennent et interpellent deux hommes`: what takes no object governs nothing behind the conjunction.
        let bare = |p: &Predicate<'a>| INTRANSITIVE.contains(&p.code);
        first.filter(alike).filter(|p| !bare(p) || bare(&found)).unwrap_or(found)
    }

    /// `14 migrants, dont 3 femmes et 2 enfants, ont été secourus`: the auxiliary that resumes the clause behind the
    /// naming of a part, which opens at `at` with or without a comma.
    pub(super) fn behind_part(&self, at: usize) -> Option<usize> {
        /// Tokens of the naming, at most.
        const PART: usize = 30;
        let view = self.view;
        let opens = if view.is_mark(at, &[',', '(', '–', '—']) { at + 1 } else { at };
        if !view.role(opens, Role::AMONG) {
            return None;
        }
        let from = opens + view.mark(opens).role_length.max(1);
        let mut nouns = 0;
        for i in from..from + PART {
            let mark = view.mark(i);
            if view.token(i).is_none() || view.is_mark(i, &[';', ':']) {
                return None;
            }
            if mark.role.has(Role::AUXILIARY) && !mark.role.has(Role::CLAUSE) && mark.number.is_none() {
                // `dont 40 ont été libérés`: the part itself is the subject.
                return (nouns > 0 && !self.in_number(i - 1)).then_some(i);
            }
            if mark.role.has(Role::AMONG) {
                return None;
            }
            // `incluindo uma mãe e sua filha, perderam a vida`, `including three children, died`: so does a verb that
            // needs no auxiliary; where participles stand behind their noun, one of them may tell of the part.
            let order = view.grammar().order;
            let verb = |at: usize| {
                view.mark(at).property.is_some()
                    && view.mark(at).number.is_none()
                    && !(order == Order::NounFirst && view.ends_like(at, &view.grammar().participle_endings))
                    && !view.ends_like(at, &view.grammar().gerund_endings)
            };
            let first = order != Order::Inflected && opens > at;
            if first && nouns > 0 && view.is_mark(i, &[',']) && !self.in_number(i) && verb(i + 1) {
                return Some(i + 1);
            }
            // `dont une percutée par un automobiliste`: what a part suffered ends with its comma.
            if mark.role.has(Role::CLAUSE) && mark.number.is_none() {
                return None;
            }
            nouns += usize::from(view.is_word(i) && mark.number.is_none() && !mark.role.has(Role::AND));
        }
        None
    }

    /// Where a search back from a figure begins: before `, as well as`, which goes on with what the clause says.
    pub(super) fn before_addition(&self, start: usize) -> usize {
        let view = self.view;
        let slight = |at: usize| view.role(at, Role::DETERMINER) || view.role(at, Role::SKIP);
        let end = (start.saturating_sub(2)..start).rev().find(|at| !slight(*at)).map_or(start, |at| at + 1);
        let long = |back: &usize| {
            end.checked_sub(*back).is_some_and(|at| view.role(at, Role::AND) && view.mark(at).role_length == *back)
        };
        let comma = |back: usize| end.checked_sub(back + 1).filter(|at| view.is_mark(*at, &[',']));
        (2..=3).rev().find(long).and_then(comma).unwrap_or(start)
    }
}
