//! The files of a large archive: checked, kept, and loaded when some work needs them.
//!
//! Work is a function that takes files as if all were here. One that is not is noted; when the work gives up, what was
//! noted is loaded side by side and the work begins anew. So nothing but [`Library::settle`] ever waits, the app has one
//! such function for all it does, and what belongs together is asked for together. What a term is and how it is found is
//! `find`'s business.

use super::bits::from_letters;
use super::directory::{Blocks, Directory, Start, blocks_of, starts_of};
use super::ids::from_words;
use super::shards::{FEW, Kind, MANY, Sharded, Sheet, named_so, read_starts, table_of};
use crate::bundle::Issue;
use crate::listing::{Listing, from_sheet};
use crate::order::distinct;
use crate::shelf::{BUDGET, Shelf};
use crate::source::{BundleSource, LoadError, LoadProblem, Loading, Settling, Step, read_file};
use crate::text::Folding;
use std::any::Any;
use std::cell::RefCell;
use std::future::poll_fn;
use std::rc::Rc;
use std::sync::Arc;
use std::task::{Context, Poll};

/// More files than this of [`FEW`] articles are not asked for one by one: those of [`MANY`] come instead.
///
/// Up: a question that finds a few hundred articles waits for many small files; down: it loads ids it does not need.
const MOST_SMALL_FILES: usize = 20;

/// How many files are kept that came and no work has read: such as were asked for on a guess.
const MOST_UNREAD: usize = 16;

/// A file on its way.
struct Coming<'a> {
    number: u32,
    loading: Loading<'a>,
}

/// The listing and the register's other half.
pub(crate) struct Register {
    /// Every article without its text.
    pub(crate) listing: Rc<Listing>,
    /// The first article of each text shard.
    pub(crate) texts: Vec<u32>,
}

/// Some articles' ids and first places; a file may hold only one of them.
struct Numbered {
    ids: Vec<String>,
    starts: Vec<u32>,
}

/// Several such files, each of so many articles, with the number of its first.
struct NumberedFiles {
    size: u32,
    files: Vec<(u32, Rc<Numbered>)>,
}

impl NumberedFiles {
    /// The file that tells of an article.
    fn of(&self, article: u32) -> Option<(u32, &Numbered)> {
        let first = article / self.size * self.size;
        let at = self.files.binary_search_by_key(&first, |(first, _)| *first).ok()?;
        self.files.get(at).map(|(first, file)| (*first, &**file))
    }
}

/// What a file becomes, from its name and JSON.
type Becoming<'a> = dyn Fn(&str, &str) -> Result<Rc<dyn Any>, LoadError> + 'a;

/// An archive's files.
pub(crate) struct Library {
    /// The files that the manifest names.
    named: Vec<String>,
    /// How the others are; of an archive that is loaded whole, nothing.
    sharded: Sharded,
    source: Rc<dyn BundleSource>,
    shelf: Shelf,
    /// How much of what was loaded is kept.
    budget: usize,
    /// What the work that is being done has missed.
    wanted: RefCell<Vec<u32>>,
    /// What has come and nobody has read yet.
    arrived: RefCell<Vec<(u32, String)>>,
    /// What the work that is being done cannot have.
    failed: RefCell<Vec<(u32, LoadError)>>,
    /// What came damaged, and was or will be asked for anew.
    doubted: RefCell<Vec<u32>>,
}

impl Library {
    pub(crate) fn new(source: Rc<dyn BundleSource>, named: Vec<String>, sharded: Option<Sharded>) -> Self {
        let (wanted, arrived) = (RefCell::default(), RefCell::default());
        let (failed, doubted) = (RefCell::default(), RefCell::default());
        // What is loaded whole stays.
        let budget = if sharded.is_some() { BUDGET } else { usize::MAX };
        let sharded = sharded.unwrap_or_default();
        Library { named, sharded, source, shelf: Shelf::default(), budget, wanted, arrived, failed, doubted }
    }

    pub(crate) fn sharded(&self) -> &Sharded {
        &self.sharded
    }

    fn name(&self, number: u32) -> String {
        let kind = Kind::of(number);
        match self.named.get((number & NUMBER) as usize).filter(|_| kind == Kind::Named) {
            Some(name) => name.clone(),
            None => [&self.sharded.folder, "/", &kind.file(number & NUMBER)].concat(),
        }
    }

