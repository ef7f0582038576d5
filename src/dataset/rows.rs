//! Rows of a conformed table as records.
//!
//! In: a table that [`super::conform`] brought to our columns. Out: predictions, the claims' own identity and
//! sentence beside them, and articles; for each row that cannot be one, every fault that it has.

use arrow::array::{Array, AsArray, Float64Array, Int32Array, StringArray, StructArray};
use arrow::datatypes::{Float64Type, Int32Type};

use super::schema::name::*;
use crate::article::{Article, ArticleRecord};
use crate::claim::prediction::{
    AttributionPart, FigurePart, MentionPart, Prediction, PropertyPart, SourcePart, UnitPart,
};
use crate::claim::record::{FurnitureRecord, LabelRecord, Mention};
use crate::claim::{FurnitureKind, LabelStatus};
use crate::error::Fault;
use crate::link::{LinkKind, LinkRecord, Relation, View};

/// A claim row: what a prediction says, and what only our own files have.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ClaimRow {
    pub claim_id: Option<String>,
    pub sentence: Option<Mention>,
    pub prediction: Prediction,
}

/// Reads row after row of a claims or predictions table.
#[derive(Debug)]
pub struct ClaimRows {
    top: Group,
    sentence: Group,
    figure: Group,
    unit: Group,
    property: Group,
    source: Group,
    attribution: Group,
    cue: Group,
    relays: Lists<Group>,
    label: Group,
    annotators: Lists<StringArray>,
}

impl ClaimRows {
    /// `table` has the columns of [`super::schema::predictions`].
    pub fn new(table: &StructArray) -> Self {
        let top = Group::new(table);
        let attribution = top.group(ATTRIBUTION);
        let label = top.group(LABEL);
        Self {
            sentence: top.group(SENTENCE),
            figure: top.group(FIGURE),
            unit: top.group(UNIT),
            property: top.group(PROPERTY),
            source: top.group(SOURCE),
            cue: attribution.group(CUE),
            relays: attribution.groups(RELAYS),
            annotators: label.texts(ANNOTATORS),
            attribution,
            label,
            top,
        }
    }

    /// The row as a record; what is wrong in it goes to `faults`.
    pub fn row(&self, i: usize, faults: &mut Vec<Fault>) -> ClaimRow {
        let f = faults;
        let figure = self.figure.mention(i, FIGURE, f);
        let article_id = self.top.string(ARTICLE_ID, i);
        if article_id.is_none() {
            f.push(Fault::new("no article_id").expected("the article's id"));
        }
        let prediction = Prediction {
            article_id: article_id.unwrap_or_default(),
            figure: FigurePart {
                text: figure.text,
                start: figure.start,
                end: figure.end,
                value: self.figure.number(VALUE, i),
                low: self.figure.number(LOW, i),
                high: self.figure.number(HIGH, i),
                modifier: self.figure.word(MODIFIER, FIGURE, i, f),
            },
            language: self.top.string(LANGUAGE, i),
            unit: self.unit.has(i).then(|| {
                let MentionPart { text, start, end } = self.unit.mention(i, UNIT, f);
                let kind = self.unit.word(KIND, UNIT, i, f);
                UnitPart { text, start, end, kind, code: self.unit.string(CODE, i) }
            }),
            property: self.property.has(i).then(|| {
                let MentionPart { text, start, end } = self.property.mention(i, PROPERTY, f);
                PropertyPart { text, start, end, code: self.property.string(CODE, i) }
            }),
            source: self.source.has(i).then(|| {
                let MentionPart { text, start, end } = self.source.mention(i, SOURCE, f);
                let kind = self.source.word(TYPE, SOURCE, i, f);
                SourcePart { text, start, end, name: self.source.string(NAME, i), kind }
            }),
            attribution: self.attribution.has(i).then(|| AttributionPart {
                kind: self.attribution.word(TYPE, ATTRIBUTION, i, f),
                stance: self.attribution.word(STANCE, ATTRIBUTION, i, f),
                cue: self.cue.has(i).then(|| self.cue.mention(i, "attribution.cue", f)),
                relays: self.relays.range(i).map(|j| self.relays.items.mention(j, "attribution.relays", f)).collect(),
            }),
            confidence: self.top.number(CONFIDENCE, i),
            evidence: self.top.string(EVIDENCE, i),
            label: self.label(i, f),
            split: self.top.string(SPLIT, i),
        };
        ClaimRow { claim_id: self.top.string(CLAIM_ID, i), sentence: self.sentence(i, f), prediction }
    }

