//! Names in a text: behind titles, in lists behind titles, before 同志, in appointments, and known ones again.

use super::names::{Known, VERBS, name_at, name_before};
use crate::vocabulary::office::{BODIES, PEOPLE, TITLES};
use crate::vocabulary::{Characters, Words};
use baoku_archive::text::is_han;
use std::sync::LazyLock;

static TITLE_ENDS: LazyLock<Words> = LazyLock::new(|| Words::of(TITLES));
static PEOPLE_ENDS: LazyLock<Words> = LazyLock::new(|| Words::of(PEOPLE));
static BODY_ENDS: LazyLock<Words> = LazyLock::new(|| Words::of(BODIES));
static APPOINTMENT_ENDS: LazyLock<Words> =
    LazyLock::new(|| Words::of("补选 选举 任命 推选 增补 聘任 补选了 选举了 任命了 聘任了"));

/// The last characters of all that may introduce a name.
static MAY_INTRODUCE: LazyLock<Characters> = LazyLock::new(|| {
    let lists = [&*TITLE_ENDS, &*PEOPLE_ENDS, &*APPOINTMENT_ENDS];
    Characters::of(lists.into_iter().flat_map(Words::last_characters).chain(['志']))
});

/// A half-open range of bytes in a text.
type Range = (usize, usize);

/// A person named in a text, in bytes of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Mention {
    pub(super) name: Range,
    pub(super) office: Option<Range>,
    pub(super) organisation: Option<Range>,
}

impl Mention {
    fn bare(name: Range) -> Mention {
        Mention { name, office: None, organisation: None }
    }

    /// Name, office and body together. In a list of names behind one office the later ones stand apart from it.
    pub(super) fn raw(&self) -> Range {
        let parts = [Some(self.name), self.office, self.organisation];
        let start = parts.iter().flatten().map(|range| range.0).min().unwrap_or(self.name.0);
        let end = parts.iter().flatten().map(|range| range.1).max().unwrap_or(self.name.1);
        (start, end)
    }
}

/// The names a text introduces, in order.
pub(super) fn introduced(text: &str) -> Vec<Mention> {
    let mut found: Vec<Mention> = Vec::new();
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        if !MAY_INTRODUCE.has(c) || found.last().is_some_and(|last| end <= last.name.1) {
            continue;
        }
        let before = text.get(..end).unwrap_or_default();
        if let Some(title) = TITLE_ENDS.longest_end(before) {
            // 书记处书记: only the last of several titles that touch has a name behind it.
            let (office, organisation) = office(text, end - title.len());
            names_behind(text, end, Some((office.0.min(end - title.len()), end)), organisation, &mut found);
        } else if PEOPLE_ENDS.longest_end(before).is_some() {
            let name = name_at(text.get(end..).unwrap_or_default()).map(|length| (end, end + length));
            let long = name.filter(|name| text.get(name.0..name.1).is_some_and(|name| name.chars().count() >= 3));
            // 居民 and a name; 居民区 and 居民委员会 are no people.
            found.extend(long.map(Mention::bare));
        } else if before.ends_with("同志") {
            let name = before.strip_suffix("同志").and_then(|rest| Some((name_before(rest)?, rest.len())));
            found.extend(name.filter(|name| is_free(&found, *name)).map(Mention::bare));
        } else if APPOINTMENT_ENDS.longest_end(before).is_some() {
            appointed(text, end, &mut found);
        }
    }
    found
}

/// Whether a name overlaps none of the mentions, which are in order.
fn is_free(found: &[Mention], name: Range) -> bool {
    let after = found.partition_point(|mention| mention.name.0 < name.1);
    after.checked_sub(1).and_then(|last| found.get(last)).is_none_or(|mention| mention.name.1 <= name.0)
}

/// One name, or a list of names parted by 、 or 和, behind an office.
fn names_behind(
    text: &str,
    mut at: usize,
    office: Option<Range>,
    organisation: Option<Range>,
    found: &mut Vec<Mention>,
) {
    let space = text.get(at..).unwrap_or_default();
    at += space.len() - space.trim_start_matches([' ', '\u{3000}', '：', ':']).len();
    let mut first = true;
    while let Some(length) = text.get(at..).and_then(name_at) {
        let name = (at, at + length);
        if first {
            found.push(Mention { name, office, organisation });
        } else {
            // 副镇长王平、殷晖: the office is printed once for both.
            found.push(Mention { name, office, organisation: None });
        }
        first = false;
        at = name.1;
        let rest = text.get(at..).unwrap_or_default();
        match rest.chars().next().filter(|c| matches!(c, '、' | '和')) {
            Some(mark) => at += mark.len_utf8(),
            None => return,
        }
    }
}

/// Where the offices before a name begin, and the body they belong to. `title` is where the last title begins.
fn office(text: &str, title: usize) -> (Range, Option<Range>) {
    let mut start = title;
    let mut body = organisation(text, start);
    // 党委副书记、镇长: all titles joined by 、 or 兼 are this person's.
    for _ in 0..4 {
        let from = body.map_or(start, |body| body.0);
        let before = text.get(..from).unwrap_or_default();
        let Some(mark) = before.chars().next_back().filter(|c| matches!(c, '、' | '兼')) else { break };
        let joined = before.strip_suffix(mark).unwrap_or_default();
        let Some(title) = TITLE_ENDS.longest_end(joined) else { break };
        start = joined.len() - title.len();
        body = organisation(text, start);
    }
    match body {
        // A single character (镇, 区) names no body by itself; it belongs to the office.
        Some(body) if text.get(body.0..body.1).is_some_and(|name| name.chars().count() < 2) => ((body.0, start), None),
        other => ((start, start), other),
    }
}

