//! The lines of an issue with what can be measured of each: width, indent, how it ends, what it opens and closes.
//!
//! Measurements only; what they mean is decided by `segment`.

use crate::format::Told;
use baoku_archive::print::{Source, Span};

/// A line with something printed on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line {
    /// 1-based number in the raw text.
    pub number: u32,
    /// What is printed, without white space at both ends.
    pub span: Span,
    /// Width of the white space before it, in half characters.
    pub indent: u32,
    /// Width in half characters: a Chinese character counts two, a Latin letter one; in a text that was wrapped by
    /// counting characters each counts two.
    pub width: u32,
    /// Characters, Latin or Chinese.
    pub characters: u32,
    /// Width of a punctuation mark at its end, which may hang over the column's edge.
    pub hangs: u32,
    /// How many blank lines stand before it.
    pub blanks: u32,
    /// Commas and enumeration marks: ， 、 and their half-width forms.
    pub commas: u32,
    /// Ends of sentences before the last character: 。 ！ ？ ；.
    pub stops: u32,
    /// Latin letters.
    pub latin: u32,
    /// Chinese characters.
    pub han: u32,
    /// Brackets and quotation marks opened here and not closed here.
    pub opened: u32,
    /// Brackets and quotation marks closed here that were not opened here.
    pub closed: u32,
    /// What the file itself says of the line; nothing in plain text.
    pub told: Option<Told>,
}

/// The printed lines of a source, in order.
#[must_use]
pub fn measure(source: &Source) -> Vec<Line> {
    // Room that blank lines leave unused costs no memory.
    let mut lines = Vec::with_capacity(source.line_count() as usize);
    let mut blanks = 0;
    for number in 1..=source.line_count() {
        let raw = source.line_span(number);
        let text = source.slice(raw);
        let printed = text.trim_matches(is_unprinted);
        if printed.is_empty() {
            blanks += 1;
            continue;
        }
        let before = text.len() - text.trim_start_matches(is_unprinted).len();
        let start = raw.start + before as u32;
        let span = Span { start, end: start + printed.len() as u32 };
        let indent = text.get(..before).unwrap_or_default().chars().map(half_width).sum();
        lines.push(measure_line(Line { blanks, ..empty(number, span, indent) }, printed));
        blanks = 0;
    }
    if is_wrapped_by_count(&lines) {
        lines.iter_mut().for_each(|line| line.width = 2 * line.characters);
    }
    lines
}

/// Whether lines agree better on how many characters they have than on how wide they are: a program wrapped them,
/// not a typesetter. Only lines with Latin letters or digits can tell.
fn is_wrapped_by_count(lines: &[Line]) -> bool {
    const LONGEST: usize = 64;
    let mut counts = [0usize; LONGEST];
    for line in lines {
        if let Some(count) = counts.get_mut(line.characters as usize) {
            *count += 1;
        }
    }
    // A length that a tenth of all lines have is a column's; one that fewer have is chance.
    let is_column = |length: u32| {
        length >= 8 && counts.get(length as usize).is_some_and(|count| *count >= 4 && *count * 10 >= lines.len())
    };
    let (mut by_count, mut by_width) = (0, 0);
    for line in lines.iter().filter(|line| line.width + 2 <= 2 * line.characters) {
        by_count += usize::from(is_column(line.characters));
        by_width += usize::from(is_column(line.width / 2) || is_column(line.width.div_ceil(2)));
    }
    by_count >= 3 && by_count > by_width
}

fn empty(number: u32, span: Span, indent: u32) -> Line {
    Line {
        number,
        span,
        indent,
        width: 0,
        characters: 0,
        hangs: 0,
        blanks: 0,
        commas: 0,
        stops: 0,
        latin: 0,
        han: 0,
        opened: 0,
        closed: 0,
        told: None,
    }
}

