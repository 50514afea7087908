//! A source from which words were withdrawn: the words are gone, every line keeps its number.
//!
//! What is not cut here cannot be taken back further on: spans are made of the result alone.

use baoku_archive::print::{Pieces, Source, Span};

/// A source as it is published.
#[derive(Debug)]
pub(crate) struct Cut {
    source: Source,
    /// What is gone, as places in the source as received; in order, none touching another.
    gone: Vec<Span>,
}

impl Cut {
    /// Cuts stretches of single lines out of a source.
    pub(crate) fn of(source: Source, mut withdrawn: Vec<Span>) -> Cut {
        if withdrawn.is_empty() {
            return Cut { source, gone: withdrawn };
        }
        withdrawn.sort_unstable();
        let mut gone: Vec<Span> = Vec::with_capacity(withdrawn.len());
        for span in withdrawn {
            match gone.last_mut() {
                Some(last) if span.start <= last.end => last.end = last.end.max(span.end),
                _ => gone.push(span),
            }
        }
        let mut text = String::with_capacity(source.text().len());
        let mut at = 0;
        for span in &gone {
            text.push_str(source.slice(Span { start: at, end: span.start }));
            at = span.end;
        }
        text.push_str(source.slice(Span { start: at, end: source.text().len() as u32 }));
        Cut { source: Source::new(text), gone }
    }

    /// What is left.
    pub(crate) fn source(&self) -> &Source {
        &self.source
    }

    /// What is left, for keeps.
    pub(crate) fn into_source(self) -> Source {
        self.source
    }

    /// Where an offset of the source as received stands in what is left.
    fn shifted(&self, offset: u32) -> u32 {
        let before = self.gone.iter().take_while(|span| span.start < offset);
        offset - before.map(|span| span.end.min(offset) - span.start).sum::<u32>()
    }

    /// Where a stretch that nothing was withdrawn from stands in what is left.
    pub(crate) fn kept(&self, span: Span) -> Span {
        if self.gone.is_empty() {
            return span;
        }
        Span { start: self.shifted(span.start), end: self.shifted(span.end) }
    }

    /// Some lines in what is left; a piece of no length where words are gone.
    pub(crate) fn pieces(&self, lines: impl Iterator<Item = Span>) -> Pieces {
        // As many pieces as lines, as a rule, and no room for more: there are as many passages as blocks in the issue.
        let mut pieces = Vec::with_capacity(lines.size_hint().1.unwrap_or_default());
        if self.gone.is_empty() {
            pieces.extend(lines);
            return Pieces(pieces);
        }
        for line in lines {
            let Span { start, end } = line;
            let mut at = start;
            for gone in self.gone.iter().filter(|gone| gone.start < end && start < gone.end) {
                let place = self.shifted(gone.start.max(start));
                let kept = Span { start: self.shifted(at), end: place };
                pieces.extend((at < gone.start).then_some(kept));
                pieces.push(Span { start: place, end: place });
                at = gone.end;
            }
            pieces.extend((at < end).then(|| Span { start: self.shifted(at), end: self.shifted(end) }));
        }
        Pieces(pieces)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lines::measure;
    use baoku_archive::print::WITHDRAWN;

    /// Cuts every ［…］ out, brackets included, and shows each line left.
    fn check(text: &str, expected: &[&str]) {
        let source = Source::new(text.into());
        let lines = measure(&source);
        let starts = text.match_indices('［').map(|(at, _)| at as u32);
        let ends = text.match_indices('］').map(|(at, mark)| (at + mark.len()) as u32);
        let cut = Cut::of(source.clone(), starts.zip(ends).map(|(start, end)| Span { start, end }).collect());
        assert_eq!(cut.source().line_count(), source.line_count());
        let shown: Vec<String> =
            lines.iter().map(|line| cut.source().join(&cut.pieces(std::iter::once(line.span)))).collect();
        let expected: Vec<String> = expected.iter().map(|line| line.replace('_', WITHDRAWN)).collect();
        assert_eq!(shown, expected, "{text:?}");
        for line in &lines {
            assert!(cut.source().holds(&cut.pieces(std::iter::once(line.span))));
        }
    }

    #[test]
    fn lines_keep_their_numbers_and_say_where_words_are_gone() {
        check("甲乙\n\n丙", &["甲乙", "丙"]);
        check("甲［乙］丙\n丁", &["甲_丙", "丁"]);
        check("［甲］乙［丙］\n［丁］\n戊［己］", &["_乙_", "_", "戊_"]);
        check("　［甲］ \n乙", &["_", "乙"]);
        check("甲［乙］［丙］丁", &["甲_丁"]);
    }
}
