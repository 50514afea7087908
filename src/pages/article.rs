//! One article, whole, with its way back into print.

use crate::components::{ArticleBody, ArticleHead, Neighbours, PeopleNamed, Provenance, ShareBar};
use baoku_archive::article::ArticleHandle;
use yew::prelude::*;

/// Which article.
#[derive(PartialEq, Properties)]
pub(crate) struct ArticlePageProps {
    /// The article.
    pub(crate) article: ArticleHandle,
}

/// An article's page.
#[component]
pub(crate) fn ArticlePage(props: &ArticlePageProps) -> Html {
    let article = &props.article;
    html! {
        <div class="article-page" key={article.id()}>
            <article lang="zh-Hans">
                <ArticleHead article={article.clone()} is_page={true} />
                <ShareBar article={article.clone()} />
                <ArticleBody article={article.clone()} receipts={true} />
                <PeopleNamed article={article.clone()} />
                <Provenance article={article.clone()} />
            </article>
            <Neighbours article={article.clone()} />
        </div>
    }
}
