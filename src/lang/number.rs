//! The pack section `[number]`.

use serde::Deserialize;

use super::surface::Paradigms;

/// As written in the pack.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NumberSection {}

/// As compiled.
#[derive(Debug, Clone, Default)]
pub struct Numbers {}

impl Numbers {
    pub fn compile(_section: &NumberSection, _paradigms: &Paradigms, _faults: &mut Vec<String>) -> Self {
        Self {}
    }
}
