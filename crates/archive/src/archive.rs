//! An archive over a place where its bundle's files can be had: scripts in a browser, inline data, or a disk.
//!
//! Opens the manifest, loads shards when they are asked for, checks what it is given and keeps it. A shard that
//! cannot be had is an error value: the rest of the archive still works.

use crate::article::{ArticleHandle, LoadedIssue};
use crate::bundle::{Issue, Manifest, ShardText};
use crate::facts::{Facts, ORGANISATION, PLACE, PROGRAMME};
use crate::index::library::{Library, all};
use crate::index::shards::Kind;
use crate::listing::{Listing, listing_of, named_of};
use crate::order::sort_by_numbers;
use crate::questions::Questions;
use crate::source::{BundleSource, LoadError, LoadProblem, Settling, Step, read_file};
use crate::text::Folding;
use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

/// An archive has fewer articles: files are numbered with so many bits. Up: a manifest that counts thousands of millions
/// takes all memory.
const MOST_ARTICLES: u32 = 1 << 24;

/// The issues of a shard as they are kept.
type Shard = Vec<Rc<LoadedIssue>>;

/// An opened archive. Cheap to share by `Rc`; loading fills it behind shared references.
pub struct Archive {
    manifest: Manifest,
    issues: Vec<Rc<Issue>>,
    /// The number of each issue's first article; at the end the number of articles.
    first_numbers: Vec<u32>,
    files: Library,
    listing: RefCell<Option<Rc<Listing>>>,
    folding: RefCell<Arc<Folding>>,
    questions: RefCell<Option<Rc<Questions>>>,
    facts: RefCell<Option<Rc<Facts>>>,
}

impl Archive {
    /// Loads the manifest; once more where what came is damaged.
    ///
    /// # Errors
    /// When the manifest is missing, damaged or of another format.
    pub async fn open(source: Rc<dyn BundleSource>, manifest: &str) -> Result<Archive, LoadError> {
        let (name, mut anew) = (manifest, false);
        let (manifest, first_numbers) = loop {
            let coming = if anew { source.load_anew(name) } else { source.load(name) };
            match read_manifest(name, &coming.await?) {
                Err(LoadError { problem: LoadProblem::Damaged(_), .. }) if !anew => anew = true,
                read => break read?,
            }
        };
        let issues: Vec<Rc<Issue>> = manifest.issues.iter().cloned().map(Rc::new).collect();
        let mut named: Vec<String> = manifest.shards.iter().map(|shard| shard.name.clone()).collect();
        named.push(manifest.questions.as_ref().map(|file| file.name.clone()).unwrap_or_default());
        named.push(manifest.facts.as_ref().map(|file| file.name.clone()).unwrap_or_default());
        named.push(manifest.suggestions.clone().unwrap_or_default());
        let files = Library::new(source, named, manifest.sharded.clone());
        let listing = RefCell::default();
        let folding = RefCell::new(Arc::new(Folding::new(&manifest.variants)));
        let (questions, facts) = (RefCell::default(), RefCell::default());
        Ok(Archive { manifest, issues, first_numbers, files, listing, folding, questions, facts })
    }

    /// Which characters are the same in this archive, as far as is known: a large one loads what only a question needs.
    #[must_use]
    pub fn folding(&self) -> Arc<Folding> {
        self.folding.borrow().clone()
    }

    /// Takes a table that knows more forms of the characters that are in the archive.
    pub(crate) fn learn(&self, folding: Arc<Folding>) {
        self.folding.replace(folding);
    }

    /// Does some work until it is done, or something it needs cannot be had: each time it misses files, those are
    /// loaded side by side and the work begins anew. What takes files as if all were here is named `take_…`.
    pub fn settle<'a>(&'a self, work: &'a mut dyn FnMut() -> Step) -> Settling<'a> {
        self.files.settle(work)
    }

    /// Whether it is too large to be loaded whole.
    #[must_use]
    pub fn is_sharded(&self) -> bool {
        self.manifest.sharded.is_some()
    }

    /// How many articles it has, loaded or not.
    #[must_use]
    pub fn article_count(&self) -> u32 {
        self.first_numbers.last().copied().unwrap_or(0)
    }

    /// What the archive is.
    #[must_use]
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// Every issue, oldest first, loaded or not.
    #[must_use]
    pub fn issues(&self) -> &[Rc<Issue>] {
        &self.issues
    }

