//! Bodies and places by how their names end, from where a word, a mark or another kind of character stands before them.
//!
//! Precise rather than many; a name that could be any of its kind (各居民区, 先进小区) is none.

use super::figures::Range;
use crate::people::titles::TITLE_ENDS;
use crate::vocabulary::named::{BEFORE_NAMES, BODY_NAMES, NO_ROADS, PLACE_NAMES, ROADS, SHORT_BODIES, SORT_OF};
use crate::vocabulary::{Characters, Words, starts_with_any};
use baoku_archive::text::is_han;
use std::collections::BTreeMap;
use std::sync::LazyLock;

static BODIES: LazyLock<Words> = LazyLock::new(|| Words::of(BODY_NAMES));
static SHORT: LazyLock<Words> = LazyLock::new(|| Words::of(SHORT_BODIES));
static PLACES: LazyLock<Words> = LazyLock::new(|| Words::of(PLACE_NAMES));
static COMMON: LazyLock<Words> = LazyLock::new(|| Words::of(ROADS));
static OTHERS: LazyLock<Words> = LazyLock::new(|| Words::of(NO_ROADS));
static SORTS: LazyLock<Words> = LazyLock::new(|| Words::of(SORT_OF));
static LEADS: LazyLock<Words> = LazyLock::new(|| Words::of(BEFORE_NAMES));
static LAST: LazyLock<Characters> =
    LazyLock::new(|| Characters::of([&*BODIES, &*SHORT, &*PLACES].into_iter().flat_map(Words::last_characters)));

/// Characters of places that stand for a whole name in its short form: 镇党委.
pub(super) const LEVELS: &[char] = &['镇', '区', '市', '县', '乡', '省'];

/// What bears a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum NamedKind {
    /// A body, a firm, an office of the administration.
    Organisation,
    /// A road, a quarter, a square.
    Place,
    /// An undertaking or a set phrase.
    Programme,
}

/// A name has at most so many characters. Up: half a sentence becomes a name.
const LONGEST: usize = 18;

/// Every body and place named in a text, in order, none overlapping.
pub(super) fn scan(text: &str) -> Vec<(NamedKind, Range)> {
    let mut found: Vec<(NamedKind, Range)> = Vec::new();
    for (at, c) in text.char_indices() {
        if !LAST.has(c) {
            continue;
        }
        let end = at + c.len_utf8();
        let before = text.get(..end).unwrap_or_default();
        let body = BODIES.longest_end(before).or_else(|| SHORT.longest_end(before));
        let place = PLACES.longest_end(before);
        let (kind, ending) = match (body, place) {
            (Some(body), place) if place.is_none_or(|place| place.len() < body.len()) => {
                (NamedKind::Organisation, body)
            }
            (_, Some(place)) => (NamedKind::Place, place),
            _ => continue,
        };
        if let Some(range) = name(text, end, ending) {
            // 社区卫生服务中心 lies in 江口社区卫生服务中心: the longer name counts.
            while found.last().is_some_and(|(_, last)| last.0 >= range.0) {
                found.pop();
            }
            if found.last().is_none_or(|(_, last)| last.1 <= range.0) {
                found.push((kind, range));
            }
        }
    }
    found
}

/// The name that ends here with this ending.
fn name(text: &str, end: usize, ending: &str) -> Option<Range> {
    let stem = end - ending.len();
    let start = begins(text, stem);
    let lead = text.get(start..stem)?;
    let rest = text.get(end..)?;
    let characters = lead.chars().count();
    // 33个居民区 are many.
    let counted = lead.starts_with(|c: char| c.is_ascii_digit());
    let whole = ends_at_level(ending) || ending.ends_with('办') && ending.chars().count() > 2;
    if characters == 0 && !whole || counted || SORTS.begin(text.get(start..end)?) {
        return None;
    }
    // 镇党委书记 is an office, 路线 is no road, 市场监管所 goes on.
    if starts_with_any(rest, TITLES_BEHIND) {
        return None;
    }
    if SHORT.longest(ending).is_some_and(|word| word.len() == ending.len()) {
        let level = |c: char| LEVELS.contains(&c);
        let placed = lead.ends_with(level) || lead.ends_with("街道") || characters == 0;
        return (placed && (characters == 1 || characters >= 3 || characters == 0)).then_some((start, end));
    }
    if OTHERS.end(text.get(..end)?) {
        return None;
    }
    let common = COMMON.longest(ending).is_some_and(|word| word.len() == ending.len());
    let led = text.get(..start)?.chars().next_back().is_none_or(|c| !is_han(c)) || LEADS.end(text.get(..start)?);
    let behind = rest.chars().next();
    let ended = behind.is_none_or(|c| !is_han(c)) || starts_with_any(rest, BEHIND);
    let short = ending.chars().count() == 1;
    if characters == 0 {
        return Some((start, end));
    }
    let fits =
        if short { (2..=3).contains(&characters) } else { (2..=LONGEST).contains(&characters) || is_level(lead) };
    (fits && led && (!common || ended)).then_some((start, end))
}

