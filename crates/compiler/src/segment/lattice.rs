//! One pass over the lines that finds the likeliest sequence of kinds, and how sure each is.
//!
//! A linear chain: every line gets a score for each kind from its cues, every pair of neighbours a score for the
//! change of kind. The best path is Viterbi's, the certainties are the forward–backward marginals, corrected
//! by `calibration` so that 0.9 means what it says.

use super::chain::likeliest;
use super::kind::{KINDS, Kind, NEVER};
use super::moves::Moves;
use super::own::{is_mark, own_caption, own_scores};
use super::page::Page;
use crate::calibration;

/// A line's kind and how sure it is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Segment {
    /// What the line is.
    pub kind: Kind,
    /// Probability of that kind, 0 to 1.
    pub sure: f32,
}

/// Gives every printed line of a page its kind.
#[must_use]
pub fn segment(page: &Page<'_>) -> Vec<Segment> {
    let mut caption_above = 0.0;
    let chosen = likeliest(page.lines.len(), &KINDS.map(end), |at| {
        let caption = own_caption(page, at);
        let moves = Moves::at(page, at, caption_above);
        let mut own = own_scores(page, at, caption);
        caption_above = caption;
        if at == 0 {
            KINDS.into_iter().for_each(|kind| own[kind as usize] += begin(kind));
        }
        (own, KINDS.map(|from| KINDS.map(|to| moves.score(from, to))))
    });
    let segment = |(at, (choice, sure)): (usize, (u8, f32))| {
        let kind = *KINDS.get(usize::from(choice))?;
        // What interrupts a text is a caption or the mark of a page.
        let kind = if kind == Kind::CaptionWithin && is_mark(page, at) { Kind::Imprint } else { kind };
        Some(Segment { kind, sure: calibrated(page, at, kind, sure) })
    };
    chosen.into_iter().enumerate().filter_map(segment).collect()
}

/// A marginal as the probability of being right.
fn calibrated(page: &Page<'_>, at: usize, kind: Kind, sure: f32) -> f32 {
    match kind {
        Kind::Start => calibration::START.of(sure),
        Kind::Continued if page.lines.get(at).is_some_and(|line| line.blanks > 0) => {
            calibration::JOIN_OVER_GAP.of(sure)
        }
        Kind::Continued => calibration::JOIN.of(sure),
        _ => sure,
    }
}

/// Score of beginning the issue with this kind.
fn begin(kind: Kind) -> f32 {
    match kind {
        // A story may begin above the first heading, but not as a rule; nor does a page open in mid-sentence.
        Kind::Start => -1.0,
        Kind::Continued => -4.0,
        Kind::CaptionWithin => NEVER,
        Kind::Byline => -2.0,
        _ => 0.0,
    }
}

/// Score of ending the issue with this kind.
fn end(kind: Kind) -> f32 {
    match kind {
        Kind::Heading | Kind::Section => -4.5,
        _ => 0.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lines::measure;
    use baoku_archive::print::Source;

    fn kinds_of(text: &str) -> Vec<Kind> {
        let source = Source::new(text.to_owned());
        let lines = measure(&source);
        segment(&Page::new(&source, &lines)).iter().map(|segment| segment.kind).collect()
    }

    #[test]
    fn a_slogan_and_a_headline_stand_above_their_text() {
        let text = "清水绕城 白鹭归来\n\n江口街道启动河道治理\n\n3月5日，江口街道开会，部署今年的河道治理。\n\n会上，街道主任说，河\n\n\n道要清，岸线要美。\n";
        assert_eq!(kinds_of(text), [Kind::Heading, Kind::Heading, Kind::Start, Kind::Start, Kind::Continued]);
    }

    #[test]
    fn certainties_are_probabilities() {
        let source = Source::new("甲乙\n丙。\n\n丁戊，\n己".into());
        let lines = measure(&source);
        for segment in segment(&Page::new(&source, &lines)) {
            assert!((0.0..=1.0).contains(&segment.sure), "{segment:?}");
        }
    }

    #[test]
    fn no_lines_have_no_kinds() {
        assert!(kinds_of("").is_empty());
    }
}
