//! An archive over a place where its bundle's files can be had: scripts in a browser, inline data, or a disk.
//!
//! Opens the manifest, loads shards when they are asked for, checks what it is given and keeps it. A shard that
//! cannot be had is an error value: the rest of the archive still works.

use crate::article::{ArticleHandle, LoadedIssue};
use crate::bundle::{FORMAT, Issue, Manifest, ShardText};
use crate::index::library::Library;
use crate::listing::{Listed, Listing, PeopleNamed};
use crate::order::sort_by_numbers;
use crate::read::{self, BundleFile};
use crate::text::Folding;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::sync::Arc;

/// A file of the bundle on its way: its JSON text, or why it cannot be had.
pub type Loading<'a> = Pin<Box<dyn Future<Output = Result<String, LoadError>> + 'a>>;

/// Work on its way: in the end what it could not have.
pub(crate) type Settling<'a> = Pin<Box<dyn Future<Output = Vec<LoadError>> + 'a>>;

/// Where a bundle's files come from.
pub trait BundleSource {
    /// The JSON text of the file with this name (without folder and ending).
    fn load<'a>(&'a self, name: &'a str) -> Loading<'a>;
}

/// Why a file of the bundle could not be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LoadError {
    /// The file's name.
    pub name: String,
    /// What is wrong with it.
    pub problem: LoadProblem,
}

/// What can be wrong with a file of the bundle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LoadProblem {
    /// It did not arrive: not there, or the connection failed.
    Missing,
    /// It arrived but is not what it should be; the text says where.
    Damaged(String),
    /// It was written for another version of this program.
    Format(u32),
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.problem {
            LoadProblem::Missing => write!(f, "bundle file {} is missing", self.name),
            LoadProblem::Damaged(how) => write!(f, "bundle file {} is damaged: {how}", self.name),
            LoadProblem::Format(found) => {
                write!(f, "bundle file {}: expected format {FORMAT}, found {found}", self.name)
            }
        }
    }
}

/// The issues of a shard that is here.
type LoadedShard = Rc<[Rc<LoadedIssue>]>;

/// An opened archive. Cheap to share by `Rc`; loading fills it behind shared references.
pub struct Archive {
    manifest: Manifest,
    issues: Vec<Rc<Issue>>,
    /// The number of each issue's first article; at the end the number of articles.
    first_numbers: Vec<u32>,
    source: Rc<dyn BundleSource>,
    /// The shards of an archive that is loaded whole.
    shards: RefCell<Vec<Option<LoadedShard>>>,
    /// The files of one that is not.
    library: Option<Library>,
    listing: RefCell<Option<Rc<Listing>>>,
    folding: RefCell<Arc<Folding>>,
}

