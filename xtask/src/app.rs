//! The app folder: Trunk's output, built when the app's sources changed and not otherwise. Knows nothing of corpora
//! but the hook that gives a plain `trunk build` the default one.

use std::{
    env, fs,
    hash::{DefaultHasher, Hash, Hasher},
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};

use crate::{
    job::{run, run_logged, say},
    order, plain, site, tools,
    workshop::Workshop,
};

/// What the name of Trunk's hook means to Cargo while only the app is wanted: nothing. An archive is added afterwards,
/// or many are; and the hook must not compile this program with the app's flags.
const NO_HOOK: (&str, &str) = ("CARGO_ALIAS_FINISH_TRUNK_BUILD", "version");

/// Everything that the app folder is made from. A folder stands for all that lies in it.
const INPUTS: &[&str] = &[
    "src",
    "assets",
    "crates/archive",
    "index.html",
    "Trunk.toml",
    "Cargo.toml",
    "Cargo.lock",
    ".cargo/config.toml",
    "xtask/src/app.rs",
    "xtask/src/order.rs",
    "xtask/src/plain.rs",
];

/// The standard library compiled with the app, for size, without the texts of panics: 16 kB of gzip less for readers.
/// These settings are unstable in Cargo, so they belong to one release of Rust and are used with no other.
const SMALL_LIBRARY: &[(&str, &str)] = &[
    ("RUSTC_BOOTSTRAP", "1"),
    ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort"),
    ("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size"),
    ("CARGO_UNSTABLE_PANIC_IMMEDIATE_ABORT", "true"),
    ("CARGO_PROFILE_RELEASE_PANIC", "immediate-abort"),
];

/// Without panic messages nothing reads the places and the debugging forms that they would show: another 3 kB.
const SMALL_CODE: &[&str] = &["-Zlocation-detail=none", "-Zfmt-debug=none"];

/// The folder, inside the app folder, of the smaller program: without the feature `whole`.
const SMALL: &str = "small";

/// The files of a program.
const PROGRAM: [&str; 2] = ["baoku-app.js", "baoku-app_bg.wasm"];

/// Where the program's data begins in memory, behind the stack. Below a megabyte, with room for data that grows: an
/// address then takes three bytes of program, not four.
const SHORT_ADDRESSES: &str = "-Clink-arg=-zstack-size=917504";

/// Builds the app folder unless it is there, whole, and made from the present sources and tools.
///
/// # Errors
/// When Trunk or wasm2js fails; the end of its output has then been shown.
pub fn build(shop: &Workshop) -> Result<PathBuf> {
    let app = shop.app();
    let stamp = shop.target.join("app.stamp");
    let sources = sources(shop)?;
    let whole = |app: &Path| -> Result<String> { Ok(format!("{sources:016x} {:016x}", digest(&[app.to_path_buf()])?)) };
    if app.exists() && fs::read_to_string(&stamp).ok() == Some(whole(&app)?) {
        return Ok(app);
    }
    let _ = fs::remove_file(&stamp);
    // The whole program last: what it leaves behind is what a plain `trunk build` starts from.
    let small = shop.target.join("app-small");
    trunk(shop, &small, "building the smaller app with Trunk", &["--no-default-features"])?;
    trunk(shop, &app, "building the app with Trunk", &[])?;
    fs::create_dir_all(app.join(SMALL)).context("cannot make a folder for the smaller app")?;
    for file in PROGRAM {
        let to = app.join(SMALL).join(file);
        fs::copy(small.join(file), &to).with_context(|| format!("cannot write {}", to.display()))?;
    }
    plain::write(shop, &app)?;
    fs::write(&stamp, whole(&app)?).with_context(|| format!("cannot write {}", stamp.display()))?;
    Ok(app)
}

