//! Two snapshots: whether they may be compared, which lines differ, and what that means for each claim.
//!
//! In: what was accepted and what is new. Out: changed lines and changed claims, each in the order of the text.
//! Lines meet under their key, so that the cost is one look-up a line whatever the difference.

use std::cmp::Ordering;

use rustc_hash::FxHashMap;

use super::facts::{Side, Wrong};
use super::line::Line;
use super::numbers::{self, FieldChange};
use super::text::Snapshot;

/// What a new result is against the accepted one.
#[derive(Debug, Clone, PartialEq)]
pub enum Comparison {
    /// Nothing was accepted before.
    First,
    /// Measured on other gold or in another way: no number of the one answers one of the other.
    Incomparable(Vec<Difference>),
    Comparable(Review),
}

/// A part of the identity that differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// `dataset` or `signature`.
    pub what: &'static str,
    pub old: String,
    pub new: String,
}

/// What changed between two results that may be compared.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Review {
    pub lines: Vec<LineChange>,
    pub claims: Vec<ClaimChange>,
    /// Each field's F1, whether it moved or not.
    pub fields: Vec<FieldChange>,
}

/// A line that is new, gone or different.
#[derive(Debug, Clone, PartialEq)]
pub struct LineChange {
    pub old: Option<Line>,
    pub new: Option<Line>,
}

/// What happened to one claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Change {
    /// It was right and is wrong now, as a whole or in a field.
    Broken,
    /// The system invents it, and did not before.
    New,
    /// It was wrong and is right now, as a whole or in every field.
    Fixed,
    /// The system invents it no more.
    Gone,
    /// It is as wrong as before, for another cause or in other fields.
    Class,
    /// It is wrong as before, the system says something else.
    Reading,
}

impl Change {
    pub const ALL: [Self; 6] = [Self::Broken, Self::New, Self::Fixed, Self::Gone, Self::Class, Self::Reading];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Broken => "broken",
            Self::New => "new",
            Self::Fixed => "fixed",
            Self::Gone => "gone",
            Self::Class => "changed class",
            Self::Reading => "still wrong",
        }
    }
}

/// One claim that changed, as it was and as it is.
#[derive(Debug, Clone, PartialEq)]
pub struct ClaimChange {
    pub change: Change,
    pub old: Option<Wrong>,
    pub new: Option<Wrong>,
}

impl ClaimChange {
    /// The side that shows most: the new one, else the old.
    pub fn shown(&self) -> Option<&Wrong> {
        self.new.as_ref().or(self.old.as_ref())
    }
}

impl Review {
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    pub fn count(&self, change: Change) -> usize {
        self.claims.iter().filter(|claim| claim.change == change).count()
    }

    /// Gold's claims of which a field went wrong, and of which it came right. What a system invents is no claim of gold:
    /// it breaks nothing by coming and mends nothing by going.
    pub fn broken_and_fixed(&self, field: &str) -> (usize, usize) {
        let wrong = |side: &Option<Wrong>| side.as_ref().is_some_and(|side| side.fails(field));
        let of_gold = self.claims.iter().filter(|claim| claim.shown().is_some_and(|wrong| wrong.side == Side::Gold));
        let sides = of_gold.map(|claim| (wrong(&claim.old), wrong(&claim.new)));
        sides.fold((0, 0), |(broken, fixed), (old, new)| {
            (broken + usize::from(new && !old), fixed + usize::from(old && !new))
        })
    }

    /// The fields that are worse by at least `least`, beyond chance.
    pub fn regressions(&self, least: f64) -> impl Iterator<Item = &FieldChange> {
        self.fields.iter().filter(move |change| change.is_regression(least))
    }
}

/// Compares a new result with what was accepted.
pub fn compare(old: Option<&Snapshot>, new: &Snapshot) -> Comparison {
    let Some(old) = old else { return Comparison::First };
    let differences = differences(old, new);
    if !differences.is_empty() {
        return Comparison::Incomparable(differences);
    }
    let lines = changed(&old.lines, &new.lines);
    let mut claims: Vec<ClaimChange> = lines.iter().filter_map(claim).collect();
    // Broken claims first: they are what a reviewer must not miss.
    claims.sort_by(|a, b| a.change.cmp(&b.change).then_with(|| by_place(a, b)));
    let fields = if lines.is_empty() { Vec::new() } else { numbers::fields(old, new) };
    Comparison::Comparable(Review { lines, claims, fields })
}

