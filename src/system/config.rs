//! `systems.toml`: competing extractors, as a person describes them.
//!
//! In: the file's text. Out: one configuration a system, or every fault of the file. A system is a program, named with
//! its arguments and started as it is, never through a shell; or a model behind an OpenAI-compatible endpoint.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Duration;

use schemars::JsonSchema;
use serde::Deserialize;

use super::BUILT_IN;
use super::endpoint::{Budget, Endpoint, Format, Price};
use super::program::{Limits, Program};
use crate::error::{Error, Fault, Outcome, Result};

const MEGABYTE: u64 = 1 << 20;

/// The file: `[systems.NAME]` tables.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "Systems")]
pub struct File {
    #[serde(default)]
    systems: BTreeMap<String, Table>,
}

/// One system: `program` or `base_url` says of which kind.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Table {
    /// Names what answers; without it nothing is cached.
    version: Option<String>,
    /// Seconds that a process, or a request, may take.
    #[serde(default = "Table::timeout")]
    timeout: u64,
    /// Further attempts after a failed one: 0 for a program, 4 for an endpoint.
    retries: Option<u32>,
    /// Processes, or requests, at once.
    #[serde(default = "Table::concurrency")]
    concurrency: usize,

    /// The program's name or path.
    program: Option<String>,
    args: Option<Vec<String>>,
    /// Articles that one process gets; 0 is all of them.
    batch: Option<usize>,
    /// Megabytes of data that each of its processes may hold.
    memory: Option<u64>,
    /// Seconds of processor time that each of its processes may use.
    cpu: Option<u64>,
    /// Megabytes that one process may print.
    output: Option<u64>,

    /// What stands before `/chat/completions`.
    base_url: Option<String>,
    model: Option<String>,
    /// A file: what the model is told before each article.
    prompt: Option<String>,
    /// The environment variable that holds the key.
    key: Option<String>,
    temperature: Option<f64>,
    seed: Option<i64>,
    /// Tokens that one answer may have.
    max_tokens: Option<u64>,
    /// How the answer's form is asked for.
    format: Option<Format>,
    /// For a million tokens.
    price: Option<Price>,
    budget: Option<Budget>,
}

impl Table {
    const fn timeout() -> u64 {
        600
    }

    const fn concurrency() -> usize {
        1
    }

    /// The fields that only the other kind of system has, where they are given.
    fn strangers(&self) -> Vec<&'static str> {
        let of_program = [
            ("args", self.args.is_some()),
            ("batch", self.batch.is_some()),
            ("memory", self.memory.is_some()),
            ("cpu", self.cpu.is_some()),
            ("output", self.output.is_some()),
        ];
        let of_endpoint = [
            ("model", self.model.is_some()),
            ("prompt", self.prompt.is_some()),
            ("key", self.key.is_some()),
            ("temperature", self.temperature.is_some()),
            ("seed", self.seed.is_some()),
            ("max_tokens", self.max_tokens.is_some()),
            ("format", self.format.is_some()),
            ("price", self.price.is_some()),
            ("budget", self.budget.is_some()),
        ];
        let strange: &[(&str, bool)] = if self.program.is_some() { &of_endpoint } else { &of_program };
        strange.iter().filter(|(_, given)| *given).map(|(name, _)| *name).collect()
    }
}

/// One external system.
#[derive(Debug, Clone, PartialEq)]
pub struct External {
    pub name: String,
    /// Names what answers: without one, nothing is cached.
    pub version: Option<String>,
    /// Of one process or request.
    pub timeout: Duration,
    /// Further attempts after a failed one.
    pub retries: u32,
    /// Processes or requests at once.
    pub concurrency: usize,
    /// The folder that paths are relative to and programs run in: the file's own.
    pub folder: PathBuf,
    pub kind: Kind,
}

/// What answers.
#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    Program(Program),
    Endpoint(Endpoint),
}

