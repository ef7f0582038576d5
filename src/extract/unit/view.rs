//! One sentence as the unit and property stages see it: what the pack says at each token.
//!
//! In: a document, a sentence and the numbers in it. Out: a mark per token. Every look-up is made
//! once, so that the rules may look forward and back without hashing again.

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::apart::{self, Apart};
use crate::claim::UnitKind;
use crate::extract::property::money::names_a_level;
use crate::extract::{Document, Number, Verdict};
use crate::lang::{self, Grammar, Lang, Order, Role, UnitEntry, Word};
use crate::text::{Key, Kind, Token};

/// What the pack says of the phrase that starts at one token.
#[derive(Debug, Clone, Copy, Default)]
pub struct Mark<'a> {
    pub role: Role,
    /// Tokens of the function phrase.
    pub role_length: usize,
    /// The longest unit phrase, with its length in tokens.
    pub unit: Option<(usize, &'a UnitEntry)>,
    /// The longest predicate, with its length in tokens.
    pub property: Option<(usize, &'a str)>,
    /// The form of it that the list has, where the token is another: `venderse` is `vender`.
    pub listed: Option<Key>,
    /// The number that this token belongs to, hedge included.
    pub number: Option<usize>,
    /// That number is no figure: a date, a name.
    pub plain: bool,
}

/// The mark of what stands in another sentence.
static NOTHING: Mark<'static> =
    Mark { role: Role::NONE, role_length: 0, unit: None, property: None, listed: None, number: None, plain: false };

/// One sentence.
pub struct View<'a> {
    pub document: &'a Document<'a>,
    pub range: Range<usize>,
    pub lang: &'static Lang,
    tokens: &'a [Token],
    marks: Vec<Mark<'a>>,
}

impl<'a> View<'a> {
    /// `numbers` are those of the sentence, `first` the index of the first of them in the article.
    pub fn new(document: &'a Document<'a>, sentence: usize, numbers: &[Number], first: usize) -> Self {
        let sentence = &document.sentences[sentence];
        let (range, lang) = (sentence.tokens.clone(), sentence.lang);
        let mut marks = look_up(document, lang, range.clone());
        let tokens = &document.tokens[range.clone()];
        match lang.units.grammar.order {
            Order::NounFirst => glued_pronouns(tokens, &mut marks),
            Order::Inflected => broken_words(tokens, &mut marks),
            _ => {}
        }
        phrases(&mut marks);
        place(numbers, first, range.start, &mut marks);
        let mut view = Self { document, range, lang, tokens, marks };
        if lang.speech.joins_nouns {
            compounds(&mut view);
        }
        if !view.grammar().conditional_endings.is_empty() {
            conditionals(&mut view);
        }
        if !view.grammar().subjunctive_endings.is_empty() {
            subjunctives(&mut view);
        }
        let grammar = view.grammar();
        if !grammar.enclitic.is_empty() {
            derived(&mut view, &grammar.enclitic, false);
        }
        if !grammar.active.is_empty() {
            derived(&mut view, &grammar.active, true);
        }
        particles(&mut view);
        if !view.grammar().even.is_empty() {
            evens(&mut view);
        }
        view
    }

    /// `sie verliere 300 Stellen`: the form that lists have of a word that ends as a subjunctive does.
    pub fn of_subjunctive(&self, at: usize) -> Option<Key> {
        let grammar = self.grammar();
        let lower = self.token(at).is_some_and(|t| t.is_word() && !t.capital);
        let ends = lower && self.ends_like(at, &grammar.subjunctive_endings);
        let closing = grammar.closing_endings.first().filter(|_| ends)?;
        Some(Key::of(&[self.surface(at), closing].concat()))
    }

