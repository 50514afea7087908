//! Setting articles: lines with a memory of what they are, so that however they are moved about the truth is known.

use crate::clean::Clean;
use crate::dice::Dice;
use crate::reading::{ReadArticle, ReadBlock, Reading};
use baoku_compiler::lines::half_width;
use std::collections::BTreeMap;

/// What a line is part of. Headings and blocks belong to an article by its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// Masthead, page mark, running head.
    Boilerplate,
    /// 栏目.
    Section(usize),
    /// 引题.
    Kicker(usize),
    /// 主标题.
    Headline(usize),
    /// 副题.
    Subtitle(usize),
    /// Who wrote it.
    Byline(usize),
    /// A block of the body, by its number.
    Block(usize, usize),
}

/// A line to be printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What is printed, indent included.
    pub text: String,
    /// What it is part of.
    pub part: Part,
    /// How many characters of its part stand before it.
    pub at: usize,
    /// Blank lines before it.
    pub gap: usize,
}

/// How first lines of paragraphs are set in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Indent {
    /// Two full-width spaces, printed.
    Printed,
    /// The room is left but nothing printed there, as most extraction has it.
    Lost,
    /// No room is left.
    None,
}

/// Hard wrapping as a typesetter or a program does it.
#[derive(Debug, Clone, Copy)]
pub struct Wrap {
    /// Characters a line.
    pub width: usize,
    /// A mark that would begin a line hangs over the edge; else the character before it goes down with it.
    pub hang: bool,
    /// Digits and Latin letters count half.
    pub narrow: bool,
    /// Share of lines within a body that a blank line follows for no reason.
    pub lies: f64,
}

/// How an issue is set.
#[derive(Debug, Clone, Copy)]
pub struct Style {
    /// Wrapped lines; none for paragraphs that come as one line each.
    pub wrap: Option<Wrap>,
    /// First lines.
    pub indent: Indent,
    /// Blank lines between paragraphs.
    pub between: usize,
    /// Blank lines above a story's first heading.
    pub above: usize,
    /// Blank lines between headings, and between headings and text.
    pub below: usize,
    /// Share of headlines set in two lines where their editor allows it.
    pub broken_headlines: f64,
}

impl Style {
    /// Each paragraph a line, parted by blank lines.
    pub fn blanks(dice: &mut Dice) -> Style {
        let (above, below) = *dice.pick(&[(1, 1), (3, 1), (2, 0), (1, 1)]);
        Style { wrap: None, indent: Indent::None, between: 1, above, below, broken_headlines: 0.15 }
    }

    /// Each paragraph a line with its indent, no blank lines in the text.
    pub fn indents(dice: &mut Dice) -> Style {
        let above = dice.below(2);
        Style { wrap: None, indent: Indent::Printed, between: 0, above, below: 0, broken_headlines: 0.15 }
    }

    /// Lines of 14 to 24 characters with blank lines that mean nothing.
    pub fn wrapped(dice: &mut Dice, indent: Indent) -> Style {
        let wrap = Wrap {
            width: dice.between(14, 24),
            hang: dice.chance(0.6),
            narrow: dice.chance(0.5),
            lies: *dice.pick(&[0.04, 0.08, 0.12]),
        };
        let (above, below) = (dice.below(2), dice.below(2));
        Style { wrap: Some(wrap), indent, between: 0, above, below, broken_headlines: 0.3 }
    }

    /// Any of the ways above; mostly whole paragraphs, as extraction by frames has them.
    pub fn any(dice: &mut Dice) -> Style {
        match dice.below(10) {
            0..6 => Style::blanks(dice),
            6..8 => Style::indents(dice),
            8 => Style::wrapped(dice, Indent::Printed),
            _ => Style::wrapped(dice, Indent::Lost),
        }
    }
}

/// A set article: its lines in reading order.
#[derive(Debug, Clone, Default)]
pub struct Galley {
    /// The label of its section.
    pub label: Vec<Line>,
    /// Kicker, headline, subtitle, byline.
    pub head: Vec<Line>,
    /// Its blocks.
    pub body: Vec<Line>,
    /// Which of its blocks are captions.
    pub captions: Vec<Part>,
}

