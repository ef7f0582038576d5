//! The marker as a whole, against an oracle and against itself turned around.
//!
//! Random articles come from the marker's own seeded streams, so that a failure repeats.

use std::cmp::Ordering;

use super::align::{Anchor, Compare, align};
use super::assign::assign;
use super::item::Place;
use super::random::Stream;
use super::{Evaluation, Field, FieldCounts, Input, Options, Scheme, evaluate};
use crate::claim::prediction::{AttributionPart, FigurePart, MentionPart, Prediction, SourcePart, UnitPart};
use crate::claim::{AttributionType, Modifier, UnitKind};

/// Random cases of each law.
const CASES: usize = 10_000;
const QUICK: Options = Options { tolerance: 0.0, resamples: 0, seed: 0 };

/// Anchors that agree on nothing else.
struct Spans<'a>(&'a [Anchor], &'a [Anchor]);

impl Compare for Spans<'_> {
    fn agreement(&self, _: usize, _: usize) -> u8 {
        0
    }

    fn order(&self, gold: usize, prediction: usize) -> Ordering {
        self.0[gold].cmp(&self.1[prediction])
    }
}

fn anchors(stream: &mut Stream, most: usize, labels: usize) -> Vec<Anchor> {
    let mut anchors: Vec<Anchor> = (0..stream.below(most + 1))
        .map(|_| {
            let start = stream.below(12) as u32;
            let place = Place { start, end: start + 1 + stream.below(6) as u32 };
            Anchor { place, label: stream.below(labels) as u32 }
        })
        .collect();
    anchors.sort_unstable();
    anchors
}

/// Exact spans, overlapping pairs, total overlap.
fn tiers(gold: &[Anchor], predictions: &[Anchor], pairs: &[(usize, usize)]) -> (usize, usize, u32) {
    let exact = pairs.iter().filter(|(g, p)| gold[*g] == predictions[*p]).count();
    let overlap = pairs.iter().map(|(g, p)| gold[*g].place.shared(predictions[*p].place)).sum();
    (exact, pairs.len(), overlap)
}

/// The best tiers of all one-to-one alignments: every set of predictions that the gold figures from `g` on could take,
/// each looked at once. The tiers of disjoint parts add up, so that the best of the rest is all that must be known.
fn best(gold: &[Anchor], predictions: &[Anchor]) -> (usize, usize, u32) {
    let sets = 1usize << predictions.len();
    let mut rest = vec![(0, 0, 0); sets];
    for g in gold.iter().rev() {
        let from = |taken: usize| {
            let mut most = rest[taken];
            for (p, prediction) in predictions.iter().enumerate().filter(|(p, _)| taken >> p & 1 == 0) {
                let shared = g.place.shared(prediction.place);
                if shared > 0 {
                    let (exact, pairs, overlap) = rest[taken | 1 << p];
                    most = most.max((exact + usize::from(g == prediction), pairs + 1, overlap + shared));
                }
            }
            most
        };
        rest = (0..sets).map(from).collect();
    }
    rest[0]
}

#[test]
fn no_alignment_is_better() {
    let mut stream = Stream::new(1, 0);
    for case in 0..CASES {
        let (gold, predictions) = (anchors(&mut stream, 7, 1), anchors(&mut stream, 7, 1));
        let pairs = align(&gold, &predictions, &Spans(&gold, &predictions));
        let found = tiers(&gold, &predictions, &pairs);
        assert_eq!(found, best(&gold, &predictions), "case {case}: {gold:?} {predictions:?}");
        assert!(pairs.iter().all(|&(g, p)| gold[g].place.overlaps(predictions[p].place)));
    }
}

