//! What a violent event does to things, and what is said of people that suffered it.
//!
//! In: a figure of things or people. Out: the predicate that the event gives it, where nothing nearer is said.

mod animals;
mod counts;
mod kinds;

pub use kinds::FLYING;
use kinds::{
    ARMS, ASKING, AUDIENCE, BALLOTS, COMERS, FARMED, FILES, FLOODS, FOUND, GATHERINGS, GLASS, GOODS, GUESTS, HELD,
    HELPERS, HOMES, JOBS, KEPT, LEARNERS, LOADS, LODGERS, NEWCOMERS, OCCASIONS, ON_SHOW, REFUGEES, RESCUERS, RULINGS,
    RUNNING, SENT_IN, SERVED, SERVING, SET_UP, SHOPS, SKILLED, STAFF, STRIKES, THIEVES, TIMETABLED, TREES, VESSELS,
    WATCHED, WATCHING, WILD, WORKS,
};

use super::Predicate;
use super::death::tells;
use super::fit::SHOT;
use super::rule;
use crate::claim::UnitKind;
use crate::extract::Number;
use crate::extract::unit::Found;
use crate::extract::unit::carry::OF_PEOPLE;
use crate::extract::unit::view::View;
use crate::lang::{Order, Role};

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
    const PLACES: &[&str] = &["clinic", "hospital", "patient"];
    const CARED: &[&str] = &["hospitalised", "intensive_care", "operated"];
    const HELD: &[&str] = &["arrested", "charged", "detained", "imprisoned", "questioned"];
    let any = |codes: &[&str]| tells(view, codes, codes);
    (any(PLACES) || any(CARED)) && !any(HELD)
}

/// `Von den Verletzten wurden neun entlassen, fünf liegen auf der Intensivstation`: those in care are let out of it.
pub(super) fn let_out<'a>(view: &View<'_>, predicate: Predicate<'a>) -> Predicate<'a> {
    let lets = matches!(predicate.code, "dismissed" | "issued" | "released" | "resigned");
    if lets && in_care(view) { Predicate { code: "discharged", ..predicate } } else { predicate }
}

/// What a verb says of things in particular: what the police take is seized, not arrested.
pub(super) fn of_things<'a>(
    view: &View<'a>,
    predicate: Predicate<'a>,
    unit: Option<&Found<'a>>,
    number: &Number,
) -> Predicate<'a> {
    let things = Things { view, unit, number, listed: predicate.rule == rule::OF_THE_LIST };
    let said = predicate.code;
    let code = things
        .by_weather(said)
        .or_else(|| things.at_work(said))
        .or_else(|| things.by_helpers(said))
        .or_else(|| things.in_war(said))
        .or_else(|| things.as_glass(said))
        .or_else(|| things.as_animals(said))
        .or_else(|| things.as_goods(said))
        .or_else(|| things.as_count(said));
    Predicate { code: code.unwrap_or(said), ..predicate }
}

/// What a figure counts or measures. Each method knows what the verbs of one field say of it.
struct Things<'t, 'a> {
    view: &'t View<'a>,
    unit: Option<&'t Found<'a>>,
    number: &'t Number,
    /// The verb is that of a list, which says the same of its other members.
    listed: bool,
}

impl Things<'_, '_> {
    /// Whether the unit is one of these.
    fn are(&self, codes: &[&str]) -> bool {
        self.unit.is_some_and(|unit| codes.contains(&&*unit.code))
    }

    fn are_people(&self) -> bool {
        self.unit.is_some_and(|unit| unit.kind == UnitKind::Count && unit.is_person())
    }

    fn are_measured(&self) -> bool {
        self.unit.is_some_and(|unit| unit.kind == UnitKind::Measure)
    }

    /// Whether they are measured in one of these.
    fn are_measured_in(&self, codes: &[&str]) -> bool {
        self.are_measured() && self.are(codes)
    }