fn by_place(a: &ClaimChange, b: &ClaimChange) -> Ordering {
    a.shown().map(Wrong::order).cmp(&b.shown().map(Wrong::order))
}

fn differences(old: &Snapshot, new: &Snapshot) -> Vec<Difference> {
    let (old, new) = (&old.identity, &new.identity);
    [("dataset", &old.dataset_hash, &new.dataset_hash), ("signature", &old.signature, &new.signature)]
        .into_iter()
        .filter(|(_, old, new)| old != new)
        .map(|(what, old, new)| Difference { what, old: old.clone(), new: new.clone() })
        .collect()
}

/// Changed lines in the new text's order, each line that is gone where its successor stands.
fn changed(old: &[Line], new: &[Line]) -> Vec<LineChange> {
    let mut places: FxHashMap<&[String], usize> =
        old.iter().enumerate().map(|(at, l)| (l.path.as_slice(), at)).collect();
    let mut matched: Vec<Option<usize>> = Vec::with_capacity(new.len());
    let mut gone = vec![true; old.len()];
    for line in new {
        let at = places.remove(line.path.as_slice());
        if let Some(at) = at {
            gone[at] = false;
        }
        matched.push(at);
    }
    let mut changes = Vec::new();
    let mut next = 0;
    let drain = |upto: usize, next: &mut usize, changes: &mut Vec<LineChange>| {
        while *next < upto {
            if gone[*next] {
                changes.push(LineChange { old: Some(old[*next].clone()), new: None });
            }
            *next += 1;
        }
    };
    for (line, at) in new.iter().zip(matched) {
        let Some(at) = at else {
            changes.push(LineChange { old: None, new: Some(line.clone()) });
            continue;
        };
        drain(at, &mut next, &mut changes);
        if old[at] != *line {
            changes.push(LineChange { old: Some(old[at].clone()), new: Some(line.clone()) });
        }
    }
    drain(old.len(), &mut next, &mut changes);
    changes
}

/// The claim that a changed line is about; `None` for a number.
fn claim(change: &LineChange) -> Option<ClaimChange> {
    let read = |line: &Option<Line>| line.as_ref().and_then(Wrong::read);
    let (old, new) = (read(&change.old), read(&change.new));
    let change = match (&old, &new) {
        (None, None) => return None,
        (None, Some(new)) if new.side == Side::Prediction => Change::New,
        (None, Some(_)) => Change::Broken,
        (Some(old), None) if old.side == Side::Prediction => Change::Gone,
        (Some(_), None) => Change::Fixed,
        (Some(old), Some(new)) if old.fails_claim() != new.fails_claim() => match new.fails_claim() {
            true => Change::Broken,
            false => Change::Fixed,
        },
        (Some(old), Some(new)) if old.class != new.class || verdicts(old).ne(verdicts(new)) => Change::Class,
        (Some(_), Some(_)) => Change::Reading,
    };
    Some(ClaimChange { change, old, new })
}

fn verdicts(wrong: &Wrong) -> impl Iterator<Item = (&str, &str)> {
    wrong.faults.iter().map(|fault| (fault.field.as_str(), fault.verdict.as_str()))
}

#[cfg(test)]
mod tests {
    use super::super::facts::{Fact, Facts, Fault, Identity, Reading};
    use super::*;

    fn wrong(article: &str, start: u32, class: &str, got: &str) -> Wrong {
        Wrong {
            side: Side::Gold,
            article: article.into(),
            place: Some((start, start + 2)),
            figure: "12".into(),
            language: None,
            class: class.into(),
            faults: vec![Fault {
                field: "figure".into(),
                verdict: "incorrect".into(),
                reading: Reading { gold: Some("12".into()), got: Some(got.into()) },
            }],
            lost: Vec::new(),
            sentence: None,
            marks: Vec::new(),
        }
    }

