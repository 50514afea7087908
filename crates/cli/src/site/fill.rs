//! Pages: the app's own `index.html` filled with text, metadata, a content security policy and content-hash names.
//!
//! One template for every page, so that a change of `index.html` shows everywhere. Must not know what a page says.

use super::app_folder::{AppFolder, Program};
use super::asset::Asset;
use super::extras::Extras;
use super::head::metadata;
use super::page::{Dress, Page, Surroundings};
use crate::failure::{Failure, broken};
use baoku_app::render::views_of_the_whole;
use baoku_compiler::bundle::Bundle;
use html_escape::encode_double_quoted_attribute as attribute;
use lol_html::html_content::ContentType;
use lol_html::{RewriteStrSettings, doc_comments, element, rewrite_str};

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
        r#"<script defer src="{}" {programs}data-english="{}" {plain}data-aloud="{}" data-beside="{}" {}></script>"#,
        app.loader.path,
        app.english.path,
        extras.aloud.path,
        site.beside,
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
