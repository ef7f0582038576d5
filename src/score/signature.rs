//! The signature: all that the numbers depend on, on one line.
//!
//! In: options and canonical claims. Out: a line to quote beside a number; two runs with one signature have the same
//! numbers.

use sha2::{Digest, Sha256};

use super::evaluation::Options;
use super::input::ArticleInfo;
use super::item::{Item, Place, Relay};
use super::rare::{Aside, Rare, Spot};
use super::size::{Amount, SizeSym};
use super::strings::{Strings, Sym};

/// Raised whenever alignment or judging changes.
const MATCHER: u32 = 2;

/// What was read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Digests {
    pub gold: String,
    pub articles: String,
    /// By the systems' names.
    pub systems: Vec<(String, String)>,
    /// Of either person's labels, where two are compared.
    pub people: Vec<(String, String)>,
}

/// `key:value` pairs between bars.
pub fn signature(options: &Options, unit: &str, digests: &Digests) -> String {
    let Digests { gold, articles, systems, people } = digests;
    let named = |digests: &[(String, String)]| {
        let named: Vec<String> = digests.iter().map(|(name, digest)| format!("{name}={digest}")).collect();
        named.join(",")
    };
    let human = if people.is_empty() { String::new() } else { format!("|human:{}", named(people)) };
    format!(
        "claimbench:{}|matcher:{MATCHER}|views:fields+semeval2013(figure)|tiers:exact,pairs,overlap|bounds:completed\
         |tolerance:{}|resamples:{}|units:{unit}|seed:{}|gold:{gold}|articles:{articles}|pred:{}{human}",
        env!("CARGO_PKG_VERSION"),
        options.tolerance,
        options.resamples,
        options.seed,
        named(systems)
    )
}

/// The first 16 hexadecimal digits of the SHA-256 of the claims' content, in canonical order. Of each claim what differs
/// from the claim before it is digested, and which fields those are; a text or a size that came before by its number.
pub fn digest(items: &[Item], articles: &[ArticleInfo], strings: &Strings) -> String {
    let (texts, sizes) = (First::new(strings.len()), First::new(strings.sizes.len()));
    let mut content = Content { hash: Sha256::new(), bytes: Vec::with_capacity(2 * FULL), strings, texts, sizes };
    let mut before = Item::of(u32::MAX);
    for item in items {
        if item.article != before.article {
            content.article(articles.get(item.article as usize));
        }
        content.changes(&before, item);
        before = *item;
    }
    content.hash.update(&content.bytes);
    hex(content.hash)
}

/// The same of the articles that gold could speak of, in their order: a prediction counts by whether its article is one of them,
/// is located in the article's text, and is drawn and sliced by what the article says of itself.
pub fn articles(articles: &[ArticleInfo], strings: &Strings) -> String {
    let mut hash = Sha256::new();
    let mut told = Vec::new();
    for article in articles.iter().filter(|article| article.known) {
        told.clear();
        for sym in [article.id, article.outlet, article.cluster, article.label] {
            told.push(u8::from(!sym.is_none()));
            told.extend_from_slice(strings.text(sym).as_bytes());
            told.push(END);
        }
        let offsets = article.offsets();
        told.push(u8::from(offsets.is_some()));
        hash.update(&told);
        hash.update(offsets.map_or("", |offsets| offsets.text()));
        hash.update([END]);
    }
    hex(hash)
}

fn hex(hash: Sha256) -> String {
    hash.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// Bytes that are digested at once.
const FULL: usize = 1 << 15;
/// What an article's fields begin with: no set of changes has these bits all.
const ARTICLE: u32 = u32::MAX;
/// The number of a text or size that is not there.
const NOTHING: u32 = u32::MAX;

/// What was not yet digested, and what was.
struct Content<'a> {
    hash: Sha256,
    bytes: Vec<u8>,
    strings: &'a Strings,
    texts: First,
    sizes: First,
}

