//! What a word or phrase of the list of predicates says where it stands.
//!
//! In: a token. Out: the predicate there, unless the word is something else at this place: a preposition, a part of a name, what
//! qualifies a noun, the noun of a figure ...

use std::ops::Range;

use super::{CHANGING, Field};
use crate::claim::{Modifier, UnitKind};
use crate::extract::Number;
use crate::extract::property::Predicate;
use crate::extract::property::fit::fits;
use crate::extract::property::money::names_a_level;
use crate::extract::property::rule;
use crate::extract::unit::view::{Mark, QUOTES, View};
use crate::lang::{Grammar, Order, Role, Roles, Word};

/// What a number of people is the toll of.
pub(super) const TOLLS: &[&str] = &["died", "killed"];
/// Where people lie, and bills do not; how badly they are hurt, and faults are not.
const NO_THINGS: &[&str] = &["hospitalised", "slightly_injured", "seriously_injured"];
/// What people and goods travel in.
const CARRIERS: &[&str] = &[
    "ambulance",
    "barge",
    "boat",
    "bus",
    "car",
    "dinghy",
    "ferry",
    "helicopter",
    "plane",
    "ship",
    "train",
    "tram",
    "truck",
    "van",
    "vehicle",
    "vessel",
];
/// What takes to the streets: vehicles only stand on them.
const MARCHED: &str = "marched";
/// What verbs are spelt like.
const MADE: &[&str] = &["bus", "factory", "farm", "ferry", "plant", "ship", "train"];
/// What befalls a vessel, and not those aboard.
const WRECKED: &[&str] = &["overturned", "sunk"];
/// What fires and storms do, and nobody.
const OCCURRED: &str = "occurred";
/// The verbs of a state that goes on.
pub(super) const STAYING: &[&str] = &["remaining", "staying"];
/// Verbs that say nothing of their own before an infinitive.
const HELPING: &[&str] = &["needed", "owed", "won"];

impl<'a> Field<'_, 'a> {
    /// The predicate at a token, unless it is the noun of some figure.
    pub fn predicate(&self, at: usize, rule: &'static str) -> Option<Predicate<'a>> {
        let mark = self.view.mark(at);
        // `Parmi les morts figurent trois policiers`: a noun for people says what befell them.
        let victims =
            || mark.unit.filter(|_| !self.thing).and_then(|(length, entry)| Some((length, entry.property.as_deref()?)));
        let of_kind = || self.word_of_kind(at);
        let verb = || self.word_as_verb(at);
        let told = || mark.property.or_else(victims).or_else(of_kind).or_else(verb);
        let told = if mark.number.is_none() { told() } else { None };
        let (length, code) = told?;
        let (length, code) = self.of_word(at, length, code);
        let code = self.as_change(at..at + length, code);
        let (view, grammar) = (self.view, self.view.grammar());
        let said = Said { field: self, view, grammar, mark, at, length, code, rule };
        said.holds().then(|| Predicate { tokens: at..at + length, code, rule })
    }

    /// `620 migrantes llegaron a Canarias`: what of a value says how high it stands, its verb alone says of those counted.
    fn of_word(&self, at: usize, length: usize, code: &'a str) -> (usize, &'a str) {
        let reached = code == "level" && length > 1 && self.kind == Some(UnitKind::Count);
        let first = reached && self.view.grammar().order == Order::NounFirst;
        let word = self.view.token(at).filter(|_| first);
        let verb = word.and_then(|t| self.view.lang.properties.phrases.word(t.key));
        verb.map_or((length, code), |verb| (1, &**verb))
    }

    /// `les ventes ont progressé de 4 %, à 15,6 milliards`: a verb that says a change of money, of shares or of measures alone is
    /// one for all rules that ask; who loses a part of something may lose it.
    fn as_change(&self, tokens: Range<usize>, code: &'a str) -> &'a str {
        /// Tokens of a share behind its verb, at most.
        const SHARE: usize = 5;
        let valued = matches!(self.kind, Some(UnitKind::Currency | UnitKind::Percent | UnitKind::Measure));
        // `Wzrost płac zwolnił do 3 proc.`: where nouns inflect, what only slowed is told by its verb.
        if !valued || code == "lost" || self.view.grammar().order == Order::Inflected {
            return code;
        }
        let of_kind = self.code_of_kind(&tokens);
        // `los ingresos cedieron un 1,3 %, hasta los 2.090 millones`: so is one of shares, where a share stands right behind it.
        let share = |at: usize| self.view.mark(at).unit.is_some_and(|(_, e)| e.kind == UnitKind::Percent);
        let by_share = || (tokens.end..tokens.end + SHARE).any(share).then(|| self.code_of(UnitKind::Percent, &tokens));
        let changes = |code: &&'a str| CHANGING.contains(code);
        let of_kind = of_kind.filter(changes).or_else(|| by_share().flatten().filter(changes));
        of_kind.unwrap_or(code)
    }

    /// Before the auxiliary or weak pronoun right before a verb at `at`.
    fn before_weak(&self, at: usize) -> usize {
        let weak = |at: usize| self.view.role(at, Role::AUXILIARY) && !self.view.role(at, Role::LINK);
        let denied = |at: usize| self.view.is_one_of(at, &self.view.grammar().negation);
        (at.saturating_sub(2)..at).rev().take_while(|&i| weak(i) && !denied(i)).last().unwrap_or(at)
    }
}

/// A phrase of the list, where it stands.
struct Said<'f, 'v, 'a> {
    field: &'f Field<'v, 'a>,
    view: &'v View<'a>,
    grammar: &'static Grammar,
    mark: &'f Mark<'a>,
    at: usize,
    length: usize,
    code: &'a str,
    /// The rule that asks.
    rule: &'static str,
}

