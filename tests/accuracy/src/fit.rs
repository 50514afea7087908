//! Fits the compiler's calibration: for each sort of decision the straight line from score to log-odds of being right
//! under which what happened is likeliest.
#![allow(clippy::print_stdout)]

use crate::certainty::{What, decisions};
use crate::clean::Clean;
use crate::damage::KINDS;
use crate::reading::root;
use crate::report::fitted;
use baoku_compiler::calibration::{self, Calibration};

/// Issues of each kind of damage; other seeds than those that are reported on.
const SEEDS: std::ops::Range<u64> = 1000..1060;

/// Fewer decisions than this say nothing new; and moves that the last fit forbade are not seen any more. Up: rare
/// decisions keep an old fit; down: chance decides, and each fit forbids a little more.
const FEWEST: usize = 60;

/// What is fitted: its name in `compiler::calibration`, its decision, what it is now.
const FITTED: &[(&str, What, Calibration)] = &[
    ("START", What::Start, calibration::START),
    ("JOIN", What::Join, calibration::JOIN),
    ("JOIN_OVER_GAP", What::JoinOverGap, calibration::JOIN_OVER_GAP),
    ("PAIR", What::Pair, calibration::PAIR),
    ("MOVE", What::Move, calibration::MOVE),
];

/// Fits every constant and writes it into the compiler's source.
///
/// # Errors
/// When the source cannot be read or written.
pub fn refit(clean: &[Clean]) -> Result<(), String> {
    let clean = fitted(clean);
    let said: Vec<_> =
        KINDS.iter().flat_map(|kind| SEEDS.flat_map(|seed| decisions(&kind.lay(&clean, seed)))).collect();
    let path = root().join("crates/compiler/src/calibration.rs");
    let failed = |error: std::io::Error| format!("{}: {error}", path.display());
    let mut source = std::fs::read_to_string(&path).map_err(failed)?;
    for (name, what, now) in FITTED {
        // Scores are had back from what is said now; what is beyond doubt has none.
        let cases: Vec<(f64, bool)> = said
            .iter()
            .filter(|said| said.what == *what && said.sure < 1.0)
            .map(|said| (f64::from(now.odds(said.sure)), said.right))
            .collect();
        if cases.len() < FEWEST {
            println!("{name:14} left as it is: {} decisions", cases.len());
            continue;
        }
        let (slope, shift) = line(&cases);
        println!("{name:14} slope {slope:.2}, shift {shift:.2}, {} decisions", cases.len());
        let constant = format!("pub const {name}: Calibration");
        let lines = source.lines().map(|line| match line.starts_with(&constant) {
            true => format!("{constant} = Calibration {{ slope: {slope:.2}, shift: {shift:.2} }};\n"),
            false => format!("{line}\n"),
        });
        source = lines.collect();
    }
    std::fs::write(&path, source).map_err(failed)
}

/// Slope and shift by Newton's method, with halved steps where a step overshoots. A prior as strong as a few decisions
/// keeps the slope near 1 where there are few.
fn line(cases: &[(f64, bool)]) -> (f64, f64) {
    const PRIOR: f64 = 4.0;
    const FLATTEST: f64 = 0.1;
    let loss = |slope: f64, shift: f64| {
        let one = |(odds, right): &(f64, bool)| {
            let odds = slope * odds + shift;
            if *right { (-odds).exp().ln_1p() } else { odds.exp().ln_1p() }
        };
        cases.iter().map(one).sum::<f64>() + PRIOR * (slope - 1.0).powi(2) / 2.0
    };
    let (mut slope, mut shift) = (1.0, 0.0);
    for _ in 0..100 {
        let (mut g, mut h) = ([PRIOR * (slope - 1.0), 0.0], [PRIOR, 0.0, 1e-9]);
        for (odds, right) in cases {
            let sure = 1.0 / (1.0 + (-slope * odds - shift).exp());
            let (off, weight) = (sure - f64::from(u8::from(*right)), sure * (1.0 - sure));
            g = [g[0] + off * odds, g[1] + off];
            h = [h[0] + weight * odds * odds, h[1] + weight * odds, h[2] + weight];
        }
        let determinant = h[0] * h[2] - h[1] * h[1];
        let step = [(h[2] * g[0] - h[1] * g[1]) / determinant, (h[0] * g[1] - h[1] * g[0]) / determinant];
        let before = loss(slope, shift);
        let mut share = 1.0;
        while share > 1e-6 && loss(slope - share * step[0], shift - share * step[1]) > before {
            share /= 2.0;
        }
        (slope, shift) = ((slope - share * step[0]).max(FLATTEST), shift - share * step[1]);
        if share * (step[0].abs() + step[1].abs()) < 1e-6 {
            break;
        }
    }
    (slope, shift)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_score_that_is_too_sure_is_flattened() {
        // Says nineteen of twenty, is right three of four times; says even, is right half the time.
        let cases: Vec<(f64, bool)> =
            (0..4000).map(|at| if at % 2 == 0 { (19f64.ln(), at % 8 != 0) } else { (0.0, at % 4 == 1) }).collect();
        let (slope, shift) = line(&cases);
        let sure = |odds: f64| 1.0 / (1.0 + (-slope * odds - shift).exp());
        assert!((sure(19f64.ln()) - 0.75).abs() < 0.01 && (sure(0.0) - 0.5).abs() < 0.01, "{slope} {shift}");
    }
}
