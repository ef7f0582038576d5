//! Names with a number: `TV 9`, `Boeing 787`, `Radio Crete 101.5`, `les Deux-Sèvres`.
//!
//! In: a number in its sentence. Out: that it is part of a name, with the words of it that show so.

use crate::claim::UnitKind;
use crate::extract::figure::context::Context;
use crate::extract::figure::digits::Shape;
use crate::extract::figure::verdict::Finding;
use crate::extract::figure::{Form, Raw};
use crate::lang::{Order, Role, Roles};
use crate::text::Token;

/// `TV 9`, `Khabar 24`, `Boeing 787`, `Radio Crete 101.5`, `« Les 3 Fontaines »`.
pub(in crate::extract::figure) fn name(context: &Context<'_>, raws: &[Raw], i: usize) -> Option<Finding> {
    let raw = &raws[i];
    let (start, end) = (raw.tokens.start, raw.tokens.end);
    let at = start.checked_sub(1).filter(|at| context.inside(*at))?;
    if !is_short(raw) || raw.extent.start < start {
        return None;
    }
    let name = Name { context, raws, i, at, token: &context.tokens[at], start, end };
    if let Some(initial) = name.initial() {
        let free = context.unit(end).is_none() && !context.may_be_counted(end);
        return free.then_some(("name", initial..end));
    }
    let named = name.has_capital() && (name.goes_on_with_noun() || !name.is_measured() && name.is_name());
    named.then_some(("name", at..end))
}

/// `Festiwal Dwa Brzegi`, `les Deux-Sèvres`: a number in words with a capital, before another capital.
pub(in crate::extract::figure) fn capital(context: &Context<'_>, raws: &[Raw], i: usize) -> Option<Finding> {
    let raw = &raws[i];
    let (start, end) = (raw.tokens.start, raw.tokens.end);
    if raw.is_digits() || context.lang.labels.capital_headlines || context.capital_nouns() {
        return None;
    }
    let capital = |at: usize| context.token(at).is_some_and(|t| t.is_word() && t.capital);
    let behind_word = start > 0 && context.inside(start - 1) && context.tokens[start - 1].is_word();
    if end > start + 1 {
        // `les Vingt-Sept`: a number of several words with capitals behind an article.
        let all = (start..end).all(|at| capital(at) || context.is_mark(at, &['-', '\u{2011}']));
        let article = all && behind_word && context.roles(start - 1).has(Role::DETERMINER);
        return article.then_some(("name", start..end));
    }
    let shouted =
        |at: usize| context.surface(at).chars().count() > 1 && !context.surface(at).chars().any(char::is_lowercase);
    // `el canal Rede Oito`: or behind a capital, with nothing behind it to count.
    let first = context.lang.units.grammar.order == Order::NounFirst && behind_word && capital(start);
    let ends = first && start > context.sentence.tokens.start + 1 && capital(start - 1);
    if ends && !capital(end) && context.unit(end).is_none() && !shouted(start) && !shouted(start - 1) {
        return Some(("name", start - 1..end));
    }
    // What a hyphen joins is one name wherever it stands.
    let hyphen = context.is_mark(end, &['-', '\u{2011}']) && context.glued(end) && context.glued(end + 1);
    let last = end + usize::from(hyphen);
    let name = (hyphen || behind_word) && capital(start) && context.inside(last) && capital(last);
    (name && !shouted(start) && !shouted(last)).then(|| ("name", start..last + 1))
}

/// Whether a number is as short as those in names are.
fn is_short(raw: &Raw) -> bool {
    match raw.shape {
        // A number with a scale word states how many: `w Polsce 214 tys.`
        _ if matches!(raw.form, Form::Cardinal { scaled: true }) => false,
        Some(Shape::Plain(digits)) => digits <= 4,
        Some(Shape::Decimal) => raw.value.is_some_and(|value| value < 1000.into()),
        _ => false,
    }
}

/// A number behind a word that may be a name with it.
struct Name<'n, 'd> {
    context: &'n Context<'d>,
    raws: &'n [Raw],
    i: usize,
    /// The word right before the number.
    at: usize,
    token: &'n Token,
    start: usize,
    end: usize,
}

impl Name<'_, '_> {
    /// Where the initial stands whose stop is right before the number: `H.R. 1234`.
    fn initial(&self) -> Option<usize> {
        let (context, at) = (self.context, self.at);
        let stop = context.is_mark(at, &['.']) && context.glued(at);
        let initial = at.checked_sub(1).filter(|initial| stop && context.inside(*initial))?;
        let token = &context.tokens[initial];
        (token.capital && token.of(context.text).chars().count() == 1).then_some(initial)
    }

    /// Whether the word is written like a name; `iPhone 14`: a capital inside of it makes one, too.
    fn has_capital(&self) -> bool {
        let inner = || self.surface().chars().skip(1).any(char::is_uppercase);
        self.token.is_word() && (self.token.capital || inner())
    }

