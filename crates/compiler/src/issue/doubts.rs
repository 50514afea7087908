//! Paragraphs that may begin elsewhere, for all the compiler knows: what an editor is asked to look at, an article at a
//! time.

use super::hundredths;
use crate::articles::{At, DECIDED, Stories, Story};
use crate::diagnostic::{Diagnostic, Spot, kinds};
use crate::lines::Line;
use crate::segment::{Kind, Segment};
use baoku_archive::bundle::BlockKind;
use baoku_archive::print::Source;

/// Below this certainty, in hundredths, a person should look; the app says 存疑 then. Up: more to look at, most of it
/// right; down: wrong joins go by without a word.
pub(crate) const DOUBTFUL: u8 = 80;
/// So many of an article's doubtful places are named in the message; all of them are among its spots.
const NAMED: usize = 3;

/// A place where a paragraph may begin or go on.
struct Doubt {
    line: u32,
    above: u32,
    joined: bool,
    sure: u8,
}

impl Doubt {
    fn say(&self) -> String {
        let Doubt { line, above, sure, .. } = self;
        match self.joined {
            true => format!("第 {line} 行接着第 {above} 行（把握 {sure}%）"),
            false => format!("第 {line} 行另起一段（把握 {sure}%）"),
        }
    }
}

/// A diagnostic for every article with such lines that an editor has said nothing of, the least certain first.
pub(super) fn doubts(
    file: &str,
    source: &Source,
    lines: &[Line],
    segments: &[Segment],
    made: &Stories,
) -> Vec<Diagnostic> {
    let mut said = Vec::new();
    for story in &made.stories {
        let mut doubts = doubts_of(lines, segments, story);
        doubts.sort_by_key(|doubt| (doubt.sure, doubt.line));
        let named: Vec<String> = doubts.iter().take(NAMED).map(Doubt::say).collect();
        let message = match doubts.len() {
            0 => continue,
            count if count <= NAMED => format!("这一篇有 {count} 处分段拿不准：{}", named.join("、")),
            count => format!("这一篇有 {count} 处分段拿不准，最没把握的：{}", named.join("、")),
        };
        let mut spots = doubts.iter().map(|doubt| Spot::lines(file, source, (doubt.line, doubt.line)));
        if let Some(worst) = spots.next() {
            said.push(spots.fold(Diagnostic::new(&kinds::DOUBTFUL_PARAGRAPH, worst, message), Diagnostic::and));
        }
    }
    said
}

fn doubts_of(lines: &[Line], segments: &[Segment], story: &Story) -> Vec<Doubt> {
    let mut doubts = Vec::new();
    let mut before: Option<At> = None;
    for block in story.blocks.iter().filter(|block| block.kind == BlockKind::Paragraph) {
        for (place, at) in block.lines.iter().enumerate() {
            let above = before.replace(*at).and_then(|above| lines.get(above));
            let (Some(above), Some(line), Some(segment)) = (above, lines.get(*at), segments.get(*at)) else { continue };
            let joined = place > 0;
            // A seam of something moved is as sure as the move, which is reported by itself.
            let as_read = joined == (segment.kind == Kind::Continued);
            let decided = line.told.is_some_and(|told| told.decided().is_some()) || block.sure >= DECIDED;
            let sure = hundredths(segment.sure);
            if as_read && !decided && sure < DOUBTFUL {
                doubts.push(Doubt { line: line.number, above: above.number, joined, sure });
            }
        }
    }
    doubts
}
