//! Scores as MeasEval's official scorer counts them (SemEval-2021 Task 8), quirks included, so that
//! published numbers can be set beside ours. In: gold and submitted annotations by document. Out: counts.
//!
//! The rules, as that scorer behaves:
//! - A submitted quantity is aligned to *every* gold quantity of its document that it overlaps, spans
//!   that only touch included; each pair is a true positive. The last gold set that it meets is
//!   the one in which the rest of its annotation set may earn credit.
//! - Entities, properties and qualifiers pair in the same way inside aligned sets only.
//! - Overlap is the F1 of tokens split at single spaces, of the overlap against both sides; a submitted
//!   annotation that pairs twice gets its best value in both rows.
//! - Units and modifiers count as equal strings within aligned sets; one that matches nothing is spurious or
//!   missing only where no equal (for units: no matched) one stands in the same gold set.
//! - A relation is right when both its ends are aligned to the ends of the same gold relation.
//! - Every row without partner scores zero; the headline is the mean over all rows of all classes.

use std::collections::{BTreeMap, BTreeSet};

/// One line of a submission or of the gold. Offsets are code points.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Annotation {
    pub set: String,
    pub kind: Kind,
    pub start: u32,
    pub end: u32,
    pub id: String,
    pub text: String,
    pub unit: Option<String>,
    pub modifiers: Vec<String>,
    /// The relation that this annotation is the source of, and the id that it points to.
    pub relation: Option<(Relation, String)>,
}

/// Type of a span.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    Quantity,
    MeasuredEntity,
    MeasuredProperty,
    Qualifier,
}

/// Type of a relation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Relation {
    HasQuantity,
    HasProperty,
    Qualifies,
}

/// What is counted apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    Span(Kind),
    Unit,
    Modifier,
    Relation(Relation),
}

impl Class {
    /// The name that the official scorer prints.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Span(Kind::Quantity) => "Quantity",
            Self::Span(Kind::MeasuredEntity) => "MeasuredEntity",
            Self::Span(Kind::MeasuredProperty) => "MeasuredProperty",
            Self::Span(Kind::Qualifier) => "Qualifier",
            Self::Unit => "Unit",
            Self::Modifier => "modifier",
            Self::Relation(Relation::HasQuantity) => "HasQuantity",
            Self::Relation(Relation::HasProperty) => "HasProperty",
            Self::Relation(Relation::Qualifies) => "Qualifies",
        }
    }
}

/// Counts of one class, or of all.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Tally {
    pub true_positives: u64,
    pub false_positives: u64,
    pub false_negatives: u64,
    pub exact: u64,
    /// Sum of the rows' overlap F1.
    pub overlap: f64,
}

impl Tally {
    pub const fn rows(&self) -> u64 {
        self.true_positives + self.false_positives + self.false_negatives
    }

    pub fn precision(&self) -> Option<f64> {
        ratio(self.true_positives as f64, self.true_positives + self.false_positives)
    }

    pub fn recall(&self) -> Option<f64> {
        ratio(self.true_positives as f64, self.true_positives + self.false_negatives)
    }

    pub fn f_measure(&self) -> Option<f64> {
        let (p, r) = (self.precision()?, self.recall()?);
        (p + r > 0.0).then(|| 2.0 * p * r / (p + r))
    }

    /// Mean exact match over rows.
    pub fn exact_match(&self) -> Option<f64> {
        ratio(self.exact as f64, self.rows())
    }

    /// Mean overlap F1 over rows: the task's headline when taken over all classes.
    pub fn overlap_f1(&self) -> Option<f64> {
        ratio(self.overlap, self.rows())
    }

    fn add(&mut self, other: &Self) {
        self.true_positives += other.true_positives;
        self.false_positives += other.false_positives;
        self.false_negatives += other.false_negatives;
        self.exact += other.exact;
        self.overlap += other.overlap;
    }

    fn hit(&mut self, exact: bool, overlap: f64) {
        self.true_positives += 1;
        self.exact += u64::from(exact);
        self.overlap += overlap;
    }
}

fn ratio(part: f64, whole: u64) -> Option<f64> {
    (whole > 0).then(|| part / whole as f64)
}

/// Annotations by document.
pub type Documents = BTreeMap<String, Vec<Annotation>>;

