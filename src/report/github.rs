//! Annotations of a GitHub workflow: commands on standard output that its runner turns into notes on the run.
//!
//! In: a report, and what failed. Out: lines `::error title=…::…`. GitHub shows ten of each kind in a step, so that
//! the tenth line says how many more there are. No text can end its line or begin another command.

use super::gate::Failure;
use super::record::{Report, SystemReport};
use super::table::{number, range};
use super::text::{errors, notes};
use crate::score::Field;

/// What GitHub shows of one kind in one step.
const SHOWN: usize = 10;

/// Failures as errors, doubts as warnings, each system's headline as a notice.
pub fn github(report: &Report, failures: &[Failure]) -> String {
    let failed = failures.iter().map(|f| {
        let title = format!("{}: {}", f.system, f.field.as_str());
        (title, format!("{}; expected {}", f.found, f.expected))
    });
    let doubts = report.systems.iter().flat_map(|s| notes(s).into_iter().map(|note| (s.name.clone(), note)));
    let headlines = report.systems.iter().map(|s| (s.name.clone(), headline(s)));
    [("error", failed.collect::<Vec<_>>()), ("warning", doubts.collect()), ("notice", headlines.collect())]
        .iter()
        .map(|(kind, lines)| commands(kind, lines))
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

fn commands(kind: &str, lines: &[(String, String)]) -> String {
    let shown = if lines.len() > SHOWN { SHOWN - 1 } else { lines.len() };
    let command = |title: &str, text: &str| format!("::{kind} title={}::{}\n", property(title), data(text));
    let mut out: String = lines.iter().take(shown).map(|(title, text)| command(title, text)).collect();
    if lines.len() > shown {
        out += &command("claimbench", &format!("{} more of this kind; report.md has all", lines.len() - shown));
    }
    out
}

/// The text of a command: one line.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A property of a command, which a colon or a comma would end.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_ends_its_line_or_its_property() {
        let lines = [("a,b: 5%\r\n::error::x".to_owned(), "50%\n::warning::y, z".to_owned())];
        let out = commands("error", &lines);
        assert_eq!(out, "::error title=a%2Cb%3A 5%25%0D%0A%3A%3Aerror%3A%3Ax::50%25%0A::warning::y, z\n");
    }

    #[test]
    fn the_tenth_line_counts_the_others() {
        let lines = |n: usize| (0..n).map(|i| (i.to_string(), String::new())).collect::<Vec<_>>();
        assert_eq!(commands("error", &lines(10)).lines().count(), 10);
        let many = commands("error", &lines(25));
        assert_eq!(many.lines().count(), 10);
        assert!(many.lines().last().unwrap().contains("16 more"), "{many}");
    }
}
