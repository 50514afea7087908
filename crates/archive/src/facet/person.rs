//! A person named in an article.

use super::Facet;
use crate::article::ArticleHandle;

pub(super) struct Person;

impl Facet for Person {
    fn name(&self) -> &'static str {
        "person"
    }

    fn values(&self, article: &ArticleHandle) -> Vec<String> {
        article.people()
    }
}
