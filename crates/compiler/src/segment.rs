//! Crude first version: roles by shape alone.

use crate::lines::{Ending, Line, ending};
use baoku_archive::print::Source;

/// What a raw line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Nothing printed.
    Blank,
    /// Masthead, imprint, page marks.
    Boilerplate,
    /// 栏目, the label of a part of the paper.
    Section,
    /// 引题, the line above a headline.
    Kicker,
    /// 主标题.
    Headline,
    /// 副题, the line below a headline.
    Subtitle,
    /// Who wrote it.
    Byline,
    /// 小标题, a heading inside a story.
    Subhead,
    /// The words under a picture.
    Caption,
    /// A paragraph's line.
    Paragraph,
}

impl Role {
    /// Its name in `--table lines`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Role::Blank => "blank",
            Role::Boilerplate => "boilerplate",
            Role::Section => "section",
            Role::Kicker => "kicker",
            Role::Headline => "headline",
            Role::Subtitle => "subtitle",
            Role::Byline => "byline",
            Role::Subhead => "subhead",
            Role::Caption => "caption",
            Role::Paragraph => "paragraph",
        }
    }
}

/// A line's role and whether it continues the line before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Segment {
    /// What the line is.
    pub role: Role,
    /// Whether it belongs to the same paragraph or heading as the last line of that role.
    pub continues: bool,
}

/// Gives every printed line its role.
#[must_use]
pub fn segment(source: &Source, lines: &[Line]) -> Vec<Segment> {
    let mut open = false;
    let mut segments = Vec::with_capacity(lines.len());
    for (at, line) in lines.iter().enumerate() {
        let printed = source.slice(line.span);
        let heading = !open && ending(printed) == Ending::Open && line.width <= 70 && line.commas == 0;
        let next_heading = lines.get(at + 1).is_some_and(|next| {
            ending(source.slice(next.span)) == Ending::Open && next.width <= 70 && next.commas == 0
        });
        let role = match heading {
            true if next_heading => Role::Kicker,
            true => Role::Headline,
            false => Role::Paragraph,
        };
        segments.push(Segment { role, continues: role == Role::Paragraph && open });
        open = role == Role::Paragraph && ending(printed) == Ending::Open;
    }
    segments
}