    /// The mark at a token; one that says nothing outside the sentence.
    pub fn mark(&self, at: usize) -> &Mark<'a> {
        self.marks.get(at.wrapping_sub(self.range.start)).unwrap_or(&NOTHING)
    }

    /// Whether nouns stand last in their phrase and verbs are not bound to the second place, as in English.
    pub fn noun_last(&self) -> bool {
        self.grammar().order == Order::NounLast && !self.lang.speech.verb_second
    }

    /// Where a number begins with the sign of its money, if that stands right before `start`: `£30m`.
    pub fn past_sign(&self, start: usize) -> usize {
        // `R$ 115`: some signs are two tokens.
        let sign = |tokens: usize| {
            let money = |at: &usize| {
                self.mark(*at).unit.is_some_and(|(length, e)| e.kind == UnitKind::Currency && length >= tokens)
            };
            start.checked_sub(tokens).filter(money)
        };
        sign(2).or_else(|| sign(1)).unwrap_or(start)
    }

    pub fn role(&self, at: usize, role: Role) -> bool {
        self.mark(at).role.has(role)
    }

    /// Gives a token the predicate of another form of its word.
    fn read_as(&mut self, at: usize, listed: Key) {
        if let Some(code) = self.lang.properties.phrases.word(listed) {
            let mark = &mut self.marks[at - self.range.start];
            (mark.property, mark.listed) = (Some((1, &**code)), Some(listed));
        }
    }

    /// The token, where it stands in the sentence.
    pub fn token(&self, at: usize) -> Option<&'a Token> {
        self.tokens.get(at.wrapping_sub(self.range.start))
    }

    pub fn grammar(&self) -> &'static Grammar {
        &self.lang.units.grammar
    }

    pub fn surface(&self, at: usize) -> &'a str {
        self.document.surface(at)
    }

    pub fn is_word(&self, at: usize) -> bool {
        self.token(at).is_some_and(Token::is_word)
    }

    /// Whether one of these marks stands here.
    pub fn is_mark(&self, at: usize, marks: &[char]) -> bool {
        self.token(at).is_some_and(|t| t.is_one_of(marks))
    }

    /// A word that the pack has no function for, outside every number.
    pub fn is_open(&self, at: usize) -> bool {
        let mark = self.mark(at);
        self.is_word(at) && mark.role.is_none() && mark.number.is_none()
    }

    /// Whether a hyphen or an apostrophe without spaces joins this token to the one before it.
    pub fn is_joint(&self, at: usize) -> bool {
        let glued = |at| self.token(at).is_some_and(|t| !t.space_before);
        self.is_mark(at, &['-', '\u{2010}', '\u{2011}']) && glued(at) && glued(at + 1)
    }

    /// `zij-instromers`: whether a hyphen joins this token and the word behind it to one word.
    pub fn is_hyphenated(&self, at: usize) -> bool {
        self.is_joint(at + 1) && self.is_word(at + 2)
    }

    /// Whether a noun that a list knows as counted stands here.
    pub fn is_counted(&self, at: usize) -> bool {
        self.mark(at).unit.is_some_and(|(_, entry)| entry.kind == UnitKind::Count)
    }

    /// Whether a dash that sets something apart stands here, or a hyphen that white space parts from both sides.
    pub fn is_dash(&self, at: usize) -> bool {
        let spaced = |at: usize| self.token(at).is_none_or(|t| t.space_before);
        self.is_mark(at, DASHES) || self.is_mark(at, &['-']) && spaced(at) && spaced(at + 1)
    }

    /// Whether the word ends like one of these.
    pub fn ends_like(&self, at: usize, endings: &[Box<str>]) -> bool {
        ends_like(self.surface(at), endings)
    }

    /// What the lists of speech know of the word, which may open a longer phrase.
    pub fn word(&self, at: usize) -> Option<&'static Word> {
        self.token(at).and_then(|t| self.lang.speech.words.at(t))
    }

    /// What they know of the longest phrase that starts there.
    pub fn said(&self, at: usize) -> Option<&'static Word> {
        self.lang.speech.words.longest(&self.document.tokens[..self.range.end], at).map(|(_, word)| word)
    }

    /// Whether the word is one of these.
    pub fn is_one_of(&self, at: usize, words: &FxHashSet<Key>) -> bool {
        !words.is_empty() && self.token(at).is_some_and(|t| words.contains(&t.key))
    }

    /// Whether the word looks like a participle that stands before the noun that it qualifies: `destroyed houses`.
    pub fn qualifies(&self, at: usize) -> bool {
        self.grammar().order == Order::NounLast && self.ends_like(at, &self.grammar().participle_endings)
    }
}

/// Dashes that set something apart, whatever white space stands around them.
pub const DASHES: &[char] = &['—', '–'];

/// Marks that open or close quotations, inches and apostrophes among them.
pub const QUOTES: &[char] = &['"', '\'', '«', '»', '“', '”', '„', '‘', '’', '‹', '›'];

