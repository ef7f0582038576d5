//! A batch of claims column by column.
//!
//! In: batches of a claims table, texts as dictionaries. Out: items, or nothing where a batch has a column of another
//! type, or a row that a record would be refused for: who reads records then tells what it is.

use std::sync::Arc;

use arrow::array::{
    Array, ArrayRef, AsArray, DictionaryArray, Float64Array, Int32Array, ListArray, RecordBatch, StringArray,
    StructArray,
};
use arrow::datatypes::{Float64Type, Int32Type};

use super::items::Annotators;
use super::schema::name::*;
use crate::claim::{AttributionType, LabelStatus, Modifier, SourceType, Stance, UnitKind};
use crate::score::{Input, Item, Place, Relay, Sym};

/// What was learnt of a file's dictionaries, and the batch read last.
#[derive(Default)]
pub struct Columns {
    symbols: [Memo<Sym>; 11],
    modifier: Memo<Option<Modifier>>,
    unit_kind: Memo<Option<UnitKind>>,
    source_type: Memo<Option<SourceType>>,
    attribution: Memo<Option<AttributionType>>,
    stance: Memo<Option<Stance>>,
    article: (String, u32),
    items: Vec<Item>,
    people: People,
}

/// Something that an item cannot hold.
struct Odd;

impl Columns {
    /// Whether a leaf with this dotted path is kept of a claim.
    pub fn want(path: &str) -> bool {
        let root = path.split('.').next().unwrap_or_default();
        [ARTICLE_ID, LANGUAGE, FIGURE, UNIT, PROPERTY, SOURCE, ATTRIBUTION, CONFIDENCE, EVIDENCE].contains(&root)
    }

    /// Reads a batch; `false` where records must be read instead.
    pub fn read(&mut self, batch: &RecordBatch, input: &mut Input) -> bool {
        let table = StructArray::from(batch.clone());
        let mut items = std::mem::take(&mut self.items);
        items.clear();
        let read = self.people.read(&table).and_then(|()| self.items(&table, input, &mut items));
        self.items = items;
        read.is_ok()
    }

    /// The claims of the batch read last, each with the people who labelled it.
    pub fn claims(&self) -> impl Iterator<Item = (Item, Annotators<'_>)> {
        let mut changes = self.people.changes.iter().peekable();
        self.items.iter().enumerate().map(move |(i, item)| {
            let change = changes.next_if(|(row, _)| *row == i);
            (*item, change.map_or(Annotators::Same, |(_, names)| Annotators::These(names)))
        })
    }

