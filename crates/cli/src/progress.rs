//! How far some long work is, on a terminal: what is done of how much, and how long it will still take.

use indicatif::{ProgressBar, ProgressStyle};

/// A bar that nobody sees where standard error is no terminal.
#[must_use]
pub fn bar(what: &'static str, length: u64) -> ProgressBar {
    let bar = ProgressBar::new(length).with_message(what);
    if let Ok(style) = ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len}，还要 {eta}") {
        bar.set_style(style);
    }
    bar
}
