//! Words with an editor's corrections: what is printed, struck out, and behind it what it should be.

use super::{El, el, text};
use crate::store::Store;
use baoku_archive::article::ArticleHandle;
use baoku_archive::print::Pieces;
use baoku_archive::snippet::{Ink, proofed as proof};

/// Puts a passage into an element, hits as `mark`, corrections as `del` and `ins`.
pub(crate) fn proofed(store: &Store, article: &ArticleHandle, mut into: El, pieces: &Pieces) -> El {
    let words = store.words();
    let lang = store.settings.language.tag();
    let mut before = Ink::Printed;
    let mut open: Option<El> = None;
    for part in proof(article, pieces, &store.terms()) {
        if part.ink != before {
            into = into.maybe(open.take());
            // What tells the two apart for whoever does not see the strokes.
            open = match part.ink {
                Ink::Printed => None,
                Ink::Replaced => Some(
                    el("del")
                        .class("proofed")
                        .put(el("span").class("off-screen").attr("lang", lang).say(words.wrong_words)),
                ),
                Ink::Corrected => Some(
                    el("ins")
                        .class("proofed")
                        .put(el("span").class("right-words").attr("lang", lang).say(words.right_words)),
                ),
            };
            before = part.ink;
        }
        let piece = if part.hit { el("mark").say(part.text).html() } else { text(part.text) };
        match open.take() {
            Some(edited) => open = Some(edited.add(piece)),
            None => into = into.add(piece),
        }
    }
    into.maybe(open)
}
