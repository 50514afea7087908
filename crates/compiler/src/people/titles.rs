//! Offices in a text: where the titles before a name begin, and the body they belong to.

use super::mention::Range;
use crate::vocabulary::office::{BODIES, ENTERPRISE, PEOPLE, TITLES, WEAK};
use crate::vocabulary::{Characters, Words};
use baoku_archive::text::is_han;
use std::sync::LazyLock;

pub(crate) static TITLE_ENDS: LazyLock<Words> = LazyLock::new(|| Words::of(TITLES));
pub(super) static PEOPLE_ENDS: LazyLock<Words> = LazyLock::new(|| Words::of(PEOPLE));
pub(super) static BODY_ENDS: LazyLock<Words> = LazyLock::new(|| Words::of(BODIES));
static WEAK_TITLES: LazyLock<Words> = LazyLock::new(|| Words::of(WEAK));
static ENTERPRISE_TITLES: LazyLock<Words> = LazyLock::new(|| Words::of(ENTERPRISE));

/// Whether a title is an everyday word too, so that what stands behind it has to look like a name by itself.
pub(super) fn is_weak(title: &str) -> bool {
    WEAK_TITLES.longest(title).is_some_and(|weak| weak.len() == title.len())
}

/// Where the offices before a name begin, and the body the first belongs to. `title` is where the last title begins.
pub(super) fn office(text: &str, title: usize, end: usize) -> (Range, Option<Range>) {
    let mut start = title;
    let mut body = body_of(text, start, end);
    // 党委副书记、镇长: all titles joined by 、 or 兼 are this person's.
    for _ in 0..4 {
        let from = body.map_or(start, |body| body.0);
        let before = text.get(..from).unwrap_or_default();
        let Some(mark) = before.chars().next_back().filter(|c| matches!(c, '、' | '兼')) else { break };
        let joined = before.strip_suffix(mark).unwrap_or_default();
        let Some(title) = TITLE_ENDS.longest_end(joined) else { break };
        start = joined.len() - title.len();
        body = body_of(text, start, joined.len());
    }
    match body {
        // A single character (镇, 区) names no body by itself; it belongs to the office.
        Some(body) if text.get(body.0..body.1).is_some_and(|name| name.chars().count() < 2) => ((body.0, end), None),
        other => ((start, end), other),
    }
}

/// The body named right before a title that stands between `title` and `end`.
pub(super) fn body_of(text: &str, title: usize, end: usize) -> Option<Range> {
    let body = organisation(text, title);
    if body.is_some() {
        return body;
    }
    // A firm is called anything; what is printed between a mark and 总经理 is its name.
    let held = text.get(title..end).unwrap_or_default();
    ENTERPRISE_TITLES.longest(held).filter(|known| known.len() == held.len())?;
    let start = clause(text, title)?;
    let name = text.get(start..title)?;
    let length = name.chars().count();
    let named = (3..=10).contains(&length) && !name.contains(|c: char| NOT_IN_NAMES.has(c));
    let led = ["随行", "时任", "现任", "前任", "新任", "著名", "资深", "有关", "相关", "各位", "一位", "一名", "主办"];
    (named && !led.iter().any(|word| name.starts_with(word))).then_some((start, title))
}

/// Characters that join words, and do not stand in the name of a body.
static NOT_IN_NAMES: LazyLock<Characters> =
    LazyLock::new(|| Characters::of("的了由和与及请让使对向在为是把被将从以到给等、着过也还都".chars()));

/// Where the run of Chinese characters that ends here begins, if a mark or nothing stands before it.
fn clause(text: &str, end: usize) -> Option<usize> {
    let before = text.get(..end)?;
    let mut start = end;
    for (at, c) in before.char_indices().rev().take(LONGEST_BODY) {
        if !(is_han(c) || c.is_ascii_alphanumeric()) {
            return Some(start);
        }
        start = at;
    }
    (start == 0).then_some(start)
}

/// The body named right before `end`.
pub(super) fn organisation(text: &str, end: usize) -> Option<Range> {
    let before = text.get(..end)?;
    // 纪委（监察）书记: a word in brackets belongs to the body.
    let bare = before.strip_suffix('）').and_then(|inner| {
        let opens = inner.rfind('（')?;
        let word = inner.get(opens + '（'.len_utf8()..)?;
        (word.chars().count() <= 6 && word.chars().all(is_han)).then(|| before.get(..opens))?
    });
    let bare = bare.unwrap_or(before);
    BODY_ENDS.longest_end(bare)?;
    let mut start = bare.len();
    for (at, c) in bare.char_indices().rev().take(LONGEST_BODY) {
        if !(is_han(c) || c.is_ascii_alphanumeric()) || NOT_IN_NAMES.has(c) {
            break;
        }
        start = at;
    }
    let name = bare.get(start..)?;
    // Verbs before a body: 会见区委…, 欢迎镇长….
    let start = start + LEADS.longest(name).map_or(0, str::len);
    (start < bare.len()).then_some((start, end))
}

/// Verbs and words of time that stand before a body at the beginning of its clause.
static LEADS: LazyLock<Words> = LazyLock::new(|| {
    Words::of(
        "会见 欢迎 邀请 陪同 感谢 随后 会上 中共 选举 听取 记者 日前 近日 昨天 今天 其中 此前 经过 通过 得知 \
                     担任 出任 现任 时任 曾任 前任 原任 当选 任命 聘请 听说 作为 上午 下午 当天 当日 随着 同时",
    )
});

/// A body's name is at most so many characters. Up: half a sentence becomes a body.
const LONGEST_BODY: usize = 18;
