//! Places in an article as the index counts them: characters of its folded lines, headline first.
//!
//! Each part of an article begins at a fixed place, so that a place alone tells a headline from a body. Between two
//! lines one place stays empty: nothing matches across a line's end.

use crate::article::{FoldedLine, Place};

/// Where kicker and subtitle begin. A headline of more characters runs on into their room; what follows stands after it.
///
/// Up: every place further on takes more bits; down: the ends of long headlines count as a subtitle.
const HEADINGS: u32 = 48;
/// Where the body begins, likewise.
pub(crate) const BODY: u32 = 96;

/// Every article begins at a multiple of this, so that where it begins takes few bits.
///
/// Up: fewer bits an article, half a character's empty places more each; down: the other way.
pub(crate) const STEP: u32 = 16;

/// A part of an article, for ranking.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// The headline.
    Headline,
    /// Kicker and subtitle.
    Heading,
    /// The rest.
    Body,
}

impl Part {
    /// The part that a line belongs to.
    #[must_use]
    pub fn of(place: Place) -> Part {
        match place {
            Place::Headline => Part::Headline,
            Place::Kicker | Place::Subtitle => Part::Heading,
            Place::Block(_) => Part::Body,
        }
    }

    /// The part that a place of the index lies in.
    #[must_use]
    pub fn at(place: u32) -> Part {
        match place {
            0..HEADINGS => Part::Headline,
            HEADINGS..BODY => Part::Heading,
            _ => Part::Body,
        }
    }

    fn begins(self) -> u32 {
        match self {
            Part::Headline => 0,
            Part::Heading => HEADINGS,
            Part::Body => BODY,
        }
    }
}

/// The characters of an article at the index's places, `'\0'` where none stands. Ends with an empty place, and where the next
/// article can begin.
#[must_use]
pub fn lay_out(lines: &[FoldedLine]) -> Vec<char> {
    let mut laid = Vec::new();
    for part in [Part::Headline, Part::Heading, Part::Body] {
        for line in lines.iter().filter(|line| Part::of(line.place) == part && !line.text.is_empty()) {
            laid.resize(laid.len().max(part.begins() as usize), '\0');
            // A zero character of the text itself would look like an empty place; folding leaves none in.
            laid.extend(line.text.chars());
            laid.push('\0');
        }
    }
    laid.resize(laid.len().next_multiple_of(STEP as usize), '\0');
    laid
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(place: Place, text: &str) -> FoldedLine {
        FoldedLine { place, text: text.into() }
    }

    #[test]
    fn every_part_begins_at_its_place_and_no_line_touches_another() {
        let laid = lay_out(&[
            line(Place::Kicker, "引题"),
            line(Place::Headline, "标题"),
            line(Place::Block(0), "正文"),
            line(Place::Block(1), "又一段"),
        ]);
        let at = |place: u32, length: usize| laid[place as usize..].iter().take(length).collect::<String>();
        assert_eq!((at(0, 3), at(HEADINGS, 3)), ("标题\0".into(), "引题\0".into()));
        assert_eq!(at(BODY, 99), "正文\0又一段\0\0\0\0\0\0\0\0\0\0", "up to where the next article can begin");
        assert_eq!((Part::at(1), Part::at(65), Part::at(99)), (Part::Headline, Part::Heading, Part::Body));
    }

    #[test]
    fn a_long_headline_pushes_the_rest_on() {
        let laid = lay_out(&[line(Place::Headline, &"长".repeat(100)), line(Place::Subtitle, "副题")]);
        assert_eq!(laid[100..104].iter().collect::<String>(), "\0副题\0");
    }
}
