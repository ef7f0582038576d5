//! A key pressed: the state after it, and what is to be done outside.
//!
//! In: the state and a key. Out: the changed state, and an [`Effect`] where files or the process are concerned.

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::filter::ticks;
use super::state::{Mode, State};

/// What a key asks of the world outside the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    Nothing,
    /// Accept the result with this number; a reason lowers its floors.
    Accept(usize, Option<String>),
    Reject(usize),
    AcceptAll,
    RejectAll,
    /// Read the article of the claim under the cursor.
    Open,
    Quit,
    Interrupt,
}

/// Takes one key.
pub fn update(state: &mut State<'_>, key: KeyEvent) -> Effect {
    if key.modifiers.contains(KeyModifiers::CONTROL) && key.code == KeyCode::Char('c') {
        return Effect::Interrupt;
    }
    state.message.clear();
    let page = usize::from(state.size.1 / 2).max(1);
    match &mut state.mode {
        Mode::Claims => return claims(state, key.code, page),
        Mode::Filter(cursor) => {
            let cursor = *cursor;
            filter(state, key.code, cursor, page);
        }
        Mode::Search(typed) => match key.code {
            KeyCode::Enter => {
                state.query = std::mem::take(typed);
                state.mode = Mode::Claims;
                search(state, false, true);
            }
            code => edit(state, code),
        },
        Mode::Reason(typed) => match key.code {
            KeyCode::Enter if !typed.trim().is_empty() => {
                let reason = typed.trim().to_owned();
                state.mode = Mode::Claims;
                return Effect::Accept(state.at, Some(reason));
            }
            KeyCode::Enter => {}
            code => edit(state, code),
        },
        Mode::Article(article) => {
            let last = article.lines.len().saturating_sub(1);
            match scrolled(key.code, article.scroll, page, last) {
                Some(to) => article.scroll = to,
                None => leave(state, key.code),
            }
        }
        Mode::Numbers(scroll) | Mode::Help(scroll) => match scrolled(key.code, *scroll, page, usize::MAX) {
            Some(to) => *scroll = to.min(500),
            None => leave(state, key.code),
        },
    }
    Effect::Nothing
}

fn claims(state: &mut State<'_>, code: KeyCode, page: usize) -> Effect {
    let at = state.at;
    let Some(item) = state.items.get_mut(at) else { return Effect::Quit };
    let last = item.visible.len().saturating_sub(1);
    if let Some(to) = scrolled(code, item.cursor, page, last) {
        item.cursor = to;
        state.detail = 0;
        return Effect::Nothing;
    }
    let waits = item.decision.is_none();
    match code {
        KeyCode::Char('a' | 'r') if !waits => state.message = "this result is decided; Tab goes to the next".to_owned(),
        KeyCode::Char('a') => return Effect::Accept(at, None),
        KeyCode::Char('r') => return Effect::Reject(at),
        KeyCode::Char('A') => return Effect::AcceptAll,
        KeyCode::Char('R') => return Effect::RejectAll,
        KeyCode::Char('s') => state.next_waiting(),
        KeyCode::Tab | KeyCode::Right | KeyCode::Char('l') => step(state, 1),
        KeyCode::BackTab | KeyCode::Left | KeyCode::Char('h') => step(state, state.items.len().saturating_sub(1)),
        KeyCode::Char('J') => state.detail += 1,
        KeyCode::Char('K') => state.detail = state.detail.saturating_sub(1),
        KeyCode::Char('f') => state.mode = Mode::Filter(0),
        KeyCode::Char('x') => {
            item.filter.clear();
            item.sift();
            state.query.clear();
        }
        KeyCode::Char('/') => state.mode = Mode::Search(String::new()),
        KeyCode::Char('n') => search(state, false, false),
        KeyCode::Char('N') => search(state, true, false),
        KeyCode::Char('o') | KeyCode::Enter if item.current().is_some() => return Effect::Open,
        KeyCode::Char('d') => state.mode = Mode::Numbers(0),
        KeyCode::Char('?') | KeyCode::F(1) => state.mode = Mode::Help(0),
        KeyCode::Char('q') => return Effect::Quit,
        _ => {}
    }
    Effect::Nothing
}

fn filter(state: &mut State<'_>, code: KeyCode, cursor: usize, page: usize) {
    let Some(item) = state.items.get_mut(state.at) else { return };
    let ticks = ticks(item.claims());
    match code {
        KeyCode::Char(' ') | KeyCode::Enter => {
            if let Some((tick, _)) = ticks.get(cursor) {
                item.filter.toggle(tick.clone());
                item.sift();
            }
        }
        KeyCode::Char('x') => {
            item.filter.clear();
            item.sift();
        }
        code => match scrolled(code, cursor, page, ticks.len().saturating_sub(1)) {
            Some(to) => state.mode = Mode::Filter(to),
            None => leave(state, code),
        },
    }
}

/// Where a key that moves moves to; `None` for any other key.
fn scrolled(code: KeyCode, at: usize, page: usize, last: usize) -> Option<usize> {
    let to = match code {
        KeyCode::Down | KeyCode::Char('j') => at.saturating_add(1),
        KeyCode::Up | KeyCode::Char('k') => at.saturating_sub(1),
        KeyCode::PageDown | KeyCode::Char(' ') => at.saturating_add(page),
        KeyCode::PageUp | KeyCode::Char('b') => at.saturating_sub(page),
        KeyCode::Home | KeyCode::Char('g') => 0,
        KeyCode::End | KeyCode::Char('G') => last,
        _ => return None,
    };
    Some(to.min(last))
}

/// Closes what lies over the claims.
fn leave(state: &mut State<'_>, code: KeyCode) {
    if matches!(code, KeyCode::Esc | KeyCode::Enter | KeyCode::Char('q' | 'f' | 'o' | 'd' | '?')) {
        state.mode = Mode::Claims;
    }
}

/// Typing a line; Esc drops it.
fn edit(state: &mut State<'_>, code: KeyCode) {
    if code == KeyCode::Esc {
        state.mode = Mode::Claims;
    }
    let (Mode::Search(typed) | Mode::Reason(typed)) = &mut state.mode else { return };
    match code {
        KeyCode::Char(c) => typed.push(c),
        KeyCode::Backspace => drop(typed.pop()),
        _ => {}
    }
}

fn search(state: &mut State<'_>, back: bool, stay: bool) {
    let Some(item) = state.items.get_mut(state.at) else { return };
    if state.query.is_empty() {
        state.message = "nothing was searched for; / asks".to_owned();
        return;
    }
    match item.find(&state.query, back, stay) {
        Some(at) => {
            item.cursor = at;
            state.detail = 0;
        }
        None => state.message = format!("no claim shown holds “{}”", state.query),
    }
}

fn step(state: &mut State<'_>, by: usize) {
    if !state.items.is_empty() {
        state.at = (state.at + by) % state.items.len();
        state.detail = 0;
    }
}
