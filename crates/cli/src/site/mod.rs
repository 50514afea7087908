//! The site: everything a build writes, put together from a compiled corpus and the app's folder.
//!
//! Decides which files there are and how they refer to each other. The words on the pages come from the app's own
//! components; the bundle from the compiler; the disk is in [`crate::staging`].

pub mod app_folder;
pub mod archive_zip;
mod article_page;
mod articles;
mod asset;
pub mod disk;
mod extras;
mod feed;
mod fill;
mod head;
mod lean;
mod links;
mod made;
mod not_found;
mod one_file;
mod page;
mod pictures;
pub mod previous;
mod story;
mod stretch;
mod take_away;
mod take_away_page;
mod web_manifest;

use crate::corpus::{self, size};
use crate::failure::{Failure, broken};
use crate::large;
use crate::poster::Fonts;
use crate::rows::RowFile;
use crate::staging::Staging;
use crate::take_away::TABLES;
use app_folder::AppFolder;
use articles::{Making, make_all};
use baoku_app::render;
use baoku_archive::archive::Archive;
use baoku_compiler::Corpus;
use baoku_compiler::bundle::merge;
use extras::Extras;
use made::Made;
use page::{Page, Surroundings};
use pictures::Pictures;
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
    /// How many bytes of print one zip holds at most, [`archive_zip::MOST_TEXT`]; an archive with more has one a year.
    pub most_in_zip: u64,
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
    /// `archive.zip`, or one a year, with their sizes.
    pub zips: Vec<(String, u64)>,
    /// Size of the one-file page; `None` when it would pass [`one_file::MOST_BYTES`].
    pub one_file: Option<usize>,
}

/// Makes the site from a corpus and its files of rows, into a staging folder that the caller publishes.
///
/// # Errors
/// A file that cannot be written, or pages that cannot be made.
pub fn compose(
    corpus: &Corpus,
    rows: &[RowFile],
    app: &AppFolder,
    options: &SiteOptions,
    to: &mut Staging,
) -> Result<Built, Failure> {
    let made = if corpus::is_large(corpus, rows) {
        Made::Divided(large::write(corpus, rows, to, "bundle/")?, to.place("bundle"))
    } else {
        let made = merged(corpus, rows)?;
        for file in &made.bundle().files {
            to.put(&format!("bundle/{}.js", file.name), file.script().as_bytes())?;
        }
        made
    };
    let archive = made.open()?;
    let name = corpus.newspaper.name.clone().unwrap_or_else(|| "报库".to_owned());
    let zips_by_year = size(corpus, rows) > options.most_in_zip;
    let site = Surroundings {
        newspaper: &name,
        url: options.url.as_deref(),
        article_pages: options.article_pages,
        zips_by_year,
        beside: &previous::beside_print(corpus),
    };
    let extras = Extras::new();
    app.publish(to)?;
    extras.publish(to)?;

    let (issues, articles) = (archive.issues().len(), archive.article_count());
    let front = match options.article_pages {
        true => render::front(archive.clone()),
        false => render::front_without_pages(archive.clone()),
    };
    let index = Page {
        title: render::front_title(archive.clone()),
        description: format!("{name}的往期报纸：{issues}期，{articles}篇，可以搜索。"),
        address: "",
        body: front,
        story: None,
        picture: options.article_pages.then(|| pictures::WHOLE.to_owned()),
    };
    to.put("index.html", fill::app_page(app, &extras, made.bundle(), &site, &index)?.as_bytes())?;

    let pictures = Pictures::for_articles(articles);
    if options.article_pages {
        pictures.draw(&archive, &site, &options.fonts, to)?;
    }
    let making =
        Making { corpus, made: &made, app, site: &site, extras: &extras, pictures, most_in_zip: options.most_in_zip };
    let zips = make_all(&making, &archive, to)?;

    let one_file = match &made {
        Made::Whole(_) => one_file(app, &extras, &made, archive.clone(), &site, index)?,
        // Into one file goes a bundle without an index, which would be larger than the texts.
        Made::Divided(..) if size(corpus, rows) < one_file::MOST_BYTES as u64 / 2 => {
            let whole = merged(corpus, rows)?;
            one_file(app, &extras, &whole, whole.open()?, &site, index)?
        }
        Made::Divided(..) => None,
    };
    if let Some(one_file) = &one_file {
        to.put("baoku.html", one_file.as_bytes())?;
    }

    to.put("404.html", not_found::not_found(app, &site)?.as_bytes())?;
    to.put("feed.xml", feed::atom(&archive, &site)?.as_bytes())?;
    if let Some(url) = &options.url {
        feed::sitemap(&archive, url, options.article_pages, to)?;
    }
    to.put("manifest.webmanifest", web_manifest::web_manifest(app, &site).as_bytes())?;
    let has_tables = matches!(made, Made::Whole(_));
    if has_tables {
        let whole = corpus::whole(corpus.clone(), rows)?;
        for table in &TABLES {
            to.put(&format!("tables/{}.csv", table.name), &table.make(&whole)?)?;
        }
    }
    let one_file = one_file.map(|page| page.len());
    let beside = take_away_page::Beside { zips: &zips, one_file, has_tables };
    to.put("take-away.html", take_away_page::take_away_page(app, &extras, &archive, &site, &beside)?.as_bytes())?;
    Ok(Built { build: made.bundle().build.clone(), issues, articles: articles as usize, zips, one_file })
}

/// A bundle that is loaded whole.
fn merged(corpus: &Corpus, rows: &[RowFile]) -> Result<Made, Failure> {
    let bundle = match rows.is_empty() {
        true => merge(corpus),
        false => merge(&corpus::whole(corpus.clone(), rows)?),
    };
    bundle.map(Made::Whole).map_err(|wrong| broken("数据包", &wrong))
}

/// The one-file page, unless it would be too large.
fn one_file(
    app: &AppFolder,
    extras: &Extras,
    made: &Made,
    archive: Rc<Archive>,
    site: &Surroundings<'_>,
    index: Page<'_>,
) -> Result<Option<String>, Failure> {
    let whole = Page { address: "baoku.html", body: render::whole(archive), picture: None, ..index };
    one_file::one_file(app, extras, made.bundle(), site, &whole)
}
