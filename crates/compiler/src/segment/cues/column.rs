//! The column a line stands in: the width that most lines around it share, and how a line compares with it.

use crate::lines::Line;

/// How many lines before and after a line tell its column's width. Down: a short paragraph between headings has no
/// column of its own; up: a change from a wide to a narrow column is noticed late.
const REACH: usize = 8;
/// The widest column (half characters) that counts as hard-wrapped. Up: paragraphs of similar length look wrapped.
const WIDEST: u32 = 104;
/// The narrowest. Down: a list of names looks like a column.
const NARROWEST: u32 = 18;

/// What the lines around a line tell about its column.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Column {
    /// Width of the lines up to this one, in half characters.
    pub above: u32,
    /// Width of this line and those after it, in half characters.
    pub below: u32,
    /// 0 to 1: how surely lines are wrapped at the column's edge here, rather than a paragraph a line.
    pub wrapped: f32,
}

impl Column {
    /// Whether lines are more likely wrapped than not.
    #[must_use]
    pub fn is_wrapped(&self) -> bool {
        self.wrapped >= 0.5
    }

    /// How much narrower than the column above a line is, in half characters; negative when it sticks out.
    #[must_use]
    pub fn shortness(&self, line: &Line) -> i32 {
        self.above as i32 - extent(line) as i32
    }

    /// Whether the line is two characters narrower than the lines below it, give or take a squeezed or hanging mark.
    #[must_use]
    pub fn lost_indent(&self, line: &Line) -> bool {
        let short = self.below as i32 - extent(line) as i32;
        self.wrapped > 0.0
            && ((3..=6).contains(&short) || (short > 0 && (3..=6).contains(&(short + i32::from(line.hangs)))))
    }
}

/// How far a line reaches from the column's left edge, in half characters: of a wide indent only as much as a paragraph
/// has, for what is centred says nothing about the edge.
#[must_use]
pub fn extent(line: &Line) -> u32 {
    line.width + u32::from(line.indent.min(4))
}

/// Counts of widths in a window that slides over the lines.
struct Window {
    /// Of all lines.
    all: [u8; WIDTHS],
    /// Of lines without a mark at the end, which might hang over the edge: sixteen times those of this width or a half
    /// character more or less, and those of exactly this width.
    plain: [u8; WIDTHS],
    lines: u32,
}

const WIDTHS: usize = WIDEST as usize + 4;

impl Window {
    fn new() -> Window {
        Window { all: [0; WIDTHS], plain: [0; WIDTHS], lines: 0 }
    }

    fn add(&mut self, line: &Line) {
        self.lines += 1;
        self.count(line, |count, change| *count += change);
    }

    fn remove(&mut self, line: &Line) {
        self.lines = self.lines.saturating_sub(1);
        self.count(line, |count, change| *count -= change);
    }

    fn count(&mut self, line: &Line, change: impl Fn(&mut u8, u8)) {
        let at = extent(line) as usize;
        let Some(all) = self.all.get_mut(at) else { return };
        change(all, 1);
        if line.hangs == 0 {
            let near = self.plain.get_mut(at.saturating_sub(1)..(at + 2).min(WIDTHS)).unwrap_or_default();
            near.iter_mut().for_each(|count| change(count, 16));
            self.plain.get_mut(at).into_iter().for_each(|count| change(count, 1));
        }
    }

    /// The width shared by most lines, a half character more or less allowed, and how many share it; the widest of
    /// several, for paragraphs' last lines are narrower, never wider.
    fn mode(&self) -> (u32, u32) {
        let range = NARROWEST as usize..=WIDEST as usize;
        let counts = self.plain.get(range).unwrap_or_default().iter().zip(0u16..);
        // The largest count with the largest width, in one number, so that many are compared at once.
        let most = counts.fold(0, |most: u16, (count, at)| most.max(u16::from(*count) << 8 | at));
        let (most, width) = (most >> 8, NARROWEST + u32::from(most & 0xff));
        if most < 16 {
            return (0, 0);
        }
        let exact = |width: &u32| self.plain.get(*width as usize).map_or(0, |count| count % 16);
        let exactly = (width - 1..=width + 1).max_by_key(exact);
        (exactly.unwrap_or(width), u32::from(most) / 16)
    }

