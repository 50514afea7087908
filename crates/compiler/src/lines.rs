//! The lines of an issue with what can be measured of each: width, indent, how it ends, what it opens and closes.
//!
//! Measurements only; what they mean is decided by `segment`.

use crate::format::Told;
use crate::vocabulary::{Words, news};
use baoku_archive::print::{Source, Span};
use std::sync::LazyLock;

/// A line with something printed on it. There are as many of them as lines in the text, so they are small; counts of
/// which only a few matter stop at the largest number their field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line {
    /// 1-based number in the raw text.
    pub number: u32,
    /// What is printed, without white space at both ends.
    pub span: Span,
    /// Width in half characters: a Chinese character counts two, a Latin letter one; in a text that was wrapped by
    /// counting characters each counts two.
    pub width: u32,
    /// Characters, Latin or Chinese.
    pub characters: u32,
    /// Ends of sentences before the last character: 。 ！ ？ ；.
    pub stops: u32,
    /// Chinese characters.
    pub han: u16,
    /// Width of the white space before it, in half characters.
    pub indent: u16,
    /// How many blank lines stand before it.
    pub blanks: u16,
    /// Commas and enumeration marks: ， 、 and their half-width forms.
    pub commas: u8,
    /// Enumeration marks alone.
    pub enumerations: u8,
    /// Latin letters.
    pub latin: u8,
    /// Brackets and quotation marks opened here and not closed here.
    pub opened: u8,
    /// Brackets and quotation marks closed here that were not opened here.
    pub closed: u8,
    /// Width of a punctuation mark at its end, which may hang over the column's edge.
    pub hangs: u8,
    /// Which of the characters and words stand in it that cues ask for; see [`Line::holds`].
    pub signs: u16,
    /// What the file itself says of the line; nothing in plain text.
    pub told: Option<Told>,
}

/// Characters and words that many cues ask for: what a line does not hold need not be looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u16)]
pub enum Sign {
    /// 年 or 月.
    Time = 1,
    /// 版.
    Page = 2,
    /// 者 or 员, as in 记者 and 通讯员.
    Person = 4,
    /// A word of an imprint.
    Imprint = 8,
    /// A verb that makes a heading.
    Heading = 16,
    /// A verb that tells that something happened.
    News = 32,
    /// A word of a byline.
    Byline = 64,
    /// A title that somebody is presented by.
    Title = 128,
    /// A colon.
    Colon = 256,
    /// A European figure.
    Figure = 512,
    /// White space.
    Space = 1024,
    /// A comma or colon behind what may be a word for speaking.
    Says = 2048,
}

/// The words that leave a sign; one of those below 256.
const LISTS: [(&LazyLock<Words>, Sign); 5] = [
    (&news::IMPRINT, Sign::Imprint),
    (&news::VERBS, Sign::Heading),
    (&news::NEWS_VERBS, Sign::News),
    (&news::BYLINE_WORDS, Sign::Byline),
    (&news::PRESENTED, Sign::Title),
];

/// For each pair of neighbouring characters, mixed into [`PAIRS`] numbers, the signs of the words that may begin with it.
/// Other pairs have the same number now and then; then a word is looked for in vain.
static BEGINNINGS: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let mut beginnings = vec![0; PAIRS];
    for (words, sign) in LISTS {
        for (first, second) in words.beginnings() {
            beginnings[mixed(first, second)] |= sign as u8;
        }
    }
    beginnings
});

/// The signs of those words that a text begins with, of which `may` are asked for.
fn words_at(text: &str, may: u16) -> u16 {
    let asked = LISTS.iter().filter(|(words, sign)| may & *sign as u16 != 0 && words.begin(text));
    asked.fold(0, |signs, (_, sign)| signs | *sign as u16)
}

/// Fewer: words are looked for in vain; more: the table is slower to ask.
const PAIRS: usize = 1 << 13;

fn mixed(first: char, second: char) -> usize {
    let mixed = (first as u32).wrapping_mul(0x9e37_79b1) ^ (second as u32).wrapping_mul(0x85eb_ca77);
    (mixed >> 19) as usize % PAIRS
}

impl Line {
    /// Whether such a character stands in it.
    #[must_use]
    pub fn holds(&self, sign: Sign) -> bool {
        self.signs & sign as u16 != 0
    }

    /// Whether nothing but Chinese characters stands in it, and no more of them than can be counted.
    #[must_use]
    pub fn is_all_han(&self) -> bool {
        u32::from(self.han) == self.characters
    }
}

/// The printed lines of a source, in order.
#[must_use]
pub fn measure(source: &Source) -> Vec<Line> {
    measure_counting(source, |_, _| ())
}

