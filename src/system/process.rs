//! One run of one program: lines in, lines out, an end.
//!
//! In: a program with its arguments, what it reads on standard input, how long it may take. Out: its standard
//! output, or why there is none. A program that hangs is killed; what it writes on standard error is told.

use std::io::{Read, Write};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use super::config::External;

/// Between two looks at a program that has closed its output and still runs.
const PAUSE: Duration = Duration::from_millis(5);
/// Characters of the last line on standard error that a reason quotes.
const QUOTED: usize = 300;

/// Runs the program once.
pub fn run(system: &External, input: Vec<u8>) -> Result<Vec<u8>, String> {
    let deadline = Instant::now() + system.timeout;
    let mut command = Command::new(&system.program);
    command.args(&system.args).current_dir(&system.folder);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().map_err(|e| format!("cannot start {}: {e}", system.program))?;
    if let Some(mut stdin) = child.stdin.take() {
        // A program that reads only what it needs closes the pipe early: that is no fault of its own.
        thread::spawn(move || stdin.write_all(&input).ok());
    }
    let stdout = collect(child.stdout.take());
    let stderr = collect(child.stderr.take());
    let status = finish(&mut child, &stdout, deadline);
    if status.is_err() {
        // Readers of a killed program's pipes may wait for its own children: they are not waited for.
        let _ = child.kill();
        let _ = child.wait();
    }
    let (status, output) = status.map_err(|reason| match reason {
        Stop::Timeout => format!("no answer within {} s, killed", system.timeout.as_secs()),
        Stop::Lost(error) => format!("lost: {error}"),
    })?;
    if status.success() {
        return Ok(output);
    }
    let told = stderr.recv_timeout(Duration::from_secs(1)).unwrap_or_default();
    let told = String::from_utf8_lossy(&told);
    let last: String =
        told.lines().rfind(|line| !line.trim().is_empty()).unwrap_or_default().chars().take(QUOTED).collect();
    let how = status.code().map_or_else(|| "killed by a signal".to_owned(), |code| format!("exit code {code}"));
    Err(if last.is_empty() { how } else { format!("{how}: {last}") })
}

/// Why a program did not end by itself.
enum Stop {
    Timeout,
    Lost(std::io::Error),
}

/// Waits for the end of the output, then for the end of the program.
fn finish(child: &mut Child, stdout: &Receiver<Vec<u8>>, deadline: Instant) -> Result<(ExitStatus, Vec<u8>), Stop> {
    let left = || deadline.saturating_duration_since(Instant::now());
    let output = match stdout.recv_timeout(left()) {
        Ok(output) => output,
        Err(RecvTimeoutError::Timeout) => return Err(Stop::Timeout),
        Err(RecvTimeoutError::Disconnected) => Vec::new(),
    };
    loop {
        match child.try_wait() {
            Ok(Some(status)) => return Ok((status, output)),
            Ok(None) if left().is_zero() => return Err(Stop::Timeout),
            Ok(None) => thread::sleep(PAUSE),
            Err(error) => return Err(Stop::Lost(error)),
        }
    }
}

/// Reads a pipe to its end on a thread of its own, so that a full pipe never stops the program.
fn collect(pipe: Option<impl Read + Send + 'static>) -> Receiver<Vec<u8>> {
    let (send, receive) = mpsc::channel();
    thread::spawn(move || {
        let mut bytes = Vec::new();
        if let Some(mut pipe) = pipe {
            // What was read before an error is still what the program said.
            let _ = pipe.read_to_end(&mut bytes);
        }
        let _ = send.send(bytes);
    });
    receive
}
