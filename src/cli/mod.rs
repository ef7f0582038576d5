//! The command line: the only room that knows clap, the terminal and the environment.
//!
//! In: arguments, standard input, environment. Out: data on stdout, progress and messages on
//! stderr, an exit code (0 done, 1 the answer is no, 2 input, 3 integrity, 4 a system failed, 130 Ctrl-C).

mod accept;
mod build;
mod check;
mod completions;
mod demo;
mod diff;
mod diff_datasets;
mod explain;
mod export;
mod extract;
mod input;
mod label;
mod links;
mod output;
mod pending;
mod rehydrate;
mod reject;
mod review;
mod run;
mod score;
mod show;
mod snapshots;
mod underline;

use std::process::ExitCode;

use claimbench::error::Result;
use clap::{Args, Parser, Subcommand};

/// Builds fact-check datasets of figure claims from news articles, and scores extraction systems
/// against gold labels.
#[derive(Debug, Parser)]
#[command(name = "claimbench", version, max_term_width = 100, arg_required_else_help = true, after_help = AFTER)]
struct Cli {
    #[command(flatten)]
    global: Global,
    #[command(subcommand)]
    command: Command,
}

const AFTER: &str = "\
Start here:
  claimbench demo                         build, score and report on the embedded articles
  claimbench build articles/ --out data   your own articles into a dataset
  claimbench explain < article.txt        why each number is, or is not, a claim

Exit codes: 0 done, 1 the answer is no, 2 usage or unreadable input, 3 a hash does not match,
4 a system failed to run, 130 stopped with Ctrl-C.";

/// What every command understands.
#[derive(Debug, Clone, Args)]
pub struct Global {
    /// Print no progress and no messages but errors
    #[arg(long, short, global = true)]
    pub quiet: bool,
    /// Threads to use, at most 256; 0 means one a core
    #[arg(long, short, global = true, value_name = "N", default_value_t = 0, value_parser = clap::value_parser!(u16).range(..=256))]
    pub jobs: u16,
}

#[derive(Debug, Subcommand)]
enum Command {
    Demo(demo::Args),
    Build(build::Args),
    Check(check::Args),
    Rehydrate(rehydrate::Args),
    Show(show::Args),
    Explain(explain::Args),
    Score(score::Args),
    Diff(diff::Args),
    Export(export::Args),
    Extract(extract::Args),
    Label(label::Args),
    Run(run::Args),
    Review(review::Args),
    Accept(accept::Args),
    Reject(reject::Args),
    Pending(pending::Args),
    Completions(completions::Args),
    Man(completions::ManArgs),
}

/// Parses the command line, runs the command, prints what went wrong.
pub fn main() -> ExitCode {
    let cli = Cli::parse();
    match run(cli) {
        Ok(code) => code,
        Err(error) => {
            output::error(&error);
            ExitCode::from(error.exit_code())
        }
    }
}

fn run(cli: Cli) -> Result<ExitCode> {
    let global = &cli.global;
    output::threads(usize::from(global.jobs))?;
    match cli.command {
        Command::Demo(args) => demo::run(&args, global),
        Command::Build(args) => build::run(args, global),
        Command::Check(args) => check::run(&args, global),
        Command::Rehydrate(args) => rehydrate::run(&args, global),
        Command::Show(args) => show::run(&args, global),
        Command::Explain(args) => explain::run(&args),
        Command::Score(args) => score::run(&args, global),
        Command::Diff(args) => diff::run(&args, global),
        Command::Export(args) => export::run(&args, global),
        Command::Extract(args) => extract::run(&args),
        Command::Label(args) => label::run(&args, global),
        Command::Run(args) => run::run(&args, global),
        Command::Review(args) => review::run(&args, global),
        Command::Accept(args) => accept::run(&args, global),
        Command::Reject(args) => reject::run(&args, global),
        Command::Pending(args) => pending::run(&args, global),
        Command::Completions(args) => completions::run(&args),
        Command::Man(args) => completions::man(&args),
    }
}
