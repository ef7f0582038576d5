//! The signature: all that the numbers depend on, on one line.
//!
//! In: options and canonical claims. Out: a line to quote beside a number; two runs with one signature have the same
//! numbers.

use sha2::{Digest, Sha256};

use super::evaluation::Options;
use super::input::ArticleInfo;
use super::item::{Amount, Item, Relay};
use super::strings::Strings;

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
    let mut row = Vec::with_capacity(512);
    for item in items {
        row.clear();
        let article = articles.get(item.article as usize).map(|a| a.id);
        let labels = articles.get(item.article as usize).map(|a| [a.cluster, a.label]);
        let labels = labels.into_iter().flatten().chain([item.label]).filter(|s| !s.is_none());
        for sym in article.into_iter().chain(labels).chain([
            item.text,
            item.unit_text,
            item.unit_code,
            item.property_code,
            item.source_text,
            item.source_name,
            item.cue_text,
            item.language,
            item.evidence,
        ]) {
            // A byte that no UTF-8 text holds keeps neighbours apart, and nothing apart from the empty string.
            row.extend_from_slice(strings.get(sym).map_or(b"\xFE", str::as_bytes));
            row.push(0xFF);
        }
        let (first, count) = item.relays;
        let relays = relays.iter().skip(first as usize).take(count.into());
        let places = relays.clone().map(|r| r.place);
        for place in [item.figure, item.unit, item.property, item.source, item.cue].into_iter().chain(places) {
            row.extend_from_slice(&place.start.to_le_bytes());
            row.extend_from_slice(&place.end.to_le_bytes());
        }
        for relay in relays {
            row.extend_from_slice(strings.text(relay.text).as_bytes());
            row.push(0xFF);
        }
        for amount in [item.value, item.low, item.high, item.confidence] {
            row.extend_from_slice(&bits(amount).to_le_bytes());
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
        hash.update(&row);
    }
    hash.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

fn bits(amount: Amount) -> u64 {
    amount.get().map_or(u64::MAX, f64::to_bits)
}
