//! The year an article's event happened in.

use super::{Facet, ValueOrder};
use crate::date::PartialDate;
use crate::listing::Listing;

pub(super) struct Year;

impl Facet for Year {
    fn name(&self) -> &'static str {
        "year"
    }

    fn each(&self, listing: &Listing, article: u32, value: &mut dyn FnMut(u32)) {
        let date = listing.article(article).and_then(|listed| listed.from);
        date.into_iter().for_each(|date| value(u32::from(date.year())));
    }

    fn label(&self, _listing: &Listing, value: u32) -> String {
        value.to_string()
    }

    fn value(&self, _listing: &Listing, label: &str) -> Option<u32> {
        let year: PartialDate = label.parse().ok()?;
        year.month().is_none().then(|| u32::from(year.year()))
    }

    fn order(&self) -> ValueOrder {
        ValueOrder::Descending
    }
}
