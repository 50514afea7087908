//! Beginnings of stories that stand somewhere else: a body that starts in mid-sentence under its headline, and a run
//! that stops in mid-sentence at the end of another story.

use super::terms::{Bag, Terms};
use super::{At, Decision, Draft, Stories, Story};
use crate::lines::Ending;
use crate::segment::cues::opening;
use crate::segment::page::Page;
use baoku_archive::bundle::BlockKind;

/// What a displaced beginning must show before anything is moved. Up: fewer stories are mended; down: a story's end
/// is torn off and given to another.
const THRESHOLD: f32 = 3.0;
/// A moved beginning is at most so many blocks.
const MOST_BLOCKS: usize = 12;

/// Puts displaced beginnings back, and notes stories that stay broken.
pub(super) fn put_back(page: &Page<'_>, made: &mut Stories, terms: &Terms) {
    for target in 0..made.stories.len() {
        let Some(story) = made.stories.get(target) else { continue };
        let Some((first, broken)) = broken_start(page, story) else { continue };
        let found = made
            .stories
            .iter()
            .enumerate()
            .filter(|(donor, _)| *donor != target)
            .flat_map(|(donor, from)| {
                candidates(page, story, from, broken, first, terms)
                    .into_iter()
                    .map(move |(score, at)| (score, donor, at))
            })
            .max_by(|a, b| a.0.total_cmp(&b.0));
        match found {
            Some((score, donor, at)) if score > THRESHOLD => {
                let sure = 1.0 / (1.0 + (THRESHOLD - 2.0 - score).exp());
                let moved = made.stories.get_mut(donor).map(|story| story.blocks.split_off(at)).unwrap_or_default();
                if let Some(block) = moved.first().and_then(|draft| draft.lines.first()) {
                    made.decisions.push(Decision::Moved { block: *block, before: first, sure });
                }
                if let Some(story) = made.stories.get_mut(target) {
                    prepend(story, moved, sure);
                }
            }
            _ => made.decisions.push(Decision::BrokenStart(first)),
        }
    }
    made.stories.retain(|story| story.first_line().is_some());
    for story in &made.stories {
        if let Some(last) = open_end(page, &story.blocks)
            && page.habits.punctuated
        {
            made.decisions.push(Decision::BrokenEnd(last));
        }
    }
}

/// The first line of a story with a heading, if it begins in mid-sentence, and how plainly it does.
fn broken_start(page: &Page<'_>, story: &Story) -> Option<(At, f32)> {
    story.headings().next()?;
    let first = story.blocks.iter().find(|block| block.kind == BlockKind::Paragraph)?.lines.first().copied()?;
    let broken = opening::broken(page.text(first));
    (broken >= 2.0).then_some((first, broken))
}

/// The last line of a body, if it stops in mid-sentence.
fn open_end(page: &Page<'_>, blocks: &[Draft]) -> Option<At> {
    let last = blocks.iter().rfind(|block| block.kind == BlockKind::Paragraph)?.lines.last().copied()?;
    (page.endings.get(last) == Some(&Ending::Open)).then_some(last)
}

/// The places in another story from which on its blocks could be the missing beginning, each with its score.
fn candidates(
    page: &Page<'_>,
    target: &Story,
    donor: &Story,
    broken: f32,
    first: At,
    terms: &Terms,
) -> Vec<(f32, usize)> {
    let Some(last) = open_end(page, &donor.blocks) else { return Vec::new() };
    let bond = page
        .neighbours
        .bond(page.text(last).chars().next_back().unwrap_or(' '), page.text(first).chars().next().unwrap_or(' '));
    let lines = |blocks: &[Draft]| blocks.iter().flat_map(|block| block.lines.clone()).collect::<Vec<At>>();
    let theirs = Bag::of(page, target.headings().chain(lines(&target.blocks)));
    let count = donor.blocks.len();
    (count.saturating_sub(MOST_BLOCKS)..count)
        .filter_map(|at| {
            let (stays, moves) = (donor.blocks.get(..at)?, donor.blocks.get(at..)?);
            let head = moves.first().filter(|block| block.kind == BlockKind::Paragraph)?;
            let own = Bag::of(page, donor.headings().chain(lines(stays)));
            // Each block speaks for itself: the right cut takes those that are about the target and leaves the rest.
            let fit = |block: &Draft| {
                let bag = Bag::of(page, block.lines.iter().copied());
                30.0 * (terms.likeness(&bag, &theirs) - terms.likeness(&bag, &own))
            };
            let text = head.lines.first().map_or("", |line| page.text(*line));
            let opens = opening::story(text) - opening::broken(text);
            let gap = head.lines.first().and_then(|line| page.lines.get(*line)).map_or(0, |line| line.blanks.min(4));
            let usual = stays.last().and_then(|block| block.lines.first()).and_then(|line| page.lines.get(*line));
            let wide = if gap > usual.map_or(0, |line| line.blanks) { 1.0 } else { 0.0 };
            let alone = if stays.is_empty() && donor.headings().next().is_some() { -4.0 } else { 0.0 };
            let terms: f32 = moves.iter().map(fit).map(|fit| fit.clamp(-3.0, 3.0)).sum();
            Some((broken.min(4.0) + bond + terms + opens + wide + alone, at))
        })
        .collect()
}

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
