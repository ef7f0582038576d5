//! A rebuild reads only what changed, and gives the bytes of a build that read everything.
//!
//! In: the demo corpus's paragraphs as small articles, edited at random. Out: after each edit two datasets, one built over
//! its predecessor and one built anew, that are the same to the byte.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use claimbench::article::Columns;
use claimbench::build::{Progress, Request, build};
use claimbench::dataset::{Key, Options, Plan};
use claimbench::extract::{extract, records};
use serde_json::json;

use super::{articles, bytes, reseal};

/// How many edits are tried.
const SCRIPTS: usize = 500;

/// SplitMix64: the edits are the same in every run.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut x = self.0;
        x = (x ^ (x >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        x = (x ^ (x >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((x ^ (x >> 31)) % bound as u64) as usize
    }

    fn of<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        &items[self.below(items.len())]
    }
}

/// A folder of inputs and how they are built.
struct Corpus {
    root: PathBuf,
    paragraphs: Vec<String>,
    /// Text and metadata of each article, by id, and whether it is a file of its own.
    articles: BTreeMap<String, (String, serde_json::Value, bool)>,
    labelled: BTreeMap<String, usize>,
    reversed: bool,
    broken: bool,
    options: Options,
    next: usize,
}

impl Corpus {
    fn new(root: &Path) -> Self {
        let texts = articles().into_iter().map(|file| fs::read_to_string(file).unwrap());
        let paragraphs: Vec<String> = texts
            .flat_map(|text| text.split('\n').map(str::to_owned).collect::<Vec<_>>())
            .filter(|paragraph| (40..250).contains(&paragraph.len()))
            .collect();
        assert!(paragraphs.len() > 20);
        Self {
            root: root.to_owned(),
            paragraphs,
            articles: BTreeMap::new(),
            labelled: BTreeMap::new(),
            reversed: false,
            broken: false,
            options: Options { keep_going: true, ..Options::default() },
            next: 0,
        }
    }

    fn text(&self, random: &mut Random) -> String {
        let paragraphs = 1 + random.below(2);
        (0..paragraphs).map(|_| random.of(&self.paragraphs).clone() + "\n").collect()
    }

    fn edit(&mut self, random: &mut Random) {
        let ids: Vec<String> = self.articles.keys().cloned().collect();
        let choice = if ids.len() < 4 { 0 } else { random.below(13) };
        let id = if ids.is_empty() { String::new() } else { random.of(&ids).clone() };
        match choice {
            0 | 1 if ids.len() < 7 => {
                let id = format!("a{:03}", self.next);
                self.next += 1;
                let text = self.text(random);
                self.articles.insert(id, (text, json!({ "published": "2024-01-01" }), random.below(2) == 0));
            }
            0..=2 => drop(self.remove(&id)),
            3 => {
                let text = self.text(random);
                self.change(&id, |article| article.0 = text);
            }
            4 => {
                let more = random.of(&self.paragraphs).clone();
                self.change(&id, |article| article.0 += &more);
            }
            5 => {
                let outlet = format!("Outlet {}", random.below(3));
                self.change(&id, |article| article.1["outlet"] = json!(outlet));
            }
            6 => {
                let language = random.of(&[json!("fr"), json!("en"), json!("pl"), json!("und"), json!(null)]).clone();
                self.change(&id, |article| article.1["language"] = language);
            }
            7 => {
                if let Some(article) = self.remove(&id) {
                    self.articles.insert(format!("{}{id}", random.of(&["b", "Z", "é"])), article);
                }
            }
            8 => self.reversed = !self.reversed,
            9 => self.broken = !self.broken,
            10 => {
                if self.labelled.remove(&id).is_none() {
                    self.labelled.insert(id, random.below(3));
                }
            }
            11 => {
                let by_date = random.below(4) == 0;
                let shares = vec![("train".to_owned(), 0.5), ("dev".to_owned(), 0.25), ("test".to_owned(), 0.25)];
                let seed = random.below(5) as u64;
                let plan = Plan { shares, group_by: vec![Key::Cluster], by_date, seed };
                self.options.split = Some(plan).filter(|_| random.below(3) > 0);
            }
            _ => {
                self.options.drop_duplicates = random.below(2) == 0;
                self.options.name = format!("Dataset {}", random.below(3));
            }
        }
    }

    fn remove(&mut self, id: &str) -> Option<(String, serde_json::Value, bool)> {
        self.labelled.remove(id);
        self.articles.remove(id)
    }

    fn change(&mut self, id: &str, change: impl FnOnce(&mut (String, serde_json::Value, bool))) {
        if let Some(article) = self.articles.get_mut(id) {
            change(article);
            // Labels are of the text that they were made for.
            self.labelled.remove(id);
        }
    }

    /// Writes the inputs, and what is to be built of them.
    fn request(&self, out: &str, clean: bool) -> Request {
        let (inputs, labels) = (self.root.join("inputs"), self.root.join("labels"));
        for folder in [&inputs, &labels] {
            let _ = fs::remove_dir_all(folder);
            fs::create_dir(folder).unwrap();
        }
        let mut lines = String::new();
        for (id, (text, metadata, single)) in &self.articles {
            if *single {
                fs::write(inputs.join(format!("{id}.txt")), text).unwrap();
                fs::write(inputs.join(format!("{id}.json")), metadata.to_string()).unwrap();
            } else {
                let mut line = metadata.clone();
                (line["id"], line["text"]) = (json!(id), json!(text));
                lines += &format!("{line}\n");
            }
        }
        fs::write(inputs.join("lines.jsonl"), lines).unwrap();
        if self.broken {
            fs::write(inputs.join("broken.jsonl"), "{\"id\": 5}\n").unwrap();
        }
        for (id, left_out) in self.labelled.iter().filter(|(id, _)| self.articles.contains_key(*id)) {
            let (text, metadata, _) = &self.articles[id];
            let mut claims = records(id, text, &extract(text, metadata["language"].as_str()));
            claims.drain(..claims.len().min(*left_out));
            let mut gold = String::new();
            for claim in claims {
                let mut claim = serde_json::to_value(&claim).unwrap();
                claim["label"] = json!({ "status": "gold", "annotators": ["anna"] });
                gold += &format!("{claim}\n");
            }
            fs::write(labels.join(format!("{id}.gold.jsonl")), gold).unwrap();
        }
        let mut arguments =
            vec![inputs.join("lines.jsonl").to_string_lossy().into_owned(), format!("{}", inputs.display())];
        if self.reversed {
            arguments.reverse();
        }
        let labelled = !self.labelled.is_empty();
        Request {
            inputs: arguments,
            labels: labelled.then(|| labels.to_string_lossy().into_owned()).into_iter().collect(),
            agreement: None,
            out: self.root.join(out),
            columns: Columns::default(),
            options: self.options.clone(),
            clean,
        }
    }
}

/// Builds, and counts the articles that were taken over.
fn built(request: &Request) -> usize {
    let reused = Cell::new(0);
    let count = |progress| {
        if let Progress::Reused(articles) = progress {
            reused.set(articles);
        }
    };
    build(request, count).unwrap();
    reused.get()
}

#[test]
fn five_hundred_rebuilds_are_the_clean_builds_to_the_byte() {
    let folder = tempfile::tempdir().unwrap();
    let mut corpus = Corpus::new(folder.path());
    let mut random = Random(8);
    let (mut taken, mut of, mut untouched) = (0, 0, 0);
    for script in 0..SCRIPTS {
        for _ in 0..1 + random.below(3) {
            corpus.edit(&mut random);
        }
        let reused = built(&corpus.request("rebuilt", false));
        let clean = built(&corpus.request("clean", true));
        assert_eq!(clean, 0);
        let (rebuilt, clean) = (bytes(&folder.path().join("rebuilt")), bytes(&folder.path().join("clean")));
        assert!(rebuilt.keys().eq(clean.keys()), "script {script}");
        for (file, content) in &clean {
            assert!(*content == rebuilt[file], "script {script}: {} differs", file.display());
        }
        (taken, of) = (taken + reused, of + corpus.articles.len());
        untouched += usize::from(reused == corpus.articles.len());
    }
    // A test in which nothing is ever taken over would prove nothing, nor would one in which all always is.
    assert!(taken * 2 > of && taken < of && untouched < SCRIPTS / 2, "{taken} of {of}, all of them {untouched} times");
}

#[test]
fn a_dataset_that_is_not_what_its_manifest_says_is_no_help() {
    let folder = tempfile::tempdir().unwrap();
    let mut corpus = Corpus::new(folder.path());
    let mut random = Random(9);
    for _ in 0..12 {
        corpus.edit(&mut random);
    }
    let request = corpus.request("data", false);
    assert_eq!(built(&request), 0);
    let all = built(&request);
    assert!(all > 0);
    let first = bytes(&request.out);
    for file in first.keys().filter(|file| file.extension().is_some_and(|e| e == "parquet" || e == "jsonl")) {
        let mut content = first[file].clone();
        let middle = content.len() / 2;
        content[middle] ^= 1;
        fs::write(request.out.join(file), content).unwrap();
        // Links are made anew whatever stands there.
        let kept = if file.starts_with("links") { all } else { 0 };
        assert_eq!(built(&request), kept, "{}", file.display());
        assert!(bytes(&request.out) == first);
        assert_eq!(built(&request), all);
    }
    let manifest = request.out.join("manifest.json");
    let other = fs::read_to_string(&manifest).unwrap();
    let extractor = other.split("\"extractor\": \"").nth(1).unwrap().split('"').next().unwrap();
    fs::write(&manifest, other.replace(extractor, "another")).unwrap();
    reseal(&request.out);
    assert_eq!(built(&request), 0, "another extractor's claims are not taken over");
    assert!(bytes(&request.out) == first);
}
