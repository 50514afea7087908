//! What the archive holds, and who publishes it, as far as known.

use super::{El, el};
use crate::store::Store;

/// The table of facts; unknown ones are left out.
pub(crate) fn holdings(store: &Store) -> El {
    let words = store.words();
    let manifest = store.archive.manifest();
    let paper = &manifest.newspaper;
    let articles = manifest.issues.iter().map(|issue| issue.articles).sum();
    let holdings = [words.issues(manifest.issues.len() as u32), words.articles(articles)].join(words.listed());
    let printed = [
        (words.about_place(), &paper.place),
        (words.about_publisher(), &paper.publisher),
        (words.about_serial(), &paper.serial),
        (words.about_contact(), &paper.contact),
        (words.about_address(), &paper.url),
    ];
    let counted = [
        (words.about_span(), Some(store.span()).filter(|span| !span.is_empty())),
        (words.about_counts(), Some(holdings)),
        (words.about_build(), Some(manifest.build.clone())),
    ];
    let row = |name: &'static str, value: El| el("div").put(el("dt").say(name)).put(value);
    let printed = printed.into_iter().filter_map(|(name, value)| Some(row(name, el("dd").paper().say(value.clone()?))));
    let counted = counted.into_iter().filter_map(|(name, value)| Some(row(name, el("dd").say(value?))));
    el("section").class("holdings").put(el("h2").say(words.about_holdings())).put(el("dl").all(printed.chain(counted)))
}
