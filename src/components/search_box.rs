//! The search box: live on front page, results and timeline, else when it is sent off. Below it stands what may be meant;
//! the arrow keys go there, Enter takes it, Escape puts it away. It stays when the field loses the focus: what somebody
//! presses further down must not move away from under the finger.

use super::{el, suggested, suggestions};
use crate::route::{Route, View};
use crate::services::typing::Typing;
use crate::store::{Action, Store};
use baoku_archive::source::Step;
use baoku_archive::suggest::Suggestion;
use std::rc::Rc;
use web_sys::HtmlInputElement;
use yew::html::{onkeydown, onsubmit};
use yew::prelude::*;

/// So many things are suggested at most. Up: they push the answer off a phone's screen; down: a frequent family name
/// has to be typed on.
const MOST: usize = 6;

/// Whether the page follows the words as they are typed.
fn follows(route: &Route) -> bool {
    matches!(route.view(), View::Front | View::Results | View::Timeline)
}

/// What is searched.
#[derive(PartialEq, Properties)]
pub(crate) struct SearchBoxProps {
    /// What everything is drawn from.
    pub(crate) store: Rc<Store>,
}

/// The search box. Without scripts it is a form that opens the app.
#[derive(Default)]
pub(crate) struct SearchBox {
    field: NodeRef,
    typing: Option<Typing>,
    /// What the page is asked, as it was last drawn.
    asked: String,
    /// The words the page already knows of; the field is written to only when they change without it.
    known: String,
    /// The words being typed; empty where nothing is to be suggested.
    begun: String,
    /// What they may be the beginning of.
    offered: Vec<Suggestion>,
    /// Which of that the keys have come to.
    at: Option<usize>,
}

/// What a reader does with the field.
pub(crate) enum Message {
    /// These words stand in it.
    Typed(String),
    /// What they may be the beginning of has come, or cannot be had.
    Suggested,
    /// They are sent off.
    Sent,
    /// The suggestions are gone through, forwards or backwards.
    Step(bool),
    /// They are put away.
    Close,
    /// One of them is taken.
    Taken(usize),
}

impl SearchBox {
    /// Goes to a page; what was suggested is put away.
    fn leave(&mut self, store: &Store, to: Route) {
        self.begun.clear();
        self.known.clone_from(&to.question().text);
        if let Some(typing) = &self.typing {
            typing.write(&self.known);
        }
        store.act.emit(Action::Commit(to));
    }

    fn offer(&mut self, store: &Store) {
        self.offered = store.archive.take_suggestions(&self.begun, MOST).unwrap_or_default();
        self.at = self.at.filter(|at| *at < self.offered.len());
    }
}

impl Component for SearchBox {
    type Message = Message;
    type Properties = SearchBoxProps;

    fn create(_: &Context<Self>) -> Self {
        SearchBox::default()
    }

    fn changed(&mut self, ctx: &Context<Self>, old: &SearchBoxProps) -> bool {
        let store = &ctx.props().store;
        // Somebody went on to another page, not by typing.
        let asked = &store.route.question().text;
        if store.route != old.store.route && (*asked != self.begun || *asked == old.store.route.question().text) {
            self.begun.clear();
        }
        self.offer(store);
        true
    }

    fn update(&mut self, ctx: &Context<Self>, message: Message) -> bool {
        let store = &ctx.props().store;
        match message {
            Message::Typed(words) => {
                self.begun = words.trim().to_string();
                self.at = None;
                if store.archive.take_suggestions(&self.begun, MOST).is_none() {
                    let (archive, begun) = (store.archive.archive.clone(), self.begun.clone());
                    ctx.link().send_future(async move {
                        let here = || archive.take_suggestions(&begun, MOST).is_some();
                        // Nothing on the page lacks them.
                        archive.settle(&mut || Step::when(here())).await;
                        Message::Suggested
                    });
                }
                if follows(&store.route) && self.begun != store.route.question().text {
                    self.known.clone_from(&self.begun);
                    store.act.emit(Action::Draft(store.route.typing(&self.known)));
                }
            }
            Message::Suggested => {}
            Message::Sent => {
                let Some(words) = self.typing.as_ref().and_then(Typing::finished) else { return false };
                if let Some(one) = self.at.and_then(|at| self.offered.get(at)) {
                    self.leave(store, suggested(store, one));
                } else if !words.trim().is_empty() || follows(&store.route) {
                    self.leave(store, store.route.typing(words.trim()));
                }
            }
            Message::Step(back) => {
                let count = self.offered.len();
                let next = if back { self.at.unwrap_or(0) + count - 1 } else { self.at.map_or(0, |at| at + 1) };
                self.at = Some(next % count.max(1));
            }
            Message::Close => self.begun.clear(),
            Message::Taken(at) => {
                if let Some(one) = self.offered.get(at) {
                    self.leave(store, suggested(store, one));
                }
            }
        }
        self.offer(store);
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let store = &ctx.props().store;
        let words = store.words();
        if !store.surface.reaches_app() {
            return Html::default();
        }
        let sent = ctx.link().callback(|event: SubmitEvent| {
            event.prevent_default();
            Message::Sent
        });
        let live = store.surface.is_live();
        let open = !self.offered.is_empty();
        let keyed = ctx.link().batch_callback(move |event: KeyboardEvent| {
            let key = event.key();
            let message = match key.as_str() {
                _ if !open || event.is_composing() => return None,
                "ArrowDown" => Message::Step(false),
                "ArrowUp" => Message::Step(true),
                "Escape" => Message::Close,
                // On it goes with what follows on the page.
                "Tab" => return Some(Message::Close),
                _ => return None,
            };
            event.prevent_default();
            Some(message)
        });
        let home = Some(store.surface.home()).filter(|home| !home.is_empty());
        let mut input = el("input")
            .found_by(&self.field)
            .attr("id", "search")
            .attr("name", "q")
            .attr("type", "search")
            .attr("autocomplete", "off")
            .attr("enterkeyhint", "search")
            .attr("placeholder", words.search_placeholder())
            .listen(Rc::new(onkeydown::Wrapper::new(keyed)));
        if live {
            input = input.attr("role", "combobox").attr("aria-autocomplete", "list").flag("aria-expanded", open);
        }
        if open {
            input = input.attr("aria-controls", "suggestions");
        }
        if let Some(at) = self.at {
            input = input.attr("aria-activedescendant", ["suggestion-", &at.to_string()].concat());
        }
        let taken = ctx.link().callback(Message::Taken);
        let mut form = el("form")
            .attr("role", "search")
            .attr("aria-label", words.search_label())
            .attr("method", "get")
            .listen(Rc::new(onsubmit::Wrapper::new(sent)))
            .put(el("label").class("off-screen").attr("for", "search").say(words.search_label()))
            .put(input)
            .put(el("button").attr("type", "submit").say(words.search()));
        if let Some(home) = home {
            form = form.attr("action", home);
        }
        let offered = open.then(|| suggestions(store, &self.offered, self.at, &taken));
        el("div").class("search-box").put(form).maybe(offered).html()
    }

    fn rendered(&mut self, ctx: &Context<Self>, first: bool) {
        if first {
            let told = ctx.link().callback(Message::Typed);
            self.typing = self.field.cast::<HtmlInputElement>().map(|field| Typing::listen(field, told));
        }
        let asked = ctx.props().store.route.question().text.trim();
        if self.asked != asked {
            if let Some(typing) = self.typing.as_ref().filter(|_| self.known != asked) {
                typing.write(asked);
            }
            self.asked = asked.to_string();
            self.known.clone_from(&self.asked);
        }
    }
}
