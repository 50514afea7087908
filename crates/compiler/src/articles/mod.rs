//! Segments to stories: which headings make one title, which bodies stand under which, in which order.
//!
//! Works on line numbers among the printed lines; `issue` turns stories into the bundle's articles.

mod assign;
pub(crate) mod decided;
mod displaced;
mod fits;
mod labels;
mod orders;
mod shifted;
mod stack;
mod strips;
mod subheads;
pub mod terms;
mod torn;

use crate::role::Role;
use crate::segment::Segment;
use crate::segment::page::Page;
use baoku_archive::bundle::BlockKind;
use strips::Strip;
use terms::{MOST_CHARACTERS, Terms};

/// A position among the printed lines.
pub type At = usize;

/// As sure as an editor is: beyond any certainty of the compiler's own.
pub const DECIDED: f32 = 2.0;

/// A block of a story being put together.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    /// What it is.
    pub kind: BlockKind,
    /// Its printed lines, in reading order.
    pub lines: Vec<At>,
    /// How sure its joins and its place are, 0 to 1; 1 where the file itself says so, [`DECIDED`] where an editor did.
    pub sure: f32,
}

/// A story being put together; empty lists for what it does not have.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Story {
    /// The label of its part of the paper.
    pub section: Vec<At>,
    /// How sure it is that the label belongs to it.
    pub section_sure: Option<f32>,
    /// The line above the headline.
    pub kicker: Vec<At>,
    /// The headline.
    pub headline: Vec<At>,
    /// How sure it is that this headline stands above this body, where the file does not say.
    pub headline_sure: Option<f32>,
    /// The line below the headline.
    pub subtitle: Vec<At>,
    /// Who wrote it.
    pub byline: Vec<At>,
    /// Its body in reading order.
    pub blocks: Vec<Draft>,
}

impl Story {
    /// The printed lines of its headings.
    pub fn headings(&self) -> impl Iterator<Item = At> + '_ {
        self.kicker.iter().chain(&self.headline).chain(&self.subtitle).copied()
    }

    /// Its printed lines by what they are.
    pub(crate) fn parts(&self) -> impl Iterator<Item = (Role, &[At])> {
        let around = [
            (Role::Section, &self.section),
            (Role::Kicker, &self.kicker),
            (Role::Headline, &self.headline),
            (Role::Subtitle, &self.subtitle),
            (Role::Byline, &self.byline),
        ];
        let around = around.into_iter().map(|(role, lines)| (role, lines.as_slice()));
        around.chain(self.blocks.iter().map(|draft| (Role::from(draft.kind), draft.lines.as_slice())))
    }

    /// The first line of its first heading, else of its body in order of print, else of its label.
    #[must_use]
    pub fn first_line(&self) -> Option<At> {
        let body = self.byline.iter().chain(self.blocks.iter().flat_map(|block| &block.lines));
        self.headings().min().or_else(|| body.min().copied()).or_else(|| self.section.first().copied())
    }
}

/// Something the compiler decided that an editor may want to look at.
#[derive(Debug, Clone, PartialEq)]
pub enum Decision {
    /// Lines were put before another line.
    Moved {
        /// First line of what was moved.
        block: At,
        /// The line it now stands before.
        before: At,
        /// How sure.
        sure: f32,
    },
    /// A body was given to one of several headlines that stand together.
    Assigned {
        /// The headline.
        headline: At,
        /// First line of the body.
        body: At,
        /// How sure.
        sure: f32,
    },
    /// A label was given to the story before it.
    Label {
        /// The label.
        label: At,
    },
    /// A story ends in mid-sentence.
    BrokenEnd(At),
    /// A story begins in mid-sentence.
    BrokenStart(At),
}

/// What came of an issue's lines.
#[derive(Debug, Default)]
pub struct Stories {
    /// The stories in the order of their first lines.
    pub stories: Vec<Story>,
    /// Masthead and imprint lines.
    pub imprint: Vec<At>,
    /// Labels that no story could be found for.
    pub labels: Vec<At>,
    /// What an editor may want to look at.
    pub decisions: Vec<Decision>,
}

