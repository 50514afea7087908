//! The issue an article is printed in, by its key.

use super::{Facet, ValueOrder};
use crate::article::ArticleHandle;

pub(super) struct InIssue;

impl Facet for InIssue {
    fn name(&self) -> &'static str {
        "issue"
    }

    fn values(&self, article: &ArticleHandle) -> Vec<String> {
        vec![article.issue().issue().key.0.clone()]
    }

    fn order(&self) -> ValueOrder {
        ValueOrder::Issues
    }
}
