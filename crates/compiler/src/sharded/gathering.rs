//! Articles gathered in order, and the files that list them.

use super::Prepared;
use super::naming::Naming;
use crate::authority::Authority;
use crate::bundle::{BundleFile, Unwritable};
use crate::index::{IndexText, directory};
use crate::suggest;
use baoku_archive::bundle::Issue;
use baoku_archive::facts::{FIGURE, PERSON, PROGRAMME};
use baoku_archive::index::directory::{Start, page, page_of};
use baoku_archive::index::ids::to_words;
use baoku_archive::index::shards::{FEW, IssueColumns, Kind, MANY, Sharded, Sheet, name_tables, write_lengths};
use baoku_archive::listing::{Listed, Listing, to_sheet};
use baoku_archive::named::to_sheets;
use baoku_archive::people::Counting;
use baoku_archive::text::Folding;
use std::collections::BTreeMap;
use std::rc::Rc;

/// Everything of a large archive that needs the order of its articles.
#[derive(Debug, Default)]
pub struct Gathering {
    /// The text for the index.
    pub index: IndexText,
    ids: Vec<String>,
    titles: Vec<String>,
    listed: Vec<Listed>,
    /// The sections in the order they were met, and how many articles each has.
    sections: BTreeMap<String, u32>,
    /// Each article's section, by its index in the map's order of names once all are known.
    section_of: Vec<Option<String>>,
    /// How many articles each text shard has.
    shares: Vec<u32>,
    people: Counting,
    /// Under which name an editor has others, and these as they are printed.
    also: BTreeMap<String, Vec<String>>,
    naming: Naming,
    authority: Authority,
}

/// The files that list the articles.
#[derive(Debug)]
pub struct Listings {
    /// The files.
    pub files: Vec<BundleFile>,
    /// The first place of every [`FEW`] articles, for the directory.
    pub groups: Vec<u32>,
    /// What the manifest says of the files; their folder is not known here.
    pub sharded: Sharded,
}

impl Gathering {
    /// Gathers under the names that an editor has.
    #[must_use]
    pub fn under(authority: &Authority) -> Gathering {
        Gathering { authority: authority.clone(), ..Gathering::default() }
    }

    /// Takes the articles of the next text shard; hands its file back.
    pub fn add(&mut self, prepared: Prepared) -> BundleFile {
        self.shares.push(prepared.articles.len() as u32);
        for article in prepared.articles {
            self.index.add(&article.laid);
            let people =
                article.people.into_iter().map(|(printed, office)| (self.person(&article.place.file, printed), office));
            let people = people.collect();
            self.people.add(self.articles(), people);
            self.naming.add(article.place, article.printed);
            self.ids.push(article.id);
            self.titles.push(article.title);
            self.listed.push(article.listed);
            if let Some(section) = &article.section {
                *self.sections.entry(section.clone()).or_insert(0) += 1;
            }
            self.section_of.push(article.section);
        }
        prepared.file
    }

    /// Whom a printed name stands for in an issue.
    fn person(&mut self, file: &str, printed: String) -> String {
        let name = self.authority.person(&printed, file);
        if name == printed {
            return printed;
        }
        let name = name.to_owned();
        let also = self.also.entry(name.clone()).or_default();
        if !also.contains(&printed) {
            also.push(printed);
        }
        name
    }

    /// How many articles there are.
    #[must_use]
    pub fn articles(&self) -> u32 {
        self.listed.len() as u32
    }

    /// How many text shards there are.
    #[must_use]
    pub fn texts(&self) -> u32 {
        self.shares.len() as u32
    }