    /// Does some work as [`crate::archive::Archive::settle`] says.
    pub(crate) fn settle<'a>(&'a self, work: &'a mut dyn FnMut() -> Step) -> Settling<'a> {
        Box::pin(async move {
            let mut coming: Vec<Coming<'_>> = Vec::new();
            let mut failed = Vec::new();
            loop {
                self.failed.replace(failed);
                let step = work();
                let wanted = self.wanted.take();
                failed = self.failed.take();
                if step == Step::Done || wanted.is_empty() {
                    self.tidy();
                    return failed.into_iter().map(|(_, wrong)| wrong).collect();
                }
                for number in wanted {
                    if coming.iter().all(|coming| coming.number != number) {
                        coming.push(self.ask_for(number));
                    }
                }
                poll_fn(|context| self.receive(&mut coming, &mut failed, step, context)).await;
            }
        })
    }

    fn ask_for(&self, number: u32) -> Coming<'_> {
        let name = self.name(number);
        let anew = self.doubted.borrow().contains(&number);
        let load = async move { if anew { self.source.load_anew(&name).await } else { self.source.load(&name).await } };
        Coming { number, loading: Box::pin(load) }
    }

    /// Takes what has come; ready when that is enough to go on with.
    fn receive(
        &self,
        coming: &mut Vec<Coming<'_>>,
        failed: &mut Vec<(u32, LoadError)>,
        step: Step,
        context: &mut Context<'_>,
    ) -> Poll<()> {
        let before = coming.len();
        coming.retain_mut(|coming| match coming.loading.as_mut().poll(context) {
            Poll::Pending => true,
            Poll::Ready(Err(wrong)) => {
                failed.push((coming.number, wrong));
                false
            }
            Poll::Ready(Ok(json)) => {
                let mut arrived = self.arrived.borrow_mut();
                // Two works may have asked for the same.
                arrived.retain(|(known, _)| *known != coming.number);
                arrived.push((coming.number, json));
                false
            }
        });
        let enough = coming.is_empty() || (step == Step::NeedsAny && coming.len() < before);
        if enough { Poll::Ready(()) } else { Poll::Pending }
    }

    /// Lets go of what is beyond the budget, and of all but the last few files that came and were not read.
    fn tidy(&self) {
        self.shelf.trim(self.budget);
        let mut arrived = self.arrived.borrow_mut();
        let beyond = arrived.len().saturating_sub(MOST_UNREAD);
        arrived.drain(..beyond);
    }

    /// What some work comes to.
    pub(crate) async fn get<T>(&self, mut work: impl FnMut() -> Option<T>) -> Result<T, LoadError> {
        let mut found = None;
        let failed = self
            .settle(&mut || {
                found = work();
                Step::when(found.is_some())
            })
            .await;
        let unknown = || LoadError { name: self.sharded.folder.clone(), problem: LoadProblem::Missing };
        found.ok_or_else(|| failed.into_iter().next().unwrap_or_else(unknown))
    }

    /// The JSON of a file that has come; otherwise it is noted, unless it cannot be had.
    fn json(&self, number: u32) -> Option<String> {
        let mut arrived = self.arrived.borrow_mut();
        if let Some(at) = arrived.iter().position(|(known, _)| *known == number) {
            return Some(arrived.swap_remove(at).1);
        }
        let mut wanted = self.wanted.borrow_mut();
        if !wanted.contains(&number) && !self.failed.borrow().iter().any(|(known, _)| *known == number) {
            wanted.push(number);
        }
        None
    }

    /// A file as what it becomes: from the shelf, else from what has come.
    pub(crate) fn file<M: 'static>(
        &self,
        kind: Kind,
        number: u32,
        become_: &dyn Fn(&str, &str) -> Result<M, LoadError>,
    ) -> Option<Rc<M>> {
        let become_ = |name: &str, json: &str| become_(name, json).map(|content| Rc::new(content) as Rc<dyn Any>);
        self.any_file(kind.key(number), &become_)?.downcast().ok()
    }

    fn any_file(&self, number: u32, become_: &Becoming<'_>) -> Option<Rc<dyn Any>> {
        if let Some(here) = self.shelf.get(number) {
            return Some(here);
        }
        let json = self.json(number)?;
        match become_(&self.name(number), &json) {
            Ok(content) => {
                self.shelf.keep(number, content.clone(), json.len());
                Some(content)
            }
            Err(wrong) => {
                self.doubt(number, wrong);
                None
            }
        }
    }

    /// A sheet as what it becomes.
    pub(crate) fn sheet<M: 'static>(
        &self,
        kind: Kind,
        number: u32,
        become_: &dyn Fn(Sheet) -> Option<M>,
    ) -> Option<Rc<M>> {
        let become_ = |sheet: Sheet| become_(sheet).map(|content| Rc::new(content) as Rc<dyn Any>);
        self.any_sheet(kind, number, &become_)?.downcast().ok()
    }

    fn any_sheet(
        &self,
        kind: Kind,
        number: u32,
        become_: &dyn Fn(Sheet) -> Option<Rc<dyn Any>>,
    ) -> Option<Rc<dyn Any>> {
        self.any_file(kind.key(number), &|name, json| {
            let sheet: Sheet = read_file(name, json)?;
            let fits = if sheet.at == number { become_(sheet) } else { None };
            fits.ok_or_else(|| LoadError { name: name.into(), problem: LoadProblem::Damaged("it does not fit".into()) })
        })
    }

    /// A file if it is here.
    pub(crate) fn here<M: 'static>(&self, kind: Kind, number: u32) -> Option<Rc<M>> {
        self.shelf.get(kind.key(number))?.downcast().ok()
    }

    /// Whether a file is here, read or not.
    pub(crate) fn has(&self, kind: Kind, number: u32) -> bool {
        let number = kind.key(number);
        self.shelf.get(number).is_some() || self.arrived.borrow().iter().any(|(known, _)| *known == number)
    }

    /// Notes that a file is not what it should be.
    pub(crate) fn fail(&self, kind: Kind, number: u32) {
        let number = kind.key(number);
        let problem = LoadProblem::Damaged("its entries do not read".into());
        self.doubt(number, LoadError { name: self.name(number), problem });
    }

    /// A file that came is damaged. Another build's may have come from a cache: once it is asked for anew.
    fn doubt(&self, number: u32, wrong: LoadError) {
        self.shelf.remove(number);
        let mut doubted = self.doubted.borrow_mut();
        if doubted.contains(&number) {
            self.failed.borrow_mut().push((number, wrong));
        } else {
            doubted.push(number);
            self.wanted.borrow_mut().push(number);
        }
    }

    pub(crate) fn directory(&self) -> Option<Rc<Directory>> {
        self.sheet(Kind::Directory, 0, &|sheet| Directory::from_sheet(&sheet))
    }

    pub(crate) fn register(&self, issues: &[Rc<Issue>]) -> Option<Rc<Register>> {
        self.sheet(Kind::Register, 0, &|sheet| {
            let (listing, texts) = from_sheet(&sheet, issues, self.sharded.texts)?;
            Some(Register { listing: Rc::new(listing), texts })
        })
    }

    /// The forms of characters that are not in the archive's text.
    pub(crate) fn forms(&self) -> Option<Arc<Folding>> {
        let forms = self.sheet(Kind::Variants, 0, &|sheet| Some(Arc::new(Folding::new(sheet.word(0)))))?;
        Some(Arc::clone(&forms))
    }

    /// Where in the index a run is.
    pub(crate) fn blocks_of(&self, directory: &Directory, run: &[u32]) -> Option<Blocks> {
        let (first, last) = directory.pages_of(run);
        let pages = all((first..=last).map(|number| self.sheet(Kind::Page, number, &|page| starts_of(&page))))?;
        let pages: Vec<&[Start]> = pages.iter().map(|page| page.as_slice()).collect();
        Some(blocks_of(directory.first_of(first), &pages, run))
    }

    /// Blocks of the index, in order.
    pub(crate) fn blocks(&self, first: u32, last: u32) -> Option<Vec<Rc<Vec<u8>>>> {
        all((first..=last).map(|number| self.sheet(Kind::Block, number, &|block| from_letters(block.word(0)))))
    }

    /// The articles that places lie in, with the place there: rising places give rising articles.
    pub(crate) fn locate(&self, directory: &Directory, places: &[u32]) -> Option<Vec<(u32, u32)>> {
        let groups = distinct(places.iter().map(|place| directory.group_of(*place)));
        let files = self.numbered(directory, Kind::Places, &groups)?;
        let located = places.iter().filter_map(|place| {
            let (first, numbered) = files.of(directory.group_of(*place) * FEW)?;
            let at = numbered.starts.partition_point(|start| start <= place).checked_sub(1)?;
            Some((first + at as u32, place - numbered.starts.get(at)?))
        });
        Some(located.collect())
    }

    /// The ids of articles, in the order given.
    pub(crate) fn ids(&self, directory: &Directory, listing: &Listing, articles: &[u32]) -> Option<Vec<String>> {
        let groups = distinct(articles.iter().map(|article| article / FEW));
        let files = self.numbered(directory, Kind::Ids, &groups)?;
        let whole = |article: &u32| {
            let id = files.of(*article).and_then(|(first, file)| file.ids.get((article - first) as usize));
            let id = id.map_or("", String::as_str);
            let issue = listing.article(*article).and_then(|listed| listing.issues.get(listed.issue as usize));
            match issue.filter(|_| id.starts_with('-')) {
                Some(issue) => [issue.key.0.as_str(), id].concat(),
                None => id.into(),
            }
        };
        Some(articles.iter().map(whole).collect())
    }

    /// The files that tell of groups of [`FEW`] articles: a small one each, or large ones of the kind given where those
    /// are here or fewer.
    fn numbered(&self, directory: &Directory, large: Kind, groups: &[u32]) -> Option<NumberedFiles> {
        let many = distinct(groups.iter().map(|group| group / (MANY / FEW)));
        let small =
            groups.len() <= MOST_SMALL_FILES && !many.iter().all(|number| self.shelf.get(large.key(*number)).is_some());
        let (kind, size, numbers) = if small { (Kind::Numbers, FEW, groups) } else { (large, MANY, many.as_slice()) };
        let read = |number: &u32| {
            let first = number * size;
            let start = directory.group_start(first / FEW);
            let count = self.sharded.articles.saturating_sub(first).min(size) as usize;
            let become_ = |sheet: Sheet| {
                let (with_starts, with_ids) = (kind != Kind::Ids, kind != Kind::Places);
                let ids = sheet.words.get(usize::from(with_starts)..).filter(|_| with_ids);
                Some(Numbered {
                    ids: ids.map_or(Some(Vec::new()), |words| from_words(words, count))?,
                    starts: if with_starts { read_starts(sheet.word(0), count, start)? } else { Vec::new() },
                })
            };
            Some((first, self.sheet(kind, *number, &become_)?))
        };
        Some(NumberedFiles { size, files: all(numbers.iter().map(read))? })
    }

    /// What the articles of a group are called in a list.
    pub(crate) fn titles(&self, group: u32) -> Option<Rc<Vec<String>>> {
        self.sheet(Kind::Titles, group, &|sheet| Some(sheet.words))
    }

    /// The articles that may have this id.
    pub(crate) fn articles_with_id(&self, id: &str) -> Option<Vec<u32>> {
        self.numbers_named(Kind::IdTable, id, self.sharded.articles)
    }

    /// The numbers that may be a name's, of so many names.
    pub(crate) fn numbers_named(&self, tables: Kind, name: &str, count: u32) -> Option<Vec<u32>> {
        let table: Rc<Vec<u32>> = self.sheet(tables, table_of(name, count), &|sheet| Some(sheet.numbers))?;
        Some(named_so(&table, name))
    }
}

/// The number within its kind of a file's number on the shelf.
const NUMBER: u32 = (1 << 24) - 1;

/// All of some files, each of them asked for even when one before is not here.
pub(crate) fn all<T>(files: impl Iterator<Item = Option<T>>) -> Option<Vec<T>> {
    let mut here = Vec::new();
    let mut missing = false;
    for file in files {
        missing |= file.is_none();
        here.extend(file);
    }
    (!missing).then_some(here)
}
