//! The proper name that ends a phrase.
//!
//! In: a phrase. Out: the whole phrase but its article, or the capitals behind a role (`le général Faly Ravoson`).

use std::ops::Range;

use super::field::{behind_field, may_bear};
use super::title::{behind_body, is_office, titles_before};
use super::{head, name_run, own_name, words};
use crate::claim::SourceType;
use crate::extract::attribution::phrase::is_owner;
use crate::extract::attribution::portfolio::past_fields;
use crate::extract::attribution::reading::Reading;
use crate::lang::{Function, Roles, Word};

/// The proper name that ends a phrase. A capital behind a preposition names a place or a field.
pub fn proper_name(reading: &Reading<'_, '_>, range: &Range<usize>) -> Option<Range<usize>> {
    let mut from = range.start;
    while from < range.end
        && reading.has(from, Roles::ARTICLE)
        && reading.noun(from).is_none()
        && !name_article(reading, from, range.start)
    {
        from += reading.len(from);
    }
    let proper = Proper { reading, range, from };
    let mut i = from;
    while i < range.end {
        // `Rzecznik Ministerstwa Klimatu i Środowiska Jan Kos`: the fields of a body are nobody's name.
        if let Some(past) = past_fields(reading, i).filter(|&past| past < range.end && reading.is_capital(past)) {
            return name_run(reading, past, range.end).filter(|run| run.end == range.end);
        }
        match proper.run_at(i) {
            Ok(run) => return proper.name_in(&run),
            Err(next) => i = next,
        }
    }
    None
}

/// A phrase whose proper name is looked for.
struct Proper<'r, 'd, 't> {
    reading: &'r Reading<'d, 't>,
    range: &'r Range<usize>,
    /// Behind its articles.
    from: usize,
}

impl Proper<'_, '_, '_> {
    /// The run of capitals at `i` that may hold the name, or where to look on.
    fn run_at(&self, i: usize) -> Result<Range<usize>, usize> {
        let (reading, end) = (self.reading, self.range.end);
        if reading.noun(i).is_some() && (!reading.is_capital(i) || is_office(reading, i)) {
            return Err(i + reading.len(i));
        }
        let run = name_run(reading, i, end).ok_or(i + 1)?;
        // `Poseł Prawa i Sprawiedliwości Jan Kos`: the listed name of a body with a small word in it ends before its member's.
        let past = |j: usize| reading.noun(j).map(|_| j + reading.len(j)).filter(|&past| past > run.end);
        if let Some(past) = run.clone().find_map(past).filter(|&past| past < end && reading.is_capital(past)) {
            return Err(past);
        }
        // `Plateau Commissioner for Information Musa Garba`: an office inside of a run opens no name.
        if let Some(office) = run.clone().find(|&j| j > run.start && is_office(reading, j)) {
            return Err(office + reading.len(office));
        }
        if run.end == end || self.is_placed(&run) { Ok(run) } else { Err(run.end) }
    }

    /// `Anna Kos z Warszawy`: whether a run names a person, and a preposition goes on with where they are from.
    fn is_placed(&self, run: &Range<usize>) -> bool {
        let reading = self.reading;
        let own = titles_before(reading, run);
        // `водитель Руслан из Дубны`: behind what a witness is one name is enough, unless a place may bear it.
        let before = run.start.checked_sub(1).filter(|&at| at >= self.from).map(|at| reading.phrase_start(at));
        let witness = before.and_then(|at| reading.noun(at)).is_some_and(|w| w.source == Some(SourceType::Witness));
        let genitive = reading.ends_like(run.start, &reading.speech.endings.genitive);
        let from = reading.has(run.end, Roles::COMPLEMENT) && reading.is_capital(run.end + 1);
        if !reading.speech.has_articles && witness && run.len() == 1 && from && !genitive {
            return reading.noun(run.start).is_none() && !reading.has(run.start, Roles::PLACE);
        }
        // `Bürgermeister von Dörfern`: a particle opens no name of its own.
        let own = if own > run.start && !reading.is_capital(own) { run.clone() } else { own..run.end };
        reading.has(run.end, Roles::PREPOSITION.and(Roles::COMPLEMENT).and(Roles::WITHIN))
            && words(reading, &own) >= 2
            && !own.clone().any(|j| reading.noun(j).is_some())
    }

    /// The name that a run of capitals ends with, if the phrase bears it.
    fn name_in(&self, run: &Range<usize>) -> Option<Range<usize>> {
        let (reading, from) = (self.reading, self.from);
        if self.is_owned(run) {
            return None;
        }
        if let Some(own) = behind_field(reading, self.range, run) {
            return Some(own);
        }
        // `die italienische Küstenwache`: where every noun has a capital, a listed one behind adjectives names with them.
        let common = reading.noun(run.start).is_some() && run.start + reading.len(run.start) == run.end;
        if reading.capital_nouns && common && run.start > from && !reading.is_letters(run.start, 2) {
            return None;
        }
        let titles = behind_body(reading, from, titles_before(reading, run), run.end);
        let run = own_name(reading, &(titles..run.end));
        if run.is_empty() {
            return None;
        }
        if run.start == from || run.start > titles {
            return Some(run);
        }
        self.bears(run)
    }

    /// `the Brook County Sheriff's Department`: what somebody owns is named with its owner.
    fn is_owned(&self, run: &Range<usize>) -> bool {
        let reading = self.reading;
        reading.speech.verbs_are_nouns
            && run.start > self.from
            && is_owner(reading, run.start - 1)
            && run.len() == 1
            && reading.is_body(run.start)
    }

    /// The name, where what stands before it is its role, and does not tell what place or body it names.
    fn bears(&self, run: Range<usize>) -> Option<Range<usize>> {
        let (reading, from) = (self.reading, self.from);
        let before = run.start - 1;
        let attached = self.is_attached(before);
        let located = (from..run.start).any(|j| self.is_located(j, &run));
        // `dyrektor szpitala w Radomiu Jan Kos`: the place, then the name in two words.
        // `el portavoz de la Policía en San Pedro Sula, Luis Mora`: in Romance languages a comma parts the two.
        let person = run.len() >= 3 && may_bear(reading, self.range.start, &run);
        if attached && located && person && !reading.speech.romance && run.clone().all(|j| reading.is_word(j)) {
            return Some(run.end - 2..run.end);
        }
        // `заступник начальника поліції в Одеській області Іван Мороз`: behind the noun of the region.
        if located && reading.has(before, Roles::PLACE) && words(reading, &run) >= 2 {
            return Some(run);
        }
        let title = reading.phrase_start(before - usize::from(reading.surface(before) == "." && before > from));
        // `ministerstwo zdrowia Nowej Zelandii`: a country of two words is one.
        let land = !reading.speech.has_articles
            && reading.has(run.start, Roles::PLACE)
            && run.start + reading.len(run.start) == run.end;
        let other = (words(reading, &run) == 1 || land) && names_other(reading, from, &run)
            || from > self.range.start && seated(reading, &run);
        (!attached && (!located || reading.is_title(title)) && !other).then_some(run)
    }

    /// Whether a small word or a mark joins the name to what stands before it.
    fn is_attached(&self, before: usize) -> bool {
        let reading = self.reading;
        // `лидер движения «Выбор» Нино Джапаридзе`: the name of what is led stands in quotation marks.
        let quoted = reading.quotes.at(before).is_some_and(|q| q.close == before);
        let joins =
            Roles::PREPOSITION.and(Roles::COMPLEMENT).and(Roles::ARTICLE).and(Roles::WITHIN).and(Roles::CONJUNCTION);
        reading.has(before, joins) && reading.noun(reading.phrase_start(before)).is_none()
            || !reading.is_word(before) && !reading.surface(before).starts_with('.') && !quoted
    }

    /// Whether the preposition at `j` says where somebody with the role is.
    fn is_located(&self, j: usize, run: &Range<usize>) -> bool {
        let reading = self.reading;
        // `председатель комитета по делам семьи Анна Ли`: what an office is for is no place.
        let inflects = !reading.speech.has_articles && words(reading, run) >= 2 && j + reading.len(j) < run.start;
        // `ředitel Úřadu pro kybernetickou bezpečnost Jan Kos`: nor is what a body is for.
        let purpose = inflects && reading.does(j, Function::PURPOSE);
        let joins = purpose || (reading.speech.romance || inflects) && reading.has(j, Roles::COMPLEMENT);
        reading.has(j, Roles::PREPOSITION.and(Roles::WITHIN)) && !joins && reading.noun(j).is_none()
    }
}

