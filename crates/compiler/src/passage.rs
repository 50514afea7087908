//! A passage read as one text, with the way back to the source for any stretch of it; and no more of a text than is
//! wanted, however long it is.
//!
//! [`Joined`] says the same as `Source::join` and `Source::cut`, but a cut costs a search instead of a walk over all pieces: a
//! paragraph of a million lines stays cheap.

use baoku_archive::bundle::Article;
use baoku_archive::print::{Pieces, Source, Span};
use std::borrow::Cow;

/// A passage's text and where its pieces stand in it.
#[derive(Debug, Clone)]
pub(crate) struct Joined<'a> {
    /// The text, as the reader sees it; of a single piece the source itself.
    pub(crate) text: Cow<'a, str>,
    /// Its only piece.
    piece: [(u32, Span); 1],
    /// Offset in the text of each of several pieces, and the piece.
    pieces: Vec<(u32, Span)>,
}

/// Before it is known which.
const NO_PIECE: [(u32, Span); 1] = [(0, Span { start: 0, end: 0 })];

impl<'a> Joined<'a> {
    /// Reads pieces as one text.
    #[must_use]
    pub(crate) fn of(source: &'a Source, pieces: &Pieces) -> Joined<'a> {
        if let [piece] = pieces.0.as_slice()
            && piece.start < piece.end
        {
            return Joined { text: Cow::Borrowed(source.slice(*piece)), piece: [(0, *piece)], pieces: Vec::new() };
        }
        let mut placed = Vec::with_capacity(pieces.0.len());
        let text = source.read(pieces, &mut |at, span| placed.push((at as u32, span)));
        Joined { text: Cow::Owned(text), piece: NO_PIECE, pieces: placed }
    }

    /// The source of a range of the text's bytes.
    #[must_use]
    pub(crate) fn cut(&self, start: usize, end: usize) -> Pieces {
        let (start, end) = (start as u32, end as u32);
        let pieces = if self.pieces.is_empty() { self.piece.as_slice() } else { &self.pieces };
        let first = pieces.partition_point(|(at, _)| *at <= start).saturating_sub(1);
        let rest = pieces.get(first..).unwrap_or_default();
        let rest = rest.get(..rest.partition_point(|(at, _)| *at < end)).unwrap_or_default();
        // No more room than needed: there are as many of these as names and dates in the issue.
        let mut cut = Vec::with_capacity(rest.len());
        cut.extend(rest.iter().filter_map(|(at, span)| {
            let (from, to) = (start.max(*at), end.min(at + span.end - span.start));
            (from < to).then(|| Span { start: span.start + (from - at), end: span.start + (to - at) })
        }));
        Pieces(cut)
    }
}

/// What an article prints, headings first.
pub(crate) fn passages(article: &Article) -> impl Iterator<Item = &Pieces> {
    let headings = [&article.kicker, &article.headline, &article.subtitle, &article.byline];
    let headings = headings.into_iter().flatten().map(|passage| &passage.pieces);
    headings.chain(article.blocks.iter().map(|block| &block.pieces))
}

/// The first so many characters of a text.
pub(crate) fn first(text: &str, characters: usize) -> &str {
    text.get(..text.char_indices().nth(characters).map_or(text.len(), |(at, _)| at)).unwrap_or_default()
}

/// The last so many characters of a text.
pub(crate) fn last(text: &str, characters: usize) -> &str {
    text.get(text.char_indices().rev().take(characters).last().map_or(text.len(), |(at, _)| at)..).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_joined_passage_reads_and_cuts_as_its_source_does() {
        let source = Source::new("加装\n电梯 KTV\nteam\n\n甲".into());
        let all = Pieces(
            [(0, 6), (7, 17), (18, 18), (18, 22), (23, 23), (24, 24), (24, 27)]
                .map(|(start, end)| Span { start, end })
                .to_vec(),
        );
        let joined = Joined::of(&source, &all);
        assert_eq!(joined.text, source.join(&all));
        for start in 0..=joined.text.len() {
            for end in start..=joined.text.len() {
                assert_eq!(joined.cut(start, end), source.cut(&all, start, end), "{start}..{end}");
            }
        }
    }
}
