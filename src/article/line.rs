//! One article from one JSON line, or from one row of a table.
//!
//! In: an object with `id` or `article_id`, `text`, and optionally title, language, outlet, url, authors, published
//! and licence. Out: the article, or every fault of the line. Other fields are passed over.

use std::collections::BTreeSet;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::{Map, Value};

use super::lines::{decode, malformed};
use super::{Article, Columns, Reason};
use crate::error::Fault;

/// Reads one line; `file` is the name that the article remembers.
pub fn article(line: &[u8], file: &str, columns: &Columns) -> Result<Article, (Reason, Vec<Fault>)> {
    let text = decode(line).map_err(|f| (Reason::NotUtf8, vec![Fault { line: None, ..f }]))?;
    if text.trim_start().starts_with('{')
        && let Ok(Keyed { object, again }) = serde_json::from_str(text)
    {
        let again = again.into_iter().filter(|name| columns.wanted().contains(&name.as_str()));
        let faults: Vec<Fault> = again.map(|name| twice("field", &name)).collect();
        return if faults.is_empty() { row(object, file, columns) } else { Err((Reason::Malformed, faults)) };
    }
    match serde_json::from_str::<Value>(text) {
        Ok(Value::Object(object)) => row(object, file, columns),
        Ok(other) => {
            let fault = Fault::new(format!("the line is {}", named(&other))).expected("one JSON object a line");
            Err((Reason::Malformed, vec![fault]))
        }
        Err(e) => Err((Reason::Malformed, vec![malformed(line, &e)])),
    }
}

/// A name that stands twice in a row, of which one value would be lost.
pub fn twice(what: &str, name: &str) -> Fault {
    Fault::new(format!("two {what}s are called {name:?}")).expected(format!("one {what} of each name"))
}

/// A JSON object, and the names that stand in it more than once.
struct Keyed {
    object: Map<String, Value>,
    again: BTreeSet<String>,
}

