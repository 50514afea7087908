//! What the archive holds, and who publishes it, as far as known.

use crate::store::Store;
use yew::prelude::*;

/// The table of facts; unknown ones are left out.
pub(crate) fn holdings(store: &Store) -> Html {
    let words = store.words();
    let manifest = store.archive.manifest();
    let paper = &manifest.newspaper;
    let span = Some(store.span()).filter(|span| !span.is_empty());
    let articles = manifest.issues.iter().map(|issue| issue.articles).sum();
    let holdings = [words.issues(manifest.issues.len() as u32), words.articles(articles)].join(words.listed);
    let rows = [
        (words.about_place, paper.place.clone()),
        (words.about_publisher, paper.publisher.clone()),
        (words.about_serial, paper.serial.clone()),
        (words.about_span, span),
        (words.about_counts, Some(holdings)),
        (words.about_contact, paper.contact.clone()),
        (words.about_address, paper.url.clone()),
        (words.about_build, Some(manifest.build.clone())),
    ];
    html! {
        <section class="holdings">
            <h2>{ words.about_holdings }</h2>
            <dl>
                for (name, value) in rows {
                    if let Some(value) = value {
                        <div><dt>{ name }</dt><dd>{ value }</dd></div>
                    }
                }
            </dl>
        </section>
    }
}
