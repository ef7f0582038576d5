//! What is written in another tool's format is read again as it was.

use std::collections::BTreeMap;

use claimbench::label::graph::{Graph, Link, Node, Role};
use claimbench::label::{brat, doccano, inception, studio};

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
        let back = studio::read(&studio::task(&graph)).map(|task| task.graph);
        assert_eq!(back.as_ref(), Ok(&graph), "Label Studio, graph {seed}");
        let document = inception::write(&graph).to_string();
        let back = inception::read(&graph.article_id, document.as_bytes(), false).map(|read| read.graph);
        assert_eq!(back.as_ref(), Ok(&graph), "INCEpTION, graph {seed}:\n{document}");
    }
}
