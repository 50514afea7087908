//! The ways an archive can be narrowed: one facet a file, all of them in [`FACETS`].
//!
//! A facet says which values an article has, as small numbers so that a hundred thousand can be counted at once;
//! counting and matching are in `search`.

mod issue;
mod month;
mod named;
mod section;
mod year;

use crate::facts::{FIGURE, OFFICE, ORGANISATION, PERSON, PLACE, PROGRAMME, SERIES};
use crate::listing::Listing;
pub use named::Named;

/// A way to narrow the archive.
pub trait Facet: Sync {
    /// The name in the address.
    fn name(&self) -> &'static str;

    /// Hands over the values an article has, each once.
    fn each(&self, listing: &Listing, article: u32, value: &mut dyn FnMut(u32));

    /// What a value is called in the address.
    fn label(&self, listing: &Listing, value: u32) -> String;

    /// The value called so; `None` when the archive has no such value.
    fn value(&self, listing: &Listing, label: &str) -> Option<u32>;

    /// Whether the values are known: some of a large archive come with a file of their own.
    fn is_known(&self, _listing: &Listing) -> bool {
        true
    }

    /// How its values are listed.
    fn order(&self) -> ValueOrder {
        ValueOrder::MostArticles
    }
}

/// How a facet's values are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ValueOrder {
    /// Those with the most articles first, equals in the order of their text.
    MostArticles,
    /// By value, greatest first: the newest dates and issues first.
    Descending,
}

/// The facets of names by their kind. The last three are of large archives, whose lists of them lead to articles by one;
/// they are not counted.
pub const NAMED: [Named; 7] = [
    Named { name: "person", kind: PERSON },
    Named { name: "org", kind: ORGANISATION },
    Named { name: "place", kind: PLACE },
    Named { name: "programme", kind: PROGRAMME },
    Named { name: "office", kind: OFFICE },
    Named { name: "series", kind: SERIES },
    Named { name: "figure", kind: FIGURE },
];

/// Every facet, in the order they are shown.
pub const FACETS: &[&dyn Facet] = &[
    &year::Year,
    &month::Month,
    &issue::InIssue,
    &section::Section,
    &NAMED[PERSON as usize],
    &NAMED[PLACE as usize],
    &NAMED[ORGANISATION as usize],
    &NAMED[PROGRAMME as usize],
    &NAMED[OFFICE as usize],
    &NAMED[SERIES as usize],
    &NAMED[FIGURE as usize],
];

/// The facet with this name in the address.
#[must_use]
pub fn facet(name: &str) -> Option<&'static dyn Facet> {
    FACETS.iter().copied().find(|facet| facet.name() == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_facets_share_a_name_and_none_takes_a_word_of_wechat() {
        let names: Vec<_> = FACETS.iter().map(|facet| facet.name()).collect();
        for (at, name) in names.iter().enumerate() {
            assert!(!names[..at].contains(name), "{name} twice");
            assert!(!["from", "scene", "lang", "version", "code", "state", "a", "q", "view"].contains(name), "{name}");
        }
    }
}
