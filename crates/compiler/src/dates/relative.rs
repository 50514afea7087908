//! Words that count from another day: 昨日, 上周五, 本月3日, 去年, 当天; and the days they can mean.
//!
//! A word alone proves little in a text without spaces (证明年龄 holds 明年), so each carries what may not stand beside
//! it. What it can mean depends on how exactly the issue is dated: never more is said than follows from that.

use super::printed::{Anchor, Calendar, Part, Printed, Relative, Unit};
use super::reader::Reader;
use super::{civil, numerals};
use crate::vocabulary::Words;
use baoku_archive::bundle::IssueDate;
use baoku_archive::date::PartialDate;
use std::sync::LazyLock;

/// A word and what it says.
struct Word {
    /// Its spellings.
    words: &'static [&'static str],
    from: Anchor,
    unit: Unit,
    on: i8,
    /// It counts only where a clause begins.
    leads: bool,
    /// It counts only with a month.
    needs_month: bool,
    /// Characters that make another word of it from the left.
    not_after: &'static str,
    /// Characters that make another word of it from the right.
    not_before: &'static str,
}

const fn word(words: &'static [&'static str], from: Anchor, unit: Unit, on: i8) -> Word {
    Word { words, from, unit, on, leads: false, needs_month: false, not_after: "", not_before: "" }
}

impl Word {
    const fn beside(self, not_after: &'static str, not_before: &'static str) -> Word {
        Word { not_after, not_before, ..self }
    }

    const fn with_month(self) -> Word {
        Word { needs_month: true, ..self }
    }

    const fn leading(self) -> Word {
        Word { leads: true, ..self }
    }
}

const WEEK: Unit = Unit::Week(0, 6);

use Anchor::{Context, Dateline, Issue};
use Unit::{Day, Lately, Month, Year};

const WORDS: &[Word] = &[
    word(&["近日", "日來", "连日来", "連日來"], Issue, Lately, 0).beside("最接附临靠将迫邻毗", "点點"),
    word(&["日前", "前不久"], Issue, Lately, 0).leading().beside("", "夕"),
    word(&["昨日", "昨天", "昨晚", "昨夜"], Issue, Day, -1).beside("的", "、和与》"),
    word(&["前天"], Issue, Day, -2).leading(),
    word(&["今晨"], Issue, Day, 0),
    word(&["今日", "今天", "今晚"], Dateline, Day, 0).beside("如当至迄于、", "、和的》"),
    word(&["明天", "明日", "明晚"], Dateline, Day, 1).beside("证證说說好的和、丽", "、的》"),
    word(&["上周", "上星期", "上礼拜", "上週"], Issue, WEEK, -1)
        .beside("以之马早晚向往至上", "期边围转年密岁折旋报刊全到氏长"),
    word(&["本周", "本星期", "这周", "本週"], Issue, WEEK, 0).beside("日基", "期边围转年密岁折旋报刊全到氏长"),
    word(&["下周", "下星期", "下礼拜", "下週"], Issue, WEEK, 1).beside("以之下", "期边围转年密岁折旋报刊全到氏长"),
    word(&["上月", "上个月", "上個月"], Issue, Month, -1).beside("以之历至个個上", "球亮台色光饼薪嫂"),
    word(&["本月"], Issue, Month, 0).beside("日基根资版成样标课剧", "球亮台色光饼薪嫂"),
    word(&["下月", "下个月", "下個月"], Issue, Month, 1).beside("以之个個下", "球亮台色光饼薪嫂"),
    word(&["去年"], Issue, Year, -1).beside("过過失逝除", "纪紀龄齡"),
    word(&["上年"], Issue, Year, -1).beside("以岁歲历月", "纪紀龄齡级級岁歲代"),
    word(&["前年"], Issue, Year, -2).leading(),
    word(&["今年", "本年"], Issue, Year, 0).beside("如当當基成版日", "轻輕青龄齡级級代"),
    word(&["明年"], Issue, Year, 1).beside("证證说說表申声聲阐光透", "龄齡"),
    word(&["来年", "來年"], Issue, Year, 1).beside("未将將年以近历長长本往后", "龄齡"),
    word(&["当天", "當天", "当日", "當日", "同日", "同一天", "当晚", "當晚"], Context, Day, 0)
        .beside("适擔担相应如不共等想", "本"),
    word(&["次日", "翌日"], Context, Day, 1).beside("一二三四五六七八九十两几多每首再本上下这此层0123456789", "常本"),
    word(&["当月", "當月", "同月"], Context, Month, 0).beside("", "球亮台色光饼"),
    word(&["次月", "翌月"], Context, Month, 1).beside("一二三四五六七八九十两几多每首再0123456789", ""),
    word(&["同年"], Context, Year, 0).beside("不如共", "龄齡级級"),
    // 当年 alone may be "in those days".
    word(&["当年", "當年"], Context, Year, 0).with_month(),
    word(&["次年", "翌年"], Context, Year, 1).beside("一二三四五六七八九十两几多每首再0123456789", "龄齡"),
];

