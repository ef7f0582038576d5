//! What a word or phrase can do in the sentence that says who says so.
//!
//! In: the names of a pack's lists. Out: a set of roles per surface; one surface may play several
//! (`a` is an auxiliary in French, `report` a verb and a document in English).

/// A set of roles, one bit each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Roles(u64);

impl Roles {
    pub const NONE: Self = Self(0);

    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether both sets share a role.
    pub const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

macro_rules! roles {
    ($($(#[$doc:meta])* $name:ident = $list:literal,)+) => {
        impl Roles {
            roles!(@bits 0u32; $($(#[$doc])* $name,)+);

            /// The role that a list's name gives: `verb.say`, `word.article` ...
            pub fn named(list: &str) -> Option<Self> {
                match list { $($list => Some(Self::$name),)+ _ => None }
            }
        }
    };
    (@bits $n:expr; $(#[$doc:meta])* $name:ident, $($rest:tt)*) => {
        $(#[$doc])* pub const $name: Self = Self(1 << ($n));
        roles!(@bits $n + 1; $($rest)*);
    };
    (@bits $n:expr;) => {};
}

roles! {
    /// States something: content or quotation follows or stands before.
    SAY = "verb.say",
    /// States something to the one who is its object.
    TELL = "verb.tell",
    /// States that something is not so.
    DENY = "verb.deny",
    /// Promises, asks or demands.
    DEMAND = "verb.demand",
    /// Counts, estimates or shows; a speaker must be its subject.
    COUNT = "verb.count",
    /// Gives; a cue only with an account as its object.
    GIVE = "verb.give",
    /// Its object is the source, its subject passes on.
    CITE = "verb.cite",
    /// Opens a verb whose particle stands at the end of its clause, and decides whether it states anything.
    APART = "verb.apart",
    /// Introduces a source: `according to`.
    ACCORDING = "phrase.according",
    /// Introduces the source of one who passes on: `citing`.
    CITING = "phrase.citing",
    /// Stands behind its source: `zufolge`.
    BEHIND = "phrase.behind",
    /// The same before a document's noun alone: `nach Polizeiangaben`.
    ACCORDING_DOCUMENT = "phrase.according_document",
    /// Introduces a source where the phrase is set apart by commas: `so die Polizei`, `per il sindaco, ...`.
    ACCORDING_ASIDE = "phrase.according_aside",
    /// Says that the subject vouches itself: `nach eigenen Angaben`.
    OWN = "phrase.own",
    ARTICLE = "word.article",
    /// Opens a noun phrase like an article, and belongs to its name.
    DETERMINER = "word.determiner",
    /// An article that does not say which one is meant.
    INDEFINITE = "word.indefinite",
    AUXILIARY = "word.auxiliary",
    /// An auxiliary that makes a participle passive: its subject does not speak.
    PASSIVE = "word.passive",
    /// Stands between a verb and its subject without being either; also days and times.
    ADVERB = "word.adverb",
    /// Opens an adjunct and so ends a noun phrase.
    PREPOSITION = "word.preposition",
    /// Joins a complement to its noun.
    COMPLEMENT = "word.complement",
    /// Opens the content of a verb: `that`.
    THAT = "word.that",
    RELATIVE = "word.relative",
    CONJUNCTION = "word.conjunction",
    /// Sets a clause against the one before.
    CONTRAST = "word.contrast",
    /// Introduces the agent of a passive: `by`.
    AGENT = "word.agent",
    NEGATION = "word.negation",
    /// Makes a clause of saying an aside: `as the mayor said`.
    AS = "word.as",
    /// A preposition whose object may speak: `в МВД сообщили`.
    WITHIN = "word.within",
    /// Stands before an infinitive, which is no cue.
    INFINITIVE = "word.infinitive",
    /// A weak pronoun before the verb that is not its subject.
    CLITIC = "word.clitic",
    /// Goes on with the clause before and takes its stance: `including`.
    ELLIPTIC = "word.elliptic",
    /// Makes a clause hypothetical, so that its conditional is no hearsay.
    IF = "word.if",
    /// A kind of place: `district`, `области`. A capital behind it names the place, not a person.
    PLACE = "word.place",
    /// A report, a count, a statement: speaks for the body that made it.
    DOCUMENT = "word.document",
    /// The object that makes giving an act of speech: `toll`, `chronology`.
    ACCOUNT = "word.account",
    /// Ends compounds, short as it is: `-amt`.
    TAIL = "word.tail",
    /// A noun for a body named before: `agency`.
    BODY = "word.body",
    /// A capital or country that stands for its government.
    SEAT = "word.seat",
    /// States something only where a clause follows: `found that`.
    CLAUSAL = "verb.clausal",
    MASCULINE = "pronoun.masculine",
    FEMININE = "pronoun.feminine",
    NEUTER = "pronoun.neuter",
    PLURAL = "pronoun.plural",
    /// A subject or object pronoun that says neither gender nor number.
    EITHER = "pronoun.either",
    /// A subject that names nobody: `on`, `people`.
    NOBODY = "pronoun.nobody",
    HEARSAY = "hearsay.adverb",
    /// An auxiliary that marks hearsay with the verb form that follows.
    HEARSAY_AUXILIARY = "hearsay.auxiliary",
    /// A hearsay auxiliary that is no more than the future of the past behind a verb of saying.
    HEARSAY_FUTURE = "hearsay.future",
    /// The verb that must follow a hearsay auxiliary, as a word.
    HEARSAY_VERB = "hearsay.verb",
    HEDGE = "hedge.word",
    /// Says that what follows is not so: `nie jest prawdą, że`.
    DENIAL = "hedge.denial",
    /// A word at the head of a sentence that points back to the one before.
    ANAPHOR = "carry.anaphor",
    /// A word at the head of a sentence that turns to something else.
    TURN = "carry.turn",
    /// Points back to what the sentences before have told: `об этом сообщил`.
    BACK = "carry.back",
    /// A verb in the mood of reported speech: the sentence goes on reporting whoever spoke last.
    REPORTED = "carry.reported",
    /// The finite form of a verb.
    FINITE = "form.finite",
    /// The past participle, a cue only with an auxiliary or an agent.
    PARTICIPLE = "form.participle",
    /// The form that leans on another verb's subject: `adding`.
    GERUND = "form.gerund",
    /// The form without a subject: `poinformowano`.
    IMPERSONAL = "form.impersonal",
    /// A title whose type a body in the same phrase overrides.
    TITLE = "form.title",
}

impl Roles {
    pub const VERB: Self =
        Self::SAY.and(Self::DENY).and(Self::DEMAND).and(Self::COUNT).and(Self::GIVE).and(Self::CITE).and(Self::CLAUSAL);
    pub const PRONOUN: Self = Self::MASCULINE.and(Self::FEMININE).and(Self::NEUTER).and(Self::PLURAL).and(Self::EITHER);
}
