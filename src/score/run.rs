//! The run of an evaluation, from input to numbers.
//!
//! In: an [`Input`], consumed. Out: an [`Evaluation`]. The steps: canonical order, places in code points, alignment
//! and verdicts article by article, counts, resampling.

use std::cell::OnceCell;
use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::ops::Range;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::align::{Anchor, Compare, align};
use super::cause;
use super::compare::{self, Comparison, Side};
use super::counts::{Field, FieldCounts, Verdict};
use super::evaluation::{Evaluation, GoldSummary, Human, Notes, Options, SystemEvaluation};
use super::input::{Input, SystemInput};
use super::interval::{self, NoBca};
use super::item::Item;
use super::judge;
use super::locate::{OffsetUnit, locate, runs};
use super::outcome::Outcome;
use super::people::People;
use super::resample::{self, Totals};
use super::schemes::Schemes;
use super::signature::{self, Digests};
use super::size::{Amount, Size};
use super::strings::Strings;
use super::units::Units;
use super::value;
use super::views::Views;
use crate::text::Offsets;

/// Scores every system against gold.
pub fn evaluate(mut input: Input, options: &Options) -> Evaluation {
    let human = input.people.take().map(|people| Box::new(agreement(*people, options)));
    order_articles(&mut input);
    let mut gold_items = std::mem::take(&mut input.gold);
    let (located, digest) = prepare(&mut gold_items, &mut input);
    input.gold = gold_items;
    let gold = GoldSummary {
        claims: input.gold.len() as u64,
        articles: input.articles.iter().filter(|a| a.known).count() as u64,
        duplicates: duplicates(&input.gold),
        located,
        digest,
        unknown: std::mem::take(&mut input.unknown),
    };
    let mut systems = std::mem::take(&mut input.systems);
    systems.sort_by(|a, b| a.name.cmp(&b.name));
    let units = Units::new(&input);
    let (mut evaluated, mut totals) = (Vec::new(), Vec::new());
    for mut system in systems {
        let (located, digest) = prepare(&mut system.items, &mut input);
        let (mut system, articles) = score(system, &input, options.tolerance);
        (system.notes.located, system.digest) = (located, digest);
        evaluated.push(system);
        totals.push(units.sum(articles));
    }
    let comparisons = uncertainty(&mut evaluated, &totals, options);
    let digests = Digests {
        gold: gold.digest.clone(),
        articles: signature::articles(&input.articles, &input.strings),
        systems: evaluated.iter().map(|s| (s.name.clone(), s.digest.clone())).collect(),
        people: human.as_deref().map(Human::digests).unwrap_or_default(),
    };
    let signature = signature::signature(options, &units.name, &digests);
    Evaluation {
        signature,
        options: options.clone(),
        gold,
        systems: evaluated,
        comparisons,
        slices: Vec::new(),
        units,
        human,
        input,
    }
}

/// One person's labels scored against the other's.
fn agreement(people: People, options: &Options) -> Human {
    let mut evaluation = evaluate(people.input, options);
    Human {
        gold: people.gold,
        second: people.second,
        articles: evaluation.gold.articles,
        digest: evaluation.gold.digest,
        system: evaluation.systems.swap_remove(0),
    }
}

/// Numbers articles by their names, so that rows come in the order of names.
pub(super) fn order_articles(input: &mut Input) {
    input.by_id.clear();
    // Datasets have them in this order.
    if input.articles.is_sorted_by_key(|article| input.strings.text(article.id)) {
        return;
    }
    let mut order: Vec<usize> = (0..input.articles.len()).collect();
    order.sort_unstable_by_key(|&i| input.strings.text(input.articles[i].id));
    let mut rank = vec![0u32; order.len()];
    for (new, &old) in order.iter().enumerate() {
        rank[old] = new as u32;
    }
    let mut old: Vec<_> = std::mem::take(&mut input.articles).into_iter().map(Some).collect();
    input.articles = order.iter().filter_map(|&i| old[i].take()).collect();
    let items = input.systems.iter_mut().flat_map(|s| &mut s.items).chain(&mut input.gold);
    items.for_each(|item| item.article = rank[item.article as usize]);
}

