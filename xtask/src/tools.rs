//! Everything that has to be installed: one entry a tool in one list, how to see that it is there and whole, how to
//! install it. Knows nothing of what the tools are used for.
//!
//! Installed tools live under the target folder with a stamp beside them that is written last, so that an
//! installation that was broken off or belongs to another version is seen and done again.

use std::{
    fs,
    path::{Path, PathBuf},
    thread,
    time::Instant,
};

use anyhow::{Context, Result, anyhow, bail};

pub mod checkers;
pub mod engines;
pub mod spark;

use crate::{
    job::{answer, clock, run_logged, say},
    system,
    workshop::Workshop,
};

/// The Rust release that everything is built and tested with; newer ones are used as they are.
pub const TOOLCHAIN: &str = "1.95.0";
/// The newest Trunk that this Rust release compiles.
const TRUNK: &str = "0.21.14";
/// The release of npm's `binaryen`, where wasm-opt comes from when npm is there.
const BINARYEN: &str = "132.0.0";
/// The oldest wasm-opt that reads what this Rust release emits: Debian 12's.
const OLDEST_WASM_OPT: u32 = 108;

/// Something that has to be installed.
pub struct Tool {
    /// As people know it.
    pub name: &'static str,
    lane: Lane,
    /// Whether all goes on without it where it cannot be installed: what needs it then fails, and says why.
    optional: bool,
    /// None when it is there and whole, else what is wrong.
    missing: fn(&Workshop) -> Result<Option<String>>,
    install: fn(&Workshop) -> Result<()>,
}

/// What may be installed at the same time: rustup first, then compilers beside package managers.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Lane {
    Rustup,
    Cargo,
    Packages,
}

/// The sets of tools that the commands ask for.
pub mod needs {
    use super::{BROWSER, CLIPPY, RUST_SOURCES, RUSTFMT, TRUNK_PROGRAM, Tool, WASM_BINDGEN, WASM_OPT, WASM_TARGET};
    use super::{checkers, engines, spark};

    /// To build a site.
    pub const BUILD: &[&Tool] = &[&WASM_TARGET, &RUST_SOURCES, &TRUNK_PROGRAM, &WASM_BINDGEN, &WASM_OPT];
    /// To run every check.
    pub const TEST: &[&Tool] = &[
        &RUSTFMT,
        &CLIPPY,
        &WASM_TARGET,
        &RUST_SOURCES,
        &TRUNK_PROGRAM,
        &WASM_BINDGEN,
        &WASM_OPT,
        &BROWSER,
        &engines::FIREFOX,
        &engines::GECKODRIVER,
        &engines::WEBKIT,
        &checkers::NPM,
        &checkers::AXE,
    ];
    /// To measure in Chromium.
    pub const MEASURE: &[&Tool] = &[&WASM_TARGET, &RUST_SOURCES, &TRUNK_PROGRAM, &WASM_BINDGEN, &WASM_OPT, &BROWSER];
    /// To compile on Spark.
    pub const SPARK: &[&Tool] = &[&spark::SPARK];
    /// To see who can read the site: what the tests need, and this.
    pub const REACH: &[&Tool] =
        &[&engines::OLD_CHROMIUM, &checkers::LIGHTHOUSE, &checkers::EPUBCHECK, &checkers::CARGO_DENY];
}

const RUSTFMT: Tool = Tool {
    name: "rustfmt",
    lane: Lane::Rustup,
    optional: false,
    missing: |shop| Ok(shop_lacks(shop, "cargo-fmt", &["--version"]).then(|| "cargo fmt does not answer".into())),
    install: |shop| rustup(shop, "rustfmt", &["component", "add", "rustfmt"]),
};

const CLIPPY: Tool = Tool {
    name: "clippy",
    lane: Lane::Rustup,
    optional: false,
    missing: |shop| Ok(shop_lacks(shop, "cargo-clippy", &["--version"]).then(|| "cargo clippy does not answer".into())),
    install: |shop| rustup(shop, "clippy", &["component", "add", "clippy"]),
};

