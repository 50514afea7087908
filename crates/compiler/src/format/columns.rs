//! Words with places on a page → lines in reading order: columns kept apart, titles above the columns they span.
//!
//! Geometry only. A region is cut along a gutter that runs from its top to its bottom; where there is none, across,
//! at the widest gap that lets a gutter appear above or below; what cannot be cut is one column.

/// A stretch of type on one base line. Lengths are in points; y grows downwards.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Run {
    pub(super) text: String,
    /// Left and right edge.
    pub(super) left: f64,
    pub(super) right: f64,
    /// The base line.
    pub(super) base: f64,
    /// Size of the type.
    pub(super) size: f64,
}

impl Run {
    fn top(&self) -> f64 {
        self.base - 0.85 * self.size
    }

    fn bottom(&self) -> f64 {
        self.base + 0.15 * self.size
    }
}

/// A line in reading order.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Placed {
    pub(super) run: Run,
    /// How far it begins to the right of its column's edge, in its own type size.
    pub(super) indent: f64,
    /// Whether a gap stands above it in its column, or it opens a region of the page.
    pub(super) apart: bool,
    /// Whether it ends well before its column's right edge.
    pub(super) short: bool,
    /// Whether its column has further lines, so that indent and shortness mean something.
    pub(super) measured: bool,
}

/// Puts a page's runs in reading order.
pub(super) fn in_order(runs: Vec<Run>) -> Vec<Placed> {
    let mut lines = joined(runs);
    lines.retain(|line| !line.text.trim().is_empty());
    let mut placed = Vec::with_capacity(lines.len());
    cut(lines, &mut placed, 0);
    placed
}

/// A wider gap than this (in type sizes) parts two lines that share a base line. Down: words set wide fall apart;
/// up: narrow gutters are overlooked.
const GUTTER: f64 = 0.9;

/// Runs on one base line that follow each other closely, as one.
fn joined(mut runs: Vec<Run>) -> Vec<Run> {
    let row = |run: &Run| (run.base * 2.0).round() as i64;
    runs.sort_by(|a, b| row(a).cmp(&row(b)).then(a.left.total_cmp(&b.left)));
    let mut lines: Vec<Run> = Vec::new();
    for run in runs {
        // Runs of other columns may stand between on the same base line, so a few lines back are looked at.
        let goes_on = |line: &Run| {
            let size = line.size.max(run.size);
            let gap = run.left - line.right;
            (line.base - run.base).abs() < 0.35 * size && gap < GUTTER * size && gap > -0.6 * size
        };
        match lines.iter_mut().rev().take(12).find(|line| goes_on(line)) {
            Some(line) => {
                let spaced = run.left - line.right > 0.2 * line.size;
                let between = (line.text.chars().next_back(), run.text.chars().next());
                if spaced && baoku_archive::text::needs_space(between.0, between.1) {
                    line.text.push(' ');
                } else if run.left - line.right > 0.6 * line.size {
                    line.text.push('\u{3000}');
                }
                line.text.push_str(&run.text);
                line.right = line.right.max(run.right);
                line.size = line.size.max(run.size);
            }
            None => lines.push(run),
        }
    }
    lines
}

/// Regions with more lines than this are not cut: the search is quadratic, and no page has so many.
const MOST_LINES: usize = 2000;
/// Deeper nesting than a page ever has.
const MOST_CUTS: usize = 40;

fn cut(mut lines: Vec<Run>, placed: &mut Vec<Placed>, depth: usize) {
    if lines.len() <= MOST_LINES && depth < MOST_CUTS {
        if let Some(x) = gutter(&lines) {
            if let Some(y) = title_above(&lines, x) {
                return stack(lines, y, placed, depth);
            }
            let (left, right): (Vec<Run>, Vec<Run>) = lines.into_iter().partition(|line| line.right <= x);
            cut(left, placed, depth + 1);
            cut(right, placed, depth + 1);
            return;
        }
        lines.sort_by(|a, b| a.base.total_cmp(&b.base));
        if let Some(y) = across(&lines) {
            return stack(lines, y, placed, depth);
        }
    }
    place(lines, placed);
}

/// Cuts a region across.
fn stack(lines: Vec<Run>, y: f64, placed: &mut Vec<Placed>, depth: usize) {
    let (above, below): (Vec<Run>, Vec<Run>) = lines.into_iter().partition(|line| line.base < y);
    cut(above, placed, depth + 1);
    let first = placed.len();
    cut(below, placed, depth + 1);
    if let Some(opening) = placed.get_mut(first) {
        opening.apart = true;
    }
}

