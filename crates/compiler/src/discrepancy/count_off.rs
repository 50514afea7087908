//! Announced numbers that do not fit what follows.

use super::{Look, Reading, is_figure, small_number};
use crate::diagnostic::Diagnostic;
use crate::passage::{Joined, first, last};

rule!("count-off", Note,
    help "请对照原报数一数，可能漏了一项，也可能数字印错了。",
    manual "先说了几项，接着列出来的却不是这个数，可能漏了一项或印错了数字：“提出三点要求：一要…二要…”后面没有三；\
        “四个更加”后面只列了三个“更加”。只在列举清清楚楚时才说：紧跟在冒号后面、从一数起，或者用同一个词一项接一项。",
    look Look::Issue(look));

/// Words that count what is then listed.
const MEASURES: &[&str] = &["点", "个方面", "方面", "条", "项"];
/// Words after them that show a list: 三点要求.
const LISTED: &[&str] =
    &["要求", "意见", "建议", "希望", "任务", "措施", "举措", "工作", "体会", "想法", "倡议", "打算"];
/// What stands behind the figure of each part: 一是, 一要, 一、.
const PART_MARKS: &[char] = &['是', '要', '、', '．'];

/// Parts of a list stand at most so many characters apart. Up: a word that comes back by chance is counted; down:
/// longer parts are not taken for one list, and nothing is said.
const PART_LENGTH: usize = 14;

/// A list is looked for so many characters behind its announcement. Up: a text of nothing but announcements takes long;
/// down: a list that comes after some sentences is missed.
const REACH: usize = 500;

fn look(issue: &Reading<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for article in &issue.articles {
        for (at, passage) in article.iter().enumerate() {
            numbered_parts(issue, passage, article.get(at + 1..).unwrap_or_default(), &mut found);
            repeated_words(issue, passage, &mut found);
        }
    }
    found
}

/// A part of a list: its number and where it stands.
struct Part<'a> {
    number: u32,
    passage: &'a Joined<'a>,
    at: usize,
}

/// 提出三点要求：一要…二要…: counts on to the last part.
fn numbered_parts(issue: &Reading<'_>, passage: &Joined<'_>, following: &[Joined<'_>], found: &mut Vec<Diagnostic>) {
    let text = &passage.text;
    for (colon, mark) in text.match_indices(['：', ':']) {
        let Some((start, announced)) = announced(text.get(..colon).unwrap_or_default()) else { continue };
        let Some(last) = last_part(passage, colon + mark.len(), following, announced) else { continue };
        if last.number >= 2 && last.number != announced {
            let quoted = text.get(start..colon).unwrap_or_default();
            let message = format!("“{quoted}”之后列到第 {} 项为止，可能对不上", last.number);
            let end = last.at
                + last.passage.text.get(last.at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
            let english = format!("After “{quoted}” the list goes to point {}: possibly a miscount", last.number);
            let said = Diagnostic::new(&KIND, issue.spot(passage, start, colon), message).in_english(english);
            found.push(said.and(issue.spot(last.passage, last.at, end)));
        }
    }
}

/// Where the announcement that a text ends with begins, and its number: 三点要求, 四点工作要求, 三个方面.
fn announced(before: &str) -> Option<(usize, u32)> {
    let near = last(before, ANNOUNCEMENT + 1);
    let (at, measure) = MEASURES.iter().filter_map(|measure| Some((near.rfind(measure)?, *measure))).min()?;
    let head = near.get(..at)?;
    let name = near.get(at + measure.len()..)?;
    let listed = name.is_empty() || LISTED.iter().any(|word| name.ends_with(word));
    let figures = head.trim_end_matches(is_figure);
    // 第三点 is one of them, not how many; 十几项 and 二三十条 are no numbers.
    let plain = listed && !figures.ends_with(['第', '几', '数', '百', '千', '万', '.', '余', '多', '前']);
    let number = small_number(head.get(figures.len()..)?)?;
    plain.then_some((before.len() - near.len() + figures.len(), number))
}

/// An announcement is at most so many characters long. Up: a number further off is taken for it.
const ANNOUNCEMENT: usize = 10;

/// The last part of the list that begins right at a place, or with the next paragraph.
fn last_part<'a>(
    passage: &'a Joined<'a>,
    from: usize,
    following: &'a [Joined<'a>],
    announced: u32,
) -> Option<Part<'a>> {
    let mut last: Option<Part<'a>> = None;
    let mut sign = None;
    // Every part may have a paragraph to itself, and one more to go wrong in.
    let passages = std::iter::once((passage, from)).chain(following.iter().map(|passage| (passage, 0)));
    for (passage, from) in passages.take(announced as usize + 2) {
        let rest = passage.text.get(from..).unwrap_or_default();
        let mut before = None;
        for (at, c) in rest.char_indices() {
            let begins = before.is_none_or(|before: char| !before.is_alphanumeric());
            before = Some(c);
            let mark = rest.get(at + c.len_utf8()..).and_then(|rest| rest.chars().next());
            let number = small_number(c.encode_utf8(&mut [0; 4])).filter(|_| begins && !c.is_ascii());
            let (Some(number), Some(mark)) = (number, mark.filter(|mark| PART_MARKS.contains(mark))) else {
                if last.is_none() && !c.is_whitespace() {
                    return None;
                }
                continue;
            };
            match &last {
                None if number == 1 => sign = Some(mark),
                Some(part) if number == part.number + 1 && sign == Some(mark) => {}
                // Another list begins.
                Some(_) if number == 1 => return last,
                None => return None,
                Some(_) => continue,
            }
            last = Some(Part { number, passage, at: from + at });
        }
    }
    last
}

