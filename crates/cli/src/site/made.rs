//! The bundle just made, opened the way a reader's browser will: so that what is shown has passed the same checks.
//!
//! An archive stays on its thread; work that is done side by side opens one for each.

use super::disk::{InMemory, OnDisk};
use crate::failure::{Failure, broken};
use baoku_archive::archive::Archive;
use baoku_archive::article::ArticleHandle;
use baoku_archive::source::BundleSource;
use baoku_compiler::bundle::Bundle;
use futures::executor::block_on;
use std::path::PathBuf;
use std::rc::Rc;

/// A bundle and where its files are.
pub(super) enum Made {
    /// All of it in memory.
    Whole(Bundle),
    /// A large one, its files in this folder.
    Divided(Bundle, PathBuf),
}

impl Made {
    /// The bundle; of a large one only the manifest.
    pub(super) fn bundle(&self) -> &Bundle {
        let (Made::Whole(bundle) | Made::Divided(bundle, _)) = self;
        bundle
    }

    /// Opens it; of one that is loaded whole everything is there.
    pub(super) fn open(&self) -> Result<Rc<Archive>, Failure> {
        let source: Rc<dyn BundleSource> = match self {
            Made::Whole(bundle) => Rc::new(InMemory::of(bundle)),
            Made::Divided(_, folder) => Rc::new(OnDisk(folder.clone())),
        };
        let archive = block_on(Archive::open(source, &self.bundle().manifest));
        let archive = archive.map_err(|wrong| broken("数据包清单", &wrong))?;
        match block_on(archive.load_all()).first() {
            Some(wrong) => Err(broken("数据包", wrong)),
            None => Ok(Rc::new(archive)),
        }
    }
}

/// So many articles are asked for together: all of them are here then, whatever the archive lets go of.
const TOGETHER: usize = 64;

/// Articles by their numbers, each loaded.
pub(super) fn articles_of(archive: &Archive, numbers: &[u32]) -> Result<Vec<ArticleHandle>, Failure> {
    let mut articles = Vec::with_capacity(numbers.len());
    for some in numbers.chunks(TOGETHER) {
        if let Some(wrong) = block_on(archive.load_articles(some)).first() {
            return Err(broken("数据包", wrong));
        }
        articles.extend(archive.handles(some));
    }
    match articles.len() == numbers.len() {
        true => Ok(articles),
        false => Err(broken("数据包", &format!("{} of {} articles are there", articles.len(), numbers.len()))),
    }
}
