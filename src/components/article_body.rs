//! An article's paragraphs, subheads and captions, the words searched for marked, each with its printed lines.

use super::{marked, receipt};
use crate::store::Store;
use baoku_archive::article::ArticleHandle;
use baoku_archive::bundle::BlockKind;
use baoku_archive::snippet::mark;
use yew::prelude::*;

/// The body.
pub(crate) fn article_body(store: &Store, article: &ArticleHandle, receipts: bool) -> Html {
    let terms = store.route.question().terms();
    html! {
        <div class="article-body">
            for block in &article.article().blocks {
                <div class="block">
                    { match block.kind {
                        BlockKind::Paragraph => html! { <p>{ marked(&mark(&article.join(&block.pieces), &terms)) }</p> },
                        BlockKind::Subhead => html! { <h2>{ marked(&mark(&article.join(&block.pieces), &terms)) }</h2> },
                        BlockKind::Caption => html! {
                            <p class="caption">{ marked(&mark(&article.join(&block.pieces), &terms)) }</p>
                        },
                    } }
                    if receipts {
                        { receipt(store, article, &block.pieces, block.confidence) }
                    }
                </div>
            }
        </div>
    }
}
