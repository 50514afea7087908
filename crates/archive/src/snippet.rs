//! Words with their hits marked: whole lines, and the passage of an article that shows best why it was found.

use crate::article::{ArticleHandle, Place};
use crate::order::sort_by_numbers;
use crate::print::Pieces;
use crate::text::Folding;
use std::sync::Arc;

/// What is to be marked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Terms {
    /// The folded words, each once.
    pub words: Vec<String>,
    /// How they were folded, and how the text is to be.
    pub folding: Arc<Folding>,
}

/// A stretch of text that is a hit or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marked {
    /// The words as printed.
    pub text: String,
    /// Whether they are what was asked for.
    pub hit: bool,
    /// Whether an editor has replaced or put them.
    pub ink: Ink,
}

/// Whose words they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ink {
    /// Printed, and right as far as anybody knows.
    Printed,
    /// Printed wrong.
    Replaced,
    /// What an editor says they should be.
    Corrected,
}

/// Marks every occurrence of the folded terms in a text, overlapping ones as one.
#[must_use]
pub fn mark(text: &str, terms: &Terms) -> Vec<Marked> {
    let mut marked = Vec::new();
    put(&mut marked, text, (0, text.len()), Ink::Printed, &hits(text, terms));
    marked
}

/// Marks every occurrence of the folded terms in a passage, in what is printed and in what it should be: wrong words are
/// followed by the right ones.
#[must_use]
pub fn proofed(article: &ArticleHandle, pieces: &Pieces, terms: &Terms) -> Vec<Marked> {
    let text = article.join(pieces);
    let Some(right) = article.corrected(pieces) else { return mark(&text, terms) };
    let (printed_hits, right_hits) = (hits(&text, terms), hits(&right, terms));
    let mut marked = Vec::new();
    let (mut at, mut right_at) = (0, 0);
    let plain = |marked: &mut Vec<Marked>, from: usize, to: usize, right_from: usize| {
        // What surrounds a correction can be a hit with the wrong words or with the right ones.
        let shift = |(start, end): &(usize, usize)| {
            (from + start.saturating_sub(right_from), (from + end.saturating_sub(right_from)).min(to))
        };
        let mut both = printed_hits.clone();
        both.extend(right_hits.iter().filter(|(_, end)| *end > right_from).map(shift));
        put(marked, &text, (from, to), Ink::Printed, &merged(both));
    };
    for (start, end, correction) in article.corrections(pieces) {
        plain(&mut marked, at, start, right_at);
        right_at += start - at;
        put(&mut marked, &text, (start, end), Ink::Replaced, &printed_hits);
        put(&mut marked, &right, (right_at, right_at + correction.text.len()), Ink::Corrected, &right_hits);
        right_at += correction.text.len();
        at = end;
    }
    plain(&mut marked, at, text.len(), right_at);
    marked
}

/// Adds a range of a text, parted where hits begin and end.
fn put(marked: &mut Vec<Marked>, text: &str, (from, to): (usize, usize), ink: Ink, hits: &[(usize, usize)]) {
    let mut at = from;
    let mut add = |start: usize, end: usize, hit: bool| {
        if start < end {
            marked.push(Marked { text: text[start..end].into(), hit, ink });
        }
    };
    for (start, end) in hits {
        let (start, end) = ((*start).clamp(at, to), (*end).clamp(at, to));
        add(at, start, false);
        add(start, end, true);
        at = end;
    }
    add(at, to, false);
}

/// The passage of an article with the most of the terms close together, at most about `width` characters, hits marked.
///
/// Taken from the body; `None` when no term stands there (it was found by its headings, or nothing was asked).
#[must_use]
pub fn snippet(article: &ArticleHandle, terms: &Terms, width: usize) -> Option<Vec<Marked>> {
    let distinct = |line: &str| terms.words.iter().filter(|term| line.contains(term.as_str())).count();
    let lines = article.folded().iter().filter(|line| matches!(line.place, Place::Block(_)));
    // `max_by_key` keeps the last of equals; the first block is the better one to show.
    let best = lines.rev().max_by_key(|line| distinct(&line.text))?;
    if distinct(&best.text) == 0 {
        return None;
    }
    let pieces = article.pieces_at(best.place)?;
    let printed = article.join(pieces);
    // Found by what it should be.
    let words = if hits(&printed, terms).is_empty() { article.corrected(pieces)? } else { printed };
    // Around the hit with the most terms near it; of equals the first.
    let windows = hits(&words, terms).into_iter().rev().map(|(hit, _)| window(&words, hit, width));
    let (from, to) = windows
        .max_by_key(|(from, to)| distinct(&terms.folding.fold_text(words.get(*from..*to).unwrap_or_default())))?;
    let mut passage = mark(&words[from..to], terms);
    if from > 0 {
        passage.insert(0, Marked { text: "…".into(), hit: false, ink: Ink::Printed });
    }
    if to < words.len() {
        passage.push(Marked { text: "…".into(), hit: false, ink: Ink::Printed });
    }
    Some(passage)
}

