//! The month an article's event happened in, as `2022-02`.

use super::{Facet, ValueOrder};
use crate::article::ArticleHandle;

pub(super) struct Month;

impl Facet for Month {
    fn name(&self) -> &'static str {
        "month"
    }

    fn values(&self, article: &ArticleHandle) -> Vec<String> {
        let month = article.dating().and_then(|dating| dating.from.to_month());
        month.map(|month| month.to_string()).into_iter().collect()
    }

    fn order(&self) -> ValueOrder {
        ValueOrder::Descending
    }
}
