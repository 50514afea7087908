//! Commas and stops of two widths in one issue.

use super::{Look, Reading, around};
use crate::diagnostic::{Diagnostic, Spot};
use baoku_archive::text::is_han;

rule!("mixed-widths", Note,
    help "原报若用全角标点，可以在原文件里统一替换；不改也不影响搜索。",
    manual "同一期里汉字后面的逗号、句号、冒号、分号、问号、叹号有全角也有半角，可能是转换文本时混进来的。\
        每期只说一次：给出两种各有多少，并指出较少的一种和较多的一种各在哪里第一次出现。数字和英文里的半角标点不算。",
    look Look::Issue(look));

/// A width's marks so far: how many, and the first.
struct Marks {
    count: u32,
    first: Option<(Spot, String)>,
}

fn look(issue: &Reading<'_>) -> Vec<Diagnostic> {
    let mut half = Marks { count: 0, first: None };
    let mut full = Marks { count: 0, first: None };
    for passage in issue.passages() {
        let text = &passage.text;
        let mut before = ' ';
        for (at, c) in text.char_indices() {
            let follows = is_han(before) || matches!(before, '”' | '’' | '》' | '）' | '」');
            before = c;
            let marks = match c {
                ',' | '.' | ':' | ';' | '?' | '!' if follows => &mut half,
                '，' | '。' | '：' | '；' | '？' | '！' => &mut full,
                _ => continue,
            };
            let end = at + c.len_utf8();
            // 3.做好…, …(图): a figure or a Latin letter on the other side makes it no mark of Chinese prose, but a
            // comma before a number is one.
            let next = text.get(end..).and_then(|rest| rest.chars().next());
            if matches!(c, '.' | ':') && next.is_some_and(|next| next.is_ascii_alphanumeric() || next == c) {
                continue;
            }
            marks.count += 1;
            if marks.first.is_none() {
                marks.first = Some((issue.spot(passage, at, end), around(text, at, end, 6).to_owned()));
            }
        }
    }
    let counts = format!("半角 {} 处，全角 {} 处", half.count, full.count);
    let english = format!(
        "Punctuation of this issue is possibly mixed: {} half-width, {} full-width marks",
        half.count, full.count
    );
    let (few, many) = if half.count <= full.count { (half, full) } else { (full, half) };
    let (Some((few, rare)), Some((many, usual))) = (few.first, many.first) else { return Vec::new() };
    let message = format!("这一期的标点可能混用了全角和半角：{counts}（“{rare}”与“{usual}”）");
    let english = format!("{english} (“{rare}” and “{usual}”)");
    vec![Diagnostic::new(&KIND, few, message).in_english(english).and(many)]
}

#[cfg(test)]
mod tests {
    use super::super::trial::messages;
    use super::*;

    #[test]
    fn two_widths_are_told_once_with_their_numbers() {
        let found = messages(&RULE, &["今天下雨,明天放晴。", "花开了,草绿了。"]);
        assert_eq!(found.len(), 1);
        assert!(found.iter().all(|message| message.contains("半角 2 处") && message.contains("全角 2 处")));
    }

    #[test]
    fn one_width_and_marks_of_figures_and_latin_are_left_alone() {
        assert_eq!(messages(&RULE, &["今天9:30开门，门票3.5元，见a.cn，共1,200人。"]), Vec::<String>::new());
        assert_eq!(messages(&RULE, &["今天下雨,明天放晴.", "花开了,草绿了."]), Vec::<String>::new());
    }
}
