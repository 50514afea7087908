//! What lies between two lines of text: the end of a paragraph, or a break that means nothing.

use super::opening;
use super::room::Room;
use crate::lines::{Ending, closes, opens};
use crate::segment::page::Page;

/// Log-odds that a line begins a paragraph rather than continuing that of the line above, by what that one is to its
/// paragraph: the first line may be narrower by an indent that was lost.
#[derive(Debug, Clone, Copy, Default)]
pub struct Starts {
    /// After its first line.
    pub first: f32,
    /// After a further line.
    pub further: f32,
}

/// Log-odds that line `b` begins a paragraph rather than continuing that of line `a` (both text, by their positions
/// among the printed lines); `opens` is what [`opening`] says of `b` by itself.
#[must_use]
pub fn starts_paragraph(page: &Page<'_>, a: usize, b: usize, opens: f32) -> Starts {
    let (Some(above), Some(below)) = (page.columns.get(a), page.columns.get(b)) else { return Starts::default() };
    let wrapped = above.wrapped.min(below.wrapped);
    let by_line = if wrapped < 1.0 { by_line(page, a, b) } else { 0.0 };
    let others =
        [blanks(page, b), indent(page, b), unclosed(page, a, b), opens, beginning(page, a, b), after_dateline(page, a)];
    let odds = |narrower: i32| {
        let in_column = if wrapped > 0.0 { in_column(page, a, b, narrower) } else { 0.0 };
        let mixed = wrapped * in_column + (1.0 - wrapped) * by_line;
        others.iter().fold(mixed, |odds, other| odds + other).clamp(-12.0, 12.0)
    };
    let further = odds(0);
    let lost_here = page.habits.lost_indents > 0.5 && !page.is_indented(a);
    Starts { first: if lost_here { odds(LOST_INDENT) } else { further }, further }
}

/// A dateline that fills its line stands at the head of its paragraph.
fn after_dateline(page: &Page<'_>, a: usize) -> f32 {
    let half = page.endings.get(a) == Some(&Ending::Half);
    if half && opening::is_dateline(page.text(a)) { -6.0 } else { 0.0 }
}

/// A paragraph a line: only a sentence cut in two runs over the end of a line.
fn by_line(page: &Page<'_>, a: usize, b: usize) -> f32 {
    if !page.habits.punctuated {
        return 1.5;
    }
    if page.listed.get(a) == Some(&true) && page.listed.get(b) == Some(&true) {
        return 3.0;
    }
    let last = page.text(a).chars().next_back().unwrap_or(' ');
    match page.endings.get(a).copied().unwrap_or(Ending::Open) {
        Ending::Full => 4.0,
        Ending::Half if matches!(last, '；' | ';') => {
            if opening::numbered(page.text(b)) {
                2.5
            } else {
                0.5
            }
        }
        Ending::Half => 2.5,
        Ending::Open if matches!(last, '，' | ',' | '、') => -6.0,
        Ending::Open => -4.0,
    }
}

/// Hard-wrapped columns: a paragraph ends short of the edge, or begins two characters in.
fn in_column(page: &Page<'_>, a: usize, b: usize, narrower: i32) -> f32 {
    let (Some(line), Some(next), Some(above), Some(below)) =
        (page.lines.get(a), page.lines.get(b), page.columns.get(a), page.columns.get(b))
    else {
        return 0.0;
    };
    let end = page.endings.get(a).copied().unwrap_or(Ending::Open);
    let short = above.shortness(line) - narrower;
    if !page.habits.punctuated {
        return if short >= 5 { 3.0 } else { -3.0 };
    }
    let by_edge = match (end, short) {
        (Ending::Full, 7..) => 6.0,
        (Ending::Full, 5..=6) => 4.0,
        (Ending::Full, _) if page.habits.rigid > 0.9 && page.room(a, b, narrower) >= Room::Enough => 5.0,
        (Ending::Full, 3..=4) => 2.0,
        // At the very edge lengths tell. A missed start spoils two paragraphs and a false one only one, so the balance
        // leans to the start.
        (Ending::Full, _) => page.lengths.get(b).copied().unwrap_or(0.0) + LEAN,
        (Ending::Half, 7..) => 1.5,
        (Ending::Half, _) => -2.0,
        (Ending::Open, _) => -5.0,
    };
    // Where first lines lost their indent they are narrower than those below, and no other full line is.
    let lost = page.habits.lost_indents;
    // No line ends with an opening mark, so the line before one is short without meaning anything.
    let before_opening = || page.text(b + 1).starts_with(opens);
    let by_start = match (end, below.lost_indent(next), page.endings.get(b)) {
        // Inside a paragraph only the last line stops before the edge, and that ends in a stop.
        (Ending::Open, true, Some(Ending::Open)) if !before_opening() => 8.0 * (lost - 0.3).max(0.0),
        (Ending::Open, _, _) => 0.0,
        (_, true, Some(Ending::Full)) => 3.0 * (lost - 0.4),
        (_, true, _) => 6.0 * (lost - 0.15),
        (_, false, _) => -3.0 * (lost - 0.3).max(0.0),
    };
    by_edge + by_start
}

/// What it says that a line is narrower by an indent where the others are printed. Up: sentences that happen to stop there
/// begin paragraphs; down: paragraphs whose indent was dropped hang on the one before.
const DROPPED: f32 = 2.0;

/// Logarithm of two.
const LEAN: f32 = 0.7;

/// The width of an indent in half characters.
pub const LOST_INDENT: i32 = 4;

/// Blank lines count for as much as they tell the truth in this issue.
fn blanks(page: &Page<'_>, b: usize) -> f32 {
    let blank = page.lines.get(b).is_some_and(|line| line.blanks > 0);
    let honest = page.habits.honest_blanks();
    match blank {
        true => 3.0 * honest,
        false => -4.0 * honest * (page.habits.parted_by_blanks - 0.4).max(0.0),
    }
}

/// An indent begins a paragraph; where all do, its absence says the contrary.
fn indent(page: &Page<'_>, b: usize) -> f32 {
    match page.is_indented(b) {
        true => 6.0 * page.habits.indented,
        // A first line among many whose indent is gone.
        false if page.dropped_indent(b) => DROPPED,
        false => -4.0 * (page.habits.indented - 0.5).max(0.0),
    }
}

/// A quotation or bracket opened above and closed below holds the two together.
fn unclosed(page: &Page<'_>, a: usize, b: usize) -> f32 {
    let opened = page.lines.get(a).is_some_and(|line| line.opened > 0);
    let closed = page.lines.get(b).is_some_and(|line| line.closed > 0);
    match (opened, closed) {
        (true, true) => -3.0,
        (false, true) => -1.0,
        _ => 0.0,
    }
}

/// Which mark the line begins with, and whether its first character completes a word of the line above.
fn beginning(page: &Page<'_>, a: usize, b: usize) -> f32 {
    let text = page.text(b);
    let first = text.chars().next().unwrap_or(' ');
    let bond = match page.endings.get(a) {
        Some(Ending::Open) => page.bond(a, b),
        _ => 0.0,
    };
    let last = page.text(a).chars().next_back().unwrap_or(' ');
    let number = if last.is_ascii_digit() && first.is_ascii_digit() { -3.0 } else { 0.0 };
    let closing = if closes(first) { -3.0 } else { 0.0 } + number;
    closing - 0.5 * bond
}
