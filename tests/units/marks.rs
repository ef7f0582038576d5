//! Reads the marks of a case: `<12>` the figure asked for, `<<11>>` another figure, `[noun]{code}`
//! the unit, `[word]{=code}` the property, `[word]{code =code}` both, `{=}` that nothing is said.

use claimbench::claim::Span;

/// A sentence without its marks, and what they say.
#[derive(Debug, Default)]
pub struct Case {
    pub text: String,
    /// In order; `asked` is the index of the one that the case is about.
    pub figures: Vec<Span>,
    pub asked: usize,
    pub unit: Option<Label>,
    pub property: Option<Label>,
    /// Nothing is said of the figure.
    pub bare: bool,
}

/// A span and its code.
#[derive(Debug, PartialEq, Eq)]
pub struct Label {
    pub span: Span,
    pub code: String,
}

pub fn parse(marked: &str) -> Result<Case, String> {
    let mut case = Case::default();
    // A mark may stand inside of another: `[[closed]{=closed} roads]{road}`.
    let (mut figure, mut open) = (None, Vec::new());
    let mut asked = Vec::new();
    let mut rest = marked;
    while let Some(c) = rest.chars().next() {
        let at = case.text.len();
        if let Some(behind) = rest.strip_prefix("<<") {
            (figure, rest) = (Some((at, false)), behind);
        } else if let Some(behind) = rest.strip_prefix('<') {
            (figure, rest) = (Some((at, true)), behind);
        } else if let Some(behind) = rest.strip_prefix('>') {
            let (start, is_asked) = figure.take().ok_or("a > without <")?;
            if is_asked {
                asked.push(case.figures.len());
            }
            case.figures.push(Span::new(start, at));
            rest = behind.strip_prefix('>').unwrap_or(behind);
        } else if let Some(behind) = rest.strip_prefix('[') {
            open.push(at);
            rest = behind;
        } else if let Some(behind) = rest.strip_prefix("{=}") {
            (case.bare, rest) = (true, behind);
        } else if let Some(behind) = rest.strip_prefix("]{") {
            let span = Span::new(open.pop().ok_or("a ] without [")?, at);
            let (codes, behind) = behind.split_once('}').ok_or("a { without }")?;
            for code in codes.split_whitespace() {
                match code.strip_prefix('=') {
                    Some(code) => case.property = Some(Label { span, code: code.to_owned() }),
                    None => case.unit = Some(Label { span, code: code.to_owned() }),
                }
            }
            rest = behind;
        } else {
            case.text.push(c);
            rest = &rest[c.len_utf8()..];
        }
    }
    match asked[..] {
        [one] => case.asked = one,
        _ => return Err(format!("{} figures are asked for, not one", asked.len())),
    }
    Ok(case)
}
