//! Every target with so many inputs, some minute in all; or for its part of `BAOKU_FUZZ_MINUTES`.

use baoku_fuzz::Until;
use baoku_fuzz::target::TARGETS;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

#[test]
fn nothing_that_is_read_does_harm() {
    let minutes = std::env::var("BAOKU_FUZZ_MINUTES").ok().and_then(|minutes| minutes.parse::<f64>().ok());
    let wanted = std::env::var("BAOKU_FUZZ_TARGET").unwrap_or_default();
    let targets: Vec<_> = TARGETS.iter().filter(|target| target.name.contains(&wanted)).collect();
    let each = minutes.map(|minutes| Duration::from_secs_f64(minutes * 60.0 / targets.len().max(1) as f64));
    // The same damage in every test run; other damage whenever somebody wants to find something.
    let clock = || SystemTime::now().duration_since(UNIX_EPOCH).map_or(1, |since| since.as_secs());
    let seed = if minutes.is_some() { clock() } else { 1 };
    let mut found = String::new();
    for target in targets {
        let report = baoku_fuzz::run(target, each.map_or(Until::Rounds(target.rounds), Until::Time), seed);
        let line = format!("{}: {} inputs", target.name, report.tried);
        match report.find {
            Some((reason, file)) => {
                let reason: String = reason.chars().take(600).collect();
                found += &format!("{line}; {reason}\n  written to {}: mend it and commit both\n", file.display());
            }
            None => eprintln!("{line}"),
        }
    }
    assert!(found.is_empty(), "{found}");
}
