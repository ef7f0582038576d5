//! The project's own result: what the built-in extractor reads of the shipped corpus is reviewed as users review theirs.

use std::path::Path;

use super::super::command::{done, run};

#[test]
fn the_built_in_extractor_reads_the_demo_as_accepted() {
    let folder = tempfile::tempdir().unwrap();
    done(folder.path(), &["demo", "--quiet", "--out", "demo"], b"");
    let snapshots = Path::new(env!("CARGO_MANIFEST_DIR")).join("snapshots/demo");
    let snapshots = snapshots.to_str().unwrap();
    let system = "builtin=demo/predictions/builtin.jsonl";
    let score =
        ["score", "demo/dataset", "--pred", system, "--out", "scores", "--snapshot", snapshots, "--check", "--quiet"];
    let output = run(folder.path(), &score, b"");
    assert!(
        output.status.success(),
        "The extractor reads the demo otherwise than snapshots/demo has it. Look at it, and accept it if it is better:\n\
         cargo run -- demo --out d\n\
         cargo run -- score d/dataset --pred {} --out d/scores --snapshot snapshots/demo\n\
         cargo run -- review --snapshot snapshots/demo\n{}{}",
        system.replace("demo/", "d/"),
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
}
