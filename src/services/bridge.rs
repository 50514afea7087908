//! `window.baoku`: where the loader hands over shards, and where the search is offered to other programs.
//!
//! The agreement is written in `assets/loader.js`.

use crate::words::{Language, Words};
use baoku_archive::archive::{Archive, BundleSource, LoadError, LoadProblem, Loading};
use baoku_archive::question::Question;
use js_sys::{Array, Function, Object, Promise, Reflect};
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
    fn load(this: &Baoku, name: &str) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn provide(this: &Baoku, search: &JsValue) -> Result<(), JsValue>;
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
        Box::pin(async move {
            let error = |problem| LoadError { name: name.into(), problem };
            let asked = BAOKU.with(|baoku| baoku.load(name)).map_err(|_| error(LoadProblem::Missing))?;
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

/// Offers the archive's search as `window.baoku.search`: everything is ready.
pub(crate) fn provide(archive: Rc<Archive>) {
    let search =
        Closure::<dyn Fn(String, Function, Function)>::new(move |query: String, told: Function, failed: Function| {
            let archive = archive.clone();
            yew::platform::spawn_local(async move {
                // A listener that throws has only itself to blame.
                let _ = match found(&archive, &query).await {
                    Ok(result) => told.call1(&JsValue::NULL, &result),
                    Err(wrong) => failed.call1(&JsValue::NULL, &wrong.to_string().into()),
                };
            });
        });
    let _ = BAOKU.with(|baoku| baoku.provide(&search.into_js_value()));
}

/// `{total, ids}` of a question.
async fn found(archive: &Archive, query: &str) -> Result<JsValue, LoadError> {
    let mut answer = archive.answer(&Question::of(query)).await;
    if let Some(wrong) = answer.missing.pop() {
        return Err(wrong);
    }
    let ids: Array = archive.ids(&answer.articles).await?.into_iter().map(JsValue::from).collect();
    let result = Object::new();
    // Setting a property of a fresh plain object cannot fail.
    let _ = Reflect::set(&result, &"total".into(), &ids.length().into());
    let _ = Reflect::set(&result, &"ids".into(), &ids);
    Ok(result.into())
}

/// Tells the reader, and whoever waits for `window.baoku.ready`, that the archive cannot be opened and why.
pub(crate) fn fail(error: &LoadError, language: Language) {
    let _ = BAOKU.with(|baoku| baoku.fail(sentence(error, language.words())));
}

fn sentence(error: &LoadError, words: &'static Words) -> &'static str {
    match error.problem {
        LoadProblem::Missing => words.fail_manifest,
        LoadProblem::Damaged(_) => words.fail_damaged,
        LoadProblem::Format(_) => words.fail_format,
    }
}
