//! How fast `claimbench extract` is, as a whole process, beside `wc -w` and the tools that people use.
//!
//! In: a corpus of 10 MB that this program makes from the shipped articles. Out: one line a command:
//! best and median wall seconds of five runs, MB/s of the best, peak memory. Run with `cargo bench --bench extract`.
//! A tool that is not installed is left out and said.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

const BYTES: usize = 10_000_000;
const RUNS: usize = 5;

fn main() {
    // `cargo test --benches` runs this too: it must not take the time of a measurement then.
    if !std::env::args().any(|a| a == "--bench") {
        println!("run with: cargo bench --bench extract");
        return;
    }
    let folder = std::env::temp_dir().join(format!("claimbench-bench-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("the temporary folder is writable");
    let (text, jsonl) = corpus(&folder);
    let binary = env!("CARGO_BIN_EXE_claimbench");
    println!("{:<34} {:>8} {:>8} {:>8} {:>9}", "command", "best s", "median s", "MB/s", "peak MB");
    measure("wc -w (C.UTF-8)", Command::new("wc").arg("-w").env("LC_ALL", "C.UTF-8"), &text);
    measure("claimbench extract, one text", Command::new(binary).args(["extract", "--jobs", "1"]), &text);
    measure(
        "claimbench extract, JSONL",
        Command::new(binary).args(["extract", "--input", "jsonl", "--jobs", "1"]),
        &jsonl,
    );
    for (name, module, code) in PYTHON {
        match installed(module) {
            true => measure(name, Command::new("python3").args(["-c", code]), &text),
            false => println!("{name:<34} not installed (pip install {module})"),
        }
    }
    // The folder is the system's to clean where this fails.
    let _ = fs::remove_dir_all(&folder);
}

/// Name, package, and a program that reads standard input. They read the first megabyte or less:
/// the rest would take hours, and MB/s are of what they read.
const PYTHON: &[(&str, &str, &str)] = &[
    (
        "text2num, 1 MB",
        "text_to_num",
        "import sys;from text_to_num import alpha2digit;alpha2digit(sys.stdin.read(1000000),'fr')",
    ),
    ("quantulum3, 20 kB", "quantulum3", "import sys;from quantulum3 import parser;parser.parse(sys.stdin.read(20000))"),
    (
        "Recognizers-Text, 2 kB",
        "recognizers_number",
        "import sys;from recognizers_number import recognize_number as r;r(sys.stdin.read(2000),'fr-fr')",
    ),
];

fn installed(module: &str) -> bool {
    let found = Command::new("python3").args(["-c", &format!("import {module}")]).stderr(Stdio::null()).status();
    found.is_ok_and(|s| s.success())
}

/// The shipped articles over and over, as one text and as one JSON article a line.
fn corpus(folder: &Path) -> (PathBuf, PathBuf) {
    let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("datasets/demo/articles");
    let mut paths: Vec<_> =
        fs::read_dir(shipped).expect("the demo corpus is there").map(|e| e.expect("readable").path()).collect();
    paths.sort();
    let articles: Vec<String> = paths.iter().map(|p| fs::read_to_string(p).expect("UTF-8")).collect();
    let (text_path, jsonl_path) = (folder.join("corpus.txt"), folder.join("corpus.jsonl"));
    let mut text = fs::File::create(&text_path).expect("writable");
    let mut jsonl = fs::File::create(&jsonl_path).expect("writable");
    let mut written = 0;
    for (i, article) in articles.iter().cycle().enumerate() {
        if written >= BYTES {
            break;
        }
        written += article.len() + 2;
        write!(text, "{article}\n\n").expect("writable");
        writeln!(jsonl, "{}", serde_json::json!({ "id": format!("a{i}"), "text": article })).expect("writable");
    }
    (text_path, jsonl_path)
}

fn measure(name: &str, command: &mut Command, input: &Path) {
    let bytes = fs::metadata(input).map_or(0, |m| m.len()) as f64;
    let mut seconds = Vec::new();
    let mut peak = 0.0f64;
    for _ in 0..RUNS {
        let started = Instant::now();
        let child =
            command.stdin(fs::File::open(input).expect("readable")).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
        let Ok(mut child) = child else {
            println!("{name:<34} not installed");
            return;
        };
        while child.try_wait().is_ok_and(|s| s.is_none()) {
            peak = peak.max(resident(child.id()));
            std::thread::sleep(std::time::Duration::from_millis(2));
        }
        seconds.push(started.elapsed().as_secs_f64());
    }
    seconds.sort_by(f64::total_cmp);
    println!("{name:<34} {:>8.3} {:>8.3} {:>8.1} {peak:>9.1}", seconds[0], seconds[RUNS / 2], bytes / seconds[0] / 1e6);
}

/// Peak resident memory of a running process in MB, from Linux's own account; 0 elsewhere.
fn resident(pid: u32) -> f64 {
    let status = fs::read_to_string(format!("/proc/{pid}/status")).unwrap_or_default();
    let line = status.lines().find(|l| l.starts_with("VmHWM:")).unwrap_or_default();
    line.split_whitespace().nth(1).and_then(|kb| kb.parse::<f64>().ok()).unwrap_or(0.0) / 1000.0
}
