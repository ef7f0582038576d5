//! The rules that find a unit, by the names that `explain` prints: those that stand in several places, or that another rule
//! asks for.
//!
//! In: nothing. Out: the names.

/// A noun before a colon announces what is counted.
pub const ANNOUNCED: &str = "unit-announced";
/// `les blessés, une quarantaine, sont`.
pub const APPOSED: &str = "unit-apposed";
/// The noun stands behind an article of its own.
pub const BEHIND_ITS_ARTICLE: &str = "unit-behind-its-article";
/// An elliptic figure carries the unit of an earlier one.
pub const CARRIED: &str = "unit-carried";
/// The number and its noun are a length of time.
pub const DURATION: &str = "unit-duration";
/// The unit is written together with its number: `12km`, `5%`.
pub const GLUED: &str = "unit-glued";
/// A noun before the number labels it.
pub const LABELLED: &str = "unit-labelled";
/// The noun stands right before its number.
pub const NOUN_BEFORE: &str = "unit-noun-before";
/// It is that of the change whose end the figure is.
pub const OF_THE_CHANGE: &str = "unit-of-the-change";
/// It is that of the whole whose part is counted.
pub const OF_THE_WHOLE: &str = "unit-of-the-whole";
/// `others`: it is that of those who were counted before.
pub const OTHERS: &str = "unit-others";
/// Two figures share it: `between 12 and 15 people`.
pub const SHARED: &str = "unit-shared";
/// The subject of the sentence is what is counted.
pub const SUBJECT: &str = "unit-subject";
/// The noun that the sentence opens with is what is counted.
pub const TOPIC: &str = "unit-topic";
