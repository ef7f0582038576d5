//! JUnit XML, which every CI server draws: one suite a system, one case a field.
//!
//! In: a report, and what failed. Out: XML as Jenkins' schema has it. A case fails where a floor is missed or a
//! comparison is lost; a field that nothing is asked of passes and tells its numbers.

use super::gate::Failure;
use super::record::{FieldReport, Report, SystemReport};
use super::table::{number, range};
use crate::score::Field;

/// The report as one XML document.
pub fn junit(report: &Report, failures: &[Failure]) -> String {
    let failed = report.systems.iter().map(|s| failing(s, failures)).sum::<usize>();
    let tests = report.systems.len() * Field::COUNT;
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <testsuites name=\"claimbench\" tests=\"{tests}\" failures=\"{failed}\" errors=\"0\">\n"
    );
    for system in &report.systems {
        out += &suite(report, system, failures);
    }
    out + "</testsuites>\n"
}

fn suite(report: &Report, system: &SystemReport, failures: &[Failure]) -> String {
    let mut out = format!(
        "<testsuite name=\"{}\" tests=\"{}\" failures=\"{}\" errors=\"0\" skipped=\"0\">\n\
         <properties>\n<property name=\"signature\" value=\"{}\"/>\n</properties>\n",
        escape(&system.name),
        Field::COUNT,
        failing(system, failures),
        escape(&report.signature),
    );
    for field in Field::ALL {
        out += &format!("<testcase classname=\"{}\" name=\"{}\">\n", escape(&system.name), field.as_str());
        // The schema allows many failures in one case; most servers show the first alone, so that there is one.
        let of: Vec<&Failure> = of(system, failures).filter(|f| f.field == field).collect();
        if let Some(first) = of.first() {
            let lines: Vec<String> = of.iter().map(|f| format!("{}; expected {}", f.found, f.expected)).collect();
            let message = escape(&lines.join("; "));
            out += &format!(
                "<failure type=\"{}\" message=\"{message}\">{}</failure>\n",
                first.kind,
                escape(&lines.join("\n"))
            );
        }
        if let Some(counts) = system.fields.get(field.as_str()) {
            out += &format!("<system-out>{}</system-out>\n", numbers(counts));
        }
        out += "</testcase>\n";
    }
    out + "</testsuite>\n"
}

fn numbers(f: &FieldReport) -> String {
    format!(
        "precision {}, recall {}, F1 {} (95% interval {}); correct {}, incorrect {}, missing {}, spurious {}",
        number(f.precision),
        number(f.recall),
        number(f.f1),
        range(f.interval),
        f.correct,
        f.incorrect,
        f.missing,
        f.spurious
    )
}

fn of<'a>(system: &SystemReport, failures: &'a [Failure]) -> impl Iterator<Item = &'a Failure> {
    let name = system.name.clone();
    failures.iter().filter(move |f| f.system == name)
}

/// Fields of the system with at least one failure.
fn failing(system: &SystemReport, failures: &[Failure]) -> usize {
    Field::ALL.into_iter().filter(|field| of(system, failures).any(|f| f.field == *field)).count()
}

/// Text for an attribute or an element of XML 1.0, which has no way to write most control characters.
fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe += "&amp;",
            '<' => safe += "&lt;",
            '>' => safe += "&gt;",
            '"' => safe += "&quot;",
            '\'' => safe += "&#39;",
            '\n' => safe += "&#10;",
            '\r' => safe += "&#13;",
            '\t' => safe += "&#9;",
            c if c < ' ' || matches!(c, '\u{FFFE}' | '\u{FFFF}') => safe.push('\u{FFFD}'),
            c => safe.push(c),
        }
    }
    safe
}
