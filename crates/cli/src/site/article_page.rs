//! An article's own page `a/<id>.html`: the app's article, and below it what is needed to pass it on.
//!
//! Must not know how an article reads; the app's components draw that.

use super::app_folder::AppFolder;
use super::extras::Extras;
use super::fill::static_page;
use super::page::{self, Page, Surroundings};
use super::pictures::Pictures;
use super::story::Story;
use super::take_away_page::IN_WECHAT;
use crate::failure::{Failure, broken};
use crate::poster::qr::Squares;
use crate::take_away::{FORMS, Form};
use baoku_app::render;
use baoku_archive::archive::Archive;
use baoku_archive::article::ArticleHandle;
use baoku_archive::cite::{EDITIONS, Reference, bibtex, csl_json, gbt_7714, ris};
use baoku_compiler::wrapping::stretches;
use html_escape::{decode_html_entities, encode_double_quoted_attribute as attribute, encode_text};
use lol_html::html_content::ContentType;
use lol_html::{RewriteStrSettings, element, rewrite_str, text};
use std::rc::Rc;

/// The page's path in the site and its HTML; `files` is the name of the issue's files where it has some.
pub(super) fn article_page(
    archive: &Rc<Archive>,
    article: &ArticleHandle,
    app: &AppFolder,
    extras: &Extras,
    site: &Surroundings<'_>,
    pictures: Pictures,
    files: Option<&str>,
) -> Result<(String, String), Failure> {
    let id = article.id();
    let address = format!("a/{id}.html");
    let reference = Reference::of(article, archive.manifest(), site.url);
    let picture = pictures.path(article);
    let foot = foot(&reference, &picture, files, site);
    let page = Page {
        title: render::article_title(archive.clone(), &id),
        description: page::shortened(&article.lead()),
        address: &address,
        body: with_foot(&render::article(archive.clone(), &id), &foot)?,
        story: Some(Story::of(article, reference)),
        picture: Some(picture),
    };
    let html = static_page(app, extras, site, &page, String::new())?;
    Ok((address, html))
}

/// Puts the foot at the end of the article, before the ways to its neighbours.
fn with_foot(body: &str, foot: &str) -> Result<String, Failure> {
    let mut headline = String::new();
    let settings = RewriteStrSettings::new()
        .append_element_content_handler(text!(".article-head > h1", |text| {
            headline.push_str(text.as_str());
            text.remove();
            if text.last_in_text_node() {
                text.after(&wrapped(&std::mem::take(&mut headline)), ContentType::Html);
            }
            Ok(())
        }))
        .append_element_content_handler(element!(".article-page > article", |article| {
            article.append(foot, ContentType::Html);
            Ok(())
        }))
        .append_element_content_handler(element!(".share-bar", |bar| {
            bar.after(SIZES, ContentType::Html);
            Ok(())
        }));
    rewrite_str(body, settings).map_err(|wrong| broken("页面", &wrong))
}

/// A headline's text, as HTML, broken between words only. What is copied has the same characters.
fn wrapped(text: &str) -> String {
    let text = decode_html_entities(text);
    let stretch = |stretch: &&str| match stretch.trim().contains(char::is_whitespace) {
        true => format!("<span class=\"whole\">{}</span>", encode_text(stretch)),
        false => encode_text(stretch).into_owned(),
    };
    stretches(&text).iter().map(stretch).collect::<Vec<_>>().join("<wbr>")
}

/// Only where scripts run, which the page's own script says.
const PRINTING: &str = "<p class=\"with-scripts\"><button type=\"button\" data-does=\"print\">打印这一篇</button></p>";

/// Letters larger, for who comes from a link and has never seen the app.
const SIZES: &str = "<p class=\"with-scripts sizes\" lang=\"zh-Hans\">字号\
    <button type=\"button\" data-does=\"normal\">标准</button>\
    <button type=\"button\" data-does=\"large\">大字</button>\
    <button type=\"button\" data-does=\"elder\">长辈</button></p>";

/// How to cite the article, the picture to pass on or put on a wall, and on paper the way back.
fn foot(reference: &Reference, picture: &str, issue: Option<&str>, site: &Surroundings<'_>) -> String {
    format!(
        "<section class=\"passing-on\" id=\"cite\" lang=\"zh-Hans\" aria-label=\"引用、下载、打印与转发\">{}{}{}{PRINTING}{}{}</section>",
        in_english(reference),
        citations(reference),
        downloads(issue, site),
        poster(reference, picture),
        on_paper(reference)
    )
}

/// For whoever chose English in the app: this page has its words in Chinese only.
fn in_english(reference: &Reference) -> String {
    format!(
        "<p class=\"in-english\" lang=\"en\"><a href=\"../index.html?a={}\">Open in the archive, with its words in \
         English</a></p>",
        attribute(&reference.id)
    )
}

fn citations(reference: &Reference) -> String {
    let mut forms = String::new();
    let mut form = |name: &str, text: &str| {
        forms += &format!("<dt>{name}</dt><dd>{}</dd>", encode_text(text.trim_end()));
    };
    for edition in EDITIONS {
        form(edition, &gbt_7714(reference));
    }
    form("BibTeX", &bibtex(reference));
    form("RIS", &ris(reference));
    form("CSL-JSON", &csl_json(reference));
    format!(
        "<details class=\"cite\"><summary>引用这篇文章</summary><p>不知道的项目已略去，推断的日期放在方括号里；\
         引用日期请自己补上。版本号是这份数据的内容校验值，换一个字它就不同。</p><dl>{forms}</dl></details>"
    )
}

/// The issue and the whole archive as files. The issue is named by its key; `None` where issues have no files.
fn downloads(issue: Option<&str>, site: &Surroundings<'_>) -> String {
    let of_issue = |issue: &str| -> String {
        let link = |form: &Form| {
            format!("<li><a href=\"../issues/{issue}.{0}\" download>本期{1}</a></li>", form.ending, form.name)
        };
        FORMS.iter().map(link).collect()
    };
    let whole = match site.zips_by_year {
        true => "",
        false => "<li><a href=\"../archive.zip\" download>全部报纸（archive.zip：原文、文章、数据和引用格式）</a></li>",
    };
    format!(
        "<details class=\"take-away\"><summary>下载</summary>{IN_WECHAT}<ul>{}{whole}\
         <li><a href=\"../take-away.html\">全部带走，或核对这份拷贝</a></li></ul></details>",
        issue.map(of_issue).unwrap_or_default()
    )
}

/// The first picture of the page and at least 300 pixels wide, which is what WeChat looks for; not loaded lazily.
fn poster(reference: &Reference, picture: &str) -> String {
    let does = match reference.address {
        Some(_) => "长按图片可以保存、转发或识别二维码；打印出来，可以贴在公告栏。",
        None => "长按图片可以保存和转发。",
    };
    format!(
        "<figure class=\"poster\"><img src=\"../{}\" width=\"300\" height=\"300\" decoding=\"async\" \
         alt=\"分享图：{}\"><figcaption>{does}</figcaption></figure>",
        attribute(picture),
        attribute(&reference.title)
    )
}

/// Where a printed page leads back to.
fn on_paper(reference: &Reference) -> String {
    let Some(address) = &reference.address else { return String::new() };
    let code = Squares::of(address).map(|squares| squares.svg()).unwrap_or_default();
    format!(
        "<div class=\"on-paper\">{code}<p>{}<br>扫码回到这一篇：{}</p></div>",
        encode_text(&gbt_7714(&Reference { address: None, ..reference.clone() })),
        encode_text(address)
    )
}
