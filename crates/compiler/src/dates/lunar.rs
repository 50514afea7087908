//! Dates of the lunar calendar (农历): how they are printed, and which days of the civil calendar they are.

use super::eras;
use super::numerals::{self, Number};
use super::printed::{Calendar, Printed, Until};
use super::reader::Reader;
use crate::vocabulary::Words;
use baoku_archive::date::PartialDate;
use icu_calendar::cal::ChineseTraditional;
use icu_calendar::types::Month;
use icu_calendar::{Date, Gregorian};
use std::sync::LazyLock;

const CALENDAR: &[&str] = &["农历", "農曆", "农曆", "夏历", "夏曆", "阴历", "陰曆", "旧历", "舊曆", "古历", "古曆"];
const STEMS: &str = "甲乙丙丁戊己庚辛壬癸";
const BRANCHES: &str = "子丑寅卯辰巳午未申酉戌亥";
const BEASTS: &[&str] =
    &["鼠", "牛", "虎", "兔", "龙", "龍", "蛇", "马", "馬", "羊", "猴", "鸡", "雞", "狗", "猪", "豬"];

/// What a lunar date begins with, if not with an era or a number: asked first, for hardly any place has it.
pub(super) static BEGINNINGS: LazyLock<Words> = LazyLock::new(|| {
    let months =
        ["正月", "腊月", "臘月", "冬月", "闰", "閏", "甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸"];
    Words::all(CALENDAR.iter().copied().chain(months))
});

/// Whether a lunar date may stand where a text begins, if it does not begin with an era or a number.
pub(super) fn may_begin(text: &str) -> bool {
    BEGINNINGS.begin(text)
}

/// The lunar date at a place in a text, and its length.
pub(super) fn date_at(text: &str, at: usize) -> Option<(Printed, usize)> {
    let mut reader = Reader::of(text.get(at..)?);
    // 修正月报 holds no first month.
    if reader.rest().starts_with('正') && text.get(..at)?.ends_with(['修', '改', '订', '更', '纠', '校', '真', '反'])
    {
        return None;
    }
    let sure = reader.skip(CALENDAR);
    let mut date = Printed::EMPTY;
    let mut cycle = None;
    if let Some((year, _)) = eras::take(&mut reader) {
        date.year = Some(year);
    } else if let Some(place) = reader.attempt(cyclic_year) {
        cycle = Some(place);
    } else if sure {
        date.year = reader.attempt(|reader| numerals::year(reader.take(&['年'])?));
    }
    let known = sure || date.year.is_some() || cycle.is_some();
    let month = after_year(&mut reader, &mut date, known);
    // 寒冬腊月, 正月里: without a day or a word for the calendar they tell a season, of any year.
    if month == Some(false) && date.day.is_none() && !known {
        return None;
    }
    date.calendar = Calendar::Lunar { leap: month.unwrap_or_default(), cycle };
    (month.is_some() || date.year.is_some() || cycle.is_some()).then_some((date, reader.at))
}

/// A lunar month and day behind a year; whether the month is an intercalary one. `sure`: what stands before says that
/// the calendar is the lunar one.
pub(super) fn after_year(reader: &mut Reader<'_>, date: &mut Printed, sure: bool) -> Option<bool> {
    let (month, leap) = reader.attempt(|reader| {
        let sure = reader.skip(CALENDAR) || sure;
        month(reader, sure)
    })?;
    date.month = Some(month);
    date.day = reader.attempt(day);
    date.to = date.day.and_then(|_| reader.attempt(until));
    Some(leap)
}

/// A day that only the lunar calendar counts so, behind a month: 八月初三.
pub(super) fn early_day(reader: &mut Reader<'_>, date: &mut Printed) -> bool {
    date.day = reader.attempt(|reader| {
        reader.skip(&["初"]).then_some(())?;
        first_ten(reader)
    });
    date.to = date.day.and_then(|_| reader.attempt(until));
    date.day.is_some()
}

fn until(reader: &mut Reader<'_>) -> Option<Until> {
    reader.to().then_some(())?;
    let month = reader.attempt(|reader| month(reader, true)).map(|(month, _)| month);
    Some(Until { year: None, month, day: Some(day(reader)?) })
}

/// A month and whether it is an intercalary one.
fn month(reader: &mut Reader<'_>, sure: bool) -> Option<(u8, bool)> {
    if reader.skip(&["正月"]) {
        return Some((1, false));
    }
    if reader.skip(&["腊月", "臘月"]) {
        return Some((12, false));
    }
    // 冬月 alone may be the moon of a winter's night.
    if reader.skip(&["冬月"]) {
        return (sure || reader.clone().attempt(day).is_some()).then_some((11, false));
    }
    let leap = reader.skip(&["闰", "閏"]);
    let month = reader.take(&['月']).and_then(numerals::small).filter(|month| *month <= 12)?;
    (sure || leap).then_some((month, leap))
}

