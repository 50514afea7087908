//! Whatever an editor decides of whatever issue: nothing panics, no line is lost, and what is not refused is done.
#![allow(clippy::unwrap_used)]

use baoku_archive::bundle::{Article, Block, BlockKind};
use baoku_compiler::{Decisions, Part, Role, Severity, compile_decided, kept};
use sha2::{Digest, Sha256};
use std::fmt::Write;

/// A small generator of numbers, the same on every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: u32) -> u32 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) % u64::from(most)) as u32
    }

    fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len() as u32) as usize]
    }
}

const LINES: &[&str] = &[
    "",
    "",
    "踏春访古 踏浪寻鱼",
    "江口街道举行运动会",
    "柳园镇河道整治完工",
    "【河畔人家】",
    "——记枫杨里的一天",
    "    3月5日，江口街道举行运动会，居民踊跃参加，现场十分热闹，大家都说明年还要来。",
    "    镇长王小明到场看望居民，他说，河道整治要听居民的意见，一件一件办",
    "好。",
    "要把步道铺到渡口，把路灯装到家门口，让老人散步放心，",
    "让孩子上学安全。居民代表纷纷表示赞同，会开到傍晚才散。",
    "图为居民在散步",
    "（记者 王小明）",
    "江口报",
    "一是修路；二是架桥；三是种树。",
];

const ROLES: &[(&str, Role)] = &[
    ("kicker", Role::Kicker),
    ("headline", Role::Headline),
    ("subtitle", Role::Subtitle),
    ("byline", Role::Byline),
    ("subhead", Role::Subhead),
    ("paragraph", Role::Paragraph),
    ("caption", Role::Caption),
    ("section", Role::Section),
    ("boilerplate", Role::Boilerplate),
];

fn blocks(part: &Part) -> impl Iterator<Item = (&Article, &Block, Vec<u32>)> {
    let articles = part.text.articles.iter();
    articles.flat_map(|article| article.blocks.iter().map(move |block| (article, block))).map(|(article, block)| {
        (article, block, block.pieces.0.iter().map(|piece| part.text.source.line_of(piece.start)).collect())
    })
}

#[test]
fn nothing_is_lost_and_what_is_not_refused_is_done() {
    let mut dice = Dice(7);
    let (mut followed, mut refused) = (0, 0);
    for round in 0..600 {
        let count = 4 + dice.below(24);
        let issue: Vec<&str> = (0..count).map(|_| dice.pick(LINES)).collect();
        let issue = issue.join("\n");
        let hash: String = Sha256::digest(issue.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect();
        let mut written = format!("sha256 = \"{hash}\"\n");
        let (mut joins, mut splits, mut levels, mut gone) = (vec![], vec![], vec![], vec![]);
        for _ in 0..1 + dice.below(3) {
            let line = 1 + dice.below(count);
            let end = (line + dice.below(3)).min(count);
            match dice.below(8) {
                0 | 1 => {
                    joins.push(line);
                    writeln!(written, "[[join]]\nline = {line}").unwrap();
                }
                2 => {
                    splits.push(line);
                    writeln!(written, "[[split]]\nline = {line}").unwrap();
                }
                3 | 4 => {
                    let (name, role) = dice.pick(ROLES);
                    levels.push((line, role));
                    writeln!(written, "[[level]]\nlines = {line}\nis = \"{name}\"").unwrap();
                }
                5 | 6 => {
                    let (to, target) = (dice.pick(&["before", "after", "under"]), 1 + dice.below(count));
                    writeln!(written, "[[order]]\nlines = \"{line}-{end}\"\n{to} = {target}").unwrap();
                }
                _ => {
                    gone.push(line..=end);
                    writeln!(written, "[[withdrawal]]\nlines = \"{line}-{end}\"").unwrap();
                }
            }
        }
        let say = || format!("round {round}\n{issue}\n{written}");
        let decisions = Decisions::read("1.toml", &written).unwrap();
        let compiled = compile_decided("1.txt", None, issue.as_bytes(), Some(&decisions));
        let kept = kept::from_bytes("name", &kept::to_bytes("name", &compiled).unwrap());
        assert_eq!(kept.map(|kept| format!("{kept:?}")), Ok(format!("{compiled:?}")), "{}", say());
        let wrong: Vec<_> = compiled.diagnostics.iter().filter(|found| found.severity == Severity::Error).collect();
        assert!(wrong.iter().all(|found| found.spots[0].file == "1.toml"), "{}", say());
        let Some(part) = &compiled.part else { continue };
        for (role, line) in part.roles.iter().zip(issue.split('\n')) {
            assert_eq!(role.role == Role::Blank, line.trim().is_empty(), "line {} of {}", role.line, say());
        }
        let mut lines: Vec<u32> = blocks(part).flat_map(|(_, _, lines)| lines).collect();
        lines.sort_unstable();
        assert!(lines.windows(2).all(|pair| pair[0] < pair[1]), "a line twice: {}", say());
        if !wrong.is_empty() {
            refused += 1;
            continue;
        }
        followed += 1;
        for (line, is) in levels {
            assert_eq!(part.roles[line as usize - 1].role, is, "{}", say());
        }
        for (_, block, lines) in blocks(part).filter(|(_, block, _)| block.kind == BlockKind::Paragraph) {
            assert!(splits.iter().all(|line| !lines[1..].contains(line)), "{}", say());
            assert!(!joins.contains(&lines[0]), "{}", say());
            assert!(part.text.source.holds(&block.pieces));
        }
        for line in gone.into_iter().flatten() {
            assert_eq!(part.text.source.line(line), "", "{}", say());
        }
    }
    assert!(followed > 100 && refused > 100, "{followed} followed, {refused} refused");
}
