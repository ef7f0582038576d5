//! A killed run goes on where it was, and leaves no program behind that it could still end.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use super::contained::alive;
use super::{command, lines};

/// Answers article by article, says when one is done, and then takes its time. `$1` is how long.
const SLOW: &str = r#"
echo $$ >> pids.txt
while read -r line; do
  id=$(printf '%s' "$line" | sed 's/.*"article_id":"\([^"]*\)".*/\1/')
  echo "$id" >> asked.txt
  printf '{"article_id":"%s","figure":{"text":"12"}}\n{"article_id":"%s","done":true,"input_tokens":5,"cost":0.5}\n' "$id" "$id"
  sleep "$1"
done
"#;

fn prepare(dir: &Path) {
    fs::create_dir(dir.join("texts")).unwrap();
    for id in ["a", "b", "c", "d"] {
        fs::write(dir.join(format!("texts/{id}.txt")), format!("Title\n\nThere were 12 dead in {id}.\n")).unwrap();
    }
    fs::write(dir.join("slow.sh"), SLOW).unwrap();
    systems(dir, "60");
    assert!(command(dir, &["build", "texts", "--out", "data"]).output().unwrap().status.success());
}

/// The pause is an argument; the key holds it, so it must not change within a test.
fn systems(dir: &Path, pause: &str) {
    let system = format!("[systems.slow]\nprogram = \"sh\"\nargs = [\"slow.sh\", \"{pause}\"]\nversion = \"1\"\n");
    fs::write(dir.join("systems.toml"), system).unwrap();
}

fn start(dir: &Path) -> Child {
    let arguments = ["run", "data", "--system", "slow", "--out", "out", "--cache", "cache"];
    command(dir, &arguments).stderr(Stdio::piped()).spawn().unwrap()
}

/// Waits until a file has so many lines.
fn wait(dir: &Path, file: &str, count: usize) {
    let deadline = Instant::now() + Duration::from_secs(20);
    while fs::read_to_string(dir.join(file)).unwrap_or_default().lines().count() < count {
        assert!(Instant::now() < deadline, "{file} never has {count} lines");
        std::thread::sleep(Duration::from_millis(10));
    }
}

/// Answers that are kept; what is being written has another name.
fn cached(dir: &Path) -> usize {
    let entries = |path: &Path| fs::read_dir(path).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    let folders: Vec<PathBuf> = entries(&dir.join("cache"));
    let files: Vec<PathBuf> = folders.iter().flat_map(|folder| -> Vec<PathBuf> { entries(folder) }).collect();
    files.iter().filter(|file| file.extension().is_some_and(|e| e == "json")).count()
}

#[test]
fn a_killed_run_goes_on_where_it_was() {
    let dir = tempfile::tempdir().unwrap();
    let dir = dir.path();
    prepare(dir);
    systems(dir, "0.7");
    let mut child = start(dir);
    wait(dir, "asked.txt", 2);
    let deadline = Instant::now() + Duration::from_secs(20);
    while cached(dir) < 2 {
        assert!(Instant::now() < deadline, "what is finished is kept at once");
        std::thread::sleep(Duration::from_millis(5));
    }
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(!dir.join("out/slow.jsonl").exists(), "half a result is none");
    let kept = cached(dir);
    assert!(kept < 4, "killed before the end");
    // What the orphan still says, nobody hears.
    for pid in lines(dir, "pids.txt") {
        let deadline = Instant::now() + Duration::from_secs(10);
        while alive(&pid) && Instant::now() < deadline {}
    }
    fs::remove_file(dir.join("asked.txt")).unwrap();
    assert!(start(dir).wait().unwrap().success());
    assert_eq!(lines(dir, "asked.txt").len(), 4 - kept, "only the others are asked for");
    assert_eq!(lines(dir, "out/slow.jsonl").len(), 4);
    let record: serde_json::Value = serde_json::from_slice(&fs::read(dir.join("out/slow.run.json")).unwrap()).unwrap();
    let total = &record["total"];
    assert_eq!((total["cached"].as_u64(), total["input_tokens"].as_u64()), (Some(kept as u64), Some(20)));
    assert_eq!((total["cost"].as_f64(), record["by_article"].as_array().unwrap().len()), (Some(2.0), 4));
}

#[test]
fn ctrl_c_ends_the_programs_too() {
    let dir = tempfile::tempdir().unwrap();
    let dir = dir.path();
    prepare(dir);
    let mut child = start(dir);
    wait(dir, "asked.txt", 1);
    let pid = rustix::process::Pid::from_raw(child.id().cast_signed()).unwrap();
    rustix::process::kill_process(pid, rustix::process::Signal::INT).unwrap();
    let status = child.wait().unwrap();
    assert_eq!(std::os::unix::process::ExitStatusExt::signal(&status), Some(2), "a shell says 130");
    for pid in lines(dir, "pids.txt") {
        assert!(!alive(&pid), "process {pid} is still alive");
    }
}
