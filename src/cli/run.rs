//! `claimbench run`: a system over a dataset → predictions.
//!
//! In: a dataset, systems by name, `systems.toml`. Out: one file of predictions a system; exit code 4 where a
//! system failed on any article, after everything else is done and written.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use claimbench::article::ArticleRecord;
use claimbench::changes::counted;
use claimbench::dataset;
use claimbench::error::{Error, Fault, Outcome, Result};
use claimbench::system::{self, Failure, Total};

use super::{Global, output};

/// Run systems over a dataset's articles and keep their predictions
///
/// Built in are `builtin` (this program's extractor) and `digits` (every run of digits is a figure). Others are
/// described in systems.toml: programs that read articles as JSON lines and print claims as JSON lines, and models
/// behind an OpenAI-compatible endpoint.
#[derive(Debug, clap::Args)]
#[command(after_help = AFTER)]
pub struct Args {
    /// A dataset folder
    #[arg(value_name = "DATASET")]
    dataset: PathBuf,
    /// A system's name; may be given many times
    #[arg(long = "system", value_name = "NAME", required = true)]
    systems: Vec<String>,
    /// The folder for the predictions: NAME.jsonl and NAME.run.json
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// Describes the systems that are not built in
    #[arg(long, value_name = "FILE", default_value = "systems.toml")]
    systems_file: PathBuf,
    /// Keep answers here [default: claimbench in the user's cache folder]
    #[arg(long, value_name = "DIR")]
    cache: Option<PathBuf>,
    /// Ask again whatever was answered before
    #[arg(long, conflicts_with = "cache")]
    no_cache: bool,
}

const AFTER: &str = "\
systems.toml, a program:
  [systems.mine]
  program = \"python3\"        # started as it is, in the folder of systems.toml, never through a shell
  args = [\"extract.py\"]
  version = \"2026-11\"        # without a version nothing is cached, and a killed run starts anew
  batch = 1                  # articles a process; 0, the default, is all of them
  concurrency = 4            # processes at once, 1 by default
  timeout = 120              # seconds a process, 600 by default
  retries = 2                # 0 by default
  memory = 4096              # megabytes of data, cpu = seconds of processor time: of each process (Linux)
  output = 64                # megabytes that a process may print, 1024 by default

systems.toml, a model:
  [systems.model]
  base_url = \"http://localhost:8000/v1\"
  model = \"name\"
  prompt = \"prompt.md\"       # what the model is told; the article follows
  key = \"OPENAI_API_KEY\"     # the environment variable that holds the key
  temperature = 0            # also seed, max_tokens
  format = \"json_schema\"     # or \"json_object_schema\", \"json_object\", \"prompt\"
  price = { input = 0.15, output = 0.6 }   # for a million tokens
  budget = { tokens = 1000000, cost = 5 }  # ends the asking
  version = \"2026-11\"        # and timeout, retries (4 by default), concurrency as above

Example:
  claimbench run data --system builtin --system mine --out predictions";

/// Failures that are printed; all of them stand in NAME.run.json.
const SHOWN: usize = 20;

pub fn run(args: &Args, global: &Global) -> Result<ExitCode> {
    let systems = system::choose(&args.systems, &external(args)?)?;
    dataset::verify([args.dataset.as_path()])?;
    let articles: Vec<ArticleRecord> = dataset::articles(&args.dataset)?.into_iter().map(|a| a.value).collect();
    let cache = if args.no_cache { None } else { args.cache.clone().or_else(cache_folder) };
    let mut failures = Vec::new();
    for system in &systems {
        let bar = output::progress(global, articles.len() as u64, "articles");
        let answered = system::run(system, &articles, cache.clone(), &|done| bar.inc(done as u64))?;
        bar.finish_and_clear();
        let path = system::write(&args.out, system, articles.len(), &answered)?;
        let (claims, of) = (counted(answered.lines.len(), "claim"), counted(articles.len(), "article"));
        let took = took(&answered.total());
        output::message(global, &format!("{}: {claims} from {of}{took}", path.display()));
        // What is built in says what it means.
        let lines = if matches!(system, system::System::BuiltIn(..)) { &[][..] } else { &answered.lines };
        let doubts = system::doubts(&articles, lines);
        doubts.iter().for_each(|doubt| output::message(global, &format!("{}: {doubt}", path.display())));
        failures.extend(answered.failures);
    }
    if failures.is_empty() { Ok(ExitCode::SUCCESS) } else { Err(failed(&args.out, &failures)) }
}

/// What the answers took, as far as it is known.
fn took(total: &Total) -> String {
    let usage = total.usage;
    let mut parts = Vec::new();
    parts.extend((total.cached > 0).then(|| format!("{} from the cache", total.cached)));
    parts.push(format!("{:.1} s", usage.ms / 1e3));
    parts.extend(usage.tokens().map(|tokens| format!("{tokens} tokens")));
    parts.extend(usage.cost.map(|cost| format!("cost {cost:.4}")));
    format!(", {}", parts.join(", "))
}

/// The systems that are not built in; none where there is no file and nobody asked for one.
fn external(args: &Args) -> Result<Vec<system::External>> {
    let asked = args.systems.iter().any(|name| system::BUILT_IN.iter().all(|(built_in, _)| built_in != name));
    match asked {
        false => Ok(Vec::new()),
        true if args.systems_file.exists() => system::read(&args.systems_file),
        true => {
            let unknown = system::choose(&args.systems, &[]).err();
            let faults = unknown.map(|error| error.faults).unwrap_or_default();
            let hint = "describe it there; `claimbench run --help` shows how";
            let missing = Fault::new("no such file").at(&args.systems_file).hint(hint);
            Err(Error::new(Outcome::Input, faults.into_iter().chain([missing]).collect()))
        }
    }
}

/// `claimbench` in the folder that the user's system keeps caches in.
fn cache_folder() -> Option<PathBuf> {
    let from = |name: &str| std::env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    let folder = from("XDG_CACHE_HOME").or_else(|| from("HOME").map(|home| home.join(".cache")));
    folder.or_else(|| from("LOCALAPPDATA")).map(|folder| folder.join("claimbench"))
}

fn failed(out: &Path, failures: &[Failure]) -> Error {
    let fault = |failure: &Failure| {
        let articles = match failure.articles.as_slice() {
            [one] => one.clone(),
            [first, rest @ ..] => format!("{first} and {} more articles", rest.len()),
            [] => "no article".to_owned(),
        };
        Fault::new(format!("{}, {articles}: {}", failure.system, failure.reason))
    };
    let mut faults: Vec<Fault> = failures.iter().take(SHOWN).map(fault).collect();
    if let Some(more) = failures.len().checked_sub(SHOWN).filter(|&more| more > 0) {
        let place = out.join("NAME.run.json");
        faults.push(Fault::new(format!("and {more} more failures; all are listed in {}", place.display())));
    }
    Error::new(Outcome::System, faults)
}