/// As [`measure`]; calls for every Chinese character, with the one before it if that is Chinese too, so that who counts
/// them need not read the text again.
pub fn measure_counting(source: &Source, mut count: impl FnMut(Option<char>, char)) -> Vec<Line> {
    // Room that blank lines leave unused costs no memory.
    let mut lines = Vec::with_capacity(source.line_count() as usize);
    let mut blanks = 0u16;
    for number in 1..=source.line_count() {
        let raw = source.line_span(number);
        let text = source.slice(raw);
        let printed = text.trim_matches(is_unprinted);
        if printed.is_empty() {
            blanks = blanks.saturating_add(1);
            continue;
        }
        let before = text.len() - text.trim_start_matches(is_unprinted).len();
        let start = raw.start + before as u32;
        let span = Span { start, end: start + printed.len() as u32 };
        let indent: u32 = text.get(..before).unwrap_or_default().chars().map(half_width).sum();
        let line = measure_line(number, span, printed, &mut count);
        lines.push(Line {
            blanks: std::mem::take(&mut blanks),
            indent: u16::try_from(indent).unwrap_or(u16::MAX),
            ..line
        });
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

fn measure_line(number: u32, span: Span, printed: &str, count: &mut impl FnMut(Option<char>, char)) -> Line {
    let beginnings = BEGINNINGS.as_slice();
    let (mut before, mut chinese) = ('\0', None);
    let last = printed.chars().next_back().unwrap_or_default();
    let before_last = printed.len() - last.len_utf8();
    let (mut width, mut characters, mut stops, mut signs) = (0, 0, 0, 0);
    let (mut han, mut commas, mut enumerations) = (0u32, 0u32, 0u32);
    let (mut latin, mut opened, mut closed) = (0u32, 0u32, 0u32);
    for (at, c) in printed.char_indices() {
        characters += 1;
        if matches!(c, '\u{4e00}'..='\u{9fff}') {
            // Most characters.
            count(chinese.replace(c), c);
            han += 1;
            width += 2;
            signs |= match c {
                '年' | '月' => Sign::Time as u16,
                '版' => Sign::Page as u16,
                '者' | '员' => Sign::Person as u16,
                _ => 0,
            };
            // All these words are of such characters.
            let may = beginnings.get(mixed(before, c)).map_or(0, |may| u16::from(*may) & !signs);
            if may != 0 {
                signs |= words_at(printed.get(at.saturating_sub(before.len_utf8())..).unwrap_or_default(), may);
            }
            before = c;
            continue;
        }
        if matches!(c, '，' | ',' | '：' | ':') && news::SPEAKING.may_end(before) {
            signs |= Sign::Says as u16;
        }
        before = c;
        width += half_width(c);
        let last_chinese = chinese.take();
        match c {
            '：' | ':' => signs |= Sign::Colon as u16,
            '0'..='9' => signs |= Sign::Figure as u16,
            '，' | ',' => commas += 1,
            '、' => (commas, enumerations) = (commas + 1, enumerations + 1),
            '。' | '！' | '？' | '；' | '!' | '?' | ';' if at < before_last => stops += 1,
            'a'..='z' | 'A'..='Z' => latin += 1,
            ' ' | '\t' | '\u{3000}' => signs |= Sign::Space as u16,
            _ if opens(c) => opened += 1,
            _ if closes(c) && opened > 0 => opened -= 1,
            _ if closes(c) => closed += 1,
            _ if baoku_archive::text::is_han(c) => {
                han += 1;
                count(last_chinese, c);
                chinese = Some(c);
            }
            _ => {}
        }
    }
    Line {
        number,
        span,
        width,
        characters,
        han: u16::try_from(han).unwrap_or(u16::MAX),
        stops,
        indent: 0,
        blanks: 0,
        commas: u8::try_from(commas).unwrap_or(u8::MAX),
        enumerations: u8::try_from(enumerations).unwrap_or(u8::MAX),
        latin: u8::try_from(latin).unwrap_or(u8::MAX),
        opened: u8::try_from(opened).unwrap_or(u8::MAX),
        closed: u8::try_from(closed).unwrap_or(u8::MAX),
        hangs: if is_mark(last) { half_width(last) as u8 } else { 0 },
        signs,
        told: None,
    }
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
    fn words_of_lists_leave_their_sign() {
        let signs = |text: &str| measure(&Source::new(text.to_owned())).first().map_or(0, |line| line.signs);
        for (words, sign) in LISTS {
            // Each begins with two characters of the block that signs are looked for in.
            assert_eq!(words.beginnings().count(), words.words().count());
            for word in words.words() {
                assert!(signs(&format!("今天{word}")) & sign as u16 != 0, "{word}");
            }
        }
    }

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
