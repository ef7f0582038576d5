//! What stands in an article, in a name, in a code must stay text: in `report.html`, `report.md`, JUnit and GitHub's
//! annotations. Every line of `payloads.jsonl` is put into every field of an evaluation, and what comes out must have
//! the structure that harmless words have: no element, attribute, line or command more.
//!
//! With `CLAIMBENCH_PAGES=DIR` the pages are kept, and `run.sh` opens them in a browser.

use std::fs;
use std::path::Path;

use claimbench::claim::prediction::{
    AttributionPart, FigurePart, MentionPart, Prediction, PropertyPart, SourcePart, UnitPart,
};
use claimbench::claim::{AttributionType, Modifier, UnitKind};
use claimbench::report::gate::Floor;
use claimbench::report::{self, Report};
use claimbench::score::{Evaluation, Input, Options, Slice, evaluate};
use scraper::{Html, Node};
use serde_json::Value;

/// Payloads in one page: as article, outlet and everything in it, and as the names of as many systems.
const TOGETHER: usize = 4;

fn payloads() -> Vec<String> {
    let lines = include_str!("payloads.jsonl").lines();
    let payloads: Vec<String> = lines.map(|line| serde_json::from_str(line).unwrap()).collect();
    assert!(payloads.len() >= 300);
    payloads
}

/// A claim of which every string is the word, standing in a text `word 3 word`.
fn claim(word: &str, value: f64) -> Prediction {
    let length = word.chars().count() as u32;
    let (text, start, end) = (Some(word.to_owned()), Some(0), Some(length));
    Prediction {
        article_id: word.to_owned(),
        figure: FigurePart {
            text: Some("3".to_owned()),
            start: Some(length + 1),
            end: Some(length + 2),
            value: Some(value),
            modifier: Some(Modifier::Exact),
            ..FigurePart::default()
        },
        language: text.clone(),
        unit: Some(UnitPart {
            text: text.clone(),
            start,
            end,
            kind: Some(UnitKind::Count),
            code: Some(format!("{word}{value}")),
        }),
        property: Some(PropertyPart { text: text.clone(), start, end, code: text.clone() }),
        source: Some(SourcePart { text: text.clone(), start, end, name: text.clone(), kind: None }),
        attribution: Some(AttributionPart {
            kind: Some(AttributionType::Direct),
            cue: Some(MentionPart { text, start, end }),
            ..AttributionPart::default()
        }),
        confidence: Some(0.5),
        evidence: Some(word.to_owned()),
        ..Prediction::default()
    }
}

/// An evaluation that has each word wherever a file can put one. Each system misreads each figure and invents one.
fn evaluation(words: &[String]) -> Evaluation {
    let mut input = Input::default();
    for word in words {
        input.article(word, Some(format!("{word} 3 {word}")), Some(word));
        input.gold(&claim(word, 3.0));
    }
    for name in words {
        let system = input.system(name);
        for word in words {
            input.prediction(system, &claim(word, 41.0));
            let figure = FigurePart { text: Some(format!("{word} invented")), ..FigurePart::default() };
            input.prediction(system, &Prediction { article_id: word.clone(), figure, ..Prediction::default() });
        }
    }
    let mut evaluation = evaluate(input, &Options { resamples: 10, ..Options::default() });
    for system in &mut evaluation.systems {
        let slice = |word: &String| Slice {
            by: "outlet".to_owned(),
            key: word.clone(),
            fields: system.fields,
            intervals: Default::default(),
        };
        system.slices = words.iter().map(slice).collect();
    }
    evaluation
}

/// Words that mean nothing to any reader, as many as asked for.
fn harmless(many: usize) -> Vec<String> {
    (0..many).map(|i| format!("word{i}")).collect()
}

/// The elements of a page with the names of their attributes, and every text of a script that is not data.
fn structure(page: &str) -> Vec<String> {
    let html = Html::parse_document(page);
    let mut found = Vec::new();
    for node in html.tree.root().descendants() {
        let depth = node.ancestors().count();
        match node.value() {
            Node::Element(element) => {
                let mut names: Vec<String> = element.attrs().map(|(name, _)| name.to_owned()).collect();
                names.sort_unstable();
                found.push(format!("{depth} {} {}", element.name(), names.join(" ")));
                for (name, value) in element.attrs().filter(|(name, _)| matches!(*name, "href" | "src")) {
                    assert!(name == "href" && value.starts_with('#'), "{name}={value}");
                }
            }
            Node::Comment(comment) => found.push(format!("{depth} comment {}", &**comment)),
            Node::ProcessingInstruction(_) => found.push(format!("{depth} instruction")),
            _ => {}
        }
    }
    assert!(found.len() > 200, "{}", found.len());
    found
}

/// The page without what is the same in every page: parsing a hundred copies of it proves nothing.
fn bare(page: &str) -> String {
    let cut = |page: &str, from: &str, to: &str| {
        let start = page.rfind(from).unwrap() + from.len();
        let end = start + page[start..].find(to).unwrap();
        format!("{}{}", &page[..start], &page[end..])
    };
    cut(&cut(page, "<style>", "</style>"), "<script>(() => {", "</script>")
}

