//! The month an article's event happened in, as `2022-02`.

use super::{Facet, ValueOrder};
use crate::date::PartialDate;
use crate::listing::Listing;

pub(super) struct Month;

impl Facet for Month {
    fn name(&self) -> &'static str {
        "month"
    }

    fn each(&self, listing: &Listing, article: u32, value: &mut dyn FnMut(u32)) {
        let month = listing.article(article).and_then(|listed| listed.from?.to_month());
        month.into_iter().for_each(|month| value(month.month_number() as u32));
    }

    fn label(&self, _listing: &Listing, value: u32) -> String {
        PartialDate::from_month_number(value as i32).map(|month| month.to_string()).unwrap_or_default()
    }

    fn value(&self, _listing: &Listing, label: &str) -> Option<u32> {
        let month: PartialDate = label.parse().ok()?;
        (month.to_month() == Some(month)).then(|| month.month_number() as u32)
    }

    fn order(&self) -> ValueOrder {
        ValueOrder::Descending
    }
}
