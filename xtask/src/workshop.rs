//! Where things are (the repository, the target folder, the installed tools) and the environment that every
//! program started from here gets. Knows nothing of what the programs do.

use std::{
    env,
    ffi::OsString,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result};

/// The folders of one checkout, and how to start programs in it.
#[derive(Debug, Clone)]
pub struct Workshop {
    /// The repository's root.
    pub root: PathBuf,
    /// Cargo's target folder, absolute: `CARGO_TARGET_DIR`, or `target/` in the repository.
    pub target: PathBuf,
    /// The folder the shell was in: relative paths in arguments mean this one.
    pub here: PathBuf,
    toolchain: Option<String>,
}

impl Workshop {
    /// Finds the folders from the environment that `cargo xtask` provides.
    ///
    /// # Errors
    /// When the current folder cannot be read.
    pub fn open() -> Result<Self> {
        let here = env::current_dir().context("cannot tell the current folder")?;
        let root = env::var_os("CARGO_MANIFEST_DIR")
            .map(PathBuf::from)
            .and_then(|xtask| xtask.parent().map(Path::to_path_buf))
            .unwrap_or_else(|| here.clone());
        let target = match env::var_os("CARGO_TARGET_DIR") {
            Some(folder) => here.join(folder),
            None => root.join("target"),
        };
        Ok(Self { root, target, here, toolchain: None })
    }

    /// Installed tools live here, and nothing else does: deleting the folder is always safe.
    #[must_use]
    pub fn tools(&self) -> PathBuf {
        self.target.join("tools")
    }

    /// Trunk's output, which `baoku build` fills with a corpus.
    #[must_use]
    pub fn app(&self) -> PathBuf {
        self.target.join("app")
    }

    /// The folder of npm's `binaryen` below the tools.
    #[must_use]
    pub fn binaryen(&self) -> PathBuf {
        self.tools().join("binaryen")
    }

    /// From now on every program runs with this Rust release instead of the default one.
    pub fn use_toolchain(&mut self, release: &str) {
        self.toolchain = Some(release.to_owned());
    }

    /// An absolute form of a path given on the command line.
    #[must_use]
    pub fn path(&self, given: &Path) -> PathBuf {
        self.here.join(given)
    }

    /// How a path is shown: relative to the repository where it lies inside.
    #[must_use]
    pub fn show(&self, path: &Path) -> String {
        path.strip_prefix(&self.root).unwrap_or(path).display().to_string()
    }

    /// A program to be run in the repository's root, installed tools first on its path.
    #[must_use]
    pub fn command(&self, program: impl AsRef<std::ffi::OsStr>) -> Command {
        let mut command = Command::new(program);
        command
            .current_dir(&self.root)
            .env("CARGO_TARGET_DIR", &self.target)
            .env("PATH", self.search_path())
            // Trunk asks crates.io for its newest version on every start otherwise.
            .env("TRUNK_SKIP_VERSION_CHECK", "true");
        if let Some(release) = &self.toolchain {
            command.env("RUSTUP_TOOLCHAIN", release);
        }
        command
    }

    /// Whether a program is on that path; for those that do not tell their version and end.
    #[must_use]
    pub fn has(&self, program: &str) -> bool {
        env::split_paths(&self.search_path()).any(|folder| folder.join(program).is_file())
    }

    fn search_path(&self) -> OsString {
        let own = [self.tools().join("bin"), self.binaryen().join("node_modules/.bin")];
        let inherited = env::var_os("PATH").unwrap_or_default();
        let all = own.into_iter().chain(env::split_paths(&inherited));
        env::join_paths(all).unwrap_or(inherited)
    }
}
