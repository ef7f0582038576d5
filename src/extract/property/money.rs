//! Nouns that name a sum or a level (`budget`, `salaire`, `производство`), and what money beside a verb says of a thing.
//!
//! In: a property code. Out: whether it is the code of a noun whose size a figure tells, in money or in any unit; the price
//! or rent that a verb of trade has where a sum stands beside it. Rules ask here, so that a code that joins the lists is
//! known to all of them at once.

use crate::claim::Decimal;

/// What is told in money.
const SUMS: &[&str] = &[
    "aid",
    "bill",
    "bonus",
    "budget",
    "compensation",
    "contribution",
    "cost",
    "debt",
    "deficit",
    "dividend",
    "donation",
    "fee",
    "funding",
    "gdp",
    "grant",
    "income",
    "investment",
    "loan",
    "loss",
    "minimum_wage",
    "payment",
    "pension",
    "price",
    "profit",
    "refund",
    "rent",
    "revenue",
    "salary",
    "sales",
    "scholarship",
    "severance",
    "shortfall",
    "spending",
    "subsidy",
    "surplus",
    "tax",
    "value",
    "wage",
    "wages",
];

/// What rises and falls, and is told in tonnes, degrees, shares or money.
const LEVELS: &[&str] = &[
    "average",
    "biomass",
    "birth_rate",
    "capacity",
    "consumption",
    "content",
    "damage",
    "exports",
    "flow",
    "growth",
    "harvest",
    "imports",
    "inflation",
    "interest_rate",
    "occupancy",
    "passengers",
    "population",
    "poverty",
    "production",
    "quota",
    "rate",
    "share",
    "speed",
    "tariff",
    "temperature",
    "turnout",
    "unemployment",
    "yield",
];

/// What a sum tells of things that change hands or are put up, by the verb that says how: `sold for 9 euros`, `rented at
/// £1,150`, `installée pour 32 400 euros`.
const TRADED: &[(&str, &str)] = &[
    ("acquired", PRICE),
    ("auctioned", PRICE),
    ("bought", PRICE),
    ("installed", COST),
    ("hired", PRICE),
    ("leased", "rent"),
    ("ordered", PRICE),
    ("rented", "rent"),
    ("sold", PRICE),
];
/// What is paid for a thing.
pub const PRICE: &str = "price";
const COST: &str = "cost";

/// What money beside a verb of trade says of the thing traded: its price or its rent.
pub fn of_trade(code: &str) -> Option<&'static str> {
    TRADED.iter().find(|(verb, _)| *verb == code).map(|(_, of_money)| *of_money)
}

/// What a verb says that tells what something costs: what one pays for a ticket is its price, what a bridge or a strike
/// takes is a cost.
pub fn of_cost(code: &str, amount: Decimal) -> Option<&'static str> {
    /// What a thing of every day costs, at most, in most currencies.
    const EVERYDAY: i64 = 10_000;
    (code == COST && amount < EVERYDAY.into()).then_some(PRICE)
}

/// What else has a sum or a share for its size.
const SIZED: &[&str] =
    &["bail", "bribe", "discount", "fine", "lawsuit", "limit", "ransom", "reward", "advance", "fare"];

/// Whether a noun may have a sum or a share right behind it that tells its size: `a fine of 5,000`, `скидка в 30 %`.
pub fn takes_a_sum(code: &str) -> bool {
    names_a_level(code) || SIZED.contains(&code)
}

/// Whether a figure beside this noun is a sum of money: `wages`, `expenditure`.
pub fn names_a_sum(code: &str) -> bool {
    SUMS.contains(&code)
}

/// What is done with sums, or names one as well as a harm.
const OF_SUMS: &[&str] = &["damage", "earned", "invested", "saved", "spent"];

/// Whether a great number beside this word is a sum of money even where no currency stands beside it: `przyjął 25 osób i
/// zaoszczędził 300 tysięcy`.
pub fn tells_of_a_sum(code: &str) -> bool {
    names_a_sum(code) || OF_SUMS.contains(&code)
}

/// Whether a figure tells the size of what this noun names, a sum or any other level.
pub fn names_a_level(code: &str) -> bool {
    names_a_sum(code) || LEVELS.contains(&code)
}
