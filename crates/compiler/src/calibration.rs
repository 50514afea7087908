//! What the scores of decisions are worth: log-odds in, probabilities that mean what they say out.
//!
//! The one place where certainty is corrected. The numbers are fitted, not thought of: `cargo run -p baoku-accuracy --
//! fit` lays out damaged issues, compares, and prints the constants below; `cargo xtask report structure` says how well
//! they hold on articles they were not fitted on.

/// Below this probability the compiler leaves the order of print alone, and says so. Up: stories stay torn that could
/// have been mended; down: what stood right is moved away as often as not.
pub const LEAST: f32 = 0.5;

/// A straight line from the log-odds of a score to those of being right.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Calibration {
    /// Below 1 the score is too sure of itself, above 1 not sure enough.
    pub slope: f32,
    /// What the score forgets, for or against.
    pub shift: f32,
}

// Fitted 2026-11-21 with `cargo run -p baoku-accuracy -- fit`, which writes these lines.
/// A line begins a paragraph.
pub const START: Calibration = Calibration { slope: 0.92, shift: 0.06 };
/// A line goes on from the line right above it.
pub const JOIN: Calibration = Calibration { slope: 0.88, shift: 0.87 };
/// A line goes on from the line above it across a blank line.
pub const JOIN_OVER_GAP: Calibration = Calibration { slope: 0.57, shift: 0.47 };
/// Of several headlines this one stands above this body.
pub const PAIR: Calibration = Calibration { slope: 1.00, shift: -0.53 };
/// A displaced beginning belongs before this text.
pub const MOVE: Calibration = Calibration { slope: 0.44, shift: -0.49 };

/// Probabilities are kept this far (in log-odds) from 0 and 1.
const SUREST: f32 = 12.0;

impl Calibration {
    /// The probability that a decision with this score is right.
    #[must_use]
    pub fn of_odds(self, odds: f32) -> f32 {
        let odds = self.slope * odds.clamp(-SUREST, SUREST) + self.shift;
        1.0 / (1.0 + (-odds).exp())
    }

    /// The same for a score that comes as a probability. What is beyond doubt stays so.
    #[must_use]
    pub fn of(self, sure: f32) -> f32 {
        if sure >= 1.0 { sure } else { self.of_odds((sure / (1.0 - sure)).ln()) }
    }

    /// The score that a probability came from, for whoever fits anew.
    #[must_use]
    pub fn odds(self, sure: f32) -> f32 {
        let sure = sure.clamp(1e-6, 1.0 - 1e-6);
        (((sure / (1.0 - sure)).ln() - self.shift) / self.slope).clamp(-SUREST, SUREST)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [Calibration; 5] = [START, JOIN, JOIN_OVER_GAP, PAIR, MOVE];

    #[test]
    fn a_better_score_is_never_less_sure() {
        for calibration in ALL {
            assert!(calibration.slope > 0.0, "{calibration:?}");
            assert_eq!(calibration.of(1.0), 1.0);
        }
    }

    #[test]
    fn the_way_back_leads_to_the_score() {
        for calibration in ALL {
            for odds in [-4.0, -0.5, 0.0, 1.0, 6.0] {
                assert!((calibration.odds(calibration.of_odds(odds)) - odds).abs() < 0.1, "{calibration:?} {odds}");
            }
        }
    }
}
