//! The engines that journeys are made in: one a file, one line a file in [`ENGINES`].
//!
//! An engine knows the program that drives it and how its wishes are said; nothing of pages.

mod chromium;
mod chromium_78;
mod firefox;
mod webkit;

pub(crate) use chromium::arguments as chromium_arguments;

use crate::browser::Wishes;
use serde_json::{Map, Value};
use std::env;
use std::path::{Path, PathBuf};

/// A browser's engine.
pub struct Engine {
    /// As it is called in tests and in `BAOKU_ENGINES`.
    pub name: &'static str,
    /// As people know it.
    pub title: &'static str,
    /// Where it cannot be made narrower, in CSS pixels.
    pub least_width: u32,
    /// Whether every `cargo xtask test` uses it; else `cargo xtask report reach` alone does.
    pub always: bool,
    /// None when everything it needs is there, else what is not and where it comes from.
    pub missing: fn() -> Option<String>,
    pub(crate) way_in: WayIn,
}

/// How an engine is spoken to.
pub(crate) enum WayIn {
    /// Through a program that speaks WebDriver.
    Driver {
        /// The program and its arguments for a port and a folder of its own.
        program: &'static str,
        arguments: fn(u16, &Path) -> Vec<String>,
        /// What is asked of a new session.
        wants: fn(&Wishes, &Path) -> Map<String, Value>,
        /// Whether it draws on a screen only.
        screen: bool,
        /// Whether the driver hands over logs and sends commands of the DevTools protocol on.
        logs: bool,
    },
    /// By the DevTools protocol, through a pipe: engines whose drivers are gone.
    Pipe { program: fn() -> PathBuf },
}

/// Every engine. The first is the one that journeys use which need one engine only.
pub const ENGINES: &[&Engine] = &[&chromium::ENGINE, &firefox::ENGINE, &webkit::ENGINE, &chromium_78::ENGINE];

/// The engine of journeys that need one only.
pub const CHROMIUM: &Engine = &chromium::ENGINE;

/// Chromium that can be traced.
pub const TRACED: &Engine = &chromium::TRACED;

impl Engine {
    /// Whether the driver tells what the console got and what was asked for.
    pub(crate) fn logs(&self) -> bool {
        matches!(self.way_in, WayIn::Driver { logs: true, .. })
    }
}

/// Looks for a program as a shell does.
fn program(name: &str) -> Option<PathBuf> {
    env::split_paths(&env::var_os("PATH")?).map(|folder| folder.join(name)).find(|file| file.is_file())
}

/// The first of some programs that is not there, with the package that has it.
fn lacks(programs: &[(&str, &str)]) -> Option<String> {
    let (name, package) = programs.iter().find(|(name, _)| program(name).is_none())?;
    Some(format!("`{name}` is not on the PATH: install {package}"))
}
