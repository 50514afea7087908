//! Every date printed in a text: days, months, years and ranges, with or without their year.
//!
//! Words and numbers only; which year a yearless day means, and which day a relative one, is decided in `years`.

use super::numerals::is_figure;
use super::printed::{Calendar, Printed, Until};
use super::{civil, eras, lunar, relative};
use crate::telling::{May, Places, Telling};
use baoku_archive::date::PartialDate;
use std::sync::LazyLock;

/// Finds every date in a text, in order. Linear; days that no calendar has are not dates.
#[must_use]
pub fn scan(text: &str) -> Vec<Printed> {
    static DATES: LazyLock<Telling> = LazyLock::new(|| Telling::of(&[tell]));
    dates_at(&Places::of(text, &DATES))
}

/// As [`scan`], for a text whose telling places are known.
pub(super) fn dates_at(places: &Places<'_>) -> Vec<Printed> {
    let text = places.text;
    let mut found: Vec<Printed> = Vec::new();
    let mut read_to = 0;
    let mut titles = 0usize;
    for (at, c, may) in places.any_of(TELLING) {
        if at < read_to {
            continue;
        }
        match c {
            '《' => titles += 1,
            '》' => titles = titles.saturating_sub(1),
            _ => {}
        }
        let rest = text.get(at..).unwrap_or_default();
        let era = may & ERA != 0 && eras::NAMES.begin(rest);
        let figure = may & FIGURE != 0 && civil::may_begin(rest);
        let read = if era || figure { civil::date_at(rest) } else { None };
        let lunar = era || may & LUNAR != 0 && lunar::may_begin(rest);
        let read = read.or_else(|| if lunar { lunar::date_at(text, at) } else { None });
        let read = read.or_else(|| if may & RELATIVE != 0 { relative::date_at(text, at) } else { None });
        match read {
            Some((mut date, bytes)) => {
                date.start = at;
                date.end = at + bytes;
                date.titled = titles > 0;
                surroundings(text, &mut date);
                let named = date.titled && matches!(date.calendar, Calendar::Relative(_));
                if is_real(&date) && !is_amount(text, &date, &found) && !comes_again(text, &date) && !named {
                    found.push(date);
                }
                read_to = at + bytes;
            }
            None if may & FIGURE != 0 => read_to = at + rest.find(|c| !is_figure(c)).unwrap_or(rest.len()),
            None => {}
        }
    }
    found
}

const FIGURE: u16 = May::Figure as u16;
const ERA: u16 = May::Era as u16;
const LUNAR: u16 = May::Lunar as u16;
const RELATIVE: u16 = May::Relative as u16;
/// All that a date may begin with, and titles.
const TELLING: u16 = FIGURE | ERA | LUNAR | RELATIVE | May::Title as u16;

/// Says of every character what kind of date may begin with it.
pub(crate) fn tell(telling: &mut Telling) {
    let words = [(&eras::NAMES, May::Era), (&lunar::BEGINNINGS, May::Lunar), (&relative::BEGINNINGS, May::Relative)];
    for (words, may) in words {
        words.first_characters().for_each(|c| telling.add(c, may));
    }
    ['《', '》'].into_iter().for_each(|c| telling.add(c, May::Title));
    ('\0'..='\u{ffff}').filter(|c| is_figure(*c)).for_each(|c| telling.add(c, May::Figure));
}

/// What stands before and behind a date.
fn surroundings(text: &str, date: &mut Printed) {
    let before = text.get(..date.start).unwrap_or_default().trim_end_matches(' ');
    let after = text.get(date.end..).unwrap_or_default();
    let ends = |words: &[&str]| words.iter().any(|word| before.ends_with(word));
    let begins = |words: &[&str]| words.iter().any(|word| after.starts_with(word));
    date.ahead = ends(&["将于", "定于", "拟于", "计划于", "预计", "预计于", "将在", "拟在", "计划在", "力争在", "定在", "订于"])
            // 将军路 and 将士 are names and people, 将近 is a rough number.
            || after.strip_prefix('将').is_some_and(|after| !after.starts_with(['军', '士', '领', '相', '近']))
            || begins(&["前完成", "前完工", "起施行", "起实施", "起执行"]);
    date.annual = date.month.is_none() && begins(&["度", "半年度"]);
    date.dateline = date.day.is_some() && begins(&["讯", "电", "訊", "電", "专电", "專電"]);
}

