//! The files of a large archive: checked, kept, and loaded when some work needs them.
//!
//! Work is a function that takes files as if all were here. One that is not is noted; when the work gives up, what was
//! noted is loaded side by side and the work begins anew. So nothing but [`Library::settle`] ever waits, and what belongs
//! together is asked for together. What a term is and how it is found is `find`'s business.

use super::bits::{BitReader, from_letters};
use super::directory::{Blocks, Directory, Start, blocks_of, starts_of};
use super::shards::{FEW, Kind, MANY, PLACES_ORDER, Sharded, Sheet, id_table, id_tables};
use crate::archive::{BundleSource, LoadError, LoadProblem, Loading, Settling, read_file};
use crate::bundle::Issue;
use crate::listing::{Listing, from_sheet};
use crate::order::distinct;
use crate::shelf::{BUDGET, Shelf};
use crate::text::Folding;
use std::any::Any;
use std::cell::RefCell;
use std::future::poll_fn;
use std::rc::Rc;
use std::sync::Arc;
use std::task::Poll;

/// More files than this of [`FEW`] articles are not asked for one by one: those of [`MANY`] come instead.
///
/// Up: a question that finds a few hundred articles waits for many small files; down: it loads ids it does not need.
const MOST_SMALL_FILES: usize = 20;

/// The listing and the register's other half.
pub(crate) struct Register {
    /// Every article without its text.
    pub(crate) listing: Rc<Listing>,
    /// The first article of each text shard.
    pub(crate) texts: Vec<u32>,
}

/// Some articles' ids and first places.
struct Numbered {
    ids: Vec<String>,
    starts: Vec<u32>,
}

/// What a file becomes, from its name and JSON.
type Becoming<'a> = dyn Fn(&str, &str) -> Result<Rc<dyn Any>, LoadError> + 'a;

/// A large archive's files.
pub(crate) struct Library {
    sharded: Sharded,
    source: Rc<dyn BundleSource>,
    shelf: Shelf,
    /// What the work that is being done has missed.
    wanted: RefCell<Vec<u32>>,
    /// What has come and nobody has read yet.
    arrived: RefCell<Vec<(u32, String)>>,
    /// What the work that is being done cannot have.
    failed: RefCell<Vec<(u32, LoadError)>>,
}

impl Library {
    pub(crate) fn new(sharded: Sharded, source: Rc<dyn BundleSource>) -> Self {
        let (wanted, arrived, failed) = (RefCell::default(), RefCell::default(), RefCell::default());
        Library { sharded, source, shelf: Shelf::default(), wanted, arrived, failed }
    }

    pub(crate) fn sharded(&self) -> &Sharded {
        &self.sharded
    }

    fn name(&self, number: u32) -> String {
        format!("{}/{}", self.sharded.folder, Kind::of(number).file(number & NUMBER))
    }

    /// Does some work until it says that it is done, or something it needs cannot be had; returns that.
    pub(crate) fn settle<'a>(&'a self, work: &'a mut dyn FnMut() -> bool) -> Settling<'a> {
        Box::pin(async move {
            let mut failed = Vec::new();
            loop {
                self.failed.replace(failed);
                let done = work();
                let wanted = self.wanted.take();
                failed = self.failed.take();
                if done || wanted.is_empty() {
                    self.shelf.trim(BUDGET);
                    return failed.into_iter().map(|(_, wrong)| wrong).collect();
                }
                let names: Vec<String> = wanted.iter().map(|number| self.name(*number)).collect();
                let mut loading: Vec<Loading<'_>> = names.iter().map(|name| self.source.load(name)).collect();
                let loaded = side_by_side(&mut loading).await;
                for (number, loaded) in wanted.into_iter().zip(loaded) {
                    match loaded {
                        Ok(json) => self.arrived.borrow_mut().push((number, json)),
                        Err(wrong) => failed.push((number, wrong)),
                    }
                }
            }
        })
    }