fn measure_line(mut line: Line, printed: &str) -> Line {
    let last = printed.chars().next_back().map_or(0, char::len_utf8);
    let before_last = printed.len() - last;
    line.hangs = printed.chars().next_back().filter(|c| is_mark(*c)).map_or(0, half_width);
    for (at, c) in printed.char_indices() {
        line.width += half_width(c);
        line.characters += 1;
        match c {
            '，' | '、' | ',' => line.commas += 1,
            '。' | '！' | '？' | '；' | '!' | '?' | ';' if at < before_last => line.stops += 1,
            'a'..='z' | 'A'..='Z' => line.latin += 1,
            _ if opens(c) => line.opened += 1,
            _ if closes(c) && line.opened > 0 => line.opened -= 1,
            _ if closes(c) => line.closed += 1,
            _ if baoku_archive::text::is_han(c) => line.han += 1,
            _ => {}
        }
    }
    line
}

/// Marks that typesetters and programs let hang over the edge rather than begin a line with.
fn is_mark(c: char) -> bool {
    closes(c) || matches!(c, '，' | '。' | '、' | '；' | '：' | '！' | '？' | ',' | '.' | ';' | ':' | '!' | '?' | '…')
}

/// White space and characters without ink.
fn is_unprinted(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{2060}')
}

/// Half a Chinese character's width for what European type sets narrow, a whole one for the rest.
#[must_use]
pub fn half_width(c: char) -> u32 {
    match c {
        '\u{0}'..='\u{2ff}' => 1,
        '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{2060}' => 0,
        _ => 2,
    }
}

/// Whether a character opens a pair.
#[must_use]
pub fn opens(c: char) -> bool {
    matches!(c, '“' | '‘' | '《' | '〈' | '（' | '(' | '「' | '『' | '【' | '〔' | '［' | '[' | '〝')
}

/// Whether a character closes a pair.
#[must_use]
pub fn closes(c: char) -> bool {
    matches!(c, '”' | '’' | '》' | '〉' | '）' | ')' | '」' | '』' | '】' | '〕' | '］' | ']' | '〞')
}

/// How a line of text ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ending {
    /// In mid-sentence: a word, a comma, an opening mark.
    Open,
    /// With a colon or a semicolon, or in a closing bracket without a stop: a paragraph may end so.
    Half,
    /// With a full stop, question or exclamation mark or ellipsis, closing marks after it allowed.
    Full,
}

/// How a printed text ends.
#[must_use]
pub fn ending(printed: &str) -> Ending {
    let (mut closed, mut bracketed) = (false, false);
    for c in printed.chars().rev() {
        match c {
            '）' | ')' | '】' | '］' | ']' | '〕' => (closed, bracketed) = (true, true),
            _ if closes(c) || c == '"' => closed = true,
            '。' | '！' | '？' | '…' | '!' | '?' | '．' | '｡' => return Ending::Full,
            '.' if !closed => return Ending::Full,
            '：' | ':' | '；' | ';' => return Ending::Half,
            // A bracket may close a paragraph (the reporter's name); a quotation mark alone closes only a word.
            _ if bracketed && !matches!(c, '，' | ',' | '、') => return Ending::Half,
            _ => return Ending::Open,
        }
    }
    Ending::Open
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blank_lines_are_counted_and_white_space_is_measured() {
        let source = Source::new("\n　　甲乙KTV \n\n \n丙“丁，戊\n".into());
        let lines = measure(&source);
        assert_eq!(lines.len(), 2);
        assert_eq!((lines[0].number, lines[0].blanks, lines[0].indent, lines[0].width), (2, 1, 4, 7));
        assert_eq!((lines[1].number, lines[1].blanks, lines[1].opened, lines[1].commas), (5, 2, 1, 1));
        assert_eq!(source.slice(lines[0].span), "甲乙KTV");
    }

    #[test]
    fn endings_look_through_closing_marks() {
        assert_eq!(ending("开会。"), Ending::Full);
        assert_eq!(ending("他说：“好。”"), Ending::Full);
        assert_eq!(ending("四个“一流”"), Ending::Open);
        assert_eq!(ending("要求："), Ending::Half);
        assert_eq!(ending("（记者 张三）"), Ending::Half);
        assert_eq!(ending("奋力一跳”，"), Ending::Open);
        assert_eq!(ending("推"), Ending::Open);
    }
}
