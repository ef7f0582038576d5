//! The verdicts on one pair, field by field, exactly as the documentation defines them.
//!
//! In: a gold claim and the prediction aligned with it. Out: a verdict a field. Nothing said on both sides is
//! agreement, counted apart, so that a system that never attributes gains nothing.

use super::counts::{Field, Verdict};
use super::item::{Item, Place};
use super::names::same_name;
use super::strings::{Strings, Sym};
use super::value;

/// One verdict a field, in the order of [`Field::ALL`].
pub type Verdicts = [Verdict; Field::COUNT];

/// Judges an aligned pair.
pub fn pair(gold: &Item, prediction: &Item, strings: &Strings, tolerance: f64) -> Verdicts {
    let mut verdicts = [Verdict::Agreed; Field::COUNT];
    let mut judge = |field: Field, in_gold: bool, in_prediction: bool, right: &dyn Fn() -> bool| {
        verdicts[field.index()] = match (in_gold, in_prediction) {
            (false, false) => Verdict::Agreed,
            (true, false) => Verdict::Missing,
            (false, true) => Verdict::Spurious,
            (true, true) if right() => Verdict::Correct,
            (true, true) => Verdict::Incorrect,
        };
    };
    let (g, p) = (gold, prediction);
    let at = |spot| strings.rare.place(spot);
    judge(Field::Detection, true, true, &|| true);
    judge(Field::Figure, g.has_value(), p.has_value(), &|| {
        let size = |item: &Item| strings.sizes.get(item.size);
        g.size == p.size || value::equal(size(g), size(p), tolerance)
    });
    judge(Field::Modifier, g.modifier.is_some(), p.modifier.is_some(), &|| g.modifier == p.modifier);
    judge(Field::Unit, g.has_unit, p.has_unit, &|| same_code(g.unit_code, p.unit_code, at(g.unit), at(p.unit)));
    judge(Field::Property, g.has_property, p.has_property, &|| {
        same_code(g.property_code, p.property_code, at(g.property), at(p.property))
    });
    judge(Field::Source, g.has_source, p.has_source, &|| same_source(g, p, strings));
    judge(Field::Attribution, g.attribution.is_some(), p.attribution.is_some(), &|| g.attribution == p.attribution);
    judge(Field::Cue, g.has_cue, p.has_cue, &|| same_cue(g, p, strings));
    judge(Field::Language, !g.language.is_none(), !p.language.is_none(), &|| {
        g.language == p.language || same_language(strings.text(g.language), strings.text(p.language))
    });
    let right = Field::OF_CLAIM.iter().all(|f| !verdicts[f.index()].is_wrong());
    verdicts[Field::Claim.index()] = if right { Verdict::Correct } else { Verdict::Incorrect };
    verdicts
}

/// The verdicts on a claim that stands alone: all that it says is missing, or spurious.
pub fn alone(item: &Item, verdict: Verdict) -> Verdicts {
    let mut verdicts = [Verdict::Agreed; Field::COUNT];
    for (field, said) in [
        (Field::Claim, true),
        (Field::Detection, true),
        (Field::Figure, item.has_value()),
        (Field::Modifier, item.modifier.is_some()),
        (Field::Unit, item.has_unit),
        (Field::Property, item.has_property),
        (Field::Source, item.has_source),
        (Field::Attribution, item.attribution.is_some()),
        (Field::Cue, item.has_cue),
        (Field::Language, !item.language.is_none()),
    ] {
        if said {
            verdicts[field.index()] = verdict;
        }
    }
    verdicts
}

/// Codes equal, and spans overlapping where both sides have one. Without a code on either side the spans decide.
fn same_code(gold: Sym, prediction: Sym, gold_at: Place, prediction_at: Place) -> bool {
    let without_place = gold_at.is_none() || prediction_at.is_none();
    gold == prediction && (gold_at.overlaps(prediction_at) || (without_place && !gold.is_none()))
}

/// Spans overlapping, or names loosely equal. A side's surface serves as its name too.
fn same_source(gold: &Item, prediction: &Item, strings: &Strings) -> bool {
    let names = |i: &Item| [i.source_name, i.source_text];
    let at = |item: &Item| strings.rare.place(item.source);
    at(gold).overlaps(at(prediction))
        || names(gold)
            .iter()
            .any(|&g| names(prediction).iter().any(|&p| !g.is_none() && !p.is_none() && same_name(g, p, strings)))
}

/// Spans overlapping; surfaces loosely equal where a side has no span.
fn same_cue(gold: &Item, prediction: &Item, strings: &Strings) -> bool {
    if gold.cue.is_none() || prediction.cue.is_none() {
        let (g, p) = (gold.cue_text, prediction.cue_text);
        return !g.is_none() && !p.is_none() && same_name(g, p, strings);
    }
    strings.rare.place(gold.cue).overlaps(strings.rare.place(prediction.cue))
}

/// Primary subtags equal: `pt-BR` is `pt`.
fn same_language(gold: &str, prediction: &str) -> bool {
    let primary = |tag: &'_ str| tag.split(['-', '_']).next().unwrap_or_default().len();
    gold[..primary(gold)].eq_ignore_ascii_case(&prediction[..primary(prediction)])
}
