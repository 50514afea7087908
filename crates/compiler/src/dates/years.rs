//! The days each mention can mean: the year it does not print, the day it counts from, its place in the civil calendar.

use super::event::AHEAD;
use super::printed::{Anchor, Calendar, Printed, Relative, Unit};
use super::relative::{self, Window, within};
use super::{Dated, Found, Place, event, lunar};
use baoku_archive::bundle::{Article, DateBasis, DateMention, IssueDate};
use baoku_archive::date::PartialDate;

/// Fills an article's dates and event.
pub(super) fn resolve(article: &mut Article, dated: &Dated, issue: &IssueDate) {
    // The best known day, month or year of the issue.
    let reference = issue.earliest.or(issue.date);
    let window = Window::of(issue);
    let mut kept: Vec<(&Found, DateMention)> = Vec::new();
    let mut context = Context::of(dated);
    for found in &dated.found {
        let meant = meaning(found, &context, reference, window);
        let Some(((from, to), basis)) = meant else { continue };
        let mention = DateMention { pieces: found.pieces.clone(), from, to: to.filter(|to| *to > from), basis };
        context.passes(found, &mention);
        kept.push((found, mention));
    }
    article.event = event::choose(&kept, dated.lately, reference);
    article.dates = kept.into_iter().map(|(_, mention)| mention).collect();
    article.dates.shrink_to_fit();
}

/// What the article has said about years so far.
#[derive(Debug, Default)]
struct Context {
    /// Years printed in its headings or in whole dates anywhere, in order of print.
    told: Vec<u16>,
    /// The last whole date and the passage it stands in.
    whole: Option<(Place, u16)>,
    /// Month and year of the last day.
    month: Option<(u8, u16)>,
    /// The last date, for 当天 and 同年.
    last: Option<Window>,
    /// The report's own day.
    dateline: Option<Window>,
}

impl Context {
    fn of(dated: &Dated) -> Context {
        let mut told = Vec::new();
        for found in &dated.found {
            let heading = found.place == Place::Heading && !found.printed.annual;
            let year = found.printed.year.filter(|_| heading || is_whole(&found.printed));
            told.extend(year.filter(|year| !told.contains(year)));
        }
        Context { told, ..Context::default() }
    }

    fn passes(&mut self, found: &Found, mention: &DateMention) {
        if is_whole(&found.printed) {
            self.whole = Some((found.place, mention.from.year()));
        }
        if found.printed.titled {
            return;
        }
        let days = Window::between(mention.from, mention.to);
        if found.printed.is_solid() {
            self.month = mention.from.month().map(|month| (month, mention.from.year()));
            self.dateline = self.dateline.or(Some(days).filter(|_| found.printed.dateline));
        }
        // 近日 is no day that 当天 could mean.
        if !matches!(found.printed.calendar, Calendar::Relative(Relative { unit: Unit::Lately, .. })) {
            self.last = Some(days);
        }
    }
}

/// The first and last day, month or year.
type Meant = (PartialDate, Option<PartialDate>);

/// What a date means and how that is known; `None` where that would be a guess.
fn meaning(
    found: &Found,
    context: &Context,
    reference: Option<PartialDate>,
    window: Option<Window>,
) -> Option<(Meant, DateBasis)> {
    match found.printed.calendar {
        Calendar::Gregorian => civil(found, context, reference),
        Calendar::Lunar { .. } => lunar_days(found, context, reference),
        Calendar::Relative(relative) => {
            let (from, basis) = match relative.from {
                Anchor::Context => (context.last, DateBasis::RelativeToContext),
                _ if relative.unit == Unit::Day && context.dateline.is_some() => {
                    (context.dateline, DateBasis::RelativeToContext)
                }
                Anchor::Dateline => (None, DateBasis::RelativeToContext),
                Anchor::Issue => (window, DateBasis::RelativeToIssue),
            };
            relative::days(&found.printed, relative, from?).map(|meant| (meant, basis))
        }
    }
}

fn civil(found: &Found, context: &Context, reference: Option<PartialDate>) -> Option<(Meant, DateBasis)> {
    let printed = &found.printed;
    let (year, basis, month) = match (printed.year, printed.month) {
        (Some(year), _) => (year, DateBasis::Printed, printed.month),
        (None, Some(month)) => {
            let (year, basis) = year_of(found, context, reference, month)?;
            (year, basis, Some(month))
        }
        // A day alone takes month and year from the day before it in the same article.
        (None, None) => context.month.map(|(month, year)| (year, DateBasis::Context, Some(month)))?,
    };
    let from = date(year, month, printed.day)?;
    if let Some(part) = printed.part {
        return Some((within(from, part)?, basis));
    }
    let to = printed.to.and_then(|to| {
        let to_month = to.month.or(month);
        let turned = to.month.is_some() && to.month < month;
        date(to.year.unwrap_or(if turned { year + 1 } else { year }), to_month.filter(|_| month.is_some()), to.day)
    });
    Some(((from, to), basis))
}

