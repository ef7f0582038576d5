//! What a check found, as annotations that GitHub shows beside a pull request's changes.
//!
//! In: results that wait, and floors that broke. Out: workflow commands, one a line: errors for regressions and floors,
//! warnings for claims that broke or are invented, notices for the rest.

use super::compare::{Change, ClaimChange, Comparison, Review};
use super::floors::Broken;
use super::store::Pending;
use super::summary;
use crate::report::workflow::{Note, commands};

/// The commands, each with its line break. `least` is the size of a regression; `file` gives a snapshot's path.
pub fn annotations(
    pending: &[Pending],
    broken: &[(String, Broken)],
    least: f64,
    file: impl Fn(&str) -> Option<String>,
) -> String {
    let note = |name: &str, title: String, text: String| Note { file: file(name), title, text };
    let (mut errors, mut warnings, mut notices) = (Vec::new(), Vec::new(), Vec::new());
    for (name, broken) in broken {
        let fault = broken.fault(name);
        let text = format!("{}; expected {}", fault.found, fault.expected.unwrap_or_default());
        errors.push(note(name, "below its floor".to_owned(), text));
    }
    for one in pending {
        let name = one.name.as_str();
        let Comparison::Comparable(review) = &one.comparison else {
            let text = format!("claim F1 {}", summary::headline(one));
            notices.push(note(name, format!("{name} waits for review"), text));
            continue;
        };
        errors.extend(regressions(review, least).map(|text| note(name, format!("{name}: regression"), text)));
        let counts = Change::ALL.map(|change| format!("{} {}", review.count(change), change.as_str()));
        let text = format!("claim F1 {}: {}", summary::headline(one), counts.join(", "));
        notices.push(note(name, format!("{name} waits for review"), text));
        let worse = review.claims.iter().filter(|claim| matches!(claim.change, Change::Broken | Change::New));
        warnings.extend(worse.map(|claim| note(name, format!("{name}: {}", claim.change.as_str()), told(claim))));
    }
    [("error", errors), ("warning", warnings), ("notice", notices)]
        .iter()
        .map(|(sort, list)| commands(sort, list, |n| format!("and {n} more")))
        .collect()
}

/// Each regression in words.
pub fn regressions(review: &Review, least: f64) -> impl Iterator<Item = String> {
    review.regressions(least).map(|change| {
        let word = |side: &Option<String>| side.clone().unwrap_or_else(|| "–".to_owned());
        let interval = change.paired.interval.map(|[low, high]| format!(" (95% interval {low:+.4} to {high:+.4})"));
        let difference = change.paired.difference.unwrap_or_default();
        let (field, interval) = (change.field.as_str(), interval.unwrap_or_default());
        format!("{field} F1 {} → {}: {difference:+.4}{interval}", word(&change.old), word(&change.new))
    })
}

fn told(change: &ClaimChange) -> String {
    let Some(wrong) = change.shown() else { return String::new() };
    let sentence = wrong.sentence.as_deref().unwrap_or_default();
    format!("{}: {} in {}: {sentence}", wrong.class, wrong.figure, wrong.article)
}

#[cfg(test)]
mod tests {
    use super::super::facts::{Facts, Side, Wrong};
    use super::super::text::Snapshot;
    use super::*;

    #[test]
    fn ten_of_a_sort_and_no_text_that_ends_a_command() {
        let wrong = |n: u32| Wrong {
            side: Side::Gold,
            article: "a,b".into(),
            place: Some((n, n + 1)),
            figure: "50%\n::error::x".into(),
            language: None,
            class: "missed".into(),
            faults: Vec::new(),
            lost: Vec::new(),
            sentence: None,
            marks: Vec::new(),
        };
        let new = Snapshot::new(&Facts { wrong: (0..30).map(wrong).collect(), ..Facts::default() });
        let pending = Pending::new("d__s".into(), Some(Snapshot::new(&Facts::default())), new);
        let floors = [("d__s".to_owned(), Broken { number: "claim.f1".into(), least: 0.9, found: Some(0.8) })];
        let text = annotations(&[pending], &floors, 0.005, |name| Some(format!("snapshots/{name}.snap")));
        let of = |sort: &str| text.lines().filter(|line| line.starts_with(&format!("::{sort} "))).count();
        assert_eq!((of("error"), of("warning"), of("notice"), text.lines().count()), (1, 10, 1, 12), "{text}");
        assert!(text.contains("::warning title=claimbench::and 21 more\n"), "{text}");
        assert!(text.contains("50%25%0A::error::x in a,b"), "{text}");
        assert!(
            text.contains("::error file=snapshots/d__s.snap,title=below its floor::d__s: claim.f1 is 0.8000"),
            "{text}"
        );
    }
}
