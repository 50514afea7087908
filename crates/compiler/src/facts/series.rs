//! Events that come again, by the shape of their names: a year or a number, and what is held.
//!
//! 2022年学习讨论会 and 2023年学习讨论会 are one series. A year between that is not in the archive is missing from the
//! archive; whether the event was held then is not known.
//!
//! One meeting may be two events (2021年表彰大会暨2022年动员部署会): each comes again by itself, so each stands in its own
//! series. What has no year of its own (2022年表彰大会暨动员部署会) is of that year in a series that is known without it,
//! and makes none alone.

use super::Knowledge;
use super::event::{Occasion, occasions};
use crate::part::Part;
use crate::passage::{Joined, first};
use crate::vocabulary::office::SAYING;
use crate::vocabulary::{Words, starts_with_any};
use baoku_archive::bundle::Article;
use baoku_archive::print::{Pieces, Source};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

static SAYS: LazyLock<Words> = LazyLock::new(|| Words::of(SAYING));

/// Events of one kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Series {
    /// Who holds it, where that is known, whole: 江口镇.
    pub host: String,
    /// What it is called without year and number.
    pub name: String,
    /// What the archive holds, by label.
    pub held: Vec<Held>,
    /// Years or sessions between the first and the last that the archive does not hold.
    pub missing: Vec<String>,
}

/// An event of a series, as an article tells of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// Its year, or its term and session: 2022, 22-6.
    pub label: String,
    /// The issue's place in the archive.
    pub issue: u32,
    /// The article's place in the issue.
    pub article: u32,
    /// Where its name is printed.
    pub name: Pieces,
    /// Where it says where it was held.
    pub place: Option<Pieces>,
    /// Who spoke there, each once, where the name is first printed with it.
    pub spoke: Vec<Pieces>,
    /// Points with a number and a name of their own: “五对关系”.
    pub points: Vec<Pieces>,
}

/// The series of an archive, those with most events first.
#[must_use]
pub fn series(parts: &[Part], knowledge: &Knowledge) -> Vec<Series> {
    let mut found: BTreeMap<Name, BTreeMap<String, Held>> = BTreeMap::new();
    let mut shared: Vec<(Name, Held)> = Vec::new();
    for (issue, part) in parts.iter().enumerate() {
        let home = knowledge.home(part.issue.newspaper.as_deref());
        for (at, article) in part.text.articles.iter().enumerate() {
            for (occasion, name) in of_article(&part.text.source, article) {
                let series = occasion.whole(home);
                let told = |label| Held {
                    label,
                    issue: issue as u32,
                    article: at as u32,
                    name,
                    place: place(part, article),
                    spoke: spoke(part, article),
                    points: points(part, article),
                };
                if occasion.shared {
                    shared.push((series, told(occasion.label)));
                } else {
                    let held = found.entry(series).or_default();
                    held.entry(occasion.label.clone()).or_insert_with(|| told(occasion.label));
                }
            }
        }
    }
    for ((host, name), held) in shared {
        let known = found.iter_mut().find(|(known, _)| known.0 == host && akin(&known.1, &name));
        if let Some((_, known)) = known {
            known.entry(held.label.clone()).or_insert(held);
        }
    }
    let mut series: Vec<Series> = joined(found)
        .into_iter()
        .map(|((host, name), held)| {
            let held: Vec<Held> = held.into_values().collect();
            Series { missing: missing(&held), host, name, held }
        })
        .collect();
    series.sort_by(|a, b| {
        b.held.len().cmp(&a.held.len()).then_with(|| a.host.cmp(&b.host)).then_with(|| a.name.cmp(&b.name))
    });
    series
}

/// The occasions an article tells of: in its headings, and in its first paragraph what was held.
pub(crate) fn of_article(source: &Source, article: &Article) -> Vec<(Occasion, Pieces)> {
    let mut found: Vec<(Occasion, Pieces)> = Vec::new();
    let headings = [&article.kicker, &article.headline, &article.subtitle];
    let headings = headings.into_iter().flatten().map(|passage| (&passage.pieces, true));
    let opening = article.blocks.first().map(|block| (&block.pieces, false));
    for (pieces, heading) in headings.chain(opening) {
        let joined = Joined::of(source, pieces);
        for (occasion, range) in occasions(first(&joined.text, OPENING), heading) {
            // The body says again, with fewer words, what the headline said.
            let known = |(other, _): &(Occasion, Pieces)| {
                (!heading || other.label == occasion.label) && akin(&other.name, &occasion.name)
            };
            if !found.iter().any(known) {
                found.push((occasion, joined.cut(range.0, range.1)));
            }
        }
    }
    found
}

/// So many characters of a passage say what was held. Up: a passage of a million characters takes long.
const OPENING: usize = 400;

/// Who holds it, and what it is called without year and number.
pub(crate) type Name = (String, String);

/// Puts series together that are one.
fn joined(found: BTreeMap<Name, BTreeMap<String, Held>>) -> BTreeMap<Name, BTreeMap<String, Held>> {
    let called = called(found.keys());
    let mut joined: BTreeMap<Name, BTreeMap<String, Held>> = BTreeMap::new();
    let mut all: Vec<_> = found.into_iter().collect();
    all.sort_by_key(|((_, name), _)| name.chars().count());
    for (name, held) in all {
        let known = joined.entry(called.get(&name).cloned().unwrap_or(name)).or_default();
        for (label, held) in held {
            known.entry(label).or_insert(held);
        }
    }
    joined
}