    /// What some work comes to.
    pub(crate) async fn get<T>(&self, mut work: impl FnMut() -> Option<T>) -> Result<T, LoadError> {
        let mut found = None;
        let failed = self
            .settle(&mut || {
                found = work();
                found.is_some()
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
                self.failed.borrow_mut().push((number, wrong));
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
        self.file(kind, number, &|name, json| {
            let sheet: Sheet = read_file(name, json)?;
            let fits = if sheet.at == number { become_(sheet) } else { None };
            fits.ok_or_else(|| LoadError { name: name.into(), problem: LoadProblem::Damaged("it does not fit".into()) })
        })
    }

    /// A file if it is here.
    pub(crate) fn here<M: 'static>(&self, kind: Kind, number: u32) -> Option<Rc<M>> {
        self.shelf.get(kind.key(number))?.downcast().ok()
    }

    /// Notes that a file is not what it should be.
    pub(crate) fn fail(&self, kind: Kind, number: u32) {
        let number = kind.key(number);
        let problem = LoadProblem::Damaged("its entries do not read".into());
        self.failed.borrow_mut().push((number, LoadError { name: self.name(number), problem }));
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
        Some(blocks_of(first, &pages, run))
    }

    /// Blocks of the index, in order.
    pub(crate) fn blocks(&self, first: u32, last: u32) -> Option<Vec<Rc<Vec<u8>>>> {
        all((first..=last).map(|number| self.sheet(Kind::Block, number, &|block| from_letters(block.word(0)))))
    }

    /// The articles that places lie in, with the place there: rising places give rising articles.
    pub(crate) fn locate(&self, directory: &Directory, places: &[u32]) -> Option<Vec<(u32, u32)>> {
        let groups = distinct(places.iter().map(|place| directory.group_of(*place)));
        let starts: Vec<Vec<u32>> = if groups.len() <= MOST_SMALL_FILES {
            let loaded = all(groups.iter().map(|group| self.numbers(directory, *group)))?;
            loaded.iter().map(|numbered| numbered.starts.clone()).collect()
        } else {
            let many = distinct(groups.iter().map(|group| group / (MANY / FEW)));
            let loaded = all(many.iter().map(|many| self.places(directory, *many)))?;
            let of_group = |group: &u32| {
                let file = many.binary_search(&(group / (MANY / FEW))).ok().and_then(|at| loaded.get(at));
                let from = (group % (MANY / FEW) * FEW) as usize;
                let rest = file.and_then(|file| file.get(from..)).unwrap_or_default();
                rest.iter().take(FEW as usize).copied().collect()
            };
            groups.iter().map(of_group).collect()
        };
        let located = places.iter().filter_map(|place| {
            let group = directory.group_of(*place);
            let starts = starts.get(groups.binary_search(&group).ok()?)?;
            let at = starts.partition_point(|start| start <= place).saturating_sub(1);
            Some((group * FEW + at as u32, place - starts.get(at)?))
        });
        Some(located.collect())
    }

    /// The ids of articles, in the order given.
    pub(crate) fn ids(&self, directory: &Directory, listing: &Listing, articles: &[u32]) -> Option<Vec<String>> {
        let few = distinct(articles.iter().map(|article| article / FEW));
        let (size, files) = if few.len() <= MOST_SMALL_FILES {
            (FEW, few)
        } else {
            (MANY, distinct(articles.iter().map(|article| article / MANY)))
        };
        let loaded: Vec<Rc<Numbered>> = all(files.iter().map(|file| match size {
            FEW => self.numbers(directory, *file),
            _ => self.sheet(Kind::Ids, *file, &|sheet| Some(Numbered { ids: sheet.words, starts: Vec::new() })),
        }))?;
        let whole = |article: &u32| {
            let file = files.binary_search(&(article / size)).ok().and_then(|at| loaded.get(at));
            let id = file.and_then(|file| file.ids.get((article % size) as usize)).cloned().unwrap_or_default();
            let issue = listing.article(*article).and_then(|listed| listing.issues.get(listed.issue as usize));
            match issue.filter(|_| id.starts_with('-')) {
                Some(issue) => [issue.key.0.as_str(), &id].concat(),
                None => id,
            }
        };
        Some(articles.iter().map(whole).collect())
    }

    fn numbers(&self, directory: &Directory, group: u32) -> Option<Rc<Numbered>> {
        let start = directory.group_start(group);
        self.sheet(Kind::Numbers, group, &|sheet| {
            let ids = sheet.words.get(1..)?.to_vec();
            Some(Numbered { starts: read_places(sheet.word(0), ids.len(), start)?, ids })
        })
    }

    fn places(&self, directory: &Directory, many: u32) -> Option<Rc<Vec<u32>>> {
        let start = directory.group_start(many * (MANY / FEW));
        let count = self.sharded.articles.saturating_sub(many * MANY).min(MANY);
        self.sheet(Kind::Places, many, &|sheet| read_places(sheet.word(0), count as usize, start))
    }

    /// What the articles of a group are called in a list.
    pub(crate) fn titles(&self, group: u32) -> Option<Rc<Vec<String>>> {
        self.sheet(Kind::Titles, group, &|sheet| Some(sheet.words))
    }

    /// The articles that may have this id.
    pub(crate) fn articles_with_id(&self, id: &str) -> Option<Rc<Vec<u32>>> {
        let table = id_table(id, id_tables(self.sharded.articles));
        self.sheet(Kind::IdTable, table, &|sheet| Some(sheet.numbers))
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

/// What comes of several files, all under way at once.
async fn side_by_side(loading: &mut [Loading<'_>]) -> Vec<Result<String, LoadError>> {
    let mut loaded: Vec<Option<Result<String, LoadError>>> = loading.iter().map(|_| None).collect();
    poll_fn(|context| {
        let mut waiting = false;
        for (loading, loaded) in loading.iter_mut().zip(&mut loaded).filter(|(_, loaded)| loaded.is_none()) {
            match loading.as_mut().poll(context) {
                Poll::Ready(came) => *loaded = Some(came),
                Poll::Pending => waiting = true,
            }
        }
        if waiting { Poll::Pending } else { Poll::Ready(()) }
    })
    .await;
    loaded.into_iter().flatten().collect()
}

/// The first places of so many articles, the first of which begins at `start`.
fn read_places(letters: &str, count: usize, start: u32) -> Option<Vec<u32>> {
    let bytes = from_letters(letters)?;
    let mut bits = BitReader::new(&bytes);
    let mut starts = Vec::with_capacity(count);
    let mut next = start;
    for _ in 0..count {
        starts.push(next);
        next = next.checked_add(bits.grown(PLACES_ORDER))?;
    }
    (!bits.overran()).then_some(starts)
}
