//! Tables of widths in fonts that give a width to billions of characters: the library would write down every one.

use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::object::{Array, Dict, Object};

/// As many widths as all fonts of a file may give; a font has at most 65,536 characters. Up: a hostile file takes memory
/// and time; down: a large paper with many whole fonts is refused.
const MOST: u64 = 4_000_000;

/// Whether the fonts of a file give more widths than there can be.
pub(super) fn are_endless(pdf: &Pdf) -> bool {
    let mut counted = 0u64;
    pdf.objects().into_iter().any(|object| {
        if let Object::Dict(font) = object {
            counted = counted.saturating_add(count(&font));
            // Fonts may stand inside the font that is made of them.
            let inside = font.get::<Array<'_>>("DescendantFonts");
            for font in inside.iter().flat_map(|fonts| fonts.iter::<Dict<'_>>()) {
                counted = counted.saturating_add(count(&font));
            }
        }
        counted > MOST
    })
}

/// How many widths a font's ranges give, along its lines and down them. Widths that are listed one by one take their
/// place in the file, and need not be counted.
fn count(font: &Dict<'_>) -> u64 {
    let length = |first: u32, last: u32| u64::from(last.saturating_sub(first)) + 1;
    let mut counted = 0u64;
    if let Some(along) = font.get::<Array<'_>>("W") {
        let mut items = along.flex_iter();
        loop {
            if items.next::<(u32, Array<'_>)>().is_some() {
                continue;
            }
            let Some((first, last, _)) = items.next::<(u32, u32, f32)>() else { break };
            counted = counted.saturating_add(length(first, last));
        }
    }
    if let Some(down) = font.get::<Array<'_>>("W2") {
        let mut items = down.flex_iter();
        loop {
            if items.next::<(u32, Array<'_>)>().is_some() {
                continue;
            }
            let Some((first, last, ..)) = items.next::<(u32, u32, f32, f32, f32)>() else { break };
            counted = counted.saturating_add(length(first, last));
        }
    }
    counted
}