/// Sorts by content, digests, and brings every place to code points.
pub(super) fn prepare(items: &mut [Item], input: &mut Input) -> (super::Located, String) {
    sort(items, &input.strings);
    let digest = signature::digest(items, &input.articles, &input.strings);
    let located = locate(items, &input.articles, &mut input.strings);
    // Nothing moved where all stood in code points.
    if located.unit != OffsetUnit::CodePoints || located.grounded > 0 {
        sort(items, &input.strings);
    }
    (located, digest)
}

fn sort(items: &mut [Item], strings: &Strings) {
    items.sort_unstable_by(|a, b| a.article.cmp(&b.article).then_with(|| a.order(b, strings)));
}

/// How many items repeat the span of the one before.
fn duplicates(items: &[Item]) -> u64 {
    let same = |w: &&[Item]| repeats(&w[0], &w[1]);
    items.windows(2).filter(same).count() as u64
}

fn repeats(a: &Item, b: &Item) -> bool {
    a.article == b.article && a.figure == b.figure && !a.figure.is_none()
}

/// Articles whose marks are held apart until they are added up.
const AT_ONCE: usize = 8192;

/// One system: outcomes and counts, and the counts of each article that gold knows.
fn score(system: SystemInput, input: &Input, tolerance: f64) -> (SystemEvaluation, Vec<Totals<i32>>) {
    let mut notes = Notes { predictions: system.items.len() as u64, unknown: system.unknown, ..Notes::default() };
    notes.duplicates = duplicates(&system.items);
    let (gold_runs, runs_of_system) = (by_article(&input.gold, input), by_article(&system.items, input));
    for (article, info) in input.articles.iter().enumerate() {
        let name = || input.strings.text(info.id).to_owned();
        if !info.known && !runs_of_system[article].is_empty() {
            notes.unknown_articles.push(name());
            notes.unknown_predictions += runs_of_system[article].len() as u64;
        } else if runs_of_system[article].is_empty() && !gold_runs[article].is_empty() {
            notes.skipped_articles.push(name());
        }
    }
    let known: Vec<usize> = (0..input.articles.len()).filter(|&a| input.articles[a].known).collect();
    let sheet = |&article: &usize| Sheet {
        input,
        system: &system.items,
        gold: gold_runs[article].clone(),
        predictions: runs_of_system[article].clone(),
        text: input.articles[article].offsets(),
        tolerance,
        values: OnceCell::new(),
    };
    let (mut fields, mut schemes) = (FieldCounts::default(), Schemes::default());
    let mut errors = BTreeMap::new();
    let (mut outcomes, mut totals) =
        (Vec::with_capacity(input.gold.len().max(system.items.len())), Vec::with_capacity(known.len()));
    for known in known.chunks(AT_ONCE) {
        let marked = known.par_iter().with_min_len(64).map(|article| sheet(article).mark());
        for (rows, counted, counts) in marked.collect::<Vec<(Vec<Outcome>, Schemes, FieldCounts)>>() {
            totals.push(Totals::of(&counts));
            fields.iter_mut().zip(counts).for_each(|(sum, c)| *sum += c);
            schemes.add(&counted);
            rows.iter().filter_map(|o| o.cause).for_each(|c| *errors.entry(c).or_insert(0) += 1);
            outcomes.extend(rows);
        }
    }
    let system = SystemEvaluation {
        name: system.name,
        fields,
        intervals: [None; Field::COUNT],
        bca: [Err(NoBca::NoResamples); Field::COUNT],
        views: Views::of(input, &system.items, &outcomes),
        schemes,
        errors,
        slices: Vec::new(),
        means: Vec::new(),
        notes,
        outcomes,
        digest: String::new(),
        items: system.items,
    };
    (system, totals)
}

/// The range of each article's items; empty where it has none.
fn by_article(items: &[Item], input: &Input) -> Vec<Range<usize>> {
    let mut ranges = vec![0..0; input.articles.len()];
    for (article, range) in runs(items) {
        ranges[article as usize] = range;
    }
    ranges
}

