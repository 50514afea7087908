//! The printed lines behind a passage, folded away: numbers and words exactly as in the source.

use super::issue_line::doubt;
use super::{El, el};
use crate::route::View;
use crate::store::Store;
use crate::words::fill;
use baoku_archive::article::ArticleHandle;
use baoku_archive::bundle::Confidence;
use baoku_archive::order::sort_by_numbers;
use baoku_archive::print::{LineRange, Pieces, Source, Span};

/// “73–77、80”.
pub(super) fn line_numbers(ranges: &[LineRange], between: &str) -> String {
    let said = |(from, to): &LineRange| if from == to { from.to_string() } else { format!("{from}–{to}") };
    ranges.iter().map(said).collect::<Vec<_>>().join(between)
}

/// A raw line in parts: whether each part belongs to the passage.
fn parts<'a>(source: &'a Source, line: u32, pieces: &Pieces) -> Vec<(&'a str, bool)> {
    let whole = source.line_span(line);
    let mut used: Vec<_> =
        pieces.0.iter().filter(|span| span.start >= whole.start && span.end <= whole.end).copied().collect();
    sort_by_numbers(&mut used, |span| [span.start.into(), 0, 0, 0]);
    let mut parts = Vec::new();
    let mut at = whole.start;
    for span in used {
        parts.push((source.slice(Span { start: at, end: span.start.max(at) }), false));
        parts.push((source.slice(Span { start: span.start.max(at), end: span.end.max(at) }), true));
        at = span.end.max(at);
    }
    parts.push((source.slice(Span { start: at, end: whole.end }), false));
    parts.retain(|(text, _)| !text.is_empty());
    parts
}

/// The raw lines of some of an article's pieces. Those of a row of data were written for it: only the record has a number.
pub(super) fn raw_lines_of(article: &ArticleHandle, pieces: &Pieces) -> El {
    let source = article.issue().source();
    let lines = raw_lines(source, &source.lines(pieces), Some(pieces));
    if article.article().id.is_some() { lines.attr("data-row", "") } else { lines }
}

/// Raw lines with their numbers.
pub(super) fn raw_lines(source: &Source, ranges: &[LineRange], pieces: Option<&Pieces>) -> El {
    let lines = ranges.iter().flat_map(|(from, to)| *from..=*to).map(|line| {
        let mut item = el("li").attr("value", line.to_string());
        let parts = pieces.map_or_else(|| vec![(source.line(line), true)], |pieces| parts(source, line, pieces));
        for (words, used) in parts {
            let words = words.to_string();
            item = if used { item.say(words) } else { item.put(el("s").class("elsewhere").say(words)) };
        }
        item
    });
    el("ol").class("raw-lines").paper().all(lines)
}

/// The receipt.
pub(crate) fn receipt(store: &Store, article: &ArticleHandle, pieces: &Pieces, confidence: Confidence) -> El {
    let words = store.words();
    let ranges = article.lines(pieces);
    let sure = confidence.is_some().then(|| doubt(fill(words.joining(), &[words.confidence(confidence)])));
    let summary = el("summary").say(fill(words.printed_lines(), &[&line_numbers(&ranges, words.listed())])).maybe(sure);
    let mut note = fill(words.printed_in(), &[&article.issue().issue().file]);
    if let Some(page) = article.issue().page_of(pieces) {
        note = [note, fill(words.on_page(), &[page])].join(" · ");
    }
    if pieces.0.len() > 1 {
        note = [fill(words.joined_from(), &[&pieces.0.len().to_string()]), note].join(" · ");
    }
    let lines = el("div")
        .class("receipt-lines")
        .put(raw_lines_of(article, pieces))
        .put(el("p").class("receipt-note").say(note));
    // An address may name the line that is meant; that of the article itself is its first one. A row's own id names none.
    let asked = match store.route.view() {
        View::Article(id) if article.article().id.is_none() => {
            id.rsplit_once('-').and_then(|(_, line)| line.parse().ok())
        }
        _ => None,
    };
    let asked = asked.filter(|line| *line != article.article().line);
    let open = asked.is_some_and(|line: u32| ranges.iter().any(|(from, to)| (*from..=*to).contains(&line)));
    let details = if open { el("details").attr("open", "") } else { el("details") };
    details.class("receipt").attr("lang", store.settings.language.tag()).put(summary).put(lines)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_said_as_ranges() {
        assert_eq!(line_numbers(&[(73, 77), (80, 80)], "、"), "73–77、80");
    }

    #[test]
    fn words_of_a_line_that_belong_elsewhere_are_told_apart() {
        let source = Source::new("甲乙丙\n".into());
        let pieces = Pieces(vec![Span { start: 3, end: 6 }]);
        assert_eq!(parts(&source, 1, &pieces), [("甲", false), ("乙", true), ("丙", false)]);
        assert_eq!(parts(&source, 1, &Pieces::default()), [("甲乙丙", false)]);
    }
}
