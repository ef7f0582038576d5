//! The hedge before a figure: `plus de 200`, `at least 12`, `około tysiąca`.
//!
//! In: a number in its sentence. Out: whether a hedge stands before it, which then bounds the number and belongs to its extent.
//! Most hedges are prepositions or verbs, too: what each of them says where it is no hedge is a method of [`Hedge`].

use super::bind;
use crate::claim::{Decimal, UnitKind};
use crate::extract::figure::context::Context;
use crate::extract::figure::{Raw, range};
use crate::lang::{Effect, Hedges, Opening, Order, Role, Roles, UnitEntry};

/// Things counted that take their time: `over three seasons`.
const SPELLS: &[&str] = &["game", "match", "round", "season", "session", "stage", "term"];
/// Where one is brought.
const PLACES: &[&str] = &["hospital", "prison", "school", "shelter"];
/// Words between a hedge and its figure, at most.
const PASSED: usize = 4;

/// Applies the hedge before a figure. The first one met decides; articles and quotation marks may stand between.
pub(super) fn before(context: &Context<'_>, raw: &mut Raw) -> bool {
    let hedges = &context.lang.hedges;
    let floor = context.sentence.tokens.start;
    let first = context.currency_start(raw.tokens.start).max(floor);
    let mut end = first;
    if let Some((effect, from)) = by_sign(context, first, floor) {
        bind(context, raw, effect, from, first, false);
        return true;
    }
    for _ in 0..PASSED {
        if let Some((length, (effect, genitive))) = hedges.before.longest_before(context.tokens, end) {
            let from = end.saturating_sub(length);
            let hedge = Hedge { context, hedges, raw, effect: *effect, length, from, end, first, floor };
            let Some(effect) = hedge.effect() else { return false };
            bind(context, raw, effect, from, end, *genitive);
            return true;
        }
        if let Some(verb) = passed_when(context, end, floor) {
            bind(context, raw, Effect::MoreThan, verb, verb + 1, false);
            return true;
        }
        let Some(token) = context.before(end).filter(|_| end > floor) else { return false };
        let quote = context.is_mark(end - 1, &['«', '"', '“', '„', '(']);
        if !(hedges.skip.contains(&token.key) || quote) {
            return false;
        }
        end = context.currency_start(end - 1).max(floor);
    }
    false
}

/// `~200`, `≥ 200`, `>= 200`: signs that every language writes. The end of an arrow (`->200`) or of a tag (`<b>200`) is none.
fn by_sign(context: &Context<'_>, first: usize, floor: usize) -> Option<(Effect, usize)> {
    let mut from = first.checked_sub(1).filter(|at| *at >= floor)?;
    let equal = context.is_mark(from, &['=']);
    if equal {
        from = from.checked_sub(1).filter(|at| *at >= floor && context.glued(at + 1))?;
    }
    let effect = match context.tokens[from].mark()? {
        '~' | '∼' | '≈' | '≃' | '≅' if !equal => Effect::Approximate,
        '≥' | '⩾' if !equal => Effect::AtLeast,
        '≤' | '⩽' if !equal => Effect::AtMost,
        '>' if equal => Effect::AtLeast,
        '<' if equal => Effect::AtMost,
        '>' => Effect::MoreThan,
        '<' => Effect::LessThan,
        _ => return None,
    };
    let opens = from == floor || !context.glued(from) || context.is_mark(from - 1, &['(', '[']);
    opens.then_some((effect, from))
}

/// A phrase of the list of hedges before a number.
struct Hedge<'h, 'd> {
    context: &'h Context<'d>,
    hedges: &'static Hedges,
    raw: &'h Raw,
    effect: Effect,
    /// Tokens of the phrase, where it begins and where it ends.
    length: usize,
    from: usize,
    end: usize,
    /// Where the number begins, with the sign of its currency.
    first: usize,
    /// Where the sentence begins.
    floor: usize,
}

impl Hedge<'_, '_> {
    /// What the phrase does to the number, where it is a hedge.
    fn effect(&self) -> Option<Effect> {
        let outside = self.from < self.floor || self.raw.joined && self.is_word();
        if outside || self.is_comparison() || self.is_temporal() {
            return None;
        }
        let other = match self.effect {
            Effect::Minus => true,
            Effect::Approximate => self.is_direction(),
            Effect::AtMost => self.is_multiple() || self.is_new_toll() || self.is_word() && self.is_goal(),
            Effect::LessThan => self.is_word() && asked(self.context, self.from) || self.is_among_victims(),
            Effect::MoreThan => self.is_word() && crosses(self.context, self.from, self.raw),
            Effect::AtLeast => self.is_word() && (self.opens_pair() || self.is_origin()),
            Effect::Exact => false,
        };
        // `no éramos más de 400`: what is not more than so many is at most that.
        let denied =
            || self.effect == Effect::MoreThan && self.length > 1 && denied(self.context, self.from, self.floor);
        (!other).then(|| if denied() { Effect::AtMost } else { self.effect })
    }

