//! The signature: all that the numbers depend on, on one line.
//!
//! In: options and canonical claims. Out: a line to quote beside a number; two runs with one signature have the same
//! numbers.

use sha2::{Digest, Sha256};

use super::evaluation::Options;
use super::input::ArticleInfo;
use super::item::{Item, Place, Relay};
use super::size::Amount;
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

/// The first 16 hexadecimal digits of the SHA-256 of the claims' content, in canonical order. Of each claim what differs
/// from the claim before it is digested, and which fields those are.
pub fn digest(items: &[Item], articles: &[ArticleInfo], relays: &[Relay], strings: &Strings) -> String {
    let mut content = Content { hash: Sha256::new(), bytes: Vec::with_capacity(2 * FULL), strings };
    let mut before = Item::of(u32::MAX);
    for item in items {
        if item.article != before.article {
            content.article(articles.get(item.article as usize));
        }
        content.changes(&before, item);
        content.relays(relays.get(item.relays()).unwrap_or_default());
        before = *item;
    }
    content.hash.update(&content.bytes);
    content.hash.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// Bytes that are digested at once.
const FULL: usize = 1 << 15;
/// What an article's fields begin with: no set of changes has these bits all.
const ARTICLE: u32 = u32::MAX;

/// What was not yet digested.
struct Content<'a> {
    hash: Sha256,
    bytes: Vec<u8>,
    strings: &'a Strings,
}

impl Content<'_> {
    fn article(&mut self, article: Option<&ArticleInfo>) {
        self.bytes.extend_from_slice(&ARTICLE.to_le_bytes());
        let said = article.map_or([Sym::NONE; 3], |article| [article.id, article.cluster, article.label]);
        said.into_iter().for_each(|sym| self.text(sym));
    }

    /// The fields in which a claim is another than the one before it: a set of bits, then their content.
    fn changes(&mut self, before: &Item, item: &Item) {
        let set = self.bytes.len();
        self.bytes.extend_from_slice(&[0; 4]);
        let mut changed = 0u32;
        let mut field = 1;
        for (was, is) in symbols(before).into_iter().zip(symbols(item)) {
            if was != is {
                changed |= field;
                self.text(is);
            }
            field <<= 1;
        }
        for (was, is) in places(before).into_iter().zip(places(item)) {
            if was != is {
                changed |= field;
                self.place(is);
            }
            field <<= 1;
        }
        for (was, is) in words(before).into_iter().zip(words(item)) {
            if was != is {
                changed |= field;
                self.bytes.extend_from_slice(is.unwrap_or_default().as_bytes());
                self.bytes.push(END);
            }
            field <<= 1;
        }
        if before.size != item.size {
            changed |= field;
            self.strings.sizes.get(item.size).amounts().into_iter().for_each(|amount| self.amount(amount));
        }
        field <<= 1;
        if before.confidence.bits() != item.confidence.bits() {
            changed |= field;
            self.amount(item.confidence);
        }
        self.bytes[set..set + 4].copy_from_slice(&changed.to_le_bytes());
    }

    /// The people who passed a figure on, and how many they are; ends a claim.
    fn relays(&mut self, relays: &[Relay]) {
        self.bytes.extend_from_slice(&(relays.len() as u16).to_le_bytes());
        for relay in relays {
            self.place(relay.place);
            self.text(relay.text);
        }
        if self.bytes.len() > FULL {
            self.hash.update(&self.bytes);
            self.bytes.clear();
        }
    }

    /// A text, nothing being another than the empty one.
    fn text(&mut self, sym: Sym) {
        self.bytes.extend_from_slice(self.strings.get(sym).map_or(b"\xFE", str::as_bytes));
        self.bytes.push(END);
    }

    fn place(&mut self, place: Place) {
        self.bytes.extend_from_slice(&place.start.to_le_bytes());
        self.bytes.extend_from_slice(&place.end.to_le_bytes());
    }

    fn amount(&mut self, amount: Amount) {
        self.bytes.extend_from_slice(&amount.bits().to_le_bytes());
    }
}

/// A byte that no UTF-8 text holds: it keeps a text apart from what follows it.
const END: u8 = 0xFF;

const fn symbols(item: &Item) -> [Sym; 10] {
    let Item { text, unit_text, unit_code, property_code, source_text, source_name, .. } = *item;
    let Item { cue_text, language, evidence, label, .. } = *item;
    [text, unit_text, unit_code, property_code, source_text, source_name, cue_text, language, evidence, label]
}

const fn places(item: &Item) -> [Place; 5] {
    [item.figure, item.unit, item.property, item.source, item.cue]
}

fn words(item: &Item) -> [Option<&'static str>; 5] {
    [
        item.modifier.map(|m| m.as_str()),
        item.unit_kind.map(|k| k.as_str()),
        item.source_type.map(|t| t.as_str()),
        item.attribution.map(|a| a.as_str()),
        item.stance.map(|s| s.as_str()),
    ]
}
