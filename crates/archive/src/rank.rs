//! How well an article matches: where a term stands in it, how often, and how rare the term is.
//!
//! The same for a scan and for the index, which knows less about very frequent terms. Knows no query language.

use crate::index::place::Part;

/// Where and how often a term stands in an article.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Weight {
    /// It stands in the headline.
    pub headline: bool,
    /// It stands in kicker or subtitle.
    pub heading: bool,
    /// How often it stands in the body, at most [`MOST_IN_BODY`].
    pub times: u8,
    /// It stands early in the body, or at the start of a word where words are parted by spaces.
    pub early: bool,
    /// Where it stands first in the body, each one more than the characters before it; 0 where it does not or nobody
    /// looked.
    pub at: [u32; PLACES],
}

/// So many places of a term are held against those of the others. Up: every article found takes more memory; down: two
/// terms that come together late in a long report seem apart.
const PLACES: usize = 4;

/// A term often repeated is no better than one repeated this often.
///
/// Up: long reports rise; down: a story about the thing counts no more than one that mentions it in passing.
pub const MOST_IN_BODY: u8 = 10;

/// The first so many characters of a body are early: the lead of a news story says what it is about.
pub const EARLY: u32 = 120;

/// In the headline. More than ten mentions in the body, together with an early one: an article named after the term is
/// what a reader looks for. With the headline at zero long reports crowd out the one article about the thing.
const HEADLINE: u32 = 40;
/// In kicker or subtitle. At zero a story whose kicker names the thing ranks with those that mention it once.
const HEADING: u32 = 15;
/// Early in the body. At zero the order of stories that mention the thing once is by date alone.
const AT_ONCE: u32 = 2;
/// For two terms of a question that stand no further apart than so many characters. The nearest is worth more than ten
/// mentions: what was asked for with two words is mostly one matter. At zero a report that has both in passing, pages
/// apart, ranks with the one about it.
const CLOSE: [(u32, u32); 3] = [(12, 12), (40, 6), (120, 2)];

impl Weight {
    /// Takes another occurrence into account; in the body, after so many characters of it.
    pub fn add(&mut self, part: Part, before: u32) {
        match part {
            Part::Headline => self.headline = true,
            Part::Heading => self.heading = true,
            Part::Body => {
                if let Some(free) = self.at.iter_mut().find(|at| **at == 0) {
                    *free = before + 1;
                }
                self.times = (self.times + 1).min(MOST_IN_BODY);
                self.early |= before < EARLY;
            }
        }
    }

    /// What it adds to an article's score that two terms stand near each other in it.
    #[must_use]
    pub fn closeness(self, other: Weight) -> u32 {
        let mut gap = u32::MAX;
        for one in self.at {
            for two in other.at {
                if one > 0 && two > 0 {
                    gap = gap.min(one.abs_diff(two));
                }
            }
        }
        8 * CLOSE.iter().find(|(most, _)| gap <= *most).map_or(0, |(_, points)| *points)
    }

    fn points(self) -> u32 {
        let of = |so: bool, points: u32| if so { points } else { 0 };
        of(self.headline, HEADLINE) + of(self.heading, HEADING) + of(self.early, AT_ONCE) + u32::from(self.times)
    }
}

/// The articles that hold a term, in order, and how.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// Articles by number, rising, each once.
    pub articles: Vec<(u32, Weight)>,
}

impl Found {
    /// How the term stands in an article.
    #[must_use]
    pub fn weight(&self, article: u32) -> Option<Weight> {
        let at = self.articles.binary_search_by_key(&article, |(number, _)| *number).ok()?;
        self.articles.get(at).map(|(_, weight)| *weight)
    }

    /// What the term adds to an article's score: its points, more the rarer the term is in so many articles.
    ///
    /// Doubling the rarity adds an eighth. At zero a frequent word of the question weighs as much as the rare one.
    #[must_use]
    pub fn score(&self, weight: Weight, articles: u32) -> u32 {
        let rarity = (articles.max(1) / (self.articles.len() as u32).max(1)).max(1).ilog2();
        weight.points() * (8 + rarity)
    }
}