/// 初八, 十五, 廿三, 15日.
fn day(reader: &mut Reader<'_>) -> Option<u8> {
    if reader.skip(&["初"]) {
        return first_ten(reader);
    }
    if let Some(number) = reader.attempt(|reader| reader.take(&['日'])) {
        return numerals::small(number).filter(|day| *day <= 30);
    }
    let whole = |number: &Number| number.characters >= 2 && (11..=30).contains(&number.value);
    let number = reader.take_number().filter(whole)?;
    // 正月三十人 counts people.
    const COUNTED: &[char] =
        &['人', '名', '户', '戶', '个', '個', '余', '多', '年', '天', '件', '家', '场', '場', '万'];
    (!reader.rest().starts_with(COUNTED)).then(|| numerals::small(number))?
}

/// Whether a day stands here as only lunar days are printed, without 初 and without a unit: 十五, 廿三.
pub(super) fn is_day(reader: &Reader<'_>) -> bool {
    let bare = reader.rest();
    bare.starts_with(['十', '廿', '卅', '二', '三']) && reader.clone().attempt(day).is_some()
}

fn first_ten(reader: &mut Reader<'_>) -> Option<u8> {
    let day = reader.take_number().and_then(numerals::small).filter(|day| *day <= 10)?;
    reader.skip(&["日"]);
    Some(day)
}

/// 辛丑年, 壬寅虎年: the year's place in the cycle of sixty.
fn cyclic_year(reader: &mut Reader<'_>) -> Option<u8> {
    let mut characters = reader.rest().chars();
    let place = |all: &str, c: Option<char>| c.and_then(|c| all.chars().position(|other| other == c));
    let stem = place(STEMS, characters.next())?;
    let branch = place(BRANCHES, characters.next())?;
    reader.at += reader.rest().chars().take(2).map(char::len_utf8).sum::<usize>();
    reader.skip(BEASTS);
    reader.skip(&["年"]).then_some(())?;
    // The one number below 60 that leaves these remainders; none when one is odd and the other even.
    (0..60u8).find(|place| usize::from(place % 10) == stem && usize::from(place % 12) == branch)
}

/// The place of a year in the cycle of sixty.
pub(super) fn cycle_of(year: u16) -> u8 {
    ((i32::from(year) - 4).rem_euclid(60)) as u8
}

/// Lunar years whose months are published; outside them only the year can be told.
const PUBLISHED: std::ops::RangeInclusive<u16> = 1900..=2099;

/// The first and last day of a lunar year, month or day. Without published months: a year of that name and the next,
/// which hold it. `None` for days that its month does not have.
pub(super) fn days(year: u16, month: Option<u8>, leap: bool, day: Option<u8>) -> Option<(PartialDate, PartialDate)> {
    if !PUBLISHED.contains(&year) {
        return Some((PartialDate::year_only(year)?, PartialDate::year_only(year + 1)?));
    }
    let Some(number) = month else {
        let first = civil_day(year, Month::new(1), 1)?;
        let next = civil_day(year + 1, Month::new(1), 1)?;
        return Some((first, PartialDate::from_day_number(next.day_number() - 1)?));
    };
    let month = if leap { Month::leap(number) } else { Month::new(number) };
    match day {
        Some(day) => civil_day(year, month, day).map(|date| (date, date)),
        None => civil_day(year, month, 1).zip(civil_day(year, month, 30).or_else(|| civil_day(year, month, 29))),
    }
}

fn civil_day(year: u16, month: Month, day: u8) -> Option<PartialDate> {
    let date = Date::<ChineseTraditional>::try_new_chinese_traditional(i32::from(year), month, day).ok()?;
    let date = date.to_calendar(Gregorian);
    let year = u16::try_from(date.era_year().year).ok()?;
    PartialDate::day_of(year, date.month().ordinal, date.day_of_month().0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(year: u16, month: Option<u8>, leap: bool, day: Option<u8>, expected: &str) {
        let days = days(year, month, leap, day);
        let said = days.map_or("none".to_owned(), |(first, last)| format!("{first}..{last}"));
        assert_eq!(said, expected);
    }

    #[test]
    fn lunar_days_are_found_in_the_civil_calendar() {
        check(2022, Some(1), false, Some(8), "2022-02-08..2022-02-08");
        check(2021, Some(12), false, Some(23), "2022-01-25..2022-01-25");
        check(2023, Some(2), true, Some(1), "2023-03-22..2023-03-22");
        check(1924, Some(8), false, Some(15), "1924-09-13..1924-09-13");
        check(1905, Some(3), false, Some(5), "1905-04-09..1905-04-09");
    }

    #[test]
    fn months_and_years_are_intervals() {
        check(2022, Some(1), false, None, "2022-02-01..2022-03-02");
        check(2021, None, false, None, "2021-02-12..2022-01-31");
        check(1894, Some(3), false, Some(1), "1894..1895");
    }

    #[test]
    fn days_that_a_month_does_not_have_are_none() {
        check(2022, Some(2), true, Some(1), "none");
        check(2022, Some(1), false, Some(31), "none");
        check(2022, Some(13), false, Some(1), "none");
    }
}
