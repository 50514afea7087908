//! The files of a large archive, loaded when a question needs them, checked and kept.
//!
//! Turns numbers into files and back; what a term is and how it is found is `find`'s business.

use super::bits::{BitReader, from_letters};
use super::directory::{Blocks, Directory, DirectoryText, PageText, Start, blocks_of};
use super::shards::{
    Block, FEW, IdTable, Ids, Kind, MANY, Numbers, PLACES_ORDER, Places, Sharded, Titles, id_table, id_tables,
};
use crate::archive::{BundleSource, LoadError, LoadProblem, read_file};
use crate::bundle::Issue;
use crate::listing::{Listing, RegisterText};
use crate::read::BundleFile;
use crate::shelf::{BUDGET, Shelf};
use futures::future::join_all;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

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

/// A large archive's files.
pub(crate) struct Library {
    sharded: Sharded,
    source: Rc<dyn BundleSource>,
    pub(crate) shelf: Shelf,
    budget: usize,
}

impl Library {
    pub(crate) fn new(sharded: Sharded, source: Rc<dyn BundleSource>) -> Self {
        Library { sharded, source, shelf: Shelf::default(), budget: BUDGET }
    }

    pub(crate) fn sharded(&self) -> &Sharded {
        &self.sharded
    }

    pub(crate) fn name(&self, kind: Kind, number: u32) -> String {
        format!("{}/{}", self.sharded.folder, kind.file(number))
    }

