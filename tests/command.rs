//! Runs the program as its users do.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// The program, in a folder, with arguments; not yet started.
pub fn command<S: AsRef<str>>(folder: &Path, arguments: &[S]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_claimbench"));
    command.current_dir(folder).args(arguments.iter().map(AsRef::as_ref)).env("NO_COLOR", "1");
    command
}

/// Runs the program to its end.
pub fn run<S: AsRef<str>>(folder: &Path, arguments: &[S], stdin: &[u8]) -> Output {
    let mut command = command(folder, arguments);
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut input = child.stdin.take().expect("a pipe");
    let bytes = stdin.to_vec();
    // A program that stops reading early closes the pipe; what it says is what the test looks at.
    let feeder = std::thread::spawn(move || input.write_all(&bytes));
    let output = child.wait_with_output().expect("the program ends");
    let _ = feeder.join();
    output
}

/// Runs the program and expects it to end well.
pub fn done<S: AsRef<str>>(folder: &Path, arguments: &[S], stdin: &[u8]) -> Vec<u8> {
    let output = run(folder, arguments, stdin);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

/// The demo corpus of the repository.
pub fn demo(part: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("datasets/demo").join(part)
}
