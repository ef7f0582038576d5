//! The project's integration tests, in one binary so that the dependencies are linked once.

mod articles;
mod attribution;
mod build;
mod command;
mod help;
mod hostile;
mod html;
mod integrity;
mod invalid;
mod labels;
mod languages;
mod linking;
mod links;
mod measeval;
mod nervaluate;
mod numbers;
mod packs;
mod quiet;
mod review;
mod schemas;
mod score;
mod scoring;
mod show;
mod statistics;
mod systems;
mod units;
