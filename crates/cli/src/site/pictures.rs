//! The share pictures of a site: one an article, one an issue where articles are very many.
//!
//! Named by what they show and not by their content: another font on another machine changes no page.

use super::made::articles_of;
use super::page::Surroundings;
use crate::failure::{Failure, broken};
use crate::poster::{Fonts, Poster};
use crate::progress::bar;
use crate::staging::Staging;
use baoku_archive::archive::Archive;
use baoku_archive::article::ArticleHandle;
use baoku_archive::bundle::Manifest;
use baoku_archive::cite::Reference;
use rayon::prelude::*;

/// Up to this many articles each has a picture of its own. Up: a build of many years takes minutes longer and its
/// site many times the room.
const MOST: u32 = 1000;

/// So many of an issue's headlines at most are set below its first; more have no room.
const HEADLINES: u32 = 24;

/// How many pictures are in memory at a time.
const AT_A_TIME: usize = 64;

/// The picture of the archive as a whole, for its front page and for a noticeboard.
pub(super) const WHOLE: &str = "share.png";

/// Which pictures there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pictures {
    /// One an article.
    Articles,
    /// One an issue.
    Issues,
}

impl Pictures {
    /// The pictures of an archive with so many articles.
    pub(super) fn for_articles(count: u32) -> Self {
        if count <= MOST { Pictures::Articles } else { Pictures::Issues }
    }

    /// The path in the site of the picture that shows an article.
    pub(super) fn path(self, article: &ArticleHandle) -> String {
        match self {
            Pictures::Articles => format!("a/{}.png", article.id()),
            Pictures::Issues => format!("a/{}.png", article.issue().issue().key),
        }
    }

    /// Draws and writes them all.
    pub(super) fn draw(
        self,
        archive: &Archive,
        site: &Surroundings<'_>,
        fonts: &Fonts,
        to: &mut Staging,
    ) -> Result<(), Failure> {
        let manifest = archive.manifest();
        let mut firsts = Vec::new();
        let mut next = 0;
        for issue in archive.issues() {
            firsts.extend((issue.articles > 0).then_some((next, issue.articles)));
            next += issue.articles;
        }
        if self == Pictures::Articles {
            firsts = (0..next).map(|number| (number, 1)).collect();
        }
        let progress = bar("分享图", firsts.len() as u64);
        for some in firsts.chunks(AT_A_TIME) {
            let numbers: Vec<u32> = some.iter().map(|(first, _)| *first).collect();
            let articles = articles_of(archive, &numbers)?;
            let poster = |(article, (first, count)): (&ArticleHandle, &(u32, u32))| match self {
                Pictures::Articles => Ok((self.path(article), of_article(article, manifest, site))),
                Pictures::Issues => {
                    let others = titles(archive, first + 1, (*count).min(HEADLINES) - 1)?;
                    Ok((self.path(article), of_issue(article, *count, &others, manifest, site)))
                }
            };
            let posters: Vec<(String, Poster)> =
                articles.iter().zip(some).map(poster).collect::<Result<_, Failure>>()?;
            draw(&posters, fonts, to)?;
            progress.inc(some.len() as u64);
        }
        progress.finish_and_clear();
        draw(&[(WHOLE.to_owned(), of_archive(archive, site)?)], fonts, to)
    }
}

/// Draws and writes some pictures side by side.
fn draw(posters: &[(String, Poster)], fonts: &Fonts, to: &mut Staging) -> Result<(), Failure> {
    let drawn: Vec<Option<Vec<u8>>> = posters.par_iter().map(|(_, poster)| poster.png(fonts)).collect();
    for ((path, _), png) in posters.iter().zip(drawn) {
        to.put(path, &png.ok_or_else(|| broken("分享图", path))?)?;
    }
    Ok(())
}

/// What so many articles in a row are called.
fn titles(archive: &Archive, first: u32, count: u32) -> Result<Vec<String>, Failure> {
    let numbers: Vec<u32> = (first..first + count).collect();
    Ok(articles_of(archive, &numbers)?.iter().map(ArticleHandle::title).collect())
}

fn of_article(article: &ArticleHandle, manifest: &Manifest, site: &Surroundings<'_>) -> Poster {
    let reference = Reference::of(article, manifest, site.url);
    // Without a headline the kicker is the title.
    let kicker = article.article().kicker.as_ref().filter(|_| article.article().headline.is_some());
    Poster {
        date: reference.date_in_words(),
        newspaper: reference.newspaper.unwrap_or_else(|| site.newspaper.to_owned()),
        kicker: kicker.map(|kicker| article.annotated(&kicker.pieces)).unwrap_or_default(),
        headline: article.title(),
        lead: article.lead(),
        address: reference.address,
    }
}

/// The whole archive under its newspaper's name, with its newest headlines.
fn of_archive(archive: &Archive, site: &Surroundings<'_>) -> Result<Poster, Failure> {
    let count = archive.article_count();
    let mut newest = titles(archive, count.saturating_sub(6), count.min(6))?;
    newest.reverse();
    Ok(Poster {
        newspaper: site.newspaper.to_owned(),
        date: format!("{} 期　{count} 篇", archive.issues().len()),
        kicker: "可以搜索，可以按时间翻看".to_owned(),
        headline: "往期报纸都在这里".to_owned(),
        lead: newest.join("　"),
        address: site.url.map(str::to_owned),
    })
}

/// An issue under its first headline, with the others where a story has its text.
fn of_issue(
    first: &ArticleHandle,
    count: u32,
    others: &[String],
    manifest: &Manifest,
    site: &Surroundings<'_>,
) -> Poster {
    let key = &first.issue().issue().key;
    Poster {
        kicker: format!("本期 {count} 篇"),
        lead: others.join("　"),
        address: site.url.map(|url| format!("{url}index.html?view=issue&issue={key}")),
        ..of_article(first, manifest, site)
    }
}