    /// Writes the files that list the articles of these issues, folded so, and what they name.
    ///
    /// # Errors
    /// Only when the types cannot be written as JSON, which no input brings about.
    pub fn list(&mut self, issues: &[Issue], folding: &Folding) -> Result<Listings, Unwritable> {
        let mut files = vec![self.register(issues)?];
        let starts = self.index.starts();
        let end = self.index.len() as u32;
        let places = |from: usize, count: usize| {
            let own = starts.iter().zip(starts.iter().skip(1).chain([&end])).skip(from).take(count);
            write_lengths(own.map(|(start, next)| next - start))
        };
        for (at, ids) in self.ids.chunks(FEW as usize).enumerate() {
            let mut words = vec![places(at * FEW as usize, FEW as usize)];
            words.extend(to_words(ids));
            files.push(BundleFile::sheet(Kind::Numbers, Sheet::new(at as u32, Vec::new(), words))?);
        }
        for (at, ids) in self.ids.chunks(MANY as usize).enumerate() {
            let (at, places) = (at as u32, places(at * MANY as usize, MANY as usize));
            files.push(BundleFile::sheet(Kind::Places, Sheet::new(at, Vec::new(), vec![places]))?);
            files.push(BundleFile::sheet(Kind::Ids, Sheet::new(at, Vec::new(), to_words(ids)))?);
        }
        for (at, titles) in self.titles.chunks(FEW as usize).enumerate() {
            files.push(BundleFile::sheet(Kind::Titles, Sheet::new(at as u32, Vec::new(), titles.to_vec()))?);
        }
        let own = (0..).zip(&self.ids).filter(|(_, id)| !id.starts_with('-')).map(|(at, id)| (at, id.as_str()));
        for table in name_tables(own, self.articles()) {
            files.push(BundleFile::sheet(Kind::IdTable, table)?);
        }
        let mut everybody = std::mem::take(&mut self.people).directory();
        // Before the offices, so that they are among those that are written.
        for (person, _) in &mut everybody {
            person.offices.splice(0..0, self.also.get(&person.name).into_iter().flatten().cloned());
        }
        let mut named = vec![everybody];
        named.extend(std::mem::take(&mut self.naming).named(&self.authority));
        let mut kinds: Vec<u32> = Vec::new();
        for of_kind in &named[..FIGURE as usize] {
            kinds.push(kinds.last().copied().unwrap_or(0) + of_kind.len() as u32);
        }
        let (sheets, mut people) = to_sheets(&named, self.articles());
        if sheets.is_empty() {
            people.clear();
            kinds.clear();
        } else {
            files.extend(
                sheets
                    .into_iter()
                    .map(|sheet| BundleFile::sheet(Kind::People, sheet))
                    .collect::<Result<Vec<_>, _>>()?,
            );
            let names = (0..).zip(named.iter().flatten()).map(|(at, (name, _))| (at, name.name.as_str()));
            let also =
                (0..).zip(&named[PERSON as usize]).filter_map(|(at, (name, _))| Some((at, self.also.get(&name.name)?)));
            let also = also.flat_map(|(at, also)| also.iter().map(move |printed| (at, printed.as_str())));
            for table in name_tables(names.chain(also), people.last().copied().unwrap_or(0)) {
                files.push(BundleFile::sheet(Kind::PeopleTable, table)?);
            }
        }
        let named =
            (PERSON..=PROGRAMME).zip(&named).flat_map(|(kind, names)| names.iter().map(move |(name, _)| (kind, name)));
        let names = named.map(|(kind, name)| (kind, name.name.as_str(), name.articles));
        let headlines = (0..self.titles.len()).rev().map(|at| (self.titles[at].as_str(), self.id(at, issues)));
        let (sheets, suggestions) = suggest::divided(names, headlines, folding);
        for sheet in sheets {
            files.push(BundleFile::sheet(Kind::Suggestions, sheet)?);
        }
        let groups = starts.iter().step_by(FEW as usize).copied().collect();
        let (articles, texts, issues) = (self.articles(), self.texts(), IssueColumns::of(issues));
        let sharded = Sharded { folder: String::new(), articles, texts, people, kinds, suggestions, issues };
        Ok(Listings { files, groups, sharded })
    }

    /// An article's whole id.
    fn id(&self, at: usize, issues: &[Issue]) -> String {
        let issue = self.listed.get(at).and_then(|listed| issues.get(listed.issue as usize));
        match (self.ids.get(at), issue) {
            (Some(id), Some(issue)) if id.starts_with('-') => format!("{}{id}", issue.key),
            (id, _) => id.cloned().unwrap_or_default(),
        }
    }

    fn register(&mut self, issues: &[Issue]) -> Result<BundleFile, Unwritable> {
        let mut sections: Vec<(&String, u32)> = self.sections.iter().map(|(name, count)| (name, *count)).collect();
        sections.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        let numbers: BTreeMap<&String, u32> = sections.iter().map(|(name, _)| *name).zip(1..).collect();
        for (listed, section) in self.listed.iter_mut().zip(&self.section_of) {
            listed.section = section.as_ref().and_then(|name| numbers.get(name)).copied().unwrap_or(0);
        }
        let listing = Listing {
            issues: issues.iter().cloned().map(Rc::new).collect(),
            articles: self.listed.iter().copied().map(Some).collect(),
            sections: sections.into_iter().map(|(name, _)| name.clone()).collect(),
            named: Default::default(),
        };
        BundleFile::sheet(Kind::Register, to_sheet(&listing, &self.shares))
    }

    /// The index's directory and its pages as files.
    ///
    /// # Errors
    /// As [`Self::list`].
    pub fn directory(&self, starts: &[Start], groups: Vec<u32>) -> Result<Vec<BundleFile>, Unwritable> {
        let directory = directory(&self.index, starts, groups);
        let mut files = vec![BundleFile::sheet(Kind::Directory, directory.to_sheet())?];
        for (at, starts) in starts.chunks(page_of(starts.len())).enumerate() {
            files.push(BundleFile::sheet(Kind::Page, page(at as u32, starts))?);
        }
        Ok(files)
    }
}