    /// The article that the row is a claim of.
    pub fn article_id(&self, i: usize) -> Option<&str> {
        self.top.str(ARTICLE_ID, i)
    }

    fn label(&self, i: usize, faults: &mut Vec<Fault>) -> Option<LabelRecord> {
        let status: LabelStatus = self.label.word(STATUS, LABEL, i, faults)?;
        let annotators = self.annotators.range(i).filter_map(|j| string(&self.annotators.items, j)).collect();
        Some(LabelRecord { status, annotators })
    }

    fn sentence(&self, i: usize, faults: &mut Vec<Fault>) -> Option<Mention> {
        let MentionPart { text, start, end } = self.sentence.mention(i, SENTENCE, faults);
        Some(Mention { text: text?, start: start?, end: end? })
    }
}

/// Reads row after row of an articles table.
#[derive(Debug)]
pub struct ArticleRows {
    top: Group,
    authors: Lists<StringArray>,
    furniture: Lists<Group>,
}

impl ArticleRows {
    /// `table` has the columns of [`super::schema::articles`], nullable.
    pub fn new(table: &StructArray) -> Self {
        let top = Group::new(table);
        Self { authors: top.texts(AUTHORS), furniture: top.groups(FURNITURE), top }
    }

    pub fn row(&self, i: usize, faults: &mut Vec<Fault>) -> ArticleRecord {
        let furniture = self.furniture(i, faults);
        let mut required = |column: &str| {
            self.top.string(column, i).unwrap_or_else(|| {
                faults.push(Fault::new(format!("no {column}")).expected("text"));
                String::new()
            })
        };
        ArticleRecord {
            article_id: required(ARTICLE_ID),
            text: required(TEXT),
            title: self.top.string(TITLE, i),
            language: required(LANGUAGE),
            language_confidence: self.top.number(LANGUAGE_CONFIDENCE, i).unwrap_or_default(),
            outlet: self.top.string(OUTLET, i),
            url: self.top.string(URL, i),
            authors: self.authors.range(i).filter_map(|j| string(&self.authors.items, j)).collect(),
            published: self.top.string(PUBLISHED, i),
            licence: self.top.string(LICENCE, i),
            file: required(FILE),
            sha256: required(SHA256),
            furniture,
            duplicate_cluster: self.top.string(DUPLICATE_CLUSTER, i),
            split: required(SPLIT),
        }
    }
}

impl ArticleRows {
    /// The passages of the row that are page furniture.
    pub fn furniture(&self, i: usize, faults: &mut Vec<Fault>) -> Vec<FurnitureRecord> {
        let Lists { items, .. } = &self.furniture;
        let mut passages = Vec::new();
        for j in self.furniture.range(i) {
            let before = faults.len();
            let kind: Option<FurnitureKind> = items.word(KIND, FURNITURE, j, faults);
            let (start, end) = (items.offset(START, FURNITURE, j, faults), items.offset(END, FURNITURE, j, faults));
            match (kind, start, end) {
                (Some(kind), Some(start), Some(end)) => passages.push(FurnitureRecord { kind, start, end }),
                _ if faults.len() == before => {
                    faults.push(Fault::new("furniture without kind, start or end").expected("all of them"));
                }
                _ => {}
            }
        }
        passages
    }

    /// A text column of the row.
    pub fn string(&self, column: &str, i: usize) -> Option<&str> {
        self.top.str(column, i)
    }

