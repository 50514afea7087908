//! What may be meant while somebody types: names and headlines by how they begin, by pinyin and by its initials; and
//! names that sound or look like one that nobody has.
//!
//! All of it was made at the build: a small archive has one file, a large one a file for every few first characters.
//! Knows nothing of questions.

use crate::archive::Archive;
use crate::index::library::Library;
use crate::index::shards::{Kind, Sheet, table_of};
use crate::text::Folding;
use std::rc::Rc;

/// A headline, among the kinds of names that [`crate::facts`] has.
pub const HEADLINE: u32 = 4;

/// So many of each kind are suggested before the next kind has its turn. Up: people crowd out the rest; down: somebody
/// of a frequent family name is typed to the end.
const OF_A_KIND: usize = 3;

/// So many names that sound or look alike are told of at most.
pub(crate) const MOST_ALIKE: usize = 4;

/// Something that may be meant.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Suggestion {
    /// What it is: one of the kinds of [`crate::facts`], or [`HEADLINE`].
    pub kind: u32,
    /// What it is called.
    pub name: String,
    /// Its syllables in pinyin, parted by spaces; empty where nobody knows.
    pub sound: String,
    /// A headline's article's id; of a name how many articles have it.
    pub detail: String,
}

/// A file of suggestions.
struct Suggestions {
    /// By kind, those in the most articles first.
    all: Vec<Suggestion>,
    /// What makes characters that sound alike the same, and what those that look alike.
    alike: [Folding; 2],
}

/// A sheet of suggestions, by kind, and groups of characters that sound or look alike.
#[must_use]
pub fn to_sheet(at: u32, all: &[Suggestion], alike: [String; 2]) -> Sheet {
    let count = |kind| all.iter().filter(|one| one.kind == kind).count() as u32;
    let mut words: Vec<String> = alike.into();
    words.extend(all.iter().flat_map(|one| [one.name.clone(), one.sound.clone(), one.detail.clone()]));
    Sheet::new(at, (0..=HEADLINE).map(count).collect(), words)
}

fn from_sheet(sheet: Sheet) -> Option<Suggestions> {
    let mut words = sheet.words.into_iter();
    let alike = [Folding::new(&words.next()?), Folding::new(&words.next()?)];
    let mut all = Vec::new();
    for (kind, count) in (0..).zip(sheet.numbers) {
        for _ in 0..count {
            all.push(Suggestion { kind, name: words.next()?, sound: words.next()?, detail: words.next()? });
        }
    }
    Some(Suggestions { all, alike })
}

impl Archive {
    /// The file of what begins with a character; `None` inside where there is none.
    fn suggestions(&self, begins: &str) -> Option<Option<Rc<Suggestions>>> {
        let sharded = self.library().map(Library::sharded);
        let (kind, number) = match (sharded, &self.manifest().suggestions) {
            (Some(sharded), _) if sharded.suggestions > 0 => {
                let number = if begins.is_empty() { 0 } else { 1 + table_of(begins, sharded.suggestions) };
                (Kind::Suggestions, number)
            }
            (None, Some(_)) => (Kind::Named, self.manifest().shards.len() as u32 + 2),
            _ => return Some(None),
        };
        self.files().sheet(kind, number, &from_sheet).map(Some)
    }

    /// Takes the names that an archive loaded whole knows, in its facts and its suggestions; says whether both are here.
    #[must_use]
    pub fn take_known(&self) -> bool {
        self.take_facts() & self.suggestions("").is_some()
    }

    /// At most so many of what words may be the beginning of.
    #[must_use]
    pub fn take_suggestions(&self, typed: &str, most: usize) -> Option<Vec<Suggestion>> {
        let folding = self.folding();
        let typed = folding.fold_text(typed);
        let Some(first) = typed.chars().next() else { return Some(Vec::new()) };
        let Some(file) = self.suggestions(&first.to_string())? else { return Some(Vec::new()) };
        let letters = typed.replace(' ', "");
        let mut found: Vec<Suggestion> = Vec::new();
        for one in &file.all {
            let of_kind = found.iter().filter(|other| other.kind == one.kind).count();
            let has_room = found.len() < most && (one.kind == HEADLINE || of_kind < OF_A_KIND);
            if has_room && (sounds_so(&letters, &one.sound) || folding.fold_text(&one.name).starts_with(&typed)) {
                found.push(one.clone());
            }
        }
        Some(found)
    }

    /// The names of people that sound or look like one.
    #[must_use]
    pub fn take_alike(&self, name: &str) -> Option<Vec<String>> {
        let folding = self.folding();
        let name = folding.fold_text(name);
        let Some(first) = name.chars().next() else { return Some(Vec::new()) };
        let Some(file) = self.suggestions(&first.to_string())? else { return Some(Vec::new()) };
        // Few words are as long as a name that begins so: the tables of a large archive are a file by themselves.
        let people = file.all.iter().filter(|one| one.kind == crate::facts::PERSON && one.name.len() == name.len());
        if people.clone().next().is_none() {
            return Some(Vec::new());
        }
        let Some(tables) = self.suggestions("")? else { return Some(Vec::new()) };
        let is_alike = |one: &&Suggestion| {
            let known = folding.fold_text(&one.name);
            known != name && tables.alike.iter().any(|alike| alike.fold_text(&known) == alike.fold_text(&name))
        };
        Some(people.filter(is_alike).map(|one| one.name.clone()).collect())
    }
}

