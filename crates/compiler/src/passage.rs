//! A passage read as one text, with the way back to the source for any stretch of it.
//!
//! Says the same as `Source::join` and `Source::cut`, but a cut costs a search instead of a walk over all pieces: a
//! paragraph of a million lines stays cheap.

use baoku_archive::print::{Pieces, Source, Span};

/// A passage's text and where its pieces stand in it.
#[derive(Debug, Clone)]
pub(crate) struct Joined {
    /// The text, as the reader sees it.
    pub(crate) text: String,
    /// Offset in the text of each piece, and the piece.
    pieces: Vec<(usize, Span)>,
}

impl Joined {
    /// Reads pieces as one text.
    #[must_use]
    pub(crate) fn of(source: &Source, pieces: &Pieces) -> Joined {
        let mut joined = Joined { text: String::new(), pieces: Vec::with_capacity(pieces.0.len()) };
        joined.text = source.read(pieces, &mut |at, span| joined.pieces.push((at, span)));
        joined
    }

    /// The source of a range of the text's bytes.
    #[must_use]
    pub(crate) fn cut(&self, start: usize, end: usize) -> Pieces {
        let first = self.pieces.partition_point(|(at, _)| *at <= start).saturating_sub(1);
        let cut = self.pieces.iter().skip(first).take_while(|(at, _)| *at < end).filter_map(|(at, span)| {
            let length = (span.end - span.start) as usize;
            let (from, to) = (start.max(*at), end.min(at + length));
            (from < to).then(|| Span { start: span.start + (from - at) as u32, end: span.start + (to - at) as u32 })
        });
        Pieces(cut.collect())
    }
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