/// What the pack says at each token of a sentence.
fn look_up<'a>(document: &'a Document<'a>, lang: &'static Lang, range: Range<usize>) -> Vec<Mark<'a>> {
    let tokens = &document.tokens[..range.end];
    // What a mark is read from; nearly half of all tokens stand in none of these tables.
    let (roles, predicates) = (&lang.units.grammar.roles, &lang.properties.phrases);
    let shared = lang::neutral().units.phrases.table();
    let known = roles.table().and(predicates.table()).and(lang.units.phrases.table()).and(shared);
    let mut marks = Vec::with_capacity(range.len());
    for at in range {
        let token = &tokens[at];
        let mut mark = Mark::default();
        if token.kind != Kind::Digits && token.tables.meets(known) {
            if let Some((length, role)) = roles.longest(tokens, at) {
                (mark.role, mark.role_length) = (*role, length);
            }
            mark.unit = unit_at(document, lang, tokens, at);
            mark.property = predicates.longest(tokens, at).map(|(length, code)| (length, &**code));
        }
        marks.push(mark);
    }
    marks
}

/// `registaram-se`, `verificou-se`: glued to its verb by a hyphen a pronoun opens no clause, and only helps the verb.
fn glued_pronouns(tokens: &[Token], marks: &mut [Mark<'_>]) {
    let glued = |at: usize| !tokens[at].space_before;
    for at in 2..marks.len() {
        let hyphen = tokens[at - 1].is_one_of(&['-']) && glued(at - 1) && glued(at);
        if marks[at].role.has(Role::CLAUSE) && hyphen && tokens[at - 2].is_word() {
            let helps = Mark { role: Role::AUXILIARY, role_length: 1, ..Mark::default() };
            (marks[at - 1], marks[at]) = (helps, helps);
        }
    }
}

/// `сім дерев'яних хат`: what an apostrophe inside a word parts from the rest of it is no word of its own.
fn broken_words(tokens: &[Token], marks: &mut [Mark<'_>]) {
    let glued = |at: usize| tokens.get(at).is_some_and(|t| !t.space_before);
    let word = |at: usize| tokens.get(at).is_some_and(Token::is_word);
    for at in 1..marks.len() {
        let inside = tokens[at].is_one_of(&['\'', '’', 'ʼ']) && glued(at) && glued(at + 1);
        if !(inside && word(at - 1) && word(at + 1)) {
            continue;
        }
        let before = &mut marks[at - 1];
        before.unit = before.unit.filter(|(length, _)| *length > 1);
        before.property = before.property.filter(|(length, _)| *length > 1);
        if before.role_length == 1 {
            (before.role, before.role_length) = (Role::NONE, 0);
        }
        marks[at + 1] = Mark::default();
    }
}

/// The words inside a function phrase do what the phrase does, not what each does alone.
fn phrases(marks: &mut [Mark<'_>]) {
    let mut at = 0;
    while at < marks.len() {
        let (role, length) = (marks[at].role, marks[at].role_length);
        if role.has(Role::AUXILIARY) && marks[at].property.is_some_and(|(n, _)| n < length) {
            marks[at].property = None;
        }
        for inner in 1..length.min(marks.len() - at) {
            (marks[at + inner].role, marks[at + inner].role_length) = (role, length - inner);
            // `se han visto afectadas`: a verb that only helps another says nothing itself.
            if role.has(Role::AUXILIARY) {
                marks[at + inner].property = None;
            }
        }
        at += length.max(1);
    }
}

/// The numbers of a sentence that begins at token `start`. `first`: the index of the first of them in the article.
fn place(numbers: &[Number], first: usize, start: usize, marks: &mut [Mark<'_>]) {
    for (i, number) in numbers.iter().enumerate() {
        for at in number.extent.clone().chain(number.tokens.clone()) {
            if let Some(mark) = at.checked_sub(start).and_then(|at| marks.get_mut(at)) {
                mark.number = Some(first + i);
                mark.plain = number.verdict == Verdict::NotFigure;
            }
        }
    }
}

/// Verbs whose particle stands apart from them: `zitten 27 mensen vast`.
fn particles(view: &mut View<'_>) {
    for Apart { verb, particle, code } in apart::find(view) {
        view.marks[verb - view.range.start].property = Some((1, code));
        // One word that ends the clause says nothing else by itself.
        let rest = &mut view.marks[particle.start - view.range.start].property;
        *rest = rest.filter(|(_, other)| particle.len() > 1 || *other == code);
    }
}

/// The longest unit phrase at a token, of the language or of none. A code of letters (`ALL`, `MW`)
/// counts only as it is spelt.
fn unit_at<'a>(document: &Document<'_>, lang: &'a Lang, tokens: &[Token], at: usize) -> Option<(usize, &'a UnitEntry)> {
    // `two F-16s`: a letter that a hyphen ties to digits is a name, no degree.
    let hyphen = |i: usize| tokens.get(i).is_some_and(|t| !t.space_before && document.surface(i) == "-");
    let digits = |i: usize| document.tokens.get(i).is_some_and(|t| t.is_digits() && !t.space_before);
    if tokens[at].capital && tokens[at].span().len() == 1 && hyphen(at + 1) && digits(at + 2) {
        return None;
    }
    // `la gestion de 2012 s'inscrit`: nor is a letter that an apostrophe cuts short a second.
    let cut = tokens.get(at + 1).is_some_and(|t| !t.space_before && matches!(document.surface(at + 1), "'" | "’"));
    if cut && tokens[at].span().len() == 1 && tokens.get(at + 2).is_some_and(|t| !t.space_before && t.is_word()) {
        return None;
    }
    let own = lang.units.phrases.longest(tokens, at);
    let neutral: &'static Lang = lang::neutral();
    let shared = neutral.units.phrases.longest(tokens, at);
    let spelt = |(length, entry): &(usize, &UnitEntry)| {
        // `75 A320`: a letter with digits glued to it is a name; `GBP2.68bn` is money.
        let glued = entry.kind != UnitKind::Currency
            && tokens.get(at + length).is_some_and(|t| t.is_digits() && !t.space_before);
        !entry.is_code
            || entry.kind == UnitKind::Count
            || !glued && {
                let span = document.span(at..at + length);
                span.of(document.text) == &*entry.code
            }
    };
    // `des personnes âgées de 20 ans`: before an age the adjective opens it, and is no part of the noun.
    let aged = |end: usize| {
        (1..=2).any(|n| {
            let age = (end + n < tokens.len()).then(|| lang.calendar.age_before.longest_before(tokens, end + n));
            age.flatten().is_some_and(|(length, ())| length == n + 1)
        })
    };
    let own = own.and_then(|(length, entry)| match length {
        2 if entry.person && aged(at + 2) => lang.units.phrases.word(tokens[at].key).map(|entry| (1, entry)),
        _ => Some((length, entry)),
    });
    let own = own.filter(spelt);
    // `el seguimiento medio ha sido`, `gli ha dato`: the sign of hectares is a verb where no digits stand before it.
    let before = at.checked_sub(1).and_then(|i| tokens.get(i));
    let verb = lang.units.grammar.digits_before.contains(&tokens[at].key) && before.is_none_or(|t| !t.is_digits());
    // `a $3 billion deal`, `de $ 780 a $ 910`: a letter that a country's sign opens with is a capital and touches it.
    let sign = tokens.get(at + 1).filter(|t| t.is_one_of(&['$', '£', '€']));
    let loose = sign.is_some_and(|sign| tokens[at].is_word() && (!tokens[at].capital || sign.space_before));
    let shared = shared.filter(spelt).filter(|(length, _)| !(verb || loose && *length == 2));
    match (own, shared) {
        (Some(own), Some(shared)) if shared.0 > own.0 => Some(shared),
        (Some(own), _) => Some(own),
        (None, shared) => shared,
    }
}

/// Whether a word ends like one of these, and is longer.
pub fn ends_like(word: &str, endings: &[Box<str>]) -> bool {
    endings.iter().any(|ending| word.len() > ending.len() && word.ends_with(&**ending))
}

/// `weszłoby`, `uzyskałaby`: a conditional says what its past says.
fn conditionals(view: &mut View<'_>) {
    let grammar = view.grammar();
    for at in view.range.clone() {
        let past = grammar.conditional_endings.iter().find_map(|ending| view.surface(at).strip_suffix(&**ending));
        let stem = past.filter(|stem| ends_like(stem, &grammar.past_endings));
        let Some(stem) = stem.filter(|stem| stem.len() > 4 && view.mark(at).property.is_none()) else { continue };
        view.read_as(at, Key::of(stem));
    }
}

/// `shořely i dva traktory`: between a verb and its figure such a conjunction joins nothing.
fn evens(view: &mut View<'_>) {
    let grammar = view.grammar();
    let ends_as_verb = |at| view.ends_like(at, &grammar.past_endings) || view.ends_like(at, &grammar.verb_endings);
    let verb = |at: usize| view.mark(at).property.is_some() && view.mark(at).unit.is_none() && ends_as_verb(at);
    let even = |at: usize| {
        view.role(at, Role::AND)
            && view.is_one_of(at, &grammar.even)
            && view.mark(at + 1).number.is_some()
            && verb(at - 1)
    };
    let found: Vec<usize> = view.range.clone().skip(1).filter(|at| even(*at)).collect();
    for at in found {
        view.marks[at - view.range.start].role = Role::DETERMINER;
    }
}

/// `Das Werk verliere 300 Stellen, sagte er`: a subjunctive says what its plural says.
fn subjunctives(view: &mut View<'_>) {
    for at in view.range.clone() {
        let mark = view.mark(at);
        if mark.property.is_some() || mark.unit.is_some() || !mark.role.is_none() || mark.number.is_some() {
            continue;
        }
        if let Some(listed) = view.of_subjunctive(at) {
            view.read_as(at, listed);
        }
    }
}

/// `tras detectarse dos casos`, `per trasferirli`: a verb says the same with a pronoun glued to it; `firma zatrudniająca 300 osób`:
/// so does its active participle, where it `governs` a figure.
fn derived(view: &mut View<'_>, endings: &[(Box<str>, Box<str>)], governs: bool) {
    /// Letters of the verb, at least.
    const VERB: usize = 4;
    /// Tokens from a participle to its figure, at most.
    const NEAR: usize = 2;
    for at in view.range.clone() {
        let mark = view.mark(at);
        let plain = mark.property.is_none() && mark.unit.is_none() && mark.role.is_none() && mark.number.is_none();
        if !plain || view.token(at).is_none_or(|t| !t.is_word() || t.capital) {
            continue;
        }
        let figure = |at: usize| view.mark(at).number.is_some() && !view.mark(at).plain;
        if governs && !(at + 1..=at + NEAR).any(figure) {
            continue;
        }
        let word = view.surface(at);
        let verb = endings.iter().find_map(|(ending, without)| Some((word.strip_suffix(&**ending)?, without)));
        let Some((stem, ending)) = verb.filter(|(stem, _)| stem.len() >= VERB) else { continue };
        view.read_as(at, Key::of(&[stem, ending].concat()));
    }
}

/// `Bierkonsum`, `Ernteverluste`, `energiekosten`: a written compound says what its last part says, where that names a
/// sum, a change or a loss. A name has a capital in Dutch, and what the list of units knows is counted.
fn compounds(view: &mut View<'_>) {
    /// A shorter tail would be an ending.
    const TAIL: usize = 5;
    /// What is done with sums and goods, beside the nouns that name a level.
    const CODES: &[&str] = &[
        "consumed", "decrease", "donated", "exported", "imported", "increase", "invested", "lost", "produced", "saved",
        "shortage",
    ];
    let capitals = view.grammar().order == Order::CapitalNoun;
    for at in view.range.clone() {
        let mark = view.mark(at);
        let plain = mark.property.is_none() && mark.unit.is_none() && mark.role.is_none() && mark.number.is_none();
        if !view.token(at).is_some_and(|t| t.is_word() && plain && t.capital == capitals) {
            continue;
        }
        let surface = view.surface(at);
        if surface.len() < TAIL + 4 {
            continue;
        }
        let cuts = surface.char_indices().map(|(i, _)| i).filter(|i| *i >= 3 && surface.len() - i >= TAIL);
        let table = &view.lang.properties.phrases;
        let code = cuts
            .into_iter()
            .find_map(|i| table.word(Key::of(&surface[i..])))
            .filter(|c| names_a_level(c) || CODES.contains(&&***c));
        if let Some(code) = code {
            view.marks[at - view.range.start].property = Some((1, code));
        }
    }
}