    fn is_word(&self) -> bool {
        self.length == 1
    }

    /// What the number counts or measures.
    fn unit(&self) -> Option<&UnitEntry> {
        self.context.unit(self.raw.tokens.end).map(|(_, unit)| unit)
    }

    /// Whether a preposition ends a noun phrase, so that it may lead to a place or come from somebody.
    fn leads_on(&self) -> bool {
        self.context.roles(self.from).has(Role::STOP)
    }

    /// `dans les deux sens`, `de zaak tegen de zes verdachten`: only a round number is no more than near.
    fn is_direction(&self) -> bool {
        let round = || self.raw.value.is_some_and(|value| (value % Decimal::from(10)).is_zero());
        self.length == 2 && self.context.is_in(self.from, &self.hedges.round) && !round()
    }

    /// `twice as many as ten years ago`: what compares bounds nothing.
    fn is_multiple(&self) -> bool {
        self.length > 2 && self.from > 0 && self.context.is_in(self.from - 1, &self.hedges.multiplier)
    }

    /// `Ferry death toll up to 59`: right behind a toll the phrase tells what it has risen to.
    fn is_new_toll(&self) -> bool {
        let toll = &self.context.lang.units.grammar.toll;
        !self.is_word() && self.from > self.floor && self.context.is_in(self.from - 1, toll)
    }

    /// `29% higher than its 1,796`: nor does what is so much more than another.
    fn is_comparison(&self) -> bool {
        let compares = matches!(self.effect, Effect::MoreThan | Effect::LessThan) && !self.is_word();
        let share = || self.context.is_mark(self.from - 1, &['%']);
        compares && self.from > self.floor && (share() || measured(self.context, self.from))
    }

    /// Whether a preposition names the value that something reaches, the place that one goes to, or what a verb asks for.
    fn is_goal(&self) -> bool {
        self.is_new_value() || self.is_destination() || self.is_phrasal()
    }

    /// `spadła do 7 stopni`: behind a verb of change the preposition names the new value.
    fn is_new_value(&self) -> bool {
        let (context, from, raw) = (self.context, self.from, self.raw);
        range::changes(context, from)
            || goes_on_changing(context, from)
            || closes_change(context, from, raw)
            || opens_change(context, from, raw)
            || ends_in_change(context, raw)
            || changed_by(context, from)
            || behind_share(context, from, raw)
    }

    /// `доправили до двох лікарень`: before places to go the preposition leads there.
    fn is_destination(&self) -> bool {
        self.leads_on() && self.unit().is_some_and(|unit| PLACES.contains(&&*unit.code))
    }

    /// `przyznał się do dwóch kradzieży`: a preposition that a verb asks for bounds nothing.
    fn is_phrasal(&self) -> bool {
        self.context.before(self.from).is_some_and(|t| self.hedges.phrasal.contains(&t.key))
    }

    /// `desde el 13 al 10 %`: what opens a pair bounds nothing.
    fn opens_pair(&self) -> bool {
        let context = self.context;
        let behind = context.skip_unit(self.raw.tokens.end);
        let pairs = &context.lang.ranges.pairs;
        let closes: Option<_> = context.token(behind).map(|t| (context.tokens[self.from].key, t.key));
        closes.is_some_and(|pair| pairs.contains_key(&pair)) && context.token(behind + 1).is_some_and(|t| t.is_digits())
    }

    /// `получил от двух подрядчиков`: from people the preposition leads to who they are.
    fn is_origin(&self) -> bool {
        self.leads_on() && self.unit().is_some_and(|unit| unit.person)
    }

    /// `was onder de vijf gewonden`: among those whom something befell nobody is less than so many.
    fn is_among_victims(&self) -> bool {
        self.context.is_in(self.from, &self.context.lang.units.grammar.midst)
            && self.unit().is_some_and(|unit| unit.person && unit.property.is_some())
    }

    /// Whether a preposition of time or place that is also a hedge is none here: `over three seasons`.
    fn is_temporal(&self) -> bool {
        let temporal = self.is_word() && self.hedges.temporal.contains(&self.context.tokens[self.from].key);
        temporal && (self.is_duration() && !self.bounds_time() || self.is_phrasal() || self.is_topic())
    }

