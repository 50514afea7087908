//! The issue an article is printed in, by its key.

use super::{Facet, ValueOrder};
use crate::listing::Listing;

pub(super) struct InIssue;

impl Facet for InIssue {
    fn name(&self) -> &'static str {
        "issue"
    }

    fn each(&self, listing: &Listing, article: u32, value: &mut dyn FnMut(u32)) {
        listing.article(article).into_iter().for_each(|listed| value(listed.issue));
    }

    fn label(&self, listing: &Listing, value: u32) -> String {
        listing.issues.get(value as usize).map(|issue| issue.key.0.clone()).unwrap_or_default()
    }

    fn value(&self, listing: &Listing, label: &str) -> Option<u32> {
        listing.issues.iter().position(|issue| issue.key.0 == label).map(|at| at as u32)
    }

    fn order(&self) -> ValueOrder {
        ValueOrder::Descending
    }
}