/// All spellings: asked first, for hardly any place has one.
pub(super) static BEGINNINGS: LazyLock<Words> =
    LazyLock::new(|| Words::all(WORDS.iter().flat_map(|word| word.words.iter().copied())));

/// The word at a place in a text with what it says, and the length of both.
pub(super) fn date_at(text: &str, at: usize) -> Option<(Printed, usize)> {
    let rest = text.get(at..)?;
    if !BEGINNINGS.begin(rest) {
        return None;
    }
    let before = text.get(..at)?;
    let mut reader = Reader::of(rest);
    let word = WORDS.iter().find(|word| {
        let start = reader.at;
        let fits = reader.skip(word.words) && word.fits(before, reader.rest());
        if !fits {
            reader.at = start;
        }
        fits
    })?;
    let mut date = Printed::EMPTY;
    let mut unit = word.unit;
    match word.unit {
        Year => {
            // 去年3月 is a month of this calendar in a year that the word tells.
            let month = reader.attempt(|reader| {
                reader.skip(&["的"]);
                let (month, bytes) = civil::date_at(reader.rest()).filter(|(date, _)| date.year.is_none())?;
                reader.at += bytes;
                month.month.map(|_| month)
            });
            if let Some(month) = month {
                return Some((Printed { years_on: Some((word.from, word.on)), ..month }, reader.at));
            }
            if word.needs_month {
                return None;
            }
            date.part = civil::part_of_year(&mut reader);
        }
        Month => {
            date.part = civil::part_of_month(&mut reader);
            if date.part.is_none() {
                date.day = reader.attempt(|reader| numerals::small(reader.take(civil::DAY)?));
                date.to = date.day.and_then(|_| civil::range(&mut reader));
            }
        }
        Unit::Week(..) => unit = weekday(&mut reader).unwrap_or(unit),
        Day | Lately => {}
    }
    date.calendar = Calendar::Relative(Relative { from: word.from, unit, on: word.on });
    Some((date, reader.at))
}

impl Word {
    fn fits(&self, before: &str, after: &str) -> bool {
        let left = before.chars().next_back();
        let led = left.is_none_or(|c| !baoku_archive::text::is_han(c) && !c.is_alphanumeric());
        (!self.leads || led || before.ends_with("记者"))
            && !left.is_some_and(|c| self.not_after.contains(c))
            && !after.starts_with(|c| self.not_before.contains(c))
    }
}

/// 上周五, 本周末.
fn weekday(reader: &mut Reader<'_>) -> Option<Unit> {
    const DAYS: &[&str] = &["一", "二", "三", "四", "五", "六", "日", "天"];
    if reader.skip(&["末"]) {
        return Some(Unit::Week(5, 6));
    }
    let day = reader.word(DAYS)?.min(6) as u8;
    Some(Unit::Week(day, day))
}

/// The days an issue can have appeared on.
#[derive(Debug, Clone, Copy)]
pub(super) struct Window {
    first: PartialDate,
    last: PartialDate,
}

/// 近日 reaches back this many days at most. Up: an interval that says nothing; down: a monthly's oldest news falls out.
const LATELY: i32 = 30;

