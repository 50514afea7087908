//! What two neighbouring lines say for each change of kind: where a paragraph ends, where text leaves for a heading and
//! comes back from one.

use super::cues::column::extent;
use super::cues::room::{Room, is_mark};
use super::cues::{breaks, caption, opening};
use super::kind::{Kind, NEVER};
use super::own::marks_page;
use super::page::Page;
use crate::lines::{Ending, closes};
use std::f32::consts::LN_2;

/// What the change from the line above to this one says, computed once for all kinds.
#[derive(Debug, Clone, Copy)]
pub(super) struct Moves {
    /// Start and Continued after a further line of a paragraph.
    start: f32,
    continued: f32,
    /// Start and Continued after the first line of a paragraph.
    start_first: f32,
    continued_first: f32,
    /// What the room left on the line above says against going on from it, where it begins its paragraph and where it
    /// does not.
    from_start: f32,
    from_continued: f32,
    /// Start and Continued after a caption within text.
    start_past: f32,
    continued_past: f32,
    /// A heading, label or imprint after text.
    leaves_text: f32,
    /// Text after a heading.
    enters_text: f32,
    /// Text that goes on in mid-sentence after a heading.
    enters_broken: f32,
    /// A heading after a heading.
    goes_on: f32,
    /// An imprint line after an imprint line.
    same_imprint: f32,
}

impl Moves {
    /// What it says; `caption_above` is what the line above says for being a caption.
    pub(super) fn at(page: &Page<'_>, at: usize, caption_above: f32) -> Moves {
        let Some(above) = at.checked_sub(1) else {
            return Moves {
                start: 0.0,
                continued: 0.0,
                start_first: 0.0,
                continued_first: 0.0,
                from_start: 0.0,
                from_continued: 0.0,
                start_past: 0.0,
                continued_past: 0.0,
                leaves_text: 0.0,
                enters_text: 0.0,
                enters_broken: 0.0,
                goes_on: 0.0,
                same_imprint: 0.0,
            };
        };
        let broken = opening::broken(page.text(at));
        let story = page.story(at);
        let opens = page.lines.get(at).map_or(0.0, |line| opening::paragraph(page.text(at), line, story)) - broken;
        let starts = breaks::starts_paragraph(page, above, at, opens);
        // Only past what interrupts the text does the line before the line above count.
        let past = before_interruption(page, above, caption_above);
        let past = past.map(|before| breaks::starts_paragraph(page, before, at, opens).further);
        let bond = page.bond(above, at);
        let (start, continued) = logs_of_odds(starts.further);
        // Most lines say the same whatever the line above is to its paragraph.
        let (start_first, continued_first) =
            if starts.first == starts.further { (start, continued) } else { logs_of_odds(starts.first) };
        let (start_past, continued_past) = past.map_or((-LN_2, -LN_2), logs_of_odds);
        let from_continued = runs_on(page, above, at, 0);
        Moves {
            start,
            continued,
            start_first,
            continued_first,
            from_start: runs_on_from_start(page, above, at, from_continued),
            from_continued,
            start_past,
            continued_past,
            leaves_text: leaves_text(page, above, at),
            enters_text: enters_text(page, above, at, story) - broken,
            enters_broken: broken - 6.0 - bond - in_paragraph(page, above, at),
            goes_on: goes_on(page, above, at),
            // A list under a line of imprint (目录, 本期导读) belongs to it.
            same_imprint: if page.listed.get(at) == Some(&true) { 3.0 } else { 1.0 },
        }
    }

