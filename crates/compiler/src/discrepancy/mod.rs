//! Discrepancies (对不上): what a proof-reader would like to look at again, one file a rule.
//!
//! A rule says "possibly", never "wrong", and quotes both places. It reads finished articles and must not change
//! them; it knows general vocabulary, never a string of any newspaper. A new rule is one file and one line in
//! [`RULES`], in `diagnostic::kinds` and, with its page in English, in `questions::asked`; its manual page is the doc
//! comment of its `KIND`.

/// Declares a rule: its kind with the manual page as doc comment, and how it looks.
macro_rules! rule {
    ($code:literal, $severity:ident, help $help:literal, manual $manual:literal, look $look:expr) => {
        #[doc = $manual]
        pub static KIND: crate::diagnostic::Kind = crate::diagnostic::Kind {
            code: $code,
            severity: crate::diagnostic::Severity::$severity,
            help: $help,
            manual: $manual,
        };
        pub(super) const RULE: crate::discrepancy::Rule = crate::discrepancy::Rule { kind: &KIND, look: $look };
    };
}

pub mod count_off;
pub mod doubled_word;
pub mod latin_in_chinese;
pub mod missing_character;
pub mod mixed_widths;
pub mod one_office_two_names;
pub mod ordinal_jump;
mod sessions;
pub mod unbalanced_quotes;

use crate::diagnostic::{Diagnostic, Kind, Spot};
use crate::part::Part;
use crate::passage::{Joined, first, last, passages};
use crate::vocabulary::numerals::chinese;
use baoku_archive::bundle::Article;
use baoku_archive::print::Source;

/// A rule: what it says and how it looks.
#[derive(Debug)]
pub struct Rule {
    /// What it says.
    pub kind: &'static Kind,
    look: Look,
}

/// How much a rule has to see at once.
#[derive(Debug)]
enum Look {
    /// One issue.
    Issue(fn(&Reading<'_>) -> Vec<Diagnostic>),
    /// All issues, oldest first.
    Corpus(fn(&[Part]) -> Vec<Diagnostic>),
}

/// Every rule, in the order of the manual.
pub static RULES: &[Rule] = &[
    one_office_two_names::RULE,
    ordinal_jump::RULE,
    missing_character::RULE,
    doubled_word::RULE,
    latin_in_chinese::RULE,
    unbalanced_quotes::RULE,
    count_off::RULE,
    mixed_widths::RULE,
];

/// Asks every rule. `parts` are in order of date, so that what comes later is newer.
#[must_use]
pub fn find(parts: &[Part]) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for part in parts {
        let reading = Reading::of(&part.issue.file, &part.text.source, &part.text.articles);
        for rule in RULES {
            if let Look::Issue(look) = rule.look {
                found.extend(look(&reading));
            }
        }
    }
    for rule in RULES {
        if let Look::Corpus(look) = rule.look {
            found.extend(look(parts));
        }
    }
    found
}

/// An issue as its articles read.
struct Reading<'a> {
    file: &'a str,
    source: &'a Source,
    /// The passages of each article, headings first.
    articles: Vec<Vec<Joined<'a>>>,
}

impl<'a> Reading<'a> {
    fn of(file: &'a str, source: &'a Source, articles: &[Article]) -> Reading<'a> {
        let read = |article| passages(article).map(|pieces| Joined::of(source, pieces)).collect();
        Reading { file, source, articles: articles.iter().map(read).collect() }
    }

    fn passages(&self) -> impl Iterator<Item = &Joined<'a>> {
        self.articles.iter().flatten()
    }

    /// The place of some bytes of a passage.
    fn spot(&self, passage: &Joined<'_>, start: usize, end: usize) -> Spot {
        Spot::pieces(self.file, self.source, &passage.cut(start, end))
    }
}

/// Some bytes of a text with a few characters around them, as a message quotes them.
fn around(text: &str, start: usize, end: usize, characters: usize) -> &str {
    let before = last(text.get(..start).unwrap_or_default(), characters);
    let after = first(text.get(end..).unwrap_or_default(), characters);
    text.get(start - before.len()..end + after.len()).unwrap_or_default()
}

/// A number below a hundred in Chinese or western figures, the whole of a text.
fn small_number(text: &str) -> Option<u32> {
    if text.is_empty() || text.chars().count() > 3 {
        return None;
    }
    if text.bytes().all(|byte| byte.is_ascii_digit()) {
        return text.parse().ok().filter(|number| *number < 100);
    }
    let digit = |c: char| chinese(c).filter(|value| *value > 0);
    let (tens, ones) = match text.split_once('十') {
        None => (0, text),
        Some(("", ones)) => (1, ones),
        Some((tens, ones)) => (digit(single(tens)?)?, ones),
    };
    let ones = match ones {
        "" if tens > 0 => 0,
        "两" => 2,
        ones => digit(single(ones)?)?,
    };
    Some(tens * 10 + ones)
}

fn single(text: &str) -> Option<char> {
    let mut characters = text.chars();
    characters.next().filter(|_| characters.next().is_none())
}

/// Whether a character can stand in a number that [`small_number`] reads.
fn is_figure(c: char) -> bool {
    c.is_ascii_digit() || "一二三四五六七八九十两".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::KINDS;

    #[test]
    fn every_rule_has_its_kind_in_the_manual() {
        for rule in RULES {
            assert!(KINDS.iter().any(|kind| std::ptr::eq(*kind, rule.kind)), "{}", rule.kind.code);
            assert!(rule.kind.manual.contains("可能"), "{}", rule.kind.code);
        }
    }

    #[test]
    fn small_numbers_are_read_whole_or_not_at_all() {
        for (text, number) in [("三", 3), ("十", 10), ("二十二", 22), ("三十", 30), ("16", 16), ("两", 2)] {
            assert_eq!(small_number(text), Some(number), "{text}");
        }
        for text in ["", "二二", "十十", "一两", "百", "2024"] {
            assert_eq!(small_number(text), None, "{text}");
        }
    }
}

/// What rules are tried on: articles of plain paragraphs, each a line of its own.
#[cfg(test)]
mod trial {
    use super::{Look, Reading, Rule};
    use crate::issue::compile_issue;
    use baoku_archive::bundle::{Article, Block, BlockKind};
    use baoku_archive::print::{Pieces, Source, Span};

    /// The messages of an issue's rule about paragraphs; a line break inside a paragraph is written `|`.
    pub(super) fn messages(rule: &Rule, paragraphs: &[&str]) -> Vec<String> {
        let source = Source::new(paragraphs.join("\n").replace('|', "\n"));
        let mut line = 0;
        let mut article = Article::default();
        for paragraph in paragraphs {
            let lines = paragraph.matches('|').count() as u32 + 1;
            let spans: Vec<Span> = (line + 1..=line + lines).map(|line| source.line_span(line)).collect();
            line += lines;
            article.blocks.push(Block { kind: BlockKind::Paragraph, pieces: Pieces(spans), confidence: None });
        }
        let Look::Issue(look) = rule.look else { return Vec::new() };
        look(&Reading::of("a.txt", &source, &[article])).into_iter().map(|found| found.message).collect()
    }

    /// The messages of a corpus's rule about issues, each a file's name and text.
    pub(super) fn corpus_messages(rule: &Rule, issues: &[(&str, &str)]) -> Vec<String> {
        let compiled = issues
            .iter()
            .filter_map(|(file, text)| compile_issue(file, None, text.as_bytes()).part)
            .collect::<Vec<_>>();
        let Look::Corpus(look) = rule.look else { return Vec::new() };
        look(&compiled).into_iter().map(|found| found.message).collect()
    }
}
