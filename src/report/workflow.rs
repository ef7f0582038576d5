//! Commands of a GitHub workflow: lines that its runner turns into notes on the run.
//!
//! In: notes of one sort. Out: lines `::error file=…,title=…::…`. GitHub shows ten of a sort in a step and drops the rest,
//! so that the tenth line says how many more there are. No text can end its line or begin another command.

/// What GitHub shows of one sort in one step.
const SHOWN: usize = 10;

/// One note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// The file that it stands beside, where it stands beside one.
    pub file: Option<String>,
    pub title: String,
    pub text: String,
}

/// The commands, each with its line break; `more` words the number of those that are not shown.
pub fn commands(sort: &str, notes: &[Note], more: impl Fn(usize) -> String) -> String {
    let shown = if notes.len() > SHOWN { SHOWN - 1 } else { notes.len() };
    let mut out: String = notes.iter().take(shown).map(|note| command(sort, note)).collect();
    if notes.len() > shown {
        let rest = Note { file: None, title: "claimbench".to_owned(), text: more(notes.len() - shown) };
        out += &command(sort, &rest);
    }
    out
}

fn command(sort: &str, note: &Note) -> String {
    let file = note.file.as_deref().map(|file| format!("file={},", property(file))).unwrap_or_default();
    format!("::{sort} {file}title={}::{}\n", property(&note.title), message(&note.text))
}

/// The text of a command: one line.
fn message(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A property of a command, which a colon or a comma would end.
fn property(text: &str) -> String {
    message(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn more(n: usize) -> String {
        format!("and {n} more")
    }

    #[test]
    fn no_text_ends_its_line_or_its_property() {
        let (title, text) = ("a,b: 5%\r\n::error::x".to_owned(), "50%\n::warning::y, z".to_owned());
        let out = commands("error", &[Note { file: None, title, text }], more);
        assert_eq!(out, "::error title=a%2Cb%3A 5%25%0D%0A%3A%3Aerror%3A%3Ax::50%25%0A::warning::y, z\n");
    }

    #[test]
    fn the_tenth_line_counts_the_others() {
        let note = |i: usize| Note { file: Some("a:b".to_owned()), title: i.to_string(), text: String::new() };
        let lines = |n: usize| (0..n).map(note).collect::<Vec<_>>();
        assert_eq!(commands("error", &lines(10), more).lines().count(), 10);
        let many = commands("error", &lines(25), more);
        assert_eq!(many.lines().count(), 10);
        assert!(many.starts_with("::error file=a%3Ab,title=0::\n"), "{many}");
        assert!(many.ends_with("::error title=claimbench::and 16 more\n"), "{many}");
    }
}