/// The body named right before `end`.
fn organisation(text: &str, end: usize) -> Option<Range> {
    let before = text.get(..end)?;
    BODY_ENDS.longest_end(before)?;
    let mut start = end;
    for (at, c) in before.char_indices().rev().take(LONGEST_BODY) {
        if !(is_han(c) || c.is_ascii_alphanumeric()) || "的了由和与及请让使对向在为是把被将从以到给等、".contains(c)
        {
            break;
        }
        start = at;
    }
    let name = text.get(start..end)?;
    // Verbs before a body: 会见区委…, 欢迎镇长….
    let lead = ["会见", "欢迎", "邀请", "陪同", "感谢", "随后", "会上", "中共", "选举", "听取"]
        .iter()
        .find(|word| name.starts_with(**word));
    let start = start + lead.map_or(0, |word| word.len());
    (start < end).then_some((start, end))
}

/// A body's name is at most so many characters. Up: half a sentence becomes a body.
const LONGEST_BODY: usize = 18;

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
    let from = end + link.len();
    let clause = text.get(from..).unwrap_or_default();
    let clause = clause.get(..clause.find(|c: char| !is_han(c)).unwrap_or(clause.len())).unwrap_or_default();
    let Some(title) = TITLE_ENDS.longest_end(clause) else { return };
    let office = (from + clause.len() - title.len(), from + clause.len());
    let body = (from < office.0).then_some((from, office.0));
    found.extend(names.into_iter().map(|name| Mention { name, office: Some(office), organisation: body }));
}

/// All mentions of a text in order: the introduced ones, and known names that stand there without an office.
pub(super) fn repeated(text: &str, introduced: Vec<Mention>, known: &Known) -> Vec<Mention> {
    let mut all = introduced;
    all.sort_by_key(|mention| mention.name);
    let mut bare = Vec::new();
    let mut skip = 0;
    for (at, _) in text.char_indices() {
        if at < skip {
            continue;
        }
        let rest = text.get(at..).unwrap_or_default();
        let Some(length) = known.at(rest) else { continue };
        let name = (at, at + length);
        if is_free(&all, name) && stands_alone(text, name) {
            bare.push(Mention::bare(name));
            skip = name.1;
        }
    }
    all.extend(bare);
    all.sort_by_key(|mention| mention.name);
    all
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
    led && (acts || listed || after.starts_with(['说', '称', '等', '对', '就', '向', '把', '在']))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn people(text: &str) -> Vec<String> {
        let show = |range: Option<Range>| range.and_then(|range| text.get(range.0..range.1)).unwrap_or("-").to_owned();
        introduced(text)
            .iter()
            .map(|mention| {
                format!("{} {} {}", show(Some(mention.name)), show(mention.office), show(mention.organisation))
            })
            .collect()
    }

    #[test]
    fn offices_and_bodies_are_cut_before_the_name() {
        assert_eq!(people("随后，江口镇镇长王炜向大会报告"), ["王炜 镇长 江口镇"]);
        assert_eq!(people("镇党委书记卞小清指出"), ["卞小清 镇党委书记 -"]);
        assert_eq!(people("镇党委书记卞小清最后讲话"), ["卞小清 镇党委书记 -"]);
        assert_eq!(people("区委宣传部副部长、区文旅局局长刘小朋出席"), ["刘小朋 副部长、区文旅局局长 区委宣传部"]);
        assert_eq!(people("江口镇党委副书记、镇长蒋小萍主持"), ["蒋小萍 党委副书记、镇长 江口镇"]);
    }

    #[test]
    fn one_office_may_have_several_names() {
        assert_eq!(people("副镇长王平、殷晖参加"), ["王平 副镇长 -", "殷晖 副镇长 -"]);
        assert_eq!(people("大会补选沈小懿、徐盛为江口镇副镇长。"), ["沈小懿 副镇长 江口镇", "徐盛 副镇长 江口镇"]);
    }

    #[test]
    fn comrades_and_residents_have_no_office() {
        assert_eq!(people("通过了孙小芳同志的报告"), ["孙小芳 - -"]);
        assert_eq!(people("居民王小明说，路好走了"), ["王小明 - -"]);
    }

    #[test]
    fn titles_without_a_name_give_nobody() {
        for text in [
            "党组织书记和代表",
            "书记向大会作报告",
            "负责人高质量完成",
            "市长江大桥，",
            "有关部门负责同志",
            "各居民区书记、居委会主任参加",
        ] {
            assert_eq!(people(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn a_known_name_is_found_again_unless_it_is_a_word() {
        let text = "秘书长安静，书记卞小清到会。卞小清指出，环境安静，安静表示同意。";
        let mut known = Known::default();
        let first = introduced(text);
        first.iter().for_each(|mention| known.add(&text[mention.name.0..mention.name.1]));
        let names: Vec<&str> =
            repeated(text, first, &known).iter().map(|mention| &text[mention.name.0..mention.name.1]).collect();
        assert_eq!(names, ["安静", "卞小清", "卞小清", "安静"]);
    }
}
