//! The search box: live on front page, results and timeline, else when it is sent off.

use crate::route::{Route, View};
use crate::services::typing::Typing;
use crate::store::{Action, Store};
use std::cell::RefCell;
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
#[component]
pub(crate) fn SearchBox(props: &SearchBoxProps) -> Html {
    let store = &props.store;
    let words = store.words();
    let field = use_node_ref();
    let typing: Rc<RefCell<Option<Typing>>> = use_mut_ref(|| None);
    // The words the page already knows of; the field is written to only when they change without it.
    let known = use_mut_ref(String::new);
    let latest: Rc<RefCell<Option<Rc<Store>>>> = use_mut_ref(|| None);
    *latest.borrow_mut() = Some(store.clone());

    {
        let (field, typing, known, latest) = (field.clone(), typing.clone(), known.clone(), latest.clone());
        use_effect_with((), move |()| {
            let told = Callback::from(move |words: String| {
                let Some(store) = latest.borrow().clone() else { return };
                let words = words.trim();
                if follows(&store.route) && words != store.route.question().text {
                    *known.borrow_mut() = words.to_string();
                    store.act.emit(Action::Draft(store.route.typing(words)));
                }
            });
            let element = field.cast::<HtmlInputElement>();
            *typing.borrow_mut() = element.map(|element| Typing::listen(element, told));
            move || drop(typing.borrow_mut().take())
        });
    }
    let asked = store.route.question().text.trim().to_string();
    {
        let (typing, known) = (typing.clone(), known.clone());
        use_effect_with(asked.clone(), move |asked| {
            if *known.borrow() != *asked {
                if let Some(typing) = &*typing.borrow() {
                    typing.write(asked);
                }
                known.borrow_mut().clone_from(asked);
            }
        });
    }
    if !store.surface.reaches_app() {
        return Html::default();
    }
    let onsubmit = {
        let (known, store) = (known.clone(), store.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let words = typing.borrow().as_ref().and_then(Typing::finished);
            let Some(words) = words.map(|words| words.trim().to_string()) else { return };
            if !words.is_empty() || follows(&store.route) {
                known.borrow_mut().clone_from(&words);
                store.act.emit(Action::Commit(store.route.typing(&words)));
            }
        })
    };
    let onsubmit = store.surface.is_live().then_some(onsubmit);
    let home = Some(store.surface.home()).filter(|home| !home.is_empty());
    html! {
        <div class="search-box">
            <form role="search" aria-label={words.search_label()} action={home} method="get" {onsubmit}>
                <label class="off-screen" for="search">{ words.search_label() }</label>
                <input ref={field} id="search" name="q" type="search" autocomplete="off" enterkeyhint="search"
                    placeholder={words.search_placeholder()} />
                <button type="submit">{ words.search() }</button>
            </form>
        </div>
    }
}
