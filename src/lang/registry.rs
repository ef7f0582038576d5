//! The embedded packs, by language. Adding a language is a file under `packs/`.
//!
//! In: the folder, as the build script lists it and puts it into JSON. Out: each pack, compiled when it is first asked for.

use std::sync::OnceLock;

use rustc_hash::FxHashSet;

use super::codes::is_count;
use super::pack::{Lang, Pack};

/// The code of the pack that holds what needs no language.
pub const NEUTRAL: &str = "und";

macro_rules! pack {
    ($code:literal, $path:literal) => {{
        static COMPILED: OnceLock<Lang> = OnceLock::new();
        ($code, include_str!($path), &COMPILED)
    }};
}
/// Every pack, sorted: language, JSON text, and the place of its compiled form. The build script lists the folder.
static PACKS: &[(&str, &str, &OnceLock<Lang>)] = include!(concat!(env!("OUT_DIR"), "/packs.rs"));

/// The languages that have a pack, sorted; the neutral one is not among them.
pub fn codes() -> impl Iterator<Item = &'static str> + Clone {
    PACKS.iter().map(|(code, ..)| *code).filter(|code| *code != NEUTRAL)
}

/// The pack of a language, by its primary subtag; compiled on first use.
pub fn get(code: &str) -> Option<&'static Lang> {
    let primary = code.split(['-', '_']).next().unwrap_or(code);
    let (_, text, compiled) = PACKS.iter().find(|(c, ..)| c.eq_ignore_ascii_case(primary))?;
    let beside = || (!primary.eq_ignore_ascii_case(NEUTRAL)).then(neutral);
    Some(compiled.get_or_init(|| compile(text, beside())))
}

/// The pack that holds what needs no language: digits, symbols, ISO codes.
pub fn neutral() -> &'static Lang {
    static FOUND: OnceLock<&'static Lang> = OnceLock::new();
    static EMPTY: OnceLock<Lang> = OnceLock::new();
    FOUND.get_or_init(|| get(NEUTRAL).unwrap_or_else(|| EMPTY.get_or_init(Lang::default)))
}

/// Whether a pack lists this code of money, time, measures or shares, or all that a rate is made of (`km/h`).
pub fn is_measure(code: &str) -> bool {
    static LISTED: OnceLock<FxHashSet<String>> = OnceLock::new();
    let listed = LISTED.get_or_init(|| {
        let packs = PACKS.iter().filter_map(|(_, text, _)| serde_json::from_str::<Pack>(text).ok());
        packs.flat_map(|pack| pack.unit.measures()).collect()
    });
    let known = |code: &str| listed.contains(code) || is_count(code);
    listed.contains(code) || code.contains('/') && code.split('/').all(known)
}

/// Embedded packs are held faultless by a test, so that nothing is lost here.
fn compile(text: &str, beside: Option<&Lang>) -> Lang {
    serde_json::from_str::<Pack>(text).map(|pack| Lang::compile(&pack, beside).0).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pack_parses_and_compiles_without_fault() {
        for (code, text, _) in PACKS {
            let path = format!("{}/src/lang/packs/{code}.toml", env!("CARGO_MANIFEST_DIR"));
            let source = std::fs::read_to_string(path).unwrap();
            let pack: Pack = toml::from_str(&source).unwrap_or_else(|e| panic!("packs/{code}.toml: {e}"));
            assert_eq!(&pack.language, code);
            assert_eq!(serde_json::from_str::<Pack>(text).unwrap().language, pack.language);
            let (_, faults) = Lang::compile(&pack, None);
            assert!(faults.is_empty(), "packs/{code}.toml:\n{}", faults.join("\n"));
        }
    }
}
