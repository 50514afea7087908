//! Names that are known already, where they stand without an office.

use super::before::TITLES_AFTER;
use super::mention::{Mention, Range, is_free};
use super::names::{Known, VERBS};
use super::titles::{TITLE_ENDS, is_weak, office};
use baoku_archive::text::is_han;

/// All mentions of a text in order: the introduced ones, and known names that stand there without an office.
pub(super) fn repeated(text: &str, introduced: Vec<Mention>, known: &Known) -> Vec<Mention> {
    let mut all = introduced;
    all.sort_by_key(|mention| mention.name);
    let mut bare = Vec::new();
    let mut skip = 0;
    for (at, c) in text.char_indices() {
        if at < skip || !known.begins(c) {
            continue;
        }
        let rest = text.get(at..).unwrap_or_default();
        let Some(length) = known.at(rest) else { continue };
        let name = (at, at + length);
        if is_free(&all, name) && stands_alone(text, name) {
            bare.push(with_office(text, name));
            skip = name.1;
        }
    }
    all.extend(bare);
    all.sort_by_key(|mention| mention.name);
    all
}

/// A known name with the office printed before or behind it.
fn with_office(text: &str, name: Range) -> Mention {
    let title = text.get(..name.0).and_then(|before| TITLE_ENDS.longest_end(before)).filter(|title| !is_weak(title));
    if let Some(title) = title {
        let (office, organisation) = office(text, name.0 - title.len(), name.0);
        return Mention { name, office: Some(office), organisation };
    }
    let behind = text.get(name.1..).and_then(|rest| TITLES_AFTER.longest(rest));
    Mention { office: behind.map(|title| (name.1, name.1 + title.len())), ..Mention::bare(name) }
}

/// A name of three characters is hardly anything else; one of two (安静, 洪流) may be a word and must do something.
fn stands_alone(text: &str, name: Range) -> bool {
    let printed = text.get(name.0..name.1).unwrap_or_default();
    if printed.chars().count() >= 3 {
        return true;
    }
    let before = text.get(..name.0).and_then(|before| before.chars().next_back());
    let after = text.get(name.1..).unwrap_or_default();
    let led = before.is_none_or(|c| !is_han(c) || "和与及由对向请让，".contains(c));
    let acts = VERBS.longest(after).is_some_and(|word| word.chars().count() >= 2);
    let listed = after.starts_with('、') && before == Some('、');
    let titled = TITLES_AFTER.begin(after);
    led && (acts || listed || titled || after.starts_with(['说', '称', '等', '对', '就', '向', '把', '在']))
}
