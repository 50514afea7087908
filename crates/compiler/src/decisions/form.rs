//! Decisions as lines of TOML, for whoever proposes one: the file of proposals and the page of open questions.
//!
//! Held against the reader of such files by the tests.

use std::fmt::Display;

/// A line begins a paragraph.
pub(crate) const SPLIT: &str = "split";
/// A line goes on with the one before.
pub(crate) const JOIN: &str = "join";

/// A decision about one line.
pub(crate) fn at_line(table: &str, line: impl Display) -> String {
    format!("[[{table}]]\nline = {line}\n")
}

/// A diagnostic that was looked at; without a line it is about the file as a whole.
pub(crate) fn settled(code: &str, line: Option<impl Display>) -> String {
    let line = line.map_or_else(String::new, |line| format!("line = {line}\n"));
    format!("[[settled]]\ncode = \"{code}\"\n{line}")
}

/// The date of the issue.
pub(crate) fn date(date: impl Display) -> String {
    format!("date = \"{date}\"\n")
}

/// Lines that belong elsewhere; `place` is `before`, `after` or `under`.
pub(crate) fn order(lines: impl Display, place: &str, line: u32) -> String {
    format!("[[order]]\nlines = {lines}\n{place} = {line}\n")
}

/// A correction to be filled in.
pub(crate) fn correction_of(line: impl Display) -> String {
    format!("[[correction]]\nline = {line}\nprinted = \"原来印的字\"\ncorrect = \"应作的字\"\n")
}

/// Words that are printed wrong.
pub(crate) fn correction(line: u32, printed: &str, correct: &str) -> String {
    format!("[[correction]]\nline = {line}\nprinted = {printed}\ncorrect = \"{correct}\"\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_proposed_can_be_read() {
        let forms = [
            at_line(SPLIT, 3),
            at_line(JOIN, 3),
            settled("ordinal-jump", Some(3)),
            settled("undated-issue", None::<u32>),
            date("2024-07"),
            order("\"3-5\"", "under", 2),
            order(3, "before", 7),
            correction(3, "\"王伟\"", "王炜"),
            correction_of(3),
        ];
        for form in forms {
            assert!(crate::Decisions::read("1.toml", &form).is_ok(), "{form}");
        }
    }
}
