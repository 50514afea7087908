//! What a figure counts, by the words around it, and whether it is a target.

use super::figures::{FigureRead, ROUGHLY, Range, UNIT, WHOLE_WORDS};
use super::number::{begins, number};
use crate::segment::cues::word;
use crate::vocabulary::units::{AIMS, ENDING, GOING_ON, PARTING, ROUGH_BEHIND};
use crate::vocabulary::{Words, starts_with_any};
use baoku_archive::text::is_han;
use std::sync::LazyLock;

static AIM: LazyLock<Words> = LazyLock::new(|| Words::of(AIMS));
static PARTS: LazyLock<Words> = LazyLock::new(|| Words::of(PARTING));
static ENDS: LazyLock<Words> = LazyLock::new(|| Words::of(ENDING));
static GOES_ON: LazyLock<Words> = LazyLock::new(|| Words::of(GOING_ON));

/// Units of points and sorts: of these nobody says that they are a goal.
const SORTS: &str = "点 大 种 类 方面 样 款 条 组";

/// What a figure counts, and whether it is a target.
pub(super) fn finish(text: &str, sentence: usize, figure: &mut FigureRead) {
    let sentence = sentence.max(window_before(text, figure.number.0));
    let before = text.get(sentence..figure.number.0).unwrap_or_default();
    let after = text.get(figure.number.1..window_behind(text, figure.number.1)).unwrap_or_default();
    figure.rough |= starts_with_any(after, ROUGH_BEHIND);
    let clause = after.split(['。', '；', '！', '？', ';', '，', ',']).next().unwrap_or_default();
    let aimed = clause.contains("任务目标") || clause.contains("的目标");
    let sorts = SORTS.split(' ').any(|unit| unit == figure.unit);
    figure.target = !sorts && (aimed || AIM.within(last_clauses(before)));
    figure.of = behind(text, figure).or_else(|| ahead(text, sentence, figure.number.0));
}

/// So many bytes around a figure are looked at: a sentence without stops stays cheap.
const AROUND: usize = 240;

fn window_before(text: &str, at: usize) -> usize {
    let from = at.saturating_sub(AROUND);
    (from..=at).find(|at| text.is_char_boundary(*at)).unwrap_or(at)
}

fn window_behind(text: &str, at: usize) -> usize {
    let to = (at + AROUND).min(text.len());
    (at..=to).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(at)
}

/// The last two clauses of what stands before a number: further back nothing is said of it.
fn last_clauses(before: &str) -> &str {
    let mut marks = before.rmatch_indices(['，', ',']);
    let from = marks.nth(1).map_or(0, |(at, mark)| at + mark.len());
    before.get(from..).unwrap_or_default()
}

/// Units behind which nothing is named: 98%的居民 counts residents, but 98% stands for what is named before.
const NAMED_BEFORE: &str = "% ‰ 元 美元 倍 百分点 天 小时 分钟 秒 岁 年 个月 周 亩 平方米 公里 米 吨 公斤 折 户 人次 ℃";

/// The words behind a figure for what it counts.
fn behind(text: &str, figure: &FigureRead) -> Option<Range> {
    let rest = text.get(figure.number.1..)?;
    let rough = ROUGH_BEHIND.split(' ').find_map(|word| rest.strip_prefix(word)).unwrap_or(rest);
    let rest = rough.strip_prefix('的').unwrap_or(rough);
    let start = text.len() - rest.len();
    let named_before = NAMED_BEFORE.split(' ').any(|unit| unit == figure.unit);
    let people = matches!(figure.unit.as_str(), "位" | "名" | "人");
    let mut end = 0;
    let mut going_on = 0;
    for (at, c) in rest.char_indices() {
        let here = rest.get(at..)?;
        let stays = is_han(c) || c.is_ascii_digit() || c == '（' || people && at > 0 && c == '、';
        if !stays || at >= LONGEST_NAME || at > 0 && begins_a_figure(here) {
            break;
        }
        going_on = GOES_ON.longest(here).map_or(going_on, |word| going_on.max(at + word.len()));
        // 全体, 全镇 may begin a name.
        let ends = at >= going_on && ENDS.longest(here).is_some_and(|word| at > 0 || word != "全");
        if ends && !is_within_a_word(text, start + at) {
            break;
        }
        end = at + c.len_utf8();
    }
    let name = rest.get(..end)?.trim_end_matches('、');
    (name.chars().count() >= if named_before { 2 } else { 1 }).then_some((start, start + name.len()))
}

/// Whether a number and a unit stand here: 10个先进村2个优秀村.
fn begins_a_figure(here: &str) -> bool {
    let Some(first) = here.chars().next().filter(|c| begins(*c)) else { return false };
    !first.is_ascii_digit()
        && number(here).is_some_and(|number| UNIT.begin(here.get(number.bytes..).unwrap_or_default()))
}

/// So many bytes name what is counted. Up: half a sentence is taken along.
const LONGEST_NAME: usize = 54;

/// Whether a word that parts ends here, and is not the beginning of another: 共 in 共排查, not in 共享单车.
fn parts_before(text: &str, at: usize) -> bool {
    let Some(word) = text.get(..at).and_then(|before| PARTS.longest_end(before)) else { return false };
    let longer = text.get(at - word.len()..).and_then(|here| GOES_ON.longest(here));
    longer.is_none_or(|whole| whole.len() <= word.len())
}

/// What a stretch of time is said of when nothing else is: 今后五年.
const TIME_TO_COME: &str = "今后 未来 往后 此后";

/// Whether a place is inside a word of the dictionary, so that no name can end there: 消防安|全.
fn is_within_a_word(text: &str, at: usize) -> bool {
    let (Some(before), Some(after)) = (text.get(..at), text.get(at..)) else { return false };
    word::cut(before, after) > 0.0
}

/// The words before a figure for what it counts: 走访率98%, 签约122台.
fn ahead(text: &str, sentence: usize, end: usize) -> Option<Range> {
    let before = text.get(sentence..end)?;
    // 持续了一天, 达到98%: what joins the two is passed over.
    let mut bare = before.trim_end();
    while let Some(word) = PARTS.longest_end(bare).or_else(|| ROUGHLY.longest_end(bare)) {
        if WHOLE_WORDS.end(bare) {
            break;
        }
        if TIME_TO_COME.split(' ').any(|time| bare.ends_with(time)) {
            return None;
        }
        bare = bare.get(..bare.len() - word.len())?;
    }
    let mut start = bare.len();
    for (at, c) in bare.char_indices().rev().take(10) {
        if !is_han(c) || start < bare.len() && parts_before(bare, start) {
            break;
        }
        start = at;
    }
    (bare.len() - start >= 6).then_some((sentence + start, sentence + bare.len()))
}
