//! A set phrase that stands whole elsewhere and misses one character here.
//!
//! Counts runs of Chinese characters; it must not know any phrase. Four walks over the text, each linear, tables of fixed
//! size, and of the places that may have a gap the first [`GAPS`]: a large corpus costs time in proportion and no more memory.

use super::{Look, passages};
use crate::diagnostic::{Diagnostic, Spot};
use crate::part::Part;
use baoku_archive::print::{Pieces, Source, Span};
use baoku_archive::text::is_han;
use std::collections::BTreeMap;

rule!("missing-character", Warning,
    help "请对照原报看一眼是否漏了一个字；若本来就有两种说法，可以不理。",
    manual "一个固定的说法在别处完整地出现多次，而这里少了一个字，可能是漏印了，例如别处都是“文明城区创建”，这里是“文明城创建”。\
        少字处前后的几个字连在一起，在整个报库里难得一见；可有可无的字（的、和、各、副……）不算。",
    look Look::Corpus(look));

/// Characters that come and go freely in Chinese prose, or change what is meant: never said to be missing.
const LOOSE: &str = "的地得了着过和与及或并且而又也都还就各等们这那其之所以于在从向对把被将为是有不无未再更最很太已曾正副总大小新\
    年月日时度级市区县镇乡村街路号第一二三四五六七八九十百千万两几多个次届名位项上下前后内外中全本该某请要可会能应去来做作进好\
    省国党者东西南北央较够经出加";

/// Characters that come and go in short phrases, but belong to long ones (居家养老服务中心).
const BOUND: &str = "老部委性化人员";

/// Characters compared on each side of the gap, at most.
const CONTEXT: usize = 6;
/// The phrase without its missing character has at least so many characters. Up: short phrases are missed; down:
/// ordinary words that differ by a character are reported.
const SHORTEST: usize = 5;
/// The same where a character of `BOUND` is missing.
const SHORTEST_BOUND: usize = 7;
/// The heart of the phrase must stand whole so often. Up: phrases seen rarely are not trusted; down: two wordings of
/// equal right are reported.
const WHOLE: u32 = 3;
/// The broken joint may stand so often in all. Up: what a paper always prints so is reported; down: a slip repeated
/// through one story is believed.
const BROKEN: u32 = 3;
/// So many places may have a gap, some 50 MB. Up: memory; down: of a large corpus the newest issues are not looked at.
const GAPS: usize = 1 << 18;
/// Places reported of one broken phrase.
const PLACES: usize = 8;

/// Counters by hash. Two runs may share a counter: counts are never too low, so that what looks rare is rare.
struct Counts(Vec<u16>);

/// Counters in a table: 2^20, 2 MB. Up: slower for small corpora; down: in large ones nothing looks rare any more.
const TABLE: usize = 1 << 20;

impl Counts {
    fn new() -> Counts {
        Counts(vec![0; TABLE])
    }

    fn slot(run: &[char]) -> usize {
        let hash = run.iter().fold(run.len() as u64, |hash, c| {
            (hash ^ u64::from(u32::from(*c))).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(29)
        });
        (hash >> 40) as usize % TABLE
    }

    fn add(&mut self, run: &[char]) {
        if let Some(count) = self.0.get_mut(Counts::slot(run)) {
            *count = count.saturating_add(1);
        }
    }

    fn of(&self, run: &[char]) -> u32 {
        self.0.get(Counts::slot(run)).map_or(0, |count| u32::from(*count))
    }
}

/// A place: part, and offset of a character in its source.
type Place = (usize, u32);

/// A phrase with a gap.
#[derive(Debug, Clone)]
struct Gap {
    before: Vec<char>,
    after: Vec<char>,
    /// The last character before the gap and the first behind it.
    places: (Place, Place),
}

/// A phrase that misses a character, the character, and the phrase as it stands whole.
type Slip = (Gap, char, Gap);

/// A run of Chinese characters: as printed, line breaks left out.
struct Run {
    part: usize,
    characters: Vec<char>,
    offsets: Vec<u32>,
}

