//! Dates of the civil calendar as they are printed: whole, in parts, and with two ends.

use super::numerals::{is_figure, number, small, year};
use super::printed::{Calendar, Part, Printed, Until};
use super::reader::Reader;
use super::{eras, lunar, numerals};

/// The units of days.
pub(super) const DAY: &[char] = &['日', '号', '號'];

/// The date of this calendar a text begins with, and its length; a lunar one where the year or month turn out to be.
pub(super) fn date_at(text: &str) -> Option<(Printed, usize)> {
    let mut reader = Reader::of(text);
    let mut date = Printed::EMPTY;
    let era = eras::take(&mut reader);
    if era.is_none() && !is_dated(reader.clone()) {
        return None;
    }
    if let Some(found) = with_marks(text) {
        return Some(found);
    }
    if let Some((year, lunar)) = era {
        if lunar {
            return None;
        }
        date.year = Some(year);
    } else if let Some(first) = reader.attempt(first_year) {
        date.year = Some(first);
        date.to = Some(Until { year: Some(year(reader.take(&['年'])?)?), month: None, day: None });
        return Some((date, reader.at));
    } else if let Some(number) = reader.take(&['年']) {
        date.year = Some(year(number)?);
    }
    if date.year.is_some()
        && let Some(leap) = lunar::after_year(&mut reader, &mut date, false)
    {
        date.calendar = Calendar::Lunar { leap, cycle: None };
        return Some((date, reader.at));
    }
    if let Some(first) = reader.attempt(first_month) {
        date.month = Some(first);
        date.to = Some(Until { year: None, month: Some(small(reader.take(&['月'])?)?), day: None });
    } else if let Some(number) = reader.take(&['月']) {
        date.month = Some(small(number)?);
        after_month(&mut reader, &mut date)?;
    } else if date.year.is_none() {
        date.day = Some(small(reader.take(DAY)?)?);
        date.to = range(&mut reader);
    } else {
        date.part = part_of_year(&mut reader);
        date.to = if date.part.is_none() { reader.attempt(last_year) } else { None };
    }
    Some((date, reader.at))
}

/// The units of dates, and the marks that join numbers.
const BEHIND: &[char] = &['年', '月', '日', '号', '號', '、', '至', '到', '-', '—', '－', '～', '~', '–', '/', '.'];

/// Whether a date may stand where a text begins with a figure: asked first, for most figures count something.
pub(super) fn may_begin(text: &str) -> bool {
    let figure = |c: char| is_figure(c) || matches!(c, 'O' | 'Ｏ' | '◯' | ' ' | '\u{3000}');
    text.trim_start_matches(figure).starts_with(BEHIND)
}

/// Whether a number stands here with its unit behind it, or with a mark that joins it to another: true of few numbers.
fn is_dated(mut reader: Reader<'_>) -> bool {
    reader.take_number().is_some() && reader.bare().starts_with(BEHIND)
}

/// What follows a month: a day, a lunar day, a stretch of it, or the end of a range.
fn after_month(reader: &mut Reader<'_>, date: &mut Printed) -> Option<()> {
    if let Some(number) = reader.take(DAY) {
        date.day = Some(small(number)?);
        date.to = range(reader);
    } else if let Some(first) = first_of(reader.rest()) {
        // 12月3、4日 and 12月3-5日: the first day has no unit of its own.
        let mut days = reader.clone();
        days.at += first.1;
        if let Some(last) = days.take(DAY) {
            date.day = Some(first.0);
            date.to = Some(Until { year: None, month: None, day: Some(small(last)?) });
            *reader = days;
        }
    } else if date.year.is_none() && lunar::is_day(reader) {
        // 八月十五 is hardly a day of August; nothing says so.
        return None;
    } else if lunar::early_day(reader, date) {
        date.calendar = Calendar::Lunar { leap: false, cycle: None };
    } else {
        date.part = part_of_month(reader);
        date.to = if date.part.is_none() { reader.attempt(last_month) } else { None };
    }
    Some(())
}

