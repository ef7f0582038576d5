//! Endings by which a language shows what a word is that no list holds, or what a listed word may be beside.
//!
//! In: the lists of `[speech.ending]`. Out: the same; a rule that asks for a list that is empty finds nothing.

use schemars::JsonSchema;
use serde::Deserialize;

/// Endings, by what they show.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Endings {
    /// Of nouns for what is done, where a verb may be a noun: English `a waiting list`.
    pub activity: Vec<String>,
    /// Of adjectives before their noun: German `den vorläufigen Angaben zufolge`, Dutch `de verantwoordelijke minister`.
    pub adjective: Vec<String>,
    /// Of nouns for those who are told: Russian `губернатору`, Polish `prezesowi`.
    pub addressee: Vec<String>,
    /// Of adjectives made of the name of a land or town, which nothing else has: Dutch `Belgische`, `Rotterdamse`.
    pub demonym: Vec<String>,
    /// Of women's first names: Polish `Anna`, Russian `Анна`; what may as well be the genitive of a name is left out.
    pub given_feminine: Vec<String>,
    /// Of any first or second name of a woman: Russian `Анна Мария`.
    pub feminine: Vec<String>,
    /// Of feminine adjectives that open the name of a body: Polish `Główna komenda`, Ukrainian `Державна служба`.
    pub feminine_adjective: Vec<String>,
    /// Vowels before the last consonant of a name that go where an ending comes: Polish `Miętek`, `Miętka`, Czech
    /// `Havránek`, `Havránka`.
    pub fleeting: Vec<String>,
    /// Of names in the genitive, behind the title of who leads them: Polish `prezydent Warszawy`, Russian `глава Татарстана`.
    pub genitive: Vec<String>,
    /// Of adjectives in the genitive without an article: German `nach Angaben griechischer Medien`.
    pub genitive_adjective: Vec<String>,
    /// Of the verb form behind an auxiliary of hearsay: French `aurait fait`, Spanish `habría muerto`.
    pub hearsay: Vec<String>,
    /// Of verbs in the conditional, which are hearsay where nothing makes them hypothetical: French `serait`, Italian `sarebbe`.
    pub hedge: Vec<String>,
    /// Of infinitives, which end their clause behind a `modal`: German `wird mitteilen`, Dutch `zal vertellen`.
    pub infinitive: Vec<String>,
    /// What joins the parts of nouns written together, the commonest first: German `Verkehrsamt`, Dutch `gezondheidsdienst`.
    pub joint: Vec<String>,
    /// Of adjectives made of a name, which keep its capital: Dutch `Belgische`, `Amsterdams`.
    pub name_adjective: Vec<String>,
    /// Of past verbs whose subject is neuter, or counted: Polish `zapowiedziało 300 osób`, Russian `заявило`.
    pub neuter_verb: Vec<String>,
    /// Of words that cannot be in the genitive, at the head of a phrase: Polish `rządząca partia`, `policja`.
    pub nominative: Vec<String>,
    /// Of verbs by which those who write speak of themselves: Polish `pisaliśmy`.
    pub ourselves: Vec<String>,
    /// Of the adjective that opens the name of what somebody leads: Polish `lider Nowej Drogi`, Russian `Самарской области`.
    pub owner: Vec<String>,
    /// Of participles that may narrow the noun before them without a pronoun: English `a group based in London`.
    pub participle: Vec<String>,
    /// Of passive participles, whose subject does not speak: Polish `odnotowano`, Russian `зафиксированы`.
    pub passive: Vec<String>,
    /// Of verbs in the past, which are no nouns: English `reported`.
    pub past: Vec<String>,
    /// Of names by the father, which stand behind a first name: Russian `Иванович`, Ukrainian `Петрівна`.
    pub patronymic: Vec<String>,
    /// Of nouns for many: English `reports`, Polish `śledczych`.
    pub plural: Vec<String>,
    /// Of verbs that agree with many: German `rechnen`, Dutch `denken`.
    pub plural_verb: Vec<String>,
    /// Of adjectives made of the name of a town, which do not inflect: German `Berliner`.
    pub town: Vec<String>,
    /// Of finite verbs: Polish `oświadczyło`, Ukrainian `повідомляє`.
    pub verb: Vec<String>,
}
