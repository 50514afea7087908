//! Mastheads, imprints and page marks: what is printed in every issue and belongs to no story.

use crate::lines::{Ending, Line, Sign};
use crate::vocabulary::{Words, news};
use std::sync::LazyLock;

/// Log-odds that a printed line is masthead, imprint or page mark.
#[must_use]
pub fn imprint(text: &str, line: &Line, ending: Ending) -> f32 {
    // A long line or one with sentences is a story about a newspaper, not a newspaper's head.
    if line.width > 160 || line.stops > 1 || (ending == Ending::Full && line.width > 60) {
        return -8.0;
    }
    let mut odds: f32 = if line.width <= 24 { -0.7 } else { -3.0 };
    odds += match if line.holds(Sign::Imprint) { printed_words(text) } else { 0 } {
        0 => 0.0,
        1 => 4.0,
        _ => 7.0,
    };
    if is_name(text) {
        odds += 3.0;
    }
    if is_page_mark(text) || line.holds(Sign::Time) && is_date_line(text) || is_issue_number(text) {
        odds += 7.0;
    }
    // 第2版 社区新闻 has the shape of a headline; nothing but the head of a page begins so.
    if text.starts_with('第') && line.width <= 32 && line.commas == 0 && page_mark(text).is_some() {
        odds += 6.0;
    }
    if is_spaced_out(text) {
        odds += 5.0;
    }
    if line.han == 0 && line.latin >= 4 && text.chars().all(|c| !c.is_ascii_lowercase() || !c.is_alphabetic()) {
        odds += 3.5;
    }
    if (line.latin > 0 || line.holds(Sign::Figure)) && is_contact(text) {
        odds += 4.0;
    }
    if ending == Ending::Full {
        odds -= 2.0;
    }
    odds
}

/// Whether a line is what a page is marked with and nothing else could be: it may stand in the middle of a sentence.
#[must_use]
pub fn marks_page(text: &str, line: &Line) -> bool {
    if line.width > 60 || line.stops > 0 || line.commas > 0 {
        return false;
    }
    (line.han == 0 || line.holds(Sign::Page)) && page_mark(text).is_some()
        || is_page_mark(text)
        || line.holds(Sign::Time) && is_date_line(text)
        || line.holds(Sign::Colon) && is_credit(text)
}

/// 责任编辑：何苇 版式设计：丁一帆: who made the page, each with a name of up to four characters. A page's number and its
/// date may stand before it.
fn is_credit(text: &str) -> bool {
    let mut credits = 0;
    for (at, _) in text.match_indices(['：', ':']) {
        let (before, after) = text.split_at(at);
        let made = CREDITS.longest_end(before).is_some();
        let name = after.trim_start_matches(['：', ':', ' ', '\u{3000}']);
        let name = name.split([' ', '\u{3000}', '、']).next().unwrap_or_default();
        if !made || !(2..=4).contains(&name.chars().take(5).count()) {
            return false;
        }
        credits += 1;
    }
    credits > 0
}

/// Who makes a page.
static CREDITS: LazyLock<Words> = LazyLock::new(|| {
    Words::of("编辑 責任編輯 責編 责编 美编 主编 版式设计 版面设计 设计 版式 排版 组版 制版 校对 校對 值班 电话")
});

/// How many words of an imprint a line holds. Those of two characters are words of the street as well (电话, 发行): they
/// count at a line's head, or as a label with nothing of a sentence after them.
fn printed_words(text: &str) -> usize {
    let counts = |(at, word): &(usize, &str)| {
        let after = text.get(at + word.len()..).and_then(|rest| rest.chars().next());
        *at == 0 || word.chars().count() > 2 || !after.is_some_and(baoku_archive::text::is_han)
    };
    news::IMPRINT.all_in(text).filter(counts).take(2).count()
}

/// Whether a line by itself can be a newspaper's name.
#[must_use]
pub fn is_name(text: &str) -> bool {
    let bare = text.trim_matches(['《', '》', ' ']);
    if !news::NAME_ENDINGS.end(bare) {
        return false;
    }
    let count = bare.chars().filter(|c| !c.is_whitespace()).take(9).count();
    let plain = || bare.chars().all(|c| baoku_archive::text::is_han(c) || c.is_whitespace());
    (2..=8).contains(&count) && plain()
}

