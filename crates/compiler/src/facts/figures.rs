//! Numbers that count something: what they come to, in what unit, of what, and whether they are a target.
//!
//! What is printed only: nothing says here that a target was met. Dates, ordinals and set phrases are no figures.

use super::counted::finish;
use super::number::{Number, begins, number};
use crate::vocabulary::numerals::chinese;
use crate::vocabulary::units::{LOOSE, NOT_COUNTED, POINTS, ROUGH_BEFORE, UNITS, WHOLE};
use crate::vocabulary::{Words, starts_with_any};
use baoku_archive::text::is_han;
use std::sync::LazyLock;

pub(super) static UNIT: LazyLock<Words> = LazyLock::new(|| Words::of(UNITS));
static LOOSE_UNIT: LazyLock<Words> = LazyLock::new(|| Words::of(LOOSE));
static OTHER_WORDS: LazyLock<Words> = LazyLock::new(|| Words::of(NOT_COUNTED));
pub(super) static ROUGHLY: LazyLock<Words> = LazyLock::new(|| Words::of(ROUGH_BEFORE));
pub(super) static WHOLE_WORDS: LazyLock<Words> = LazyLock::new(|| Words::of(WHOLE));

/// A half-open range of bytes in a text.
pub(super) type Range = (usize, usize);

/// A figure in a text.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct FigureRead {
    /// The number with its unit.
    pub(super) number: Range,
    /// What it comes to.
    pub(super) value: f64,
    /// The upper end of a range.
    pub(super) to: Option<f64>,
    /// The unit, as the ledger calls it.
    pub(super) unit: String,
    /// What it counts.
    pub(super) of: Option<Range>,
    /// It is what is meant to be.
    pub(super) target: bool,
    /// It is a rough number.
    pub(super) rough: bool,
}

/// Every figure of a text, in order. Linear.
pub(super) fn scan(text: &str) -> Vec<FigureRead> {
    let mut found: Vec<FigureRead> = Vec::new();
    let quotes = quotes(text);
    let mut quote = quotes.iter().peekable();
    let (mut sentence, mut skip) = (0, 0);
    let mut before: Option<char> = None;
    for (at, c) in text.char_indices() {
        while quote.next_if(|quote| quote.1 <= at).is_some() {}
        if matches!(c, '。' | '；' | '！' | '？' | ';') {
            sentence = at + c.len_utf8();
        }
        if at >= skip && begins(c) {
            let quoted = quote.peek().is_some_and(|quote| quote.0 <= at && is_phrase(text, **quote));
            match read(text, at, before, quoted) {
                Ok(mut figure) => {
                    finish(text, sentence, &mut figure);
                    skip = figure.number.1;
                    found.push(figure);
                }
                Err(end) => skip = end,
            }
        }
        before = Some(c);
    }
    found
}

/// The stretches between quotation and title marks, the outer ones.
pub(super) fn quotes(text: &str) -> Vec<Range> {
    let mut found = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    for (at, c) in text.char_indices() {
        match c {
            '“' | '《' | '「' => open.push(at + c.len_utf8()),
            '”' | '》' | '」' => {
                if let Some(start) = open.pop().filter(|_| open.is_empty()) {
                    found.push((start, at));
                }
            }
            _ => {}
        }
    }
    found
}

/// Whether a quotation is a set phrase, in which a Chinese numeral counts nothing.
fn is_phrase(text: &str, quote: Range) -> bool {
    text.get(quote.0..quote.1).is_some_and(|quote| quote.chars().nth(LONGEST_PHRASE).is_none())
}

/// Longer quotations are sentences, whose numbers count. Up: figures in quoted titles are lost; down: slogans count.
const LONGEST_PHRASE: usize = 16;

/// The figure at this place, or where to look on.
fn read(text: &str, at: usize, before: Option<char>, quoted: bool) -> Result<FigureRead, usize> {
    let rest = text.get(at..).unwrap_or_default();
    if let Some(share) = share(rest, at) {
        return Ok(share);
    }
    let one = rest.chars().next().map_or(1, char::len_utf8);
    let first = number(rest).ok_or_else(|| at + one.max(digits(rest)))?;
    let mut end = at + first.bytes;
    let wrong = Err(end);
    // G60, 3D, 12:30, 第五, 每一.
    let barred = |c: char| {
        c == '第'
            || c.is_ascii_alphanumeric()
            || if first.figures {
                ".:/-#".contains(c)
            } else {
                "每另同统首逐唯某专之十初其这那哪".contains(c)
            }
    };
    if before.is_some_and(barred) {
        return wrong;
    }
    if !first.figures && quoted {
        return wrong;
    }
    if let Some(word) = OTHER_WORDS.longest(rest).filter(|_| !first.figures) {
        return Err(at + word.len());
    }
    let (mut value, mut to) = (first.value, None);
    if let Some((high, bytes)) = range(text, end, &first) {
        (to, end) = (Some(high.value), end + bytes);
    }
    let behind = text.get(end..).unwrap_or_default();
    let spaces = behind.len() - behind.trim_start_matches(' ').len();
    let behind = behind.trim_start_matches(' ');
    // 二、三、四名 are ranks.
    let listed = text.get(..at).unwrap_or_default().strip_suffix('、').and_then(|rest| rest.chars().next_back());
    if !first.figures && first.characters == 1 && listed.is_some_and(begins) {
        return wrong;
    }
    let (unit, bytes, factor) = unit(behind, &first, before).ok_or(end)?;
    value *= factor;
    end += spaces + bytes;
    let rough = first.rough || is_roughly(text.get(..at).unwrap_or_default());
    Ok(FigureRead { number: (at, end), value, to: to.map(|to| to * factor), unit, of: None, target: false, rough })
}

