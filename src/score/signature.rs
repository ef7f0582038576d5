//! The signature: all that the numbers depend on, on one line.
//!
//! In: options and canonical claims. Out: a line to quote beside a number; two runs with one signature have the same
//! numbers.

use sha2::{Digest, Sha256};

use super::evaluation::Options;
use super::input::ArticleInfo;
use super::item::{Item, Place, Relay};
use super::strings::{Strings, Sym};

/// Raised whenever alignment or judging changes.
const MATCHER: u32 = 1;

/// `key:value` pairs between bars.
pub fn signature(options: &Options, unit: &str, gold: &str, systems: &[(String, String)]) -> String {
    let systems: Vec<String> = systems.iter().map(|(name, digest)| format!("{name}={digest}")).collect();
    format!(
        "claimbench:{}|matcher:{MATCHER}|views:fields+semeval2013(figure)|tiers:exact,pairs,overlap|bounds:completed\
         |tolerance:{}|resamples:{}|units:{unit}|seed:{}|gold:{gold}|pred:{}",
        env!("CARGO_PKG_VERSION"),
        options.tolerance,
        options.resamples,
        options.seed,
        systems.join(",")
    )
}

/// The first 16 hexadecimal digits of the SHA-256 of the claims' content, in canonical order.
pub fn digest(items: &[Item], articles: &[ArticleInfo], relays: &[Relay], strings: &Strings) -> String {
    let mut hash = Sha256::new();
    let mut row = Vec::with_capacity(1 << 16);
    for item in items {
        // A byte that no UTF-8 text holds keeps neighbours apart, and nothing apart from the empty string.
        let mut text = |sym: Sym| {
            row.extend_from_slice(strings.get(sym).map_or(b"\xFE", str::as_bytes));
            row.push(0xFF);
        };
        if let Some(article) = articles.get(item.article as usize) {
            text(article.id);
            [article.cluster, article.label].into_iter().filter(|s| !s.is_none()).for_each(&mut text);
        }
        if !item.label.is_none() {
            text(item.label);
        }
        for sym in [item.text, item.unit_text, item.unit_code, item.property_code, item.source_text, item.source_name] {
            text(sym);
        }
        [item.cue_text, item.language, item.evidence].into_iter().for_each(text);
        let mut place = |place: Place| {
            row.extend_from_slice(&place.start.to_le_bytes());
            row.extend_from_slice(&place.end.to_le_bytes());
        };
        [item.figure, item.unit, item.property, item.source, item.cue].into_iter().for_each(&mut place);
        let (first, count) = item.relays;
        let relays = relays.get(first as usize..).unwrap_or_default();
        let relays = &relays[..relays.len().min(count.into())];
        relays.iter().map(|relay| relay.place).for_each(place);
        for relay in relays {
            row.extend_from_slice(strings.text(relay.text).as_bytes());
            row.push(0xFF);
        }
        for amount in strings.sizes.get(item.size).amounts().into_iter().chain([item.confidence]) {
            row.extend_from_slice(&amount.bits().to_le_bytes());
        }
        let words = [
            item.modifier.map(|m| m.as_str()),
            item.unit_kind.map(|k| k.as_str()),
            item.source_type.map(|t| t.as_str()),
            item.attribution.map(|a| a.as_str()),
            item.stance.map(|s| s.as_str()),
        ];
        for word in words {
            row.extend_from_slice(word.unwrap_or_default().as_bytes());
            row.push(0xFF);
        }
        if row.len() > 1 << 15 {
            hash.update(&row);
            row.clear();
        }
    }
    hash.update(&row);
    hash.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}
