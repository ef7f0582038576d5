//! Kinds of things and people of which one verb says what it says of no others.
//!
//! In: nothing. Out: lists of unit codes, by what can be done with what they name.

/// What is brought down where others are killed.
pub const FLYING: &[&str] =
    &["air_tanker", "aircraft", "balloon", "drone", "fighter_jet", "helicopter", "missile", "plane", "rocket"];

/// What is counted and moves nowhere.
pub(super) const COUNTED: &[&str] = &["case", "complaint", "infection", "point", "signature", "vote"];
/// How fast things go, on wheels and at sea.
pub(super) const SPEEDS: &[&str] = &["km/h", "m/s", "[mi_i]/h", "[kn_i]"];
/// Who enters a house of parliament or a council.
pub(super) const CHOSEN: &[&str] = &["candidate", "councillor", "lawmaker", "party", "seat", "senator"];
/// Places of work.
pub(super) const JOBS: &[&str] = &["job", "position", "post"];
/// What galleries show.
pub(super) const ON_SHOW: &[&str] =
    &["artifact", "drawing", "exhibit", "object", "painting", "photo", "sculpture", "statue", "work"];
/// Whom a school takes in.
pub(super) const NEWCOMERS: &[&str] = &["applicant", "pupil", "student"];
/// Who earns a wage and is let go with it: `továrna propustí 300 dělníků`.
pub(super) const STAFF: &[&str] = &["employee", "miner", "official", "railway_worker", "teacher", "worker"];
/// Who is taken on for what they have learnt.
pub(super) const SKILLED: &[&str] = &[
    "accountant",
    "architect",
    "carpenter",
    "cleaner",
    "cook",
    "doctor",
    "driver",
    "electrician",
    "engineer",
    "mechanic",
    "nurse",
    "programmer",
    "specialist",
    "welder",
];
/// Those who ask a country to take them in.
pub(super) const REFUGEES: &[&str] = &["asylum_seeker", "migrant", "refugee"];
/// What people send to an office.
pub(super) const SENT_IN: &[&str] = &["application", "call", "complaint", "order", "report", "request"];
/// Where people are taught, treated or served.
pub(super) const SERVING: &[&str] =
    &["branch", "clinic", "hospital", "kindergarten", "library", "post_office", "primary_school", "school", "ward"];
/// What runs by a timetable.
pub(super) const TIMETABLED: &[&str] = &["departure", "flight", "train"];
/// Those who are let go when they are dismissed.
pub(super) const HELD: &[&str] = &["detainee", "hostage", "inmate", "prisoner", "prisoner_of_war"];
/// What is taken apart when it is done away with.
pub(super) const SET_UP: &[&str] =
    &["camp", "cell", "factory", "gang", "group", "laboratory", "network", "warehouse", "workshop"];
/// What an army does, and does not shoot.
pub(super) const STRIKES: &[&str] = &["airstrike", "attack", "bombing", "offensive", "operation", "raid", "strike"];
/// What people live and work in.
pub(super) const HOMES: &[&str] = &["apartment", "building", "church", "home", "house", "school"];
/// Those who live under a roof that is another's.
pub(super) const LODGERS: &[&str] = &["family", "household", "tenant"];
/// Those whom something to see draws.
pub(super) const AUDIENCE: &[&str] = &["listener", "spectator", "viewer", "visitor"];
/// Those who come to stay or to see.
pub(super) const GUESTS: &[&str] = &["guest", "tourist", "visitor", "holidaymaker", "traveller"];
/// What is there before anybody finds it.
pub(super) const FOUND: &[&str] = &["asteroid", "comet", "galaxy", "planet", "species", "star"];
/// What is felled.
pub(super) const TREES: &[&str] = &["apple_tree", "birch", "oak", "poplar", "pine", "spruce", "tree"];
/// What is destroyed in war where fires are put out.
pub(super) const ARMS: &[&str] = &[
    "air_defense_system",
    "armored_vehicle",
    "artillery_system",
    "cannon",
    "car",
    "gun",
    "howitzer",
    "launcher",
    "lorry",
    "mortar",
    "radar",
    "tank",
    "truck",
    "vehicle",
    "weapon",
];
/// Who goes where something happened.
pub(super) const HELPERS: &[&str] = &[
    "ambulance",
    "crew",
    "fire_engine",
    "firefighter",
    "helicopter",
    "helper",
    "patrol",
    "police_officer",
    "rescuer",
    "vehicle",
];

/// Those whose work it is to help.
pub(super) const RESCUERS: &[&str] = &["crew", "firefighter", "patrol", "police_officer", "rescuer", "soldier"];
/// What a police solves.
pub(super) const CRIMES: &[&str] = &["burglary", "crime", "criminal_case", "murder", "offence", "robbery", "theft"];
/// Where people meet.
pub(super) const GATHERINGS: &[&str] = &[
    "auction",
    "ceremony",
    "concert",
    "conference",
    "election",
    "exhibition",
    "festival",
    "hearing",
    "meeting",
    "rally",
    "referendum",
    "session",
    "tournament",
];
/// What is open and runs, and is no law.
pub(super) const RUNNING: &[&str] = &[
    "center",
    "checkpoint",
    "clinic",
    "college",
    "company",
    "factory",
    "hospital",
    "kindergarten",
    "library",
    "mine",
    "museum",
    "office",
    "pharmacy",
    "plant",
    "point",
    "power_plant",
    "route",
    "school",
    "shelter",
    "shop",
    "site",
    "station",
    "train",
    "university",
];