    fn surface(&self) -> &str {
        self.token.of(self.context.text)
    }

    /// Whether quotation marks open before the word.
    fn opens_quotation(&self) -> bool {
        self.at > 0 && self.context.is_mark(self.at - 1, &['«', '"', '“', '„', '‘', '‹'])
    }

    /// `« Les 3 Fontaines »`: where no headline is written in capitals, a noun with one goes on the name.
    fn goes_on_with_noun(&self) -> bool {
        let (context, end) = (self.context, self.end);
        if !self.opens_quotation() || context.lang.labels.capital_headlines || context.capital_nouns() {
            return false;
        }
        let noun = context.unit(end).filter(|(_, unit)| unit.kind == UnitKind::Count);
        noun.is_some_and(|(length, _)| context.tokens[end].capital && context.is_mark(end + length, &['»', '"', '”']))
    }

    /// Whether the number has a unit or a currency.
    fn is_measured(&self) -> bool {
        let (context, end) = (self.context, self.end);
        // `w prowincji Guayas 60-dniowy stan wyjątkowy`: a unit may be glued to it.
        let hyphen = || context.is_mark(end, &['-', '\u{2011}']) && context.glued(end);
        context.currency_start(self.start) < self.start
            || hyphen() && context.unit(end + 1).is_some()
            || context.unit(end).is_some()
            || context.is_mark(end, &['%', '€', '$', '£'])
    }

    /// Whether the word names something together with its number.
    fn is_name(&self) -> bool {
        let context = self.context;
        if self.is_quoted() {
            return true;
        }
        if self.is_inverted_subject() {
            return false;
        }
        // A word that is capital only because a sentence begins with it is no name; letters in capitals are.
        let (first, acronym) = (context.starts_sentence(self.at), self.is_acronym());
        if !first && acronym {
            return true;
        }
        if !first && self.is_place_of_next() {
            return false;
        }
        let counted = context.may_be_counted(self.end);
        if first || context.capital_nouns() {
            return acronym && !counted;
        }
        // A function word with a capital (in a headline) is no name either.
        context.roles(self.at).is_none() && (!counted || self.is_told_of())
    }

    fn is_acronym(&self) -> bool {
        let surface = self.surface();
        (2..=5).contains(&surface.chars().count()) && surface.chars().all(|c| !c.is_lowercase())
    }

    /// Whether quotation marks hold the name.
    fn is_quoted(&self) -> bool {
        let (context, end) = (self.context, self.end);
        let goes_on = || context.token(end).is_some_and(|t| t.is_word() && t.capital);
        self.opens_quotation() && (goes_on() || self.i > 0 && context.is_mark(end, &['»', '"', '”']))
    }

    /// Whether a determiner stands before the word.
    fn has_determiner(&self) -> bool {
        let before = self.at.checked_sub(1).filter(|before| self.context.inside(*before));
        before.is_some_and(|before| self.context.roles(before).has(Role::DETERMINER))
    }

    /// `registreerde het RIVM 6517 nieuwe gevallen`: where the verb stands second, its subject may stand before what it counts.
    fn is_inverted_subject(&self) -> bool {
        self.context.lang.speech.verb_second && self.has_determiner() && self.context.may_be_counted(self.end)
    }

    /// `In Delft kwamen 345 gevallen aan het licht, in Breda 271`: so may a place before a further number. Where nouns
    /// inflect, one that ends its clause: `217 we Francji, a w Polsce 63.`
    fn is_place_of_next(&self) -> bool {
        let (context, at) = (self.context, self.at);
        let closes =
            || context.lang.units.grammar.order == Order::Inflected && context.is_mark(self.end, &['.', ',', ';', ')']);
        let further = self.i > 0 && self.raws[self.i - 1].not.is_none();
        let parted = |at: usize| context.is_mark(at, &[',']) || context.roles(at).has(Role::AND);
        further
            && (context.lang.speech.verb_second || closes())
            && at > 1
            && (context.roles(at - 1).has(Role::PLACE) && parted(at - 2) || self.is_source())
    }

    /// `reden er volgens Noordspoor 290`: whether the word before the name says that it is a source.
    fn is_source(&self) -> bool {
        let context = self.context;
        let before = self.at.checked_sub(1).and_then(|before| context.token(before));
        before.and_then(|t| context.lang.speech.words.at(t)).is_some_and(|word| word.roles.any(Roles::ACCORDING))
    }

    /// `un Delta 400 de douze ans`: what is told of the one so named is not counted.
    fn is_told_of(&self) -> bool {
        let next = || self.raws.get(self.i + 1).is_some_and(|next| next.tokens.start == self.end + 1);
        self.has_determiner() && self.context.roles(self.end).has(Role::COMPLEMENT) && next()
    }
}
