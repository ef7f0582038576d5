//! Claims as JSON lines, straight from the extraction.
//!
//! In: an article's id, its text, its claims. Out: bytes, a line a claim: the very ones that serde makes of a
//! [`ClaimRecord`](crate::claim::record::ClaimRecord), which a test compares. `extract` prints eight times what it
//! reads, mostly sentences: no surface is copied but into the output, and a sentence is escaped once.

use std::io::Write;
use std::ops::Range;

use super::{ANNOTATOR, Extraction};
use crate::claim::{Attribution, Claim, Decimal, Figure, Span, to_f64};
use crate::text::Offsets;

/// Appends the claims of one article, in order of their figure.
pub fn lines(article_id: &str, text: &str, extraction: &Extraction, out: &mut Vec<u8>) {
    let mut lines = Lines { text, offsets: Offsets::new(text), out, sentence: None };
    let mut id = Vec::new();
    string(&mut id, article_id);
    // Without its closing quotation mark, since the figure's place goes on with it.
    let open = id.len() - 1;
    for claim in &extraction.claims {
        lines.claim(&id, open, claim);
    }
}

struct Lines<'a> {
    text: &'a str,
    offsets: Offsets<'a>,
    out: &'a mut Vec<u8>,
    /// The sentence written last, and where it stands in `out`: the next claim's is often the same.
    sentence: Option<(Span, Range<usize>)>,
}

impl Lines<'_> {
    fn claim(&mut self, id: &[u8], open: usize, claim: &Claim) {
        let Figure { span, value, low, high, modifier } = claim.figure;
        self.raw("{\"claim_id\":");
        self.out.extend_from_slice(&id[..open]);
        let place = self.place(span);
        self.raw(":");
        whole(self.out, place.0);
        self.raw("-");
        whole(self.out, place.1);
        self.raw("\",\"article_id\":");
        self.out.extend_from_slice(id);
        self.raw(",\"language\":");
        string(self.out, &claim.language);
        self.raw(",\"sentence\":{");
        self.sentence(claim.sentence);
        self.raw("},\"figure\":{");
        self.mention_at(span, place);
        for (name, value) in [(",\"value\":", value), (",\"low\":", low), (",\"high\":", high)] {
            self.raw(name);
            number(self.out, value);
        }
        self.word(",\"modifier\":\"", modifier.as_str());
        self.raw("},\"unit\":");
        self.part(claim.unit.as_ref().map(|u| u.span), |line| {
            if let Some(unit) = &claim.unit {
                line.word(",\"kind\":\"", unit.kind.as_str());
                line.text(",\"code\":", &unit.code);
            }
        });
        self.raw(",\"property\":");
        self.part(claim.property.as_ref().map(|p| p.span), |line| {
            if let Some(property) = &claim.property {
                line.text(",\"code\":", &property.code);
            }
        });
        self.raw(",\"source\":");
        self.part(claim.source.as_ref().map(|s| s.span), |line| {
            if let Some(source) = &claim.source {
                line.text(",\"name\":", &source.name);
                line.word(",\"type\":\"", source.kind.as_str());
            }
        });
        self.attribution(&claim.attribution);
        self.raw(",\"label\":{\"status\":\"silver\",\"annotators\":[\"");
        self.raw(ANNOTATOR);
        self.raw("\"]},\"split\":\"all\"}\n");
    }

    fn sentence(&mut self, span: Span) {
        let from = self.out.len();
        match self.sentence.take() {
            Some((last, place)) if last == span => self.out.extend_from_within(place),
            _ => self.mention(span),
        }
        self.sentence = Some((span, from..self.out.len()));
    }

    fn attribution(&mut self, attribution: &Attribution) {
        self.word(",\"attribution\":{\"type\":\"", attribution.kind.as_str());
        self.word(",\"stance\":\"", attribution.stance.as_str());
        self.raw(",\"cue\":");
        self.part(attribution.cue, |_| ());
        self.raw(",\"relays\":[");
        for (i, relay) in attribution.relays.iter().enumerate() {
            if i > 0 {
                self.raw(",");
            }
            self.part(Some(*relay), |_| ());
        }
        self.raw("]}");
    }

    /// An object that starts with a mention, or null.
    fn part(&mut self, span: Option<Span>, rest: impl FnOnce(&mut Self)) {
        let Some(span) = span else { return self.raw("null") };
        self.raw("{");
        self.mention(span);
        rest(self);
        self.raw("}");
    }

    /// A surface and its place, as the first fields of an object.
    fn mention(&mut self, span: Span) {
        let place = self.place(span);
        self.mention_at(span, place);
    }

    fn mention_at(&mut self, span: Span, (start, end): (u64, u64)) {
        self.text("\"text\":", span.of(self.text));
        self.raw(",\"start\":");
        whole(self.out, start);
        self.raw(",\"end\":");
        whole(self.out, end);
    }

    fn place(&self, span: Span) -> (u64, u64) {
        (self.offsets.code_point(span.start).into(), self.offsets.code_point(span.end).into())
    }

    fn text(&mut self, name: &str, value: &str) {
        self.raw(name);
        string(self.out, value);
    }

    /// A word that needs no escape, behind a name that opens its quotation marks.
    fn word(&mut self, name: &str, word: &str) {
        self.raw(name);
        self.raw(word);
        self.raw("\"");
    }

    fn raw(&mut self, json: &str) {
        self.out.extend_from_slice(json.as_bytes());
    }
}

