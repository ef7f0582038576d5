//! The screen without a terminal: keys in, state and cells out. Pictures stand under `snapshots/ui`.

use claimbench::snapshot::{Fact, Facts, Fault, Identity, Mark, Pending, Reading, Side, Snapshot, Wrong};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::state::{Decision, Mode, State};
use super::update::{Effect, update};
use super::view::{Theme, draw};
use super::{Folder, Refused, act};

const TEXT: &str =
    "Crues dans l'Ardenne.\n\nSelon la préfecture, 1 347 personnes ont été évacuées dans la nuit de mardi.";

fn wrong(article: &str, figure: &str, class: &str, field: &str, gold: &str, got: Option<&str>) -> Wrong {
    let sentence = TEXT.lines().nth(2).unwrap();
    let mark = |name: &str, text: &str| {
        let start = sentence[..sentence.find(text).unwrap()].chars().count() as u32;
        Mark { name: name.into(), start, end: start + text.chars().count() as u32 }
    };
    Wrong {
        side: Side::Gold,
        article: article.into(),
        place: Some((44, 49)),
        figure: figure.into(),
        language: Some(article[..2].into()),
        class: class.into(),
        faults: vec![Fault {
            field: field.into(),
            verdict: "incorrect".into(),
            reading: Reading { gold: Some(gold.into()), got: got.map(str::to_owned) },
        }],
        lost: Vec::new(),
        sentence: Some(sentence.into()),
        marks: vec![mark("figure", "1 347"), mark("unit", "personnes"), mark("source", "la préfecture")],
    }
}

fn snapshot(system: &str, f1: f64, wrong: Vec<Wrong>) -> Snapshot {
    let mut facts = vec![Fact::new(&["fields", "claim"]).ratio("f1", Some(f1))];
    for article in ["fr-01", "fr-02"] {
        let mut fact = Fact::new(&["article", article]);
        fact.values.push(("claim".into(), format!("10/10/{}", (f1 * 10.0).round())));
        facts.push(fact);
    }
    let identity = Identity { dataset: "demo".into(), system: system.into(), ..Identity::default() };
    Snapshot::new(&Facts { identity, facts, wrong })
}

fn pending() -> Vec<Pending> {
    let old = vec![
        wrong("fr-01", "12", "scale", "figure", "12", Some("12000")),
        wrong("ru-01", "7", "source_missing", "source", "МЧС", None),
    ];
    let new = vec![
        wrong("fr-02", "1 347", "grouping", "figure", "1347", Some("347")),
        wrong("ru-01", "7", "source_wrong", "source", "МЧС", Some("мэр")),
        wrong("pl-01", "3,5", "unit_missing", "unit", "EUR", None),
    ];
    let second = Pending::new("demo__digits".into(), None, snapshot("digits", 0.1, Vec::new()));
    vec![Pending::new("demo__mine".into(), Some(snapshot("mine", 0.9, old)), snapshot("mine", 0.8, new)), second]
}

fn press(state: &mut State<'_>, keys: &str) -> Effect {
    let mut last = Effect::Nothing;
    for c in keys.chars() {
        let code = match c {
            '\n' => KeyCode::Enter,
            '\t' => KeyCode::Tab,
            '\u{1b}' => KeyCode::Esc,
            '\u{8}' => KeyCode::Backspace,
            c => KeyCode::Char(c),
        };
        last = update(state, KeyEvent::new(code, KeyModifiers::NONE));
    }
    last
}

fn picture(state: &State<'_>) -> String {
    let mut terminal = Terminal::new(TestBackend::new(state.size.0, state.size.1)).unwrap();
    terminal.draw(|frame| draw(state, Theme { colour: true }, frame)).unwrap();
    let buffer = terminal.backend().buffer().clone();
    let row = |y: u16| (0..state.size.0).map(|x| buffer[(x, y)].symbol()).collect::<String>().trim_end().to_owned();
    (0..state.size.1).map(row).collect::<Vec<_>>().join("\n")
}

#[test]
fn pictures() {
    let pending = pending();
    insta::with_settings!({
        snapshot_path => "../../../../snapshots/ui", prepend_module_to_snapshot => false, omit_expression => true
    }, {
        let mut state = State::new(&pending, (120, 30));
        insta::assert_snapshot!("wide", picture(&state));
        state.resize((80, 24));
        insta::assert_snapshot!("narrow", picture(&state));
        state.resize((40, 10));
        insta::assert_snapshot!("tiny", picture(&state));
        state.resize((80, 24));
        press(&mut state, "f");
        insta::assert_snapshot!("filter", picture(&state));
        press(&mut state, "\u{1b}d");
        insta::assert_snapshot!("numbers", picture(&state));
        press(&mut state, "\u{1b}?");
        insta::assert_snapshot!("help", picture(&state));
        press(&mut state, "\u{1b}");
        assert_eq!(press(&mut state, "o"), Effect::Open);
        state.open("fr-02", TEXT.to_owned());
        insta::assert_snapshot!("article", picture(&state));
        press(&mut state, "q\t");
        insta::assert_snapshot!("first_result", picture(&state));
    });
}

#[test]
fn nothing_is_drawn_outside_a_screen_of_any_size() {
    let pending = pending();
    for size in [(1, 1), (3, 2), (10, 3), (40, 4), (300, 2), (2, 60)] {
        for keys in ["", "f", "d", "?", "/abc", "\t"] {
            let mut state = State::new(&pending, size);
            press(&mut state, keys);
            picture(&state);
        }
        let mut state = State::new(&pending, size);
        state.open("fr-02", TEXT.to_owned());
        picture(&state);
    }
}

