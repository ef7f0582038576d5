//! A report, a count, a statement as source: it speaks for the body that made it.
//!
//! In: a phrase. Out: the body that the phrase names behind the document (`danych komisji`, `un
//! rapport de l'ONU`) or as the agent (`un bilan communiqué par le gouvernement`), else itself.

use std::ops::Range;

use super::phrase::{Party, Phrase, extend, rightward, with_apposition};
use super::reading::{Mark, Reading};
use crate::claim::SourceType;
use crate::lang::{Function, Roles};

/// The body behind a document, or the phrase as it was.
pub fn body_behind(reading: &Reading<'_, '_>, phrase: &Phrase) -> Phrase {
    // `The data from the ministry, seen by the paper, showed`: whose data they are.
    let cited = reading.len(phrase.tokens.start);
    let from = phrase.tokens.start + cited;
    if cited > 1 && reading.has(phrase.tokens.start, Roles::ACCORDING) && from < phrase.tokens.end {
        return Phrase { tokens: from..phrase.tokens.end, role: phrase.role.clone() };
    }
    let Some(at) = made_document(reading, &phrase.tokens) else { return phrase.clone() };
    let end = phrase.tokens.end;
    let apposed = |tokens| with_apposition(reading, tokens).0;
    let party = |found: (Party, usize)| if let (Party::Phrase(body), _) = found { Some(body) } else { None };
    let found = body_inside(reading, &phrase.tokens, at).map(apposed);
    let found = found.or_else(|| made_by(reading, end).and_then(party));
    let found = found.or_else(|| beyond_adjective(reading, at, end));
    let found = found.or_else(|| in_genitive(reading, end).or_else(|| made_in_clause(reading, end)).map(apposed));
    let found = found.or_else(|| {
        let agent = agent_behind(reading, end)?;
        rightward(reading, agent + 1, reading.document.tokens.len()).and_then(party)
    });
    found.unwrap_or_else(|| phrase.clone())
}

/// Where the document stands in a phrase that names it, and not the body that makes such ones.
fn made_document(reading: &Reading<'_, '_>, tokens: &Range<usize>) -> Option<usize> {
    let at = tokens.clone().find(|&i| reading.has(i, Roles::DOCUMENT))?;
    // `le service des statistiques du ministère`: behind the noun of a body the document is what it makes.
    let body = |i: usize| reading.noun(i).is_some() || reading.speech.romance && reading.is_body(i);
    // `the statistics institute`: before its body the document is an attribute.
    let attribute = reading.speech.persons_only && reading.noun(at + reading.len(at)).is_some();
    (!attribute && !(tokens.start..at).any(body)).then_some(at)
}

/// The body that the phrase names behind the document at `at`: `danych komisji`, `un rapport de l'ONU`.
fn body_inside(reading: &Reading<'_, '_>, phrase: &Range<usize>, at: usize) -> Option<Range<usize>> {
    let behind = at + reading.len(at);
    let mut start = None;
    for i in behind..phrase.end {
        let fused = reading.has(i, Roles::COMPLEMENT) && reading.phrase_start(i) < i;
        let article = (fused || reading.has(i, Roles::ARTICLE)) && reading.noun(i).is_none();
        // `rapport d'experts`: an apostrophe is no article.
        if article && reading.is_word(i) && (start.is_none() || fused && reading.phrase_start(i) + 1 == i) {
            start = Some(i);
        }
        // `Eine Studie im Auftrag der Gewerkschaft`: who ordered it did not make it.
        if reading.does(i, Function::EXAMINED) {
            return None;
        }
        if made_nothing(reading, at, i) {
            continue;
        }
        // `el último balance del Centro de Integración de Datos`: the noun of a body with a capital opens its name.
        let centre = reading.speech.drops_subject && i > at + 1 && reading.is_capital(i) && reading.is_body(i);
        let bare = !reading.speech.has_articles && reading.has(i, Roles::BODY) || centre;
        if reading.noun(i).is_some() || bare || article && reading.noun(i + reading.len(i)).is_some() {
            return Some(opening(reading, at, i, start)..phrase.end);
        }
        if !article && reading.is_word(i) && !reading.has(i, Roles::COMPLEMENT) {
            start = None;
        }
    }
    None
}

/// Whether the noun at `i` names none who made the document at `at`.
fn made_nothing(reading: &Reading<'_, '_>, at: usize, i: usize) -> bool {
    let speech = reading.speech;
    // `el último balance oficial`: what looks like an official is an adjective of the document.
    let adjective = i == at + reading.len(at)
        && speech.has_articles
        && !reading.capital_nouns
        && reading.noun(i).is_some_and(|w| w.source == Some(SourceType::Official));
    // `un balance de víctimas`: those whom it counts did not make it.
    let victims = || speech.romance && reading.names_victims(i);
    // `los resultados de las elecciones de diputados`: a class that no article opens, behind another complement.
    let class = || {
        speech.is_null_subject_romance()
            && !reading.is_capital(i)
            && reading.has(i - 1, Roles::COMPLEMENT)
            && !reading.has(i - 1, Roles::ARTICLE)
            && (at..i - 1).any(|j| reading.has(j, Roles::COMPLEMENT))
    };
    adjective || victims() || class()
}

