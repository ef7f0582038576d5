//! One of a series: `round 14`, `odc. 412`, `Reaktor 4 wurde abgeschaltet`; not `in the last round 14 were out`.
//!
//! In: a number in its sentence. Out: the rule that makes it a name, with the noun that it names one of.

use super::numbered;
use crate::extract::figure::context::Context;
use crate::extract::figure::verdict::Finding;
use crate::extract::figure::{Form, Raw};
use crate::lang::{Order, Role, neutral};

/// The number behind a noun that stands before counts, too, where nothing that it could count stands behind.
pub(in crate::extract::figure) fn series(context: &Context<'_>, raws: &[Raw], i: usize) -> Option<Finding> {
    let raw = &raws[i];
    let (start, end) = (raw.tokens.start, raw.tokens.end);
    let whole = raw.value.is_some_and(|v| v.is_integer()) && raw.extent == raw.tokens;
    // `В школе трое, в больнице двое`: without articles a number in words counts more often than it names.
    let written = raw.is_digits() || context.lang.speech.has_articles;
    if !whole || !written || matches!(raw.form, Form::Vague { .. }) {
        return None;
    }
    if let Some(finding) = of_all(context, raws, i) {
        return Some(finding);
    }
    let labels = [&context.lang.labels, &neutral().labels];
    let (length, ()) = labels.iter().find_map(|l| l.series.longest_before(context.tokens, start))?;
    let one = One { context, label: start - length, end };
    (context.inside(one.label) && one.is_named()).then_some(("numbered", one.label..end))
}

/// `Foto 6 de 14`, `Zdjęcie 3 z 21`, `Page 2 / 7`: how many there are of what is numbered.
fn of_all(context: &Context<'_>, raws: &[Raw], i: usize) -> Option<Finding> {
    let (raw, before) = (&raws[i], &raws[i.checked_sub(1)?]);
    let joint = before.tokens.end;
    let of = || {
        let roles = context.roles(joint);
        roles.has(Role::COMPLEMENT)
            || roles.has(Role::AMONG)
            || context.is_mark(joint, &['/'])
            || context.lang.labels.partitive.longest(context.tokens, joint).is_some_and(|(n, ())| n == 1)
    };
    let more = raw.is_digits() && before.is_digits() && before.value <= raw.value;
    let free = context.unit(raw.tokens.end).is_none() && !context.may_be_counted(raw.tokens.end);
    let finding = if joint + 1 == raw.tokens.start && more && free && of() {
        series(context, raws, i - 1).or_else(|| numbered(context, raws, i - 1))
    } else {
        None
    };
    finding.map(|(rule, words)| (rule, words.start..raw.tokens.end))
}

/// A noun of a series and what stands behind its number.
struct One<'o, 'd> {
    context: &'o Context<'d>,
    /// The token where the noun starts.
    label: usize,
    /// The token behind the number.
    end: usize,
}

impl One<'_, '_> {
    fn is_named(&self) -> bool {
        let (context, end) = (self.context, self.end);
        if context.unit(end).is_some() {
            return self.is_proper();
        }
        // `la résolution 2254 de l'ONU`, `Teil 5 unserer Serie`
        let roles = context.roles(end);
        let closed = context.inside(end) && (roles.has(Role::COMPLEMENT) || roles.has(Role::DETERMINER));
        if context.may_be_counted(end) && !closed {
            return self.is_subject() || self.is_definite() || self.is_proper();
        }
        // `w szpitalu 12 zmarło`: behind a place a number is the subject of what follows.
        !context.is_told(end) || self.opens_clause() || self.is_complement()
    }

    fn before(&self) -> Option<usize> {
        self.label.checked_sub(1).filter(|&at| self.context.inside(at))
    }

    /// `varios bares del muelle 7 cerraron`: where nouns stand first, a complement belongs to the noun before it.
    fn is_complement(&self) -> bool {
        let first = self.context.lang.units.grammar.order == Order::NounFirst;
        first && self.before().is_some_and(|at| self.context.roles(at).has(Role::COMPLEMENT))
    }

    /// `Bijlage 3 bevat de plattegrond`: where the verb stands second, it follows what opens the clause.
    fn is_subject(&self) -> bool {
        let lower = self.context.token(self.end).is_some_and(|t| !t.capital);
        self.context.lang.speech.verb_second && lower && self.opens_clause()
    }

    /// `o elétrico 15 transportou turistas`: behind an article in the singular no word that could be a plural is counted.
    fn is_definite(&self) -> bool {
        let context = self.context;
        let grammar = &context.lang.units.grammar;
        let word = context.surface(self.end);
        let plural = grammar.adjective_endings.iter().any(|ending| word.ends_with(&**ending));
        let article = self.before().is_some_and(|at| context.roles(at).has(Role::DETERMINER));
        grammar.order == Order::NounFirst && article && !plural
    }

    /// `the Year 6 class`, `Train 91 struck a truck`: in English a noun with a capital inside of a sentence names with its number, where
    /// no plural follows.
    fn is_proper(&self) -> bool {
        let context = self.context;
        let plurals = &context.lang.units.grammar.plural_endings;
        let word = context.surface(self.end);
        let capital = context.tokens[self.label].capital && !context.starts_sentence(self.label);
        let many = plurals.iter().any(|ending| word.ends_with(&**ending));
        !plurals.is_empty() && !context.capital_nouns() && capital && !many && context.inside(self.end)
    }

    /// Whether nothing but an article, or the first part of a compound, stands between the noun and the start of its clause.
    fn opens_clause(&self) -> bool {
        let context = self.context;
        let opens =
            |at: usize| at == context.sentence.tokens.start || context.is_mark(at - 1, &[',', ':', ';', '–', '—']);
        let joined =
            |at: usize| context.inside(at.wrapping_sub(2)) && context.is_mark(at - 1, &['-']) && context.glued(at);
        let word = if joined(self.label) { self.label - 2 } else { self.label };
        opens(word) || context.roles(word - 1).has(Role::DETERMINER) && opens(word - 1)
    }
}
