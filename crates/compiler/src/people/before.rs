//! Names before what tells of a person: 洪小流主席, 王小明同志, 王小明思想.

use super::behind::office_behind;
use super::mention::{Mention, Range};
use super::names::{begins_a_name, ends_a_name, name_before};
use crate::telling::{May, Places};
use crate::vocabulary::Words;
use crate::vocabulary::office::{AFTER, DOCTRINES};
use baoku_archive::text::is_han;
use std::sync::LazyLock;

pub(super) static TITLES_AFTER: LazyLock<Words> = LazyLock::new(|| Words::of(AFTER));
static DOCTRINE: LazyLock<Words> = LazyLock::new(|| Words::of(DOCTRINES));
/// What 何 goes with in a question.
const HOW: &str = "如 为 因 任 有 从";
/// How somebody is spoken of.
const POLITE: &[&str] = &["同志", "先生", "女士"];

/// All that may stand behind a name: asked first, for hardly any place has one.
pub(super) static FOLLOWING: LazyLock<Words> = LazyLock::new(|| {
    Words::all([AFTER, DOCTRINES, "摄"].into_iter().flat_map(str::split_whitespace).chain(POLITE.iter().copied()))
});

/// Every name before a title, a form of address, or a doctrine that is called after it.
pub(super) fn find(places: &Places<'_>) -> Vec<Mention> {
    let text = places.text;
    let mut found: Vec<Mention> = Vec::new();
    for (at, c) in places.that(May::Follow) {
        let rest = text.get(at..).unwrap_or_default();
        if !FOLLOWING.begin(rest) {
            continue;
        }
        let before = text.get(..at).unwrap_or_default();
        if c == '摄' {
            // （王小明摄）
            found.extend(signed(text, at).map(Mention::bare));
            continue;
        }
        let named = POLITE.iter().find(|word| rest.starts_with(**word));
        let title = TITLES_AFTER.longest(rest);
        if named.is_none() && title.is_none() && !DOCTRINE.begin(rest) {
            continue;
        }
        let Some(start) = name_before(before) else { continue };
        let name = (start, at);
        // 如何增强理论: 何 is no family name here.
        if before.get(start..).is_some_and(|name| name.starts_with('何'))
            && HOW.split(' ').any(|how| before.get(..start).is_some_and(|before| before.ends_with(how)))
        {
            continue;
        }
        let whole = before.get(start..).is_some_and(|name| name.chars().count() >= 3);
        let led = begins_a_name(before.get(..start).unwrap_or_default());
        // Behind a name of two characters or before a mere title the words around have to show that it is one.
        let shown = if named.is_some() { whole || led } else { whole && led };
        if !shown || found.last().is_some_and(|last| start < last.name.1) {
            continue;
        }
        let mut mention = Mention::bare(name);
        if let Some(title) = title {
            mention.office = Some((at, at + title.len()));
        } else if let Some(named) = named {
            // 王小明同志辞去江口镇副镇长职务: the office that is given up is printed with the name.
            let behind = at + named.len();
            let rest = text.get(behind..).unwrap_or_default();
            let link = ["辞去", "担任", "任", "当选为", "不再担任"].iter().find(|word| rest.starts_with(**word));
            if let Some((office, body)) = link.and_then(|link| office_behind(text, behind + link.len())) {
                (mention.office, mention.organisation) = (Some(office), body);
            }
        }
        found.push(mention);
    }
    found
}

/// The name of who signs here: between a mark and a mark.
fn signed(text: &str, at: usize) -> Option<Range> {
    let before = text.get(..at)?.trim_end();
    ends_a_name(text.get(at..)?).then_some(())?;
    let start = name_before(before)?;
    let led = before.get(..start)?.chars().next_back()?;
    (!is_han(led)).then_some((start, before.len()))
}