#[test]
fn the_assignment_is_the_best_of_all_permutations() {
    fn try_all(weights: &[Vec<i128>], row: usize, taken: u32) -> i128 {
        let Some(columns) = weights.get(row) else { return 0 };
        let mut most = try_all(weights, row + 1, taken);
        for (c, weight) in columns.iter().enumerate() {
            if taken >> c & 1 == 0 {
                most = most.max(weight + try_all(weights, row + 1, taken | 1 << c));
            }
        }
        most
    }
    let mut stream = Stream::new(2, 0);
    for _ in 0..CASES {
        let (rows, columns) = (1 + stream.below(6), 1 + stream.below(6));
        let weights: Vec<Vec<i128>> =
            (0..rows).map(|_| (0..columns).map(|_| stream.below(9) as i128 - 2).map(|w| w.max(0)).collect()).collect();
        let assigned = assign(&weights);
        let sum: i128 = assigned.iter().enumerate().filter_map(|(r, c)| c.map(|c| weights[r][c])).sum();
        assert_eq!(sum, try_all(&weights, 0, 0), "{weights:?}");
    }
}

/// A random claim of a small world, so that spans, values and codes often meet.
fn claim(stream: &mut Stream, article: &str) -> Prediction {
    let start = stream.below(10) as u32;
    let value = [1.0, 12.0, 300.0, 1347.0][stream.below(4)];
    let maybe = |stream: &mut Stream| stream.below(3) > 0;
    let unit = maybe(stream).then(|| UnitPart {
        start: Some(20 + stream.below(3) as u32),
        end: Some(24),
        kind: Some(UnitKind::ALL[stream.below(2)]),
        code: Some(["person", "d"][stream.below(2)].to_owned()),
        ..UnitPart::default()
    });
    let source = maybe(stream).then(|| SourcePart {
        name: Some(["Kanat Timerdenov", "Kanata Timerdenova", "ONU"][stream.below(3)].to_owned()),
        ..SourcePart::default()
    });
    let attribution = maybe(stream).then(|| AttributionPart {
        kind: Some(AttributionType::ALL[stream.below(5)]),
        cue: maybe(stream).then(|| MentionPart { start: Some(30), end: Some(31 + stream.below(2) as u32), text: None }),
        ..AttributionPart::default()
    });
    Prediction {
        article_id: article.to_owned(),
        figure: FigurePart {
            start: Some(start),
            end: Some(start + 1 + stream.below(4) as u32),
            value: Some(value),
            modifier: maybe(stream).then(|| Modifier::ALL[stream.below(3)]),
            ..FigurePart::default()
        },
        language: maybe(stream).then(|| ["fr", "pl", "fr-CA"][stream.below(3)].to_owned()),
        unit,
        source,
        attribution,
        ..Prediction::default()
    }
}

fn claims(stream: &mut Stream) -> Vec<Prediction> {
    let articles = ["a", "b"];
    let count = stream.below(12);
    let article = |stream: &mut Stream| articles[stream.below(2)];
    (0..count).map(|_| article(stream)).collect::<Vec<_>>().into_iter().map(|a| claim(stream, a)).collect()
}

fn run(gold: &[Prediction], predictions: &[Prediction]) -> Evaluation {
    let mut input = Input::default();
    ["a", "b", "x", "y"].into_iter().for_each(|id| input.article(id, None, None));
    gold.iter().for_each(|c| input.gold(c));
    let system = input.system("s");
    predictions.iter().for_each(|c| input.prediction(system, c));
    evaluate(input, &QUICK)
}

fn shuffled<T: Clone>(values: &[T], stream: &mut Stream) -> Vec<T> {
    let mut values = values.to_vec();
    for i in (1..values.len()).rev() {
        values.swap(i, stream.below(i + 1));
    }
    values
}

fn fields(evaluation: &Evaluation) -> FieldCounts {
    evaluation.systems[0].fields
}

#[test]
fn neither_file_order_nor_names_move_a_result() {
    let mut stream = Stream::new(3, 0);
    for _ in 0..CASES {
        let (gold, predictions) = (claims(&mut stream), claims(&mut stream));
        let plain = run(&gold, &predictions);
        let turned = run(&shuffled(&gold, &mut stream), &shuffled(&predictions, &mut stream));
        assert_eq!(plain.systems[0].outcomes, turned.systems[0].outcomes);
        assert_eq!(plain.signature, turned.signature);
        let renamed = |claims: &[Prediction]| -> Vec<Prediction> {
            let name = |id: &str| if id == "a" { "y" } else { "x" }.to_owned();
            claims.iter().map(|c| Prediction { article_id: name(&c.article_id), ..c.clone() }).collect()
        };
        let other = run(&renamed(&gold), &renamed(&predictions));
        assert_eq!(fields(&plain), fields(&other));
        assert_eq!(plain.systems[0].errors.values().sum::<u64>(), other.systems[0].errors.values().sum::<u64>());
    }
}

