//! The four schemes beside nervaluate 1.2.1: equal wherever its result does not depend on order, and the list of documents
//! where it does, which `docs/nervaluate.md` prints. `make.py` made the documents and nervaluate's numbers.

use std::cmp::Ordering;
use std::path::{Path, PathBuf};

use claimbench::score::{Anchor, Compare, Place, Scheme, SchemeCounts, Schemes, align};
use serde::Deserialize;

type Numbers = [u64; 5];

/// Spans as start, end, label; for each scheme what nervaluate counts, one entry a distinct result.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Document {
    gold: Vec<(u32, u32, String)>,
    pred: Vec<(u32, u32, String)>,
    strict: Vec<Numbers>,
    exact: Vec<Numbers>,
    partial: Vec<Numbers>,
    r#type: Vec<Numbers>,
}

struct Spans(Vec<Anchor>, Vec<Anchor>);

impl Compare for Spans {
    fn agreement(&self, _: usize, _: usize) -> u8 {
        0
    }

    fn order(&self, gold: usize, prediction: usize) -> Ordering {
        self.0[gold].cmp(&self.1[prediction])
    }
}

impl Document {
    fn theirs(&self, scheme: Scheme) -> &[Numbers] {
        match scheme {
            Scheme::Strict => &self.strict,
            Scheme::Exact => &self.exact,
            Scheme::Partial => &self.partial,
            Scheme::Type => &self.r#type,
        }
    }

    fn ours(&self) -> Schemes {
        let anchors = |side: &[(u32, u32, String)]| {
            let anchor = |(start, end, label): &(u32, u32, String)| Anchor {
                place: Place { start: *start, end: *end },
                label: u32::from(label == "G"),
            };
            let mut anchors: Vec<Anchor> = side.iter().map(anchor).collect();
            anchors.sort_unstable();
            anchors
        };
        let labelled = Spans(anchors(&self.gold), anchors(&self.pred));
        let [strict, _, _, typed] = paired(&labelled).0;
        // Exact and partial do not see labels, and so pair without them.
        let blind = |side: &[Anchor]| side.iter().map(|a| Anchor { label: 0, ..*a }).collect();
        let [_, exact, partial, _] = paired(&Spans(blind(&labelled.0), blind(&labelled.1))).0;
        Schemes([strict, exact, partial, typed])
    }

    fn depends_on_order(&self) -> bool {
        Scheme::ALL.into_iter().any(|scheme| self.theirs(scheme).len() > 1)
    }

    fn shown(&self) -> String {
        let side = |spans: &[(u32, u32, String)]| {
            spans.iter().map(|(start, end, label)| format!("{label} {start}–{end}")).collect::<Vec<_>>().join(", ")
        };
        format!("{} | {}", side(&self.gold), side(&self.pred))
    }
}

/// The schemes of the best pairs.
fn paired(spans: &Spans) -> Schemes {
    let pairs = align(&spans.0, &spans.1, spans);
    let mut schemes = Schemes::default();
    pairs.iter().for_each(|&(g, p)| schemes.pair(spans.0[g], spans.1[p]));
    schemes.alone((spans.0.len() - pairs.len()) as u64, (spans.1.len() - pairs.len()) as u64);
    schemes
}

fn numbers(counts: SchemeCounts) -> Numbers {
    [counts.correct, counts.incorrect, counts.partial, counts.missing, counts.spurious]
}

fn f1([correct, incorrect, partial, missing, spurious]: Numbers) -> f64 {
    SchemeCounts { correct, incorrect, partial, missing, spurious }.f1().unwrap()
}

fn file(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn documents() -> Vec<Document> {
    let text = std::fs::read_to_string(file("tests/nervaluate/documents.jsonl")).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn equal_wherever_nervaluate_has_one_result() {
    let (mut equal, mut wrong) = (0, Vec::new());
    for document in documents() {
        let ours = document.ours();
        for scheme in Scheme::ALL {
            let (theirs, ours) = (document.theirs(scheme), numbers(ours.get(scheme)));
            match theirs {
                [one] if *one == ours => equal += 1,
                [one] => wrong.push(format!("{} {}: {one:?}, ours {ours:?}", document.shown(), scheme.as_str())),
                _ => {}
            }
        }
    }
    assert!(equal > 1500, "only {equal} results were compared");
    assert!(wrong.is_empty(), "{} of {}\n{}", wrong.len(), equal + wrong.len(), wrong.join("\n"));
}

#[test]
fn strict_is_never_worse_than_in_the_best_order() {
    for document in documents() {
        let ours = f1(numbers(document.ours().get(Scheme::Strict)));
        let best = document.strict.iter().copied().map(f1).fold(0.0, f64::max);
        assert!(ours >= best, "{}: {best}, ours {ours}", document.shown());
    }
}

#[test]
fn the_page_lists_every_document_that_depends_on_order() {
    let path = file("docs/nervaluate.md");
    let page = std::fs::read_to_string(&path).unwrap();
    let (head, _) = page.split_once("<!-- table -->").unwrap();
    let mut expected = format!("{head}<!-- table -->\n\n");
    expected += "| gold | predicted | strict | exact | partial | type |\n| --- | --- | --- | --- | --- | --- |\n";
    for document in documents().iter().filter(|d| d.depends_on_order() && d.gold.len() + d.pred.len() == 3) {
        let ours = document.ours();
        let cells = Scheme::ALL.map(|scheme| {
            let mut theirs: Vec<String> = document.theirs(scheme).iter().map(|n| format!("{:.2}", f1(*n))).collect();
            theirs.sort();
            theirs.dedup();
            let ours = format!("{:.2}", f1(numbers(ours.get(scheme))));
            if theirs.len() == 1 { ours } else { format!("{} → **{ours}**", theirs.join(" or ")) }
        });
        expected += &format!("| {} | {} |\n", document.shown(), cells.join(" | "));
    }
    if std::env::var_os("CLAIMBENCH_UPDATE_NERVALUATE").is_some() {
        return std::fs::write(&path, &expected).unwrap();
    }
    assert!(
        page == expected,
        "docs/nervaluate.md has drifted; repair: CLAIMBENCH_UPDATE_NERVALUATE=1 cargo test nervaluate"
    );
}
