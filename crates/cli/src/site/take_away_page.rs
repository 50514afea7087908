//! `take-away.html`: everything that can be taken along, and the button that verifies a copy. Complete without scripts
//! but for that button. Knows which files there are, not how they are made.

use super::app_folder::AppFolder;
use super::extras::Extras;
use super::fill::static_page;
use super::page::{Page, Surroundings};
use super::pictures;
use super::take_away::issues_with_files;
use crate::failure::{Failure, broken};
use crate::staging::{SUMS, SUMS_SCRIPT};
use crate::take_away::{FORMS, Known, TABLES};
use baoku_app::render;
use baoku_archive::archive::Archive;
use html_escape::encode_text;
use std::rc::Rc;

/// What cannot be done inside WeChat, said only there.
pub(super) const IN_WECHAT: &str =
    "<p class=\"in-wechat\">微信里不能保存文件：请点右上角的“···”，选“在浏览器打开”，再下载。</p>";

/// Files beside the pages that may be there or not.
pub(super) struct Beside<'a> {
    /// The zips and their sizes.
    pub(super) zips: &'a [(String, u64)],
    /// The size of the one-file page.
    pub(super) one_file: Option<usize>,
    /// Whether what the paper knows lies there as tables.
    pub(super) has_tables: bool,
}

/// The page.
pub(super) fn take_away_page(
    app: &AppFolder,
    extras: &Extras,
    archive: &Rc<Archive>,
    site: &Surroundings<'_>,
    beside: &Beside<'_>,
) -> Result<String, Failure> {
    let name = encode_text(site.newspaper);
    let body = format!(
        "<header class=\"masthead\"><div class=\"masthead-plate\"><p class=\"masthead-name\">\
         <a href=\"index.html\">{name}</a></p></div></header>\
         <main id=\"main\" class=\"about-page take-away-page\"><h1>全部带走</h1>\
         <p>这里的每个文件都可以保存、转发、印出来，不需要任何账号。</p>{IN_WECHAT}\
         <p lang=\"en\">Everything can be taken along from here: the whole archive, each issue in five formats, and the \
         checksums that tell whether a copy is whole.</p>{}{}{}</main>",
        whole(site, beside),
        verifying(),
        issues(archive)?
    );
    let page = Page {
        title: format!("全部带走｜{}", site.newspaper),
        description: format!("{}的全部报纸：原文、文章、数据、电子书，和核对拷贝的校验和。", site.newspaper),
        address: "take-away.html",
        body,
        story: None,
        picture: None,
    };
    let tail = format!("<script src=\"{}\" data-sums=\"{SUMS_SCRIPT}\"></script>\n", extras.verify.path);
    static_page(app, extras, site, &page, tail)
}

/// The archive as a whole.
fn whole(site: &Surroundings<'_>, beside: &Beside<'_>) -> String {
    let mut lines = String::new();
    let mut line = |file: &str, download: bool, says: &str| {
        let download = if download { " download" } else { "" };
        lines += &format!("<li><a href=\"{file}\"{download}><code>{file}</code></a> <span>{says}</span></li>");
    };
    for (name, bytes) in beside.zips {
        line(name, true, &format!("原文、文章、数据和引用格式，{}", size(*bytes)));
    }
    if let Some(bytes) = beside.one_file {
        line("baoku.html", true, &format!("一个文件就是整份报库，断网也能打开，{}", size(bytes as u64)));
    }
    if beside.has_tables {
        for Known { name, says, .. } in &TABLES {
            line(&format!("tables/{name}.csv"), true, &format!("{says}，可以用电子表格打开"));
        }
    }
    if site.article_pages {
        line(pictures::WHOLE, false, "整份报库的海报，可以印出来贴在公告栏");
    }
    line("feed.xml", false, "订阅地址（RSS）：加进订阅软件，有新文章会自动出现");
    line(SUMS, true, "每个文件的校验和，也可以用 sha256sum -c 核对");
    format!("<section><h2>整份报库</h2><ul class=\"files\">{lines}</ul></section>")
}

/// The button; without scripts a line says what else does the same.
fn verifying() -> String {
    "<section class=\"verify\"><h2>核对这份拷贝</h2>\
     <p>每个文件都有一个校验和，差一个字就对不上。核对在您自己的设备上进行，断网也行，什么也不会发出去。\
     也可以在电脑上运行 <code>sha256sum -c SHA256SUMS</code> 或 <code>baoku verify</code>。</p>\
     <p class=\"on-disk\">按下以后，请选这份报库所在的文件夹。浏览器可能会问是否“上传”，其实只是让这个网页读一遍。</p>\
     <p><button type=\"button\" hidden>核对这份拷贝</button>\
     <input type=\"file\" webkitdirectory multiple hidden aria-label=\"这份报库所在的文件夹\"></p>\
     <p role=\"status\" data-going=\"正在核对：{}\" data-whole=\"完好：{} 个文件都对得上。\" \
     data-harmed=\"有 {} 个文件对不上，请重新复制它们，或联系编辑。\" data-changed=\"内容变了\" \
     data-missing=\"不见了，或者读不出来\" data-elsewhere=\"那个文件夹里没有 SHA256SUMS，请选报库所在的文件夹。\" \
     data-refused=\"核对要用的文件没有载入，可能是网络断了。请刷新这一页再试。\"></p><ul></ul></section>"
        .to_owned()
}

/// Every issue in every form, newest first.
fn issues(archive: &Rc<Archive>) -> Result<String, Failure> {
    let labels = render::issue_labels(archive.clone());
    let mut lines = String::new();
    for at in issues_with_files(archive).into_iter().rev() {
        let issue = archive.issues().get(at).ok_or_else(|| broken("下载页", &at))?;
        let label = labels.get(at).map(String::as_str).unwrap_or_default();
        let forms = FORMS.iter().map(|form| {
            let name = format!("issues/{}.{}", issue.key, form.ending);
            format!("<a href=\"{name}\" download>{}</a>", form.name)
        });
        let forms: Vec<String> = forms.collect();
        lines += &format!(
            "<li id=\"{}\"><span>{}</span> <span>{} 篇</span> {}</li>",
            issue.key,
            encode_text(label),
            issue.articles,
            forms.join(" ")
        );
    }
    Ok(match lines.is_empty() {
        true => String::new(),
        false => format!("<section><h2>每一期</h2><ul class=\"files\">{lines}</ul></section>"),
    })
}

fn size(bytes: u64) -> String {
    match bytes {
        0..1_000_000 => format!("{} kB", bytes.div_ceil(1000)),
        _ => format!("{:.1} MB", bytes as f64 / 1e6),
    }
}
