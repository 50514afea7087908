//! Where a headline may be broken into lines: between words, by the dictionary, and never between a number and what it
//! counts.
//!
//! A page's script-free text can say so; the app, which has no dictionary, leaves it to the browser.

use crate::passage::{first, last};
use baoku_archive::text::is_han;

/// Words that begin no line: particles, and what a place's name ends with where no dictionary has the name.
const NEVER_FIRST: &str = "的 了 着 过 们 等 之 地 得 吗 呢 吧 者 性 化 镇 乡 县 区 市 省 村 路 街 桥";

/// A unit is at most so many characters: 户, 公里, 个百分点 is broken. Up: what follows a year becomes a part of it.
const UNIT: usize = 2;

/// So many characters tell what a place is. Up: a headline of a million characters takes long.
const NEAR: usize = 8;

/// A text in stretches that should each stand on one line. Together they are the text.
#[must_use]
pub fn stretches(text: &str) -> Vec<&str> {
    let mut stretches = Vec::new();
    let (mut from, mut at) = (0, 0);
    for word in words(text) {
        let end = at + word.len();
        let (before, after) = (text.get(from..at).unwrap_or_default(), text.get(at..).unwrap_or_default());
        let is_unit = word.chars().count() <= UNIT && word.chars().all(is_han);
        let near = last(before, NEAR).trim_end();
        let counts = near.ends_with(is_figure) || ordinal(near);
        let is_one = counts && is_unit || before.ends_with('第');
        if may_end(before, after) && !is_one {
            stretches.push(before);
            from = at;
        }
        at = end;
    }
    stretches.extend(text.get(from..).filter(|rest| !rest.is_empty()));
    stretches
}

/// Whether a line may end between two texts as far as signs and words tell.
fn may_end(before: &str, after: &str) -> bool {
    let (Some(last), Some(first)) = (before.chars().next_back(), after.chars().next()) else { return false };
    let opens = |c: char| matches!(c, '“' | '‘' | '《' | '〈' | '「' | '（' | '(' | '【');
    let closes = |c: char| matches!(c, '”' | '’' | '》' | '〉' | '」' | '）' | ')' | '】');
    if first.is_whitespace() || opens(last) || closes(first) {
        return false;
    }
    let never_first = NEVER_FIRST.split(' ').any(|word| after.starts_with(word) && is_word(word, after));
    let reads = |c: char| c.is_alphanumeric();
    (reads(last) || closes(last) || last.is_whitespace()) && (reads(first) || opens(first)) && !never_first
}

/// Whether a word stands by itself at the beginning of a text: 的, not 的确.
fn is_word(word: &str, text: &str) -> bool {
    words(first(text, NEAR)).first().is_some_and(|other| *other == word)
}

fn is_figure(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '０'..='９')
}

/// Whether a text ends on 第 and a numeral.
fn ordinal(text: &str) -> bool {
    let numeral = |c: char| "〇零一二三四五六七八九十百".contains(c);
    let bare = text.trim_end_matches(numeral);
    bare.ends_with('第') && bare.len() < text.len()
}

#[cfg(feature = "dictionary")]
fn words(text: &str) -> Vec<&str> {
    crate::segment::cues::word::dictionary().cut(text, true).into_iter().map(|word| word.word).collect()
}

#[cfg(not(feature = "dictionary"))]
fn words(text: &str) -> Vec<&str> {
    vec![text]
}

#[cfg(all(test, feature = "dictionary"))]
mod tests {
    use super::*;

    #[test]
    fn a_headline_is_broken_between_words() {
        for (headline, expected) in [
            ("江口镇召开2030年学习讨论会", "江口镇|召开|2030年|学习|讨论会"),
            ("江口镇召开 2030 年学习讨论会", "江口镇|召开 |2030 年|学习|讨论会"),
            ("第十届运动会在5公里外的广场举行", "第十届|运动会|在|5公里|外的|广场|举行"),
            ("推进“心”工程，让路灯亮起来", "推进|“心”|工程，让|路灯|亮|起来"),
            ("", ""),
        ] {
            assert_eq!(stretches(headline).join("|"), expected);
        }
    }

    #[test]
    fn nothing_is_lost() {
        for text in ["Anna’s 3 cats", "（上）2022 年", "的的的", "第第十十届届", " 一 "] {
            assert_eq!(stretches(text).concat(), text);
        }
    }
}