#[test]
fn no_string_adds_an_element_or_an_attribute_to_the_page() {
    let kept = std::env::var_os("CLAIMBENCH_PAGES");
    for (number, words) in payloads().chunks(TOGETHER).enumerate() {
        let page = |words: &[String]| {
            let evaluation = evaluation(words);
            report::html(&Report::new(&evaluation), &evaluation)
        };
        let made = page(words);
        let (found, expected) = (structure(&bare(&made)), structure(&bare(&page(&harmless(words.len())))));
        let differs = found.iter().zip(&expected).find(|(a, b)| a != b);
        assert_eq!((differs, found.len()), (None, expected.len()), "{words:?}");
        // The parser that counted must have seen the words: each stands in the data, whole.
        let html = Html::parse_document(&made);
        let index = scraper::Selector::parse("#index").unwrap();
        let index: Value =
            serde_json::from_str(&html.select(&index).next().unwrap().text().collect::<String>()).unwrap();
        let mut ids: Vec<&str> = index["articles"].as_array().unwrap().iter().map(|a| a[0].as_str().unwrap()).collect();
        let mut words: Vec<&str> = words.iter().map(String::as_str).collect();
        ids.sort_unstable();
        words.sort_unstable();
        assert_eq!(ids, words);
        if let Some(folder) = &kept {
            fs::create_dir_all(folder).unwrap();
            fs::write(Path::new(folder).join(format!("{number:03}.html")), made).unwrap();
        }
    }
}

#[test]
fn no_string_opens_markup_or_a_line_in_markdown() {
    for words in payloads().chunks(TOGETHER) {
        let markdown = |words: &[String]| {
            let evaluation = evaluation(words);
            report::markdown(&Report::new(&evaluation), &evaluation)
        };
        let shape = |text: &str| (text.matches('<').count(), text.lines().count());
        let (found, expected) = (markdown(words), markdown(&harmless(words.len())));
        assert_eq!(shape(&found), shape(&expected), "{words:?}\n{found}");
    }
}

#[test]
fn no_string_adds_a_command_to_annotations() {
    let floor = Floor::parse("claim.f1=0.9").unwrap();
    for words in payloads().chunks(TOGETHER) {
        let lines = |words: &[String]| {
            let report = Report::new(&evaluation(words));
            report::github(&report, &floor.failures(&report))
        };
        let kinds = |text: &str| text.split('\n').map(|l| l.split(' ').next().unwrap().to_owned()).collect::<Vec<_>>();
        let (found, expected) = (lines(words), lines(&harmless(words.len())));
        assert_eq!(kinds(&found), kinds(&expected), "{found}");
        assert!(!found.contains('\r'));
    }
}

/// An element of the schema: its attributes, those it must have, its children in order.
#[derive(serde::Deserialize)]
struct Element {
    attributes: Vec<String>,
    required: Vec<String>,
    children: Vec<String>,
    #[serde(default)]
    text: bool,
}

#[test]
fn junit_is_valid_and_counts_its_failures() {
    let schema: std::collections::BTreeMap<String, Element> = toml::from_str(include_str!("junit.toml")).unwrap();
    let floors = ["claim.f1=0.9", "claim.recall=0.9", "detection.recall=0"].map(|f| Floor::parse(f).unwrap());
    for words in payloads().chunks(TOGETHER) {
        let report = Report::new(&evaluation(words));
        let failures: Vec<_> = floors.iter().flat_map(|f| f.failures(&report)).collect();
        let xml = report::junit(&report, &failures);
        let document = roxmltree::Document::parse(&xml).unwrap_or_else(|e| panic!("{words:?}: {e}\n{xml}"));
        for node in document.descendants().filter(roxmltree::Node::is_element) {
            let name = node.tag_name().name();
            let element = schema.get(name).unwrap_or_else(|| panic!("no element {name} in JUnit"));
            for attribute in node.attributes() {
                assert!(element.attributes.iter().any(|a| a == attribute.name()), "{name} {}", attribute.name());
            }
            assert!(element.required.iter().all(|a| node.has_attribute(a.as_str())), "{name}");
            let order = |child: roxmltree::Node| {
                let child = child.tag_name().name();
                element.children.iter().position(|c| c == child).unwrap_or_else(|| panic!("{child} in {name}"))
            };
            let orders: Vec<usize> = node.children().filter(roxmltree::Node::is_element).map(order).collect();
            assert!(orders.is_sorted(), "{name}");
            let spoken = node.children().any(|c| c.is_text() && !c.text().unwrap_or_default().trim().is_empty());
            assert!(element.text || !spoken, "text in {name}");
            let under = |tag: &str| node.descendants().filter(|n| n.has_tag_name(tag)).count();
            if let Some(tests) = node.attribute("tests") {
                assert_eq!(tests, under("testcase").to_string());
                assert_eq!(node.attribute("failures").unwrap(), under("failure").to_string());
            }
        }
        assert_eq!(document.descendants().filter(|n| n.has_tag_name("failure")).count(), words.len());
    }
}