const WASM_TARGET: Tool = Tool {
    name: "Rust's WebAssembly target",
    lane: Lane::Rustup,
    optional: false,
    missing: |shop| {
        let libraries = sysroot(shop)?.join("lib/rustlib/wasm32-unknown-unknown/lib");
        // The folder alone may be what a broken installation left.
        let whole = ["libcore-", "libstd-"].iter().all(|library| {
            fs::read_dir(&libraries)
                .is_ok_and(|files| files.flatten().any(|file| file.file_name().to_string_lossy().starts_with(library)))
        });
        Ok((!whole).then(|| "its standard library is not there".into()))
    },
    install: |shop| {
        // rustup takes a target for installed once it is on its list, whatever became of the files.
        let _ = answer(shop.command("rustup").args(["target", "remove", "wasm32-unknown-unknown"]));
        rustup(shop, "wasm32-unknown-unknown", &["target", "add", "wasm32-unknown-unknown"])
    },
};

/// The app compiles the standard library itself (see `app`). Another release than the pinned one does without.
const RUST_SOURCES: Tool = Tool {
    name: "the standard library's sources",
    lane: Lane::Rustup,
    optional: false,
    missing: |shop| {
        let lock = sysroot(shop)?.join("lib/rustlib/src/rust/library/Cargo.lock");
        Ok((is_pinned_release(shop) && !lock.exists()).then(|| "they are not there".into()))
    },
    install: |shop| rustup(shop, "rust-src", &["component", "add", "rust-src"]),
};

const TRUNK_PROGRAM: Tool = Tool {
    name: "Trunk",
    lane: Lane::Cargo,
    optional: false,
    missing: |shop| program_missing(shop, "trunk", TRUNK),
    // Without its TLS features: nothing is left for it to download, and they cost half a minute.
    install: |shop| cargo_install(shop, "trunk", "trunk", TRUNK, &["--no-default-features"]),
};

const WASM_BINDGEN: Tool = Tool {
    name: "wasm-bindgen",
    lane: Lane::Cargo,
    optional: false,
    missing: |shop| program_missing(shop, "wasm-bindgen", &wasm_bindgen_version(shop)?),
    install: |shop| cargo_install(shop, "wasm-bindgen-cli", "wasm-bindgen", &wasm_bindgen_version(shop)?, &[]),
};

/// npm's build is current, pinned and the same on every system, but a bare machine has no npm, and Debian's brings
/// hundreds of packages; Debian's own binaryen is three files and makes a module 1 % larger. The crate of the same
/// name compiles all of binaryen (C++, beyond the time that a first run may take).
const WASM_OPT: Tool = Tool {
    name: "wasm-opt",
    lane: Lane::Packages,
    optional: false,
    missing: |shop| {
        let folder = shop.binaryen();
        if folder.exists() && !stamp_fits(shop, "wasm-opt", BINARYEN) {
            return Ok(Some("its installation is unfinished or of another version".into()));
        }
        let Some(version) = wasm_opt_version(shop) else { return Ok(Some("it is not installed".into())) };
        // Packages that are wasm-opt alone exist. npm's has both, and takes half a second to say so.
        if !folder.exists() && shop_lacks(shop, "wasm2js", &["--version"]) {
            return Ok(Some("wasm2js, which binaryen has beside it, is not installed".into()));
        }
        Ok((version < OLDEST_WASM_OPT)
            .then(|| format!("version {version} is there, {OLDEST_WASM_OPT} or newer is needed")))
    },
    install: |shop| {
        let folder = shop.binaryen();
        let _ = fs::remove_file(stamp(shop, "wasm-opt"));
        if folder.exists() {
            fs::remove_dir_all(&folder).with_context(|| format!("cannot remove {}", folder.display()))?;
        }
        if answer(shop.command("npm").arg("--version")).is_some() {
            let package = format!("binaryen@{BINARYEN}");
            npm_install(shop, &format!("wasm-opt {BINARYEN}"), &folder, &[&package])?;
            return write_stamp(shop, "wasm-opt", BINARYEN);
        }
        system::install(shop, "wasm-opt", &["binaryen"], "binaryen (for wasm-opt), or Node.js with npm")
    },
};

const BROWSER: Tool = Tool {
    name: "Chromium, its driver and a Chinese font",
    lane: Lane::Packages,
    optional: false,
    missing: |shop| Ok(system::browser_missing(shop)),
    install: |shop| {
        let packages = ["chromium", "chromium-driver", "fonts-noto-cjk", "fontconfig"];
        system::install(shop, "Chromium", &packages, "Chromium, the chromedriver of the same version, Noto Sans CJK")
    },
};

