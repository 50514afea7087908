//! How to cite an article, in every form, for copies in which it has no page of its own that says so.

use super::{El, el};
use crate::store::Store;
use baoku_archive::article::ArticleHandle;
use baoku_archive::cite::{EDITIONS, Reference, bibtex, csl_json, gbt_7714, ris};

/// The forms, folded away.
pub(crate) fn citations(store: &Store, article: &ArticleHandle) -> El {
    let words = store.words();
    let manifest = store.archive.manifest();
    let url = manifest.newspaper.url.as_deref().map(|url| [url.trim_end_matches('/'), "/"].concat());
    let reference = Reference::of(article, manifest, url.as_deref());
    let by_standard = gbt_7714(&reference);
    let forms = [
        (EDITIONS[0], by_standard.clone()),
        (EDITIONS[1], by_standard),
        ("BibTeX", bibtex(&reference)),
        ("RIS", ris(&reference)),
        ("CSL-JSON", csl_json(&reference)),
    ];
    let forms = forms.into_iter().map(|(name, text)| el("div").put(el("dt").say(name)).put(el("dd").paper().say(text)));
    el("details")
        .class("cite")
        .attr("lang", store.settings.language.tag())
        .put(el("summary").say(words.cite()))
        .put(el("p").say(words.cite_note()))
        .put(el("dl").all(forms))
}
