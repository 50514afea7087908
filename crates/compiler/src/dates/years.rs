//! The year of each mention that prints none, and the day an article is about.

use super::scan::Printed;
use super::{Dated, Found, Place};
use baoku_archive::bundle::{Article, DateBasis, DateMention};
use baoku_archive::date::PartialDate;

/// A paper tells of days up to a year back, and of plans at most this many days ahead without naming the year. Up:
/// last December's events move into the coming one; down: next month's festival moves into the past.
const AHEAD: i32 = 40;
/// An event further back than this is history told today, not the day the article is about.
const OLDEST_EVENT: i32 = 400;

/// Fills an article's dates and event. `reference` is the best known day, month or year of the issue.
pub(super) fn resolve(article: &mut Article, dated: &Dated, reference: Option<PartialDate>) {
    let mut kept: Vec<(&Found, DateMention)> = Vec::new();
    let mut context = Context::of(dated);
    for found in &dated.found {
        let Some(mention) = mention(found, &context, reference) else { continue };
        context.passes(found, &mention);
        kept.push((found, mention));
    }
    article.event = event(&kept, dated.lately, reference);
    article.dates = kept.into_iter().map(|(_, mention)| mention).collect();
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
        if let (Some(month), Some(_)) = (mention.from.month(), mention.from.day()) {
            self.month = Some((month, mention.from.year()));
        }
    }
}

fn mention(found: &Found, context: &Context, reference: Option<PartialDate>) -> Option<DateMention> {
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
    let to = printed.to.and_then(|(to_year, to_month, day)| {
        let to_month = to_month.or(month)?;
        let to_year = to_year.unwrap_or(if Some(to_month) < month { year + 1 } else { year });
        PartialDate::day_of(to_year, to_month, day)
    });
    Some(DateMention { pieces: found.pieces.clone(), from, to: to.filter(|to| *to > from), basis })
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
    if let (Some(years), Some(reference)) = (printed.years_on, reference) {
        let year = i32::from(reference.year()) + i32::from(years);
        return u16::try_from(year).ok().map(|year| (year, DateBasis::Issue));
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

/// Index of the mention that is the day of the article's main event.
fn event(kept: &[(&Found, DateMention)], lately: bool, reference: Option<PartialDate>) -> Option<u32> {
    let recent = |mention: &DateMention| {
        reference.is_none_or(|reference| {
            let back = reference.last_day().day_number() - mention.from.day_number();
            (-AHEAD..=OLDEST_EVENT).contains(&back)
        })
    };
    let happened = |(found, mention): &&(&Found, DateMention)| {
        mention.from.day().is_some() && !found.printed.ahead && !found.printed.titled && recent(mention)
    };
    let in_body = |found: &Found| if lately { found.place == Place::Block(0) } else { found.place != Place::Heading };
    let first = |wanted: &dyn Fn(&&(&Found, DateMention)) -> bool| kept.iter().position(|entry| wanted(&entry));
    first(&|entry| happened(entry) && in_body(entry.0))
        .or_else(|| first(&|entry| happened(entry) && !lately))
        .or_else(|| {
            // A story that opens with its month.
            first(&|(found, mention)| {
                found.place == Place::Block(0)
                    && found.printed.start == 0
                    && mention.from.month().is_some()
                    && recent(mention)
            })
        })
        .map(|at| at as u32)
}