impl Archive {
    /// Loads the manifest.
    ///
    /// # Errors
    /// When the manifest is missing, damaged or of another format.
    pub async fn open(source: Rc<dyn BundleSource>, manifest: &str) -> Result<Archive, LoadError> {
        let name = manifest;
        let mut manifest: Manifest = read_file(name, &source.load(name).await?)?;
        let damaged = |how: String| LoadError { name: name.into(), problem: LoadProblem::Damaged(how) };
        if let Some(sharded) = &manifest.sharded {
            manifest.issues =
                sharded.issues.read().ok_or_else(|| damaged("its columns are of different length".into()))?;
        }
        let issues: Vec<Rc<Issue>> = manifest.issues.iter().cloned().map(Rc::new).collect();
        let mut first_numbers = vec![0];
        for issue in &issues {
            let next = first_numbers.last().copied().unwrap_or(0u32).checked_add(issue.articles);
            first_numbers.push(next.ok_or_else(|| damaged("it counts too many articles".into()))?);
        }
        let library = manifest.sharded.clone().map(|sharded| Library::new(sharded, source.clone()));
        if library.as_ref().is_some_and(|library| Some(&library.sharded().articles) != first_numbers.last()) {
            return Err(damaged("its counts of articles differ".into()));
        }
        let shards = RefCell::new(vec![None; manifest.shards.len()]);
        let listing = RefCell::default();
        let folding = RefCell::new(Arc::new(Folding::new(&manifest.variants)));
        Ok(Archive { manifest, issues, first_numbers, source, shards, library, listing, folding })
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

    /// Whether it is too large to be loaded whole.
    #[must_use]
    pub fn is_sharded(&self) -> bool {
        self.library.is_some()
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

    /// Loads one shard unless it is here already.
    ///
    /// # Errors
    /// When the shard is missing, damaged, of another format or from another build. It may be asked for again.
    pub async fn load_shard(&self, shard: u32) -> Result<(), LoadError> {
        if self.shards.borrow().get(shard as usize).is_some_and(Option::is_some) {
            return Ok(());
        }
        let unknown = || LoadError { name: shard.to_string(), problem: LoadProblem::Missing };
        let name = &self.manifest.shards.get(shard as usize).ok_or_else(unknown)?.name;
        let text: ShardText = read_file(name, &self.source.load(name).await?)?;
        let expected: Vec<usize> = (0..self.issues.len()).filter(|at| self.issues[*at].shard == shard).collect();
        let loaded = self.check(&expected, name, text)?;
        if let Some(place) = self.shards.borrow_mut().get_mut(shard as usize) {
            *place = Some(loaded.into());
        }
        self.listing.take();
        Ok(())
    }

    /// Loads every shard of an archive that is loaded whole, telling after each how many of the bytes are done; returns
    /// those that failed. Of a large archive nothing is loaded.
    pub async fn load_all(&self, mut progress: impl FnMut(u64, u64)) -> Vec<LoadError> {
        let total: u64 = self.manifest.shards.iter().map(|shard| u64::from(shard.bytes)).sum();
        let mut done = 0;
        let mut failed = Vec::new();
        for (at, shard) in self.manifest.shards.iter().enumerate() {
            failed.extend(self.load_shard(at as u32).await.err());
            done += u64::from(shard.bytes);
            progress(done, total);
        }
        failed
    }

    /// The loaded issues, oldest first.
    #[must_use]
    pub fn loaded(&self) -> Vec<Rc<LoadedIssue>> {
        let shards = self.shards.borrow();
        let mut all: Vec<_> = shards.iter().flatten().flat_map(|shard| shard.iter().cloned()).collect();
        sort_by_numbers(&mut all, |issue| [issue.position().into(), 0, 0, 0]);
        all
    }

    /// A loaded issue by its key.
    #[must_use]
    pub fn loaded_issue(&self, key: &str) -> Option<Rc<LoadedIssue>> {
        if self.is_sharded() {
            return None;
        }
        let shard = self.issue(key)?.shard;
        let shards = self.shards.borrow();
        shards.get(shard as usize)?.as_ref()?.iter().find(|issue| issue.issue().key.0 == key).cloned()
    }

    /// Every loaded article, in the order of the issues and then of the page.
    #[must_use]
    pub fn articles(&self) -> Vec<ArticleHandle> {
        self.loaded().iter().flat_map(|issue| issue.articles()).collect()
    }

    /// The loaded article an address means: `<key>-<line>` is the one that owns that printed line, so that old
    /// addresses survive a better compiler.
    #[must_use]
    pub fn article(&self, id: &str) -> Option<ArticleHandle> {
        let (key, line) = split_id(id)?;
        self.loaded_issue(key)?.article_at(line)
    }

    /// The shard that an article's text is in, known before it is loaded.
    #[must_use]
    pub fn shard_of(&self, id: &str) -> Option<u32> {
        let (key, _) = split_id(id)?;
        self.issue(key).map(|issue| issue.shard)
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
            return Err(damaged(format!("expected {} issues, found {}", expected.len(), text.issues.len())));
        }
        let mut loaded = Vec::with_capacity(expected.len());
        for (position, text) in expected.iter().zip(text.issues) {
            let (Some(issue), Some(first)) = (self.issues.get(*position), self.first_numbers.get(*position)) else {
                return Err(damaged("it holds an issue too many".into()));
            };
            if issue.key != text.key {
                return Err(damaged(format!("expected issue {}, found {}", issue.key, text.key)));
            }
            if text.before as usize + text.articles.len() > issue.articles as usize {
                return Err(damaged(format!("issue {} has more articles than expected", issue.key)));
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

    pub(crate) fn library(&self) -> Option<&Library> {
        self.library.as_ref()
    }

    /// The listing of the articles that are loaded, made anew when more of them are.
    pub(crate) fn loaded_listing(&self) -> Rc<Listing> {
        if let Some(listing) = self.listing.borrow().as_ref() {
            return listing.clone();
        }
        let listing = Rc::new(listing_of(&self.issues, self.article_count(), &self.articles()));
        self.listing.replace(Some(listing.clone()));
        listing
    }
}

/// The listing of some articles of an archive.
#[must_use]
pub fn listing_of(issues: &[Rc<Issue>], count: u32, articles: &[ArticleHandle]) -> Listing {
    let named: Vec<Vec<String>> = articles.iter().map(ArticleHandle::people).collect();
    let mut names: BTreeMap<String, u32> = BTreeMap::new();
    for name in named.iter().flatten() {
        names.entry(name.clone()).or_insert(0);
    }
    let names: Vec<String> = names.into_keys().collect();
    let mut sections: Vec<String> = Vec::new();
    let mut listing =
        Listing { issues: issues.to_vec(), articles: vec![None; count as usize], sections: Vec::new(), people: None };
    let mut people = vec![Vec::new(); count as usize];
    for (article, named) in articles.iter().zip(&named) {
        let section = article.section().map_or(0, |name| match sections.iter().position(|known| *known == name) {
            Some(at) => at as u32 + 1,
            None => {
                sections.push(name);
                sections.len() as u32
            }
        });
        let dating = article.dating();
        let listed = Listed {
            issue: article.issue().position(),
            from: dating.map(|dating| dating.from),
            to: dating.and_then(|dating| dating.to),
            section,
        };
        let number = article.number() as usize;
        if let (Some(slot), Some(person)) = (listing.articles.get_mut(number), people.get_mut(number)) {
            *slot = Some(listed);
            person.extend(named.iter().filter_map(|name| names.binary_search(name).ok()).map(|at| at as u32));
        }
    }
    listing.sections = sections;
    listing.people = Some(Rc::new(PeopleNamed { names, named: people }));
    listing
}

/// Parts an article's id into issue key and line.
fn split_id(id: &str) -> Option<(&str, u32)> {
    let (key, line) = id.rsplit_once('-')?;
    Some((key, line.parse().ok()?))
}

/// Reads a file of the bundle; a newer bundle is named as such.
pub(crate) fn read_file<T: BundleFile>(name: &str, json: &str) -> Result<T, LoadError> {
    let error = |problem| LoadError { name: name.into(), problem };
    read::file(json).map_err(|wrong| match read::format(json) {
        Some(format) if format != FORMAT => error(LoadProblem::Format(format)),
        _ => error(LoadProblem::Damaged(wrong)),
    })
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::bundle::{
        Article, Block, BlockKind, DateBasis, DateMention, IssueDate, IssueDateBasis, IssueKey, IssueText, Newspaper,
        Passage, PersonMention, Shard,
    };
    use crate::print::{Pieces, Source, Span};
    use futures::executor::block_on;

    /// Files of a bundle in memory.
    pub(crate) struct Inline(pub(crate) BTreeMap<String, String>);

    impl BundleSource for Inline {
        fn load<'a>(&'a self, name: &'a str) -> Loading<'a> {
            let missing = LoadError { name: name.into(), problem: LoadProblem::Missing };
            Box::pin(async move { self.0.get(name).cloned().ok_or(missing) })
        }
    }

    /// One issue a text: first line the headline, then a paragraph a line; `date` is the first article's event,
    /// and every 某人 of `people` found in the text is a mention. Blank lines part articles.
    pub(crate) fn bundle_of(issues: &[(&str, &str, &str)], people: &[&str]) -> BTreeMap<String, String> {
        let mut files = BTreeMap::new();
        let mut manifest = Manifest {
            format: FORMAT,
            build: "test".into(),
            newspaper: Newspaper::default(),
            issues: Vec::new(),
            shards: Vec::new(),
            left_out: Vec::new(),
            variants: "湾灣 回囘囬".into(),
            sharded: None,
        };
        for (at, (key, date, text)) in issues.iter().enumerate() {
            let source = Source::new((*text).into());
            let mut articles: Vec<Article> = Vec::new();
            let mut fresh = true;
            for line in 1..=source.line_count() {
                let pieces = Pieces(vec![source.line_span(line)]);
                if source.line(line).is_empty() {
                    fresh = true;
                } else if std::mem::take(&mut fresh) {
                    let headline = Some(Passage { pieces, confidence: None });
                    articles.push(Article { line, headline, ..Article::default() });
                } else if let Some(article) = articles.last_mut() {
                    let start = source.line_span(line).start;
                    for name in people {
                        for (found, _) in source.line(line).match_indices(name) {
                            let span = Span { start: start + found as u32, end: start + (found + name.len()) as u32 };
                            let name = Pieces(vec![span]);
                            let mention =
                                PersonMention { name: name.clone(), office: None, organisation: None, raw: name };
                            article.people.push(mention);
                        }
                    }
                    if !date.is_empty() && article.dates.is_empty() {
                        let from = date.parse().unwrap();
                        let pieces = pieces.clone();
                        article.dates.push(DateMention { pieces, from, to: None, basis: DateBasis::Printed });
                        article.event = Some(0);
                    }
                    article.blocks.push(Block { kind: BlockKind::Paragraph, pieces, confidence: None });
                }
            }
            manifest.issues.push(Issue {
                key: IssueKey((*key).into()),
                file: format!("{key}.txt"),
                newspaper: None,
                date: IssueDate {
                    date: date.parse().ok(),
                    earliest: None,
                    latest: None,
                    basis: IssueDateBasis::Inferred,
                    evidence: Vec::new(),
                },
                shard: at as u32,
                articles: articles.len() as u32,
            });
            let text = ShardText {
                format: FORMAT,
                issues: vec![IssueText { key: IssueKey((*key).into()), before: 0, source, articles }],
            };
            let json = serde_json::to_string(&text).unwrap();
            manifest.shards.push(Shard { name: format!("shard{at}"), bytes: json.len() as u32 });
            files.insert(format!("shard{at}"), json);
        }
        files.insert("manifest".into(), serde_json::to_string(&manifest).unwrap());
        files
    }

    pub(crate) fn opened(files: BTreeMap<String, String>) -> (Archive, Vec<LoadError>) {
        let archive = block_on(Archive::open(Rc::new(Inline(files)), "manifest")).unwrap();
        let failed = block_on(archive.load_all(|_, _| ()));
        (archive, failed)
    }

    const TWO: [(&str, &str, &str); 2] = [
        ("aaaaaaaa", "2022-02-16", "加装电梯\n今天开工。\n\n开会\n讨论了。"),
        ("bbbbbbbb", "2023-01-30", "述法\n会议召开。"),
    ];

    #[test]
    fn an_archive_opens_and_finds_its_articles() {
        let (archive, failed) = opened(bundle_of(&TWO, &[]));
        assert!(failed.is_empty());
        let ids: Vec<String> = archive.articles().iter().map(|article| article.id()).collect();
        assert_eq!(ids, ["aaaaaaaa-1", "aaaaaaaa-4", "bbbbbbbb-1"]);
    }

    #[test]
    fn an_address_means_the_article_that_owns_the_line() {
        let (archive, _) = opened(bundle_of(&TWO, &[]));
        let found = |id: &str| archive.article(id).map(|article| article.id());
        assert_eq!(found("aaaaaaaa-2").as_deref(), Some("aaaaaaaa-1"));
        assert_eq!(found("aaaaaaaa-5").as_deref(), Some("aaaaaaaa-4"));
        assert_eq!(found("aaaaaaaa-3").as_deref(), Some("aaaaaaaa-1"));
        assert_eq!(found("cccccccc-1"), None);
        assert_eq!(found("nonsense"), None);
    }

    #[test]
    fn a_missing_shard_is_named_and_the_rest_still_reads() {
        let mut files = bundle_of(&TWO, &[]);
        files.remove("shard0");
        let (archive, failed) = opened(files);
        assert_eq!(failed, [LoadError { name: "shard0".into(), problem: LoadProblem::Missing }]);
        assert_eq!(archive.articles().len(), 1);
    }

    #[test]
    fn a_shard_with_a_span_outside_its_source_is_damaged() {
        let mut files = bundle_of(&TWO, &[]);
        let broken = files["shard1"].replace("[0,6]", "[0,7]");
        assert_ne!(broken, files["shard1"]);
        files.insert("shard1".into(), broken);
        let (_, failed) = opened(files);
        assert!(matches!(failed[0].problem, LoadProblem::Damaged(_)), "{failed:?}");
    }

    #[test]
    fn a_bundle_of_another_format_says_so() {
        let files = BTreeMap::from([("manifest".to_string(), r#"{"format": 99}"#.to_string())]);
        let opened = block_on(Archive::open(Rc::new(Inline(files)), "manifest"));
        assert_eq!(opened.err().map(|error| error.problem), Some(LoadProblem::Format(99)));
    }
}
