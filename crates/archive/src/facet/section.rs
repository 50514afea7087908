//! The section (栏目) an article stands in.

use super::Facet;
use crate::listing::Listing;

pub(super) struct Section;

impl Facet for Section {
    fn name(&self) -> &'static str {
        "section"
    }

    fn each(&self, listing: &Listing, article: u32, value: &mut dyn FnMut(u32)) {
        let section = listing.article(article).and_then(|listed| listed.section.checked_sub(1));
        section.into_iter().for_each(value);
    }

    fn label(&self, listing: &Listing, value: u32) -> String {
        listing.sections.get(value as usize).cloned().unwrap_or_default()
    }

    fn value(&self, listing: &Listing, label: &str) -> Option<u32> {
        listing.sections.iter().position(|section| section == label).map(|at| at as u32)
    }
}
