//! What an editor did to an article, for `baoku export`: corrections and the places of withdrawals.

use baoku_archive::bundle::Article;
use baoku_archive::print::{LineRange, Pieces, Source, Span};
use serde::Serialize;

/// Words that are printed wrong, and what they should be.
#[derive(Debug, Clone, Serialize)]
pub(super) struct CorrectionRow {
    printed: String,
    text: String,
    note: Option<String>,
    lines: Vec<LineRange>,
}

impl CorrectionRow {
    /// The corrections of an article, in order of place.
    #[must_use]
    pub(super) fn all(source: &Source, article: &Article) -> Vec<CorrectionRow> {
        let row = |correction: &baoku_archive::bundle::Correction| CorrectionRow {
            printed: source.join(&correction.pieces),
            text: correction.text.clone(),
            note: correction.note.clone(),
            lines: source.lines(&correction.pieces),
        };
        article.corrections.iter().map(row).collect()
    }
}

/// The lines of an article that words were withdrawn from, each once, in order.
#[must_use]
pub(super) fn withdrawn(source: &Source, article: &Article) -> Vec<LineRange> {
    let headings = [&article.section, &article.kicker, &article.headline, &article.subtitle, &article.byline];
    let headings = headings.into_iter().flatten().map(|passage| &passage.pieces);
    let all = headings.chain(article.blocks.iter().map(|block| &block.pieces)).flat_map(|pieces| &pieces.0);
    let mut gaps: Vec<Span> = all.copied().filter(|span| span.start == span.end).collect();
    gaps.sort_unstable();
    gaps.dedup();
    source.lines(&Pieces(gaps))
}
