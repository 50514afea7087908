//! A large archive's files: articles prepared a shard at a time, gathered in order, then listed and indexed.
//!
//! What can be done side by side is a function without state ([`prepare`], `index::write_portion`); what needs the
//! order is in [`Gathering`], which the caller feeds in order. So the same articles give the same files however the
//! work was divided. Must not know where articles come from and where files go.

mod gathering;
mod naming;
mod telling;

pub use gathering::{Gathering, Listings};

use crate::bundle::{BundleFile, Unwritable};
use baoku_archive::article::LoadedIssue;
use baoku_archive::bundle::{FORMAT, Issue, IssueText, ShardText};
use baoku_archive::index::place::lay_out;
use baoku_archive::index::shards::Kind;
use baoku_archive::listing::Listed;
use baoku_archive::people::mentions;
use baoku_archive::text::Folding;
use naming::{Place, Printed};
use std::rc::Rc;
use std::sync::Arc;

/// An archive whose files together are larger than this is divided into shards with an index.
///
/// Up: a first visit loads more before it can search; down: small archives, quick to scan, become many files.
pub const WHOLE_BYTES: u64 = 1_000_000;

/// How large the files of a large archive are, in bytes before they are put into JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sizes {
    /// A text shard takes articles until their records pass this.
    ///
    /// Up: showing ten results loads more of their neighbours; down: more files.
    pub text: usize,
    /// A block of the index is about so large.
    ///
    /// Up: a question loads more it does not need; down: the directory, loaded by everybody who searches, grows by two
    /// or three bytes a block, and there are more files.
    pub block: usize,
    /// A run told apart has a list of its articles, without places, when it stands more often than this: such a term is
    /// answered without reading the longer runs below it.
    ///
    /// Up: a frequent term of two characters loads several blocks; down: the index grows.
    pub tallied: usize,
}

/// The sizes for an archive of so many articles: a larger one affords larger files, and would have too many small ones.
#[must_use]
pub fn sizes(articles: u32) -> Sizes {
    match articles {
        0..25_000 => Sizes { text: 12 * 1024, block: 5 * 1024, tallied: 6000 },
        _ => Sizes { text: 24 * 1024, block: 9 * 1024, tallied: 9000 },
    }
}

/// Some articles of an issue, as they stand in one text shard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Share {
    /// The issue's place in the manifest.
    pub position: u32,
    /// What the manifest says of it.
    pub issue: Issue,
    /// The articles.
    pub text: IssueText,
}

/// A text shard ready to be written, and what listing and index need of its articles.
#[derive(Debug)]
pub struct Prepared {
    /// The shard.
    pub file: BundleFile,
    articles: Vec<PreparedArticle>,
}

#[derive(Debug)]
struct PreparedArticle {
    id: String,
    title: String,
    section: Option<String>,
    listed: Listed,
    laid: Vec<char>,
    /// The people named, each with the office as printed.
    people: Vec<(String, String)>,
    place: Place,
    printed: Printed,
}

/// Prepares a text shard of an archive with this folding.
///
/// # Errors
/// When an article does not fit its source, which is a fault of the compiler.
pub fn prepare(number: u32, shares: Vec<Share>, folding: &Arc<Folding>) -> Result<Prepared, Unwritable> {
    let (about, texts): (Vec<_>, Vec<_>) =
        shares.into_iter().map(|share| ((share.position, share.issue), share.text)).unzip();
    let shard = ShardText { format: FORMAT, issues: texts };
    let file = BundleFile::numbered(Kind::Text.file(number), &shard)?;
    let mut articles = Vec::new();
    for ((position, issue), text) in about.into_iter().zip(shard.issues) {
        let place = Place { file: issue.file.as_str().into(), newspaper: issue.newspaper.as_deref().map(Arc::from) };
        let own_ids = text.articles.iter().any(|article| article.id.is_some());
        let loaded = LoadedIssue::new(position, 0, Rc::new(issue), text, Arc::clone(folding));
        let loaded = Rc::new(loaded.map_err(Unwritable)?);
        for article in loaded.articles() {
            let dating = article.dating();
            let year = dating.map(|dating| dating.from.year());
            let listed = Listed {
                issue: position,
                from: dating.map(|dating| dating.from),
                to: dating.and_then(|dating| dating.to),
                section: 0,
            };
            articles.push(PreparedArticle {
                // An id that follows the issue's key is stored without it.
                id: if own_ids { article.id() } else { format!("-{}", article.article().line) },
                title: article.title(),
                section: article.section().filter(|section| !section.is_empty()),
                listed,
                laid: lay_out(article.folded()),
                people: mentions(&article),
                place: place.clone(),
                printed: Printed::of(article.issue().source(), article.article(), year),
            });
        }
    }
    Ok(Prepared { file, articles })
}
