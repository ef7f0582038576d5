//! The dataset card, from facts alone.
//!
//! In: the manifest and what the tables came to. Out: `README.md` with the front matter that Hugging Face
//! `datasets` loads by, and a text that says what is in the folder, who labelled it and how to check it.

use std::collections::BTreeMap;
use std::fmt::Write;

use arrow::datatypes::{DataType, Field, Schema};

use super::manifest::Manifest;
use super::shards::Written;
use super::{ARTICLES, CLAIMS, Key, LINKS, Plan, schema};
use crate::lang::language_name;

/// What the card and the Croissant description say.
#[derive(Debug)]
pub struct Facts<'a> {
    pub name: &'a str,
    pub manifest: &'a Manifest,
    /// In order of their names.
    pub parts: Vec<Part>,
    /// Claims by the language of their sentence.
    pub claim_languages: BTreeMap<String, u64>,
    pub article_languages: BTreeMap<String, u64>,
    /// Articles by the licence that their input states; the empty name counts those that state none.
    pub licences: BTreeMap<String, u64>,
    pub annotators: Annotators,
}

/// Who stands behind the gold claims.
#[derive(Debug, Default)]
pub struct Annotators {
    /// Gold claims by the name of an annotator.
    claims: BTreeMap<String, u64>,
    /// Gold claims that several annotators stand behind.
    several: u64,
}

impl Annotators {
    /// Counts a gold claim.
    pub fn add(&mut self, names: &[String]) {
        for name in names {
            match self.claims.get_mut(name) {
                Some(count) => *count += 1,
                None => drop(self.claims.insert(name.clone(), 1)),
            }
        }
        self.several += u64::from(names.len() > 1);
    }
}

/// One split.
#[derive(Debug)]
pub struct Part {
    /// The name in the files; see [`Part::loaded_as`].
    pub split: String,
    pub articles: Written,
    pub claims: Written,
    pub links: Written,
}

impl Part {
    /// The split's name in Hugging Face `datasets`, which keeps `all` for itself.
    pub fn loaded_as(&self) -> &str {
        if self.split == super::SPLIT { "train" } else { &self.split }
    }

    pub fn table(&self, table: &str) -> &Written {
        match table {
            ARTICLES => &self.articles,
            LINKS => &self.links,
            _ => &self.claims,
        }
    }
}

impl Facts<'_> {
    /// Rows and files of a table, over all splits.
    fn total(&self, table: &str) -> (u64, usize) {
        let tables = self.parts.iter().map(|part| part.table(table));
        tables.fold((0, 0), |(rows, files), table| (rows + table.rows, files + table.files.len()))
    }

    /// The one licence that every article states, if there is one.
    pub fn licence(&self) -> Option<&str> {
        match (self.licences.len(), self.licences.keys().next()) {
            (1, Some(licence)) if !licence.is_empty() => Some(licence),
            _ => None,
        }
    }
}

/// The whole `README.md`.
pub fn card(facts: &Facts<'_>) -> String {
    let mut card = String::from("---\n");
    // Writing to a string never fails.
    let _ = front_matter(&mut card, facts);
    card.push_str("---\n\n");
    let _ = body(&mut card, facts);
    card
}

/// Licences that the hub knows by name.
const KNOWN: [&str; 10] = [
    "apache-2.0",
    "cc-by-3.0",
    "cc-by-4.0",
    "cc-by-nc-4.0",
    "cc-by-nc-sa-4.0",
    "cc-by-nd-4.0",
    "cc-by-sa-3.0",
    "cc-by-sa-4.0",
    "cc0-1.0",
    "mit",
];

/// A licence as the hub spells names: small letters, digits, hyphens and full stops.
fn slug(licence: &str) -> String {
    let kept = |c: char| if c.is_ascii_alphanumeric() || c == '.' { c.to_ascii_lowercase() } else { '-' };
    licence.trim().chars().map(kept).collect()
}

