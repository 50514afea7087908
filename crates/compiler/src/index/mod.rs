//! Writes the index of a large archive: every run of characters with the places where it stands, sorted and cut into
//! blocks.
//!
//! The text is held as numbers, four bytes a character; runs are sorted a portion of the alphabet at a time, so that
//! portions can be written side by side and memory stays bounded. Portions follow from the text alone: the same text
//! gives the same blocks on any machine. Knows articles as laid-out characters only.

mod portion;
mod text;

pub use portion::{Block, write_portion};
pub use text::{IndexText, Portion};

use baoku_archive::index::directory::{Directory, Start, page_of};

/// Where each block begins. `blocks` are those of every portion, in the portions' order, their bytes no longer needed.
#[must_use]
pub fn starts(blocks: &[Block]) -> Vec<Start> {
    let mut starts = vec![Start::default()];
    starts.extend(blocks.windows(2).map(|pair| start_between(&pair[0], &pair[1])));
    starts
}

/// The directory of these starts; `groups` comes from the listings.
#[must_use]
pub fn directory(text: &IndexText, starts: &[Start], groups: Vec<u32>) -> Directory {
    let page = page_of(starts.len());
    let pages = starts.iter().step_by(page).cloned().collect();
    Directory::new(text.bounds(), text.alphabet(), page as u32, pages, groups)
}

/// The shortest run that is after everything in one block and not after anything in the next.
fn start_between(before: &Block, block: &Block) -> Start {
    if before.last == block.first {
        return Start { run: block.first.clone(), number: block.first_number };
    }
    let shared = before.last.iter().zip(&block.first).take_while(|(one, other)| one == other).count();
    Start { run: block.first.iter().take(shared + 1).copied().collect(), number: 0 }
}
