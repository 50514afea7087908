//! An article's paragraphs, subheads and captions, the words searched for marked, each with its printed lines.

use super::{El, el, marked, receipt};
use crate::store::Store;
use baoku_archive::article::ArticleHandle;
use baoku_archive::bundle::BlockKind;
use baoku_archive::snippet::mark;

/// The body; with `receipts` each block shows its printed lines when asked.
pub(crate) fn article_body(store: &Store, article: &ArticleHandle, receipts: bool) -> El {
    let terms = store.route.question().terms();
    let blocks = article.article().blocks.iter().map(|block| {
        let words = match block.kind {
            BlockKind::Paragraph => el("p"),
            BlockKind::Subhead => el("h2"),
            BlockKind::Caption => el("p").class("caption"),
        };
        el("div")
            .class("block")
            .put(marked(words, mark(&article.join(&block.pieces), &terms)))
            .maybe(receipts.then(|| receipt(store, article, &block.pieces, block.confidence)))
    });
    el("div").class("article-body").all(blocks)
}
