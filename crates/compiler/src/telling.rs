//! Where in a text something may stand that is looked for: one pass for several who look, and who then look at those
//! places only. What a date or a name is, they know themselves.

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

/// For each of the first 65,536 characters what may stand where it does.
#[derive(Debug)]
pub(crate) struct Telling(Vec<u16>);

impl Telling {
    /// What each of several who look for something adds.
    pub(crate) fn of(looking: &[fn(&mut Telling)]) -> Telling {
        let mut telling = Telling(vec![0; 1 << 16]);
        looking.iter().for_each(|tell| tell(&mut telling));
        telling
    }

    /// Where this character stands, that may stand.
    pub(crate) fn add(&mut self, c: char, what: May) {
        if let Some(telling) = self.0.get_mut(c as usize) {
            *telling |= what as u16;
        }
    }
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
    pub(crate) fn of(text: &'a str, telling: &Telling) -> Places<'a> {
        let telling = &*telling.0;
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
