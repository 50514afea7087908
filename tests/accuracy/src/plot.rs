//! Reliability as a picture: one panel a kind of damage, what was said across, what was right upwards.

use crate::certainty::Reliability;
use std::fmt::Write as _;

const SIDE: usize = 110;
const MARGIN: usize = 34;
const COLUMNS: usize = 6;

/// Draws named reliabilities as SVG, without style sheets. A point is a range of probabilities, its size the number of
/// decisions; on the line said and right are the same.
#[must_use]
pub fn reliability(panels: &[(&str, Reliability)]) -> String {
    let (wide, high) =
        (COLUMNS * (SIDE + MARGIN) + MARGIN, panels.len().div_ceil(COLUMNS) * (SIDE + 2 * MARGIN) + MARGIN);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {wide} {high}\" font-family=\"sans-serif\" \
         font-size=\"9\" fill=\"#222\">\n<title>Said certainty and share right, by kind of damage</title>\n\
         <rect width=\"{wide}\" height=\"{high}\" fill=\"#fff\"/>\n"
    );
    for (number, (name, reliability)) in panels.iter().enumerate() {
        let x = MARGIN + number % COLUMNS * (SIDE + MARGIN);
        let y = MARGIN + number / COLUMNS * (SIDE + 2 * MARGIN);
        panel(&mut svg, x, y, name, reliability);
    }
    svg.push_str("</svg>\n");
    svg
}

/// A square from a half to one in both directions.
fn panel(svg: &mut String, x: usize, y: usize, name: &str, reliability: &Reliability) {
    let side = SIDE as f64;
    let place = |said: f64, right: f64| {
        let across = x as f64 + (said.clamp(0.4, 1.0) - 0.4) / 0.6 * side;
        (across, y as f64 + side - (right.clamp(0.4, 1.0) - 0.4) / 0.6 * side)
    };
    let error = reliability.error().map_or_else(|| "no doubts".to_owned(), |error| format!("error {error:.3}"));
    let _ = writeln!(svg, "<text x=\"{x}\" y=\"{}\">{name}</text>", y - 14);
    let _ = writeln!(svg, "<text x=\"{x}\" y=\"{}\" fill=\"#777\">{error}</text>", y - 4);
    let _ =
        writeln!(svg, "<rect x=\"{x}\" y=\"{y}\" width=\"{SIDE}\" height=\"{SIDE}\" fill=\"none\" stroke=\"#bbb\"/>");
    let _ = writeln!(
        svg,
        "<line x1=\"{x}\" y1=\"{}\" x2=\"{}\" y2=\"{y}\" stroke=\"#bbb\" stroke-dasharray=\"3 3\"/>",
        y + SIDE,
        x + SIDE
    );
    for (tick, anchor) in [(0.4, "start"), (1.0, "end")] {
        let (across, _) = place(tick, 0.4);
        let _ = writeln!(
            svg,
            "<text x=\"{across:.0}\" y=\"{}\" text-anchor=\"{anchor}\" fill=\"#777\">{tick}</text>",
            y + SIDE + 11
        );
    }
    let bins = reliability.bins.iter().take(6).filter(|bin| bin.cases >= 5);
    for bin in bins {
        let (across, up) = place(bin.mean(), bin.share());
        let radius = 1.5 + f64::from(bin.cases).log10() * 1.5;
        let _ = writeln!(
            svg,
            "<circle cx=\"{across:.1}\" cy=\"{up:.1}\" r=\"{radius:.1}\" fill=\"#a11\" fill-opacity=\"0.7\"/>"
        );
    }
}