    pub(super) fn score(&self, from: Kind, to: Kind) -> f32 {
        use Kind::{Byline, CaptionAbove, CaptionWithin, Continued, Heading, Imprint, Section, Start};
        match (from, to) {
            (Start, Start) => self.start_first,
            (Continued, Start) => self.start,
            (Start, Continued) => self.continued_first + self.from_start,
            (Continued, Continued) => self.continued + self.from_continued,
            (Start | Continued, Heading | Section) => self.leaves_text,
            (Start | Continued, Imprint) => self.leaves_text - 2.0,
            (Start | Continued, Byline) => self.leaves_text.min(0.0) - 1.0,
            (Start | Continued, CaptionWithin) => 0.0,
            (CaptionWithin, Start) => self.start_past,
            (CaptionWithin, Continued) => self.continued_past,
            (CaptionWithin, CaptionWithin) => -1.0,
            (Heading | Byline | CaptionAbove, Start) => self.enters_text,
            (Heading | Byline | CaptionAbove, Continued) => self.enters_broken,
            (Section, Start) => self.enters_text.min(0.0) - 0.3,
            (Section | Imprint, Continued) => self.enters_broken - 1.0,
            (Imprint, Start) => -0.5,
            (Imprint, Imprint) => self.same_imprint,
            (Heading, Imprint) => -2.5,
            (Section, Heading) => 1.0,
            (Section, Section) => -1.5,
            (Heading, Section) => -1.5,
            (Heading, Heading) => self.goes_on,
            (Heading, Byline | CaptionAbove) => 0.5,
            (CaptionAbove, CaptionAbove) => -1.0,
            (Byline, Byline) => -1.0,
            (Byline, CaptionAbove) => -0.5,
            (CaptionAbove | Byline, Heading) => -1.5,
            (CaptionWithin, Heading) => -0.5,
            (_, CaptionWithin) => NEVER,
            (Start | Continued | CaptionWithin | Section | Imprint, CaptionAbove) => -3.0,
            _ => -0.7,
        }
    }
}

/// The line of text above a caption, or above the marks of a page.
fn before_interruption(page: &Page<'_>, last: usize, caption: f32) -> Option<usize> {
    let marks = (0..=last).rev().take(MOST_MARKS).take_while(|at| marks_page(page, *at)).count();
    match marks {
        0 if caption > caption::UNMARKED => last.checked_sub(1),
        0 => None,
        marks => (last + 1).checked_sub(marks + 1),
    }
}

/// On top of a page there are at most so many lines.
const MOST_MARKS: usize = 4;

/// What the room left on a line says against its paragraph going on below, where wrapping is rigid.
fn runs_on(page: &Page<'_>, above: usize, at: usize, narrower: i32) -> f32 {
    let (Some(a), Some(b)) = (page.columns.get(above), page.columns.get(at)) else { return 0.0 };
    let wrapped = a.wrapped.min(b.wrapped);
    // A program's wrapping keeps to the character; a printer justifies.
    let exact = ((page.habits.rigid - 0.85) / 0.1).clamp(0.0, 1.0);
    match page.room(above, at, narrower) {
        Room::None => 0.0,
        Room::Little => -0.7 * wrapped * exact,
        Room::Enough => -6.0 * wrapped * exact,
        Room::Ample => -6.0 * wrapped * (2.0 * page.habits.rigid - 1.0).max(0.0),
    }
}

/// The same for the first line of a paragraph, which is narrower where the indent was lost; `full` is what a further line
/// says.
fn runs_on_from_start(page: &Page<'_>, above: usize, at: usize, full: f32) -> f32 {
    let lost = if page.is_indented(above) { 0.0 } else { page.habits.lost_indents };
    let narrower = lost * runs_on(page, above, at, breaks::LOST_INDENT).exp();
    // A first line that runs to the edge nevertheless was squeezed there; that it did has been weighed already.
    let full = (1.0 - lost).max(0.2) * full.exp();
    (narrower + full).max(1e-6).ln()
}

/// Logarithms of the probability with these log-odds, and of its contrary.
fn logs_of_odds(odds: f32) -> (f32, f32) {
    let less = (-odds.abs()).exp().ln_1p();
    if odds > 0.0 { (-less, -odds - less) } else { (odds - less, -less) }
}

/// A heading, label or page mark after text: the text must have come to an end.
fn leaves_text(page: &Page<'_>, above: usize, at: usize) -> f32 {
    let (Some(line), Some(column)) = (page.lines.get(above), page.columns.get(above)) else { return 0.0 };
    let text = page.text(above);
    let last = text.chars().next_back().unwrap_or(' ');
    let mut score = match page.endings.get(above).copied().unwrap_or(Ending::Open) {
        Ending::Full => 0.5,
        Ending::Half if matches!(last, '：' | ':') => -1.5,
        Ending::Half => 0.0,
        Ending::Open if !page.habits.punctuated => 0.0,
        Ending::Open if matches!(last, '，' | ',' | '、') => -5.0,
        Ending::Open => -3.0 - page.bond(above, at),
    };
    if column.is_wrapped() {
        score += if column.shortness(line) >= 3 { 0.5 } else { -0.5 };
    }
    score + gap(page, at)
}

