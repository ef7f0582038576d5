//! Answers that need not be asked for again, by everything that they depend on.
//!
//! In: a system, an article as it was sent. Out: the lines that the system answered, or nothing. The key holds the
//! program, its version, its arguments, the content of every file that they name, and the article: no model's
//! answer is ever served as another's.

use std::fs;
use std::path::PathBuf;

use super::config::External;
use crate::article::sha256;
use crate::error::{Error, Result};
use crate::whole;

/// Raised when the lines that are sent change.
const FORMAT: &str = "1";

/// The answers of one system.
#[derive(Debug, Clone)]
pub struct Cache {
    folder: PathBuf,
    /// What the key holds besides the article.
    command: String,
}

impl Cache {
    /// `None` for a system without a version: nobody can know whether it would answer the same.
    pub fn new(folder: Option<PathBuf>, system: &External) -> Option<Self> {
        let (folder, version) = (folder?, system.version.as_ref()?);
        let mut parts = vec![FORMAT.to_owned(), system.batch.min(2).to_string(), version.clone()];
        for word in std::iter::once(&system.program).chain(&system.args) {
            parts.push(word.clone());
            // A script or a prompt that changes is another system, whatever its version says.
            let content = fs::read(system.folder.join(word)).map(|bytes| sha256(&bytes));
            parts.push(content.unwrap_or_default());
        }
        // Debug output of strings keeps neighbours apart.
        Some(Self { folder, command: format!("{parts:?}") })
    }

    pub fn get(&self, article: &str) -> Option<Vec<String>> {
        let text = fs::read_to_string(self.path(article)).ok()?;
        Some(text.lines().map(str::to_owned).collect())
    }

    pub fn put(&self, article: &str, lines: &[String]) -> Result<()> {
        let path = self.path(article);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(|e| Error::io("create the folder", folder, &e))?;
        }
        whole::bytes(&path, lines.iter().map(|line| format!("{line}\n")).collect::<String>().as_bytes())
    }

    fn path(&self, article: &str) -> PathBuf {
        let key = sha256(format!("{}\n{article}", self.command).as_bytes());
        let (start, rest) = key.split_at_checked(2).unwrap_or(("", &key));
        self.folder.join(start).join(format!("{rest}.jsonl"))
    }
}