/// One article's gold and predictions.
struct Sheet<'a> {
    input: &'a Input,
    system: &'a [Item],
    gold: Range<usize>,
    predictions: Range<usize>,
    text: Option<Offsets<'a>>,
    tolerance: f64,
    /// How many of gold's figures have each number, made where it is asked for.
    values: OnceCell<FxHashMap<u64, u32>>,
}

impl Sheet<'_> {
    fn mark(&self) -> (Vec<Outcome>, Schemes, FieldCounts) {
        let (gold, predictions) = (&self.input.gold[self.gold.clone()], &self.system[self.predictions.clone()]);
        let anchors =
            |items: &[Item]| -> Vec<Anchor> { items.iter().map(|i| Anchor { place: i.figure, label: 0 }).collect() };
        let (gold_anchors, anchors) = (anchors(gold), anchors(predictions));
        // Items without a place sort last, and nothing is aligned to them.
        let placed = |a: &[Anchor]| a.iter().take_while(|a| !a.place.is_none()).count();
        let pairs = align(&gold_anchors[..placed(&gold_anchors)], &anchors[..placed(&anchors)], self);
        let mut schemes = Schemes::default();
        let mut answered = vec![false; predictions.len()];
        let mut rows = Vec::with_capacity(gold.len() + predictions.len());
        let mut next = pairs.iter().peekable();
        for (g, item) in gold.iter().enumerate() {
            match next.next_if(|(paired, _)| *paired == g) {
                Some(&(_, p)) => {
                    answered[p] = true;
                    schemes.pair(gold_anchors[g], anchors[p]);
                    rows.push(self.pair(g, p));
                }
                None => rows.push(Outcome {
                    gold: (self.gold.start + g) as u32,
                    prediction: u32::MAX,
                    verdicts: judge::alone(item, Verdict::Missing),
                    cause: Some(cause::of_gold(item, predictions.is_empty())),
                    rung: None,
                }),
            }
        }
        // Gold is in order of its starts: how far those reach that begin no later is enough to know whether one overlaps.
        let mut reach = Vec::with_capacity(gold.len());
        for item in gold.iter().filter(|item| !item.figure.is_none()) {
            reach.push(reach.last().map_or(item.figure.end, |&end: &u32| end.max(item.figure.end)));
        }
        let overlaps = |place: super::Place| {
            let begun = gold[..reach.len()].partition_point(|g| g.figure.start < place.end);
            !place.is_none() && begun > 0 && reach[begun - 1] > place.start
        };
        for p in (0..predictions.len()).filter(|&p| !answered[p]) {
            rows.push(self.spurious(p, &answered, overlaps(predictions[p].figure)));
        }
        schemes.alone((gold.len() - pairs.len()) as u64, (predictions.len() - pairs.len()) as u64);
        rows.sort_by_key(|o| self.place_of(o));
        let mut fields = FieldCounts::default();
        for row in &rows {
            let paired = row.gold != u32::MAX && row.prediction != u32::MAX;
            for (counts, &verdict) in fields.iter_mut().zip(&row.verdicts) {
                counts.count(verdict, u64::from(paired || verdict != Verdict::Agreed));
            }
        }
        (rows, schemes, fields)
    }

    fn place_of(&self, outcome: &Outcome) -> super::Place {
        let gold = self.input.gold.get(outcome.gold as usize);
        gold.or(self.system.get(outcome.prediction as usize)).map_or(super::Place::NONE, |i| i.figure)
    }

    fn pair(&self, g: usize, p: usize) -> Outcome {
        let (strings, at) = (&self.input.strings, (self.gold.start + g, self.predictions.start + p));
        let (gold, prediction) = (&self.input.gold[at.0], &self.system[at.1]);
        let verdicts = judge::pair(gold, prediction, strings, self.tolerance);
        let surface = strings.get(gold.text).or_else(|| {
            let (start, end) = gold.figure.get()?;
            self.text.as_ref()?.slice(start, end)
        });
        let size = |item: &Item| strings.sizes.get(item.size);
        let others = |value: f64| {
            let own = numbers(size(gold)).any(|number| number == bits(value));
            self.values().get(&bits(value)).is_some_and(|&figures| figures > u32::from(own))
        };
        let rung = value::rung(size(gold), size(prediction), surface.unwrap_or_default(), self.tolerance, others);
        let relays = self.input.relays_of(gold);
        let cause = cause::of_pair(gold, prediction, &verdicts, rung, strings, relays, self.text.as_ref());
        Outcome { gold: at.0 as u32, prediction: at.1 as u32, verdicts, cause, rung: Some(rung) }
    }

    fn values(&self) -> &FxHashMap<u64, u32> {
        self.values.get_or_init(|| {
            let mut figures = FxHashMap::default();
            for item in &self.input.gold[self.gold.clone()] {
                let mut said: Vec<u64> = numbers(self.input.strings.sizes.get(item.size)).collect();
                said.sort_unstable();
                said.dedup();
                said.into_iter().for_each(|number| *figures.entry(number).or_default() += 1);
            }
            figures
        })
    }

    fn spurious(&self, p: usize, answered: &[bool], overlaps: bool) -> Outcome {
        let predictions = &self.system[self.predictions.clone()];
        let item = &predictions[p];
        let twin = |q: usize| repeats(item, &predictions[q]) && (q < p || answered[q]);
        // Equal spans stand side by side.
        let before = (0..p).rev().take_while(|&q| repeats(item, &predictions[q]));
        let after = (p + 1..predictions.len()).take_while(|&q| repeats(item, &predictions[q]));
        let again = before.chain(after).any(twin);
        Outcome {
            gold: u32::MAX,
            prediction: (self.predictions.start + p) as u32,
            verdicts: judge::alone(item, Verdict::Spurious),
            cause: Some(cause::of_prediction(item, again, overlaps, &self.input.strings, self.text.as_ref())),
            rung: None,
        }
    }
}

