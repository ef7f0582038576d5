//! One article from one JSON line, or from one row of a table.
//!
//! In: an object with `id` or `article_id`, `text`, and optionally title, language, outlet, url, authors, published
//! and licence. Out: the article, or every fault of the line. Other fields are passed over.

use serde_json::{Map, Value};

use super::lines::{decode, malformed};
use super::{Article, Columns, Reason};
use crate::error::Fault;

/// Reads one line; `file` is the name that the article remembers.
pub fn article(line: &[u8], file: &str, columns: &Columns) -> Result<Article, (Reason, Vec<Fault>)> {
    let text = decode(line).map_err(|f| (Reason::NotUtf8, vec![Fault { line: None, ..f }]))?;
    match serde_json::from_str::<Value>(text) {
        Ok(Value::Object(object)) => row(object, file, columns),
        Ok(other) => {
            let fault = Fault::new(format!("the line is {}", named(&other))).expected("one JSON object a line");
            Err((Reason::Malformed, vec![fault]))
        }
        Err(e) => Err((Reason::Malformed, vec![malformed(line, &e)])),
    }
}

/// Reads one row of any table.
pub fn row(object: Map<String, Value>, file: &str, columns: &Columns) -> Result<Article, (Reason, Vec<Fault>)> {
    let mut others: Vec<String> = object.keys().take(20).cloned().collect();
    let mut fields = Fields { object: columns.rename(object), faults: Vec::new() };
    let mut article = fields.metadata(file);
    article.id = fields.id(columns);
    article.text = fields.text("text").unwrap_or_default();
    if fields.object.get("text").is_none_or(Value::is_null) {
        let fault = Fault::new("no text").expected(columns.named("text"));
        others.retain(|name| name != "text");
        let fault = match others.is_empty() {
            true => fault,
            false => fault.hint(format!("name the column with --map text=COLUMN; there are {}", others.join(", "))),
        };
        fields.fault(Reason::MissingField, fault);
    } else if article.text.trim().is_empty() && fields.faults.is_empty() {
        fields.fault(Reason::Empty, Fault::new("the article's text is empty").expected("text"));
    }
    fields.finish(article)
}

/// Adds what the file beside an article says of it. What the article knows itself stays where the file is silent.
pub fn describe(mut article: Article, object: Map<String, Value>) -> Result<Article, (Reason, Vec<Fault>)> {
    let mut fields = Fields { object, faults: Vec::new() };
    let said = fields.metadata(&article.file);
    if fields.get("id").is_some() || fields.get("article_id").is_some() {
        article.id = fields.id(&Columns::default());
    }
    if fields.get("text").is_some() {
        let fault = Fault::new("a text").expected("metadata alone: the text is in the file beside it");
        fields.fault(Reason::Malformed, fault);
    }
    fields.finish(Article {
        title: said.title.or(article.title),
        language: said.language.or(article.language),
        outlet: said.outlet.or(article.outlet),
        url: said.url.or(article.url),
        authors: if said.authors.is_empty() { article.authors } else { said.authors },
        published: said.published.or(article.published),
        licence: said.licence.or(article.licence),
        event: said.event.or(article.event),
        ..article
    })
}

struct Fields {
    object: Map<String, Value>,
    faults: Vec<(Reason, Fault)>,
}

impl Fields {
    fn fault(&mut self, reason: Reason, fault: Fault) {
        self.faults.push((reason, fault));
    }

    /// Everything but the id and the text.
    fn metadata(&mut self, file: &str) -> Article {
        Article {
            title: self.text("title"),
            language: self.shaped("language", is_language, "a BCP 47 code like fr or pt-BR"),
            outlet: self.text("outlet"),
            url: self.text("url"),
            authors: self.texts("authors"),
            published: self.shaped("published", is_date, "an ISO 8601 date like 2022-01-05 or 2022-01-05T20:00Z"),
            licence: self.text("licence"),
            event: self.text("event"),
            file: file.to_owned(),
            ..Article::default()
        }
    }

    fn finish(self, article: Article) -> Result<Article, (Reason, Vec<Fault>)> {
        match self.faults.first() {
            None => Ok(article),
            Some((reason, _)) => Err((*reason, self.faults.into_iter().map(|(_, fault)| fault).collect())),
        }
    }

    /// A value that is there and not null.
    fn get(&self, name: &str) -> Option<&Value> {
        self.object.get(name).filter(|v| !v.is_null())
    }

    fn id(&mut self, columns: &Columns) -> String {
        let (id, article_id) = (self.text("id"), self.text("article_id"));
        let given = self.get("id").is_some() || self.get("article_id").is_some();
        match (id, article_id) {
            (Some(a), Some(b)) if a != b => {
                let fault = Fault::new(format!("id is {a:?} and article_id is {b:?}"));
                self.fault(Reason::Malformed, fault.expected("one of them, or both alike"));
                a
            }
            (Some(id), _) | (None, Some(id)) if id.trim().is_empty() => {
                self.fault(Reason::MissingField, Fault::new("the id is empty").expected("the article's own id"));
                id
            }
            (Some(id), _) | (None, Some(id)) => id,
            (None, None) => {
                if !given {
                    let mapped = ["id", "article_id"].iter().find(|name| columns.maps(name));
                    let expected = mapped.map_or("the field id or article_id".to_owned(), |name| columns.named(name));
                    let fault = Fault::new("no id").expected(expected);
                    self.fault(Reason::MissingField, fault);
                }
                String::new()
            }
        }
    }

