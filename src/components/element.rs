//! Elements put together by calls instead of the `html!` macro.
//!
//! The macro writes out some two hundred bytes of program for an element, a call ten; the app shows three hundred
//! elements and has to arrive over a slow line. What listens, holds a Yew component or is drawn in SVG is written
//! with `html!`; both give `Html`.

use super::PAPER;
use yew::prelude::*;
use yew::virtual_dom::{Attributes, Key, Listeners, VTag, VText};

/// An element being put together.
pub(crate) struct El(Box<VTag>);

/// An empty element.
#[inline(never)]
pub(crate) fn el(tag: &'static str) -> El {
    let tag = AttrValue::Static(tag);
    let empty = Attributes::default();
    El(Box::new(VTag::__new_other(tag, NodeRef::default(), None, empty, Listeners::None, Html::default())))
}

/// Words alone.
pub(crate) fn text(words: impl Into<AttrValue>) -> Html {
    VText::new(words).into()
}

impl El {
    /// An element made by `html!`, to be filled.
    pub(crate) fn of(html: Html) -> El {
        match html {
            Html::VTag(tag) => El(Box::new(std::rc::Rc::unwrap_or_clone(tag))),
            other => el("span").add(other),
        }
    }

    /// Its class.
    pub(crate) fn class(self, class: &'static str) -> El {
        self.attr("class", class)
    }

    /// Its words are the newspaper's own.
    pub(crate) fn paper(self) -> El {
        self.attr("lang", PAPER)
    }

    /// An attribute.
    pub(crate) fn attr(self, name: &'static str, value: impl Into<AttrValue>) -> El {
        self.set(name, value.into())
    }

    /// An attribute that says yes or no.
    pub(crate) fn flag(self, name: &'static str, value: bool) -> El {
        self.set(name, AttrValue::Static(if value { "true" } else { "false" }))
    }

    /// What tells it from its neighbours in a list that changes.
    pub(crate) fn key(mut self, key: &str) -> El {
        self.0.key = Some(Key::from(key));
        self
    }

    /// Words inside it.
    pub(crate) fn say(self, words: impl Into<AttrValue>) -> El {
        self.add(text(words))
    }

    /// Something inside it.
    pub(crate) fn put(self, child: El) -> El {
        let child = child.html();
        self.add(child)
    }

    /// Something inside it, or nothing.
    pub(crate) fn maybe(self, child: Option<El>) -> El {
        match child {
            Some(child) => self.put(child),
            None => self,
        }
    }

    /// Many things inside it.
    pub(crate) fn all(mut self, children: impl IntoIterator<Item = El>) -> El {
        for child in children {
            self = self.put(child);
        }
        self
    }

    #[inline(never)]
    fn set(mut self, name: &'static str, value: AttrValue) -> El {
        self.0.add_attribute(name, value);
        self
    }

    /// Html inside it.
    #[inline(never)]
    pub(crate) fn add(mut self, child: Html) -> El {
        self.0.add_child(child);
        self
    }

    /// The whole, to be drawn.
    #[inline(never)]
    pub(crate) fn html(self) -> Html {
        (*self.0).into()
    }
}
