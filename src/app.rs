//! The running app: holds the store and carries out what components ask for. Only in a browser.

use crate::hooks::use_ready;
use crate::pages;
use crate::ready::Ready;
use crate::route::View;
use crate::services::{bridge, device, history, storage};
use crate::shell::Shell;
use crate::store::{Action, Opened, Settings, Store};
use crate::surface::Surface;
use baoku_archive::archive::{Archive, LoadError, Step};
use gloo::timers::callback::Timeout;
use std::rc::Rc;
use yew::prelude::*;

/// Puts the app into `#app`, in place of the text that stood there.
pub(crate) fn mount(archive: Rc<Archive>, missing: Vec<LoadError>, first: Ready, settings: Settings) {
    let root = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.get_element_by_id("app").or_else(|| document.body().map(Into::into)));
    if let Some(root) = root {
        let archive = Opened { archive, revision: 0 };
        let props = AppProps { archive, missing: Rc::new(missing), first: Rc::new(first), settings };
        yew::Renderer::<App>::with_root_and_props(root, props).render();
    }
}

/// What the app starts with.
#[derive(PartialEq, Properties)]
struct AppProps {
    archive: Opened,
    missing: Rc<Vec<LoadError>>,
    first: Rc<Ready>,
    settings: Settings,
}

/// The app.
#[component]
fn App(props: &AppProps) -> Html {
    let route = use_state(|| props.first.route.clone());
    let settings = use_state(|| props.settings);
    let archive = use_state(|| props.archive.clone());
    let missing = use_state(|| props.missing.clone());
    let retrying = use_state(|| false);
    let asking = *route.view() == View::Questions;
    let language = settings.language;
    let surface =
        use_memo((), |()| Surface::App { article_pages: device::is_wechat_on_ios() && device::has_article_pages() });
    let today = use_memo((), |()| device::today());

    {
        let route = route.setter();
        use_effect_with((), move |()| {
            let listeners = history::listen(move |moved| route.set(moved));
            move || drop(listeners)
        });
    }

    let act = {
        let (route, settings) = (route.setter(), settings.setter());
        let (loaded, missing, retrying) = (archive.setter(), missing.setter(), retrying.setter());
        let archive = archive.clone();
        Callback::from(move |action: Action| match action {
            Action::Go(to) => {
                history::go(&to);
                route.set(to);
            }
            Action::Draft(to) => {
                history::draft(&to);
                route.set(to);
            }
            Action::Commit(to) => {
                history::commit(&to);
                route.set(to);
            }
            Action::Keep(kept) => {
                storage::keep(kept);
                device::dress(kept);
                settings.set(kept);
            }
            Action::Retry | Action::CountPeople => {
                let archive = (*archive).clone();
                let (loaded, missing, retrying) = (loaded.clone(), missing.clone(), retrying.clone());
                let learning = bridge::learn(language);
                retrying.set(true);
                yew::platform::spawn_local(async move {
                    let work = &mut || {
                        let mut done = archive.take_all();
                        done &= !asking || archive.take_questions();
                        done &= action != Action::CountPeople || archive.take_everybody();
                        Step::when(done)
                    };
                    let mut failed = archive.settle(work).await;
                    failed.extend(learning.await);
                    loaded.set(Opened { archive: archive.archive, revision: archive.revision + 1 });
                    missing.set(Rc::new(failed));
                    retrying.set(false);
                });
            }
        })
    };

    {
        // Open questions and English are had when somebody wants to see them.
        let wanted = asking && archive.questions().is_none() || !language.is_known();
        let act = act.clone();
        use_effect_with((asking, language), move |_| {
            if wanted {
                act.emit(Action::Retry);
            }
        });
    }

    let ready = use_ready(&archive, &route, &props.first);
    let store = Rc::new(Store {
        ready: ready.clone(),
        archive: (*archive).clone(),
        missing: (*missing).clone(),
        retrying: *retrying,
        route: (*route).clone(),
        settings: *settings,
        surface: *surface,
        today: *today,
        act,
    });
    use_effect_with((ready, *settings), {
        let title = pages::title(&store);
        move |_| {
            history::arrive();
            // Once the page is there: a key waits for the answer, not for the name on the tab.
            let soon = Timeout::new(0, move || device::entitle(&title));
            move || drop(soon)
        }
    });
    html! { <Shell {store} /> }
}
