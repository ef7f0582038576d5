//! What a web page says of itself.
//!
//! In: HTML. Out: title, authors, date, outlet, language, address and licence. schema.org's JSON-LD speaks first, since
//! it is written for machines; then Open Graph; then the page's own elements. What has no proper form is passed over,
//! as if the page had said nothing.

use std::collections::HashMap;

use dom_query::Document;
use serde_json::{Map, Value};

use super::line::{canonical, is_date, is_language};

/// The page's own words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Said {
    pub title: Option<String>,
    pub authors: Vec<String>,
    /// ISO 8601, as precise as the page is.
    pub published: Option<String>,
    pub outlet: Option<String>,
    /// BCP 47.
    pub language: Option<String>,
    pub url: Option<String>,
    pub licence: Option<String>,
}

/// Reads the page's head and its marked elements.
pub fn said(html: &str) -> Said {
    let page = Document::from(html);
    let linked = Linked::of(&page);
    let ld = |key: &str| linked.get(key).and_then(|value| linked.text(value));
    let meta = |name: &str| {
        let found = page.select_single(&format!("meta[property=\"{name}\"], meta[name=\"{name}\"]"));
        clean(&found.attr("content")?)
    };
    let attribute = |selector: &str, name: &str| clean(&page.select_single(selector).attr(name)?);
    let element = |selector: &str| clean(&page.select_single(selector).text());
    let named = |key: &str| linked.get(key).map(|value| linked.names(value)).unwrap_or_default();
    let authors = named("author");
    let authors = match authors.is_empty() {
        false => authors,
        true => {
            ["article:author", "author"].iter().filter_map(|m| meta(m)).filter(|a| !a.contains("://")).take(1).collect()
        }
    };
    let date = |date: String| Some(date).filter(|date| is_date(date));
    let language =
        |code: String| Some(code.replace('_', "-")).filter(|code| is_language(code)).map(|code| canonical(&code));
    Said {
        title: ld("headline").or_else(|| meta("og:title")).or_else(|| element("h1")).or_else(|| element("title")),
        authors,
        published: ld("datePublished")
            .and_then(date)
            .or_else(|| meta("article:published_time").and_then(date))
            .or_else(|| meta("date").and_then(date))
            .or_else(|| attribute("time[datetime]", "datetime").and_then(date)),
        outlet: named("publisher").into_iter().next().or_else(|| meta("og:site_name")),
        language: ld("inLanguage")
            .and_then(language)
            .or_else(|| meta("og:locale").and_then(language))
            .or_else(|| attribute("html", "lang").and_then(language)),
        url: attribute("link[rel=canonical]", "href").or_else(|| meta("og:url")).or_else(|| ld("url")),
        licence: ld("license")
            .or_else(|| attribute("link[rel=license], a[rel~=license]", "href"))
            .or_else(|| meta("license")),
    }
}

/// The page's JSON-LD: the article, and the things that it names by their address in the graph.
#[derive(Default)]
struct Linked {
    article: Map<String, Value>,
    things: HashMap<String, Map<String, Value>>,
}

impl Linked {
    fn of(page: &Document) -> Self {
        let scripts = page.select("script[type=\"application/ld+json\"]");
        let documents: Vec<Value> = scripts.iter().filter_map(|script| parsed(&script.text())).collect();
        let mut things = HashMap::new();
        documents.iter().for_each(|document| gather(document, &mut things));
        Self { article: documents.iter().find_map(article).cloned().unwrap_or_default(), things }
    }

    fn get(&self, key: &str) -> Option<&Value> {
        self.article.get(key)
    }

    /// The thing itself, where it is only named by its address and stands elsewhere.
    fn thing<'a>(&'a self, thing: &'a Map<String, Value>) -> &'a Map<String, Value> {
        let elsewhere = || self.things.get(thing.get("@id")?.as_str()?);
        if thing.contains_key("name") { thing } else { elsewhere().unwrap_or(thing) }
    }

    /// The text of a value: itself, or the name, code or address of the thing that it is.
    fn text(&self, value: &Value) -> Option<String> {
        match value {
            Value::String(text) => clean(text),
            Value::Array(values) => values.iter().find_map(|value| self.text(value)),
            Value::Object(thing) => {
                let thing = self.thing(thing);
                ["alternateName", "name", "url", "@id"].iter().find_map(|key| match *key {
                    // A language is named in words and, beside them, by its code.
                    "alternateName" if thing.get("@type").and_then(Value::as_str) != Some("Language") => None,
                    key => clean(thing.get(key)?.as_str()?),
                })
            }
            _ => None,
        }
    }

    /// The names of people or bodies; an address is no name.
    fn names(&self, value: &Value) -> Vec<String> {
        match value {
            Value::Array(values) => values.iter().flat_map(|value| self.names(value)).collect(),
            Value::Object(thing) => match self.thing(thing).get("name") {
                Some(Value::Array(names)) => names.iter().filter_map(Value::as_str).filter_map(name).collect(),
                said => said.and_then(Value::as_str).and_then(name).into_iter().collect(),
            },
            Value::String(said) => name(said).into_iter().collect(),
            _ => Vec::new(),
        }
    }
}

/// A script's JSON, also where it is wrapped for parsers of XHTML.
fn parsed(script: &str) -> Option<Value> {
    let inner = script.split_once("<![CDATA[").map_or(script, |(_, inner)| inner);
    let inner = inner.rsplit_once("]]>").map_or(inner, |(inner, _)| inner);
    let (start, end) = (inner.find(['{', '['])?, inner.rfind(['}', ']'])?);
    serde_json::from_str(inner.get(start..=end)?).ok()
}

