//! Where a name begins and ends.

use crate::vocabulary::office::FOLLOWING;
use crate::vocabulary::surname::{is_word, surname};
use crate::vocabulary::{Characters, Words};
use baoku_archive::text::is_han;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// What may follow a name at once.
pub(super) static VERBS: LazyLock<Words> = LazyLock::new(|| Words::of(FOLLOWING));

/// Characters that hardly stand in a given name.
const NOT_GIVEN: &str =
    "的了是在会个各该此其与及或们这那区镇委局部席员者于向和对就从以等将被把给让也还又不没任记就说称";

/// The name a text begins with, in bytes, if it is plain where it ends.
pub(super) fn name_at(text: &str) -> Option<usize> {
    let family = surname(text).filter(|_| !is_word(text))?;
    let bounds: Vec<usize> =
        text.char_indices().take(family.characters + 3).map(|(at, _)| at).chain([text.len()]).collect();
    let end = |characters: usize| bounds.get(characters).copied();
    let (short, long) = (end(family.characters + 1), end(family.characters + 2));
    let fits = |end: Option<usize>| -> Option<(usize, bool)> {
        let end = end?;
        let first = text.chars().take(family.characters).map(char::len_utf8).sum::<usize>();
        let given = text.get(first..end)?;
        let plain = !given.is_empty() && given.chars().all(|c| is_han(c) && !NOT_GIVEN.contains(c));
        let after = text.get(end..)?;
        let marked = after.chars().next().is_none_or(|c| !is_han(c) && !c.is_alphanumeric());
        let verb = VERBS.longest(after).map(|word| word.chars().count());
        // With a family name that is an everyday word only a mark or a whole verb shows a name.
        let shown = marked || verb.is_some_and(|length| !family.everyday || length >= 2);
        (plain && shown).then_some((end, marked))
    };
    match (fits(short), fits(long)) {
        (Some(_), Some((long, true))) => Some(long),
        // 王平作报告: the shorter name and a verb, unless the third character begins no verb.
        (Some((short, _)), Some((long, _))) => {
            let third = text.get(short..).unwrap_or_default();
            Some(if VERBS.begin(third) { short } else { long })
        }
        (Some((short, _)), None) => Some(short),
        (None, Some((long, _))) => Some(long),
        (None, None) => None,
    }
}

/// The name a text ends with, in bytes from its beginning: for 王小明同志.
pub(super) fn name_before(text: &str) -> Option<usize> {
    let starts: Vec<usize> = text.char_indices().rev().take(4).map(|(at, _)| at).collect();
    let name = |characters: usize| -> Option<usize> {
        let start = *starts.get(characters - 1)?;
        let candidate = text.get(start..)?;
        let family = surname(candidate).filter(|family| family.characters < characters && !is_word(candidate))?;
        let given = candidate.chars().skip(family.characters);
        let plain = given.clone().all(|c| is_han(c) && !NOT_GIVEN.contains(c)) && given.count() <= 2;
        (plain && !family.everyday).then_some(start)
    };
    name(3).or_else(|| name(2)).or_else(|| name(4))
}

/// The names introduced so far, by their first character.
#[derive(Debug, Default)]
pub(super) struct Known {
    names: BTreeMap<char, Vec<String>>,
    first: Characters,
}

impl Known {
    /// Remembers a name.
    pub(super) fn add(&mut self, name: &str) {
        let Some(first) = name.chars().next() else { return };
        self.first.add(first);
        let names = self.names.entry(first).or_default();
        if !names.iter().any(|known| known == name) {
            names.push(name.to_owned());
            // The longest first, so that 王平安 is not taken for 王平.
            names.sort_by(|a, b| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
        }
    }

    /// The known name a text begins with, in bytes.
    pub(super) fn at(&self, text: &str) -> Option<usize> {
        let first = text.chars().next().filter(|first| self.first.has(*first))?;
        self.names.get(&first)?.iter().find(|name| text.starts_with(name.as_str())).map(String::len)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<&str>) {
        assert_eq!(name_at(text).and_then(|end| text.get(..end)), expected, "{text}");
    }

    #[test]
    fn a_name_ends_at_a_mark_or_a_verb() {
        check("卞小清指出，", Some("卞小清"));
        check("王炜指出，", Some("王炜"));
        check("王平通报上半年", Some("王平"));
        check("王平、殷晖", Some("王平"));
        check("李为民主持", Some("李为民"));
        check("欧阳小明介绍", Some("欧阳小明"));
        check("范小凤", Some("范小凤"));
    }

    #[test]
    fn what_does_not_end_like_a_name_is_none() {
        for text in
            ["高质量发展", "华松居民区", "王者荣耀", "周三上午", "向大会作报告", "于会上指出", "班子成员", "江大桥，"]
        {
            check(text, None);
        }
    }
}
