//! Whether each number is a figure: the rules of the guideline's list of what is none, in order.
//!
//! In: the numbers of one sentence. Out: numbers with a verdict and the rule that gave it. The first
//! rule that speaks decides; a number of which none speaks is a figure.

mod ambiguous;

use super::context::Context;
use super::digits::Shape;
use super::{Form, Number, Raw, Verdict, ages, calendar, clock, furniture, label, one, ordinal, together, years};
use crate::claim::{Figure, UnitKind};
use crate::extract::Reason;
use crate::lang::Role;

/// A rule's answer: its name, and the tokens that it went by.
pub(super) type Finding = (&'static str, std::ops::Range<usize>);

type Rule = fn(&Context<'_>, &[Raw], usize) -> Option<Finding>;

/// Every rule, in the order in which they are asked.
const RULES: &[Rule] = &[
    shape,
    label::handle,
    label::sport,
    label::coordinate,
    calendar::date,
    years::year_phrase,
    ordinal::ordinal,
    ages::age,
    together::ages,
    clock::clock,
    together::minutes,
    label::stamp,
    label::emergency,
    label::hotline,
    label::glued,
    furniture::counter,
    label::numbered,
    label::series,
    label::address,
    label::milestone,
    label::list_mark,
    label::name,
    label::capital,
    label::title,
    years::year,
    one::article,
    one::ratio,
    one::nothing,
    fraction,
    label::idiom,
];

/// Decides on the numbers of one sentence and adds them to `numbers`.
pub(super) fn decide(context: &Context<'_>, raws: Vec<Raw>, numbers: &mut Vec<Number>) {
    for i in 0..raws.len() {
        let raw = &raws[i];
        let finding = RULES.iter().find_map(|rule| rule(context, &raws, i));
        // With room for what the unit, the property and the source will add.
        let mut reasons = Vec::with_capacity(raw.reasons.len() + 4);
        reasons.extend(raw.reasons.iter().copied());
        let verdict = match &finding {
            Some((rule, entry)) => {
                let entry = context.document.span(entry.clone());
                reasons.push(Reason { rule, entry });
                Verdict::NotFigure
            }
            None => {
                let rule = match raw.form {
                    Form::Vague { .. } => "vague_number",
                    _ if raw.is_digits() => "number_in_digits",
                    _ => "number_in_words",
                };
                reasons.push(Reason::bare(rule));
                Verdict::Figure
            }
        };
        numbers.push(Number {
            sentence: context.index,
            tokens: raw.tokens.clone(),
            extent: raw.extent.clone(),
            figure: Figure {
                span: context.document.span(raw.tokens.clone()),
                value: raw.value,
                low: raw.low,
                high: raw.high,
                modifier: raw.modifier,
            },
            verdict,
            reasons,
        });
    }
}

/// What the digits' own shape says.
fn shape(_context: &Context<'_>, raws: &[Raw], i: usize) -> Option<Finding> {
    let raw = &raws[i];
    raw.not.map(|rule| (rule, raw.tokens.clone()))
}

/// A half counts only before its unit; an ambiguous word only beside one.
fn fraction(context: &Context<'_>, raws: &[Raw], i: usize) -> Option<Finding> {
    let raw = &raws[i];
    let rule = match raw.form {
        Form::Fraction => return Some(("fraction", raw.tokens.clone())),
        Form::Half => "half_of_something",
        Form::Ambiguous => "ambiguous_word",
        _ => return None,
    };
    // `neuf autres personnes`: so does one that stands for others of a kind.
    let others = || context.roles(raw.tokens.end).has(Role::OTHERS);
    // `dont neuf ont été hospitalisés`: or whose predicate follows right away.
    let told = || context.roles(raw.tokens.end).has(Role::AUXILIARY);
    // `en ont blessé 26, dont neuf grièvement`: or that is a part of those before it.
    let before = raw.tokens.start.checked_sub(1).filter(|at| context.inside(*at));
    // `neuf d'entre eux`: or of whom it is a part.
    let of_those = || context.lang.labels.partitive.longest(context.tokens, raw.tokens.end).is_some();
    let part = || before.is_some_and(|at| context.roles(at).has(Role::AMONG)) || of_those();
    let counts =
        matches!(raw.form, Form::Ambiguous) && (others() || told() || part() || ambiguous::counts(context, raws, i));
    let unit = context.unit(raw.tokens.end);
    // `demi-tour`, `demi-frère`: a half that a hyphen ties to what is counted is part of its word.
    let word = matches!(raw.form, Form::Half)
        && context.is_mark(raw.tokens.end - 1, &['-'])
        && unit.is_some_and(|(_, unit)| unit.kind == UnitKind::Count);
    let unit = counts || unit.is_some() && !word;
    (!unit || matches!(raw.shape, Some(Shape::Not(_)))).then(|| (rule, raw.tokens.clone()))
}
