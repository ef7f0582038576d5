//! Claims in the forms that other people's tools take. Pure: records come in, text goes out.
//!
//! In: an article of a dataset with its claims. Out: rows of a table that spreadsheets open, or ClaimReview documents.

pub mod claimreview;
pub mod csv;
