//! Reads a marked text: figures, source, cue and relays out of their marks.

use claimbench::claim::Span;

/// A text without its marks, and what they said.
#[derive(Debug, Default)]
pub struct Case {
    pub text: String,
    pub figures: Vec<Span>,
    /// Indices of the figures that the case is about.
    pub asked: Vec<usize>,
    pub source: Option<Source>,
    pub cue: Option<Span>,
    pub relays: Vec<Span>,
}

#[derive(Debug)]
pub struct Source {
    pub span: Span,
    pub kind: String,
    pub name: Option<String>,
}

pub fn parse(marked: &str) -> Result<Case, String> {
    let mut case = Case::default();
    let mut open: Option<usize> = None;
    let mut rest = marked;
    while let Some(c) = rest.chars().next() {
        let mut width = c.len_utf8();
        match c {
            '¶' => case.text.push_str("\n\n"),
            '<' => {
                let asked = !rest.starts_with("<<");
                let (opener, closer) = if asked { ("<", ">") } else { ("<<", ">>") };
                let inner = rest[opener.len()..].split(closer).next().unwrap_or_default();
                let start = case.text.len();
                case.text.push_str(inner);
                if asked {
                    case.asked.push(case.figures.len());
                }
                case.figures.push(Span::new(start, case.text.len()));
                width = opener.len() + inner.len() + closer.len();
            }
            '[' => open = Some(case.text.len()),
            ']' => {
                let span = Span::new(open.take().ok_or("`]` without `[`")?, case.text.len());
                let label = rest[1..].strip_prefix('{').and_then(|r| r.split_once('}')).ok_or("`]` without `{...}`")?.0;
                case.label(span, label)?;
                width = 1 + label.len() + 2;
            }
            _ => case.text.push(c),
        }
        rest = rest.get(width..).ok_or("a mark is never closed")?;
    }
    match case.asked.is_empty() {
        true => Err("no figure is asked for".to_owned()),
        false => Ok(case),
    }
}

impl Case {
    fn label(&mut self, span: Span, label: &str) -> Result<(), String> {
        match label {
            "cue" => self.cue = Some(span),
            "relay" => self.relays.push(span),
            _ => {
                let said = label.strip_prefix("source ").ok_or_else(|| format!("unknown mark {{{label}}}"))?;
                let (kind, name) = match said.split_once(" = ") {
                    Some((kind, name)) => (kind, Some(name.to_owned())),
                    None => (said, None),
                };
                self.source = Some(Source { span, kind: kind.to_owned(), name });
            }
        }
        Ok(())
    }
}
