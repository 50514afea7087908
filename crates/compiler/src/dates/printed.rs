//! What a date looks like in print, before anything is known about the year or the issue.

/// A date as printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Printed {
    /// Byte offsets in the scanned text.
    pub start: usize,
    /// Just past its last byte.
    pub end: usize,
    /// The year, where printed.
    pub year: Option<u16>,
    /// The month, where printed.
    pub month: Option<u8>,
    /// The day, where printed.
    pub day: Option<u8>,
    /// The end of a range.
    pub to: Option<Until>,
    /// The stretch of its month or year that is meant: 上旬, 下半年.
    pub part: Option<Part>,
    /// What its numbers count.
    pub calendar: Calendar,
    /// A word such as 去年 in front: whose year, and how many years later.
    pub years_on: Option<(Anchor, i8)>,
    /// It lies ahead: 将于, 定于.
    pub ahead: bool,
    /// It names a year's round of work (年度) rather than a time.
    pub annual: bool,
    /// It stands in the title of a document (《…》).
    pub titled: bool,
    /// A report's own day: 3月5日讯.
    pub dateline: bool,
}

impl Printed {
    /// Nothing printed.
    pub(super) const EMPTY: Printed = Printed {
        start: 0,
        end: 0,
        year: None,
        month: None,
        day: None,
        to: None,
        part: None,
        calendar: Calendar::Gregorian,
        years_on: None,
        ahead: false,
        annual: false,
        titled: false,
        dateline: false,
    };

    /// A day of this calendar, with or without its year; months, parts of months, lunar and relative days are not.
    #[must_use]
    pub fn is_solid(&self) -> bool {
        self.calendar == Calendar::Gregorian && self.day.is_some()
    }

    /// The year it speaks of in this calendar; the last one of a range of years.
    #[must_use]
    pub fn speaks_of(&self) -> Option<u16> {
        let last = self.to.filter(|to| to.month.is_none() && to.day.is_none()).and_then(|to| to.year);
        last.or(self.year).filter(|_| self.calendar == Calendar::Gregorian)
    }
}

/// The end of a range; absent parts are those of its beginning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Until {
    /// The year.
    pub year: Option<u16>,
    /// The month.
    pub month: Option<u8>,
    /// The day.
    pub day: Option<u8>,
}

/// A named stretch of a month or a year, counted from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// 上旬, 中旬, 下旬 of a month.
    Ten(u8),
    /// 上半年, 下半年.
    Half(u8),
    /// 第一季度 to 第四季度.
    Quarter(u8),
}

/// What the numbers of a date count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Calendar {
    /// Years, months and days of the civil calendar.
    Gregorian,
    /// 农历. The year is the one its first day lies in.
    Lunar {
        /// An intercalary month: 闰四月.
        leap: bool,
        /// The place of its year in the cycle of sixty, counted from 0 (甲子).
        cycle: Option<u8>,
    },
    /// Counted from another day: 昨日, 上月; `day` and `part` are those of the month it names.
    Relative(Relative),
}

/// A word that counts from another day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Relative {
    /// From which day.
    pub from: Anchor,
    /// In what.
    pub unit: Unit,
    /// How many of them on; negative: back.
    pub on: i8,
}

/// The day a word counts from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// The day of the report, else of the issue: 昨日.
    Issue,
    /// The day of the report only: 今天 in the middle of a sentence may mean "nowadays".
    Dateline,
    /// The date before it in the same article: 当天.
    Context,
}

/// What a relative date counts in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// The weeks before: 近日.
    Lately,
    /// Days.
    Day,
    /// Weeks from Monday, with the first and last day that is named, counted from 0.
    Week(u8, u8),
    /// Months.
    Month,
    /// Years.
    Year,
}