    /// A column of the row that holds numbers.
    pub fn number(&self, column: &str, i: usize) -> Option<f64> {
        self.top.number(column, i)
    }

    /// The row as an article to be read: its id, text and declared language.
    pub fn article(&self, i: usize) -> Result<Article, Fault> {
        let absent = |column: &str| Fault::new(format!("no {column}")).expected("text");
        let id = self.top.string(ARTICLE_ID, i).filter(|id| !id.is_empty()).ok_or_else(|| absent(ARTICLE_ID))?;
        let text = self.top.string(TEXT, i).filter(|t| !t.trim().is_empty()).ok_or_else(|| absent(TEXT))?;
        Ok(Article { id, text, language: self.top.string(LANGUAGE, i), ..Article::default() })
    }
}

/// Reads row after row of a links table.
#[derive(Debug)]
pub struct LinkRows {
    top: Group,
    views: Lists<StringArray>,
    names: Lists<StringArray>,
}

impl LinkRows {
    /// `table` has the columns of [`super::schema::links`], nullable.
    pub fn new(table: &StructArray) -> Self {
        let top = Group::new(table);
        Self { views: top.texts(VIEWS), names: top.texts(NAMES), top }
    }

    /// The row as a record; `None`, and its faults, where it is none.
    pub fn row(&self, i: usize, faults: &mut Vec<Fault>) -> Option<LinkRecord> {
        let before = faults.len();
        let kind: Option<LinkKind> = self.top.word(KIND, LINK_ID, i, faults);
        let relation: Option<Relation> = self.top.word(RELATION, LINK_ID, i, faults);
        let mut views = Vec::new();
        for word in self.views.range(i).filter_map(|j| string(&self.views.items, j)) {
            match View::parse(&word) {
                Some(view) => views.push(view),
                None => faults.push(super::jsonl::unknown_word(VIEWS, &word)),
            }
        }
        let mut required = |column: &str| {
            let value = self.top.string(column, i);
            if value.is_none() {
                faults.push(Fault::new(format!("no {column}")).expected("text"));
            }
            value
        };
        let link_id = required(LINK_ID);
        let (claim_id, article_id, split) = (required(CLAIM_ID), required(ARTICLE_ID), required(SPLIT));
        if faults.len() == before && (kind.is_none() || relation.is_none()) {
            faults.push(Fault::new("no kind, or no relation").expected("both"));
        }
        Some(LinkRecord {
            link_id: link_id?,
            kind: kind?,
            claim_id: claim_id?,
            article_id: article_id?,
            relation: relation?,
            to: self.top.string(TO, i),
            views,
            names: self.names.range(i).filter_map(|j| string(&self.names.items, j)).collect(),
            split: split?,
        })
    }
}

/// The leaves of one struct, by name. A column that is not there reads as null in every row.
#[derive(Debug, Clone)]
struct Group {
    table: StructArray,
    texts: Vec<(String, StringArray)>,
    offsets: Vec<(String, Int32Array)>,
    numbers: Vec<(String, Float64Array)>,
}

impl Group {
    fn new(table: &StructArray) -> Self {
        let mut group = Self { table: table.clone(), texts: Vec::new(), offsets: Vec::new(), numbers: Vec::new() };
        for (field, column) in table.fields().iter().zip(table.columns()) {
            let name = field.name().clone();
            if let Some(texts) = column.as_string_opt::<i32>() {
                group.texts.push((name, texts.clone()));
            } else if let Some(offsets) = column.as_primitive_opt::<Int32Type>() {
                group.offsets.push((name, offsets.clone()));
            } else if let Some(numbers) = column.as_primitive_opt::<Float64Type>() {
                group.numbers.push((name, numbers.clone()));
            }
        }
        group
    }

    fn empty() -> Self {
        Self::new(&StructArray::new_empty_fields(0, None))
    }

    fn group(&self, name: &str) -> Self {
        self.table.column_by_name(name).and_then(|c| c.as_struct_opt()).map_or_else(Self::empty, Self::new)
    }

