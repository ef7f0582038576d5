//! What an endpoint may cost: prices that the user states, and a cap that stops the asking.
//!
//! In: what each answer took. Out: whether another one may be asked for. A request that is under way is paid for
//! whatever it takes, so the cap may be passed by as many answers as run at once.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::system::answer::Usage;

/// Of a million tokens.
#[derive(Debug, Clone, Copy, PartialEq, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Price {
    pub input: f64,
    pub output: f64,
}

impl Price {
    pub fn of(self, usage: &Usage) -> Option<f64> {
        usage.tokens()?;
        let (input, output) = (usage.input_tokens.unwrap_or(0), usage.output_tokens.unwrap_or(0));
        Some((input as f64 * self.input + output as f64 * self.output) / 1e6)
    }
}

/// What one run may take; answers that are at hand take nothing.
#[derive(Debug, Clone, Copy, PartialEq, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Budget {
    pub tokens: Option<u64>,
    pub cost: Option<f64>,
}

impl Budget {
    pub fn is_some(self) -> bool {
        self.tokens.is_some() || self.cost.is_some()
    }

    /// Why nothing more may be asked for.
    pub fn is_spent(self, spent: &Usage) -> Option<String> {
        let tokens = self.tokens.filter(|&cap| spent.tokens().unwrap_or(0) >= cap);
        let cost = self.cost.filter(|&cap| spent.cost.unwrap_or(0.0) >= cap);
        let tokens = tokens.map(|cap| format!("the budget of {cap} tokens is spent"));
        tokens.or_else(|| cost.map(|cap| format!("the budget of {cap} is spent")))
    }
}
