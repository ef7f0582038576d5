//! Articles that say nearly the same.
//!
//! In: a sketch of each article. Out: clusters of near-duplicates, each named by the smallest id in it.
//!
//! The likeness of two articles is the Jaccard index of their sets of shingles: runs of [`SHINGLE`] words, small letters
//! and digits alone. It is estimated by one-permutation MinHash with [`BINS`] bins (P. Li, A. Owen and C.-H. Zhang, "One
//! Permutation Hashing", 2012), empty bins filled by rotation (A. Shrivastava and P. Li, "Densifying One Permutation
//! Hashing via Rotation", 2014); its standard error is at most 0.5 / sqrt(128) = 0.044. Pairs are found by banding
//! ([`BANDS`] bands of [`ROWS`] bins): a pair of likeness 0.6 is met with probability 1 - (1 - 0.6^4)^32 = 0.988.

use std::collections::BTreeMap;

use crate::dataset::Parameters;

/// Words of a shingle.
pub const SHINGLE: usize = 5;
/// Bins of a sketch.
pub const BINS: usize = BANDS * ROWS;
const BANDS: usize = 32;
const ROWS: usize = 4;
/// From this estimated likeness on two articles are near-duplicates.
pub const LIKENESS: f64 = 0.6;

/// The parameters, for the manifest.
pub fn parameters() -> Parameters {
    Parameters {
        method: "minhash".to_owned(),
        shingle_words: SHINGLE,
        bins: BINS,
        bands: BANDS,
        likeness: LIKENESS.to_string(),
    }
}

/// The least hash of each bin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sketch([u32; BINS]);

impl Sketch {
    /// The sketch of a text; `None` where it holds no word.
    pub fn of(text: &str) -> Option<Self> {
        let mut words: Vec<u64> = Vec::new();
        let mut word = String::new();
        for c in text.chars().chain([' ']) {
            if c.is_alphanumeric() {
                word.extend(c.to_lowercase());
            } else if !word.is_empty() {
                words.push(mix(fnv(word.bytes())));
                word.clear();
            }
        }
        if words.is_empty() {
            return None;
        }
        let mut bins = [u32::MAX; BINS];
        for shingle in words.windows(SHINGLE.min(words.len())) {
            let mixed = shingle.iter().fold(0x9E37_79B9_7F4A_7C15, |sum, word| mix(sum ^ word));
            // The upper half chooses the bin, the lower half competes in it; `MAX` is kept for the empty bin.
            let bin = (mixed >> 32) as usize % BINS;
            bins[bin] = bins[bin].min((mixed as u32).min(u32::MAX - 1));
        }
        let full = bins;
        for (i, bin) in bins.iter_mut().enumerate().filter(|(_, bin)| **bin == u32::MAX) {
            // The next full bin to the right lends its hash, changed by the distance so that loans of different
            // distances do not meet by chance.
            let lent = (1..BINS).find_map(|step| Some((step, full[(i + step) % BINS])).filter(|(_, h)| *h != u32::MAX));
            if let Some((step, hash)) = lent {
                *bin = mix(u64::from(hash) ^ (step as u64) << 32) as u32;
            }
        }
        Some(Self(bins))
    }

    /// The estimated Jaccard index of the two articles' shingles.
    pub fn likeness(&self, other: &Self) -> f64 {
        self.0.iter().zip(&other.0).filter(|(a, b)| a == b).count() as f64 / BINS as f64
    }

    /// The hash of one band: texts that share it are compared.
    fn band(&self, band: usize) -> u64 {
        let rows = self.0.iter().skip(band * ROWS).take(ROWS);
        rows.fold(mix(band as u64), |sum, &r| mix(sum ^ u64::from(r)))
    }
}

/// For each article the place of the first one of its cluster; itself where it stands alone. The sketches come in
/// the order of the ids, so that the first is the smallest. A cluster is closed under likeness: of a chain of
/// editions the first and the last are one cluster.
pub fn clusters(sketches: &[Option<Sketch>]) -> Vec<usize> {
    let mut parent: Vec<usize> = (0..sketches.len()).collect();
    met(sketches, |a, b| {
        let apart = root(&mut parent, a) != root(&mut parent, b);
        if apart && likeness(sketches, a, b) >= LIKENESS {
            join(&mut parent, a, b);
        }
    });
    (0..sketches.len()).map(|i| root(&mut parent, i)).collect()
}

