//! The code of a predicate by its own word.
//!
//! In: a predicate, whose code is the kind that rules ask for. Out: the code that the record holds: the pack's own for these
//! words (`halted`), where they have one, else the kind (`suspended`).

use std::iter::once;

use super::Predicate;
use crate::extract::unit::view::View;
use crate::lang::{Lang, codes, name_key};
use crate::text::{Key, Token};

impl Predicate<'_> {
    /// The code of the predicate's own words.
    pub(super) fn name(&self, view: &View<'_>) -> &str {
        codes::written(self.own_name(view).unwrap_or(self.code))
    }

    fn own_name(&self, view: &View<'_>) -> Option<&'static str> {
        let (document, lang) = (view.document, view.lang);
        let tokens = document.tokens.get(self.tokens.clone())?;
        let listed = |at: usize| view.mark(at).listed.or_else(|| Some(document.tokens.get(at)?.key));
        // A pronoun or an auxiliary may stand in it beside the word that says what happened.
        let words = || self.tokens.clone().filter_map(listed).find_map(|key| self.told(lang, &mut once(key)));
        let whole = self.told(lang, &mut tokens.iter().map(|token| token.key));
        let behind = &document.tokens[self.tokens.end..view.range.end.max(self.tokens.end)];
        whole.or_else(words).or_else(|| self.apart(lang, tokens, behind))
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
