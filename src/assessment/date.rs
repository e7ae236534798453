//! A day of the calendar.

use std::fmt;
use std::str::FromStr;

use serde::de::{Deserialize, Deserializer, Error, Unexpected, Visitor};
use serde::{Serialize, Serializer};

/// A day of the Gregorian calendar, written as in ISO 8601: `2026-11-22`.
///
/// ```
/// use mscos::assessment::Date;
///
/// let day: Date = "2024-02-29".parse()?;
/// assert_eq!((day.year(), day.month(), day.day()), (2024, 2, 29));
/// assert_eq!(day.to_string(), "2024-02-29");
/// assert!("2026-02-29".parse::<Date>().is_err());
/// # Ok::<(), mscos::assessment::InvalidDate>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

/// The error of a text that is not a day of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a date is {EXPECTED}")]
pub struct InvalidDate(());

const EXPECTED: &str = "a day of the calendar, written like 2026-11-22";

impl Date {
    /// What a date looks like, as a regular expression.
    pub const PATTERN: &'static str = "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$";

    /// The day of this year, month and day; `None` where the calendar has none.
    #[must_use]
    pub const fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        if year > 9999 || day == 0 || day > days(year, month) {
            return None;
        }
        Some(Self { year, month, day })
    }

    /// The year, to 9999.
    #[must_use]
    pub const fn year(self) -> u16 {
        self.year
    }

    /// The month, from 1 to 12.
    #[must_use]
    pub const fn month(self) -> u8 {
        self.month
    }

    /// The day of the month, from 1.
    #[must_use]
    pub const fn day(self) -> u8 {
        self.day
    }
}

/// How many days a month has; none where there is no such month.
const fn days(year: u16, month: u8) -> u8 {
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 => 29,
        2 => 28,
        _ => 0,
    }
}

impl FromStr for Date {
    type Err = InvalidDate;

    fn from_str(text: &str) -> Result<Self, InvalidDate> {
        let mut parts = text.split('-').map(|part| (part.len(), number(part)));
        match (parts.next(), parts.next(), parts.next(), parts.next()) {
            (Some((4, Some(year))), Some((2, Some(month))), Some((2, Some(day))), None) => {
                let small = |number: u16| u8::try_from(number).unwrap_or_default();
                Self::new(year, small(month), small(day)).ok_or(InvalidDate(()))
            }
            _ => Err(InvalidDate(())),
        }
    }
}

/// A number of digits alone: `parse` would take a sign too.
fn number(digits: &str) -> Option<u16> {
    digits.bytes().all(|b| b.is_ascii_digit()).then(|| digits.parse().ok())?
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Day;

        impl Visitor<'_> for Day {
            type Value = Date;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(EXPECTED)
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Date, E> {
                text.parse().map_err(|InvalidDate(())| E::invalid_value(Unexpected::Other("a text"), &self))
            }
        }

        deserializer.deserialize_str(Day)
    }
}

#[cfg(test)]
mod tests {
    use super::Date;

    #[test]
    fn only_days_of_the_calendar_are_dates() {
        for day in ["2026-11-22", "2000-02-29", "2024-02-29", "0001-01-01", "9999-12-31", "2026-04-30"] {
            assert_eq!(day.parse::<Date>().unwrap().to_string(), day);
        }
        let none = [
            "",
            "2026",
            "2026-11",
            "2026-13-01",
            "2026-00-10",
            "2026-11-00",
            "2026-11-31",
            "2026-02-29",
            "1900-02-29",
            "2026-1-1",
            "26-11-22",
            "22-11-2026",
            "2026/11/22",
            "2026-11-22T00:00",
            " 2026-11-22",
            "+026-11-22",
            "2026-+1-22",
            "2026-11-22-1",
            "２０２６-11-22",
        ];
        for text in none {
            assert!(text.parse::<Date>().is_err(), "{text}");
        }
    }

    #[test]
    fn dates_are_ordered_as_time_goes() {
        let days = ["1999-12-31", "2026-01-31", "2026-02-01", "2026-11-22"].map(|day| day.parse::<Date>().unwrap());
        assert!(days.is_sorted());
    }
}
