//! The state drawn: claims, the claim under the cursor, and what lies over them.
//!
//! In: the state. Out: cells of a frame, for any size; only the rows that fit are made, whatever the number of claims.

use claimbench::snapshot::{Change, Comparison, MIN_REGRESSION, hidden, summary};
use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::style::{Color, Modifier, Style};
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, Borders, Clear, Paragraph};

use super::super::show;
use super::detail;
use super::filter::ticks;
use super::state::{Decision, Item, Mode, State, is_marks};

/// Below this many columns the claim stands under the list and not beside it.
const WIDE: u16 = 100;

/// Colours, or weight alone where the user wants none.
#[derive(Debug, Clone, Copy)]
pub struct Theme {
    pub colour: bool,
}

impl Theme {
    pub fn of(self, change: Change) -> Style {
        let (colour, plain) = match change {
            Change::Broken | Change::New => (Color::Red, Modifier::BOLD),
            Change::Fixed | Change::Gone => (Color::Green, Modifier::empty()),
            Change::Class | Change::Reading => (Color::Yellow, Modifier::empty()),
        };
        if self.colour { Style::new().fg(colour) } else { Style::new().add_modifier(plain) }
    }

    pub const fn faint() -> Style {
        Style::new().add_modifier(Modifier::DIM)
    }

    pub const fn bold() -> Style {
        Style::new().add_modifier(Modifier::BOLD)
    }

    const fn cursor() -> Style {
        Style::new().add_modifier(Modifier::REVERSED)
    }
}

pub const HELP: &[(&str, &str)] = &[
    ("a  A", "accept this result; all that wait"),
    ("r  R", "reject this result; all that wait"),
    ("s", "skip: decide later"),
    ("j k ↓ ↑", "next, previous claim"),
    ("Space b", "a page down, up; g G first, last"),
    ("Tab", "next result (Shift-Tab: previous)"),
    ("f", "filter by kind, field, class, language"),
    ("x", "clear the filter and the search"),
    ("/  n N", "search; next, previous match"),
    ("o Enter", "open the article at the claim"),
    ("d", "the numbers: was, is, interval, p"),
    ("J K", "scroll the claim's own pane"),
    ("? q", "this help; quit"),
];

/// Draws everything.
pub fn draw(state: &State<'_>, theme: Theme, frame: &mut Frame<'_>) {
    let area = frame.area();
    let Some(item) = state.item() else { return };
    let [head, body, foot] =
        Layout::vertical([Constraint::Length(head_rows(area.height)), Constraint::Min(1), Constraint::Length(1)])
            .areas(area);
    frame.render_widget(Paragraph::new(headline(state, item, theme)), head);
    match &state.mode {
        Mode::Article(article) => {
            let lines = article.lines.iter().skip(article.scroll).take(usize::from(body.height));
            let style = if theme.colour { Style::new().fg(Color::Cyan) } else { Theme::bold() };
            let styled = |line: &String| match is_marks(line) {
                true => Line::styled(format!("  {line}"), style),
                false => Line::raw(format!("  {line}")),
            };
            frame.render_widget(Paragraph::new(lines.map(styled).collect::<Vec<_>>()), body);
        }
        Mode::Numbers(scroll) => frame.render_widget(Paragraph::new(numbers(item, *scroll, body.height)), body),
        Mode::Help(scroll) => {
            let rows = HELP.iter().skip((*scroll).min(HELP.len().saturating_sub(usize::from(body.height))));
            let line = |&(keys, what): &(&'static str, &'static str)| {
                Line::from(vec![Span::styled(format!("  {keys:<9}"), Theme::bold()), Span::raw(what)])
            };
            frame.render_widget(Paragraph::new(rows.map(line).collect::<Vec<_>>()), body);
        }
        _ => {
            claims(state, item, theme, frame, body);
            if let Mode::Filter(cursor) = &state.mode {
                filter(item, *cursor, frame, body);
            }
        }
    }
    frame.render_widget(Paragraph::new(status(state, item)), foot);
}

/// Two rows where there is room: which result, and what happened to its claims.
const fn head_rows(height: u16) -> u16 {
    if height >= 14 { 2 } else { 1 }
}