impl Said<'_, '_, '_> {
    /// Whether the phrase says there what the list says of it.
    fn holds(&self) -> bool {
        !(self.is_function_word()
            || self.field.is_adverbial(self.at, self.length, self.code, self.rule)
            || self.rule == rule::NEAR && self.field.is_attributive(self.at, self.length)
            || self.is_vessel()
            || self.is_part_of_noun()
            || self.is_quoted_name()
            || self.is_aboard_them()
            || self.is_denied()
            || self.is_name()
            || self.only_helps()
            || self.is_month()
            || self.is_part_of_word()
            || self.leads_on()
            || self.qualifies_noun()
            || self.is_comparative()
            || self.is_one_person()
            || self.is_report()
            || self.is_extreme()
            || self.is_noun_of_figure())
            && self.fits()
    }

    fn is_one(&self) -> bool {
        self.length == 1
    }

    /// Whether no word of the sentence stands before.
    fn is_first(&self) -> bool {
        self.at <= self.view.range.start
    }

    fn is_capital(&self) -> bool {
        self.view.token(self.at).is_some_and(|t| t.capital)
    }

    /// Whether the word here is a particle that says a change right before its figure, and nowhere else: `up 18%`.
    fn is_change(&self) -> bool {
        self.view.is_one_of(self.at, &self.grammar.change_before)
    }

    /// `entre 180 et 220`, `a total of`: a preposition spelt like a verb, a word that only counts; `gave up after 3 days`: a
    /// particle far from its figure.
    fn is_function_word(&self) -> bool {
        let role = self.mark.role;
        let counts = role.has(Role::NUMBER_OF) && !TOLLS.contains(&self.code);
        let link = || role.has(Role::LINK) && !(self.rule == rule::BEFORE && self.is_change());
        let slight = role.has(Role::STOP) || role.has(Role::SKIP);
        // `abriram mais 200 vagas`, `cresceu mais 12%`: what also means further ones says by how much a share differs.
        let share = self.field.kind == Some(UnitKind::Percent);
        let further = || role.has(Role::SKIP) && !share;
        // `vendió un 7 % menos`: right behind the share, too.
        let percent = |at: usize| self.view.mark(at).unit.is_some_and(|(_, e)| e.kind == UnitKind::Percent);
        // `el 60 % más pobre`: but before an adjective it compares.
        let last = || !self.view.is_open(self.at + 1) || self.view.mark(self.at + 1).property.is_some();
        let behind = || slight && share && self.at > self.view.range.start && percent(self.at - 1) && last();
        let particle = || slight && self.is_change() && !behind() && (self.rule != rule::BEFORE || further());
        let particle = || particle() || self.is_change() && self.ends_verb();
        counts || self.is_one() && (role.has(Role::PLACE) || link() || particle())
    }

    /// `will soak up 40 sites`, `the wall holding up 12 houses`: the particle of a verb right before it says no change of things or
    /// people, where nouns stand last.
    fn ends_verb(&self) -> bool {
        let (view, grammar, at) = (self.view, self.grammar, self.at);
        let counted = self.field.kind == Some(UnitKind::Count) && self.field.unit != "point";
        let Some(verb) = at.checked_sub(1).filter(|verb| counted && *verb > view.range.start) else { return false };
        let ended = view.ends_like(verb, &grammar.verb_endings) || view.ends_like(verb, &grammar.gerund_endings);
        grammar.order == Order::NounLast && (ended || view.is_one_of(verb - 1, &grammar.modal))
    }

    /// `The ship had 23 sailors`: behind an article a vessel or a works is no verb.
    fn is_vessel(&self) -> bool {
        let made = self.mark.unit.is_some_and(|(length, entry)| length == 1 && MADE.contains(&&*entry.code));
        made && self.is_one() && self.grammar.order == Order::NounLast && self.field.behind_article(self.at)
    }

    /// `bureaux de vote`: a word inside the name of a thing says nothing by itself; nor does the word that such a name opens with
    /// (`500 officers and a detention centre`).
    fn is_part_of_noun(&self) -> bool {
        let longer = |from: usize, length: usize| {
            let unit = self.view.mark(from).unit;
            unit.is_some_and(|(n, entry)| n > length && entry.kind == UnitKind::Count)
        };
        let inside = || (1..4).any(|back| self.at.checked_sub(back).is_some_and(|from| longer(from, back)));
        longer(self.at, self.length) || self.is_one() && inside()
    }

    /// `déplacées à bord de deux camionnettes`: what tells where others are says nothing of the vehicles.
    fn is_aboard_them(&self) -> bool {
        const ABOARD: &str = "aboard";
        let (view, end) = (self.view, self.at + self.length);
        let of = self.code == ABOARD && view.role(end, Role::COMPLEMENT) && view.mark(end + 1).number.is_some();
        of && CARRIERS.contains(&self.field.unit)
    }

    /// `лоукостер «Победа»`: a name in quotation marks says nothing.
    fn is_quoted_name(&self) -> bool {
        self.is_capital()
            && self.at > self.view.range.start + 1
            && self.view.is_mark(self.at - 1, QUOTES)
            && self.view.is_word(self.at - 2)
    }

    /// `не вышли на линию`: what is denied is not said, unless the list says it so; nor is it where the negation stands before
    /// the weak words of a verb (`não se feriram`, `no resultaron heridos`).
    fn is_denied(&self) -> bool {
        let weak = if self.grammar.order == Order::NounFirst { self.field.before_weak(self.at) } else { self.at };
        let denied = weak > self.view.range.start && self.view.is_one_of(weak - 1, &self.grammar.negation);
        denied && !self.is_limited()
    }

    /// `non costerà più di 38 euro`: with the hedge right behind the verb a negation only says how much it is at most.
    fn is_limited(&self) -> bool {
        let limit = |n: &Number| n.figure.modifier == Modifier::AtMost && n.extent.start == n.start();
        self.grammar.order == Order::NounFirst && self.field.number_at(self.at + self.length).is_some_and(limit)
    }

    /// `minister Van Dalen`: a capital inside a sentence makes a name, where nouns have none; an acronym may say much.
    fn is_name(&self) -> bool {
        let view = self.view;
        // `45 graus em Mora`: so does one behind a preposition in a phrase of two words.
        if self.length == 2 && self.grammar.order == Order::NounFirst && self.mark.role.has(Role::PLACE) {
            let spelt = |at: usize| view.surface(at).chars().any(char::is_lowercase);
            return view.token(self.at + 1).is_some_and(|t| t.capital) && !self.is_capital() && spelt(self.at + 1);
        }
        self.is_capital()
            && self.is_one()
            && !self.is_first()
            && view.is_word(self.at - 1)
            && self.grammar.order != Order::CapitalNoun
            && !view.lang.labels.capital_headlines
            && view.surface(self.at).chars().any(char::is_lowercase)
            // `w sekcji Zakwaterowanie`: so does one behind a word, where no headline has capitals.
            && (view.token(self.at - 1).is_some_and(|t| t.capital) || self.grammar.order == Order::Inflected)
    }

    /// Whether a verb only helps what follows.
    fn only_helps(&self) -> bool {
        // `lograron escapar`, `precisaram ser operados`: where nouns come first, before an infinitive.
        let infinitive =
            || self.rule != rule::BEFORE && HELPING.contains(&self.code) && self.field.leads_to_infinitive(self.at + 1);
        // `zostało zabitych`: one that may mean staying before another predicate.
        let staying = || {
            STAYING.contains(&self.code)
                && self.mark.role.has(Role::AUXILIARY)
                && self.view.mark(self.at + 1).property.is_some()
        };
        self.is_one() && (infinitive() || staying())
    }

    /// `on 3 March`: a month is no march.
    fn is_month(&self) -> bool {
        let months = &self.view.lang.calendar.month_after;
        !self.is_first() && self.view.token(self.at).is_some_and(|t| t.capital && months.word(t.key).is_some())
    }

    /// Whether a hyphen makes another word of it: `non-profit builders`, `ill-fated passengers`.
    fn is_part_of_word(&self) -> bool {
        let (view, at) = (self.view, self.at);
        let joined = |at: usize| view.is_joint(at) && view.is_word(at - 1) && view.is_word(at + 1);
        let second = || !self.is_first() && view.is_joint(at - 1);
        // `im Rhein-Sieg-Kreis`: nor does the first part of a compound say anything, where nouns are written together.
        self.grammar.hyphen_makes_words && self.is_one() && (second() || joined(at + 1))
            || view.lang.speech.joins_nouns && joined(at + self.length)
    }

    /// `stellt in Berlin 300 Bilder aus`, `stellt ein Auto her`: where the verb stands second, a preposition or an article right behind it
    /// is no particle before what it governs.
    fn leads_on(&self) -> bool {
        let (view, end) = (self.view, self.at + self.length);
        let last = end - 1;
        if !view.lang.speech.verb_second || self.length != 2 {
            return false;
        }
        let governs = view.is_one_of(last, &self.grammar.preposition) || view.role(last, Role::DETERMINER);
        let capitals = self.grammar.order == Order::CapitalNoun;
        let noun =
            |at: usize| view.token(at).is_some_and(|t| t.is_word() && t.capital) || !capitals && view.is_open(at);
        let object = |at: usize| {
            view.mark(at).number.is_some()
                || view.role(at, Role::DETERMINER)
                || view.mark(at).unit.is_some()
                || noun(at)
        };
        let particle = || view.ends_like(last, &self.grammar.particles);
        governs && particle() && object(end)
    }

    /// `pay each bereaved family`: a participle before a noun that another figure counts, or none.
    fn qualifies_noun(&self) -> bool {
        self.is_one()
            && self.rule == rule::NEAR
            && self.view.qualifies(self.at)
            && self.view.is_counted(self.at + 1)
            && !self.is_first()
            && !self.view.role(self.at - 1, Role::AUXILIARY)
    }

    /// `a lower total of`: what compares says something of its noun, unless it stands behind a figure.
    fn is_comparative(&self) -> bool {
        self.is_one() && self.rule != rule::BEHIND && self.view.is_one_of(self.at, &self.grammar.comparative)
    }

    /// `пострадавший имел пять ружей`: where nouns inflect, what one is called whom something befell says nothing of several.
    fn is_one_person(&self) -> bool {
        let (view, grammar, at) = (self.view, self.grammar, self.at);
        let ends = |endings| view.ends_like(at, endings);
        let plural = ends(&grammar.plural_adjective_endings);
        let person = self.mark.unit.is_some_and(|(length, entry)| length == 1 && entry.person);
        let one = person && self.field.several && ends(&grammar.adjective_endings);
        grammar.order == Order::Inflected && self.is_one() && one && !plural
    }

    /// `нашлось 200 мест, призналась директор`: a verb of saying right behind a comma tells who says so.
    fn is_report(&self) -> bool {
        let (view, at) = (self.view, self.at);
        let says = |word: &Word| word.source.is_none() && word.roles.any(Roles::SAY);
        self.grammar.order == Order::Inflected
            && self.rule == rule::NEAR
            && self.is_one()
            && at > view.range.start + 1
            && view.is_mark(at - 1, &[','])
            && view.mark(at + 1).number.is_none()
            && view.said(at).is_some_and(says)
    }

    /// `la temperatura máxima alcanzó los 45 grados`: behind the noun of what is measured an adjective only says which value of it.
    fn is_extreme(&self) -> bool {
        const EXTREMES: &[&str] = &["average", "maximum", "minimum", "record"];
        // `a propina máxima`: so does it behind any noun with its article.
        let article = |at: usize| at > self.view.range.start && self.view.role(at - 1, Role::DETERMINER);
        let noun = |at: usize| {
            let told = self.view.mark(at).property;
            told.is_some_and(|(n, code)| n == 1 && (names_a_level(code) || article(at)))
        };
        self.grammar.order == Order::NounFirst
            && self.is_one()
            && EXTREMES.contains(&self.code)
            && !self.is_first()
            && noun(self.at - 1)
    }

    fn is_noun_of_figure(&self) -> bool {
        self.is_taken(self.at) || self.is_complement_of_noun()
    }

    fn is_taken(&self, at: usize) -> bool {
        let taken = at.checked_sub(self.view.range.start).and_then(|at| self.field.taken.get(at));
        taken.copied().unwrap_or(false)
    }

    /// `nueve sospechosos de pertenecer a la banda`: the infinitive that a preposition attaches to the noun counted narrows it.
    fn is_complement_of_noun(&self) -> bool {
        let attached = self.rule != rule::BEFORE
            && self.at > self.view.range.start + 1
            && self.view.role(self.at - 1, Role::COMPLEMENT)
            && self.is_taken(self.at - 2);
        attached && self.field.leads_to_infinitive(self.at)
    }

    /// Whether what it says can be said of the figure.
    fn fits(&self) -> bool {
        let field = self.field;
        // `втрати у 150 тисяч доларів`: what costs lives of people is a loss of money.
        let code = field.code_of_kind(&(self.at..self.at + self.length)).unwrap_or(self.code);
        let no_thing = || NO_THINGS.contains(&code) || self.length > 1 && code == MARCHED;
        let nobody = || WRECKED.contains(&code) || code == OCCURRED;
        fits(code, field.kind, field.unit) && !(field.thing && no_thing()) && !(field.people && nobody())
    }
}
