//! `CHANGES.md` read back: the entries of a dataset's versions, newest first.
//!
//! In: the text, whoever wrote it. Out: its entries, each with its version and, where we wrote it, the hashes of its rows,
//! by which a version is known again. What stands before the first entry is kept as it is.

use std::str::FromStr;

use super::Version;
use crate::dataset::Content;

/// What a new file opens with.
const TITLE: &str = "# Changes\n\n";
/// What opens an entry.
const HEADING: &str = "## ";

/// The whole file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct History {
    head: String,
    entries: Vec<String>,
}

impl Default for History {
    fn default() -> Self {
        Self { head: TITLE.to_owned(), entries: Vec::new() }
    }
}

impl History {
    pub fn parse(text: &str) -> Self {
        let mut history = Self { head: String::new(), entries: Vec::new() };
        for line in text.split_inclusive('\n') {
            if line.starts_with(HEADING) {
                history.entries.push(String::new());
            }
            history.entries.last_mut().unwrap_or(&mut history.head).push_str(line);
        }
        history
    }

    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The version of the dataset with these rows: that of its own entry, else of the newest that is a version at all.
    pub fn version(&self, content: &Content) -> Option<Version> {
        let own = self.entries.iter().find(|entry| rows_of(entry, content));
        own.and_then(|entry| version_of(entry)).or_else(|| self.entries.iter().find_map(|entry| version_of(entry)))
    }

    /// Takes out the newest entry where it is that of these rows: it is about to be written anew.
    pub fn forget(&mut self, content: &Content) {
        if self.entries.first().is_some_and(|entry| rows_of(entry, content)) {
            self.entries.remove(0);
        }
    }

    /// Puts an entry on top.
    pub fn add(&mut self, entry: String) {
        self.entries.insert(0, entry);
    }

    pub fn text(&self) -> String {
        let mut text = self.head.clone();
        for (i, entry) in self.entries.iter().enumerate() {
            text.push_str(entry.trim_end());
            text.push_str(if i + 1 == self.entries.len() { "\n" } else { "\n\n" });
        }
        text
    }
}

/// The line by which an entry names its dataset.
pub fn rows(content: &Content) -> String {
    format!("Rows: articles `{}`, claims `{}`.", content.articles, content.claims)
}

fn rows_of(entry: &str, content: &Content) -> bool {
    let rows = rows(content);
    entry.lines().any(|line| line == rows)
}

/// `## 1.2.0`, `## [1.2.0] - 2022-01-05`, `## v1.2.0`.
fn version_of(entry: &str) -> Option<Version> {
    let word = entry.lines().next()?.strip_prefix(HEADING)?.split_whitespace().next()?;
    Version::from_str(word.trim_matches(['[', ']', 'v', ':'])).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn content(name: &str) -> Content {
        Content { articles: format!("a{name}"), claims: format!("c{name}"), ..Content::default() }
    }

    #[test]
    fn a_version_is_known_by_its_rows_and_else_is_the_newest() {
        let text = format!(
            "# History\n\nWords.\n\n## [1.1.0] - 2022\n\n{}\n\n## 1.0.0\n\n{}\n",
            rows(&content("2")),
            rows(&content("1"))
        );
        let history = History::parse(&text);
        assert_eq!(history.text(), text);
        assert_eq!(history.version(&content("1")), Some(Version(1, 0, 0)));
        assert_eq!(history.version(&content("3")), Some(Version(1, 1, 0)));
        assert_eq!(History::parse("Words.\n\n## Unreleased\n").version(&content("1")), None);
    }

    #[test]
    fn an_entry_of_the_same_rows_is_written_anew() {
        let mut history = History::default();
        let entry = |words: &str| format!("## 1.1.0\n\n{words}\n\n{}\n", rows(&content("2")));
        for words in ["First.", "Second."] {
            history.forget(&content("2"));
            history.add(entry(words));
        }
        assert_eq!(history.text(), format!("# Changes\n\n{}", entry("Second.")));
    }
}
