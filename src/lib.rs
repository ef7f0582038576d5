//! claimbench turns news articles into labelled claim records and scores extraction systems
//! against gold labels. The rooms and what each may import stand in ARCHITECTURE.md.

pub mod article;
pub mod build;
pub mod changes;
pub mod claim;
pub mod dataset;
pub mod error;
pub mod export;
pub mod extract;
pub mod label;
pub mod lang;
pub mod link;
pub mod report;
pub mod score;
pub mod snapshot;
pub mod system;
pub mod tally;
pub mod text;
pub mod whole;
