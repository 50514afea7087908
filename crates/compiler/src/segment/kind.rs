//! What a printed line can be while the lattice weighs. Knows no cue.

use super::chain::CHOICES;

/// What a printed line can be before headings are told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum Kind {
    /// Masthead, imprint, page mark.
    Imprint,
    /// A section's label.
    Section,
    /// A heading of some level.
    Heading,
    /// Who wrote it.
    Byline,
    /// A caption before the text of a story.
    CaptionAbove,
    /// A caption inside the text; while the lattice weighs, also the mark of a page there.
    CaptionWithin,
    /// The first line of a paragraph.
    Start,
    /// A further line of a paragraph.
    Continued,
}

pub(super) const KINDS: [Kind; CHOICES] = [
    Kind::Imprint,
    Kind::Section,
    Kind::Heading,
    Kind::Byline,
    Kind::CaptionAbove,
    Kind::CaptionWithin,
    Kind::Start,
    Kind::Continued,
];

/// What does not happen. Finite, so that even a nonsensical text has a best path.
pub(super) const NEVER: f32 = -30.0;
