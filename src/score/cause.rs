//! The one cause of a wrong outcome, by a written rule each.
//!
//! In: a wrong row, with what stands around it. Out: its cause. A row with several wrong fields takes the first in
//! the order figure, modifier, unit, attribution, source, language, cue, property, so that causes add up to rows.

use super::context::Context;
use super::counts::{Field, Verdict};
use super::item::{Item, Relay};
use super::judge::Verdicts;
use super::strings::Strings;
use super::value::Rung;
use crate::claim::{AttributionType, Modifier};
use crate::text::Offsets;

/// Declares the causes: name in reports, and the rule in one sentence.
macro_rules! causes {
    ($($variant:ident = $word:literal, $rule:literal;)+) => {
        /// Why an outcome is wrong.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        pub enum Cause { $(#[doc = $rule] $variant,)+ }

        impl Cause {
            pub const ALL: &[Self] = &[$(Self::$variant,)+];

            /// The word that reports use.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }

            /// The rule, in a sentence.
            pub const fn rule(self) -> &'static str {
                match self { $(Self::$variant => $rule,)+ }
            }
        }
    };
}

causes! {
    Missed = "missed", "A gold figure that no prediction overlaps.";
    VagueMissed = "vague_missed", "A vague number that was not found, or read as one number.";
    ArticleSkipped = "article_skipped", "A gold figure of an article of which the system says nothing at all.";
    Grouping = "grouping", "Only some of the number's groups of digits were read (1 347 as 1 or 347).";
    Decimal = "decimal", "The decimal mark was misread (2,3 as 23, 2 or 3; 1.347 as 1347).";
    Scale = "scale", "The value is wrong by a power of ten (3,5 tys. as 3.5).";
    PartialNumber = "partial_number", "The span lies within the gold's and the value is that of the part.";
    Rounding = "rounding", "The value equals the gold's only after rounding, or within the tolerance.";
    WrongBounds = "wrong_bounds", "The bounds differ although they share a number.";
    Distractor = "distractor", "The value is that of another figure of the article.";
    Fabricated = "fabricated", "The value is in no relation to any figure of the article.";
    ValueMissing = "value_missing", "The figure was found, nothing is said of its value.";
    ValueInvented = "value_invented", "The prediction has a value where gold has none.";
    HedgeLost = "hedge_lost", "Gold's figure is hedged, the prediction's exact or without a modifier.";
    HedgeAdded = "hedge_added", "Gold's figure is exact, the prediction's hedged.";
    BoundFlipped = "bound_flipped", "A lower bound was taken for an upper one, or the reverse.";
    WrongModifier = "wrong_modifier", "Another modifier, of neither of these kinds.";
    ModifierMissing = "modifier_missing", "Gold's figure is exact, the prediction says nothing.";
    UnitMissing = "unit_missing", "Gold has a unit, the prediction none.";
    UnitInvented = "unit_invented", "The prediction has a unit, gold none.";
    WrongUnit = "wrong_unit", "Another code, or a unit that stands elsewhere.";
    CarriedMissed = "carried_missed", "The figure is carried from an earlier sentence's source; the prediction credits nobody.";
    AttributionMissing = "attribution_missing", "Gold credits the figure in its own sentence, the prediction does not.";
    AttributionInvented = "attribution_invented", "The prediction credits a figure that the article says in its own voice.";
    WrongAttribution = "wrong_attribution", "Credited in another way than gold says.";
    RelayAsSource = "relay_as_source", "The prediction's source is one that passed the figure on.";
    PronounUnresolved = "pronoun_unresolved", "The source is one word of at most five letters without a capital (or with that of its sentence) behind gold's: a pronoun, mostly.";
    SourceMissing = "source_missing", "Gold names a source, the prediction none.";
    SourceInvented = "source_invented", "The prediction names a source, gold none.";
    WrongSource = "wrong_source", "Another source.";
    Language = "language", "Another language, or none said.";
    CueMissing = "cue_missing", "Gold has a cue, the prediction none.";
    CueInvented = "cue_invented", "The prediction has a cue, gold none.";
    WrongCue = "wrong_cue", "Another cue.";
    PropertyMissing = "property_missing", "Gold has a property, the prediction none.";
    PropertyInvented = "property_invented", "The prediction has a property, gold none.";
    WrongProperty = "wrong_property", "Another code, or a property that stands elsewhere.";
    Ungrounded = "ungrounded", "A prediction without offsets whose words are not in the article.";
    Outside = "outside", "A prediction whose place is not inside its article.";
    Duplicate = "duplicate", "A second prediction of one span.";
    Fragment = "fragment", "A prediction that overlaps a gold figure which another prediction answers.";
    DateAsFigure = "date_as_figure", "A prediction of four plain digits from 1800 to 2099, or of digits in a date or a clock time.";
    OrdinalAsFigure = "ordinal_as_figure", "A prediction of digits with an ordinal suffix (33rd, 5e, 5-й, 1º), or with a stop before a small letter (3. miejsce).";
    Furniture = "furniture", "A prediction in a short line without a stop: a counter, a button.";
    NotAClaim = "not_a_claim", "Any other prediction that no gold figure answers.";
}