/// The classes' counts; classes that neither side has are absent.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Evaluation {
    pub classes: BTreeMap<Class, Tally>,
}

impl Evaluation {
    /// Every row of every class.
    pub fn overall(&self) -> Tally {
        let mut all = Tally::default();
        self.classes.values().for_each(|tally| all.add(tally));
        all
    }

    fn class(&mut self, class: Class) -> &mut Tally {
        self.classes.entry(class).or_default()
    }
}

/// Scores a submission. Documents that only one side has count in full as missing or spurious.
pub fn evaluate(gold: &Documents, submitted: &Documents) -> Evaluation {
    let mut evaluation = Evaluation::default();
    let names: BTreeSet<&String> = gold.keys().chain(submitted.keys()).collect();
    for name in names {
        let side = |docs: &'_ Documents| docs.get(name).cloned().unwrap_or_default();
        document(&side(gold), &side(submitted), &mut evaluation);
    }
    evaluation
}

/// Gold and submitted annotations that were paired, by index.
type Pairs = Vec<(usize, usize)>;

fn document(gold: &[Annotation], submitted: &[Annotation], evaluation: &mut Evaluation) {
    let pairs_of = |kind: Kind, accept: &dyn Fn(&Annotation, &Annotation) -> bool| -> Pairs {
        let of = |side: &[Annotation]| (0..side.len()).filter(|&i| side[i].kind == kind).collect::<Vec<_>>();
        let theirs = of(submitted);
        let touching = |g: usize, s: usize| touches(&gold[g], &submitted[s]) && accept(&gold[g], &submitted[s]);
        of(gold)
            .into_iter()
            .flat_map(|g| theirs.iter().filter(move |&&s| touching(g, s)).map(move |&s| (g, s)))
            .collect()
    };
    let quantities = pairs_of(Kind::Quantity, &|_, _| true);
    // Later pairs overwrite earlier ones: the last gold set wins.
    let sets: BTreeMap<&str, &str> =
        quantities.iter().map(|&(g, s)| (submitted[s].set.as_str(), gold[g].set.as_str())).collect();
    let mut all = Vec::new();
    for kind in [Kind::Quantity, Kind::MeasuredEntity, Kind::MeasuredProperty, Kind::Qualifier] {
        let pairs = match kind {
            Kind::Quantity => quantities.clone(),
            _ => pairs_of(kind, &|g, s| sets.get(s.set.as_str()) == Some(&g.set.as_str())),
        };
        count_spans(gold, submitted, kind, &pairs, evaluation.class(Class::Span(kind)));
        all.extend(pairs);
    }
    count_strings(gold, submitted, &sets, evaluation);
    count_relations(gold, submitted, &sets, &all, evaluation);
}

/// Overlap with both ends inclusive: spans that only touch count, as in the official scorer.
const fn touches(a: &Annotation, b: &Annotation) -> bool {
    a.start <= b.end && b.start <= a.end
}

fn count_spans(gold: &[Annotation], submitted: &[Annotation], kind: Kind, pairs: &Pairs, tally: &mut Tally) {
    let mut best: BTreeMap<&str, f64> = BTreeMap::new();
    for &(g, s) in pairs {
        let value = overlap(&gold[g], &submitted[s]);
        let entry = best.entry(&submitted[s].id).or_default();
        *entry = entry.max(value);
    }
    for &(g, s) in pairs {
        let exact = (gold[g].start, gold[g].end) == (submitted[s].start, submitted[s].end);
        tally.hit(exact, best.get(submitted[s].id.as_str()).copied().unwrap_or_default());
    }
    let unpaired = |side: &[Annotation], paired: BTreeSet<usize>| {
        side.iter().enumerate().filter(|(i, a)| a.kind == kind && !paired.contains(i)).count() as u64
    };
    tally.false_negatives += unpaired(gold, pairs.iter().map(|p| p.0).collect());
    tally.false_positives += unpaired(submitted, pairs.iter().map(|p| p.1).collect());
}

