//! Headings inside a story (小标题), told from the headline of the next story.

use super::At;
use super::decided::role as decided_role;
use super::strips::{Block, Strip};
use super::terms::{Terms, Turn};
use crate::format::Told;
use crate::lines::Sign;
use crate::role::Role;
use crate::segment::cues::echo::echo;
use crate::segment::cues::opening;
use crate::segment::page::Page;

/// The stacks of a page that are subheads of the story before them.
pub(super) struct Subheads(Vec<At>);

impl Subheads {
    /// Whether this stack is a subhead.
    pub(super) fn contains(&self, heads: &[At]) -> bool {
        heads.first().is_some_and(|first| self.0.binary_search(first).is_ok())
    }
}

/// Finds the subheads among a page's stacks.
pub(super) fn subheads(page: &Page<'_>, strips: &[Strip], terms: &mut Terms) -> Subheads {
    let mut found = Vec::new();
    // A story must have begun, and its text so far tells whether the next run goes on about the same.
    let mut story: Option<Heard> = None;
    let mut title = Title::default();
    let run_below = |at: usize| match strips.get(at + 1) {
        Some(Strip::Body(blocks)) => blocks.as_slice(),
        _ => &[],
    };
    for (at, strip) in strips.iter().enumerate() {
        let heads = match strip {
            Strip::Label(_) => {
                story = None;
                title = Title::default();
                continue;
            }
            Strip::Body(_) => {
                story = story.or(Some(Heard::default()));
                continue;
            }
            Strip::Heads(heads) => heads,
        };
        let run = run_below(at);
        let labelled = at > 0 && matches!(strips.get(at - 1), Some(Strip::Label(_)));
        let below = run.iter().find_map(Block::paragraph);
        let first = below.and_then(|draft| draft.lines.first());
        let told = heads.first().and_then(|head| page.lines.get(*head)).and_then(|line| line.told);
        let role = heads.iter().find_map(|head| decided_role(page, *head));
        let mut after = Heard { since: None, unheard: vec![at] };
        let subhead = match (heads.as_slice(), told, role) {
            (_, Some(Told::Subhead), _) | (_, _, Some(Role::Subhead)) => true,
            (_, Some(Told::Headline), _) | (_, _, Some(_)) => false,
            ([head], _, _) if !labelled && below.is_some() => {
                let shape = odds(page, strips, at, *head, first);
                // Listening is dear; where it could not change anything it is put off.
                let most = if Title::may_tell(page, *head) { MOST_CHAPTER } else { 0.0 };
                shape + MOST_SAME + most > 0.0 && {
                    let so_far = story.as_mut();
                    let since = so_far
                        .and_then(|story| story.hear(|at| terms.listen(page, lines_of(run_below(at)), Turn::NEVER).0));
                    let (turn, goes_on) = terms.listen(page, lines_of(run), since.unwrap_or(Turn::NEVER));
                    after = Heard { since: Some(turn), unheard: Vec::new() };
                    let same = (12.0 * (goes_on - ALIKE)).clamp(-1.2, MOST_SAME);
                    shape + same + title.chapter(page, terms, *head) > 0.0
                }
            }
            _ => false,
        };
        story = match (heads.first(), story) {
            // What follows a subhead is heard with the story so far.
            (Some(head), Some(begun)) if subhead => {
                found.push(*head);
                title.chapters += 1;
                Some(begun.and(after))
            }
            _ => {
                title = Title { heads, chapters: 0 };
                Some(after)
            }
        };
    }
    Subheads(found)
}

/// What was heard of the story so far, and what of it is still to be listened to: hardly any heading asks.
#[derive(Debug, Default)]
struct Heard {
    /// The turn it began with.
    since: Option<Turn>,
    /// The stacks above the runs to be heard, in order.
    unheard: Vec<usize>,
}

impl Heard {
    /// Listens to what was put off; returns the turn the story began with.
    fn hear(&mut self, mut listen: impl FnMut(usize) -> Turn) -> Option<Turn> {
        for at in self.unheard.drain(..) {
            let turn = listen(at);
            self.since.get_or_insert(turn);
        }
        self.since
    }

    /// The story with another run.
    fn and(mut self, after: Heard) -> Heard {
        self.since = self.since.or(after.since);
        self.unheard.extend(after.unheard);
        self
    }
}