    /// The issue with this key.
    #[must_use]
    pub fn issue(&self, key: &str) -> Option<&Rc<Issue>> {
        self.issues.iter().find(|issue| issue.key.0 == key)
    }

    /// Takes every shard of an archive that is loaded whole; says whether all are here. Of a large archive none is needed.
    #[must_use]
    pub fn take_all(&self) -> bool {
        let shards = 0..self.manifest.shards.len() as u32;
        let new = shards.clone().any(|shard| self.shard(shard).is_none());
        let here = all(shards.map(|shard| self.take_shard(shard))).is_some();
        if new {
            self.listing.take();
        }
        here
    }

    fn take_shard(&self, shard: u32) -> Option<Rc<Shard>> {
        self.files.file(Kind::Named, shard, &|name, json| {
            let text: ShardText = read_file(name, json)?;
            let expected: Vec<usize> = (0..self.issues.len()).filter(|at| self.issues[*at].shard == shard).collect();
            self.check(&expected, name, text)
        })
    }

    fn shard(&self, shard: u32) -> Option<Rc<Shard>> {
        self.files.here(Kind::Named, shard)
    }

    /// The same, loaded; returns those that failed, which may be asked for again.
    pub async fn load_all(&self) -> Vec<LoadError> {
        self.settle(&mut || Step::when(self.take_all())).await
    }

    /// Takes the open questions; says whether they are here. Without any there is nothing to take.
    #[must_use]
    pub fn take_questions(&self) -> bool {
        let number = self.manifest.shards.len() as u32;
        let loaded = match self.manifest.questions {
            _ if self.questions().is_some() => return true,
            Some(_) => self.files.file(Kind::Named, number, &|name, json| read_file::<Questions>(name, json)),
            None => Some(Rc::default()),
        };
        self.questions.replace(loaded);
        self.questions().is_some()
    }

    /// The same, loaded; returns their file when it is missing, damaged or of another format. It may be asked for again.
    pub async fn load_questions(&self) -> Vec<LoadError> {
        self.settle(&mut || Step::when(self.take_questions())).await
    }

    /// The open questions, once they are loaded.
    #[must_use]
    pub fn questions(&self) -> Option<Rc<Questions>> {
        self.questions.borrow().clone()
    }

    /// Takes what the paper knows; says whether it is here. Where it knows nothing there is nothing to take.
    #[must_use]
    pub fn take_facts(&self) -> bool {
        let number = self.manifest.shards.len() as u32 + 1;
        let loaded = match self.manifest.facts {
            _ if self.facts().is_some() => return true,
            Some(_) => self.files.file(Kind::Named, number, &|name, json| read_file::<Facts>(name, json)),
            None => Some(Rc::default()),
        };
        if loaded.is_some() && self.knows() {
            self.listing.take();
        }
        self.facts.replace(loaded);
        self.facts().is_some()
    }

    /// What the paper knows, once it is loaded.
    #[must_use]
    pub fn facts(&self) -> Option<Rc<Facts>> {
        self.facts.borrow().clone()
    }

    /// The loaded issues of an archive that is loaded whole, oldest first.
    #[must_use]
    pub fn loaded(&self) -> Vec<Rc<LoadedIssue>> {
        let shards = (0..self.manifest.shards.len() as u32).filter_map(|shard| self.shard(shard));
        let mut all: Vec<_> = shards.flat_map(|shard| (*shard).clone()).collect();
        sort_by_numbers(&mut all, |issue| [issue.position().into(), 0, 0, 0]);
        all
    }

    /// A loaded issue by its key.
    #[must_use]
    pub fn loaded_issue(&self, key: &str) -> Option<Rc<LoadedIssue>> {
        if self.is_sharded() {
            return None;
        }
        let shard = self.shard(self.issue(key)?.shard)?;
        shard.iter().find(|issue| issue.issue().key.0 == key).cloned()
    }

    /// Every loaded article, in the order of the issues and then of the page.
    #[must_use]
    pub fn articles(&self) -> Vec<ArticleHandle> {
        self.loaded().iter().flat_map(|issue| issue.articles()).collect()
    }

    /// The loaded article an address means: by the id that its row of data has; else `<key>-<line>` is the one that owns
    /// that printed line, so that old addresses survive a better compiler.
    #[must_use]
    pub fn article(&self, id: &str) -> Option<ArticleHandle> {
        let own = self.articles().into_iter().find(|article| article.article().id.as_deref() == Some(id));
        own.or_else(|| {
            let (key, line) = split_id(id)?;
            self.loaded_issue(key)?.article_at(line)
        })
    }

