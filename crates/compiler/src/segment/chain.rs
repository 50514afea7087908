//! The likeliest way through a chain of choices, and how sure each is: Viterbi's path with forward–backward marginals.
//!
//! Works with products instead of sums of logarithms, each line's numbers kept within reach by a common factor, and
//! looks at a stretch of lines at a time, so that memory does not grow with the text. Knows numbers only; what a
//! choice means and what speaks for it is the `lattice`'s business.

use std::collections::VecDeque;

/// How many choices each line has.
pub(super) const CHOICES: usize = 8;

/// A score for each choice, in log-odds.
pub(super) type Scores = [f32; CHOICES];
/// A score for each choice of the line above (first) and of this one.
pub(super) type Steps = [Scores; CHOICES];

type Weights = [f64; CHOICES];

/// So many lines are decided at a time. Up: memory; down: the lines ahead are looked at more often.
const STRETCH: usize = 2048;
/// So many lines ahead have a say. What stands further off changes nothing that a number could show.
const AHEAD: usize = 512;

/// A line with what is known of it so far.
struct Link {
    /// What speaks for each choice of this line after each choice of the line above.
    weights: Steps,
    /// What all lines so far say of each choice.
    forward: Weights,
    /// The best choice above for each choice here.
    above: [u8; CHOICES],
}

/// The best choice of every line, with its probability. `line` gives a line's own scores and those of its steps (for
/// the first line only its own count), and is called once for each, in order; `end` are scores of ending the text.
pub(super) fn likeliest(count: usize, end: &Scores, mut line: impl FnMut(usize) -> (Scores, Steps)) -> Vec<(u8, f32)> {
    let mut chosen: Vec<(u8, f32)> = Vec::with_capacity(count);
    let mut open: VecDeque<Link> = VecDeque::new();
    let mut powers = Powers::new();
    let mut forward = [0.0; CHOICES];
    forward[0] = 1.0;
    while chosen.len() < count {
        let decided = chosen.len();
        for at in decided + open.len()..count.min(decided + STRETCH + AHEAD) {
            let (own, steps) = line(at);
            let weights = powers.weights(&own, if at == 0 { &[[0.0; CHOICES]; CHOICES] } else { &steps });
            forward = step(&forward, &weights);
            open.push_back(Link { weights, forward, above: [0; CHOICES] });
        }
        let last = decided + open.len() == count;
        let after = if last { end.map(|score| f64::from(score.exp())) } else { [1.0; CHOICES] };
        let known = chosen.last().map_or(0, |(choice, _)| usize::from(*choice));
        let best = best_path(&mut open, known, &after);
        let sure = certainties(&open, &best, &after);
        let ready = if last { open.len() } else { STRETCH };
        chosen.extend(best.into_iter().map(|choice| choice as u8).zip(sure).take(ready));
        open.drain(..ready);
    }
    chosen
}

/// Powers of e, remembered: most steps score the same at every line, and several of one line score alike.
struct Powers {
    steps: Steps,
    powers: Steps,
    /// Scores with their powers, each where its bits say.
    recent: [(f32, f32); RECENT],
}

/// So many are remembered. Fewer: they push each other out; more: nothing is gained.
const RECENT: usize = 256;

impl Powers {
    fn new() -> Powers {
        // No score is that: every power is reckoned at first.
        let unknown = [[f32::NAN; CHOICES]; CHOICES];
        Powers { steps: unknown, powers: unknown, recent: [(f32::NAN, 0.0); RECENT] }
    }

    fn weights(&mut self, own: &Scores, steps: &Steps) -> Steps {
        let Powers { steps: known, powers, recent } = self;
        for ((known, powers), steps) in known.iter_mut().zip(powers).zip(steps) {
            for ((known, power), step) in known.iter_mut().zip(powers).zip(steps) {
                if *known != *step {
                    (*known, *power) = (*step, power_of(recent, *step));
                }
            }
        }
        let own = own.map(|score| power_of(recent, score));
        let mut weights = self.powers;
        for weights in &mut weights {
            weights.iter_mut().zip(&own).for_each(|(weight, own)| *weight *= own);
        }
        weights
    }
}

fn power_of(recent: &mut [(f32, f32); RECENT], score: f32) -> f32 {
    let (known, power) = &mut recent[(score.to_bits().wrapping_mul(0x9e37_79b1) >> 16) as usize % RECENT];
    if *known != score {
        (*known, *power) = (score, score.exp());
    }
    *power
}

/// From a line to the next: sums over all ways, scaled so that the largest is one.
fn step(forward: &Weights, weights: &Steps) -> Weights {
    let mut next = [0.0; CHOICES];
    for (from, weights) in forward.iter().zip(weights) {
        for (next, weight) in next.iter_mut().zip(weights) {
            *next += from * f64::from(*weight);
        }
    }
    scaled(next)
}

