//! What a verb says of animals, which it says of no things.
//!
//! In: a figure of animals and the code of a verb. Out: the code that the verb has for what lives.

use super::Things;
use super::kinds::{BURIED, FARMED, KEPT, WILD};

impl Things<'_, '_> {
    /// `ont abattu 300 sangliers`, `l'abattage de 20 000 canards`: what lives is not torn down; farms put theirs down.
    pub(super) fn as_animals(&self, said: &str) -> Option<&'static str> {
        let down = matches!(said, "culled" | "cut" | "demolished" | "shot_down");
        match down {
            // `wybito 212 tys. ptaków`: a flock is culled, too.
            true if said == "culled" && self.are(&["animal", "bird"]) => Some("culled"),
            true if self.are(FARMED) => Some("culled"),
            true if self.are(WILD) => Some("killed"),
            // `800 runderen geruimd`: they are taken away dead.
            false if said == "collected" && self.are(KEPT) => Some("taken_in"),
            // `sono stati soppressi 14 cani`: nobody calls them off.
            false if said == "cancelled" && self.are_animals() => Some("culled"),
            // Where nouns inflect, they are driven off alive: `вывезли 60 коров`.
            false if said == "removed" && self.is_inflected() => None,
            false if said == "removed" && (self.are(FARMED) || self.are(&["animal", "bird"])) => Some("culled"),
            // `200 mijnen geruimd`, `340 ton puin geruimd`: and what never lived is taken away.
            true if said == "culled" && (self.are(BURIED) || self.are_measured_in(&["t", "m3"])) => Some("removed"),
            // `выпустили двух тигров`: where nouns inflect, one verb lets animals go and fires.
            false if said == "fired" && self.is_inflected() && (self.are(WILD) || self.are(FARMED)) => Some("released"),
            // `schoten 17 olifanten af`: and are no missiles.
            false if said == "fired" && self.are(WILD) => Some("shot"),
            _ => None,
        }
    }
}
