//! Commands killed at random moments: the old state or the new, and to run them again does all that was left to do.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::{Duration, Instant};

use super::super::command::{command, demo, done, run};
use super::{Random, bytes, restore};

/// Kills of each command; `CLAIMBENCH_KILLS` asks for more.
fn kills(usual: usize) -> usize {
    std::env::var("CLAIMBENCH_KILLS").ok().and_then(|n| n.parse().ok()).unwrap_or(usual)
}

/// Runs a command to its end from `prepare`d ground to learn its time; then again and again, each time killed at another
/// moment, and lets `look` at what it left. Half of the moments are in the last third, where files get their names.
fn killed(dir: &Path, times: usize, arguments: &[&str], prepare: &dyn Fn(usize), look: &mut dyn FnMut(usize)) {
    let mut random = Random(0x2545_f491_4f6c_dd1d);
    let mut usual = Duration::MAX;
    for _ in 0..3 {
        prepare(0);
        let started = Instant::now();
        run(dir, arguments, b"");
        usual = usual.min(started.elapsed());
    }
    let mut in_time = 0;
    for time in 0..times {
        prepare(time);
        let part = if time.is_multiple_of(2) { random.below(1000) } else { 667 + random.below(400) };
        let started = Instant::now();
        let mut child = command(dir, arguments).stderr(Stdio::null()).stdout(Stdio::null()).spawn().unwrap();
        let moment = usual * part as u32 / 1000;
        std::thread::sleep(moment.saturating_sub(started.elapsed()));
        // SIGKILL; the command may be over already.
        let _ = child.kill();
        in_time += usize::from(child.wait().unwrap().code().is_none());
        look(time);
    }
    assert!(in_time * 4 >= times, "only {in_time} of {times} kills came before the end");
}

