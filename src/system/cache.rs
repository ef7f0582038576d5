//! Answers that need not be asked for again, by everything that they depend on.
//!
//! In: a system, an article as it was sent. Out: the answer that the system gave, or nothing. The key holds what
//! answers (a program and its arguments with the content of every file that they name, or a model with its prompt,
//! parameters and schema), its declared version, and the article: no system's answer is ever served as another's.

use std::fs;
use std::path::{Path, PathBuf};

use super::answer::{Answer, Sent};
use super::config::{External, Kind};
use super::endpoint;
use super::program::Program;
use crate::article::sha256;
use crate::error::{Error, Result};
use crate::whole;

/// Raised when what is sent, or what is kept, changes.
const FORMAT: &str = "2";

/// The answers of one system.
#[derive(Debug, Clone)]
pub struct Cache {
    folder: PathBuf,
    /// What the key holds besides the article.
    system: String,
}

impl Cache {
    /// `None` for a system without a version: nobody can know whether it would answer the same.
    pub fn new(folder: Option<PathBuf>, system: &External) -> Option<Self> {
        let (folder, version) = (folder?, system.version.clone()?);
        let what = match &system.kind {
            Kind::Program(program) => of_program(program, &system.folder),
            Kind::Endpoint(endpoint) => {
                vec!["endpoint".to_owned(), endpoint.base_url.clone(), endpoint::body(endpoint, "").to_string()]
            }
        };
        // Debug output of strings keeps neighbours apart.
        Some(Self { folder, system: format!("{:?}", (FORMAT, version, what)) })
    }

    /// An entry that cannot be read is as good as none.
    pub fn get(&self, article: &Sent) -> Option<Answer> {
        serde_json::from_slice(&fs::read(self.path(article)).ok()?).ok()
    }

    pub fn put(&self, article: &Sent, answer: &Answer) -> Result<()> {
        let path = self.path(article);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(|e| Error::io("create the folder", folder, &e))?;
        }
        whole::bytes(&path, serde_json::to_string(answer).unwrap_or_default().as_bytes())
    }

    fn path(&self, article: &Sent) -> PathBuf {
        // The line holds the id beside the text: answers name the article that they are about.
        let key = sha256(format!("{}\n{}", self.system, article.line).as_bytes());
        let (start, rest) = key.split_at_checked(2).unwrap_or(("", &key));
        self.folder.join(start).join(format!("{rest}.json"))
    }
}

/// What a program's answers depend on, as far as it can be seen from here.
fn of_program(program: &Program, folder: &Path) -> Vec<String> {
    let mut parts = vec!["program".to_owned(), program.batch.min(2).to_string()];
    // Under one name another folder's program may answer: another environment's interpreter, another release.
    let found = on_path(&program.program).unwrap_or_else(|| folder.join(&program.program));
    parts.push(found.to_string_lossy().into_owned());
    parts.push(content(&found));
    for word in &program.args {
        parts.push(word.clone());
        // A script or a prompt that changes is another system, whatever its version says.
        parts.push(content(&folder.join(word)));
    }
    parts
}

/// The digest of a file; nothing for a word that names none.
fn content(path: &Path) -> String {
    fs::read(path).map(|bytes| sha256(&bytes)).unwrap_or_default()
}

/// Where a bare name is found, as the start of the program will find it.
fn on_path(name: &str) -> Option<PathBuf> {
    if Path::new(name).components().count() != 1 || name.contains(std::path::is_separator) {
        return None;
    }
    std::env::split_paths(&std::env::var_os("PATH")?).map(|folder| folder.join(name)).find(|path| path.is_file())
}
