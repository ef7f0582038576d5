//! When an article was published, as far as it says.
//!
//! In: ISO 8601, as precise as known. Out: the day, and the minute where the hour is said; nothing for a mere month or year.

use serde::{Deserialize, Serialize};

/// Days since 1970-01-01, and the minute of the day in universal time where it is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Moment {
    pub day: i32,
    pub minute: Option<u16>,
}

impl Moment {
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let number = |range: std::ops::Range<usize>| text.get(range)?.parse::<i32>().ok();
        let dashes = text.get(4..5) == Some("-") && text.get(7..8) == Some("-");
        let (year, month, day) = (number(0..4)?, number(5..7)?, number(8..10)?);
        if !dashes || !(1..=12).contains(&month) || !(1..=31).contains(&day) {
            return None;
        }
        let midnight = i64::from(days(year, month, day)) * 1440;
        let (Some(hour), Some(minute), Some(":")) = (number(11..13), number(14..16), text.get(13..14)) else {
            return Some(Self { day: days(year, month, day), minute: None });
        };
        let at = midnight + i64::from(hour * 60 + minute) - i64::from(offset(text.get(16..).unwrap_or_default()));
        let day = i32::try_from(at.div_euclid(1440)).ok()?;
        Some(Self { day, minute: u16::try_from(at.rem_euclid(1440)).ok() })
    }

    /// Whether this is known to be later: of one day only where both say the hour.
    pub fn is_after(self, other: Self) -> bool {
        self.day > other.day
            || self.day == other.day && matches!((self.minute, other.minute), (Some(a), Some(b)) if a > b)
    }
}

/// Minutes that a time zone is ahead of universal time: `+02:00`, `-0530`, `Z`, nothing.
fn offset(zone: &str) -> i32 {
    let Some(at) = zone.find(['+', '-']) else { return 0 };
    let digits: String = zone[at..].chars().filter(char::is_ascii_digit).take(4).collect();
    let number = |range: std::ops::Range<usize>| digits.get(range).and_then(|d| d.parse::<i32>().ok()).unwrap_or(0);
    let minutes = number(0..2) * 60 + number(2..4);
    if zone[at..].starts_with('-') { -minutes } else { minutes }
}

/// Days from 1970-01-01 to a date of the Gregorian calendar.
fn days(year: i32, month: i32, day: i32) -> i32 {
    // Years that begin in March end with the leap day.
    let year = if month > 2 { year } else { year - 1 };
    let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_and_hours_are_brought_to_universal_time() {
        let at = |text| Moment::parse(text).unwrap();
        assert_eq!(at("1970-01-01"), Moment { day: 0, minute: None });
        assert_eq!(at("2024-03-01").day - at("2024-02-28").day, 2);
        assert_eq!(at("2023-03-01").day - at("2023-02-28").day, 1);
        assert_eq!(at("2026-03-05T01:30:00+02:00"), Moment { day: at("2026-03-04").day, minute: Some(1410) });
        assert_eq!(at("2026-03-05 23:00-05:30"), Moment { day: at("2026-03-06").day, minute: Some(270) });
        assert!(at("2026-03-05T10:00Z").is_after(at("2026-03-05T11:30+02:00")));
        assert!(!at("2026-03-05T10:00Z").is_after(at("2026-03-05")), "an unknown hour is not earlier");
        for text in ["2026", "2026-03", "5 March 2026", "", "2026-13-01", "2026/03/05"] {
            assert_eq!(Moment::parse(text), None, "{text}");
        }
    }
}
