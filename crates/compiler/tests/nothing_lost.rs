//! Whatever is fed in, nothing is lost, nothing is invented, and nothing panics.
//!
//! Texts are drawn from a seeded generator of our own, made of the stuff that trips compilers of newspapers.
#![allow(clippy::unwrap_used)]

use baoku_archive::bundle::Article;
use baoku_archive::print::Pieces;
use baoku_compiler::{Compiled, Role, compile_issue, kept};

/// A small generator of numbers (SplitMix64), so that a failure can be seen again.
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, most: usize) -> usize {
        (self.next() % most as u64) as usize
    }

    fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[self.below(from.len())]
    }
}

const SCRAPS: &[&str] = &[
    "踏春访古 踏浪寻鱼",
    "江口街道举行运动会",
    "【河畔人家】",
    "3月5日，",
    "二〇三一年四月五日",
    "本报讯 ",
    "（记者 王小明）",
    "镇长王炜指出，",
    "会上，",
    "近日，",
    "一是",
    "图为居民在散步。",
    "比赛现场",
    "第3版",
    "扫描二维码",
    "江口报",
    "RIVERSIDE",
    "——小记",
    "“",
    "”",
    "《",
    "》",
    "（",
    "）",
    "。",
    "，",
    "、",
    "；",
    "：",
    "！",
    "…",
    ".",
    ",",
    " ",
    "　",
    "\t",
    "字",
    "路好走了",
    "把河道治理好",
    "12日至13日",
    "2031年",
    "KTV",
    "</script>",
    "<img onerror>",
    "{{",
    "\u{2028}",
    "\u{feff}",
    "\u{200b}",
    "\u{c}",
    "𠀀",
    "🙂",
    "é",
    "ア",
    "한",
    "\u{0301}",
    "民國十三年",
    "的",
    "第五届",
    "-",
    "/",
    "·",
];

fn text(dice: &mut Dice) -> String {
    let mut text = String::new();
    let wide = [3, 8, 30, 200][dice.below(4)];
    for _ in 0..dice.below(120) {
        for _ in 0..dice.below(wide) {
            text.push_str(dice.pick(SCRAPS));
        }
        text.push_str(dice.pick(&["\n", "\n", "\n\n", "\n\n\n", "\r\n", "\r", " \n", "。\n"]));
    }
    text
}

/// The visible characters of a text, sorted.
fn characters(text: &str) -> Vec<char> {
    let mut characters: Vec<char> = text.chars().filter(|c| !c.is_whitespace() && !is_unprinted(*c)).collect();
    characters.sort_unstable();
    characters
}

/// Characters without ink, which a line may begin or end with.
fn is_unprinted(c: char) -> bool {
    matches!(c, '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{2060}')
}

fn passages(article: &Article) -> Vec<&Pieces> {
    let headings = [&article.section, &article.kicker, &article.headline, &article.subtitle, &article.byline];
    let headings = headings.into_iter().flatten().map(|passage| &passage.pieces);
    headings.chain(article.blocks.iter().map(|block| &block.pieces)).collect()
}

fn check(compiled: &Compiled, seed: u64) {
    let kept = kept::from_bytes("name", &kept::to_bytes("name", compiled).unwrap());
    assert_eq!(kept.map(|kept| format!("{kept:?}")), Ok(format!("{compiled:?}")), "seed {seed}");
    let Some(part) = &compiled.part else { return };
    let source = &part.text.source;
    // Every raw line has exactly one role, in order.
    let numbers: Vec<u32> = part.roles.iter().map(|role| role.line).collect();
    assert_eq!(numbers, (1..=source.line_count()).collect::<Vec<u32>>(), "seed {seed}");
    let mut printed = String::new();
    for article in &part.text.articles {
        for pieces in passages(article) {
            assert!(source.holds(pieces), "seed {seed}");
            printed += &source.join(pieces);
        }
        let mentions = article.people.iter().flat_map(|person| [&person.name, &person.raw]);
        for pieces in mentions.chain(article.dates.iter().map(|date| &date.pieces)) {
            assert!(source.holds(pieces) && !pieces.0.is_empty(), "seed {seed}");
        }
        assert!(article.event.is_none_or(|event| (event as usize) < article.dates.len()), "seed {seed}");
    }
    // What no article owns is boilerplate or a label that stands alone.
    for role in part.roles.iter().filter(|role| role.article.is_none()) {
        let line = source.line(role.line);
        match role.role {
            Role::Blank => assert!(characters(line).is_empty(), "seed {seed} line {}", role.line),
            Role::Boilerplate | Role::Section => printed += line,
            other => panic!("seed {seed}: line {} is a {other:?} of no article", role.line),
        }
    }
    assert_eq!(characters(&printed), characters(source.text()), "seed {seed}");
    let mut lines: Vec<u32> = part.text.articles.iter().map(|article| article.line).collect();
    lines.dedup();
    assert_eq!(lines.len(), part.text.articles.len(), "seed {seed}: two articles with one id");
    assert!(lines.is_sorted(), "seed {seed}");
}

#[test]
fn every_visible_character_is_somewhere_exactly_once() {
    for seed in 0..250 {
        let text = text(&mut Dice(seed));
        check(&compile_issue("a.txt", None, text.as_bytes()), seed);
    }
}

#[test]
fn any_bytes_are_survived() {
    for seed in 0..200 {
        let mut dice = Dice(seed);
        let bytes: Vec<u8> = (0..dice.below(3000)).map(|_| dice.next() as u8).collect();
        check(&compile_issue("a.txt", None, &bytes), seed);
    }
}

#[test]
fn the_same_text_compiles_to_the_same_part() {
    for seed in 0..20 {
        let text = text(&mut Dice(seed));
        let once = compile_issue("a.txt", None, text.as_bytes());
        let again = compile_issue("a.txt", None, text.as_bytes());
        let json = |compiled: &Compiled| compiled.part.as_ref().map(|part| serde_json::to_string(&part.text).unwrap());
        assert_eq!(json(&once), json(&again));
        assert_eq!(once.diagnostics, again.diagnostics);
    }
}

#[test]
fn an_endless_line_takes_time_in_proportion() {
    // 4 MB in a debug build; anything that is not linear takes minutes.
    let line = "3月5日，镇长王小明指出，要抓好落实，把河道治理好，把路修好。".repeat(40_000);
    let compiled = compile_issue("2031-03.txt", None, line.as_bytes());
    assert_eq!(compiled.part.map(|part| part.text.articles.len()), Some(1));
}
