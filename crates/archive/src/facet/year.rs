//! The year an article's event happened in.

use super::{Facet, ValueOrder};
use crate::article::ArticleHandle;

pub(super) struct Year;

impl Facet for Year {
    fn name(&self) -> &'static str {
        "year"
    }

    fn values(&self, article: &ArticleHandle) -> Vec<String> {
        article.dating().map(|dating| dating.from.year().to_string()).into_iter().collect()
    }

    fn order(&self) -> ValueOrder {
        ValueOrder::Descending
    }
}
