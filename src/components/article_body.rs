//! An article's paragraphs, subheads and captions, the words searched for marked, each with its printed lines; with what
//! an editor put right or withdrew.

use super::{El, el, proofed, receipt};
use crate::store::Store;
use crate::words::fill;
use baoku_archive::article::ArticleHandle;
use baoku_archive::bundle::BlockKind;
use baoku_archive::print::Pieces;

/// The body; with `receipts` each block shows its printed lines when asked.
pub(crate) fn article_body(store: &Store, article: &ArticleHandle, receipts: bool) -> El {
    let words = store.words();
    let note =
        |class: &'static str, said: String| el("p").class(class).attr("lang", store.settings.language.tag()).say(said);
    let notes = |pieces: &Pieces| -> Vec<El> {
        let corrections = article.corrections(pieces);
        let said = corrections.into_iter().filter_map(|(_, _, correction)| correction.note.as_deref());
        said.map(|said| note("block-note", fill(words.right_words_from(), &[said]))).collect()
    };
    let printed = article.article();
    let headings = [&printed.kicker, &printed.headline, &printed.subtitle, &printed.byline];
    let of_headings = headings.into_iter().flatten().flat_map(|passage| notes(&passage.pieces));
    let mut stub_above = false;
    let blocks = printed.blocks.iter().map(|block| {
        let element = match block.kind {
            BlockKind::Paragraph => el("p"),
            BlockKind::Subhead => el("h2"),
            BlockKind::Caption => el("p").class("caption"),
        };
        // Of passages withdrawn one after the other the first says so for all.
        let gone = block.pieces.is_withdrawn();
        let stub = block.pieces.is_cut() && !(gone && stub_above);
        stub_above = gone;
        el("div")
            .class("block")
            .maybe((!gone).then(|| proofed(store, article, element, &block.pieces)))
            .maybe(stub.then(|| note(if gone { "withdrawn" } else { "block-note" }, words.withdrawn().into())))
            .all(notes(&block.pieces))
            .maybe((receipts && !gone).then(|| receipt(store, article, &block.pieces, block.confidence)))
    });
    el("div").class("article-body").all(of_headings).all(blocks)
}