    fn is_duration(&self) -> bool {
        self.unit().is_some_and(|unit| unit.kind == UnitKind::Duration || SPELLS.contains(&&*unit.code))
    }

    /// `lasted for over one hour`, `seit über zwei Jahren`: behind another preposition it bounds the time.
    fn bounds_time(&self) -> bool {
        self.from > self.floor && is_preposition(self.context, self.from - 1)
    }

    /// `charged over a £4m robbery`: behind an article the sum belongs to a noun.
    fn is_topic(&self) -> bool {
        let article = || self.context.before(self.end + 1).is_some_and(|t| self.hedges.skip.contains(&t.key));
        // `rescued over a thousand people`: before a round number in words the article belongs to that.
        let word = || self.context.tokens[self.raw.tokens.start].is_word();
        let round = || self.raw.value.is_some_and(|value| value >= 100.into()) && word();
        self.end < self.first && article() && !round()
    }
}

/// `21 Prozent mehr als die 31.700`, `7 seats more than the 31`: a figure and its unit stand before the comparison. People
/// are left out, since `on Feb. 6 killed more than 50,000` reads like them.
fn measured(context: &Context<'_>, at: usize) -> bool {
    let floor = context.sentence.tokens.start;
    let digits = |from: usize| from > floor && context.tokens[from - 1].is_digits();
    units_before(context, at).any(|(from, unit)| unit.kind == UnitKind::Percent || !unit.person && digits(from))
}

/// The units that end right before `end` within the sentence, and where each begins.
fn units_before<'a>(context: &'a Context<'_>, end: usize) -> impl Iterator<Item = (usize, &'static UnitEntry)> + 'a {
    /// Tokens of a unit, at most.
    const UNIT: usize = 3;
    let ends_here = move |from: usize| context.unit(from).filter(|(length, _)| from + length == end);
    let floor = context.sentence.tokens.start.max(end.saturating_sub(UNIT));
    (floor..end).filter_map(move |from| ends_here(from).map(|(_, unit)| (from, unit)))
}

/// Whether a preposition stands at `at`.
fn is_preposition(context: &Context<'_>, at: usize) -> bool {
    let word = context.word(at).is_some_and(|w| w.roles.any(Roles::PREPOSITION));
    (word || context.roles(at).has(Role::LINK)) && !context.tokens[at].is_digits()
}

/// Whether a verb stands right before `from`, and its negation before the verb.
fn denied(context: &Context<'_>, from: usize, floor: usize) -> bool {
    let negation = |at: usize| context.word(at).is_some_and(|w| w.roles.any(Roles::NEGATION));
    let verb = from.saturating_sub(1);
    let plain = |at: usize| context.token(at).is_some_and(|t| t.is_word() && !t.capital) && context.roles(at).is_none();
    verb > floor && plain(verb) && negation(verb - 1)
}

/// `o 3 proc. do 15 tys. zł`, `на 4 % до 120 рублей`: behind by how much something changed, up to what.
fn changed_by(context: &Context<'_>, to: usize) -> bool {
    /// Tokens of the change and its unit, at most.
    const CHANGE: usize = 6;
    let by = &context.lang.units.grammar.measure_of_change;
    let floor = context.sentence.tokens.start.max(to.saturating_sub(CHANGE));
    let digits = |at: usize| context.token(at).is_some_and(|t| t.is_digits());
    (floor..to).any(|at| context.is_in(at, by) && digits(at + 1))
}

/// `perdieron un 7,3 %, hasta los 48,20 euros`: right behind a share, with or without a comma, what another unit reaches.
fn behind_share(context: &Context<'_>, to: usize, raw: &Raw) -> bool {
    let is_share = |unit: &UnitEntry| unit.kind == UnitKind::Percent;
    let comma = to.checked_sub(1).is_some_and(|at| context.is_mark(at, &[',']));
    let end = if comma { to - 1 } else { to };
    let reached = context.unit(raw.tokens.end);
    units_before(context, end).any(|(_, unit)| is_share(unit)) && !reached.is_some_and(|(_, unit)| is_share(unit))
}

/// Whether a word for a survey stands before the preposition that tells among whom it was made.
fn asked(context: &Context<'_>, at: usize) -> bool {
    let surveys = &context.lang.hedges.survey_endings;
    let floor = at.saturating_sub(12).max(context.sentence.tokens.start);
    let survey = |i: usize| {
        let word = context.surface(i).to_lowercase();
        surveys.iter().any(|ending| word.ends_with(&**ending))
    };
    !surveys.is_empty() && (floor..at).any(survey)
}