/// 2024-07-19, 2024/7/19, 2024.7.19.
fn with_marks(text: &str) -> Option<(Printed, usize)> {
    let year =
        number(text).filter(|number| number.characters == 4 && text.starts_with(|c: char| c.is_ascii_digit()))?;
    let mark = text.get(year.bytes..)?.chars().next().filter(|c| matches!(c, '-' | '/' | '.'))?;
    let after = text.get(year.bytes + 1..)?;
    let month = number(after).filter(|number| number.characters <= 2)?;
    let after = after.get(month.bytes..)?.strip_prefix(mark)?;
    let day = number(after).filter(|number| number.characters <= 2)?;
    let end = text.len() - after.len() + day.bytes;
    if text.get(end..).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_alphanumeric() || c == mark)) {
        return None;
    }
    let date = Printed { year: numerals::year(year), month: small(month), day: small(day), ..Printed::EMPTY };
    date.year.map(|_| (date, end))
}

/// The end of a range of days.
pub(super) fn range(reader: &mut Reader<'_>) -> Option<Until> {
    reader.attempt(|reader| {
        reader.to().then_some(())?;
        let year = reader.take(&['年']).and_then(year);
        let month = reader.take(&['月']).and_then(small);
        Some(Until { year, month, day: Some(reader.take(DAY).and_then(small)?) })
    })
}

/// The end of a range of months: 至5月, 至2023年5月, 至5月10日.
fn last_month(reader: &mut Reader<'_>) -> Option<Until> {
    reader.to().then_some(())?;
    let year = reader.take(&['年']).and_then(year);
    let month = Some(small(reader.take(&['月'])?)?);
    Some(Until { year, month, day: reader.take(DAY).and_then(small) })
}

/// The end of a range of years: —2022年.
fn last_year(reader: &mut Reader<'_>) -> Option<Until> {
    reader.to().then_some(())?;
    let year = year(reader.take(&['年'])?)?;
    reader.take(&['月']).is_none().then_some(Until { year: Some(year), month: None, day: None })
}

/// In 2019—2022年: the first year, with the mark.
fn first_year(reader: &mut Reader<'_>) -> Option<u16> {
    let first = year(reader.take_number()?)?;
    reader.to().then_some(())?;
    let mut ahead = reader.clone();
    let last = year(ahead.take(&['年'])?)?;
    (last > first && ahead.take(&['月']).is_none()).then_some(first)
}

/// In 3—5月 and 1、2月: the first month, with the mark.
fn first_month(reader: &mut Reader<'_>) -> Option<u8> {
    let (first, bytes) = first_of(reader.rest())?;
    let enumerated = reader.rest().get(..bytes)?.ends_with('、');
    reader.at += bytes;
    let mut ahead = reader.clone();
    let last = small(ahead.take(&['月'])?)?;
    // In 1、2月15日 the first number counts points.
    let counts = enumerated && !ahead.rest().starts_with('份') || ahead.take(DAY).is_some();
    (first < last && last <= 12 && !counts).then_some(first)
}

/// A number without a unit and a mark that joins it to the next: its value, and how many bytes both take.
fn first_of(text: &str) -> Option<(u8, usize)> {
    let first = number(text)?;
    let joins = |c: &char| matches!(c, '-' | '—' | '－' | '～' | '~' | '–' | '、' | '至');
    let mark = text.get(first.bytes..)?.chars().next().filter(joins)?;
    Some((small(first)?, first.bytes + mark.len_utf8()))
}

/// 上旬, 中旬, 下旬.
pub(super) fn part_of_month(reader: &mut Reader<'_>) -> Option<Part> {
    reader.word(&["上旬", "中旬", "下旬", "份上旬", "份中旬", "份下旬"]).map(|at| Part::Ten((at % 3) as u8 + 1))
}

/// 上半年, 第一季度.
pub(super) fn part_of_year(reader: &mut Reader<'_>) -> Option<Part> {
    reader.attempt(|reader| {
        if let Some(half) = reader.word(&["上半年", "下半年"]) {
            return Some(Part::Half(half as u8 + 1));
        }
        reader.skip(&["第"]);
        let quarter = small(reader.take(&['季'])?).filter(|quarter| *quarter <= 4)?;
        reader.skip(&["度"]).then_some(Part::Quarter(quarter))
    })
}
