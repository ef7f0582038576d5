//! What it costs to mark a million gold claims of 100,000 articles.
//!
//! In: claims that this program makes, as a reader hands them over. Out: one line a step with wall and processor seconds,
//! and the peak memory of the process. Run with `cargo bench --bench score`; Linux alone tells processor seconds and
//! memory. On two cores at work with other things: 2.7 processor seconds for all of it, 401 MB.

use std::time::Instant;

use claimbench::claim::prediction::{AttributionPart, FigurePart, Prediction, SourcePart, UnitPart};
use claimbench::claim::{AttributionType, Modifier, UnitKind};
use claimbench::score::{Input, Options, evaluate};

const ARTICLES: usize = 100_000;
const CLAIMS: u32 = 10;

fn main() {
    // `cargo test --benches` runs this too: it must not take the time of a measurement then.
    if !std::env::args().any(|a| a == "--bench") {
        println!("run with: cargo bench --bench score");
        return;
    }
    println!("{:<40} {:>8} {:>8}", "step", "wall s", "CPU s");
    let input = measure("read claims into the marker", input);
    let plain = input.clone();
    measure("align, judge, count", || evaluate(plain, &Options { resamples: 0, ..Options::default() }));
    measure("the same with 1,000 resamples", || evaluate(input, &Options::default()));
    println!("peak memory, two inputs at once: {} MB", status("VmHWM:") / 1024);
}

fn input() -> Input {
    let mut input = Input::default();
    let system = input.system("s");
    let mut state = 88_172_645_463_325_252;
    for article in 0..ARTICLES {
        let id = format!("article-{article:06}");
        for k in 0..CLAIMS {
            let mut claim = claim(&id, k, &mut state);
            input.gold(&claim);
            match xorshift(&mut state) % 20 {
                0 => continue,
                1 | 2 => claim.figure.value = claim.figure.value.map(|v| v + 1.0),
                3 => claim.figure.start = claim.figure.start.map(|s| s + 1),
                4 => claim.source = None,
                _ => {}
            }
            input.prediction(system, &claim);
        }
    }
    input
}

fn claim(article: &str, k: u32, state: &mut u64) -> Prediction {
    let start = k * 40;
    let value = (xorshift(state) % 3000) as f64;
    let credited = k.is_multiple_of(2);
    Prediction {
        article_id: article.to_owned(),
        figure: FigurePart {
            text: Some(value.to_string()),
            start: Some(start),
            end: Some(start + 4),
            value: Some(value),
            low: Some(value),
            high: Some(value),
            modifier: Some(Modifier::Exact),
        },
        language: Some("fr".to_owned()),
        unit: Some(UnitPart {
            text: Some("personnes".to_owned()),
            start: Some(start + 5),
            end: Some(start + 14),
            kind: Some(UnitKind::Count),
            code: Some("person".to_owned()),
        }),
        source: credited.then(|| SourcePart {
            text: Some("la police".to_owned()),
            start: Some(400),
            end: Some(409),
            name: Some(format!("police de {}", xorshift(state) % 5000)),
            kind: None,
        }),
        attribution: credited
            .then(|| AttributionPart { kind: Some(AttributionType::Indirect), ..AttributionPart::default() }),
        ..Prediction::default()
    }
}

fn xorshift(state: &mut u64) -> u64 {
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    *state
}

fn measure<T>(step: &str, run: impl FnOnce() -> T) -> T {
    let (wall, cpu) = (Instant::now(), ticks());
    let value = run();
    println!("{step:<40} {:>8.2} {:>8.2}", wall.elapsed().as_secs_f64(), (ticks() - cpu) as f64 / 100.0);
    value
}

/// Hundredths of processor seconds that this process has taken, in and out of the kernel.
fn ticks() -> u64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let behind_name = stat.rsplit(')').next().unwrap_or_default();
    behind_name.split_whitespace().skip(11).take(2).filter_map(|n| n.parse::<u64>().ok()).sum()
}

/// A number of kilobytes of `/proc/self/status`.
fn status(key: &str) -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|l| l.strip_prefix(key)).unwrap_or_default();
    line.split_whitespace().next().and_then(|n| n.parse().ok()).unwrap_or(0)
}
