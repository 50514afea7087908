//! Where an article's headings and dates are printed, folded away below it.

use super::receipt::{line_numbers, raw_lines_of};
use super::{El, el};
use crate::store::Store;
use crate::words::fill;
use baoku_archive::article::ArticleHandle;
use baoku_archive::bundle::Passage;

/// The table of headings with their printed lines.
pub(crate) fn provenance(store: &Store, article: &ArticleHandle) -> El {
    let words = store.words();
    let printed = article.article();
    let event = printed.event.and_then(|at| printed.dates.get(at as usize));
    let event = event.map(|mention| Passage { pieces: mention.pieces.clone(), confidence: None });
    let rows = [
        (words.section(), printed.section.as_ref()),
        (words.kicker(), printed.kicker.as_ref()),
        (words.headline(), printed.headline.as_ref()),
        (words.subtitle(), printed.subtitle.as_ref()),
        (words.byline(), printed.byline.as_ref()),
        (words.event_date(), event.as_ref()),
    ];
    let rows = rows.into_iter().filter_map(|(name, passage)| {
        let passage = passage?;
        let lines = article.lines(&passage.pieces);
        let mut place = fill(words.printed_lines(), &[&line_numbers(&lines, words.listed())]);
        if passage.confidence.is_some() {
            place.push_str(" · ");
            place.push_str(words.confidence(passage.confidence));
        }
        let name = el("dt").say(name).put(el("span").class("provenance-lines").say(place));
        Some(el("div").put(name).put(el("dd").put(raw_lines_of(article, &passage.pieces))))
    });
    let file = fill(words.printed_in(), &[&article.issue().issue().file]);
    el("details")
        .class("provenance")
        .attr("lang", store.settings.language.tag())
        .put(el("summary").say(words.headings_printed()))
        .put(el("dl").all(rows))
        .put(el("p").class("receipt-note").say([file.as_str(), &article.id()].join(" · ")))
}
