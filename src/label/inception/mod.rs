//! INCEpTION's UIMA CAS JSON, version 0.4.0 of that format.
//!
//! In: graphs, or an annotated document. Out: a document for INCEpTION with the layers that it needs, and graphs again.
//! Offsets count UTF-16 units, as Java does; the format keeps no surfaces.

mod layers;
mod read;
mod write;

pub use layers::type_system;
pub use read::{Document, read};
pub use write::write;