/// For each name the shortest that says the same: 书记述职评议会 for 书记抓党建述职评议会.
pub(crate) fn called<'a>(names: impl Iterator<Item = &'a Name>) -> BTreeMap<Name, Name> {
    let mut names: Vec<&Name> = names.collect();
    names.sort_by_key(|(_, name)| name.chars().count());
    let mut by_end: BTreeMap<(&str, String), Vec<&Name>> = BTreeMap::new();
    let mut called = BTreeMap::new();
    for name in names {
        let end: String = name.1.chars().rev().take(END).collect();
        let same = by_end.entry((name.0.as_str(), end)).or_default();
        let known = same.iter().copied().find(|known| akin(&known.1, &name.1));
        if known.is_none() {
            same.push(name);
        }
        called.insert(name.clone(), known.unwrap_or(name).clone());
    }
    called
}

/// Names that are one have so many last characters in common.
const END: usize = 5;

/// Whether one name is the other with words put in, and both end alike.
fn akin(one: &str, other: &str) -> bool {
    if one == other {
        return true;
    }
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    let end: String = short.chars().rev().take(END).collect();
    let mut rest = long.chars();
    let end_of_long: String = long.chars().rev().take(END).collect();
    end == end_of_long && short.chars().count() >= END && short.chars().all(|c| rest.any(|other| other == c))
}

/// Labels between the first and the last: years, or the sessions of a term.
fn missing(held: &[Held]) -> Vec<String> {
    let (mut years, mut numbers) = (BTreeSet::new(), BTreeSet::new());
    let mut terms: BTreeMap<i32, BTreeSet<i32>> = BTreeMap::new();
    for held in held {
        match held.label.split_once('-').map(|(term, session)| (term.parse(), session.parse())) {
            Some((Ok(term), Ok(session))) => {
                terms.entry(term).or_default().insert(session);
            }
            _ => match held.label.parse::<i32>() {
                Ok(year) if year >= 1800 => years.extend([year]),
                Ok(number) => numbers.extend([number]),
                Err(_) => {}
            },
        }
    }
    let gaps = |numbers: &BTreeSet<i32>| -> Vec<i32> {
        let ends = numbers.first().copied().zip(numbers.last().copied());
        ends.map(|(first, last)| (first..=last).filter(|number| !numbers.contains(number)).take(MOST_MISSING).collect())
            .unwrap_or_default()
    };
    let sessions =
        terms.iter().flat_map(|(term, sessions)| gaps(sessions).into_iter().map(move |at| format!("{term}-{at}")));
    gaps(&years).into_iter().chain(gaps(&numbers)).map(|label| label.to_string()).chain(sessions).collect()
}

/// More than so many missing in a row are not told one by one.
const MOST_MISSING: usize = 60;

/// Where the first paragraph says it was held: 在柳园剧场举行.
fn place(part: &Part, article: &Article) -> Option<Pieces> {
    let joined = Joined::of(&part.text.source, &article.blocks.first()?.pieces);
    let text = first(&joined.text, OPENING);
    for (at, word) in text.match_indices('在') {
        let start = at + word.len();
        let rest = text.get(start..)?;
        let clause = rest.split(['，', '。', ',', '；']).next()?;
        let verb = ["成功举行", "顺利召开", "隆重举行", "召开", "举行", "举办", "开幕"]
            .iter()
            .filter_map(|verb| clause.find(verb))
            .min()?;
        let place = clause.get(..verb)?;
        if (2..=20).contains(&place.chars().count()) {
            return Some(joined.cut(start, start + place.len()));
        }
    }
    None
}

/// Everybody of whom the article says that they spoke.
fn spoke(part: &Part, article: &Article) -> Vec<Pieces> {
    let source = &part.text.source;
    let mut names: BTreeSet<String> = BTreeSet::new();
    let mut found = Vec::new();
    for mention in &article.people {
        let Some(end) = mention.name.0.last().map(|span| span.end as usize) else { continue };
        let behind = source.text().get(end..).unwrap_or_default().chars().filter(|c| !c.is_whitespace());
        let behind: String = behind.take(60).collect();
        let clause = behind.split(['，', '。', ',', '；']).next().unwrap_or_default();
        // What somebody said elsewhere, or gave up, was not said here.
        let elsewhere = starts_with_any(&behind, "总书记 新时代 思想 法治思想 理论 同志辞去 辞去 重要讲话");
        let speaks = !elsewhere
            && (SAYS.begin(&behind)
                || SPEAKING.split(' ').any(|word| clause.contains(word))
                || starts_with_any(&behind, "作 就"));
        if speaks && names.insert(source.join(&mention.name)) {
            found.push(mention.name.clone());
        }
    }
    found
}

/// Words in a clause about somebody who speaks at a meeting.
const SPEAKING: &str = "讲话 报告 发言 致辞 通报 部署 点评 主持 汇报 总结 要求 宣读 宣布 指出 强调 表示 述职 述法";

/// What the article names with a number: “五对关系”, “四个更加”.
fn points(part: &Part, article: &Article) -> Vec<Pieces> {
    let mut known: BTreeSet<String> = BTreeSet::new();
    let mut found = Vec::new();
    for block in &article.blocks {
        let joined = Joined::of(&part.text.source, &block.pieces);
        for (start, end) in super::figures::quotes(&joined.text) {
            let phrase = joined.text.get(start..end).unwrap_or_default();
            let counted = phrase.starts_with(['两', '二', '三', '四', '五', '六', '七', '八', '九', '十']);
            // 四桥两渡 is a slogan, 十四五 a plan.
            let counted = counted && !phrase.chars().skip(1).any(super::number::begins);
            if counted && (3..=8).contains(&phrase.chars().count()) && known.insert(phrase.to_owned()) {
                found.push(joined.cut(start, end));
            }
        }
    }
    found
}
