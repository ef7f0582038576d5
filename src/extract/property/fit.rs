//! Which predicates can be said of which figures.
//!
//! In: a property code, the kind of a figure and its unit. Out: whether the two go together; a sum is
//! not killed, and a temperature is no area. What does not fit is no predicate, however near.

use crate::claim::UnitKind;
use crate::extract::unit::carry::OF_PEOPLE;

/// Whether what a code says can be said of a figure of this kind: a sum is not killed, nor is it high.
pub fn fits(code: &str, kind: Option<UnitKind>, unit: &str) -> bool {
    /// Those who live somewhere.
    const PEOPLED: &[&str] = &["citizen", "family", "household", "person", "resident"];
    const SIZES: &[&str] = &["depth", "height", "length", "temperature", "width", "wind"];
    const OF_PERSONS: &[&str] = &["accused", "charged", "homeless", "missing", "victim", "wanted"];
    const NO_TIME: &[&str] = &[
        "affected",
        "armed",
        "arrived",
        "collapsed",
        "crashed",
        "discovered",
        "exploded",
        "launched",
        "left",
        "occurred",
        "overturned",
        "produced",
        "published",
        "returned",
        "signed",
        "sunk",
        "won",
        "average",
        "decrease",
        "demanded",
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
        "requested",
        "share",
        "threatened",
        "value",
    ];
    const LIVES: &[&str] = &["born", "inhabitants", "living", "married"];
    /// What is said of a vessel or a house, not of how far or how much.
    const OF_BODIES: &[&str] = &["aboard", "adrift", "collapsed", "crashed", "isolated", "missing", "sunk"];
    const SUMS: &[&str] = &["cost", "price", "value"];
    /// What crowds do, or what is done to those who are many: `le coût des grèves` is no money on strike.
    const NO_SUM: &[&str] = &[
        "attacked",
        "bombed",
        "dispersed",
        "elected",
        "evacuated",
        "flooded",
        "marched",
        "hunger_strike",
        "on_strike",
        "pregnant",
        "protested",
        "rescued",
        "searched",
        "shelled",
        "striking",
        "vaccinated",
        "visited",
    ];
    const MOTHERS: &[&str] = &["girl", "patient", "person", "student", "teenager", "woman", "worker"];
    const MARGINS: &[&str] = &["point", "seat", "vote"];
    const WEATHER: &[&str] = &["depth", "distance", "height", "rainfall", "speed", "temperature", "width", "wind"];
    let people = || OF_PEOPLE.contains(&code) || OF_PERSONS.contains(&code);
    const OF_DIMENSION: &[(&str, &[&str])] = &[
        ("area", &["m2", "km2", "har", "cm2"]),
        ("temperature", &["Cel", "K", "[degF]"]),
        ("depth", LENGTHS),
        ("height", LENGTHS),
        ("width", LENGTHS),
        ("rainfall", &["mm", "cm", "m", "L"]),
        ("wind", &["m/s", "km/h", "[kn_i]", "[mi_i]", "kn"]),
    ];
    const LENGTHS: &[&str] = &["m", "km", "cm", "mm", "[ft_i]", "[mi_i]", "[in_i]"];
    // `глубина 14 метров, скорость — 2,5 метра в секунду`: how fast is not how deep.
    let long = matches!(code, "depth" | "height" | "width" | "length");
    let speed = matches!(unit.split_once('/'), Some((_, "s" | "h")));
    if kind == Some(UnitKind::Measure) && long && speed {
        return false;
    }
    if kind == Some(UnitKind::Measure)
        && OF_DIMENSION.iter().any(|(named, units)| *named == code && !units.iter().any(|u| unit.starts_with(u)))
    {
        return false;
    }
    if matches!(code, "staying" | "found" | "casualties" | "occurred")
        && !matches!(kind, Some(UnitKind::Count | UnitKind::Duration) | None)
        && (code != "found" || kind == Some(UnitKind::Percent))
    {
        return false;
    }
    match kind {
        // `posted a $3m loss`: what is made public there is said by the noun.
        Some(UnitKind::Currency | UnitKind::Percent) if matches!(code, "hit" | "arrived") => false,
        Some(UnitKind::Measure) if code == "hit" => false,
        Some(UnitKind::Currency) if matches!(code, "published" | "closed" | "launched" | "waiting") => false,
        Some(UnitKind::Currency) if NO_SUM.contains(&code) => false,
        Some(UnitKind::Currency) => !people() && !SIZES.contains(&code) && !LIVES.contains(&code),
        Some(UnitKind::Measure) => {
            !people()
                && !SUMS.contains(&code)
                && !OF_BODIES.contains(&code)
                && !matches!(
                    code,
                    "deployed"
                        | "elected"
                        | "evacuated"
                        | "inhabitants"
                        | "living"
                        | "protested"
                        | "rescued"
                        | "tax"
                        | "voted"
                        | "won"
                )
        }
        Some(UnitKind::Count) => {
            !WEATHER.contains(&code)
                && !matches!(code, "aged" | "area" | "length" | "tax" | "weight")
                && (!matches!(code, "exploded" | "flooded") || !matches!(unit, "child" | "person"))
                && (code != "margin" || MARGINS.contains(&unit))
                && (code != "pregnant" || MOTHERS.contains(&unit))
                && !matches!(code, "budget" | "value" | "spent")
                && (code != "deployed" || !matches!(unit, "fire" | "wildfire"))
                && (code != "inhabitants" || PEOPLED.contains(&unit))
        }
        Some(UnitKind::Duration) => !people() && !NO_TIME.contains(&code),
        // `84 Prozent der Bevölkerung`: whose share it is says nothing of it.
        Some(UnitKind::Percent) => {
            !matches!(code, "speed" | "inhabitants" | "waiting" | "donated" | "published" | "launched")
        }
        // `gave a total of 1,090`: what is given there is a number.
        None => code != "donated",
    }
}

/// What is fired.
pub const SHOT: &[&str] = &[
    "ammunition",
    "arrow",
    "artillery_system",
    "bomb",
    "bullet",
    "cannon",
    "cartridge",
    "drone",
    "firearm",
    "firework",
    "grenade",
    "gun",
    "howitzer",
    "launcher",
    "mine",
    "missile",
    "mortar",
    "petrol_bomb",
    "piece",
    "rocket",
    "rocket_launcher",
    "round",
    "satellite",
    "shell",
    "shot",
    "torpedo",
    "warhead",
    "time",
    "place",
    "city",
    "target",
];
