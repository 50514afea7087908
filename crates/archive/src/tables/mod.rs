//! What the paper knows, as tables: every view in [`VIEWS`], how each kind of table shows its facts in [`columns`].
//!
//! A table is data: rows that point at facts and at the places in print they are shown for. Words are cut from the source
//! only when they are drawn. Knows no page and no language.

pub mod explore;
mod fresh;
pub mod grid;
mod known;
mod one_name;
mod together;

use crate::archive::Archive;
use crate::bundle::Issue;
use crate::facts::{FIGURE, Mention, OFFICE, PROGRAMME, SERIES};
use crate::question::Question;
use crate::search::{Answer, FacetCounts};
use grid::Grid;
use known::Known;
use std::rc::Rc;

/// A way to look at what the paper knows: all facts of one kind.
#[derive(Debug)]
pub struct View {
    /// The name in the address.
    pub name: &'static str,
    /// The facet whose chosen value has a page of its own in this view; empty where there is none.
    pub facet: &'static str,
}

/// Every view; where it stands is the kind of its facts ([`crate::facts::PERSON`] and so on), as far as it has any.
pub static VIEWS: [View; 10] = [
    View { name: "people", facet: "person" },
    View { name: "organisations", facet: "org" },
    View { name: "places", facet: "place" },
    View { name: "programmes", facet: "programme" },
    View { name: "offices", facet: "" },
    View { name: "series", facet: "" },
    View { name: "figures", facet: "" },
    View { name: "new", facet: "" },
    View { name: "explore", facet: "" },
    View { name: "together", facet: "" },
];

/// What a view is narrowed and sorted by, as it is named in the address: what figures count, their unit, whether they are
/// targets (the first words of a [`FIGURE`]); the column, counted from 1, negative for the greatest first; on the timeline
/// its lanes ([`crate::lanes::LANES`]), of which `of` names those to be drawn; and words to compare, of which `mark` is the
/// one whose places are shown, `unit` [`TIMES`] where they are only counted.
pub static TOLD: [&str; 6] = ["of", "unit", "mark", "order", "lanes", "terms"];

/// The value of each of [`TOLD`]; empty where nothing is chosen.
pub type Told = [String; 6];

/// Which of [`TOLD`] is what figures count, and which offices and events are drawn.
pub const OF: usize = 0;
/// Which is how words are counted.
pub const UNIT: usize = 1;
/// Which is the word whose places are shown.
pub const MARK: usize = 2;
/// Which is the column to sort by.
pub const ORDER: usize = 3;
/// Which are the timeline's lanes.
pub const LANES_SHOWN: usize = 4;
/// Which are the words to compare.
pub const TERMS: usize = 5;

/// What a table is of: the views' kinds of facts, and from here on what is told of some of them.
pub type Kind = u32;
/// What an issue is the first to print.
pub const NEW: Kind = crate::facts::WORD;
/// Words the reader types, over time.
pub const EXPLORE: Kind = 8;
/// Who and what is named in the same articles as whom.
pub const TOGETHER: Kind = 9;
/// The same quantity in several issues.
pub const QUANTITIES: Kind = 10;
/// Where a name is first printed.
pub const FIRST: Kind = 11;
/// Every mention of a name.
pub const MENTIONS: Kind = 12;
/// How often issue by issue.
pub const TREND: Kind = 13;
/// The offices somebody is named with.
pub const HELD: Kind = 14;
/// Who and what is named in the same articles.
pub const COMPANY: Kind = 15;
/// Every place of a word with what stands before and behind it.
pub const CONTEXT: Kind = 16;

/// What says that words are counted, not held against how much was printed.
pub const TIMES: &str = "times";