impl Content<'_> {
    fn article(&mut self, article: Option<&ArticleInfo>) {
        self.number(ARTICLE);
        let said = article.map_or([Sym::NONE; 3], |article| [article.id, article.cluster, article.label]);
        said.into_iter().for_each(|sym| self.text(sym));
    }

    /// The fields in which a claim is another than the one before it: a set of bits, then their content.
    fn changes(&mut self, before: &Item, item: &Item) {
        let rare = &self.strings.rare;
        let (was_aside, aside) = (rare.aside(before.aside), rare.aside(item.aside));
        let (were_at, are_at) = (places(before, rare), places(item, rare));
        let set = self.bytes.len();
        self.number(0);
        let mut changed = 0u32;
        let mut field = 1;
        for (was, is) in symbols(before, was_aside).into_iter().zip(symbols(item, aside)) {
            if was != is {
                changed |= field;
                self.text(is);
            }
            field <<= 1;
        }
        for (was, is) in were_at.into_iter().zip(are_at) {
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
            self.size(item.size);
        }
        field <<= 1;
        if was_aside.confidence.bits() != aside.confidence.bits() {
            changed |= field;
            self.amount(aside.confidence);
        }
        field <<= 1;
        let relays = rare.relays(item.aside);
        if !relays.is_empty() {
            changed |= field;
            self.relays(relays);
        }
        self.bytes[set..set + 4].copy_from_slice(&changed.to_le_bytes());
        if self.bytes.len() > FULL {
            self.hash.update(&self.bytes);
            self.bytes.clear();
        }
    }

    /// The people who passed a figure on, and how many they are.
    fn relays(&mut self, relays: &[Relay]) {
        self.number(relays.len() as u32);
        for relay in relays {
            self.place(relay.place);
            self.text(relay.text);
        }
    }

    /// The number of a text, nothing being another than the empty one; the text itself where it is the first time.
    fn text(&mut self, sym: Sym) {
        let (number, is_first) = sym.get().map_or((NOTHING, false), |text| self.texts.number(text));
        self.number(number);
        if is_first {
            self.bytes.extend_from_slice(self.strings.text(sym).as_bytes());
            self.bytes.push(END);
        }
    }

    /// The same of a figure's value and bounds.
    fn size(&mut self, sym: SizeSym) {
        let (number, is_first) = sym.get().map_or((NOTHING, false), |size| self.sizes.number(size));
        self.number(number);
        if is_first {
            self.strings.sizes.get(sym).amounts().into_iter().for_each(|amount| self.amount(amount));
        }
    }

    fn place(&mut self, place: Place) {
        self.number(place.start);
        self.number(place.end);
    }

    fn amount(&mut self, amount: Amount) {
        self.bytes.extend_from_slice(&amount.bits().to_le_bytes());
    }

    fn number(&mut self, number: u32) {
        self.bytes.extend_from_slice(&number.to_le_bytes());
    }
}

/// What was digested before, numbered in the order in which it was: symbols go by the order of files.
struct First {
    numbers: Vec<u32>,
    next: u32,
}

impl First {
    fn new(symbols: usize) -> Self {
        Self { numbers: vec![NOTHING; symbols], next: 0 }
    }

    /// The number of a symbol, and whether it is the first time.
    fn number(&mut self, symbol: usize) -> (u32, bool) {
        let Some(number) = self.numbers.get_mut(symbol) else { return (NOTHING, false) };
        let is_first = *number == NOTHING;
        if is_first {
            (*number, self.next) = (self.next, self.next + 1);
        }
        (*number, is_first)
    }
}

/// A byte that no UTF-8 text holds: it keeps a text apart from what follows it.
const END: u8 = 0xFF;

const fn symbols(item: &Item, aside: Aside) -> [Sym; 10] {
    let Item { text, unit_text, unit_code, property_code, source_text, source_name, .. } = *item;
    let (Item { cue_text, language, .. }, Aside { evidence, label, .. }) = (*item, aside);
    [text, unit_text, unit_code, property_code, source_text, source_name, cue_text, language, evidence, label]
}

/// Where its parts stand, all but the figure counted from the figure: what was told in one way stands in one way.
fn places(item: &Item, rare: &Rare) -> [Place; 5] {
    let from = item.figure.start;
    let beside = |spot: Spot| {
        let place = rare.place(spot);
        let moved = Place { start: place.start.wrapping_sub(from), end: place.end.wrapping_sub(from) };
        if place.is_none() { place } else { moved }
    };
    [item.figure, beside(item.unit), beside(item.property), beside(item.source), beside(item.cue)]
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