/// Where the columns beside a gutter begin, when a title too short to cross the gutter stands above them: the columns
/// of one bank begin at the same height, so what stands higher on one side alone, in larger type, is above both.
fn title_above(lines: &[Run], x: f64) -> Option<f64> {
    let top = |left: bool| {
        let side = lines.iter().filter(|line| (line.right <= x) == left);
        side.map(Run::top).fold(f64::INFINITY, f64::min)
    };
    let lower = top(true).max(top(false));
    let mut sizes: Vec<f64> = lines.iter().map(|line| line.size).collect();
    sizes.sort_by(f64::total_cmp);
    let usual = sizes.get(sizes.len() / 2).copied()?;
    let above = |line: &&Run| line.base - 0.3 * line.size < lower;
    let large = lines.iter().filter(above).any(|line| line.size > LARGE * usual);
    // The cut goes between the last base line above and the first below.
    let last = lines.iter().filter(above).map(|line| line.base).fold(f64::NEG_INFINITY, f64::max);
    (large && last.is_finite()).then_some(last + 0.01)
}

/// Type this much larger than the text is a title's. Up: small subheads are left to their words; down: a story set a
/// little larger than the rest turns into headlines.
pub(super) const LARGE: f64 = 1.2;

/// The middle of the widest strip that no line crosses, with at least two lines on each side.
fn gutter(lines: &[Run]) -> Option<f64> {
    let mut edges: Vec<&Run> = lines.iter().collect();
    edges.sort_by(|a, b| a.left.total_cmp(&b.left));
    let size = lines.iter().map(|line| line.size).fold(f64::INFINITY, f64::min);
    let mut best: Option<(f64, f64)> = None;
    let (mut right, mut before) = (f64::NEG_INFINITY, 0usize);
    for line in edges {
        let gap = line.left - right;
        if before >= 2 && lines.len() - before >= 2 && gap >= GUTTER * size && best.is_none_or(|(known, _)| gap > known)
        {
            best = Some((gap, right + gap / 2.0));
        }
        right = right.max(line.right);
        before += 1;
    }
    best.map(|(_, x)| x)
}

/// The height of the widest gap across sorted lines that lets a gutter appear above or below it.
fn across(lines: &[Run]) -> Option<f64> {
    let mut best: Option<(f64, f64)> = None;
    let mut bottom = f64::NEG_INFINITY;
    for (at, line) in lines.iter().enumerate() {
        let gap = line.top() - bottom;
        if at > 0 && gap > -0.1 * line.size && best.is_none_or(|(known, _)| gap > known) {
            let (above, below) = lines.split_at(at);
            if gutter(above).is_some() || gutter(below).is_some() {
                best = Some((gap, line.base - 0.01));
            }
        }
        bottom = bottom.max(line.bottom());
    }
    best.map(|(_, y)| y)
}

/// Lays one column's lines from top to bottom.
fn place(mut lines: Vec<Run>, placed: &mut Vec<Placed>) {
    lines.sort_by(|a, b| a.base.total_cmp(&b.base).then(a.left.total_cmp(&b.left)));
    let left = lines.iter().map(|line| line.left).fold(f64::INFINITY, f64::min);
    let mut leads: Vec<f64> = lines.windows(2).map(|pair| pair[1].base - pair[0].base).collect();
    leads.sort_by(f64::total_cmp);
    let lead = leads.get(leads.len() / 2).copied().unwrap_or(0.0);
    let right = lines.iter().map(|line| line.right).fold(f64::NEG_INFINITY, f64::max);
    let measured = lines.len() > 2;
    let mut above: Option<(f64, f64)> = None;
    for run in lines {
        let indent = (run.left - left) / run.size.max(1.0);
        let apart = above.is_some_and(|(base, size)| {
            run.base - base > 1.5 * lead.max(size) || (run.size / size.max(0.1) - 1.0).abs() > 0.15
        });
        above = Some((run.base, run.size));
        let short = right - run.right > 1.6 * run.size;
        placed.push(Placed { run, indent, apart, short, measured });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(text: &str, left: f64, base: f64, size: f64) -> Run {
        let right = left + size * text.chars().count() as f64;
        Run { text: text.to_owned(), left, right, base, size }
    }

    #[test]
    fn a_title_stands_above_the_columns_it_spans() {
        let mut runs = vec![run("横跨两栏的一个大标题", 0.0, 30.0, 20.0)];
        for row in 0..4 {
            let base = 60.0 + 15.0 * f64::from(row);
            runs.push(run(&format!("左栏文字第{row}行"), 0.0, base, 10.0));
            runs.push(run(&format!("右栏文字第{row}行"), 100.0, base, 10.0));
        }
        let texts: Vec<String> = in_order(runs).into_iter().map(|placed| placed.run.text).collect();
        assert_eq!(texts[0], "横跨两栏的一个大标题");
        assert_eq!((texts[1].as_str(), texts[4].as_str()), ("左栏文字第0行", "左栏文字第3行"));
        assert_eq!(texts[5], "右栏文字第0行");
    }
}
