//! Articles and claims as Arrow IPC streams.
//!
//! In: a stream of batches with an id, a text and perhaps a language. Out: for each batch one batch of claims, so that
//! a caller who feeds a pipe gets back what belongs to what it fed.

use std::io::{self, Read, Write};

use arrow::array::{Array, RecordBatch};
use arrow::datatypes::{Field, Fields, Schema};
use arrow::error::ArrowError;
use arrow::ipc::reader::StreamReader;
use arrow::ipc::writer::StreamWriter;

use super::conform::conform;
use super::rows::ArticleRows;
use super::{batches, schema};
use crate::article::Article;
use crate::claim::record::ClaimRecord;
use crate::error::Fault;

/// The name that other tools give to an article's id.
const ID: &str = "id";

/// Reads batch after batch of articles; a row that is none is a fault with its number.
pub struct ArticleStream<R: Read> {
    reader: StreamReader<R>,
    fields: Fields,
    rows: usize,
}

impl<R: Read> ArticleStream<R> {
    pub fn new(input: R) -> Result<Self, Fault> {
        let reader = StreamReader::try_new(input, None).map_err(|e| broken(&e))?;
        let known = [schema::name::ARTICLE_ID, schema::name::TEXT, schema::name::LANGUAGE];
        let columns = schema::nullable(&schema::articles());
        let fields = columns.iter().filter(|f| known.contains(&f.name().as_str())).cloned().collect();
        Ok(Self { reader, fields, rows: 0 })
    }

    /// The next batch's articles; the faults of its rows go to `faults`. A broken stream ends.
    pub fn next_batch(&mut self, faults: &mut Vec<Fault>) -> Option<Vec<Article>> {
        let table =
            match self.reader.next()?.map_err(|e| vec![broken(&e)]).and_then(|b| conform(&named(b), &self.fields)) {
                Ok(table) => table,
                Err(found) => {
                    faults.extend(found);
                    return None;
                }
            };
        let rows = ArticleRows::new(&table);
        let mut articles = Vec::with_capacity(table.len());
        for i in 0..table.len() {
            self.rows += 1;
            match rows.article(i) {
                Ok(article) => articles.push(article),
                Err(fault) => faults.push(fault.line(self.rows)),
            }
        }
        Some(articles)
    }
}

/// Writes batch after batch of claims.
pub struct ClaimStream<W: Write>(StreamWriter<W>);

impl<W: Write> ClaimStream<W> {
    pub fn new(output: W) -> io::Result<Self> {
        StreamWriter::try_new(output, &schema::claims()).map(Self).map_err(io_error)
    }

    pub fn write(&mut self, claims: &[ClaimRecord]) -> io::Result<()> {
        let batch = batches::claims(claims).map_err(io_error)?;
        self.0.write(&batch).and_then(|()| self.0.flush()).map_err(io_error)
    }

    pub fn finish(mut self) -> io::Result<()> {
        self.0.finish().map_err(io_error)
    }
}

/// The batch with its `id` column called `article_id`, unless it has one of that name.
fn named(batch: RecordBatch) -> RecordBatch {
    let schema = batch.schema();
    if schema.column_with_name(schema::name::ARTICLE_ID).is_some() {
        return batch;
    }
    let rename = |field: &Field| match field.name().as_str() {
        ID => field.clone().with_name(schema::name::ARTICLE_ID),
        _ => field.clone(),
    };
    let fields: Vec<Field> = schema.fields().iter().map(|f| rename(f)).collect();
    RecordBatch::try_new(Schema::new(fields).into(), batch.columns().to_vec()).unwrap_or(batch)
}

fn broken(error: &ArrowError) -> Fault {
    Fault::new(format!("not readable as an Arrow stream: {error}"))
        .expected("an Arrow IPC stream with the columns article_id and text")
}

/// A pipe that closed stays recognisable.
fn io_error(error: ArrowError) -> io::Error {
    match error {
        ArrowError::IoError(_, error) => error,
        other => io::Error::other(other),
    }
}
