//! The walks that README.md and docs/review.md print: true of this program, and of each other.

use std::fs;
use std::path::Path;

fn page(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

/// The claim F1 before and after that lines of a page tell, each once.
fn headlines(page: &str) -> Vec<&str> {
    let ends = |line: &&str| line.starts_with("data") || line.starts_with("builtin");
    let mut told: Vec<&str> =
        page.lines().filter(ends).filter_map(|line| line.split_once(": claim F1 ")).map(|(_, f1)| f1).collect();
    told.retain(|f1| f1.contains('→'));
    told.sort_unstable();
    told.dedup();
    told
}

/// The rows of numbers by field and by slice, in any order, each once.
fn rows(page: &str) -> Vec<&str> {
    let number = |word: &str| word.len() == 6 && word.parse::<f64>().is_ok();
    let is_row = |line: &&str| line.split_whitespace().skip(1).take(2).filter(|word| number(word)).count() == 2;
    let mut rows: Vec<&str> = page.lines().filter(is_row).collect();
    rows.sort_unstable();
    rows.dedup();
    rows
}

#[test]
fn the_walks_are_those_of_this_program() {
    let (readme, review, accepted) =
        (page("README.md"), page("docs/review.md"), page("snapshots/demo/dataset__builtin.snap"));
    let repair = "`bash tests/tmux/walkthrough.sh` walks again";
    let now = accepted.lines().find_map(|line| line.strip_prefix("fields claim: f1=")?.split(' ').next()).unwrap();
    let told = headlines(&review);
    assert!(told.len() == 1 && told[0].starts_with(&format!("{now} → ")), "{told:?}, and it is {now}: {repair}");
    assert_eq!(headlines(&readme), told, "README.md and docs/review.md tell two walks: {repair}");
    assert!(rows(&review).len() > 8, "{:?}", rows(&review));
    assert_eq!(rows(&readme), rows(&review), "README.md and docs/review.md tell two walks: {repair}");
}
