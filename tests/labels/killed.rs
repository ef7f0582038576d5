//! A merge that is killed leaves each of its files old or new, and comes to the same when it is run again.

use std::fs;
use std::process::Stdio;
use std::time::Duration;

use super::super::command::{command, demo, done, run};

/// Merges that are killed.
const ROUNDS: u64 = 100;

#[test]
fn a_killed_merge_leaves_old_or_new() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    let gold: String =
        (fs::read_dir(demo("gold")).unwrap()).map(|entry| fs::read_to_string(entry.unwrap().path()).unwrap()).collect();
    fs::write(path("ana.jsonl"), &gold).unwrap();
    fs::write(path("bo.jsonl"), gold.replace("\"modifier\": \"exact\"", "\"modifier\": \"approximate\"")).unwrap();
    let merge = ["label", "merge", "ana.jsonl", "bo.jsonl", "--out", "gold.jsonl", "--queue", "queue.jsonl", "--quiet"];
    assert_eq!(run(folder.path(), &merge, b"").status.code(), Some(1));
    let both = || ["gold.jsonl", "queue.jsonl"].map(|name| fs::read(path(name)).unwrap());
    let old = both();
    let open = String::from_utf8(old[1].clone()).unwrap();
    let decided = open.replace("\"decision\":null,\"by\":null", "\"decision\":1,\"by\":\"cy\"");
    assert_ne!(open, decided);
    fs::write(path("decided.jsonl"), decided).unwrap();
    let merge = [&merge[..], &["--decisions", "decided.jsonl"]].concat();
    let started = std::time::Instant::now();
    done(folder.path(), &merge, b"");
    let takes = started.elapsed();
    let new = both();
    assert!(old[0] != new[0] && old[1] != new[1]);
    let (mut killed, mut seed) = (0, 0x9E37_79B9_7F4A_7C15_u64);
    for round in 0..ROUNDS {
        ["gold.jsonl", "queue.jsonl"].iter().zip(&old).for_each(|(name, bytes)| fs::write(path(name), bytes).unwrap());
        let mut child =
            command(folder.path(), &merge).stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("it starts");
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        // The files are written in the last part of the run.
        std::thread::sleep(
            takes.mul_f64(0.3 + 0.8 * (seed >> 33) as f64 / f64::from(1_u32 << 31)).min(Duration::from_secs(5)),
        );
        child.kill().unwrap();
        killed += u32::from(!child.wait().unwrap().success());
        for (is, (was, will)) in both().iter().zip(old.iter().zip(&new)) {
            assert!(is == was || is == will, "round {round}: {} bytes", is.len());
        }
        if round % 10 == 0 {
            done(folder.path(), &merge, b"");
            assert_eq!(both(), new, "round {round}");
        }
    }
    assert!(killed > 0, "every merge was over before it was killed");
}
