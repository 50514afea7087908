//! The figures as a table and as a picture.

use std::fmt::Write as _;

use crate::engine::{Built, Engine};
use crate::measure::Figures;

/// An engine, what it made and what it did; the reason where it did not come to an end.
pub type Row<'a> = (&'a Engine, Result<(Built, Figures), String>);

/// The number that this share of the others does not exceed; none of no numbers.
#[must_use]
pub fn percentile(numbers: &[f64], share: f64) -> Option<f64> {
    let mut sorted = numbers.to_vec();
    sorted.sort_by(f64::total_cmp);
    let rank = (sorted.len() as f64 * share).ceil() as usize;
    sorted.get(rank.max(1) - 1).copied()
}

/// A table in Markdown, a line an engine. `text` is the size of all text in bytes.
#[must_use]
pub fn table(rows: &[Row<'_>], text: u64) -> String {
    let mut table = String::from(
        "| engine | recall | precision | build | peak memory | index / text | first answer, all / archive | a further one | p50 / p95 | page after all |\n\
         | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |\n",
    );
    for (engine, outcome) in rows {
        let _ = match outcome {
            Ok((built, figures)) => {
                writeln!(table, "| {} | {} |", engine.title, cells(built, figures, text).join(" | "))
            }
            Err(wrong) => writeln!(table, "| {} | did not come to an end: {wrong} | | | | | | | | |", engine.title),
        };
    }
    table
}

fn cells(built: &Built, figures: &Figures, text: u64) -> [String; 9] {
    let middle = |numbers: &[f64], unit: fn(f64) -> String| percentile(numbers, 0.5).map_or_else(String::new, unit);
    let kilobytes = |bytes: f64| format!("{:.1} kB", bytes / 1000.0);
    let megabytes = |bytes: u64| format!("{:.0} MB", bytes as f64 / 1e6);
    let milliseconds = |time: f64| format!("{time:.1}");
    let (build, memory, index) = match built.cost {
        Some(cost) => {
            let memory = if cost.memory == 0 { "not measured".into() } else { megabytes(cost.memory) };
            (format!("{:.1} s", cost.seconds), memory, format!("{:.2}", built.index as f64 / text.max(1) as f64))
        }
        None => {
            let seconds = middle(&figures.ready, |time| format!("{:.1} s", time / 1000.0));
            (format!("{seconds}, each visit"), "in the page".into(), "in the page".into())
        }
    };
    let late = percentile(&figures.times, 0.95).map_or_else(String::new, milliseconds);
    [
        format!("{:.3}", figures.recall()),
        format!("{:.3}", figures.precision()),
        build,
        memory,
        index,
        format!("{} / {}", middle(&figures.first, kilobytes), middle(&figures.first_own, kilobytes)),
        middle(&figures.further, kilobytes),
        format!("{} / {late} ms", middle(&figures.times, milliseconds)),
        figures.memory.map_or_else(|| "not measured".into(), megabytes),
    ]
}

const WIDE: f64 = 760.0;
const LABEL: f64 = 220.0;
const BAR: f64 = 14.0;

/// Recall and precision as bars, without style sheets: what a reader misses, and what a reader wades through.
#[must_use]
pub fn picture(rows: &[Row<'_>]) -> String {
    let high = rows.len() as f64 * (2.0 * BAR + 18.0) + 50.0;
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDE} {high}\" font-family=\"sans-serif\" \
         font-size=\"12\" fill=\"#222\">\n<title>Recall and precision by engine</title>\n\
         <rect width=\"{WIDE}\" height=\"{high}\" fill=\"#fff\"/>\n\
         <text x=\"{LABEL}\" y=\"20\"><tspan fill=\"#8c2f23\">■</tspan> recall  <tspan fill=\"#8a8f98\">■</tspan> precision</text>\n"
    );
    for (number, (engine, outcome)) in rows.iter().enumerate() {
        let y = 36.0 + number as f64 * (2.0 * BAR + 18.0);
        let _ = writeln!(
            svg,
            "<text x=\"{}\" y=\"{}\" text-anchor=\"end\">{}</text>",
            LABEL - 10.0,
            y + 18.0,
            engine.title
        );
        let Ok((_, figures)) = outcome else { continue };
        for (line, (share, fill)) in
            [(figures.recall(), "#8c2f23"), (figures.precision(), "#8a8f98")].into_iter().enumerate()
        {
            let (y, long) = (y + line as f64 * BAR, share * (WIDE - LABEL - 60.0));
            let _ = writeln!(
                svg,
                "<rect x=\"{LABEL}\" y=\"{y}\" width=\"{long:.0}\" height=\"{}\" fill=\"{fill}\"/>\
                 <text x=\"{:.0}\" y=\"{}\" font-size=\"10\">{share:.3}</text>",
                BAR - 2.0,
                LABEL + long + 5.0,
                y + BAR - 4.0
            );
        }
    }
    svg.push_str("</svg>\n");
    svg
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_numbers_that_were_measured() {
        let numbers: Vec<f64> = (1..=80).map(f64::from).collect();
        assert_eq!(percentile(&numbers, 0.5), Some(40.0));
        assert_eq!(percentile(&numbers, 0.95), Some(76.0));
        assert_eq!(percentile(&[3.0], 0.95), Some(3.0));
        assert_eq!(percentile(&[], 0.5), None);
    }
}
