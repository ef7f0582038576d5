//! The files: written whole or not at all, read by insta, decided on by the program.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use claimbench::snapshot::{Comparison, Facts, decide, store};

use super::facts_of;

const TEXT: &str = "Le 5 mai, <12> personnes sont mortes et <1 347> ont fui.";
const NAME: &str = "cases__s";

fn result(said: &[&str]) -> Facts {
    let said: Vec<String> = said.iter().map(|&s| s.to_owned()).collect();
    facts_of(TEXT, "s", &said)
}

fn files(dir: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    // What the program notes for itself is hidden.
    names.retain(|name| !name.starts_with('.'));
    names
}

fn claimbench(dir: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_claimbench"));
    command.args(arguments).arg("--snapshot").arg(dir).env_remove("CI").env("NO_COLOR", "1");
    command.output().unwrap()
}

fn code(output: &Output) -> i32 {
    output.status.code().unwrap()
}

fn stdout(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).unwrap()
}

#[test]
fn a_result_is_proposed_accepted_changed_and_rejected() {
    let dir = tempfile::tempdir().unwrap();
    let dir = dir.path();
    // The first result waits.
    let first = store::propose(dir, &[result(&["12"])], true).unwrap();
    assert_eq!(first.pending[0].comparison, Comparison::First);
    assert_eq!(files(dir), ["cases__s.snap.new"]);
    assert_eq!(code(&claimbench(dir, &["pending"])), 1);
    // Accepted, it waits no more, and the same result proposes nothing.
    assert_eq!(code(&claimbench(dir, &["accept", NAME])), 0);
    assert_eq!(files(dir), ["cases__s.snap"]);
    assert_eq!(code(&claimbench(dir, &["pending"])), 0);
    let accepted = fs::read(dir.join("cases__s.snap")).unwrap();
    let same = store::propose(dir, &[result(&["12"])], true).unwrap();
    assert_eq!((same.pending.len(), same.same.as_slice()), (0, [NAME.to_owned()].as_slice()));
    assert_eq!(files(dir), ["cases__s.snap"]);
    // A change waits beside it.
    store::propose(dir, &[result(&["12", "1 347"])], true).unwrap();
    assert_eq!(files(dir), ["cases__s.snap", "cases__s.snap.new"]);
    let review = claimbench(dir, &["review", "--print"]);
    assert_eq!(code(&review), 1);
    let text = stdout(&review);
    assert!(text.contains("0 broken, 0 new, 1 fixed, 0 gone, 0 changed class"), "{text}");
    // Each in its sentence, with carets under the figure.
    let at = text.find("ont fui.").unwrap();
    let carets = text[at..].lines().nth(1).unwrap();
    assert_eq!(
        carets,
        format!("    {}^^^^^", " ".repeat(TEXT.replace(['<', '>'], "").chars().position(|c| c == '3').unwrap() - 2))
    );
    // Rejected, the accepted result stands to the byte.
    assert_eq!(code(&claimbench(dir, &["reject", "cases*"])), 0);
    assert_eq!(files(dir), ["cases__s.snap"]);
    assert_eq!(fs::read(dir.join("cases__s.snap")).unwrap(), accepted);
}

#[test]
fn where_nothing_may_be_written_the_same_answer_comes_back() {
    let dir = tempfile::tempdir().unwrap();
    let dir = dir.path().join("none");
    let first = store::propose(&dir, &[result(&["12"])], false).unwrap();
    assert_eq!(first.pending.len(), 1);
    assert!(!dir.exists());
    store::propose(&dir, &[result(&["12"])], true).unwrap();
    decide::accept(&dir, NAME).unwrap();
    let changed = [result(&["12", "1 347"])];
    let dry = store::propose(&dir, &changed, false).unwrap();
    assert_eq!(files(&dir), ["cases__s.snap"]);
    assert_eq!(dry, store::propose(&dir, &changed, true).unwrap());
    assert_eq!(files(&dir), ["cases__s.snap", "cases__s.snap.new"]);
}

