//! Keeps markup from nesting without end: the parser looks through all open elements at every tag, so that a page of
//! fifty thousand elements that are never closed would take minutes.
//!
//! Knows tags, not what they mean; drops markup only, never text.

use std::borrow::Cow;

/// Elements may be open this deep, far deeper than pages are laid out. Up: hostile pages take longer in proportion;
/// down: the marks of deep pages get lost.
const DEEPEST: usize = 128;

/// Elements that end by themselves where another of their kind begins: as deep as those around them at most.
const ENDED_BY_OTHERS: &[&str] = &[
    "p", "li", "dd", "dt", "tr", "td", "th", "tbody", "thead", "tfoot", "option", "optgroup", "rp", "rt", "colgroup",
    "h1", "h2", "h3", "h4", "h5", "h6", "html", "head", "body",
];
/// Elements that are never open.
const VOID: &[&str] =
    &["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"];
/// Elements whose content is no markup.
const RAW: &[&str] = &["script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"];

/// A tag in markup.
struct Tag<'a> {
    name: &'a str,
    ends: bool,
    /// Where it begins and just past its `>`.
    from: usize,
    to: usize,
}

/// The markup with elements that would be open deeper than [`DEEPEST`] left out and their text kept; where they would
/// have parted blocks, a paragraph does.
pub(super) fn within_bounds(markup: &str) -> Cow<'_, str> {
    let mut open: Vec<&str> = Vec::new();
    let mut dropped: Vec<&str> = Vec::new();
    let mut kept = String::new();
    let mut copied = 0;
    let mut at = 0;
    while let Some(tag) = next_tag(markup, at) {
        at = tag.to;
        let is = |names: &[&str]| names.iter().any(|name| name.eq_ignore_ascii_case(tag.name));
        if !tag.ends && is(RAW) {
            at = end_of_raw(markup, tag.to, tag.name);
        }
        if is(RAW) || is(VOID) || is(ENDED_BY_OTHERS) {
            continue;
        }
        let drop = if !tag.ends {
            let deep = open.len() >= DEEPEST;
            if deep {
                dropped.push(tag.name)
            } else {
                open.push(tag.name)
            }
            deep
        } else if let Some(place) = dropped.iter().rposition(|name| name.eq_ignore_ascii_case(tag.name)) {
            dropped.truncate(place);
            true
        } else {
            if let Some(place) = open.iter().rposition(|name| name.eq_ignore_ascii_case(tag.name)) {
                open.truncate(place);
                dropped.clear();
            }
            false
        };
        // What is dropped may be a long list; only its end is looked through.
        if dropped.len() > DEEPEST {
            dropped.remove(0);
        }
        if drop {
            kept.push_str(markup.get(copied..tag.from).unwrap_or_default());
            kept.push_str(if is(&["div", "section", "article", "blockquote", "table", "ul", "ol"]) {
                "<p>"
            } else {
                ""
            });
            copied = tag.to;
        }
    }
    if copied == 0 {
        return Cow::Borrowed(markup);
    }
    kept.push_str(markup.get(copied..).unwrap_or_default());
    Cow::Owned(kept)
}

/// The first tag from a place on, comments and declarations passed over.
fn next_tag(markup: &str, from: usize) -> Option<Tag<'_>> {
    let mut at = from;
    loop {
        at += markup.get(at..)?.find('<')?;
        let rest = markup.get(at + 1..)?;
        if let Some(comment) = rest.strip_prefix("!--") {
            at = markup.len() - comment.len() + comment.find("-->").map_or(comment.len(), |end| end + 3);
            continue;
        }
        let bare = rest.strip_prefix('/').unwrap_or(rest);
        let name =
            bare.get(..bare.find(|c: char| c.is_ascii_whitespace() || matches!(c, '>' | '/')).unwrap_or(bare.len()))?;
        if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
            at += 1;
            continue;
        }
        let inside = markup.len() - bare.len() + name.len();
        return Some(Tag { name, ends: bare.len() < rest.len(), from: at, to: end_of_tag(markup, inside) });
    }
}

/// Just past the `>` that ends a tag; one inside a quoted attribute does not.
fn end_of_tag(markup: &str, from: usize) -> usize {
    let (mut quote, mut before) = (None, '=');
    for (at, c) in markup.get(from..).unwrap_or_default().char_indices() {
        match quote {
            Some(open) if c == open => quote = None,
            Some(_) => {}
            None if c == '>' => return from + at + 1,
            None if matches!(c, '"' | '\'') && before == '=' => quote = Some(c),
            None => {}
        }
        if !c.is_ascii_whitespace() {
            before = c;
        }
    }
    markup.len()
}

/// Where the content of an element that holds no markup ends.
fn end_of_raw(markup: &str, from: usize, name: &str) -> usize {
    let rest = markup.get(from..).unwrap_or_default();
    let ends = |at: &usize| {
        let close = rest.get(at + 2..at + 2 + name.len());
        close.is_some_and(|close| close.eq_ignore_ascii_case(name))
    };
    rest.match_indices("</").map(|(at, _)| at).find(ends).map_or(markup.len(), |at| from + at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_that_people_make_are_left_as_they_are() {
        let deep = format!("{}深{}", "<section>".repeat(120), "</section>".repeat(120));
        let flat = "<p>甲<p>乙<li>丙<td>丁<h2>戊<br><img alt='a>b'>".repeat(2_000);
        let script = "<script>if (a < b) document.write('<div>')</script><!-- <div> -->".repeat(2_000);
        let closed = "<div><b>甲</b></div>".repeat(2_000);
        for page in [&deep, &flat, &script, &closed] {
            assert!(matches!(within_bounds(page), Cow::Borrowed(_)));
        }
    }

    #[test]
    fn elements_without_end_lose_their_tags_and_keep_their_text() {
        let page = "<div title='a > b'>甲 < 乙<b>丙</i>".repeat(1_000);
        let bounded = within_bounds(&page);
        assert_eq!(bounded.matches("<div").count() + bounded.matches("<b>").count(), DEEPEST);
        assert_eq!(bounded.matches("甲 < 乙").count(), 1_000);
        assert_eq!(bounded.matches('丙').count(), 1_000);
        // What is closed again makes room.
        let after = format!("{}{}<div id=x>", "<div>".repeat(500), "</div>".repeat(500));
        assert!(within_bounds(&after).ends_with("<div id=x>"));
    }

    #[test]
    fn broken_markup_is_survived() {
        for page in
            ["<", "</", "<a", "<!--", "<div title='", "<script>", "<script></scr", "< div>", "</>", "<街>", "<p/街"]
        {
            assert_eq!(within_bounds(page), page);
        }
    }
}