#[test]
fn gold_against_itself_is_perfect() {
    let mut stream = Stream::new(4, 0);
    for _ in 0..CASES {
        let gold = claims(&mut stream);
        let evaluation = run(&gold, &shuffled(&gold, &mut stream));
        for field in Field::ALL {
            let counts = fields(&evaluation)[field.index()];
            assert_eq!((counts.incorrect, counts.missing, counts.spurious), (0, 0, 0), "{field:?} {gold:#?}");
        }
        assert!(evaluation.systems[0].errors.is_empty());
    }
}

#[test]
fn swapping_the_sides_swaps_precision_and_recall() {
    let mut stream = Stream::new(5, 0);
    for _ in 0..CASES {
        let (gold, predictions) = (claims(&mut stream), claims(&mut stream));
        let (there, back) = (fields(&run(&gold, &predictions)), fields(&run(&predictions, &gold)));
        for field in Field::ALL {
            let (t, b) = (there[field.index()], back[field.index()]);
            assert_eq!((t.precision(), t.recall(), t.f1()), (b.recall(), b.precision(), b.f1()), "{field:?}");
            assert_eq!((t.missing, t.spurious, t.agreed), (b.spurious, b.missing, b.agreed), "{field:?}");
        }
    }
}

#[test]
fn counts_and_causes_add_up() {
    let mut stream = Stream::new(6, 0);
    for _ in 0..CASES {
        let (gold, predictions) = (claims(&mut stream), claims(&mut stream));
        let evaluation = run(&gold, &predictions);
        let system = &evaluation.systems[0];
        let counts = |field: Field| system.fields[field.index()];
        for field in [Field::Claim, Field::Detection] {
            assert_eq!(counts(field).possible(), gold.len() as u64);
            assert_eq!(counts(field).actual(), predictions.len() as u64);
        }
        let wrong = system.outcomes.iter().filter(|o| o.verdicts.iter().any(|v| v.is_wrong())).count();
        assert_eq!(system.outcomes.iter().filter(|o| o.cause.is_some()).count(), wrong);
        assert_eq!(system.errors.values().sum::<u64>(), wrong as u64);
        let exact = system.schemes.get(Scheme::Exact);
        assert_eq!((exact.possible(), exact.actual()), (gold.len() as u64, predictions.len() as u64));
        assert!(counts(Field::Claim).correct <= counts(Field::Figure).correct.max(counts(Field::Detection).correct));
    }
}

#[test]
fn views_add_up_to_the_pairs() {
    let mut stream = Stream::new(7, 0);
    for _ in 0..CASES {
        let (gold, predictions) = (claims(&mut stream), claims(&mut stream));
        let evaluation = run(&gold, &predictions);
        let system = &evaluation.systems[0];
        let views = &system.views;
        let pairs = system.fields[Field::Detection.index()].correct;
        assert_eq!(views.modifiers.values().sum::<u64>(), pairs);
        assert_eq!(views.attributions.values().sum::<u64>(), pairs);
        assert_eq!(views.ladder.values().sum::<u64>(), pairs);
        for field in Field::ALL {
            let (all, found) = (system.fields[field.index()], views.given_detection[field.index()]);
            assert_eq!((all.correct, all.incorrect, all.agreed), (found.correct, found.incorrect, found.agreed));
            assert!(found.missing <= all.missing && found.spurious <= all.spurious);
        }
        // The field counts what agrees on nothing, the view does not.
        let source = super::Counts { agreed: 0, ..system.fields[Field::Source.index()] };
        assert_eq!(views.sources.innermost, source);
    }
}