/// Everything that has an address and says more than that.
fn gather(value: &Value, things: &mut HashMap<String, Map<String, Value>>) {
    match value {
        Value::Array(values) => values.iter().for_each(|value| gather(value, things)),
        Value::Object(thing) => {
            if let Some(Value::String(id)) = thing.get("@id").filter(|_| thing.len() > 1) {
                let known = things.entry(id.clone()).or_default();
                // What one place leaves out another may say.
                thing.iter().for_each(|(key, value)| {
                    known.entry(key.clone()).or_insert_with(|| value.clone());
                });
            }
            thing.values().for_each(|value| gather(value, things));
        }
        _ => {}
    }
}

/// The first object that is an article of some kind: by itself, in a graph, or as what a page is about.
fn article(value: &Value) -> Option<&Map<String, Value>> {
    match value {
        Value::Array(values) => values.iter().find_map(article),
        Value::Object(object) => {
            let is_article = match object.get("@type") {
                Some(Value::String(kind)) => is_article(kind),
                Some(Value::Array(kinds)) => kinds.iter().filter_map(Value::as_str).any(is_article),
                _ => false,
            };
            if is_article {
                Some(object)
            } else {
                ["@graph", "mainEntity"].iter().find_map(|key| article(object.get(*key)?))
            }
        }
        _ => None,
    }
}

/// `NewsArticle`, `ReportageNewsArticle`, `Article`, `LiveBlogPosting` and their like.
fn is_article(kind: &str) -> bool {
    kind.ends_with("Article") || kind.ends_with("BlogPosting")
}

/// A name, which no address is.
fn name(said: &str) -> Option<String> {
    clean(said).filter(|name| !name.contains("://"))
}

/// One line, without blanks around it; nothing where nothing is left.
fn clean(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    (!words.is_empty()).then(|| words.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn linked_data_speaks_before_the_page() {
        let said = said(
            r#"<html lang="en"><head><title>Site</title><meta property="og:site_name" content="OG">
            <link rel="canonical" href="https://news.example/a">
            <script type="application/ld+json">{"@graph":[{"@type":"WebSite","name":"x"},{"@type":["NewsArticle"],
            "headline":"Crue à Vals","datePublished":"2024-05-03T08:00:00+02:00","inLanguage":"fr-FR",
            "author":[{"@type":"Person","name":"Ana Ruiz"},"Bo Li"],"publisher":{"@type":"Organization","name":"Le Val"},
            "license":"https://creativecommons.org/licenses/by/4.0/"}]}</script></head><body><h1>Other</h1></body></html>"#,
        );
        assert_eq!(said.title.as_deref(), Some("Crue à Vals"));
        assert_eq!(said.authors, ["Ana Ruiz", "Bo Li"]);
        assert_eq!(said.published.as_deref(), Some("2024-05-03T08:00:00+02:00"));
        assert_eq!(said.outlet.as_deref(), Some("Le Val"));
        assert_eq!(said.language.as_deref(), Some("fr-FR"));
        assert_eq!(said.url.as_deref(), Some("https://news.example/a"));
        assert_eq!(said.licence.as_deref(), Some("https://creativecommons.org/licenses/by/4.0/"));
    }

    #[test]
    fn things_are_found_by_their_address_and_pages_name_what_they_are_about() {
        let graph = r##"{"@graph":[{"@type":"NewsArticle","@id":"#a","author":[{"@id":"#p"},{"@id":"#gone"}],
            "publisher":{"@id":"#org"},"inLanguage":"EN-us"},{"@type":"Organization","@id":"#org","name":"The Post"},
            {"@type":"Person","@id":"#p","name":"Ana Ruiz"}]}"##;
        let page = |script: &str| {
            said(&format!(
                r#"<html><head><meta property="og:site_name" content="OG"><script type="application/ld+json">{script}</script>"#
            ))
        };
        for script in [graph.to_owned(), format!("\n//<![CDATA[\n{graph}\n//]]>\n")] {
            let said = page(&script);
            assert_eq!(
                (said.outlet.as_deref(), said.authors.as_slice()),
                (Some("The Post"), &["Ana Ruiz".to_owned()][..])
            );
            assert_eq!(said.language.as_deref(), Some("en-US"));
        }
        let said = page(
            r#"{"@type":"WebPage","mainEntity":{"@type":"NewsArticle","datePublished":"2024-01-05T10:00:00.000+0000",
            "author":{"name":"Ana"},"license":{"@id":"https://creativecommons.org/licenses/by/4.0/"},
            "publisher":{"@id":"https://post.example/#organization"}}}"#,
        );
        assert_eq!(said.published.as_deref(), Some("2024-01-05T10:00:00.000+0000"));
        assert_eq!((said.authors.as_slice(), said.outlet.as_deref()), (&["Ana".to_owned()][..], Some("OG")));
        assert_eq!(said.licence.as_deref(), Some("https://creativecommons.org/licenses/by/4.0/"));
    }

    #[test]
    fn what_has_no_proper_form_is_not_said() {
        let said =
            said(r#"<html lang="french!"><head><meta name="date" content="3 mai"><title> A  b </title></head></html>"#);
        assert_eq!(said, Said { title: Some("A b".to_owned()), ..Said::default() });
    }
}
