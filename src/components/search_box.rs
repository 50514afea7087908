//! The search box: live on front page, results and timeline, else when it is sent off.

use crate::route::{Route, View};
use crate::services::typing::Typing;
use crate::store::{Action, Store};
use std::rc::Rc;
use web_sys::HtmlInputElement;
use yew::prelude::*;

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
}

/// What a reader does with the field.
pub(crate) enum Message {
    /// These words stand in it.
    Typed(String),
    /// They are sent off.
    Sent,
}

impl Component for SearchBox {
    type Message = Message;
    type Properties = SearchBoxProps;

    fn create(_: &Context<Self>) -> Self {
        SearchBox::default()
    }

    fn update(&mut self, ctx: &Context<Self>, message: Message) -> bool {
        let store = &ctx.props().store;
        match message {
            Message::Typed(words) => {
                let words = words.trim();
                if follows(&store.route) && words != store.route.question().text {
                    self.known = words.to_string();
                    store.act.emit(Action::Draft(store.route.typing(words)));
                }
            }
            Message::Sent => {
                let Some(words) = self.typing.as_ref().and_then(Typing::finished) else { return false };
                let words = words.trim();
                if !words.is_empty() || follows(&store.route) {
                    self.known = words.to_string();
                    store.act.emit(Action::Commit(store.route.typing(words)));
                }
            }
        }
        false
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let store = &ctx.props().store;
        let words = store.words();
        if !store.surface.reaches_app() {
            return Html::default();
        }
        let onsubmit = ctx.link().callback(|event: SubmitEvent| {
            event.prevent_default();
            Message::Sent
        });
        let onsubmit = store.surface.is_live().then_some(onsubmit);
        let home = Some(store.surface.home()).filter(|home| !home.is_empty());
        html! {
            <div class="search-box">
                <form role="search" aria-label={words.search_label()} action={home} method="get" {onsubmit}>
                    <label class="off-screen" for="search">{ words.search_label() }</label>
                    <input ref={self.field.clone()} id="search" name="q" type="search" autocomplete="off"
                        enterkeyhint="search" placeholder={words.search_placeholder()} />
                    <button type="submit">{ words.search() }</button>
                </form>
            </div>
        }
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
