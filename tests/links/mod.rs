//! Which claims of different articles are about one thing, and which figures of one article add up: cases as data.
//!
//! A file holds articles of one or two invented events, the groups that must be found in them, and the sums. What is not
//! listed must not be found: every article that stands in no group is a negative.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use claimbench::claim::record::ClaimRecord;
use claimbench::extract::{extract, records};
use claimbench::link::{About, LinkKind, LinkRecord, Linker};
use serde::Deserialize;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    article: Vec<Article>,
    #[serde(default)]
    group: Vec<Group>,
    #[serde(default)]
    sum: Vec<Sum>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Article {
    id: String,
    language: String,
    published: Option<String>,
    event: Option<String>,
    cluster: Option<String>,
    text: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Group {
    about: String,
    names: Option<String>,
    members: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Sum {
    article: String,
    total: String,
    parts: Vec<String>,
    holds: bool,
}

fn files() -> Vec<(String, File)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/links");
    let paths = fs::read_dir(folder).unwrap().map(|e| e.unwrap().path());
    let mut paths: Vec<_> = paths.filter(|p| p.extension().is_some_and(|e| e == "toml")).collect();
    paths.sort();
    assert!(paths.len() > 1, "hardly any case");
    let read = |path: &Path| {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        (name.clone(), toml::from_str(&fs::read_to_string(path).unwrap()).unwrap_or_else(|e| panic!("{name}: {e}")))
    };
    paths.iter().map(|p| read(p)).collect()
}

/// Every link of the articles, and their claims by id.
fn links(articles: &[Article]) -> (Vec<LinkRecord>, BTreeMap<String, ClaimRecord>) {
    let (mut linker, mut known) = (Linker::new(Vec::new(), Vec::new(), Vec::new()), BTreeMap::new());
    for article in articles {
        let claims = records(&article.id, &article.text, &extract(&article.text, Some(&article.language)));
        let about = About {
            id: &article.id,
            text: &article.text,
            language: &article.language,
            published: article.published.as_deref(),
            event: article.event.as_deref(),
            cluster: article.cluster.as_deref(),
            split: "all",
        };
        linker.add(&about, &claims).unwrap();
        known.extend(claims.into_iter().map(|c| (c.claim_id.clone(), c)));
    }
    (linker.finish().unwrap().collect::<Result<_, _>>().unwrap(), known)
}

/// What is found, in the words of the files.
fn told(links: &[LinkRecord], claims: &BTreeMap<String, ClaimRecord>, articles: &[Article]) -> Vec<String> {
    let mut by_link: BTreeMap<&str, Vec<&LinkRecord>> = BTreeMap::new();
    links.iter().for_each(|row| by_link.entry(&row.link_id).or_default().push(row));
    let date = |row: &&LinkRecord| articles.iter().find(|a| a.id == row.article_id).and_then(|a| a.published.clone());
    let mut told = Vec::new();
    for mut rows in by_link.into_values() {
        rows.sort_by_key(|row| {
            (row.relation.as_str() != "total", date(row), row.article_id.clone(), claims[&row.claim_id].figure.start)
        });
        let code = |c: &ClaimRecord| {
            format!("{} {}", c.unit.as_ref().map_or("-", |u| &u.code), c.property.as_ref().map_or("-", |p| &p.code))
        };
        let mut lines = vec![match rows[0].kind {
            LinkKind::Event => code(&claims[&rows[0].claim_id]),
            kind => format!("{kind} {}", rows[0].article_id),
        }];
        for row in rows {
            let views: Vec<&str> = row.views.iter().map(|v| v.as_str()).collect();
            let figure = &claims[&row.claim_id].figure.text;
            let line = match row.kind {
                LinkKind::Event => format!("{} {figure} {} {}", row.article_id, row.relation, views.join(" ")),
                _ => format!("{} {figure}", row.relation),
            };
            lines.push(line.trim_end().to_owned());
        }
        told.push(lines.join("\n  "));
    }
    told.sort();
    told
}

fn expected(file: &File) -> Vec<String> {
    let group = |g: &Group| [&[g.about.clone()][..], &g.members].concat().join("\n  ");
    let sum = |s: &Sum| {
        let kind = if s.holds { LinkKind::Sum } else { LinkKind::WrongSum };
        let head = [format!("{kind} {}", s.article), format!("total {}", s.total)];
        let parts = s.parts.iter().map(|p| format!("part {p}"));
        head.into_iter().chain(parts).collect::<Vec<_>>().join("\n  ")
    };
    let mut expected: Vec<String> = file.group.iter().map(group).chain(file.sum.iter().map(sum)).collect();
    expected.sort();
    expected
}

#[test]
fn groups_and_sums_are_those_of_the_files() {
    let mut wrong = Vec::new();
    for (name, file) in files() {
        let (links, claims) = links(&file.article);
        let (found, expected) = (told(&links, &claims, &file.article), expected(&file));
        for lost in expected.iter().filter(|e| !found.contains(e)) {
            wrong.push(format!("{name}: not found\n  {lost}"));
        }
        for extra in found.iter().filter(|f| !expected.contains(f)) {
            wrong.push(format!("{name}: found\n  {extra}"));
        }
        for group in &file.group {
            let Some(names) = &group.names else { continue };
            let first = group.members[0].split(' ').next().unwrap();
            let row = links.iter().find(|r| r.article_id == first && r.kind == LinkKind::Event);
            let found = row.map(|r| r.names.join(" ")).unwrap_or_default();
            if found != *names {
                wrong.push(format!("{name}: names {found:?}, expected {names:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn links_are_a_function_of_the_articles_not_of_their_order() {
    for (name, file) in files() {
        let mut articles = file.article;
        let (forwards, _) = links(&articles);
        articles.reverse();
        let (backwards, _) = links(&articles);
        assert_eq!(forwards, backwards, "{name}");
    }
}
