//! Where in a text something may stand that is looked for: one pass for dates and people, who then look at those places
//! only. What a date or a name is, they know themselves.

use crate::{dates, people};
use std::sync::LazyLock;

/// What a place may be, by the character that stands there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u16)]
pub(crate) enum May {
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
    /// A number begins here.
    Figure = 32,
    /// The name of an era begins here.
    Era = 64,
    /// A word of the lunar calendar begins here.
    Lunar = 128,
    /// A word that counts from another day begins here.
    Relative = 256,
    /// The title of a document begins or ends here.
    Title = 512,
}

/// A text with its telling places.
#[derive(Debug)]
pub(crate) struct Places<'a> {
    pub(crate) text: &'a str,
    /// Each with the character there, which is one of the first 65,536, and all it may be, in order. Small: they are
    /// gathered for every passage.
    places: Vec<(u32, u16, u16)>,
}

impl<'a> Places<'a> {
    /// Reads a text through once.
    pub(crate) fn of(text: &'a str) -> Places<'a> {
        let telling = &**TELLING;
        let may = |c: char| telling.get(c as usize).copied().unwrap_or(0);
        let places = text.char_indices().map(|(at, c)| (at as u32, c as u16, may(c))).filter(|(_, _, may)| *may != 0);
        let mut told = Vec::with_capacity(text.len() / 12);
        told.extend(places);
        Places { text, places: told }
    }

    /// The places that may be this, in order, with the character there.
    pub(crate) fn that(&self, what: May) -> impl Iterator<Item = (usize, char)> + '_ {
        self.any_of(what as u16).map(|(at, c, _)| (at, c))
    }

    /// The places that may be any of several things, in order, with the character there and all it may be.
    pub(crate) fn any_of(&self, several: u16) -> impl Iterator<Item = (usize, char, u16)> + '_ {
        let places = self.places.iter().filter(move |(_, _, may)| may & several != 0);
        places.map(|(at, c, may)| (*at as usize, char::from_u32(u32::from(*c)).unwrap_or_default(), *may))
    }
}

/// For each of the first 65,536 characters what may stand where it does.
static TELLING: LazyLock<Vec<u16>> = LazyLock::new(|| {
    let mut telling = vec![0; 1 << 16];
    let mut add = |c: char, what: May| {
        if let Some(telling) = telling.get_mut(c as usize) {
            *telling |= what as u16;
        }
    };
    dates::tell(&mut add);
    people::tell(&mut add);
    telling
});
