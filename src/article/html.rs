//! An article from a web page.
//!
//! In: the page's bytes. Out: its title and main text as one text, with what the page says of itself. Menus, comments,
//! share buttons and cookie notes are left to the extraction library, which knows pages better than rules of ours.

use super::{Article, Reason, page};
use crate::error::Fault;

/// Reads one page; `id` and `file` are the names that the article remembers.
pub fn article(bytes: &[u8], id: &str, file: &str) -> Result<Article, (Reason, Fault)> {
    let html = decoded(bytes);
    let said = page::said(&html);
    // Tables hold figures too; comments are other people's words.
    let options = rs_trafilatura::Options { include_comments: false, include_tables: true, ..Default::default() };
    let main = rs_trafilatura::extract_with_options(&html, &options)
        .map_err(|e| (Reason::Empty, Fault::new(format!("no main text: {e}")).expected("a page with an article")))?;
    let title = said.title.or(main.metadata.title);
    let body = main.content_text.trim();
    if body.is_empty() {
        return Err((Reason::Empty, Fault::new("the page has no main text").expected("a page with an article")));
    }
    let text = match &title {
        Some(title) if !body.starts_with(title.as_str()) => format!("{title}\n\n{body}\n"),
        _ => format!("{body}\n"),
    };
    Ok(Article {
        id: id.to_owned(),
        text,
        title,
        language: said.language,
        outlet: said.outlet.or(main.metadata.sitename),
        url: said.url.or(main.metadata.url),
        authors: said.authors,
        published: said.published.or_else(|| main.metadata.date.map(|date| date.format("%Y-%m-%d").to_string())),
        licence: said.licence.or(main.metadata.license),
        event: None,
        file: file.to_owned(),
    })
}

/// The page's text. Browsers save pages in UTF-8 and leave the charset standing that the server's page declared; bytes that are
/// letters of UTF-8 beyond ASCII from the first to the last are not so by chance, whatever is declared.
fn decoded(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) if !text.is_ascii() => text.trim_start_matches('\u{feff}').to_owned(),
        _ => rs_trafilatura::encoding::transcode_to_utf8(bytes),
    }
}
