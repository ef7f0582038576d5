//! What a violent event does to things, and what is said of people that suffered it.
//!
//! In: a figure of things or people. Out: the predicate that the event gives it, where nothing nearer is said.

use super::Predicate;
use super::death::tells;
use super::fit::SHOT;
use super::near::start_of;
use crate::claim::UnitKind;
use crate::extract::Number;
use crate::extract::unit::Found;
use crate::extract::unit::carry::OF_PEOPLE;
use crate::extract::unit::view::View;
use crate::lang::Role;

/// What befell people, right behind the noun that counts them (`la cifra de personas heridas`).
pub(super) fn suffered<'a>(view: &View<'a>, at: usize) -> Option<(usize, &'a str)> {
    let mark = view.mark(at);
    let victims = || mark.unit.and_then(|(length, entry)| Some((length, entry.property.as_deref()?)));
    mark.property.or_else(victims).filter(|(_, code)| OF_PEOPLE.contains(code) || *code == "missing")
}

/// `taken to Norland General Hospital`: whoever is brought there is admitted, however the place is named.
pub(super) fn to_hospital<'a>(view: &View<'a>, predicate: Predicate<'a>) -> Predicate<'a> {
    /// Tokens from the verb to the noun, at most.
    const REACH: usize = 8;
    const BROUGHT: &[&str] = &["brought", "moved", "rescued", "taken", "transferred", "transported"];
    if !view.noun_last() || !BROUGHT.contains(&predicate.code) {
        return predicate;
    }
    let end = predicate.tokens.end;
    let to = |at: usize| view.role(at, Role::PURPOSE);
    let led = to(end - 1) || to(end);
    let border = |at: usize| view.role(at, Role::CLAUSE) || view.role(at, Role::AND) || view.is_mark(at, &[',', ';']);
    let hospital = |at: usize| view.mark(at).unit.is_some_and(|(_, e)| matches!(&*e.code, "clinic" | "hospital"));
    let reached = (end..end + REACH).take_while(|at| view.range.contains(at) && !border(*at)).any(hospital);
    if led && reached { Predicate { code: "hospitalised", ..predicate } } else { predicate }
}

/// Whether the sentence tells of those in a hospital, who are let go when they leave it.
fn in_care(view: &View<'_>) -> bool {
    const PLACES: &[&str] = &["clinic", "hospital", "intensive_care_patient", "patient"];
    const CARED: &[&str] = &["hospitalised", "intensive_care", "operated"];
    const HELD: &[&str] = &["arrested", "charged", "detained", "imprisoned", "interrogated"];
    let any = |codes: &[&str]| tells(view, codes, codes);
    (any(PLACES) || any(CARED)) && !any(HELD)
}

/// `Von den Verletzten wurden neun entlassen, fünf liegen auf der Intensivstation`: those in care are let out of it.
pub(super) fn let_out<'a>(view: &View<'_>, predicate: Predicate<'a>) -> Predicate<'a> {
    let lets = matches!(predicate.code, "dismissed" | "issued" | "released" | "resigned");
    if lets && in_care(view) { Predicate { code: "discharged", ..predicate } } else { predicate }
}

/// What is brought down where others are killed.
pub const FLYING: &[&str] =
    &["aircraft", "balloon", "drone", "fighter_jet", "helicopter", "missile", "plane", "rocket"];

/// What is counted and moves nowhere.
const COUNTED: &[&str] = &["case", "complaint", "infection", "point", "signature", "vote"];
/// Who enters a house of parliament or a council.
const CHOSEN: &[&str] = &["candidate", "councillor", "lawmaker", "party", "seat", "senator"];
/// Places of work.
const JOBS: &[&str] = &["job", "position", "post"];
/// Those who are let go when they are dismissed.
const HELD: &[&str] = &["detainee", "hostage", "prisoner", "prisoner_of_war"];
/// What is taken apart when it is done away with.
const SET_UP: &[&str] = &["camp", "cell", "factory", "gang", "group", "laboratory", "network", "warehouse", "workshop"];
/// What an army does, and does not shoot.
const STRIKES: &[&str] = &["airstrike", "attack", "bombing", "offensive", "operation", "raid", "strike"];
/// What is destroyed in war where fires are put out.
const ARMS: &[&str] = &[
    "air_defense_system",
    "armored_vehicle",
    "artillery_system",
    "cannon",
    "car",
    "gun",
    "howitzer",
    "launcher",
    "mortar",
    "radar",
    "tank",
    "truck",
    "vehicle",
    "weapon",
];
/// Who goes where something happened.
const HELPERS: &[&str] = &[
    "ambulance",
    "crew",
    "fire_engine",
    "firefighter",
    "helicopter",
    "patrol",
    "police_officer",
    "rescuer",
    "vehicle",
];

/// What goes down in water without drowning.
const VESSELS: &[&str] =
    &["barge", "boat", "dinghy", "ferry", "ship", "submarine", "tanker", "vessel", "warship", "yacht"];

