//! Every command's help, as a snapshot: what a user reads first is reviewed like any output.

use std::process::Command;

fn help(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_claimbench"))
        .args(arguments)
        .arg("--help")
        .env("COLUMNS", "100")
        .output()
        .unwrap();
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// The commands that the main help lists.
fn commands() -> Vec<String> {
    let page = help(&[]);
    let list = page.split("Commands:").nth(1).unwrap().split("\n\n").next().unwrap();
    list.lines()
        .filter(|l| l.starts_with("  ") && !l.starts_with("    "))
        .map(|l| l.split_whitespace().next().unwrap().to_owned())
        .collect()
}

#[test]
fn every_help_page() {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../../snapshots/help");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        insta::assert_snapshot!("claimbench", help(&[]));
        let commands = commands();
        assert!(commands.len() > 5, "the help lists only {commands:?}");
        for command in commands.iter().filter(|c| *c != "help") {
            insta::assert_snapshot!(command.as_str(), help(&[command]));
        }
    });
}

#[test]
fn every_command_shows_an_example() {
    let bare: Vec<_> = commands().into_iter().filter(|c| c != "help" && !help(&[c]).contains("Example")).collect();
    assert!(bare.is_empty(), "no example in the help of {bare:?}");
}
