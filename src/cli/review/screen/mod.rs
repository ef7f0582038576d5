//! The review screen: results and their changed claims on a terminal, decided on by single keys.
//!
//! In: pending results, keys, signals. Out: decisions, carried out at once; the terminal as it was, however the screen
//! ends. State ([`state`]), keys ([`update`]) and drawing ([`view`]) know no terminal; this file alone does.

mod detail;
mod filter;
mod state;
#[cfg(test)]
mod tests;
mod update;
mod view;

use std::io::{self, IsTerminal};
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use claimbench::error::{Error, Result};
use claimbench::snapshot::{ClaimChange, Pending};
use ratatui::crossterm::event::{self, Event, KeyEventKind};

use state::{Decision, Mode, State};
use update::{Effect, update};
use view::Theme;

/// What the screen asks of the folder.
pub trait Folder {
    /// Accepts; [`Refused::Floor`] asks for a reason.
    fn accept(&mut self, shown: &Pending, reason: Option<&str>) -> std::result::Result<(), Refused>;
    fn reject(&mut self, shown: &Pending) -> std::result::Result<(), Refused>;
    /// The text of an article, or why it is not at hand.
    fn article(&mut self, dataset: &str, id: &str) -> std::result::Result<String, String>;
}

/// Why a decision was not carried out.
#[derive(Debug)]
pub enum Refused {
    /// It breaks a floor, and nobody said why that may be.
    Floor,
    /// What waits is not what was shown.
    Changed,
    Failed(Error),
}

/// How the screen ended.
#[derive(Debug)]
pub struct Ended {
    /// Each decision in words.
    pub said: Vec<String>,
    /// The names of what still waits.
    pub waiting: Vec<String>,
    /// The result whose files are not what was shown: the screen is to be opened on what waits now.
    pub changed: Option<String>,
    /// Set where a signal or Ctrl-C ended it.
    pub signal: Option<u8>,
}

impl Ended {
    pub fn code(&self) -> ExitCode {
        match self.signal {
            Some(signal) => ExitCode::from(128 + signal),
            None => ExitCode::from(u8::from(!self.waiting.is_empty())),
        }
    }
}

/// How long a signal may wait to be seen.
const TICK: Duration = Duration::from_millis(100);
const INTERRUPT: u8 = 2;

/// Shows the results until everything is decided or the person leaves. `changed` is the one to begin with, where the screen
/// is opened anew because of it.
pub fn show(pending: &[Pending], folder: &mut dyn Folder, changed: Option<&str>) -> Result<Ended> {
    let failed = |e: io::Error| Error::io("use", "the terminal", &e);
    let signal = signals().map_err(failed)?;
    // This puts a panic hook in place that restores the terminal before the message.
    let mut terminal = ratatui::try_init().map_err(failed)?;
    let clean = Clean(watch(&signal));
    let theme = Theme { colour: std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty()) };
    let size = terminal.size().map_err(failed)?;
    let mut state = State::new(pending, (size.width, size.height));
    if let Some(name) = changed {
        state.at = pending.iter().position(|one| one.name == name).unwrap_or(0);
        state.message = format!("{name} changed since you looked: this is what waits now");
    }
    let mut said = Vec::new();
    let signal = loop {
        terminal.draw(|frame| view::draw(&state, theme, frame)).map_err(failed)?;
        let mut effect = Effect::Nothing;
        // Everything that was typed meanwhile is taken before the next frame.
        let mut wait = TICK;
        while effect == Effect::Nothing && event::poll(wait).map_err(failed)? {
            wait = Duration::ZERO;
            match event::read().map_err(failed)? {
                Event::Key(key) if key.kind != KeyEventKind::Release => effect = update(&mut state, key),
                Event::Resize(columns, rows) => state.resize((columns, rows)),
                _ => {}
            }
        }
        match signal.load(Ordering::Relaxed) {
            0 => {}
            number => break u8::try_from(number).ok(),
        }
        match effect {
            Effect::Quit => break None,
            Effect::Interrupt => break Some(INTERRUPT),
            Effect::Nothing => {}
            effect => {
                act(&mut state, effect, folder, &mut said);
                if state.waiting().next().is_none() || state.changed.is_some() {
                    break None;
                }
            }
        }
    };
    drop(clean);
    let waiting = state.waiting().map(str::to_owned).collect();
    Ok(Ended { said, waiting, changed: state.changed, signal })
}

/// Restores the terminal wherever the screen is left, and ends the watch.
struct Clean(Arc<AtomicBool>);