/// The names in a folder.
fn names(dir: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(dir).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn a_build_is_the_old_dataset_or_the_new() {
    let folder = tempfile::tempdir().unwrap();
    let dir = folder.path();
    let ids = ["en-01-crete-migrants", "fr-01-emeutes-toamasina", "pl-01-powodz-relacja"];
    let articles = ids.map(|id| demo("articles").join(format!("{id}.txt")).to_str().unwrap().to_owned());
    let gold = demo("gold").join("en-01-crete-migrants.gold.jsonl");
    let data = dir.join("data");
    done(dir, &["build", &articles[0], "--out", "data"], b"");
    let old = bytes(&data);
    let articles: Vec<&str> = articles.iter().map(String::as_str).collect();
    let arguments = [&["build", "--labels", gold.to_str().unwrap(), "--out", "data"], &articles[..]].concat();
    done(dir, &arguments, b"");
    let new = bytes(&data);
    assert_ne!(old, new);
    // Every third build finds its place free.
    let prepare =
        |time: usize| if time.is_multiple_of(3) { drop(fs::remove_dir_all(&data)) } else { restore(&data, &old) };
    let mut states = [0, 0];
    killed(dir, kills(40), &arguments, &prepare, &mut |time| {
        let now = data.exists().then(|| bytes(&data));
        let then = (!time.is_multiple_of(3)).then_some(&old);
        assert!(now.as_ref() == then || now.as_ref() == Some(&new), "kill {time} left something else");
        states[usize::from(now.as_ref() == Some(&new))] += 1;
        done(dir, &arguments, b"");
        assert!(bytes(&data) == new, "the build after kill {time} differs");
        assert_eq!(names(dir), ["data"], "something is left after kill {time}");
    });
    assert!(states[0] > 0, "{states:?}");
}

#[test]
fn merged_labels_are_the_old_files_or_the_new() {
    let folder = tempfile::tempdir().unwrap();
    let dir = folder.path();
    // Ana marks what the demo's gold has; Bo leaves every seventh claim out, and later every fifth.
    let mut lines = Vec::new();
    for file in names(&demo("gold")) {
        lines.extend(fs::read_to_string(demo("gold").join(file)).unwrap().lines().map(|line| format!("{line}\n")));
    }
    assert!(lines.len() > 200);
    fs::write(dir.join("ana.jsonl"), lines.concat()).unwrap();
    let without = |nth: usize| {
        let kept = lines.iter().enumerate().filter(|(n, _)| n % nth != 0);
        kept.map(|(_, line)| line.as_str()).collect::<String>()
    };
    fs::write(dir.join("bo.jsonl"), without(7)).unwrap();
    let out = dir.join("out");
    let arguments =
        ["label", "merge", "ana=ana.jsonl", "bo=bo.jsonl", "--out", "out/gold.jsonl", "--queue", "out/queue.jsonl"];
    fs::create_dir(&out).unwrap();
    assert_eq!(run(dir, &arguments, b"").status.code(), Some(1), "there is something to decide");
    let old = bytes(&out);
    fs::write(dir.join("bo.jsonl"), without(5)).unwrap();
    assert_eq!(run(dir, &arguments, b"").status.code(), Some(1), "there is something to decide");
    let new = bytes(&out);
    assert!(old.iter().all(|(name, content)| new[name] != *content));
    let mut states = [0, 0];
    killed(dir, kills(30), &arguments, &|_| restore(&out, &old), &mut |time| {
        let is_new = |now: &BTreeMap<PathBuf, Vec<u8>>, name: &str| {
            let (now, old, new) = (&now[Path::new(name)], &old[Path::new(name)], &new[Path::new(name)]);
            assert!(now == old || now == new, "kill {time} left something else in {name}");
            now == new
        };
        // Whoever opens one of the two finds both old or both new, whichever it is.
        let (names, now) = (["queue.jsonl", "gold.jsonl"], bytes(&out));
        let noted = now.keys().any(|name| name.to_string_lossy() == ".queue.jsonl.claimbench-together");
        let alike = is_new(&now, names[0]) == is_new(&now, names[1]);
        assert!(alike || noted, "kill {time}: one is new, and nothing says that the other is to be");
        claimbench::whole::together::settle(&out.join(names[time % 2])).unwrap();
        let now = bytes(&out);
        assert_eq!(is_new(&now, names[0]), is_new(&now, names[1]), "kill {time}: one is old and one is new");
        states[usize::from(is_new(&now, names[0]))] += 1;
        assert_eq!(run(dir, &arguments, b"").status.code(), Some(1));
        let mut again = bytes(&out);
        again.retain(|name, _| new.contains_key(name));
        assert!(again == new, "the merge after kill {time} differs");
    });
    assert!(states[0] > 0, "{states:?}");
}

#[test]
fn accepted_snapshots_are_the_old_results_or_the_new() {
    let folder = tempfile::tempdir().unwrap();
    let dir = folder.path();
    done(dir, &["demo", "-q", "--out", "d"], b"");
    let said = fs::read_to_string(dir.join("d/predictions/builtin.jsonl")).unwrap();
    let worse = said.lines().enumerate().filter(|(n, _)| n % 3 != 0).map(|(_, line)| format!("{line}\n"));
    fs::write(dir.join("worse.jsonl"), worse.collect::<String>()).unwrap();
    let snapshots = dir.join("snapshots");
    let score = |first: &str, second: &str| {
        let (first, second) = (format!("a={first}"), format!("b={second}"));
        let arguments =
            ["score", "-q", "d/dataset", "--pred", &first, "--pred", &second, "--out", "s", "--resamples", "0"];
        // Where nothing may be written, nothing waits.
        let mut command = command(dir, &[&arguments[..], &["--snapshot", "snapshots"]].concat());
        assert!(command.env_remove("CI").stdout(Stdio::null()).status().unwrap().success());
    };
    let (good, bad) = ("d/predictions/builtin.jsonl", "worse.jsonl");
    score(bad, "d/predictions/digits.jsonl");
    done(dir, &["accept", "-q", "--all"], b"");
    score(good, bad);
    let old = bytes(&snapshots);
    let arguments = ["accept", "--all", "--pin", "claim.f1"];
    done(dir, &arguments, b"");
    let new = bytes(&snapshots);
    let waiting = |name: &str| PathBuf::from(format!("dataset__{name}.snap.new"));
    let accepted = |name: &str| PathBuf::from(format!("dataset__{name}.snap"));
    assert!(old.contains_key(&waiting("a")) && old.contains_key(&waiting("b")), "{:?}", old.keys());
    let mut met = BTreeMap::new();
    killed(dir, kills(30), &arguments, &|_| restore(&snapshots, &old), &mut |time| {
        let now = bytes(&snapshots);
        let mut done_with = 0;
        for name in ["a", "b"] {
            let (from, to) = (waiting(name), accepted(name));
            let state = (now.get(&from), now.get(&to));
            let before = (old.get(&from), old.get(&to));
            assert!(state == before || state == (None, new.get(&to)), "kill {time} left something else of {name}");
            done_with += usize::from(state != before);
        }
        *met.entry(done_with).or_insert(0) += 1;
        // What still waits is accepted on the same terms, and all floors are there.
        done(dir, &arguments, b"");
        let mut again = bytes(&snapshots);
        again.retain(|name, _| !name.to_string_lossy().starts_with(".claimbench-"));
        assert!(again == new, "accepting after kill {time} differs: {:?}", again.keys());
    });
    assert!(met.contains_key(&0), "{met:?}");
}
