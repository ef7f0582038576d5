//! Files are how claims come, and no part of what they say: however a side is cut into files, every result is the same.

use std::fs;
use std::path::Path;

use claimbench::dataset::scoring;
use claimbench::score::{Evaluation, Options, evaluate};
use serde_json::json;

/// Random cuts.
const CASES: u64 = 10_000;
const QUICK: Options = Options { tolerance: 0.0, resamples: 0, seed: 0 };

/// A seeded stream of numbers (Marsaglia, "Xorshift RNGs", 2003).
struct Stream(u64);

impl Stream {
    fn below(&mut self, n: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % n
    }
}

fn claim(stream: &mut Stream) -> String {
    let start = stream.below(8);
    let article = ["a", "b"][stream.below(2) as usize];
    let figure =
        json!({"start": start, "end": start + 1 + stream.below(3), "value": stream.below(3), "modifier": "exact"});
    json!({"article_id": article, "figure": figure, "language": "en"}).to_string() + "\n"
}

/// Writes each claim to one of so many files of a folder, in an order of chance.
fn cut(claims: &[String], files: u64, folder: &Path, stream: &mut Stream) {
    let mut parts = vec![String::new(); files as usize];
    for claim in claims {
        let part = &mut parts[stream.below(files) as usize];
        if stream.below(2) == 0 { part.push_str(claim) } else { part.insert_str(0, claim) }
    }
    for (n, part) in parts.iter().enumerate() {
        fs::write(folder.join(format!("{n}.jsonl")), part).unwrap();
    }
}

fn marked(gold: &Path, system: &Path) -> Evaluation {
    let system = [("s".to_owned(), system.to_owned())];
    evaluate(scoring::read(gold, None, &system).unwrap(), &QUICK)
}

#[test]
fn cutting_files_moves_no_result() {
    let folder = tempfile::tempdir().unwrap();
    let mut stream = Stream(0x9e37_79b9_7f4a_7c15);
    // A folder for each number of files: a part that nothing falls into is an empty file, and no file is left over.
    let sides: Vec<_> =
        (1..=3).flat_map(|n| ["gold", "system"].map(|side| folder.path().join(format!("{side}{n}")))).collect();
    sides.iter().for_each(|side| fs::create_dir(side).unwrap());
    let (mut gold, mut system) = (Vec::new(), Vec::new());
    let mut whole = None;
    for case in 0..CASES {
        if case % 20 == 0 {
            gold = (0..=stream.below(5)).map(|_| claim(&mut stream)).collect::<Vec<_>>();
            system = (0..=stream.below(5)).map(|_| claim(&mut stream)).collect::<Vec<_>>();
            for (claims, side) in [&gold, &system].into_iter().zip(&sides) {
                cut(claims, 1, side, &mut stream);
            }
            whole = Some(marked(&sides[0], &sides[1]));
        }
        let files = 2 + stream.below(2);
        let (of_gold, of_system) =
            (folder.path().join(format!("gold{files}")), folder.path().join(format!("system{files}")));
        cut(&gold, files, &of_gold, &mut stream);
        cut(&system, files, &of_system, &mut stream);
        let found = marked(&of_gold, &of_system);
        let whole = whole.as_ref().unwrap();
        assert_eq!(found.signature, whole.signature, "case {case}");
        assert_eq!(found.systems[0].outcomes, whole.systems[0].outcomes, "case {case}: {gold:?} {system:?}");
        assert_eq!(found.systems[0].fields, whole.systems[0].fields);
    }
}