/// A number by its bits; nought has one sign.
fn bits(number: f64) -> u64 {
    (number + 0.0).to_bits()
}

/// The numbers of a figure: value and bounds.
fn numbers(size: Size) -> impl Iterator<Item = u64> {
    size.amounts().into_iter().filter_map(Amount::get).map(bits)
}

impl Compare for Sheet<'_> {
    fn agreement(&self, gold: usize, prediction: usize) -> u8 {
        let (g, p) = (&self.input.gold[self.gold.start + gold], &self.system[self.predictions.start + prediction]);
        let verdicts = judge::pair(g, p, &self.input.strings, self.tolerance);
        verdicts.iter().filter(|v| !v.is_wrong()).count() as u8
    }

    fn order(&self, gold: usize, prediction: usize) -> Ordering {
        let (g, p) = (&self.input.gold[self.gold.start + gold], &self.system[self.predictions.start + prediction]);
        g.order(p, &self.input.strings)
    }
}

/// Intervals of every system, and every pair of systems compared field by field.
fn uncertainty(systems: &mut [SystemEvaluation], totals: &[Vec<Totals<i32>>], options: &Options) -> Vec<Comparison> {
    let drawn: Vec<_> = totals.iter().map(|t| resample::bootstrap(t, options.resamples, options.seed)).collect();
    for ((system, drawn), units) in systems.iter_mut().zip(&drawn).zip(totals) {
        let all = Totals::sum(units.iter());
        for field in Field::ALL {
            let i = field.index();
            let f1 = system.fields[i].f1();
            let values = if f1.is_some() { interval::sorted(drawn.iter().map(|f| f[i])) } else { Vec::new() };
            system.intervals[i] = interval::percentile(&values);
            system.bca[i] = interval::bca(&values, f1, resample::without(units, &all, field));
        }
    }
    let side = |s: usize| Side { name: &systems[s].name, units: &totals[s], drawn: &drawn[s] };
    let mut comparisons = Vec::new();
    for a in 0..systems.len() {
        for b in a + 1..systems.len() {
            comparisons.extend(compare::pair(side(a), side(b), options));
        }
    }
    compare::correct(&mut comparisons, &mut []);
    compare::detectable(&mut comparisons, totals.first().map_or(0, Vec::len), options);
    comparisons
}
