//! Annotations of a GitHub workflow: commands on standard output that its runner turns into notes on the run.
//!
//! In: a report, and what failed. Out: the commands of `workflow`.

use super::gate::Failure;
use super::record::{Report, SystemReport};
use super::table::{number, range};
use super::text::{errors, notes};
use super::workflow::{Note, commands};
use crate::score::Field;

/// Failures as errors, doubts as warnings, each system's headline as a notice.
pub fn github(report: &Report, failures: &[Failure]) -> String {
    let note = |title: &str, text: String| Note { file: None, title: title.to_owned(), text };
    let failed = failures
        .iter()
        .map(|f| note(&format!("{}: {}", f.system, f.field.as_str()), format!("{}; expected {}", f.found, f.expected)));
    let doubts = report.systems.iter().flat_map(|s| notes(s).into_iter().map(move |text| note(&s.name, text)));
    let headlines = report.systems.iter().map(|s| note(&s.name, headline(s)));
    let more = |n: usize| format!("{n} more of this kind; report.md has all");
    [("error", failed.collect::<Vec<_>>()), ("warning", doubts.collect()), ("notice", headlines.collect())]
        .iter()
        .map(|(sort, list)| commands(sort, list, more))
        .collect()
}

fn headline(system: &SystemReport) -> String {
    let f1 = |field: Field| system.fields.get(field.as_str()).and_then(|f| f.f1);
    let interval = system.fields.get(Field::Claim.as_str()).and_then(|f| f.interval);
    let mut line = format!(
        "claim F1 {} ({}), detection {}, figure {}",
        number(f1(Field::Claim)),
        range(interval),
        number(f1(Field::Detection)),
        number(f1(Field::Figure))
    );
    let causes: Vec<String> = errors(system).into_iter().take(3).collect();
    if !causes.is_empty() {
        line += &format!("; most often wrong by {}", causes.join(", "));
    }
    line
}