/// Byte ranges of the text that are hits, in order, none touching another.
fn hits(text: &str, terms: &Terms) -> Vec<(usize, usize)> {
    let folded = terms.folding.fold(text);
    let ranges = terms
        .words
        .iter()
        .flat_map(|term| folded.text.match_indices(term.as_str()).map(|(at, found)| (at, at + found.len())))
        .map(|(start, end)| folded.original_range(start, end, text))
        .collect();
    merged(ranges)
}

/// Ranges in order, those that touch as one.
fn merged(mut ranges: Vec<(usize, usize)>) -> Vec<(usize, usize)> {
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
        assert_eq!(shown(&mark(text, &Question::of(words).terms(Arc::default()))), expected);
    }

    #[test]
    fn every_hit_is_marked_as_printed() {
        check("加装电梯，再加装 电梯", "加装电梯", "[加装电梯]，再[加装 电梯]");
        check("ＫＴＶ战队", "ktv", "[ＫＴＶ]战队");
        check("甲乙丙", "甲乙 乙丙", "[甲乙丙]");
        check("甲", "", "甲");
    }

    #[test]
    fn wrong_words_are_followed_by_the_right_ones_and_both_are_found() {
        let mut files = bundle_of(&[("aaaaaaaa", "", "标题\n镇长王炜到会讲话。")], &[]);
        let shard = files["shard0"]
            .replace("\"blocks\"", "\"corrections\":[{\"pieces\":[13,19],\"text\":\"王伟民\"}],\"blocks\"");
        files.insert("shard0".into(), shard);
        let (archive, failed) = opened(files);
        assert!(failed.is_empty(), "{failed:?}");
        let article = archive.article("aaaaaaaa-1").unwrap();
        let pieces = &article.article().blocks[0].pieces;
        let proofed = |words: &str| -> String {
            let parts = proofed(&article, pieces, &Question::of(words).terms(Arc::default())).into_iter().map(|part| {
                let text = if part.hit { format!("[{}]", part.text) } else { part.text };
                match part.ink {
                    Ink::Printed => text,
                    Ink::Replaced => format!("-{text}-"),
                    Ink::Corrected => format!("+{text}+"),
                }
            });
            parts.collect()
        };
        assert_eq!(proofed(""), "镇长-王炜-+王伟民+到会讲话。");
        assert_eq!(proofed("镇长王炜到"), "[镇长]-[王炜]-+王伟民+[到]会讲话。");
        assert_eq!(proofed("伟民到会"), "镇长-王炜-+王++[伟民]+[到会]讲话。");
        assert_eq!(proofed("会讲"), "镇长-王炜-+王伟民+到[会讲]话。");
        assert_eq!(article.text(), "标题\n镇长王炜到会讲话。\n镇长王伟民到会讲话。");
        assert_eq!(article.readable(), "标题\n镇长王炜〔更正：王伟民〕到会讲话。");
        for (words, shown) in [("王炜到会", "镇长[王炜到会]讲话。"), ("伟民到会", "镇长王[伟民到会]讲话。")]
        {
            assert_eq!(archive.answer_loaded(&Question::of(words)).articles.len(), 1, "{words}");
            let passage = snippet(&article, &Question::of(words).terms(Arc::default()), 30).unwrap();
            assert_eq!(self::shown(&passage), shown);
        }
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
        let passage = snippet(&article, &Question::of("电梯 加装").terms(Arc::default()), 30).unwrap();
        let passage = shown(&passage);
        assert!(passage.starts_with("…[加装]了[电梯]，大家高兴。"), "{passage}");
        assert!(passage.ends_with('…'));
        // Where the terms are near each other, not where the first of them stands.
        let text = format!("标题\n电梯在前。{filler}加装了电梯，大家高兴。{filler}");
        let (archive, _) = opened(bundle_of(&[("aaaaaaaa", "", &text)], &[]));
        let near = archive.article("aaaaaaaa-1").unwrap();
        let passage = shown(&snippet(&near, &Question::of("电梯 加装").terms(Arc::default()), 30).unwrap());
        assert!(passage.starts_with("…[加装]了[电梯]，大家高兴。"), "{passage}");
        assert_eq!(snippet(&article, &Terms::default(), 30), None);
        assert_eq!(snippet(&article, &Question::of("标题").terms(Arc::default()), 30), None);
    }
}