    fn items(&mut self, table: &StructArray, input: &mut Input, items: &mut Vec<Item>) -> Result<(), Odd> {
        let top = Group(Some(table));
        let Self { symbols, modifier, unit_kind, source_type, attribution: kind, stance, article, .. } = self;
        let [language, evidence, text, unit_text, unit_code, property_text, property_code, rest @ ..] = symbols;
        let [source_text, source_name, cue_text, relay_text] = rest;
        let ids: &StringArray = top.child(ARTICLE_ID).and_then(|c| c.as_string_opt()).ok_or(Odd)?;
        let (mut language, mut evidence) = (top.words(LANGUAGE, language)?, top.words(EVIDENCE, evidence)?);
        let confidence = top.numbers(CONFIDENCE)?;
        let group = top.group(FIGURE)?;
        let (mut figure, mut modifier) = (group.mention(text)?, group.words(MODIFIER, modifier)?);
        let (value, low, high) = (group.numbers(VALUE)?, group.numbers(LOW)?, group.numbers(HIGH)?);
        let group = top.group(UNIT)?;
        let mut unit = group.mention(unit_text)?;
        let (mut unit_code, mut unit_kind) = (group.words(CODE, unit_code)?, group.words(KIND, unit_kind)?);
        let group = top.group(PROPERTY)?;
        let (mut property, mut property_code) = (group.mention(property_text)?, group.words(CODE, property_code)?);
        let group = top.group(SOURCE)?;
        let mut source = group.mention(source_text)?;
        let (mut source_name, mut source_type) = (group.words(NAME, source_name)?, group.words(TYPE, source_type)?);
        let attribution = top.group(ATTRIBUTION)?;
        let (mut kind, mut stance) = (attribution.words(TYPE, kind)?, attribution.words(STANCE, stance)?);
        let mut cue = attribution.group(CUE)?.mention(cue_text)?;
        let relays = attribution.list(RELAYS)?;
        let mut relay = match relays {
            Some(list) => Group(Some(list.values().as_struct_opt().ok_or(Odd)?)),
            None => Group(None),
        }
        .mention(relay_text)?;
        for i in 0..table.len() {
            let id = ids.is_valid(i).then(|| ids.value(i)).filter(|id| !id.is_empty()).ok_or(Odd)?;
            if article.0 != id {
                *article = (id.to_owned(), input.article_number(id));
            }
            let mut item = Item::of(article.1);
            let (mut at, mut said);
            (item.figure, item.text, _) = figure.read(i, input)?;
            if item.figure.is_none() {
                return Err(Odd);
            }
            item.modifier = modifier.word(i, Modifier::parse)?;
            let size = [value, low, high].map(|column| number(column, i));
            if size[1].zip(size[2]).is_some_and(|(low, high)| low > high) {
                return Err(Odd);
            }
            input.size(&mut item, size);
            if unit.group.has(i) {
                (at, item.unit_text, said) = unit.read(i, input)?;
                item.unit = input.spot(at);
                item.unit_kind = unit_kind.word(i, UnitKind::parse)?;
                let code = unit_code.symbol(i, input);
                item.has_unit = said || item.unit_kind.is_some() || code.is_some();
                item.unit_code = code.unwrap_or(Sym::NONE);
            }
            if property.group.has(i) {
                (at, _, said) = property.read(i, input)?;
                item.property = input.spot(at);
                let code = property_code.symbol(i, input);
                item.has_property = said || code.is_some();
                item.property_code = code.unwrap_or(Sym::NONE);
            }
            if source.group.has(i) {
                (at, item.source_text, said) = source.read(i, input)?;
                item.source = input.spot(at);
                item.source_type = source_type.word(i, SourceType::parse)?;
                let name = source_name.symbol(i, input);
                item.has_source = said || item.source_type.is_some() || name.is_some();
                item.source_name = name.unwrap_or(Sym::NONE);
            }
            if attribution.has(i) {
                item.set_attribution(kind.word(i, AttributionType::parse)?);
                item.stance = stance.word(i, Stance::parse)?;
                if cue.group.has(i) {
                    (at, item.cue_text, item.has_cue) = cue.read(i, input)?;
                    item.cue = input.spot(at);
                }
                if let Some(list) = relays.filter(|list| list.value_length(i) > 0) {
                    let first = list.value_offsets()[i] as usize;
                    let mut said = Vec::new();
                    for j in first..first + list.value_length(i) as usize {
                        let (place, text, _) = relay.read(j, input)?;
                        said.push(Relay { place, text });
                    }
                    input.relay(&mut item, said);
                }
            }
            item.language = language.symbol(i, input).unwrap_or(Sym::NONE);
            let evidence = evidence.symbol(i, input);
            input.beside(&mut item, evidence, number(confidence, i));
            items.push(item);
        }
        Ok(())
    }
}

fn number(column: Option<&Float64Array>, i: usize) -> Option<f64> {
    column.filter(|column| column.is_valid(i)).map(|column| column.value(i))
}

/// A struct of the table, or one that the file has not.
#[derive(Clone, Copy)]
struct Group<'a>(Option<&'a StructArray>);

impl<'a> Group<'a> {
    fn has(self, i: usize) -> bool {
        self.0.is_some_and(|group| group.is_valid(i))
    }

    fn child(self, name: &str) -> Option<&'a ArrayRef> {
        self.0?.column_by_name(name)
    }

    fn group(self, name: &str) -> Result<Self, Odd> {
        self.child(name).map(|column| column.as_struct_opt().ok_or(Odd)).transpose().map(Group)
    }

    fn list(self, name: &str) -> Result<Option<&'a ListArray>, Odd> {
        self.child(name).map(|column| column.as_list_opt().ok_or(Odd)).transpose()
    }

    fn numbers(self, name: &str) -> Result<Option<&'a Float64Array>, Odd> {
        self.child(name).map(|column| column.as_primitive_opt::<Float64Type>().ok_or(Odd)).transpose()
    }

    fn offsets(self, name: &str) -> Result<Option<&'a Int32Array>, Odd> {
        self.child(name).map(|column| column.as_primitive_opt::<Int32Type>().ok_or(Odd)).transpose()
    }

    fn words<'m, T: Copy>(self, name: &str, memo: &'m mut Memo<T>) -> Result<Words<'a, 'm, T>, Odd> {
        let Some(column) = self.child(name) else { return Ok(Words { column: None, memo }) };
        if let Some(texts) = column.as_string_opt::<i32>() {
            return Ok(Words { column: Some(Texts::Plain(texts)), memo });
        }
        let column = column.as_dictionary_opt::<Int32Type>().ok_or(Odd)?;
        let values = column.values().as_string_opt::<i32>().ok_or(Odd)?;
        memo.turn(column.values());
        Ok(Words { column: Some(Texts::Coded(column, values)), memo })
    }

    fn mention<'m>(self, memo: &'m mut Memo<Sym>) -> Result<Mention<'a, 'm>, Odd> {
        let (start, end) = (self.offsets(START)?, self.offsets(END)?);
        Ok(Mention { group: self, text: self.words(TEXT, memo)?, start, end })
    }
}

