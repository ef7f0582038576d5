//! How fast `claimbench extract` is, as a whole process, beside `wc -w` and the tools that people use.
//!
//! In: a corpus of 10 MB that this program makes from the shipped articles. Out: one line a command:
//! best and median wall seconds of five runs, MB/s of the best, peak memory. Run with `cargo bench --bench extract`.
//! Tools are found where `examples/systems/README.md` installs them, or below `CLAIMBENCH_VENVS`; one that is not there is said.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

const BYTES: usize = 10_000_000;
const RUNS: usize = 5;

/// A tool in Python: its name, the environment that `examples/systems/README.md` makes for it, its module, how many bytes it
/// reads, since the whole corpus would take some of them hours, and what it does with them, as `text`.
struct Peer {
    name: &'static str,
    environment: &'static str,
    module: &'static str,
    bytes: usize,
    code: &'static str,
}

const PEERS: &[Peer] = &[
    Peer {
        name: "text2num",
        environment: "text2num",
        module: "text_to_num",
        bytes: 1_000_000,
        code: "from text_to_num import alpha2digit\nalpha2digit(text, 'fr')",
    },
    Peer {
        name: "Duckling",
        environment: "duckling",
        module: "duckling",
        bytes: 100_000,
        code: "import duckling as d
zones = d.load_time_zones('/usr/share/zoneinfo')
now = d.parse_ref_time(zones, 'Europe/Paris', 1600000000)
locale = d.parse_locale('FR', d.default_locale_lang(d.parse_lang('FR')))
kinds = d.parse_dimensions(['number', 'amount-of-money', 'distance', 'quantity', 'volume', 'temperature', 'duration'])
for line in text.split('\\n'):
    if any(c.isalnum() for c in line):
        d.parse(line, d.Context(now, locale), kinds, False)",
    },
    Peer {
        name: "quantulum3",
        environment: "quantulum3",
        module: "quantulum3",
        bytes: 20_000,
        code: "from quantulum3 import parser\nparser.parse(text)",
    },
    Peer {
        name: "Recognizers-Text",
        environment: "recognizers",
        module: "recognizers_number",
        bytes: 20_000,
        code: "from recognizers_number import recognize_number\nrecognize_number(text, 'fr-fr')",
    },
];

/// Texts that cost nothing but the start of the program and of one language.
const STARTS: &[(&str, &str)] = &[
    ("start-up, French", "La police a dénombré douze morts."),
    ("start-up, Russian", "Полиция сообщила о двенадцати погибших."),
];

fn main() -> ExitCode {
    // `cargo test --benches` runs this too: it must not take the time of a measurement then.
    if !std::env::args().any(|a| a == "--bench") {
        println!("run with: cargo bench --bench extract");
        return ExitCode::SUCCESS;
    }
    let folder = std::env::temp_dir().join(format!("claimbench-bench-{}", std::process::id()));
    let measured = run(&folder);
    // The folder is the system's to clean where this fails.
    let _ = fs::remove_dir_all(&folder);
    match measured {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder).map_err(at(folder))?;
    let (text, jsonl) = corpus(folder)?;
    let binary = env!("CARGO_BIN_EXE_claimbench");
    println!("{:<34} {:>8} {:>8} {:>8} {:>9}", "command", "best s", "median s", "MB/s", "peak MB");
    measure("wc -w (C.UTF-8)", Command::new("wc").arg("-w").env("LC_ALL", "C.UTF-8"), &text)?;
    measure("claimbench extract, one text", Command::new(binary).args(["extract", "--jobs", "1"]), &text)?;
    let lines = ["extract", "--input", "jsonl", "--jobs", "1"];
    measure("claimbench extract, JSONL", Command::new(binary).args(lines), &jsonl)?;
    for (name, text) in STARTS {
        let path = folder.join("start.txt");
        fs::write(&path, text).map_err(at(&path))?;
        measure(name, Command::new(binary).args(["extract", "--jobs", "1"]), &path)?;
    }
    let whole = fs::read(&text).map_err(at(&text))?;
    for Peer { name, environment, module, bytes, code } in PEERS {
        let name = format!("{name}, {} kB", bytes / 1000);
        let path = folder.join("start.txt");
        fs::write(&path, String::from_utf8_lossy(&whole[..*bytes]).as_bytes()).map_err(at(&path))?;
        let python = interpreter(environment);
        if installed(&python, module) {
            let code = format!("import sys\ntext = sys.stdin.read()\n{code}");
            measure(&name, Command::new(python).args(["-c", &code]), &path)?;
        } else {
            println!("{name:<34} not installed: see examples/systems/README.md");
        }
    }
    Ok(())
}

