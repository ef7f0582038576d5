//! The claim under the cursor: its sentence with marks, gold and both predictions beside each other.
//!
//! In: a changed claim and a width. Out: lines that fit it.

use claimbench::snapshot::{ClaimChange, Side, Wrong};
use ratatui::text::{Line, Span};

use super::super::rows::{GOT, SIGNS, rows};
use super::view::{Theme, cut, plain};

/// Columns of a field's name.
const NAME: usize = 12;

pub fn lines(change: &ClaimChange, theme: Theme, width: usize) -> Vec<Line<'static>> {
    let Some(wrong) = change.shown() else { return Vec::new() };
    let style = theme.of(change.change);
    let class = match (&change.old, &change.new) {
        (Some(old), Some(new)) if old.class != new.class => format!("{} → {}", old.class, new.class),
        _ => wrong.class.clone(),
    };
    let place = wrong.place.map_or_else(|| "?".to_owned(), |(start, end)| format!("{start}-{end}"));
    let mut lines = vec![
        Line::from(vec![Span::styled(change.change.as_str(), style), Span::raw(format!("  {}", plain(&class)))]),
        Line::styled(cut(&plain(&format!("{}:{place}", wrong.article)), width), Theme::faint()),
    ];
    let bare = || (wrong.figure.as_str(), [].as_slice());
    let (sentence, marks) = wrong.sentence.as_deref().map_or_else(bare, |text| (text, wrong.marks.as_slice()));
    for (top, bottom) in rows(sentence, marks, width.clamp(10, 100)) {
        lines.push(Line::raw(top));
        if !bottom.is_empty() {
            lines.push(Line::styled(bottom, style));
        }
    }
    lines.push(Line::raw(""));
    lines.extend(table(change, width));
    let legend: Vec<String> = SIGNS.iter().map(|(_, sign, word)| format!("{sign} {word}")).collect();
    let legend = format!("{}, {} the system's, elsewhere", legend.join(", "), GOT.1);
    lines.extend(rows(&legend, &[], width.max(10)).into_iter().map(|(row, _)| Line::styled(row, Theme::faint())));
    lines
}

/// Gold, was and is, a field a line: the fields in which either version is wrong.
fn table(change: &ClaimChange, width: usize) -> Vec<Line<'static>> {
    let sides = [&change.old, &change.new];
    let mut fields: Vec<&str> = Vec::new();
    for fault in sides.into_iter().flatten().flat_map(|wrong| &wrong.faults) {
        let told = fault.reading.gold.is_some() || fault.reading.got.is_some();
        if told && !fields.contains(&fault.field.as_str()) {
            fields.push(&fault.field);
        }
    }
    let column = width.saturating_sub(NAME) / 3;
    let row = |cells: [String; 4]| {
        let [name, gold, was, is] = cells;
        let cell = |text: String, columns: usize| {
            let text = cut(&plain(&text), columns.saturating_sub(1));
            let fill = columns.saturating_sub(unicode_width::UnicodeWidthStr::width(text.as_str()));
            format!("{text}{}", " ".repeat(fill))
        };
        format!("{}{}{}{}", cell(name, NAME), cell(gold, column), cell(was, column), cell(is, column))
    };
    let mut lines = vec![Line::styled(row(["", "gold", "was", "is"].map(str::to_owned)), Theme::faint())];
    for field in fields {
        let fault =
            |side: &Option<Wrong>| side.as_ref().and_then(|w| w.faults.iter().find(|f| f.field == field)).cloned();
        let gold = sides.into_iter().find_map(|side| fault(side)?.reading.gold).unwrap_or_else(|| "–".to_owned());
        let said = |side: &Option<Wrong>| match (side, fault(side)) {
            (_, Some(fault)) => fault.reading.got.unwrap_or_else(|| "nothing".to_owned()),
            (Some(wrong), None) if missed(wrong) => "nothing".to_owned(),
            (Some(_), None) => "right".to_owned(),
            (None, None) if change.shown().is_some_and(|wrong| wrong.side == Side::Prediction) => "nothing".to_owned(),
            (None, None) => "right".to_owned(),
        };
        lines.push(Line::raw(row([field.to_owned(), gold, said(&change.old), said(&change.new)])));
    }
    lines
}

/// Whether the system said nothing at all of the claim.
fn missed(wrong: &Wrong) -> bool {
    wrong.faults.iter().any(|fault| fault.field == "detection" && fault.verdict == "missing")
}