/// Where the name of the body opens whose noun stands at `i`, behind the document at `at` and the article at `article`.
fn opening(reading: &Reading<'_, '_>, at: usize, i: usize, article: Option<usize>) -> usize {
    // `analýzy Národního kontrolního úřadu`: adjectives open the name of the body.
    let adjective = |j: &usize| reading.ends_like_adjective(*j) && reading.noun(*j).is_none();
    let opens = (at + reading.len(at)..i).rev().take_while(adjective).last();
    let opens = opens.filter(|_| !reading.speech.has_articles);
    // `les estimations du SNUipp-FSU`: a hyphen joins the letters of one name.
    let hyphen = i > at + 1 && reading.surface(i - 1) == "-" && !reading.space_at(i);
    let joined = hyphen && reading.is_word(i - 2) && reading.is_capital(i - 2);
    let i = if joined { i - 2 } else { i };
    article.filter(|&s| i - s <= 2).or(opens).unwrap_or(i)
}

/// The word for an agent behind the end of a phrase: `un bilan communiqué par le gouvernement`.
fn agent_behind(reading: &Reading<'_, '_>, end: usize) -> Option<usize> {
    // `Un premier bilan, communiqué dimanche par la préfecture, fait état de`, `The report, published by the ministry, says`: a
    // comma may set the participle apart.
    let apart = reading.speech.has_articles && !reading.capital_nouns && reading.mark(end) == Some(Mark::Comma);
    let made = |i: usize| reading.has(i, Roles::PARTICIPLE) || reading.ends_like(i, &reading.speech.endings.participle);
    let end = if apart && made(end + 1) { end + 1 } else { end };
    let behind = end..end + if reading.speech.romance { 12 } else { 8 };
    // `dados divulgados na segunda-feira, 1, pelo instituto`, `na segunda-feira (1)`: the day between marks is crossed.
    let apart = |i: usize| matches!(reading.mark(i), Some(Mark::Comma | Mark::Bracket));
    let day = |i: usize| {
        let before = reading.is_digits(i - 1) && i >= 2 && apart(i - 2);
        reading.speech.romance && apart(i) && (before || reading.is_digits(i + 1) && apart(i + 2))
    };
    let mut open = behind.take_while(|&i| !reading.bounds(i) || day(i));
    // `a memo seen by the paper`: who has only read it did not make it.
    let agent = open.find(|&i| reading.has(i, Roles::AGENT)).filter(|&i| !reading.does(i - 1, Function::EXAMINED));
    agent.or_else(|| behind_aside(reading, end)).or_else(|| behind_participle(reading, end))
}

/// `A survey of about 1,004 adults by the institute found`: where those begin whom a document between `start` and `end`
/// asked, who say nothing of their own.
pub fn sample(reading: &Reading<'_, '_>, start: usize, end: usize) -> Option<usize> {
    /// Words before the document, and between the preposition and the figure, at most.
    const WORDS: usize = 3;
    let document = (start..end.min(start + WORDS)).find(|&i| reading.has(i, Roles::DOCUMENT))?;
    let figure = (document + 1..end).find(|&i| reading.in_figure(i))?;
    let governs = Roles::PREPOSITION.and(Roles::COMPLEMENT).and(Roles::WITHIN);
    let before = (document + reading.len(document)..figure).rev().take(WORDS);
    // `Данные о 70 погибших мэр опроверг`: those whom a document is about were not asked.
    let about = |i: usize| !reading.speech.has_articles && reading.does(i, Function::ABOUT);
    let asked = |i: usize| reading.has(i, governs) && reading.noun(i).is_none() && !about(i);
    before.take_while(|&i| reading.is_word(i)).find(|&i| asked(i))
}

/// `данным, опубликованным Росстатом`, `опроса, проведенного холдингом «Ромир»`: who made the document, in the case that
/// tells it, behind its participle at `from`.
pub fn made_by(reading: &Reading<'_, '_>, from: usize) -> Option<(Party, usize)> {
    /// Tokens between the participle and its agent, at most.
    const BETWEEN: usize = 3;
    let participle = from + usize::from(reading.mark(from) == Some(Mark::Comma));
    let speech = reading.speech;
    let made = reading.is_word(participle) && reading.ends_like(participle, &speech.endings.participle);
    if speech.has_articles || !made || reading.noun(participle).is_some() {
        return None;
    }
    let slight = |&i: &usize| reading.has(i, Roles::ADVERB) || reading.is_digits(i) || reading.ends_like_adjective(i);
    let from = participle + 1;
    let at = from + (from..from + BETWEEN).take_while(|i| slight(i) && reading.noun(*i).is_none()).count();
    let opens = (from..at).rev().take_while(|&i| reading.ends_like_adjective(i)).last().unwrap_or(at);
    let speaks = reading.noun(at).is_some();
    speaks
        .then(|| (Party::Phrase(Phrase { tokens: opens..extend(reading, opens), role: None }), extend(reading, opens)))
}

