//! Whether what begins a line would still have fitted on the line above: text that is wrapped leaves no room, the last
//! line of a paragraph and a heading do.

use super::column::{Column, extent};
use crate::lines::{Line, closes, half_width, opens};

/// What stands between a line and its column's edge, next to what the line below begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Room {
    /// The line reaches the edge, or all but what a character of the next line needs.
    None,
    /// It depends on how the printer treats marks and numbers at an edge.
    Little,
    /// The next line could just have begun here, or the line sticks out by a character: where lines are justified that
    /// happens.
    Enough,
    /// The next line could have begun here for sure, or the line sticks out of its column.
    Ample,
}

/// The room a line leaves in its column for the beginning of what is printed below.
#[must_use]
pub fn room_between(column: &Column, line: &Line, below: &str, narrower: i32) -> Room {
    let used = extent(line) as i32 + narrower;
    // Where the column changes its width the nearer one counts.
    let left = [column.above, column.below].map(|edge| edge as i32 - used);
    let left = if left[0].abs() <= left[1].abs() { left[0] } else { left[1] };
    let (least, most) = beginning(below);
    let over = -left - i32::from(line.hangs);
    match left {
        _ if over > 2 || left >= most + 2 => Room::Ample,
        _ if over > 1 || left >= most => Room::Enough,
        _ if left >= least => Room::Little,
        _ => Room::None,
    }
}

/// The least and the most that has to go over to the next line together: one character, or the whole number, and the
/// marks that may not begin a line.
fn beginning(text: &str) -> (i32, i32) {
    let mut characters = text.chars();
    let Some(first) = characters.next() else { return (2, 2) };
    let least = half_width(first);
    let mut most = least;
    let mut open = opens(first);
    let mut number = first.is_ascii_alphanumeric();
    for c in characters.take(LONGEST) {
        let goes_along = open || (number && (c.is_ascii_alphanumeric() || c == '.' || c == '%')) || is_mark(c);
        if !goes_along {
            break;
        }
        most += half_width(c);
        number = number && !is_mark(c);
        open = open && opens(c);
    }
    // Printers set a number a little apart from the words beside it.
    let apart = if first.is_ascii_alphanumeric() { 2 } else { 0 };
    (least as i32, most as i32 + apart)
}

/// Longer runs are broken by everybody.
const LONGEST: usize = 8;

/// Whether a mark may not begin a line.
pub fn is_mark(c: char) -> bool {
    closes(c) || matches!(c, '，' | '。' | '、' | '；' | '：' | '！' | '？' | '…')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_and_numbers_go_along_with_their_first_character() {
        assert_eq!(beginning("桥通了"), (2, 2));
        assert_eq!(beginning("桥”，通了"), (2, 6));
        assert_eq!(beginning("“桥通了"), (2, 4));
        assert_eq!(beginning("2031年"), (1, 6));
    }
}
