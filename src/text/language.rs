//! Which language a text and each of its sentences is in.
//!
//! In: tokens and the profiles of the languages known by name. Out: BCP 47 codes. Function words
//! and letters that few languages share decide; where they do not, trigrams (`whatlang`) name
//! the language of the article, so that one without a profile is still said.

use std::borrow::Cow;
use std::ops::Range;

use rustc_hash::FxHashMap;

use super::filter::Filter;
use super::{Key, Keyed, Kind, Token, quotations};

/// Function words and telling letters of up to 64 languages.
#[derive(Debug, Clone, Default)]
pub struct Profiles {
    codes: Vec<String>,
    words: Keyed<u64>,
    /// Which of the words there may be, by a few bits of their keys: most words of a text are refused in the cache.
    filter: Filter,
    /// Those of Latin, Greek and Cyrillic by their number, so that a letter costs no hash.
    near: Vec<u64>,
    letters: FxHashMap<char, u64>,
    /// The languages that a guess over a short text is one of.
    likely: Vec<whatlang::Lang>,
}

/// The language of an article.
#[derive(Debug, Clone, PartialEq)]
pub struct Detection {
    /// BCP 47; `und` where nothing tells.
    pub code: String,
    /// 0 to 1: the share of the evidence that speaks for this language; 1 where it was declared.
    pub confidence: f64,
}

/// Evidence for each language, by the index of its profile.
type Votes = [u32; 64];

/// What a word or letter of one language alone is worth; one that n languages share is worth an
/// n-th, since it tells them apart from the rest only.
const WEIGHT: u32 = 12;
/// An article's language needs at least this many votes of its own.
const ENOUGH: u32 = 2 * WEIGHT;
/// A sentence is taken from the article's language only by this lead in votes.
const LEAD: u32 = 2 * WEIGHT;
/// The least confidence of the trigram models that a lead of words or letters yields to.
const LIKELY: f64 = 0.5;
/// Nor do they tell anything over fewer bytes.
const SHORT: usize = 40;
/// Nor a language that no text is expected in over fewer characters.
const FEW: usize = 120;
/// The trigram models read no more than this many bytes.
const SAMPLE: usize = 2_000;
/// The article's language is told by no more than this many tokens.
const SAMPLE_TOKENS: usize = 4_000;
/// The first code point behind Cyrillic.
const NEAR: usize = 0x530;
/// Words outside quotation marks that are enough to judge a sentence by.
const OUTSIDE: usize = 4;

