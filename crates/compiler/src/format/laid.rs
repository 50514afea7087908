//! Parts of a marked-up page, in reading order, laid out as lines: a blank line between parts, one line a paragraph,
//! and what the marks say of each line.
//!
//! Shared by the formats that keep an editor's marks. Knows outlines, not newspapers: which heading stands over which.

use super::{Reading, Told, txt::refuse};
use crate::diagnostic::kinds;
use std::collections::BTreeMap;

/// What the marks say of a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// A heading, 1 the highest.
    Heading(u8),
    /// Running text; a line break in it is one the editor set.
    Paragraph,
    /// The words under a picture.
    Caption,
    /// Who wrote it.
    Byline,
    /// The paper's name, its date, and settings.
    Imprint,
}

/// A page being laid out.
#[derive(Debug, Default)]
pub(super) struct Laid {
    parts: Vec<(Part, String)>,
    /// Whether the page is one story, whose title is its first heading.
    pub(super) one_story: bool,
}

impl Laid {
    /// An empty page; `one_story` as in the field.
    pub(super) fn new(one_story: bool) -> Laid {
        Laid { parts: Vec::new(), one_story }
    }

    /// Adds a part; white space at its ends and control characters are dropped, nothing is added for nothing.
    pub(super) fn push(&mut self, part: Part, text: &str) {
        let lines: Vec<String> = text.split('\n').map(plain).filter(|line| !line.is_empty()).collect();
        if !lines.is_empty() {
            // A title broken over two lines is one title.
            let between = if matches!(part, Part::Heading(_)) { " " } else { "\n" };
            self.parts.push((part, lines.join(between)));
        }
    }

    /// The part added last.
    pub(super) fn last(&self) -> Option<(Part, &str)> {
        self.parts.last().map(|(part, text)| (*part, text.as_str()))
    }

    /// The imprint at the head and the parts after it.
    pub(super) fn parted(mut self) -> (Vec<(Part, String)>, Vec<(Part, String)>) {
        let body = self.parts.iter().position(|(part, _)| *part != Part::Imprint).unwrap_or(self.parts.len());
        let rest = self.parts.split_off(body);
        (self.parts, rest)
    }

    /// The headings so far with their levels.
    pub(super) fn headings(&self) -> impl Iterator<Item = (u8, &str)> {
        self.parts.iter().filter_map(|(part, text)| match part {
            Part::Heading(level) => Some((*level, text.as_str())),
            _ => None,
        })
    }

    /// The page as text with what is told of its lines.
    pub(super) fn into_reading(self, file: &str) -> Reading {
        if self.parts.is_empty() {
            return refuse(file, &kinds::EMPTY, "文件里没有文字".into());
        }
        let headings = self.outline();
        let (mut text, mut told, mut number, mut opened) = (String::new(), BTreeMap::new(), 0, false);
        for (at, (part, words)) in self.parts.iter().enumerate() {
            if number > 0 {
                text.push('\n');
                number += 1;
            }
            for (row, line) in words.split('\n').enumerate() {
                number += 1;
                let said = match part {
                    Part::Heading(_) => headings.get(&at).copied().unwrap_or(Told::Headline),
                    Part::Paragraph if row == 0 && opened => Told::Start,
                    Part::Paragraph if row == 0 => Told::Opening,
                    Part::Paragraph => Told::Text,
                    Part::Caption => Told::Caption,
                    Part::Byline => Told::Byline,
                    Part::Imprint => Told::Imprint,
                };
                opened |= said == Told::Headline;
                told.insert(number, said);
                text.push_str(line);
                text.push('\n');
            }
        }
        Reading { text: Some(text), told, ..Reading::default() }
    }

