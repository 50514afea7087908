//! The upright timeline's layout: dated things by year and month with the gaps between.
//!
//! Pure: takes dates, returns rows; showing them is the app's. Works for anything that can be dated.

use crate::article::Dating;
use crate::date::PartialDate;
use crate::order::sort_by_numbers;

/// A laid-out timeline.
#[derive(Debug, Clone, PartialEq)]
pub struct Timeline<T> {
    /// The years that have something, in the order asked for.
    pub years: Vec<YearRow<T>>,
    /// What has no date at all.
    pub undated: Vec<T>,
}

/// A year of the timeline.
#[derive(Debug, Clone, PartialEq)]
pub struct YearRow<T> {
    /// The year.
    pub year: u16,
    /// Its months that have something, in the order asked for.
    pub months: Vec<MonthRow<T>>,
}

/// A month of the timeline; or, with `month` `None`, what is known by its year only.
#[derive(Debug, Clone, PartialEq)]
pub struct MonthRow<T> {
    /// The month, 1 to 12.
    pub month: Option<u8>,
    /// Whole months without anything between this row and the one shown before it.
    pub gap: u32,
    /// What happened, in the order asked for.
    pub points: Vec<Point<T>>,
}

/// One thing on the timeline.
#[derive(Debug, Clone, PartialEq)]
pub struct Point<T> {
    /// The thing.
    pub what: T,
    /// When it happened.
    pub dating: Dating,
    /// How it is drawn.
    pub precision: Precision,
}

/// How exactly a point is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Precision {
    /// One day.
    Day,
    /// Several days.
    Range,
    /// Some day of a month.
    Month,
    /// Some day of a year.
    Year,
}

fn precision(dating: &Dating) -> Precision {
    match (dating.from.month(), dating.from.day()) {
        _ if dating.to.is_some_and(|to| to != dating.from) => Precision::Range,
        (Some(_), Some(_)) => Precision::Day,
        (Some(_), None) => Precision::Month,
        _ => Precision::Year,
    }
}

/// Lays out things by date; things of the same day keep the order they are given in.
#[must_use]
pub fn layout<T>(things: Vec<(T, Option<Dating>)>, newest_first: bool) -> Timeline<T> {
    let mut undated = Vec::new();
    let mut points = Vec::new();
    for (what, dating) in things {
        match dating {
            None => undated.push(what),
            Some(dating) => points.push(Point { what, dating, precision: precision(&dating) }),
        }
    }
    // By day only: one day's points stand in the order given, whichever way time runs. What has no month stands
    // before the months of its year.
    let direction = if newest_first { -1 } else { 1 };
    sort_by_numbers(&mut points, |point| {
        let date = point.dating.from;
        let month = date.month().map_or(0, i64::from);
        [i64::from(date.year()), month, i64::from(date.day_number()), 0].map(|number| number * direction)
    });

    let mut years: Vec<YearRow<T>> = Vec::new();
    let mut previous: Option<i32> = None;
    for point in points {
        let (year, month) = (point.dating.from.year(), point.dating.from.month());
        if years.last().is_none_or(|last| last.year != year) {
            years.push(YearRow { year, months: Vec::new() });
        }
        let Some(row) = years.last_mut() else { continue };
        if row.months.last().is_none_or(|last| last.month != month) {
            let number = month.and(point.dating.from.to_month()).map(PartialDate::month_number);
            let gap = previous.zip(number).map_or(0, |(before, now)| (now - before).unsigned_abs().saturating_sub(1));
            previous = number.or(previous);
            row.months.push(MonthRow { month, gap, points: Vec::new() });
        }
        if let Some(last) = row.months.last_mut() {
            last.points.push(point);
        }
    }
    Timeline { years, undated }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::DatingBasis;
    use crate::bundle::DateBasis;

    fn dated(from: &str, to: Option<&str>) -> Option<Dating> {
        let to = to.map(|to| to.parse().unwrap());
        Some(Dating { from: from.parse().unwrap(), to, basis: DatingBasis::Event(DateBasis::Printed) })
    }

    fn check(dates: &[&str], newest_first: bool, expected: &str) {
        let things = dates.iter().map(|date| (*date, dated(date, None))).collect();
        let mut drawn = String::new();
        for year in layout(things, newest_first).years {
            drawn += &format!("{}:", year.year);
            for month in year.months {
                let points: Vec<_> = month.points.iter().map(|point| point.what).collect();
                drawn += &format!(" ~{} {}", month.gap, points.join(","));
            }
            drawn += "\n";
        }
        assert_eq!(drawn, expected);
    }

    #[test]
    fn years_and_months_stand_in_order_with_the_gaps_between() {
        let dates = ["2023-01-30", "2022-02-16", "2022-01-18", "2022-02-03"];
        check(&dates, false, "2022: ~0 2022-01-18 ~0 2022-02-03,2022-02-16\n2023: ~10 2023-01-30\n");
        check(&dates, true, "2023: ~0 2023-01-30\n2022: ~10 2022-02-16,2022-02-03 ~0 2022-01-18\n");
    }

    #[test]
    fn what_is_known_by_year_only_has_a_row_of_its_own_and_makes_no_gap() {
        check(&["2022", "2022-03-01", "2021-12-01"], false, "2021: ~0 2021-12-01\n2022: ~0 2022 ~2 2022-03-01\n");
    }

    #[test]
    fn precision_is_what_is_printed() {
        let of = |from, to| precision(&dated(from, to).unwrap());
        assert_eq!(of("2024-12-12", Some("2024-12-13")), Precision::Range);
        assert_eq!(of("2024-12-12", None), Precision::Day);
        assert_eq!(of("2024-12", None), Precision::Month);
        assert_eq!(of("2024", None), Precision::Year);
    }

    #[test]
    fn things_without_a_date_are_kept_apart() {
        let timeline = layout(vec![("甲", None), ("乙", dated("2022", None))], false);
        assert_eq!(timeline.undated, ["甲"]);
    }
}
