//! The site: everything a build writes, put together from a compiled corpus and the app's folder.
//!
//! Decides which files there are and how they refer to each other. The words on the pages come from the app's own
//! components; the bundle from the compiler; the disk is in `staging`.

pub mod app_folder;
mod article_page;
pub mod disk;
mod feed;
mod head;
mod lean;
mod one_file;
mod page;
mod pictures;
pub mod previous;
pub mod staging;
mod take_away;

use crate::failure::Failure;
use crate::poster::Fonts;
use app_folder::AppFolder;
use article_page::{Extras, article_page};
use baoku_app::render;
use baoku_archive::archive::Archive;
use baoku_compiler::Corpus;
use baoku_compiler::bundle::{Bundle, merge};
use disk::InMemory;
use futures::executor::block_on;
use indicatif::ProgressBar;
use page::{Page, Surroundings};
use pictures::Pictures;
use staging::Staging;
use std::rc::Rc;

/// What can be chosen about a site.
#[derive(Debug, Clone)]
pub struct SiteOptions {
    /// The site's public address, ending in `/`; addresses that need one are left out without it.
    pub url: Option<String>,
    /// Whether every article gets a page of its own.
    pub article_pages: bool,
    /// What share pictures are set in.
    pub fonts: Fonts,
}

/// What a build made, for the summary.
#[derive(Debug, Clone, Default)]
pub struct Built {
    /// The build's name.
    pub build: String,
    /// Issues in the archive.
    pub issues: usize,
    /// Articles in the archive.
    pub articles: usize,
    /// Size of the one-file page; `None` when it would pass [`one_file::MOST_BYTES`].
    pub one_file: Option<usize>,
}

/// Makes the site from a corpus, into a staging folder that the caller publishes.
///
/// # Errors
/// A file that cannot be written, or pages that cannot be made.
pub fn compose(corpus: &Corpus, app: &AppFolder, options: &SiteOptions, to: &mut Staging) -> Result<Built, Failure> {
    let bundle = merge(corpus).map_err(|wrong| broken("数据包", &wrong))?;
    let archive = Rc::new(open(&bundle)?);
    let name = corpus.newspaper.name.clone().unwrap_or_else(|| "报库".to_owned());
    let surroundings =
        Surroundings { newspaper: &name, url: options.url.as_deref(), article_pages: options.article_pages };

    for file in &bundle.files {
        to.put(&format!("bundle/{}.js", file.name), file.script().as_bytes())?;
    }
    app.publish(to)?;

    let articles = archive.articles();
    let front = match options.article_pages {
        true => render::front(archive.clone()),
        false => render::front_without_pages(archive.clone()),
    };
    let description = format!("{name}的往期报纸：{}期，{}篇，可以搜索。", archive.issues().len(), articles.len());
    let index = Page {
        title: render::front_title(archive.clone()),
        description,
        address: "",
        body: front,
        story: None,
        picture: options.article_pages.then(|| pictures::WHOLE.to_owned()),
    };
    to.put("index.html", page::app_page(app, &bundle, &surroundings, &index)?.as_bytes())?;

    if options.article_pages {
        let extras = Extras::new();
        extras.publish(to)?;
        let pictures = Pictures::for_articles(articles.len());
        pictures.draw(&archive, &surroundings, &options.fonts, to)?;
        let progress = ProgressBar::new(articles.len() as u64);
        for article in &articles {
            let (address, page) = article_page(&archive, article, app, &extras, &surroundings, pictures)?;
            to.put(&address, page.as_bytes())?;
            progress.inc(1);
        }
        progress.finish_and_clear();
    }

    let whole = Page {
        title: index.title.clone(),
        description: index.description.clone(),
        address: "baoku.html",
        body: render::whole(archive.clone()),
        story: None,
        picture: None,
    };
    let one_file = one_file::one_file(app, &bundle, &surroundings, &whole)?;
    if let Some(one_file) = &one_file {
        to.put("baoku.html", one_file.as_bytes())?;
    }

    to.put("404.html", page::not_found(app, &surroundings)?.as_bytes())?;
    to.put("feed.xml", feed::atom(&archive, &surroundings).as_bytes())?;
    if let Some(url) = &options.url {
        to.put("sitemap.xml", feed::sitemap(&archive, url, options.article_pages).as_bytes())?;
    }
    if take_away::has_issue_files(&archive) {
        take_away::issue_files(corpus, &archive, &surroundings, to)?;
    }
    to.put("archive.zip", &take_away::archive_zip(corpus, &archive, &surroundings)?)?;
    Ok(Built {
        build: bundle.build,
        issues: archive.issues().len(),
        articles: articles.len(),
        one_file: one_file.map(|page| page.len()),
    })
}

/// Opens the bundle just made the way a reader's browser will, so that what is shown has passed the same checks.
fn open(bundle: &Bundle) -> Result<Archive, Failure> {
    let source = Rc::new(InMemory::of(bundle));
    let archive = block_on(Archive::open(source, &bundle.manifest)).map_err(|wrong| broken("数据包清单", &wrong))?;
    match block_on(archive.load_all()).first() {
        Some(wrong) => Err(broken("数据包", wrong)),
        None => Ok(archive),
    }
}

/// A fault of this program itself, worded for whoever will report it.
pub(crate) fn broken(what: &str, wrong: &dyn std::fmt::Display) -> Failure {
    Failure::new(format!("生成{what}时出错：{wrong}"), "这是报库自己的错误，请把这句话和报纸文件一起告诉维护者。")
}
