//! Articles from web archives.
//!
//! In: a WARC stream (unpacked). Out: an article for each HTML page that a server answered with success; its id is the
//! page's address. Other answers are passed over with their number, and a request or a note of the crawler is no input.

use std::io::{BufRead, Read};

use rayon::prelude::*;
use warc::{RecordType, WarcHeader, WarcReader};

use super::read::Row;
use super::table::Take;
use super::{Article, Reason, html};
use crate::error::{Fault, Result};

/// One page of the archive.
struct Page {
    /// The record's number in the archive, from 1.
    number: usize,
    url: String,
    answer: Vec<u8>,
}

/// Reads every page; `batch` of them are held and worked off at once.
pub fn pages(content: &mut dyn BufRead, file: &str, batch: usize, take: &mut Take<'_>) -> Result<Result<(), Fault>> {
    let mut pending = Vec::new();
    let mut broken = None;
    for (i, record) in WarcReader::new(content).iter_records().enumerate() {
        match record {
            Ok(record) if *record.warc_type() == RecordType::Response => pending.push(Page {
                number: i + 1,
                url: record
                    .header(WarcHeader::TargetURI)
                    .map(|uri| uri.trim_matches(['<', '>']).to_owned())
                    .unwrap_or_default(),
                answer: record.body().to_vec(),
            }),
            Ok(_) => {}
            Err(e) => {
                // The records' borders are lost with the first bad header.
                let fault = Fault::new(format!("record {}: {e}", i + 1));
                broken = Some(
                    fault.expected("WARC records").hint("unpack and repack the archive, or cut it before the record"),
                );
                break;
            }
        }
        if pending.len() >= batch {
            flush(&mut pending, file, take)?;
        }
    }
    flush(&mut pending, file, take)?;
    Ok(broken.map_or(Ok(()), Err))
}

fn flush(pending: &mut Vec<Page>, file: &str, take: &mut Take<'_>) -> Result<()> {
    let rows: Vec<Row> = pending.par_iter().map(|page| (Some(page.number), article(page, file))).collect();
    pending.clear();
    rows.into_iter().try_for_each(take)
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
    let header = |name: &str| {
        let header = response.headers.iter().find(|h| h.name.eq_ignore_ascii_case(name))?;
        std::str::from_utf8(header.value).ok().map(str::to_ascii_lowercase)
    };
    // What was rightly passed over carries no fault.
    let kind = header("content-type").unwrap_or_default();
    if response.code != Some(200) || !(kind.contains("html") || kind.is_empty()) {
        return Err((Reason::NotAnArticle, Vec::new()));
    }
    let chunked = header("transfer-encoding").is_some_and(|e| e.contains("chunked"));
    let body =
        if chunked { unchunked(body).ok_or_else(|| malformed("broken chunks".to_owned()))? } else { body.to_vec() };
    let body = match header("content-encoding").as_deref() {
        None | Some("" | "identity") => body,
        Some("gzip" | "x-gzip") => inflated(flate2::read::MultiGzDecoder::new(&*body)).map_err(malformed)?,
        Some("deflate") => inflated(flate2::read::ZlibDecoder::new(&*body)).map_err(malformed)?,
        Some(other) => return Err(malformed(format!("a body in the encoding {other}"))),
    };
    let read = html::article(&body, &page.url, file).map_err(|(reason, fault)| (reason, vec![fault]))?;
    Ok(Article { url: read.url.or_else(|| Some(page.url.clone())), ..read })
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
