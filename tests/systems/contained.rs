//! Systems that hang, flood, fork, die or talk nonsense: what stands, what is told, and that nothing of them stays.
//! The cases stand in `contained.toml`.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use serde::Deserialize;
use serde_json::Value;

use super::{claimbench, dataset, lines};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cases {
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    #[serde(default)]
    about: String,
    script: String,
    #[serde(default)]
    args: Vec<String>,
    #[serde(default)]
    settings: String,
    #[serde(default)]
    failures: Vec<Failure>,
    /// The failures told are more than those listed, which are the first, and the last ones.
    #[serde(default)]
    many: bool,
    #[serde(default)]
    claims: Vec<String>,
    #[serde(default = "enough")]
    seconds: u64,
    #[serde(default)]
    linux: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Failure {
    reason: String,
    articles: Vec<String>,
    #[serde(default)]
    last: bool,
}

/// Enough on a machine that has other things to do, and far from the five minutes that the scripts sleep.
const fn enough() -> u64 {
    50
}

/// What every script may use.
const WORDS: &str = r#"
claim() { printf '{"article_id":"%s","figure":{"text":"%s"}}\n' "$1" "$2"; }
finished() { printf '{"article_id":"%s","done":true}\n' "$1"; }
"#;

fn cases() -> Vec<Case> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/systems/contained.toml");
    toml::from_str::<Cases>(&fs::read_to_string(path).unwrap()).unwrap().case
}

#[test]
fn what_misbehaves_is_contained() {
    let cases: Vec<Case> = cases().into_iter().filter(|case| !case.linux || cfg!(target_os = "linux")).collect();
    let names: BTreeSet<&str> = cases.iter().map(|case| case.name.as_str()).collect();
    assert_eq!(names.len(), cases.len(), "every case has a name of its own");
    let folder = tempfile::tempdir().unwrap();
    dataset(folder.path(), 2500);
    let data = &folder.path().join("data");
    let next = AtomicUsize::new(0);
    let failed: Vec<String> = std::thread::scope(|scope| {
        // Most of them wait for the clock.
        let workers: Vec<_> = (0..6)
            .map(|_| {
                scope.spawn(|| {
                    std::iter::from_fn(|| cases.get(next.fetch_add(1, Ordering::Relaxed)))
                        .flat_map(|case| faults(case, data).into_iter().map(|fault| format!("{}: {fault}", case.name)))
                        .collect::<Vec<_>>()
                })
            })
            .collect();
        workers.into_iter().flat_map(|worker| worker.join().unwrap()).collect()
    });
    assert!(failed.is_empty(), "\n{}", failed.join("\n"));
}

/// Runs a case before a good system; what is not as it says.
fn faults(case: &Case, data: &Path) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    let dir = folder.path();

    fs::write(dir.join("answer.sh"), format!("{WORDS}\n{}", case.script)).unwrap();
    let args = if case.args.is_empty() { vec!["answer.sh".to_owned()] } else { case.args.clone() };
    let timeout = if case.settings.contains("timeout") { "" } else { "timeout = 60" };
    let system = format!("[systems.bad]\nprogram = \"sh\"\nargs = {args:?}\n{timeout}\n{}\n", case.settings);
    fs::write(dir.join("systems.toml"), system).unwrap();
    let started = Instant::now();
    let systems = ["--system", "bad", "--system", "digits", "--out", "out", "--no-cache"];
    let output = claimbench(dir, &[&["run", data.to_str().unwrap()], &systems[..]].concat());
    let mut faults = Vec::new();
    let mut expect = |right: bool, fault: String| {
        if !right {
            faults.push(fault);
        }
    };
    let took = started.elapsed();
    expect(took < Duration::from_secs(case.seconds), format!("took {took:?}"));
    let (code, said) = (output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned());
    let expected = if case.failures.is_empty() { 0 } else { 4 };
    expect(code == Some(expected), format!("exit code {code:?}, not {expected}: {said} ({})", case.about));
    expect(dir.join("out/digits.jsonl").exists(), "the system after it did not run".to_owned());
    let record: Value = serde_json::from_slice(&fs::read(dir.join("out/bad.run.json")).unwrap()).unwrap();
    let told = record["failures"].as_array().unwrap();
    expect(case.many || told.len() == case.failures.len(), format!("{} failures: {told:#?}", told.len()));
    for (at, failure) in case.failures.iter().enumerate() {
        let found = |told: &Value| {
            told["reason"].as_str().unwrap().contains(&failure.reason)
                && told["articles"] == serde_json::json!(failure.articles)
        };
        let right = if case.many || failure.last { told.iter().any(found) } else { told.get(at).is_some_and(found) };
        expect(right, format!("no failure {:?} of {:?}: {told:#?}", failure.reason, failure.articles));
    }
    let claims: Vec<String> = lines(dir, "out/bad.jsonl")
        .iter()
        .map(|line| serde_json::from_str::<Value>(line).unwrap()["article_id"].as_str().unwrap().to_owned())
        .collect();
    expect(claims == case.claims, format!("claims about {claims:?}"));
    expect(!dir.join("shell.txt").exists(), "a shell acted on the arguments".to_owned());
    let pids = fs::read_to_string(dir.join("pids.txt")).unwrap_or_default();
    expect(pids.is_empty() != case.script.contains("pids.txt"), "it wrote down no process".to_owned());
    for pid in pids.split_whitespace() {
        expect(!alive(pid), format!("process {pid} is still alive"));
    }
    faults
}

/// Whether a process runs; a dead one that nobody has waited for yet does not.
pub fn alive(pid: &str) -> bool {
    let deadline = Instant::now() + Duration::from_secs(10);
    loop {
        let status = fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
        let state = status.rsplit(')').next().unwrap_or_default().trim_start().chars().next();
        match state {
            None | Some('Z' | 'X') => return false,
            Some(_) if Instant::now() > deadline => return true,
            Some(_) => std::thread::sleep(Duration::from_millis(20)),
        }
    }
}