impl Drop for Clean {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
        ratatui::restore();
    }
}

/// Ends the program where the screen cannot: on a terminal that is gone the library below reads without end, and no
/// signal is seen. Every decision is on disk when its key was answered, so that nothing is lost. Set what is given
/// back to end the watch.
fn watch(signal: &Arc<AtomicUsize>) -> Arc<AtomicBool> {
    const GRACE: Duration = Duration::from_millis(500);
    const HANGUP: usize = 1;
    let over = Arc::new(AtomicBool::new(false));
    let (done, signal) = (Arc::clone(&over), Arc::clone(signal));
    let had_terminal = io::stdin().is_terminal();
    std::thread::spawn(move || {
        while !done.load(Ordering::Relaxed) {
            std::thread::sleep(TICK);
            let seen = signal.load(Ordering::Relaxed);
            let gone = had_terminal && !io::stdin().is_terminal();
            if seen == 0 && !gone {
                continue;
            }
            std::thread::sleep(GRACE);
            if !done.load(Ordering::Relaxed) {
                ratatui::restore();
                let number = if seen == 0 { HANGUP } else { seen };
                std::process::exit(128 + i32::try_from(number).unwrap_or_default());
            }
        }
    });
    over
}

/// Holds the number of the signal that came in.
fn signals() -> io::Result<Arc<AtomicUsize>> {
    let seen = Arc::new(AtomicUsize::new(0));
    #[cfg(unix)]
    for signal in [signal_hook::consts::SIGTERM, signal_hook::consts::SIGHUP, signal_hook::consts::SIGINT] {
        let number = usize::try_from(signal).unwrap_or(usize::from(INTERRUPT));
        signal_hook::flag::register_usize(signal, Arc::clone(&seen), number)?;
    }
    Ok(seen)
}

/// Carries out what a key asked for.
fn act(state: &mut State<'_>, effect: Effect, folder: &mut dyn Folder, said: &mut Vec<String>) {
    match effect {
        Effect::Accept(at, reason) => accept(state, at, reason.as_deref(), folder, said),
        Effect::Reject(at) => reject(state, at, folder, said),
        Effect::AcceptAll | Effect::RejectAll => {
            let waits: Vec<usize> = (0..state.items.len()).filter(|&at| state.items[at].decision.is_none()).collect();
            for at in waits {
                match effect {
                    Effect::AcceptAll => accept(state, at, None, folder, said),
                    _ => reject(state, at, folder, said),
                }
                if state.items[at].decision.is_none() {
                    // It needs a word first.
                    state.at = at;
                    break;
                }
            }
        }
        Effect::Open => open(state, folder),
        Effect::Nothing | Effect::Quit | Effect::Interrupt => {}
    }
}

fn accept(state: &mut State<'_>, at: usize, reason: Option<&str>, folder: &mut dyn Folder, said: &mut Vec<String>) {
    let Some(pending) = state.items.get(at).map(|item| item.pending) else { return };
    match folder.accept(pending, reason) {
        Ok(()) => {
            state.decided(at, Decision::Accepted);
            said.push(format!("accepted {}", pending.name));
        }
        Err(refused) => refuse(state, at, refused),
    }
}

fn reject(state: &mut State<'_>, at: usize, folder: &mut dyn Folder, said: &mut Vec<String>) {
    let Some(pending) = state.items.get(at).map(|item| item.pending) else { return };
    match folder.reject(pending) {
        Ok(()) => {
            state.decided(at, Decision::Rejected);
            said.push(format!("rejected {}", pending.name));
        }
        Err(refused) => refuse(state, at, refused),
    }
}

/// Asks for what a refused decision lacks, or says why it cannot be had.
fn refuse(state: &mut State<'_>, at: usize, refused: Refused) {
    match refused {
        Refused::Floor => {
            state.at = at;
            state.mode = Mode::Reason(String::new());
        }
        Refused::Changed => state.changed = state.items.get(at).map(|item| item.pending.name.clone()),
        Refused::Failed(error) => state.message = error.to_string(),
    }
}

fn open(state: &mut State<'_>, folder: &mut dyn Folder) {
    let Some(item) = state.item() else { return };
    let dataset = item.pending.new.identity.dataset.clone();
    let Some(id) = item.current().and_then(ClaimChange::shown).map(|wrong| wrong.article.clone()) else { return };
    match folder.article(&dataset, &id) {
        Ok(text) => state.open(&id, text),
        Err(why) => state.message = why,
    }
}