fn front_matter(out: &mut String, facts: &Facts<'_>) -> std::fmt::Result {
    let quoted = |text: &str| serde_json::Value::from(text).to_string();
    writeln!(out, "pretty_name: {}", quoted(facts.name))?;
    // A language that the hub does not know would make it refuse the whole card.
    let known = |code: &&String| code.len() <= 3 && *code != "und";
    let codes: Vec<&String> = facts.article_languages.keys().filter(known).collect();
    if !codes.is_empty() {
        writeln!(out, "language:")?;
        codes.iter().try_for_each(|code| writeln!(out, "- {}", quoted(code)))?;
    }
    match facts.licence() {
        Some(licence) if KNOWN.contains(&slug(licence).as_str()) => writeln!(out, "license: {}", slug(licence))?,
        Some(licence) => writeln!(out, "license: other\nlicense_name: {}", slug(licence))?,
        None if facts.licences.len() > 1 => writeln!(out, "license: other\nlicense_name: mixed")?,
        None => writeln!(out, "license: unknown")?,
    }
    writeln!(out, "task_categories:\n- token-classification\ntags:\n- fact-checking\n- quantities\n- attribution")?;
    writeln!(out, "configs:")?;
    for (table, default) in [(CLAIMS, true), (ARTICLES, false), (LINKS, false)] {
        writeln!(out, "- config_name: {table}")?;
        if default {
            writeln!(out, "  default: true")?;
        }
        writeln!(out, "  data_files:")?;
        for part in &facts.parts {
            writeln!(out, "  - split: {}\n    path: {table}/{}-*.parquet", part.loaded_as(), part.split)?;
        }
    }
    writeln!(out, "dataset_info:")?;
    for (table, schema) in [(CLAIMS, schema::claims()), (ARTICLES, schema::articles()), (LINKS, schema::links())] {
        writeln!(out, "- config_name: {table}\n  features:")?;
        features(out, &schema)?;
        writeln!(out, "  splits:")?;
        let (mut bytes, mut download) = (0, 0);
        for part in &facts.parts {
            let written = part.table(table);
            writeln!(out, "  - name: {}", part.loaded_as())?;
            writeln!(out, "    num_bytes: {}\n    num_examples: {}", written.bytes, written.rows)?;
            bytes += written.bytes;
            download += written.files.iter().map(|f| f.bytes).sum::<u64>();
        }
        writeln!(out, "  download_size: {download}\n  dataset_size: {bytes}")?;
    }
    Ok(())
}

fn features(out: &mut String, schema: &Schema) -> std::fmt::Result {
    schema.fields().iter().try_for_each(|field| feature(out, field, 2))
}

fn feature(out: &mut String, field: &Field, indent: usize) -> std::fmt::Result {
    let pad = " ".repeat(indent);
    writeln!(out, "{pad}- name: {}", field.name())?;
    match field.data_type() {
        DataType::Struct(fields) => {
            writeln!(out, "{pad}  struct:")?;
            fields.iter().try_for_each(|f| feature(out, f, indent + 2))
        }
        DataType::List(item) => match item.data_type() {
            DataType::Struct(fields) => {
                writeln!(out, "{pad}  list:")?;
                fields.iter().try_for_each(|f| feature(out, f, indent + 2))
            }
            leaf => writeln!(out, "{pad}  list: {}", dtype(leaf)),
        },
        leaf => writeln!(out, "{pad}  dtype: {}", dtype(leaf)),
    }
}

fn dtype(kind: &DataType) -> &'static str {
    match kind {
        DataType::Int32 => "int32",
        DataType::Float64 => "float64",
        _ => "string",
    }
}

fn splits(out: &mut String, facts: &Facts<'_>, plan: &Plan) -> std::fmt::Result {
    writeln!(out, "## Splits\n\n| split | share asked for | articles | claims |\n|---|---|---|---|")?;
    for part in &facts.parts {
        let share = plan.shares.iter().find(|(name, _)| *name == part.split).map_or(0.0, |(_, share)| *share);
        writeln!(out, "| `{}` | {share} | {} | {} |", part.split, part.articles.rows, part.claims.rows)?;
    }
    let keys: Vec<&str> =
        Key::ALL.iter().filter(|(_, key)| plan.group_by.contains(key)).map(|(name, _)| *name).collect();
    let how = if plan.by_date {
        "by date, the earliest first".to_owned()
    } else {
        format!("by language, seed {}", plan.seed)
    };
    let together = match keys.as_slice() {
        [] => "nothing keeps articles together".to_owned(),
        keys => format!("articles of one {} stand in one split", keys.join(" or ")),
    };
    writeln!(out, "\nSplit {how}; {together}.\n")
}

/// Who labelled, and how far they agreed.
fn labelled(out: &mut String, facts: &Facts<'_>) -> std::fmt::Result {
    let Annotators { claims, several } = &facts.annotators;
    if claims.is_empty() {
        return Ok(());
    }
    writeln!(out, "| annotator | gold claims |\n|---|---|")?;
    claims.iter().try_for_each(|(name, count)| writeln!(out, "| {name} | {count} |"))?;
    writeln!(out, "\nBehind {several} of the gold claims stand two annotators or more.\n")?;
    match &facts.manifest.agreement {
        Some(agreement) => agreement.section(out),
        None => writeln!(out, "How far annotators agreed before adjudication was not stated to the build.\n"),
    }
}

