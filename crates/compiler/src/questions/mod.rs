//! Open questions for the app: what a resident or an editor may answer from memory, out of everything doubtful.
//!
//! Only places are written down. Which kinds are asked about, and their English pages, is `asked`'s business.

mod asked;

pub use asked::{ASKED, Asked, asked};

use crate::corpus::Corpus;
use crate::diagnostic::{Diagnostic, Spot, kinds};
use crate::issue::DOUBTFUL;
use crate::part::Part;
use baoku_archive::bundle::Block;
use baoku_archive::print::{Pieces, Source, Span};
use baoku_archive::questions::{ManualPage, Question, QuestionKind, QuestionPlace, Questions};
use std::collections::BTreeMap;

/// So many questions of a kind are listed; the others are counted. Up: a large archive's file of questions takes long
/// to load on a phone; down: an editor who works through them has to build more often.
const LISTED: usize = 500;

/// The questions that a corpus leaves open, and how many there are in all.
#[must_use]
pub fn of(corpus: &Corpus) -> (Questions, u32) {
    let issues: BTreeMap<&str, usize> =
        corpus.parts.iter().enumerate().map(|(at, part)| (part.issue.file.as_str(), at)).collect();
    let mut file = Questions::default();
    let mut total = 0;
    for asked in ASKED {
        let mut found: Vec<Question> = match asked.kind.code {
            code if code == kinds::DOUBTFUL_JOIN.code => doubtful_joins(corpus),
            code => {
                let named = corpus.diagnostics.iter().filter(|diagnostic| diagnostic.code == code);
                named.filter_map(|diagnostic| question(diagnostic, &corpus.parts, &issues)).collect()
            }
        };
        if found.is_empty() {
            continue;
        }
        let count = found.len() as u32;
        total += count;
        found.truncate(LISTED);
        let kind = file.kinds.len() as u32;
        file.questions.extend(found.into_iter().map(|question| Question { kind, ..question }));
        file.kinds.push(described(asked, count));
    }
    (file, total)
}

/// A kind with its manual page in both languages.
fn described(asked: &Asked, count: u32) -> QuestionKind {
    let page = |name: &str, manual: &str, help: &str| ManualPage {
        name: name.into(),
        manual: manual.into(),
        help: help.into(),
    };
    QuestionKind {
        code: asked.kind.code.into(),
        count,
        decision: asked.decision(),
        chinese: page(asked.name, asked.kind.manual, asked.help),
        english: page(asked.english.name, asked.english.manual, asked.english.help),
    }
}

/// A diagnostic as a question; none when no place of it is in the archive.
fn question(diagnostic: &Diagnostic, parts: &[Part], issues: &BTreeMap<&str, usize>) -> Option<Question> {
    let place = |spot: &Spot| {
        let at = *issues.get(spot.file.as_str())?;
        let line = (spot.lines.0 > 0).then_some(spot.lines.0);
        let pieces = line.and_then(|line| marked(&parts.get(at)?.text.source, line, spot));
        Some(QuestionPlace { issue: at as u32, line, pieces })
    };
    let places: Vec<QuestionPlace> = diagnostic.spots.iter().filter_map(place).collect();
    (!places.is_empty()).then(|| Question {
        kind: 0,
        says: diagnostic.message.clone(),
        english: diagnostic.english.clone(),
        places,
    })
}

/// The words of a line that a diagnostic marks.
fn marked(source: &Source, line: u32, spot: &Spot) -> Option<Pieces> {
    let words = source.line(line);
    let indent = words.len() - words.trim_start().len();
    let byte = |characters: u32| words.trim_start().char_indices().nth(characters as usize).map(|(at, _)| at + indent);
    if spot.width == 0 {
        return None;
    }
    let start = source.line_span(line).start;
    let from = byte(spot.column - 1)?;
    let to = byte(spot.column - 1 + spot.width).unwrap_or(words.len());
    Some(Pieces(vec![Span { start: start + from as u32, end: start + to as u32 }]))
}

/// Paragraphs whose lines may not belong together. Those of a story that was moved are asked about as such.
fn doubtful_joins(corpus: &Corpus) -> Vec<Question> {
    let doubtful = |block: &&Block| block.confidence.is_some_and(|sure| sure < DOUBTFUL) && !block.pieces.0.is_empty();
    let mut found = Vec::new();
    for (at, part) in corpus.parts.iter().enumerate() {
        for block in part.text.articles.iter().flat_map(|article| &article.blocks).filter(doubtful) {
            let lines = part.text.source.lines(&block.pieces);
            let moved = corpus.diagnostics.iter().any(|diagnostic| {
                diagnostic.code == kinds::BODY_MOVED.code
                    && diagnostic.spots.iter().any(|spot| {
                        spot.file == part.issue.file
                            && lines.iter().any(|(from, to)| (from..=to).contains(&&spot.lines.0))
                    })
            });
            let place = |line: u32| QuestionPlace { issue: at as u32, line: Some(line), pieces: None };
            if let (false, Some((first, _)), Some((_, last))) = (moved, lines.first(), lines.last()) {
                let places = if first == last { vec![place(*first)] } else { vec![place(*first), place(*last)] };
                found.push(Question { places, ..Question::default() });
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{compile_issue, gather};
    use baoku_archive::bundle::Newspaper;

    fn questions(text: &str) -> (Questions, u32) {
        of(&gather(Newspaper::default(), vec![compile_issue("2024-03.txt", None, text.as_bytes())]))
    }

    #[test]
    fn a_question_points_at_the_words_that_are_meant() {
        let text = "社区举办读书活动\n\n3月5日，社区办起了读书会，居民们们们围坐在一起读书，大家说好。\n\n\
                    会上讲了一个个 and 有趣的故事，老人和孩子都很喜欢，约好下次再来。\n";
        let (file, count) = questions(text);
        assert_eq!(count as usize, file.questions.len());
        let source = Source::new(text.into());
        let latin = file.kinds.iter().position(|kind| kind.code == "latin-in-chinese").unwrap();
        let question = file.questions.iter().find(|question| question.kind as usize == latin).unwrap();
        let place = &question.places[0];
        assert_eq!((place.issue, place.line), (0, Some(5)));
        assert_eq!(source.join(place.pieces.as_ref().unwrap()), "and");
        assert!(file.kinds[latin].decision.contains("code = \"latin-in-chinese\"\nline = {}"));
    }

    #[test]
    fn nothing_doubtful_leaves_no_question() {
        assert_eq!(questions("社区举办读书活动\n\n2024年3月5日，社区办起了读书会，大家围坐在一起。\n").0.questions, []);
    }
}
