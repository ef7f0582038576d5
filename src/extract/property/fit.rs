//! Which predicates can be said of which figures.
//!
//! In: a property code, the kind of a figure and its unit. Out: whether the two go together; a sum is
//! not killed, and a temperature is no area. What does not fit is no predicate, however near.

use crate::claim::UnitKind;
use crate::extract::unit::carry::OF_PEOPLE;

/// Whether what a code says can be said of a figure of this kind: a sum is not killed, nor is it high.
pub fn fits(code: &str, kind: Option<UnitKind>, unit: &str) -> bool {
    match kind {
        Some(UnitKind::Count) => fits_count(code, unit),
        Some(UnitKind::Currency) => fits_sum(code),
        Some(UnitKind::Percent) => !NO_SHARE.contains(&code),
        // `sentenced to nine years`: of what is done to people that alone is done for so long.
        Some(UnitKind::Duration) => !NO_TIME.contains(&code) && (!is_of_people(code) || code == "sentenced"),
        Some(UnitKind::Measure) => fits_measure(code, unit),
        // `gave a total of 1,090`: what is given there is a number.
        None => !matches!(code, "donated" | "donation"),
    }
}

/// What is said of those counted.
fn fits_count(code: &str, unit: &str) -> bool {
    !NO_COUNT.contains(&code)
        && match code {
            "exploded" | "flooded" => !matches!(unit, "child" | "person"),
            "deployed" => !matches!(unit, "fire" | "wildfire"),
            "inhabitants" => PEOPLED.contains(&unit),
            "margin" => MARGINS.contains(&unit),
            "pregnant" => MOTHERS.contains(&unit),
            _ => true,
        }
}

fn fits_sum(code: &str) -> bool {
    // `z kasy zniknęło 90 tys. zł`: a sum may go missing.
    let of_people = is_of_people(code) && code != "missing";
    !(NO_SUM.contains(&code) || SIZES.contains(&code) || LIVES.contains(&code) || of_people)
}

fn fits_measure(code: &str, unit: &str) -> bool {
    // `otrava zahubila 40 tun ryb`: animals are weighed where they are too many to count.
    if matches!(code, "died" | "killed") && matches!(unit, "kg" | "t") {
        return true;
    }
    // `на борту 280 тысяч тонн зерна`: a cargo is aboard, and a length is not.
    // `из склада исчезли 7,5 тонны препарата`: goods may be missing, too.
    let cargo = matches!(code, "aboard" | "missing") && matches!(unit, "t" | "kg" | "L" | "m3");
    let body = OF_BODIES.contains(&code) && !cargo;
    let of_people = is_of_people(code) && !cargo;
    let said = !(NO_MEASURE.contains(&code) || SUMS.contains(&code) || body || of_people);
    // `при температуре 38 градусов закрыты окна`: degrees say how warm it is, and nothing else.
    let warm = !matches!(unit, "Cel" | "[degF]") || OF_DEGREES.contains(&code);
    said && warm && has_dimension(code, unit)
}

/// Whether a unit measures what a code names, where that is a dimension.
fn has_dimension(code: &str, unit: &str) -> bool {
    // `глубина 14 метров, скорость — 2,5 метра в секунду`: how fast is not how deep.
    let long = matches!(code, "depth" | "diameter" | "height" | "length" | "radius" | "width");
    let speed = matches!(unit.split_once('/'), Some((_, "s" | "h")));
    let units = OF_DIMENSION.iter().find(|(named, _)| *named == code).map(|(_, units)| units);
    !(long && speed) && units.is_none_or(|units| units.iter().any(|start| unit.starts_with(start)))
}

fn is_of_people(code: &str) -> bool {
    OF_PEOPLE.contains(&code) || OF_PERSONS.contains(&code)
}

/// What is said of people besides.
const OF_PERSONS: &[&str] = &["accused", "bereaved", "charged", "homeless", "missing", "victim", "wanted"];

/// What things and people are not.
const NO_COUNT: &[&str] = &[
    "aged",
    "area",
    "budget",
    "capital",
    "depth",
    "distance",
    "height",
    "interest_rate",
    "invested",
    "length",
    "owed",
    "rainfall",
    "salary",
    "speed",
    "spending",
    "spent",
    "tax",
    "temperature",
    "value",
    "weight",
    "width",
    "wind",
];
/// Those who live somewhere.
const PEOPLED: &[&str] = &["citizen", "family", "household", "person", "resident"];
const MARGINS: &[&str] = &["point", "seat", "vote"];
const MOTHERS: &[&str] = &["girl", "patient", "person", "pupil", "student", "teenager", "woman", "worker"];

