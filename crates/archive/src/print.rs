//! Places in print: spans of an issue's source, the pieces a passage is made of, and the lines they stand on.
//!
//! Everything a reader sees is cut from the source by these types, so that it *is* the printed text.
//! Must not know what a headline or a paragraph is.

use serde::{Deserialize, Serialize};

/// A half-open range of UTF-8 byte offsets in an issue's source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// Offset of the first byte.
    pub start: u32,
    /// Offset just past the last byte.
    pub end: u32,
}

/// The stretches of source, in reading order, that make one passage or mention.
///
/// A piece never holds a line break; a paragraph wrapped over three lines has three pieces. A piece of no length marks a
/// place where words were withdrawn. Serialised flat: `[start, end, start, end, …]`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(into = "Vec<u32>", try_from = "Vec<u32>")]
pub struct Pieces(pub Vec<Span>);

impl From<Pieces> for Vec<u32> {
    fn from(pieces: Pieces) -> Self {
        pieces.0.iter().flat_map(|span| [span.start, span.end]).collect()
    }
}

impl TryFrom<Vec<u32>> for Pieces {
    type Error = String;

    fn try_from(flat: Vec<u32>) -> Result<Self, Self::Error> {
        if !flat.len().is_multiple_of(2) {
            return Err(told!("expected pairs of offsets, found {} numbers", flat.len()));
        }
        let spans: Vec<Span> = flat.chunks_exact(2).map(|pair| Span { start: pair[0], end: pair[1] }).collect();
        match spans.iter().find(|span| span.start > span.end) {
            Some(span) => Err(told!("expected a span that ends after its start, found {}..{}", span.start, span.end)),
            None => Ok(Pieces(spans)),
        }
    }
}

/// What stands in a text where words were withdrawn from the source.
pub const WITHDRAWN: &str = "〔已撤回〕";

impl Pieces {
    /// Whether words were withdrawn from it.
    #[must_use]
    pub fn is_cut(&self) -> bool {
        self.0.iter().any(|span| span.start == span.end)
    }

    /// Whether nothing of it is left.
    #[must_use]
    pub fn is_withdrawn(&self) -> bool {
        self.is_cut() && self.0.iter().all(|span| span.start == span.end)
    }
}

/// An inclusive range of 1-based raw lines.
pub type LineRange = (u32, u32);

/// An issue's source text together with where its lines begin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    text: String,
    starts: Vec<u32>,
}

impl Source {
    /// Takes decoded text with LF line ends and notes its lines.
    #[must_use]
    pub fn new(text: String) -> Self {
        let mut starts = vec![0];
        starts.extend(text.match_indices('\n').map(|(at, _)| at as u32 + 1));
        Source { text, starts }
    }

    /// The whole text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// How many raw lines there are; a line end at the very end does not open another line.
    #[must_use]
    pub fn line_count(&self) -> u32 {
        let open = self.starts.last().is_some_and(|start| *start as usize == self.text.len());
        self.starts.len() as u32 - u32::from(open)
    }

    /// The 1-based line that holds a byte offset.
    #[must_use]
    pub fn line_of(&self, offset: u32) -> u32 {
        self.starts.partition_point(|start| *start <= offset) as u32
    }

    /// The span of a 1-based line without its line end; empty for a line that does not exist.
    #[must_use]
    #[inline]
    pub fn line_span(&self, line: u32) -> Span {
        let end = self.text.len() as u32;
        let start = self.starts.get((line as usize).wrapping_sub(1)).copied().unwrap_or(end);
        let next = self.starts.get(line as usize).map_or(end, |next| next - 1);
        Span { start, end: next.max(start) }
    }

    /// A 1-based line as printed; empty for a line that does not exist.
    #[must_use]
    pub fn line(&self, line: u32) -> &str {
        self.slice(self.line_span(line))
    }