/// A heading after a heading: a slogan wants its headline, a title that fills the column runs over to the next line.
fn goes_on(page: &Page<'_>, above: usize, at: usize) -> f32 {
    let (Some(line), Some(a)) = (page.lines.get(at), page.lines.get(above)) else { return 0.0 };
    let mut score = if line.blanks > 0 { 0.2 } else { 0.4 };
    if page.is_slogan(above) && line.commas == 0 {
        score += 2.5;
    }
    if page.is_full(above) && line.width + 4 <= a.width && page.endings.get(at) == Some(&Ending::Open) {
        score += 3.0 + page.bond(above, at).max(0.0);
    }
    score
}

/// Text after a heading: it opens like a story, as `story` says, and does not complete a word the "heading" began.
fn enters_text(page: &Page<'_>, above: usize, at: usize, story: f32) -> f32 {
    let (Some(a), Some(b), Some(column)) = (page.lines.get(above), page.lines.get(at), page.columns.get(at)) else {
        return 0.0;
    };
    let text = page.text(at);
    let (last, first) = (page.text(above).chars().next_back().unwrap_or(' '), text.chars().next().unwrap_or(' '));
    // A slogan in halves is no piece of a sentence.
    let most = if page.is_slogan(above) { 1.0 } else { f32::INFINITY };
    let bond = page.bond(above, at).min(most);
    let habits = &page.habits;
    let indent = match (page.is_indented(at), a.indent == b.indent) {
        (true, false) => 2.0 * habits.indented,
        (true, true) => 0.0,
        (false, _) => -8.0 * (habits.indented - 0.5).max(0.0),
    };
    // Where first lines are narrower, a line of full width is no first line, so the line above is no heading.
    let full = !column.lost_indent(b) && page.endings.get(at) != Some(&Ending::Full);
    let lost = if full { -10.0 * column.wrapped * (habits.lost_indents - 0.4).max(0.0) } else { 0.0 };
    let closed = if b.closed > 0 { -1.0 } else { 0.0 };
    let number = if last.is_ascii_digit() && first.is_ascii_digit() { -3.0 } else { 0.0 };
    0.7 * story - bond + indent + lost + closed + number - remnant(page, above, at)
}

/// What a line says against the one above being a heading: as wide as a line of its paragraph, it goes on here with a mark.
fn in_paragraph(page: &Page<'_>, above: usize, at: usize) -> f32 {
    if fills_line(page, above) && page.text(at).starts_with(|c| closes(c) || is_mark(c)) { 4.0 } else { 0.0 }
}

/// The same for a line that ends a sentence short of the edge: hardly a story begins with a paragraph of one such line.
fn remnant(page: &Page<'_>, above: usize, at: usize) -> f32 {
    let (Some(line), Some(column)) = (page.lines.get(at), page.columns.get(at)) else { return 0.0 };
    let short = page.endings.get(at) == Some(&Ending::Full) && extent(line) + 3 <= column.above.min(column.below);
    if short && fills_line(page, above) { 3.0 * column.wrapped } else { 0.0 }
}

/// Whether a line is as wide as the lines of a paragraph are, its first one included.
fn fills_line(page: &Page<'_>, at: usize) -> bool {
    let lost = page.lines.get(at).zip(page.columns.get(at)).is_some_and(|(line, column)| column.lost_indent(line));
    page.is_full(at) || lost && page.habits.lost_indents > 0.3 || page.dropped_indent(at)
}

/// Where blank lines part paragraphs honestly, a heading without one is none.
fn gap(page: &Page<'_>, at: usize) -> f32 {
    let blank = page.lines.get(at).is_some_and(|line| line.blanks > 0);
    let honest = page.habits.honest_blanks() * page.habits.parted_by_blanks;
    if blank { 0.5 } else { -2.0 * honest }
}