    /// Holds a shard against the manifest: it must bring the issues expected, with every span inside its source.
    pub(crate) fn check(
        &self,
        expected: &[usize],
        name: &str,
        text: ShardText,
    ) -> Result<Vec<Rc<LoadedIssue>>, LoadError> {
        let damaged = |how: String| LoadError { name: name.into(), problem: LoadProblem::Damaged(how) };
        if text.issues.len() != expected.len() {
            return Err(damaged(told!("expected {} issues, found {}", expected.len(), text.issues.len())));
        }
        let mut loaded = Vec::with_capacity(expected.len());
        for (position, text) in expected.iter().zip(text.issues) {
            let (Some(issue), Some(first)) = (self.issues.get(*position), self.first_numbers.get(*position)) else {
                return Err(damaged("it holds an issue too many".into()));
            };
            if issue.key != text.key {
                return Err(damaged(told!("expected issue {}, found {}", issue.key, text.key)));
            }
            if text.before as usize + text.articles.len() > issue.articles as usize {
                return Err(damaged(told!("issue {} has more articles than expected", issue.key)));
            }
            let issue =
                LoadedIssue::new(*position as u32, *first, issue.clone(), text, self.folding()).map_err(damaged)?;
            loaded.push(Rc::new(issue));
        }
        Ok(loaded)
    }

    /// The issue that an article is in, by the article's number.
    pub(crate) fn issue_of(&self, number: u32) -> usize {
        self.first_numbers.partition_point(|first| *first <= number).saturating_sub(1)
    }

    /// The listing with everybody who is named, of a large archive that was asked for it.
    pub(crate) fn known_listing(&self) -> Option<Rc<Listing>> {
        self.listing.borrow().clone()
    }

    pub(crate) fn know_listing(&self, listing: Rc<Listing>) {
        self.listing.replace(Some(listing));
    }

    /// The files, of a large archive or a small one.
    pub(crate) fn files(&self) -> &Library {
        &self.files
    }

    /// The files of a large archive.
    pub(crate) fn library(&self) -> Option<&Library> {
        self.is_sharded().then_some(&self.files)
    }

    /// The listing of the articles that are loaded, made anew when more of them are.
    pub(crate) fn loaded_listing(&self) -> Rc<Listing> {
        if let Some(listing) = self.listing.borrow().as_ref() {
            return listing.clone();
        }
        let mut listing = listing_of(&self.issues, self.article_count(), &self.articles());
        if let Some(facts) = self.facts().filter(|_| self.knows()) {
            for kind in [ORGANISATION, PLACE, PROGRAMME] {
                listing.named[kind as usize] = Some(Rc::new(named_of(&facts, kind, self.article_count())));
            }
        }
        let listing = Rc::new(listing);
        self.listing.replace(Some(listing.clone()));
        listing
    }
}

/// Parts an article's id into issue key and line.
pub(crate) fn split_id(id: &str) -> Option<(&str, u32)> {
    let (key, line) = id.rsplit_once('-')?;
    Some((key, line.parse().ok()?))
}

/// Reads a manifest, and counts the number of each issue's first article; at the end the number of articles.
fn read_manifest(name: &str, json: &str) -> Result<(Manifest, Vec<u32>), LoadError> {
    let mut manifest: Manifest = read_file(name, json)?;
    let damaged = |how: &str| LoadError { name: name.into(), problem: LoadProblem::Damaged(how.into()) };
    if let Some(sharded) = &manifest.sharded {
        manifest.issues = sharded.issues.read().ok_or_else(|| damaged("its columns are of different length"))?;
    }
    let mut first_numbers = vec![0];
    for issue in &manifest.issues {
        let next = first_numbers.last().copied().unwrap_or(0u32).checked_add(issue.articles);
        first_numbers
            .push(next.filter(|next| *next < MOST_ARTICLES).ok_or_else(|| damaged("it counts too many articles"))?);
    }
    if manifest.sharded.as_ref().is_some_and(|sharded| Some(&sharded.articles) != first_numbers.last()) {
        return Err(damaged("its counts of articles differ"));
    }
    Ok((manifest, first_numbers))
}

#[cfg(test)]
pub(crate) mod tests;