/// Whether the single capital that ends a phrase names a place, or completes the name of a public
/// body instead of being its name: `Siły powietrzne Ukrainy`, `Генштаба ВСУ`, but `spółka Orlen`.
fn names_other(reading: &Reading<'_, '_>, from: usize, run: &Range<usize>) -> bool {
    let before = reading.phrase_start(run.start - 1);
    let witness = |w: &Word| w.source == Some(SourceType::Witness);
    if reading.has(before, Roles::PLACE) && !head(reading, &(from..run.start)).is_some_and(witness) {
        return true;
    }
    // `premier Włoch`: a country is what is led, no surname.
    if reading.has(run.start, Roles::PLACE) && reading.noun(before).is_some() {
        return true;
    }
    let shouted = reading.is_letters(run.start, 1);
    let public = |w: &Word| {
        use SourceType::{Government, Igo, Judiciary, LawEnforcement, Medical, Military};
        !w.is_title()
            && w.source.is_some_and(|s| matches!(s, Government | Igo | Judiciary | LawEnforcement | Medical | Military))
    };
    let inflects = !reading.speech.has_articles;
    // `представитель МЧС`: letters behind a title name what it belongs to.
    if inflects && shouted && words(reading, run) == 1 && reading.surface(run.start).chars().nth(1).is_some() {
        return head(reading, &(from..run.start)).is_some();
    }
    let long = reading.len(before) > 1 || reading.noun(before).is_none();
    inflects && (shouted || long) && head(reading, &(from..run.start)).is_some_and(public)
}

/// `de veiligheidsregio Zeeland`, `de gemeente Den Helder`: behind the article and the noun of a public body its place,
/// where nouns have no capital and the verb stands second.
fn seated(reading: &Reading<'_, '_>, run: &Range<usize>) -> bool {
    use SourceType::{Government, Judiciary, LawEnforcement};
    let before = reading.phrase_start(run.start - 1);
    let public = |w: &Word| !w.is_title() && matches!(w.source, Some(Government | Judiciary | LawEnforcement));
    reading.speech.verb_second
        && !reading.capital_nouns
        && !reading.is_capital(before)
        && reading.noun(before).is_some_and(public)
        && !run.clone().any(|i| reading.noun(i).is_some() || reading.is_letters(i, 2))
}

/// `The Guardian`, `Le Courrier`: an article with a capital inside a sentence belongs to the name.
fn name_article(reading: &Reading<'_, '_>, i: usize, start: usize) -> bool {
    i > start && reading.is_capital(i)
}
