//! What the search box suggests: names and headlines with their pinyin, and the characters that sound or look like those
//! of the archive's people. Written as `archive::suggest` reads it.
//!
//! Where the table of pronunciation is off (in a browser) nothing has a sound. Must not know how words are typed.

use crate::corpus::Corpus;
use crate::discrepancy::one_office_two_names::{LIKE, sound};
use baoku_archive::facts::{Facts, PERSON, PROGRAMME, mentions};
use baoku_archive::index::shards::{Sheet, table_of, tables_of};
use baoku_archive::suggest::{HEADLINE, Suggestion, to_sheet};
use baoku_archive::text::{Folding, fold_text, is_han};
use encoding_rs::GBK;
use std::collections::{BTreeMap, BTreeSet};

/// So many syllables of a headline are kept: nobody types more of them. Up: the files grow; down: headlines that begin
/// alike cannot be told apart by pinyin.
const MOST_SYLLABLES: usize = 10;
/// In a large archive so many names and so many headlines that begin with the same character or letter are suggested:
/// the most named, and the newest. Up: a letter's file grows by some twenty bytes a name, a hundred a headline; down:
/// somebody rarely named is found by searching only.
const MOST_NAMES: usize = 400;
const MOST_HEADLINES: usize = 100;

/// Family names that are read otherwise than the character by itself.
const FAMILIES: &[(&str, &str)] = &[
    ("单", "shan"),
    ("解", "xie"),
    ("仇", "qiu"),
    ("曾", "zeng"),
    ("区", "ou"),
    ("查", "zha"),
    ("朴", "piao"),
    ("盖", "ge"),
    ("尉迟", "yu"),
    ("翟", "zhai"),
    ("乐", "yue"),
    ("缪", "miao"),
    ("任", "ren"),
    ("冼", "xian"),
    ("覃", "qin"),
    ("种", "chong"),
    ("员", "yun"),
    ("黑", "he"),
    ("盛", "sheng"),
];

/// The syllables of a name, parted by spaces; empty where it has no Chinese character.
fn syllables(kind: u32, name: &str) -> String {
    let folded = fold_text(name);
    if !folded.chars().any(|c| sound(c).is_some()) {
        return String::new();
    }
    let family = FAMILIES.iter().find(|(family, _)| kind == PERSON && folded.starts_with(family));
    let spoken = folded.chars().enumerate().filter_map(|(at, c)| match sound(c) {
        _ if at == 0 && family.is_some() => family.map(|(_, sound)| (*sound).to_owned()),
        Some(sound) => Some(sound.replace('ü', "v")),
        None => c.is_ascii_alphanumeric().then(|| c.to_string()),
    });
    spoken.take(MOST_SYLLABLES).collect::<Vec<_>>().join(" ")
}

fn suggestion(kind: u32, name: &str, detail: String) -> Suggestion {
    Suggestion { kind, name: name.to_owned(), sound: syllables(kind, name), detail }
}

/// Groups of everyday characters that sound like one in somebody's name, and groups that look like one.
fn alike<'a>(people: impl Iterator<Item = &'a str>) -> [String; 2] {
    let named: BTreeSet<char> = people.flat_map(str::chars).collect();
    let mut sounds: BTreeMap<&str, String> = named.iter().filter_map(|c| Some((sound(*c)?, String::new()))).collect();
    let everyday = (0xb0..=0xf7u8).flat_map(|high| (0xa1..=0xfeu8).map(move |low| [high, low]));
    let everyday: Vec<char> = everyday.filter_map(|bytes| GBK.decode(&bytes).0.chars().next()).collect();
    let rare = named.iter().copied().filter(|c| is_han(*c) && !everyday.contains(c));
    for c in everyday.iter().copied().chain(rare) {
        if let Some(group) = sound(c).and_then(|sound| sounds.get_mut(sound)) {
            group.push(c);
        }
    }
    let sounds: Vec<String> = sounds.into_values().filter(|group| group.chars().count() > 1).collect();
    let looks: Vec<&str> = LIKE.iter().copied().filter(|group| group.chars().any(|c| named.contains(&c))).collect();
    [sounds.join(" "), looks.join(" ")]
}

/// The one file of an archive that is loaded whole, with this number: every name that is known and every headline.
/// `None` where there is nothing to suggest.
#[must_use]
pub fn whole(corpus: &Corpus, facts: &Facts, number: u32) -> Option<Sheet> {
    let mut all = Vec::new();
    let names = || facts.facts.iter().filter(|fact| fact.kind <= PROGRAMME);
    for name in names() {
        let at = name.at.first().map_or(&[][..], Vec::as_slice);
        let mut articles: Vec<u32> = mentions(at).iter().map(|mention| mention.article).collect();
        articles.dedup();
        all.push(suggestion(name.kind, name.word(0), articles.len().to_string()));
    }
    for part in corpus.parts.iter().rev() {
        for article in &part.text.articles {
            let id = article.id.clone().unwrap_or_else(|| format!("{}-{}", part.issue.key, article.line));
            if let Some(headline) = &article.headline {
                all.push(suggestion(HEADLINE, &part.text.source.join(&headline.pieces), id));
            }
        }
    }
    let people = names().filter(|name| name.kind == PERSON).map(|name| name.word(0));
    (!all.is_empty()).then(|| to_sheet(number, &all, alike(people)))
}