fn look(parts: &[Part]) -> Vec<Diagnostic> {
    let (mut pairs, mut joints, mut cores, mut wholes) = (Counts::new(), Counts::new(), Counts::new(), Counts::new());
    runs(parts, |run| {
        let characters = &run.characters;
        characters.windows(2).for_each(|pair| pairs.add(pair));
        characters.windows(3).for_each(|joint| joints.add(joint));
        characters.windows(4).for_each(|core| cores.add(core));
    });
    let heart = |whole: &[char]| whole.windows(4).map(|core| cores.of(core)).max().unwrap_or(0);
    runs(parts, |run| {
        for whole in run.characters.windows(5) {
            if let [a, b, missing, d, e] = whole
                && heart(whole) >= WHOLE
                && !LOOSE.contains(*missing)
            {
                wholes.add(&[*a, *b, *d, *e]);
            }
        }
    });
    let mut known = 0;
    let mut gaps: BTreeMap<[char; 4], Vec<Gap>> = BTreeMap::new();
    runs(parts, |run| {
        for (at, near) in run.characters.windows(4).enumerate() {
            let [a, b, d, e] = near else { continue };
            if known == GAPS || wholes.of(near) == 0 || joints.of(&[*a, *b, *d]) > BROKEN {
                continue;
            }
            let at = at + 2;
            let gaps = gaps.entry([*a, *b, *d, *e]).or_default();
            if gaps.len() < PLACES
                && let Some(gap) = gap(run, at, at)
            {
                gaps.push(gap);
                known += 1;
            }
        }
    });
    let mut found: BTreeMap<(Place, Place), Slip> = BTreeMap::new();
    runs(parts, |run| {
        for (at, near) in run.characters.windows(5).enumerate() {
            let [a, b, missing, d, e] = near else { continue };
            if LOOSE.contains(*missing) {
                continue;
            }
            let Some(broken) = gaps.get(&[*a, *b, *d, *e]) else { continue };
            let heart = heart(near);
            let spoilt = joints.of(&[*b, *d, *e]).max(joints.of(&[*a, *b, *d]));
            if heart < WHOLE || heart <= spoilt {
                continue;
            }
            // 办实 goes on with 事 wherever it stands, or 项目 has 事 before it: a half that is no phrase by itself.
            let half = |pair: [char; 2], broken: [char; 3], whole: [char; 3]| {
                pairs.of(&pair).saturating_sub(joints.of(&broken)) * 2 <= joints.of(&whole) * 3
            };
            let incomplete =
                half([*a, *b], [*a, *b, *d], [*a, *b, *missing]) || half([*d, *e], [*b, *d, *e], [*missing, *d, *e]);
            if !incomplete {
                continue;
            }
            let Some(whole) = gap(run, at + 2, at + 3) else { continue };
            let shortest = if BOUND.contains(*missing) { SHORTEST_BOUND } else { SHORTEST };
            for broken in broken {
                let (before, after) = (alike(&broken.before, &whole.before), alike(&broken.after, &whole.after));
                if before + after >= shortest {
                    let phrase = Gap {
                        before: broken.before.iter().take(before).copied().collect(),
                        after: broken.after.iter().take(after).copied().collect(),
                        places: broken.places,
                    };
                    let better = found.get(&broken.places).is_none_or(|(known, _, _)| length(known) < before + after);
                    if better {
                        found.insert(broken.places, (phrase, *missing, whole.clone()));
                    }
                }
            }
        }
    });
    said(parts, found)
}

/// One diagnostic an issue and slip: every place it stands at, then one where the phrase is whole.
fn said(parts: &[Part], found: BTreeMap<(Place, Place), Slip>) -> Vec<Diagnostic> {
    let mut slips: BTreeMap<(usize, Vec<char>), Vec<Slip>> = BTreeMap::new();
    for (broken, missing, whole) in found.into_values() {
        let near = broken.before.iter().take(2).chain(broken.after.iter().take(2)).copied();
        slips.entry((broken.places.0.0, near.chain([missing]).collect())).or_default().push((broken, missing, whole));
    }
    slips.into_values().filter_map(|slip| one_slip(parts, &slip)).collect()
}

fn one_slip(parts: &[Part], slip: &[Slip]) -> Option<Diagnostic> {
    let (broken, missing, whole) = slip.first()?;
    let spare = length(broken).saturating_sub(SHORTEST).min(broken.before.len().saturating_sub(2));
    // 年为民…: what comes and goes in front is no part of the phrase.
    let loose = broken.before.iter().rev().take(spare).take_while(|c| LOOSE.contains(**c)).count();
    let before: String = broken.before.iter().rev().skip(loose).collect();
    let after: String = broken.after.iter().collect();
    let times = if slip.len() > 1 { format!("（本期 {} 处）", slip.len()) } else { String::new() };
    let message = format!("“{before}{after}”可能少了一个“{missing}”{times}：别处是“{before}{missing}{after}”");
    let mut spots = slip.iter().filter_map(|(broken, _, _)| spot(parts, broken.places));
    let times = if slip.len() > 1 { format!(" ({} times in this issue)", slip.len()) } else { String::new() };
    let english =
        format!("“{before}{after}” possibly lacks “{missing}”{times}: elsewhere it is “{before}{missing}{after}”");
    let mut diagnostic = Diagnostic::new(&KIND, spots.next()?, message).in_english(english);
    diagnostic.spots.extend(spots);
    diagnostic.spots.extend(spot(parts, whole.places));
    Some(diagnostic)
}

