//! Other tools' formats lose nothing; several people's labels become one.

use std::collections::BTreeMap;
use std::fs;

use claimbench::label::graph::{Graph, Link, Node, Role};
use claimbench::label::{brat, doccano, studio};

use super::command::{demo, done, run};

/// Graphs of each format that are written and read again.
const ROUNDS: u64 = 10_000;

/// xorshift64*: the same graphs on every machine.
struct Random(u64);

impl Random {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        usize::try_from(self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33).unwrap() % n
    }

    fn pick<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[self.below(of.len())]
    }
}

/// Spans of every role over a text with astral characters, line breaks and what formats escape.
fn graph(seed: u64) -> Graph {
    let random = &mut Random(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
    let words =
        ["149", "morts", "été", "🔥", "«", "\n", "a;b", "x=y", "\\", "\"", "<b>", "т\u{301}", "\u{a0}", "100%", ", "];
    let text: String = (0..20 + random.below(30)).flat_map(|_| [random.pick(&words), " "]).collect();
    let length = text.chars().count();
    let mut graph = Graph { article_id: format!("article {seed}"), text: text.clone(), ..Graph::default() };
    let node = |role: Role, random: &mut Random| loop {
        let start = random.below(length - 1);
        let end = start + 1 + random.below((length - start - 1).min(12));
        let surface: String = text.chars().skip(start).take(end - start).collect();
        // brat cannot begin or end a span with a line break, and nobody marks blanks.
        if surface.trim() != surface || surface.contains('\n') && surface.split('\n').any(|line| line.trim().is_empty())
        {
            continue;
        }
        let attributes: BTreeMap<String, String> = (role.attributes().iter())
            .map(|name| {
                let value = match *name {
                    "value" | "low" | "high" => format!("{}", random.below(2000)),
                    "modifier" => random.pick(&["exact", "approximate", "at_least"]).to_owned(),
                    "attribution" => random.pick(&["none", "direct", "indirect"]).to_owned(),
                    "stance" => "asserted".to_owned(),
                    "status" => "gold".to_owned(),
                    "kind" => "count".to_owned(),
                    "type" => "other".to_owned(),
                    _ => format!("{} {}", random.pick(&words).trim(), random.pick(&["a", "b;c", "d\\e", "k=v"])),
                };
                ((*name).to_owned(), value)
            })
            .collect();
        break Node { role, start: start as u32, end: end as u32, text: surface, attributes };
    };
    for _ in 0..1 + random.below(4) {
        let figure = graph.nodes.len();
        let own = node(Role::Figure, random);
        graph.nodes.push(own);
        for role in [Role::Unit, Role::Property, Role::Source, Role::Cue, Role::Relay, Role::Relay] {
            if random.below(3) > 0 {
                let part = node(role, random);
                graph.links.push(Link { figure, to: graph.nodes.len() });
                graph.nodes.push(part);
            }
        }
    }
    graph
}

#[test]
fn ten_thousand_graphs_survive_each_format() {
    for seed in 1..=ROUNDS {
        let graph = graph(seed);
        let back = brat::read(&graph.article_id, &graph.text, &brat::write(&graph), false);
        assert_eq!(back.as_ref(), Ok(&graph), "brat, graph {seed}:\n{}", brat::write(&graph));
        let back = doccano::read(doccano::write(&graph).trim_end().as_bytes());
        assert_eq!(back.as_ref(), Ok(&graph), "doccano, graph {seed}");
        let back = studio::read(&studio::task(&graph)).map(|(graph, _)| graph);
        assert_eq!(back.as_ref(), Ok(&graph), "Label Studio, graph {seed}");
    }
}

#[test]
fn a_dataset_goes_out_and_comes_back() {
    let folder = tempfile::tempdir().unwrap();
    let (articles, gold) = (demo("articles"), demo("gold"));
    let (articles, gold) = (articles.to_str().unwrap(), gold.to_str().unwrap());
    done(folder.path(), &["build", articles, "--labels", gold, "--out", "data", "--quiet"], b"");
    for (format, file) in [("label-studio", "tasks.json"), ("doccano", "lines.jsonl"), ("brat", "brat")] {
        done(folder.path(), &["label", "export", "data", "--format", format, "--out", file, "--quiet"], b"");
        done(folder.path(), &["label", "import", file, "--format", format, "--out", "back.jsonl", "--quiet"], b"");
        done(folder.path(), &["build", articles, "--labels", "back.jsonl", "--out", "again", "--quiet"], b"");
        let claims = |data: &str| claimbench::dataset::read(&folder.path().join(data)).unwrap().claims;
        let (then, now) = (claims("data"), claims("again"));
        assert!(then.len() > 200);
        assert_eq!(then, now, "{format}");
        let printed = done(folder.path(), &["label", "config", "--format", format], b"");
        assert!(String::from_utf8(printed).unwrap().to_lowercase().contains("figure"));
    }
}

#[test]
fn faults_of_brat_files_are_told_with_their_line() {
    let text = "12 people and 3 dogs";
    for (ann, lossy, told) in [
        ("T1\tFigure 0 2\t12\n", false, None),
        ("#1\tAnnotatorNotes T1\tvalue=12\nT1\tFigure 0 2\t12\n", false, None),
        ("T1\tFigure 0 2\t13\n", false, Some("\"13\" at 0..2")),
        ("T1\tNumber 0 2\t12\n", false, Some("\"Number\"")),
        ("T1\tFigure 0 2\t12\nR1\thas_unit Arg1:T1 Arg2:T9\n", false, Some("T9")),
        ("T1\tUnit 3 9;16 20\tpeople dogs\n", false, Some("pieces")),
        ("T1\tUnit 3 9;16 20\tpeople dogs\n", true, None),
        ("E1\tDie:T1\n", false, Some("E1")),
    ] {
        let read = brat::read("a", text, ann, lossy);
        match told {
            None => assert!(read.is_ok(), "{ann}: {read:?}"),
            Some(told) => {
                let faults = read.unwrap_err();
                assert!(faults.iter().any(|fault| fault.to_string().contains(told)), "{ann}: {faults:?}");
            }
        }
    }
}

#[test]
fn annotators_are_compared_and_merged() {
    let folder = tempfile::tempdir().unwrap();
    let gold: String = {
        let mut files: Vec<_> = fs::read_dir(demo("gold")).unwrap().map(|e| e.unwrap().path()).collect();
        files.sort();
        fs::read_to_string(&files[0]).unwrap()
    };
    let lines: Vec<&str> = gold.lines().collect();
    assert!(lines.len() > 5);
    let second: String = lines[1..]
        .iter()
        .map(|line| line.replace("\"modifier\":\"exact\"", "\"modifier\":\"approximate\"") + "\n")
        .collect();
    fs::write(folder.path().join("ana.jsonl"), &gold).unwrap();
    fs::write(folder.path().join("bo.jsonl"), &second).unwrap();
    let same = done(folder.path(), &["label", "agree", "ana.jsonl", "ana.jsonl", "--json"], b"");
    let same: serde_json::Value = serde_json::from_slice(&same).unwrap();
    assert_eq!(same["f1"]["claim"], 1.0);
    let apart = done(folder.path(), &["label", "agree", "ana.jsonl", "bo.jsonl", "--json"], b"");
    let apart: serde_json::Value = serde_json::from_slice(&apart).unwrap();
    assert!(apart["f1"]["detection"].as_f64().unwrap() < 1.0);
    let merge = ["label", "merge", "ana=ana.jsonl", "bo=bo.jsonl", "--out", "gold.jsonl", "--queue", "queue.jsonl"];
    let output = run(folder.path(), &merge, b"");
    assert_eq!(output.status.code(), Some(1), "there is something to decide");
    let decided: String = (fs::read_to_string(folder.path().join("queue.jsonl")).unwrap().lines())
        .map(|line| {
            let mut question: serde_json::Value = serde_json::from_str(line).unwrap();
            question["decision"] = 0.into();
            question["by"] = "cy".into();
            format!("{question}\n")
        })
        .collect();
    fs::write(folder.path().join("decided.jsonl"), decided).unwrap();
    done(folder.path(), &[&merge[..], &["--decisions", "decided.jsonl"]].concat(), b"");
    let merged = fs::read_to_string(folder.path().join("gold.jsonl")).unwrap();
    assert_eq!(merged.lines().count(), lines.len());
}