/// A surface and its place.
struct Mention<'a, 'm> {
    group: Group<'a>,
    text: Words<'a, 'm, Sym>,
    start: Option<&'a Int32Array>,
    end: Option<&'a Int32Array>,
}

impl Mention<'_, '_> {
    /// Its place, its text, and whether it says anything at all.
    fn read(&mut self, i: usize, input: &mut Input) -> Result<(Place, Sym, bool), Odd> {
        if !self.group.has(i) {
            return Ok((Place::NONE, Sym::NONE, false));
        }
        let offset = |column: Option<&Int32Array>| match column.filter(|column| column.is_valid(i)) {
            Some(column) => u32::try_from(column.value(i)).map(Some).map_err(|_| Odd),
            None => Ok(None),
        };
        let (start, end) = (offset(self.start)?, offset(self.end)?);
        if start.zip(end).is_some_and(|(start, end)| start >= end) {
            return Err(Odd);
        }
        let text = self.text.symbol(i, input);
        let said = text.is_some() || start.is_some() || end.is_some();
        Ok((Place::new(start, end), text.unwrap_or(Sym::NONE), said))
    }
}

/// A column of texts, and what is known of its words.
struct Words<'a, 'm, T> {
    column: Option<Texts<'a>>,
    memo: &'m mut Memo<T>,
}

/// Texts as a file gives them.
#[derive(Clone, Copy)]
enum Texts<'a> {
    /// One after the other.
    Plain(&'a StringArray),
    /// As numbers of a dictionary's words.
    Coded(&'a DictionaryArray<Int32Type>, &'a StringArray),
}

impl<T: Copy> Words<'_, '_, T> {
    fn get(&mut self, i: usize, make: impl FnOnce(&str) -> T) -> Option<T> {
        match self.column? {
            Texts::Plain(texts) => texts.is_valid(i).then(|| make(texts.value(i))),
            Texts::Coded(column, values) => {
                let key = column.is_valid(i).then(|| column.keys().value(i) as usize)?;
                let known = self.memo.known.get_mut(key)?;
                Some(*known.get_or_insert_with(|| make(values.value(key))))
            }
        }
    }
}

impl Words<'_, '_, Sym> {
    fn symbol(&mut self, i: usize, input: &mut Input) -> Option<Sym> {
        self.get(i, |word| input.symbol(word))
    }
}

impl<T: Copy> Words<'_, '_, Option<T>> {
    /// A word of a closed set.
    fn word(&mut self, i: usize, parse: fn(&str) -> Option<T>) -> Result<Option<T>, Odd> {
        match self.get(i, parse) {
            Some(None) => Err(Odd),
            found => Ok(found.flatten()),
        }
    }
}

/// What each word of a dictionary stands for, as far as it was asked.
struct Memo<T> {
    /// The dictionary that this is known of.
    values: Option<ArrayRef>,
    known: Vec<Option<T>>,
}

impl<T> Default for Memo<T> {
    fn default() -> Self {
        Self { values: None, known: Vec::new() }
    }
}

impl<T: Copy> Memo<T> {
    /// Turns to the dictionary of another batch, which mostly is that of the last one.
    fn turn(&mut self, values: &ArrayRef) {
        if !self.values.as_ref().is_some_and(|held| Arc::ptr_eq(held, values)) {
            self.known.clear();
            self.known.resize(values.len(), None);
            self.values = Some(values.clone());
        }
    }
}

/// The people who labelled the claims of a batch, where they change from one claim to the next.
#[derive(Default)]
struct People {
    current: Option<Vec<String>>,
    changes: Vec<(usize, Vec<String>)>,
}

impl People {
    fn read(&mut self, table: &StructArray) -> Result<(), Odd> {
        self.changes.clear();
        let label = Group(Some(table)).group(LABEL)?;
        let Some(list) = label.list(ANNOTATORS)? else { return Ok(()) };
        let mut statuses = Memo::default();
        let mut statuses = label.words(STATUS, &mut statuses)?;
        let names = list.values().as_dictionary_opt::<Int32Type>().ok_or(Odd)?;
        let values = names.values().as_string_opt::<i32>().ok_or(Odd)?;
        let (keys, ends) = (names.keys(), list.value_offsets());
        let mut before: Option<(bool, &[i32])> = None;
        for i in 0..table.len() {
            let there = label.has(i) && statuses.word(i, LabelStatus::parse)?.is_some();
            let range = ends[i] as usize..ends[i + 1] as usize;
            let here = (there, keys.values().get(range.clone()).unwrap_or_default());
            if before.replace(here) == Some(here) {
                continue;
            }
            let said = range.filter(|&j| there && keys.is_valid(j)).map(|j| values.value(keys.value(j) as usize));
            let said: Vec<String> = said.map(str::to_owned).collect();
            if self.current.as_ref() != Some(&said) {
                self.current = Some(said.clone());
                self.changes.push((i, said));
            }
        }
        Ok(())
    }
}
