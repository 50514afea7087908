//! `404.html`, which a host shows for an address that is not there, at any depth: it carries its styles and its script.

use super::app_folder::AppFolder;
use super::fill::fill;
use super::lean::without_comments;
use super::one_file::policy_hash;
use super::page::{Dress, Page, Surroundings};
use crate::failure::Failure;
use html_escape::{encode_double_quoted_attribute as attribute, encode_text};

/// The page. It sends whoever looks for an article on to the app, which opens it by its place in print.
pub(super) fn not_found(app: &AppFolder, site: &Surroundings<'_>) -> Result<String, Failure> {
    let home = site.url.unwrap_or("./");
    let body = format!(
        "<main class=\"not-found\"><h1>没有这一页</h1><p>这个地址上没有文章。网址在抄写或转发时可能漏了几个字；可以回首页，搜索标题或人名。</p>\
         <p><a href=\"{}\">回到{}的首页</a></p>\
         <p lang=\"en\">There is no page at this address; it may have been cut short. Search for a headline or a name on the \
         front page.</p></main>",
        attribute(home),
        encode_text(site.newspaper)
    );
    let (styles, forward) = (app.styles.text(), without_comments(include_str!("../../assets/forward.js")));
    let page = Page {
        title: format!("没有这一页｜{}", site.newspaper),
        description: "这个地址上没有文章。".into(),
        address: "404.html",
        body,
        story: None,
        picture: None,
    };
    let dress = Dress {
        root: "",
        policy: format!(
            "default-src 'none'; script-src {}; style-src {}; img-src data:; base-uri 'none'; form-action 'none'",
            policy_hash(&forward),
            policy_hash(&styles)
        ),
        styles: format!("<style>{styles}</style>"),
        icon: "data:,".into(),
        script: format!("<script>{forward}</script>"),
        tail: String::new(),
        surface: "page",
        article_pages: site.article_pages,
    };
    fill(app, site, &page, &dress)
}
