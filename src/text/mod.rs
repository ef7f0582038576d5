//! What any text has, whatever its language: tokens, sentences, paragraphs, quotations, offsets.
//!
//! In: a text as decoded. Out: byte spans into it. Word lists come in as arguments; this room
//! knows no language by name.

mod filter;
mod key;
mod keyed;
pub mod language;
mod letters;
mod offsets;
mod quotations;
mod segment;
mod tables;
mod tokens;

pub use key::Key;
pub use keyed::Keyed;
pub use offsets::{Offsets, utf16_positions};
pub use quotations::quotations;
pub use segment::{Paragraph, Segments, SentenceSpan, Stops, segment, segment_knowing};
pub use tables::Tables;
pub use tokens::{Kind, Token, continued, single, tokenize};
