//! Where a name begins and ends.

use crate::vocabulary::office::{ADDRESSES, FOLLOWING, LEADING};
use crate::vocabulary::surname::{is_word, surname};
use crate::vocabulary::{Characters, Words};
use baoku_archive::text::is_han;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// What may follow a name at once.
pub(super) static VERBS: LazyLock<Words> = LazyLock::new(|| Words::of(FOLLOWING));

/// What photographers and writers do, behind a name and before a mark only: （王平摄）.
const SIGNED: &[char] = &['摄', '攝', '文', '图', '圖', '绘', '作', '编', '撰', '辑', '书'];

/// Characters that hardly stand in a given name.
static NOT_GIVEN: LazyLock<Characters> = LazyLock::new(|| {
    let list =
        "的了是在会个各该此其与及或们这那区镇省委局部席员者于向和对就从以等将被把给让也还又不没任记就说称摄攝讯副携这";
    Characters::of(list.chars())
});

/// Of these some end a name where marks stand on both sides of it: 李建和, 黄大从.
const AT_THE_END: &str = "和从任";

/// Of these some stand in the middle of a name.
const IN_THE_MIDDLE: &str = "于向和从以其与";

/// Whether what stands behind a family name is a verb or a title: 局长王介绍, 王老师.
fn is_other_word(given: &str) -> bool {
    let whole = |word: Option<&str>| word.is_some_and(|word| word.len() == given.len());
    given.chars().count() > 1 && (whole(VERBS.longest(given)) || whole(ADDRESS.longest(given)))
}

/// What officers are, behind a whole name.
static RANK: LazyLock<Words> = LazyLock::new(|| Words::of("元帅 大将 上将 中将 少将 大校 上校 中校 少校"));

/// How people are addressed behind their family name.
static ADDRESS: LazyLock<Words> = LazyLock::new(|| Words::of(ADDRESSES));

/// Verbs of one character that may as well end a name: 正, 先, 合 in 何加正 and 李耀先.
const IN_NAMES: &str = "正先合云动用率签现获安同为向由";

/// The name a text begins with, in bytes, if it is plain where it ends.
pub(super) fn name_at(text: &str) -> Option<usize> {
    name_shown(text).map(|(end, _)| end)
}

/// As [`name_at`], with whether a mark shows where it ends.
pub(super) fn name_shown(text: &str) -> Option<(usize, bool)> {
    let family = surname(text).filter(|_| !is_word(text))?;
    let bounds: Vec<usize> =
        text.char_indices().take(family.characters + 3).map(|(at, _)| at).chain([text.len()]).collect();
    let end = |characters: usize| bounds.get(characters).copied();
    let (short, long) = (end(family.characters + 1), end(family.characters + 2));
    let fits = |end: Option<usize>| -> Option<(usize, bool)> {
        let end = end?;
        let first = text.chars().take(family.characters).map(char::len_utf8).sum::<usize>();
        let given = text.get(first..end)?;
        let after = text.get(end..)?;
        let marked = ends_a_name(after);
        let verb_after = VERBS.longest(after).map(|word| word.chars().count());
        // 刘于小朋友 is no name, 刘于朋出席 is one: a mark or a whole verb has to stand behind.
        let sure = !family.everyday && (marked || verb_after.is_some_and(|length| length >= 2));
        let middle = |at: usize, c: char| sure && at == 0 && given.chars().count() == 2 && IN_THE_MIDDLE.contains(c);
        let fits = |(at, c): (usize, char)| is_han(c) && (!NOT_GIVEN.has(c) || middle(at, c));
        let plain = !given.is_empty() && given.chars().enumerate().all(fits);
        // 向毛主席提出: an everyday word, and somebody else's family name.
        let addressed = family.everyday && surname(given).is_some() && ADDRESS.begin(after);
        // With a family name that is an everyday word only a mark or a whole verb shows a name.
        let shown = marked || verb_after.is_some_and(|length| !family.everyday || length >= 2);
        (plain && !addressed && !is_other_word(given) && shown).then_some((end, marked))
    };
    match (fits(short), fits(long)) {
        (Some(_), Some((long, true))) => Some((long, true)),
        // 王平作报告: the shorter name and a verb, unless the third character begins no verb.
        (Some((short, marked)), Some((long, _))) => {
            // 王大有上将: what follows the longer name is how people are addressed, nothing that 有 is done to.
            if text.get(long..).is_some_and(|after| RANK.begin(after)) {
                return Some((long, false));
            }
            let third = text.get(short..).unwrap_or_default();
            let verb = VERBS.longest(third).unwrap_or_default();
            let in_name = verb.chars().count() == 1 && IN_NAMES.contains(verb);
            Some(if verb.is_empty() || in_name { (long, false) } else { (short, marked) })
        }
        (found, None) | (None, found) => found,
    }
}

