//! Names at the beginning of a clause, of whom it is told what they say: ，王小明说.

use super::mention::Mention;
use super::names::{starts_of, whole_name};
use crate::telling::{May, Places};
use crate::vocabulary::Words;
use crate::vocabulary::office::SAYING;
use std::sync::LazyLock;

pub(super) static SAYS: LazyLock<Words> = LazyLock::new(|| Words::of(SAYING));

/// Every name of three characters between a mark and a word for speaking.
pub(super) fn find(places: &Places<'_>) -> Vec<Mention> {
    let text = places.text;
    let mut found = Vec::new();
    for (at, _) in places.that(May::Say).filter(|(at, _)| text.get(*at..).is_some_and(|rest| SAYS.begin(rest))) {
        let before = text.get(..at).unwrap_or_default();
        let mut starts = starts_of(before);
        let (Some(start), marked) = (starts.nth(2), before) else { continue };
        let name = marked.get(start..).unwrap_or_default();
        let led = before.get(..start).and_then(|before| before.chars().next_back());
        if led.is_none_or(|c| "。，；：！？“”".contains(c)) && whole_name(name) {
            found.push(Mention::bare((start, at)));
        }
    }
    found
}