fn is_roughly(before: &str) -> bool {
    ROUGHLY.end(before) && !WHOLE_WORDS.end(before)
}

/// How many bytes of figures a text begins with: a number too long to be an amount is passed over at once, and so are
/// figures one after the other, as in 一九九七年.
fn digits(rest: &str) -> usize {
    let in_chinese = rest.find(|c: char| chinese(c).is_none()).unwrap_or(rest.len());
    let western = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    if in_chinese >= 3 * '一'.len_utf8() { in_chinese } else { western }
}

/// 百分之九十.
fn share(rest: &str, at: usize) -> Option<FigureRead> {
    let (whole, per) = [("百分之", "%"), ("千分之", "‰")].iter().find(|(word, _)| rest.starts_with(word)).copied()?;
    let part = number(rest.get(whole.len()..)?)?;
    let (decimals, bytes) = decimals(if part.figures { "" } else { rest.get(whole.len() + part.bytes..)? });
    let number = (at, at + whole.len() + part.bytes + bytes);
    let unit = per.to_owned();
    Some(FigureRead {
        number,
        value: part.value + decimals,
        to: None,
        unit,
        of: None,
        target: false,
        rough: part.rough,
    })
}

/// What stands behind the point of a Chinese numeral, and its length: 点三 in 百分之十七点三.
fn decimals(rest: &str) -> (f64, usize) {
    let Some(figures) = rest.strip_prefix('点') else { return (0.0, 0) };
    let end = figures.find(|c: char| chinese(c).is_none()).unwrap_or(figures.len());
    let figures: String =
        figures.get(..end).unwrap_or_default().chars().filter_map(chinese).map(|figure| figure.to_string()).collect();
    let value = format!("0.{figures}").parse().unwrap_or(0.0);
    (value, if end > 0 { '点'.len_utf8() + end } else { 0 })
}

/// The upper end of a range, and its length with the mark.
fn range(text: &str, at: usize, first: &Number) -> Option<(Number, usize)> {
    let rest = text.get(at..)?;
    let mark = ["至", "到", "—", "～", "~", "-", "－", "–"].iter().find(|mark| rest.starts_with(**mark))?;
    let high =
        number(rest.get(mark.len()..)?).filter(|high| high.figures == first.figures && high.value > first.value)?;
    Some((high, mark.len() + high.bytes))
}

/// The unit of a number, its length, and what the number is multiplied with for it.
fn unit(behind: &str, number: &Number, before: Option<char>) -> Option<(String, usize, f64)> {
    if let Some(mark) = behind.chars().next().filter(|c| matches!(c, '%' | '％' | '‰' | '℃')) {
        let name = if mark == '％' { '%' } else { mark };
        return Some((name.to_string(), mark.len_utf8(), 1.0));
    }
    let unit = UNIT.longest(behind)?;
    let after = behind.get(unit.len()..)?;
    let next = after.chars().next();
    let is_one = number.value == 1.0 && !number.figures;
    let counts = match unit {
        // A day or year of the calendar is no figure; 5年 is.
        "年" if number.figures => number.characters < 4 && !after.starts_with(['级', '代', '度']),
        "年" => spans_years(number, before, after),
        "点" => !number.figures && starts_with_any(after, POINTS),
        "大" => {
            !number.figures
                && (2.0..=12.0).contains(&number.value)
                && next.is_some_and(is_han)
                && !after.starts_with(['精', '代', '会', '报', '召', '以'])
        }
        "次" => !starts_with_any(after, "全会 党代会 人代会 会议 全体 代表大会 常委会 党员") && !is_one,
        "期" => false,
        "分" | "度" | "行" | "面" | "成" if !number.figures && number.value < 2.0 => false,
        "周" | "岁" | "天" | "小时" | "分钟" | "个月" | "星期" | "米" | "公里" | "亩" | "吨" | "元" => {
            !(unit == "天" && before == Some('有') && is_one)
        }
        "里" | "路" => number.figures,
        _ if is_one => false,
        _ if number.value == 0.5 => matches!(unit, "个小时" | "工作日"),
        _ => true,
    };
    // 两家人, 十面埋伏, 千家万户: half of such words are no amounts.
    let loose =
        !number.figures && number.characters == 1 && LOOSE_UNIT.longest(unit).is_some_and(|loose| loose == unit);
    let idiom = !number.figures
        && number.characters == 1
        && next.is_some_and(|c| begins(c) && c != '半')
        && unit.chars().count() == 1;
    let known = matches!(unit, "点" | "大" | "位" | "家" | "成" | "组" | "队" | "村");
    // 四个“一流” is a set phrase.
    let phrase = !number.figures && next == Some('“');
    if !counts || idiom || phrase || loose && !known {
        return None;
    }
    match unit {
        "成" => (number.value <= 10.0).then(|| ("%".to_owned(), unit.len(), 10.0)),
        "个百分点" => Some(("百分点".to_owned(), unit.len(), 1.0)),
        _ => Some((unit.to_owned(), unit.len(), 1.0)),
    }
}

