//! Firefox ESR, with the rules for files that a user's Firefox has.

use super::{Engine, WayIn, lacks, program};
use crate::browser::Wishes;
use serde_json::{Map, Value, json};
use std::path::Path;

pub(super) const ENGINE: Engine = Engine {
    name: "firefox",
    title: "Firefox ESR",
    least_width: 500,
    always: true,
    missing: || match program("firefox") {
        Some(_) => lacks(&[("geckodriver", "geckodriver")]),
        None => lacks(&[("firefox-esr", "Firefox ESR"), ("geckodriver", "geckodriver")]),
    },
    way_in: WayIn::Driver {
        program: "geckodriver",
        // Ports of its own choosing besides, so that two can run at the same time.
        arguments: |port, folder| {
            let root = format!("--profile-root={}", folder.display());
            vec![format!("--port={port}"), "--websocket-port=0".into(), root]
        },
        wants,
        screen: false,
        logs: false,
    },
};

fn wants(wishes: &Wishes, _: &Path) -> Map<String, Value> {
    let mut prefs = json!({
        // A driver loosens it: without it nothing on file:// would be proved.
        "security.fileuri.strict_origin_policy": true,
        "intl.accept_languages": "zh-CN",
        "javascript.enabled": wishes.scripts,
    });
    if !wishes.storage {
        // As with "block all cookies" in its settings: every access throws.
        prefs["network.cookie.cookieBehavior"] = json!(2);
    }
    let mut options = json!({ "args": ["-headless"], "prefs": prefs });
    if let Some(binary) = program("firefox-esr").or_else(|| program("firefox")) {
        options["binary"] = json!(binary);
    }
    let mut wanted = Map::new();
    wanted.insert("moz:firefoxOptions".into(), options);
    wanted
}