/// What a verb says of things in particular: what the police take is seized, not arrested.
pub(super) fn of_things<'a>(
    view: &View<'a>,
    predicate: Predicate<'a>,
    unit: Option<&Found<'a>>,
    number: &Number,
) -> Predicate<'a> {
    let before = start_of(number).checked_sub(1);
    let by = before.is_some_and(|at| view.noun_last() && view.is_one_of(at, &view.grammar().measure_of_change));
    let thing = unit.is_some_and(|u| u.kind == UnitKind::Count && u.entry.is_some_and(|e| !e.person));
    // Crops are weighed: what many tonnes were gathered of was harvested.
    let few = number.figure.value.is_some_and(|v| v < 100.into());
    let crop = unit.is_some_and(|u| u.kind == UnitKind::Measure && matches!(&*u.code, "t" | "100.kg" | "har")) && !few;
    let flies = unit.is_some_and(|u| FLYING.contains(&&*u.code));
    let counts = |codes: &[&str]| unit.is_some_and(|u| codes.contains(&&*u.code));
    let rain = unit.is_some_and(|u| u.kind == UnitKind::Measure && matches!(&*u.code, "mm" | "cm" | "L/m2"));
    let code = match predicate.code {
        // `spadło 20 mm deszczu`: what falls so deep is rain or snow.
        // `the river fell by 20 cm`: what tells by how much tells how far a level sank.
        "decrease" if rain && !by => "rainfall",
        // `napadlo 20 cm sněhu`: what attacks and what comes down have one verb.
        "attacked" if rain => "rainfall",
        // `le feu a parcouru 40 hectares`: what fire runs over is burned.
        "travelled" if unit.is_some_and(|u| matches!(&*u.code, "har" | "km2" | "m2" | "[acr_us]")) => "burned",
        // `сокращение 900 рабочих мест`: nobody dismisses a job.
        // `300 emplois vont disparaître`: nor is a job looked for.
        "cancelled" | "closed" | "dismissed" | "missing" if counts(JOBS) => "cut",
        "hired" if counts(JOBS) => "created",
        "dismissed" if counts(HELD) => "released",
        "drowned" if counts(VESSELS) => "sunk",
        // `hat 35 Patienten aufgenommen`: hospitals take in, too.
        "accepted" | "admitted" | "adopted" | "housed" if counts(&["patient"]) => "hospitalised",
        "appointed" | "withdrawn" if counts(&["reservist"]) => "mobilised",
        // `mit dem Ausfall von 300 Flügen`: so does what is lost that should have run.
        "cut" | "loss" if counts(&["departure", "flight", "train"]) => "cancelled",
        "deployed" if counts(&["migrant", "refugee"]) => "turned_back",
        // `se desplazaron tres dotaciones`: those who help are not driven from their homes.
        "displaced" if counts(HELPERS) => "deployed",
        "extinguished" if flies => "shot_down",
        "extinguished" if counts(SET_UP) => "dismantled",
        "extinguished" if counts(VESSELS) || counts(ARMS) => "destroyed",
        "arrested" if thing => "seized",
        "collected" | "gathered" | "raised" | "removed" if crop => "harvested",
        "killed" | "demolished" | "intercepted" if flies => "shot_down",
        // `14 missiles launched overnight`: what flies at a target is fired.
        "launched" if flies || unit.is_some_and(|u| SHOT.contains(&&*u.code)) => "fired",
        // `un convoi de 340 tonnes est arrivé`: a weight reaches those who wait for it.
        "arrived" if unit.is_some_and(|u| u.kind == UnitKind::Measure && matches!(&*u.code, "t" | "kg")) => "delivered",
        "arrived" if unit.is_some_and(|u| u.kind == UnitKind::Measure) => "level",
        // `could reach 2,500 cases`: what is only counted comes nowhere.
        "arrived" if counts(COUNTED) => "level",
        // `do rady weszło 12 kandydatów`: whoever stands for a seat enters by being chosen.
        "arrived" if counts(CHOSEN) => "elected",
        // `han conquistado 230 kilómetros cuadrados`: land is taken.
        "won" | "occupied"
            if unit.is_some_and(|u| u.kind == UnitKind::Measure && matches!(&*u.code, "km2" | "har")) =>
        {
            "captured"
        }
        // `lancer 90 frappes`: an attack is no missile.
        "fired" if counts(STRIKES) => "launched",
        // `pulled out 31 bodies`: nobody saves the dead.
        "rescued" if counts(&["body"]) => "found",
        // `the fire consumed 46,000 acres`: land is burned.
        "consumed" if unit.is_some_and(|u| matches!(&*u.code, "har" | "km2" | "[acr_us]" | "[smi_us]")) => "burned",
        // `30.000 Liter sind in den Fluss gelaufen`: what is liquid runs out.
        "walked" if unit.is_some_and(|u| matches!(&*u.code, "L" | "m3")) => "leaked",
        // `выпущено 200 автомобилей`: goods that come out of a factory are fired by nobody.
        "fired" if thing && !unit.is_some_and(|u| SHOT.contains(&&*u.code)) => "produced",
        "fired" if unit.is_some_and(|u| u.kind == UnitKind::Measure && matches!(&*u.code, "t" | "L" | "m3")) => {
            "produced"
        }
        "built" if unit.is_some_and(|u| u.code == "charge") => "charged",
        code => code,
    };
    Predicate { code, ..predicate }
}
