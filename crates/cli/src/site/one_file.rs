//! `baoku.html`: the whole archive in one file, without a request of any kind.
//!
//! Scripts and styles stand in the page and are allowed by their hashes; wasm (compressed) and bundle are data blocks.

use super::app_folder::AppFolder;
use super::extras::{CITE, Extras};
use super::fill::{bundle_attributes, fill};
use super::lean::{dense, without_comments};
use super::page::{Dress, Page, Surroundings};
use crate::failure::Failure;
use baoku_app::render::ENGLISH_FILE;
use baoku_compiler::bundle::Bundle;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

/// A larger page is not written: it can no longer be sent or opened on a phone.
pub(super) const MOST_BYTES: usize = 20 * 1024 * 1024;

/// The page, unless it would pass [`MOST_BYTES`].
pub(super) fn one_file(
    app: &AppFolder,
    extras: &Extras,
    bundle: &Bundle,
    site: &Surroundings<'_>,
    page: &Page<'_>,
) -> Result<Option<String>, Failure> {
    let wasm = app.packed_wasm();
    let bundle_bytes: usize = bundle.files.iter().map(|file| file.json.len()).sum();
    if bundle_bytes + page.body.len() + wasm.len() > MOST_BYTES {
        return Ok(None);
    }
    let (glue, loader) = (app.whole.glue.text(), app.loader.text());
    let styles = [&*app.styles.text(), &dense(&without_comments(CITE))].concat();
    let aloud = extras.aloud.text();
    let mut tail = format!("<script type=\"text/plain\" id=\"baoku-wasm\">{wasm}</script>\n");
    let english = (ENGLISH_FILE, app.english_json());
    let files = bundle.files.iter().map(|file| (file.name.as_str(), file.json.as_str()));
    for (name, json) in files.chain([(english.0, english.1.as_str())]) {
        tail += &format!("<script type=\"application/json\" data-shard=\"{name}\">{json}</script>\n");
    }
    tail += &format!(
        "<script>{glue}</script>\n<script {}>{loader}</script>\n<script>{aloud}</script>\n",
        bundle_attributes(bundle)
    );
    let dress = Dress {
        root: "",
        policy: format!(
            "default-src 'none'; script-src {} {} {} 'wasm-unsafe-eval'; style-src {}; img-src data:; base-uri 'none'; \
             form-action 'none'",
            policy_hash(&glue),
            policy_hash(&loader),
            policy_hash(&aloud),
            policy_hash(&styles)
        ),
        styles: format!("<style>{styles}</style>"),
        icon: format!("data:image/svg+xml;base64,{}", STANDARD.encode(&app.icon.bytes)),
        script: String::new(),
        tail,
        surface: "one-file",
        article_pages: false,
    };
    let page = fill(app, site, page, &dress)?;
    Ok((page.len() <= MOST_BYTES).then_some(page))
}

/// A content's hash as a content security policy names it.
pub(super) fn policy_hash(content: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(content.as_bytes())))
}
