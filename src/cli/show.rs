//! `claimbench show`: claims in their sentence.

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use claimbench::dataset::{self, Shown};
use claimbench::error::Result;
use claimbench::tally::show::Condition;

use super::{Global, links, output, underline};

/// Print claims in their sentence, every span underlined
#[derive(Debug, clap::Args)]
#[command(after_help = AFTER)]
pub struct Args {
    /// A dataset folder, or a Parquet file of claims
    #[arg(value_name = "DATASET")]
    dataset: PathBuf,
    /// Only claims of this article
    #[arg(long, value_name = "ID")]
    article: Option<String>,
    /// Only claims that meet this condition; may be given many times
    #[arg(long = "where", value_name = "CONDITION", value_parser = Condition::parse)]
    conditions: Vec<Condition>,
    /// At most so many claims or groups; 0 for all
    #[arg(long, value_name = "N", default_value_t = 20)]
    limit: usize,
    /// List the groups of claims of several articles about one thing, and the sums inside articles
    #[arg(long, conflicts_with_all = ["article", "conditions"])]
    groups: bool,
    /// One of these as a table: who says which figure, when, and how it stands to the others; the id may be cut short
    #[arg(long, value_name = "ID", conflicts_with_all = ["article", "conditions", "groups"])]
    group: Option<String>,
    /// One JSON line a claim, or a group, instead
    #[arg(long)]
    json: bool,
}

const AFTER: &str = "\
Conditions compare a column, by its dotted name, with a value:
  unit.code=person   figure.modifier!=exact   figure.value>=1000
  source=null        sentence.text~police (holds the word, in any case)

Examples:
  claimbench show data --where unit.code=person --where 'figure.value>=100' --limit 5
  claimbench show data --groups
  claimbench show data --group event-3f2a91
  claimbench show data --group event-3f2a91 --json";

pub fn run(args: &Args, global: &Global) -> Result<ExitCode> {
    if args.groups || args.group.is_some() {
        return links::run(&args.dataset, args.group.as_deref(), args.limit, args.json, global);
    }
    let mut conditions = args.conditions.clone();
    conditions.extend(args.article.as_deref().map(|id| Condition::equal(dataset::schema::name::ARTICLE_ID, id)));
    let limit = if args.limit == 0 { usize::MAX } else { args.limit };
    let Shown { claims, met } = dataset::select(&args.dataset, &conditions, limit)?;
    output::stdout(|out| {
        for claim in &claims {
            match args.json {
                true => writeln!(out, "{}", serde_json::to_string(claim)?)?,
                false => writeln!(out, "{}", underline::claim(claim))?,
            }
        }
        Ok(())
    })?;
    if claims.len() < met {
        output::message(global, &format!("{} of {met} claims; --limit 0 shows them all", claims.len()));
    } else if met == 0 {
        output::message(global, "no claim meets this");
    }
    Ok(ExitCode::SUCCESS)
}
