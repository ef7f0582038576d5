//! Systems over a dataset: the built-in ones, and programs that answer, fail, hang, or talk nonsense.

#[cfg(unix)]
mod contained;
mod endpoint;
#[cfg(unix)]
mod resume;
mod server;

use std::fs;
use std::path::Path;
use std::process::Output;

use super::command::command;

/// A program in a shell's words: the first word of `args` is a script for `sh`. `$FIGURE` is a claim of the
/// article that the line holds.
const SYSTEMS: &str = r#"
[systems.counter]
program = "sh"
args = ["answer.sh"]
version = "1"
batch = 1
concurrency = 2

[systems.fails]
program = "sh"
args = ["-c", "echo no model here >&2; exit 7"]
retries = 1

[systems.hangs]
program = "sleep"
args = ["30"]
timeout = 1

[systems.absent]
program = "./no-such-program"

[systems.nonsense]
program = "sh"
args = ["nonsense.sh"]
"#;

/// Answers each article with one claim, and writes down that it was asked.
const ANSWER: &str = r#"
while read -r line; do
  id=$(printf '%s' "$line" | sed 's/.*"article_id":"\([^"]*\)".*/\1/')
  echo asked >> asked.txt
  printf '{"article_id":"%s","figure":{"text":"12"}}\n' "$id"
done
"#;

/// One good line, one that is no JSON, one about an article that nobody sent.
const NONSENSE: &str = r#"
cat > /dev/null
printf '{"article_id":"a","figure":{"text":"12"}}\nI found 12.\n{"article_id":"z","figure":{"text":"12"}}\n'
"#;

/// Two articles; the second one says its sentence so many times.
fn dataset(dir: &Path, times: usize) {
    fs::create_dir(dir.join("texts")).unwrap();
    fs::write(dir.join("texts/a.txt"), "Title\n\nThere were 12 dead.\n").unwrap();
    let long = "There were 12 dead and 1 347 injured.\n".repeat(times);
    fs::write(dir.join("texts/b.txt"), format!("Title\n\n{long}")).unwrap();
    assert!(claimbench(dir, &["build", "texts", "--out", "data"]).status.success());
}

/// The dataset, and the programs of this file.
fn programs(dir: &Path) {
    dataset(dir, 1);
    for (name, text) in [("systems.toml", SYSTEMS), ("answer.sh", ANSWER), ("nonsense.sh", NONSENSE)] {
        fs::write(dir.join(name), text).unwrap();
    }
}

fn claimbench(dir: &Path, arguments: &[&str]) -> Output {
    command(dir, arguments).output().unwrap()
}

fn run(dir: &Path, systems: &[&str]) -> Output {
    let systems: Vec<&str> = systems.iter().flat_map(|name| ["--system", name]).collect();
    claimbench(dir, &[&["run", "data", "--out", "out", "--cache", "cache"], systems.as_slice()].concat())
}

fn lines(dir: &Path, file: &str) -> Vec<String> {
    fs::read_to_string(dir.join(file)).unwrap().lines().map(str::to_owned).collect()
}

#[test]
fn built_in_systems_need_no_file_and_are_scored_as_they_are() {
    let dir = tempfile::tempdir().unwrap();
    let dir = dir.path();
    dataset(dir, 1);
    assert!(run(dir, &["builtin", "digits"]).status.success());
    assert_eq!(lines(dir, "out/digits.jsonl").len(), 4);
    let predictions = ["--pred", "builtin=out/builtin.jsonl", "--pred", "digits=out/digits.jsonl"];
    let scored =
        claimbench(dir, &[&["score", "data", "--out", "scores", "--resamples", "0"], &predictions[..]].concat());
    assert!(scored.status.success(), "{}", String::from_utf8_lossy(&scored.stderr));
    let first = fs::read(dir.join("out/builtin.jsonl")).unwrap();
    assert!(run(dir, &["builtin"]).status.success());
    assert_eq!(fs::read(dir.join("out/builtin.jsonl")).unwrap(), first);
}

#[cfg(unix)]
#[test]
fn an_answer_is_cached_until_something_that_it_depends_on_changes() {
    let dir = tempfile::tempdir().unwrap();
    let dir = dir.path();
    programs(dir);
    let asked = || lines(dir, "asked.txt").len();
    assert!(run(dir, &["counter"]).status.success());
    let answered = lines(dir, "out/counter.jsonl");
    assert_eq!((answered.len(), asked()), (2, 2));
    assert!(answered[0].contains("\"a\"") && answered[1].contains("\"b\""));
    // Nothing changed: nobody is asked.
    assert!(run(dir, &["counter"]).status.success());
    assert_eq!((lines(dir, "out/counter.jsonl"), asked()), (answered.clone(), 2));
    // Another script under the same version is another system.
    fs::write(dir.join("answer.sh"), format!("{ANSWER}\n# changed")).unwrap();
    assert!(run(dir, &["counter"]).status.success());
    assert_eq!(asked(), 4);
    // Another version, and no version at all.
    fs::write(dir.join("systems.toml"), SYSTEMS.replace("version = \"1\"", "version = \"2\"")).unwrap();
    assert!(run(dir, &["counter"]).status.success());
    assert_eq!(asked(), 6);
    fs::write(dir.join("systems.toml"), SYSTEMS.replace("version = \"1\"\n", "")).unwrap();
    for times in 1..=2 {
        assert!(run(dir, &["counter"]).status.success());
        assert_eq!(asked(), 6 + 2 * times);
    }
    assert_eq!(lines(dir, "out/counter.jsonl"), answered);
}

#[cfg(unix)]
#[test]
fn failures_are_contained_listed_and_exit_4() {
    let dir = tempfile::tempdir().unwrap();
    let dir = dir.path();
    programs(dir);
    let output = run(dir, &["fails", "hangs", "absent", "nonsense", "counter"]);
    assert_eq!(output.status.code(), Some(4));
    let message = String::from_utf8(output.stderr).unwrap();
    for told in [
        "fails, a and 1 more articles: exit code 7: no model here (2 attempts)",
        "hangs, a and 1 more articles: no end within 1 s, killed",
        "absent, a and 1 more articles: cannot start ./no-such-program",
        "nonsense, a and 1 more articles: line 2 of its output: ",
        "nonsense, a and 1 more articles: line 3 of its output: a claim of article \"z\", which was not sent",
    ] {
        assert!(message.contains(told), "{told}\n{message}");
    }
    // What was answered stands, and the system after the broken ones ran.
    assert_eq!(lines(dir, "out/nonsense.jsonl").len(), 1);
    assert_eq!(lines(dir, "out/counter.jsonl").len(), 2);
    let record: serde_json::Value = serde_json::from_slice(&fs::read(dir.join("out/fails.run.json")).unwrap()).unwrap();
    assert_eq!(record["failures"][0]["articles"], serde_json::json!(["a", "b"]));
}