/// Whether letters begin some syllables, each of them whole or as its initial: `bxq`, `bianxq` and `bianx` all begin
/// `bian xiao qing`.
fn sounds_so(letters: &str, syllables: &str) -> bool {
    // What may be left of the letters: few ways, however many syllables.
    let mut left = vec![letters];
    for syllable in syllables.split(' ') {
        let mut after = Vec::new();
        for letters in left {
            if syllable.starts_with(letters) {
                return true;
            }
            for part in [syllable, syllable.get(..1).unwrap_or_default()] {
                after.extend(letters.strip_prefix(part).filter(|rest| !part.is_empty() && !after.contains(rest)));
            }
        }
        left = after;
    }
    false
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::archive::tests::{bundle_of, opened};

    pub(crate) fn one(kind: u32, name: &str, sound: &str, detail: &str) -> Suggestion {
        Suggestion { kind, name: name.into(), sound: sound.into(), detail: detail.into() }
    }

    fn archive(all: &[Suggestion]) -> Archive {
        archive_of("标题\n正文", all)
    }

    /// An archive of one issue with these suggestions.
    pub(crate) fn archive_of(text: &str, all: &[Suggestion]) -> Archive {
        let mut files = bundle_of(&[("aaaaaaaa", "", text)], &[]);
        let alike = ["伟炜玮 平苹".to_string(), "王玉 未末".to_string()];
        let sheet = to_sheet(3, all, alike);
        files.insert("suggested".into(), serde_json::to_string(&sheet).unwrap());
        let manifest = files["manifest"].replacen('{', "{\"suggestions\":\"suggested\",", 1);
        files.insert("manifest".into(), manifest);
        let (archive, failed) = opened(files);
        assert!(failed.is_empty(), "{failed:?}");
        archive
    }

    fn taken<T>(archive: &Archive, mut take: impl FnMut(&Archive) -> Option<T>) -> T {
        let mut taken = None;
        let failed = futures::executor::block_on(archive.settle(&mut || {
            taken = take(archive);
            crate::source::Step::when(taken.is_some())
        }));
        assert!(failed.is_empty(), "{failed:?}");
        taken.unwrap()
    }

    #[test]
    fn syllables_begin_whole_or_with_their_initials() {
        for letters in ["b", "bx", "bxq", "bian", "bianx", "bianxq", "bianxiaoqing", "bxiaoq"] {
            assert!(sounds_so(letters, "bian xiao qing"), "{letters}");
        }
        for letters in ["x", "bq", "biaq", "bianxiaoqingx", "bxqq"] {
            assert!(!sounds_so(letters, "bian xiao qing"), "{letters}");
        }
        assert!(!sounds_so("a", ""));
        for syllable in ["a ", "aa "] {
            assert!(!sounds_so(&"a".repeat(200), &syllable.repeat(99)));
        }
    }

    #[test]
    fn names_are_suggested_by_their_beginning_their_pinyin_and_its_initials() {
        let archive = archive(&[
            one(0, "卞晓清", "bian xiao qing", "3"),
            one(0, "卞平", "bian ping", "1"),
            one(2, "滨江路", "bin jiang lu", "2"),
            one(HEADLINE, "滨江路通车", "bin jiang lu tong che", "aaaaaaaa-1"),
        ]);
        let names = |typed: &str| -> Vec<String> {
            taken(&archive, |archive| archive.take_suggestions(typed, 8)).into_iter().map(|one| one.name).collect()
        };
        assert_eq!(names("卞"), ["卞晓清", "卞平"]);
        assert_eq!(names("BXQ"), ["卞晓清"]);
        assert_eq!(names("bian p"), ["卞平"]);
        assert_eq!(names("bj"), ["滨江路", "滨江路通车"]);
        assert_eq!(names("滨江路通"), ["滨江路通车"]);
        assert_eq!(names(" "), [""; 0]);
        assert_eq!(names("电梯"), [""; 0]);
    }

    #[test]
    fn no_kind_crowds_out_the_others() {
        let mut all: Vec<Suggestion> = (0..9).map(|at| one(0, &format!("王{at}"), "wang", "1")).collect();
        all.push(one(3, "王家门大讲堂", "wang jia men da jiang tang", "2"));
        let archive = archive(&all);
        let found = taken(&archive, |archive| archive.take_suggestions("w", 8));
        assert_eq!(found.iter().map(|one| one.kind).collect::<Vec<_>>(), [0, 0, 0, 3]);
    }

    #[test]
    fn a_name_that_nobody_has_leads_to_those_that_sound_or_look_like_it() {
        let archive = archive(&[one(0, "王伟", "wang wei", "3"), one(0, "李未", "li wei", "1")]);
        let alike = |name: &str| taken(&archive, |archive| archive.take_alike(name));
        assert_eq!(alike("王炜"), ["王伟"]);
        assert_eq!(alike("玉伟"), ["王伟"]);
        assert_eq!(alike("李末"), ["李未"]);
        assert_eq!(alike("王伟"), [""; 0]);
        assert_eq!(alike("王平"), [""; 0]);
    }

    #[test]
    fn an_archive_without_suggestions_has_none() {
        let (archive, _) = opened(bundle_of(&[("aaaaaaaa", "", "标题")], &[]));
        assert_eq!(archive.take_suggestions("标", 8), Some(Vec::new()));
        assert_eq!(archive.take_alike("标题"), Some(Vec::new()));
    }
}