/// 今后五年 and 为期一年 are figures; 一年来, 过去一年 and 新的一年 are turns of speech.
fn spans_years(number: &Number, before: Option<char>, after: &str) -> bool {
    let led = before.is_some_and(|c| "期时后达满共续近约超过".contains(c));
    number.characters <= 3
        && number.value < 1000.0
        && (number.value > 1.0 || led)
        && !after.starts_with(['级', '制', '代', '生'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figures(text: &str) -> Vec<String> {
        let show = |figure: FigureRead| {
            let of = figure.of.and_then(|of| text.get(of.0..of.1)).unwrap_or("-");
            let marks = [(figure.target, " target"), (figure.rough, " rough")];
            let marks: String = marks.iter().filter(|(is, _)| *is).map(|(_, mark)| *mark).collect();
            let to = figure.to.map_or(String::new(), |to| format!("..{to}"));
            format!("{}{to} {} {of}{marks}", figure.value, figure.unit)
        };
        scan(text).into_iter().map(show).collect()
    }

    #[test]
    fn a_number_counts_what_is_named_behind_or_before_it() {
        assert_eq!(figures("135名代表参加会议"), ["135 名 代表"]);
        assert_eq!(figures("走访率98%，已累计排查5.74万户。"), ["98 % 走访率", "57400 户 排查"]);
        assert_eq!(figures("会上提出三点要求：共发海报7万余份。"), ["3 点 要求", "70000 份 发海报 rough"]);
        assert_eq!(figures("表彰了10个先进村及2个优秀村。"), ["10 个 先进村", "2 个 优秀村"]);
        assert_eq!(figures("14位科室、中心负责同志围绕主题发言"), ["14 位 科室、中心负责同志"]);
        assert_eq!(figures("比赛持续了一天。"), ["1 天 比赛持续"]);
        assert_eq!(figures("会议谈到今后五年。百部既轻又快的电梯"), ["5 年 -", "100 部 -"]);
        if cfg!(feature = "dictionary") {
            assert_eq!(figures("送出7万余份消防安全手册"), ["70000 份 消防安全手册 rough"]);
        }
    }

    #[test]
    fn shares_and_ranges_come_to_numbers() {
        assert_eq!(figures("满意率百分之九十八，三成居民"), ["98 % 满意率", "30 % 居民"]);
        assert_eq!(figures("每天来20至30人"), ["20..30 人 每天来"]);
        assert_eq!(figures("满意率百分之九十八点二五，下降百分之三点"), ["98.25 % 满意率", "3 % -"]);
        assert_eq!(figures("增长2.5个百分点"), ["2.5 百分点 -"]);
    }

    #[test]
    fn what_is_to_be_is_a_target() {
        assert_eq!(figures("力争签约80台。"), ["80 台 签约 target"]);
        assert_eq!(figures("全年需完成“签约80台、开工70台”的任务目标").len(), 2);
        assert!(figures("全年需完成“签约80台、开工70台”的任务目标").iter().all(|figure| figure.ends_with("target")));
        assert_eq!(figures("去年签约80台。"), ["80 台 签约"]);
    }

    #[test]
    fn dates_ordinals_and_set_phrases_are_no_figures() {
        for text in [
            "2022年3月5日",
            "第十六届第四次会议",
            "“三个充分”",
            "四个“一流”",
            "十分重要",
            "一个个难题",
            "获二、三、四名",
            "G60高速",
            "8:30开始",
            "千家万户",
            "过去一年来",
            "十二届市委八次全会",
            "党的二十大精神",
            "一九九七年",
        ] {
            assert_eq!(figures(text), Vec::<String>::new(), "{text}");
        }
    }
}
