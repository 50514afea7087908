//! Every date printed in a text: days, months, years and ranges, with or without their year.
//!
//! Calendar words only; which year a yearless day means is decided in `years`.

use super::numerals::{Number, number};
use baoku_archive::date::PartialDate;

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
    /// Year, month and day of the end of a range; absent parts are those of its beginning.
    pub to: Option<(Option<u16>, Option<u8>, u8)>,
    /// A word such as 去年 in front: how many years to add to the issue's.
    pub years_on: Option<i8>,
    /// It lies ahead: 将于, 定于.
    pub ahead: bool,
    /// It names a year's round of work (年度) rather than a time.
    pub annual: bool,
    /// It stands in the title of a document (《…》).
    pub titled: bool,
}

/// Finds every date in a text, in order. Linear; days that no calendar has are not dates.
#[must_use]
pub fn scan(text: &str) -> Vec<Printed> {
    let mut found: Vec<Printed> = Vec::new();
    let mut at = 0;
    let mut titles = 0usize;
    while let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) {
        match c {
            '《' => titles += 1,
            '》' => titles = titles.saturating_sub(1),
            _ => {}
        }
        if !is_figure(c) && !matches!(c, '民' | '中') {
            at += c.len_utf8();
            continue;
        }
        let rest = text.get(at..).unwrap_or_default();
        match date_at(rest) {
            Some((mut date, bytes)) => {
                date.start = at;
                date.end = at + bytes;
                date.titled = titles > 0;
                surroundings(text, &mut date);
                if is_real(&date) && !is_lunar(text, at) && !is_amount(text, &date, &found) {
                    found.push(date);
                }
                at += bytes;
            }
            None => at += rest.find(|c| !is_figure(c)).unwrap_or(rest.len()).max(c.len_utf8()),
        }
    }
    found
}

/// Whether numbers are written with this character.
fn is_figure(c: char) -> bool {
    matches!(c, '0'..='9' | '０'..='９' | '〇' | '零' | '○' | '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九'
        | '十' | '廿' | '卅' | '元' | '百')
}

const EMPTY: Printed = Printed {
    start: 0,
    end: 0,
    year: None,
    month: None,
    day: None,
    to: None,
    years_on: None,
    ahead: false,
    annual: false,
    titled: false,
};

/// Reads on in a text behind what was read.
struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Reader<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// A number and one of these units, spaces allowed between and before.
    fn take(&mut self, units: &[char]) -> Option<Number> {
        let rest = self.rest();
        let bare = rest.trim_start_matches([' ', '\u{3000}']);
        let number = number(bare)?;
        let after = bare.get(number.bytes..)?.trim_start_matches([' ', '\u{3000}']);
        let unit = after.chars().next().filter(|c| units.contains(c))?;
        self.at = self.text.len() - after.len() + unit.len_utf8();
        Some(number)
    }

    /// One of these words.
    fn skip(&mut self, words: &[&str]) -> bool {
        let bare = self.rest().trim_start_matches([' ', '\u{3000}']);
        match words.iter().find(|word| bare.starts_with(**word)) {
            Some(word) => {
                self.at = self.text.len() - bare.len() + word.len();
                true
            }
            None => false,
        }
    }
}

const DAY: &[char] = &['日', '号', '號'];

/// The date a text begins with, and its length.
fn date_at(text: &str) -> Option<(Printed, usize)> {
    if let Some(found) = with_marks(text) {
        return Some(found);
    }
    let mut reader = Reader { text, at: 0 };
    let mut date = EMPTY;
    let republic = reader.skip(&["中华民国", "中華民國", "民国", "民國"]);
    let before = reader.at;
    if let Some(number) = reader.take(&['年']) {
        match year(number, republic) {
            Some(year) => date.year = Some(year),
            None => return None,
        }
    } else if republic {
        return None;
    }
    if let Some(number) = reader.take(&['月']) {
        date.month = Some(small(number)?);
        if let Some(number) = reader.take(DAY) {
            date.day = Some(small(number)?);
        }
    } else if date.year.is_none() {
        reader.at = before;
        date.day = Some(small(reader.take(DAY)?)?);
    }
    if date.day.is_some() {
        date.to = range(&mut reader);
    } else if let (Some(_), Some(to)) = (date.month, first_day_of_range(reader.rest())) {
        // 12月3、4日 and 12月3-5日: the first day has no unit of its own.
        reader.at += to.1;
        date.day = Some(to.0);
        date.to = reader.take(DAY).and_then(small).map(|day| (None, None, day));
        date.to?;
    }
    Some((date, reader.at))
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
    let date = Printed { year: self::year(year, false), month: small(month), day: small(day), ..EMPTY };
    date.year.map(|_| (date, end))
}