/// What makes of a body's name the beginning of another word.
const TITLES_BEHIND: &str = "\
    织 书记 副书记 委员 主任 副主任 主席 副主席 成员 换届 线 灯 径 由 面 况 边 口 段 内 化 长 副 常委会 代表 工作 党建 系统 领导";

fn is_level(lead: &str) -> bool {
    let mut characters = lead.chars();
    characters.next().is_some_and(|c| LEVELS.contains(&c)) && characters.next().is_none()
}

/// 区委 and 市委 carry their place in the ending.
fn ends_at_level(ending: &str) -> bool {
    ending.starts_with(LEVELS)
}

/// Words that stand behind a whole name.
const BEHIND: &str = "\
    的 在 和 与 及 以及 等 于 由 为 是 举行 召开 举办 成功 顺利 开展 组织 主办 承办 联合 负责 参加 出席 获得 成立 揭牌 一带 沿线 附近 门口 上 交叉 至 到 \
    向 对 从 开 获 将 已 也 都 内 里 工作人员 有关 相关 党";

/// Characters that join words, and do not stand in a name.
static JOINING: LazyLock<Characters> =
    LazyLock::new(|| Characters::of("的了由和与及让使对向在为是把被将从以到给等着过各每该类".chars()));

/// Where a name whose ending begins here begins: behind a mark, another kind of character or a word that leads it in.
fn begins(text: &str, stem: usize) -> usize {
    let before = text.get(..stem).unwrap_or_default();
    let mut start = stem;
    for (at, c) in before.char_indices().rev().take(LONGEST) {
        if !(is_han(c) || c.is_ascii_alphanumeric()) || JOINING.has(c) {
            break;
        }
        let here = before.get(..start).unwrap_or_default();
        // 区委区政府 are two bodies.
        let ended = start < stem && SHORT.end(here);
        if ended || LEADS.longest_end(here).is_some_and(|word| word.chars().count() > 1) {
            break;
        }
        start = at;
    }
    // 镇长江口医院: a title before the name is a person's.
    let lead = text.get(start..stem).unwrap_or_default();
    let titled = lead.char_indices().skip(1).filter(|(at, _)| lead.get(..*at).is_some_and(|lead| TITLE_ENDS.end(lead)));
    titled.last().map_or(start, |(at, _)| start + at)
}

/// The town, district and city of a newspaper: the place of each level that is most of what it names of that level.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Home {
    places: Vec<(char, String)>,
}

/// How often texts name a place of each level.
#[derive(Debug, Clone, Default)]
pub(crate) struct Levels(BTreeMap<String, u32>);

impl Levels {
    /// Counts the places that a text names.
    pub(crate) fn add(&mut self, text: &str) {
        let characters: Vec<char> = std::iter::once('\n').chain(text.chars()).collect();
        for window in characters.windows(4) {
            let [before, first, second, level] = window else { continue };
            if !LEVELS.contains(level) {
                continue;
            }
            let plain = is_han(*first) && is_han(*second) && !is_sort(*second, *level);
            let led = !is_han(*before) || "在于为由从到与和及省市区县的对向、共".contains(*before);
            if plain && led {
                *self.0.entry([*first, *second, *level].iter().collect()).or_default() += 1;
            }
        }
    }