fn length(gap: &Gap) -> usize {
    gap.before.len() + gap.after.len()
}

/// How many characters two sides of a gap have in common, counted from the gap.
fn alike(one: &[char], other: &[char]) -> usize {
    one.iter().zip(other).take_while(|(a, b)| a == b).count()
}

/// The phrase around a gap: what stands before `end` and from `start` on.
fn gap(run: &Run, end: usize, start: usize) -> Option<Gap> {
    let place = |at: usize| run.offsets.get(at).map(|offset| (run.part, *offset));
    Some(Gap {
        before: run.characters.get(..end)?.iter().rev().take(CONTEXT).copied().collect(),
        after: run.characters.get(start..)?.iter().take(CONTEXT).copied().collect(),
        places: (place(end.checked_sub(1)?)?, place(start)?),
    })
}

/// The two characters beside a gap, and what is printed between them.
fn spot(parts: &[Part], places: (Place, Place)) -> Option<Spot> {
    let ((at, first), (_, second)) = places;
    let part = parts.get(at)?;
    let source: &Source = &part.text.source;
    let end = |offset: u32| {
        let rest = source.text().get(offset as usize..)?;
        Some(offset + rest.chars().next()?.len_utf8() as u32)
    };
    let pieces = if source.line_of(first) == source.line_of(second) && first < second {
        vec![Span { start: first, end: end(second)? }]
    } else {
        vec![Span { start: first, end: end(first)? }, Span { start: second, end: end(second)? }]
    };
    Some(Spot::pieces(&part.issue.file, source, &Pieces(pieces)))
}

/// Every run of Chinese characters, in order.
fn runs(parts: &[Part], mut read: impl FnMut(&Run)) {
    let mut run = Run { part: 0, characters: Vec::new(), offsets: Vec::new() };
    for (at, part) in parts.iter().enumerate() {
        run.part = at;
        for pieces in part.text.articles.iter().flat_map(passages) {
            for piece in &pieces.0 {
                for (offset, c) in part.text.source.slice(*piece).char_indices() {
                    if is_han(c) {
                        run.characters.push(c);
                        run.offsets.push(piece.start + offset as u32);
                    } else if !run.characters.is_empty() {
                        read(&run);
                        run.characters.clear();
                        run.offsets.clear();
                    }
                }
            }
            read(&run);
            run.characters.clear();
            run.offsets.clear();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::trial::corpus_messages;
    use super::*;

    fn check(texts: &[&str], count: usize) {
        let issue = |text: &&str| format!("街道近来很热闹\n\n5月3日，{text}。\n");
        let texts: Vec<String> = texts.iter().map(issue).collect();
        let names: Vec<String> = (0..texts.len()).map(|at| format!("2023-0{}.txt", at + 1)).collect();
        let issues: Vec<(&str, &str)> = names.iter().zip(&texts).map(|(a, b)| (a.as_str(), b.as_str())).collect();
        let found = corpus_messages(&RULE, &issues);
        assert_eq!(found.len(), count, "{found:?}");
    }

    #[test]
    fn a_phrase_that_misses_a_character_is_found() {
        check(
            &[
                "居民们观看了湖畔荷花摄影展览",
                "今年的湖畔荷花摄影展览开幕了",
                "不少人说湖畔荷花摄影展览办得好",
                "昨天又去看了湖畔荷摄影展览",
            ],
            1,
        );
    }

    #[test]
    fn a_character_that_may_come_and_go_is_missed_in_a_long_phrase_only() {
        let long = ["湖畔居家养老服务中心开张", "请问居家养老服务中心", "居家养老服务中心帮忙", "谢谢居家养服务中心"];
        check(&long, 1);
        let short = ["湖畔养老服务队开张", "请问养老服务队", "他在养老服务队帮忙", "谢谢养服务队"];
        check(&short, 0);
    }

    #[test]
    fn phrases_seen_too_rarely_and_characters_that_come_and_go_are_left_alone() {
        check(&["居民们观看了湖畔荷花摄影展览", "昨天又去看了湖畔荷摄影展览"], 0);
        check(
            &[
                "居民们观看了湖畔荷花的摄影展览",
                "今年的湖畔荷花的摄影展览开幕了",
                "不少人说湖畔荷花的摄影展览办得好",
                "昨天又去看了湖畔荷花摄影展览",
            ],
            0,
        );
        check(
            &["社区党委副书记来看望大家", "社区党委副书记主持会议", "社区党委副书记讲了话", "社区党委书记来看望大家"],
            0,
        );
    }
}
