//! What lists, counts and filters need to know of every article, without its text.
//!
//! An archive that is loaded whole makes it from its articles; a large one has it in a file of its own, a few bits an
//! article. Knows no words and no ranking.

use crate::article::ArticleHandle;
use crate::bundle::Issue;
use crate::date::PartialDate;
use crate::facet::NAMED;
use crate::facts::{Facts, PERSON, mentions};
use crate::index::bits::{BitReader, BitWriter, from_letters, to_letters};
use crate::index::shards::Sheet;
use std::rc::Rc;

/// What is known of one article without its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Listed {
    /// Index into the manifest's issues.
    pub issue: u32,
    /// When its main event was, else the issue's date.
    pub from: Option<PartialDate>,
    /// The last day of an event that lasted.
    pub to: Option<PartialDate>,
    /// Its section: 0 for none, else one more than the index into [`Listing::sections`].
    pub section: u32,
}

impl Listed {
    /// The last day its date can mean.
    #[must_use]
    pub fn last_day(&self) -> Option<PartialDate> {
        self.to.or(self.from).map(PartialDate::last_day)
    }
}

/// What is known of every article, by its number in the archive.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Listing {
    /// The issues, oldest first.
    pub issues: Vec<Rc<Issue>>,
    /// The articles; `None` where a file that tells is missing.
    pub articles: Vec<Option<Listed>>,
    /// The sections' names.
    pub sections: Vec<String>,
    /// Who and what is named where, by kind ([`crate::facts::PERSON`] and so on); `None` until it is asked for.
    pub named: [Option<Rc<NamedIn>>; NAMED.len()],
}

/// Who or what is named in which article.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NamedIn {
    /// Every name once.
    pub names: Vec<String>,
    /// For each article, the indices of the names in it.
    pub named: Vec<Vec<u32>>,
    /// Whether nobody is missing: of a large archive only those are here whom a question asks for, unless all are wanted.
    pub everybody: bool,
}

impl Listing {
    /// An article's entry.
    #[must_use]
    pub fn article(&self, number: u32) -> Option<&Listed> {
        self.articles.get(number as usize)?.as_ref()
    }

    /// Who or what of a kind is named, as far as it is known.
    #[must_use]
    pub fn named(&self, kind: u32) -> Option<&NamedIn> {
        self.named.get(kind as usize)?.as_deref()
    }

    /// The names of a kind in an article, as indices into all of them.
    #[must_use]
    pub fn named_in(&self, kind: u32, number: u32) -> &[u32] {
        self.named(kind).and_then(|named| named.named.get(number as usize)).map_or(&[], Vec::as_slice)
    }

    /// The same, and who or what of a kind is named.
    #[must_use]
    pub fn with(&self, kind: u32, named: NamedIn) -> Listing {
        let mut listing = self.clone();
        listing.named[kind as usize] = Some(Rc::new(named));
        listing
    }
}

/// A few days apart from the issue's date.
const DAYS_ORDER: u32 = 4;
/// The three most frequent sections take three bits or less.
const SECTION_ORDER: u32 = 1;
/// A text shard holds about a dozen articles.
const SHARE_ORDER: u32 = 3;

/// How exactly a date is known, in two bits: 0 for no date.
fn precision(date: Option<PartialDate>) -> u32 {
    match date.map(|date| (date.month(), date.day())) {
        None => 0,
        Some((None, _)) => 1,
        Some((Some(_), None)) => 2,
        Some(_) => 3,
    }
}

fn of_precision(day: i32, precision: u32) -> Option<PartialDate> {
    let day = PartialDate::from_day_number(day)?;
    match precision {
        1 => PartialDate::year_only(day.year()),
        2 => day.to_month(),
        _ => Some(day),
    }
}

fn folded_sign(number: i32) -> u32 {
    ((number << 1) ^ (number >> 31)) as u32
}

fn unfolded_sign(number: u32) -> i32 {
    (number >> 1) as i32 ^ -((number & 1) as i32)
}

/// Writes a listing; `texts` tells how many articles each text shard holds. The words: for each article its date, as
/// far as it is not the issue's, and its section; how many articles each text shard holds; the sections' names, the
/// most frequent first.
#[must_use]
pub fn to_sheet(listing: &Listing, texts: &[u32]) -> Sheet {
    let mut bits = BitWriter::default();
    let (mut open, mut dated) = (None, false);
    let printed_of = |issue: u32| listing.issues.get(issue as usize).and_then(|issue| issue.date.date);
    let is_own = |article: &Listed| article.from != printed_of(article.issue) || article.to.is_some();
    for (at, article) in listing.articles.iter().enumerate() {
        let article = article.unwrap_or_default();
        if open != Some(article.issue) {
            open = Some(article.issue);
            let rest = listing.articles.get(at..).unwrap_or_default().iter().flatten();
            dated = rest.take_while(|other| other.issue == article.issue).any(is_own);
            bits.bit(dated);
        }
        if dated {
            bits.bit(is_own(&article));
        }
        if is_own(&article) {
            let printed = printed_of(article.issue);
            let base = printed.map_or(0, PartialDate::day_number);
            bits.bits(precision(article.from), 2);
            if let Some(from) = article.from {
                bits.grown(folded_sign(from.day_number() - base), DAYS_ORDER);
                bits.bits(precision(article.to), 2);
                if let Some(to) = article.to {
                    bits.grown(folded_sign(to.day_number() - from.day_number()), 0);
                }
            }
        }
        if !listing.sections.is_empty() {
            bits.grown(article.section, SECTION_ORDER);
        }
    }
    let mut shares = BitWriter::default();
    for share in texts {
        shares.grown(*share, SHARE_ORDER);
    }
    let mut words = vec![to_letters(&bits.finish()), to_letters(&shares.finish())];
    words.extend_from_slice(&listing.sections);
    Sheet::new(0, Vec::new(), words)
}

