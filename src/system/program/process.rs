//! One run of one program: lines in, lines out, an end.
//!
//! In: a program with its arguments, what it reads on standard input, how long it may take. Out: each line that it
//! prints, as it is printed, and how it ended. A program that hangs, floods or ends badly is ended with all that it
//! started; what it last wrote on standard error is told.

use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, SyncSender};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use super::Program;
use super::group::{GRACE, Group};

/// What a program printed last stands in its pipes when it has ended; this long at most, for something else may hold them.
const LAST: Duration = Duration::from_secs(5);
/// Between two looks at a program that prints nothing.
const PAUSE: Duration = Duration::from_millis(5);
/// Lines that wait to be read before the program has to.
const WAITING: usize = 1024;
/// Bytes of standard error that are kept: the last ones.
const KEPT: usize = 1 << 16;
/// Characters of the last line on standard error that a reason quotes.
const QUOTED: usize = 300;

/// What the program's output comes to, piece by piece.
enum Piece {
    Line(Vec<u8>),
    /// More than it may print.
    Flood,
}

/// Why a program was ended.
enum Stop {
    Timeout,
    Flood,
}

/// Runs the program once and hands over each line of its output.
pub fn run(
    program: &Program,
    folder: &Path,
    timeout: Duration,
    input: Vec<u8>,
    mut take: impl FnMut(Vec<u8>),
) -> Result<(), String> {
    let deadline = Instant::now() + timeout;
    let mut command = Command::new(&program.program);
    command.args(&program.args).current_dir(folder);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    for variable in &program.hidden {
        command.env_remove(variable);
    }
    let mut group = Group::start(&mut command, mark(), program.limits)
        .map_err(|e| format!("cannot start {}: {e}", program.program))?;
    if let Some(mut stdin) = group.child.stdin.take() {
        // A program that reads only what it needs closes the pipe early: that is no fault of its own.
        thread::spawn(move || stdin.write_all(&input).ok());
    }
    let (send, pieces) = mpsc::sync_channel(WAITING);
    let limit = program.limits.output;
    let stdout = group.child.stdout.take();
    thread::spawn(move || stdout.map(|pipe| lines(pipe, limit, &send)));
    let (stderr, said) = last_words(group.child.stderr.take());

    let stop = watch(&mut group, &pieces, deadline, &mut take).err();
    if stop.is_some() {
        end_politely(&mut group);
    }
    // The program's end is the end: what it left behind neither stays nor holds the pipes open.
    let status = group.end().map_err(|error| format!("lost: {error}"))?;
    match stop {
        Some(Stop::Timeout) => return Err(format!("no end within {} s, killed", timeout.as_secs())),
        Some(Stop::Flood) => return Err(format!("more than {} MB of output, killed", limit >> 20)),
        None => {}
    }
    // What it had printed by then still stands in the pipe.
    let late = Instant::now() + LAST;
    while let Ok(piece) = pieces.recv_timeout(late.saturating_duration_since(Instant::now())) {
        match piece {
            Piece::Line(line) => take(line),
            Piece::Flood => return Err(format!("more than {} MB of output", limit >> 20)),
        }
    }
    if status.success() {
        return Ok(());
    }
    // Its last words may still be on their way.
    let _ = said.recv_timeout(LAST);
    Err(told(status, &stderr))
}

/// Hands over lines until the program ends by itself, or must be ended.
fn watch(
    group: &mut Group,
    pieces: &Receiver<Piece>,
    deadline: Instant,
    take: &mut impl FnMut(Vec<u8>),
) -> Result<(), Stop> {
    loop {
        match pieces.recv_timeout(PAUSE) {
            Ok(Piece::Line(line)) => take(line),
            Ok(Piece::Flood) => return Err(Stop::Flood),
            Err(RecvTimeoutError::Timeout) if group.has_ended() => return Ok(()),
            Err(RecvTimeoutError::Timeout) => {}
            // A closed output is not yet the end of the program.
            Err(RecvTimeoutError::Disconnected) if group.has_ended() => return Ok(()),
            Err(RecvTimeoutError::Disconnected) => thread::sleep(PAUSE),
        }
        if Instant::now() >= deadline {
            return Err(Stop::Timeout);
        }
    }
}

/// Asks the group to end and gives it a moment to do so.
fn end_politely(group: &mut Group) {
    group.ask_to_end();
    let patience = Instant::now() + GRACE;
    while !group.has_ended() && Instant::now() < patience {
        thread::sleep(PAUSE);
    }
}

/// Reads a pipe line by line on a thread of its own. It ends when nobody listens any more.
fn lines(pipe: impl Read, limit: u64, send: &SyncSender<Piece>) {
    let mut reader = BufReader::new(pipe.take(limit.saturating_add(1)));
    let mut read: u64 = 0;
    loop {
        let mut line = Vec::new();
        // What was read before an error is still what the program said.
        let end = !matches!(reader.read_until(b'\n', &mut line), Ok(bytes) if bytes > 0);
        read = read.saturating_add(line.len() as u64);
        let piece = if read > limit { Piece::Flood } else { Piece::Line(line) };
        if end || send.send(piece).is_err() || read > limit {
            return;
        }
    }
}

/// Reads standard error to its end and keeps the last of it; the channel closes at the end.
fn last_words(pipe: Option<impl Read + Send + 'static>) -> (Arc<Mutex<Vec<u8>>>, Receiver<()>) {
    let (end, said) = mpsc::channel();
    let kept = Arc::new(Mutex::new(Vec::new()));
    let shared = Arc::clone(&kept);
    thread::spawn(move || {
        let _end = end;
        let Some(mut pipe) = pipe else { return };
        let mut buffer = [0; 8192];
        while let Ok(bytes @ 1..) = pipe.read(&mut buffer) {
            let Ok(mut kept) = shared.lock() else { return };
            kept.extend_from_slice(buffer.get(..bytes).unwrap_or_default());
            let surplus = kept.len().saturating_sub(KEPT);
            kept.drain(..surplus);
        }
    });
    (kept, said)
}

/// How a program ended badly, with its last words.
fn told(status: ExitStatus, stderr: &Mutex<Vec<u8>>) -> String {
    let kept = stderr.lock().map(|kept| kept.clone()).unwrap_or_default();
    let kept = String::from_utf8_lossy(&kept);
    let last: String =
        kept.lines().rfind(|line| !line.trim().is_empty()).unwrap_or_default().chars().take(QUOTED).collect();
    let how = match status.code() {
        Some(code) => format!("exit code {code}"),
        None => killed(status),
    };
    if last.is_empty() { how } else { format!("{how}: {last}") }
}

#[cfg(unix)]
fn killed(status: ExitStatus) -> String {
    use std::os::unix::process::ExitStatusExt;
    match status.signal() {
        Some(signal) if signal == signal_hook::consts::SIGXCPU => "out of processor time".to_owned(),
        Some(signal) => format!("killed by signal {signal}"),
        None => "killed".to_owned(),
    }
}

#[cfg(not(unix))]
fn killed(_: ExitStatus) -> String {
    "killed".to_owned()
}

/// What no other run on this machine bears.
fn mark() -> String {
    static RUNS: AtomicU64 = AtomicU64::new(0);
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    format!("{}-{}-{}", std::process::id(), RUNS.fetch_add(1, Ordering::Relaxed), since.as_nanos())
}
