//! Quotation marks and brackets without their other half.

use super::{Look, Reading, around};
use crate::diagnostic::Diagnostic;
use crate::passage::Joined;

rule!("unbalanced-quotes", Warning,
    help "请对照原报，补上另一半或删去多出的一半；也可能是正文断在了这里。",
    manual "一篇文章里的引号、书名号或括号只有一半，可能漏印了另一半，也可能正文断开了。\
        连续几段引语每段开头都用上引号、只在最后用下引号的排法不算，1）、（2）一类的序号也不算。",
    look Look::Issue(look));

const PAIRS: &[(char, char)] = &[
    ('“', '”'),
    ('‘', '’'),
    ('「', '」'),
    ('『', '』'),
    ('《', '》'),
    ('〈', '〉'),
    ('（', '）'),
    ('(', ')'),
    ('【', '】'),
    ('〔', '〕'),
];

/// How many halves of one article are reported. Up: a text that writes both halves alike floods the list.
const MOST: usize = 3;

/// So many halves wait for their other one. Up: a text of nothing but halves takes long.
const WAITING: usize = 64;

/// A half in its place.
#[derive(Clone, Copy)]
struct Half<'a> {
    mark: char,
    passage: &'a Joined<'a>,
    at: usize,
}

fn look(issue: &Reading<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for article in &issue.articles {
        for half in lonely(article).into_iter().take(MOST) {
            let end = half.at + half.mark.len_utf8();
            let opens = closing(half.mark).is_some();
            let (missing, lacks) =
                if opens { ("后面可能少了", "after") } else { ("前面可能少了", "before") };
            let other = closing(half.mark).or_else(|| opening(half.mark)).unwrap_or(half.mark);
            let quoted = around(&half.passage.text, half.at, end, 8);
            let message = format!("“{quoted}”里的 {} 没有另一半，{missing} {other}", half.mark);
            let english = format!("{} in “{quoted}” stands alone: {other} is possibly missing {lacks} it", half.mark);
            found.push(Diagnostic::new(&KIND, issue.spot(half.passage, half.at, end), message).in_english(english));
        }
    }
    found
}

/// The closing half of an opening one.
fn closing(mark: char) -> Option<char> {
    PAIRS.iter().find(|pair| pair.0 == mark).map(|pair| pair.1)
}

/// The opening half of a closing one.
fn opening(mark: char) -> Option<char> {
    PAIRS.iter().find(|pair| pair.1 == mark).map(|pair| pair.0)
}

/// The halves of an article that have no other half, in order.
fn lonely<'a>(passages: &'a [Joined<'a>]) -> Vec<Half<'a>> {
    let mut open: Vec<Half<'_>> = Vec::new();
    let mut lonely = Vec::new();
    for passage in passages {
        let text = &passage.text;
        for (at, mark) in text.char_indices() {
            if open.len() > WAITING {
                lonely.push(open.remove(0));
            }
            let half = Half { mark, passage, at };
            if closing(mark).is_some() {
                let same = open.iter().rposition(|other| other.mark == mark);
                // The same quotation mark again: at the beginning of a paragraph the quotation goes on; elsewhere one
                // of the two is meant as something else. Brackets may stand in brackets.
                match same.filter(|_| matches!(mark, '“' | '「')) {
                    Some(_) if at == 0 => {}
                    Some(before) if next_half(text, at, mark) == closing(mark) => {
                        lonely.push(open.remove(before));
                        open.push(half);
                    }
                    Some(before) => {
                        // “甲“: the opening half printed where the closing one belongs.
                        open.truncate(before);
                        lonely.push(half);
                    }
                    None => open.push(half),
                }
            } else if let Some(begins) = opening(mark) {
                if is_item(text, at, mark) || is_apostrophe(text, at, mark) {
                    continue;
                }
                match open.iter().rposition(|other| matches_half(other.mark, begins)) {
                    Some(before) => {
                        lonely.extend(open.drain(before + 1..));
                        open.truncate(before);
                    }
                    None => lonely.push(half),
                }
            }
        }
    }
    lonely.extend(open);
    let order = |half: &Half<'_>| {
        let passage = passages.iter().position(|passage| std::ptr::eq(passage, half.passage));
        (passage, half.at)
    };
    lonely.truncate(MOST * 8);
    lonely.sort_by_key(order);
    lonely
}

/// （甲) is one bracket in two widths.
fn matches_half(mark: char, begins: char) -> bool {
    let plain = |mark| if mark == '(' { '（' } else { mark };
    plain(mark) == plain(begins)
}

/// The next half of this kind of pair behind a place.
fn next_half(text: &str, at: usize, mark: char) -> Option<char> {
    let rest = text.get(at + mark.len_utf8()..)?;
    rest.chars().find(|c| *c == mark || Some(*c) == closing(mark))
}

/// 1） or 一): a number before a closing bracket, at the beginning of a paragraph or a clause.
fn is_item(text: &str, at: usize, mark: char) -> bool {
    let before = text.get(..at).unwrap_or_default();
    let number = before.trim_end_matches(|c: char| c.is_alphanumeric() && (c.is_ascii() || super::is_figure(c)));
    matches!(mark, '）' | ')')
        && number.len() < before.len()
        && !number.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '（' | '('))
}

/// don’t and ’98: an apostrophe, not a quotation mark.
fn is_apostrophe(text: &str, at: usize, mark: char) -> bool {
    let before = text.get(..at).and_then(|before| before.chars().next_back());
    let after = text.get(at + mark.len_utf8()..).and_then(|after| after.chars().next());
    mark == '’'
        && (before.is_some_and(|c| c.is_ascii_alphanumeric())
            || after.is_some_and(|c| c.is_ascii_digit() || ('０'..='９').contains(&c)))
}

#[cfg(test)]
mod tests {
    use super::super::trial::messages;
    use super::*;

    fn check(paragraphs: &[&str], count: usize) {
        assert_eq!(messages(&RULE, paragraphs).len(), count, "{paragraphs:?}");
    }

    #[test]
    fn a_half_without_its_other_is_found() {
        check(&["广场上办起了“书香集市，来的人很多。"], 1);
        check(&["广场上办起了书香集市”，来的人很多。"], 1);
        check(&["先读《春江花月夜，再读《琵琶行》。"], 1);
        check(&["他们办了“集市，也办了“夜校”。"], 1);
        check(&["他们办了“集市“，也办了“夜校”。"], 1);
        check(&["地点在二楼（阅览室，请走东门。"], 1);
    }

    #[test]
    fn what_balances_is_left_alone() {
        check(&["“一来就坐下，|谁也不肯走。”他说。"], 0);
        check(&["“第一段说路。", "“第二段说灯。”"], 0);
        check(&["她说：“‘慢走’是一句好话（真的）。”"], 0);
        check(&["1）先登记；2）再领号；（三）入场。", "It’s fine（甲)，’99音乐会，李先生（左一）"], 0);
        check(&["《关于〈办法〉的说明》和《关于《办法》的说明》"], 0);
        check(&["“虎力”和“心”都是文字游戏。"], 0);
    }
}