/// `un bilan encore provisoire de la préfecture`: whose the document is, behind adverbs and adjectives.
fn beyond_adjective(reading: &Reading<'_, '_>, document: usize, from: usize) -> Option<Phrase> {
    /// Words between the two, at most.
    const WORDS: usize = 5;
    if !reading.speech.has_articles || reading.capital_nouns || from > document + reading.len(document) + 1 {
        return None;
    }
    let slight = |&i: &usize| {
        // `un bilan diffusé dimanche soir du ministère`: so do a participle and when it came out.
        let made = reading.speech.romance && reading.has(i, Roles::PARTICIPLE) && !reading.has(i, Roles::FINITE);
        let open = reading.word(i).is_none() || reading.has(i, Roles::ADVERB) || made;
        reading.is_word(i) && !reading.is_capital(i) && !reading.in_figure(i) && open && reading.noun(i).is_none()
    };
    let at = from + (from..from + WORDS).take_while(slight).count();
    if at == from || !reading.has(at, Roles::COMPLEMENT) {
        return None;
    }
    // `de la préfecture` is one phrase of the language: its article stands before the noun.
    let start = at + if reading.has(at, Roles::ARTICLE) { 0 } else { reading.len(at).div_ceil(2) };
    let tokens = start..extend(reading, start);
    let speaks = tokens.clone().any(|i| reading.noun(i).is_some());
    speaks.then(|| with_apposition(reading, tokens).0)
}

/// `de cijfers die het ministerie publiceert`, `Zahlen, die das Amt veröffentlichte`: the subject of the clause that tells how a
/// document came about.
fn made_in_clause(reading: &Reading<'_, '_>, from: usize) -> Option<Range<usize>> {
    /// Tokens from the subject to the verb, at most.
    const CLAUSE: usize = 12;
    let pronoun = from + usize::from(reading.mark(from) == Some(Mark::Comma));
    let opens = pronoun > from && reading.has(pronoun, Roles::ARTICLE) || reading.has(pronoun, Roles::RELATIVE);
    let subject = pronoun + 1;
    let article = reading.has(subject, Roles::ARTICLE) && reading.noun(subject).is_none();
    if !reading.speech.verb_second || !opens || !article {
        return None;
    }
    let tokens = subject..extend(reading, subject);
    let speaks = tokens.clone().any(|i| reading.noun(i).is_some());
    // `ein Gutachten, das der Betriebsrat bestellt hat`: who only ordered it, or has read it, did not make it.
    let made = Roles::SAY.and(Roles::COUNT).and(Roles::GIVE);
    let makes = (tokens.end..tokens.end + CLAUSE).take_while(|&i| !reading.bounds(i)).any(|i| reading.has(i, made));
    (speaks && makes).then_some(tokens)
}

/// `nach einer Umfrage des Instituts Forsa`: the body in the genitive right behind a document.
fn in_genitive(reading: &Reading<'_, '_>, from: usize) -> Option<Range<usize>> {
    if !reading.capital_nouns || !reading.does(from, Function::GENITIVE) {
        return None;
    }
    let tokens = from..extend(reading, from);
    let speaks = tokens.clone().any(|i| reading.noun(i).is_some() || reading.has(i, Roles::BODY));
    speaks.then_some(tokens)
}

/// `z danych, przekazanych w Krakowie przez rzecznika`: where nouns inflect, the agent behind a participle, whatever stands
/// between.
pub fn behind_participle(reading: &Reading<'_, '_>, from: usize) -> Option<usize> {
    /// Tokens from the participle to its agent, at most.
    const PLACE: usize = 6;
    let participle = from + usize::from(reading.mark(from) == Some(Mark::Comma));
    let made = reading.ends_like_adjective(participle) && !reading.is_capital(participle);
    let opens = !reading.speech.has_articles && made && reading.noun(participle).is_none();
    let mut behind = (participle + 1..participle + PLACE).take_while(|&i| !reading.bounds(i));
    behind.find(|&i| opens && reading.has(i, Roles::AGENT))
}

/// `dados divulgados, na sexta-feira (9), pelo ministério`: the agent behind what commas set apart from its participle.
fn behind_aside(reading: &Reading<'_, '_>, from: usize) -> Option<usize> {
    /// Tokens of the aside, at most.
    const ASIDE: usize = 14;
    let comma = |i: usize| reading.mark(i) == Some(Mark::Comma);
    let participle = reading.speech.drops_subject && reading.ends_like(from, &reading.speech.endings.participle);
    let close = (from + 2..from + ASIDE).find(|&i| comma(i)).filter(|_| participle && comma(from + 1))?;
    let plain = (from + 2..close).all(|i| reading.mark(i).is_none_or(|m| matches!(m, Mark::Inner | Mark::Bracket)));
    (plain && reading.has(close + 1, Roles::AGENT)).then_some(close + 1)
}
