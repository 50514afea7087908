//! Beginnings of stories that stand somewhere else: a body that starts in mid-sentence under its headline, and a run
//! that stops in mid-sentence at the end of another story.

use super::terms::{Heard, MOST_CHARACTERS, Terms};
use super::torn::{Cut, MOST_BLOCKS, Torn};
use super::{At, Decision, Draft, Stories, Story};
use crate::calibration::{LEAST, MOVE};
use crate::lines::{Ending, Line};
use crate::segment::cues::{heading, opening};
use crate::segment::page::Page;
use baoku_archive::bundle::BlockKind;

/// What a text that stops in mid-sentence says by itself for a beginning that lost its story.
const OPEN_END: f32 = 2.0;
/// What a displaced beginning must show before anything is moved. Up: fewer stories are mended; down: a truncated
/// story's end is torn off and given to another.
const THRESHOLD: f32 = 1.0;
/// How many stories away a beginning may stand. Up: a file with a hundred thousand stories takes long.
const REACH: usize = 100;
/// Puts displaced beginnings back, and notes stories that stay broken.
pub(super) fn put_back(page: &Page<'_>, made: &mut Stories, terms: &mut Terms) {
    if !page.habits.punctuated {
        return;
    }
    let mut targets: Vec<Option<Target>> = made.stories.iter().map(|story| Target::of(page, story)).collect();
    for donor in 0..made.stories.len() {
        if let Some(Some(passed)) = donor.checked_sub(REACH + 1).map(|passed| targets.get_mut(passed)) {
            *passed = None;
        }
        let Some(from) = made.stories.get(donor) else { continue };
        let Some(last) = open_end(page, &from.blocks) else { continue };
        let (own, torn) = (own_cut(page, from), Torn::of(page, from, terms));
        let mut best: Option<(f32, usize, usize, At)> = None;
        for (at, target) in targets.iter_mut().enumerate().skip(donor.saturating_sub(REACH)).take(2 * REACH) {
            let (Some(target), Some(story)) = (target, made.stories.get(at)) else { continue };
            let seam = target.seam(page, last);
            // Comparing bodies is dear; a seam that speaks against it is not worth it.
            if seam <= -2.0 {
                continue;
            }
            let cut = if at == donor { own } else { torn.best_cut(target.words(page, story, terms)) };
            let Some(Cut { at: cut, score }) = cut else { continue };
            let score = OPEN_END + seam + score;
            if best.is_none_or(|best| score >= best.0) {
                best = Some((score, at, cut, target.first));
            }
        }
        let Some((score, target, at, first)) = best.filter(|best| best.0 > THRESHOLD) else { continue };
        let sure = MOVE.of_odds(score - THRESHOLD);
        if sure < LEAST {
            continue;
        }
        // The target keeps its place in the list: only blocks change hands.
        let moved = made.stories.get_mut(donor).map(|story| story.blocks.split_off(at)).unwrap_or_default();
        if let Some(block) = moved.first().and_then(|draft| draft.lines.first()) {
            made.decisions.push(Decision::Moved { block: *block, before: first, sure });
        }
        if let Some(story) = made.stories.get_mut(target) {
            prepend(story, moved, sure);
        }
        for changed in [donor, target] {
            if let (Some(slot), Some(story)) = (targets.get_mut(changed), made.stories.get(changed)) {
                *slot = Target::of(page, story);
            }
        }
    }
    made.stories.retain(|story| story.first_line().is_some());
    for story in &made.stories {
        made.decisions.extend(open_end(page, &story.blocks).map(Decision::BrokenEnd));
        let first = first_text(story).filter(|first| opening::broken(page.text(*first)) >= 2.0);
        made.decisions.extend(first.map(Decision::BrokenStart));
    }
}

/// A story that may lack its beginning.
struct Target {
    /// The first line of its text.
    first: At,
    /// How much that line looks like going on from another.
    goes_on: f32,
    /// What it is about, once that has been asked.
    words: Option<Heard>,
}

impl Target {
    fn of(page: &Page<'_>, story: &Story) -> Option<Target> {
        let first = first_text(story)?;
        let text = page.text(first);
        let story = page.story(first);
        let opens = opening::paragraph(text, page.lines.get(first)?, story);
        let goes_on = opening::broken(text).min(4.0) - story - opens;
        Some(Target { first, goes_on, words: None })
    }

    /// How well a text that stops at `last` goes on here.
    fn seam(&self, page: &Page<'_>, last: At) -> f32 {
        self.goes_on + 1.5 * page.bond(last, self.first)
    }

    fn words(&mut self, page: &Page<'_>, story: &Story, terms: &mut Terms) -> &Heard {
        self.words.get_or_insert_with(|| {
            let body = story.blocks.iter().flat_map(|block| block.lines.iter().copied());
            let mut heard = terms.hear(page, story.headings(), MOST_CHARACTERS);
            terms.hear_on(page, body, MOST_CHARACTERS, &mut heard);
            heard
        })
    }
}

/// The first line of text under a story's heading.
fn first_text(story: &Story) -> Option<At> {
    story.headings().next()?;
    story.blocks.iter().find(|block| block.kind == BlockKind::Paragraph)?.lines.first().copied()
}

/// The last line of a body, if it stops in mid-sentence.
fn open_end(page: &Page<'_>, blocks: &[Draft]) -> Option<At> {
    let last = blocks.iter().rfind(|block| block.kind == BlockKind::Paragraph)?.lines.last().copied()?;
    // A signature stops short by its nature.
    let signs = |line: &Line| heading::signs(page.text(last), line);
    (page.endings.get(last) == Some(&Ending::Open) && !page.lines.get(last).is_some_and(signs)).then_some(last)
}

/// The place from which on a story's last blocks could be its own beginning; only for one that plainly lacks it.
fn own_cut(page: &Page<'_>, story: &Story) -> Option<Cut> {
    let first = first_text(story).filter(|first| opening::broken(page.text(*first)) >= 2.0)?;
    let first = story.blocks.iter().position(|block| block.lines.first() == Some(&first))?;
    let from = (first + 1).max(story.blocks.len().saturating_sub(MOST_BLOCKS));
    let places = (from..story.blocks.len()).filter_map(|at| {
        let head = story.blocks.get(at).filter(|block| block.kind == BlockKind::Paragraph)?;
        let first = *head.lines.first()?;
        // Nothing tells how much was moved but where a report begins.
        Some(Cut { at, score: page.story(first) - opening::broken(page.text(first)) - 1.0 })
    });
    places.max_by(|a, b| a.score.total_cmp(&b.score))
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