/// Installs the pinned toolchain when the running one is older, then whatever of the tools is missing.
///
/// # Errors
/// When something is missing and cannot be installed; the sentence says what to do.
pub fn ensure(shop: &mut Workshop, needed: &[&Tool]) -> Result<()> {
    let start = Instant::now();
    ensure_toolchain(shop)?;
    let shop = &*shop;

    let checks = thread::scope(|scope| {
        let running: Vec<_> = needed.iter().map(|tool| scope.spawn(|| (tool.missing)(shop))).collect();
        running
            .into_iter()
            .map(|check| check.join().unwrap_or_else(|_| Err(anyhow!("the check broke down"))))
            .collect::<Vec<_>>()
    });
    let mut missing = Vec::new();
    for (tool, check) in needed.iter().zip(checks) {
        if let Some(reason) = check.with_context(|| format!("cannot tell whether {} is installed", tool.name))? {
            say(&format!("  {} is needed: {reason}", tool.name));
            missing.push(*tool);
        }
    }
    if missing.is_empty() {
        return Ok(());
    }

    let lane =
        |wanted: Lane| missing.iter().filter(move |tool| tool.lane == wanted).try_for_each(|tool| install(shop, tool));
    lane(Lane::Rustup)?;
    // Compiling takes both cores for minutes while a package manager waits for the network.
    thread::scope(|scope| {
        let packages = scope.spawn(|| lane(Lane::Packages));
        let cargo = lane(Lane::Cargo);
        let packages = packages.join().unwrap_or_else(|_| Err(anyhow!("the installation broke down")));
        cargo.and(packages)
    })?;
    // What the compilers left: a gigabyte that nothing needs again.
    let _ = fs::remove_dir_all(build_folder(shop));
    say(&format!("  set-up done in {}", clock(start.elapsed())));
    Ok(())
}

/// What besides the sources decides how the app comes out. wasm-bindgen's version is in the lock file.
#[must_use]
pub fn versions(shop: &Workshop) -> Vec<String> {
    let rust = answer(shop.command("rustc").arg("--version"));
    // npm's takes half a second to tell its version.
    let wasm_opt = fs::read_to_string(stamp(shop, "wasm-opt"))
        .ok()
        .or_else(|| wasm_opt_version(shop).map(|version| version.to_string()));
    [rust, wasm_opt, Some(TRUNK.to_owned())].into_iter().flatten().collect()
}

fn install(shop: &Workshop, tool: &Tool) -> Result<()> {
    let done = (tool.install)(shop).with_context(|| format!("{} could not be installed", tool.name));
    let done = done.and_then(|()| match (tool.missing)(shop)? {
        None => Ok(()),
        Some(reason) => bail!("{} was installed, but {reason}", tool.name),
    });
    match done {
        Err(error) if tool.optional => {
            say(&format!("  {error:#}"));
            Ok(())
        }
        done => done,
    }
}

/// Whether the compiler is the very release that the set-up would install.
#[must_use]
pub fn is_pinned_release(shop: &Workshop) -> bool {
    running_release(shop).is_ok_and(|release| release == TOOLCHAIN)
}

/// `1.95.0`, of "rustc 1.95.0 (59807616e 2026-04-14)".
fn running_release(shop: &Workshop) -> Result<String> {
    let version =
        answer(shop.command("rustc").arg("--version")).context("rustc does not answer: install Rust from rustup.rs")?;
    Ok(version.split(' ').nth(1).unwrap_or_default().to_owned())
}

fn sysroot(shop: &Workshop) -> Result<PathBuf> {
    let sysroot = answer(shop.command("rustc").args(["--print", "sysroot"])).context("rustc does not answer")?;
    Ok(PathBuf::from(sysroot))
}

fn ensure_toolchain(shop: &mut Workshop) -> Result<()> {
    let release = running_release(shop)?;
    if number(&release) >= number(TOOLCHAIN) {
        return Ok(());
    }
    say(&format!("  Rust {TOOLCHAIN} is needed: {release} is the default"));
    // rustup knows best whether a release is whole, and is quick when it is.
    rustup(shop, "rust", &["toolchain", "install", TOOLCHAIN, "--profile", "minimal", "--no-self-update"])?;
    shop.use_toolchain(TOOLCHAIN);
    Ok(())
}

/// `1.95.0-nightly` as (1, 95, 0).
fn number(release: &str) -> Vec<u32> {
    release.split(['.', '-']).map_while(|part| part.parse().ok()).collect()
}

fn shop_lacks(shop: &Workshop, program: &str, arguments: &[&str]) -> bool {
    answer(shop.command(program).args(arguments)).is_none()
}

