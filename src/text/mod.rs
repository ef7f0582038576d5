//! What any text has, whatever its language: tokens, sentences, paragraphs, quotations, offsets.
//!
//! In: a text as decoded. Out: byte spans into it. Word lists come in as arguments; this room
//! knows no language by name.

pub mod language;
mod offsets;
mod quotations;
mod segment;
mod tokens;

pub use offsets::{Offsets, utf16_positions};
pub use quotations::quotations;
pub use segment::{Paragraph, Segments, SentenceSpan, segment};
pub use tokens::{Key, Kind, Token, tokenize};
