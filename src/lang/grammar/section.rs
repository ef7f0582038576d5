//! The pack section `[unit.grammar]` as written.
//!
//! In: a language's facts of grammar, each a list or a switch, named for what it is. A language that lacks the fact
//! leaves the key out. Out: what [`super::Grammar`] compiles; the rules ask that, never which language they read.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use super::Order;

/// As written in the pack.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct GrammarSection {
    pub order: Order,
    /// Where nouns without a figure's noun stand before the figure: `минут двадцать`.
    pub inverts: bool,
    /// Endings by which an unlisted word is taken for an adjective or a genitive that belongs to the noun.
    pub adjective_endings: Vec<String>,
    pub genitive_endings: Vec<String>,
    /// Endings of participles, which are no adjectives where a complement of their own follows.
    pub participle_endings: Vec<String>,
    /// Words that stand before the noun of a complement, where nouns come first: Spanish `lonas de varios colores`,
    /// Italian `di grosso calibro`, Portuguese `de médio porte`.
    pub prenominal: Vec<String>,
    /// Prepositions, fused with an article or not, that make of a noun behind them when, where or why something happened:
    /// Spanish `tras la explosión`, Italian `nel crollo`, Portuguese `pela queda`. Of a phrase its last noun (`a causa de`).
    pub circumstance: Vec<String>,
    /// Endings of participles in the singular, which behind a noun in the plural go with another: Spanish
    /// `los datos de 12 hospitales obtenida`, Italian `dell'imbarcazione ribaltata`.
    pub singular_participle_endings: Vec<String>,
    /// Endings of case forms that no counted noun has, so that a participle before it is a predicate.
    pub oblique_endings: Vec<String>,
    /// Endings by which an unlisted word is taken for a verb.
    pub verb_endings: Vec<String>,
    /// Endings of adverbs, which name nothing.
    pub adverb_endings: Vec<String>,
    /// Endings of plurals, where heads come last and a plural ends the phrase.
    pub plural_endings: Vec<String>,
    /// Endings of plurals that are feminine, where participles agree: `personas` (Spanish), `persone` (Italian).
    pub feminine_plural_endings: Vec<String>,
    /// The same for masculine ones: `heridos` (Spanish), `feriti` (Italian).
    pub masculine_plural_endings: Vec<String>,
    /// Passed over between figure and noun: `autres` (French), `other` (English).
    pub skip: Vec<String>,
    /// Attaches a complement to the noun before it: `de` (French), `of` (English).
    pub complement: Vec<String>,
    /// Attaches a noun without determiner: `à` (French), `on` (English).
    pub bare: Vec<String>,
    /// Joins the members of a list.
    pub and: Vec<String>,
    /// Ends a noun phrase: prepositions, pronouns, conjunctions, adverbs.
    pub stop: Vec<String>,
    /// Opens the naming of a part: `dont` (French), `w tym` (Polish).
    pub among: Vec<String>,
    /// Stands for the things named before: `eux` (French), `nich` (Polish).
    pub them: Vec<String>,
    /// Joins two figures that share one unit: `à` (French), `do` (Polish).
    pub link: Vec<String>,
    /// Announces what is counted before its figure: `nombre de` (French), `number of` (English).
    pub number_of: Vec<String>,
    /// A noun that takes its class from its complement: `pieces` (English), `sztuk` (Polish).
    pub classifier: Vec<String>,
    /// Joins the two sides of a rate: `par` (French), `per` (English).
    pub per: Vec<String>,
    /// Stands between noun and predicate without being either: auxiliaries, adverbs.
    pub auxiliary: Vec<String>,
    /// Of these, the verbs that have a subject in the singular, so that no number of things or people is theirs: `a`, `était`
    /// (French), `was` (English). A language whose verbs say nothing of it behind numbers leaves them out.
    pub singular_auxiliary: Vec<String>,
    /// Of these, the verbs that have one in the plural: `ont` (French), `were` (English).
    pub plural_auxiliary: Vec<String>,
    /// Words that set some among others: `among the 45 dead`, `the 45 dead include` (English), `wśród` (Polish).
    pub midst: Vec<String>,
    /// Words for life, which whoever loses it is killed: `lives` (English), `życie` (Polish).
    pub life: Vec<String>,
    /// Opens a clause of its own: `qui` (French), `że` (Polish).
    pub clause: Vec<String>,
    /// Articles and other determiners.
    pub determiner: Vec<String>,
    /// Says how long something lasted: `pendant` (French), `for` (English).
    pub during: Vec<String>,
    /// Says where something happened: `dans` (French), `in` (English).
    pub place: Vec<String>,
    /// Sets a value beside another of the same thing: `contre` (French), `up from` (English).
    pub versus: Vec<String>,
    /// Opens the same in other words: `soit` (French), `то есть` (Russian).
    pub restates: Vec<String>,
    /// Opens what a length of time is needed for: `pour` (French), `to` (English).
    pub purpose: Vec<String>,
    /// Stands for a noun named before: `autres` (French), `others` (English).
    pub others: Vec<String>,
    /// Restricts a figure right before it, and opens no clause there: `n'en compte que 5` (French).
    pub only: Vec<String>,
    /// Sets an occasion or a time beside a figure: `lors de` (French).
    pub occasion: Vec<String>,
    /// Raises a figure to the next of the same things, a comma before it or none: `if not`, `voire` (French).
    pub raises: Vec<String>,
    /// A pronoun that opens a clause as its subject: `il` (French), `she` (English).
    pub subject: Vec<String>,
    /// What a verb may leave at the end of its clause: `aus` in `fielen … aus`.
    pub particle: Vec<String>,
    /// Nouns that more than one of is counted end as plurals, so that any other word behind a figure is a verb:
    /// `thousands march` (English).
    pub marks_plural: bool,
    /// Adjectives and participles may stand before their noun without an ending: `een gedood kind` (Dutch).
    pub bare_attributes: bool,
    /// What a hyphen joins to a word makes another word of it: `non-profit` (English), not `Corona-Tote` (German).
    pub hyphen_makes_words: bool,
    /// Of the words that end so, those that are singulars all the same: `process`, `virus` (English), `huis` (Dutch).
    pub singular_endings: Vec<String>,
    /// Endings of a participle that narrows the noun before it and has an object of its own: `boats carrying 40
    /// people` (English), `bateaux transportant 40 personnes` (French).
    pub gerund_endings: Vec<String>,
    /// Endings of infinitives that few nouns have, so that one opens a clause: `ucranianos a fugir` (Portuguese), `da
    /// fare` (Italian).
    pub infinitive_endings: Vec<String>,
    /// What a conditional adds to a past: `weszłoby` (Polish).
    pub conditional_endings: Vec<String>,
    /// Endings of verbs in the past, which a noun that governs another does not have: `straciła` (Polish), `теряли`
    /// (Russian).
    pub past_endings: Vec<String>,
    /// Endings of adjectives that stand behind their noun, where most stand before it: `trzy domy prywatne` (Polish).
    pub postposed_endings: Vec<String>,
    /// Endings of participles that say what those counted do: `находившихся` (Russian), `oczekujących` (Polish).
    pub active_participle_endings: Vec<String>,
    /// Endings that only adjectives in the plural have, so that an unlisted noun is expected behind: `zamkniętych`
    /// (Polish), `zničených` (Czech).
    pub plural_adjective_endings: Vec<String>,
    /// Endings of adjectives in the cases that an object does not have: `unijnego` (Polish), `государственного`
    /// (Russian).
    pub oblique_adjective_endings: Vec<String>,
    /// Endings of adjectives in the genitive that stand before their noun, within what a noun governs: `машин
    /// екстреної допомоги` (Ukrainian), `lidí bez trvalého bydliště` (Czech).
    pub attributive_genitive_endings: Vec<String>,
    /// Endings of adverbs that narrow the adjective behind them: `hermetycznie zamkniętych` (Polish), `тяжело
    /// раненных` (Russian).
    pub narrowing_adverb_endings: Vec<String>,
    /// Last letters of adverbs that stand between a verb and its participle: `zostało przymusowo przesiedlonych`
    /// (Polish), `было полностью сожжено` (Russian).
    pub predicate_adverb_endings: Vec<String>,
    /// Endings of the genitive plural, of nouns and adjectives, that the nominative does not have: `samochodów`
    /// (Polish), `случаев` (Russian).
    pub genitive_plural_endings: Vec<String>,
    /// Of these, the endings of nouns alone: `mieszkańców` (Polish), `жителей` (Russian).
    pub noun_genitive_plural_endings: Vec<String>,
    /// All endings that a genitive may have, those that other cases share too: `naprawy torów` (Polish), `потери
    /// бюджета` (Russian).
    pub any_genitive_endings: Vec<String>,
    /// Last letters of words that have an ending, so that they are no genitive plural without one, as `квот`
    /// (Russian) and `střel` (Czech) are; the letters of soft sounds count as well.
    pub vowel_endings: Vec<String>,
    /// Endings of datives in the plural, of which the last letter is what the dative adds: `Dörfern` (German).
    pub dative_plural_endings: Vec<String>,
    /// Nouns for a number that end a written compound: `Verletztenzahl` (German), `ledental` (Dutch).
    pub number_endings: Vec<String>,
    /// What stands between the parts of a written compound: `Mitgliedszahl` (German), `bevolkingsaantal` (Dutch).
    pub compound_joints: Vec<String>,
    /// Verbs that only join a figure to what it counts: `stanowią` (Polish), `составляют` (Russian).
    pub copula: Vec<String>,
    /// Verbs of being so much, which say nothing themselves: what is so much does. `wyniosła` (Polish), `составило`
    /// (Russian).
    pub equals: Vec<String>,
    /// Words for a type, behind which its name narrows the noun: `dronów typu Shahed` (Polish), `ракет класса Р`
    /// (Russian).
    pub of_type: Vec<String>,
    /// Words that open the object of a verb, so that what stands before them is the verb: `it`, `the` (English).
    pub object: Vec<String>,
    /// Articles in the plural, which may open a subject of which a figure is said: `los` (Spanish), `gli` (Italian).
    pub plural_article: Vec<String>,
    /// Adverbs of doubt that set a figure apart from its noun: `i dispersi, forse una ventina` (Italian), `quizás`
    /// (Spanish).
    pub doubt: Vec<String>,
    /// Words that right before a predicate deny it: `nie` (Polish), `не` (Russian).
    pub negation: Vec<String>,
    /// The word before the verb that a restriction behind it needs: `ne … que` (French).
    pub restriction: Vec<String>,
    /// Comparatives, which say something of their noun unless they stand behind a figure: `a lower total` (English).
    pub comparative: Vec<String>,
    /// Words that say a change only right before their figure: `up 18%`, but `gave up` (English).
    pub change_before: Vec<String>,
    /// Words that open an infinitive, which says what things are for: `goats to buy meal` (English).
    pub infinitive: Vec<String>,
    /// The preposition that marks people as the object of a verb: `detuvo a 12 personas` (Spanish).
    pub object_marker: Vec<String>,
    /// Prepositions that say what a sum is for: `na naprawę` (Polish), `на ремонт` (Russian).
    pub aim: Vec<String>,
    /// Prepositions that say by how much something changed: `o 4 proc.` (Polish), `на 4 %` (Russian).
    pub measure_of_change: Vec<String>,
    /// Conjunctions that go on a list even behind a comma: `oraz` (Polish).
    pub adding: Vec<String>,
    /// Conjunctions that right behind a verb mean no more than too: `shořely i dva traktory` (Czech).
    pub even: Vec<String>,
    /// Adverbs that say that a figure is a mean: `přispěl průměrně 115 tisíci` (Czech), `średnio` (Polish).
    pub mean: Vec<String>,
    /// The subject of a verb that has none: German `es kam zu einem Unfall`.
    pub impersonal: Vec<String>,
    /// Numerals that, without a noun of their own, count people alone: `двоих` (Russian), `troje` (Polish).
    pub collective: Vec<String>,
    /// Nouns of phrases that say what something comes of: `w wyniku` (Polish), `в результате` (Russian).
    pub result: Vec<String>,
    /// Prepositions that make a figure no object of its verb: `ze dvou člunů` (Czech), `в 12 городах` (Russian).
    pub adjunct: Vec<String>,
    /// Of these, the ones that say where people or things come from: `ze` (Czech), `из` (Russian).
    pub origin: Vec<String>,
    /// Signs of units that are words too, so that they count only behind digits: `ha` (Spanish, Italian).
    pub digits_before: Vec<String>,
    /// Phrases that point to a quarter of the heavens, behind how far off it lies: `south` (English), `au nord`
    /// (French).
    pub compass: Vec<String>,
    /// Names of currencies that are weights, too, where they are of something or weigh: `20 pounds of cocaine` (English).
    pub weights: Vec<String>,
    /// Lengths of time in the singular, which are not of so many: Polish `25 tys. tydzień temu`, Russian `30 тысяч годом ранее`.
    pub single_spans: Vec<String>,
    /// What an adjective or a participle takes before its noun: `getötete Soldaten` (German), `gedode soldaten`
    /// (Dutch).
    pub attributive_endings: Vec<String>,
    /// Endings of the present participle without what it takes before its noun: `praktizierend` (German), `vechtend`
    /// (Dutch).
    pub present_participle_endings: Vec<String>,
    /// Prefixes of perfect participles, a separable particle apart: `getötet`, `verletzt` (German), `gedood` (Dutch).
    pub participle_prefixes: Vec<String>,
    /// Endings of perfect participles that have such a prefix: `getötet` (German), `aangehouden` (Dutch).
    pub perfect_endings: Vec<String>,
    /// Of the words that end so, longer endings that no perfect participle has: `verwonden` (Dutch).
    pub no_perfect_endings: Vec<String>,
    /// Endings of perfect participles that have no prefix: `evakuiert` (German).
    pub loan_participle_endings: Vec<String>,
    /// Endings of the verbs that close a clause: `festgenommen wurden` (German), `sluiten` (Dutch).
    pub closing_endings: Vec<String>,
    /// Of the words that end so, longer endings of nouns: `verwondingen` (Dutch).
    pub noun_endings: Vec<String>,
    /// Endings of names of peoples in the plural, where nouns have no capital: `Colombianen` (Dutch).
    pub people_endings: Vec<String>,
    /// Prepositions, where the verb closes its clause: what they govern tells when or why. `wegen` (German),
    /// `vanwege` (Dutch).
    pub preposition: Vec<String>,
    /// Words that open a relative clause: `die` (German), `dat` (Dutch).
    pub relative: Vec<String>,
    /// Verbs and words that an infinitive completes, at the end of the clause where verbs close it: `zullen`, `te` (Dutch),
    /// `may`, `to` (English).
    pub modal: Vec<String>,
    /// Names of illnesses and of what else kills without violence: whom they kill died. `dengue` (Spanish), `heatwave` (English).
    pub illness: Vec<String>,
    /// Nouns by which deaths are counted, whatever their cause: `toll` (English), `décès` (French).
    pub toll: Vec<String>,
    /// Pronouns that right before a verb stand for the things counted before: French `la police en a compté 190`, Italian `ne`.
    pub resumes: Vec<String>,
    /// Phrases that open a clause with the whole of which its figure is a part: `von den` (German), `van alle`
    /// (Dutch), `de los` (Spanish).
    pub partitive: Vec<String>,
    /// Behind a preposition, words that say how much more or less: `2 de plus`, `3 de moins` (French).
    pub more: Vec<String>,
    /// Adjectives right before a figure that look like what is said of it: `the remaining 40 seats` (English).
    pub remaining: Vec<String>,
    /// Words that may stand behind the conjunction of a list: `ma anche` (Italian), `and all 430 workers` (English).
    pub also: Vec<String>,
    /// Prepositions that say behind a number of votes that they were for something: `76 stemmen voor` (Dutch); where the words for a
    /// purpose say so, they need not stand here.
    pub in_favour: Vec<String>,
    /// Numerals in the genitive, which the noun right before them governs: `die Kollision zweier Frachter` (German).
    pub genitive_numbers: Vec<String>,
    /// Prepositions before the new value of a change: `al` (Italian), `hasta` (Spanish).
    pub up_to: Vec<String>,
    /// Endings of a subjunctive in the singular that a closing ending makes the form which lists have: `verliere`, `verlieren`
    /// (German).
    pub subjunctive_endings: Vec<String>,
    /// Adverbs that may stand between a figure and the article of its noun: `tre invece le assoluzioni` (Italian); or that add
    /// what follows to a list: `außerdem drei Waffen` (German).
    pub besides: Vec<String>,
    /// Behind an apostrophe, what makes an owner of the word before it: `s` (English).
    pub possessive: Vec<String>,
    /// Endings of nouns that name an action and no people: `interpellation` (French), `detención` (Spanish).
    pub action_endings: Vec<String>,
    /// Endings of participles that are nouns, where others that are listed as both are nouns alone: `Verletzte`
    /// (German).
    pub nominal_participle_endings: Vec<String>,
    /// Of the active participles, those that tell what was: `ехавших` (Russian).
    pub past_active_endings: Vec<String>,
    /// Prefixes by which a compound says the opposite of its last part: `Unverletzte` (German), `ongedeerden`
    /// (Dutch).
    pub negative_prefixes: Vec<String>,
    /// The endings of plurals by the ending of their singular, in the language that the codes of things counted are
    /// taken from, so that a noun which no list knows is its own code: `y = ["ies"]` (English). The longest one holds.
    pub singular: BTreeMap<String, Vec<String>>,
    /// The endings of verbs with a pronoun glued to them, by the ending without it: `r = ["rse", "rlo"]` for `detectarse`
    /// (Spanish). The longest one holds.
    pub enclitic: BTreeMap<String, Vec<String>>,
    /// The endings of active participles by the ending of the verb of many: `ą = ["ąca", "ący"]` for `zatrudniająca 300 osób`
    /// (Polish). The longest one holds.
    pub active: BTreeMap<String, Vec<String>>,
    /// Nouns that no compound ends with, since plurals end so: `Adressen` is no `Essen` (German).
    pub no_tails: Vec<String>,
}
