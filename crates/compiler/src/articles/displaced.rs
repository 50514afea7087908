//! Beginnings of stories that stand somewhere else: a body that starts in mid-sentence under its headline, and a run
//! that stops in mid-sentence at the end of another story.

use super::terms::{Bag, Terms};
use super::{At, Decision, Draft, Stories, Story};
use crate::lines::Ending;
use crate::segment::cues::opening;
use crate::segment::page::Page;
use baoku_archive::bundle::BlockKind;

/// What a text that stops in mid-sentence says by itself for a beginning that lost its story.
const OPEN_END: f32 = 2.0;
/// What a displaced beginning must show before anything is moved. Up: fewer stories are mended; down: a truncated
/// story's end is torn off and given to another.
const THRESHOLD: f32 = 1.0;
/// How many stories away a beginning may stand. Up: a file with a hundred thousand stories takes long.
const REACH: usize = 100;
/// A moved beginning is at most so many blocks.
const MOST_BLOCKS: usize = 8;

/// Puts displaced beginnings back, and notes stories that stay broken.
pub(super) fn put_back(page: &Page<'_>, made: &mut Stories, terms: &Terms) {
    if !page.habits.punctuated {
        return;
    }
    for donor in 0..made.stories.len() {
        let Some(from) = made.stories.get(donor) else { continue };
        let Some(last) = open_end(page, &from.blocks) else { continue };
        let found = made
            .stories
            .iter()
            .enumerate()
            .skip(donor.saturating_sub(REACH))
            .take(2 * REACH)
            .filter_map(|(target, story)| Some((target, story, first_text(story)?)))
            .map(|(target, story, first)| (target, story, first, seam(page, last, first)))
            // Comparing bodies is dear; a seam that speaks against it is not worth it.
            .filter(|(_, _, _, seam)| *seam > -2.0)
            .flat_map(|(target, story, first, seam)| {
                let cuts = if target == donor { own_cuts(page, from) } else { cuts(page, story, from, terms) };
                cuts.into_iter().map(move |(score, at)| (OPEN_END + seam + score, target, at, first))
            })
            .max_by(|a, b| a.0.total_cmp(&b.0));
        let Some((score, target, at, first)) = found.filter(|found| found.0 > THRESHOLD) else { continue };
        let sure = 1.0 / (1.0 + (THRESHOLD - 1.5 - score).exp());
        // The target keeps its place in the list: only blocks change hands.
        let moved = made.stories.get_mut(donor).map(|story| story.blocks.split_off(at)).unwrap_or_default();
        if let Some(block) = moved.first().and_then(|draft| draft.lines.first()) {
            made.decisions.push(Decision::Moved { block: *block, before: first, sure });
        }
        if let Some(story) = made.stories.get_mut(target) {
            prepend(story, moved, sure);
        }
    }
    made.stories.retain(|story| story.first_line().is_some());
    for story in &made.stories {
        made.decisions.extend(open_end(page, &story.blocks).map(Decision::BrokenEnd));
        let first = first_text(story).filter(|first| opening::broken(page.text(*first)) >= 2.0);
        made.decisions.extend(first.map(Decision::BrokenStart));
    }
}

/// The first line of text under a story's heading.
fn first_text(story: &Story) -> Option<At> {
    story.headings().next()?;
    story.blocks.iter().find(|block| block.kind == BlockKind::Paragraph)?.lines.first().copied()
}

/// How well a text that stops at `last` goes on at `first`.
fn seam(page: &Page<'_>, last: At, first: At) -> f32 {
    let text = page.text(first);
    let bond =
        page.neighbours.bond(page.text(last).chars().next_back().unwrap_or(' '), text.chars().next().unwrap_or(' '));
    opening::broken(text).min(4.0) + 1.5 * bond - opening::story(text) - opening::paragraph(text)
}

/// The last line of a body, if it stops in mid-sentence.
fn open_end(page: &Page<'_>, blocks: &[Draft]) -> Option<At> {
    let last = blocks.iter().rfind(|block| block.kind == BlockKind::Paragraph)?.lines.last().copied()?;
    (page.endings.get(last) == Some(&Ending::Open)).then_some(last)
}

