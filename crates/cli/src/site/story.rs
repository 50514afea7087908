//! What is known of an article, for the head of its page.

use baoku_archive::article::{ArticleHandle, DatingBasis};
use baoku_archive::cite::Reference;

/// What is known of an article, for the head of its page.
#[derive(Debug)]
pub(super) struct Story {
    /// What is cited of it.
    pub(super) reference: Reference,
    /// What it is called, with an editor's corrections.
    pub(super) title: String,
    /// The day or days of its event, as ISO 8601 writes them.
    pub(super) happened: Option<String>,
    /// Its section.
    pub(super) section: Option<String>,
}

impl Story {
    /// The story of an article.
    pub(super) fn of(article: &ArticleHandle, reference: Reference) -> Story {
        let event = article.dating().filter(|dating| matches!(dating.basis, DatingBasis::Event(_)));
        let happened = event.map(|event| match event.to {
            Some(to) if to != event.from => format!("{}/{to}", event.from),
            _ => event.from.to_string(),
        });
        Story { title: article.title(), reference, happened, section: article.section() }
    }
}