    /// Whether they are listed things, and no people.
    fn are_no_people(&self) -> bool {
        self.unit.is_some_and(|unit| unit.kind == UnitKind::Count && unit.entry.is_some_and(|entry| !entry.person))
    }

    /// Whether the sentence tells of people who are held against their will.
    fn are_held(&self) -> bool {
        tells(self.view, HELD, &["abducted", "arrested", "captured", "detained", "imprisoned"])
    }

    /// Whether the preposition by which something changes stands before the figure: `fell by 20 cm`.
    fn is_by(&self) -> bool {
        let before = self.number.start().checked_sub(1).filter(|_| self.view.noun_last());
        before.is_some_and(|at| self.view.is_one_of(at, &self.view.grammar().measure_of_change))
    }

    /// Whether they are goods, or weighed, and the sentence names the works that they come from.
    fn leave_works(&self) -> bool {
        (self.are_measured_in(&["t", "kg", "L", "m3"]) || self.are(GOODS)) && tells(self.view, WORKS, &[])
    }

    /// Whether they live, and are no people.
    fn are_animals(&self) -> bool {
        self.are(FARMED) || self.are(WILD) || self.are(KEPT)
    }

    fn is_inflected(&self) -> bool {
        self.view.grammar().order == Order::Inflected
    }

    /// Crops are weighed: what many tonnes were gathered of was harvested.
    fn are_crops(&self) -> bool {
        let few = self.number.figure.value.is_some_and(|value| value < 100.into());
        !few && self.are_measured_in(&["t", "100.kg", "har"])
    }