/// “四个更加” and then 更加…、更加…、更加…: one word again and again.
fn repeated_words(issue: &Reading<'_>, passage: &Joined<'_>, found: &mut Vec<Diagnostic>) {
    let text = &passage.text;
    for (open, mark) in text.match_indices('“') {
        let inside = first(text.get(open + mark.len()..).unwrap_or_default(), REACH);
        let Some((name, rest)) = inside.split_once('”') else { continue };
        let Some((figures, word)) = name.split_once('个') else { continue };
        let Some(number) = small_number(figures).filter(|_| (2..=3).contains(&word.chars().count())) else { continue };
        let from = open + mark.len() + inside.len() - rest.len();
        let listed = listed(rest, word);
        let Some(last) = listed.last().filter(|_| listed.len() >= 2 && listed.len().abs_diff(number as usize) == 1)
        else {
            continue;
        };
        let message = format!("“{name}”之后列了 {} 个“{word}”，可能对不上", listed.len());
        let english = format!("“{name}” is followed by {} of “{word}”: possibly a miscount", listed.len());
        let said = Diagnostic::new(&KIND, issue.spot(passage, open, from), message).in_english(english);
        found.push(said.and(issue.spot(passage, from + last, from + last + word.len())));
    }
}

/// Where a word stands again and again, a short part each, in the first sentence that has it twice. Nothing unless the
/// sentence is whole and the word stands nowhere else in it.
fn listed(text: &str, word: &str) -> Vec<usize> {
    let mut from = 0;
    for sentence in text.split_inclusive('。') {
        let places: Vec<usize> = sentence.match_indices(word).map(|(at, _)| from + at).collect();
        from += sentence.len();
        if places.len() < 2 {
            continue;
        }
        let close = places.windows(2).all(|pair| {
            let between = pair.first().zip(pair.last()).and_then(|(one, other)| text.get(one + word.len()..*other));
            between.is_some_and(|between| {
                between.chars().count() <= PART_LENGTH
                    && between.contains(['、', '，', ',', '；', ';'])
                    && !between.contains('“')
            })
        });
        return if close && sentence.ends_with('。') { places } else { Vec::new() };
    }
    Vec::new()
}

#[cfg(test)]
mod tests {
    use super::super::trial::messages;
    use super::*;

    fn check(paragraphs: &[&str], count: usize) {
        let found = messages(&RULE, paragraphs);
        assert_eq!(found.len(), count, "{paragraphs:?} {found:?}");
    }

    #[test]
    fn a_list_shorter_or_longer_than_announced_is_found() {
        check(&["镇长提出三点要求：一要看路，二要看灯。散会以后大家就去了。"], 1);
        check(&["会上提了两条建议：一是修桥；二是栽树；三是清河。"], 1);
        check(&["社区提出以下三点工作要求：", "一是早起，二是早睡。", "大家都同意。"], 1);
        check(&["服务要做到“四个更加”，更加周到、更加及时、更加贴心。"], 1);
    }

    #[test]
    fn a_list_that_fits_or_is_not_plain_is_left_alone() {
        check(&["镇长提出三点要求：一要看路，二要看灯，三要看桥。"], 0);
        check(&["提出三方面要求：一是快。", "二是稳，其中一是人稳，二是心稳。", "三是好。"], 0);
        check(&["提出两点要求：一是快；二是稳。", "书记提出三点要求：一是实；二是细；三是严。"], 0);
        check(&["他谈了第三点意见：一是快，二是稳。"], 0);
        check(&["他提出十几条意见：一是快，二是稳。"], 0);
        check(&["他提出三点要求：大家要齐心。一是快，二是稳。"], 0);
        check(&["服务要做到“三个更加”，更加周到、更加及时、更加贴心。", "“三个更加”深入人心，大家更加努力。"], 0);
        // The rest of the list stands in another column.
        check(&["服务要做到“三个更加”，更加周到、更加及时，", "更加贴心。"], 0);
    }
}