impl Window {
    /// As far as the issue's date tells; `None` when nothing does.
    pub(super) fn of(issue: &IssueDate) -> Option<Window> {
        let date = issue.date?;
        let first = issue.earliest.map_or(date, |earliest| earliest.max(date.first_day())).first_day();
        let last = issue.latest.map_or(date.last_day(), |latest| latest.last_day().min(date.last_day()));
        (first <= last).then_some(Window { first, last })
    }

    /// One date as a window: the days that a date in the text can mean.
    pub(super) fn between(from: PartialDate, to: Option<PartialDate>) -> Window {
        Window { first: from.first_day(), last: to.unwrap_or(from).last_day() }
    }

    /// The year it ends in.
    pub(super) fn year(self) -> u16 {
        self.last.year()
    }

    fn is_day(self) -> bool {
        self.first == self.last
    }

    /// No longer than a month.
    fn is_month(self) -> bool {
        self.last.day_number() - self.first.day_number() <= 31
    }
}

/// The days a relative date can mean, counted from a window; `None` where that says nothing.
pub(super) fn days(date: &Printed, relative: Relative, window: Window) -> Option<(PartialDate, Option<PartialDate>)> {
    let on = i32::from(relative.on);
    match relative.unit {
        Unit::Lately => span(window.is_month().then(|| window.first.day_number() - LATELY)?, window.last.day_number()),
        Unit::Day if relative.from == Context => {
            // 当天 of a range is the range; the day after it comes after its last.
            let first = if on > 0 { window.last } else { window.first };
            span(first.day_number() + on, window.last.day_number() + on)
        }
        Unit::Day => {
            let day = window.is_day().then(|| window.first.day_number() + on)?;
            span(day, day)
        }
        Unit::Week(from, to) => {
            let monday = |date: PartialDate| date.day_number() - i32::from(date.weekday()) + 7 * on;
            window.is_month().then_some(())?;
            span(monday(window.first) + i32::from(from), monday(window.last) + i32::from(to))
        }
        Unit::Month => {
            let first = PartialDate::from_month_number(window.first.month_number() + on)?;
            let last = PartialDate::from_month_number(window.last.month_number() + on)?;
            if let Some(part) = date.part {
                return (first == last).then(|| within(first, part))?;
            }
            let Some(day) = date.day else {
                return window.is_month().then(|| (first, Some(last).filter(|to| *to > first)));
            };
            let from = (first == last).then(|| PartialDate::day_of(first.year(), first.month()?, day))??;
            let to = date.to.and_then(|to| PartialDate::day_of(first.year(), to.month.or(first.month())?, to.day?));
            Some((from, to.filter(|to| *to > from)))
        }
        Unit::Year => {
            let year =
                |date: PartialDate| u16::try_from(i32::from(date.year()) + on).ok().and_then(PartialDate::year_only);
            let (first, last) = (year(window.first)?, year(window.last)?);
            match date.part {
                Some(part) => (first == last).then(|| within(first, part))?,
                None => Some((first, Some(last).filter(|to| *to > first))),
            }
        }
    }
}

/// The days between two, as a day, a whole month or two days.
pub(super) fn span(first: i32, last: i32) -> Option<(PartialDate, Option<PartialDate>)> {
    let (from, to) = (PartialDate::from_day_number(first)?, PartialDate::from_day_number(last)?);
    let month = from.to_month()?;
    if (month.first_day(), month.last_day()) == (from, to) {
        return Some((month, None));
    }
    Some((from, Some(to).filter(|to| *to > from)))
}

/// A stretch of a month or a year.
pub(super) fn within(whole: PartialDate, part: Part) -> Option<(PartialDate, Option<PartialDate>)> {
    let year = whole.year();
    let months = |first: u8, count: u8| {
        PartialDate::month_of(year, first).zip(Some(PartialDate::month_of(year, first + count - 1)))
    };
    match part {
        Part::Ten(third) => {
            let month = whole.month()?;
            let last = if third == 3 { whole.last_day() } else { PartialDate::day_of(year, month, third * 10)? };
            Some((PartialDate::day_of(year, month, third * 10 - 9)?, Some(last)))
        }
        Part::Half(half) => months(half * 6 - 5, 6),
        Part::Quarter(quarter) => months(quarter * 3 - 2, 3),
    }
}