/// The units of what lies on land.
pub(super) const AREAS: &[&str] = &["m2", "km2", "har", "[acr_us]", "[smi_us]"];

/// Papers that ask for something.
pub(super) const ASKING: &[&str] =
    &["amendment", "application", "bid", "petition", "project", "proposal", "request", "signature"];

/// What is kept on farms, and what is hunted.
pub(super) const FARMED: &[&str] = &[
    "calf", "cattle", "chicken", "cow", "duck", "goat", "goose", "hen", "lamb", "mink", "pig", "piglet", "poultry",
    "rabbit", "sheep", "turkey",
];
pub(super) const WILD: &[&str] = &[
    "animal",
    "bear",
    "beaver",
    "bird",
    "bison",
    "deer",
    "elephant",
    "elk",
    "fox",
    "leopard",
    "lion",
    "lynx",
    "rhinoceros",
    "seal",
    "tiger",
    "turtle",
    "wild_boar",
    "wolf",
];

/// What voters hand in.
pub(super) const BALLOTS: &[&str] = &["ballot", "vote"];
/// Where goods are sold.
pub(super) const SHOPS: &[&str] = &["pharmacy", "shop", "supermarket"];
/// What a blow breaks to pieces.
pub(super) const GLASS: &[&str] = &["door", "shop_window", "window"];
/// What an army leaves in the ground.
pub(super) const BURIED: &[&str] = &["bomb", "explosive", "explosive_device", "mine", "shell"];

/// Those who learn.
pub(super) const LEARNERS: &[&str] = &["apprentice", "child", "doctoral_student", "pupil", "student"];
/// What courts and parliaments do away with.
pub(super) const RULINGS: &[&str] = &[
    "closure",
    "decree",
    "fine",
    "injunction",
    "law",
    "license",
    "penalty",
    "permit",
    "regulation",
    "sanction",
    "sentence",
    "tax",
];

/// What goes down in water without drowning.
pub(super) const VESSELS: &[&str] = &[
    "barge",
    "boat",
    "dinghy",
    "ferry",
    "fishing_boat",
    "patrol_boat",
    "ship",
    "submarine",
    "tanker",
    "trawler",
    "vessel",
    "warship",
    "yacht",
    "destroyer",
];

/// What comes out of a works, but for what carries it off.
pub(super) const GOODS: &[&str] = &[
    "appliance",
    "battery",
    "bicycle",
    "bottle",
    "car",
    "cheese",
    "chip",
    "engine",
    "loaf",
    "machine",
    "newspaper",
    "phone",
    "refrigerator",
    "shoe",
    "tire",
    "tractor",
    "vehicle",
    "washing_machine",
];
/// Where goods are made.
pub(super) const WORKS: &[&str] = &[
    "brewery",
    "dairy",
    "factory",
    "mill",
    "mine",
    "plant",
    "quarry",
    "refinery",
    "shipyard",
    "steelworks",
    "workshop",
];
/// What lives with people.
pub(super) const KEPT: &[&str] = &["cat", "dog", "horse", "puppy"];
/// Who comes somewhere to stay there, or on the way.
pub(super) const COMERS: &[&str] = &[
    "asylum_seeker",
    "firefighter",
    "immigrant",
    "migrant",
    "passenger",
    "police_officer",
    "refugee",
    "rescuer",
    "soldier",
    "tourist",
    "visitor",
];
/// What people come to together.
pub(super) const OCCASIONS: &[&str] = &[
    "ceremony",
    "concert",
    "conference",
    "fair",
    "festival",
    "funeral",
    "hearing",
    "march",
    "match",
    "meeting",
    "procession",
    "protest",
    "rally",
    "show",
    "vigil",
];
/// Those before a screen, and what they look at.
pub(super) const WATCHING: &[&str] = &["viewer"];
pub(super) const WATCHED: &[&str] = &["episode", "film", "game", "match"];
/// Whom a company or an office serves.
pub(super) const SERVED: &[&str] = &["consumer", "customer", "farm", "household", "subscriber", "user"];
/// Who takes what is another's, and what water does by its force.
pub(super) const THIEVES: &[&str] = &["burglar", "burglary", "robber", "robbery", "theft", "thief"];
pub(super) const FLOODS: &[&str] = &["avalanche", "flood", "landslide", "storm", "tsunami", "wave"];
/// Papers that an office works through.
pub(super) const FILES: &[&str] = &["case", "file", "order"];
/// What goods are carried in.
pub(super) const LOADS: &[&str] = &["bag", "box", "container", "pallet", "parcel", "sack"];
/// Where people lie for a night.
pub(super) const LODGINGS: &[&str] = &["bed", "campsite", "hostel", "hotel", "intensive_care_unit", "room"];