/// Pairs of near-duplicates with their likeness, in order. Of texts with one sketch only the first meets others.
pub fn pairs(sketches: &[Option<Sketch>]) -> Vec<(usize, usize, f64)> {
    let mut pairs = BTreeMap::new();
    met(sketches, |a, b| {
        let likeness = likeness(sketches, a, b);
        if likeness >= LIKENESS {
            pairs.insert((a, b), likeness);
        }
    });
    pairs.into_iter().map(|((a, b), likeness)| (a, b, likeness)).collect()
}

fn likeness(sketches: &[Option<Sketch>], a: usize, b: usize) -> f64 {
    match (&sketches[a], &sketches[b]) {
        (Some(a), Some(b)) => a.likeness(b),
        _ => 0.0,
    }
}

/// Calls `pair` for the pairs that share a band, the smaller place first; a pair may come more than once.
fn met(sketches: &[Option<Sketch>], mut pair: impl FnMut(usize, usize)) {
    // One band at a time: what stands in memory is one number an article, however many bands there are.
    for band in 0..BANDS {
        let of = |(i, sketch): (usize, &Option<Sketch>)| Some((sketch.as_ref()?.band(band), i));
        let mut places: Vec<(u64, usize)> = sketches.iter().enumerate().filter_map(of).collect();
        places.sort_unstable();
        let mut first: Vec<usize> = Vec::new();
        for bucket in places.chunk_by(|a, b| a.0 == b.0).filter(|bucket| bucket.len() > 1) {
            first.clear();
            for &(_, i) in bucket {
                first.iter().for_each(|&other| pair(other, i));
                // Texts of one sketch meet at its first one, so that a thousand copies are no million pairs.
                if !first.iter().any(|&other| sketches[other] == sketches[i]) {
                    first.push(i);
                }
            }
        }
    }
}

/// The first of the set that holds `i`.
pub fn root(parent: &mut [usize], mut i: usize) -> usize {
    while parent[i] != i {
        parent[i] = parent[parent[i]];
        i = parent[i];
    }
    i
}

/// Makes one set of two; its first stays the smaller.
pub fn join(parent: &mut [usize], a: usize, b: usize) {
    let (a, b) = (root(parent, a), root(parent, b));
    parent[a.max(b)] = a.min(b);
}

/// FNV-1a, 64 bits.
pub fn fnv(bytes: impl Iterator<Item = u8>) -> u64 {
    bytes.fold(0xCBF2_9CE4_8422_2325, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01B3))
}

/// The finalizer of SplitMix64: every bit of the input moves every bit of the output.
fn mix(mut x: u64) -> u64 {
    x = (x ^ (x >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    x = (x ^ (x >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    x ^ (x >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `words` numbered words, the first of them `from`.
    fn text(from: usize, words: usize) -> String {
        (from..from + words).map(|n| format!("word{n} ")).collect()
    }

    #[test]
    fn the_estimate_is_near_the_index() {
        for (shared, expected) in [(1000, 1.0), (800, 796.0 / 1196.0), (500, 496.0 / 1496.0), (0, 0.0)] {
            let (a, b) = (Sketch::of(&text(0, 1000)).unwrap(), Sketch::of(&text(1000 - shared, 1000)).unwrap());
            let found = a.likeness(&b);
            assert!((found - expected).abs() < 0.13, "{found} for {expected}");
        }
    }

    #[test]
    fn editions_of_one_text_are_one_cluster() {
        let wire = text(0, 300);
        let texts = [
            format!("Outlet one. {wire}"),
            text(5000, 300),
            format!("{} Outlet two, with agencies!", wire.to_uppercase()),
            "Too short".to_owned(),
            "too SHORT.".to_owned(),
            String::new(),
        ];
        let sketches: Vec<_> = texts.iter().map(|t| Sketch::of(t)).collect();
        assert_eq!(clusters(&sketches), [0, 1, 0, 3, 3, 5]);
    }
}
