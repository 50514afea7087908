//! The surfaces the same components are drawn on, and how each of them writes a link.
//!
//! Components ask for the address of a route and never care where they are.

use crate::route::{Route, View};

/// Where something is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(target_arch = "wasm32", allow(dead_code, reason = "a browser only ever runs the app"))]
pub(crate) enum Surface {
    /// The running app. Everything is in the query of its own page.
    App {
        /// Whether opening an article loads its own page `a/<id>.html` instead.
        article_pages: bool,
    },
    /// The text that `index.html` carries before the app runs.
    Front {
        /// Whether every article has a page of its own.
        article_pages: bool,
    },
    /// An article's own page, in the folder `a/`.
    ArticlePage,
    /// The text inside the one-file page, where every article is further down on the same page.
    Whole,
}

impl Surface {
    /// Whether scripts run here: buttons do something, settings can be kept.
    pub(crate) fn is_live(self) -> bool {
        matches!(self, Surface::App { .. })
    }

    /// Whether a route is another page's, which is loaded anew.
    pub(crate) fn leaves_app(self, to: &Route) -> bool {
        to.is_elsewhere() || self == Surface::App { article_pages: true } && matches!(to.view(), View::Article(_))
    }

    /// Whether the app can be reached from here by a link.
    pub(crate) fn reaches_app(self) -> bool {
        self != Surface::Whole
    }

    /// The address of a route, relative to the page it is written on.
    pub(crate) fn href(self, route: &Route) -> String {
        match (self, route.view()) {
            (Surface::App { article_pages: true } | Surface::Front { article_pages: true }, View::Article(id)) => {
                format!("a/{id}.html")
            }
            (Surface::ArticlePage, View::Article(id)) => format!("./{id}.html"),
            (Surface::Whole, View::Article(id)) => format!("#{}", anchor(id)),
            (Surface::ArticlePage, View::Front) => "../index.html".into(),
            (Surface::ArticlePage, _) => format!("../index.html?{}", route.query()),
            (Surface::Whole, View::Front) => "#app".into(),
            _ => format!("?{}", route.query()),
        }
    }

    /// The address of a route in the app itself, even where an article has a page of its own.
    pub(crate) fn href_in_app(self, route: &Route) -> String {
        format!("{}?{}", self.home(), route.query())
    }

    /// The address of the app's own page.
    pub(crate) fn home(self) -> String {
        match self {
            Surface::ArticlePage => "../index.html".into(),
            Surface::App { .. } | Surface::Front { .. } | Surface::Whole => String::new(),
        }
    }
}

/// The name of an article's place in the one-file page.
pub(crate) fn anchor(id: &str) -> String {
    format!("a-{id}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(surface: Surface, query: &str, expected: &str) {
        assert_eq!(surface.href(&Route::parse(query)), expected, "{surface:?} {query}");
    }

    #[test]
    fn every_surface_writes_links_that_lead_on_without_a_server() {
        let app = Surface::App { article_pages: false };
        check(app, "", "?");
        check(app, "a=x-1", "?a=x-1");
        check(app, "view=people", "?view=people");
        check(Surface::App { article_pages: true }, "a=x-1&q=b", "a/x-1.html");
        check(Surface::Front { article_pages: true }, "a=x-1", "a/x-1.html");
        check(Surface::Front { article_pages: false }, "a=x-1", "?a=x-1");
        check(Surface::ArticlePage, "a=x-1", "./x-1.html");
        check(Surface::ArticlePage, "year=2022", "../index.html?year=2022");
        check(Surface::ArticlePage, "", "../index.html");
        check(Surface::Whole, "a=x-1", "#a-x-1");
        assert_eq!(Surface::ArticlePage.href_in_app(&Route::parse("a=x-1")), "../index.html?a=x-1");
    }
}