/// `поднялся до 92 рублей, евро — до 99`, `снизился на 3%, до 81`: behind a dash or a comma a change goes on.
fn goes_on_changing(context: &Context<'_>, at: usize) -> bool {
    /// Tokens back to the verb, at most.
    const REACH: usize = 30;
    let parted = at.checked_sub(1).is_some_and(|mark| context.is_mark(mark, &[',', '—', '–']));
    let from = at.saturating_sub(REACH).max(context.sentence.tokens.start);
    parted && (from..at).any(|i| context.lang.ranges.change_verb.longest(&context.tokens[..at], i).is_some())
}

/// `wzrosła z 7,5°C w latach ... do 9,2°C`, `wahało się od 40 zł w ... do 60 zł`: the other end stands before, in the
/// same unit behind its own preposition.
fn closes_change(context: &Context<'_>, at: usize, raw: &Raw) -> bool {
    /// Tokens back to the first end, at most.
    const REACH: usize = 18;
    let inflected = context.lang.units.grammar.order == Order::Inflected;
    let code = |at: usize| context.unit(at).map(|(_, unit)| &unit.code);
    let unit = code(raw.tokens.end);
    let from = at.saturating_sub(REACH).max(context.sentence.tokens.start);
    let opener = |i: usize| context.token(i).and_then(|t| context.lang.ranges.openers.get(&t.key));
    let from_word = |i: usize| matches!(opener(i), Some(Opening::From | Opening::Change));
    let opens = |i: usize| from_word(i) && context.token(i + 1).is_some_and(|t| t.is_digits());
    inflected
        && unit.is_some()
        && (from..at).any(|i| opens(i) && (i + 2..(i + 6).min(at)).any(|j| code(j) == unit))
        && !(from..at).any(|i| context.is_mark(i, &[';']))
}

/// `waar het water tot 3 meter steeg`: where verbs end their clause, the verb of change stands right behind the unit.
fn ends_in_change(context: &Context<'_>, raw: &Raw) -> bool {
    let end = raw.tokens.end;
    let unit = context.unit(end).map_or(0, |(length, _)| length);
    let verb = |i: usize| context.inside(i) && context.lang.ranges.change_verb.longest(context.tokens, i).is_some();
    context.lang.speech.verb_second && (verb(end) || unit > 0 && verb(end + unit))
}

/// `До 18 человек увеличилось число погибших`: the sentence opens with what the number has grown to.
fn opens_change(context: &Context<'_>, at: usize, raw: &Raw) -> bool {
    let end = raw.tokens.end;
    let verb = |i: usize| context.inside(i) && context.lang.ranges.change_verb.longest(context.tokens, i).is_some();
    context.lang.units.grammar.order == Order::Inflected && context.starts_sentence(at) && (end..end + 5).any(verb)
}

/// `przekroczyła w tym roku tysiąc osób`: the verb that says that a number is passed, before the phrase that tells when.
fn passed_when(context: &Context<'_>, end: usize, floor: usize) -> Option<usize> {
    /// Words of such a phrase, at most.
    const WHEN: usize = 4;
    let word = |at: usize| context.token(at).is_some_and(|t| t.is_word());
    let time = units_before(context, end).any(|(_, unit)| unit.kind == UnitKind::Duration);
    let from = floor.max(end.saturating_sub(WHEN + 1));
    let verb =
        (from..end).rev().take_while(|at| word(*at)).find(|at| context.is_in(*at, &context.lang.hedges.crossing))?;
    let opens = context.roles(verb + 1).has(Role::PLACE) || context.roles(verb + 1).has(Role::STOP);
    (time && opens && verb + 2 < end && context.lang.units.grammar.order == Order::Inflected).then_some(verb)
}

/// `Granicę przekroczyło 300 osób`: who crosses a border exceeds nothing.
fn crosses(context: &Context<'_>, from: usize, raw: &Raw) -> bool {
    let hedges = &context.lang.hedges;
    let border = |i: usize| context.inside(i) && context.is_in(i, &hedges.border);
    let people = context.unit(raw.tokens.end).is_some_and(|(_, unit)| unit.person);
    let verb = context.is_in(from, &hedges.crossing);
    verb && people && (from.saturating_sub(6)..from).chain(raw.tokens.end..raw.tokens.end + 4).any(border)
}