/// The end of a range of days.
fn range(reader: &mut Reader<'_>) -> Option<(Option<u16>, Option<u8>, u8)> {
    let start = reader.at;
    let joined = reader.skip(&["至", "到", "—", "－", "-", "～", "~", "–", "——"]);
    let to = joined.then(|| {
        let year = reader.take(&['年']).and_then(|number| self::year(number, false));
        let month = reader.take(&['月']).and_then(small);
        let day = reader.take(DAY).and_then(small)?;
        Some((year, month, day))
    });
    match to.flatten() {
        Some(to) => Some(to),
        None => {
            reader.at = start;
            None
        }
    }
}

/// In 3-5日 and 3、4日: the first day, and how many bytes it takes with its mark.
fn first_day_of_range(text: &str) -> Option<(u8, usize)> {
    let day = number(text)?;
    let mark = text
        .get(day.bytes..)?
        .chars()
        .next()
        .filter(|c| matches!(c, '-' | '—' | '－' | '～' | '~' | '–' | '、' | '至'))?;
    Some((small(day)?, day.bytes + mark.len_utf8()))
}

/// A year with four figures, or one of the Republic.
fn year(number: Number, republic: bool) -> Option<u16> {
    let value = u16::try_from(number.value).ok()?;
    match (republic, number.characters) {
        (true, _) if (1..=150).contains(&value) => Some(1911 + value),
        (false, 4) if (1800..=2100).contains(&value) => Some(value),
        _ => None,
    }
}

fn small(number: Number) -> Option<u8> {
    u8::try_from(number.value).ok().filter(|value| (1..=31).contains(value) && number.characters <= 3)
}

/// What stands before and behind a date.
fn surroundings(text: &str, date: &mut Printed) {
    let before = text.get(..date.start).unwrap_or_default().trim_end_matches(' ');
    let after = text.get(date.end..).unwrap_or_default();
    let ends = |words: &[&str]| words.iter().any(|word| before.ends_with(word));
    let begins = |words: &[&str]| words.iter().any(|word| after.starts_with(word));
    if date.year.is_none() {
        date.years_on =
            [("去年", -1), ("上年", -1), ("前年", -2), ("今年", 0), ("本年", 0), ("当年", 0), ("明年", 1), ("来年", 1)]
                .iter()
                .find(|(word, _)| {
                    before.ends_with(word) || before.strip_suffix('的').is_some_and(|rest| rest.ends_with(word))
                })
                .map(|(_, years)| *years);
    }
    date.ahead =
        ends(&["将于", "定于", "拟于", "计划于", "预计", "预计于", "将在", "拟在", "计划在", "力争在", "定在", "订于"])
            || begins(&["将", "前完成", "前完工", "起施行", "起实施", "起执行"]);
    date.annual = date.month.is_none() && begins(&["度", "半年度"]);
}

/// Days, months and years that the calendar has. A day alone is checked when its month is known.
fn is_real(date: &Printed) -> bool {
    let year = date.year.unwrap_or(2000);
    let day = |year, month: Option<u8>, day| month.is_none_or(|month| PartialDate::day_of(year, month, day).is_some());
    let begins = match (date.month, date.day) {
        (Some(month), None) => PartialDate::month_of(year, month).is_some(),
        (month, Some(d)) => day(year, month, d),
        (None, None) => date.year.is_some(),
    };
    begins && date.to.is_none_or(|(to_year, month, d)| day(to_year.unwrap_or(year), month.or(date.month), d))
}

