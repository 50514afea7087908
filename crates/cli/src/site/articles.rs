//! Every article of an archive once, side by side and in order: its page, its issue's files, its share of `archive.zip`.
//!
//! A large archive is never here whole: cores take stretches of it in waves, and what they made is put together in order.

use super::app_folder::AppFolder;
use super::archive_zip::{ArchiveZip, Packed};
use super::article_page::article_page;
use super::extras::Extras;
use super::made::{Made, articles_of};
use super::page::Surroundings;
use super::pictures::Pictures;
use super::stretch::{Stretch, shares};
use super::take_away;
use crate::export::ArticleRow;
use crate::failure::Failure;
use crate::progress::bar;
use crate::staging::{Staging, Written};
use baoku_archive::archive::Archive;
use baoku_compiler::Corpus;
use rayon::prelude::*;
use std::rc::Rc;

/// What pages and files are made with.
pub(super) struct Making<'a> {
    pub(super) corpus: &'a Corpus,
    pub(super) made: &'a Made,
    pub(super) app: &'a AppFolder,
    pub(super) site: &'a Surroundings<'a>,
    pub(super) extras: &'a Extras,
    pub(super) pictures: Pictures,
    /// How much text a zip holds at most.
    pub(super) most_in_zip: u64,
}

/// Makes what there is of every article; returns the zips with their sizes.
pub(super) fn make_all(
    making: &Making<'_>,
    archive: &Archive,
    to: &mut Staging,
) -> Result<Vec<(String, u64)>, Failure> {
    let mut zip = ArchiveZip::begin(making.site, archive.is_sharded(), making.most_in_zip);
    let with_files = take_away::has_issue_files(archive);
    let shares = shares(archive);
    let progress = bar("文章页", u64::from(archive.article_count()));
    for wave in shares.chunks(rayon::current_num_threads() * 2) {
        let written = |stretches: &Vec<Stretch>| -> Result<Vec<(Vec<Written>, Packed)>, Failure> {
            let archive = making.made.open()?;
            stretches.iter().map(|stretch| making.stretch(&archive, *stretch, with_files, to)).collect()
        };
        let made: Vec<_> = wave.par_iter().map(written).collect::<Result<_, Failure>>()?;
        for (written, packed) in made.into_iter().flatten() {
            progress.inc(u64::from(packed.articles));
            written.into_iter().for_each(|written| to.keep(written));
            zip.add(packed, to)?;
        }
    }
    progress.finish_and_clear();
    zip.finish(to)
}

impl Making<'_> {
    fn stretch(
        &self,
        archive: &Rc<Archive>,
        stretch: Stretch,
        with_files: bool,
        to: &Staging,
    ) -> Result<(Vec<Written>, Packed), Failure> {
        let numbers: Vec<u32> = (stretch.first..stretch.first + stretch.count).collect();
        let articles = articles_of(archive, &numbers)?;
        let with_files = with_files && stretch.whole;
        let mut written = Vec::new();
        if self.site.article_pages {
            for article in &articles {
                let files = with_files.then(|| article.issue().issue().key.0.clone());
                let (address, page) =
                    article_page(archive, article, self.app, self.extras, self.site, self.pictures, files.as_deref())?;
                written.push(to.write(&address, page.as_bytes())?);
            }
        }
        let rows: Vec<ArticleRow> =
            articles.iter().map(|article| ArticleRow::of_bundle(self.corpus, article)).collect();
        if with_files {
            written.extend(take_away::issue_files(archive, &articles, &rows, self.site, to)?);
        }
        let packed = Packed::of(stretch, &articles, archive.manifest(), self.site, rows)?;
        Ok((written, packed))
    }
}
