//! The browsers beside Chromium, and what drives them. Where one cannot be installed, its journeys fail and say why.

use std::{fs, path::PathBuf};

use anyhow::{Context, Result};

use super::{Lane, Tool, cargo_install, npm_install, program_missing, shop_lacks, stamp_fits, write_stamp};
use crate::{job::run_logged, system, workshop::Workshop};

/// The program that drives Firefox. npm's package of this name fetches it from a release page.
const GECKODRIVER_RELEASE: &str = "0.37.1";
/// The release of npm's `chrome-aws-lambda` that holds Chromium 78, of October 2019.
const WITH_CHROMIUM_78: &str = "1.20.4";

pub(super) const FIREFOX: Tool = Tool {
    name: "Firefox ESR",
    lane: Lane::Packages,
    optional: true,
    missing: |shop| {
        let answers = ["firefox-esr", "firefox"].iter().any(|program| !shop_lacks(shop, program, &["--version"]));
        Ok((!answers).then(|| "it is not installed".into()))
    },
    install: |shop| system::install(shop, "Firefox", &["firefox-esr"], "Firefox ESR"),
};

pub(super) const GECKODRIVER: Tool = Tool {
    name: "geckodriver",
    lane: Lane::Cargo,
    optional: true,
    missing: |shop| program_missing(shop, "geckodriver", GECKODRIVER_RELEASE),
    install: |shop| cargo_install(shop, "geckodriver", "geckodriver", GECKODRIVER_RELEASE, &[]),
};

pub(super) const WEBKIT: Tool = Tool {
    name: "WebKitGTK with its driver, and a screen for it",
    lane: Lane::Packages,
    optional: true,
    missing: |shop| {
        let lacking = ["WebKitWebDriver", "Xvfb"].into_iter().find(|program| !shop.has(program));
        Ok(lacking.map(|program| format!("`{program}` is not there")))
    },
    install: |shop| system::install(shop, "WebKitGTK", &["webkit2gtk-driver", "xvfb"], "WebKitGTK's WebDriver, Xvfb"),
};

pub(super) const OLD_CHROMIUM: Tool = Tool {
    name: "Chromium 78",
    lane: Lane::Packages,
    optional: true,
    missing: |shop| {
        let whole = old_chromium(shop).is_file() && stamp_fits(shop, "chromium-78", WITH_CHROMIUM_78);
        Ok((!whole).then(|| "it is not unpacked".into()))
    },
    install: unpack_old_chromium,
};

/// Chromium 78, once it is unpacked.
#[must_use]
pub fn old_chromium(shop: &Workshop) -> PathBuf {
    shop.tools().join("chromium-78/chromium")
}

fn unpack_old_chromium(shop: &Workshop) -> Result<()> {
    system::install(shop, "Chromium-78", &["libnss3", "libnspr4", "libexpat1"], "the libraries nss, nspr and expat")?;
    let program = old_chromium(shop);
    let folder = program.parent().context("its folder")?;
    npm_install(shop, "Chromium 78", folder, &[&format!("chrome-aws-lambda@{WITH_CHROMIUM_78}")])?;
    // Brotli, which Node reads and nothing else here does.
    let unpack = "const fs = require('fs'), [from, to] = process.argv.slice(1); \
        fs.createReadStream(from).pipe(require('zlib').createBrotliDecompress()).pipe(fs.createWriteStream(to, {mode: 0o755}));";
    let mut node = shop.command("node");
    node.args(["-e", unpack]).arg(folder.join("node_modules/chrome-aws-lambda/bin/chromium.br")).arg(&program);
    run_logged("unpacking Chromium 78", &shop.tools().join("log/chromium-78.log"), &mut node)?;
    fs::metadata(&program).with_context(|| format!("{} was not written", program.display()))?;
    write_stamp(shop, "chromium-78", WITH_CHROMIUM_78)
}
