//! The plain prompt: one pending result after the other, one letter each.
//!
//! In: pending results, and the letters that a person types. Out: decisions, carried out at once.

use std::borrow::Cow;
use std::io::{BufRead, Write};
use std::path::Path;

use claimbench::error::{Error, Result};
use claimbench::snapshot::decide::{self, Terms};
use claimbench::snapshot::{Comparison, MIN_REGRESSION, Pending, store};

use super::super::output::{self, BAD, BOLD, styled};
use super::super::snapshots::with_lowering;
use super::show::{self, Depth, floor};

/// Claims shown before the rest is asked for.
const SHOWN: usize = 30;
const HELP: &str = "  a  accept this result      A  accept this and all that follow
  r  reject this result      R  reject this and all that follow
  s  skip: decide later      q  quit: decide the rest later
  d  show every changed claim and line
";

/// Asks for a decision on each; the number of results that still wait.
pub fn decide(dir: &Path, pending: &[Pending], typed: &mut impl BufRead) -> Result<usize> {
    let mut left = 0;
    let mut all = None;
    for (at, shown) in pending.iter().enumerate() {
        let mut one = Cow::Borrowed(shown);
        let decision = loop {
            let decision = match all {
                Some(decision) => decision,
                None => {
                    show_short(&one)?;
                    ask(&one, at + 1, pending.len(), typed)?
                }
            };
            let decides = matches!(decision, 'a' | 'A' | 'r' | 'R');
            if !decides || store::is_as_seen(dir, &one)? {
                break decision;
            }
            styled(&format!("\n{BAD}{} changed since you looked{BAD:#}; this is what waits now:\n", one.name))?;
            all = None;
            one = Cow::Owned(store::load(dir, &one.name)?);
        };
        let done = match decision {
            'a' | 'A' => accept(dir, &one, typed)?,
            'r' | 'R' => {
                decide::reject(dir, &one.name)?;
                true
            }
            'q' => {
                left += pending.len() - at;
                break;
            }
            _ => false,
        };
        left += usize::from(!done);
        if matches!(decision, 'A' | 'R') {
            all = Some(decision);
        }
    }
    Ok(left)
}

/// Accepts a result; asks why it may where it breaks a floor. Whether it waits no more: without a reason it waits on, and
/// the others do not wait for it.
fn accept(dir: &Path, one: &Pending, typed: &mut impl BufRead) -> Result<bool> {
    let mut terms = Terms::default();
    if !one.broken.is_empty() {
        let floors: Vec<String> =
            one.broken.iter().map(|broken| format!("{}: {}\n", one.name, floor(broken))).collect();
        styled(&format!("{BAD}{}{BAD:#}accept why? (nothing: leave it) ", floors.concat()))?;
        let reason = line(typed)?.unwrap_or_default().trim().to_owned();
        if reason.is_empty() {
            styled(&format!("{} waits on\n", one.name))?;
            return Ok(false);
        }
        terms.reason = Some(reason);
    }
    match decide::accept_on(dir, &one.name, &terms) {
        Ok(_) => Ok(true),
        Err(error) => {
            output::error(&with_lowering(error, dir, &one.name));
            Ok(false)
        }
    }
}

/// What is typed on one line; `None` at the end of the input.
fn line(typed: &mut impl BufRead) -> Result<Option<String>> {
    let failed = |e: &std::io::Error| Error::io("ask", "the terminal", e);
    std::io::stdout().flush().map_err(|e| failed(&e))?;
    let mut answer = String::new();
    Ok((typed.read_line(&mut answer).map_err(|e| failed(&e))? > 0).then_some(answer))
}

fn show_short(pending: &Pending) -> Result<()> {
    styled(&format!("\n{}", show::heading(pending)))?;
    if let Comparison::Comparable(review) = &pending.comparison {
        styled(&show::numbers(review, MIN_REGRESSION))?;
        styled(&show::claims(review, SHOWN))?;
        styled(&show::lines(review, Depth::Headlines))?;
    }
    Ok(())
}

/// A letter of the help; the end of the input counts as quitting.
fn ask(pending: &Pending, nth: usize, of: usize, typed: &mut impl BufRead) -> Result<char> {
    loop {
        styled(&format!(
            "\n{BOLD}[{nth}/{of}] {}{BOLD:#}  a accept, r reject, s skip, d diff, q quit, ? help: ",
            pending.name
        ))?;
        let Some(answer) = line(typed)? else { return Ok('q') };
        match answer.trim().chars().next() {
            Some(letter @ ('a' | 'r' | 's' | 'A' | 'R' | 'q')) => return Ok(letter),
            Some('d') => {
                if let Comparison::Comparable(review) = &pending.comparison {
                    styled(&show::claims(review, usize::MAX))?;
                    styled(&show::lines(review, Depth::All))?;
                }
            }
            _ => styled(HELP)?,
        }
    }
}

