//! The closed sets of the guideline, each with the one spelling that files use.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Declares an enum whose variants are written in files as the given words.
macro_rules! closed_set {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $word:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
        pub enum $name { $($(#[$vdoc])* #[serde(rename = $word)] $variant,)+ }

        impl $name {
            /// Every value, in the guideline's order.
            pub const ALL: &[Self] = &[$(Self::$variant,)+];

            /// The word that files use.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }

            /// The value that files spell as `word`.
            pub fn parse(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$variant),)+ _ => None }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }
    };
}

closed_set! {
    /// How the figure's value is to be taken.
    Modifier {
        Exact = "exact",
        Approximate = "approximate",
        MoreThan = "more_than",
        AtLeast = "at_least",
        LessThan = "less_than",
        AtMost = "at_most",
        Range = "range",
        Vague = "vague",
    }
}

closed_set! {
    /// The family of a unit's code.
    UnitKind {
        Count = "count",
        Currency = "currency",
        Percent = "percent",
        Duration = "duration",
        Measure = "measure",
    }
}

closed_set! {
    /// What sort of speaker a source is.
    SourceType {
        Government = "government",
        LawEnforcement = "law_enforcement",
        Military = "military",
        Judiciary = "judiciary",
        Medical = "medical",
        Igo = "igo",
        Ngo = "ngo",
        Media = "media",
        Politician = "politician",
        Expert = "expert",
        Company = "company",
        /// Bystanders, protesters, residents.
        Witness = "witness",
        /// No body or level named.
        Official = "official",
        Other = "other",
    }
}

closed_set! {
    /// How a figure is credited.
    AttributionType {
        Direct = "direct",
        Indirect = "indirect",
        Carried = "carried",
        Hearsay = "hearsay",
        None = "none",
    }
}

closed_set! {
    /// Whether the figure is affirmed by the one it is credited to.
    Stance {
        Asserted = "asserted",
        Hedged = "hedged",
        Denied = "denied",
    }
}

closed_set! {
    /// Who made the label.
    LabelStatus {
        /// A machine.
        Silver = "silver",
        /// Adjudicated people.
        Gold = "gold",
    }
}

closed_set! {
    /// What makes a passage of an article page furniture: part of the page, and not of what the article reports.
    FurnitureKind {
        /// A line that begins with an invitation: share this, read also, follow us.
        Line = "line",
        /// A paragraph in which the outlet speaks of itself: its newsletter, its cookies, its subscriptions.
        Plea = "plea",
        /// A short line with a date and a clock time.
        Byline = "byline",
        /// A number and the word beside it that counts the page: views, comments, minutes to read.
        Counter = "counter",
        /// The title, where the text says it again. It is marked and not silenced.
        RepeatedTitle = "repeated_title",
    }
}

pub(crate) use closed_set;