/// Reads the systems of a file.
pub fn read(path: &Path) -> Result<Vec<External>> {
    let text = std::fs::read_to_string(path).map_err(|e| Error::io("read", path, &e))?;
    let file: File = toml::from_str(&text).map_err(|e| {
        let line = e.span().map(|span| text.get(..span.start).unwrap_or_default().matches('\n').count() + 1);
        let fault = Fault::new(e.message().to_owned()).at(path);
        Error::input(line.map_or_else(|| fault.clone(), |line| fault.clone().line(line)))
    })?;
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new(".")).to_owned();
    let keys: Vec<String> = file.systems.values().filter_map(|table| table.key.clone()).collect();
    let mut faults = Vec::new();
    let mut systems = Vec::new();
    for (name, table) in file.systems {
        let mut fault = |found: &str, expected: &str| {
            faults.push(Fault::new(format!("[systems.{name}] {found}")).at(path).expected(expected));
        };
        if !is_name(&name) {
            fault("cannot name a file", "letters, digits, - _ and . inside");
        }
        if BUILT_IN.iter().any(|(built_in, _)| *built_in == name) {
            fault("has the name of a built-in system", "another name");
        }
        let positive = [
            ("timeout", Some(table.timeout)),
            ("concurrency", Some(table.concurrency as u64)),
            ("memory", table.memory),
            ("cpu", table.cpu),
            ("output", table.output),
            ("max_tokens", table.max_tokens),
        ];
        for (field, _) in positive.iter().filter(|(_, value)| *value == Some(0)) {
            fault(&format!("has {field} = 0"), "at least 1");
        }
        for field in table.strangers() {
            let kind = if table.program.is_some() { "a program" } else { "an endpoint" };
            fault(&format!("has {field}"), &format!("only what {kind} has"));
        }
        let common = |kind, retries| External {
            name: name.clone(),
            version: table.version.clone(),
            timeout: Duration::from_secs(table.timeout),
            retries: table.retries.unwrap_or(retries),
            concurrency: table.concurrency,
            folder: folder.clone(),
            kind,
        };
        match (&table.program, &table.base_url) {
            (Some(program), None) => {
                if program.is_empty() {
                    fault("has an empty program", "the program's name or path");
                }
                systems.push(common(Kind::Program(table.program(program, &keys)), 0));
            }
            (None, Some(url)) => match table.endpoint(url, &folder) {
                Ok(endpoint) => systems.push(common(Kind::Endpoint(endpoint), 4)),
                Err(found) => found.iter().for_each(|(found, expected)| fault(found, expected)),
            },
            _ => fault("is no system", "either program, or base_url"),
        }
    }
    if faults.is_empty() { Ok(systems) } else { Err(Error::new(Outcome::Input, faults)) }
}

impl Table {
    fn program(&self, program: &str, keys: &[String]) -> Program {
        Program {
            program: program.to_owned(),
            args: self.args.clone().unwrap_or_default(),
            batch: self.batch.unwrap_or(0),
            limits: Limits {
                memory: self.memory.map(|megabytes| megabytes.saturating_mul(MEGABYTE)),
                cpu: self.cpu,
                output: self.output.map_or(Limits::OUTPUT, |megabytes| megabytes.saturating_mul(MEGABYTE)),
            },
            // A program has no business with the keys of the endpoints beside it.
            hidden: keys.to_vec(),
        }
    }

    /// The endpoint, or what is wrong with it and what was expected.
    fn endpoint(&self, url: &str, folder: &Path) -> Result<Endpoint, Vec<(String, String)>> {
        let mut faults = Vec::new();
        let mut fault = |found: String, expected: &str| faults.push((found, expected.to_owned()));
        let host = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
        match host.map(|rest| rest.split('/').next().unwrap_or_default()) {
            None | Some("") => fault(format!("has base_url = {url:?}"), "http:// or https:// and a host"),
            // What stands there would be printed and kept with every result.
            Some(host) if host.contains('@') => fault("has a password in base_url".to_owned(), "key = \"VARIABLE\""),
            Some(_) if url.contains(['?', '#']) => {
                fault("has a query in base_url".to_owned(), "what stands before /chat/completions")
            }
            Some(_) => {}
        }
        let model = self.model.clone().unwrap_or_default();
        if model.is_empty() {
            fault("names no model".to_owned(), "model = \"...\"");
        }
        if self.temperature.is_some_and(|t| !(0.0..=2.0).contains(&t)) {
            fault("has a temperature out of bounds".to_owned(), "0 to 2");
        }
        let price = self.price.unwrap_or_default();
        if [price.input, price.output].iter().any(|p| !p.is_finite() || *p < 0.0) {
            fault("has a price that is none".to_owned(), "at least 0, for a million tokens");
        }
        let budget = self.budget.unwrap_or_default();
        if budget.cost.is_some_and(|c| !c.is_finite() || c < 0.0) {
            fault("has a budget that is none".to_owned(), "at least 0");
        }
        if budget.cost.is_some() && self.price.is_none() {
            fault("has a budget without a price".to_owned(), "price = { input = ..., output = ... }");
        }
        let prompt = match &self.prompt {
            None => Err("names no prompt".to_owned()),
            Some(file) => std::fs::read_to_string(folder.join(file)).map_err(|e| format!("has prompt = {file:?}: {e}")),
        };
        let prompt = prompt.unwrap_or_else(|found| {
            fault(found, "a file of text, beside systems.toml");
            String::new()
        });
        if !faults.is_empty() {
            return Err(faults);
        }
        Ok(Endpoint {
            base_url: url.trim_end_matches('/').to_owned(),
            model,
            prompt,
            key: self.key.clone(),
            temperature: self.temperature,
            seed: self.seed,
            max_tokens: self.max_tokens,
            format: self.format.unwrap_or_default(),
            price: self.price,
            budget,
        })
    }
}

/// Whether a system's predictions can be a file of its name.
fn is_name(name: &str) -> bool {
    let inside = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
    name.chars().all(inside) && name.starts_with(char::is_alphanumeric) && name.len() <= 100
}
