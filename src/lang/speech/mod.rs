//! The pack section `[speech]`: verbs, phrases and nouns by which a text credits its figures.
//!
//! In: lists by meaning. Out: one table of words, each with its roles and the type of source that
//! it names, and the endings by which a language shows a verb or a conditional.

mod ending;
mod grammar;
mod role;

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;
use schemars::JsonSchema;
use serde::Deserialize;

pub use ending::Endings;
pub use grammar::{Function, GrammarWords};
pub use role::Roles;

use self::grammar::GrammarLists;
use super::phrases::Phrases;
use super::surface::{Paradigms, Room, each_key, expand};
use crate::claim::SourceType;
use crate::text::{Key, Token, tokenize};

/// Lists by the name of what their entries mean.
pub type Lists = BTreeMap<String, Vec<String>>;

/// As written in the pack.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct SpeechSection {
    /// Endings of this section's own, beside the pack's.
    pub paradigm: Paradigms,
    /// Verbs of saying, by what they do. A verb written `stem~name` has its finite forms in the
    /// paradigm `name`, and its other forms in `name_pp` (past participle), `name_ger` (gerund) and
    /// `name_imp` (without a subject), where the pack has these.
    pub verb: Lists,
    pub phrase: Lists,
    pub word: Lists,
    pub pronoun: Lists,
    pub hearsay: Lists,
    pub hedge: Lists,
    pub carry: Lists,
    /// Endings, by what they show.
    pub ending: Endings,
    /// Words of grammar that single rules ask for, each one word.
    pub grammar: GrammarLists,
    /// Verbs that leave their last words at the end of the clause, by whether they `say` something with these
    /// (`maakt bekend`) or something `other` than without (`sprach aus`).
    pub apart: Lists,
    /// Nouns of sources, by type.
    pub source: Lists,
    /// Whether a verb may stand without a subject (`Dodał, że ...`).
    pub drops_subject: bool,
    /// Whether the finite verb stands second, right behind a leading phrase (`Volgens de politie raakten ...`).
    pub verb_second: bool,
    /// Whether only persons have a gender, so that no body is `he` or `she`.
    pub persons_only: bool,
    /// Whether nouns are written together (`Bahnsprecher`), so that the last part names the source.
    pub joins_nouns: bool,
    /// Whether an apostrophe is a letter, so that what follows it is no word of its own (`здоров'я`).
    pub inner_apostrophe: bool,
    /// Whether its grammar is that of the Romance languages: complements behind their noun by a preposition, sayings set
    /// inside of quotations with their subject behind the verb, participles with their agent behind the noun.
    pub romance: bool,
    /// Whether a verb form may be a noun as well, told apart by its neighbours (`the report`, `reports`): English. The
    /// endings `plural`, `past` and `activity` help to tell them.
    pub verbs_are_nouns: bool,
    /// Titles, by the type that holds where the phrase names no body.
    pub title: Lists,
}

/// What a surface of the section means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Word {
    pub roles: Roles,
    pub source: Option<SourceType>,
    /// How a source must be written, so that `WHO` is no `who` and `Orange` no fruit.
    pub case: Case,
    /// Written in lower case outside of `source` and `title`: a name that looks like it is none.
    pub plain: bool,
    /// The same for every surface of one entry, so that inflected forms can be matched; 0 for none.
    pub lemma: u32,
}

impl Word {
    /// Whether it is what somebody is called by office, rank or trade, and no body: `mayor`, `colonel`, `witness`.
    pub fn is_title(&self) -> bool {
        self.roles.any(Roles::TITLE)
    }
}

/// The writing that a source's surface asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Case {
    #[default]
    Any,
    Capital,
    /// Its last word has a capital, too: `El Economista`.
    Title,
    Upper,
}

