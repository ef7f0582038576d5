//! Whether a snapshot agrees with itself: it is kept for years, merged by hand and copied about.
//!
//! In: a snapshot that could be read. Out: each ratio that its counts do not give, and each total that its parts do not add
//! up to.

use std::collections::BTreeMap;

use super::facts::{Fact, Wrong};
use super::gather::{self, ARTICLE};
use super::line::Line;
use super::text::Snapshot;
use crate::error::Fault;
use crate::score::{Field, FieldCounts, SchemeCounts};

/// Everything that a snapshot says and that it cannot be.
pub fn faults(snapshot: &Snapshot) -> Vec<Fault> {
    let mut faults: Vec<Fault> = snapshot.lines.iter().flat_map(ratios).collect();
    faults.extend(articles(snapshot));
    faults.extend(causes(snapshot));
    let said = snapshot.fact(&["gold"]).and_then(|line| count(line, "claims"));
    let found = snapshot.fact(&["fields", Field::Detection.as_str()]).and_then(|line| count(line, "possible"));
    if let (Some(said), Some(found)) = (said, found)
        && said != found
    {
        faults.push(Fault::new(format!("gold: claims={said}")).expected(format!("claims={found}, as `fields` has it")));
    }
    faults
}

fn count(line: &Line, name: &str) -> Option<u64> {
    line.value(name)?.parse().ok()
}

fn head(line: &Line) -> String {
    Line { path: line.path.clone(), values: Vec::new() }.to_string()
}

/// The ratios and sums of a line of counts, computed anew.
fn ratios(line: &Line) -> Vec<Fault> {
    let counted = matches!(line.path.first().map(String::as_str), Some("fields" | "slices" | "schemes"));
    if !counted {
        return Vec::new();
    }
    let of = |name: &str| count(line, name);
    let (Some(correct), Some(incorrect), Some(missing), Some(spurious)) =
        (of("correct"), of("incorrect"), of("missing"), of("spurious"))
    else {
        let fault = Fault::new(format!("{} lacks counts", head(line)));
        return vec![fault.expected("correct, incorrect, missing and spurious")];
    };
    // Fields know no partial answers: the schemes' counts hold theirs as well.
    let counts = SchemeCounts { correct, incorrect, partial: of("partial").unwrap_or(0), missing, spurious };
    let right = Fact::new(&[])
        .ratio("f1", counts.f1())
        .ratio("precision", counts.precision())
        .ratio("recall", counts.recall())
        .count("possible", counts.possible())
        .count("actual", counts.actual());
    let wrong = right.values.iter().filter(|(name, value)| line.value(name) != Some(value));
    wrong
        .map(|(name, value)| {
            let said = line.value(name).map_or_else(|| format!("no {name}"), |said| format!("{name}={said}"));
            Fault::new(format!("{} {said}", head(line))).expected(format!("{name}={value}, by its counts"))
        })
        .collect()
}

/// The lines of articles against the whole.
fn articles(snapshot: &Snapshot) -> Vec<Fault> {
    let mut sums = FieldCounts::default();
    for line in snapshot.lines.iter().filter(|line| line.path.first().is_some_and(|word| word == ARTICLE)) {
        let Some(counts) = gather::counts(&line.values) else {
            return vec![Fault::new(format!("{} is no list of counts", head(line)))];
        };
        sums.iter_mut().zip(counts).for_each(|(sum, counts)| *sum += counts);
    }
    let off = |field: Field| {
        let line = snapshot.fact(&["fields", field.as_str()])?;
        let whole = (count(line, "possible")?, count(line, "actual")?, count(line, "correct")?);
        let sum = sums[field.index()];
        let sum = (sum.possible(), sum.actual(), sum.correct);
        let told = |(possible, actual, correct): (u64, u64, u64)| format!("{possible}/{actual}/{correct}");
        (sum != whole).then(|| {
            Fault::new(format!("the articles add up to {}={}", field.as_str(), told(sum)))
                .expected(format!("{}, as `fields` has it", told(whole)))
        })
    };
    Field::ALL.into_iter().filter_map(off).collect()
}

/// The numbers of causes against the claims that are listed.
fn causes(snapshot: &Snapshot) -> Vec<Fault> {
    let mut found: BTreeMap<String, (u64, u64)> = BTreeMap::new();
    for line in &snapshot.lines {
        if let [first, cause] = line.path.as_slice()
            && first == "errors"
        {
            found.entry(cause.clone()).or_default().0 += count(line, "count").unwrap_or(0);
        } else if let Some(wrong) = Wrong::read(line) {
            found.entry(wrong.class).or_default().1 += 1;
        }
    }
    let off = found.into_iter().filter(|(_, (said, listed))| said != listed);
    off.map(|(cause, (said, listed))| {
        Fault::new(format!("{listed} claims of the class {cause} are listed"))
            .expected(format!("{said}, as `errors` has it"))
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOUND: &str = "\
gold: claims=3 articles=2
fields claim: f1=0.4000 precision=0.5000 recall=0.3333 possible=3 actual=2 correct=1 incorrect=1 missing=1 spurious=0 agreed=0
fields detection: f1=0.8000 precision=1.0000 recall=0.6667 possible=3 actual=2 correct=2 incorrect=0 missing=1 spurious=0 agreed=0
schemes partial: f1=0.6000 precision=0.7500 recall=0.5000 possible=3 actual=2 correct=1 incorrect=0 partial=1 missing=1 spurious=0
errors missed: count=1
errors scale: count=1
slices language fr claim: f1=0.4000 precision=0.5000 recall=0.3333 possible=3 actual=2 correct=1 incorrect=1 missing=1 spurious=0 agreed=0
article a: claim=3/2/1 detection=3/2/2
article b:
wrong a:1-2: class=missed detection=missing text=1
wrong a:5-6: class=scale claim=incorrect text=2
";

    fn told(body: &str) -> Vec<String> {
        let lines = body.lines().map(|line| Line::parse(line).unwrap()).collect();
        faults(&Snapshot { lines, ..Snapshot::default() }).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn what_agrees_is_sound_and_each_number_that_does_not_is_told() {
        assert_eq!(told(SOUND), [""; 0]);
        for (from, to, fault) in [
            ("claim: f1=0.4000", "claim: f1=0.5000", "fields claim: f1=0.5000; expected f1=0.4000, by its counts"),
            ("claim: f1=0.4000", "claim:", "fields claim: no f1; expected f1=0.4000, by its counts"),
            ("partial: f1=0.6000", "partial: f1=0.4000", "schemes partial: f1=0.4000"),
            ("article b:\n", "article b: claim=1/0/0\n", "the articles add up to claim=4/2/1; expected 3/2/1"),
            ("wrong a:5-6: class=scale claim=incorrect text=2\n", "", "0 claims of the class scale are listed"),
            ("gold: claims=3", "gold: claims=4", "gold: claims=4; expected claims=3"),
            ("correct=2 incorrect=0", "incorrect=0", "fields detection: lacks counts"),
        ] {
            let body = SOUND.replacen(from, to, 1);
            assert_ne!(body, SOUND);
            assert!(told(&body).iter().any(|told| told.contains(fault)), "{fault}: {:?}", told(&body));
        }
    }
}
