//! Packs: what the program knows of each language, as data, and the tables compiled from it.
//!
//! In: the TOML files under `packs/` and `languages.toml`, embedded in the binary. Out: one
//! [`Lang`] per language, compiled when first asked for and kept.

pub mod codes;
mod grammar;
mod number;
mod pack;
mod phrases;
mod profiles;
mod property;
mod registry;
mod speech;
mod surface;
mod unit;
mod words;

pub use grammar::{Grammar, Order, Role};
pub use number::Numbers;
pub use pack::{Lang, Pack};
pub use phrases::Phrases;
pub use profiles::{language_name, profiles};
pub use property::Properties;
pub use registry::{NEUTRAL, codes, get, neutral, source};
pub use speech::{Case, Roles, Speech, Word};
pub use unit::{PERSON, UnitEntry, Units};
pub use words::Words;
