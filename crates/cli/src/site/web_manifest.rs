//! What a telephone wants to know to put the archive on its home screen. No service worker: nothing is kept there.

use super::app_folder::AppFolder;
use super::page::Surroundings;
use serde_json::json;

/// The manifest's JSON.
pub(super) fn web_manifest(app: &AppFolder, site: &Surroundings<'_>) -> String {
    let icon = json!({ "src": app.icon.path, "sizes": "any", "type": "image/svg+xml" });
    let manifest = json!({
        "name": format!("{} · 报库", site.newspaper),
        "short_name": site.newspaper,
        "lang": "zh-Hans",
        "start_url": "index.html",
        "scope": "./",
        "display": "minimal-ui",
        "background_color": "#f6f1e6",
        "theme_color": "#f6f1e6",
        "icons": [icon],
    });
    format!("{manifest:#}\n")
}