/// Reads it back: the listing of these issues, and the first article of each of so many text shards; `None` when it is
/// damaged.
#[must_use]
pub fn from_sheet(sheet: &Sheet, issues: &[Rc<Issue>], texts: u32) -> Option<(Listing, Vec<u32>)> {
    let sections = sheet.words.get(2..)?;
    let bytes = from_letters(sheet.word(0))?;
    let mut bits = BitReader::new(&bytes);
    let mut articles = Vec::new();
    for (at, issue) in issues.iter().enumerate().filter(|(_, issue)| issue.articles > 0) {
        let dated = bits.bit();
        for _ in 0..issue.articles {
            let mut listed = Listed { issue: at as u32, from: issue.date.date, ..Listed::default() };
            if dated && bits.bit() {
                let base = issue.date.date.map_or(0, PartialDate::day_number);
                (listed.from, listed.to) = read_dates(&mut bits, base);
            }
            if !sections.is_empty() {
                listed.section = bits.grown(SECTION_ORDER);
            }
            if bits.overran() || listed.section as usize > sections.len() {
                return None;
            }
            articles.push(Some(listed));
        }
    }
    let bytes = from_letters(sheet.word(1))?;
    let mut bits = BitReader::new(&bytes);
    let mut starts = Vec::with_capacity(texts as usize);
    let mut next = 0u32;
    for _ in 0..texts {
        starts.push(next);
        next = next.checked_add(bits.grown(SHARE_ORDER))?;
    }
    if bits.overran() || next as usize != articles.len() {
        return None;
    }
    Some((
        Listing { issues: issues.to_vec(), articles, sections: sections.to_vec(), named: Default::default() },
        starts,
    ))
}

fn read_dates(bits: &mut BitReader<'_>, base: i32) -> (Option<PartialDate>, Option<PartialDate>) {
    let of_from = bits.bits(2);
    if of_from == 0 {
        return (None, None);
    }
    let from = base.saturating_add(unfolded_sign(bits.grown(DAYS_ORDER)));
    let of_to = bits.bits(2);
    let to = (of_to > 0).then(|| from.saturating_add(unfolded_sign(bits.grown(0))));
    (of_precision(from, of_from), to.and_then(|to| of_precision(to, of_to)))
}

/// The listing of some articles of an archive.
pub(crate) fn listing_of(issues: &[Rc<Issue>], count: u32, articles: &[ArticleHandle]) -> Listing {
    let named: Vec<Vec<String>> = articles.iter().map(ArticleHandle::people).collect();
    let mut names: Vec<String> = Vec::new();
    for name in named.iter().flatten() {
        if let Err(between) = names.binary_search(name) {
            names.insert(between, name.clone());
        }
    }
    let mut sections: Vec<String> = Vec::new();
    let mut listing = Listing {
        issues: issues.to_vec(),
        articles: vec![None; count as usize],
        sections: Vec::new(),
        named: Default::default(),
    };
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
    listing.with(PERSON, NamedIn { names, named: people, everybody: true })
}

/// What of a kind is named in so many articles, after the file of facts.
pub(crate) fn named_of(facts: &Facts, kind: u32, count: u32) -> NamedIn {
    let mut here = NamedIn { names: Vec::new(), named: vec![Vec::new(); count as usize], everybody: true };
    for fact in facts.facts.iter().filter(|fact| fact.kind == kind) {
        let value = here.names.len() as u32;
        for place in fact.at.iter().flat_map(|at| mentions(at)) {
            let named = here.named.get_mut(place.article as usize).filter(|named| named.last() != Some(&value));
            named.into_iter().for_each(|named| named.push(value));
        }
        here.names.push(fact.word(0).into());
    }
    here
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bundle::{IssueDate, IssueDateBasis, IssueKey};

    fn issue(key: &str, date: &str, articles: u32) -> Rc<Issue> {
        let date = IssueDate {
            date: date.parse().ok(),
            earliest: None,
            latest: None,
            basis: IssueDateBasis::Masthead,
            evidence: Vec::new(),
        };
        let file = format!("{key}.txt");
        Rc::new(Issue { key: IssueKey(key.into()), file, newspaper: None, date, shard: 0, articles })
    }

    #[test]
    fn a_register_reads_back_as_written() {
        let issues = vec![issue("a", "2022-02", 3), issue("b", "", 3)];
        let listed = |issue, from: &str, to: &str, section| {
            Some(Listed { issue, from: from.parse().ok(), to: to.parse().ok(), section })
        };
        let articles = vec![
            listed(0, "2022-02", "", 0),
            listed(0, "2022-02-16", "", 1),
            listed(0, "2021-12-30", "2022-01-02", 7),
            listed(1, "", "", 2),
            listed(1, "2019", "", 0),
            listed(1, "2020-03", "2020-04", 0),
        ];
        let sections = (0..7).map(|at| format!("栏目{at}")).collect();
        let listing = Listing { issues: issues.clone(), articles, sections, named: Default::default() };
        let mut sheet = to_sheet(&listing, &[2, 4]);
        assert_eq!(from_sheet(&sheet, &issues, 2), Some((listing, vec![0, 2])));
        sheet.words[0].truncate(4);
        assert!(from_sheet(&sheet, &issues, 2).is_none());
    }
}
