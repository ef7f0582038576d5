//! The project's integration tests, in one binary so that the dependencies are linked once.

mod hostile;
mod languages;
mod packs;
mod review;