    /// Adds what was counted of other texts.
    pub(crate) fn join(&mut self, other: Levels) {
        for (place, more) in other.0 {
            *self.0.entry(place).or_default() += more;
        }
    }

    /// The places that are most of what is named of their level.
    pub(crate) fn home(&self) -> Home {
        let mut places = Vec::new();
        for level in LEVELS {
            let mut named: Vec<(&String, u32)> =
                self.0.iter().filter(|(name, _)| name.ends_with(*level)).map(|(name, count)| (name, *count)).collect();
            named.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(b.0)));
            let all: u32 = named.iter().map(|(_, count)| *count).sum();
            // In the paper of a whole country no town is meant by 镇.
            let first = named.first().filter(|(_, count)| *count >= 2 && 5 * count >= 3 * all);
            places.extend(first.map(|(name, _)| (*level, (*name).clone())));
        }
        Home { places }
    }
}

impl Home {
    /// Reads the places off texts.
    pub(super) fn of<'a>(texts: impl Iterator<Item = std::borrow::Cow<'a, str>>) -> Home {
        let mut levels = Levels::default();
        texts.for_each(|text| levels.add(&text));
        levels.home()
    }

    /// The town, or the next larger place that is known; empty when none is.
    #[must_use]
    pub fn town(&self) -> &str {
        self.places.first().map_or("", |(_, place)| place)
    }

    /// A name with the whole name of its place: 镇党委 is 江口镇党委 in a paper of that town.
    #[must_use]
    pub fn whole(&self, name: &str) -> String {
        let Some(first) = name.chars().next().filter(|c| LEVELS.contains(c)) else { return name.to_owned() };
        let place = self.places.iter().find(|(level, _)| *level == first);
        place.map_or_else(|| name.to_owned(), |(level, place)| format!("{place}{}", name.trim_start_matches(*level)))
    }
}

/// 居民区, 城市, 古镇: words for a kind of place, not names of one.
fn is_sort(before: char, level: char) -> bool {
    let sorts = match level {
        '区' => "民社小城地辖园街片院校景库战灾矿牧林治发新验税心点山禁",
        '市' => "城都门股上夜超集县省菜花大小",
        '镇' => "小古集乡城重县名区市村",
        '县' => "郊市各贫",
        '乡' => "家水城故同老下回思返异",
        _ => "外本各",
    };
    sorts.contains(before) || "全各本该此两多某同一二三四五六七八九十由在和与的为到".contains(before)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Vec<String> {
        let show = |(kind, range): (NamedKind, Range)| {
            let kind = if kind == NamedKind::Place { "at" } else { "by" };
            format!("{kind} {}", &text[range.0..range.1])
        };
        scan(text).into_iter().map(show).collect()
    }

    #[test]
    fn bodies_and_places_are_found_by_their_ends() {
        assert_eq!(names("活动由江口区体育局、柳园镇人民政府主办"), ["by 江口区体育局", "by 柳园镇人民政府"]);
        assert_eq!(names("在柳园购物中心举行"), ["at 柳园购物中心"]);
        assert_eq!(names("东一居民区和西二居民区"), ["at 东一居民区", "at 西二居民区"]);
        assert_eq!(names("联动柳园派出所，位于江口路上"), ["by 柳园派出所", "at 江口路"]);
        assert_eq!(names("按照镇党委、区政府的部署，区委、市委要求"), ["by 镇党委", "by 区政府", "by 区委", "by 市委"]);
        assert_eq!(names("上海柳园网络科技有限公司承办"), ["by 上海柳园网络科技有限公司"]);
    }

    #[test]
    fn what_could_be_any_of_its_kind_is_no_name() {
        for text in
            ["各居民区", "33个居民区", "镇党委书记", "沿街商铺", "道路两旁", "这条路", "精品小区建设", "思路决定出路"]
        {
            assert_eq!(names(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn a_short_form_is_whole_in_its_town() {
        let texts = ["柳园镇召开大会，柳园镇党委、长乐区政府", "在柳园镇和长乐区，柳园镇"];
        let home = Home::of(texts.iter().map(|text| std::borrow::Cow::Borrowed(*text)));
        assert_eq!(home.whole("镇党委"), "柳园镇党委");
        assert_eq!(home.whole("市委"), "市委");
    }
}
