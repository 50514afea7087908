//! What is kept of the build that stood here before: a page of it that is still open in somebody's browser, or in a
//! cache, finds the files that it names.
//!
//! Only where every text of that build is in this one too, word for word, and says beside it what that one says: what was
//! withdrawn, taken out or taken back must not live on in an older file. Only the build before; older ones are gone.

use crate::failure::Failure;
use crate::rows::RowFile;
use crate::staging::{Staging, list, name_of_folder, sum};
use baoku_compiler::bundle::{content_name, json_of_script};
use baoku_compiler::{Corpus, Part};
use rayon::prelude::*;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// Adds the previous build's app and bundle from the folder `out` to the new site.
///
/// # Errors
/// When a file cannot be written. One that cannot be read is not kept.
pub fn keep(out: &Path, corpus: &Corpus, rows: &[RowFile], to: &mut Staging) -> Result<(), Failure> {
    let Ok(index) = fs::read_to_string(out.join("index.html")) else { return Ok(()) };
    if !index.contains(&format!("data-beside=\"{}\"", beside_print(corpus))) {
        return Ok(());
    }
    let Some(bundle) = bundle_of(out, &index, &Printed::of(corpus, rows), to) else { return Ok(()) };
    let app = index.split('"').filter(|address| is_plain(address, "app/")).map(str::to_owned);
    for path in bundle.into_iter().chain(app.collect::<BTreeSet<_>>()) {
        if !to.holds(&path) && out.join(&path).is_file() {
            to.copy(&path, &out.join(&path))?;
        }
    }
    Ok(())
}

/// A few digits of what a build says beside print: of the newspaper, of what was left out, of who and what names stand
/// for. Its `index.html` has them.
pub(super) fn beside_print(corpus: &Corpus) -> String {
    let said = (&corpus.newspaper, &corpus.left_out, corpus.names.text());
    content_name(serde_json::to_string(&said).unwrap_or_default().as_bytes())
}

/// What is printed in this build: an issue by its key, or, of rows of data, its lines.
struct Printed<'a> {
    issues: BTreeMap<&'a str, &'a Part>,
    /// Hashes of keys with lines, sorted.
    lines: Vec<u64>,
}

impl Printed<'_> {
    fn of<'a>(corpus: &'a Corpus, rows: &[RowFile]) -> Printed<'a> {
        let issues = rows.iter().flat_map(|file| file.issues.iter().map(move |issue| (file, issue)));
        let lines = issues.collect::<Vec<_>>().into_par_iter().flat_map_iter(|(file, rows)| {
            // A file that cannot be read any more has no lines: nothing of it is kept.
            let text = file.text(rows, 0, rows.issue.articles).ok();
            let key = &rows.issue.key.0;
            text.map(|text| text.source.text().lines().map(|line| hash(key, line)).collect()).unwrap_or_else(Vec::new)
        });
        let mut lines: Vec<u64> = lines.collect();
        lines.par_sort_unstable();
        lines.dedup();
        let issues = corpus.parts.iter().map(|part| (part.issue.key.0.as_str(), part)).collect();
        Printed { issues, lines }
    }

    /// Whether an issue of an older bundle is here with every word it has there, and corrected as there; in a manifest,
    /// whether it comes from the same file.
    fn holds(&self, issue: &Value) -> bool {
        let Some(key) = issue["key"].as_str() else { return true };
        match (self.issues.get(key), issue["source"].as_str()) {
            (Some(part), Some(source)) => source == part.text.source.text() && corrections(issue) == corrected(part),
            (Some(part), None) => issue["file"] == part.issue.file.as_str(),
            (None, Some(source)) => source.lines().all(|line| self.lines.binary_search(&hash(key, line)).is_ok()),
            (None, None) => true,
        }
    }
}

/// The corrections of an older bundle's issue.
fn corrections(issue: &Value) -> Value {
    let articles = issue["articles"].as_array().into_iter().flatten();
    articles.filter_map(|article| article["corrections"].as_array()).flatten().cloned().collect()
}

/// The same of one of this build.
fn corrected(part: &Part) -> Value {
    let corrections = part.text.articles.iter().flat_map(|article| &article.corrections);
    corrections.filter_map(|correction| serde_json::to_value(correction).ok()).collect()
}

fn hash(key: &str, line: &str) -> u64 {
    u64::from_str_radix(&content_name(format!("{key}\n{line}").as_bytes()), 16).unwrap_or_default()
}

/// The paths of a build's bundle; `None` when it is not whole, or holds a text that the corpus no longer has.
fn bundle_of(out: &Path, index: &str, printed: &Printed<'_>, to: &Staging) -> Option<BTreeSet<String>> {
    let (name, _) = index.split_once("data-manifest=\"")?.1.split_once('"')?;
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
        if !content["issues"].as_array().into_iter().flatten().all(|issue| printed.holds(issue)) {
            return None;
        }
        let shards = content["shards"].as_array().into_iter().flatten();
        names.extend(shards.filter_map(|shard| shard["name"].as_str().map(str::to_owned)));
        let others = [&content["questions"]["name"], &content["facts"]["name"], &content["suggestions"]];
        names.extend(others.iter().filter_map(|name| name.as_str().map(str::to_owned)));
        if let Some(folder) = content["sharded"]["folder"].as_str() {
            paths.extend(folder_of(out, folder, printed, to)?);
        }
        paths.insert(path);
    }
    Some(paths)
}

/// The paths in the folder of a large bundle; as [`bundle_of`].
fn folder_of(out: &Path, folder: &str, printed: &Printed<'_>, to: &Staging) -> Option<Vec<String>> {
    let path = format!("bundle/{folder}/");
    if !is_plain(path.trim_end_matches('/'), "bundle/") {
        return None;
    }
    let mut files = Vec::new();
    list(&out.join(&path), "", &mut files).ok()?;
    if files.iter().all(|file| to.holds(&format!("{path}{file}"))) {
        return Some(Vec::new());
    }
    let checked = files.par_iter().map(|file| {
        let script = fs::read_to_string(out.join(&path).join(file)).ok()?;
        // Only texts have issues.
        let content: Value = match file.starts_with('t') {
            true => serde_json::from_str(json_of_script(&script)?).ok()?,
            false => Value::Null,
        };
        let here = content["issues"].as_array().into_iter().flatten().all(|issue| printed.holds(issue));
        here.then(|| sum(script.as_bytes()))
    });
    let sums: Vec<String> = checked.collect::<Option<_>>()?;
    // The order in which they were summed up when they were written.
    let sums: BTreeMap<&str, &str> = files.iter().map(String::as_str).zip(sums.iter().map(String::as_str)).collect();
    (name_of_folder(sums.into_iter()) == folder).then(|| files.iter().map(|file| format!("{path}{file}")).collect())
}

/// Whether an address is a file directly in a folder of the site.
fn is_plain(address: &str, folder: &str) -> bool {
    let name = address.strip_prefix(folder).unwrap_or_default();
    !name.is_empty()
        && !name.starts_with('.')
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-_".contains(&byte))
}