/// 第3版, A02, 02版 要闻, 3: a page's number.
fn is_page_mark(text: &str) -> bool {
    let printed = || text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '—' | '·' | '|' | '｜'));
    if !printed().next().is_some_and(|c| c == '第' || c.is_ascii_digit() || c.is_ascii_uppercase()) {
        return false;
    }
    let count = printed().take(9).count();
    if count == 0 || count > 8 {
        return false;
    }
    let bare: String = printed().collect();
    let letters = bare.trim_start_matches(|c: char| c.is_ascii_uppercase());
    let digits = letters.trim_start_matches(|c: char| c.is_ascii_digit());
    let only_number =
        letters.len() > digits.len() && digits.is_empty() && letters.len() <= 3 && bare.len() - letters.len() <= 1;
    let numbered = bare.starts_with('第') && bare.contains('版') && count <= 8;
    let leading = letters.len() > digits.len() && digits.starts_with('版');
    only_number || numbered || leading
}

/// The number of the page that a mark stands on: 第2版, 2版 要闻, A02, 星期一 第3版. A number alone is none.
#[must_use]
pub fn page_mark(text: &str) -> Option<String> {
    let plain = || text.chars().filter(|c| !c.is_whitespace()).map(half_form);
    let bare = plain().all(|c| c.is_ascii_alphanumeric());
    if !bare && !text.contains('版') {
        return None;
    }
    let plain: String = plain().collect();
    if bare {
        return number(&plain).filter(|_| plain.starts_with(|c: char| c.is_ascii_uppercase()));
    }
    plain.match_indices('版').find_map(|(at, _)| {
        let head = plain.get(..at)?;
        let before = head.trim_end_matches(|c: char| c.is_ascii_alphanumeric() || is_small_number(c));
        // 共四版 counts them; 下转第2版 leads to another.
        let numbered = before.strip_suffix('第');
        let led = numbered.is_some_and(|rest| !rest.ends_with(['转', '轉', '接', '见', '見', '至']));
        if before.is_empty() || led { number(head.get(before.len()..)?) } else { None }
    })
}

/// 2, 02, A02, 二, 十二: a page's number without the noughts before it, where no letter is.
fn number(text: &str) -> Option<String> {
    let digits = text.trim_start_matches(|c: char| c.is_ascii_uppercase());
    let letters = text.len() - digits.len();
    if letters > 1 || !(1..=3).contains(&digits.chars().count()) {
        return None;
    }
    if digits.bytes().all(|byte| byte.is_ascii_digit()) {
        let bare = if letters > 0 { text } else { digits.trim_start_matches('0') };
        return (!digits.trim_start_matches('0').is_empty()).then(|| bare.to_owned());
    }
    let value =
        |c: char| "一二三四五六七八九".chars().zip(1u32..).find(|(digit, _)| *digit == c).map(|(_, value)| value);
    let (tens, ones) = digits.split_once('十').map_or((None, digits), |(tens, ones)| (Some(tens), ones));
    let one = |text: &str, none: u32| match text.chars().next() {
        None => Some(none),
        Some(c) if text.chars().nth(1).is_none() => value(c),
        Some(_) => None,
    };
    let tens = tens.map_or(Some(0), |tens| one(tens, 1))?;
    let page = 10 * tens + one(ones, 0)?;
    (letters == 0 && page > 0).then(|| page.to_string())
}

fn is_small_number(c: char) -> bool {
    "一二三四五六七八九十".contains(c)
}

fn half_form(c: char) -> char {
    char::from_u32(u32::from(c).wrapping_sub(0xfee0)).filter(char::is_ascii_alphanumeric).unwrap_or(c)
}

/// 第12号, 总第128期, No. 5: an issue's number.
fn is_issue_number(text: &str) -> bool {
    let bare = text.trim_start_matches(['总', '總', '第', ' ', '（', '(']);
    let led = bare.len() < text.len() || text.starts_with("No") || text.starts_with("Vol");
    if !led || text.chars().take(13).count() > 12 {
        return false;
    }
    let digits = bare.trim_start_matches(|c: char| c.is_alphanumeric() && !"期号號版回報报".contains(c));
    let unit = digits.trim_start_matches(['期', '号', '號']);
    unit.len() < digits.len() && unit.trim_matches(['）', ')', ' ']).is_empty()
}