/// The cause of a pair with something wrong; `None` where all is right.
pub fn of_pair(
    gold: &Item,
    prediction: &Item,
    verdicts: &Verdicts,
    rung: Rung,
    strings: &Strings,
    relays: &[Relay],
    text: Option<&Offsets>,
) -> Option<Cause> {
    const ORDER: [Field; 8] = [
        Field::Figure,
        Field::Modifier,
        Field::Unit,
        Field::Attribution,
        Field::Source,
        Field::Language,
        Field::Cue,
        Field::Property,
    ];
    let field = ORDER.into_iter().find(|f| verdicts[f.index()].is_wrong())?;
    let by = |missing, spurious, incorrect| match verdicts[field.index()] {
        Verdict::Missing => missing,
        Verdict::Spurious => spurious,
        _ => incorrect,
    };
    Some(match field {
        Field::Figure => by(Cause::ValueMissing, Cause::ValueInvented, figure(gold, prediction, rung, strings)),
        Field::Modifier => modifier(gold.modifier, prediction.modifier),
        Field::Unit => by(Cause::UnitMissing, Cause::UnitInvented, Cause::WrongUnit),
        Field::Attribution => {
            let missing = match gold.attribution {
                Some(AttributionType::Carried) => Cause::CarriedMissed,
                _ => Cause::AttributionMissing,
            };
            by(missing, Cause::AttributionInvented, Cause::WrongAttribution)
        }
        Field::Source => {
            let wrong = || source(prediction, gold, strings, relays, text);
            by(Cause::SourceMissing, Cause::SourceInvented, wrong())
        }
        Field::Cue => by(Cause::CueMissing, Cause::CueInvented, Cause::WrongCue),
        Field::Property => by(Cause::PropertyMissing, Cause::PropertyInvented, Cause::WrongProperty),
        _ => Cause::Language,
    })
}

/// The cause of a gold claim that stands alone.
pub fn of_gold(gold: &Item, article_skipped: bool) -> Cause {
    match gold.modifier {
        _ if article_skipped => Cause::ArticleSkipped,
        Some(Modifier::Vague) => Cause::VagueMissed,
        _ => Cause::Missed,
    }
}

/// The cause of a prediction that stands alone; `repeats` and `overlaps_gold` say whether an earlier prediction has
/// its span, and whether it overlaps a gold figure.
pub fn of_prediction(
    item: &Item,
    repeats: bool,
    overlaps_gold: bool,
    strings: &Strings,
    text: Option<&Offsets>,
) -> Cause {
    let Some((start, end)) = item.figure.get() else { return Cause::Ungrounded };
    let context = match text {
        Some(text) => Context::new(text, start, end),
        None => Some(Context::bare(strings.text(item.text))),
    };
    let Some(context) = context else { return Cause::Outside };
    match () {
        () if repeats => Cause::Duplicate,
        () if overlaps_gold => Cause::Fragment,
        () if context.is_date() => Cause::DateAsFigure,
        () if context.is_ordinal() => Cause::OrdinalAsFigure,
        () if context.is_furniture() => Cause::Furniture,
        () => Cause::NotAClaim,
    }
}

fn figure(gold: &Item, prediction: &Item, rung: Rung, strings: &Strings) -> Cause {
    let value = |item: &Item| strings.sizes.get(item.size).value.get();
    let same_value = value(gold).is_some() && value(gold) == value(prediction);
    let (g, p) = (gold.figure, prediction.figure);
    let within = g != p && g.start <= p.start && p.end <= g.end;
    match rung {
        _ if same_value && gold.modifier != prediction.modifier => modifier(gold.modifier, prediction.modifier),
        _ if gold.modifier == Some(Modifier::Vague) && value(prediction).is_some() => Cause::VagueMissed,
        Rung::Grouping => Cause::Grouping,
        Rung::Decimal => Cause::Decimal,
        Rung::Scale => Cause::Scale,
        _ if within => Cause::PartialNumber,
        Rung::Rounding | Rung::Tolerance => Cause::Rounding,
        Rung::Bounds => Cause::WrongBounds,
        Rung::Distractor => Cause::Distractor,
        Rung::Unsaid => Cause::ValueMissing,
        Rung::Exact | Rung::Fabricated => Cause::Fabricated,
    }
}

fn modifier(gold: Option<Modifier>, prediction: Option<Modifier>) -> Cause {
    let side = |m: Modifier| match m {
        Modifier::MoreThan | Modifier::AtLeast => 1,
        Modifier::LessThan | Modifier::AtMost => -1,
        _ => 0,
    };
    match (gold, prediction) {
        (Some(Modifier::Exact), None) => Cause::ModifierMissing,
        (Some(_), None | Some(Modifier::Exact)) => Cause::HedgeLost,
        (None | Some(Modifier::Exact), Some(_)) => Cause::HedgeAdded,
        (Some(g), Some(p)) if side(g) * side(p) < 0 => Cause::BoundFlipped,
        _ => Cause::WrongModifier,
    }
}

fn source(prediction: &Item, gold: &Item, strings: &Strings, relays: &[Relay], text: Option<&Offsets>) -> Cause {
    let [gold_at, said_at] = [gold, prediction].map(|item| strings.rare.place(item.source));
    if relays.iter().any(|r| r.place.overlaps(said_at)) {
        return Cause::RelayAsSource;
    }
    let surface = strings.text(prediction.source_text);
    let word = surface.chars().all(char::is_alphabetic) && (1..=5).contains(&surface.chars().count());
    let lower = surface.starts_with(char::is_lowercase);
    let opens = || {
        let context = said_at.get().zip(text).and_then(|((start, end), text)| Context::new(text, start, end));
        context.is_some_and(|c| c.begins_sentence()) && surface.chars().skip(1).all(char::is_lowercase)
    };
    let behind = gold_at.get().zip(said_at.get()).is_none_or(|(g, p)| g.0 < p.0);
    if word && behind && (lower || opens()) { Cause::PronounUnresolved } else { Cause::WrongSource }
}
