//! `claimbench demo`: the whole path on the embedded corpus, in one folder that people can look into.

mod corpus;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use claimbench::article::ArticleRecord;
use claimbench::build::{Request, build};
use claimbench::dataset::{self, scoring};
use claimbench::error::{Error, Result};
use claimbench::report::{self, Report};
use claimbench::score::Options;
use claimbench::{system, tally, whole};

use super::score::paint;
use super::{Global, output};

/// Build, score and report on the eight articles inside this program
///
/// Writes the articles, the dataset made of them, two systems' predictions and the reports into one folder.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  claimbench demo --out /tmp/demo && claimbench show /tmp/demo/dataset --limit 3")]
pub struct Args {
    /// The folder to write; an earlier demo there is replaced
    #[arg(long, value_name = "DIR", default_value = "claimbench-demo")]
    out: PathBuf,
}

pub fn run(args: &Args, global: &Global) -> Result<ExitCode> {
    let at = |name: &str| args.out.join(name);
    unpack(&at("articles"), &at("gold"))?;
    let request = Request {
        inputs: vec![at("articles").display().to_string()],
        labels: vec![at("gold").display().to_string()],
        out: at("dataset"),
        options: dataset::Options { name: "claimbench demo".to_owned(), ..Default::default() },
        ..Request::default()
    };
    let manifest = build(&request, |_| {})?;
    let counts = manifest.counts;
    let built = format!("{}: {} gold claims from {} articles", request.out.display(), counts.gold, counts.articles);
    output::message(global, &built);
    let systems = predict(&request.out, &at("predictions"))?;
    let input = scoring::read(&request.out, None, &systems)?;
    let evaluation = tally::evaluate(input, &Options::default())?;
    let report = Report::new(&evaluation);
    scoring::write(&report, &evaluation, &at("scores"))?;
    output::styled(&report::text(&report, paint))?;
    output::message(global, &next(&args.out));
    Ok(ExitCode::SUCCESS)
}

/// Writes the embedded articles and their gold as the files that they were.
fn unpack(articles: &Path, gold: &Path) -> Result<()> {
    for folder in [articles, gold] {
        std::fs::create_dir_all(folder).map_err(|e| Error::io("make the folder", folder, &e))?;
    }
    for embedded in corpus::CORPUS {
        whole::bytes(&articles.join(embedded.file), embedded.text.as_bytes())?;
        let name = embedded.file.replace(".txt", ".gold.jsonl");
        whole::bytes(&gold.join(name), embedded.gold.as_bytes())?;
    }
    Ok(())
}

/// Runs the systems inside the product; gives each one's name and predictions.
fn predict(dataset: &Path, out: &Path) -> Result<Vec<(String, PathBuf)>> {
    let articles: Vec<ArticleRecord> = dataset::articles(dataset)?.into_iter().map(|a| a.value).collect();
    let names = ["builtin", "digits"].map(str::to_owned);
    let run = |system: &system::System| {
        let answered = system::run(system, &articles, None, &|_| {})?;
        Ok((system.name().to_owned(), system::write(out, system, articles.len(), &answered)?))
    };
    system::choose(&names, &[])?.iter().map(run).collect()
}

/// What to run next, with the paths of this demo.
fn next(out: &Path) -> String {
    let out = out.display();
    format!(
        "\nEverything is in {out}. Look further:
  claimbench show {out}/dataset --limit 3                         claims in their sentence
  claimbench explain < {out}/articles/fr-01-emeutes-toamasina.txt   why each number is, or is not, a claim
  open {out}/scores/report.html                                   the report with every wrong claim
  claimbench score {out}/dataset --pred builtin={out}/predictions/builtin.jsonl --out {out}/scores --snapshot {out}/snapshots
Then your own: claimbench build ARTICLES... --out DIR"
    )
}
