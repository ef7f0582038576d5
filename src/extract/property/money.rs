//! Nouns that name a sum or a level: `budget`, `salaire`, `производство`.
//!
//! In: a property code. Out: whether it is the code of a noun whose size a figure tells, in money or in any unit. Rules
//! ask here, so that a code that joins the lists is known to all of them at once.

/// What is told in money.
const SUMS: &[&str] = &[
    "aid",
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
    "spending",
    "subsidy",
    "tax",
    "value",
    "wage",
];

/// What rises and falls, and is told in tonnes, degrees, shares or money.
const LEVELS: &[&str] = &[
    "average",
    "birth_rate",
    "capacity",
    "consumption",
    "damage",
    "exports",
    "flow",
    "growth",
    "harvest",
    "imports",
    "inflation",
    "interest_rate",
    "occupancy",
    "poverty",
    "production",
    "rate",
    "share",
    "speed",
    "tariff",
    "temperature",
    "turnout",
    "unemployment",
    "yield",
];

/// Whether a figure beside this noun is a sum of money: `wages`, `expenditure`.
pub fn names_a_sum(code: &str) -> bool {
    SUMS.contains(&code)
}

/// Whether a figure tells the size of what this noun names, a sum or any other level.
pub fn names_a_level(code: &str) -> bool {
    names_a_sum(code) || LEVELS.contains(&code)
}