/// The files of a large archive, and of how many suggestions it follows which file one is in. `names` begin with the
/// most named, `headlines` (with their articles' ids) with the newest.
#[must_use]
pub fn divided<'a>(
    names: impl Iterator<Item = (u32, &'a str, u32)>,
    headlines: impl Iterator<Item = (&'a str, String)>,
    folding: &Folding,
) -> (Vec<Sheet>, u32) {
    let mut beginnings: BTreeMap<String, [Vec<Suggestion>; 2]> = BTreeMap::new();
    let mut people: Vec<&str> = Vec::new();
    let names = names.map(|(kind, name, articles)| (kind, name, articles.to_string()));
    for (kind, name, detail) in names.chain(headlines.map(|(title, id)| (HEADLINE, title, id))) {
        let one = suggestion(kind, name, detail);
        if kind == PERSON {
            people.push(name);
        }
        let written = folding.fold_text(name).chars().next().map(String::from);
        let spoken = one.sound.get(..1).map(str::to_owned).filter(|spoken| written.as_ref() != Some(spoken));
        let (at, most) = if kind == HEADLINE { (1, MOST_HEADLINES) } else { (0, MOST_NAMES) };
        for (first, sound) in [(written, ""), (spoken, one.sound.as_str())] {
            let Some(known) = first.map(|first| &mut beginnings.entry(first).or_default()[at]) else { continue };
            if known.len() < most {
                known.push(Suggestion { sound: sound.to_owned(), ..one.clone() });
            }
        }
    }
    if beginnings.is_empty() {
        return (Vec::new(), 0);
    }
    // So many that a file has a hundred and some.
    let count = 4 * beginnings.values().flatten().map(|all| all.len() as u32).sum::<u32>();
    let mut files: Vec<Vec<Suggestion>> = (0..tables_of(count)).map(|_| Vec::new()).collect();
    for (first, all) in beginnings {
        if let Some(file) = files.get_mut(table_of(&first, count) as usize) {
            file.extend(all.into_iter().flatten());
        }
    }
    let mut sheets = vec![to_sheet(0, &[], alike(people.into_iter()))];
    for (at, mut all) in (1..).zip(files) {
        // Those of a kind stand together; among them the most named first, the newest headline first.
        let articles = |one: &Suggestion| one.detail.parse::<u32>().ok().filter(|_| one.kind != HEADLINE);
        all.sort_by_key(|one| (one.kind, std::cmp::Reverse(articles(one))));
        sheets.push(to_sheet(at, &all, [String::new(), String::new()]));
    }
    (sheets, count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(feature = "dictionary")]
    #[test]
    fn names_are_spelled_as_they_are_said() {
        for (kind, name, expected) in [
            (PERSON, "卞晓清", "bian xiao qing"),
            (PERSON, "曾吕平", "zeng lv ping"),
            (HEADLINE, "曾经的ＫＴＶ", "ceng jing de k t v"),
            (PERSON, "Anna", ""),
        ] {
            assert_eq!(syllables(kind, name), expected, "{name}");
        }
    }

    #[cfg(feature = "dictionary")]
    #[test]
    fn characters_are_alike_where_somebody_is_named_with_them() {
        let [sounds, looks] = alike(["王伟", "李未"].into_iter());
        let sounds = Folding::new(&sounds);
        assert_eq!(sounds.fold_text("王炜"), sounds.fold_text("王伟"));
        assert_ne!(sounds.fold_text("清"), sounds.fold_text("青"), "nobody is called so");
        assert_eq!(looks, "未末 炜伟玮纬");
    }

    #[test]
    fn a_large_archive_has_a_file_for_what_begins_alike() {
        let folding = Folding::default();
        let names = (0..2000).map(|at| format!("{}某{at}", char::from_u32(0x5000 + at % 700).unwrap()));
        let names: Vec<String> = names.collect();
        let (sheets, count) = divided(
            names.iter().map(|name| (PERSON, name.as_str(), 3)),
            [("王家门大讲堂", "a-1".to_owned())].into_iter(),
            &folding,
        );
        assert_eq!(sheets.len() as u32, 1 + tables_of(count));
        for name in &names {
            let first: String = name.chars().take(1).collect();
            let sheet = &sheets[1 + table_of(&first, count) as usize];
            assert!(sheet.words.contains(name), "{name}");
        }
        assert_eq!(divided(std::iter::empty(), std::iter::empty(), &folding).1, 0);
    }
}
