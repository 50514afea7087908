//! A person, a place, a body, an office or the like named in an article.

use super::Facet;
use crate::listing::Listing;

/// The facet of names of one kind.
#[derive(Debug, Clone, Copy)]
pub struct Named {
    /// Its name in the address.
    pub name: &'static str,
    /// [`crate::facts::PERSON`] and so on.
    pub kind: u32,
}

impl Facet for Named {
    fn name(&self) -> &'static str {
        self.name
    }

    fn each(&self, listing: &Listing, article: u32, value: &mut dyn FnMut(u32)) {
        listing.named_in(self.kind, article).iter().copied().for_each(value);
    }

    fn label(&self, listing: &Listing, value: u32) -> String {
        let named = listing.named(self.kind);
        named.and_then(|named| named.names.get(value as usize)).cloned().unwrap_or_default()
    }

    fn value(&self, listing: &Listing, label: &str) -> Option<u32> {
        let named = listing.named(self.kind)?;
        named.names.iter().position(|name| name == label).map(|at| at as u32)
    }

    fn is_known(&self, listing: &Listing) -> bool {
        listing.named(self.kind).is_some_and(|named| named.everybody)
    }
}