#[test]
fn keys_move_filter_search_and_decide() {
    let pending = pending();
    let mut state = State::new(&pending, (80, 24));
    let figure = |state: &State<'_>| {
        state.item().and_then(|item| item.current()).and_then(|claim| claim.shown()).map(|wrong| wrong.figure.clone())
    };
    // Broken first, then fixed, then another class; the cursor stops at the ends.
    let order = ["1 347", "3,5", "12", "7", "7"];
    for expected in order {
        assert_eq!(figure(&state).as_deref(), Some(expected));
        press(&mut state, "j");
    }
    press(&mut state, "g/МЧС\u{8}\n");
    assert_eq!((figure(&state).as_deref(), state.message.as_str()), (Some("1 347"), "no claim shown holds “МЧ”"));
    press(&mut state, "/RU-01\n");
    assert_eq!(figure(&state).as_deref(), Some("7"));
    press(&mut state, "/fr-0\nn");
    assert_eq!(figure(&state).as_deref(), Some("12"));
    press(&mut state, "n");
    assert_eq!(figure(&state).as_deref(), Some("1 347"));
    press(&mut state, "N");
    assert_eq!(figure(&state).as_deref(), Some("12"));
    // Two ticks of one sort widen, ticks of two sorts narrow; the cursor stays on its claim.
    press(&mut state, "f \u{1b}");
    assert_eq!(state.items[0].visible.len(), 2);
    let shown = |state: &State<'_>| (state.items[0].filter.words(), state.items[0].visible.len());
    assert_eq!(shown(&state).0, "broken");
    press(&mut state, "fj \u{1b}");
    assert_eq!(shown(&state), ("broken or fixed".to_owned(), 3));
    press(&mut state, "fjjj \u{1b}");
    assert_eq!(shown(&state), ("broken or fixed, figure".to_owned(), 2));
    press(&mut state, "x");
    assert_eq!(state.items[0].visible.len(), 4);
    // Decisions.
    assert_eq!(press(&mut state, "r"), Effect::Reject(0));
    state.decided(0, Decision::Rejected);
    assert_eq!((state.at, state.waiting().count()), (1, 1));
    assert_eq!(press(&mut state, "\ta"), Effect::Nothing, "what is decided is decided");
    assert_eq!(press(&mut state, "s"), Effect::Nothing);
    assert_eq!((state.at, press(&mut state, "a")), (1, Effect::Accept(1, None)));
    assert_eq!(press(&mut state, "A"), Effect::AcceptAll);
    assert_eq!(press(&mut state, "R"), Effect::RejectAll);
    assert_eq!(press(&mut state, "q"), Effect::Quit);
}

#[test]
fn a_reason_is_typed_before_a_floor_comes_down() {
    let pending = pending();
    let mut state = State::new(&pending, (80, 24));
    state.mode = Mode::Reason(String::new());
    assert_eq!(press(&mut state, "\n"), Effect::Nothing, "no reason, no acceptance");
    assert_eq!(press(&mut state, "new gold\n"), Effect::Accept(0, Some("new gold".to_owned())));
    state.mode = Mode::Reason(String::new());
    assert_eq!(press(&mut state, "a\u{1b}"), Effect::Nothing);
    assert_eq!(state.mode, Mode::Claims);
}

#[test]
fn ctrl_c_leaves_from_everywhere() {
    let pending = pending();
    for keys in ["", "f", "/x", "d", "?"] {
        let mut state = State::new(&pending, (80, 24));
        press(&mut state, keys);
        assert_eq!(update(&mut state, KeyEvent::new(KeyCode::Char('c'), KeyModifiers::CONTROL)), Effect::Interrupt);
    }
}

#[test]
fn without_colour_nothing_is_coloured() {
    let pending = pending();
    let state = State::new(&pending, (120, 30));
    let coloured = |colour: bool| {
        let mut terminal = Terminal::new(TestBackend::new(120, 30)).unwrap();
        terminal.draw(|frame| draw(&state, Theme { colour }, frame)).unwrap();
        let cells = terminal.backend().buffer().content();
        cells.iter().filter(|cell| cell.fg != ratatui::style::Color::Reset).count()
    };
    assert!(coloured(true) > 0);
    assert_eq!(coloured(false), 0);
}

#[test]
fn what_is_not_as_shown_is_not_decided_on() {
    struct Moved;
    impl Folder for Moved {
        fn accept(&mut self, _: &Pending, _: Option<&str>) -> Result<(), Refused> {
            Err(Refused::Changed)
        }
        fn reject(&mut self, _: &Pending) -> Result<(), Refused> {
            Err(Refused::Changed)
        }
        fn article(&mut self, _: &str, _: &str) -> Result<String, String> {
            Err(String::new())
        }
    }
    let pending = pending();
    for effect in [Effect::Accept(1, None), Effect::Reject(1), Effect::AcceptAll, Effect::RejectAll] {
        let mut state = State::new(&pending, (80, 24));
        let mut said = Vec::new();
        let changed = if matches!(effect, Effect::AcceptAll | Effect::RejectAll) { 0 } else { 1 };
        act(&mut state, effect, &mut Moved, &mut said);
        assert_eq!(state.changed.as_ref(), Some(&pending[changed].name));
        assert_eq!((state.waiting().count(), said.len()), (2, 0));
    }
}