/// What a column shows of its rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// One of the fact's words.
    Word(usize),
    /// Which one of those that come again: a year, or a term and session.
    Label,
    /// What it is: somebody, a body, a place and so on.
    Is,
    /// One of its words, names that may be the same one's.
    Alike(usize),
    /// One of its words, a name with a page of its own.
    Name(usize),
    /// What is counted, a way to every figure that counts it in the same unit.
    Quantity,
    /// How many articles.
    Articles,
    /// How many times.
    Times,
    /// The row's number, in hundredths.
    Rate,
    /// The issue it is of.
    Issue,
    /// When the first of its articles was.
    Date,
    /// When each was.
    Dates,
    /// The words as they are printed at its places, or at those of what belongs to it.
    Printed(usize),
    /// The same, sorted by the row's number, with whether it is a target.
    Value,
    /// The sentence around its first place.
    Sentence,
    /// What stands before its first place in the sentence.
    Before,
    /// The words of its first place.
    Hit,
    /// What stands behind it.
    After,
    /// The issues it is in, along the line of time.
    Lane,
}

/// The columns of a kind of table, in the order of their words.
#[must_use]
pub fn columns(kind: Kind) -> &'static [Column] {
    use Column::{
        After, Alike, Articles, Before, Date, Dates, Hit, Is, Issue, Label, Lane, Name, Printed, Quantity, Rate,
        Sentence, Times, Value, Word,
    };
    match kind {
        crate::facts::PERSON => &[Name(0), Word(2), Articles, Times, Date, Lane],
        1..=PROGRAMME => &[Name(0), Word(1), Articles, Times, Date, Lane],
        OFFICE => &[Name(1), Dates, Alike(2), Lane],
        SERIES => &[Label, Date, Printed(0), Printed(1), Printed(2), Printed(3)],
        FIGURE => &[Word(0), Value, Date, Sentence],
        QUANTITIES => &[Quantity, Printed(0), Lane],
        TREND => &[Issue, Times, Rate],
        HELD => &[Word(0), Dates, Alike(2), Lane],
        COMPANY => &[Name(0), Is, Articles, Dates],
        NEW => &[Name(0), Issue, Times, Sentence],
        CONTEXT => &[Date, Before, Hit, After],
        _ => &[Date, Sentence],
    }
}

/// A table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// What it is of.
    pub kind: Kind,
    /// What is counted: rows, of offices and series those of one name as one; then places in print, of figures targets.
    pub counts: [usize; 2],
    /// Its rows.
    pub rows: Vec<Row>,
    /// Whether the rows' numbers are to be drawn.
    pub is_drawn: bool,
}

/// A row of a table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Row {
    /// Index into the facts.
    pub fact: usize,
    /// Where the thing is printed, as far as it is asked for.
    pub at: Vec<Mention>,
    /// A number of its own: what a figure comes to in thousandths, times in 10,000 characters in hundredths.
    pub number: i64,
}

impl Row {
    /// The first place in each article.
    #[must_use]
    pub fn articles(&self) -> Vec<Mention> {
        let mut places = self.at.clone();
        places.dedup_by_key(|place| place.article);
        places
    }
}

/// The whole line of time; 0 is the first issue.
pub const WIDE: u32 = 1000;

impl Table {
    fn new(kind: Kind, rows: Vec<Row>) -> Table {
        let mut places = 0;
        rows.iter().for_each(|row| places += row.at.len());
        Table { kind, counts: [rows.len(), places], rows, is_drawn: kind == TREND }
    }

    /// Whether it is the one of its page that is leafed through, narrowed and sorted.
    #[must_use]
    pub fn is_long(&self) -> bool {
        self.kind < QUANTITIES || matches!(self.kind, MENTIONS | CONTEXT)
    }

    /// Whether rows with the same first word stand together below it.
    #[must_use]
    pub fn is_grouped(&self) -> bool {
        matches!(self.kind, OFFICE | SERIES)
    }

    /// Whether a row is a name and numbers.
    #[must_use]
    pub fn is_short(&self) -> bool {
        matches!(self.kind, TREND | COMPANY)
    }

