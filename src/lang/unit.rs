//! The pack section `[unit]`.

use serde::Deserialize;

use super::surface::Paradigms;

/// As written in the pack.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UnitSection {}

/// As compiled.
#[derive(Debug, Clone, Default)]
pub struct Units {}

impl Units {
    pub fn compile(_section: &UnitSection, _paradigms: &Paradigms, _faults: &mut Vec<String>) -> Self {
        Self {}
    }
}
