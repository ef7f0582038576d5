//! Where quotation marks pair inside a stretch of tokens.
//!
//! In: tokens. Out: ranges from the opening to behind the closing mark. Only marks that pair within
//! the stretch count, so that one never closed costs nothing.

use std::ops::Range;

use super::Token;

/// The outermost quotations, in order; an opening mark that nothing closes is left out.
pub fn quotations(tokens: &[Token]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut open: Option<(usize, char)> = None;
    for (i, token) in tokens.iter().enumerate() {
        let Some(mark) = token.mark() else { continue };
        match open {
            Some((start, opener)) if closes(opener, mark) => {
                found.push(start..i + 1);
                open = None;
            }
            None if is_opener(mark) => open = Some((i, mark)),
            // A second opening mark of the same kind: the first was never closed.
            Some((_, opener)) if mark == opener => open = Some((i, mark)),
            _ => {}
        }
    }
    found
}

fn is_opener(mark: char) -> bool {
    matches!(mark, '"' | '“' | '„' | '«' | '‹' | '»' | '”')
}

/// `„ … ”` is Polish, `„ … “` German, `“ … ”` English, `» … «` German in books, `” … ”` Swedish.
fn closes(opener: char, mark: char) -> bool {
    match opener {
        '"' => mark == '"',
        '“' => matches!(mark, '”' | '"'),
        '„' => matches!(mark, '”' | '“' | '"'),
        '«' => mark == '»',
        '»' => mark == '«',
        '‹' => mark == '›',
        '”' => mark == '”',
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::super::tokenize;
    use super::*;

    fn quoted(text: &str) -> Vec<&str> {
        let tokens = tokenize(text);
        quotations(&tokens)
            .into_iter()
            .map(|r| &text[tokens[r.start].start as usize..tokens[r.end - 1].end as usize])
            .collect()
    }

    #[test]
    fn every_style_pairs_and_an_open_mark_does_not() {
        assert_eq!(
            quoted("« un » „dwa” “three” \"four\" „fünf“"),
            ["« un »", "„dwa”", "“three”", "\"four\"", "„fünf“"]
        );
        assert_eq!(quoted("«один «два» три"), ["«два»"]);
        assert!(quoted("never «closed").is_empty());
    }
}