    fn groups(&self, name: &str) -> Lists<Self> {
        self.lists(name, |items| items.as_struct_opt().map(Self::new)).unwrap_or_else(|| Lists::none(Self::empty()))
    }

    fn texts(&self, name: &str) -> Lists<StringArray> {
        self.lists(name, |items| items.as_string_opt::<i32>().cloned())
            .unwrap_or_else(|| Lists::none(StringArray::new_null(0)))
    }

    fn lists<T>(&self, name: &str, items: impl Fn(&dyn Array) -> Option<T>) -> Option<Lists<T>> {
        let list = self.table.column_by_name(name)?.as_list_opt::<i32>()?;
        Some(Lists { ends: list.value_offsets().to_vec(), items: items(list.values().as_ref())? })
    }

    fn has(&self, i: usize) -> bool {
        i < self.table.len() && self.table.is_valid(i)
    }

    fn string(&self, name: &str, i: usize) -> Option<String> {
        self.str(name, i).map(str::to_owned)
    }

    fn str(&self, name: &str, i: usize) -> Option<&str> {
        let (_, column) = self.texts.iter().find(|(n, _)| n == name)?;
        (self.has(i) && column.is_valid(i)).then(|| column.value(i))
    }

    fn number(&self, name: &str, i: usize) -> Option<f64> {
        let (_, column) = self.numbers.iter().find(|(n, _)| n == name)?;
        (self.has(i) && column.is_valid(i)).then(|| column.value(i))
    }

    fn offset(&self, name: &str, path: &str, i: usize, faults: &mut Vec<Fault>) -> Option<u32> {
        let (_, column) = self.offsets.iter().find(|(n, _)| n == name)?;
        let value = (self.has(i) && column.is_valid(i)).then(|| column.value(i))?;
        let offset = u32::try_from(value).ok();
        if offset.is_none() {
            let expected = "a position, counted from 0";
            faults.push(Fault::new(format!("{path}.{name} is {value}")).expected(expected));
        }
        offset
    }

    fn mention(&self, i: usize, path: &str, faults: &mut Vec<Fault>) -> MentionPart {
        let start = self.offset(START, path, i, faults);
        MentionPart { text: self.string(TEXT, i), start, end: self.offset(END, path, i, faults) }
    }

    /// A value of a closed set.
    fn word<T: Word>(&self, name: &str, path: &str, i: usize, faults: &mut Vec<Fault>) -> Option<T> {
        let word = self.str(name, i)?;
        let value = T::of(word);
        if value.is_none() {
            faults.push(super::jsonl::unknown_word(&format!("{path}.{name}"), word));
        }
        value
    }
}

/// A list column: row `i` holds the items `ends[i]..ends[i + 1]`.
#[derive(Debug)]
struct Lists<T> {
    ends: Vec<i32>,
    items: T,
}

impl<T> Lists<T> {
    fn none(items: T) -> Self {
        Self { ends: Vec::new(), items }
    }

    fn range(&self, i: usize) -> std::ops::Range<usize> {
        match (self.ends.get(i), self.ends.get(i + 1)) {
            (Some(&start), Some(&end)) => start as usize..end as usize,
            _ => 0..0,
        }
    }
}

fn string(column: &StringArray, i: usize) -> Option<String> {
    column.is_valid(i).then(|| column.value(i).to_owned())
}

/// The closed sets, read by their word.
trait Word: Sized {
    fn of(word: &str) -> Option<Self>;
}

macro_rules! words { ($($kind:path),+) => { $(impl Word for $kind {
    fn of(word: &str) -> Option<Self> { Self::parse(word) }
})+ } }
words!(
    crate::claim::Modifier,
    crate::claim::UnitKind,
    crate::claim::SourceType,
    crate::claim::AttributionType,
    crate::claim::Stance,
    FurnitureKind,
    LabelStatus,
    LinkKind,
    Relation
);
