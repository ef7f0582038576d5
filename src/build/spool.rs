//! Articles on disk between reading and writing.
//!
//! In: articles in the order of the inputs. Out: the same in any order that the build needs, a few at a time, so that a
//! corpus of any size never stands in memory.

use std::collections::BTreeMap;
use std::io;

use serde::{Deserialize, Serialize};

use super::{CHUNK, CHUNK_BYTES};
use crate::article::Article;
use crate::dataset::Pieces;

/// Articles by their id.
pub struct Spool {
    pieces: Pieces,
    /// Offset and length of each article.
    places: BTreeMap<String, (u64, u32)>,
}

/// An article as the spool holds it.
#[derive(Serialize, Deserialize)]
struct Stored<'a> {
    text: std::borrow::Cow<'a, str>,
    title: Option<String>,
    language: Option<String>,
    outlet: Option<String>,
    url: Option<String>,
    authors: Vec<String>,
    published: Option<String>,
    licence: Option<String>,
    event: Option<String>,
    file: String,
}

impl Spool {
    pub fn create() -> io::Result<Self> {
        Ok(Self { pieces: Pieces::create()?, places: BTreeMap::new() })
    }

    /// Ids, in order.
    pub fn ids(&self) -> impl Iterator<Item = &String> {
        self.places.keys()
    }

    /// Whether an article of this id was kept.
    pub fn has(&self, id: &str) -> bool {
        self.places.contains_key(id)
    }

    /// The ids, in their order, in runs of which each can be held at once.
    pub fn chunks<'a>(&self, ids: &'a [String]) -> Vec<&'a [String]> {
        let (mut chunks, mut rest, mut length, mut bytes) = (Vec::new(), ids, 0, 0);
        for id in ids {
            let more = self.places.get(id).map_or(0, |(_, bytes)| u64::from(*bytes));
            if length == CHUNK || (length > 0 && bytes + more > CHUNK_BYTES) {
                let (chunk, after) = rest.split_at(length);
                chunks.push(chunk);
                (rest, length, bytes) = (after, 0, 0);
            }
            length += 1;
            bytes += more;
        }
        chunks.extend(Some(rest).filter(|rest| !rest.is_empty()));
        chunks
    }

    /// Keeps an article whose id is new.
    pub fn push(&mut self, article: Article) -> io::Result<()> {
        let Article { id, text, title, language, outlet, url, authors, published, licence, event, file } = article;
        let stored =
            Stored { text: text.into(), title, language, outlet, url, authors, published, licence, event, file };
        let bytes = serde_json::to_vec(&stored)?;
        let length = u32::try_from(bytes.len()).map_err(|_| io::Error::other("an article of more than 4 GiB"))?;
        self.places.insert(id, (self.pieces.push(&bytes)?, length));
        Ok(())
    }

    /// The articles of these ids, in the order of the ids; an id that was never kept gives nothing.
    pub fn read(&mut self, ids: &[String]) -> io::Result<Vec<Article>> {
        let mut bytes = Vec::new();
        let mut articles = Vec::with_capacity(ids.len());
        for id in ids {
            let Some(&(offset, length)) = self.places.get(id) else { continue };
            bytes.resize(length as usize, 0);
            self.pieces.read(offset, &mut bytes)?;
            let Stored { text, title, language, outlet, url, authors, published, licence, event, file } =
                serde_json::from_slice(&bytes)?;
            let id = id.clone();
            let text = text.into_owned();
            articles.push(Article { id, text, title, language, outlet, url, authors, published, licence, event, file });
        }
        Ok(articles)
    }
}