/// The civil days of a lunar date.
fn lunar_days(found: &Found, context: &Context, reference: Option<PartialDate>) -> Option<(Meant, DateBasis)> {
    let printed = &found.printed;
    let Calendar::Lunar { leap, cycle } = printed.calendar else { return None };
    let end = |year: u16| {
        let to = printed.to?;
        let turned = to.month.is_some() && to.month < printed.month;
        lunar::days(if turned { year + 1 } else { year }, to.month.or(printed.month), false, to.day)
    };
    let days = |year: u16| {
        let (from, last) = lunar::days(year, printed.month, leap, printed.day)?;
        Some((from, end(year).map_or(last, |(_, last)| last)))
    };
    let limit = reference.map(|reference| reference.last_day().day_number() + AHEAD);
    let passed = |from: &PartialDate| limit.is_none_or(|limit| from.day_number() <= limit);
    let said = |(from, to): (PartialDate, PartialDate)| (from, Some(to));
    if let Some(year) = printed.year {
        let own = days(year)?;
        // 2022年腊月廿三: the twelfth month of that lunar year lies in the next civil one, and may or may not be meant.
        let Some(before) = days(year - 1).filter(|(from, _)| from.year() == year && own.0.year() > year) else {
            return Some((said(own), DateBasis::Lunar));
        };
        return match limit {
            Some(_) if passed(&own.0) => Some((said(own), DateBasis::LunarYearInferred)),
            Some(_) => Some((said(before), DateBasis::LunarYearInferred)),
            None => Some(((before.0, Some(own.1)), DateBasis::LunarYearInferred)),
        };
    }
    // 1938年2月3日，农历正月初四 says the year itself.
    if let Some((_, whole)) = context.whole.filter(|(place, _)| *place == found.place && cycle.is_none()) {
        let here = [whole, whole - 1].into_iter().filter_map(days).find(|(from, _)| from.year() == whole)?;
        return Some((said(here), DateBasis::LunarYearInferred));
    }
    let near = reference.map(PartialDate::year).or(context.told.first().copied())?;
    let last = if cycle.is_some() { 59 } else { 2 };
    let years = (0..=last).map(|back| (near + 1).saturating_sub(back));
    let years = years.filter(|year| cycle.is_none_or(|cycle| lunar::cycle_of(*year) == cycle));
    let told = |year: &u16| context.told.contains(year);
    let mut found = years.clone().filter(told).filter_map(days);
    found
        .next()
        .or_else(|| years.clone().find_map(|year| days(year).filter(|(from, _)| passed(from))))
        .map(|found| (said(found), DateBasis::LunarYearInferred))
}

fn date(year: u16, month: Option<u8>, day: Option<u8>) -> Option<PartialDate> {
    match (month, day) {
        (Some(month), Some(day)) => PartialDate::day_of(year, month, day),
        (Some(month), None) => PartialDate::month_of(year, month),
        _ => PartialDate::year_only(year),
    }
}

/// The year of a yearless day or month.
fn year_of(found: &Found, context: &Context, reference: Option<PartialDate>, month: u8) -> Option<(u16, DateBasis)> {
    let printed = &found.printed;
    if let Some((from, years)) = printed.years_on {
        let (base, basis) = match from {
            Anchor::Context => (context.last.map(Window::year), DateBasis::Context),
            _ => (reference.map(PartialDate::year), DateBasis::Issue),
        };
        let year = base.map(|base| i32::from(base) + i32::from(years));
        return year.and_then(|year| u16::try_from(year).ok()).map(|year| (year, basis));
    }
    // The same paragraph's last whole date goes before everything: 1937年7月7日…7月29日.
    if let Some((_, year)) = context.whole.filter(|(place, _)| *place == found.place) {
        return Some((year, DateBasis::Context));
    }
    let by_issue = reference.and_then(|reference| nearest(reference, month, printed.day));
    match by_issue {
        Some(year) if context.told.contains(&year) => Some((year, DateBasis::Context)),
        Some(year) => Some((year, DateBasis::Issue)),
        None => context.told.first().map(|year| (*year, DateBasis::Context)),
    }
}

fn is_whole(printed: &Printed) -> bool {
    printed.year.is_some() && printed.month.is_some() && !printed.titled
}

/// The year that puts a month or day last before the issue.
fn nearest(reference: PartialDate, month: u8, day: Option<u8>) -> Option<u16> {
    if reference.month().is_none() {
        return Some(reference.year());
    }
    let limit = reference.last_day().day_number() + AHEAD;
    (reference.year().saturating_sub(1)..=reference.year() + 1)
        .rev()
        .find(|year| date(*year, Some(month), day).is_some_and(|date| date.day_number() <= limit))
}