impl Profiles {
    /// Adds a language. The 65th and later ones are refused.
    pub fn add<'a>(
        &mut self,
        code: &str,
        words: impl Iterator<Item = &'a str>,
        letters: impl Iterator<Item = char>,
    ) -> bool {
        let index = self.codes.len();
        if index >= 64 {
            return false;
        }
        let bit = 1 << index;
        self.codes.push(code.to_owned());
        for word in words {
            let key = Key::of(word);
            self.filter.add(key);
            if let Some(mask) = self.words.entry(key) {
                *mask |= bit;
            }
        }
        self.near.resize(NEAR, 0);
        for letter in letters {
            match self.near.get_mut(letter as usize) {
                Some(mask) => *mask |= bit,
                None => *self.letters.entry(letter).or_default() |= bit,
            }
        }
        true
    }

    /// Names the languages that texts are likely to be in; others need a longer text to be guessed.
    pub fn prefer<'a>(&mut self, codes: impl Iterator<Item = &'a str> + Clone) {
        let named = |lang: &whatlang::Lang| codes.clone().any(|code| code == two_letters(*lang));
        self.likely = whatlang::Lang::all().iter().copied().filter(named).collect();
    }

    /// What the tokens of a text tell: looked up once, counted more than once.
    pub fn told(&self, text: &str, tokens: &[Token]) -> Told {
        let mut told = Vec::with_capacity(tokens.len());
        for (i, token) in tokens.iter().enumerate() {
            self.evidence_of(text, token, &mut |mask| told.push((i as u32, mask)));
        }
        Told(told)
    }

    /// The language of a whole text.
    ///
    /// What stands in quotation marks counts only where the rest does not tell: a foreign voice
    /// does not make a foreign article.
    pub fn article(&self, text: &str, tokens: &[Token], told: &Told) -> Detection {
        let tokens = &tokens[..tokens.len().min(SAMPLE_TOKENS)];
        let told = &told.0[..told.0.partition_point(|(at, _)| (*at as usize) < tokens.len())];
        let mut votes = votes_outside(told, &quotations(tokens));
        if top(&votes).1 < ENOUGH {
            votes = votes_outside(told, &[]);
        }
        let (best, first, second) = top(&votes);
        let total = first + second;
        if first >= ENOUGH && first > second {
            return Detection { code: self.codes[best].clone(), confidence: ratio(first, total) };
        }
        // Over a short text trigrams are hardly more than chance, and one word of a language is more.
        let named = || Detection { code: self.codes[best].clone(), confidence: ratio(first, total) };
        match self.guess(text, &votes) {
            Some(found) if first <= second || text.len() >= SHORT && found.confidence >= LIKELY => found,
            _ if first > second => named(),
            _ => Detection { code: "und".to_owned(), confidence: 0.0 },
        }
    }

    /// What the trigrams of a text tell. Over a few words all but the likely languages are chance, and of these those that
    /// as many words speak for come first.
    fn guess(&self, text: &str, votes: &Votes) -> Option<Detection> {
        let found = trigrams(text, &whatlang::Detector::new())?;
        let likely = self.likely.iter().any(|lang| two_letters(*lang) == found.code);
        let long = text.chars().nth(FEW).is_some();
        let (_, most, _) = top(votes);
        let spoken_for =
            |code: &str| self.codes.iter().position(|known| known == code).is_some_and(|at| votes[at] == most);
        let sure = found.confidence >= LIKELY;
        if long && (sure || likely) || likely && (sure || spoken_for(&found.code)) {
            return Some(found);
        }
        let told = |lang: &whatlang::Lang| spoken_for(two_letters(*lang));
        let told = self.likely.iter().copied().filter(told).collect();
        let guess = trigrams(text, &whatlang::Detector::with_allowlist(told));
        let guess = guess.or_else(|| trigrams(text, &whatlang::Detector::with_allowlist(self.likely.clone())));
        Some(guess.unwrap_or(found))
    }

    /// What each token tells against a text's own language; none where its words are not known.
    pub fn against_own(&self, told: &Told, tokens: usize, language: &str) -> Option<Against> {
        let own = self.codes.iter().position(|c| c == language)?;
        let mut against = vec![0; tokens];
        for (at, mask) in told.0.iter().filter(|(_, mask)| mask & (1 << own) == 0) {
            if let Some(weight_of) = against.get_mut(*at as usize) {
                *weight_of = u8::try_from(weight(*mask)).unwrap_or(u8::MAX).saturating_add(*weight_of);
            }
        }
        Some(Against(against))
    }

    /// The language of one sentence inside an article in `article`; the article's own unless the
    /// sentence plainly speaks another. A quoted name or title does not count beside enough words.
    pub fn sentence<'a>(&'a self, text: &str, tokens: &[Token], article: &'a str) -> &'a str {
        let outside = outside_quotations(tokens);
        if outside.iter().filter(|t| t.is_word()).count() >= OUTSIDE {
            return self.passage(text, &outside, article);
        }
        self.passage(text, tokens, article)
    }

    /// The language of a passage as it stands, beside a known neighbour's.
    pub fn passage<'a>(&'a self, text: &str, tokens: &[Token], neighbour: &'a str) -> &'a str {
        let own = self.codes.iter().position(|c| c == neighbour);
        if own.is_some_and(|own| self.against(text, tokens, own) < LEAD) {
            return neighbour;
        }
        let votes = self.votes(text, tokens);
        let (best, first, _) = top(&votes);
        let own_votes = own.map_or(0, |i| votes[i]);
        if Some(best) != own && first >= own_votes + LEAD {
            return &self.codes[best];
        }
        neighbour
    }

    fn votes(&self, text: &str, tokens: &[Token]) -> Votes {
        let mut votes = [0; 64];
        self.evidence(text, tokens, |mask| count(&mut votes, mask));
        votes
    }

    /// What speaks for other languages and not for this one: the most by which any of them can lead. Nearly every
    /// passage is in the language of its neighbour, and need not be counted language by language.
    fn against(&self, text: &str, tokens: &[Token], own: usize) -> u32 {
        let mut against = 0;
        self.evidence(text, tokens, |mask| {
            if mask & (1 << own) == 0 {
                against += weight(mask);
            }
        });
        against
    }

    /// The languages that each word and each letter speaks for.
    fn evidence(&self, text: &str, tokens: &[Token], mut tell: impl FnMut(u64)) {
        for token in tokens {
            self.evidence_of(text, token, &mut tell);
        }
    }

    fn evidence_of(&self, text: &str, token: &Token, tell: &mut impl FnMut(u64)) {
        if token.kind != Kind::Word {
            return;
        }
        if self.filter.may_hold(token.key)
            && let Some(&mask) = self.words.get(token.key)
        {
            tell(mask);
        }
        let bytes = text.as_bytes().get(token.start as usize..token.end as usize).unwrap_or_default();
        // What opens a character of several bytes; two of them are decoded here, since nearly all letters take two.
        for (at, lead) in bytes.iter().enumerate().filter(|(_, byte)| **byte >= 0xC0) {
            let near = match (lead, bytes.get(at + 1)) {
                (0xC0..0xE0, Some(rest)) => self.near.get(usize::from(lead & 0x1F) << 6 | usize::from(rest & 0x3F)),
                _ => None,
            };
            let far = || self.letters.get(&token.of(text).get(at..)?.chars().next()?);
            if let Some(&mask) = near.or_else(far).filter(|mask| **mask != 0) {
                tell(mask);
            }
        }
    }
}

