//! Which rows of a table answer a question such as `unit.code=person`.
//!
//! In: the bytes of a Parquet file, and conditions on its columns. Out: the numbers of the rows that meet them all.
//! polars reads the columns that are asked for, and no others.

use std::io::Cursor;

use polars::prelude::{
    BooleanChunked, ChunkCompareEq, ChunkCompareIneq, ChunkFull, Column, DataType, ParquetReader, PolarsResult,
    SerReader, Series,
};

use crate::error::{Error, Fault, Result};

/// A column by its dotted name, and what its value must be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    path: String,
    test: Test,
    value: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Test {
    Equal,
    NotEqual,
    AtLeast,
    AtMost,
    More,
    Less,
    Contains,
}

/// The two-letter signs stand first, so that `>=` is not read as `>`.
const SIGNS: [(&str, Test); 7] = [
    ("!=", Test::NotEqual),
    (">=", Test::AtLeast),
    ("<=", Test::AtMost),
    ("=", Test::Equal),
    (">", Test::More),
    ("<", Test::Less),
    ("~", Test::Contains),
];

/// The value that stands for nothing said.
const NULL: &str = "null";

impl Condition {
    /// Reads `unit.code=person`, `figure.value>=100`, `source=null`, `sentence.text~police`.
    pub fn parse(text: &str) -> Result<Self, String> {
        let signs = SIGNS.iter().filter_map(|(sign, test)| Some((text.find(sign)?, *sign, *test)));
        let Some((at, sign, test)) = signs.min_by_key(|(at, sign, _)| (*at, usize::MAX - sign.len())) else {
            return Err(format!("{text:?} has none of = != > >= < <= ~; expected a condition like unit.code=person"));
        };
        let (path, value) = (text[..at].trim(), text[at + sign.len()..].trim());
        if path.is_empty() || value.is_empty() {
            return Err(format!("{text:?} lacks a column or a value; expected a condition like unit.code=person"));
        }
        Ok(Self { path: path.to_owned(), test, value: value.to_owned() })
    }

    /// A column that must have a value.
    pub fn equal(path: &str, value: &str) -> Self {
        Self { path: path.to_owned(), test: Test::Equal, value: value.to_owned() }
    }

    fn column(&self) -> &str {
        self.path.split('.').next().unwrap_or_default()
    }

    /// For each row, whether it meets the condition.
    fn mask(&self, column: &Column) -> Result<BooleanChunked> {
        let failed = |e| Error::input(Fault::new(format!("cannot compare {}: {e}", self.path)));
        let mut series = column.as_materialized_series().clone();
        let mut there = series.is_not_null();
        for name in self.path.split('.').skip(1) {
            series = member(&series, name).ok_or_else(|| {
                let fault = Fault::new(format!("{} has no member {name:?}", series.name()));
                Error::input(fault.expected(members(&series)))
            })?;
            there = &there & &series.is_not_null();
        }
        if self.value == NULL && matches!(self.test, Test::Equal | Test::NotEqual) {
            return Ok(if self.test == Test::Equal { !there } else { there });
        }
        let met = match series.dtype() {
            DataType::Struct(_) | DataType::List(_) => {
                let fault = Fault::new(format!("{} is not a single value", self.path));
                return Err(Error::input(fault.expected(members(&series))));
            }
            dtype if dtype.is_numeric() => self.number(&series)?.map_err(failed)?,
            _ => self.text(&series).map_err(failed)?,
        };
        Ok(&met & &there)
    }

    fn text(&self, series: &Series) -> PolarsResult<BooleanChunked> {
        let texts = series.str()?;
        let value = self.value.as_str();
        Ok(match self.test {
            Test::Equal => texts.equal(value),
            Test::NotEqual => texts.not_equal(value),
            Test::AtLeast => texts.gt_eq(value),
            Test::AtMost => texts.lt_eq(value),
            Test::More => texts.gt(value),
            Test::Less => texts.lt(value),
            Test::Contains => {
                let wanted = value.to_lowercase();
                texts.iter().map(|text| text.map(|t| t.to_lowercase().contains(&wanted))).collect()
            }
        })
    }

    fn number(&self, series: &Series) -> Result<PolarsResult<BooleanChunked>> {
        let Ok(value) = self.value.parse::<f64>() else {
            let fault = Fault::new(format!("{} is compared with {:?}", self.path, self.value));
            return Err(Error::input(fault.expected("a number, or null")));
        };
        let compare = || {
            let numbers = series.cast(&DataType::Float64)?;
            let numbers = numbers.f64()?;
            Ok(match self.test {
                Test::Equal | Test::Contains => numbers.equal(value),
                Test::NotEqual => numbers.not_equal(value),
                Test::AtLeast => numbers.gt_eq(value),
                Test::AtMost => numbers.lt_eq(value),
                Test::More => numbers.gt(value),
                Test::Less => numbers.lt(value),
            })
        };
        Ok(compare())
    }
}

/// The rows of a Parquet file that meet every condition, in order.
pub fn rows(table: Vec<u8>, conditions: &[Condition]) -> Result<Vec<usize>> {
    let broken = |e| Error::input(Fault::new(format!("not readable as Parquet: {e}")));
    let mut reader = ParquetReader::new(Cursor::new(table));
    let known: Vec<String> = reader.schema().map_err(broken)?.iter_names().map(|n| n.to_string()).collect();
    let mut wanted: Vec<String> = Vec::new();
    let mut faults = Vec::new();
    for condition in conditions {
        let column = condition.column();
        if !known.iter().any(|k| k == column) {
            let fault = Fault::new(format!("no column {column:?}"));
            faults.push(fault.expected(format!("one of {}", known.join(", "))));
        } else if !wanted.iter().any(|w| w == column) {
            wanted.push(column.to_owned());
        }
    }
    if !faults.is_empty() {
        return Err(Error::new(crate::error::Outcome::Input, faults));
    }
    if wanted.is_empty() {
        return Ok((0..reader.num_rows().map_err(broken)?).collect());
    }
    let frame = reader.with_columns(Some(wanted)).finish().map_err(broken)?;
    let mut met = BooleanChunked::full("met".into(), true, frame.height());
    for condition in conditions {
        let column = frame.column(condition.column()).map_err(broken)?;
        met = &met & &condition.mask(column)?;
    }
    Ok(met.iter().enumerate().filter(|(_, met)| *met == Some(true)).map(|(row, _)| row).collect())
}

fn member(series: &Series, name: &str) -> Option<Series> {
    series.struct_().ok()?.field_by_name(name).ok()
}

fn members(series: &Series) -> String {
    match series.struct_() {
        Ok(fields) => {
            let names = fields.struct_fields().iter().map(|f| format!("{}.{}", series.name(), f.name()));
            format!("one of {}", names.collect::<Vec<_>>().join(", "))
        }
        Err(_) => "a column of single values".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn conditions_are_read_by_their_first_sign() {
        let parsed = |text: &str| Condition::parse(text).map(|c| (c.path, c.test, c.value));
        let read = |path: &str, test, value: &str| Ok((path.to_owned(), test, value.to_owned()));
        assert_eq!(parsed("unit.code=person"), read("unit.code", Test::Equal, "person"));
        assert_eq!(parsed("figure.value >= 1e3"), read("figure.value", Test::AtLeast, "1e3"));
        assert_eq!(parsed("sentence.text~a=b"), read("sentence.text", Test::Contains, "a=b"));
        assert_eq!(parsed("source!=null"), read("source", Test::NotEqual, "null"));
        assert!(parsed("unit.code").is_err() && parsed("=person").is_err() && parsed("unit=").is_err());
    }
}