#[test]
fn a_result_that_goes_back_to_the_accepted_one_waits_no_more() {
    let dir = tempfile::tempdir().unwrap();
    let dir = dir.path();
    store::propose(dir, &[result(&["12"])], true).unwrap();
    decide::accept(dir, NAME).unwrap();
    store::propose(dir, &[result(&["5"])], true).unwrap();
    assert_eq!(store::waiting(dir).unwrap(), [NAME]);
    store::propose(dir, &[result(&["12"])], true).unwrap();
    assert_eq!(files(dir), ["cases__s.snap"]);
}

#[test]
fn other_gold_is_told_apart_from_another_system() {
    let dir = tempfile::tempdir().unwrap();
    let dir = dir.path();
    store::propose(dir, &[result(&["12"])], true).unwrap();
    decide::accept(dir, NAME).unwrap();
    let other = facts_of("Le 5 mai, <12> personnes sont mortes.", "s", &["12".to_owned()]);
    store::propose(dir, &[other], true).unwrap();
    let listed = claimbench(dir, &["pending", "--json"]);
    let record: serde_json::Value = serde_json::from_slice(&listed.stdout).unwrap();
    assert_eq!(record["state"], "incomparable");
    assert_eq!(record["differs"], serde_json::json!(["dataset"]));
    assert_eq!(record["fixed"], serde_json::Value::Null);
    assert_eq!(record["claim_f1"]["old"], serde_json::Value::Null);
    let review = claimbench(dir, &["review", "--print"]);
    assert!(stdout(&review).contains("another dataset"));
    assert!(!stdout(&review).contains(" fixed,"));
}

#[test]
fn a_system_that_is_scored_no_more_is_reported() {
    let dir = tempfile::tempdir().unwrap();
    let dir = dir.path();
    let other = facts_of(TEXT, "retired", &["12".to_owned()]);
    store::propose(dir, &[result(&["12"]), other], true).unwrap();
    assert_eq!(code(&claimbench(dir, &["accept", "--all"])), 0);
    let proposed = store::propose(dir, &[result(&["12"])], true).unwrap();
    assert_eq!(proposed.gone, ["cases__retired"]);
}

#[test]
fn without_a_terminal_review_lists_the_commands() {
    let dir = tempfile::tempdir().unwrap();
    let dir = dir.path();
    store::propose(dir, &[result(&["12"])], true).unwrap();
    let review = claimbench(dir, &["review"]);
    assert_eq!(code(&review), 1);
    for verb in ["review --print", "accept", "reject"] {
        let command = format!("claimbench {verb} {NAME} --snapshot {}", dir.display());
        assert!(stdout(&review).lines().any(|line| line.trim() == command), "{command}");
    }
    assert_eq!(files(dir), ["cases__s.snap.new"]);
}

#[test]
fn insta_reads_a_snapshot_and_writes_the_same_bytes_back() {
    let dir = tempfile::tempdir().unwrap();
    let dir = dir.path();
    // Names that YAML would take for something else.
    for (system, version) in [("s", "1.0"), ("yes", "v: 2 # not a comment"), ("a\"b", ""), ("7", "0x1"), ("-x", "{é}")]
    {
        let mut facts = facts_of(TEXT, system, &["5".to_owned()]);
        facts.identity.version = Some(version.to_owned());
        store::propose(dir, &[facts], true).unwrap();
    }
    let names = files(dir);
    assert_eq!(names.len(), 5);
    for name in names {
        let path = dir.join(&name);
        let ours = fs::read_to_string(&path).unwrap();
        let snapshot = insta::Snapshot::from_file(&path).unwrap();
        assert_eq!(snapshot.metadata().source(), Some("cases"));
        assert!(snapshot.metadata().description().is_some_and(|text| text.starts_with("What ")));
        let body = ours.split_once("\n---\n").unwrap().1;
        assert_eq!(snapshot.as_text().unwrap().to_string(), body.trim_end());
        snapshot.save(&path).unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), ours, "{name}");
        // And what insta wrote, the program reads.
        let stem = name.strip_suffix(".snap.new").unwrap();
        store::load(dir, stem).unwrap();
    }
}

