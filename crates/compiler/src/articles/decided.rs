//! What an editor has decided of an issue's lines, done: first as cues that outweigh all others, then on the stories
//! themselves, and at last held against what came of it.
//!
//! Knows positions among the printed lines, not the file that says so.

pub(crate) use super::shifted::{Shift, Target, Unmet};
use super::shifted::{find, part, shift_lines};
use super::{At, DECIDED, Decision, Stories, Story};
use crate::role::Role;
use crate::segment::Segment;
use crate::segment::page::Page;
use baoku_archive::bundle::BlockKind;

/// What an editor has decided a line to be.
fn told(page: &Page<'_>, at: At) -> Option<(Role, bool)> {
    page.lines.get(at)?.told?.decided()
}

/// The role an editor has decided for a line.
pub(super) fn role(page: &Page<'_>, at: At) -> Option<Role> {
    told(page, at).map(|(role, _)| role)
}

/// Whether an editor has decided that a heading continues the one before.
pub(super) fn goes_on(page: &Page<'_>, at: At) -> bool {
    told(page, at).is_some_and(|(role, opens)| !opens && role != Role::Paragraph)
}

/// Whether a heading stands in one stack with those before it: subheads that were decided stand alone.
pub(super) fn one_stack(page: &Page<'_>, heads: &[At], at: At) -> bool {
    let alone = |at: At| role(page, at) == Some(Role::Subhead);
    let last_alone = heads.last().is_some_and(|last| alone(*last));
    if alone(at) { last_alone && goes_on(page, at) } else { !last_alone }
}

/// Some lines of a stack with those that continue them.
pub(super) fn whole(page: &Page<'_>, heads: &[At], lines: &[At]) -> Vec<At> {
    let mut whole = Vec::with_capacity(lines.len());
    for line in lines {
        whole.push(*line);
        let rest = heads.iter().copied().skip_while(|at| at <= line);
        whole.extend(rest.take_while(|at| goes_on(page, *at)));
    }
    whole
}

/// Does to the stories what was decided; returns what could not be followed, each with the shift it belongs to.
pub(crate) fn apply(
    page: &Page<'_>,
    segments: &[Segment],
    shifts: &[Shift],
    made: &mut Stories,
) -> Vec<(Option<usize>, Unmet)> {
    let mut unmet = Vec::new();
    let lines: Vec<At> = (0..page.lines.len()).filter(|at| told(page, *at).is_some()).collect();
    if lines.is_empty() && shifts.is_empty() {
        return unmet;
    }
    for (number, shift) in shifts.iter().enumerate() {
        unmet.extend(shift_lines(made, *shift).err().map(|wrong| (Some(number), wrong)));
    }
    for at in &lines {
        match told(page, *at) {
            Some((Role::Paragraph, true)) => part(made, *at),
            Some((Role::Paragraph | Role::Subhead | Role::Caption, false)) => {
                unmet.extend((!join(made, *at)).then_some((None, Unmet::NothingBefore(*at))));
            }
            _ => {}
        }
    }
    made.stories.retain(|story| story.first_line().is_some());
    made.stories.sort_by_key(Story::first_line);
    for at in &lines {
        let came = role_of(made, *at);
        let is = role(page, *at);
        let known = unmet.iter().any(|(_, wrong)| *wrong == Unmet::NothingBefore(*at));
        if is != Some(came) && !known {
            unmet.push((None, Unmet::Other(*at, came)));
        }
    }
    make_certain(page, segments, shifts, made);
    forget(page, shifts, made);
    unmet
}

/// What a line came out as.
fn role_of(made: &Stories, at: At) -> Role {
    if made.imprint.contains(&at) {
        return Role::Boilerplate;
    }
    if made.labels.contains(&at) {
        return Role::Section;
    }
    let mut parts = made.stories.iter().flat_map(Story::parts);
    parts.find(|(_, lines)| lines.contains(&at)).map_or(Role::Blank, |(role, _)| role)
}

/// Makes a line continue the block of its kind before it in the story; false when there is none.
fn join(made: &mut Stories, at: At) -> bool {
    let Some((story, block, place)) = find(made, at) else { return true };
    if place > 0 {
        return true;
    }
    let Some(blocks) = made.stories.get_mut(story).map(|story| &mut story.blocks) else { return true };
    let kind = blocks.get(block).map(|draft| draft.kind);
    let Some(before) = (0..block).rfind(|before| blocks.get(*before).map(|draft| draft.kind) == kind) else {
        return false;
    };
    let rest = blocks.remove(block);
    if let Some(draft) = blocks.get_mut(before) {
        draft.sure = draft.sure.min(rest.sure);
        draft.lines.extend(rest.lines);
    }
    true
}

/// Above this certainty a join of neighbouring lines is not worth a word.
pub(super) const PLAIN: f32 = 0.95;

/// Blocks and headlines that an editor has decided are certain, unless another join in them is not.
fn make_certain(page: &Page<'_>, segments: &[Segment], shifts: &[Shift], made: &mut Stories) {
    let is_told = |at: &At| told(page, *at).is_some();
    let shifted = |at: &At| shifts.iter().any(|shift| (shift.lines.0..=shift.lines.1).contains(at));
    let seam = |at: &At| shifts.iter().any(|shift| matches!(shift.to, Target::Before(line) if line == *at));
    for story in &mut made.stories {
        for draft in &mut story.blocks {
            if !draft.lines.iter().any(|at| is_told(at) || shifted(at) || seam(at)) {
                continue;
            }
            let joins = draft.lines.iter().skip(1).filter(|at| !is_told(at) && !seam(at));
            let doubt = joins.filter_map(|at| segments.get(*at)).map(|segment| segment.sure).fold(1.0, f32::min);
            draft.sure = if doubt >= PLAIN { DECIDED } else { doubt };
        }
        let under = |at: &At| shifts.iter().any(|shift| shift.to == Target::Under(*at));
        if story.headline.iter().any(under) || story.headline_sure.is_none() && story.headline.iter().any(is_told) {
            story.headline_sure = Some(DECIDED);
        }
    }
}

/// Forgets what a person no longer has to look at.
fn forget(page: &Page<'_>, shifts: &[Shift], made: &mut Stories) {
    let shifted = |at: At| shifts.iter().any(|shift| (shift.lines.0..=shift.lines.1).contains(&at));
    let under = |at: At| shifts.iter().any(|shift| shift.to == Target::Under(at));
    let paragraphs = |story: &'_ Story| -> Vec<At> {
        let blocks = story.blocks.iter().filter(|block| block.kind == BlockKind::Paragraph);
        blocks.flat_map(|block| block.lines.iter().copied()).collect()
    };
    let firsts: Vec<At> = made.stories.iter().filter_map(|story| paragraphs(story).first().copied()).collect();
    let lasts: Vec<At> = made.stories.iter().filter_map(|story| paragraphs(story).last().copied()).collect();
    made.decisions.retain(|decision| match decision {
        Decision::Moved { block, .. } => !shifted(*block),
        Decision::Assigned { headline, body, .. } => !shifted(*body) && !under(*headline),
        Decision::Label { label } => !shifted(*label) && role(page, *label).is_none(),
        Decision::BrokenEnd(at) => lasts.contains(at),
        Decision::BrokenStart(at) => firsts.contains(at),
    });
}
