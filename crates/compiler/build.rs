//! Tells the compiler what it is made of: a hash over its sources, those of `archive`, the versions of all libraries, its
//! features and the system it runs on (whose logarithms may differ in the last bit). Parts are named with it, so that what
//! another compiler made is never found. Embeds nothing.
#![allow(clippy::print_stdout, reason = "how a build script speaks to cargo")]

use std::collections::BTreeSet;
use std::error::Error;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::{env, fs};

/// Relative to this package. A folder stands for all that lies in it.
const INPUTS: &[&str] = &["src", "../archive/src", "../../Cargo.lock"];

fn main() -> Result<(), Box<dyn Error>> {
    let mut hash = DefaultHasher::new();
    for input in INPUTS {
        println!("cargo::rerun-if-changed={input}");
        let mut files = BTreeSet::new();
        list(Path::new(input), &mut files)?;
        for file in files {
            file.hash(&mut hash);
            fs::read(&file)?.hash(&mut hash);
        }
    }
    let features: BTreeSet<String> =
        env::vars().map(|(name, _)| name).filter(|name| name.starts_with("CARGO_FEATURE_")).collect();
    (features, env::var("TARGET")?).hash(&mut hash);
    println!("cargo::rustc-env=BAOKU_COMPILER={}-{:016x}", env::var("CARGO_PKG_VERSION")?, hash.finish());
    Ok(())
}

fn list(place: &Path, files: &mut BTreeSet<PathBuf>) -> Result<(), Box<dyn Error>> {
    if place.is_dir() {
        for entry in fs::read_dir(place)? {
            list(&entry?.path(), files)?;
        }
    } else if place.exists() {
        files.insert(place.to_owned());
    }
    Ok(())
}
