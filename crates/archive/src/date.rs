//! Dates as a newspaper prints them: a year, a month or a day, and ranges of those.
//!
//! Only the calendar; how a date is found in text is the compiler's business.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// A day, a month or a year: `2022-02-16`, `2022-02` or `2022`. Ordered by its first day, coarser first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct PartialDate {
    year: u16,
    month: Option<u8>,
    day: Option<u8>,
}

impl PartialDate {
    /// A whole year, 1000 to 9999.
    #[must_use]
    pub fn year_only(year: u16) -> Option<Self> {
        (1000..=9999).contains(&year).then_some(PartialDate { year, month: None, day: None })
    }

    /// A month of a year.
    #[must_use]
    pub fn month_of(year: u16, month: u8) -> Option<Self> {
        let date = Self::year_only(year)?;
        (1..=12).contains(&month).then_some(PartialDate { month: Some(month), ..date })
    }

    /// A day that the Gregorian calendar has.
    #[must_use]
    pub fn day_of(year: u16, month: u8, day: u8) -> Option<Self> {
        let date = Self::month_of(year, month)?;
        (1..=days_in_month(year, month)).contains(&day).then_some(PartialDate { day: Some(day), ..date })
    }

    /// The year.
    #[must_use]
    pub fn year(self) -> u16 {
        self.year
    }

    /// The month, 1 to 12, where it is known.
    #[must_use]
    pub fn month(self) -> Option<u8> {
        self.month
    }

    /// The day of the month, where it is known.
    #[must_use]
    pub fn day(self) -> Option<u8> {
        self.day
    }

    /// The month this date lies in; `None` when only the year is known.
    #[must_use]
    pub fn to_month(self) -> Option<PartialDate> {
        self.month.map(|_| PartialDate { day: None, ..self })
    }

    /// The first day this date can mean.
    #[must_use]
    pub fn first_day(self) -> PartialDate {
        PartialDate { year: self.year, month: Some(self.month.unwrap_or(1)), day: Some(self.day.unwrap_or(1)) }
    }

    /// The last day this date can mean.
    #[must_use]
    pub fn last_day(self) -> PartialDate {
        let month = self.month.unwrap_or(12);
        let day = self.day.unwrap_or_else(|| days_in_month(self.year, month));
        PartialDate { year: self.year, month: Some(month), day: Some(day) }
    }

    /// Months since year 0, for distances on a timeline; January when only the year is known.
    #[must_use]
    pub fn month_number(self) -> i32 {
        i32::from(self.year) * 12 + i32::from(self.month.unwrap_or(1)) - 1
    }

    /// The month with this number, the reverse of [`Self::month_number`].
    #[must_use]
    pub fn from_month_number(number: i32) -> Option<PartialDate> {
        let year = u16::try_from(number.div_euclid(12)).ok()?;
        Self::month_of(year, number.rem_euclid(12) as u8 + 1)
    }

    /// Days since 1 March of year 0, counted at the first day this date can mean.
    #[must_use]
    pub fn day_number(self) -> i32 {
        let (month, day) = (i32::from(self.month.unwrap_or(1)), i32::from(self.day.unwrap_or(1)));
        let year = i32::from(self.year) - i32::from(month <= 2);
        let shifted = (month + 9) % 12;
        365 * year + year / 4 - year / 100 + year / 400 + (153 * shifted + 2) / 5 + day - 1
    }

    /// The day with this number, the reverse of [`Self::day_number`].
    #[must_use]
    pub fn from_day_number(number: i32) -> Option<PartialDate> {
        // Four hundred years always have as many days; inside them the years are found by their mean length.
        let (rounds, rest) = (number.div_euclid(146_097), number.rem_euclid(146_097));
        let year = (rest - rest / 1460 + rest / 36_524 - rest / 146_096) / 365;
        let day = rest - (365 * year + year / 4 - year / 100);
        let month = (5 * day + 2) / 153;
        let year = u16::try_from(400 * rounds + year + i32::from(month >= 10)).ok()?;
        Self::day_of(year, ((month + 2) % 12 + 1) as u8, (day - (153 * month + 2) / 5 + 1) as u8)
    }

    /// The day of the week, Monday 0 to Sunday 6, of the first day this date can mean.
    #[must_use]
    pub fn weekday(self) -> u8 {
        (self.day_number() + 2).rem_euclid(7) as u8
    }
}

/// Days in a month of the Gregorian calendar; the month must be 1 to 12.
fn days_in_month(year: u16, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        _ => 31,
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(f, "-{day:02}")?;
        }
        Ok(())
    }
}

impl FromStr for PartialDate {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let wrong = || told!("expected a date such as 2022, 2022-02 or 2022-02-16, found {text:?}");
        let parts: Vec<&str> = text.split('-').collect();
        let number = |part: &str, digits: usize| -> Option<u16> {
            (part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit())).then(|| part.parse().ok())?
        };
        let small = |part: &str| number(part, 2).and_then(|value| u8::try_from(value).ok());
        match parts.as_slice() {
            [year] => number(year, 4).and_then(Self::year_only),
            [year, month] => number(year, 4).zip(small(month)).and_then(|(y, m)| Self::month_of(y, m)),
            [year, month, day] => {
                number(year, 4).zip(small(month)).zip(small(day)).and_then(|((y, m), d)| Self::day_of(y, m, d))
            }
            _ => None,
        }
        .ok_or_else(wrong)
    }
}

impl From<PartialDate> for String {
    fn from(date: PartialDate) -> String {
        date.to_string()
    }
}

impl TryFrom<String> for PartialDate {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> PartialDate {
        text.parse().unwrap()
    }

    #[test]
    fn dates_read_back_as_written() {
        for text in ["2022", "2022-02", "2024-02-29"] {
            assert_eq!(date(text).to_string(), text);
        }
    }

    #[test]
    fn days_that_never_were_are_refused() {
        for text in ["", "22", "2022-2-16", "2022-13", "2023-02-29", "2022-02-16-1", "２０２２"] {
            assert!(text.parse::<PartialDate>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_month_spans_its_days() {
        assert_eq!(date("2024-02").first_day(), date("2024-02-01"));
        assert_eq!(date("2024-02").last_day(), date("2024-02-29"));
        assert_eq!(date("2024").last_day(), date("2024-12-31"));
    }

    #[test]
    fn month_and_day_numbers_count_distances() {
        assert_eq!(date("2023-01").month_number() - date("2022-11").month_number(), 2);
        assert_eq!(PartialDate::from_month_number(date("2022-12").month_number()), Some(date("2022-12")));
        assert_eq!(date("2024-03-01").day_number() - date("2024-02-28").day_number(), 2);
        for day in ["1000-03-01", "1999-12-31", "2000-02-29", "2024-02-29", "2025-01-01", "9999-12-31"] {
            assert_eq!(PartialDate::from_day_number(date(day).day_number()), Some(date(day)));
        }
        assert_eq!(PartialDate::from_day_number(-5), None);
        assert_eq!(date("2025-01-01").day_number() - date("2024-01-01").day_number(), 366);
    }

    #[test]
    fn every_day_has_its_number_and_its_weekday() {
        let (first, last) = (date("1840-01-01").day_number(), date("2110-12-31").day_number());
        for number in first..=last {
            assert_eq!(PartialDate::from_day_number(number).unwrap().day_number(), number);
        }
        let weekdays = ["2026-11-16", "2024-02-29", "1998-01-01", "2000-01-01", "1900-01-07"];
        assert_eq!(weekdays.map(|day| date(day).weekday()), [0, 3, 3, 5, 6]);
    }
}
