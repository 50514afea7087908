//! How text begins: as a story, as a paragraph, or in the middle of a sentence.

use crate::lines::{Line, Sign};
use crate::vocabulary::{Characters, Words, news};
use std::sync::LazyLock;

/// Who sends reports.
static AGENCIES: LazyLock<Words> = LazyLock::new(|| Words::of("本报 本報 本社 本台 新华社 新華社 中新社 据新华社"));

/// Log-odds that a printed line begins a story (rather than continuing one).
#[must_use]
pub fn story(text: &str, line: &Line) -> f32 {
    let head = || if line.characters <= 60 { text } else { first_characters(text, 60) };
    let bare = text.trim_start_matches(['（', '(', '【', '[', '■', '□', '●', '◆', '▲']);
    let mut odds: f32 = 0.0;
    if news::STORY_OPENINGS.begin(bare) || is_dateline(bare) {
        odds += 3.0;
    }
    // A day, not a plan for the year: 7月19日，… opens a report, 2025年，… sums up.
    let day = if line.holds(Sign::Time) { day_position(head()) } else { None };
    match day {
        Some(0) => odds += 3.0,
        Some(at) if at <= 24 * 3 => odds += 1.0,
        Some(_) => odds += 0.5,
        None => {}
    }
    let names_reporter = |head: &str| head.contains("通讯员") || head.contains("记者") && head.contains('）');
    if line.holds(Sign::Person) && names_reporter(head()) {
        odds += 1.5;
    }
    odds.min(4.0)
}

/// What a dateline begins with: asked first, for hardly any line does.
static DATELINE_BEGINNINGS: LazyLock<Characters> = LazyLock::new(|| {
    let words = news::DATELINES.first_characters().chain(AGENCIES.first_characters());
    Characters::of(words.chain(['（', '(']))
});

/// Whether a line begins with a report's dateline, as no headline and no line in mid-sentence does.
#[must_use]
pub fn is_dateline(text: &str) -> bool {
    if !text.chars().next().is_some_and(|c| DATELINE_BEGINNINGS.has(c)) {
        return false;
    }
    if news::DATELINES.begin(text) || text.starts_with(['（', '(']) && first_characters(text, 8).contains("记者") {
        return true;
    }
    // 本报江口3月5日讯, 新华社江口3月5日电.
    AGENCIES.begin(text)
        && ["日讯", "日電", "日电", "日訊", "消息"].iter().any(|wire| first_characters(text, 20).contains(wire))
}

/// Log-odds that a printed line begins a paragraph; `story` is what [`story`] says of it.
#[must_use]
pub fn paragraph(text: &str, line: &Line, story: f32) -> f32 {
    let mut odds: f32 = 0.0;
    if news::PARAGRAPH_OPENINGS.begin(text) {
        odds += 0.8;
    }
    if numbered(text) {
        odds += 1.5;
    }
    if line.holds(Sign::Time) && day_position(first_characters(text, 12)) == Some(0) {
        odds += 1.0;
    }
    if line.holds(Sign::Says) && speaks(text) || line.holds(Sign::Title) && presents(text) {
        odds += 1.0;
    }
    if news::GOING_ON.begin(text) {
        odds -= 1.2;
    }
    // 要抓好…, 二是…: demands and points follow each other inside one paragraph.
    let point = text.chars().nth(1).is_some_and(|c| matches!(c, '是' | '要')) && text.starts_with(is_ordinal);
    if text.starts_with('要') || point {
        odds -= 1.5;
    }
    if is_dateline(text) {
        odds += 4.0;
    }
    odds + story.min(1.0)
}

fn is_ordinal(c: char) -> bool {
    matches!(c, '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十')
}

/// Whether a person is presented by an office right at the beginning, before any mark.
fn presents(text: &str) -> bool {
    let ends = |c: char| matches!(c, '，' | '。' | '、' | '；' | '：' | ',');
    let end = text.char_indices().take(13).enumerate().find(|(count, (_, c))| *count == 12 || ends(*c));
    let clause = end.map_or(text, |(_, (end, _))| text.get(..end).unwrap_or(text));
    news::PRESENTED.all_in(clause).any(|(_, title)| !clause.ends_with(title))
}

/// Whether somebody begins to speak right at the beginning: 镇长王小明指出，.
fn speaks(text: &str) -> bool {
    let mut marks = text.char_indices().take(18).filter(|(_, c)| matches!(c, '，' | ',' | '：' | ':'));
    marks.any(|(end, _)| {
        let subject = text.get(..end).unwrap_or_default();
        let first = |verb: &str| subject.find(verb) == Some(end - verb.len());
        subject.len() > 6
            && !subject.starts_with(['他', '她', '我'])
            && !subject.contains('。')
            && news::SPEAKING.longest_end(subject).is_some_and(first)
    })
}

/// Characters that want something before them: particles, measures, the second halves of words. Counted in a daily and
/// in our own text they are one in seven characters and begin one sentence in four hundred.
static BOUND: LazyLock<Characters> = LazyLock::new(|| {
    let list = "的了们着斤吨元万亿个户项名位次届级倍余\
        和及等者月理员务系定场化府度达门子术期示间际讯界育司量央性席式处件续究些求势费效议院题局点于说";
    Characters::of(list.chars())
});

