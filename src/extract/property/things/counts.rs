//! What verbs say of what is only counted or measured, and of votes.
//!
//! In: what a figure counts and the verb found for it. Out: what that verb says of numbers, papers, rates and points.

use super::Things;
use super::kinds::{AREAS, ASKING, AUDIENCE, CHOSEN, COMERS, COUNTED, CRIMES, FLYING, LODGINGS, SPEEDS, TREES};
use super::tells;

impl Things<'_, '_> {
    /// What is only counted or measured, and votes.
    pub(super) fn as_count(&self, said: &str) -> Option<&'static str> {
        Some(match said {
            // `trains will travel at 160 km/h`: how fast something moves is its speed.
            "arrived" | "entered" | "left" | "marched" | "moved" | "operating" | "travelled"
                if self.are_measured_in(SPEEDS) =>
            {
                "speed"
            }
            // `kamen 3.400 Flüchtlinge über die Grenze`: who flees attends nothing.
            "attended" if self.are(COMERS) && !self.are(AUDIENCE) => "arrived",
            // `could reach 2,500 cases`: what is only counted comes nowhere.
            "arrived" if self.are_measured() || self.are(COUNTED) => "level",
            // `a 3 km queue of lorries`: a length is that of those who wait.
            "waiting" if self.are(&["m", "km", "[mi_i]"]) => "queue",
            // `the plan covers 40% of the cost`: only what has an area lies on it.
            "area" if self.are(&["%"]) => "covered",
            "covered" if self.are_measured_in(AREAS) => "area",
            // `l'occupazione degli alberghi è salita al 70%`: rooms have no job.
            "employed" if self.are(&["%"]) && tells(self.view, LODGINGS, &[]) => "occupancy",
            // `подали 300 заявлений`: a complaint is filed, whatever asks for something is submitted.
            "filed" if self.are(ASKING) => "submitted",
            // `do rady weszło 12 kandydatów`: whoever stands for a seat enters by being chosen.
            "arrived" if self.are(CHOSEN) => "elected",
            // `ha raccolto 12 mila voti`, `verovert 23 zetels`: votes and seats are won.
            "captured" | "collected" if self.are(&["seat", "vote"]) => "won",
            // `ont dressé 180 contraventions`: what is written is not put up.
            "built" | "installed" | "passed" | "placed" if self.are(&["fine", "report"]) => "issued",
            // `el río lleva 40 m³/s`: so much water in a time flows, whatever carries it.
            "carried" | "transported" if self.are(&["m3/s", "L/s"]) => "flow",
            // `w kolejce czeka 40 wniosków`: what asks for something is left to be dealt with.
            "waiting" if self.are(ASKING) => "pending",
            // `quedan 600 sacos`: things stay nowhere of their own will.
            "staying" if self.are_no_people() => "remaining",
            // `lawmakers passed 12 bills`: a bill is adopted, and goes by nobody.
            "passed" if self.are(&["amendment", "bill", "law", "motion", "resolution"]) => "adopted",
            // `раскрыли 20 преступлений`: nobody finds a crime that was committed.
            "discovered" if self.are(CRIMES) => "solved",
            // `упали 20 деревьев`: what stands or flies comes down, unless a word tells by how much or to how many.
            "decrease" if self.is_inflected() && (self.are(FLYING) || self.are(TREES)) => "fallen",
            // `команда набрала 47 очков`: points of a game are no votes.
            "votes" | "won" if self.are(&["point"]) => "scored",
            _ => return None,
        })
    }
}
