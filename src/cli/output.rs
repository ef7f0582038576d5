//! How commands speak: data to stdout, messages to stderr, both quiet about a closed pipe.

use std::io::{self, BufWriter, StdoutLock, Write};

use anstyle::{AnsiColor, Style};
use claimbench::error::{Error, Fault, Outcome, Result};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::Global;

/// Style of what is wrong.
pub const BAD: Style = AnsiColor::Red.on_default().bold();
/// Style of what is right.
pub const GOOD: Style = AnsiColor::Green.on_default();
/// Style of what may be passed over.
pub const FAINT: Style = Style::new().dimmed();
/// Style of headings.
pub const BOLD: Style = Style::new().bold();

/// Prints every fault on stderr.
pub fn error(error: &Error) {
    let mut err = anstream::stderr().lock();
    for fault in &error.faults {
        // A closed stderr leaves nobody to tell.
        let _ = writeln!(err, "{BAD}error:{BAD:#} {fault}");
    }
    if error.faults.len() > 1 {
        let _ = writeln!(err, "{} faults", error.faults.len());
    }
}

/// Prints a message on stderr unless `--quiet`.
pub fn message(global: &Global, text: &str) {
    if !global.quiet {
        let _ = writeln!(anstream::stderr().lock(), "{text}");
    }
}

/// Writes data to stdout through a buffer. A reader that went away (`| head`) ends the command
/// without a complaint; any other failure is an error.
pub fn stdout(write: impl FnOnce(&mut BufWriter<StdoutLock<'static>>) -> io::Result<()>) -> Result<()> {
    let mut out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    match write(&mut out).and_then(|()| out.flush()) {
        Err(e) if e.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        Err(e) => Err(Error::input(Fault::new(format!("cannot write to standard output: {e}")))),
        Ok(()) => Ok(()),
    }
}

/// Writes styled text to a buffer that goes to stdout: colours only on a terminal and without NO_COLOR.
pub fn adapt(out: &mut dyn Write, text: &str) -> io::Result<()> {
    match anstream::AutoStream::choice(&io::stdout()) {
        anstream::ColorChoice::Never => write!(out, "{}", anstream::adapter::strip_str(text)),
        _ => out.write_all(text.as_bytes()),
    }
}

/// Writes styled text to stdout: colours only on a terminal and without NO_COLOR.
pub fn styled(text: &str) -> Result<()> {
    match write!(anstream::stdout().lock(), "{text}") {
        Err(e) if e.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        Err(e) => Err(Error::input(Fault::new(format!("cannot write to standard output: {e}")))),
        Ok(()) => Ok(()),
    }
}

/// A progress bar on stderr: drawn only on a terminal and not with `--quiet`.
pub fn progress(global: &Global, total: u64, what: &'static str) -> ProgressBar {
    let target = if global.quiet { ProgressDrawTarget::hidden() } else { ProgressDrawTarget::stderr() };
    let bar = ProgressBar::with_draw_target(Some(total), target).with_message(what);
    match ProgressStyle::with_template("{msg} [{bar:30}] {pos}/{len} {eta}") {
        Ok(style) => bar.with_style(style.progress_chars("=> ")),
        Err(_) => bar,
    }
}

/// Sets the size of the thread pool; 0 leaves it at one thread a core.
pub fn threads(jobs: usize) -> Result<()> {
    if jobs == 0 {
        return Ok(());
    }
    rayon::ThreadPoolBuilder::new()
        .num_threads(jobs)
        .build_global()
        .map_err(|e| Error::new(Outcome::Input, vec![Fault::new(format!("cannot start {jobs} threads: {e}"))]))
}