/// Log-odds that a printed line begins in the middle of a sentence.
#[must_use]
pub fn broken(text: &str) -> f32 {
    let mut characters = text.chars();
    let Some(first) = characters.next() else { return 0.0 };
    // ’97: an apostrophe, not the end of a quotation.
    let year = first == '’' && characters.clone().next().is_some_and(|c| c.is_ascii_digit());
    if year {
        return 0.0;
    }
    if matches!(
        first,
        '，' | '。'
            | '、'
            | '；'
            | '：'
            | '！'
            | '？'
            | ','
            | ';'
            | '”'
            | '’'
            | '》'
            | '）'
            | '」'
            | '』'
            | '】'
            | '…'
    ) {
        return 6.0;
    }
    match characters.next() {
        Some('，' | ',' | '。' | '、' | '；') if !"故则但而且又一二三四五六七八九十甲乙丙丁".contains(first) => {
            4.0
        }
        Some('”' | '》' | '’' | '）') => 4.0,
        // 会议。大会…: a sentence of two or three characters is the end of one.
        _ if text.chars().take(4).any(|c| matches!(c, '。' | '；')) => 2.5,
        // Particles and measures want something before them.
        _ if BOUND.has(first) => 2.0,
        _ => 0.0,
    }
}

/// Whether a line begins with a number of an enumeration: 一、 （二） 3. 第四， 一是.
#[must_use]
pub fn numbered(text: &str) -> bool {
    let bare = text.trim_start_matches(['（', '(']);
    let digits = bare.trim_start_matches(|c: char| c.is_ascii_digit() || is_ordinal(c));
    let count = bare.len() - digits.len();
    let bracketed = bare.len() < text.len();
    if count == 0 || count > 9 {
        return false;
    }
    match digits.chars().next() {
        Some('）' | ')') => bracketed || bare.starts_with(|c: char| c.is_ascii_digit()),
        Some('、' | '．') => true,
        Some('.') => !digits.get(1..).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit())),
        _ => false,
    }
}

/// Byte offset of the first printed day (N月N日) in a text.
#[must_use]
pub fn day_position(text: &str) -> Option<usize> {
    let mut at = 0;
    while let Some(found) = text.get(at..).and_then(|rest| rest.find('月')) {
        let month = at + found;
        at = month + '月'.len_utf8();
        let before = text.get(..month).unwrap_or_default().trim_end_matches(' ');
        let start = before.trim_end_matches(is_numeral).len();
        let rest = text.get(at..).unwrap_or_default();
        let day = rest.trim_start_matches(|c: char| is_numeral(c) || c == ' ');
        if start < before.len() && day.len() < rest.len() && day.starts_with(['日', '号', '號']) {
            let year = before.get(..start).unwrap_or_default();
            let whole = year.trim_end_matches(|c: char| is_numeral(c) || c == ' ' || c == '年');
            return Some(if year.ends_with('年') || year.ends_with("年 ") { whole.len() } else { start });
        }
    }
    None
}

fn is_numeral(c: char) -> bool {
    c.is_ascii_digit() || is_ordinal(c) || matches!(c, '０'..='９' | '〇' | '零' | '廿' | '卅' | '元')
}

fn first_characters(text: &str, count: usize) -> &str {
    let mut rest = text.chars();
    rest.nth(count.saturating_sub(1));
    text.get(..text.len() - rest.as_str().len()).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lines::measure;
    use baoku_archive::print::Source;

    fn story_of(text: &str) -> f32 {
        measure(&Source::new(text.to_owned())).first().map_or(0.0, |line| story(text, line))
    }

    #[test]
    fn a_day_or_a_dateline_opens_a_story() {
        for text in ["3月5日，街道开会", "本报讯 昨天", "近日，", "（记者 王小明）", "2024年3月5日上午"]
        {
            assert!(story_of(text) >= 1.5, "{text} {}", story_of(text));
        }
        assert!(story_of("会议指出，要抓好落实") < 0.5);
    }

    #[test]
    fn the_middle_of_a_sentence_is_seen_at_its_head() {
        for text in ["，并且", "”的要求", "大，要抓好", "出，今年", "》一书"] {
            assert!(broken(text) > 2.0, "{text}");
        }
        assert!(broken("会上，大家") < 0.1);
    }

    #[test]
    fn enumerations_are_numbered_and_years_are_not() {
        for text in ["一、加强领导", "（二）分工", "3.落实", "12、其他"] {
            assert!(numbered(text), "{text}");
        }
        for text in ["2024年", "3.5万户", "一次会议", "十五条"] {
            assert!(!numbered(text), "{text}");
        }
    }

    #[test]
    fn the_first_day_is_found_with_its_year() {
        assert_eq!(day_position("7月 19 日，"), Some(0));
        assert_eq!(day_position("会议于2024年12月12日召开"), Some("会议于".len()));
        assert_eq!(day_position("二〇二二年一月十八日"), Some(0));
        assert_eq!(day_position("三个月，月日"), None);
    }
}