/// A line that is nothing but a date, with its weekday, lunar date, and number of the issue.
#[must_use]
pub fn is_date_line(text: &str) -> bool {
    let marks = [
        "星期", "周一", "周二", "周三", "周四", "周五", "周六", "周日", "礼拜", "禮拜", "农历", "農曆", "总第", "第",
        "期", "版", "號", "号",
    ];
    let numerals = |c: char| {
        c.is_ascii_digit()
            || matches!(
                c,
                '０'..='９' | '〇' | '零' | '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十'
            )
            || matches!(c, '廿' | '卅' | '元' | '正' | '初' | '冬' | '腊' | '民' | '國' | '国' | '西' | '曆' | '历')
            || matches!(c, '年' | '月' | '日' | ' ' | '\u{3000}' | '（' | '）' | '(' | ')')
    };
    // Nothing but numerals before the first of these.
    if !text.chars().find(|c| matches!(c, '年' | '月') || !numerals(*c)).is_some_and(|c| matches!(c, '年' | '月')) {
        return false;
    }
    // All characters of those marks; what is none of them is strange whatever is taken out.
    let marking = |c: char| "星期周一二三四五六日礼拜禮农历農曆总第版號号".contains(c);
    if text.chars().filter(|c| !numerals(*c) && !marking(*c) && !c.is_whitespace() && !c.is_ascii_punctuation()).count()
        > 4
    {
        return false;
    }
    let mut rest: String = text.to_owned();
    for mark in marks {
        rest = rest.replace(mark, "");
    }
    let strange = rest.chars().filter(|c| !numerals(*c) && !c.is_whitespace() && !c.is_ascii_punctuation()).count();
    strange <= if rest.len() < text.len() { 4 } else { 0 }
}

/// Single characters set apart: 自 / 家 / 门 / 口.
fn is_spaced_out(text: &str) -> bool {
    let (mut count, mut apart) = (0, true);
    for c in text.chars() {
        let parts = matches!(c, ' ' | '/' | '／' | '·' | '|' | '｜' | '\u{3000}');
        if !parts && !apart {
            return false;
        }
        count += usize::from(!parts);
        apart = parts;
    }
    count >= 4
}

/// A telephone number, a mail or web address by itself.
fn is_contact(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let count = text.chars().count();
    let address = || text.contains("www.") || text.contains("http") || (text.contains('@') && text.contains('.'));
    count <= 60 && ((digits >= 7 && digits * 2 >= count) || address())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lines::{ending, measure};
    use baoku_archive::print::Source;

    fn imprint_of(text: &str) -> f32 {
        let source = Source::new(text.to_owned());
        measure(&source).first().map_or(0.0, |line| imprint(text, line, ending(text)))
    }

    #[test]
    fn heads_and_feet_of_a_page_are_recognised() {
        for text in [
            "江口报",
            "江口周报",
            "扫描二维码",
            "RIVERSIDE NEWS",
            "第3版",
            "A02",
            "2031年4月5日 星期六 农历三月十四",
            "江 / 口 / 人 / 家",
            "主办：江口镇人民政府",
            "电话：0571-8888888 邮编：310000",
            "editor@example.org",
            "總第一百二十期",
            "第12号",
        ] {
            assert!(imprint_of(text) > 1.0, "{text} {}", imprint_of(text));
        }
    }

    #[test]
    fn a_mark_tells_its_page() {
        let marks = [
            ("第2版", "2"),
            ("02版", "2"),
            ("A02版 要闻", "A02"),
            ("Ｂ１", "B1"),
            ("第 3 版 综合新闻", "3"),
            ("第十二版", "12"),
            ("第二版", "2"),
            ("2031年5月12日 星期一 第4版", "4"),
        ];
        for (text, page) in marks {
            assert_eq!(page_mark(text).as_deref(), Some(page), "{text}");
        }
        for text in
            ["共八版", "本期四版", "第18期", "3", "下转第2版", "上接第一版", "版面设计：丁一帆", "第0版", "2031年第1号"]
        {
            assert_eq!(page_mark(text), None, "{text}");
        }
    }

    #[test]
    fn what_marks_a_page_may_cut_a_sentence() {
        let marks = |text: &str| {
            let source = Source::new(text.to_owned());
            measure(&source).first().is_some_and(|line| marks_page(text, line))
        };
        for text in ["第2版", "— 2 —", "责任编辑：何苇 版式设计：丁一帆", "3 2031年5月12日 星期一 责任编辑：陆小满"]
        {
            assert!(marks(text), "{text}");
        }
        for text in ["编辑：这里该怎样走呢", "时间：上午九点", "江口报", "第2版上登了他的信，他很高兴。"]
        {
            assert!(!marks(text), "{text}");
        }
    }

    #[test]
    fn headlines_and_sentences_are_not() {
        for text in [
            "江口街道举行春季运动会",
            "会议于4月5日召开。",
            "踏春访古 踏浪寻鱼",
            "4月5日，街道开会",
            "居民楼里来了新邻居",
            "江口邮局发行白鹭纪念邮票",
        ] {
            assert!(imprint_of(text) < 0.0, "{text} {}", imprint_of(text));
        }
    }
}
