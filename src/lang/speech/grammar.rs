//! Words of grammar that single rules ask for, by what they do in the sentence.
//!
//! In: the lists of `[speech.grammar]`. Out: a set of functions a word, whatever phrase it stands in. Unlike a role it
//! costs nothing where no rule asks, and does not make a word known: a name may look like it.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::lang::surface::{Paradigms, expand};
use crate::text::{Key, Keyed, single};

/// What a word does, one bit each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Function(u128);

macro_rules! functions {
    ($($(#[$doc:meta])* $list:ident = $name:ident,)+) => {
        /// As written in the pack: each entry is one word.
        #[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
        #[serde(deny_unknown_fields, default)]
        pub struct GrammarLists { $($(#[$doc])* pub $list: Vec<String>,)+ }

        impl GrammarLists {
            fn each(&self) -> impl Iterator<Item = (&'static str, Function, &[String])> {
                [$((stringify!($list), Function::$name, self.$list.as_slice()),)+].into_iter()
            }
        }

        impl Function {
            functions!(@bits 0u32; $($(#[$doc])* $name,)+);
        }
    };
    (@bits $n:expr; $(#[$doc:meta])* $name:ident, $($rest:tt)*) => {
        $(#[$doc])* pub const $name: Self = Self(1 << ($n));
        functions!(@bits $n + 1; $($rest)*);
    };
    (@bits $n:expr;) => {};
}

functions! {
    /// Prepositions before what somebody tells of, so that a name of nobody known before the verb speaks: Russian
    /// `сообщил о пострадавших`, Polish `poinformował o`.
    about = ABOUT,
    /// Verbs by which bodies make things known, so that a name of nobody known is a firm's: French `Renault annonce`.
    announces = ANNOUNCES,
    /// Participles of putting something at a value, beside the one who does: Polish `szacowany przez policję na 300 osób`, German
    /// `der von der Stadt auf 3 Millionen geschätzte Schaden`.
    assessed = ASSESSED,
    /// Prepositions before those who listen to a speaker: Spanish `dijo ante cientos de vecinos`, Portuguese `perante`.
    audience = AUDIENCE,
    /// Nouns of sources that before the noun of a body are adjectives: English `the official news agency`.
    attributive = ATTRIBUTIVE,
    /// Words that are verbs and nouns alike, where neighbours must tell: English `reports`, `claims`.
    both = BOTH,
    /// What opens the word that an object is called: English `described him as`, German `bezeichnete ihn als`.
    called = CALLED,
    /// Verbs of saying that with people for their object tell who was reported to the police: Italian `ha denunciato due
    /// allevatori`, Portuguese `denunciou 12 pessoas`.
    charges = CHARGES,
    /// Nouns that take a plural verb without the ending of a plural: English `police`, `people`.
    collective = COLLECTIVE,
    /// Prepositions of company, behind a verb that `possesses`: Spanish `cuenta con`, Portuguese `conta com`; also those
    /// of what somebody `makes_up`: Polish `odpowiada za`, Russian `отвечает за`.
    company = COMPANY,
    /// Nouns for those who are told, in a form that is never that of a subject and has no ending of its own: Czech `soudu`,
    /// Polish `policji`.
    dative = DATIVE,
    /// Adverbs by which what somebody told is overtaken: Polish `wcześniej`, English `initially`.
    earlier = EARLIER,
    /// Verbs of a document from which something emerges: German `wie aus dem Bericht hervorgeht`, Dutch `zoals uit het rapport blijkt`.
    emerges = EMERGES,
    /// Estimates and data of nobody named, in the form that follows a phrase for a source: Polish `według prognoz`, Ukrainian
    /// `за прогнозами`.
    estimate = ESTIMATE,
    /// Participles whose agent has only read or ordered a document, which somebody else has made, and nouns for the order: English
    /// `a memo seen by the paper`, German `eine Studie im Auftrag der Gewerkschaft`.
    examined = EXAMINED,
    /// Verbs that say what there is where their subject is an expletive pronoun: German `es gab zwölf Verletzte`.
    existential = EXISTENTIAL,
    /// Pronouns that are the subject of such a verb and stand for nothing: German `es`.
    expletive = EXPLETIVE,
    /// Nouns for a fact, which nobody states: German `die Tatsache, dass`, Dutch `het feit dat`.
    fact = FACT,
    /// Prepositions and article in one word, before the one who is told or the place where something is said:
    /// Portuguese `disse ao jornal`, French `au cabinet du ministre, on ...`.
    fused = FUSED,
    /// Auxiliaries of the future, behind which what somebody can do is no doubt: Polish `będą mogli`, Czech `budou moci`.
    future = FUTURE,
    /// Verbs of saying that with a figure right behind them tell what grows: English `the economy added 12,000 jobs`.
    gains = GAINS,
    /// Impersonal verbs by which a report goes on with who spoke before: Polish `dodano, że`, Ukrainian `додали`.
    goes_on = GOES_ON,
    /// Articles in the genitive, before whose a document is: German `die Angaben der Behörde`.
    genitive = GENITIVE,
    /// Forms of the auxiliary that makes a participle no passive: German `hat mitgeteilt`, Dutch `heeft gemeld`.
    have = HAVE,
    /// Verbs by which a relative clause tells what somebody leads: English `Ann Lee, who heads the agency, said`.
    heads = HEADS,
    /// Surnames of heads of state and government, whom news names without their office: `Putin`, `Macron`.
    leaders = LEADERS,
    /// Verbs that behind a relative pronoun say who passes on what its noun says: Polish `na którego powołuje się`.
    leans = LEANS,
    /// Titles of those who lead a town or region, behind which one capital names that: Polish `burmistrz Krosnowic`.
    leads_place = LEADS_PLACE,
    /// Prepositions that say where somebody or something is: English `the gauge at the clinic`, French `chez`.
    locative = LOCATIVE,
    /// Participles of what is made rather than said: German `hat zwölf Romane geschrieben`, Dutch `gepubliceerd`.
    made = MADE,
    /// Verbs of answering that before the preposition of an agent say what share somebody makes up: Portuguese `respondem pela
    /// maioria`, Spanish `responden por`.
    makes_up = MAKES_UP,
    /// Finite verbs that an infinitive at the end of the clause completes: German `wird mitteilen`, Dutch `zal vertellen`.
    modal = MODAL,
    /// Prepositions that show the word before them to be a noun where it may be a verb: English `reports of`.
    of_noun = OF_NOUN,
    /// Verbs that say something even behind a reflexive pronoun, of oneself: Italian `si dice certo`, Spanish `se declaró inocente`.
    of_oneself = OF_ONESELF,
    /// Adjectives of the `page` of a body: Polish `na stronie internetowej`, `w komunikacie prasowym`.
    of_page = OF_PAGE,
    /// Prepositions before the origin of what emerges: German `aus dem Bericht`, Dutch `uit het rapport`.
    origin = ORIGIN,
    /// Pages and statements in the form behind a preposition of place, which speak for whose they are: Polish `na stronie urzędu`,
    /// Russian `на сайте министерства`.
    page = PAGE,
    /// Nouns for a part of a body, which is of the body's sort: French `la direction de la police`.
    part = PART,
    /// Participles without a regular ending, that narrow the noun before them: English `a panel set up in May`.
    participle = PARTICIPLE,
    /// Small words inside names. Names cross languages, so these stand in the neutral pack: `de`, `van`, `оглы`.
    particle = PARTICLE,
    /// Words that open a clause and, behind a preposition, point to a noun: English `after that storm`, Dutch `na dat ongeluk`.
    pointing = POINTING,
    /// Words at the head of a sentence that stand for what the one before it told, where the sentence only says who told it:
    /// Italian `Lo riferisce la questura`, Spanish `Así lo informó el alcalde`, `La información fue difundida por`.
    points_back = POINTS_BACK,
    /// What follows the apostrophe of the one who owns: English `the club's bill`, Dutch `Anna's`.
    possessive = POSSESSIVE,
    /// Verbs of counting that with a preposition of company say what somebody has: Spanish `cuenta con 12 salas`, Portuguese
    /// `conta com`.
    possesses = POSSESSES,
    /// Modal verbs by which the subject of a perfect infinitive says what it has done: German `will 38 Drohnen abgeschossen haben`.
    professes = PROFESSES,
    /// Prepositions that join what a body is for to its name: German `Bundesamt für Statistik`, Spanish `para`.
    purpose = PURPOSE,
    /// Verbs whose subject are those who read: Polish `czytamy w raporcie`, Czech `čteme`.
    reads = READS,
    /// Prepositions behind a verb of saying before whom a medium repeats: Polish `podała za lokalnymi mediami`.
    repeats = REPEATS,
    /// Verbs by which somebody answers what another said before a semicolon: Italian `replica il sindacato`, French `rétorque le maire`.
    replies = REPLIES,
    /// Pronouns that make of a verb what happens and nobody does: Spanish `se han registrado`, Italian `si calcola`.
    reflexive = REFLEXIVE,
    /// Prepositions that may follow a body in its name or before its seat: German `die Polizei in Hof`, Dutch `de minister van`.
    seat = SEAT,
    /// Titles that stand for whoever holds an office, whatever it is: Spanish `el mandatario`, Portuguese `o governante`.
    stands_for = STANDS_FOR,
    /// Verbs that say what stands in a document which a preposition puts before them: German `in dem Bericht heißt es`, Dutch
    /// `in het rapport staat`.
    states = STATES,
    /// Particles that stay with their participle: English `a panel set up in May`.
    stays = STAYS,
    /// Conjunctions that open a clause inside what looks like one subject: English `shares fell after the firm reported`.
    subordinator = SUBORDINATOR,
    /// Verbs of saying that with a thing measured for their object tell what their subject suffers: French `accuse un déficit de
    /// 3 millions`, Italian `accusa un ritardo di 40 minuti`.
    suffers = SUFFERS,
    /// Verbs of saying that behind what does not speak, with a figure for their object, tell whom it killed: English `the
    /// blaze claimed 12 lives`.
    takes = TAKES,
    /// What opens the clause that something is compared with, so that its verb states another value: Polish `niż przewidywano`.
    than = THAN,
    /// Prepositions before the one who is told, not fused with an article: Spanish `dijo a la agencia`, Italian `a`.
    to = TO,
    /// Nouns for media in a form that is never that of the one who is told: Polish `gazeta`, Czech `deník`.
    tells = TELLS,
    /// Verbs without an ending in the past: English `forecast`.
    unchanged = UNCHANGED,
    /// Prepositions before the value that something is put at, where nothing else often follows the verb with them: English
    /// `puts the loss at 5 million`. Those of place, like French `à`, would make givers of too many.
    value = VALUE,
    /// Words between a phrase for a source and the verb that says it: Italian `secondo quanto riferito`, Spanish `según lo informado`.
    what = WHAT,
    /// Words that point to the body named before, where it is said: Russian `там добавили`.
    there = THERE,
    /// Pronouns that before a noun say whose it is: Polish `ich adwokat`, Russian `его жена`.
    whose = WHOSE,
    /// The noun for what somebody said, behind a verb that gives it: Russian `приводит слова губернатора`.
    words = WORDS,
}

/// As compiled.
#[derive(Debug, Clone, Default)]
pub struct GrammarWords(Keyed<Function>);

impl GrammarWords {
    pub(super) fn compile(lists: &GrammarLists, paradigms: &Paradigms, faults: &mut Vec<String>) -> Self {
        let mut words: Keyed<Function> = Keyed::default();
        for (name, function, entries) in lists.each() {
            for entry in entries {
                let surfaces = expand(entry, paradigms).unwrap_or_else(|fault| {
                    faults.push(format!("speech.grammar.{name}: {fault}"));
                    Vec::new()
                });
                for surface in surfaces {
                    match single(&surface) {
                        Some(key) => words.entry(key).into_iter().for_each(|known| known.0 |= function.0),
                        None => faults.push(format!("speech.grammar.{name}: \"{surface}\" is not one word")),
                    }
                }
            }
        }
        Self(words)
    }

    /// Whether a word does this.
    pub fn does(&self, word: Key, function: Function) -> bool {
        self.of(word).any(function)
    }

    /// All that a word does.
    pub fn of(&self, word: Key) -> Function {
        self.0.get(word).copied().unwrap_or_default()
    }
}

impl Function {
    /// Whether one of these is among them.
    pub const fn any(self, functions: Self) -> bool {
        self.0 & functions.0 != 0
    }

    /// Both sets.
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_may_do_several_things_and_a_phrase_is_a_fault() {
        let lists = GrammarLists {
            locative: vec!["at".into(), "in front".into()],
            value: vec!["at".into()],
            ..GrammarLists::default()
        };
        let mut faults = Vec::new();
        let words = GrammarWords::compile(&lists, &Paradigms::default(), &mut faults);
        assert_eq!(faults, ["speech.grammar.locative: \"in front\" is not one word"]);
        let at = Key::of("At");
        assert!(words.does(at, Function::LOCATIVE) && words.does(at, Function::VALUE));
        assert!(!words.does(at, Function::HAVE) && !words.does(Key::of("in"), Function::LOCATIVE));
    }
}
