//! Where in a text somebody may be brought in: one pass for all ways, which then look at those places only.

use super::before::FOLLOWING;
use super::behind::INTRODUCING;
use super::foreign::DOTS;
use super::lists::MARKS;
use super::speech::SAYS;
use std::sync::LazyLock;

/// What a place may be, by the character that stands there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum May {
    /// A word that introduces a name ends here.
    Introduce = 1,
    /// What tells of a person begins here, a name before it.
    Follow = 2,
    /// A word for speaking begins here.
    Say = 4,
    /// A dot joins the parts of a name.
    Join = 8,
    /// A mark parts the names of a roll.
    Part = 16,
}

/// A text with its telling places.
#[derive(Debug)]
pub(super) struct Places<'a> {
    pub(super) text: &'a str,
    /// Each with the character there and all it may be, in order.
    places: Vec<(usize, char, u8)>,
}

impl<'a> Places<'a> {
    /// Reads a text through once.
    pub(super) fn of(text: &'a str) -> Places<'a> {
        let telling = &**TELLING;
        let may = |c: char| telling.get(c as usize).copied().unwrap_or(0);
        let places = text.char_indices().map(|(at, c)| (at, c, may(c))).filter(|(_, _, may)| *may != 0);
        let mut told = Vec::with_capacity(text.len() / 16);
        told.extend(places);
        Places { text, places: told }
    }

    /// The places that may be this, in order, with the character there.
    pub(super) fn that(&self, what: May) -> impl Iterator<Item = (usize, char)> + '_ {
        let places = self.places.iter().filter(move |(_, _, may)| may & what as u8 != 0);
        places.map(|(at, c, _)| (*at, *c))
    }
}

/// For each of the first 65,536 characters what may stand where it does.
static TELLING: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let mut telling = vec![0; 1 << 16];
    let mut add = |c: char, what: May| {
        if let Some(telling) = telling.get_mut(c as usize) {
            *telling |= what as u8;
        }
    };
    INTRODUCING.last_characters().for_each(|c| add(c, May::Introduce));
    FOLLOWING.first_characters().for_each(|c| add(c, May::Follow));
    SAYS.first_characters().for_each(|c| add(c, May::Say));
    DOTS.iter().for_each(|c| add(*c, May::Join));
    MARKS.iter().for_each(|c| add(*c, May::Part));
    telling
});
