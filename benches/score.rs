//! What it costs to mark a million gold claims of 100,000 articles, Parquet in, reports out.
//!
//! In: two datasets that this program makes: gold, and a system that leaves out, moves and misreads some of it. Out: one line
//! a command: wall seconds, processor seconds, peak memory of the process. The last two lines are one job done twice: spans
//! from a file of JSON lines, marked by the four schemes of SemEval-2013, by the library and by nervaluate, where
//! `CLAIMBENCH_PYTHON` names an interpreter that has it; what they count is printed. Run with `cargo bench --bench score`;
//! Linux alone tells processor seconds and memory.

use std::cmp::Ordering;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use claimbench::article::{ArticleRecord, sha256};
use claimbench::claim::record::{
    AttributionRecord, ClaimRecord, FigureRecord, LabelRecord, Mention, SourceRecord, UnitRecord, claim_id,
};
use claimbench::claim::{AttributionType, Modifier, SourceType, Stance, UnitKind};
use claimbench::dataset::{Entry, Options, Origin, Writer};
use claimbench::score::{Anchor, Compare, Place, Scheme, Schemes, align};
use serde::Deserialize;

const ARTICLES: usize = 100_000;
const CLAIMS: u32 = 10;
/// Code points of one sentence: `1234 personnes sont touchees, dit-elle. `
const SENTENCE: u32 = 40;

/// The argument by which this program marks spans in a process of its own.
const MARK: &str = "--mark-spans";

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    if let [_, mark, spans] = &arguments[..]
        && mark == MARK
    {
        return mark_spans(Path::new(spans));
    }
    // `cargo test --benches` runs this too: it must not take the time of a measurement then.
    if !arguments.iter().any(|a| a == "--bench") {
        println!("run with: cargo bench --bench score");
        return;
    }
    let folder = std::env::temp_dir().join(format!("claimbench-bench-score-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("the temporary folder is writable");
    let at = |name: &str| folder.join(name);
    datasets(&at("gold"), &at("system"), &at("spans.jsonl"));
    println!("{:<44} {:>8} {:>8} {:>9}", "command", "wall s", "CPU s", "peak MB");
    for (name, resamples) in [("claimbench score, alone", "0"), ("claimbench score, 1,000 resamples", "1000")] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_claimbench"));
        let pred = format!("system={}", at("system").display());
        command
            .args(["score", "--quiet", "--resamples", resamples, "--pred", &pred, "--out"])
            .arg(at("out"))
            .arg(at("gold"))
            .stdout(Stdio::null());
        measure(name, &mut command);
    }
    let this = std::env::current_exe().expect("this program has a path");
    measure("claimbench, spans alone", Command::new(this).arg(MARK).arg(at("spans.jsonl")));
    if let Some(python) = std::env::var_os("CLAIMBENCH_PYTHON") {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/mark_spans.py");
        measure("nervaluate, spans alone", Command::new(python).arg(script).arg(at("spans.jsonl")));
    } else {
        println!("nervaluate: CLAIMBENCH_PYTHON names no interpreter");
    }
    fs::remove_dir_all(&folder).expect("the temporary folder can be removed");
}

/// Spans of one article, half-open.
#[derive(Deserialize)]
struct Document {
    gold: Vec<(u32, u32)>,
    pred: Vec<(u32, u32)>,
}

/// Nothing but spans is known of these claims.
struct Bare;

impl Compare for Bare {
    fn agreement(&self, _: usize, _: usize) -> u8 {
        0
    }

    fn order(&self, gold: usize, prediction: usize) -> Ordering {
        gold.cmp(&prediction)
    }
}

/// Marks a file of spans as `mark_spans.py` does.
fn mark_spans(path: &Path) {
    let mut sum = Schemes::default();
    let lines = BufReader::new(fs::File::open(path).expect("the spans can be read"));
    for line in lines.lines() {
        let document: Document = serde_json::from_str(&line.expect("a line")).expect("spans of an article");
        let [gold, pred] = [document.gold, document.pred].map(|spans| {
            let anchor = |(start, end)| Anchor { place: Place::new(Some(start), Some(end)), label: 0 };
            let mut anchors: Vec<Anchor> = spans.into_iter().map(anchor).collect();
            anchors.sort_unstable();
            anchors
        });
        let pairs = align(&gold, &pred, &Bare);
        pairs.iter().for_each(|&(g, p)| sum.pair(gold[g], pred[p]));
        sum.alone((gold.len() - pairs.len()) as u64, (pred.len() - pairs.len()) as u64);
    }
    for scheme in Scheme::ALL {
        let counts = sum.get(scheme);
        println!("  {}: {} correct, F1 {:.6}", scheme.as_str(), counts.correct, counts.f1().unwrap_or_default());
    }
}