    fn text(&mut self, name: &str) -> Option<String> {
        match self.get(name)? {
            Value::String(text) => Some(text.clone()),
            other => {
                let fault = Fault::new(format!("{name} is {}", named(other))).expected("text");
                let fault = match other {
                    Value::Number(n) => fault.hint(format!("write \"{name}\": \"{n}\"")),
                    _ => fault,
                };
                self.fault(Reason::WrongType, fault);
                None
            }
        }
    }

    fn texts(&mut self, name: &str) -> Vec<String> {
        let values = match self.get(name) {
            None => return Vec::new(),
            Some(Value::Array(values)) => values.clone(),
            Some(other) => {
                let fault = Fault::new(format!("{name} is {}", named(other))).expected("a list of texts");
                self.fault(Reason::WrongType, fault);
                return Vec::new();
            }
        };
        let mut texts = Vec::with_capacity(values.len());
        for value in values {
            match value {
                Value::String(text) => texts.push(text),
                other => {
                    let fault = Fault::new(format!("{name} holds {}", named(&other))).expected("a list of texts");
                    self.fault(Reason::WrongType, fault);
                }
            }
        }
        texts
    }

    fn shaped(&mut self, name: &str, fits: fn(&str) -> bool, expected: &str) -> Option<String> {
        let text = self.text(name)?;
        if !fits(&text) {
            self.fault(Reason::Malformed, Fault::new(format!("{name} is {text:?}")).expected(expected));
        }
        Some(text)
    }
}

/// A value as a message shows it.
pub fn named(value: &Value) -> String {
    match value {
        Value::Null => "null".to_owned(),
        Value::Bool(b) => b.to_string(),
        Value::Number(n) => format!("the number {n}"),
        Value::String(s) => format!("the text {s:?}"),
        Value::Array(_) => "a list".to_owned(),
        Value::Object(_) => "an object".to_owned(),
    }
}

/// Two or three letters, then subtags of one to eight letters and digits.
pub fn is_language(code: &str) -> bool {
    let mut subtags = code.split('-');
    let primary = subtags.next().unwrap_or_default();
    (2..=3).contains(&primary.len())
        && primary.bytes().all(|b| b.is_ascii_alphabetic())
        && subtags.all(|s| (1..=8).contains(&s.len()) && s.bytes().all(|b| b.is_ascii_alphanumeric()))
}

/// `YYYY`, `YYYY-MM`, `YYYY-MM-DD`, or a day with a time and perhaps a zone.
pub fn is_date(text: &str) -> bool {
    let (day, time) = text.split_once(['T', ' ']).map_or((text, None), |(day, time)| (day, Some(time)));
    let parts: Vec<&str> = day.split('-').collect();
    let number = |s: &str, digits: usize, range: std::ops::RangeInclusive<u32>| {
        s.len() == digits && s.bytes().all(|b| b.is_ascii_digit()) && s.parse().is_ok_and(|n| range.contains(&n))
    };
    let day = number(parts[0], 4, 0..=9999)
        && parts.get(1).is_none_or(|m| number(m, 2, 1..=12))
        && parts.get(2).is_none_or(|d| number(d, 2, 1..=31))
        && parts.len() <= 3;
    let Some(time) = time else { return day };
    let clock = time.strip_suffix('Z').unwrap_or_else(|| time.split(['+', '-']).next().unwrap_or(time));
    let clock: Vec<&str> = clock.split(':').collect();
    let second = |s: &str| number(s.split('.').next().unwrap_or(s), 2, 0..=60);
    day && parts.len() == 3
        && (2..=3).contains(&clock.len())
        && number(clock[0], 2, 0..=24)
        && number(clock[1], 2, 0..=59)
        && clock.get(2).is_none_or(|s| second(s))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_as_precise_as_known() {
        for good in ["2022", "2022-01", "2022-01-05", "2022-01-05T20:00Z", "2022-01-05 20:00:01.5+06:00"] {
            assert!(is_date(good), "{good}");
        }
        for bad in
            ["", "22", "2022-13", "2022-01-32", "5 janvier 2022", "2022T20:00", "2022-01-05T25:00", "2022-01-05T"]
        {
            assert!(!is_date(bad), "{bad}");
        }
    }

    #[test]
    fn languages_are_codes_and_not_names() {
        for (code, good) in
            [("fr", true), ("pt-BR", true), ("sr-Latn-RS", true), ("French", false), ("fr_FR", false), ("", false)]
        {
            assert_eq!(is_language(code), good, "{code}");
        }
    }
}
