//! Numbers in rows and columns, each a way to the articles it counts: both heads are choices that narrow a question.

use super::Kind;
use crate::question::Question;

/// A grid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grid {
    /// What it is of.
    pub kind: Kind,
    /// What each row narrows to.
    pub rows: Vec<Head>,
    /// What each column narrows to.
    pub columns: Vec<Head>,
    /// The numbers, row by row, in hundredths.
    pub cells: Vec<Vec<u32>>,
    /// What the numbers of each column come to before they are held against anything.
    pub totals: Vec<u32>,
    /// How far along the line of time each row is, of 0 to [`super::WIDE`]; `None` without a date.
    pub along: Vec<Option<u32>>,
}

/// What a row or column narrows a question to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Head {
    /// A facet, or [`WORDS`].
    pub facet: &'static str,
    /// Its value; empty for what has none.
    pub value: String,
}

/// The head of articles that have some words.
pub const WORDS: &str = "q";

impl Head {
    /// A question narrowed to it.
    #[must_use]
    #[inline(never)]
    pub fn narrow(&self, mut question: Question) -> Question {
        let before = match question.filter(self.facet) {
            _ if self.facet == WORDS => " \"",
            // A question chooses one person and can ask for more in words.
            Some(_) if self.facet == "person" => " 人:\"",
            _ => return question.with(self.facet, &self.value),
        };
        question.text = [question.text.trim(), before, &self.value, "\""].concat().trim_start().into();
        question
    }
}

impl Grid {
    /// The greatest number.
    #[must_use]
    pub fn most(&self) -> u32 {
        self.cells.iter().flatten().copied().max().unwrap_or(0)
    }
}