impl Case {
    /// The case of an entry as the pack writes it.
    fn of(surface: &str) -> Self {
        let word = surface.split(' ').next().unwrap_or(surface);
        let mut letters = word.chars().filter(|c| c.is_alphabetic());
        match letters.next() {
            Some(first) if !first.is_uppercase() => Self::Any,
            Some(_) if letters.clone().next().is_some() && letters.all(char::is_uppercase) => Self::Upper,
            Some(_) => match surface.rsplit_once([' ', '\'', '’']) {
                Some((_, last)) if last.starts_with(char::is_uppercase) => Self::Title,
                _ => Self::Capital,
            },
            None => Self::Any,
        }
    }

    /// Whether these tokens of a phrase are written so.
    pub fn is_kept(self, tokens: &[Token]) -> bool {
        match self {
            Self::Capital => tokens.iter().any(|token| token.capital),
            Self::Title => tokens.last().is_some_and(|token| token.capital),
            Self::Any | Self::Upper => true,
        }
    }
}

/// What verbs leave at the end of their clause, by the verb, and what they do with it: say something, deny it, or neither.
type Apart = FxHashMap<Key, Vec<(Box<[Key]>, Roles)>>;

/// As compiled.
#[derive(Debug, Clone, Default)]
pub struct Speech {
    pub words: Phrases<Word>,
    /// What verbs leave at the end of their clause, by the verb, and what they do with it.
    pub apart: Apart,
    /// Without articles a noun phrase may open with any word.
    pub has_articles: bool,
    /// Verbs may stand without a subject: the pack lists the verb's persons as subject enough.
    pub drops_subject: bool,
    /// The finite verb follows the first phrase, with no mark between.
    pub verb_second: bool,
    /// `he` and `she` stand for persons alone.
    pub persons_only: bool,
    /// Nouns are written together.
    pub joins_nouns: bool,
    /// An apostrophe is a letter inside of words.
    pub inner_apostrophe: bool,
    /// The grammar is that of the Romance languages.
    pub romance: bool,
    /// A verb form may be a noun as well.
    pub verbs_are_nouns: bool,
    pub endings: Endings,
    /// Words that single rules ask for.
    pub grammar: GrammarWords,
}

/// The sister paradigms of a verb.
const FORMS: [(&str, Roles); 4] =
    [("", Roles::FINITE), ("_pp", Roles::PARTICIPLE), ("_ger", Roles::GERUND), ("_imp", Roles::IMPERSONAL)];

impl Speech {
    pub fn compile(section: &SpeechSection, paradigms: &Paradigms, faults: &mut Vec<String>) -> Self {
        let mut all = paradigms.clone();
        all.extend(section.paradigm.clone());
        let mut table =
            Table { paradigms: &all, faults, words: FxHashMap::default(), phrases: FxHashMap::default(), lemmas: 0 };
        for (name, entries) in &section.verb {
            table.verbs(name, entries);
        }
        let groups: [(&str, &Lists); 6] = [
            ("phrase", &section.phrase),
            ("word", &section.word),
            ("pronoun", &section.pronoun),
            ("hearsay", &section.hearsay),
            ("hedge", &section.hedge),
            ("carry", &section.carry),
        ];
        for (group, lists) in groups {
            for (name, entries) in lists {
                table.list(group, name, entries);
            }
        }
        let mut apart = Apart::default();
        for (name, entries) in &section.apart {
            let does = match name.as_str() {
                "say" => Roles::SAY,
                "deny" => Roles::DENY,
                _ => Roles::NONE,
            };
            if does == Roles::NONE && name != "other" {
                table.faults.push(format!("speech.apart.{name} is no list that the program knows"));
            }
            for entry in entries {
                let Some((verb, particle)) = entry.split_once(' ') else {
                    table.faults.push(format!("speech.apart.{name}: \"{entry}\" has no particle"));
                    continue;
                };
                table.entry("speech.apart", verb, Word { roles: Roles::APART, ..Word::default() });
                let particle = tokenize(particle).iter().map(|t| t.key).collect();
                apart.entry(Key::of(verb)).or_default().push((particle, does));
            }
        }
        table.sources("source", &section.source, Roles::NONE);
        table.sources("title", &section.title, Roles::TITLE);
        let mut words = Phrases::default();
        words.reserve(Room { words: table.words.len(), phrases: table.phrases.len() });
        // Each phrase stands once in the table, so that their order changes nothing.
        for (key, word) in table.words {
            words.insert(std::iter::once(key), word);
        }
        for (keys, word) in table.phrases {
            words.insert(keys.iter().copied(), word);
        }
        let grammar = GrammarWords::compile(&section.grammar, &all, faults);
        Self {
            words,
            apart,
            has_articles: section.word.get("article").is_some_and(|list| !list.is_empty()),
            drops_subject: section.drops_subject,
            verb_second: section.verb_second,
            persons_only: section.persons_only,
            joins_nouns: section.joins_nouns,
            inner_apostrophe: section.inner_apostrophe,
            romance: section.romance,
            verbs_are_nouns: section.verbs_are_nouns,
            endings: section.ending.clone(),
            grammar,
        }
    }

