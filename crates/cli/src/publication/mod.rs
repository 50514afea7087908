//! What to look at once more before an archive is shown to everybody: `baoku check --publish`.
//!
//! A check is one file and one line in [`CHECKS`]. It reads the printed lines, not the articles: what stands in a
//! masthead or an advertisement is published too. It decides nothing; a person looks.

mod home_address;
mod identity;
mod identity_number;
mod numbers;
mod telephone;

use baoku_archive::print::{Pieces, Span};
use baoku_compiler::diagnostic::{Diagnostic, Kind, Spot};
use baoku_compiler::{Corpus, Part};

/// One thing to look for.
#[derive(Debug)]
pub struct Check {
    /// What it reports.
    pub kind: &'static Kind,
    find: fn(&Corpus) -> Vec<Diagnostic>,
}

/// Every check.
pub const CHECKS: &[Check] = &[
    Check { kind: &identity::KIND, find: identity::find },
    Check { kind: &identity_number::KIND, find: identity_number::find },
    Check { kind: &telephone::KIND, find: telephone::find },
    Check { kind: &home_address::KIND, find: home_address::find },
];

/// Everything worth a second look, by place.
#[must_use]
pub fn findings(corpus: &Corpus) -> Vec<Diagnostic> {
    let mut found: Vec<Diagnostic> = CHECKS.iter().flat_map(|check| (check.find)(corpus)).collect();
    found.sort_by(|a, b| a.order().cmp(&b.order()));
    found
}

/// One diagnostic for every place of an issue's text that `places` names.
fn in_texts(corpus: &Corpus, kind: &Kind, message: &str, places: fn(&str) -> Vec<Span>) -> Vec<Diagnostic> {
    let of_part = |part: &Part| -> Vec<Diagnostic> {
        let source = &part.text.source;
        let spot = |span| Spot::pieces(&part.issue.file, source, &Pieces(vec![span]));
        places(source.text()).into_iter().map(|span| Diagnostic::new(kind, spot(span), message)).collect()
    };
    corpus.parts.iter().flat_map(of_part).collect()
}

#[cfg(test)]
fn marked(text: &str, places: fn(&str) -> Vec<Span>) -> Vec<&str> {
    places(text).into_iter().map(|span| &text[span.start as usize..span.end as usize]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_check_has_a_code_of_its_own() {
        let mut codes: Vec<&str> = CHECKS.iter().map(|check| check.kind.code).collect();
        codes.extend(baoku_compiler::diagnostic::KINDS.iter().map(|kind| kind.code));
        codes.sort_unstable();
        assert!(codes.windows(2).all(|pair| pair[0] != pair[1]), "{codes:?}");
    }
}
