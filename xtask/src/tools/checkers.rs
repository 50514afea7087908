//! Other people's checkers: for accessibility, for pages on phones, for electronic books, for what the code depends on.

use std::path::PathBuf;

use super::{Lane, Tool, cargo_install, npm_install, number, program_missing, shop_lacks, stamp_fits, write_stamp};
use crate::{job::answer, system, workshop::Workshop};

const AXE_RELEASE: &str = "4.14.1";
const DENY_RELEASE: &str = "0.20.2";
/// Lighthouse by the oldest Node it runs on, newest first.
const LIGHTHOUSES: &[(&str, &str)] = &[("22.19.0", "13.5.0"), ("18.16.0", "12.8.2")];

/// Brings the others. It comes first in the list: Debian's is hundreds of small packages.
pub(super) const NPM: Tool = Tool {
    name: "npm",
    lane: Lane::Packages,
    optional: true,
    missing: |shop| Ok(shop_lacks(shop, "npm", &["--version"]).then(|| "it is not installed".into())),
    install: |shop| system::install(shop, "npm", &["npm"], "Node.js with npm"),
};

pub(super) const AXE: Tool = Tool {
    name: "axe-core",
    lane: Lane::Packages,
    optional: true,
    missing: |shop| {
        let whole = axe(shop).is_file() && stamp_fits(shop, "axe", AXE_RELEASE);
        Ok((!whole).then(|| "it is not installed".into()))
    },
    install: |shop| {
        let package = format!("axe-core@{AXE_RELEASE}");
        npm_install(shop, &format!("axe-core {AXE_RELEASE}"), &shop.tools().join("axe"), &[&package])?;
        write_stamp(shop, "axe", AXE_RELEASE)
    },
};

/// axe-core's script, once it is installed.
#[must_use]
pub fn axe(shop: &Workshop) -> PathBuf {
    shop.tools().join("axe/node_modules/axe-core/axe.min.js")
}

pub(super) const LIGHTHOUSE: Tool = Tool {
    name: "Lighthouse",
    lane: Lane::Packages,
    optional: true,
    missing: |shop| {
        let whole = lighthouse(shop).is_file() && stamp_fits(shop, "lighthouse", lighthouse_release(shop));
        Ok((!whole).then(|| "it is not installed".into()))
    },
    install: |shop| {
        let release = lighthouse_release(shop);
        let package = format!("lighthouse@{release}");
        npm_install(shop, &format!("Lighthouse {release}"), &shop.tools().join("lighthouse"), &[&package])?;
        write_stamp(shop, "lighthouse", release)
    },
};

/// Lighthouse's script, once it is installed.
#[must_use]
pub fn lighthouse(shop: &Workshop) -> PathBuf {
    shop.tools().join("lighthouse/node_modules/lighthouse/cli/index.js")
}

/// The newest release that runs on the Node that is here.
#[must_use]
pub fn lighthouse_release(shop: &Workshop) -> &'static str {
    let node = answer(shop.command("node").arg("--version")).unwrap_or_default();
    let node = number(node.trim_start_matches('v'));
    let fits = LIGHTHOUSES.iter().find(|(oldest, _)| node >= number(oldest));
    fits.or(LIGHTHOUSES.last()).map_or("", |(_, release)| release)
}

pub(super) const EPUBCHECK: Tool = Tool {
    name: "epubcheck",
    lane: Lane::Packages,
    optional: true,
    missing: |shop| {
        let answers = epubcheck().is_file() && !shop_lacks(shop, "java", &["-version"]);
        Ok((!answers).then(|| "it is not installed".into()))
    },
    install: |shop| system::install(shop, "epubcheck", &["epubcheck"], "epubcheck with a Java that runs it"),
};

/// epubcheck's archive: the program of that name needs a kernel that starts such archives by itself.
#[must_use]
pub fn epubcheck() -> PathBuf {
    PathBuf::from("/usr/share/java/epubcheck.jar")
}

/// Compiled for minutes, so for the report alone.
pub(super) const CARGO_DENY: Tool = Tool {
    name: "cargo-deny",
    lane: Lane::Cargo,
    optional: true,
    missing: |shop| program_missing(shop, "cargo-deny", DENY_RELEASE),
    install: |shop| cargo_install(shop, "cargo-deny", "cargo-deny", DENY_RELEASE, &[]),
};
