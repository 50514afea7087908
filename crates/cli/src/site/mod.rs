//! The site: everything a build writes, put together from a compiled corpus and the app's folder.
//!
//! Decides which files there are and how they refer to each other. The words on the pages come from the app's own
//! components; the bundle from the compiler; the disk is in `staging`.

pub mod app_folder;
mod article_page;
pub mod disk;
mod feed;
mod head;
mod one_file;
mod page;
pub mod staging;
mod take_away;

use crate::corpus::{self, size};
use crate::failure::Failure;
use crate::large;
use crate::rows::RowFile;
use app_folder::AppFolder;
use article_page::{Extras, article_page};
use baoku_app::render;
use baoku_archive::archive::Archive;
use baoku_archive::article::ArticleHandle;
use baoku_compiler::Corpus;
use baoku_compiler::bundle::{Bundle, merge};
use baoku_compiler::sharded::WHOLE_BYTES;
use disk::InMemory;
use futures::executor::block_on;
use indicatif::ProgressBar;
use page::{Page, Surroundings};
use staging::Staging;
use std::rc::Rc;

/// What can be chosen about a site.
#[derive(Debug, Clone)]
pub struct SiteOptions {
    /// The site's public address, ending in `/`; addresses that need one are left out without it.
    pub url: Option<String>,
    /// Whether every article gets a page of its own.
    pub article_pages: bool,
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
pub fn compose(
    corpus: &Corpus,
    rows: Vec<RowFile>,
    app: &AppFolder,
    options: &SiteOptions,
    to: &mut Staging,
) -> Result<Built, Failure> {
    let name = corpus.newspaper.name.clone().unwrap_or_else(|| "报库".to_owned());
    let surroundings =
        Surroundings { newspaper: &name, url: options.url.as_deref(), article_pages: options.article_pages };
    let size = size(corpus, &rows);
    let (bundle, archive, in_one_file) = if size > WHOLE_BYTES {
        let bundle = large::write(corpus, &rows, to, "bundle/")?;
        let archive = Rc::new(disk::open_bundle(&to.place("bundle"), &bundle.manifest)?);
        // Into one file goes a bundle without an index, which would be larger than the texts.
        let whole = if size < one_file::MOST_BYTES as u64 / 2 { Some(merged(&corpus::whole(corpus.clone(), rows)?)?) } else { None };
        (bundle, archive, whole)
    } else {
        let (bundle, archive) = merged(&corpus::whole(corpus.clone(), rows)?)?;
        for file in &bundle.files {
            to.put(&format!("bundle/{}.js", file.name), file.script().as_bytes())?;
        }
        (bundle.clone(), archive.clone(), Some((bundle, archive)))
    };
    app.publish(to)?;

    let articles = archive.article_count();
    let front = match options.article_pages {
        true => render::front(archive.clone()),
        false => render::front_without_pages(archive.clone()),
    };
    let description = format!("{name}的往期报纸：{}期，{}篇，可以搜索。", archive.issues().len(), articles);
    let index = Page {
        title: render::front_title(archive.clone()),
        description,
        address: "",
        body: front,
        story: None,
        picture: None,
    };
    to.put("index.html", page::app_page(app, &bundle, &surroundings, &index)?.as_bytes())?;

    if options.article_pages {
        let extras = Extras::new();
        extras.publish(to)?;
        let progress = ProgressBar::new(u64::from(articles));
        each_article(&archive, &mut |article| {
            let (address, page) = article_page(&archive, article, app, &extras, &surroundings)?;
            progress.inc(1);
            to.put(&address, page.as_bytes())
        })?;
        progress.finish_and_clear();
    }

    let one_file = match in_one_file {
        None => None,
        Some((bundle, archive)) => {
            let whole = Page {
                title: index.title.clone(),
                description: index.description.clone(),
                address: "baoku.html",
                body: render::whole(archive),
                story: None,
                picture: None,
            };
            one_file::one_file(app, &bundle, &surroundings, &whole)?
        }
    };
    if let Some(one_file) = &one_file {
        to.put("baoku.html", one_file.as_bytes())?;
    }

    to.put("404.html", page::not_found(app, &surroundings)?.as_bytes())?;
    to.put("feed.xml", feed::atom(&archive, &surroundings)?.as_bytes())?;
    if let Some(url) = &options.url {
        to.put("sitemap.xml", feed::sitemap(&archive, url, options.article_pages)?.as_bytes())?;
    }
    to.put("archive.zip", &take_away::archive_zip(&archive, &name)?)?;
    Ok(Built {
        build: bundle.build,
        issues: archive.issues().len(),
        articles: articles as usize,
        one_file: one_file.map(|page| page.len()),
    })
}

/// So many articles of a large archive are here at a time.
const AT_ONCE: u32 = 256;

/// Visits every article in order.
fn each_article(
    archive: &Archive,
    visit: &mut dyn FnMut(&ArticleHandle) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let count = archive.article_count();
    for first in (0..count).step_by(AT_ONCE as usize) {
        let numbers: Vec<u32> = (first..(first + AT_ONCE).min(count)).collect();
        if let Some(wrong) = block_on(archive.load_articles(&numbers)).first() {
            return Err(broken("数据包", wrong));
        }
        archive.handles(&numbers).iter().try_for_each(&mut *visit)?;
    }
    Ok(())
}

/// A bundle that is loaded whole, and the archive in it.
fn merged(corpus: &Corpus) -> Result<(Bundle, Rc<Archive>), Failure> {
    let bundle = merge(corpus).map_err(|wrong| broken("数据包", &wrong))?;
    let archive = Rc::new(open(&bundle)?);
    Ok((bundle, archive))
}

/// Opens the bundle just made the way a reader's browser will, so that what is shown has passed the same checks.
fn open(bundle: &Bundle) -> Result<Archive, Failure> {
    let source = Rc::new(InMemory::of(bundle));
    let archive = block_on(Archive::open(source, &bundle.manifest)).map_err(|wrong| broken("数据包清单", &wrong))?;
    match block_on(archive.load_all(|_, _| ())).first() {
        Some(wrong) => Err(broken("数据包", wrong)),
        None => Ok(archive),
    }
}

/// A fault of this program itself, worded for whoever will report it.
pub(crate) fn broken(what: &str, wrong: &dyn std::fmt::Display) -> Failure {
    Failure::new(format!("生成{what}时出错：{wrong}"), "这是报库自己的错误，请把这句话和报纸文件一起告诉维护者。")
}
