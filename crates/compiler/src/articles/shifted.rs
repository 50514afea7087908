//! Lines put elsewhere by an editor: before or after another line, or under a headline.
//!
//! Moves what is there; whether it was wise is the editor's business.

use super::{At, DECIDED, Draft, Stories, Story};
use crate::role::Role;

/// Lines that stand elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Shift {
    /// First and last of the lines.
    pub(crate) lines: (At, At),
    /// Where they go.
    pub(crate) to: Target,
}

/// Where lines go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Target {
    /// Right before this line.
    Before(At),
    /// Right after this line.
    After(At),
    /// Into the body under this line of a headline.
    Under(At),
}

/// Why a decision cannot be followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unmet {
    /// Headings and mastheads do not move; lines that are none of a story's body.
    NotBody(At),
    /// The line to stand beside is in no story.
    NoPlace(At),
    /// The line is no headline.
    NotHeadline(At),
    /// There is no paragraph, subhead or caption before the line that it could continue.
    NothingBefore(At),
    /// The line came out as something else.
    Other(At, Role),
}

/// Puts lines where they were decided to stand.
pub(super) fn shift_lines(made: &mut Stories, shift: Shift) -> Result<(), Unmet> {
    let (from, to) = shift.lines;
    let moves = |at: &At| (from..=to).contains(at);
    let stays = |at: At| {
        let story = made.stories.iter().position(|story| story.headings().any(|heading| heading == at));
        find(made, at).map(|(story, ..)| story).or(story)
    };
    let goal = match shift.to {
        Target::Before(at) | Target::After(at) => stays(at).ok_or(Unmet::NoPlace(at))?,
        Target::Under(at) => {
            let titled = made.stories.iter().position(|story| story.headline.contains(&at));
            titled.ok_or(Unmet::NotHeadline(at))?
        }
    };
    if let Target::Before(at) = shift.to
        && find(made, at).is_none()
    {
        return Err(Unmet::NoPlace(at));
    }
    if let Some(heading) = made.stories.iter().flat_map(Story::headings).find(|at| moves(at)) {
        return Err(Unmet::NotBody(heading));
    }
    // A label and a byline go to the story alone; only a body has an order.
    let mut labels: Vec<At> = made.labels.iter().copied().filter(|at| moves(at)).collect();
    let mut bylines = Vec::new();
    for story in &made.stories {
        labels.extend(story.section.iter().copied().filter(|at| moves(at)));
        bylines.extend(story.byline.iter().copied().filter(|at| moves(at)));
    }
    let has_body = made.stories.iter().flat_map(|story| &story.blocks).any(|block| block.lines.iter().any(&moves));
    if !has_body && labels.is_empty() && bylines.is_empty() {
        return Err(Unmet::NotBody(from));
    }
    if has_body && !stands_there(made, shift, goal) {
        let taken = take(made, shift.lines);
        put(made, taken, shift, goal);
    }
    made.labels.retain(|at| !moves(at));
    for story in &mut made.stories {
        story.section.retain(|at| !moves(at));
        story.byline.retain(|at| !moves(at));
    }
    if let Some(story) = made.stories.get_mut(goal) {
        if !labels.is_empty() {
            made.labels.append(&mut story.section);
            (story.section, story.section_sure) = (labels, Some(DECIDED));
        }
        story.byline.append(&mut bylines);
        story.byline.sort_unstable();
    }
    Ok(())
}

/// The lines of a story's body in reading order.
fn reading(story: &Story) -> impl Iterator<Item = At> + '_ {
    story.blocks.iter().flat_map(|block| block.lines.iter().copied())
}

/// Whether the lines already stand where they should.
fn stands_there(made: &Stories, shift: Shift, goal: usize) -> bool {
    let moves = |at: &At| (shift.lines.0..=shift.lines.1).contains(at);
    let elsewhere = made.stories.iter().enumerate().filter(|(at, _)| *at != goal);
    if elsewhere.flat_map(|(_, story)| reading(story)).any(|at| moves(&at)) {
        return false;
    }
    let Some(story) = made.stories.get(goal) else { return false };
    let body: Vec<At> = reading(story).collect();
    let Some(first) = body.iter().position(moves) else { return false };
    let count = body.iter().filter(|at| moves(at)).count();
    let together = body.iter().skip(first).take(count).all(moves);
    let beside = match shift.to {
        Target::Before(at) => body.get(first + count) == Some(&at),
        Target::After(at) => match first.checked_sub(1).and_then(|before| body.get(before)) {
            Some(before) => *before == at,
            None => story.headings().last() == Some(at),
        },
        Target::Under(_) => return true,
    };
    together && beside
}

/// Takes lines out of wherever they stand; a block that goes only in part is parted.
fn take(made: &mut Stories, (from, to): (At, At)) -> Vec<Draft> {
    let mut taken = Vec::new();
    for story in &mut made.stories {
        let mut left = Vec::with_capacity(story.blocks.len());
        for draft in std::mem::take(&mut story.blocks) {
            for run in draft.lines.chunk_by(|a, b| (from..=to).contains(a) == (from..=to).contains(b)) {
                let part = Draft { kind: draft.kind, lines: run.to_vec(), sure: draft.sure };
                let goes = run.first().is_some_and(|at| (from..=to).contains(at));
                if goes { taken.push(part) } else { left.push(part) }
            }
        }
        story.blocks = left;
    }
    taken.sort_by_key(|draft| draft.lines.first().copied());
    taken
}

fn put(made: &mut Stories, taken: Vec<Draft>, shift: Shift, goal: usize) {
    match shift.to {
        Target::Before(at) => part(made, at),
        Target::After(at) => {
            if let Some((story, block, place)) = find(made, at) {
                let next = made.stories.get(story).and_then(|story| story.blocks.get(block)?.lines.get(place + 1));
                if let Some(next) = next.copied() {
                    part(made, next);
                }
            }
        }
        Target::Under(_) => {}
    }
    let block_of = |at: At| find(made, at).map(|(_, block, _)| block);
    let place = match shift.to {
        Target::Before(at) => block_of(at).unwrap_or(0),
        Target::After(at) => block_of(at).map_or(0, |block| block + 1),
        Target::Under(_) => made.stories.get(goal).map_or(0, |story| {
            let later = |draft: &Draft| draft.lines.first().is_some_and(|at| *at > shift.lines.1);
            story.blocks.iter().position(later).unwrap_or(story.blocks.len())
        }),
    };
    if let Some(story) = made.stories.get_mut(goal) {
        story.blocks.splice(place..place, taken);
    }
}

/// A line's story, block and place in the block.
pub(super) fn find(made: &Stories, at: At) -> Option<(usize, usize, usize)> {
    made.stories.iter().enumerate().find_map(|(story, found)| {
        let place = |block: &Draft| block.lines.iter().position(|line| *line == at);
        found.blocks.iter().enumerate().find_map(|(block, draft)| Some((story, block, place(draft)?)))
    })
}

/// Makes a line the first of its block; what it continued stays behind.
pub(super) fn part(made: &mut Stories, at: At) {
    let Some((story, block, place)) = find(made, at).filter(|(_, _, place)| *place > 0) else { return };
    let Some(blocks) = made.stories.get_mut(story).map(|story| &mut story.blocks) else { return };
    if let Some(draft) = blocks.get_mut(block) {
        let rest = Draft { kind: draft.kind, lines: draft.lines.split_off(place), sure: draft.sure };
        blocks.insert(block + 1, rest);
    }
}