/// Token F1 of the overlap, taken from the submitted text. An empty overlap is one empty token.
fn overlap(gold: &Annotation, submitted: &Annotation) -> f64 {
    let (from, to) = (gold.start.max(submitted.start), gold.end.min(submitted.end));
    let skip = from.saturating_sub(submitted.start) as usize;
    let shared: String = submitted.text.chars().skip(skip).take(to.saturating_sub(from) as usize).collect();
    let tokens = |text: &str| text.split(' ').count() as f64;
    let (precision, recall) = (tokens(&shared) / tokens(&submitted.text), tokens(&shared) / tokens(&gold.text));
    2.0 * precision * recall / (precision + recall)
}

/// Units and modifiers: equal strings in aligned sets.
fn count_strings(
    gold: &[Annotation],
    submitted: &[Annotation],
    sets: &BTreeMap<&str, &str>,
    evaluation: &mut Evaluation,
) {
    let quantities =
        |side: &'_ [Annotation]| side.iter().filter(|a| a.kind == Kind::Quantity).cloned().collect::<Vec<_>>();
    let (gold, submitted) = (quantities(gold), quantities(submitted));
    let aligned = |s: &Annotation| sets.get(s.set.as_str()).copied();

    let units: Vec<(&str, &str)> = gold.iter().filter_map(|g| Some((g.set.as_str(), g.unit.as_deref()?))).collect();
    let mut matched = BTreeSet::new();
    for unit in submitted.iter().filter_map(|s| Some((aligned(s)?, s.unit.as_deref()?))) {
        for _ in units.iter().filter(|&&u| u == unit) {
            evaluation.class(Class::Unit).hit(true, 1.0);
            matched.insert(unit.0);
        }
    }
    // A wrong unit beside a right one in the same gold set goes uncounted.
    let spurious = |s: &&Annotation| s.unit.is_some() && aligned(s).is_none_or(|set| !matched.contains(set));
    evaluation.class(Class::Unit).false_positives += submitted.iter().filter(spurious).count() as u64;
    evaluation.class(Class::Unit).false_negatives += units.iter().filter(|u| !matched.contains(u.0)).count() as u64;

    let modifiers: Vec<(&str, &str)> =
        gold.iter().flat_map(|g| g.modifiers.iter().map(|m| (g.set.as_str(), m.as_str()))).collect();
    let mut matched = BTreeSet::new();
    let tally = evaluation.class(Class::Modifier);
    for submitted in &submitted {
        for modifier in &submitted.modifiers {
            let pair = aligned(submitted).map(|set| (set, modifier.as_str()));
            let hits = modifiers.iter().filter(|&&m| Some(m) == pair).count();
            (0..hits).for_each(|_| tally.hit(true, 1.0));
            match pair {
                Some(pair) if hits > 0 => {
                    matched.insert(pair);
                }
                _ => tally.false_positives += 1,
            }
        }
    }
    tally.false_negatives += modifiers.iter().filter(|m| !matched.contains(*m)).count() as u64;
}

/// Relations: both ends aligned to the ends of one gold relation in the aligned set.
fn count_relations(
    gold: &[Annotation],
    submitted: &[Annotation],
    sets: &BTreeMap<&str, &str>,
    pairs: &Pairs,
    evaluation: &mut Evaluation,
) {
    let mut found = BTreeSet::new();
    for (s, source) in submitted.iter().enumerate() {
        let Some((relation, target)) = &source.relation else { continue };
        let set = sets.get(source.set.as_str());
        let sources = pairs.iter().filter(|p| p.1 == s).map(|p| p.0);
        let ends: BTreeSet<&str> = pairs
            .iter()
            .filter(|p| submitted[p.1].id == *target && submitted[p.1].set == source.set)
            .map(|p| gold[p.0].id.as_str())
            .collect();
        let right: Vec<usize> = sources
            .filter(|&g| set == Some(&gold[g].set.as_str()))
            .filter(|&g| gold[g].relation.as_ref().is_some_and(|(r, t)| r == relation && ends.contains(t.as_str())))
            .collect();
        let tally = evaluation.class(Class::Relation(*relation));
        if right.is_empty() {
            tally.false_positives += 1;
        }
        right.iter().for_each(|_| tally.hit(true, 1.0));
        found.extend(right);
    }
    for (g, annotation) in gold.iter().enumerate() {
        if let Some((relation, _)) = &annotation.relation
            && !found.contains(&g)
        {
            evaluation.class(Class::Relation(*relation)).false_negatives += 1;
        }
    }
}