fn rustup(shop: &Workshop, what: &str, arguments: &[&str]) -> Result<()> {
    let log = shop.tools().join(format!("log/rustup-{what}.log"));
    run_logged(&format!("rustup {}", arguments.join(" ")), &log, shop.command("rustup").args(arguments))
        .with_context(|| format!("without rustup, install {what} the way your Rust was installed"))
}

/// The version of wasm-bindgen in the lock file: library and program must be the same.
fn wasm_bindgen_version(shop: &Workshop) -> Result<String> {
    let path = shop.root.join("Cargo.lock");
    let lock = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    lock.split_once("name = \"wasm-bindgen\"\nversion = \"")
        .and_then(|(_, rest)| rest.split_once('"'))
        .map(|(version, _)| version.to_owned())
        .with_context(|| format!("{} names no wasm-bindgen", path.display()))
}

fn wasm_opt_version(shop: &Workshop) -> Option<u32> {
    // "wasm-opt version 132 (version_132)"
    answer(shop.command("wasm-opt").arg("--version"))?.split(' ').nth(2)?.parse().ok()
}

/// A program from crates.io: our own installation counts only with its stamp, somebody else's by its version.
fn program_missing(shop: &Workshop, program: &str, version: &str) -> Result<Option<String>> {
    let own = shop.tools().join("bin").join(format!("{program}{}", std::env::consts::EXE_SUFFIX));
    if own.exists() && !stamp_fits(shop, program, version) {
        return Ok(Some("its installation is unfinished or of another version".into()));
    }
    let found = answer(shop.command(program).arg("--version")).unwrap_or_default();
    // "trunk 0.21.14"
    Ok(match found.split_whitespace().nth(1) {
        Some(there) if there == version => None,
        Some(there) => Some(format!("version {there} is there, {version} is needed")),
        None if own.exists() => Some("its program does not start".into()),
        None => Some("it is not installed".into()),
    })
}

fn cargo_install(shop: &Workshop, package: &str, program: &str, version: &str, more: &[&str]) -> Result<()> {
    let _ = fs::remove_file(stamp(shop, program));
    let mut cargo = shop.command("cargo");
    cargo
        .args(["install", package, "--version", version, "--locked", "--force"])
        .args(more)
        .arg("--root")
        .arg(shop.tools())
        .arg("--target-dir")
        .arg(build_folder(shop))
        // They run for a second at a time: compiling them is what takes long. Optimising doubles the time; more
        // units, or code that unwinds, add a tenth.
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
        .env("CARGO_PROFILE_RELEASE_PANIC", "abort");
    let log = shop.tools().join(format!("log/{program}.log"));
    run_logged(&format!("installing {package} {version} with cargo"), &log, &mut cargo)?;
    write_stamp(shop, program, version)
}

/// Packages of npm, in a folder of their own.
fn npm_install(shop: &Workshop, what: &str, folder: &Path, packages: &[&str]) -> Result<()> {
    fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    let log = shop.tools().join(format!("log/npm-{name}.log"));
    let mut npm = shop.command("npm");
    // What these packages would fetch or build when installed is not what they are wanted for.
    npm.args(["install", "--no-audit", "--no-fund", "--ignore-scripts", "--legacy-peer-deps", "--prefix"]);
    npm.arg(folder).args(packages);
    run_logged(&format!("installing {what} with npm"), &log, &mut npm)
}

fn build_folder(shop: &Workshop) -> PathBuf {
    shop.tools().join("build")
}

fn stamp(shop: &Workshop, program: &str) -> PathBuf {
    shop.tools().join(format!("{program}.stamp"))
}

fn stamp_fits(shop: &Workshop, program: &str, version: &str) -> bool {
    fs::read_to_string(stamp(shop, program)).is_ok_and(|stamp| stamp == version)
}

fn write_stamp(shop: &Workshop, program: &str, version: &str) -> Result<()> {
    let path = stamp(shop, program);
    fs::write(&path, version).with_context(|| format!("cannot write {}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn releases_compare_as_numbers() {
        assert!(number("1.100.0") > number(TOOLCHAIN));
        assert!(number("1.96.0-nightly") > number(TOOLCHAIN));
        assert!(number("1.85.1") < number(TOOLCHAIN));
    }

    #[test]
    fn the_lock_file_names_one_wasm_bindgen() {
        let version = wasm_bindgen_version(&Workshop::open().unwrap()).unwrap();
        assert_eq!(number(&version).len(), 3, "{version}");
    }
}