    /// How many lines are within a full character of a width.
    fn close_to(&self, width: u32) -> u32 {
        let at = width as usize;
        self.all.get(at.saturating_sub(2)..(at + 3).min(self.all.len())).map_or(0, sum)
    }

    /// How many lines are wider than a width by more than a few characters.
    fn beyond(&self, width: u32) -> u32 {
        self.lines - self.all.get(..width as usize + 7).map_or(self.lines, sum)
    }
}

/// A window's lines are fewer than a byte can count.
fn sum(counts: &[u8]) -> u32 {
    u32::from(counts.iter().fold(0, |sum: u8, count| sum.wrapping_add(*count)))
}

/// The column of every line; linear in the number of lines.
#[must_use]
pub fn columns(lines: &[Line]) -> Vec<Column> {
    let above = modes(lines.iter());
    let mut below = modes(lines.iter().rev());
    below.reverse();
    above
        .iter()
        .zip(&below)
        .map(|(above, below)| {
            let wrapped = above.1.max(below.1);
            let or = |width: u32, other: u32| if width == 0 { other } else { width };
            Column { above: or(above.0, below.0), below: or(below.0, above.0), wrapped }
        })
        .collect()
}

/// For each line, the width shared by it and the lines before it, and how surely that is a column.
fn modes<'a>(lines: impl Iterator<Item = &'a Line> + Clone) -> Vec<(u32, f32)> {
    let mut window = Window::new();
    let mut leaving = lines.clone();
    let mut modes = Vec::with_capacity(lines.size_hint().0);
    for (at, line) in lines.enumerate() {
        window.add(line);
        if at > REACH
            && let Some(first) = leaving.next()
        {
            window.remove(first);
        }
        let (width, near) = window.mode();
        let close = window.close_to(width);
        // Where most lines stick out far nothing is wrapped: the others are headlines of one width.
        let sure = if near >= 3 && window.beyond(width) < close { wrapped(close, window.lines) } else { 0.0 };
        // One line by itself has no column; the lines on its other side may.
        modes.push((if near >= 2 { width } else { 0 }, sure));
    }
    modes
}

/// From the share of lines at the column's edge: a quarter says nothing, half is sure.
fn wrapped(close: u32, lines: u32) -> f32 {
    ((close as f32 / lines.max(1) as f32 - 0.25) / 0.25).clamp(0.0, 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lines::measure;
    use baoku_archive::print::Source;

    fn columns_of(widths: &[usize]) -> Vec<Column> {
        let text: String = widths.iter().map(|width| format!("{}\n", "字".repeat(*width))).collect();
        columns(&measure(&Source::new(text)))
    }

    #[test]
    fn a_column_changes_its_width_between_two_stories() {
        let columns = columns_of(&[13, 15, 15, 15, 15, 15, 15, 15, 4, 10, 12, 12, 12, 12, 12, 5]);
        assert_eq!((columns[0].below, columns[8].above), (30, 30));
        assert_eq!((columns[9].below, columns[15].above), (24, 24));
        assert!(columns.iter().all(Column::is_wrapped));
    }

    #[test]
    fn paragraphs_of_one_line_are_not_a_column() {
        let columns = columns_of(&[17, 90, 140, 35, 220, 61, 70, 18, 400]);
        assert!(columns.iter().all(|column| !column.is_wrapped()));
    }

    #[test]
    fn a_lost_indent_is_seen_against_the_lines_below() {
        let widths = [13, 15, 15, 15, 9];
        let text: String = widths.iter().map(|width| format!("{}\n", "字".repeat(*width))).collect();
        let source = Source::new(text);
        let lines = measure(&source);
        let columns = columns(&lines);
        assert!(columns[0].lost_indent(&lines[0]));
        assert!(!columns[1].lost_indent(&lines[1]));
        assert_eq!(columns[4].shortness(&lines[4]), 12);
    }
}
