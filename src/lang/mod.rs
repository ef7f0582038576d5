//! Packs: what the program knows of each language, as data, and the tables compiled from it.
//!
//! In: the TOML files under `packs/`, `codes.toml`, `senses.toml` and `languages.toml`, embedded in the binary as JSON. Out: one
//! [`Lang`] per language, compiled when first asked for and kept.

mod calendar;
mod chains;
pub mod codes;
mod endings;
mod grammar;
mod hedge;
mod label;
mod number;
mod pack;
mod phrases;
mod profiles;
mod property;
mod range;
mod registry;
mod sense;
pub mod senses;
mod sieve;
mod speech;
mod surface;
mod unit;
mod words;

pub use calendar::Calendar;
pub use endings::Endings;
pub use grammar::{Grammar, Order, Role};
pub use hedge::{Effect, Hedges};
pub use label::Labels;
pub use number::{Bare, Class, NumberWord, Numbers};
pub use pack::{Lang, Pack};
pub use phrases::Phrases;
pub use profiles::{language_name, profiles};
pub use property::{Properties, name_key};
pub use range::{Opening, Ranges};
pub use registry::{NEUTRAL, codes, get, is_measure, neutral};
pub use sense::Sense;
pub use sieve::Sieve;
pub use speech::{Case, Function, Roles, Speech, Word};
pub use unit::{PERSON, UnitEntry, Units};
pub use words::Words;