#[cfg(test)]
mod tests {
    use claimbench::snapshot::{Fact, Facts, Identity};

    use super::*;

    /// What is left, accepted and waiting after a person typed `keys` at three results.
    fn after(keys: &str) -> (usize, Vec<String>) {
        let dir = tempfile::tempdir().unwrap();
        let result = |system: &str| Facts {
            identity: Identity { dataset: "d".into(), system: system.into(), ..Identity::default() },
            ..Facts::default()
        };
        let pending = store::propose(dir.path(), &["a", "b", "c"].map(result), true).unwrap().pending;
        let left = decide(dir.path(), &pending, &mut keys.as_bytes()).unwrap();
        let mut files: Vec<String> = std::fs::read_dir(dir.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        files.sort();
        (left, files)
    }

    fn folder(systems: &[&str]) -> (tempfile::TempDir, Vec<Pending>) {
        let dir = tempfile::tempdir().unwrap();
        let result = |system: &&str| Facts {
            identity: Identity { dataset: "d".into(), system: (*system).into(), ..Identity::default() },
            facts: vec![Fact::new(&["fields", "claim"]).ratio("f1", Some(0.5))],
            ..Facts::default()
        };
        store::propose(dir.path(), &systems.iter().map(result).collect::<Vec<_>>(), true).unwrap();
        let pending = store::pending(dir.path()).unwrap();
        (dir, pending)
    }

    fn names(dir: &Path) -> Vec<String> {
        let entries = std::fs::read_dir(dir).unwrap();
        let mut names: Vec<String> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn a_broken_floor_asks_for_a_reason_and_the_rest_is_asked_after() {
        for (keys, left, kept, files) in [
            ("a\nthe gold is new\na\n", 0, true, ["d__a.snap", "d__b.snap"]),
            ("a\n\na\n", 1, false, ["d__a.snap.new", "d__b.snap"]),
            ("A\n  \n", 1, false, ["d__a.snap.new", "d__b.snap"]),
            ("a\n", 2, false, ["d__a.snap.new", "d__b.snap.new"]),
        ] {
            let (dir, _) = folder(&["a", "b"]);
            let floor = "[[floor]]\nsnapshot = \"d__a\"\nnumber = \"claim.f1\"\nleast = 0.9\n";
            std::fs::write(dir.path().join("floors.toml"), floor).unwrap();
            let pending = store::pending(dir.path()).unwrap();
            assert_eq!(decide(dir.path(), &pending, &mut keys.as_bytes()).unwrap(), left, "{keys:?}");
            let floors = std::fs::read_to_string(dir.path().join("floors.toml")).unwrap();
            assert_eq!(floors.contains("reason = \"the gold is new\""), kept, "{keys:?}");
            assert_eq!(names(dir.path())[..2], files, "{keys:?}");
        }
    }

    #[test]
    fn what_changed_since_it_was_shown_is_shown_again_before_it_is_decided() {
        let (dir, pending) = folder(&["a"]);
        let path = dir.path().join("d__a.snap.new");
        let text = std::fs::read_to_string(&path).unwrap().replace("0.5000", "0.1000");
        std::fs::write(&path, &text).unwrap();
        // The first letter meets the changed file, the second decides on it.
        assert_eq!(decide(dir.path(), &pending, &mut "a\n".as_bytes()).unwrap(), 1);
        assert_eq!(names(dir.path()), ["d__a.snap.new"]);
        assert_eq!(decide(dir.path(), &pending, &mut "a\na\n".as_bytes()).unwrap(), 0);
        assert_eq!(std::fs::read_to_string(dir.path().join("d__a.snap")).unwrap(), text);
    }

    #[test]
    fn each_letter_does_what_the_help_says() {
        let files = |names: &[&str]| names.iter().map(|name| format!("d__{name}")).collect::<Vec<_>>();
        assert_eq!(after("a\nr\ns\n"), (1, files(&["a.snap", "c.snap.new"])));
        assert_eq!(after("s\nA\n"), (1, files(&["a.snap.new", "b.snap", "c.snap"])));
        assert_eq!(after("R\n"), (0, files(&[])));
        assert_eq!(after("?\nd\nx\na\nq\n"), (2, files(&["a.snap", "b.snap.new", "c.snap.new"])));
        // The end of the input decides nothing.
        assert_eq!(after(""), (3, files(&["a.snap.new", "b.snap.new", "c.snap.new"])));
    }
}
