//! Names whose parts a dot joins: 阿不都·热合曼, 卡洛斯·德加尔. They are written with few characters, by their sound.

use super::mention::Mention;
use super::names::VERBS;
use super::titles::{TITLE_ENDS, office};
use crate::telling::{May, Places};
use crate::vocabulary::surname::SOUNDS;
use crate::vocabulary::{Characters, starts_with_any};
use std::sync::LazyLock;

static BY_SOUND: LazyLock<Characters> = LazyLock::new(|| Characters::of(SOUNDS.chars()));

/// The dots that join the parts of a name.
pub(super) const DOTS: &[char] = &['·', '•', '‧', '・'];

/// A part of a name has at most so many characters. Up: words around a name are taken for it.
const LONGEST: usize = 8;

/// What is said of two, behind the name of one.
const COUPLES: &str = "夫妇 夫人 父子 兄弟 姐妹";

/// Every name with a dot.
pub(super) fn find(places: &Places<'_>) -> Vec<Mention> {
    let text = places.text;
    let mut found: Vec<Mention> = Vec::new();
    for (at, dot) in places.that(May::Join) {
        if found.last().is_some_and(|last| at < last.name.1) {
            continue;
        }
        let start = begins(text, at);
        let mut end = part(text, at + dot.len_utf8());
        while let Some(dot) = text.get(end..).and_then(|rest| rest.chars().next()).filter(|c| DOTS.contains(c)) {
            let next = part(text, end + dot.len_utf8());
            if next == end + dot.len_utf8() {
                break;
            }
            end = next;
        }
        let given = text.get(start..at).unwrap_or_default().chars().count();
        let family = text.get(at + dot.len_utf8()..end).unwrap_or_default().chars().count();
        if given == 0 || family == 0 || given + family < 4 {
            continue;
        }
        let before = text.get(..start).unwrap_or_default();
        // “卡洛斯·德加尔”: a house or a thing that is called so.
        if before.ends_with('“') && text.get(end..).is_some_and(|rest| rest.starts_with('”')) {
            continue;
        }
        let title = TITLE_ENDS.longest_end(before).map(|title| office(text, start - title.len(), start));
        found.push(Mention {
            name: (start, end),
            office: title.map(|(office, _)| office),
            organisation: title.and_then(|(_, body)| body),
        });
    }
    found
}

/// Where the part of a name that ends here begins: behind a title, or where other characters than those for sounds end.
fn begins(text: &str, end: usize) -> usize {
    let before = text.get(..end).unwrap_or_default();
    let mut start = end;
    for (at, c) in before.char_indices().rev().take(LONGEST) {
        if !BY_SOUND.has(c) && c != '不' {
            break;
        }
        // 总理理查德: the title's last character may be one for sounds too.
        if start < end && before.get(..start).is_some_and(|before| TITLE_ENDS.end(before)) {
            break;
        }
        start = at;
    }
    start
}

/// Where the part of a name that begins here ends: where a verb or other characters begin.
fn part(text: &str, start: usize) -> usize {
    let rest = text.get(start..).unwrap_or_default();
    let mut end = start;
    for (at, c) in rest.char_indices().take(LONGEST) {
        let verb =
            at > 0 && VERBS.longest(rest.get(at..).unwrap_or_default()).is_some_and(|verb| verb.chars().count() > 1);
        if !BY_SOUND.has(c) || verb || at > 0 && starts_with_any(rest.get(at..).unwrap_or_default(), COUPLES) {
            break;
        }
        end = start + at + c.len_utf8();
    }
    end
}