fn headline(state: &State<'_>, item: &Item<'_>, theme: Theme) -> Vec<Line<'static>> {
    let place =
        if state.items.len() > 1 { format!("[{}/{}] ", state.at + 1, state.items.len()) } else { String::new() };
    let decided = match item.decision {
        Some(Decision::Accepted) => " accepted",
        Some(Decision::Rejected) => " rejected",
        None => "",
    };
    let first = Line::from(vec![
        Span::styled(format!("{place}{}{decided}", plain(&item.pending.name)), Theme::bold()),
        Span::raw(format!("  claim F1 {}", summary::headline(item.pending))),
    ]);
    let mut second = Vec::new();
    if let Some(review) = item.review() {
        for change in Change::ALL {
            let count = review.count(change);
            if count > 0 {
                let comma = if second.is_empty() { "" } else { ", " };
                second.push(Span::raw(comma));
                second.push(Span::styled(format!("{count} {}", change.as_str()), theme.of(change)));
            }
        }
        let worse: Vec<&str> = review.regressions(MIN_REGRESSION).map(|change| change.field.as_str()).collect();
        if !worse.is_empty() {
            second.push(Span::styled(format!("; regression: {}", worse.join(", ")), theme.of(Change::Broken)));
        }
    }
    vec![first, Line::from(second)]
}

fn claims(state: &State<'_>, item: &Item<'_>, theme: Theme, frame: &mut Frame<'_>, area: Rect) {
    let why = match &item.pending.comparison {
        Comparison::First => Some("The first result of this system on this dataset: nothing to compare."),
        Comparison::Incomparable(_) => {
            Some("Measured on other gold or in another way: nothing is compared; d says what.")
        }
        Comparison::Comparable(review) if review.is_empty() => Some("The same result as the accepted one."),
        Comparison::Comparable(review) if review.claims.is_empty() => Some("No claim changed; d shows the numbers."),
        Comparison::Comparable(_) if item.visible.is_empty() => Some("The filter lets no claim through; x clears it."),
        Comparison::Comparable(_) => None,
    };
    if let Some(why) = why {
        let text = Paragraph::new(format!("\n  {why}")).wrap(ratatui::widgets::Wrap { trim: false });
        return frame.render_widget(text, area);
    }
    let (list, pane) = if area.width >= WIDE {
        let [list, pane] = Layout::horizontal([Constraint::Length(area.width * 2 / 5), Constraint::Min(1)]).areas(area);
        (list, Block::new().borders(Borders::LEFT).border_style(Theme::faint()), pane).into_panes(frame)
    } else {
        let rows = (area.height * 2 / 5).max(2);
        let [list, pane] = Layout::vertical([Constraint::Length(rows), Constraint::Min(1)]).areas(area);
        (list, Block::new().borders(Borders::TOP).border_style(Theme::faint()), pane).into_panes(frame)
    };
    rows(item, theme, frame, list);
    if let Some(claim) = item.current() {
        let lines = detail::lines(claim, theme, usize::from(pane.width));
        let most = lines.len().saturating_sub(usize::from(pane.height));
        let shown: Vec<Line<'_>> = lines.into_iter().skip(state.detail.min(most)).collect();
        frame.render_widget(Paragraph::new(shown), pane);
    }
}

