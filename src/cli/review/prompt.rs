//! The plain prompt: one pending result after the other, one letter each.
//!
//! In: pending results, and the letters that a person types. Out: decisions, carried out at once.

use std::io::{BufRead, Write};
use std::path::Path;

use claimbench::error::{Error, Result};
use claimbench::snapshot::{Comparison, MIN_REGRESSION, Pending, store};

use super::super::output::{BOLD, styled};
use super::show::{self, Depth};

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
    for (at, one) in pending.iter().enumerate() {
        let decision = match all {
            Some(decision) => decision,
            None => {
                show_short(one)?;
                ask(one, at + 1, pending.len(), typed)?
            }
        };
        match decision {
            'a' | 'A' => {
                // A result below its floor waits on; the others do not wait for it.
                if let Err(error) = store::accept(dir, &one.name) {
                    super::super::output::error(&error);
                    left += 1;
                }
            }
            'r' | 'R' => store::reject(dir, &one.name)?,
            'q' => {
                left += pending.len() - at;
                break;
            }
            _ => left += 1,
        }
        if matches!(decision, 'A' | 'R') {
            all = Some(decision);
        }
    }
    Ok(left)
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
        let failed = |e: &std::io::Error| Error::io("ask", "the terminal", e);
        std::io::stdout().flush().map_err(|e| failed(&e))?;
        let mut answer = String::new();
        if typed.read_line(&mut answer).map_err(|e| failed(&e))? == 0 {
            return Ok('q');
        }
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
    use claimbench::snapshot::{Facts, Identity};

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
