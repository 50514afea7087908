//! Names behind a title, alone or in a list that shares it: 副镇长王平、殷晖; and names before one in an appointment.

use super::mention::{Mention, Range};
use super::names::{name_at, name_shown};
use super::titles::{PEOPLE_ENDS, TITLE_ENDS, body_of, is_weak, office};
use crate::telling::{May, Places};
use crate::vocabulary::Words;
use crate::vocabulary::office::{PEOPLE, TITLES};
use baoku_archive::text::is_han;
use std::sync::LazyLock;

/// How somebody comes to an office.
const APPOINTING: &str = "补选 选举 任命 推选 增补 聘任 补选了 选举了 任命了 聘任了";

static APPOINTMENT_ENDS: LazyLock<Words> = LazyLock::new(|| Words::of(APPOINTING));

/// All that may introduce a name: asked first, for hardly any place has one.
pub(super) static INTRODUCING: LazyLock<Words> =
    LazyLock::new(|| Words::all([TITLES, PEOPLE, APPOINTING].into_iter().flat_map(str::split_whitespace)));

/// Every name behind a title or a word for people.
pub(super) fn find(places: &Places<'_>) -> Vec<Mention> {
    let text = places.text;
    let mut found: Vec<Mention> = Vec::new();
    for (at, c) in places.that(May::Introduce) {
        let end = at + c.len_utf8();
        if found.last().is_some_and(|last| end <= last.name.1) {
            continue;
        }
        let before = text.get(..end).unwrap_or_default();
        if !INTRODUCING.end(before) {
            continue;
        }
        if let Some(title) = TITLE_ENDS.longest_end(before) {
            // 书记处书记: only the last of several titles that touch has a name behind it.
            let (office, organisation) = office(text, end - title.len(), end);
            names_behind(text, end, Some((office.0, end)), organisation, is_weak(title), &mut found);
        } else if PEOPLE_ENDS.longest_end(before).is_some() {
            // 居民 and a name; 居民区 and 居民委员会 are no people.
            found.extend(name_in(text, end, true).map(Mention::bare));
        } else if APPOINTMENT_ENDS.longest_end(before).is_some() {
            appointed(text, end, &mut found);
        }
    }
    found
}

/// A name at this place; behind a word that hardly ever is a title, a whole one.
fn name_in(text: &str, at: usize, weak: bool) -> Option<Range> {
    let rest = text.get(at..)?;
    let (length, marked) = name_shown(rest)?;
    let characters = rest.get(..length)?.chars().count();
    (!weak || characters >= 3 || marked && !crate::vocabulary::surname::surname(rest)?.everyday)
        .then_some((at, at + length))
}

/// One name, or a list of names parted by 、 or 和, behind an office.
fn names_behind(
    text: &str,
    mut at: usize,
    office: Option<Range>,
    organisation: Option<Range>,
    weak: bool,
    found: &mut Vec<Mention>,
) {
    let space = text.get(at..).unwrap_or_default();
    at += space.len() - space.trim_start_matches([' ', '\u{3000}', '：', ':']).len();
    while let Some(name) = name_in(text, at, weak) {
        found.push(Mention { name, office, organisation });
        at = name.1;
        let rest = text.get(at..).unwrap_or_default();
        match rest.chars().next().filter(|c| matches!(c, '、' | '和')) {
            Some(mark) => at += mark.len_utf8(),
            None => return,
        }
    }
}

/// 补选王小明、李四为副镇长: names first, the office behind.
fn appointed(text: &str, at: usize, found: &mut Vec<Mention>) {
    let rest = text.get(at..).unwrap_or_default();
    if rest.starts_with('了') {
        return;
    }
    let mut names = Vec::new();
    let mut end = at;
    while let Some(length) = text.get(end..).and_then(name_at) {
        names.push((end, end + length));
        end += length;
        match text.get(end..).and_then(|rest| rest.chars().next()).filter(|c| matches!(c, '、' | '和')) {
            Some(mark) => end += mark.len_utf8(),
            None => break,
        }
    }
    let Some(behind) = text.get(end..) else { return };
    let Some(link) = ["为", "担任", "出任", "任"].iter().find(|word| behind.starts_with(**word)) else { return };
    if let Some((office, organisation)) = office_behind(text, end + link.len()) {
        found.extend(names.into_iter().map(|name| Mention { name, office: Some(office), organisation }));
    }
}

/// The office at this place, with the body before it: 江口镇人民政府副镇长.
pub(super) fn office_behind(text: &str, from: usize) -> Option<(Range, Option<Range>)> {
    let clause = text.get(from..)?;
    let clause = clause.get(..clause.find(|c: char| !is_han(c)).unwrap_or(clause.len()))?;
    let clause = clause.split("职务").next()?;
    let title = TITLE_ENDS.longest_end(clause)?;
    let office = (from + clause.len() - title.len(), from + clause.len());
    let body = (from < office.0).then_some((from, office.0));
    Some((office, body.or_else(|| body_of(text, office.0, office.1))))
}