#[test]
fn a_snapshot_that_cannot_be_read_names_its_line_and_is_never_accepted() {
    let dir = tempfile::tempdir().unwrap();
    let dir = dir.path();
    store::propose(dir, &[result(&["12"])], true).unwrap();
    let path = dir.join("cases__s.snap.new");
    let text = fs::read_to_string(&path).unwrap().replace("gold: claims", "gold claims");
    let line = 1 + text.lines().position(|line| line.starts_with("gold claims")).unwrap();
    fs::write(&path, text).unwrap();
    let accepted = claimbench(dir, &["accept", "--all"]);
    assert_eq!(code(&accepted), 2);
    let message = String::from_utf8(accepted.stderr).unwrap();
    assert!(message.contains(&format!("cases__s.snap.new:{line}: no colon")), "{message}");
    assert_eq!(files(dir), ["cases__s.snap.new"]);
}

#[test]
fn a_pattern_that_matches_nothing_lists_what_waits() {
    let dir = tempfile::tempdir().unwrap();
    let dir = dir.path();
    store::propose(dir, &[result(&["12"])], true).unwrap();
    let accepted = claimbench(dir, &["accept", "demo*"]);
    assert_eq!(code(&accepted), 2);
    let message = String::from_utf8(accepted.stderr).unwrap();
    assert!(message.contains("no pending snapshot matches demo*; expected cases__s"), "{message}");
}

