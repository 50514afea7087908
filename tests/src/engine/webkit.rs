//! WebKitGTK, the nearest thing to an iPhone that runs elsewhere.

use super::{Engine, WayIn, lacks};
use crate::browser::Wishes;
use serde_json::{Map, Value, json};
use std::fs;
use std::path::{Path, PathBuf};

pub(super) const ENGINE: Engine = Engine {
    name: "webkit",
    title: "WebKitGTK",
    least_width: 450,
    always: true,
    missing: || {
        let lacking = lacks(&[("WebKitWebDriver", "webkit2gtk-driver"), ("Xvfb", "xvfb")]);
        lacking.or_else(|| browser().is_none().then(|| "there is no MiniBrowser: install webkit2gtk-driver".into()))
    },
    way_in: WayIn::Driver {
        program: "WebKitWebDriver",
        arguments: |port, _| vec![format!("--port={port}")],
        wants,
        // Without one it waits for ever when a session is asked for.
        screen: true,
        logs: false,
    },
};

/// The browser that comes with the driver; its place has the version's name in it.
fn browser() -> Option<PathBuf> {
    let below = |folder: &Path| fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let triples = below(Path::new("/usr/lib")).chain([PathBuf::from("/usr/libexec")]);
    let versions = triples.flat_map(|folder| below(&folder).collect::<Vec<_>>());
    let mut found: Vec<PathBuf> = versions
        .filter(|folder| folder.file_name().is_some_and(|name| name.to_string_lossy().starts_with("webkit2gtk-")))
        .map(|folder| folder.join("MiniBrowser"))
        .filter(|file| file.is_file())
        .collect();
    found.sort();
    found.pop()
}

fn wants(wishes: &Wishes, _: &Path) -> Map<String, Value> {
    let mut arguments = vec!["--automation"];
    if !wishes.storage {
        arguments.push("--enable-html5-local-storage=false");
    }
    let mut wanted = Map::new();
    wanted.insert("webkitgtk:browserOptions".into(), json!({ "binary": browser(), "args": arguments }));
    wanted
}
