//! Names in a roll: three or more in a row, parted by 、 or by white space, each shaped like a name.

use super::mention::{Mention, Range};
use super::names::{begins_a_name, name_at, name_before, whole_name};
use crate::telling::{May, Places};

/// What parts the names of a roll.
pub(super) const MARKS: &[char] = &['、', ' ', '\u{3000}'];

/// A roll has at least so many names. Up: short rolls are lost; down: three things that are counted up may all begin
/// with a character that is a family name.
const LEAST: usize = 4;

/// Every name in a roll.
pub(super) fn find(places: &Places<'_>) -> Vec<Mention> {
    let mut found = Vec::new();
    for mark in MARKS {
        if places.that(May::Part).filter(|(_, c)| c == mark).count() + 1 >= LEAST {
            rolls(places.text, *mark, &mut found);
        }
    }
    found.sort_by_key(|mention: &Mention| mention.name);
    found
}

fn rolls(text: &str, mark: char, found: &mut Vec<Mention>) {
    let mut roll: Vec<Range> = Vec::new();
    let mut at = 0;
    for item in text.split(mark) {
        let (start, end) = (at, at + item.len());
        at = end + mark.len_utf8();
        let lead = item.len() - item.trim_start().len();
        let name = item.trim();
        if name.is_empty() {
            continue;
        }
        // 王平（女）: what stands in brackets tells of the person.
        let bare = name.split(['（', '(']).next().unwrap_or_default();
        let closed = bare.len() == name.len() || name.ends_with(['）', ')']);
        if closed && whole_name(bare) {
            roll.push((start + lead, start + lead + bare.len()));
            continue;
        }
        // 王小明等参加: the last of a roll is followed by something.
        let last = if roll.len() >= LEAST { name_at(name) } else { None };
        let last = last.filter(|length| name.get(..*length).is_some_and(whole_name));
        roll.extend(last.map(|length| (start + lead, start + lead + length)));
        close(text, &mut roll, found);
        // ，参加的有王小明: the first is led in by something.
        let first = name_before(item).filter(|from| item.get(*from..).is_some_and(is_long));
        let first = first.filter(|from| begins_a_name(item.get(..*from).unwrap_or_default()));
        roll.extend(first.map(|from| (start + from, end)));
    }
    close(text, &mut roll, found);
}

fn is_long(name: &str) -> bool {
    name.chars().count() >= 3
}

fn close(text: &str, roll: &mut Vec<Range>, found: &mut Vec<Mention>) {
    let long = roll.iter().filter(|name| text.get(name.0..name.1).is_some_and(is_long)).count();
    if roll.len() >= LEAST && 2 * long >= roll.len() {
        found.extend(roll.iter().copied().map(Mention::bare));
    }
    roll.clear();
}
