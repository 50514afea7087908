//! A lower-case Latin word alone between Chinese characters.

use super::{Look, Reading, around};
use crate::diagnostic::Diagnostic;
use baoku_archive::text::is_han;

rule!("latin-in-chinese", Warning,
    help "请对照原报看一眼，应是哪一个汉字。",
    manual "汉字句子当中单独夹着一个小写的英文词（如 and、of），可能是翻译或录入时留下的。大写的名称和缩写（KTV、PPT）、\
        紧贴汉字的文字游戏、引号和括号里的词、单位（kg、km）和常见的小写名称（app、wifi）不算。",
    look Look::Issue(look));

/// English words that stand for a Chinese particle: reported even without spaces around.
const PARTICLES: &[&str] = &["and", "or", "of", "the", "with", "for", "but", "from", "by", "to", "is", "are", "at"];

/// Lower-case words that Chinese prose uses as they are.
const USUAL: &str = "app apps wifi vs kg km cm mm ml mg kw kwh hz pm am ppm ppt pdf doc docx xls xlsx txt jpg png mp www com cn http \
    https email vlog plog cosplay citywalk emo ins pk ok diy vr ar ai plus pro mini logo get hold offer buff city \
    live show party vip qq ip up in out cp kpi sci model vivo oppo huawei iphone ipad microsoft google html css \
    wechat";

fn look(issue: &Reading<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for passage in issue.passages() {
        let text = passage.text.as_ref();
        let mut at = 0;
        // Between two ends of words only bytes are looked at: most prose has none.
        while let Some(start) = text.get(at..).and_then(|rest| rest.find(|c: char| c.is_ascii_lowercase())) {
            let start = at + start;
            let rest = text.get(start..).unwrap_or_default();
            let length = rest.find(|c: char| !c.is_ascii_lowercase()).unwrap_or(rest.len());
            at = start + length;
            if is_strange(text, start, at) {
                let word = rest.get(..length).unwrap_or_default();
                let shown = around(text, start, at, 8);
                let message = format!("汉字中间有一个“{word}”，可能应是汉字：“{shown}”");
                let english = format!("“{word}” inside Chinese text, possibly meant to be Chinese: “{shown}”");
                found.push(Diagnostic::new(&KIND, issue.spot(passage, start, at), message).in_english(english));
            }
        }
    }
    found
}

fn is_strange(text: &str, start: usize, end: usize) -> bool {
    let (before, word, after) = (text.get(..start), text.get(start..end), text.get(end..));
    let (Some(before), Some(word), Some(after)) = (before, word, after) else { return false };
    let (left, right) = (before.trim_end_matches(is_space), after.trim_start_matches(is_space));
    let alone = left.chars().next_back().is_some_and(is_han) && right.chars().next().is_some_and(is_han);
    let spaced = left.len() < before.len() || right.len() < after.len();
    alone && word.len() > 1 && !USUAL.split(' ').any(|usual| usual == word) && (spaced || PARTICLES.contains(&word))
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\u{3000}' | '\u{a0}')
}

#[cfg(test)]
mod tests {
    use super::super::trial::messages;
    use super::*;

    #[test]
    fn a_lone_english_word_is_found_with_or_without_spaces() {
        assert_eq!(messages(&RULE, &["读书会 and 朗诵会都在周六举行。"]).len(), 1);
        assert_eq!(messages(&RULE, &["读书会and朗诵会都在周六举行。"]).len(), 1);
        assert_eq!(messages(&RULE, &["阅览室 of |二楼已经开放。"]).len(), 1);
    }

    #[test]
    fn names_units_and_wordplay_are_left_alone() {
        let text = [
            "KTV战队、XT 战队和 e 家园小队进了决赛。",
            "每户减量 12 kg 左右，走了 3 km 路。",
            "下载手机 app 登录，店里有 wifi 可用。",
            "聚XIN聚力，用xin服务，“and”是英文的和。",
            "请发到 a@b.com 或看 https://a.cn/b-c 查询，Old Town 音乐会 the end 收场。",
        ];
        assert_eq!(messages(&RULE, &text), Vec::<String>::new());
    }
}
