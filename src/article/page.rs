//! What a web page says of itself.
//!
//! In: HTML. Out: title, authors, date, outlet, language, address and licence. schema.org's JSON-LD speaks first, since
//! it is written for machines; then Open Graph; then the page's own elements. What has no proper form is passed over,
//! as if the page had said nothing.

use dom_query::Document;
use serde_json::Value;

use super::line::{is_date, is_language};

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
    let linked = linked_data(&page);
    let ld = |key: &str| linked.as_ref().and_then(|article| text(article.get(key)?));
    let meta = |name: &str| {
        let found = page.select_single(&format!("meta[property=\"{name}\"], meta[name=\"{name}\"]"));
        clean(&found.attr("content")?)
    };
    let attribute = |selector: &str, name: &str| clean(&page.select_single(selector).attr(name)?);
    let element = |selector: &str| clean(&page.select_single(selector).text());
    let authors = linked.as_ref().and_then(|article| article.get("author")).map(names).unwrap_or_default();
    let authors = match authors.is_empty() {
        false => authors,
        true => {
            ["article:author", "author"].iter().filter_map(|m| meta(m)).filter(|a| !a.contains("://")).take(1).collect()
        }
    };
    let date = |date: String| Some(date).filter(|date| is_date(date));
    let language = |code: String| Some(code.replace('_', "-")).filter(|code| is_language(code));
    Said {
        title: ld("headline").or_else(|| meta("og:title")).or_else(|| element("h1")).or_else(|| element("title")),
        authors,
        published: ld("datePublished")
            .and_then(date)
            .or_else(|| meta("article:published_time").and_then(date))
            .or_else(|| meta("date").and_then(date))
            .or_else(|| attribute("time[datetime]", "datetime").and_then(date)),
        outlet: ld("publisher").or_else(|| meta("og:site_name")),
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

/// The first object of the page's JSON-LD whose type is an article of some kind.
fn linked_data(page: &Document) -> Option<Value> {
    let scripts = page.select("script[type=\"application/ld+json\"]");
    scripts.iter().find_map(|script| find(serde_json::from_str(&script.text()).ok()?))
}

fn find(value: Value) -> Option<Value> {
    match value {
        Value::Array(values) => values.into_iter().find_map(find),
        Value::Object(mut object) => {
            let is_article = match object.get("@type") {
                Some(Value::String(kind)) => is_article(kind),
                Some(Value::Array(kinds)) => kinds.iter().filter_map(Value::as_str).any(is_article),
                _ => false,
            };
            if is_article { Some(Value::Object(object)) } else { find(object.remove("@graph")?) }
        }
        _ => None,
    }
}

/// `NewsArticle`, `ReportageNewsArticle`, `Article`, `LiveBlogPosting` and their like.
fn is_article(kind: &str) -> bool {
    kind.ends_with("Article") || kind.ends_with("BlogPosting")
}

/// The text of a value: itself, or the name, code or address of the thing that it is.
fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => clean(text),
        Value::Array(values) => values.iter().find_map(text),
        Value::Object(thing) => ["alternateName", "name", "url", "@id"].iter().find_map(|key| match *key {
            // A language is named in words and, beside them, by its code.
            "alternateName" if thing.get("@type").and_then(Value::as_str) != Some("Language") => None,
            key => text(thing.get(key)?),
        }),
        _ => None,
    }
}

fn names(value: &Value) -> Vec<String> {
    match value {
        Value::Array(values) => values.iter().flat_map(names).collect(),
        Value::Object(person) => person.get("name").map(names).unwrap_or_default(),
        Value::String(name) => clean(name).filter(|n| !n.contains("://")).into_iter().collect(),
        _ => Vec::new(),
    }
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
    fn what_has_no_proper_form_is_not_said() {
        let said =
            said(r#"<html lang="french!"><head><meta name="date" content="3 mai"><title> A  b </title></head></html>"#);
        assert_eq!(said, Said { title: Some("A b".to_owned()), ..Said::default() });
    }
}