/// The most that a run can say for being about the same as the story so far.
const MOST_SAME: f32 = 2.0;
/// More than a title can say for a run being its chapter.
const MOST_CHAPTER: f32 = 2.5;

/// The likeness of two runs at which it says nothing about whether they are one story. Up: new stories on the same
/// subject split off; down: a new story about the same people turns into a chapter of the last.
const ALIKE: f32 = 0.2;

fn lines_of(run: &[Block]) -> impl Iterator<Item = At> + '_ {
    run.iter().filter_map(Block::paragraph).flat_map(|draft| draft.lines.iter().copied())
}

/// A smaller share of a title's words in a run is chance.
const NOTHING: f32 = 0.03;

/// The headings of the story so far.
#[derive(Debug, Default)]
struct Title<'a> {
    heads: &'a [At],
    /// How many chapters have begun under it.
    chapters: usize,
}

impl Title<'_> {
    /// Whether the title is asked about a heading at all.
    fn may_tell(page: &Page<'_>, head: At) -> bool {
        let width = page.lines.get(head).map_or(0, |line| line.width);
        width <= if is_quotation(page.text(head)) { WIDE } else { NARROW }
    }

    /// What the title says for the run last listened to being a chapter of its story, in log-odds: its words come back,
    /// and where there are chapters more follow. Only a few words or a quotation are asked: what is longer may be news of
    /// the same.
    fn chapter(&self, page: &Page<'_>, terms: &Terms, head: At) -> f32 {
        if !Title::may_tell(page, head) {
            return 0.0;
        }
        let named = terms.known(page, self.heads.iter().copied());
        // A first chapter that is no quotation may be the next headline about the same people.
        let most = if is_quotation(page.text(head)) || self.chapters > 0 { 1.8 } else { 0.9 };
        let told = if named > NOTHING { (0.6 + 4.0 * named).min(most) } else { -0.5 };
        told + if self.chapters > 0 { 0.6 } else { 0.0 }
    }
}

/// Whether a heading is one quotation and nothing else.
fn is_quotation(text: &str) -> bool {
    text.strip_prefix('“').is_some_and(|rest| rest.find('”') == rest.rfind('”') && rest.ends_with('”'))
}

/// Subheads that are asked whether they share their story's words are no wider than this, in half characters. Up: short
/// headlines of a daily, on the subject of the story above them, turn into its chapters.
const NARROW: u32 = 16;
/// The same for one that is a quotation.
const WIDE: u32 = 24;

/// Log-odds that a single heading is a subhead, by its shape, its like among the other headings, and what follows.
fn odds(page: &Page<'_>, strips: &[Strip], at: usize, head: At, below: Option<&At>) -> f32 {
    let text = page.text(head);
    let line = page.lines.get(head);
    let width = line.map_or(0, |line| line.width);
    let mut odds = -1.0;
    odds += match width {
        0..=16 => 0.7,
        17..=24 => 0.2,
        25..=33 => -0.7,
        _ => -2.0,
    };
    if opening::numbered(text) {
        odds += 4.0;
    }
    if parallel(page, strips, at, head) {
        odds += 2.5;
    }
    if line.is_some_and(|line| line.holds(Sign::News)) {
        // What a headline tells its story says at once, a chapter only in the end.
        odds -= 0.7 + 0.8 * echo(page, head).max(0.0);
    }
    let story = below.map_or(0.0, |line| page.story(*line));
    odds - 0.8 * story + if story < 0.5 { 0.5 } else { 0.0 }
}

/// Whether another single heading nearby is built alike: as many parts, each about as long.
fn parallel(page: &Page<'_>, strips: &[Strip], at: usize, head: At) -> bool {
    let text = page.text(head);
    let mine = page.halves(head);
    let alike = |other: &Strip| {
        let Strip::Heads(heads) = other else { return false };
        let [head] = heads.as_slice() else { return false };
        let theirs = page.halves(*head);
        match (&mine, theirs) {
            (Some(mine), Some(theirs)) => {
                mine.len() == theirs.len() && mine.iter().zip(&theirs).all(|(a, b)| a.abs_diff(*b) <= 1)
            }
            (None, None) => opening::numbered(text) && opening::numbered(page.text(*head)),
            _ => false,
        }
    };
    let near = |from: usize, to: usize| strips.get(from..to.min(strips.len())).unwrap_or_default().iter().any(alike);
    near(at.saturating_sub(4), at) || near(at + 1, at + 5)
}