    /// Whether it is a Romance language whose verbs may stand without a subject, as French verbs may not.
    pub const fn is_null_subject_romance(&self) -> bool {
        self.romance && self.drops_subject
    }

    /// Whether a verb may stand far from its subject or without it: in languages without articles, and in Romance ones but
    /// French.
    pub const fn frees_subject(&self) -> bool {
        !self.has_articles || self.is_null_subject_romance()
    }
}

/// The table under construction: surfaces by their keys, so that lists with a surface in common
/// add to one word.
struct Table<'a> {
    paradigms: &'a Paradigms,
    faults: &'a mut Vec<String>,
    words: FxHashMap<Key, Word>,
    /// Surfaces of several tokens.
    phrases: FxHashMap<Box<[Key]>, Word>,
    lemmas: u32,
}

impl Table<'_> {
    fn verbs(&mut self, name: &str, entries: &[String]) {
        let Some(role) = Roles::named(&format!("verb.{name}")) else {
            self.faults.push(format!("speech.verb.{name} is no list that the program knows"));
            return;
        };
        let role = if role.any(Roles::TELL) { role.and(Roles::SAY) } else { role };
        let list = format!("speech.verb.{name}");
        for entry in entries {
            for (suffix, form) in FORMS {
                let Some(forms) = self.sister(entry, suffix) else { continue };
                self.entry(&list, &forms, Word { roles: role.and(form), ..Word::default() });
            }
        }
    }

    /// The entry with its paradigms replaced by their sisters; none where the pack has no such one.
    fn sister(&self, entry: &str, suffix: &str) -> Option<String> {
        if suffix.is_empty() {
            let finite = |word: &str| word.split_once('~').is_none_or(|(_, name)| self.paradigms.contains_key(name));
            // A verb may be a cue in some forms alone (`a compté`, but `compte` says `has`).
            let partial =
                !entry.split(' ').all(finite) && FORMS[1..].iter().any(|(s, _)| self.sister(entry, s).is_some());
            return (!partial).then(|| entry.to_owned());
        }
        let words: Option<Vec<String>> = entry
            .split(' ')
            .map(|word| match word.split_once('~') {
                None => Some(word.to_owned()),
                Some((stem, name)) => {
                    let sister = format!("{name}{suffix}");
                    self.paradigms.contains_key(&sister).then(|| format!("{stem}~{sister}"))
                }
            })
            .collect();
        words.map(|w| w.join(" ")).filter(|sister| sister != entry)
    }

    fn list(&mut self, group: &str, name: &str, entries: &[String]) {
        let list = format!("{group}.{name}");
        let Some(mut roles) = Roles::named(&list) else {
            self.faults.push(format!("speech.{list} is no list that the program knows"));
            return;
        };
        if roles.any(Roles::DETERMINER) {
            roles = roles.and(Roles::ARTICLE);
        }
        let list = format!("speech.{list}");
        for entry in entries {
            self.entry(&list, entry, Word { roles, ..Word::default() });
        }
    }

    fn sources(&mut self, group: &str, lists: &Lists, roles: Roles) {
        for (name, entries) in lists {
            let Some(kind) = SourceType::parse(name) else {
                self.faults.push(format!("speech.{group}.{name} is no type of source"));
                continue;
            };
            let list = format!("speech.{group}.{name}");
            for entry in entries {
                self.lemmas += 1;
                let word = Word { roles, source: Some(kind), lemma: self.lemmas, ..Word::default() };
                self.entry(&list, entry, word);
            }
        }
    }

    fn entry(&mut self, list: &str, entry: &str, word: Word) {
        let paradigms = self.paradigms;
        // Forms of a word in small letters are in small letters, and need not be written out.
        let read = if opens_small(entry) {
            each_key(entry, paradigms, |keys| self.add(list, entry, keys, Case::Any, word))
        } else {
            expand(entry, paradigms).map(|surfaces| {
                for surface in &surfaces {
                    let keys: Vec<Key> = tokenize(surface).iter().map(|t| t.key).collect();
                    self.add(list, surface, &keys, Case::of(surface), word);
                }
            })
        };
        if let Err(fault) = read {
            self.faults.push(format!("{list}: {fault}"));
        }
    }

    /// `shown` is what a fault calls the surface, `case` how it is written.
    fn add(&mut self, list: &str, shown: &str, keys: &[Key], case: Case, word: Word) {
        let known = match keys {
            [] => {
                self.faults.push(format!("{list}: \"{shown}\" holds no word"));
                return;
            }
            [only] => self.words.entry(*only).or_default(),
            _ => self.phrases.entry(keys.into()).or_default(),
        };
        if known.source.is_some_and(|k| word.source.is_some_and(|w| w != k)) {
            self.faults.push(format!("{list}: \"{shown}\" already names another type of source"));
            return;
        }
        known.roles = known.roles.and(word.roles);
        known.plain |= word.source.is_none() && case == Case::Any;
        let case = if word.source.is_some() { case } else { Case::Any };
        if known.source.is_none() {
            known.source = word.source;
            known.case = case;
            known.lemma = word.lemma;
        } else if word.source.is_some() {
            known.case = known.case.min(case);
        }
    }
}

