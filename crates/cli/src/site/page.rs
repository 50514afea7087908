//! Pages: the app's own `index.html` filled with text, metadata, a content security policy and content-hash names.
//!
//! One template for every page, so that a change of `index.html` shows everywhere. Must not know what a page says.

use super::app_folder::{AppFolder, Asset, Program};
use super::extras::Extras;
use super::head::{Story, metadata};
use crate::failure::{Failure, broken};
use baoku_app::render::views_of_the_whole;
use baoku_compiler::bundle::Bundle;
use html_escape::encode_double_quoted_attribute as attribute;
use lol_html::html_content::ContentType;
use lol_html::{RewriteStrSettings, doc_comments, element, rewrite_str};

/// What all pages of a site share.
#[derive(Debug, Clone, Copy)]
pub(super) struct Surroundings<'a> {
    /// The newspaper's name.
    pub(super) newspaper: &'a str,
    /// The site's address, ending in `/`.
    pub(super) url: Option<&'a str>,
    /// Whether every article has a page of its own.
    pub(super) article_pages: bool,
    /// Whether there is no `archive.zip` but one zip a year.
    pub(super) zips_by_year: bool,
}

/// One page.
#[derive(Debug)]
pub(super) struct Page<'a> {
    pub(super) title: String,
    pub(super) description: String,
    /// Path in the site; empty for the front page.
    pub(super) address: &'a str,
    /// The inside of `#app`, already HTML.
    pub(super) body: String,
    /// What is known of the article that the page is about.
    pub(super) story: Option<Story>,
    /// Path in the site of the picture to pass on with the page.
    pub(super) picture: Option<String>,
}

/// The files that the app's page names.
#[derive(Debug, Default)]
pub(super) struct Links {
    pub(super) styles: Vec<String>,
    pub(super) loader: String,
    pub(super) glue: String,
    pub(super) wasm: String,
    pub(super) icon: String,
}

/// How a page gets its styles and scripts.
pub(super) struct Dress<'a> {
    /// What a page's addresses begin with: nothing, or `../`.
    pub(super) root: &'a str,
    /// The content security policy.
    pub(super) policy: String,
    /// The style element or link.
    pub(super) styles: String,
    /// The icon's address.
    pub(super) icon: String,
    /// What stands where the app's page has its script.
    pub(super) script: String,
    /// What stands before the end of the body.
    pub(super) tail: String,
    /// The surface, for style sheets: `app`, `page` or `one-file`.
    pub(super) surface: &'a str,
    /// Whether links may lead to the folder `a/`.
    pub(super) article_pages: bool,
}

/// The files that an app page links.
pub(super) fn links_of(page: &str) -> Result<Links, Failure> {
    let links = std::cell::RefCell::new(Links::default());
    let plain = |address: Option<String>| address.unwrap_or_default().trim_start_matches("./").to_owned();
    let settings = RewriteStrSettings::new()
        .append_element_content_handler(element!("link[rel=stylesheet]", |link| {
            links.borrow_mut().styles.push(plain(link.get_attribute("href")));
            Ok(())
        }))
        .append_element_content_handler(element!("link[rel=icon]", |link| {
            links.borrow_mut().icon = plain(link.get_attribute("href"));
            Ok(())
        }))
        .append_element_content_handler(element!("script[data-glue]", |script| {
            let mut links = links.borrow_mut();
            links.loader = plain(script.get_attribute("src"));
            links.glue = plain(script.get_attribute("data-glue"));
            links.wasm = plain(script.get_attribute("data-wasm"));
            Ok(())
        }));
    rewrite_str(page, settings).map_err(|wrong| broken("页面", &wrong))?;
    let links = links.into_inner();
    if links.wasm.is_empty() || links.styles.is_empty() || links.icon.is_empty() {
        let message = "程序的 index.html 里没有找到样式、图标或程序本身的链接";
        return Err(Failure::new(message, "--app 应是 trunk build 生成的文件夹；用 cargo xtask build 会先生成它。"));
    }
    Ok(links)
}

