//! Segments laid end to end: stacks of headings, labels, and the runs of body between them.

use super::{At, Draft, decided};
use crate::segment::page::Page;
use crate::segment::{Kind, Segment};
use baoku_archive::bundle::BlockKind;

/// A stretch of a page.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Strip {
    /// A section's label.
    Label(At),
    /// Headings with nothing but each other between them.
    Heads(Vec<At>),
    /// Text, captions and bylines; never empty.
    Body(Vec<Block>),
}

/// A piece of a body.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Block {
    /// A paragraph or caption.
    Draft(Draft),
    /// Who wrote it.
    Byline(At),
}

impl Block {
    /// The paragraph, if it is one.
    pub(super) fn paragraph(&self) -> Option<&Draft> {
        match self {
            Block::Draft(draft) if draft.kind == BlockKind::Paragraph => Some(draft),
            _ => None,
        }
    }

    /// Its first printed line.
    pub(super) fn first_line(&self) -> Option<At> {
        match self {
            Block::Draft(draft) => draft.lines.first().copied(),
            Block::Byline(line) => Some(*line),
        }
    }
}

/// The stretches of a page and its imprint lines.
#[derive(Debug, Default)]
pub(super) struct Strips {
    pub(super) strips: Vec<Strip>,
    pub(super) imprint: Vec<At>,
}

/// More headings than this on top of each other are a list of contents, not titles of stories. Down: three stacked
/// stories with kickers and subtitles fall apart; up: a list of winners turns into headlines.
const MOST_HEADS: usize = 8;

/// Lays an issue's segments end to end.
pub(super) fn strips(page: &Page<'_>, segments: &[Segment]) -> Strips {
    let mut laid = Strips::default();
    for (at, segment) in segments.iter().enumerate() {
        match segment.kind {
            Kind::Imprint => laid.imprint.push(at),
            Kind::Section => laid.strips.push(Strip::Label(at)),
            Kind::Heading => match laid.strips.last_mut() {
                Some(Strip::Heads(heads)) if decided::one_stack(page, heads, at) => heads.push(at),
                _ => laid.strips.push(Strip::Heads(vec![at])),
            },
            Kind::Byline => laid.push(Block::Byline(at)),
            Kind::CaptionAbove | Kind::CaptionWithin => {
                laid.push(Block::Draft(Draft { kind: BlockKind::Caption, lines: vec![at], sure: 1.0 }));
            }
            Kind::Start => {
                // Where one paragraph ends and the next begins is one decision: it makes both doubtful.
                let sure = if segment.sure < decided::PLAIN { segment.sure } else { 1.0 };
                if let Some(above) = laid.open_paragraph() {
                    above.sure = above.sure.min(sure);
                }
                laid.start(at, sure);
            }
            Kind::Continued => {
                let blank = page.lines.get(at).is_some_and(|line| line.blanks > 0);
                match laid.open_paragraph() {
                    Some(draft) => {
                        // A wrapped line without a gap is what the file says; a join over a blank line is not.
                        if blank || segment.sure < decided::PLAIN {
                            draft.sure = draft.sure.min(segment.sure);
                        }
                        draft.lines.push(at);
                    }
                    None => laid.start(at, 1.0),
                }
            }
        }
    }
    let mut strips = Vec::with_capacity(laid.strips.len());
    for strip in laid.strips {
        let heads = match strip {
            Strip::Heads(heads) => without_lists(page, heads, &mut strips),
            other => {
                strips.push(other);
                continue;
            }
        };
        let heads = without_label(page, heads, &mut strips);
        strips.push(Strip::Heads(heads));
    }
    Strips { strips, imprint: laid.imprint }
}

impl Strips {
    fn push(&mut self, block: Block) {
        match self.strips.last_mut() {
            Some(Strip::Body(blocks)) => blocks.push(block),
            _ => self.strips.push(Strip::Body(vec![block])),
        }
    }

    fn start(&mut self, at: At, sure: f32) {
        self.push(Block::Draft(Draft { kind: BlockKind::Paragraph, lines: vec![at], sure }));
    }

    /// The last paragraph of the body being laid.
    fn open_paragraph(&mut self) -> Option<&mut Draft> {
        let Some(Strip::Body(blocks)) = self.strips.last_mut() else { return None };
        blocks.iter_mut().rev().find_map(|block| match block {
            Block::Draft(draft) if draft.kind == BlockKind::Paragraph => Some(draft),
            _ => None,
        })
    }
}

/// A word of at most five characters above a title, set apart from it, is a label: kickers say more.
fn without_label(page: &Page<'_>, mut heads: Vec<At>, strips: &mut Vec<Strip>) -> Vec<At> {
    let [first, second, ..] = heads.as_slice() else { return heads };
    let (Some(above), Some(below)) = (page.lines.get(*first), page.lines.get(*second)) else { return heads };
    let word = above.characters <= 5 && above.is_all_han() && below.characters > above.characters;
    if word && below.blanks > 0 && decided::role(page, *first).is_none() {
        strips.push(Strip::Label(heads.remove(0)));
    }
    heads
}

/// A stack too high to be titles: all but the last line become text.
fn without_lists(page: &Page<'_>, mut heads: Vec<At>, strips: &mut Vec<Strip>) -> Vec<At> {
    if heads.len() <= MOST_HEADS || heads.iter().any(|at| decided::role(page, *at).is_some()) {
        return heads;
    }
    let last = heads.split_off(heads.len() - 1);
    let text = |line| Block::Draft(Draft { kind: BlockKind::Paragraph, lines: vec![line], sure: 0.5 });
    strips.push(Strip::Body(heads.into_iter().map(text).collect()));
    last
}
