//! The rules that find a predicate, by the names that `explain` prints: those that stand in several places, or that another
//! rule asks for.
//!
//! In: nothing. Out: the names.

/// It stands right before the figure: `zginęło 12 osób`.
pub const BEFORE: &str = "property-before";
/// It stands before the bracket that holds the figure.
pub const BEFORE_BRACKET: &str = "property-before-bracket";
/// It stands behind the noun phrase: `12 people were killed`.
pub const BEHIND: &str = "property-behind";
/// It is the last one that was said of the counted.
pub const LAST: &str = "property-last";
/// It only stands near.
pub const NEAR: &str = "property-near";
/// It is that of the first member of a list.
pub const OF_THE_LIST: &str = "property-of-the-list";
/// The noun itself says it: `12 victims`.
pub const OF_THE_NOUN: &str = "property-of-the-noun";
/// It is what tells of the part by itself: `neun davon schwer`.
pub const OF_THE_PART: &str = "property-of-the-part";
/// It is what a share is the share of.
pub const OF_THE_SHARE: &str = "property-of-the-share";
/// It is that of the whole whose part is counted.
pub const OF_THE_WHOLE: &str = "property-of-the-whole";