fn string(out: &mut Vec<u8>, text: &str) {
    let mut rest = text.as_bytes();
    out.reserve(rest.len() + 2);
    out.push(b'"');
    while let Some(at) = escaped(rest) {
        out.extend_from_slice(&rest[..at]);
        escape(out, rest[at]);
        rest = &rest[at + 1..];
    }
    out.extend_from_slice(rest);
    out.push(b'"');
}

/// Where the first byte stands that JSON writes otherwise.
fn escaped(bytes: &[u8]) -> Option<usize> {
    let special = |b: u8| b < b' ' || b == b'"' || b == b'\\';
    // Sixteen bytes at a time without a branch among them, which the compiler makes one comparison of; the last sixteen
    // may be looked at twice.
    let any = |chunk: &[u8; 16]| chunk.iter().fold(false, |any, &b| any | special(b));
    let (chunks, rest) = bytes.as_chunks::<16>();
    let plain = chunks.iter().take_while(|chunk| !any(chunk)).count();
    if plain == chunks.len() && (rest.is_empty() || bytes.last_chunk().is_some_and(|last| !any(last))) {
        return None;
    }
    bytes[plain * 16..].iter().position(|&b| special(b)).map(|at| plain * 16 + at)
}

fn escape(out: &mut Vec<u8>, byte: u8) {
    const HEX: &[u8; 16] = b"0123456789abcdef";
    let short = match byte {
        b'"' | b'\\' => byte,
        b'\n' => b'n',
        b'\t' => b't',
        b'\r' => b'r',
        0x08 => b'b',
        0x0C => b'f',
        _ => {
            out.extend_from_slice(b"\\u00");
            return out.extend_from_slice(&[HEX[usize::from(byte >> 4)], HEX[usize::from(byte & 15)]]);
        }
    };
    out.extend_from_slice(&[b'\\', short]);
}

/// As [`plain_number`](crate::claim::record::plain_number) writes it. Most figures are whole and small.
fn number(out: &mut Vec<u8>, value: Option<Decimal>) {
    /// As far as every whole number is a float of its own.
    const WHOLE: i128 = 1 << 53;
    let Some(value) = value else { return out.extend_from_slice(b"null") };
    let digits = value.mantissa();
    if value.scale() == 0 && digits.abs() < WHOLE {
        if digits < 0 {
            out.push(b'-');
        }
        return whole(out, digits.unsigned_abs() as u64);
    }
    let value = to_f64(value);
    let _ = match value.fract() == 0.0 && value.abs() < WHOLE as f64 {
        true => write!(out, "{}", value as i64),
        false => serde_json::to_writer(out, &value).map_err(Into::into),
    };
}

fn whole(out: &mut Vec<u8>, mut value: u64) {
    // Nearly every number is short: its digits are pushed into one word from the last to the first.
    if value < 100_000_000 {
        let (mut word, mut length) = (0_u64, out.len());
        loop {
            word = word << 8 | (u64::from(b'0') + value % 10);
            length += 1;
            value /= 10;
            if value == 0 {
                out.extend_from_slice(&word.to_le_bytes());
                return out.truncate(length);
            }
        }
    }
    // A vector takes every byte.
    let _ = write!(out, "{value}");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::{extract, records};

    #[test]
    fn a_line_is_what_serde_makes_of_the_record() {
        let texts = [
            "La police a dénombré 12 morts et 3,5 millions d'euros de dégâts, selon « Le \"Monde\" ».\t\
             Jean Dupont a dit à l'AFP que plus de 1 200 personnes manquaient.",
            "Deux\u{7f} morts\\. Entre 2 et 3 %, selon l'OMS, citée par le ministère. Des dizaines de blessés. −0,0 °C.",
            "A\u{0}b\u{8}c\u{c}d\re\u{1f}f\\g 12345678 euros et 123456789 francs, une \"ligne\" bien longue. 3 morts.",
            "9007199254740993 euros, 0.1 km, 1e3, quelque 123456789012345678901234 francs, -4 °C.",
        ];
        for text in texts {
            let extraction = extract(text, Some("fr"));
            assert!(!extraction.claims.is_empty());
            for id in ["a", "the \"first\"\n"] {
                let mut out = Vec::new();
                lines(id, text, &extraction, &mut out);
                let mut expected = String::new();
                for record in records(id, text, &extraction) {
                    expected += &serde_json::to_string(&record).unwrap();
                    expected.push('\n');
                }
                assert_eq!(String::from_utf8(out).unwrap(), expected);
            }
        }
    }
}