    /// The text of a span; empty where the span does not fit the source (a shard is hostile until checked).
    #[must_use]
    #[inline]
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.start as usize..span.end as usize).unwrap_or("")
    }

    /// Whether every piece lies in the source, on character borders and within one line.
    #[must_use]
    pub fn holds(&self, pieces: &Pieces) -> bool {
        pieces.0.iter().all(|span| {
            self.text.get(span.start as usize..span.end as usize).is_some_and(|piece| !piece.contains('\n'))
        })
    }

    /// Reads the pieces one after the other, calling for each with the place of its words in the text and what is put
    /// before them; returns the text.
    pub fn read(&self, pieces: &Pieces, each: &mut dyn FnMut(usize, Span)) -> String {
        let length: usize = pieces.0.iter().map(|span| span.end.saturating_sub(span.start) as usize + 1).sum();
        let mut text = String::with_capacity(length.min(self.text.len()));
        let mut gap = false;
        for span in &pieces.0 {
            let piece = self.slice(*span);
            if span.start == span.end {
                text.push_str(if gap { "" } else { WITHDRAWN });
            } else if crate::text::line_end_needs_space(text.chars().next_back(), piece.chars().next()) {
                text.push(' ');
            }
            gap = span.start == span.end;
            each(text.len(), *span);
            text.push_str(piece);
        }
        text
    }

    /// The pieces read as one: joined without a gap, or with one space where a Latin letter meets another or a digit;
    /// with [`WITHDRAWN`] once where words are gone.
    #[must_use]
    pub fn join(&self, pieces: &Pieces) -> String {
        self.read(pieces, &mut |_, _| ())
    }

    /// The printed lines the pieces stand on, in reading order, neighbours merged.
    #[must_use]
    pub fn lines(&self, pieces: &Pieces) -> Vec<LineRange> {
        let mut ranges: Vec<LineRange> = Vec::new();
        for span in &pieces.0 {
            let line = self.line_of(span.start);
            match ranges.last_mut() {
                Some(last) if line == last.1 || line == last.1 + 1 => last.1 = line,
                _ => ranges.push((line, line)),
            }
        }
        ranges
    }

    /// The part of a passage between two byte offsets of its joined text, as pieces of the source.
    #[must_use]
    pub fn cut(&self, pieces: &Pieces, start: usize, end: usize) -> Pieces {
        let mut cut = Vec::new();
        self.read(pieces, &mut |at, span| {
            let from = start.max(at);
            let to = end.min(at + (span.end - span.start) as usize);
            if from < to {
                let shift = |offset: usize| span.start + (offset - at) as u32;
                cut.push(Span { start: shift(from), end: shift(to) });
            }
        });
        Pieces(cut)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(spans: &[(u32, u32)]) -> Pieces {
        Pieces(spans.iter().map(|(start, end)| Span { start: *start, end: *end }).collect())
    }

    #[test]
    fn lines_are_counted_from_one_and_a_final_line_end_opens_none() {
        let source = Source::new("甲\n\n乙\n".into());
        assert_eq!(source.line_count(), 3);
        assert_eq!((source.line(1), source.line(2), source.line(3), source.line(9)), ("甲", "", "乙", ""));
        assert_eq!((source.line_of(0), source.line_of(4), source.line_of(5)), (1, 2, 3));
    }

    #[test]
    fn chinese_joins_without_a_gap_and_latin_with_one() {
        let source = Source::new("加装\n电梯 KTV\nteam".into());
        let all = pieces(&[(0, 6), (7, 17), (18, 22)]);
        assert_eq!(source.join(&all), "加装电梯 KTV team");
        assert_eq!(source.lines(&all), vec![(1, 3)]);
    }

    #[test]
    fn a_number_cut_by_a_line_end_is_one_number() {
        let joined = |text: &str| {
            let source = Source::new(text.into());
            let lines = (1..=source.line_count()).map(|line| source.line_span(line));
            source.join(&Pieces(lines.collect()))
        };
        assert_eq!(joined("202\n1年3.\n5万"), "2021年3.5万");
        assert_eq!(joined("１\n２日"), "１２日");
        assert_eq!(joined("MPV 2\nA4\n80 g"), "MPV 2 A480 g");
        assert_eq!(joined("KTV\nteam"), "KTV team");
    }

    #[test]
    fn a_cut_of_the_joined_text_leads_back_to_its_pieces() {
        let source = Source::new("加装\n电梯 KTV\nteam".into());
        let all = pieces(&[(0, 6), (7, 17), (18, 22)]);
        let cut = source.cut(&all, 3, 9);
        assert_eq!(cut, pieces(&[(3, 6), (7, 10)]));
        assert_eq!(source.join(&source.cut(&all, 13, 21)), "KTV team");
    }

    #[test]
    fn where_words_were_withdrawn_the_text_says_so_once() {
        let source = Source::new("今天\n\n开会 A\nB".into());
        let all = pieces(&[(0, 6), (7, 7), (8, 8), (8, 14), (15, 15), (15, 16), (17, 18)]);
        assert_eq!(source.join(&all), "今天〔已撤回〕开会〔已撤回〕A B");
        assert_eq!(source.join(&source.cut(&all, 21, 27)), "开会");
        assert!(all.is_cut() && !all.is_withdrawn() && pieces(&[(7, 7), (8, 8)]).is_withdrawn());
        assert!(!Pieces::default().is_withdrawn());
    }

    #[test]
    fn a_span_beyond_the_source_reads_as_nothing_and_is_not_held() {
        let source = Source::new("甲".into());
        assert_eq!(source.slice(Span { start: 1, end: 9 }), "");
        assert!(!source.holds(&pieces(&[(1, 2)])));
    }

    #[test]
    fn odd_or_backward_offsets_are_refused() {
        assert!(serde_json::from_str::<Pieces>("[1,2,3]").is_err());
        assert!(serde_json::from_str::<Pieces>("[5,2]").is_err());
    }
}
