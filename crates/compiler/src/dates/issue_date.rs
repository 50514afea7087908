//! When an issue appeared: printed in the masthead, named by the file, or told by what it reports.

use super::printed::{Calendar, Printed};
use super::scan::scan;
use super::{Dated, Found, Place, file_name};
use baoku_archive::bundle::{IssueDate, IssueDateBasis};
use baoku_archive::date::PartialDate;
use baoku_archive::print::{Pieces, Source};
use std::collections::BTreeMap;

/// Dates an issue from its masthead, else its file's name, else its contents.
#[must_use]
pub fn issue_date(file: &str, source: &Source, imprint: &[Pieces], dated: &[Dated]) -> IssueDate {
    let named = file_name::date_in(file);
    // A file named by its day knows better than a month in print, or a date that stands alone somewhere.
    let day = named.filter(|date| date.day().is_some());
    let coarser = |date: PartialDate| date.day().is_none() && day.is_some_and(|day| day.to_month() == Some(date));
    let alone = |pieces: &Pieces| is_alone(source, imprint, pieces, day.is_some());
    let headed = dates_of(source, imprint.iter().filter(|pieces| !alone(pieces)));
    if let Some((date, evidence)) = headed.filter(|(date, _)| !coarser(*date)) {
        return known(Some(date), None, IssueDateBasis::Masthead, vec![evidence]);
    }
    let events = events(dated, named.map(PartialDate::year));
    if let Some(date) = named.filter(|date| date.month().is_some()) {
        let fits = |happened: &PartialDate| day.is_none() && *happened <= date.last_day();
        let earliest = events.as_ref().and_then(|events| events.day).filter(fits);
        return known(Some(date), earliest, IssueDateBasis::FileName, Vec::new());
    }
    if let Some(events) = events {
        let date = events.day.and_then(PartialDate::to_month).or(PartialDate::year_only(events.year));
        return known(date, events.day, IssueDateBasis::Inferred, events.evidence);
    }
    if named.is_some() {
        return known(named, None, IssueDateBasis::FileName, Vec::new());
    }
    // Whatever was signed had been written by then.
    match dates_of(source, imprint.iter()) {
        Some((date, evidence)) => {
            let earliest = Some(date).filter(|date| date.day().is_some());
            known(date.to_month(), earliest, IssueDateBasis::Inferred, vec![evidence])
        }
        None => known(None, None, IssueDateBasis::Unknown, Vec::new()),
    }
}

fn known(
    date: Option<PartialDate>,
    earliest: Option<PartialDate>,
    basis: IssueDateBasis,
    evidence: Vec<Pieces>,
) -> IssueDate {
    IssueDate { date, earliest, latest: None, basis, evidence }
}

/// The date an editor gives; what the issue reports still tells before which day it cannot have appeared.
#[must_use]
pub fn decided(date: PartialDate, dated: &[Dated]) -> IssueDate {
    let events = events(dated, Some(date.year()));
    let earliest = events.and_then(|events| events.day).filter(|day| date.day().is_none() && *day <= date.last_day());
    known(Some(date), earliest, IssueDateBasis::Editor, Vec::new())
}

/// A whole date in lines of the imprint; the first one with a day, else with a month.
fn dates_of<'a>(source: &Source, imprint: impl Iterator<Item = &'a Pieces>) -> Option<(PartialDate, Pieces)> {
    let mut month = None;
    for pieces in imprint {
        let text = source.join(pieces);
        for printed in scan(&text).into_iter().filter(|printed| printed.calendar == Calendar::Gregorian) {
            let (Some(year), Some(m)) = (printed.year, printed.month) else { continue };
            let evidence = || source.cut(pieces, printed.start, printed.end);
            if let Some(day) = printed.day.and_then(|day| PartialDate::day_of(year, m, day)) {
                return Some((day, evidence()));
            }
            month = month.or_else(|| PartialDate::month_of(year, m).map(|date| (date, evidence())));
        }
    }
    month
}

/// A masthead's bare date stands in so many first lines of the file, or has other lines of the imprint so near.
const HEAD: u32 = 30;
const BESIDE: u32 = 4;

/// Whether a line is a date alone in the middle of a file: whoever wrote the text above it may have signed it so.
/// `named`: the file's name tells the day, so that nothing in the middle of it has to.
fn is_alone(source: &Source, imprint: &[Pieces], pieces: &Pieces, named: bool) -> bool {
    let text = source.join(pieces);
    let bare = scan(&text).first().is_some_and(|printed| {
        let rest = [text.get(..printed.start), text.get(printed.end..)];
        rest.into_iter().flatten().all(|rest| !rest.contains(char::is_alphanumeric))
    });
    let line = |pieces: &Pieces| source.lines(pieces).first().map_or(0, |range| range.0);
    let own = line(pieces);
    let beside = |other: &Pieces| line(other) != own && line(other).abs_diff(own) <= BESIDE;
    bare && own > HEAD && (named || !imprint.iter().any(beside))
}

/// What the events of an issue tell about its date.
struct Events {
    year: u16,
    /// The latest day that something had already happened on.
    day: Option<PartialDate>,
    /// Where that day is printed, and where its year is, unless beside it.
    evidence: Vec<Pieces>,
}

