//! What is odd about a system's answers and no failure: it must be heard of before they are scored.
//!
//! In: articles, and the lines that a system answered. Out: sentences: places that are not in the article, fields that no prediction has.

use rustc_hash::FxHashMap;

use crate::article::ArticleRecord;
use crate::changes::counted;
use crate::dataset::predictions;
use crate::dataset::unknown::Unknown;
use crate::report::unknown_fields;

/// A sentence for each oddity, with how often it comes.
pub fn doubts(articles: &[ArticleRecord], lines: &[String]) -> Vec<String> {
    let texts: FxHashMap<&str, &str> = articles.iter().map(|a| (a.article_id.as_str(), a.text.as_str())).collect();
    let mut lengths: FxHashMap<String, usize> = FxHashMap::default();
    let (mut unknown, mut beyond) = (Unknown::default(), 0);
    for line in lines {
        unknown.line(line.as_bytes());
        let Ok(prediction) = predictions::line(line.as_bytes()) else { continue };
        let (Some(end), Some(text)) = (prediction.figure.end, texts.get(prediction.article_id.as_str())) else {
            continue;
        };
        let length = *lengths.entry(prediction.article_id).or_insert_with(|| text.chars().count());
        beyond += usize::from(end as usize > length);
    }
    let is = if beyond == 1 {
        "has a place that is not in its article"
    } else {
        "have places that are not in their articles"
    };
    let told = format!("{} {is}: offsets count the code points before them", counted(beyond, "claim"));
    (beyond > 0).then_some(told).into_iter().chain(unknown_fields(&unknown.fields(&[]))).collect()
}