impl Galley {
    /// Sets an article.
    pub fn set(article: &Clean, number: usize, style: &Style, dice: &mut Dice) -> Galley {
        let mut galley = Galley::default();
        let mut gap = style.above;
        if !article.section.is_empty() {
            galley.label.push(Line { text: article.section.clone(), part: Part::Section(number), at: 0, gap });
            gap = style.below.max(1);
        }
        let headings = [
            (&article.kicker, Part::Kicker(number)),
            (&article.headline, Part::Headline(number)),
            (&article.subtitle, Part::Subtitle(number)),
            (&article.byline, Part::Byline(number)),
        ];
        for (text, part) in headings.into_iter().filter(|(text, _)| !text.is_empty()) {
            let mut at = 0;
            for (index, text) in heading_lines(text, style, dice).into_iter().enumerate() {
                let count = text.chars().count();
                galley.head.push(Line { text, part, at, gap: if index == 0 { gap } else { 0 } });
                at += count;
            }
            gap = style.below;
        }
        for (index, block) in article.blocks.iter().enumerate() {
            let part = Part::Block(number, index);
            let first = if index == 0 { style.below } else { style.between };
            if block.kind == "paragraph" {
                galley.body.extend(paragraph(&block.text, part, first, style, dice));
            } else {
                galley.body.push(Line { text: block.text.clone(), part, at: 0, gap: first.max(style.below) });
                if block.kind == "caption" {
                    galley.captions.push(part);
                }
            }
        }
        galley
    }

    /// Label, heading and body one after the other.
    pub fn lines(self) -> impl Iterator<Item = Line> {
        self.label.into_iter().chain(self.head).chain(self.body)
    }

    /// Parts a body where about this share of it is behind, in mid-sentence; a long line is cut for it. The second
    /// part stands `gap` blank lines apart.
    pub fn cut(&mut self, share: f64, gap: usize, dice: &mut Dice) -> Vec<Line> {
        let width = |line: &Line| line.text.chars().count();
        let all: usize = self.body.iter().map(width).sum();
        let mut wanted = (all as f64 * share) as usize;
        let mut at = 0;
        while let Some(line) = self.body.get(at).filter(|line| width(line) <= wanted) {
            wanted -= width(line);
            at += 1;
        }
        let mut rest = self.body.split_off(at.min(self.body.len()));
        let length = rest.first().map_or(0, width);
        if length > 50 {
            let wanted = wanted.clamp(12, length - 12);
            if let Some(mut tail) = cut_line(&mut rest[0], wanted, dice) {
                std::mem::swap(&mut rest[0], &mut tail);
                self.body.push(tail);
            }
        }
        if let Some(first) = rest.first_mut() {
            first.gap = gap;
        }
        rest
    }
}

/// Cuts a line about there, not where a sentence ends nor before a mark; what is cut off.
pub fn cut_line(line: &mut Line, wanted: usize, dice: &mut Dice) -> Option<Line> {
    let characters: Vec<char> = line.text.chars().collect();
    let inside = |at: &usize| {
        let (Some(before), Some(after)) = (characters.get(at - 1), characters.get(*at)) else { return false };
        !is_stop(*before) && !cannot_begin(*after) && !cannot_end(*before) && !before.is_whitespace()
    };
    let near: Vec<usize> = (wanted.saturating_sub(4).max(8)..wanted + 5).filter(inside).collect();
    let at = *near.get(dice.below(near.len()))?;
    let tail = Line { text: characters[at..].iter().collect(), at: line.at + at, gap: 1, ..*line };
    line.text = characters[..at].iter().collect();
    Some(tail)
}

fn is_stop(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '；' | '：' | '!' | '?' | ';' | ':' | '”' | '’' | '）' | '…')
}

fn cannot_begin(c: char) -> bool {
    baoku_compiler::lines::closes(c) || "，。、；：！？…,.;:!?·％%".contains(c)
}

fn cannot_end(c: char) -> bool {
    baoku_compiler::lines::opens(c)
}

fn heading_lines(text: &str, style: &Style, dice: &mut Dice) -> Vec<String> {
    let whole: String = text.chars().filter(|c| *c != '｜').collect();
    let length = whole.chars().count();
    let too_wide = style.wrap.is_some_and(|wrap| length > wrap.width * 3 / 2);
    match text.split_once('｜') {
        Some((a, b)) if too_wide || dice.chance(style.broken_headlines) => vec![a.to_owned(), b.to_owned()],
        _ if too_wide => {
            // Titles are set larger or across columns: their width is not the text's.
            let width = length.div_ceil(length.div_ceil(style.wrap.map_or(length, |wrap| wrap.width * 3 / 2)));
            wrapped(&whole, Wrap { width, hang: true, narrow: true, lies: 0.0 }, 0)
        }
        _ => vec![whole],
    }
}