trait Panes {
    fn into_panes(self, frame: &mut Frame<'_>) -> (Rect, Rect);
}

impl Panes for (Rect, Block<'_>, Rect) {
    /// Draws the line between the panes; the second is what is left inside.
    fn into_panes(self, frame: &mut Frame<'_>) -> (Rect, Rect) {
        let (list, block, pane) = self;
        let inside = block.inner(pane);
        frame.render_widget(block, pane);
        (list, inside)
    }
}

/// The rows of the list that fit, the cursor's in the middle where it can be.
fn rows(item: &Item<'_>, theme: Theme, frame: &mut Frame<'_>, area: Rect) {
    let height = usize::from(area.height);
    let first = item.cursor.saturating_sub(height / 2).min(item.visible.len().saturating_sub(height));
    let claims = item.visible.iter().enumerate().skip(first).take(height);
    let lines = claims.filter_map(|(at, &number)| {
        let claim = item.claims().get(number)?;
        let wrong = claim.shown()?;
        let kind = match claim.change {
            Change::Class => "class",
            Change::Reading => "reads",
            other => other.as_str(),
        };
        let style = theme.of(claim.change);
        let language = wrong.language.as_deref().unwrap_or("");
        let figure = cut(&plain(&wrong.figure), 14);
        let text = format!(" {language:<3} {figure:<14} {:<16} {}", wrong.class, plain(&wrong.article));
        let text = cut(&text, usize::from(area.width).saturating_sub(7));
        let over = if at == item.cursor { Theme::cursor() } else { Style::new() };
        let fill = usize::from(area.width).saturating_sub(6 + width(&text));
        let spans = [(format!("{kind:<6}"), style.patch(over)), (format!("{text}{}", " ".repeat(fill)), over)];
        Some(Line::from(spans.map(|(text, style)| Span::styled(text, style)).to_vec()))
    });
    frame.render_widget(Paragraph::new(lines.collect::<Vec<_>>()), area);
}

fn filter(item: &Item<'_>, cursor: usize, frame: &mut Frame<'_>, area: Rect) {
    let ticks = ticks(item.claims());
    let width = area.width.min(46);
    let rows = u16::try_from(ticks.len()).unwrap_or(u16::MAX).saturating_add(2);
    let place = Rect { x: area.x + (area.width - width) / 2, y: area.y, width, height: rows.min(area.height) };
    let block = Block::bordered().title(" filter: Space ticks, x clears, Esc ");
    let inside = block.inner(place);
    let height = usize::from(inside.height);
    let first = cursor.saturating_sub(height / 2).min(ticks.len().saturating_sub(height));
    let lines = ticks.iter().enumerate().skip(first).take(height).map(|(at, (tick, count))| {
        let sign = if item.filter.has(tick) { "x" } else { " " };
        let text = format!("[{sign}] {:<9}{:<22}{count:>6}", tick.sort(), cut(&plain(tick.word()), 22));
        let style = if at == cursor { Theme::cursor() } else { Style::new() };
        Line::styled(text, style)
    });
    let lines: Vec<Line<'_>> = lines.collect();
    frame.render_widget(Clear, place);
    frame.render_widget(block, place);
    frame.render_widget(Paragraph::new(lines), inside);
}

/// Numbers, slices and changed lines as `diff` prints them, without its colours.
fn numbers(item: &Item<'_>, scroll: usize, height: u16) -> Vec<Line<'static>> {
    let styled = match item.review() {
        Some(review) => {
            let [numbers, slices] = [show::numbers(review, MIN_REGRESSION), show::slices(review)];
            format!("{}{numbers}{slices}{}", show::heading(item.pending), show::lines(review, show::Depth::Headlines))
        }
        None => show::heading(item.pending),
    };
    let text = anstream::adapter::strip_str(&styled).to_string();
    let lines: Vec<&str> = text.lines().collect();
    let height = usize::from(height);
    let first = scroll.min(lines.len().saturating_sub(height));
    lines.into_iter().skip(first).take(height).map(|line| Line::raw(line.to_owned())).collect()
}

/// The last row: what was just done, what is being typed, or the keys that matter.
fn status(state: &State<'_>, item: &Item<'_>) -> Line<'static> {
    let typing = |what: &str, typed: &str| Line::raw(format!("{what}{}_", plain(typed)));
    match &state.mode {
        Mode::Search(typed) => return typing("/", typed),
        Mode::Reason(typed) => return typing("below its floor; accept why? ", typed),
        _ if !state.message.is_empty() => return Line::styled(plain(&state.message), Theme::bold()),
        Mode::Article(article) => {
            return Line::styled(format!("{}  j k scroll, Esc back", plain(&article.id)), Theme::faint());
        }
        Mode::Numbers(_) | Mode::Help(_) => return Line::styled("j k scroll, Esc back", Theme::faint()),
        Mode::Claims | Mode::Filter(_) => {}
    }
    let at = if item.visible.is_empty() { 0 } else { item.cursor + 1 };
    let mut text = format!("{at}/{}", item.visible.len());
    if !item.filter.is_empty() {
        text.push_str(&format!(" of {} ({})", item.claims().len(), item.filter.words()));
    }
    text.push_str("  a accept r reject s skip f filter / search o article d numbers ? help q quit");
    Line::styled(text, Theme::faint())
}

/// Text that cannot steer the terminal.
pub fn plain(text: &str) -> String {
    text.chars().map(|c| if hidden(c) { ' ' } else { c }).collect()
}

fn width(text: &str) -> usize {
    unicode_width::UnicodeWidthStr::width(text)
}

/// At most so many columns, the last of them `…` where something is left out.
pub fn cut(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let mut out = String::new();
    for c in text.chars() {
        if width(&out) + unicode_width::UnicodeWidthChar::width(c).unwrap_or(0) + 1 > columns {
            break;
        }
        out.push(c);
    }
    out.push('…');
    out
}