/// The front page, which starts the app.
pub(super) fn app_page(
    app: &AppFolder,
    extras: &Extras,
    bundle: &Bundle,
    site: &Surroundings<'_>,
    page: &Page<'_>,
) -> Result<String, Failure> {
    let plain = app.plain.as_ref().map(|plain| format!(r#"data-script="{}" "#, plain.path)).unwrap_or_default();
    let files = |kind: &str, program: &Program| {
        let Program { glue, wasm, script } = program;
        format!(
            r#"data-{kind}glue="{}" data-{kind}wasm="{}" data-{kind}wasm-script="{}" "#,
            glue.path, wasm.path, script.path
        )
    };
    let mut programs = files("", app.first());
    if app.small.is_some() {
        programs += &files("whole-", &app.whole);
        programs += &format!(r#"data-whole-views="{}" "#, views_of_the_whole().join(" "));
    }
    let script = format!(
        r#"<script defer src="{}" {programs}data-english="{}" {plain}data-aloud="{}" {}></script>"#,
        app.loader.path,
        app.english.path,
        extras.aloud.path,
        bundle_attributes(bundle)
    );
    let dress = Dress {
        root: "",
        policy: "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; \
                 connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'"
            .into(),
        styles: format!(r#"<link rel="stylesheet" href="{}">"#, app.styles.path),
        icon: app.icon.path.clone(),
        script,
        tail: String::new(),
        surface: "app",
        article_pages: site.article_pages,
    };
    fill(app, site, page, &dress)
}

/// What the loader is told of the bundle.
pub(super) fn bundle_attributes(bundle: &Bundle) -> String {
    let shards: Vec<&str> = bundle
        .files
        .iter()
        .map(|file| file.name.as_str())
        .filter(|name| *name != bundle.manifest && Some(*name) != bundle.questions.as_deref())
        .filter(|name| Some(*name) != bundle.facts.as_deref() && Some(*name) != bundle.suggestions.as_deref())
        .collect();
    format!(
        r#"data-bundle="bundle/" data-manifest="{}" data-shards="{}" data-build="{}""#,
        bundle.manifest,
        shards.join(" "),
        bundle.build
    )
}

/// A page that is complete without scripts, in the site's root or one folder below. One small script of its own gives it
/// the reader's text size; `tail` is what else it has at its end.
pub(super) fn static_page(
    app: &AppFolder,
    extras: &Extras,
    site: &Surroundings<'_>,
    page: &Page<'_>,
    tail: String,
) -> Result<String, Failure> {
    let root = if page.address.contains('/') { "../" } else { "" };
    let link = |asset: &Asset| format!(r#"<link rel="stylesheet" href="{root}{}">"#, asset.path);
    let dress = Dress {
        root,
        // Its script asks for nothing; Lighthouse fetches robots.txt in the page's name, and marks it down otherwise.
        policy: "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; \
                 base-uri 'none'; form-action 'self'"
            .into(),
        styles: link(&app.styles) + &link(&extras.styles),
        icon: format!("{root}{}", app.icon.path),
        script: format!(
            r#"<script src="{root}{}" data-aloud="{root}{}"></script>"#,
            extras.device.path, extras.aloud.path
        ),
        tail,
        surface: "page",
        article_pages: site.article_pages,
    };
    fill(app, site, page, &dress)
}

/// Fills the app's page. Hangs on elements that a minifier keeps: `head` and `body` may have lost their tags.
pub(super) fn fill(
    app: &AppFolder,
    site: &Surroundings<'_>,
    page: &Page<'_>,
    dress: &Dress<'_>,
) -> Result<String, Failure> {
    let metadata = metadata(site, page, dress);
    let settings = RewriteStrSettings::new()
        .append_element_content_handler(element!("html", |html| {
            html.set_attribute("data-surface", dress.surface)?;
            if !dress.article_pages {
                html.set_attribute("data-pages", "none")?;
            }
            Ok(())
        }))
        .append_element_content_handler(element!("meta[charset]", |first| {
            let policy =
                format!(r#"<meta http-equiv="Content-Security-Policy" content="{}">"#, attribute(&dress.policy));
            first.after(&policy, ContentType::Html);
            Ok(())
        }))
        .append_element_content_handler(element!("title", |title| {
            title.set_inner_content(&page.title, ContentType::Text);
            title.after(&metadata, ContentType::Html);
            Ok(())
        }))
        .append_element_content_handler(element!("link[rel=stylesheet]", |link| {
            link.remove();
            Ok(())
        }))
        .append_element_content_handler(element!("link[rel=icon]", |link| {
            link.set_attribute("href", &dress.icon)?;
            Ok(())
        }))
        .append_element_content_handler(element!("script[data-glue]", |script| {
            script.replace(&dress.script, ContentType::Html);
            Ok(())
        }))
        .append_element_content_handler(element!("#baoku-status", |last| {
            last.after(&dress.tail, ContentType::Html);
            Ok(())
        }))
        .append_element_content_handler(element!("#app", |app| {
            app.set_inner_content(&page.body, ContentType::Html);
            Ok(())
        }))
        .append_document_content_handler(doc_comments!(|comment| {
            comment.remove();
            Ok(())
        }));
    rewrite_str(&app.page, settings).map_err(|wrong| broken("页面", &wrong))
}

/// A description's worth of a text.
pub(super) fn shortened(text: &str) -> String {
    const CHARACTERS: usize = 110;
    let mut short: String = text.chars().take(CHARACTERS).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}