/// The languages that the tokens of a text speak for: tokens by their place, in order.
#[derive(Debug)]
pub struct Told(Vec<(u32, u64)>);

/// The evidence against a text's own language at each of its tokens, up to a bound far above what decides.
#[derive(Debug)]
pub struct Against(Vec<u8>);

impl Against {
    /// Whether no other language can be found in a stretch of tokens, nor in any part of it: what nearly every
    /// sentence is, and needs no closer look.
    pub fn is_own(&self, tokens: Range<usize>) -> bool {
        let stretch = self.0.get(tokens).unwrap_or_default();
        stretch.iter().map(|&weight| u32::from(weight)).sum::<u32>() < LEAD
    }
}

/// The votes of the tokens outside the given ranges, which stand in order.
fn votes_outside(told: &[(u32, u64)], ranges: &[Range<usize>]) -> Votes {
    let mut votes = [0; 64];
    let mut from = 0;
    for range in ranges.iter().chain([&(usize::MAX..usize::MAX)]) {
        let until = told.partition_point(|(at, _)| (*at as usize) < range.start);
        told[from..until].iter().for_each(|(_, mask)| count(&mut votes, *mask));
        from = told.partition_point(|(at, _)| (*at as usize) < range.end);
    }
    votes
}

/// The tokens that stand outside quotation marks; all of them where the marks do not pair.
fn outside_quotations<'a>(tokens: &'a [Token]) -> Cow<'a, [Token]> {
    let pairs = quotations(tokens);
    if pairs.is_empty() {
        return Cow::Borrowed(tokens);
    }
    let mut outside = Vec::with_capacity(tokens.len());
    let mut from = 0;
    for pair in pairs {
        outside.extend_from_slice(&tokens[from..pair.start]);
        from = pair.end;
    }
    outside.extend_from_slice(&tokens[from..]);
    Cow::Owned(outside)
}

