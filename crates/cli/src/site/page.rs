//! A page before it is HTML: what it says, what it shares with all others, and how it is dressed.

use super::story::Story;

/// What all pages of a site share.
#[derive(Debug, Clone, Copy)]
pub(super) struct Surroundings<'a> {
    /// The newspaper's name.
    pub(super) newspaper: &'a str,
    /// The site's address, ending in `/`.
    pub(super) url: Option<&'a str>,
    /// Whether every article has a page of its own.
    pub(super) article_pages: bool,
    /// Whether there is no `archive.zip` but one zip a year.
    pub(super) zips_by_year: bool,
    /// What the next build knows it by, see [`super::previous`].
    pub(super) beside: &'a str,
}

/// One page.
#[derive(Debug)]
pub(super) struct Page<'a> {
    pub(super) title: String,
    pub(super) description: String,
    /// Path in the site; empty for the front page.
    pub(super) address: &'a str,
    /// The inside of `#app`, already HTML.
    pub(super) body: String,
    /// What is known of the article that the page is about.
    pub(super) story: Option<Story>,
    /// Path in the site of the picture to pass on with the page.
    pub(super) picture: Option<String>,
}

/// How a page gets its styles and scripts.
pub(super) struct Dress<'a> {
    /// What a page's addresses begin with: nothing, or `../`.
    pub(super) root: &'a str,
    /// The content security policy.
    pub(super) policy: String,
    /// The style element or link.
    pub(super) styles: String,
    /// The icon's address.
    pub(super) icon: String,
    /// What stands where the app's page has its script.
    pub(super) script: String,
    /// What stands before the end of the body.
    pub(super) tail: String,
    /// The surface, for style sheets: `app`, `page` or `one-file`.
    pub(super) surface: &'a str,
    /// Whether links may lead to the folder `a/`.
    pub(super) article_pages: bool,
}

/// A description's worth of a text.
pub(super) fn shortened(text: &str) -> String {
    const CHARACTERS: usize = 110;
    let mut short: String = text.chars().take(CHARACTERS).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}
