//! What a verb says of animals, which it says of no things.
//!
//! In: a figure of animals and the code of a verb. Out: the code that the verb has for what lives.

use super::Things;
use super::kinds::{BURIED, FARMED, KEPT, WILD};

impl Things<'_, '_> {
    /// `ont abattu 300 sangliers`, `l'abattage de 20 000 canards`: what lives is not torn down; farms put theirs down.
    pub(super) fn as_animals(&self, said: &str) -> Option<&'static str> {
        /// What puts an end to something.
        const DOWN: &[&str] = &["culled", "cut", "demolished", "shot_down"];
        let down = DOWN.contains(&said);
        Some(match said {
            // `wybito 212 tys. ptaków`: a flock is culled, too.
            "culled" if self.are(&["animal", "bird"]) => "culled",
            _ if down && self.are(FARMED) => "culled",
            _ if down && self.are(WILD) => "killed",
            // `200 mijnen geruimd`, `340 ton puin geruimd`: and what never lived is taken away.
            "culled" if self.are(BURIED) || self.are_measured_in(&["t", "m3"]) => "removed",
            // `800 runderen geruimd`: they are taken away dead.
            "collected" if self.are(KEPT) => "taken_in",
            // `sono stati soppressi 14 cani`: nobody calls them off.
            "cancelled" if self.are_animals() => "culled",
            // Where nouns inflect, they are driven off alive: `вывезли 60 коров`.
            "removed" if self.is_inflected() => return None,
            "removed" if self.are(FARMED) || self.are(&["animal", "bird"]) => "culled",
            // `выпустили двух тигров`: where nouns inflect, one verb lets animals go and fires.
            "fired" if self.is_inflected() && (self.are(WILD) || self.are(FARMED)) => "released",
            // `schoten 17 olifanten af`: and are no missiles.
            "fired" if self.are(WILD) => "shot",
            _ => return None,
        })
    }
}
