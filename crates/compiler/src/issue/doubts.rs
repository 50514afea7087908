//! Paragraphs that may begin elsewhere, for all the compiler knows: what an editor is asked to look at.

use super::hundredths;
use crate::articles::{At, DECIDED, Stories};
use crate::diagnostic::{Diagnostic, Spot, kinds};
use crate::lines::Line;
use crate::segment::{Kind, Segment};
use baoku_archive::bundle::BlockKind;
use baoku_archive::print::Source;

/// Below this certainty, in hundredths, a person should look; the app says 存疑 then. Up: more to look at, most of it
/// right; down: wrong joins go by without a word.
const DOUBTFUL: u8 = 80;

/// A diagnostic for every such line that an editor has said nothing of.
pub(super) fn doubts(
    file: &str,
    source: &Source,
    lines: &[Line],
    segments: &[Segment],
    made: &Stories,
) -> Vec<Diagnostic> {
    let mut doubts = Vec::new();
    for story in &made.stories {
        let mut before: Option<At> = None;
        for block in story.blocks.iter().filter(|block| block.kind == BlockKind::Paragraph) {
            for (place, at) in block.lines.iter().enumerate() {
                let above = before.replace(*at).and_then(|above| lines.get(above));
                let (Some(line), Some(segment)) = (lines.get(*at), segments.get(*at)) else { continue };
                let joined = place > 0;
                // A seam of something moved is as sure as the move, which is reported by itself.
                let as_read = joined == (segment.kind == Kind::Continued);
                let decided = line.told.is_some_and(|told| told.decided().is_some()) || block.sure >= DECIDED;
                if let Some(above) = above.filter(|_| as_read && !decided && hundredths(segment.sure) < DOUBTFUL) {
                    doubts.push(doubt(file, source, above, line, joined, hundredths(segment.sure)));
                }
            }
        }
    }
    doubts
}

fn doubt(file: &str, source: &Source, above: &Line, line: &Line, joined: bool, sure: u8) -> Diagnostic {
    let (number, before) = (line.number, above.number);
    let message = match joined {
        true => format!("第 {number} 行接着第 {before} 行，是同一段（把握 {sure}%）"),
        false => format!("第 {number} 行另起一段，没有接着第 {before} 行（把握 {sure}%）"),
    };
    let spot = |number: u32| Spot::lines(file, source, (number, number));
    Diagnostic::new(&kinds::DOUBTFUL_PARAGRAPH, spot(number), message).and(spot(before))
}
