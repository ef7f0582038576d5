//! Bad input and what the program says of it: one folder a case, with its files, and `case.toml` with the
//! arguments, what goes to standard input, and the exit code. What stands on stderr is a snapshot.

use std::fs;
use std::path::Path;

use serde::Deserialize;

use super::command::run;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    /// What is wrong.
    about: String,
    args: Vec<String>,
    #[serde(default)]
    stdin: String,
    exit: i32,
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, &target).unwrap();
        }
    }
}

#[test]
fn bad_input_is_told_in_full() {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../../snapshots/invalid");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        insta::glob!("*/case.toml", |path| {
            let case: Case = toml::from_str(&fs::read_to_string(path).unwrap()).unwrap();
            let name = path.parent().unwrap().file_name().unwrap().to_string_lossy().into_owned();
            // The program runs in a copy, so that it cannot spoil the case and its paths are short.
            let folder = tempfile::tempdir().unwrap();
            copy(path.parent().unwrap(), folder.path());
            fs::remove_file(folder.path().join("case.toml")).unwrap();
            let output = run(folder.path(), &case.args, case.stdin.as_bytes());
            let stderr = String::from_utf8(output.stderr).unwrap();
            assert_eq!(output.status.code(), Some(case.exit), "{name}: {stderr}");
            assert!(!folder.path().join("out").exists(), "{name}: nothing is written where a build fails");
            insta::with_settings!({ description => case.about, snapshot_suffix => "" }, {
                insta::assert_snapshot!(name, format!("$ claimbench {}\n{stderr}", case.args.join(" ")));
            });
        });
    });
}