    /// What each heading is, by its part's place: a heading over text is a title, one inside a titled story a
    /// subhead, one over nothing but further headings the label of a part of the paper or the paper's own name.
    fn outline(&self) -> BTreeMap<usize, Told> {
        let heads: Vec<(usize, u8)> = (self.parts.iter().enumerate())
            .filter_map(|(at, (part, _))| if let Part::Heading(level) = part { Some((at, *level)) } else { None })
            .collect();
        let mut outline = BTreeMap::new();
        // The level of the title of the story that is open.
        let mut story: Option<u8> = None;
        for (rank, (at, level)) in heads.iter().enumerate() {
            let next = heads.get(rank + 1);
            let end = next.map_or(self.parts.len(), |(at, _)| *at);
            let own = self.parts.get(at + 1..end).unwrap_or_default();
            let own_text = own.iter().any(|(part, text)| match part {
                // A line under the paper's name gives its date and number; a story says something.
                Part::Paragraph => text.contains(['。', '！', '？']) || text.chars().count() > LONGEST_IMPRINT,
                Part::Caption | Part::Byline => true,
                Part::Heading(_) | Part::Imprint => false,
            });
            let over = next.is_some_and(|(_, deeper)| deeper > level) && !own_text;
            let told = match story {
                Some(title) if self.one_story || title < *level => Told::Subhead,
                _ if over && !self.one_story && self.parts_paper(&heads, rank) => {
                    let alone = rank == 0 && heads.iter().skip(1).all(|(_, other)| other > level);
                    if alone { Told::Imprint } else { Told::Section }
                }
                _ => Told::Headline,
            };
            story = match told {
                Told::Headline => Some(*level),
                Told::Subhead => story,
                _ => None,
            };
            outline.insert(*at, told);
        }
        outline
    }

    /// Whether the headings under one that has no text of its own are titles of stories, not its chapters: there is
    /// more than one, or more of its kind, and they are not numbered.
    fn parts_paper(&self, heads: &[(usize, u8)], rank: usize) -> bool {
        let Some((_, level)) = heads.get(rank) else { return false };
        let below: Vec<usize> =
            heads.iter().skip(rank + 1).take_while(|(_, other)| other > level).map(|(at, _)| *at).collect();
        let numbered = below.iter().filter(|at| self.parts.get(**at).is_some_and(|(_, text)| is_numbered(text)));
        let like = heads.iter().filter(|(_, other)| other <= level).count();
        numbered.count() * 2 < below.len().max(1) && (below.len() > 1 || like > 1)
    }
}

/// Longer lines without a stop are text all the same.
const LONGEST_IMPRINT: usize = 40;

/// Chapters are numbered: 一、 （二） 3.
fn is_numbered(text: &str) -> bool {
    let rest = text.trim_start_matches(['（', '(', '第']);
    let bare = rest.trim_start_matches(|c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c));
    bare.len() < rest.len() && bare.starts_with(['、', '.', '．', '）', ')', '，', ' ', '\u{3000}', '章', '节'])
}

/// A line as it is shown: no control characters, no white space at its ends, runs of blanks as one.
fn plain(line: &str) -> String {
    let mut shown = String::with_capacity(line.len());
    for c in line.chars().filter(|c| !matches!(c, '\u{200b}' | '\u{feff}')) {
        match c {
            c if c == ' ' || c == '\u{a0}' || c.is_control() => {
                if !shown.ends_with(' ') {
                    shown.push(' ');
                }
            }
            c => shown.push(c),
        }
    }
    shown.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told_of(parts: &[(Part, &str)]) -> Vec<Told> {
        let mut laid = Laid::default();
        parts.iter().for_each(|(part, text)| laid.push(*part, text));
        laid.into_reading("a.md").told.into_values().collect()
    }

    #[test]
    fn a_heading_over_headings_is_the_paper_or_a_label() {
        use Part::{Heading, Paragraph};
        let paper =
            [(Heading(1), "江口报"), (Heading(2), "甲"), (Paragraph, "文"), (Heading(2), "乙"), (Paragraph, "文")];
        assert_eq!(told_of(&paper), [Told::Imprint, Told::Headline, Told::Start, Told::Headline, Told::Start]);
        let chapters = [(Heading(1), "甲"), (Heading(2), "一、先"), (Paragraph, "文"), (Heading(2), "二、后")];
        assert_eq!(told_of(&chapters), [Told::Headline, Told::Subhead, Told::Start, Told::Subhead]);
        let labels = [
            (Heading(1), "要闻"),
            (Heading(2), "甲"),
            (Paragraph, "文"),
            (Heading(1), "副刊"),
            (Heading(2), "乙"),
            (Paragraph, "文"),
        ];
        let roles = [Told::Section, Told::Headline, Told::Start, Told::Section, Told::Headline, Told::Start];
        assert_eq!(told_of(&labels), roles);
    }
}
