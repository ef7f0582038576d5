//! How people died: by force or by accident, or of an illness.
//!
//! In: a predicate that tells of deaths, its sentence and the article's title and lead. Out: `killed` for a violent death,
//! `died` for any other, as the guideline has it. Verbs seldom say which (`the outbreak killed 12`, `two died in the crash`).

use std::cell::OnceCell;

use super::Predicate;
use crate::extract::Document;
use crate::extract::unit::view::View;
use crate::lang::{Order, Role, Roles};

/// Sentences at the head of an article that say what it is about, and tokens of theirs at most.
const HEAD: usize = 4;
const HEAD_TOKENS: usize = 160;

/// What an article says of deaths, read where one is told.
pub struct Deaths<'d> {
    document: &'d Document<'d>,
    topic: OnceCell<Topic>,
}

/// What the head of an article tells of.
#[derive(Debug, Clone, Copy, Default)]
struct Topic {
    ill: bool,
    violent: bool,
}

impl<'d> Deaths<'d> {
    pub fn new(document: &'d Document<'d>) -> Self {
        Self { document, topic: OnceCell::new() }
    }

    /// What one sentence says of them.
    pub(super) fn of_sentence<'s, 'v>(&'s self, view: &'s View<'v>) -> Told<'s, 'd, 'v> {
        Told { deaths: self, view, ill: OnceCell::new(), violent: OnceCell::new() }
    }

    fn topic(&self) -> Topic {
        *self.topic.get_or_init(|| {
            let mut topic = Topic::default();
            let mut tokens = 0;
            for (i, sentence) in self.document.sentences.iter().enumerate().take(HEAD) {
                tokens += sentence.tokens.len();
                if tokens > HEAD_TOKENS {
                    break;
                }
                let view = View::new(self.document, i, &[], 0);
                topic.ill |= names_illness(&view);
                topic.violent |= disastrous(&view);
            }
            topic
        })
    }
}

/// What a sentence says of deaths. It is read through once, however many it tells.
pub(super) struct Told<'s, 'd, 'v> {
    deaths: &'s Deaths<'d>,
    view: &'s View<'v>,
    ill: OnceCell<bool>,
    violent: OnceCell<bool>,
}

impl Told<'_, '_, '_> {
    /// The predicate with the code of its cause. `nine horses died in the fire`: of what is no person a verb of dying says that
    /// it died, whatever the cause.
    pub fn settled<'a>(&self, predicate: Predicate<'a>, things: bool) -> Predicate<'a> {
        let code = match predicate.code {
            "killed" if !self.says_violence(&predicate) && self.by_illness() => "died",
            "died" if !things && self.by_violence(&predicate) => "killed",
            "victim" if self.of_disaster(&predicate) => "killed",
            code => code,
        };
        Predicate { code, ..predicate }
    }

    /// `197 muertos y 252.566 casos de dengue`; `The outbreak has spread. Three are dead.`
    fn by_illness(&self) -> bool {
        let topic = || self.deaths.topic().ill && !self.deaths.topic().violent;
        !self.violent() && (self.ill() || topic())
    }

    /// `Nine died in the shelling`; `The death toll rose to 59`, where the article is about a flood.
    fn by_violence(&self, predicate: &Predicate<'_>) -> bool {
        let grammar = self.view.grammar();
        if self.violent() {
            return true;
        }
        let toll = predicate.tokens.clone().any(|at| self.view.is_one_of(at, &grammar.toll));
        toll && !self.ill() && self.deaths.topic().violent && !self.deaths.topic().ill
    }

    /// `liczba ofiar wzrosła do 12`, `12 ofiar i 30 rannych`: where nouns inflect, the victims of a disaster are its dead.
    fn of_disaster(&self, predicate: &Predicate<'_>) -> bool {
        let grammar = self.view.grammar();
        let start = predicate.tokens.start;
        let account = |at: usize| self.view.word(at).is_some_and(|w| w.roles.any(Roles::ACCOUNT));
        let toll = || {
            let before = start.checked_sub(1).filter(|at| *at >= self.view.range.start);
            before.is_some_and(|at| self.view.role(at, Role::NUMBER_OF) || account(at))
        };
        let beside = || tells(self.view, &[], &["injured", "killed", "missing", "seriously_injured"]);
        let topic = || self.deaths.topic().violent && !self.deaths.topic().ill;
        grammar.order == Order::Inflected && !self.ill() && (self.violent() || toll() || beside() || topic())
    }

    /// `zginęło`, `погибли`: where nouns inflect, that verb is of violence alone.
    fn says_violence(&self, predicate: &Predicate<'_>) -> bool {
        let grammar = self.view.grammar();
        let ends_like = |endings| self.view.ends_like(predicate.tokens.start, endings);
        grammar.order == Order::Inflected && (ends_like(&grammar.verb_endings) || ends_like(&grammar.past_endings))
    }

    fn ill(&self) -> bool {
        *self.ill.get_or_init(|| tells_illness(self.view))
    }

    fn violent(&self) -> bool {
        *self.violent.get_or_init(|| violent(self.view))
    }
}

fn tells_illness(view: &View<'_>) -> bool {
    const SICK: &[&str] = &["infected", "tested_positive", "vaccinated"];
    // `18 000 personnes ont été infectées et 500 ont perdu la vie`: it need not have a name. Germanic and Slavic words for a
    // case are verbs, too (`zijn vijf doden gevallen`).
    let things: &[&str] = if view.lang.speech.romance { &["case", "infection"] } else { &["infection"] };
    names_illness(view) || tells(view, things, SICK)
}

fn names_illness(view: &View<'_>) -> bool {
    view.range.clone().any(|at| view.is_one_of(at, &view.grammar().illness))
}

/// Whether the sentence names what kills by force or by accident (`morrem em incêndio`).
fn violent(view: &View<'_>) -> bool {
    disastrous(view) || tells(view, &["collapse"], &["collapsed"])
}

/// The same but for a collapse, which at the head of an article may be that of a grid or of a market.
fn disastrous(view: &View<'_>) -> bool {
    const EVENTS: &[&str] = &[
        "accident",
        "airstrike",
        "ambush",
        "attack",
        "avalanche",
        "bombing",
        "clash",
        "collision",
        "crash",
        "cyclone",
        "earthquake",
        "eruption",
        "explosion",
        "fire",
        "flood",
        "hurricane",
        "landslide",
        "massacre",
        "murder",
        "raid",
        "riot",
        "shelling",
        "shipwreck",
        "shooting",
        "storm",
        "tornado",
        "tsunami",
        "typhoon",
        "wildfire",
    ];
    const DEEDS: &[&str] = &[
        "attacked",
        "bombed",
        "crashed",
        "derailed",
        "exploded",
        "flooded",
        "overturned",
        "shelled",
        "shot",
        "stabbed",
        "sunk",
    ];
    tells(view, EVENTS, DEEDS)
}

/// Whether the sentence counts one of these things or says one of these predicates.
pub(super) fn tells(view: &View<'_>, things: &[&str], predicates: &[&str]) -> bool {
    view.range.clone().any(|at| {
        let mark = view.mark(at);
        mark.unit.is_some_and(|(_, e)| things.contains(&&*e.code))
            || mark.property.is_some_and(|(_, code)| predicates.contains(&code))
    })
}
