//! The running app: holds the store and carries out what components ask for. Only in a browser.

use crate::WHOLE;
use crate::pages;
use crate::ready::{PATIENCE, Ready};
use crate::route::{Route, View};
use crate::services::{bridge, device, history, storage};
use crate::shell::shell;
use crate::store::{Action, Opened, Settings, Store};
use crate::surface::Surface;
use baoku_archive::archive::Archive;
use baoku_archive::source::{LoadError, Step};
use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use std::cell::Cell;
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

/// What happens to the app.
enum Message {
    /// A component asks for something.
    Asked(Action),
    /// A step back or forward was made in the browser.
    Moved(Route),
    /// What was asked for is here, but for these files.
    Loaded(Vec<LoadError>),
    /// This much of a page is here.
    Ready(Ready),
}

/// The app.
struct App {
    store: Rc<Store>,
    /// Whether what is being got for the page is still wanted.
    wanted: Rc<Cell<bool>>,
    /// The route and the revision of the archive that were last made ready.
    readied: (Route, u32),
    /// Whether something is lacking that is had only when somebody wants to see it: open questions, English.
    lacks: bool,
    /// What the last page that was arrived at was drawn from.
    arrived: Option<(Rc<Ready>, Settings)>,
    /// The page's name, about to be told.
    entitling: Option<Timeout>,
    _listeners: Vec<EventListener>,
}

impl Component for App {
    type Message = Message;
    type Properties = AppProps;

    fn create(ctx: &Context<App>) -> App {
        let first = ctx.props();
        let link = ctx.link();
        let store = Store {
            ready: first.first.clone(),
            archive: first.archive.clone(),
            missing: first.missing.clone(),
            retrying: false,
            route: first.first.route.clone(),
            settings: first.settings,
            surface: Surface::App { article_pages: device::is_wechat_on_ios() && device::has_article_pages() },
            today: device::today(),
            act: link.callback(Message::Asked),
        };
        let mut app = App {
            store: Rc::new(store),
            wanted: Rc::default(),
            readied: (first.first.route.clone(), first.archive.revision),
            lacks: false,
            arrived: None,
            entitling: None,
            _listeners: history::listen(link.callback(Message::Moved)),
        };
        if first.first.waiting {
            app.make_ready(ctx);
        }
        app.notice(ctx);
        app
    }

    fn update(&mut self, ctx: &Context<App>, message: Message) -> bool {
        let store = Rc::make_mut(&mut self.store);
        match message {
            Message::Asked(Action::Go(to) | Action::Commit(to)) if store.surface.leaves_app(&to) => {
                history::load(&store.surface.href(&to), true);
                return false;
            }
            Message::Moved(to) if to.is_elsewhere() => {
                history::load(&store.surface.href(&to), false);
                return false;
            }
            Message::Asked(Action::Go(to)) => {
                history::go(&to);
                store.route = to;
            }
            Message::Asked(Action::Draft(to)) => {
                history::draft(&to);
                store.route = to;
            }
            Message::Asked(Action::Commit(to)) => {
                history::commit(&to);
                store.route = to;
            }
            Message::Moved(to) => store.route = to,
            Message::Asked(Action::Keep(kept)) => {
                storage::keep(kept);
                device::dress(kept);
                store.settings = kept;
            }
            Message::Asked(Action::Retry) => self.load(ctx, None),
            Message::Asked(Action::Count(kind)) => self.load(ctx, Some(kind)),
            Message::Loaded(missing) => {
                device::dress(store.settings);
                store.archive.revision += 1;
                store.missing = Rc::new(missing);
                store.retrying = false;
            }
            // What was still coming for a page that has been left.
            Message::Ready(ready) if ready.route != store.route => return false,
            Message::Ready(ready) => {
                store.ready = Rc::new(ready);
                return true;
            }
        }
        self.notice(ctx);
        true
    }

    fn view(&self, _: &Context<App>) -> Html {
        shell(&self.store)
    }

    fn rendered(&mut self, _: &Context<App>, _: bool) {
        let here = Some((self.store.ready.clone(), self.store.settings));
        if self.arrived != here {
            self.arrived = here;
            history::arrive();
            let title = pages::title(&self.store);
            // Once the page is there: a key waits for the answer, not for the name on the tab.
            self.entitling = Some(Timeout::new(0, move || device::entitle(&title)));
        }
    }
}

impl App {
    /// Sees to what follows from a change.
    fn notice(&mut self, ctx: &Context<App>) {
        let readied = (self.store.route.clone(), self.store.archive.revision);
        if self.readied != readied {
            if self.readied.0 != readied.0 {
                // What another page lacked is nothing to this one; the issues are.
                let store = Rc::make_mut(&mut self.store);
                let manifest = store.archive.manifest();
                let is_shard = |name: &str| manifest.shards.iter().any(|shard| shard.name == name);
                store.missing = Rc::new(store.missing.iter().filter(|wrong| is_shard(&wrong.name)).cloned().collect());
            }
            // A page whose successor was still awaited is still here.
            let is_here = self.store.ready.route == readied.0 && !self.store.ready.waiting;
            self.wanted.set(false);
            if !is_here || self.readied.1 != readied.1 {
                self.make_ready(ctx);
            }
            self.readied = readied;
        }
        let lacks = self.is_asking() && self.store.archive.questions().is_none();
        let lacks = lacks || !self.store.settings.language.is_known();
        if lacks && !self.lacks {
            self.load(ctx, None);
        }
        self.lacks = lacks;
    }

    fn is_asking(&self) -> bool {
        WHOLE && *self.store.route.view() == View::Questions
    }

    /// Makes ready what the page of the route is drawn from: at once, or as it comes as long as it is wanted. Until
    /// then what was there before stays.
    fn make_ready(&mut self, ctx: &Context<App>) {
        let store = Rc::make_mut(&mut self.store);
        let (archive, route) = (store.archive.clone(), store.route.clone());
        if !archive.is_sharded() {
            store.ready = Rc::new(Ready::at_once(&archive, &route));
            // Only what the paper knows may still be on its way, and what is nearest where nothing was found.
            if !store.ready.waiting {
                return;
            }
        }
        let wanted = Rc::new(Cell::new(true));
        self.wanted = wanted.clone();
        let show = ctx.link().callback(Message::Ready);
        yew::platform::spawn_local(async move {
            let impatient = device::later(PATIENCE);
            let look = &mut |shown: Option<&Ready>| {
                if let Some(ready) = shown.filter(|_| wanted.get() && impatient()) {
                    show.emit(ready.clone());
                }
                wanted.get()
            };
            let ready = Ready::get(&archive, &route, look).await;
            if wanted.get() {
                show.emit(ready);
            }
        });
    }

    /// Loads whatever is missing, open questions and English where they are wanted, and the names of a kind that is counted.
    fn load(&mut self, ctx: &Context<App>, counted: Option<u32>) {
        let asking = self.is_asking();
        let store = Rc::make_mut(&mut self.store);
        store.retrying = true;
        let archive = store.archive.archive.clone();
        let learning = bridge::learn(store.settings.language);
        let loaded = ctx.link().callback(Message::Loaded);
        yew::platform::spawn_local(async move {
            let work = &mut || {
                let mut done = archive.take_all();
                done &= !asking || archive.take_questions();
                done &= counted.is_none_or(|kind| archive.take_every_name(kind));
                Step::when(done)
            };
            let mut failed = archive.settle(work).await;
            failed.extend(learning.await);
            loaded.emit(failed);
        });
    }
}