/// Days, months and years that the calendar has. A day alone is checked when its month is known.
fn is_real(date: &Printed) -> bool {
    if date.calendar != Calendar::Gregorian {
        // Checked when the year is known.
        return true;
    }
    let year = date.year.unwrap_or(2000);
    let day = |year, month: Option<u8>, day| month.is_none_or(|month| PartialDate::day_of(year, month, day).is_some());
    let begins = match (date.month, date.day) {
        (Some(month), None) => PartialDate::month_of(year, month).is_some(),
        (month, Some(d)) => day(year, month, d),
        (None, None) => date.year.is_some(),
    };
    let ends = |to: Until| match (to.month.or(date.month), to.day) {
        (Some(month), None) => PartialDate::month_of(year, month).is_some(),
        (month, Some(d)) => day(to.year.unwrap_or(year), month, d),
        (None, None) => true,
    };
    begins && date.to.is_none_or(ends)
}

/// 每年4月22日 is a day of many years, and 有一年腊月廿三 of one that is not told.
fn comes_again(text: &str, date: &Printed) -> bool {
    let before = text.get(..date.start).unwrap_or_default();
    let before = before.strip_suffix(['的', '在', '到', '过']).unwrap_or(before);
    let before = before.strip_suffix('一').filter(|_| !before.ends_with("有一")).unwrap_or(before);
    let words = ["每年", "历年", "歷年", "往年", "以往", "有一年", "那年", "年年", "每逢"];
    date.year.is_none() && date.years_on.is_none() && words.iter().any(|word| before.ends_with(word))
}

