//! The section (栏目) an article stands in.

use super::Facet;
use crate::article::ArticleHandle;

pub(super) struct Section;

impl Facet for Section {
    fn name(&self) -> &'static str {
        "section"
    }

    fn values(&self, article: &ArticleHandle) -> Vec<String> {
        article.section().into_iter().collect()
    }
}
