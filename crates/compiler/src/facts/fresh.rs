//! Words that are no names and that an issue is the first to print: of each issue the few that are used most from there
//! on. Cut by the dictionary of Chinese words; without it there are none.

use super::{mention, passages};
use crate::part::Part;
use crate::passage::Joined;
use baoku_archive::facts::Mention;
use std::collections::BTreeMap;

/// How many words an issue has at most. Up: the bundle grows by words that tell little; down: what was new is missing.
const AN_ISSUE: usize = 2;

/// A word printed less often was used in passing. Up: thin issues have none; down: any word of a new subject counts.
const LEAST: usize = 3;

/// A word that the dictionary counts more often is in every paper. Up: 人民 and 项目 are news; down: so are only words that
/// hardly anybody uses.
#[cfg(feature = "dictionary")]
const COMMON: usize = 1000;

/// A passage and its article's number.
type Passage<'a> = (u32, Joined<'a>);

/// The words, issue by issue, those that are printed most first, with every place. Of the first issue every word is new.
pub(super) fn words(parts: &[Part], is_name: &dyn Fn(&str) -> bool) -> Vec<(String, Vec<Mention>)> {
    let mut number = 0;
    let mut issues: Vec<Vec<Passage<'_>>> = Vec::new();
    for part in parts {
        let mut texts = Vec::new();
        for article in &part.text.articles {
            texts.extend(passages(article).map(|pieces| (number, Joined::of(&part.text.source, pieces))));
            number += 1;
        }
        issues.push(texts);
    }
    let mut counted: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for (issue, texts) in issues.iter().enumerate() {
        for (_, joined) in texts {
            for word in telling(&joined.text) {
                counted.entry(word).or_insert((issue, 0)).1 += 1;
            }
        }
    }
    let mut by_issue: BTreeMap<usize, Vec<(&str, usize)>> = BTreeMap::new();
    for (word, (issue, times)) in counted {
        if issue > 0 && times >= LEAST && !is_name(word) && is_rare(word) {
            by_issue.entry(issue).or_default().push((word, times));
        }
    }
    let mut kept = Vec::new();
    for (issue, mut words) in by_issue {
        words.sort_by_key(|(_, times)| usize::MAX - times);
        // The dictionary may have cut it otherwise before.
        let is_new = |word: &str| !issues[..issue].iter().flatten().any(|(_, joined)| joined.text.contains(word));
        let new = words.into_iter().map(|(word, _)| word).filter(|word| is_new(word)).take(AN_ISSUE);
        kept.extend(new.map(|word| (word.to_owned(), places(&issues[issue..], word))));
    }
    kept
}

/// Every place of a word.
fn places(issues: &[Vec<Passage<'_>>], word: &str) -> Vec<Mention> {
    let mut places = Vec::new();
    for (article, joined) in issues.iter().flatten() {
        let all = joined.text.match_indices(word).map(|(at, _)| joined.cut(at, at + word.len()));
        places.extend(all.filter_map(|pieces| mention(*article, &pieces)));
    }
    places
}

/// The words of a text that say what it is about: nouns of two characters and more.
#[cfg(feature = "dictionary")]
fn telling(text: &str) -> Vec<&str> {
    let mut words = crate::segment::cues::word::dictionary().tag(text, false);
    words.retain(|word| {
        matches!(word.tag, "n" | "nz" | "vn" | "j")
            && word.word.chars().count() >= 2
            && word.word.chars().all(baoku_archive::text::is_han)
    });
    words.into_iter().map(|word| word.word).collect()
}

#[cfg(not(feature = "dictionary"))]
fn telling(_: &str) -> Vec<&str> {
    Vec::new()
}

#[cfg(feature = "dictionary")]
fn is_rare(word: &str) -> bool {
    crate::segment::cues::word::dictionary().suggest_freq(word) <= COMMON
}

#[cfg(not(feature = "dictionary"))]
fn is_rare(_: &str) -> bool {
    false
}

#[cfg(all(test, feature = "dictionary"))]
mod tests {
    use super::*;

    #[test]
    fn words_that_tell_something_are_cut_out() {
        let words = telling("柳园的居民和志愿者一起清理了花园。");
        assert!(words.contains(&"志愿者") && words.contains(&"花园"), "{words:?}");
        assert!(!words.contains(&"一起"), "{words:?}");
        assert!(is_rare("驿站") && !is_rare("人民"));
    }
}
