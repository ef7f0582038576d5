//! Hand-worked scores: each case says what gold is, what a system says, and what must be counted, with the arithmetic.
//!
//! The format is explained in `README.md` beside the cases. Places are written as surfaces, never as numbers.

use std::collections::BTreeMap;
use std::path::Path;

use claimbench::claim::prediction::{
    AttributionPart, FigurePart, MentionPart, Prediction, PropertyPart, SourcePart, UnitPart,
};
use claimbench::claim::{AttributionType, Modifier, UnitKind};
use claimbench::report::ConfusionReport;
use claimbench::score::{Counts, Evaluation, Field, Input, Options, Scheme, evaluate};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    why: String,
    #[serde(default)]
    text: String,
    #[serde(default)]
    texts: BTreeMap<String, String>,
    #[serde(default)]
    without_texts: bool,
    #[serde(default)]
    tolerance: f64,
    gold: Vec<Claim>,
    pred: Vec<Claim>,
    #[serde(default)]
    expect: BTreeMap<String, String>,
    #[serde(default)]
    agreed: BTreeMap<String, u64>,
    causes: BTreeMap<String, u64>,
    #[serde(default)]
    schemes: BTreeMap<String, String>,
    #[serde(default)]
    ungrounded: u64,
    #[serde(default)]
    given: BTreeMap<String, String>,
    #[serde(default)]
    sources: BTreeMap<String, String>,
    #[serde(default)]
    confused: BTreeMap<String, u64>,
    #[serde(default)]
    offsets: Option<String>,
}

#[derive(Deserialize, Clone)]
#[serde(deny_unknown_fields)]
struct Claim {
    #[serde(default = "first")]
    article: String,
    figure: String,
    /// Which occurrence of the surface is meant.
    #[serde(default = "one")]
    at: usize,
    #[serde(default)]
    ungiven: bool,
    #[serde(default)]
    unit_of: Units,
    value: Option<f64>,
    low: Option<f64>,
    high: Option<f64>,
    modifier: Option<Modifier>,
    unit: Option<String>,
    kind: Option<UnitKind>,
    code: Option<String>,
    property: Option<String>,
    property_code: Option<String>,
    source: Option<String>,
    #[serde(default = "one")]
    source_at: usize,
    name: Option<String>,
    attribution: Option<AttributionType>,
    cue: Option<String>,
    #[serde(default)]
    relays: Vec<String>,
    language: Option<String>,
    evidence: Option<String>,
}

/// What offsets are counted in.
#[derive(Deserialize, Clone, Copy, Default)]
#[serde(rename_all = "lowercase")]
enum Units {
    #[default]
    Points,
    Utf16,
    Bytes,
}

fn first() -> String {
    "a".to_owned()
}

const fn one() -> usize {
    1
}

impl Claim {
    fn prediction(&self, texts: &BTreeMap<String, String>) -> Prediction {
        let text = texts.get(&self.article).map_or("", String::as_str);
        let place = |surface: &str, occurrence: usize| {
            let Some((at, _)) = text.match_indices(surface).nth(occurrence - 1) else {
                panic!("{surface:?} does not stand {occurrence} times in {text:?}")
            };
            let count = |part: &str| match self.unit_of {
                Units::Points => part.chars().count(),
                Units::Utf16 => part.encode_utf16().count(),
                Units::Bytes => part.len(),
            };
            let start = count(&text[..at]);
            (start as u32, (start + count(surface)) as u32)
        };
        let mention = |surface: &str, occurrence: usize| {
            let (start, end) = place(surface, occurrence);
            MentionPart { text: Some(surface.to_owned()), start: Some(start), end: Some(end) }
        };
        let part = |surface: &Option<String>, at| surface.as_deref().map(|s| mention(s, at)).unwrap_or_default();
        let figure = if self.ungiven { MentionPart::default() } else { mention(&self.figure, self.at) };
        let (unit, property, source) =
            (part(&self.unit, 1), part(&self.property, 1), part(&self.source, self.source_at));
        let cue = self.cue.as_deref().map(|c| mention(c, 1));
        let relays = self.relays.iter().map(|r| mention(r, 1)).collect();
        let has_unit = self.unit.is_some() || self.code.is_some() || self.kind.is_some();
        Prediction {
            article_id: self.article.clone(),
            figure: FigurePart {
                text: Some(self.figure.clone()),
                start: figure.start,
                end: figure.end,
                value: self.value,
                low: self.low,
                high: self.high,
                modifier: self.modifier,
            },
            language: self.language.clone(),
            unit: has_unit.then(|| UnitPart {
                text: unit.text,
                start: unit.start,
                end: unit.end,
                kind: self.kind,
                code: self.code.clone(),
            }),
            property: (self.property.is_some() || self.property_code.is_some()).then(|| PropertyPart {
                text: property.text,
                start: property.start,
                end: property.end,
                code: self.property_code.clone(),
            }),
            source: (self.source.is_some() || self.name.is_some()).then(|| SourcePart {
                text: source.text,
                start: source.start,
                end: source.end,
                name: self.name.clone(),
                kind: None,
            }),
            attribution: self.attribution.map(|kind| AttributionPart { kind: Some(kind), stance: None, cue, relays }),
            evidence: self.evidence.clone(),
            ..Prediction::default()
        }
    }
}