    /// Narrows and sorts it as asked, and tells what it can be narrowed to.
    #[inline(never)]
    fn asked(mut self, known: &Known<'_>, told: &Told, facets: &mut Vec<FacetCounts>) -> Table {
        if self.kind == FIGURE {
            for (choice, wanted) in told.iter().take(ORDER).enumerate() {
                let mut values = known.gathered(&self.rows, &[choice]);
                values.retain(|row| !known.word(row, choice).is_empty());
                known.sort(&mut values, Column::Times, true);
                let values = values.iter().map(|row| (known.word(row, choice).to_string(), row.at.len() as u32));
                facets.insert(choice, FacetCounts { name: TOLD[choice], values: values.collect() });
                self.rows.retain(|row| wanted.is_empty() || known.word(row, choice) == wanted);
            }
            let targets = self.rows.iter().filter(|row| !known.word(row, 2).is_empty()).count();
            self.counts = [self.rows.len(), targets];
        }
        let order = &told[ORDER];
        let number = order.trim_start_matches('-');
        let column = columns(self.kind).get(number.parse().unwrap_or(0u32).wrapping_sub(1) as usize);
        if let Some(column) = column.filter(|column| column.sorts() && !self.is_grouped()) {
            known.sort(&mut self.rows, *column, number != order);
        }
        self
    }
}

impl Column {
    /// Whether a table can be sorted by it.
    #[must_use]
    pub fn sorts(self) -> bool {
        self.is_rising() || matches!(self, Column::Articles | Column::Times | Column::Value)
    }

    /// Whether its smallest is wanted first.
    #[must_use]
    pub fn is_rising(self) -> bool {
        matches!(self, Column::Date | Column::Before | Column::After)
    }
}

impl Archive {
    /// Whether it tells of more than people: a divided one does not.
    #[must_use]
    pub fn knows(&self) -> bool {
        self.manifest().facts.is_some() && !self.is_sharded()
    }

    /// The tables of a view, of the articles of an answer; nothing before the facts are here. What a table can be narrowed
    /// to besides is put before the answer's facets.
    #[must_use]
    pub fn tables(&self, view: usize, question: &Question, told: &Told, answer: &mut Answer) -> Vec<Table> {
        let (Some(facts), Some(facet)) = (self.facts(), VIEWS.get(view).map(|view| view.facet)) else {
            return Vec::new();
        };
        let known = Known::of(self, &facts, &answer.articles);
        let kind = view as Kind;
        if kind == NEW {
            return vec![fresh::table(&known, question).asked(&known, told, &mut answer.facets)];
        }
        if let Some(name) = question.filter(facet) {
            return one_name::tables(&known, kind, name, told, &mut answer.facets);
        }
        let mut whole = Table::new(kind, known.rows(kind, &|_| true));
        let mut quantities = Vec::new();
        if whole.is_grouped() {
            whole.counts[0] = known.gathered(&whole.rows, &[0]).len();
        }
        if kind <= PROGRAMME {
            known.sort(&mut whole.rows, Column::Articles, true);
        }
        if kind == FIGURE {
            // In order of time only.
            whole.is_drawn = !told[0].is_empty() && !told[1].is_empty() && told[3].is_empty();
            if told.iter().all(String::is_empty) {
                quantities = known.gathered(&whole.rows, &[0, 1]);
                let issue = |place: Option<&Mention>| place.map(|place| self.issue_of(place.article));
                quantities
                    .retain(|row| issue(row.at.first()) != issue(row.at.last()) && !known.word(row, 0).is_empty());
            }
        }
        vec![Table::new(QUANTITIES, quantities), whole.asked(&known, told, &mut answer.facets)]
    }

    /// Who and what is named together in the articles of an answer; nothing before the facts are here.
    #[must_use]
    pub fn together(&self, answer: &Answer) -> Vec<Grid> {
        self.facts().map(|facts| together::grids(&Known::of(self, &facts, &answer.articles))).unwrap_or_default()
    }

    /// How far along the line of time an article's issue is; `None` without a date.
    #[must_use]
    pub fn along(&self, article: u32) -> Option<u32> {
        let day = |issue: &Rc<Issue>| issue.date.date.map(|date| date.day_number());
        let mut days = self.issues().iter().filter_map(day);
        let first = days.next()?;
        // Oldest first, undated last.
        let whole = days.next_back().unwrap_or(first) - first;
        let part = day(self.issues().get(self.issue_of(article))?)? - first;
        Some(along(part, whole))
    }
}

/// How far along the line of time so many days of a whole are; one day alone is in the middle.
fn along(part: i32, whole: i32) -> u32 {
    (i64::from(part) * i64::from(WIDE)).checked_div(i64::from(whole)).map_or(WIDE / 2, |part| part as u32)
}

#[cfg(test)]
pub(crate) mod tests;
