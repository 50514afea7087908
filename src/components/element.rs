//! Elements put together by calls instead of the `html!` macro.
//!
//! The macro writes out some two hundred bytes of program for an element, a call ten; the app shows three hundred
//! elements and has to arrive over a slow line. Only what holds a Yew component is written with `html!`; both
//! give `Html`.

use super::PAPER;
use std::rc::Rc;
use yew::html::onclick;
use yew::prelude::*;
use yew::virtual_dom::{AttributeOrProperty, Attributes, Key, Listener, Listeners, VTag, VText};

/// The attributes that elements have here: one that is missing in the list is not drawn. Each element with any has a place
/// for all of them, so that two drawings are compared place by place, and no map has to be downloaded.
const NAMES: &[&str] = &[
    "open",
    "class",
    "id",
    "href",
    "lang",
    "role",
    "type",
    "value",
    "start",
    "datetime",
    "tabindex",
    "for",
    "disabled",
    "selected",
    "x",
    "y",
    "width",
    "height",
    "fill",
    "patternUnits",
    "patternTransform",
    "xmlns",
    "aria-label",
    "aria-labelledby",
    "aria-current",
    "aria-hidden",
    "aria-busy",
    "aria-live",
    "aria-pressed",
    "aria-expanded",
    "aria-controls",
    "name",
    "action",
    "method",
    "autocomplete",
    "enterkeyhint",
    "placeholder",
    "aria-autocomplete",
    "aria-selected",
    "aria-activedescendant",
    "data-precision",
    "data-doubtful",
    "data-printed",
    "data-newest",
    "data-letters",
    "data-lead",
    "data-front",
    "data-aside",
    "data-open",
    "data-kind",
    "data-level",
    "data-line",
    "data-row",
    "aria-sort",
    "colspan",
    "d",
    "data-name",
    "preserveAspectRatio",
    "scope",
    "viewBox",
];

/// An element being put together.
pub(crate) struct El(Box<VTag>);

/// An empty element.
#[inline(never)]
pub(crate) fn el(tag: &'static str) -> El {
    let tag = AttrValue::Static(tag);
    let empty = Attributes::default();
    El(Box::new(VTag::__new_other(tag, NodeRef::default(), None, empty, Listeners::None, Html::default())))
}

/// A button that does something.
pub(crate) fn button(words: impl Into<AttrValue>, told: Callback<MouseEvent>) -> El {
    el("button").attr("type", "button").onclick(told).say(words)
}

/// Words alone.
pub(crate) fn text(words: impl Into<AttrValue>) -> Html {
    VText::new(words).into()
}

impl El {
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
        self.set(name, AttributeOrProperty::Attribute(value.into()))
    }

    /// An attribute that says yes or no.
    pub(crate) fn flag(self, name: &'static str, value: bool) -> El {
        self.attr(name, if value { "true" } else { "false" })
    }

    /// What a field holds. In a browser not as the attribute: a field that somebody has typed in follows that no more.
    pub(crate) fn holding(self, words: &str) -> El {
        #[cfg(target_arch = "wasm32")]
        let words = AttributeOrProperty::Property(words.into());
        #[cfg(not(target_arch = "wasm32"))]
        let words = AttributeOrProperty::Attribute(AttrValue::from(words.to_string()));
        self.set("value", words)
    }

    /// What a click on it does.
    pub(crate) fn onclick(self, told: Callback<MouseEvent>) -> El {
        self.listen(Rc::new(onclick::Wrapper::new(told)))
    }

    /// Hears of something else than a click.
    pub(crate) fn listen(mut self, listener: Rc<dyn Listener>) -> El {
        self.0.add_listener(listener);
        self
    }

    /// Where it is found on the page.
    pub(crate) fn found_by(mut self, node: &NodeRef) -> El {
        self.0.node_ref = node.clone();
        self
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

    /// Something inside it, or nothing. Its place is kept: what stands beside it stays as it is when it comes, a field
    /// with the words in it.
    pub(crate) fn maybe(self, child: Option<El>) -> El {
        self.add(child.map_or_else(Html::default, El::html))
    }

    /// Many things inside it.
    pub(crate) fn all(mut self, children: impl IntoIterator<Item = El>) -> El {
        for child in children {
            self = self.put(child);
        }
        self
    }

    #[inline(never)]
    fn set(mut self, name: &'static str, value: AttributeOrProperty) -> El {
        if let Attributes::Static(_) = self.0.attributes {
            self.0.attributes = Attributes::Dynamic { keys: NAMES, values: vec![None; NAMES.len()].into() };
        }
        let place = NAMES.iter().position(|known| *known == name);
        debug_assert!(place.is_some(), "{name} is missing in the list of attributes");
        if let (Attributes::Dynamic { values, .. }, Some(place)) = (&mut self.0.attributes, place) {
            values[place] = Some(value);
        }
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

#[cfg(test)]
mod tests {
    use super::NAMES;
    use std::fs;
    use std::path::Path;

    /// The names of attributes that the programs in a folder set.
    fn set_in(folder: &Path, found: &mut Vec<(String, String)>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                set_in(&path, found);
                continue;
            }
            let program = fs::read_to_string(&path).unwrap();
            for call in ["attr", "flag"] {
                for after in program.split(&format!(".{call}(")).skip(1) {
                    let Some(name) = after.trim_start().strip_prefix('"') else { continue };
                    found.push((name.split('"').next().unwrap().to_owned(), path.display().to_string()));
                }
            }
        }
    }

    #[test]
    fn every_attribute_that_is_set_is_in_the_list() {
        let mut found = Vec::new();
        set_in(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut found);
        assert!(found.len() > 100, "only {} attributes were found", found.len());
        for (name, place) in found {
            assert!(NAMES.contains(&name.as_str()), "{name}, set in {place}, is missing in the list of attributes");
        }
    }
}
