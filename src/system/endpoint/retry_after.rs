//! When a server wants to be asked again.
//!
//! In: the value of a `Retry-After` header, and what time it is. Out: how long to wait. The value is a number of seconds or a
//! date (RFC 9110, section 10.2.3), and a date has three forms, of which two are obsolete and must be read all the same
//! (section 5.6.7).

use std::time::Duration;

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// How long to wait from `now`, in seconds since 1970; no time where the date has passed. `None` where the value is neither.
pub fn wait(value: &str, now: u64) -> Option<Duration> {
    let seconds = match value.trim().parse() {
        Ok(seconds) => seconds,
        Err(_) => date(value, now)?.saturating_sub(now),
    };
    Some(Duration::from_secs(seconds))
}

/// A date of HTTP in seconds since 1970. A year of two digits that seems more than fifty years away is one of the past.
pub fn date(value: &str, now: u64) -> Option<u64> {
    let words: Vec<&str> = value.split([' ', ',', '-']).filter(|word| !word.is_empty()).collect();
    let (day, month, year, time) = match words[..] {
        // Sun, 06 Nov 1994 08:49:37 GMT and Sunday, 06-Nov-94 08:49:37 GMT
        [_, day, month, year, time, "GMT"] => (day, month, year, time),
        // Sun Nov  6 08:49:37 1994
        [_, month, day, time, year] => (day, month, year, time),
        _ => return None,
    };
    let number = |digits: &str| digits.bytes().all(|b| b.is_ascii_digit()).then(|| digits.parse::<u64>().ok())?;
    let month = MONTHS.iter().position(|m| *m == month)? as u64 + 1;
    let at = |year: u64| {
        let day = number(day).filter(|day| (1..=length(month, year)).contains(day))?;
        let clock: Vec<u64> = time.split(':').map(number).collect::<Option<_>>()?;
        match clock[..] {
            // A leap second is the first of the next minute.
            [hour @ 0..24, minute @ 0..60, second @ 0..=60] => {
                Some(days(year, month, day)? * 86_400 + hour * 3600 + minute * 60 + second)
            }
            _ => None,
        }
    };
    const FIFTY_YEARS: u64 = 50 * 31_556_952;
    match (year.len(), number(year)?) {
        (4, year) => at(year),
        (2, year) => {
            at(2000 + year).filter(|&then| then <= now.saturating_add(FIFTY_YEARS)).or_else(|| at(1900 + year))
        }
        _ => None,
    }
}

const fn is_leap(year: u64) -> bool {
    year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
}

const fn length(month: u64, year: u64) -> u64 {
    match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Days from 1970 to a day; `None` before it.
fn days(year: u64, month: u64, day: u64) -> Option<u64> {
    let before = year.checked_sub(1)?;
    let years = before * 365 + before / 4 - before / 100 + before / 400;
    let months: u64 = (1..month).map(|month| length(month, year)).sum();
    // As many days lie between the first of January of the years 1 and 1970.
    (years + months + day - 1).checked_sub(719_162)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_three_forms_of_a_date_are_one_moment() {
        for form in ["Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994"] {
            assert_eq!(date(form, 1_700_000_000), Some(784_111_777), "{form}");
        }
        for (form, seconds) in [
            ("Thu, 01 Jan 1970 00:00:00 GMT", 0),
            ("Tue, 29 Feb 2000 23:59:60 GMT", 951_868_800),
            ("Wednesday, 31-Dec-69 23:59:59 GMT", 3_155_759_999),
        ] {
            assert_eq!(date(form, 1_600_000_000), Some(seconds), "{form}");
        }
    }

    #[test]
    fn seconds_and_dates_say_how_long_to_wait() {
        let at = |value| wait(value, 784_111_770).map(|wait| wait.as_secs());
        assert_eq!(at("120"), Some(120));
        assert_eq!(at(" Sun, 06 Nov 1994 08:49:37 GMT"), Some(7));
        assert_eq!(at("Sun, 06 Nov 1994 08:49:00 GMT"), Some(0));
    }

    #[test]
    fn what_is_no_date_says_nothing() {
        for value in [
            "",
            "soon",
            "-5",
            "1.5",
            "Sun, 06 Nov 1994 08:49:37 CET",
            "Sun, 31 Nov 1994 08:49:37 GMT",
            "Mon, 29 Feb 2100 08:49:37 GMT",
            "Sun, 06 Nov 1994 24:00:00 GMT",
            "Sun, 06 Nov 1994 08:49 GMT",
            "Sun, 06 Nov 994 08:49:37 GMT",
            "Wed, 31 Dec 1969 23:59:59 GMT",
        ] {
            assert_eq!(wait(value, 0), None, "{value}");
        }
    }
}
