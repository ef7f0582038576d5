//! Which language an article and a sentence is in: the cases of `cases.toml`.

use claimbench::extract::Document;
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cases {
    article: Vec<ArticleCase>,
    inside: Vec<InsideCase>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ArticleCase {
    language: String,
    texts: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct InsideCase {
    article: String,
    language: String,
    text: String,
}

fn cases() -> Cases {
    toml::from_str(include_str!("cases.toml")).unwrap()
}

#[test]
fn articles() {
    let mut wrong = Vec::new();
    for case in cases().article {
        for text in case.texts {
            let found = Document::read(&text, None).language;
            if found.code != case.language {
                wrong.push(format!("{} for {}: {text}", found.code, case.language));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn sentences_inside_articles() {
    let mut wrong = Vec::new();
    for case in cases().inside {
        let (before, rest) = case.text.split_once('[').unwrap();
        let (marked, after) = rest.split_once(']').unwrap();
        let text = format!("{before}{marked}{after}");
        let document = Document::read(&text, None);
        if document.language.code != case.article {
            wrong.push(format!("article {} for {}: {text}", document.language.code, case.article));
        }
        let middle = before.len() + marked.len() / 2;
        let sentence = document.sentences.iter().find(|s| s.span.start <= middle && middle < s.span.end).unwrap();
        if *sentence.language != *case.language {
            wrong.push(format!("sentence {} for {}: {marked}", sentence.language, case.language));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_declared_language_wins_over_detection() {
    let text = "Trois blessés dans un accident de car";
    let document = Document::read(text, Some("en"));
    assert_eq!((document.language.code.as_str(), document.language.confidence), ("en", 1.0));
    assert_eq!(document.sentences[0].lang.code, "en");
    let long = "Trois blessés dans un accident de car. Les secours sont arrivés dans la nuit et la route est fermée.";
    assert_eq!(Document::read(long, Some("en")).language.code, "en");
    assert_eq!(&*Document::read(long, Some("en")).sentences[1].language, "fr");
}
