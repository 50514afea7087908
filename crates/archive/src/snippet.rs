//! Words with their hits marked: whole lines, and the passage of an article that shows best why it was found.

use crate::article::{ArticleHandle, Place};
use crate::order::sort_by_numbers;
use crate::text::fold;

/// A stretch of text that is a hit or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marked {
    /// The words as printed.
    pub text: String,
    /// Whether they are what was asked for.
    pub hit: bool,
}

/// Marks every occurrence of the folded terms in a text, overlapping ones as one.
#[must_use]
pub fn mark(text: &str, terms: &[String]) -> Vec<Marked> {
    let mut marked = Vec::new();
    let mut at = 0;
    for (start, end) in hits(text, terms) {
        if at < start {
            marked.push(Marked { text: text[at..start].into(), hit: false });
        }
        marked.push(Marked { text: text[start..end].into(), hit: true });
        at = end;
    }
    if at < text.len() {
        marked.push(Marked { text: text[at..].into(), hit: false });
    }
    marked
}

/// The passage of an article with the most of the terms, at most about `width` characters, hits marked.
///
/// Taken from the body; `None` when no term stands there (it was found by its headings, or nothing was asked).
#[must_use]
pub fn snippet(article: &ArticleHandle, terms: &[String], width: usize) -> Option<Vec<Marked>> {
    let distinct = |line: &str| terms.iter().filter(|term| line.contains(term.as_str())).count();
    let lines = article.folded().iter().filter(|line| matches!(line.place, Place::Block(_)));
    // `max_by_key` keeps the last of equals; the first block is the better one to show.
    let best = lines.rev().max_by_key(|line| distinct(&line.text))?;
    if distinct(&best.text) == 0 {
        return None;
    }
    let words = article.words_at(best.place);
    let (first_hit, _) = *hits(&words, terms).first()?;
    let (from, to) = window(&words, first_hit, width);
    let mut passage = mark(&words[from..to], terms);
    if from > 0 {
        passage.insert(0, Marked { text: "…".into(), hit: false });
    }
    if to < words.len() {
        passage.push(Marked { text: "…".into(), hit: false });
    }
    Some(passage)
}

/// Byte ranges of the text that are hits, in order, none touching another.
fn hits(text: &str, terms: &[String]) -> Vec<(usize, usize)> {
    let folded = fold(text);
    let mut ranges: Vec<(usize, usize)> = terms
        .iter()
        .flat_map(|term| folded.text.match_indices(term.as_str()).map(|(at, found)| (at, at + found.len())))
        .map(|(start, end)| folded.original_range(start, end, text))
        .collect();
    sort_by_numbers(&mut ranges, |(start, end)| [*start as i64, *end as i64, 0, 0]);
    let mut merged: Vec<(usize, usize)> = Vec::with_capacity(ranges.len());
    for (start, end) in ranges {
        match merged.last_mut() {
            Some(last) if start <= last.1 => last.1 = last.1.max(end),
            _ => merged.push((start, end)),
        }
    }
    merged
}

/// A range of about `width` characters around a hit, begun after a sentence end where one is near.
fn window(text: &str, hit: usize, width: usize) -> (usize, usize) {
    let before: Vec<(usize, char)> = text[..hit].char_indices().rev().take(width / 3).collect();
    let sentence = before.iter().find(|(_, c)| matches!(c, '。' | '！' | '？' | '；' | '!' | '?' | ';'));
    let from = match sentence {
        Some((at, c)) => at + c.len_utf8(),
        None if before.len() < width / 3 => 0,
        None => before.last().map_or(hit, |(at, _)| *at),
    };
    // A passage does not begin with the comma of the words left out.
    let pause =
        text[from..hit].chars().take_while(|c| matches!(c, '，' | '、' | '：' | ',' | ':' | ' ')).map(char::len_utf8);
    let from = from + pause.sum::<usize>();
    let to = text[from..].char_indices().nth(width).map_or(text.len(), |(at, _)| from + at);
    (from, to)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::archive::tests::{bundle_of, opened};
    use crate::question::Question;

    fn shown(marked: &[Marked]) -> String {
        marked.iter().map(|part| if part.hit { format!("[{}]", part.text) } else { part.text.clone() }).collect()
    }

    fn check(text: &str, words: &str, expected: &str) {
        assert_eq!(shown(&mark(text, &Question::of(words).terms())), expected);
    }

    #[test]
    fn every_hit_is_marked_as_printed() {
        check("加装电梯，再加装 电梯", "加装电梯", "[加装电梯]，再[加装 电梯]");
        check("ＫＴＶ战队", "ktv", "[ＫＴＶ]战队");
        check("甲乙丙", "甲乙 乙丙", "[甲乙丙]");
        check("甲", "", "甲");
    }

    #[test]
    fn a_passage_does_not_begin_with_a_comma() {
        let text = format!("{}，甲乙电梯", "话".repeat(20));
        let hit = text.find("电梯").unwrap();
        let (from, _) = window(&text, hit, 9);
        assert_eq!(&text[from..hit], "甲乙");
    }

    #[test]
    fn a_snippet_shows_the_passage_with_most_terms() {
        let filler = "无关的话。".repeat(30);
        let text = format!("标题\n电梯在前。\n{filler}加装了电梯，大家高兴。{filler}");
        let (archive, _) = opened(bundle_of(&[("aaaaaaaa", "", &text)], &[]));
        let article = archive.article("aaaaaaaa-1").unwrap();
        let passage = snippet(&article, &Question::of("电梯 加装").terms(), 30).unwrap();
        let passage = shown(&passage);
        assert!(passage.starts_with("…[加装]了[电梯]，大家高兴。"), "{passage}");
        assert!(passage.ends_with('…'));
        assert_eq!(snippet(&article, &[], 30), None);
        assert_eq!(snippet(&article, &Question::of("标题").terms(), 30), None);
    }
}