/// Runs Trunk, and puts the functions of what it made into an order that compresses well.
fn trunk(shop: &Workshop, folder: &Path, title: &str, arguments: &[&str]) -> Result<()> {
    let mut trunk = shop.command("trunk");
    // Trunk takes NO_COLOR=1, which some shells set, for a bad value of an option.
    trunk
        .env_remove("NO_COLOR")
        .env(NO_HOOK.0, NO_HOOK.1)
        .args(["build", "--release"])
        .args(arguments)
        .arg("--dist")
        .arg(folder);
    let mut flags = short_paths(shop);
    if tools::is_pinned_release(shop) {
        trunk.envs(SMALL_LIBRARY.iter().copied());
        flags.extend(SMALL_CODE.iter().map(|&flag| flag.to_owned()));
    } else {
        say("  the app will be a tenth larger: its own build of the standard library is for the pinned release only");
    }
    flags.push(SHORT_ADDRESSES.to_owned());
    // The character that parts flags in this variable.
    trunk.env("CARGO_ENCODED_RUSTFLAGS", flags.join("\u{1f}"));
    run_logged(title, &shop.target.join("app.log"), &mut trunk)?;
    if let Err(error) = order::reorder(shop, &folder.join("baoku-app_bg.wasm")) {
        say(&format!("  the app will be a fortieth larger: its functions keep their order: {error:#}"));
    }
    Ok(())
}

/// Flags that keep this machine's folders out of the module's panic messages: the same sources give the same bytes
/// wherever they lie, and readers do not download the names of somebody's folders.
fn short_paths(shop: &Workshop) -> Vec<String> {
    let home = env::var_os("HOME").or_else(|| env::var_os("USERPROFILE")).map(PathBuf::from).unwrap_or_default();
    let cargo = env::var_os("CARGO_HOME").map_or_else(|| home.join(".cargo"), PathBuf::from);
    let shortened = [(cargo.join("registry/src"), "crates"), (shop.root.clone(), ".")];
    shortened.map(|(folder, short)| format!("--remap-path-prefix={}={short}", folder.display())).to_vec()
}

/// Trunk's hook: makes a site of its staging folder, in place.
///
/// # Errors
/// When called by anything but Trunk, or when `baoku build` fails.
pub fn finish_trunk_build(shop: &Workshop) -> Result<()> {
    let staging =
        env::var_os("TRUNK_STAGING_DIR").context("Trunk calls this when it builds; there is nothing else to do")?;
    // A module that was not optimised is many times the size, and whoever is at work on the app has a new engine.
    if env::var_os("TRUNK_PROFILE").is_some_and(|profile| profile == "release") {
        if let Err(error) = plain::write(shop, Path::new(&staging)) {
            say(&format!("  warning: engines that refuse wasm will get the text only: {error:#}"));
        }
    }
    let mut baoku = shop.command(site::program(shop)?);
    baoku.arg("build").arg(site::DEFAULT_CORPUS).arg("--app").arg(&staging).arg("--out").arg(&staging);
    // Beside the staging folder they would be in the one that Trunk empties.
    run(baoku.arg("--parts").arg(shop.target.join("parts")))
}

/// One number for everything that goes into the app: when it changes, so may the app.
fn sources(shop: &Workshop) -> Result<u64> {
    let mut hasher = DefaultHasher::new();
    digest(&INPUTS.iter().map(|input| shop.root.join(input)).collect::<Vec<_>>())?.hash(&mut hasher);
    tools::versions(shop).hash(&mut hasher);
    Ok(hasher.finish())
}

/// One number for the names and contents of files, and of everything in folders.
fn digest(paths: &[PathBuf]) -> Result<u64> {
    let mut hasher = DefaultHasher::new();
    for path in paths {
        let mut waiting = vec![path.clone()];
        let mut files = Vec::new();
        while let Some(next) = waiting.pop() {
            if next.is_dir() {
                let entries = fs::read_dir(&next).with_context(|| format!("cannot read {}", next.display()))?;
                for entry in entries {
                    waiting.push(entry.with_context(|| format!("cannot read {}", next.display()))?.path());
                }
            } else if next.exists() {
                files.push(next);
            }
        }
        files.sort();
        for file in files {
            file.strip_prefix(path).unwrap_or(&file).hash(&mut hasher);
            fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?.hash(&mut hasher);
        }
    }
    Ok(hasher.finish())
}