/// Whether a name ends before this: at the end, a mark, a figure, or the word of whoever signs with it.
pub(super) fn ends_a_name(after: &str) -> bool {
    let marked = |text: &str| text.chars().next().is_none_or(|c| !is_han(c) && !c.is_alphabetic() && c != '·');
    let signed = || after.strip_prefix(SIGNED).is_some_and(marked);
    marked(after) || signed()
}

/// The name a text ends with, in bytes from its beginning: for 王小明同志.
pub(super) fn name_before(text: &str) -> Option<usize> {
    let name = |characters: usize| -> Option<usize> {
        let start = starts_of(text).nth(characters - 1)?;
        let candidate = text.get(start..)?;
        let family = surname(candidate).filter(|family| family.characters < characters && !is_word(candidate))?;
        (is_given(candidate) && !family.everyday).then_some(start)
    };
    name(3).or_else(|| name(2)).or_else(|| name(4))
}

/// Where the last characters of a text begin, the last one first.
pub(super) fn starts_of(text: &str) -> impl Iterator<Item = usize> + '_ {
    text.char_indices().rev().map(|(at, _)| at).take(6)
}

/// Whether this is a family name and a given name of one or two characters and nothing else, and no word.
pub(super) fn is_given(name: &str) -> bool {
    let Some(family) = surname(name).filter(|_| !is_word(name)) else { return false };
    let given = name.char_indices().nth(family.characters).and_then(|(at, _)| name.get(at..)).unwrap_or_default();
    let plain = given.chars().all(|c| is_han(c) && !NOT_GIVEN.has(c));
    (1..=2).contains(&given.chars().count()) && plain && !is_other_word(given)
}

/// As [`is_given`], for a name that is proved only by its neighbours: the family name must not be an everyday word.
pub(super) fn whole_name(name: &str) -> bool {
    let last = name.chars().next_back().filter(|c| AT_THE_END.contains(*c)).map_or(0, char::len_utf8);
    let given = name.get(..name.len() - last).filter(|most| last == 0 || most.chars().count() == 2);
    given.is_some_and(is_given) && surname(name).is_some_and(|family| !family.everyday)
}

/// Whether a name may begin behind this: at the beginning, a mark, or a word that leads in a person.
pub(super) fn begins_a_name(before: &str) -> bool {
    before.chars().next_back().is_none_or(|c| !is_han(c) && !c.is_alphanumeric()) || LEADS_IN.end(before)
}

/// Words that lead in a person.
static LEADS_IN: LazyLock<Words> = LazyLock::new(|| Words::of(LEADING));

/// The names introduced so far, by their first two characters.
#[derive(Debug, Default)]
pub(super) struct Known {
    names: BTreeMap<(char, char), Vec<String>>,
    first: Characters,
    second: Characters,
}

impl Known {
    /// Remembers a name.
    pub(super) fn add(&mut self, name: &str) {
        let Some(two) = first_two(name) else { return };
        self.first.add(two.0);
        self.second.add(two.1);
        let names = self.names.entry(two).or_default();
        if !names.iter().any(|known| known == name) {
            names.push(name.to_owned());
            // The longest first, so that 王平安 is not taken for 王平.
            names.sort_by(|a, b| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
        }
    }

    /// Whether a known name begins with this character.
    pub(super) fn begins(&self, c: char) -> bool {
        self.first.has(c)
    }

    /// The known name a text begins with, in bytes.
    pub(super) fn at(&self, text: &str) -> Option<usize> {
        let two = first_two(text).filter(|(_, second)| self.second.has(*second))?;
        self.names.get(&two)?.iter().find(|name| text.starts_with(name.as_str())).map(String::len)
    }
}

fn first_two(text: &str) -> Option<(char, char)> {
    let mut characters = text.chars();
    characters.next().zip(characters.next())
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