fn paragraph(text: &str, part: Part, gap: usize, style: &Style, dice: &mut Dice) -> Vec<Line> {
    let room = if style.indent == Indent::None { 0 } else { 2 };
    let pieces = match style.wrap {
        Some(wrap) => wrapped(text, wrap, room),
        None => vec![text.to_owned()],
    };
    let mut at = 0;
    let mut lines = Vec::with_capacity(pieces.len());
    for (index, piece) in pieces.into_iter().enumerate() {
        let count = piece.chars().count();
        let indent = if index == 0 && style.indent == Indent::Printed { "　　" } else { "" };
        let lies = style.wrap.is_some_and(|wrap| dice.chance(wrap.lies));
        let gap = if index == 0 { gap.max(usize::from(lies)) } else { usize::from(lies) };
        lines.push(Line { text: format!("{indent}{piece}"), part, at, gap });
        at += count;
    }
    lines
}

/// Wraps a text: no mark begins a line, no opening mark ends one, a number or Latin word stays together where digits
/// are narrow. `room` characters of the first line are left free.
fn wrapped(text: &str, wrap: Wrap, room: usize) -> Vec<String> {
    let of = |c: char| if wrap.narrow { half_width(c) as usize } else { 2 };
    let together = |a: char, b: char| wrap.narrow && a.is_ascii_alphanumeric() && b.is_ascii_alphanumeric();
    let mut lines = Vec::new();
    let (mut line, mut width): (Vec<char>, usize) = (Vec::new(), 2 * room);
    for c in text.chars() {
        let full = width + of(c) > 2 * wrap.width;
        if full && !(wrap.hang && cannot_begin(c)) && !line.is_empty() {
            let mut keep = line.len();
            let next = |keep: usize, line: &[char]| line.get(keep).copied().unwrap_or(c);
            while keep > 1
                && (cannot_begin(next(keep, &line))
                    || cannot_end(line[keep - 1])
                    || together(line[keep - 1], next(keep, &line)))
            {
                keep -= 1;
            }
            let down = line.split_off(keep);
            lines.push(std::mem::take(&mut line));
            width = down.iter().map(|c| of(*c)).sum();
            line = down;
        }
        width += of(c);
        line.push(c);
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines.into_iter().map(|line| line.into_iter().collect::<String>().trim().to_owned()).collect()
}

/// Lines as they are printed, and what they are.
#[derive(Debug, Default)]
pub struct Sheet {
    lines: Vec<Line>,
}

impl Sheet {
    /// Prints lines below those printed already.
    pub fn print(&mut self, lines: impl IntoIterator<Item = Line>) {
        self.lines.extend(lines);
    }

    /// Changes every printed line.
    pub fn change(&mut self, change: impl FnMut(&mut Line)) {
        self.lines.iter_mut().for_each(change);
    }

    /// Cuts lines: what the function cuts off becomes a line below.
    pub fn split(&mut self, mut cut: impl FnMut(&mut Line) -> Option<Line>) {
        let split = |mut line: Line| {
            let tail = cut(&mut line);
            [Some(line), tail].into_iter().flatten()
        };
        self.lines = std::mem::take(&mut self.lines).into_iter().flat_map(split).collect();
    }

    /// The raw text and what its lines are. `articles` says what each block is.
    #[must_use]
    pub fn finish(self, file: &str, articles: &[&Clean]) -> (String, Reading) {
        let mut text = String::new();
        let mut parts: BTreeMap<Part, Vec<(usize, u32)>> = BTreeMap::new();
        let mut number = 0;
        for line in &self.lines {
            (0..line.gap).for_each(|_| text.push('\n'));
            number += line.gap as u32 + 1;
            text.push_str(&line.text);
            text.push('\n');
            parts.entry(line.part).or_default().push((line.at, number));
        }
        parts.values_mut().for_each(|lines| lines.sort_unstable());
        let lines = |part: Part| {
            let lines = parts.get(&part).map(|lines| lines.iter().map(|(_, line)| (*line, *line)).collect());
            lines.filter(|lines: &Vec<_>| !lines.is_empty())
        };
        let mut boilerplate = lines(Part::Boilerplate).unwrap_or_default();
        boilerplate.sort_unstable();
        let article = |(number, article): (usize, &&Clean)| ReadArticle {
            section: lines(Part::Section(number)),
            kicker: lines(Part::Kicker(number)),
            headline: lines(Part::Headline(number)),
            subtitle: lines(Part::Subtitle(number)),
            byline: lines(Part::Byline(number)),
            blocks: article
                .blocks
                .iter()
                .enumerate()
                .filter_map(|(at, block)| {
                    Some(ReadBlock { kind: block.kind.to_owned(), lines: lines(Part::Block(number, at))? })
                })
                .collect(),
            ..ReadArticle::default()
        };
        let reading = Reading {
            file: file.to_owned(),
            boilerplate,
            article: articles.iter().enumerate().map(article).collect(),
            ..Reading::default()
        };
        (text, reading)
    }
}
