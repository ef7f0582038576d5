//! Articles from web archives.
//!
//! In: a WARC stream (unpacked). Out: an article for each HTML page that a server answered with success; its id is the
//! page's address. Other answers are passed over with their number and never held, and a request or a note of the crawler is no
//! input. A page that was captured several times with one text is one article.

use std::collections::{BTreeMap, HashMap};
use std::io::{self, BufRead, Read};

use rayon::prelude::*;
use warc::{RecordType, WarcHeader, WarcReader};

use super::table::Take;
use super::{Article, Reason, html, sha256};
use crate::error::{Fault, Result};

/// One page of the archive.
struct Page {
    /// The record's number in the archive, from 1.
    number: usize,
    url: String,
    /// The headers alone where the answer is no page.
    answer: Vec<u8>,
}

/// Bytes that the headers of an answer may have, and a whole answer as it was sent; pages are a hundredth of that.
const MAX_HEAD: u64 = 1 << 20;
const MAX_ANSWER: u64 = 64 << 20;
/// Bytes of pages that are held at once, if it is not one that has more.
const BATCH_BYTES: usize = 8 << 20;

/// Reads every page; `batch` of them, or 8 MiB, are held and worked off at once. What is no page is never held.
pub fn pages(content: &mut dyn BufRead, file: &str, batch: usize, take: &mut Take<'_>) -> Result<Result<(), Fault>> {
    let mut archive = Archive { pending: Vec::new(), first: HashMap::new(), file };
    let mut kinds: BTreeMap<String, usize> = BTreeMap::new();
    let (mut held, mut broken) = (0, None);
    let mut reader = WarcReader::new(content);
    let mut records = reader.stream_records();
    for number in 1.. {
        let Some(record) = records.next_item() else { break };
        // The records' borders are lost with the first bad header.
        let lost = |e: &dyn std::fmt::Display| {
            let fault = Fault::new(format!("record {number}: {e}")).expected("WARC records");
            fault.hint("unpack and repack the archive, or cut it before the record")
        };
        let mut record = match record {
            Ok(record) => record,
            Err(e) => {
                broken = Some(lost(&e));
                break;
            }
        };
        *kinds.entry(record.warc_type().to_string()).or_default() += 1;
        if *record.warc_type() != RecordType::Response {
            continue;
        }
        let url = record.header(WarcHeader::TargetURI).map(|uri| uri.trim_matches(['<', '>']).to_owned());
        match answer(&mut record) {
            Ok(answer) => {
                held += answer.len();
                archive.pending.push(Page { number, url: url.unwrap_or_default(), answer });
            }
            Err(e) => {
                broken = Some(lost(&e));
                break;
            }
        }
        if archive.pending.len() >= batch || held >= BATCH_BYTES {
            archive.flush(take)?;
            held = 0;
        }
    }
    archive.flush(take)?;
    let response = RecordType::Response.to_string();
    if broken.is_none() && !kinds.is_empty() && !kinds.contains_key(&response) {
        let kinds: Vec<String> = kinds.iter().map(|(kind, n)| format!("{n} {kind}")).collect();
        let fault = Fault::new(format!("no record of the type response: there are {}", kinds.join(", ")));
        return Ok(Err(fault.expected("pages as a server answered with them")));
    }
    Ok(broken.map_or(Ok(()), Err))
}

/// The answer of a record that is a page; of any other, which may be a film, what tells so.
fn answer(record: &mut impl Read) -> io::Result<Vec<u8>> {
    let mut answer = Vec::new();
    while (answer.len() as u64) < MAX_HEAD && record.by_ref().take(1 << 14).read_to_end(&mut answer)? > 0 {
        match page_kind(&answer) {
            Some(true) => break,
            Some(false) => return Ok(answer),
            None => {}
        }
    }
    let rest = (MAX_ANSWER + 1).saturating_sub(answer.len() as u64);
    record.take(rest).read_to_end(&mut answer)?;
    Ok(answer)
}

/// Whether an answer is a page, as soon as its headers are whole; what is no answer at all is told later.
fn page_kind(answer: &[u8]) -> Option<bool> {
    let mut headers = [httparse::EMPTY_HEADER; 256];
    let mut response = httparse::Response::new(&mut headers);
    match response.parse(answer) {
        Ok(httparse::Status::Partial) => None,
        Ok(httparse::Status::Complete(_)) => Some(is_page(&response)),
        Err(_) => Some(false),
    }
}

fn header(response: &httparse::Response, name: &str) -> Option<String> {
    let header = response.headers.iter().find(|h| h.name.eq_ignore_ascii_case(name))?;
    std::str::from_utf8(header.value).ok().map(str::to_ascii_lowercase)
}

fn is_page(response: &httparse::Response) -> bool {
    let kind = header(response, "content-type").unwrap_or_default();
    response.code == Some(200) && (kind.contains("html") || kind.is_empty())
}

/// The pages of one archive.
struct Archive<'a> {
    pending: Vec<Page>,
    /// The first capture of each page: its record, and the hash of its text.
    first: HashMap<String, (usize, String)>,
    file: &'a str,
}

