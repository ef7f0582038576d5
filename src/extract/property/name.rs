//! The code of a predicate by its own word.
//!
//! In: a predicate, whose code is the kind that rules ask for. Out: the code that the record holds: the pack's own for these
//! words (`halted`), where they have one, else the kind (`suspended`).

use std::iter::once;

use super::Predicate;
use crate::extract::Document;
use crate::lang::codes;
use crate::lang::{Lang, name_key};
use crate::text::{Key, Token};

impl Predicate<'_> {
    /// The code of the predicate's own words.
    pub(super) fn name(&self, document: &Document<'_>) -> &str {
        codes::written(self.own_name(document))
    }

    fn own_name(&self, document: &Document<'_>) -> &str {
        let sentence = document.sentences.get(document.sentence_of(self.tokens.start));
        let tokens = document.tokens.get(self.tokens.clone());
        let (Some(sentence), Some(tokens)) = (sentence, tokens) else { return self.code };
        let told = |keys: &mut dyn Iterator<Item = Key>| self.told(sentence.lang, keys);
        // A pronoun or an auxiliary may stand in it beside the word that says what happened.
        let words = || tokens.iter().find_map(|token| told(&mut once(token.key)));
        let whole = told(&mut tokens.iter().map(|token| token.key));
        let behind = &document.tokens[self.tokens.end..sentence.tokens.end.max(self.tokens.end)];
        whole.or_else(words).or_else(|| self.apart(sentence.lang, tokens, behind)).unwrap_or(self.code)
    }

    fn told(&self, lang: &'static Lang, keys: &mut dyn Iterator<Item = Key>) -> Option<&'static str> {
        lang.properties.names.get(&name_key(self.code, keys)).map(|name| &**name)
    }

    /// `stellten den Betrieb von 40 Linien ein`: the words of a verb whose particle closes the clause.
    fn apart(&self, lang: &'static Lang, tokens: &[Token], behind: &[Token]) -> Option<&'static str> {
        let parts = |verb: &Token| {
            let list = lang.properties.apart.get(&verb.key)?.iter().filter(|apart| *apart.code == *self.code);
            let stands = |part: &[Key]| {
                let keys = |tokens: &[Token]| tokens.iter().map(|t| t.key).eq(part.iter().copied());
                behind.windows(part.len().max(1)).any(keys)
            };
            let found = list.filter(|apart| stands(&apart.particle));
            found.filter_map(|apart| self.told(lang, &mut once(verb.key).chain(apart.particle.iter().copied()))).next()
        };
        if lang.properties.apart.is_empty() { None } else { tokens.iter().find_map(parts) }
    }
}
