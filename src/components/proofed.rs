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
            let said = |class: &'static str, words: &'static str| el("span").class(class).attr("lang", lang).say(words);
            match part.ink {
                Ink::Printed => {}
                Ink::Replaced => open = Some(el("del").class("proofed").put(said("off-screen", words.wrong_words()))),
                Ink::Corrected => {
                    into = into.put(said("proofed right-words", words.right_words()));
                    open = Some(el("ins").class("proofed"));
                }
            }
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