impl Archive<'_> {
    fn flush(&mut self, take: &mut Take<'_>) -> Result<()> {
        let read = |page: &Page| (page.number, article(page, self.file));
        let rows: Vec<_> = self.pending.par_iter().map(read).collect();
        self.pending.clear();
        for (number, row) in rows {
            let row = row.and_then(|article| self.once(number, article));
            take((Some(number), row))?;
        }
        Ok(())
    }

    /// Crawlers meet a page by several ways: the first capture is kept. One that says something else is for people to decide on.
    fn once(&mut self, number: usize, article: Article) -> Result<Article, (Reason, Vec<Fault>)> {
        let hash = sha256(article.text.as_bytes());
        match self.first.get(&article.id) {
            None => {
                self.first.insert(article.id.clone(), (number, hash));
                Ok(article)
            }
            Some((first, same)) if *same == hash => {
                let found =
                    format!("the page {:?} was captured before, with the same text: record {first}", article.id);
                Err((Reason::Duplicate, vec![Fault::new(found)]))
            }
            Some((first, _)) => {
                let found = format!("the page {:?} was captured before, with another text: record {first}", article.id);
                let fault = Fault::new(found).expected("each page once");
                Err((Reason::DuplicateId, vec![fault.hint("--keep-going keeps the first capture")]))
            }
        }
    }
}

fn article(page: &Page, file: &str) -> Result<Article, (Reason, Vec<Fault>)> {
    let malformed = |found: String| (Reason::Malformed, vec![Fault::new(found).expected("an HTTP response")]);
    let mut headers = [httparse::EMPTY_HEADER; 256];
    let mut response = httparse::Response::new(&mut headers);
    let body = match response.parse(&page.answer) {
        Ok(httparse::Status::Complete(length)) => &page.answer[length..],
        Ok(httparse::Status::Partial) => return Err(malformed("the response ends in its headers".to_owned())),
        Err(e) => return Err(malformed(format!("not an HTTP response: {e}"))),
    };
    // What was rightly passed over carries no fault.
    if !is_page(&response) {
        return Err((Reason::NotAnArticle, Vec::new()));
    }
    if page.answer.len() as u64 > MAX_ANSWER {
        return Err(malformed(format!("an answer of more than {MAX_ANSWER} bytes")));
    }
    let header = |name: &str| header(&response, name);
    let chunked = header("transfer-encoding").is_some_and(|e| e.contains("chunked"));
    let body =
        if chunked { unchunked(body).ok_or_else(|| malformed("broken chunks".to_owned()))? } else { body.to_vec() };
    let body = unpacked(body, header("content-encoding").as_deref()).map_err(malformed)?;
    let read = html::article(&body, &page.url, file).map_err(|(reason, fault)| (reason, vec![fault]))?;
    Ok(Article { url: read.url.or_else(|| Some(page.url.clone())), ..read })
}

/// The body without what packs it. Many crawlers unpack a body and leave the header as it was: its first bytes tell.
fn unpacked(body: Vec<u8>, encoding: Option<&str>) -> Result<Vec<u8>, String> {
    match (encoding.map(str::trim), &*body) {
        (_, [0x1F, 0x8B, ..]) => inflated(flate2::read::MultiGzDecoder::new(&*body)),
        (_, [0x28, 0xB5, 0x2F, 0xFD, ..]) => inflated(
            zstd::stream::read::Decoder::new(&*body).map_err(|e| format!("a body that cannot be unpacked: {e}"))?,
        ),
        (None | Some("" | "identity" | "gzip" | "x-gzip" | "zstd"), _) => Ok(body),
        (Some("deflate"), [first, second, ..])
            if u16::from_be_bytes([*first, *second]) % 31 == 0 && first & 15 == 8 =>
        {
            inflated(flate2::read::ZlibDecoder::new(&*body))
        }
        // Some servers leave out the frame; these two have no first bytes that tell, and a page begins with a sign of its own.
        (Some("deflate" | "br"), _) if body.trim_ascii_start().starts_with(b"<") => Ok(body),
        (Some("deflate"), _) => inflated(flate2::read::DeflateDecoder::new(&*body)),
        (Some("br"), _) => inflated(brotli::Decompressor::new(&*body, 1 << 12)),
        (Some(other), _) => Err(format!("a body in the encoding {other}")),
    }
}

/// Bytes that one page may unpack to.
const MAX_PAGE: u64 = 256 << 20;

fn inflated(decoder: impl Read) -> Result<Vec<u8>, String> {
    let mut body = Vec::new();
    match decoder.take(MAX_PAGE + 1).read_to_end(&mut body) {
        Ok(_) if body.len() as u64 > MAX_PAGE => Err(format!("a body of more than {MAX_PAGE} bytes")),
        Ok(_) => Ok(body),
        Err(e) => Err(format!("a body that cannot be unpacked: {e}")),
    }
}

/// The body of chunks put together (RFC 9112, section 7.1); crawlers that already did so leave no chunk sizes, and
/// then the body stands as it is.
fn unchunked(mut rest: &[u8]) -> Option<Vec<u8>> {
    let whole = rest;
    let mut body = Vec::with_capacity(rest.len());
    loop {
        let Ok(httparse::Status::Complete((start, length))) = httparse::parse_chunk_size(rest) else {
            return if body.is_empty() { Some(whole.to_vec()) } else { None };
        };
        let length = usize::try_from(length).ok()?;
        if length == 0 {
            return Some(body);
        }
        let end = start.checked_add(length)?;
        body.extend_from_slice(rest.get(start..end)?);
        rest = rest.get(end..)?.strip_prefix(b"\r\n")?;
    }
}
