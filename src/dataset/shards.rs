//! One table as Parquet shards.
//!
//! In: batches in their final order. Out: `TABLE/all-00000-of-0000N.parquet`, with fixed writer properties, so that
//! the same rows give the same bytes. Files get their names when their number is known.

use std::fs::{self, File};
use std::io::BufWriter;
use std::path::{Path, PathBuf};

use arrow::array::RecordBatch;
use arrow::datatypes::SchemaRef;
use parquet::arrow::ArrowWriter;
use parquet::basic::{Compression, ZstdLevel};
use parquet::file::properties::{EnabledStatistics, WriterProperties};
use parquet::schema::types::ColumnPath;

use super::manifest::{OutputFile, digest};
use super::schema::name::{ARTICLE_ID, FIGURE, PUBLISHED, VALUE};
use crate::error::{Error, Fault, Result};

/// Rows of one file; a million claims load in one go everywhere.
const ROWS: usize = 1_000_000;
/// Bytes of text that one file is meant to hold at most, before compression.
const BYTES: usize = 1 << 30;
/// Bytes of a row group before compression: what a reader must hold at once.
const GROUP: usize = 64 << 20;

/// Writes one table.
pub struct Shards {
    root: PathBuf,
    table: &'static str,
    schema: SchemaRef,
    open: Option<Open>,
    closed: Vec<Closed>,
}

struct Open {
    path: PathBuf,
    writer: ArrowWriter<BufWriter<File>>,
    rows: usize,
    bytes: usize,
}

struct Closed {
    path: PathBuf,
    rows: usize,
    /// Uncompressed.
    bytes: u64,
}

/// What a table came to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Written {
    pub files: Vec<OutputFile>,
    pub rows: u64,
    /// Uncompressed.
    pub bytes: u64,
}

impl Shards {
    pub fn create(root: &Path, table: &'static str, schema: SchemaRef) -> Result<Self> {
        let folder = root.join(table);
        fs::create_dir_all(&folder).map_err(|e| Error::io("create the folder", &folder, &e))?;
        Ok(Self { root: root.to_owned(), table, schema, open: None, closed: Vec::new() })
    }

    pub fn write(&mut self, batch: &RecordBatch) -> Result<()> {
        if self.open.as_ref().is_some_and(|open| open.rows >= ROWS || open.bytes >= BYTES) {
            self.close()?;
        }
        let mut open = match self.open.take() {
            Some(open) => open,
            None => self.next()?,
        };
        open.writer.write(batch).map_err(|e| failed(&open.path, &e))?;
        open.rows += batch.num_rows();
        open.bytes += batch.get_array_memory_size();
        self.open = Some(open);
        Ok(())
    }

    /// Closes the last file and names them all. A table without rows is one file without rows.
    pub fn finish(mut self, split: &str) -> Result<Written> {
        if self.open.is_none() && self.closed.is_empty() {
            self.open = Some(self.next()?);
        }
        self.close()?;
        let mut written = Written::default();
        for (i, shard) in self.closed.iter().enumerate() {
            let file = format!("{}/{split}-{i:05}-of-{:05}.parquet", self.table, self.closed.len());
            let path = self.root.join(&file);
            fs::rename(&shard.path, &path).map_err(|e| Error::io("rename", &path, &e))?;
            written.files.push(digest(&self.root, &file, Some(shard.rows as u64))?);
            written.rows += shard.rows as u64;
            written.bytes += shard.bytes;
        }
        Ok(written)
    }

    fn next(&self) -> Result<Open> {
        let path = self.root.join(self.table).join(format!("{}.tmp", self.closed.len()));
        let file = File::create(&path).map_err(|e| Error::io("write", &path, &e))?;
        let writer = ArrowWriter::try_new(BufWriter::new(file), self.schema.clone(), Some(properties()?));
        let writer = writer.map_err(|e| failed(&path, &e))?;
        Ok(Open { path, writer, rows: 0, bytes: 0 })
    }

    fn close(&mut self) -> Result<()> {
        let Some(open) = self.open.take() else { return Ok(()) };
        let metadata = open.writer.close().map_err(|e| failed(&open.path, &e))?;
        let bytes = metadata.row_groups().iter().map(|g| u64::try_from(g.total_byte_size()).unwrap_or_default()).sum();
        self.closed.push(Closed { path: open.path, rows: open.rows, bytes });
        Ok(())
    }
}

/// Columns whose least and greatest values a file tells, so that readers skip what they do not ask for: those that files
/// are ordered by, and the figure. Of texts in no order they would say nothing, at two comparisons a row.
const BOUNDS: [&[&str]; 3] = [&[ARTICLE_ID], &[PUBLISHED], &[FIGURE, VALUE]];

pub(super) fn properties() -> Result<WriterProperties> {
    let level = ZstdLevel::try_new(3).map_err(|e| failed(Path::new("zstd"), &e))?;
    let properties = WriterProperties::builder()
        .set_created_by(concat!("claimbench ", env!("CARGO_PKG_VERSION")).to_owned())
        .set_compression(Compression::ZSTD(level))
        .set_max_row_group_bytes(Some(GROUP))
        .set_statistics_enabled(EnabledStatistics::None);
    let bounded = BOUNDS.iter().fold(properties, |properties, column| {
        let path = ColumnPath::from(column.iter().map(|part| (*part).to_owned()).collect::<Vec<_>>());
        properties.set_column_statistics_enabled(path, EnabledStatistics::Page)
    });
    Ok(bounded.build())
}

pub(super) fn failed(path: &Path, error: &dyn std::fmt::Display) -> Error {
    Error::input(Fault::new(format!("cannot write Parquet: {error}")).at(path))
}
