//! An article's paragraphs, subheads and captions, the words searched for marked, each with its printed lines.

use super::{Receipt, marked};
use crate::hooks::use_store;
use baoku_archive::article::ArticleHandle;
use baoku_archive::bundle::BlockKind;
use baoku_archive::snippet::mark;
use yew::prelude::*;

/// Which article.
#[derive(PartialEq, Properties)]
pub(crate) struct ArticleBodyProps {
    /// The article.
    pub(crate) article: ArticleHandle,
    /// Whether each block shows its printed lines when asked.
    pub(crate) receipts: bool,
}

/// The body.
#[component]
pub(crate) fn ArticleBody(props: &ArticleBodyProps) -> Html {
    let store = use_store();
    let article = &props.article;
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
                    if props.receipts {
                        <Receipt article={article.clone()} pieces={block.pieces.clone()} confidence={block.confidence} />
                    }
                </div>
            }
        </div>
    }
}
