//! Numbers that are no figures, beside numbers that are. `README.md` beside this file explains the rows.

use std::fs;
use std::path::Path;

use claimbench::extract::extract;

/// A row of a file.
struct Row {
    language: String,
    class: String,
    /// Known to be read wrong.
    wrong: bool,
    text: String,
    /// The claims, as they are written, in order.
    claims: Vec<String>,
}

fn row(language: &str, line: &str) -> Row {
    let (class, marked) = line.split_once('\t').expect(line);
    let wrong = class.starts_with('!');
    let claims = marked.split('⟦').skip(1).map(|rest| rest.split_once('⟧').expect(line).0.to_owned()).collect();
    let text = marked.replace(['⟦', '⟧'], "");
    Row { language: language.to_owned(), class: class.trim_start_matches('!').to_owned(), wrong, text, claims }
}

fn rows() -> Vec<Row> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/traps");
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|e| e == "tsv"));
    paths.sort();
    assert!(paths.len() > 10, "a file for each language");
    let read = |path: &std::path::PathBuf| {
        let language = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let lines = fs::read_to_string(path).unwrap();
        lines.lines().filter(|line| !line.is_empty()).map(|line| row(&language, line)).collect::<Vec<_>>()
    };
    paths.iter().flat_map(read).collect()
}

#[test]
fn a_trap_is_no_claim_and_a_claim_no_trap() {
    let rows = rows();
    let (mut lost, mut mended) = (Vec::new(), Vec::new());
    for row in &rows {
        let extraction = extract(&row.text, Some(&row.language));
        let found: Vec<&str> = extraction.claims.iter().map(|claim| claim.figure.span.of(&row.text)).collect();
        let right = found == row.claims;
        if !right && !row.wrong {
            lost.push(format!("{} {}: {}\n    found {found:?}", row.language, row.class, row.text));
        } else if right && row.wrong {
            mended.push(format!("{} {}: {}", row.language, row.class, row.text));
        }
    }
    assert!(lost.is_empty(), "{} of {} rows:\n{}", lost.len(), rows.len(), lost.join("\n"));
    assert!(mended.is_empty(), "right now, take the `!` away:\n{}", mended.join("\n"));
}

/// The marks are for exceptions: nine rows of ten are read right.
#[test]
fn few_rows_are_known_to_be_wrong() {
    let rows = rows();
    let wrong = rows.iter().filter(|row| row.wrong).count();
    assert!(wrong * 10 <= rows.len(), "{wrong} of {} rows", rows.len());
}