#[test]
fn in_ci_nothing_is_written_and_a_difference_exits_1_with_a_summary() {
    let dir = tempfile::tempdir().unwrap();
    let dir = dir.path();
    fs::write(dir.join("gold.jsonl"), r#"{"article_id":"a","figure":{"text":"12","start":0,"end":2,"value":12}}"#)
        .unwrap();
    let snapshots = dir.join("snapshots");
    let score = |prediction: &str, ci: Option<&str>, more: &[&str]| {
        let line = format!(r#"{{"article_id":"a","figure":{{"text":"12","start":0,"end":2,"value":{prediction}}}}}"#);
        fs::write(dir.join("p.jsonl"), line).unwrap();
        let mut command = Command::new(env!("CARGO_BIN_EXE_claimbench"));
        command.current_dir(dir).args(["score", "gold.jsonl", "--pred", "mine=p.jsonl", "--out", "out"]);
        command.args(["--snapshot", "snapshots", "--resamples", "10"]).args(more).env_remove("CI");
        if let Some(ci) = ci {
            command.env("CI", ci);
        }
        command.output().unwrap()
    };
    let first = score("12", Some("true"), &[]);
    assert_eq!(code(&first), 1);
    assert!(!snapshots.exists());
    assert!(stdout(&first).contains("| gold\\_\\_mine |"), "{}", stdout(&first));
    // At a desk the result waits, and that is no failure.
    assert_eq!(code(&score("12", None, &[])), 0);
    assert_eq!(files(&snapshots), ["gold__mine.snap.new"]);
    assert_eq!(code(&claimbench(&snapshots, &["accept", "gold__mine"])), 0);
    // The accepted result passes in CI, another one does not.
    assert_eq!(code(&score("12", Some("1"), &[])), 0);
    for (ci, more) in [(Some("1"), [].as_slice()), (None, ["--check"].as_slice())] {
        let broken = score("13", ci, more);
        assert_eq!(code(&broken), 1);
        assert!(stdout(&broken).contains("1 broken"), "{}", stdout(&broken));
        assert!(stdout(&broken).contains("`claimbench review`"));
        assert_eq!(files(&snapshots), ["gold__mine.snap"]);
    }
    // An accepted file does not depend on where the work was done.
    assert!(!fs::read_to_string(snapshots.join("gold__mine.snap")).unwrap().contains(&dir.display().to_string()));
}

#[test]
fn a_kill_at_any_moment_leaves_the_old_result_or_the_new_one() {
    let dir = tempfile::tempdir().unwrap();
    let dir = dir.path();
    store::propose(dir, &[result(&["12"])], true).unwrap();
    decide::accept(dir, NAME).unwrap();
    let (path, waits) = (dir.join("cases__s.snap"), dir.join("cases__s.snap.new"));
    let texts = [result(&["12"]), result(&["12", "1 347"])];
    let texts = texts.map(|facts| claimbench::snapshot::Snapshot::new(&facts).to_string());
    let mut ended = [0, 0];
    for round in 0..40_u64 {
        let old = fs::read_to_string(&path).unwrap();
        let next = usize::from(old == texts[0]);
        store::propose(dir, &[result([&["12"][..], &["12", "1 347"]][next])], true).unwrap();
        let mut command = Command::new(env!("CARGO_BIN_EXE_claimbench"));
        command.args(["-q", "accept", "--all", "--pin", "figure.f1", "--allow-regression", "a test", "--snapshot"]);
        let mut child = command.arg(dir).spawn().unwrap();
        // From before the program has begun to after its end.
        std::thread::sleep(std::time::Duration::from_micros(round * round * 25));
        let _ = child.kill();
        child.wait().unwrap();
        let now = fs::read_to_string(&path).unwrap();
        let accepted = now == texts[next];
        assert!(accepted || now == old, "neither the old nor the new result:\n{now}");
        assert_eq!(waits.exists(), !accepted);
        assert!(accepted || fs::read_to_string(&waits).unwrap() == texts[next]);
        // The next one can decide.
        assert!([0, 1].contains(&code(&claimbench(dir, &["pending"]))));
        ended[usize::from(accepted)] += 1;
    }
    assert!(ended[0] > 0, "no kill came early enough to tell anything");
}

#[test]
fn a_floor_holds_until_somebody_says_why_it_may_come_down() {
    let dir = tempfile::tempdir().unwrap();
    let dir = dir.path();
    store::propose(dir, &[result(&["12", "1 347"])], true).unwrap();
    assert_eq!(code(&claimbench(dir, &["accept", NAME, "--pin", "claim.f1"])), 0);
    store::propose(dir, &[result(&["12"])], true).unwrap();
    let refused = claimbench(dir, &["accept", "--all"]);
    assert_eq!(code(&refused), 1);
    let message = String::from_utf8(refused.stderr).unwrap();
    assert!(message.contains("claim.f1 is 0.6667; expected at least 1.0000, its floor"), "{message}");
    assert_eq!(files(dir), ["cases__s.snap", "cases__s.snap.new", "floors.toml"]);
    assert_eq!(code(&claimbench(dir, &["accept", "--all", "--allow-regression", "  "])), 2);
    assert_eq!(code(&claimbench(dir, &["accept", "--all", "--allow-regression", "the source is gone"])), 0);
    let floors = fs::read_to_string(dir.join("floors.toml")).unwrap();
    assert!(floors.contains("least = 0.6667") && floors.contains("reason = \"the source is gone\""), "{floors}");
    // The floor stays where it came to.
    store::propose(dir, &[result(&[])], true).unwrap();
    assert_eq!(code(&claimbench(dir, &["accept", "--all"])), 1);
    let unknown = claimbench(dir, &["accept", "--all", "--pin", "claim.f2"]);
    assert_eq!(code(&unknown), 2);
    assert!(String::from_utf8(unknown.stderr).unwrap().contains("has no number claim.f2"));
}

#[test]
fn two_at_once_and_one_is_told() {
    let dir = tempfile::tempdir().unwrap();
    let dir = dir.path();
    store::propose(dir, &[result(&["12"])], true).unwrap();
    let lock = claimbench::snapshot::Lock::take(dir, "anna (pid 1)").unwrap();
    for arguments in [["accept", "--all"], ["reject", "--all"]] {
        let refused = claimbench(dir, &arguments);
        assert_eq!(code(&refused), 2);
        let message = String::from_utf8(refused.stderr).unwrap();
        assert!(message.contains("anna (pid 1) is deciding on these snapshots"), "{message}");
    }
    assert_eq!(files(dir), ["cases__s.snap.new"]);
    // Who only looks need not wait.
    assert_eq!(code(&claimbench(dir, &["pending"])), 1);
    drop(lock);
    assert_eq!(code(&claimbench(dir, &["accept", "--all"])), 0);
}

#[test]
fn an_accepted_result_can_be_pinned() {
    let dir = tempfile::tempdir().unwrap();
    let dir = dir.path();
    store::propose(dir, &[result(&["12", "1 347"])], true).unwrap();
    decide::accept(dir, NAME).unwrap();
    let accepted = fs::read(dir.join("cases__s.snap")).unwrap();
    let stderr = |output: Output| String::from_utf8(output.stderr).unwrap();
    // Nothing waits: that is said, and by name it is a fault.
    let all = claimbench(dir, &["accept", "--all"]);
    assert_eq!((code(&all), stderr(all).as_str()), (0, "no snapshot waits for review\n"));
    let named = claimbench(dir, &["accept", NAME]);
    assert_eq!(code(&named), 2);
    assert!(stderr(named).contains("cases__s: nothing waits for review"));
    // Numbers of the accepted result are pinned all the same.
    for (choice, number) in [("--all", "claim.f1"), ("cases__*", "figure.f1")] {
        let pinned = claimbench(dir, &["accept", choice, "--pin", number]);
        assert_eq!((code(&pinned), stderr(pinned)), (0, format!("pinned {number} of cases__s\n")));
    }
    let floors = fs::read_to_string(dir.join("floors.toml")).unwrap();
    assert_eq!(floors.matches("least = 1.0").count(), 2, "{floors}");
    let reason = claimbench(dir, &["accept", "--all", "--allow-regression", "why"]);
    assert_eq!((code(&reason), stderr(reason)), (0, "cases__s breaks no floor: the reason is not kept\n".to_owned()));
    assert_eq!(fs::read_to_string(dir.join("floors.toml")).unwrap(), floors);
    assert_eq!(fs::read(dir.join("cases__s.snap")).unwrap(), accepted);
    let nothing = claimbench(dir, &["accept"]);
    assert_eq!(code(&nothing), 2);
    assert!(stderr(nothing).contains("nothing chosen; expected names or globs of snapshots, or --all"));
}

#[test]
fn snapshots_of_another_program_are_passed_over() {
    let dir = tempfile::tempdir().unwrap();
    let dir = dir.path();
    let insta = "---\nsource: src/lib.rs\nexpression: f()\n---\nfields claim: f1=1\n";
    fs::write(dir.join("mycrate__test.snap"), insta).unwrap();
    fs::write(dir.join("page.snap"), "// Jest Snapshot v1\n").unwrap();
    store::propose(dir, &[result(&["12"])], true).unwrap();
    for arguments in [&["pending"][..], &["review", "--print"], &["accept", "--all"]] {
        let output = claimbench(dir, arguments);
        let stderr = String::from_utf8(output.stderr.clone()).unwrap();
        assert!(code(&output) < 2, "{stderr}");
        let told = ", of another program: mycrate__test.snap, page.snap\n";
        assert_eq!(stderr.matches(told).count(), 1, "{arguments:?}: {stderr}");
    }
    // A damaged one of ours is no stranger, and neither is what stands in the place of one.
    store::propose(dir, &[result(&["12", "1 347"])], true).unwrap();
    fs::write(dir.join("cases__s.snap"), "lost its head\n").unwrap();
    assert_eq!(store::foreign(dir).unwrap(), ["mycrate__test.snap", "page.snap"]);
    fs::remove_file(dir.join("cases__s.snap")).unwrap();
    fs::remove_file(dir.join("cases__s.snap.new")).unwrap();
    fs::write(dir.join("cut.snap"), "---\nsource: x\ninfo:\n  format: 1\n").unwrap();
    let output = claimbench(dir, &["accept", "--all", "--pin", "claim.f1"]);
    assert_eq!(code(&output), 2);
    assert!(String::from_utf8(output.stderr).unwrap().contains("cut.snap:1: the front matter has no closing"));
}