impl<'de> Deserialize<'de> for Keyed {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Keys;
        impl<'de> Visitor<'de> for Keys {
            type Value = Keyed;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Keyed, A::Error> {
                let mut keyed = Keyed { object: Map::new(), again: BTreeSet::new() };
                while let Some((name, value)) = map.next_entry::<String, Value>()? {
                    if keyed.object.contains_key(&name) {
                        keyed.again.insert(name.clone());
                    }
                    keyed.object.insert(name, value);
                }
                Ok(keyed)
            }
        }
        deserializer.deserialize_map(Keys)
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
            language: self
                .shaped("language", is_language, "a BCP 47 code like fr or pt-BR")
                .map(|code| canonical(&code)),
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

/// The code in the case that BCP 47 recommends, in which one language is one word: `fr`, `pt-BR`, `sr-Latn-RS`.
pub fn canonical(code: &str) -> String {
    let mut single = false;
    let subtag = |(i, subtag): (usize, &str)| {
        let mut lower = subtag.to_ascii_lowercase();
        // Behind a single letter stand extensions, which are lower-case.
        match lower.len() {
            2 if i > 0 && !single => lower.make_ascii_uppercase(),
            4 if i > 0 && !single => lower[..1].make_ascii_uppercase(),
            _ => {}
        }
        single |= lower.len() == 1;
        lower
    };
    code.split('-').enumerate().map(subtag).collect::<Vec<_>>().join("-")
}

/// `YYYY`, `YYYY-MM`, `YYYY-MM-DD`, or a day with a time and perhaps a zone, which exist.
pub fn is_date(text: &str) -> bool {
    let (day, time) = text.split_once(['T', ' ']).map_or((text, None), |(day, time)| (day, Some(time)));
    let mut parts = day.split('-');
    let year = parts.next().filter(|year| year.len() == 4).and_then(|year| number(year, 4, 0..=9999));
    let (month, day) = (parts.next(), parts.next());
    let in_year = |month| number(month, 2, 1..=12);
    let exists = match (year, month, day) {
        (Some(year), Some(month), Some(day)) => {
            in_year(month).is_some_and(|month| number(day, 2, 1..=length(year, month)).is_some())
        }
        (Some(_), Some(month), None) => in_year(month).is_some(),
        (year, _, _) => year.is_some(),
    };
    exists && parts.next().is_none() && time.is_none_or(|time| day.is_some() && is_time(time))
}

/// A number of just so many digits, in the range.
fn number(text: &str, digits: usize, range: std::ops::RangeInclusive<u32>) -> Option<u32> {
    let fits = text.len() == digits && text.bytes().all(|b| b.is_ascii_digit());
    text.parse().ok().filter(|n| fits && range.contains(n))
}

/// The days of a month of the Gregorian calendar.
fn length(year: u32, month: u32) -> u32 {
    match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// `hh:mm`, perhaps with seconds, a fraction of them, and a zone: `Z`, `+02:00`, `-0530`, `+01`.
fn is_time(time: &str) -> bool {
    let at = time.find(['Z', '+', '-']).unwrap_or(time.len());
    let (clock, zone) = time.split_at(at);
    let mut parts = clock.split(':');
    let (hour, minute, second) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default(), parts.next());
    // The end of a day may be called so, and nothing after it.
    let midnight = clock == "24:00" || clock == "24:00:00";
    let to_the_minute = number(hour, 2, 0..=23).is_some() && number(minute, 2, 0..=59).is_some();
    let to_the_second = |second: &str| {
        let (whole, fraction) = second.split_once('.').unwrap_or((second, "0"));
        number(whole, 2, 0..=60).is_some() && !fraction.is_empty() && fraction.bytes().all(|b| b.is_ascii_digit())
    };
    let clock = midnight || to_the_minute && second.is_none_or(to_the_second) && parts.next().is_none();
    let ahead = |zone: &str| {
        let (hours, minutes) = zone.split_once(':').unwrap_or_else(|| zone.split_at(zone.len().min(2)));
        let minutes_said = zone.contains(':') || !minutes.is_empty();
        number(hours, 2, 0..=14).is_some() && (!minutes_said || number(minutes, 2, 0..=59).is_some())
    };
    clock && (zone.is_empty() || zone == "Z" || zone.is_ascii() && zone.strip_prefix(['+', '-']).is_some_and(ahead))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_as_precise_as_known() {
        let good = "2022 2022-01 2022-01-05 2022-01-05T20:00Z 2022-01-05T20:00:01.5+06:00 2024-02-29 2000-02-29 2022-01-05T24:00 \
            2022-01-05T20:00:00+0000 2022-01-05T20:00-03 2022-12-31T23:59:60Z 2022-01-05T20:00";
        for good in good.split_whitespace().chain(["2022-01-05 20:00"]) {
            assert!(is_date(good), "{good}");
        }
        let bad = "22 2022-13 2022-01-32 2024-02-31 2023-02-29 1900-02-29 2024-04-31 2022T20:00 2022-01-05T25:00 2022-01-05T \
            2022-01-05T24:59 2024-02-01T10:00+99:99junk 2024-02-01T10:00+ 2024-02-01T10:00+2 2024-02-01T10:00+02: \
            2024-02-01T10:00Zulu 2024-02-01T10:00:00. 2024-02-01T10:00:00.x 2024-02-01T10 2024-02-01T10:00:00:00 2024-02-01-01";
        for bad in bad.split_whitespace().chain(["", "5 janvier 2022"]) {
            assert!(!is_date(bad), "{bad}");
        }
    }

    #[test]
    fn one_language_is_one_word() {
        for (said, known) in
            [("FR", "fr"), ("pt-br", "pt-BR"), ("SR-LATN-rs", "sr-Latn-RS"), ("de-CH-1996", "de-CH-1996")]
        {
            assert_eq!(canonical(said), known);
        }
        assert_eq!(canonical("en-us-U-CA-gregory"), "en-US-u-ca-gregory");
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
