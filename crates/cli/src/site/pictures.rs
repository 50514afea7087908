//! The share pictures of a site: one an article, one an issue where articles are very many.
//!
//! Named by what they show and not by their content: another font on another machine changes no page.

use super::broken;
use super::page::Surroundings;
use super::staging::Staging;
use crate::cite::Reference;
use crate::failure::Failure;
use crate::poster::{Fonts, Poster};
use baoku_archive::archive::Archive;
use baoku_archive::article::ArticleHandle;
use baoku_archive::bundle::Manifest;
use indicatif::ProgressBar;
use rayon::prelude::*;

/// Up to this many articles each has a picture of its own. Up: a build of many years takes minutes longer and its
/// site many times the room.
const MOST: usize = 1000;

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
    pub(super) fn for_articles(count: usize) -> Self {
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
        let mut posters: Vec<(String, Poster)> = match self {
            Pictures::Articles => archive
                .articles()
                .iter()
                .map(|article| (self.path(article), of_article(article, manifest, site)))
                .collect(),
            Pictures::Issues => archive
                .loaded()
                .iter()
                .filter_map(|issue| {
                    let articles = issue.articles();
                    Some((self.path(articles.first()?), of_issue(&articles, manifest, site)?))
                })
                .collect(),
        };
        posters.push((WHOLE.to_owned(), of_archive(archive, site)));
        let progress = ProgressBar::new(posters.len() as u64);
        for some in posters.chunks(AT_A_TIME) {
            let drawn: Vec<Option<Vec<u8>>> = some.par_iter().map(|(_, poster)| poster.png(fonts)).collect();
            for ((path, _), png) in some.iter().zip(drawn) {
                to.put(path, &png.ok_or_else(|| broken("分享图", path))?)?;
                progress.inc(1);
            }
        }
        progress.finish_and_clear();
        Ok(())
    }
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
fn of_archive(archive: &Archive, site: &Surroundings<'_>) -> Poster {
    let articles = archive.articles();
    let newest: Vec<String> = articles.iter().rev().take(6).map(ArticleHandle::title).collect();
    Poster {
        newspaper: site.newspaper.to_owned(),
        date: format!("{} 期　{} 篇", archive.issues().len(), articles.len()),
        kicker: "可以搜索，可以按时间翻看".to_owned(),
        headline: "往期报纸都在这里".to_owned(),
        lead: newest.join("　"),
        address: site.url.map(str::to_owned),
    }
}

/// An issue under its first headline, with the others where a story has its text.
fn of_issue(articles: &[ArticleHandle], manifest: &Manifest, site: &Surroundings<'_>) -> Option<Poster> {
    let (first, others) = articles.split_first()?;
    let titles: Vec<String> = others.iter().map(ArticleHandle::title).collect();
    let key = &first.issue().issue().key;
    Some(Poster {
        kicker: format!("本期 {} 篇", articles.len()),
        lead: titles.join("　"),
        address: site.url.map(|url| format!("{url}index.html?view=issue&issue={key}")),
        ..of_article(first, manifest, site)
    })
}