/// The latest thing an issue reports as past.
fn events(dated: &[Dated], known_year: Option<u16>) -> Option<Events> {
    let happened: Vec<&Found> = dated.iter().flat_map(happened).collect();
    let (year, told) = match known_year {
        Some(year) => (year, None),
        None => year_of(dated, &happened)?,
    };
    let latest = latest(&happened, year);
    let (printed, with_year) = latest.map_or((None, told), |(_, found, of_year)| (Some(found), of_year.or(told)));
    let beside = printed.is_some_and(|found| found.printed.year.is_some());
    let evidence = printed.into_iter().chain(with_year.filter(|_| !beside)).map(|found| found.pieces.clone()).collect();
    Some(Events { year, day: latest.map(|(day, ..)| day), evidence })
}

/// The days of an article that must have passed when it was printed: its first day, and 截至 days.
fn happened(dated: &Dated) -> impl Iterator<Item = &Found> {
    let past = |found: &&Found| {
        let printed = &found.printed;
        printed.is_solid() && printed.month.is_some() && !printed.ahead && !printed.titled
    };
    let main = if dated.lately {
        dated.found.iter().find(|found| past(found) && found.place <= Place::Block(0))
    } else {
        dated.found.iter().find(|found| past(found) && found.place != Place::Heading)
    };
    main.into_iter()
}

/// Days between two days of the year, going forward from `a`; a year has 372 of these days.
fn forward(a: (u8, u8), b: (u8, u8)) -> i32 {
    let place = |(month, day): (u8, u8)| i32::from(month) * 31 + i32::from(day);
    (place(b) - place(a)).rem_euclid(372)
}

/// The last day of what happened, given the year of the issue: the events of a monthly paper lie close together on
/// the circle of the year, so the latest is the one before the widest gap. With where it is printed first, and where with
/// its year.
fn latest<'a>(happened: &[&'a Found], year: u16) -> Option<(PartialDate, &'a Found, Option<&'a Found>)> {
    // The first line that prints a day is its evidence; a year printed with it anywhere counts.
    let mut days: BTreeMap<(u8, u8), (&'a Found, Option<&'a Found>)> = BTreeMap::new();
    for found in happened {
        let Some(day) = last_day(&found.printed) else { continue };
        // Days whose printed year is far from the issue's are history, told in passing.
        let printed = found.printed.year;
        if printed.is_none_or(|printed| printed == year || printed + 1 == year) {
            let known = days.entry(day).or_insert((found, None));
            known.1 = known.1.or(printed.map(|_| *found));
        }
    }
    let gap = |day: (u8, u8)| days.keys().map(|other| forward(day, *other)).filter(|gap| *gap > 0).min().unwrap_or(372);
    let (day, (found, of_year)) = days.iter().max_by_key(|(day, _)| gap(**day))?;
    let printed = of_year.and_then(|found| found.printed.year);
    PartialDate::day_of(printed.unwrap_or(year), day.0, day.1).map(|date| (date, *found, *of_year))
}

fn last_day(printed: &Printed) -> Option<(u8, u8)> {
    match printed.to {
        Some(to) => Some((to.month.or(printed.month)?, to.day?)),
        None => Some((printed.month?, printed.day?)),
    }
}

/// The year most of an issue's words speak for, and where the strongest of them is printed.
///
/// Reports name their year in the headline (2024年学习讨论会) or with the day; reviews speak of the year before (年度),
/// plans of the year after, so a year in running text says little.
fn year_of<'a>(dated: &'a [Dated], happened: &[&'a Found]) -> Option<(u16, Option<&'a Found>)> {
    let mut votes: BTreeMap<u16, f32> = BTreeMap::new();
    let mut strongest: BTreeMap<u16, (f32, &'a Found)> = BTreeMap::new();
    let mut vote = |year: u16, weight: f32, found: Option<&'a Found>| {
        *votes.entry(year).or_default() += weight;
        if let Some(found) = found
            && strongest.get(&year).is_none_or(|(known, _)| weight > *known)
        {
            strongest.insert(year, (weight, found));
        }
    };
    let mut days: Vec<(u8, u8)> = happened.iter().filter_map(|found| last_day(&found.printed)).collect();
    days.sort_unstable();
    days.dedup();
    for found in happened {
        let (Some(year), Some(day)) = (found.printed.year, last_day(&found.printed)) else { continue };
        // A day printed with its year at the head of a report is that year; other reports of the same weeks agree.
        let near = days.iter().filter(|other| forward(day, **other).min(forward(**other, day)) <= 45).count();
        vote(year, 10.0 + 2.0 * near as f32, Some(found));
    }
    for dated in dated {
        let mut in_text = 0.0;
        for found in &dated.found {
            let Some(year) = found.printed.speaks_of() else { continue };
            let weight = match (found.place, found.printed.annual) {
                (Place::Heading, false) => 3.0,
                (Place::Heading, true) => 1.0,
                (Place::Block(0), false) if !found.printed.titled => 1.0,
                _ => 0.4,
            };
            if found.place != Place::Heading {
                in_text += weight;
            }
            // Long stories must not outvote the rest.
            if in_text > 2.0 {
                continue;
            }
            vote(year, weight, Some(found));
            if found.printed.annual {
                vote(year + 1, weight, None);
            }
        }
    }
    let best = votes.iter().max_by(|a, b| a.1.total_cmp(b.1).then(a.0.cmp(b.0)))?;
    // A year mentioned once in passing dates nothing.
    (*best.1 >= 1.0).then(|| (*best.0, strongest.get(best.0).map(|(_, found)| *found)))
}
