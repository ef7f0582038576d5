//! The one error: where, what was found, what was expected, what to do. Many at once.
//!
//! In: faults that readers collect. Out: one line per fault on stderr and an exit code.

use std::fmt;
use std::path::{Path, PathBuf};

/// What a run ends with when it does not end well; each value is an exit code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// The answer is no: a gate, a check, a pending snapshot.
    No = 1,
    /// Usage, or input that could not be read.
    Input = 2,
    /// A hash does not match.
    Integrity = 3,
    /// A system failed to run.
    System = 4,
}

/// One thing that is wrong, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The file as the user named it; `None` for standard input or where no file is concerned.
    pub path: Option<PathBuf>,
    /// 1-based line, where the file has lines.
    pub line: Option<usize>,
    pub found: String,
    pub expected: Option<String>,
    /// What to do about it.
    pub hint: Option<String>,
}

impl Fault {
    pub fn new(found: impl Into<String>) -> Self {
        Self { path: None, line: None, found: found.into(), expected: None, hint: None }
    }

    pub fn at(mut self, path: impl AsRef<Path>) -> Self {
        self.path = Some(path.as_ref().to_owned());
        self
    }

    pub fn line(mut self, line: usize) -> Self {
        self.line = Some(line);
        self
    }

    pub fn expected(mut self, expected: impl Into<String>) -> Self {
        self.expected = Some(expected.into());
        self
    }

    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// `path:line`, `path`, `line N`, or nothing.
    pub fn place(&self) -> String {
        match (&self.path, self.line) {
            (Some(path), Some(line)) => format!("{}:{line}", path.display()),
            (Some(path), None) => path.display().to_string(),
            (None, Some(line)) => format!("line {line}"),
            (None, None) => String::new(),
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = self.place();
        if !place.is_empty() {
            write!(f, "{place}: ")?;
        }
        f.write_str(&self.found)?;
        if let Some(expected) = &self.expected {
            write!(f, "; expected {expected}")?;
        }
        if let Some(hint) = &self.hint {
            write!(f, "\n  hint: {hint}")?;
        }
        Ok(())
    }
}

/// Everything that went wrong, in the order in which it was met.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    pub outcome: Outcome,
    pub faults: Vec<Fault>,
}

impl Error {
    pub fn new(outcome: Outcome, faults: Vec<Fault>) -> Self {
        Self { outcome, faults }
    }

    /// Input that could not be read: exit code 2.
    pub fn input(fault: Fault) -> Self {
        Self::new(Outcome::Input, vec![fault])
    }

    /// A failed read or write of `path`, in the operating system's words.
    pub fn io(action: &str, path: impl AsRef<Path>, error: &std::io::Error) -> Self {
        Self::input(Fault::new(format!("cannot {action}: {error}")).at(path))
    }

    /// Several errors made one, with all their faults; a hash that does not match outweighs input that could not be read.
    pub fn join(errors: impl IntoIterator<Item = Self>) -> Option<Self> {
        errors.into_iter().reduce(|mut all, next| {
            if next.outcome == Outcome::Integrity {
                all.outcome = Outcome::Integrity;
            }
            all.faults.extend(next.faults);
            all
        })
    }

    pub fn exit_code(&self) -> u8 {
        self.outcome as u8
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, fault) in self.faults.iter().enumerate() {
            if i > 0 {
                f.write_str("\n")?;
            }
            write!(f, "{fault}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Error {}

/// Results of everything that can meet bad input.
pub type Result<T, E = Error> = std::result::Result<T, E>;
