//! What is kept of the build that stood here before: a page of it that is still open in somebody's browser, or in a
//! cache, finds the files that it names.
//!
//! Only where every text of that build is in this one too, word for word: what was withdrawn or taken out must not
//! live on in an older file. Only the build before this one; older ones are gone.

use super::staging::Staging;
use crate::failure::Failure;
use baoku_compiler::Corpus;
use baoku_compiler::bundle::{content_name, json_of_script};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// Adds the previous build's app and bundle from the folder `out` to the new site.
///
/// # Errors
/// When a file cannot be written. One that cannot be read is not kept.
pub fn keep(out: &Path, corpus: &Corpus, to: &mut Staging) -> Result<(), Failure> {
    let Ok(index) = fs::read_to_string(out.join("index.html")) else { return Ok(()) };
    let Some(bundle) = bundle_of(out, &index, corpus) else { return Ok(()) };
    let app = index.split('"').filter(|address| is_plain(address, "app/")).map(str::to_owned);
    for path in bundle.into_iter().chain(app.collect::<BTreeSet<_>>()) {
        if let (false, Ok(bytes)) = (to.holds(&path), fs::read(out.join(&path))) {
            to.put(&path, &bytes)?;
        }
    }
    Ok(())
}

/// The paths of a build's bundle; `None` when it is not whole, or holds a text that the corpus no longer has.
fn bundle_of(out: &Path, index: &str, corpus: &Corpus) -> Option<BTreeSet<String>> {
    let (name, _) = index.split_once("data-manifest=\"")?.1.split_once('"')?;
    let texts: BTreeMap<&str, &str> =
        corpus.parts.iter().map(|part| (part.issue.key.0.as_str(), part.text.source.text())).collect();
    let mut paths = BTreeSet::new();
    let mut names = vec![name.to_owned()];
    while let Some(name) = names.pop() {
        let path = format!("bundle/{name}.js");
        if !is_plain(&path, "bundle/") || paths.contains(&path) {
            continue;
        }
        let script = fs::read_to_string(out.join(&path)).ok()?;
        let json = json_of_script(&script).filter(|json| content_name(json.as_bytes()) == name)?;
        let content: Value = serde_json::from_str(json).ok()?;
        let still_there = |issue: &Value| {
            let text = issue["key"].as_str().and_then(|key| texts.get(key));
            text.is_some_and(|text| issue["source"].as_str().is_none_or(|source| source == *text))
        };
        // The files of questions and facts have none; their places mean nothing without the texts.
        if !content["issues"].as_array().into_iter().flatten().all(still_there) {
            return None;
        }
        let shards = content["shards"].as_array().into_iter().flatten();
        names.extend(shards.filter_map(|shard| shard["name"].as_str().map(str::to_owned)));
        let others = [&content["questions"]["name"], &content["facts"]["name"]];
        names.extend(others.iter().filter_map(|name| name.as_str().map(str::to_owned)));
        paths.insert(path);
    }
    Some(paths)
}

/// Whether an address is a file directly in a folder of the site.
fn is_plain(address: &str, folder: &str) -> bool {
    let name = address.strip_prefix(folder).unwrap_or_default();
    !name.is_empty()
        && !name.starts_with('.')
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-_".contains(&byte))
}