/// Writes gold, the system, and the spans of both for other tools.
fn datasets(gold_at: &Path, system_at: &Path, spans_at: &Path) {
    let mut writers = [gold_at, system_at].map(|path| Writer::create(path, false).expect("a dataset can be made"));
    let mut spans = std::io::BufWriter::new(fs::File::create(spans_at).expect("the folder is writable"));
    let mut state = 88_172_645_463_325_252;
    for first in (0..ARTICLES).step_by(1000) {
        let mut batch = [Vec::new(), Vec::new()];
        for number in first..first + 1000 {
            let (article, gold, system) = article(number, &mut state);
            let list = |claims: &[ClaimRecord]| {
                let places: Vec<_> = claims.iter().map(|c| format!("[{},{}]", c.figure.start, c.figure.end)).collect();
                places.join(",")
            };
            writeln!(spans, "{{\"gold\":[{}],\"pred\":[{}]}}", list(&gold), list(&system))
                .expect("the file is writable");
            batch[0].push(Entry { article: article.clone(), claims: gold, numbers: Default::default(), event: None });
            batch[1].push(Entry { article, claims: system, numbers: Default::default(), event: None });
        }
        for (writer, entries) in writers.iter_mut().zip(batch) {
            writer
                .write(entries.into_iter().map(|entry| entry.ready().expect("it is whole")).collect())
                .expect("a batch can be written");
        }
    }
    for writer in writers {
        let options = Options { name: "bench".to_owned(), ..Options::default() };
        writer.finish(Origin { options, ..Origin::default() }).expect("a dataset can be finished");
    }
}

/// An article, its gold, and what the system makes of it.
fn article(number: usize, state: &mut u64) -> (ArticleRecord, Vec<ClaimRecord>, Vec<ClaimRecord>) {
    let id = format!("article-{number:06}");
    let (mut text, mut gold, mut system) = (String::new(), Vec::new(), Vec::new());
    for k in 0..CLAIMS {
        let value = 1000 + xorshift(state) % 3000;
        text += &format!("{value} personnes sont touchees, dit-elle. ");
        let claim = claim(&id, k * SENTENCE, value as f64, k.is_multiple_of(2), xorshift(state) % 5000);
        let mut said = claim.clone();
        match xorshift(state) % 20 {
            0 => {
                gold.push(claim);
                continue;
            }
            1 | 2 => {
                said.figure.value = Some(value as f64 + 1.0);
                (said.figure.low, said.figure.high) = (said.figure.value, said.figure.value);
            }
            3 => {
                said.figure.start += 1;
                said.figure.text.remove(0);
                said.claim_id = claim_id(&id, said.figure.start, said.figure.end);
            }
            4 => said.source = None,
            _ => {}
        }
        gold.push(claim);
        system.push(said);
    }
    let article = ArticleRecord {
        article_id: id.clone(),
        sha256: sha256(text.as_bytes()),
        text,
        title: None,
        language: "fr".to_owned(),
        language_confidence: 1.0,
        outlet: None,
        url: None,
        authors: Vec::new(),
        published: None,
        licence: None,
        file: format!("{id}.txt"),
        furniture: Vec::new(),
        duplicate_cluster: None,
        split: "all".to_owned(),
    };
    (article, gold, system)
}

fn claim(article: &str, start: u32, value: f64, credited: bool, name: u64) -> ClaimRecord {
    let mention = |text: &str, from: u32| Mention { text: text.to_owned(), start: from, end: from + text.len() as u32 };
    ClaimRecord {
        claim_id: claim_id(article, start, start + 4),
        article_id: article.to_owned(),
        language: "fr".to_owned(),
        sentence: mention(&format!("{value} personnes sont touchees, dit-elle."), start),
        figure: FigureRecord {
            text: value.to_string(),
            start,
            end: start + 4,
            value: Some(value),
            low: Some(value),
            high: Some(value),
            modifier: Modifier::Exact,
        },
        unit: Some(UnitRecord {
            text: "personnes".to_owned(),
            start: start + 5,
            end: start + 14,
            kind: UnitKind::Count,
            code: "person".to_owned(),
        }),
        property: None,
        source: credited.then(|| SourceRecord {
            text: "elle".to_owned(),
            start: start + 34,
            end: start + 38,
            name: format!("ministre {name}"),
            kind: SourceType::Government,
        }),
        attribution: AttributionRecord {
            kind: if credited { AttributionType::Indirect } else { AttributionType::None },
            stance: Stance::Asserted,
            cue: credited.then(|| mention("dit", start + 30)),
            relays: Vec::new(),
        },
        label: LabelRecord::silver("bench"),
        split: "all".to_owned(),
    }
}

fn xorshift(state: &mut u64) -> u64 {
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    *state
}

/// Runs a command to its end and prints what it took.
fn measure(name: &str, command: &mut Command) {
    let (wall, before) = (Instant::now(), children());
    let mut child = command.stderr(Stdio::inherit()).spawn().expect("the command starts");
    let status: PathBuf = format!("/proc/{}/status", child.id()).into();
    let mut peak = 0;
    let done = loop {
        // The high-water mark only grows: the last reading before the end is the peak, or nearly.
        peak = kilobytes(&status).unwrap_or(0).max(peak);
        match child.try_wait().expect("the command can be waited for") {
            Some(status) => break status,
            None => std::thread::sleep(Duration::from_millis(5)),
        }
    };
    assert!(done.success(), "{name} failed");
    let cpu = (children() - before) as f64 / 100.0;
    println!("{name:<44} {:>8.2} {cpu:>8.2} {:>9}", wall.elapsed().as_secs_f64(), peak / 1024);
}

/// Hundredths of processor seconds that ended children have taken, in and out of the kernel.
fn children() -> u64 {
    let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let behind_name = stat.rsplit(')').next().unwrap_or_default();
    behind_name.split_whitespace().skip(13).take(2).filter_map(|n| n.parse::<u64>().ok()).sum()
}

fn kilobytes(status: &Path) -> Option<u64> {
    let text = fs::read_to_string(status).ok()?;
    let line = text.lines().find_map(|l| l.strip_prefix("VmHWM:"))?;
    line.split_whitespace().next()?.parse().ok()
}