/// The weight over so many languages; a division would cost more than the look-up before it.
const SHARES: [u32; 65] = {
    let mut shares = [WEIGHT; 65];
    let mut n = 1;
    while n < 65 {
        shares[n] = WEIGHT / n as u32;
        n += 1;
    }
    shares
};

/// What a word or letter of these languages is worth to each of them.
const fn weight(mask: u64) -> u32 {
    SHARES[mask.count_ones() as usize]
}

fn count(votes: &mut Votes, mut mask: u64) {
    let weight = weight(mask);
    while mask != 0 {
        votes[mask.trailing_zeros() as usize] += weight;
        mask &= mask - 1;
    }
}

/// The index of the language with most votes, its votes, and those of the runner-up.
fn top(votes: &Votes) -> (usize, u32, u32) {
    let (mut best, mut first, mut second) = (0, 0, 0);
    for (i, &v) in votes.iter().enumerate() {
        if v > first {
            (best, second, first) = (i, first, v);
        } else if v > second {
            second = v;
        }
    }
    (best, first, second)
}

fn ratio(part: u32, whole: u32) -> f64 {
    guessed(f64::from(part) / f64::from(whole.max(1)))
}

/// Two decimals are all that a guess can claim, and they keep files stable. It is never certain: 1 is what the input
/// declared.
fn guessed(share: f64) -> f64 {
    ((share * 100.0).round() / 100.0).min(0.99)
}

fn trigrams(text: &str, detector: &whatlang::Detector) -> Option<Detection> {
    let mut end = text.len().min(SAMPLE);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let info = detector.detect(&text[..end])?;
    let code = two_letters(info.lang());
    Some(Detection { code: code.to_owned(), confidence: guessed(info.confidence()) })
}

/// BCP 47 prefers the two-letter code of ISO 639-1 wherever one exists.
fn two_letters(lang: whatlang::Lang) -> &'static str {
    const TABLE: &[(&str, &str)] = &[
        ("afr", "af"),
        ("aka", "ak"),
        ("amh", "am"),
        ("ara", "ar"),
        ("aze", "az"),
        ("bel", "be"),
        ("ben", "bn"),
        ("bul", "bg"),
        ("cat", "ca"),
        ("ces", "cs"),
        ("cmn", "zh"),
        ("cym", "cy"),
        ("dan", "da"),
        ("deu", "de"),
        ("ell", "el"),
        ("eng", "en"),
        ("epo", "eo"),
        ("est", "et"),
        ("fin", "fi"),
        ("fra", "fr"),
        ("guj", "gu"),
        ("heb", "he"),
        ("hin", "hi"),
        ("hrv", "hr"),
        ("hun", "hu"),
        ("hye", "hy"),
        ("ind", "id"),
        ("ita", "it"),
        ("jav", "jv"),
        ("jpn", "ja"),
        ("kan", "kn"),
        ("kat", "ka"),
        ("khm", "km"),
        ("kor", "ko"),
        ("lat", "la"),
        ("lav", "lv"),
        ("lit", "lt"),
        ("mal", "ml"),
        ("mar", "mr"),
        ("mkd", "mk"),
        ("mya", "my"),
        ("nep", "ne"),
        ("nld", "nl"),
        ("nob", "nb"),
        ("ori", "or"),
        ("pan", "pa"),
        ("pes", "fa"),
        ("pol", "pl"),
        ("por", "pt"),
        ("ron", "ro"),
        ("rus", "ru"),
        ("sin", "si"),
        ("slk", "sk"),
        ("slv", "sl"),
        ("sna", "sn"),
        ("spa", "es"),
        ("srp", "sr"),
        ("swe", "sv"),
        ("tam", "ta"),
        ("tel", "te"),
        ("tgl", "tl"),
        ("tha", "th"),
        ("tuk", "tk"),
        ("tur", "tr"),
        ("ukr", "uk"),
        ("urd", "ur"),
        ("uzb", "uz"),
        ("vie", "vi"),
        ("yid", "yi"),
        ("zul", "zu"),
    ];
    let code = lang.code();
    TABLE.iter().find(|(three, _)| *three == code).map_or(code, |(_, two)| two)
}