fn body(out: &mut String, facts: &Facts<'_>) -> std::fmt::Result {
    let Facts { manifest, .. } = facts;
    let counts = manifest.counts;
    writeln!(out, "# {}\n", facts.name)?;
    writeln!(
        out,
        "{} figure claims from {} news articles: each states how many or how much of something there is, with the\n\
         unit that is counted, the source that it is credited to, and how.\n",
        counts.claims, counts.articles
    )?;
    writeln!(out, "| table | rows | files | one row is |\n|---|---|---|---|")?;
    let [(claims, claim_files), (articles, article_files), (links, link_files)] =
        [CLAIMS, ARTICLES, LINKS].map(|table| facts.total(table));
    let text = if manifest.options.dehydrated { "without its text" } else { "its text unchanged" };
    writeln!(out, "| `{CLAIMS}` | {claims} | {claim_files} | one mention of a figure |")?;
    writeln!(out, "| `{ARTICLES}` | {articles} | {article_files} | one article, {text} |")?;
    writeln!(out, "| `{LINKS}` | {links} | {link_files} | one claim of a group or of a sum |\n")?;
    if let Some(plan) = &manifest.options.split {
        splits(out, facts, plan)?;
    }
    writeln!(out, "## Use\n")?;
    writeln!(
        out,
        "```python\nfrom datasets import load_dataset\nclaims = load_dataset(\"PATH\", \"{CLAIMS}\", split=\"{}\")\n```\n",
        facts.parts.first().map_or("train", Part::loaded_as)
    )?;
    writeln!(
        out,
        "```python\nimport polars as pl\nclaims = pl.read_parquet(\"PATH/{CLAIMS}/*.parquet\")\n\
         people = claims.filter(pl.col(\"unit\").struct.field(\"code\") == \"person\")\n```\n"
    )?;
    writeln!(
        out,
        "Offsets count Unicode code points of the article's `text`, end exclusive; `text[start:end]` is the surface.\n\
         `figure.value`, `low` and `high` are numbers; `figure.text` keeps the original. `furniture` of `{ARTICLES}` marks what is\n\
         part of the page and not of the article: its numbers are no claims, but for those of a `repeated_title`.\n"
    )?;
    writeln!(
        out,
        "`{LINKS}` holds {} groups of claims of several articles about one thing (`agrees`, `conflicts`, `updates`, and the\n\
         `low`, `best` and `high` figure), {} sums whose parts make their total, and {} that the text spells out wrongly.\n",
        counts.groups, counts.sums, counts.wrong_sums
    )?;
    if manifest.options.dehydrated {
        writeln!(
            out,
            "This dataset is dehydrated: offsets and hashes stand in place of every text of the articles. Whoever has the\n\
             articles gets it back with `claimbench rehydrate PATH ARTICLES... --out DIR`, checked by their hashes.\n"
        )?;
    }
    writeln!(out, "## Languages\n\n| language | articles | claims |\n|---|---|---|")?;
    let mut languages: Vec<&String> = facts.article_languages.keys().chain(facts.claim_languages.keys()).collect();
    languages.sort();
    languages.dedup();
    for code in languages {
        let of = |counts: &BTreeMap<String, u64>| counts.get(code).copied().unwrap_or_default();
        let name = language_name(code).map_or_else(|| code.clone(), |name| format!("{name} (`{code}`)"));
        writeln!(out, "| {name} | {} | {} |", of(&facts.article_languages), of(&facts.claim_languages))?;
    }
    writeln!(out, "\n## Labels\n")?;
    writeln!(
        out,
        "{} claims are `gold`, adjudicated by people; {} are `silver`, labelled by {} {} and checked by nobody.\n\
         The fields follow version {} of the annotation guideline.\n",
        counts.gold, counts.silver, manifest.tool.name, manifest.tool.version, manifest.guideline_version
    )?;
    labelled(out, facts)?;
    writeln!(out, "## What is not in it\n")?;
    writeln!(
        out,
        "Of {} inputs {} became articles and {} did not; {} numbers of the articles are no claims. Each of these\n\
         stands in `rejected.jsonl` with its reason.\n",
        counts.inputs, counts.accepted, counts.rejected, counts.rejected_numbers
    )?;
    writeln!(out, "## Licence of the articles\n\n| licence | articles |\n|---|---|")?;
    for (licence, count) in &facts.licences {
        let licence = if licence.is_empty() { "not stated by the input" } else { licence };
        writeln!(out, "| {licence} | {count} |")?;
    }
    writeln!(
        out,
        "\n## Integrity\n\n`manifest.json` holds the SHA-256 of every file and of the rows themselves;\n\
         `claimbench check PATH` verifies them, every surface and every count.\n"
    )?;
    let content = &manifest.content;
    writeln!(
        out,
        "| rows of | SHA-256 |\n|---|---|\n| `{ARTICLES}` | `{}` |\n| `{CLAIMS}` | `{}` |\n| `{LINKS}` | `{}` |",
        content.articles, content.claims, content.links
    )
}
