//! The printed lines behind a passage, folded away: numbers and words exactly as in the source.

use super::PAPER;
use crate::store::Store;
use crate::words::fill;
use baoku_archive::article::ArticleHandle;
use baoku_archive::bundle::Confidence;
use baoku_archive::order::sort_by_numbers;
use baoku_archive::print::{LineRange, Pieces, Source};
use yew::prelude::*;

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
        parts.push((source.slice(baoku_archive::print::Span { start: at, end: span.start.max(at) }), false));
        parts.push((
            source.slice(baoku_archive::print::Span { start: span.start.max(at), end: span.end.max(at) }),
            true,
        ));
        at = span.end.max(at);
    }
    parts.push((source.slice(baoku_archive::print::Span { start: at, end: whole.end }), false));
    parts.retain(|(text, _)| !text.is_empty());
    parts
}

/// Raw lines with their numbers.
pub(super) fn raw_lines(source: &Source, ranges: &[LineRange], pieces: Option<&Pieces>) -> Html {
    let lines = ranges.iter().flat_map(|(from, to)| *from..=*to);
    html! {
        <ol class="raw-lines" lang={PAPER}>
            for line in lines {
                <li value={line.to_string()}>
                    { match pieces {
                        Some(pieces) => parts(source, line, pieces)
                            .into_iter()
                            .map(|(text, used)| if used { html! { { text } } } else { html! { <s class="elsewhere">{ text }</s> } })
                            .collect::<Html>(),
                        None => html! { { source.line(line) } },
                    } }
                </li>
            }
        </ol>
    }
}

/// The receipt.
pub(crate) fn receipt(store: &Store, article: &ArticleHandle, pieces: &Pieces, confidence: Confidence) -> Html {
    let words = store.words();
    let lang = store.settings.language.tag();
    let source = article.issue().source();
    let ranges = source.lines(pieces);
    let joined = pieces.0.len();
    html! {
        <details class="receipt" {lang}>
            <summary>
                { fill(words.printed_lines, &[&line_numbers(&ranges, words.listed)]) }
                if confidence.is_some() {
                    <span class="doubt">{ fill(words.joining, &[words.confidence(confidence)]) }</span>
                }
            </summary>
            <div class="receipt-lines">
                { raw_lines(source, &ranges, Some(pieces)) }
                <p class="receipt-note">
                    if joined > 1 {
                        { fill(words.joined_from, &[&joined.to_string()]) }{ " · " }
                    }
                    { fill(words.printed_in, &[&article.issue().issue().file]) }
                </p>
            </div>
        </details>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use baoku_archive::print::Span;

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
