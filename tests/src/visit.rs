//! An archive opened in a browser, by double-click, from a web host's sub-folder, or as one file.

use crate::browser::{Browser, Wishes};
use crate::engine::{CHROMIUM, Engine};
use anyhow::{Result, ensure};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use tempfile::TempDir;
use xtask::serve::{Serving, Site};

/// True once the app answers.
pub const READY: &str = "window.baoku && document.documentElement.dataset.state === 'ready'";

/// The headline of the first result.
pub const FIRST_RESULT: &str = "document.querySelector('.results .article-card-headline a')";

/// How a reader came by the archive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// `index.html` from a disk.
    DoubleClick,
    /// A sub-folder of a host.
    WebHost,
    /// `baoku.html` from a disk.
    OneFile,
}

/// Every way.
pub const WAYS: [Way; 3] = [Way::DoubleClick, Way::WebHost, Way::OneFile];

/// An opened archive.
pub struct Visit {
    /// The browser it is open in.
    pub browser: Browser,
    /// The address it was opened at.
    pub start: String,
    /// How it was opened.
    pub way: Way,
    // Ends with the visit.
    serving: Option<Serving>,
}

impl Visit {
    /// Opens the archive in Chromium.
    ///
    /// # Errors
    /// When the browser does not start or the app does not answer.
    pub async fn begin(site: &Path, way: Way, wishes: impl Into<Wishes>) -> Result<Visit> {
        Visit::begin_in(CHROMIUM, site, way, wishes).await
    }

    /// Opens the archive in an engine.
    ///
    /// # Errors
    /// When the browser does not start or the app does not answer.
    pub async fn begin_in(engine: &'static Engine, site: &Path, way: Way, wishes: impl Into<Wishes>) -> Result<Visit> {
        let file = |name: &str| format!("file://{}", site.join(name).display());
        let serving = match way {
            Way::WebHost => Some(Serving::start(Site::new(site).below("/papers/xin"), 0)?),
            _ => None,
        };
        let start = match (&serving, way) {
            (Some(serving), _) => serving.address().to_owned(),
            (None, Way::OneFile) => file("baoku.html"),
            (None, _) => file("index.html"),
        };
        let visit = Visit::of(engine, start, way, serving, wishes).await?;
        visit.go("").await?;
        Ok(visit)
    }

    /// Starts a browser for an archive at an address, and opens nothing yet.
    ///
    /// # Errors
    /// When the browser does not start.
    pub async fn of(
        engine: &'static Engine,
        start: String,
        way: Way,
        serving: Option<Serving>,
        wishes: impl Into<Wishes>,
    ) -> Result<Visit> {
        let browser = Browser::start_engine(engine, wishes.into()).await?;
        Ok(Visit { browser, start, way, serving })
    }

    /// Cuts the line to the host, where the archive came over one.
    pub fn cut(&self) {
        if let Some(serving) = &self.serving {
            serving.cut();
        }
    }

    /// The same with a question in the address.
    ///
    /// # Errors
    /// When the browser does not start or the app does not answer.
    pub async fn begin_at(site: &Path, way: Way, wishes: impl Into<Wishes>, query: &str) -> Result<Visit> {
        let visit = Visit::begin(site, way, wishes).await?;
        visit.go(query).await?;
        Ok(visit)
    }

    /// Follows an address of the archive, given from where it starts, and waits until the app answers.
    ///
    /// # Errors
    /// When it does not.
    pub async fn go(&self, query: &str) -> Result<()> {
        self.browser.open(&format!("{}{query}", self.start)).await?;
        self.browser.until(READY).await
    }

    /// Begins again as a reader who has never been here.
    ///
    /// # Errors
    /// When the app does not answer.
    pub async fn forget(&self) -> Result<()> {
        self.browser.run("try { localStorage.clear(); } catch (refused) {}", vec![]).await?;
        self.go("").await
    }

    /// Looks at what the browser logged: no error, no request to anybody else.
    ///
    /// # Errors
    /// When there was one.
    pub async fn check(&self) -> Result<()> {
        let errors = self.browser.errors().await?;
        ensure!(errors.is_empty(), "the console has errors: {errors:#?}");
        // Everything up to the file's name, or the host: nothing may be asked of anybody else.
        let own = self.start.rsplit_once('/').map_or(self.start.as_str(), |(folder, _)| folder);
        for address in self.browser.requests().await? {
            let inside = address.starts_with(own) || address.starts_with("data:") || address.starts_with("about:");
            ensure!(inside, "a request left the site: {address}");
        }
        Ok(())
    }

    /// Looks at what the browser logged, then closes it.
    ///
    /// # Errors
    /// When there was an error or a request to anybody else.
    pub async fn end(self) -> Result<()> {
        let checked = self.check().await;
        self.browser.close().await?;
        checked
    }

    /// The value of a script's expression.
    ///
    /// # Errors
    /// When it throws.
    pub async fn ask(&self, expression: &str) -> Result<Value> {
        self.browser.run(&format!("return {expression};"), vec![]).await
    }

    /// What `window.baoku.search` answers.
    ///
    /// # Errors
    /// When it rejects.
    pub async fn search(&self, words: &str) -> Result<Value> {
        self.browser.run("return window.baoku.search(arguments[0]);", vec![json!(words)]).await
    }
}

/// The site of the default corpus.
///
/// # Panics
/// When nobody says where it is.
#[must_use]
pub fn site() -> PathBuf {
    PathBuf::from(std::env::var_os("BAOKU_SITE").expect("BAOKU_SITE names a built site; `cargo xtask test` sets it"))
}

/// Every site there is: the default corpus's and, where the real issues are, theirs.
#[must_use]
pub fn sites() -> Vec<PathBuf> {
    let real = std::env::var_os("BAOKU_REAL_SITE").map(PathBuf::from);
    std::iter::once(site()).chain(real).collect()
}

/// A copy of a site, to be broken.
///
/// # Errors
/// When it cannot be read or written.
pub fn copied(site: &Path) -> Result<TempDir> {
    let folder = TempDir::new()?;
    copy(site, folder.path())?;
    Ok(folder)
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    for entry in std::fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            std::fs::create_dir_all(&target)?;
            copy(&entry.path(), &target)?;
        } else {
            std::fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}

/// Goes on a journey on a thread of its own.
///
/// # Panics
/// When the journey fails.
pub fn run(journey: impl Future<Output = Result<()>>) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    if let Err(wrong) = runtime.map_err(Into::into).and_then(|runtime| runtime.block_on(journey)) {
        panic!("{wrong:#}");
    }
}
