//! The pages of print an issue's lines stand on: those of the file, else those that marks in the text tell (第2版).
//!
//! A mark holds for what stands below it. Where stories stand above the mark of the first page, marks stand below their
//! pages, and nothing is said.

use crate::articles::Stories;
use crate::lines::Line;
use crate::segment::cues::imprint::page_mark;
use baoku_archive::bundle::PageStart;
use baoku_archive::print::Source;

/// Where the pages begin; `begins` is what the file itself says.
pub(super) fn pages(begins: &[u32], source: &Source, lines: &[Line], made: &Stories) -> Vec<PageStart> {
    if !begins.is_empty() {
        let numbered = begins.iter().zip(1u32..);
        return numbered.map(|(line, page)| PageStart { line: *line, page: page.to_string() }).collect();
    }
    let marks = made.imprint.iter().filter_map(|at| lines.get(*at));
    let read = |line: &Line| page_mark(source.line(line.number)).map(|page| PageStart { line: line.number, page });
    let mut pages: Vec<PageStart> = marks.filter_map(read).collect();
    pages.sort_by_key(|start| start.line);
    pages.dedup_by(|next, kept| next.page == kept.page);
    let above = made.stories.iter().filter_map(|story| lines.get(story.first_line()?)).map(|line| line.number).min();
    let below = pages.first().is_some_and(|first| is_first(&first.page) && above.is_some_and(|line| line < first.line));
    if below { Vec::new() } else { pages }
}

/// 1, A01.
fn is_first(page: &str) -> bool {
    page.trim_start_matches(|c: char| c.is_ascii_uppercase() || c == '0') == "1"
}