/// 三个月, 每日, 10日内, 3月龄 count time instead of naming it. A day alone needs a month printed before it.
fn is_amount(text: &str, date: &Printed, found: &[Printed]) -> bool {
    if date.calendar != Calendar::Gregorian || date.years_on.is_some() {
        return false;
    }
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
    use super::super::printed::Anchor;
    use super::*;

    fn printed(text: &str) -> Vec<String> {
        let show = |date: &Printed| {
            let part = |value: Option<u16>| value.map_or("?".to_owned(), |value| value.to_string());
            let to = date.to.map_or(String::new(), |to| {
                format!("..{}-{}-{}", part(to.year), part(to.month.map(u16::from)), part(to.day.map(u16::from)))
            });
            let whole = (date.year, date.month.map(u16::from), date.day.map(u16::from));
            let kind = match date.calendar {
                Calendar::Gregorian => String::new(),
                Calendar::Lunar { leap, cycle } => {
                    let cycle = cycle.map_or(String::new(), |place| format!("#{place}"));
                    format!("lunar{cycle}{} ", if leap { " leap" } else { "" })
                }
                Calendar::Relative(relative) => format!("{:?}{:+} ", relative.unit, relative.on),
            };
            let named = date.part.map_or(String::new(), |part| format!(" {part:?}"));
            format!("{kind}{}-{}-{}{to}{named}", part(whole.0), part(whole.1), part(whole.2))
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
        assert_eq!(printed("3月5日—7日、3月5日——3月7日"), ["?-3-5..?-?-7", "?-3-5..?-3-7"]);
    }

    #[test]
    fn months_and_years_have_ranges_and_stretches() {
        assert_eq!(printed("3月至5月、2030年3月—2031年2月"), ["?-3-?..?-5-?", "2030-3-?..2031-2-?"]);
        assert_eq!(printed("3—5月、2030年3-5月，1、2月份"), ["?-3-?..?-5-?", "2030-3-?..?-5-?", "?-1-?..?-2-?"]);
        assert_eq!(printed("1、2月15日到会"), ["?-2-15"]);
        assert_eq!(printed("2019—2022年和2030年至2031年"), ["2019-?-?..2022-?-?", "2030-?-?..2031-?-?"]);
        assert_eq!(printed("3月上旬，2030年11月下旬"), ["?-3-? Ten(1)", "2030-11-? Ten(3)"]);
        assert_eq!(printed("2030年上半年，2031年第三季度"), ["2030-?-? Half(1)", "2031-?-? Quarter(3)"]);
    }

    #[test]
    fn lunar_dates_are_read_as_such() {
        assert_eq!(printed("农历正月初八，正月十五元宵节"), ["lunar ?-1-8", "lunar ?-1-15"]);
        assert_eq!(printed("2030年农历腊月廿三"), ["lunar 2030-12-23"]);
        assert_eq!(printed("辛丑年八月初三、壬寅虎年"), ["lunar#37 ?-8-3", "lunar#38 ?-?-?"]);
        assert_eq!(printed("农历八月十五日，八月初三"), ["lunar ?-8-15", "lunar ?-8-3"]);
        assert_eq!(printed("闰四月廿九，冬月初一"), ["lunar leap ?-4-29", "lunar ?-11-1"]);
        assert_eq!(printed("光绪三十一年三月初五"), ["lunar 1905-3-5"]);
        assert_eq!(printed("正月初一至初五"), ["lunar ?-1-1..?-?-5"]);
        for text in [
            "修正月报",
            "甲乙丙丁",
            "甲丑年",
            "冬月夜",
            "八月十五",
            "寒冬腊月",
            "每年正月初八",
            "有一年腊月廿三",
            "农历新年",
        ] {
            assert_eq!(printed(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn years_are_counted_from_their_era() {
        assert_eq!(printed("民国十五年三月，民國元年"), ["1926-3-?", "1912-?-?"]);
        assert_eq!(printed("昭和3年5月4日、令和元年"), ["1928-5-4", "2019-?-?"]);
        assert_eq!(printed("二O二六年，二〇二六年，卅一日"), ["2026-?-?", "2026-?-?"]);
    }

    #[test]
    fn words_that_count_from_another_day_are_dates() {
        assert_eq!(printed("近日，日前"), ["Lately+0 ?-?-?"; 2]);
        assert_eq!(printed("昨日上午，上周五，本周末"), ["Day-1 ?-?-?", "Week(4, 4)-1 ?-?-?", "Week(5, 6)+0 ?-?-?"]);
        assert_eq!(printed("本月3日，上月下旬"), ["Month+0 ?-?-3", "Month-1 ?-?-? Ten(3)"]);
        assert_eq!(printed("去年，今年上半年，去年的3月"), ["Year-1 ?-?-?", "Year+0 ?-?-? Half(1)", "?-3-?"]);
        assert_eq!(printed("当天下午，次日"), ["Day+0 ?-?-?", "Day+1 ?-?-?"]);
    }

    #[test]
    fn words_inside_other_words_are_not_dates() {
        for text in [
            "证明年龄",
            "当今年轻人",
            "以上月份",
            "接近日本",
            "三周年前夕",
            "节日前夕",
            "共同日常",
            "不失去年华",
            "一次日常",
            "过去年代",
            "日本月球车",
            "以上周期",
            "上周边店",
            "本周期",
            "最近日子",
            "生日前",
            "适当天数",
        ] {
            assert_eq!(printed(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn what_counts_time_is_not_a_date() {
        for text in
            ["三个月后", "10日内办结", "每日", "2月30日", "13月1日", "第三年", "35日", "5年来", "二三月", "10日"]
        {
            assert_eq!(printed(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn the_words_around_a_date_are_heard() {
        let one = |text: &str| scan(text)[0];
        assert_eq!(one("去年3月").years_on, Some((Anchor::Issue, -1)));
        assert!(one("将于3月5日举行").ahead && one("3月5日将举行").ahead && !one("3月5日举行").ahead);
        assert!(!one("3月5日将军路小学开学").ahead && !one("3月5日将近中午").ahead);
        assert!(one("2031年度述职").annual && !one("2031年述职").annual);
        assert!(one("《2031年报告》").titled && !one("《报告》2031年").titled);
    }
}