/// Whether the first letter of an entry's stem is a small one: its forms then have [`Case::Any`].
fn opens_small(entry: &str) -> bool {
    let word = entry.split([' ', '~']).next().unwrap_or(entry);
    word.chars().find(|c| c.is_alphabetic()).is_some_and(|c| !c.is_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn compile(toml: &str) -> (Speech, Vec<String>) {
        let paradigms = Paradigms::from_iter([
            ("v_er".into(), vec!["e".into(), "ait".into()]),
            ("v_er_pp".into(), vec!["é".into()]),
        ]);
        let mut faults = Vec::new();
        let section = toml::from_str(toml).unwrap_or_default();
        (Speech::compile(&section, &paradigms, &mut faults), faults)
    }

    #[test]
    fn a_verb_has_its_forms_from_sister_paradigms() {
        let (speech, faults) = compile("verb.say = [\"déclar~v_er\"]\nword.auxiliary = [\"a\"]");
        assert_eq!(faults, Vec::<String>::new());
        let roles = |surface: &str| speech.words.word(Key::of(surface)).map_or(Roles::NONE, |w| w.roles);
        assert!(roles("déclarait").any(Roles::FINITE) && !roles("déclarait").any(Roles::PARTICIPLE));
        assert!(roles("déclaré").any(Roles::PARTICIPLE) && roles("déclaré").any(Roles::SAY));
    }

    #[test]
    fn unknown_lists_and_types_are_faults() {
        assert_eq!(compile("verb.sing = [\"x\"]").1.len(), 1);
        assert_eq!(compile("source.wizard = [\"x\"]").1.len(), 1);
        assert_eq!(compile("source.media = [\"x\"]\nsource.ngo = [\"x\"]").1.len(), 1);
    }
}
