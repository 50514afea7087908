//! `window.baoku`: where the loader hands over shards, and where the search is offered to other programs.
//!
//! The agreement is written in `assets/loader.js`.

use crate::words::{self, Language, Words};
use baoku_archive::archive::Archive;
use baoku_archive::question::Question;
use baoku_archive::search::Answer;
use baoku_archive::source::{BundleSource, LoadError, LoadProblem, Loading, Step};
use js_sys::{Function, Promise};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    /// The loader's side of the agreement.
    type Baoku;
    #[wasm_bindgen(thread_local_v2, js_name = baoku)]
    static BAOKU: Baoku;
    #[wasm_bindgen(method, getter)]
    fn manifest(this: &Baoku) -> String;
    #[wasm_bindgen(method, catch)]
    fn load(this: &Baoku, name: &str, anew: bool) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn provide(this: &Baoku, search: &JsValue) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch)]
    fn share(this: &Baoku, title: &str, address: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch)]
    fn fail(this: &Baoku, sentence: &str) -> Result<(), JsValue>;
}

/// The name of the manifest's shard.
pub(crate) fn manifest_name() -> String {
    BAOKU.with(Baoku::manifest)
}

/// Shards as the loader brings them.
pub(crate) struct Shards;

impl BundleSource for Shards {
    fn load<'a>(&'a self, name: &'a str) -> Loading<'a> {
        Shards::ask(name, false)
    }

    fn load_anew<'a>(&'a self, name: &'a str) -> Loading<'a> {
        Shards::ask(name, true)
    }
}

impl Shards {
    fn ask(name: &str, anew: bool) -> Loading<'_> {
        let asked = BAOKU.with(|baoku| baoku.load(name, anew));
        Box::pin(async move {
            let error = |problem| LoadError { name: name.into(), problem };
            let asked = asked.map_err(|_| error(LoadProblem::Missing))?;
            match JsFuture::from(asked).await {
                Ok(json) => json.as_string().ok_or_else(|| error(LoadProblem::Missing)),
                Err(code) => match code.as_string() {
                    Some(code) if code != "shard-missing" => Err(error(LoadProblem::Damaged(code))),
                    _ => Err(error(LoadProblem::Missing)),
                },
            }
        })
    }
}

/// Learns the words of a language; in the end the file that could not be had. It is asked for at once, and waited for
/// when the future is.
pub(crate) fn learn(language: Language) -> impl Future<Output = Option<LoadError>> {
    let file = (!language.is_known()).then(|| Shards.load(words::ENGLISH_FILE));
    async {
        match file?.await {
            Ok(words) if words::learn_english(&words) => None,
            Ok(_) => Some(LoadError { name: words::ENGLISH_FILE.into(), problem: LoadProblem::Damaged(String::new()) }),
            Err(error) => Some(error),
        }
    }
}

/// Offers the archive's search as `window.baoku.search`: everything is ready. It tells the ids, a line each, or a file that could
/// not be had.
pub(crate) fn provide(archive: Rc<Archive>) {
    let search = Closure::<dyn Fn(String, Function, Function)>::new(move |query, told, failed| {
        yew::platform::spawn_local(search(archive.clone(), query, told, failed));
    });
    let _ = BAOKU.with(|baoku| baoku.provide(&search.into_js_value()));
}

async fn search(archive: Rc<Archive>, query: String, told: Function, failed: Function) {
    let question = Question::of(&query);
    let (mut answer, mut ids) = (None, None);
    let work = &mut || {
        let here = archive.take_all();
        answer = answer.take().or_else(|| archive.take_answer(&question));
        ids = answer.as_ref().and_then(|answer: &Answer| archive.take_ids(&answer.articles));
        Step::when(here && ids.is_some())
    };
    let missing = archive.settle(work).await;
    // A listener that throws has only itself to blame.
    let _ = match ids.filter(|_| missing.is_empty()) {
        Some(ids) => told.call1(&JsValue::NULL, &ids.join("\n").into()),
        None => failed.call1(&JsValue::NULL, &missing.first().map(|wrong| wrong.name.as_str()).into()),
    };
}

/// Hands an address to the device's own sheet for passing on; style sheets hide the button where there is none.
pub(crate) fn share(title: &str, address: &str) {
    let _ = BAOKU.with(|baoku| baoku.share(title, address));
}

/// Tells the reader, and whoever waits for `window.baoku.ready`, that the archive cannot be opened and why.
pub(crate) fn fail(error: &LoadError, language: Language) {
    let _ = BAOKU.with(|baoku| baoku.fail(sentence(error, language.words())));
}

fn sentence(error: &LoadError, words: &'static Words) -> &'static str {
    match error.problem {
        LoadProblem::Missing => words.fail_manifest(),
        LoadProblem::Damaged(_) => words.fail_damaged(),
        LoadProblem::Format(_) => words.fail_format(),
    }
}