/// 农历八月十五 names no day of this calendar.
fn is_lunar(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default();
    ["农历", "農曆", "阴历", "陰曆", "旧历", "夏历", "闰", "正"].iter().any(|word| before.ends_with(word))
}

/// 三个月, 每日, 10日内, 3月龄 count time instead of naming it. A day alone needs a month printed before it.
fn is_amount(text: &str, date: &Printed, found: &[Printed]) -> bool {
    let before = text.get(..date.start).unwrap_or_default();
    let after = text.get(date.end..).unwrap_or_default();
    let counted = ["内", "之内", "以内", "间", "后", "龄", "余", "多", "以上", "游", "票", "均", "常", "报"];
    if date.year.is_none() && date.month.is_none() {
        let led = before.is_empty()
            || before.ends_with([
                '，', '。', '；', '、', '：', ',', ';', ' ', '于', '在', '从', '自', '（', '“', '至', '到', '月',
            ]);
        let known = found.iter().any(|other| other.month.is_some() && other.day.is_some());
        return !led || !known || counted.iter().any(|word| after.starts_with(word));
    }
    if date.year.is_none() && date.day.is_none() {
        return before.ends_with(['个', '第', '每', '满'])
            || after.starts_with(['龄', '余', '饼', '球', '亮', '光', '季', '刊', '报', '色']);
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn printed(text: &str) -> Vec<String> {
        let show = |date: &Printed| {
            let part = |value: Option<u16>| value.map_or("?".to_owned(), |value| value.to_string());
            let to = date.to.map_or(String::new(), |(year, month, day)| {
                format!("..{}-{}-{day}", part(year), part(month.map(u16::from)))
            });
            format!("{}-{}-{}{to}", part(date.year), part(date.month.map(u16::from)), part(date.day.map(u16::from)))
        };
        scan(text).iter().map(show).collect()
    }

    #[test]
    fn days_months_and_years_are_read() {
        assert_eq!(printed("7月 19 日，开会"), ["?-7-19"]);
        assert_eq!(printed("二〇二二年一月十八日"), ["2022-1-18"]);
        assert_eq!(printed("2031 年 4 月，2030年。"), ["2031-4-?", "2030-?-?"]);
        assert_eq!(printed("民國十三年五月四日"), ["1924-5-4"]);
        assert_eq!(printed("2031-04-05 2031/4/5 2031.4.5"), ["2031-4-5"; 3]);
    }

    #[test]
    fn ranges_are_one_date() {
        assert_eq!(printed("2031年12月12日至12月13日"), ["2031-12-12..?-12-13"]);
        assert_eq!(printed("12日至13日"), Vec::<String>::new());
        assert_eq!(printed("5月1日至3日，2日上午"), ["?-5-1..?-?-3", "?-?-2"]);
        assert_eq!(printed("5月3、4日和6月7-9日"), ["?-5-3..?-?-4", "?-6-7..?-?-9"]);
        assert_eq!(printed("2030年12月30日到2031年1月2日"), ["2030-12-30..2031-1-2"]);
    }

    #[test]
    fn what_counts_time_is_not_a_date() {
        for text in [
            "三个月后",
            "10日内办结",
            "每日",
            "2月30日",
            "13月1日",
            "农历八月十五日",
            "第三年",
            "35日",
            "5年来",
            "二三月",
            "10日",
        ] {
            assert_eq!(printed(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn the_words_around_a_date_are_heard() {
        let one = |text: &str| scan(text)[0];
        assert_eq!(one("去年3月").years_on, Some(-1));
        assert!(one("将于3月5日举行").ahead && one("3月5日将举行").ahead && !one("3月5日举行").ahead);
        assert!(one("2031年度述职").annual && !one("2031年述职").annual);
        assert!(one("《2031年报告》").titled && !one("《报告》2031年").titled);
    }
}