/// Puts an issue's stories together.
#[must_use]
pub fn stories(page: &Page<'_>, segments: &[Segment]) -> Stories {
    let strips::Strips { strips, imprint } = strips::strips(page, segments);
    let mut terms = Terms::of(page, &strips);
    // No more room than needed: an issue has as many stories as stacks of headings, or hardly more.
    let stacks = strips.iter().filter(|strip| matches!(strip, Strip::Heads(_))).count();
    let mut made = Stories { imprint, stories: Vec::with_capacity(stacks), ..Stories::default() };
    let subheads = subheads::subheads(page, &strips, &mut terms);
    let mut labels: Vec<At> = Vec::new();
    let mut strips = strips.into_iter().peekable();
    while let Some(strip) = strips.next() {
        match strip {
            Strip::Label(line) => {
                // The nearest label counts; those above it stand alone.
                made.labels.append(&mut labels);
                labels.push(line);
            }
            Strip::Heads(heads) => {
                let body = match strips.next_if(|next| matches!(next, Strip::Body(_))) {
                    Some(Strip::Body(blocks)) => blocks,
                    _ => Vec::new(),
                };
                match (subheads.contains(&heads), made.stories.last_mut()) {
                    (true, Some(story)) => {
                        let subhead = |line: &At| Draft { kind: BlockKind::Subhead, lines: vec![*line], sure: 1.0 };
                        story.blocks.extend(heads.iter().map(subhead));
                        add_body(story, body);
                    }
                    _ => {
                        let mut stacked = assign::assign(page, &heads, body, &mut terms, &mut made.decisions);
                        if let Some(first) = stacked.first_mut() {
                            first.section = std::mem::take(&mut labels);
                        }
                        made.stories.append(&mut stacked);
                    }
                }
            }
            Strip::Body(blocks) => {
                // A label between two paragraphs of a story is out of place, unless another story begins below it.
                if let Some(story) = made.stories.last_mut().filter(|story| goes_on(page, story, &blocks, &mut terms)) {
                    let label = std::mem::take(&mut labels);
                    match story.section.is_empty() {
                        true => story.section = label,
                        false => made.labels.extend(label),
                    }
                    add_body(story, blocks);
                    continue;
                }
                let mut story = Story { section: std::mem::take(&mut labels), ..Story::default() };
                add_body(&mut story, blocks);
                made.stories.push(story);
            }
        }
    }
    made.labels.append(&mut labels);
    displaced::put_back(page, &mut made, &mut terms);
    labels::place(page, &mut made);
    made.stories.sort_unstable_by_key(Story::first_line);
    made
}

/// So many blocks are compared on both sides of a label.
const MOST_HEARD: usize = 20;

/// What it says for going on that below the label there is no headline. Up: short news under a label join the story
/// above; down: a label out of place cuts its story in two.
const UNTITLED: f32 = 2.5;

/// Whether a run of body below a label goes on with the story above it.
fn goes_on(page: &Page<'_>, story: &Story, run: &[strips::Block], terms: &mut Terms) -> bool {
    let first = run.first().and_then(strips::Block::first_line);
    let Some(first) = first.filter(|_| !story.headline.is_empty() && !story.blocks.is_empty()) else { return false };
    // The last blocks speak for the story: it may be as long as a book.
    let last = story.blocks.iter().rev().take(MOST_HEARD).flat_map(|block| block.lines.iter().copied());
    let below = run.iter().filter_map(strips::Block::paragraph).take(MOST_HEARD);
    let below = below.flat_map(|draft| draft.lines.iter().copied());
    let below = terms.hear(page, below, MOST_CHARACTERS);
    terms.hear(page, story.headings().chain(last), MOST_CHARACTERS);
    let alike = terms.likeness(&below);
    let same: f32 = (12.0 * (alike - 0.2)).clamp(-1.2, 2.0);
    UNTITLED + same - page.story(first) > 0.0
}

/// Adds a run of body blocks to a story, bylines to its byline.
fn add_body(story: &mut Story, blocks: impl IntoIterator<Item = strips::Block>) {
    let blocks = blocks.into_iter();
    if story.blocks.is_empty() {
        // Most stories have one run: no room for more.
        story.blocks.reserve_exact(blocks.size_hint().0);
    }
    for block in blocks {
        match block {
            strips::Block::Draft(draft) => story.blocks.push(draft),
            strips::Block::Byline(line) => story.byline.push(line),
        }
    }
}