fn run(case: &Case) -> Evaluation {
    let mut texts = case.texts.clone();
    if texts.is_empty() {
        texts.insert(first(), case.text.clone());
    }
    let mut input = Input::default();
    if !case.without_texts {
        texts.iter().for_each(|(id, text)| input.article(id, Some(text.clone()), None));
    }
    case.gold.iter().for_each(|c| input.gold(&c.prediction(&texts)));
    let system = input.system("system");
    case.pred.iter().for_each(|c| input.prediction(system, &c.prediction(&texts)));
    evaluate(input, &Options { tolerance: case.tolerance, resamples: 0, seed: 0 })
}

fn shown(counts: Counts) -> String {
    format!("{}/{}/{}", counts.possible(), counts.actual(), counts.correct)
}

/// The pairs of a cell `gold > prediction` of any confusion table.
fn confused(evaluation: &Evaluation, cell: &str) -> u64 {
    let report = ConfusionReport::new(evaluation, &evaluation.systems[0]);
    let (gold, prediction) = cell.split_once(" > ").unwrap_or_else(|| panic!("{cell} is no `gold > prediction`"));
    let cells = report.modifier.iter().chain(&report.attribution).chain(&report.unit_code);
    cells.filter(|c| c.gold == gold && c.prediction == prediction).map(|c| c.pairs).sum()
}

/// Everything in which a case is not as it says.
fn differences(case: &Case) -> Vec<String> {
    let evaluation = run(case);
    let system = &evaluation.systems[0];
    let mut found = Vec::new();
    let mut compare = |what: &str, expected: String, is: String| {
        if expected != is {
            found.push(format!("{what}: expected {expected}, is {is}"));
        }
    };
    for (field, expected) in &case.expect {
        let counts = system.fields[Field::parse(field).unwrap_or_else(|| panic!("no field {field}")).index()];
        compare(field, expected.clone(), shown(counts));
    }
    for (field, expected) in &case.given {
        let field = Field::parse(field).unwrap_or_else(|| panic!("no field {field}"));
        compare("given detection", expected.clone(), shown(system.views.given_detection[field.index()]));
    }
    let sources = system.views.sources;
    for (way, expected) in &case.sources {
        let counts = match way.as_str() {
            "span" => sources.span,
            "name" => sources.name,
            "innermost" => sources.innermost,
            "outermost" => sources.outermost,
            _ => panic!("sources are not judged by {way}"),
        };
        compare(way, expected.clone(), shown(counts));
    }
    for (cell, expected) in &case.confused {
        compare(cell, expected.to_string(), confused(&evaluation, cell).to_string());
    }
    for (field, expected) in &case.agreed {
        let counts = system.fields[Field::parse(field).unwrap_or_else(|| panic!("no field {field}")).index()];
        compare(field, expected.to_string(), counts.agreed.to_string());
    }
    let causes: BTreeMap<String, u64> = system.errors.iter().map(|(c, n)| (c.as_str().to_owned(), *n)).collect();
    compare("causes", format!("{:?}", case.causes), format!("{causes:?}"));
    for scheme in Scheme::ALL {
        if let Some(expected) = case.schemes.get(scheme.as_str()) {
            let c = system.schemes.get(scheme);
            let is = format!("{} {} {} {} {}", c.correct, c.incorrect, c.partial, c.missing, c.spurious);
            compare(scheme.as_str(), expected.clone(), is);
        }
    }
    compare("ungrounded", case.ungrounded.to_string(), system.notes.located.ungrounded.to_string());
    if let Some(unit) = &case.offsets {
        compare("offsets", unit.clone(), system.notes.located.unit.as_str().to_owned());
    }
    found
}

#[test]
fn scores_are_as_worked_out_by_hand() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/scoring");
    let (mut cases, mut wrong) = (0, Vec::new());
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    paths.retain(|p| p.extension().is_some_and(|e| e == "toml"));
    paths.sort();
    for path in paths {
        let file = std::fs::read_to_string(&path).unwrap();
        let file: File = toml::from_str(&file).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        for case in file.case {
            cases += 1;
            let name = format!("{}: {}", path.file_name().unwrap().to_string_lossy(), case.name);
            assert!(case.why.len() > 15, "{name} does not say why");
            assert!(!case.expect.is_empty() || !case.schemes.is_empty(), "{name} expects no count");
            wrong.extend(differences(&case).into_iter().map(|d| format!("{name}: {d}\n    {}", case.why)));
        }
    }
    assert!(cases >= 40, "only {cases} cases were found");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
