//! What the compiler says of its own certainty against what is true, decision by decision.
//!
//! Calls the compiler's stages as an issue does, because lines and decisions have their certainty before it is rounded.

use crate::damage::Laid;
use crate::reading::line_list;
use baoku_archive::bundle::BlockKind;
use baoku_archive::print::Source;
use baoku_compiler::articles::{Decision, Stories, Story, stories};
use baoku_compiler::lines::{Line, measure};
use baoku_compiler::segment::page::Page;
use baoku_compiler::segment::{Kind, Segment, segment};
use std::collections::{BTreeMap, BTreeSet};

/// What is decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// A paragraph is these lines and no others.
    Paragraph,
    /// A headline of several stands above this body.
    Pair,
    /// A displaced beginning belongs before these lines.
    Move,
    /// A line goes on from the line above it.
    Join,
    /// The same across a blank line.
    JoinOverGap,
    /// A line begins a paragraph.
    Start,
}

/// A decision, how sure the compiler said it was, and whether it was right.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Said {
    /// What was decided.
    pub what: What,
    /// Said probability; 1 where nothing was said because nothing was doubtful.
    pub sure: f32,
    /// Whether it was so.
    pub right: bool,
}

/// The truth about lines, by their numbers.
struct Truth {
    /// The line that a paragraph's line goes on from; none for its first line.
    before: BTreeMap<u32, Option<u32>>,
    /// The article of a body's line.
    article: BTreeMap<u32, usize>,
    /// The paragraphs.
    paragraphs: BTreeSet<Vec<u32>>,
    /// The headlines.
    headlines: BTreeMap<Vec<u32>, usize>,
}

impl Truth {
    fn of(laid: &Laid) -> Truth {
        let (mut before, mut article) = (BTreeMap::new(), BTreeMap::new());
        let (mut paragraphs, mut headlines) = (BTreeSet::new(), BTreeMap::new());
        for (number, read) in laid.reading.article.iter().enumerate() {
            headlines.insert(read.headline.as_deref().map(line_list).unwrap_or_default(), number);
            for block in &read.blocks {
                let lines = line_list(&block.lines);
                article.extend(lines.iter().map(|line| (*line, number)));
                if block.kind == "paragraph" {
                    let above = std::iter::once(None).chain(lines.iter().copied().map(Some));
                    before.extend(lines.iter().copied().zip(above));
                    paragraphs.insert(lines);
                }
            }
        }
        Truth { before, article, paragraphs, headlines }
    }
}

/// Everything the compiler decides about an issue.
#[must_use]
pub fn decisions(laid: &Laid) -> Vec<Said> {
    let source = Source::new(laid.text.clone());
    let lines = measure(&source);
    let page = Page::new(&source, &lines);
    let segments = segment(&page);
    let truth = Truth::of(laid);
    let mut said = Vec::new();
    of_lines(&lines, &segments, &truth, &mut said);
    of_stories(&lines, &stories(&page, &segments), &truth, &mut said);
    said
}

fn of_lines(lines: &[Line], segments: &[Segment], truth: &Truth, said: &mut Vec<Said>) {
    let mut last = None;
    for (line, segment) in lines.iter().zip(segments) {
        let before = truth.before.get(&line.number);
        let (what, right) = match segment.kind {
            Kind::Start => (What::Start, before == Some(&None)),
            Kind::Continued if line.blanks > 0 => (What::JoinOverGap, last.is_some() && before == Some(&last)),
            Kind::Continued => (What::Join, last.is_some() && before == Some(&last)),
            Kind::Heading => {
                last = None;
                continue;
            }
            _ => continue,
        };
        last = Some(line.number);
        said.push(Said { what, sure: segment.sure, right });
    }
}

fn of_stories(lines: &[Line], made: &Stories, truth: &Truth, said: &mut Vec<Said>) {
    let numbers = |at: &[usize]| at.iter().map(|at| lines[*at].number).collect::<Vec<u32>>();
    for story in &made.stories {
        for draft in story.blocks.iter().filter(|draft| draft.kind == BlockKind::Paragraph) {
            let right = truth.paragraphs.contains(&numbers(&draft.lines));
            said.push(Said { what: What::Paragraph, sure: draft.sure, right });
        }
        if let Some(sure) = story.headline_sure {
            let own = truth.headlines.get(&numbers(&story.headline));
            said.push(Said {
                what: What::Pair,
                sure,
                right: own.is_some_and(|own| is_mostly(lines, story, *own, truth)),
            });
        }
    }
    for decision in &made.decisions {
        if let Decision::Moved { block, before, sure } = decision {
            let of = |at: usize| truth.article.get(&lines[at].number);
            said.push(Said { what: What::Move, sure: *sure, right: of(*block).is_some() && of(*block) == of(*before) });
        }
    }
}

/// Whether most lines of a story's body are of this article.
fn is_mostly(lines: &[Line], story: &Story, article: usize, truth: &Truth) -> bool {
    let body = || story.blocks.iter().flat_map(|draft| &draft.lines);
    let own = body().filter(|at| truth.article.get(&lines[**at].number) == Some(&article)).count();
    own * 2 > body().count()
}

/// What was said in a range of probabilities.
#[derive(Debug, Default, Clone, Copy, PartialEq)]
pub struct Bin {
    /// How many decisions.
    pub cases: u32,
    /// The sum of the said probabilities.
    pub said: f64,
    /// How many were right.
    pub right: u32,
}

impl Bin {
    /// Mean of what was said.
    #[must_use]
    pub fn mean(&self) -> f64 {
        self.said / f64::from(self.cases.max(1))
    }

    /// Share that was right.
    #[must_use]
    pub fn share(&self) -> f64 {
        f64::from(self.right) / f64::from(self.cases.max(1))
    }
}

/// Said below a half, then in tenths up to one; at last what was not doubted at all.
#[derive(Debug, Default, Clone, Copy, PartialEq)]
pub struct Reliability {
    /// The ranges.
    pub bins: [Bin; 7],
}

/// What the ranges are called.
pub const RANGES: [&str; 7] = ["< 0.5", "0.5–0.6", "0.6–0.7", "0.7–0.8", "0.8–0.9", "0.9–1.0", "not doubted"];

impl Reliability {
    /// Sorts decisions of one sort.
    pub fn of<'a>(said: impl IntoIterator<Item = &'a Said>) -> Reliability {
        let mut reliability = Reliability::default();
        for said in said {
            let at = match said.sure {
                1.0.. => 6,
                sure => ((sure * 10.0) as usize).clamp(4, 9) - 4,
            };
            let bin = &mut reliability.bins[at];
            bin.cases += 1;
            bin.said += f64::from(said.sure);
            bin.right += u32::from(said.right);
        }
        reliability
    }

    /// Expected calibration error of what was doubted: how far said and right are apart, weighted by cases.
    #[must_use]
    pub fn error(&self) -> Option<f64> {
        let doubted = &self.bins[..6];
        let cases: u32 = doubted.iter().map(|bin| bin.cases).sum();
        let apart = doubted.iter().map(|bin| f64::from(bin.cases) * (bin.mean() - bin.share()).abs());
        (cases > 0).then(|| apart.sum::<f64>() / f64::from(cases))
    }
}
