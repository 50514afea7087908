//! The day an article is about, among the dates it prints.

use super::printed::Calendar;
use super::{Found, Place};
use baoku_archive::bundle::DateMention;
use baoku_archive::date::PartialDate;

/// A paper tells of days up to a year back, and of plans at most this many days ahead without naming the year. Up:
/// last December's events move into the coming one; down: next month's festival moves into the past.
pub(super) const AHEAD: i32 = 40;

/// An event further back than this is history told today, not the day the article is about.
const OLDEST_EVENT: i32 = 400;

/// Index of the mention that is the day of the article's main event: the first day printed in its body, else in its
/// headings; else the month it opens with; else a day or stretch of days in its first paragraph that has to be worked
/// out (3月上旬, 正月初八, 昨日). 近日 and 上月 name no day: there the date says as much.
pub(super) fn choose(kept: &[(&Found, DateMention)], lately: bool, reference: Option<PartialDate>) -> Option<u32> {
    let recent = |mention: &DateMention| {
        reference.is_none_or(|reference| {
            let back = reference.last_day().day_number() - mention.from.day_number();
            (-AHEAD..=OLDEST_EVENT).contains(&back)
        })
    };
    let past = |found: &Found, mention: &DateMention| {
        mention.from.day().is_some() && !found.printed.ahead && !found.printed.titled && recent(mention)
    };
    let happened = |(found, mention): &&(&Found, DateMention)| found.printed.is_solid() && past(found, mention);
    let in_body = |found: &Found| if lately { found.place == Place::Block(0) } else { found.place != Place::Heading };
    let first = |wanted: &dyn Fn(&&(&Found, DateMention)) -> bool| kept.iter().position(|entry| wanted(&entry));
    first(&|entry| happened(entry) && in_body(entry.0))
        .or_else(|| first(&|entry| happened(entry) && !lately))
        .or_else(|| {
            // A story that opens with its month, not with last year's.
            first(&|(found, mention)| {
                found.place == Place::Block(0)
                    && found.printed.start == 0
                    && found.printed.calendar == Calendar::Gregorian
                    && found.printed.years_on.is_none_or(|(_, years)| years == 0)
                    && mention.from.month().is_some()
                    && recent(mention)
            })
        })
        .or_else(|| {
            let begun = |mention: &DateMention| reference.is_none_or(|reference| mention.from <= reference.last_day());
            first(&|(found, mention)| {
                found.place == Place::Block(0) && past(found, mention) && begun(mention) && is_short(mention)
            })
        })
        .map(|at| at as u32)
}

/// A day, or no more days than the third of a month has.
fn is_short(mention: &DateMention) -> bool {
    mention.to.is_none_or(|to| to.last_day().day_number() - mention.from.day_number() <= 10)
}