/// An error that names its file.
fn at(path: &Path) -> impl Fn(io::Error) -> io::Error {
    move |error| io::Error::new(error.kind(), format!("{}: {error}", path.display()))
}

/// The interpreter of a tool's own environment: below `CLAIMBENCH_VENVS`, or beside the repository; else any Python.
fn interpreter(environment: &str) -> PathBuf {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).with_file_name("claimbench-venvs");
    let environments = std::env::var_os("CLAIMBENCH_VENVS").map_or_else(beside, PathBuf::from);
    let own = environments.join(environment).join("bin/python");
    if own.exists() { own } else { "python3".into() }
}

fn installed(python: &Path, module: &str) -> bool {
    let found = Command::new(python).args(["-c", &format!("import {module}")]).stderr(Stdio::null()).status();
    found.is_ok_and(|s| s.success())
}

/// The shipped articles over and over, as one text and as one JSON article a line.
fn corpus(folder: &Path) -> io::Result<(PathBuf, PathBuf)> {
    let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("datasets/demo/articles");
    let mut paths = Vec::new();
    for entry in fs::read_dir(&shipped).map_err(at(&shipped))? {
        let path = entry?.path();
        paths.extend(Some(path).filter(|p| p.extension() == Some(OsStr::new("txt"))));
    }
    paths.sort();
    let articles: Vec<String> =
        paths.iter().map(|p| fs::read_to_string(p).map_err(at(p))).collect::<io::Result<_>>()?;
    if articles.is_empty() {
        return Err(io::Error::other(format!("{}: no article to measure with", shipped.display())));
    }
    let (text_path, jsonl_path) = (folder.join("corpus.txt"), folder.join("corpus.jsonl"));
    let mut text = BufWriter::new(File::create(&text_path).map_err(at(&text_path))?);
    let mut jsonl = BufWriter::new(File::create(&jsonl_path).map_err(at(&jsonl_path))?);
    let mut written = 0;
    for (i, article) in articles.iter().cycle().enumerate() {
        if written >= BYTES {
            break;
        }
        written += article.len() + 2;
        write!(text, "{article}\n\n")?;
        writeln!(jsonl, "{}", serde_json::json!({ "id": format!("a{i}"), "text": article }))?;
    }
    text.flush()?;
    jsonl.flush()?;
    Ok((text_path, jsonl_path))
}

fn measure(name: &str, command: &mut Command, input: &Path) -> io::Result<()> {
    let bytes = fs::metadata(input).map_err(at(input))?.len() as f64;
    let mut seconds = Vec::new();
    let mut peak = 0.0f64;
    for _ in 0..RUNS {
        let stdin = File::open(input).map_err(at(input))?;
        let started = Instant::now();
        let child = command.stdin(stdin).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
        let Ok(mut child) = child else {
            println!("{name:<34} not installed");
            return Ok(());
        };
        let status = loop {
            peak = peak.max(resident(child.id()));
            match child.try_wait()? {
                Some(status) => break status,
                None => std::thread::sleep(Duration::from_millis(1)),
            }
        };
        if !status.success() {
            println!("{name:<34} failed: {status}");
            return Ok(());
        }
        seconds.push(started.elapsed().as_secs_f64());
    }
    seconds.sort_by(f64::total_cmp);
    println!("{name:<34} {:>8.3} {:>8.3} {:>8.1} {peak:>9.1}", seconds[0], seconds[RUNS / 2], bytes / seconds[0] / 1e6);
    Ok(())
}

/// Peak resident memory of a running process in MB, from Linux's own account; 0 elsewhere.
fn resident(pid: u32) -> f64 {
    let status = fs::read_to_string(format!("/proc/{pid}/status")).unwrap_or_default();
    let line = status.lines().find(|l| l.starts_with("VmHWM:")).unwrap_or_default();
    line.split_whitespace().nth(1).and_then(|kb| kb.parse::<f64>().ok()).unwrap_or(0.0) / 1000.0
}