    /// Rain, snow and fire.
    fn by_weather(&self, said: &str) -> Option<&'static str> {
        let fallen = || self.are_measured_in(&["mm", "cm", "L/m2"]);
        Some(match said {
            // `spadło 20 mm deszczu`: what falls so deep is rain or snow.
            // `the river fell by 20 cm`: what tells by how much tells how far a level sank.
            "decrease" if (fallen() || self.are_measured_in(&["L"])) && !self.is_by() => "rainfall",
            // `Rain dumped 210mm of water`: whatever brings it.
            "brought" | "delivered" | "downloaded" | "dumped" | "unloaded" if fallen() => "rainfall",
            // `napadlo 20 cm sněhu`: what attacks and what comes down have one verb.
            "attacked" if fallen() => "rainfall",
            // `a top of 43.6 degrees`: what is passed in degrees is a temperature.
            // `los termómetros marcaron 41,6 grados`: nor are degrees scored.
            "exceeded" | "level" | "recorded" | "scored" if self.are_measured_in(&["Cel", "[degF]"]) => "temperature",
            // `l'eau a envahi 300 caves`: water makes no war.
            "invaded" | "occupied" if self.are(&["basement"]) => "flooded",
            // `le feu a parcouru 40 hectares`: what fire runs over is burned.
            "travelled" if self.are(&["har", "km2", "m2", "[acr_us]"]) => "burned",
            // `the fire consumed 46,000 acres`: land is burned.
            "consumed" if self.are(&["har", "km2", "[acr_us]", "[smi_us]"]) => "burned",
            // `тушили 48 пожарных и два вертолёта`, `тушат 90 спасателей и 14 машин`: what helps to fight a fire beside others is
            // not put out.
            "extinguished" if self.listed => return None,
            "extinguished" if self.are(FLYING) => "shot_down",
            // `ліквідували 19 поривів`: damage to a network does not burn.
            "extinguished" if self.are(&["leak", "rupture"]) => "removed",
            "extinguished" if self.are(SET_UP) => "dismantled",
            "extinguished" if self.are(VESSELS) || self.are(ARMS) => "destroyed",
            _ => return None,
        })
    }

    /// Jobs, and what runs by a timetable.
    fn at_work(&self, said: &str) -> Option<&'static str> {
        Some(match said {
            // `5.000 auto escono dallo stabilimento`, `de la planta salen 2.000 toneladas`: what leaves a works is made there.
            "left" if self.leave_works() => "produced",
            // `268 emplois condamnés`: nor does a court sentence one.
            "sentenced" if self.are(JOBS) => "cut",
            // `сокращение 900 рабочих мест`: nobody dismisses a job.
            // `300 emplois vont disparaître`: nor is a job looked for.
            "cancelled" | "closed" | "dismissed" | "missing" | "removed" if self.are(JOBS) => "cut",
            "hired" if self.are(JOBS) => "created",
            "released" if self.are(STAFF) && !self.are_held() => "dismissed",
            // `fiel der Strom in 4000 Haushalten aus`: nobody calls off those who live there.
            "cancelled" if self.are(&["apartment", "home", "house", "household"]) && !self.is_inflected() => {
                "without_power"
            }
            // `mit dem Ausfall von 300 Flügen`: what is lost should have run.
            "cut" | "loss" if self.are(TIMETABLED) => "cancelled",
            // `назначили 18 поездов`: what runs by a timetable is put on it, and has no office.
            "appointed" if self.are(TIMETABLED) || self.are(&["bus"]) => "scheduled",
            // `cortar a água a 9.500 famílias`: whoever lives somewhere is cut off.
            "cut" if self.are(LODGERS) || self.are(&["customer", "subscriber"]) => "cut_off",
            // `deux barrages ont coupé la départementale`: and what stands on a road blocks it.
            "cut" if self.are(&["roadblock", "tractor"]) => "blocked",
            // `cortou 22 estradas`: a road is cut by being blocked.
            "cut" if self.are(&["highway", "road", "street"]) => "blocked",
            // `затримали вісім рейсів`: what runs by a timetable is held up, and nobody takes it.
            "arrested" | "detained" if self.are(TIMETABLED) => "delayed",
            _ => return None,
        })
    }

    /// Those who are helped, held or called up, and those who help.
    fn by_helpers(&self, said: &str) -> Option<&'static str> {
        Some(match said {
            // `policie propustila 12 lidí zadržených při protestu`: who was held is let go, where one verb says both.
            "dismissed" if self.are(HELD) || self.are_people() && !self.are(STAFF) && self.are_held() => "released",
            // `400 personnes sont venues à la réunion`: who comes to an event attends it.
            // `pochodu se zúčastnily tři tisíce lidí`: so does who takes part in it or sees it.
            "arrived" | "participated" | "visited"
                if self.are_people() && !self.are(COMERS) && tells(self.view, OCCASIONS, &[]) =>
            {
                "attended"
            }
            // `la finale a été suivie par 11 millions de téléspectateurs`, `ha visto quattro partite`: what is on show is watched.
            "followed" | "monitored" | "seen" if self.are(WATCHING) || self.are(WATCHED) => "watched",
            // `sul posto hanno operato 34 vigili del fuoco`: those who help are operated upon by nobody.
            "operated" if self.are(HELPERS) => "deployed",
            // `versés par 1 640 donateurs`: who gives away pays nothing.
            "paid" if self.are(&["donor"]) => "donated",
            // `il guasto ha colpito 80.000 utenti`: what a breakdown hits only suffers from it.
            "hit" if self.are(SERVED) => "affected",
            // `suivie par 300 000 abonnés`: who subscribes watches over nobody.
            "monitored" if self.are(&["subscriber"]) => "followed",
            // `l'istituto ha interrogato 1.200 persone`: a poll asks no suspects.
            "questioned" if self.are_people() && tells(self.view, &["institute", "poll", "survey"], &[]) => "surveyed",
            // `hat 35 Patienten aufgenommen`: hospitals take in, too.
            "accepted" | "adopted" | "housed" if self.are(&["patient"]) => "hospitalised",
            // `přijme 60 dělníků`: those who work are taken on.
            "accepted" | "admitted" | "adopted" | "housed" if self.are(STAFF) || self.are(SKILLED) => "hired",
            // `versorge nachts 36 Patienten`: the sick are not supplied as a household is.
            "supplied" if self.are(&["patient"]) => "cared_for",
            // `вывезли 612 жителей`: people who are taken out of danger are evacuated, where nouns inflect.
            "removed" if self.are(&["child", "resident", "villager"]) => "evacuated",
            // `przyjęli 90 pierwszaków`: so do schools.
            "accepted" | "hired" | "housed" if self.are(NEWCOMERS) => "admitted",
            "appointed" | "withdrawn" if self.are(&["reservist"]) => "mobilised",
            // `ha richiamato 20 mila spettatori`: nor are those who come to see called up.
            "mobilised" if self.are(&["spectator", "tourist", "visitor"]) => "attracted",
            // `o juiz ouviu sete testemunhas`: a court questions those whom others only ask.
            "surveyed" if self.are(&["witness"]) => "questioned",
            // `ont escroqué 120 retraités`: whoever suffers a fraud is defrauded.
            "fraud" if self.are_people() => "defrauded",
            // `6 000 étudiants se sont inscrits`: those who learn are put on the list of a school, those who vote may do so.
            "registered" if self.are(LEARNERS) => "enrolled",
            "registered" if self.are(&["voter"]) => "eligible",
            "deployed" if self.are(&["migrant", "refugee"]) => "turned_back",
            // `направили 140 спасателей`: those whose work it is to help are sent to do it.
            "sent" if self.is_inflected() && self.are(RESCUERS) => "deployed",
            // `circularon 22 líneas`: what carries passengers by a timetable is operated.
            "travelled" if self.are(&["bus", "bus_line", "ferry", "line", "train", "tram"]) => "operating",
            // `se desplazaron tres dotaciones`: those who help are not driven from their homes.
            "displaced" if self.are(HELPERS) => "deployed",
            // `o Exército deslocou 600 militares`: an army moves where it is sent.
            "moved" if self.are(&["soldier"]) => "deployed",
            // `200 people gathered in drizzle`: no people are brought in as a crop is.
            "harvested" if self.unit.is_some_and(Found::is_person) => "gathered",
            // `przy likwidacji ognisk pracuje 120 żołnierzy`: those whose work it is to help are there to do it.
            "working" if self.are(&["firefighter", "rescuer", "soldier"]) => "deployed",
            // `кинули 40 рятувальників`: nor are they thrown.
            "thrown" if self.are(HELPERS) || self.are(&["soldier", "worker"]) => "deployed",
            // `1,3 млн гостей принял`: those who come to stay or to see are received.
            "accepted" | "adopted" | "hired" if self.are(GUESTS) => "hosted",
            "admitted" | "adopted" | "hired" if self.are(REFUGEES) && self.is_inflected() => "accepted",
            // `120 firefighters were fighting it`: those who put out a fire clash with nobody.
            "clashed" if self.are(&["fire_engine", "firefighter", "helicopter", "volunteer"]) => "fought",
            // `pulled out 31 bodies`: nobody saves the dead.
            "rescued" if self.are(&["body"]) => "found",
            // `el 112 atendió 340 llamadas`: what is reported gets an answer, and no medicine.
            "treated" if self.are(&["call"]) => "answered",
            "treated" if self.are(&["alert", "complaint", "emergency", "incident", "request"]) => "handled",
            // `zette 23 gezinnen op straat`: who rents is put out of a house, not of a job.
            "dismissed" | "expelled" if self.are(LODGERS) => "evicted",
            // `der Mast versorgt 1200 Haushalte`: and is cared for by no doctor.
            "treated" if self.are(LODGERS) => "supplied",
            // `zaten 60 reizigers vast`: who is on the way is held up, not in prison.
            // `vivem oito famílias em contentores`: those who live under one roof are no town.
            "inhabitants" if self.are(LODGERS) => "living",
            "detained" if self.are(&["commuter", "passenger", "traveller"]) => "stranded",
            // `trok 1,1 miljoen bezoekers`: an audience is drawn, and goes nowhere in a body.
            // `o filme levou 3,8 milhões de espectadores aos cinemas`: nor does anybody take it along.
            "marched" | "taken" if self.are(AUDIENCE) => "attracted",
            _ => return None,
        })
    }

    /// What is taken, fired or brought down.
    fn in_war(&self, said: &str) -> Option<&'static str> {
        Some(match said {
            // `two dozen shops emptied`: whoever empties shops loots them.
            "emptied" if self.are(SHOPS) => "looted",
            // `oito mineiros presos a 120 metros`: nobody arrests those who are underground.
            "arrested" if self.are(&["miner"]) => "trapped",
            "arrested" if self.are_no_people() => "seized",
            "decrease" | "drowned" if self.are(VESSELS) => "sunk",
            // `el agua se llevó seis puentes`: nobody steals what stands on the ground.
            "taken" if self.are(&["bridge", "tree"]) => "swept_away",
            // `rebeldes tomaram quatro cidades`: what people live in is taken by arms.
            "taken" if self.are(&["city", "settlement", "town", "village"]) => "captured",
            "stolen" if self.are(HOMES) || self.are(&["bridge", "road", "tree"]) => "swept_away",
            "culled" | "killed" | "demolished" | "intercepted" if self.are(FLYING) => "shot_down",
            // `han muerto 1.200 colmenas`: what insects die of is no violence.
            "killed" if self.are(&["bee", "beehive", "colony"]) => "died",
            // `випустили 47 дронів`: what flies by itself is not shot.
            "fired" if self.are(&["drone"]) => "launched",
            // `l'avion a largué 12 bombes`: what is meant to hit is no relief.
            "airdropped" if self.are(&["bomb"]) => "dropped",
            // `la crue a emporté 4 ponts`, `i ladri hanno portato via 120 gioielli`: a thief takes what a flood carries off.
            "swept_away" if tells(self.view, THIEVES, &["robbed", "burgled"]) => "stolen",
            "stolen" if tells(self.view, FLOODS, &["flooded"]) && !tells(self.view, THIEVES, &[]) => "swept_away",
            // `lancer 90 frappes`: an attack is no missile.
            "fired" if self.are(STRIKES) => "launched",
            // `действуют 27 очагов`: a fire has no validity, and goes on.
            "in_force" if self.are(&["fire", "outbreak", "volcano", "wildfire"]) => "active",
            // `действуют 14 пунктов обогрева`: nor has a place, which is open.
            "in_force" if self.are(RUNNING) => "operating",
            // `han conquistado 230 kilómetros cuadrados`: land is taken.
            "won" | "occupied" if self.are_measured_in(&["km2", "har"]) => "captured",
            _ => return None,
        })
    }

    /// What is grown, made, delivered or stored.
    fn as_goods(&self, said: &str) -> Option<&'static str> {
        Some(match said {
            "cleared" | "collected" | "gathered" | "raised" if self.are_crops() => "harvested",
            // `un convoi de 340 tonnes est arrivé`: a weight reaches those who wait for it.
            "arrived" if self.are_measured_in(&["t", "kg"]) => "delivered",
            // `30.000 Liter sind in den Fluss gelaufen`: what is liquid runs out.
            "walked" if self.are(&["L", "m3"]) => "leaked",
            // `pojišťovny přijaly 1 600 hlášení`: and what people send in is taken in.
            "adopted" if self.are_measured() || self.are(SENT_IN) => "received",
            // `zrušili tři školy`: where nouns inflect, a place is done away with by being closed.
            "cancelled" if self.is_inflected() && self.are(SERVING) => "closed",
            // `traite 80 000 tonnes de déchets par an`, `ont traité 3 400 demandes`: what is weighed or asked for is no patient; what
            // a port treats passes through its hands.
            "treated" if self.are_measured_in(&["t"]) && tells(self.view, &["airport", "port"], &[]) => "handled",
            "treated" if self.are_measured_in(&["t", "kg"]) || self.are(ASKING) || self.are(FILES) => "processed",
            // `a bloqué 14 comptes`: money stands on an account.
            "blocked" | "stranded" if self.are(&["account", "asset", "bank_account", "fund"]) => "frozen",
            // `ha scaricato 120 container`: nor does anybody download a crate.
            "downloaded" if self.are(LOADS) => "unloaded",
            // `ha spedito 300 lettere`: papers are sent, whatever carries them.
            "shipped" if self.are(&["email", "invitation", "invoice", "letter", "message", "notice"]) => "sent",
            // `zajmie 40 hektarów`: what takes its time and what takes up room have one verb.
            "lasted" if self.are(&["har", "km2", "m2"]) => "area",
            // `vystaví 140 fotografií`: what is put on show and what is made out have one verb.
            "issued" if self.are(ON_SHOW) => "exhibited",
            "distributed" if self.are(&["fine"]) => "issued",
            // `erteilte 60 Platzverweise`: nobody is granted what they did not ask for.
            "granted" if self.are(&["ban", "dispersal_order", "fine"]) => "issued",
            // `odebírali 45 tun masa týdně`: nobody subscribes to what is weighed.
            "subscribed" if self.are_measured() => "bought",
            // `oddano 14 strzałów`: a shot is handed to nobody.
            "handed_over" | "returned" if self.are(&["shot"]) => "fired",
            // `vylovila z moře 38 těl`: nobody catches the dead.
            "caught" if self.are(&["body"]) => "found",
            // `legte 480 Kilometer zurück`: a distance is not put aside.
            "saved" | "set_aside" if self.are_measured_in(&["km", "[mi_i]"]) => "travelled",
            // `kamen 900.000 Euro zusammen`: money is raised, and gathers nowhere.
            "gathered" if self.unit.is_some_and(|unit| unit.kind == UnitKind::Currency) => "collected",
            // `serve 300 pasti`: what a meal and a need have is one verb.
            "needed" if self.are(&["meal"]) => "served",
            // `recuperar 85 casas`: a house is not found, and is made good again.
            "found" if self.are(HOMES) && self.view.lang.speech.romance => "renovated",
            "recovered" if self.are(HOMES) => "renovated",
            // `árvores abatidas`: one verb brings down whatever stands.
            "defeated" | "deposed" | "killed" | "overturned" | "shot_down" if self.are(TREES) => "felled",
            // `открыли два астероида`: what nobody has made is found.
            "opened" if self.are(FOUND) => "discovered",
            // `развернули 85 коек`: what people lie or are sheltered in marches nowhere.
            "deployed" if self.are(&["bed", "hospital", "shelter", "tent"]) => "set_up",
            "installed" if self.are(&["camp", "hospital", "shelter"]) => "set_up",
            // `объём воды — 11 млрд кубометров`: how much room something takes is no worth.
            "value" if self.are_measured_in(&["m3", "hm3", "L"]) => "volume",
            // `arrancar 2.000 hectáreas de olivar`: what starts and what is torn out have one verb.
            "launched" if self.are(TREES) || self.are_measured_in(&["har"]) => "uprooted",
            // `2000 Hektar Wald gekapt`: what grows is cut down, and what is weighed is dropped, not let go.
            "culled" | "demolished" if self.are(TREES) || self.are_measured_in(&["har", "[acr_us]"]) => "felled",
            "dismissed" if self.are_measured() => "lost",
            // `retiraron 40 toneladas de escombros`: what is weighed is cleared away, `tira 30 kilos de comida`: or is waste.
            "withdrawn" if self.are_measured_in(&["t", "kg", "m3"]) => "removed",
            "thrown" if self.are_measured_in(&["t", "kg"]) => "thrown_away",
            // `inutilizaram 12 mil litros de diesel`: what is measured works no worse than before, and is gone.
            "disabled" if self.are_measured() => "destroyed",
            // `nam 14 rijbewijzen in`: papers and arms are taken away.
            "occupied" if self.are(&["firearm", "license", "passport", "phone", "weapon"]) => "seized",
            // `liefen 12.000 Tonnen Öl aus`: so does what is weighed, which has no term to end.
            "expired" if self.are_measured() => "leaked",
            // `schoss elf Tore`, `maakte elf doelpunten`: a goal is scored, whatever verb says so.
            "fired" | "made" | "produced" | "shot" if self.are(&["goal"]) => "scored",
            // `выпущено 200 автомобилей`: goods that come out of a factory are fired by nobody.
            "fired" if self.are_no_people() && !self.are(SHOT) && !self.are(BALLOTS) => "produced",
            "fired" if self.are_measured_in(&["t", "L", "m3"]) => "produced",
            "built" if self.are(&["charge"]) => "charged",
            // `a rejeté 600 litres d'acide`, `ha scaricato 20 tonnellate`: what is measured is let out, and not refused.
            "unloaded" if self.are_measured_in(&["m3", "hm3"]) => "discharged",
            "downloaded" | "rejected" if self.are_measured_in(&["t", "kg", "L", "m3", "hm3"]) => "discharged",
            // `abattre trois tours`: nor is what stood put down as an animal is.
            "culled" if self.are(&["building", "chimney", "house", "tower", "wall"]) => "demolished",
            // `evitará la emisión de 90.000 toneladas`: what is weighed is let out; `guarda 45 hectómetros`: or kept.
            "issued" if self.are_measured_in(&["t", "kg"]) => "emitted",
            "guarded" if self.are_measured() => "stored",
            // `el Supremo tumbó 12 sanciones`: what a court brings down is no building.
            "demolished" if self.are(RULINGS) => "overturned",
            // `возбуждено 214 уголовных дел`: a case is opened, and charged with nothing.
            "charged" if self.are(&["case", "criminal_case", "investigation"]) => "opened",
            // `oddano 19 głosów`: votes are cast, by whatever verb hands them in.
            "donated" | "fired" | "handed_over" | "returned" if self.are(BALLOTS) => "cast",
            // `wykonano 3200 operacji`: what a surgeon does is performed.
            "carried_out" if self.are(&["procedure", "surgery", "transplant"]) => "performed",
            // `cumpriu 58 mandados de busca`: a warrant is executed.
            "carried_out" if self.are(&["warrant"]) => "executed",
            // `огонь прошёл 95 тысяч гектаров`: nothing is carried out on so much land.
            "carried_out" if self.are_measured_in(&["har", "km2"]) => "burned",
            // `провёл 64 заседания`: where people meet something is held.
            "carried_out" if self.are(GATHERINGS) => "held",
            // `aplicó 120 multas`: what is laid upon somebody heals nobody.
            "administered" if self.are(&["fine", "penalty", "sanction"]) => "imposed",
            // `забили 340 коров`: in some languages goals and cattle are struck alike.
            "scored" if self.are(FARMED) => "culled",
            // `приняли 230 родов`: who is at a birth delivers the child.
            "accepted" | "adopted" | "housed" if self.are(&["birth"]) => "delivered",
            _ => return None,
        })
    }

    /// `schlugen 14 Scheiben ein`: what hits glass breaks it.
    fn as_glass(&self, said: &str) -> Option<&'static str> {
        match said {
            "hit" if self.are(GLASS) => Some("smashed"),
            // `розбито 140 вікон`: and windows have no accident.
            "crashed" if self.are(GLASS) => Some("broken"),
            _ => None,
        }
    }
}