/// The places from which on a story's blocks could be the missing beginning of another, each with its score.
fn cuts(page: &Page<'_>, target: &Story, donor: &Story, terms: &Terms) -> Vec<(f32, usize)> {
    let bag = |blocks: &[Draft]| Bag::of(page, blocks.iter().flat_map(|block| block.lines.iter().copied()));
    let theirs = Bag::of(page, target.headings()).and(&bag(&target.blocks));
    let headings = Bag::of(page, donor.headings());
    let bags: Vec<Bag> = donor.blocks.iter().map(|block| bag(std::slice::from_ref(block))).collect();
    let count = donor.blocks.len();
    // A block speaks for the story it shares more with: the one it would go to, or the rest of the one it is in.
    let fits = |at: usize| -> f32 {
        let stays = |other: usize| -> Bag {
            let others = bags.iter().take(at).enumerate().filter(|(index, _)| *index != other).map(|(_, bag)| bag);
            others.fold(headings.clone(), Bag::and)
        };
        let gone: f32 = bags.iter().skip(at).map(|bag| terms.kinship(bag, &theirs)).sum();
        let kept: f32 = bags.iter().take(at).enumerate().map(|(other, bag)| terms.kinship(bag, &stays(other))).sum();
        LIKENESS * (gone + kept)
    };
    let nothing_moved = fits(count);
    (count.saturating_sub(MOST_BLOCKS)..count)
        .filter_map(|at| {
            let moves = donor.blocks.get(at..)?;
            let head = moves.first().filter(|block| block.kind == BlockKind::Paragraph)?;
            let line = head.lines.first()?;
            let opens = opening::story(page.text(*line)) - opening::broken(page.text(*line));
            let blanks = |block: &Draft| {
                block.lines.first().and_then(|line| page.lines.get(*line)).map_or(0, |line| line.blanks)
            };
            let before = at.checked_sub(1).and_then(|before| donor.blocks.get(before)).map_or(0, blanks);
            let wide = if blanks(head) > before { 1.0 } else { 0.0 };
            let bare = if at == 0 && donor.headings().next().is_some() { -4.0 } else { 0.0 };
            let few = PER_BLOCK * (count - at) as f32;
            Some((fits(at) - nothing_moved + opens + wide + bare - few, at))
        })
        .collect()
}

/// The places from which on a story's last blocks could be its own beginning; only for one that plainly lacks it.
fn own_cuts(page: &Page<'_>, story: &Story) -> Vec<(f32, usize)> {
    let broken = first_text(story).is_some_and(|first| opening::broken(page.text(first)) >= 2.0);
    let first = story.blocks.iter().position(|block| block.kind == BlockKind::Paragraph);
    let from = match (broken, first) {
        (true, Some(first)) => (first + 1).max(story.blocks.len().saturating_sub(MOST_BLOCKS)),
        _ => return Vec::new(),
    };
    let places = (from..story.blocks.len()).filter_map(|at| {
        let head = story.blocks.get(at).filter(|block| block.kind == BlockKind::Paragraph)?;
        let text = page.text(*head.lines.first()?);
        // Nothing tells how much was moved but where a report begins.
        Some((opening::story(text) - opening::broken(text) - 1.0, at))
    });
    places.collect()
}

/// What full likeness of one block is worth in log-odds. Up: words in common decide alone where a beginning is cut;
/// down: the widest gap and the dateline do.
const LIKENESS: f32 = 20.0;
/// What each moved block costs: a lost beginning is short. Up: only its last paragraph is moved; down: the story before
/// it goes along.
const PER_BLOCK: f32 = 1.0;

/// Puts blocks before a story's body; the last of them and the body's first paragraph are one.
fn prepend(story: &mut Story, mut moved: Vec<Draft>, sure: f32) {
    for block in &mut moved {
        block.sure = block.sure.min(sure);
    }
    let first = story.blocks.iter().position(|block| block.kind == BlockKind::Paragraph);
    let tail = moved.iter_mut().rfind(|block| block.kind == BlockKind::Paragraph);
    if let (Some(first), Some(tail)) = (first, tail) {
        let head = story.blocks.remove(first);
        tail.sure = tail.sure.min(head.sure);
        tail.lines.extend(head.lines);
    }
    moved.append(&mut story.blocks);
    story.blocks = moved;
}