    fn snapshot(correct: u64, wrong: Vec<Wrong>) -> Snapshot {
        Snapshot::new(&Facts {
            identity: Identity { dataset: "demo".into(), ..Identity::default() },
            facts: vec![Fact::new(&["fields", "figure"]).count("correct", correct)],
            wrong,
        })
    }

    #[test]
    fn claims_are_fixed_broken_or_wrong_in_another_way() {
        let old = vec![
            wrong("a", 1, "scale", "1"),
            wrong("a", 5, "scale", "1"),
            wrong("b", 1, "scale", "1"),
            wrong("c", 9, "scale", "1"),
        ];
        let new = vec![
            wrong("c", 9, "scale", "7"),
            wrong("b", 1, "grouping", "1"),
            wrong("a", 3, "scale", "1"),
            wrong("a", 5, "scale", "1"),
        ];
        let Comparison::Comparable(review) = compare(Some(&snapshot(1, old)), &snapshot(2, new)) else { panic!() };
        let seen: Vec<_> = review
            .claims
            .iter()
            .map(|c| (c.change, c.shown().map(|w| (w.article.as_str(), w.place.map_or(0, |p| p.0)))))
            .collect();
        assert_eq!(
            seen,
            [
                (Change::Broken, Some(("a", 3))),
                (Change::Fixed, Some(("a", 1))),
                (Change::Class, Some(("b", 1))),
                (Change::Reading, Some(("c", 9))),
            ]
        );
        // One line for the number that changed, one for each claim.
        assert_eq!(review.lines.len(), 5);
    }

    #[test]
    fn a_claim_that_lost_only_a_field_beside_the_headline_breaks_when_it_loses_the_headline() {
        let field = |name: &str| {
            let mut claim = wrong("a", 1, "wrong_property", "1");
            claim.faults[0].field = name.into();
            claim
        };
        let change = |old: &str, new: &str| {
            let (old, new) = (snapshot(1, vec![field(old)]), snapshot(1, vec![field(new)]));
            let Comparison::Comparable(review) = compare(Some(&old), &new) else { panic!() };
            review.claims[0].change
        };
        assert_eq!(change("property", "claim"), Change::Broken);
        assert_eq!(change("claim", "property"), Change::Fixed);
        assert_eq!(change("cue", "property"), Change::Class);
    }

    #[test]
    fn the_order_of_wrong_claims_makes_no_difference() {
        let claims =
            vec![wrong("a", 10, "x", "1"), wrong("a", 9, "x", "1"), wrong("a", 9, "w", "2"), wrong("B", 1, "x", "1")];
        let mut back = claims.clone();
        back.reverse();
        assert_eq!(snapshot(1, claims).to_string(), snapshot(1, back).to_string());
    }

    #[test]
    fn other_gold_or_another_signature_is_never_compared() {
        let old = snapshot(1, Vec::new());
        let mut new = snapshot(2, vec![wrong("a", 1, "scale", "1")]);
        new.identity.signature = "tolerance:0.1".into();
        let Comparison::Incomparable(differences) = compare(Some(&old), &new) else { panic!() };
        assert_eq!(differences.len(), 1);
        assert_eq!(differences[0].what, "signature");
    }

    #[test]
    fn another_version_of_the_system_is_compared() {
        let old = snapshot(1, Vec::new());
        let mut new = snapshot(1, Vec::new());
        new.identity.version = Some("2".into());
        assert_eq!(compare(Some(&old), &new), Comparison::Comparable(Review::default()));
    }

    #[test]
    fn a_hundred_thousand_lines_differ_in_one_per_cent_and_only_those_are_told() {
        let claims = |shift: u32| -> Vec<Wrong> {
            let class = |n: u32| if (n + shift).is_multiple_of(100) { "scale" } else { "grouping" };
            (0..100_000).map(|n| wrong("a", n * 10, class(n), "1")).collect()
        };
        let Comparison::Comparable(review) = compare(Some(&snapshot(1, claims(0))), &snapshot(1, claims(50))) else {
            panic!()
        };
        assert_eq!((review.lines.len(), review.claims.len()), (2_000, 2_000));
        assert_eq!(review.count(Change::Class), 2_000);
    }
}