    /// A file as what it becomes: from the shelf, else loaded, read and kept.
    pub(crate) async fn file<T: BundleFile, M: 'static>(
        &self,
        kind: Kind,
        number: u32,
        become_: impl FnOnce(T) -> Result<M, String>,
    ) -> Result<Rc<M>, LoadError> {
        let name = self.name(kind, number);
        if let Some(here) = self.shelf.get(&name) {
            return Ok(here);
        }
        let json = self.source.load(&name).await?;
        let damaged = |how: String| LoadError { name: name.clone(), problem: LoadProblem::Damaged(how) };
        let content = Rc::new(become_(read_file(&name, &json)?).map_err(damaged)?);
        self.shelf.keep(&name, content.clone(), json.len(), self.budget);
        Ok(content)
    }

    pub(crate) async fn directory(&self) -> Result<Rc<Directory>, LoadError> {
        self.file(Kind::Directory, 0, |text: DirectoryText| Directory::from_text(&text)).await
    }

    pub(crate) async fn register(&self, issues: &[Rc<Issue>]) -> Result<Rc<Register>, LoadError> {
        let texts = self.sharded.texts;
        self.file(Kind::Register, 0, |text: RegisterText| {
            let (listing, texts) = text.read(issues, texts)?;
            Ok(Register { listing: Rc::new(listing), texts })
        })
        .await
    }

    /// Where in the index a run is.
    pub(crate) async fn blocks_of(&self, directory: &Directory, run: &[u32]) -> Result<Blocks, LoadError> {
        let (first, last) = directory.pages_of(run);
        let load = |number: u32| {
            self.file(Kind::Page, number, move |page: PageText| match page.at == number {
                true => page.read(),
                false => Err("it is not the page it should be".into()),
            })
        };
        let loaded = join_all((first..=last).map(load)).await;
        let pages: Vec<Rc<Vec<Start>>> = loaded.into_iter().collect::<Result<_, _>>()?;
        let pages: Vec<&[Start]> = pages.iter().map(|page| page.as_slice()).collect();
        Ok(blocks_of(first, &pages, run))
    }

    /// Blocks of the index, in order, side by side.
    pub(crate) async fn blocks(&self, first: u32, last: u32) -> Result<Vec<Rc<Vec<u8>>>, LoadError> {
        join_all((first..=last).map(|number| self.block(number))).await.into_iter().collect()
    }

    async fn block(&self, number: u32) -> Result<Rc<Vec<u8>>, LoadError> {
        self.file(Kind::Block, number, |block: Block| {
            let bytes = from_letters(&block.bits).filter(|_| block.at == number);
            bytes.ok_or_else(|| "it is not the block it should be".into())
        })
        .await
    }

    /// The articles that places lie in, with the place there: rising places give rising articles.
    pub(crate) async fn locate(&self, directory: &Directory, places: &[u32]) -> Result<Vec<(u32, u32)>, LoadError> {
        let groups: BTreeSet<u32> = places.iter().map(|place| directory.group_of(*place)).collect();
        let mut starts: BTreeMap<u32, Rc<Vec<u32>>> = BTreeMap::new();
        if groups.len() <= MOST_SMALL_FILES {
            let loaded = join_all(groups.iter().map(|group| self.numbers(directory, *group))).await;
            for (group, numbered) in groups.iter().zip(loaded) {
                starts.insert(*group, Rc::new(numbered?.starts.clone()));
            }
        } else {
            let many: BTreeSet<u32> = groups.iter().map(|group| group / (MANY / FEW)).collect();
            let loaded = join_all(many.iter().map(|many| self.places(directory, *many))).await;
            for (many, all) in many.iter().zip(loaded) {
                let all = all?;
                for (at, some) in all.chunks(FEW as usize).enumerate() {
                    starts.insert(many * (MANY / FEW) + at as u32, Rc::new(some.to_vec()));
                }
            }
        }
        let mut located = Vec::with_capacity(places.len());
        for place in places {
            let group = directory.group_of(*place);
            let Some(starts) = starts.get(&group) else { continue };
            let at = starts.partition_point(|start| start <= place).saturating_sub(1);
            let start = starts.get(at).copied().unwrap_or(*place);
            located.push((group * FEW + at as u32, place - start));
        }
        Ok(located)
    }

    /// The ids of articles, in the order given.
    pub(crate) async fn ids(
        &self,
        directory: &Directory,
        listing: &Listing,
        articles: &[u32],
    ) -> Result<Vec<String>, LoadError> {
        let groups: BTreeSet<u32> = articles.iter().map(|article| article / FEW).collect();
        let mut ids: BTreeMap<u32, String> = BTreeMap::new();
        if groups.len() <= MOST_SMALL_FILES {
            let loaded = join_all(groups.iter().map(|group| self.numbers(directory, *group))).await;
            for (group, numbered) in groups.iter().zip(loaded) {
                let numbered = numbered?;
                ids.extend(numbered.ids.iter().enumerate().map(|(at, id)| (group * FEW + at as u32, id.clone())));
            }
        } else {
            let many: BTreeSet<u32> = groups.iter().map(|group| group / (MANY / FEW)).collect();
            let load = |number: u32| {
                self.file(Kind::Ids, number, move |file: Ids| match file.at == number {
                    true => Ok(file.ids),
                    false => Err("it tells of other articles".into()),
                })
            };
            let loaded = join_all(many.iter().map(|many| load(*many))).await;
            for (many, some) in many.iter().zip(loaded) {
                let some = some?;
                ids.extend(some.iter().enumerate().map(|(at, id)| (many * MANY + at as u32, id.clone())));
            }
        }
        let whole = |article: &u32| {
            let id = ids.get(article).cloned().unwrap_or_default();
            match id.strip_prefix('-') {
                Some(_) => {
                    let issue = listing.article(*article).and_then(|listed| listing.issues.get(listed.issue as usize));
                    issue.map_or_else(String::new, |issue| format!("{}{id}", issue.key))
                }
                None => id,
            }
        };
        Ok(articles.iter().map(whole).collect())
    }

    async fn numbers(&self, directory: &Directory, group: u32) -> Result<Rc<Numbered>, LoadError> {
        let start = directory.group_start(group);
        self.file(Kind::Numbers, group, |file: Numbers| {
            let starts = read_places(&file.places, file.ids.len(), start).filter(|_| file.at == group);
            let starts = starts.ok_or("it tells of other articles")?;
            Ok(Numbered { ids: file.ids, starts })
        })
        .await
    }

    async fn places(&self, directory: &Directory, many: u32) -> Result<Rc<Vec<u32>>, LoadError> {
        let start = directory.group_start(many * (MANY / FEW));
        let count = self.sharded.articles.saturating_sub(many * MANY).min(MANY);
        self.file(Kind::Places, many, |file: Places| {
            let starts = read_places(&file.places, count as usize, start).filter(|_| file.at == many);
            starts.ok_or_else(|| "it tells of other articles".into())
        })
        .await
    }

    /// What articles are called in a list: those from `first` to its group's end.
    pub(crate) async fn titles(&self, group: u32) -> Result<Rc<Vec<String>>, LoadError> {
        self.file(Kind::Titles, group, |file: Titles| match file.at == group {
            true => Ok(file.titles),
            false => Err("it tells of other articles".into()),
        })
        .await
    }

    /// The articles that may have this id.
    pub(crate) async fn articles_with_id(&self, id: &str) -> Result<Rc<Vec<u32>>, LoadError> {
        let table = id_table(id, id_tables(self.sharded.articles));
        self.file(Kind::IdTable, table, |file: IdTable| match file.at == table {
            true => Ok(file.articles),
            false => Err("it tells of other articles".into()),
        })
        .await
    }
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
