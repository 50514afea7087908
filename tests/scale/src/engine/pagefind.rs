//! Pagefind: a page of HTML an article, indexed by its program, asked as its own interface asks.

use std::fs;
use std::io::Read;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};
use flate2::read::GzDecoder;
use serde_json::Value;

use super::{Bench, Built, Engine, folder, size, write};
use crate::process;

pub(super) const ENGINE: Engine = Engine {
    title: "Pagefind 1.6",
    build,
    page: "index.html",
    ready: "ready",
    search: "engine.search(words).then(found => found.results.map(result => result.id))",
};

/// The same index, asked for the words as a phrase.
pub(super) const QUOTED: Engine = Engine {
    title: "Pagefind 1.6, quoted",
    build,
    page: "index.html",
    ready: "ready",
    search: "engine.search('\"' + words + '\"').then(found => found.results.map(result => result.id))",
};

const PAGE: &str = "<!doctype html><meta charset=utf-8><script>
let engine;
const ready = (async () => { engine = await import('./pagefind/pagefind.js'); await engine.init(); })();
</script>";

fn build(bench: &Bench<'_>) -> Result<Built> {
    let root = folder(bench, "pagefind")?;
    let pages = root.join("a");
    fs::create_dir_all(&pages)?;
    for (place, article) in bench.articles.iter().enumerate() {
        let body = article.body.lines().map(|line| format!("<p>{}</p>", escaped(line))).collect::<String>();
        let title = escaped(&article.title);
        let page = format!(
            "<!doctype html><html lang=zh-CN><meta charset=utf-8><title>{title}</title>\
             <body><main data-pagefind-body><h1>{title}</h1>{body}</main>"
        );
        write(&pages.join(format!("{place}.html")), &page)?;
    }
    let mut program = Command::new("node");
    program.arg(bench.packages.join("node_modules/pagefind/lib/runner/bin.cjs")).arg("--site").arg(&root);
    let cost = process::run(&mut program).context("Pagefind")?;
    write(&root.join("index.html"), PAGE)?;
    let index = root.join("pagefind");
    let names = names(bench, &index.join("fragment"))?;
    Ok(Built { index: size(&index)?, root, cost: Some(cost), names })
}

/// Pagefind names a result by the file that describes it; the file has the page's address.
fn names(bench: &Bench<'_>, fragments: &Path) -> Result<Vec<String>> {
    let mut names = vec![String::new(); bench.articles.len()];
    for entry in fs::read_dir(fragments).with_context(|| format!("cannot read {}", fragments.display()))? {
        let file = entry?.path();
        let mut text = String::new();
        GzDecoder::new(fs::File::open(&file)?).read_to_string(&mut text)?;
        let json = text.find('{').and_then(|from| text.get(from..)).context("a fragment without JSON")?;
        let described: Value = serde_json::from_str(json).with_context(|| format!("{}", file.display()))?;
        let address = described["url"].as_str().unwrap_or_default();
        let place = address.rsplit('/').next().and_then(|name| name.strip_suffix(".html")?.parse::<usize>().ok());
        let name = file.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default().to_owned();
        if let Some(slot) = place.and_then(|place| names.get_mut(place)) {
            *slot = name;
        }
    }
    Ok(names)
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}
