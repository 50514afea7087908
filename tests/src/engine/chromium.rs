//! Chromium of today: the engine of most phones, and of WeChat on Android.

use super::{Engine, WayIn, lacks};
use crate::browser::Wishes;
use serde_json::{Map, Value, json};
use std::path::Path;

pub(super) const ENGINE: Engine = Engine {
    name: "chromium",
    title: "Chromium",
    least_width: 0,
    always: true,
    missing: || lacks(&[("chromium", "Chromium"), ("chromedriver", "the chromedriver of the same version")]),
    way_in: WayIn::Driver {
        program: "chromedriver",
        arguments: |port, _| vec![format!("--port={port}")],
        wants,
        screen: false,
        logs: true,
    },
};

/// The same, spoken to without a driver: what is to be traced needs an ear on the line.
pub(super) const TRACED: Engine =
    Engine { name: "chromium-traced", way_in: WayIn::Pipe { program: || "chromium".into() }, ..ENGINE };

/// What Chromium is started with, whoever drives it.
pub(crate) fn arguments(profile: &Path) -> Vec<String> {
    let plain = "--headless --no-sandbox --disable-gpu --disable-dev-shm-usage --disable-background-networking \
        --disable-component-update --disable-sync --no-first-run --hide-scrollbars --lang=zh-CN";
    let mut arguments: Vec<String> = plain.split(' ').map(str::to_owned).collect();
    arguments.push(format!("--user-data-dir={}", profile.display()));
    arguments
}

fn wants(wishes: &Wishes, profile: &Path) -> Map<String, Value> {
    let window = wishes.window;
    let mut arguments = arguments(profile);
    let mut options = Map::new();
    if window.width < 600 {
        let metrics = json!({ "width": window.width, "height": window.height, "pixelRatio": 2.0, "touch": true });
        options.insert("mobileEmulation".into(), json!({ "deviceMetrics": metrics }));
    } else {
        arguments.push(format!("--window-size={},{}", window.width, window.height));
    }
    if !wishes.storage {
        // Forbidding cookies forbids all that a site may keep: every access throws.
        options.insert("prefs".into(), json!({ "profile.default_content_setting_values.cookies": 2 }));
    }
    options.insert("args".into(), json!(arguments));
    let mut wanted = Map::new();
    wanted.insert("goog:chromeOptions".into(), Value::Object(options));
    wanted.insert("goog:loggingPrefs".into(), json!({ "browser": "ALL", "performance": "ALL" }));
    wanted
}
