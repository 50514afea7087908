//! Where an article's headings and dates are printed, folded away below it.

use super::receipt::{line_numbers, raw_lines};
use crate::store::Store;
use crate::words::fill;
use baoku_archive::article::ArticleHandle;
use baoku_archive::bundle::Passage;
use yew::prelude::*;

/// The table of headings with their printed lines.
pub(crate) fn provenance(store: &Store, article: &ArticleHandle) -> Html {
    let words = store.words();
    let printed = article.article();
    let event = printed.event.and_then(|at| printed.dates.get(at as usize));
    let event = event.map(|mention| Passage { pieces: mention.pieces.clone(), confidence: None });
    let rows: [(&str, Option<&Passage>); 6] = [
        (words.section, printed.section.as_ref()),
        (words.kicker, printed.kicker.as_ref()),
        (words.headline, printed.headline.as_ref()),
        (words.subtitle, printed.subtitle.as_ref()),
        (words.byline, printed.byline.as_ref()),
        (words.event_date, event.as_ref()),
    ];
    let source = article.issue().source();
    html! {
        <details class="provenance" lang={store.settings.language.tag()}>
            <summary>{ words.headings_printed }</summary>
            <dl>
                for (name, passage) in rows {
                    if let Some(passage) = passage {
                        <div>
                            <dt>{ name }
                                <span class="provenance-lines">
                                    { fill(words.printed_lines, &[&line_numbers(&article.lines(&passage.pieces), words.listed)]) }
                                    if passage.confidence.is_some() {
                                        { " · " }{ words.confidence(passage.confidence) }
                                    }
                                </span>
                            </dt>
                            <dd>{ raw_lines(source, &article.lines(&passage.pieces), Some(&passage.pieces)) }</dd>
                        </div>
                    }
                }
            </dl>
            <p class="receipt-note">{ fill(words.printed_in, &[&article.issue().issue().file]) }{ " · " }{ article.id() }</p>
        </details>
    }
}