fn scaled(weights: Weights) -> Weights {
    let largest = weights.iter().fold(f64::MIN_POSITIVE, |most, weight| if *weight > most { *weight } else { most });
    weights.map(|weight| weight / largest)
}

/// The best way through some lines, the line above them having been decided.
fn best_path(open: &mut VecDeque<Link>, known: usize, after: &Weights) -> Vec<usize> {
    let mut best = [0.0; CHOICES];
    if let Some(known) = best.get_mut(known) {
        *known = 1.0;
    }
    for link in open.iter_mut() {
        // Nothing but choosing between numbers, so that several are done at once.
        let (mut next, mut above) = ([-1.0; CHOICES], [0u64; CHOICES]);
        for (from, (reached, weights)) in best.iter().zip(&link.weights).enumerate() {
            for ((next, above), weight) in next.iter_mut().zip(&mut above).zip(weights) {
                let score = reached * f64::from(*weight);
                let better = score > *next;
                *next = if better { score } else { *next };
                *above = if better { from as u64 } else { *above };
            }
        }
        link.above = above.map(|above| above as u8);
        best = scaled(next);
    }
    let ends = best.iter().zip(after).map(|(best, after)| best * after).enumerate();
    let mut choice = ends.max_by(|a, b| a.1.total_cmp(&b.1)).map_or(0, |(choice, _)| choice);
    let mut path = Vec::with_capacity(open.len());
    for link in open.iter().rev() {
        path.push(choice);
        choice = link.above.get(choice).map_or(0, |above| usize::from(*above));
    }
    path.reverse();
    path
}

/// The probability of each choice on a path, everything before and after it considered.
fn certainties(open: &VecDeque<Link>, path: &[usize], after: &Weights) -> Vec<f32> {
    let mut after = *after;
    let mut sure = Vec::with_capacity(path.len());
    for (link, choice) in open.iter().zip(path).rev() {
        let mut both = link.forward;
        both.iter_mut().zip(&after).for_each(|(both, after)| *both *= after);
        let all: f64 = both.iter().sum();
        sure.push(both.get(*choice).map_or(0.0, |chosen| (chosen / all) as f32));
        let before = link
            .weights
            .each_ref()
            .map(|weights| weights.iter().zip(&after).map(|(weight, after)| f64::from(*weight) * after).sum::<f64>());
        after = scaled(before);
    }
    sure.reverse();
    sure
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two choices that count; the others are out of the question.
    fn lines(own: &[f32]) -> Vec<(u8, f32)> {
        let mut end = [0.0; CHOICES];
        end[2..].fill(-60.0);
        let mut steps = [[0.0; CHOICES]; CHOICES];
        (steps[0][0], steps[1][1]) = (1.0, 1.0);
        likeliest(own.len(), &end, |at| {
            let mut scores = [-60.0; CHOICES];
            (scores[0], scores[1]) = (own[at], 0.0);
            (scores, steps)
        })
    }

    #[test]
    fn neighbours_that_agree_outvote_a_line() {
        let chosen = lines(&[3.0, -0.5, 3.0]);
        assert!(chosen.iter().all(|(choice, _)| *choice == 0), "{chosen:?}");
        // All eight ways by hand, those with the first choice for the second line first.
        let ways = [7.5, 3.5, 3.5, -0.5, 6.0, 4.0, 4.0, 2.0].map(|score: f64| score.exp());
        let expected = ways.iter().take(4).sum::<f64>() / ways.iter().sum::<f64>();
        assert!((f64::from(chosen[1].1) - expected).abs() < 1e-5, "{chosen:?} {expected}");
    }

    #[test]
    fn a_long_text_is_decided_as_a_short_one() {
        let own: Vec<f32> = (0..3 * STRETCH).map(|at| if at / 7 % 2 == 0 { 1.5 } else { -1.5 }).collect();
        let (long, short) = (lines(&own), lines(&own[..70]));
        for at in 0..56 {
            assert_eq!(long[at].0, short[at].0);
            assert!((long[at].1 - short[at].1).abs() < 1e-3);
        }
        // The pattern comes again every fourteen lines, across the borders of stretches too.
        for at in 28..own.len() - 28 {
            assert_eq!(long[at].0, long[at % 14 + 14].0, "{at}");
            assert!((long[at].1 - long[at % 14 + 14].1).abs() < 1e-3, "{at}");
        }
        assert_eq!(long.len(), own.len());
        assert!(long.iter().all(|(_, sure)| (0.5..=1.0).contains(sure)));
    }

    #[test]
    fn no_lines_have_no_choices() {
        assert!(lines(&[]).is_empty());
    }
}
