//! A person named in an article.

use super::Facet;
use crate::listing::Listing;

pub(super) struct Person;

impl Facet for Person {
    fn name(&self) -> &'static str {
        "person"
    }

    fn each(&self, listing: &Listing, article: u32, value: &mut dyn FnMut(u32)) {
        listing.people_of(article).iter().copied().for_each(value);
    }

    fn label(&self, listing: &Listing, value: u32) -> String {
        listing.people.as_ref().and_then(|people| people.names.get(value as usize)).cloned().unwrap_or_default()
    }

    fn value(&self, listing: &Listing, label: &str) -> Option<u32> {
        let people = listing.people.as_ref()?;
        people.names.iter().position(|name| name == label).map(|at| at as u32)
    }

    fn is_known(&self, listing: &Listing) -> bool {
        listing.people.as_ref().is_some_and(|people| people.everybody)
    }
}