/// What crowds do, or what is done to those who are many: `le coût des grèves` is no money on strike. What is made public
/// is said by the noun: `posted a $3m loss`.
const NO_SUM: &[&str] = &[
    "affected",
    "arrived",
    "attacked",
    "attended",
    "bombed",
    "booked",
    "casualties",
    "closed",
    "dispersed",
    "elected",
    "re_elected",
    "airlifted",
    "evacuated",
    "flooded",
    "hit",
    "hunger_strike",
    "interest_rate",
    "launched",
    "marched",
    "occurred",
    "on_strike",
    "participated",
    "pregnant",
    "protested",
    "published",
    "rescued",
    "searched",
    "shelled",
    "staying",
    "striking",
    "threatened",
    "vaccinated",
    "visited",
    "waiting",
];
const SIZES: &[&str] = &["depth", "diameter", "gust", "height", "length", "radius", "temperature", "width", "wind"];
const LIVES: &[&str] = &["born", "inhabitants", "living", "married"];

/// `84 Prozent der Bevölkerung`: whose share it is says nothing of it.
const NO_SHARE: &[&str] = &[
    "arrived",
    "casualties",
    "depth",
    "distance",
    "donated",
    "donation",
    "found",
    "height",
    "hit",
    "inhabitants",
    "launched",
    "length",
    "occurred",
    "owed",
    "published",
    "speed",
    "staying",
    "waiting",
];

/// What a length of time neither does nor suffers.
const NO_TIME: &[&str] = &[
    "affected",
    "employed",
    "needed",
    "taught",
    "working",
    "appointed",
    "capacity",
    "reported",
    "undergone",
    "armed",
    "arrived",
    "collapsed",
    "crashed",
    "detected",
    "discovered",
    "exploded",
    "issued",
    "launched",
    "left",
    "missed",
    "occurred",
    "overturned",
    "owed",
    "payment",
    "produced",
    "production",
    "published",
    "returned",
    "signed",
    "sunk",
    "won",
    "average",
    "decrease",
    "earned",
    "increase",
    "level",
    "carried_out",
    "fine",
    "fined",
    "paid",
    "planned",
    "price",
    "received",
    "salary",
    "share",
    "threatened",
    "value",
];

/// What is neither how far nor how much.
const NO_MEASURE: &[&str] = &[
    "accumulated",
    "casualties",
    "deployed",
    "elected",
    "re_elected",
    "airlifted",
    "evacuated",
    "hit",
    "inhabitants",
    "living",
    "occurred",
    "owed",
    "participated",
    "protested",
    "rescued",
    "staying",
    "tax",
    "slept",
    "voted",
    "won",
];
/// What is said of degrees.
const OF_DEGREES: &[&str] = &[
    "average",
    "decrease",
    "exceeded",
    "expected",
    "fever",
    "forecast",
    "increase",
    "level",
    "magnitude",
    "maximum",
    "minimum",
    "recorded",
    "scored",
    "temperature",
    "threshold",
    "tilted",
    "warmed",
];
/// What is said of a vessel or a house, not of how far or how much.
const OF_BODIES: &[&str] = &["aboard", "adrift", "collapsed", "crashed", "isolated", "missing", "sunk"];
const SUMS: &[&str] = &["cost", "price", "value"];

/// The units of what is measured, by how their codes begin.
const OF_DIMENSION: &[(&str, &[&str])] = &[
    ("area", &["m2", "km2", "har", "cm2", "[acr_us]", "[smi_us]"]),
    ("temperature", &["Cel", "K", "[degF]"]),
    ("altitude", LENGTHS),
    ("depth", LENGTHS),
    ("diameter", LENGTHS),
    ("height", LENGTHS),
    ("radius", LENGTHS),
    ("snowfall", LENGTHS),
    ("width", LENGTHS),
    ("rainfall", &["mm", "cm", "m", "L"]),
    ("gust", WINDS),
    ("wind", WINDS),
];
const WINDS: &[&str] = &["m/s", "km/h", "[kn_i]", "[mi_i]", "kn"];
const LENGTHS: &[&str] = &["m", "km", "cm", "mm", "[ft_i]", "[mi_i]", "[in_i]"];
