//! The pack section `[speech]`.

use serde::Deserialize;

use super::surface::Paradigms;

/// As written in the pack.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SpeechSection {}

/// As compiled.
#[derive(Debug, Clone, Default)]
pub struct Speech {}

impl Speech {
    pub fn compile(_section: &SpeechSection, _paradigms: &Paradigms, _faults: &mut Vec<String>) -> Self {
        Self {}
    }
}
