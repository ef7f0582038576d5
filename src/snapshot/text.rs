//! The canonical text of a snapshot, and the text read back.
//!
//! In: facts in any order of wrong claims, or a file's text. Out: the same lines for the same facts; a number that
//! changes changes one line. Facts stand in the report's order, wrong claims by article and place.

use std::fmt::{self, Write};

use rustc_hash::FxHashSet;

use super::facts::{Facts, Identity, Side};
use super::front;
use super::line::Line;
use crate::error::{Error, Fault, Outcome, Result};

/// A snapshot as lines.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Snapshot {
    pub identity: Identity,
    pub lines: Vec<Line>,
}

impl Snapshot {
    pub fn new(facts: &Facts) -> Self {
        let mut lines: Vec<Line> =
            facts.facts.iter().map(|fact| Line { path: fact.path.clone(), values: fact.values.clone() }).collect();
        let mut wrong: Vec<_> = facts.wrong.iter().map(|wrong| (wrong.order(), wrong.line(1), wrong)).collect();
        wrong.sort_by(|a, b| a.0.cmp(&b.0).then_with(|| a.1.values.cmp(&b.1.values)));
        let mut nth = 0;
        for (at, (order, line, claim)) in wrong.iter().enumerate() {
            let repeats = at.checked_sub(1).is_some_and(|before| {
                let before = wrong[before].0;
                // Two found claims of one place have one key, whatever their surface.
                (before.0, before.1, before.2) == (order.0, order.1, order.2)
                    && (order.1.is_some() || before.3 == order.3)
            });
            nth = if repeats { nth + 1 } else { 1 };
            lines.push(if nth == 1 { line.clone() } else { claim.line(nth) });
        }
        Self { identity: facts.identity.clone(), lines }
    }

    /// Reads a file's text; every line that cannot be read is a fault.
    pub fn parse(text: &str) -> Result<Self> {
        Self::parse_but(text, |_| false)
    }

    /// Reads two texts without the claims that both have word for word: what is left is all that differs, and all
    /// numbers. Of a hundred thousand claims, a review needs the thousand that changed.
    pub fn parse_apart(old: &str, new: &str) -> (Result<Self>, Result<Self>) {
        let claims = |text| -> FxHashSet<&str> { str::lines(text).filter(|line| is_claim(line)).collect() };
        let (of_old, of_new) = rayon::join(|| claims(old), || claims(new));
        rayon::join(
            || Self::parse_but(old, |line| of_new.contains(line)),
            || Self::parse_but(new, |line| of_old.contains(line)),
        )
    }

    fn parse_but(text: &str, left_out: impl Fn(&str) -> bool) -> Result<Self> {
        let (identity, taken) =
            front::read(text).map_err(|(line, found)| Error::input(Fault::new(found).line(line)))?;
        let mut lines = Vec::new();
        let mut faults = Vec::new();
        for (at, line) in text.lines().enumerate().skip(taken).filter(|(_, line)| !line.is_empty() && !left_out(line)) {
            match Line::parse(line) {
                Ok(line) => lines.push(line),
                Err(found) => faults.push(Fault::new(found).line(at + 1)),
            }
        }
        // Every line that the program writes is ended: one that is not was cut.
        if !text.ends_with('\n') {
            let fault = Fault::new("the last line has no end: the file is cut").line(text.lines().count());
            faults.push(fault.hint("score again"));
        }
        if faults.is_empty() { Ok(Self { identity, lines }) } else { Err(Error::new(Outcome::Input, faults)) }
    }

    /// The line of a fact.
    pub fn fact(&self, path: &[&str]) -> Option<&Line> {
        self.lines.iter().find(|line| line.path == path)
    }
}

/// Whether a line is about one claim.
fn is_claim(line: &str) -> bool {
    line.split(' ').next().and_then(Side::parse).is_some()
}

impl fmt::Display for Snapshot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&front::write(&self.identity))?;
        for line in &self.lines {
            write!(f, "{line}")?;
            f.write_char('\n')?;
        }
        Ok(())
    }
}
