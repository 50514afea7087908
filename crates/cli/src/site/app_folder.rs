//! The built app: the folder Trunk makes (`index.html` says what is in it), and the names its files get in the site.

use super::broken;
use super::lean::{for_old_engines, long_names, with_short_names, without_comments};
use super::staging::Staging;
use crate::failure::Failure;
use baoku_app::render::{ENGLISH_FILE, english_words};
use baoku_compiler::bundle::{BundleFile, content_name, json_of_script};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use std::fs;
use std::path::Path;

/// The app's files, read whole.
#[derive(Debug)]
pub struct AppFolder {
    /// The page that the site's pages are filled from.
    pub page: String,
    /// All style sheets in the order of the cascade.
    pub styles: Asset,
    /// The script that starts everything.
    pub loader: Asset,
    /// wasm-bindgen's classic script.
    pub glue: Asset,
    /// The app itself.
    pub wasm: Asset,
    /// The app again, in base64 inside a script, for where nothing can be fetched.
    pub wasm_script: Asset,
    /// The app without wasm, for engines that refuse wasm; a plain Trunk build may have none.
    pub plain: Option<Asset>,
    /// The English words of the app, for who chooses them.
    pub english: Asset,
    /// The picture in the browser's tab.
    pub icon: Asset,
}

/// A file of the app under the name of its content.
#[derive(Debug)]
pub struct Asset {
    /// Its path in the site.
    pub path: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

impl Asset {
    pub(super) fn new(stem: &str, ending: &str, bytes: Vec<u8>) -> Self {
        Asset { path: format!("app/{stem}-{}.{ending}", content_name(&bytes)), bytes }
    }

    /// The content as text; every asset but the wasm is text.
    #[must_use]
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }
}

impl AppFolder {
    /// Reads the app from a folder.
    ///
    /// # Errors
    /// When the folder or a file of it is missing.
    pub fn read(folder: &Path) -> Result<Self, Failure> {
        let read = |name: &str| {
            fs::read(folder.join(name)).map_err(|wrong| {
                let message = format!("读不了程序文件 {}：{wrong}", folder.join(name).display());
                Failure::new(message, "--app 应是 trunk build 生成的文件夹；用 cargo xtask build 会先生成它。")
            })
        };
        let text = |name: &str| read(name).map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
        let lean = |name: &str| text(name).map(|written| without_comments(&written).into_bytes());
        let page = text("index.html")?;
        let links = super::page::links_of(&page)?;
        let mut styles = Vec::new();
        for sheet in &links.styles {
            styles.extend(lean(sheet)?);
        }
        // No link of the page names it: Trunk does not know of it.
        let mut plain = folder.join("plain.js").exists().then(|| read("plain.js")).transpose()?;
        let written = text(&links.glue)?;
        let (mut wasm, mut glue) = (read(&links.wasm)?, for_old_engines(&written).into_bytes());
        let names = long_names(&written);
        for program in [Some(&mut wasm), Some(&mut glue), plain.as_mut()].into_iter().flatten() {
            with_short_names(program, &names);
        }
        let wasm_script = format!("baoku.wasm(\"{}\");\n", STANDARD.encode(&wasm));
        let english =
            BundleFile::numbered(ENGLISH_FILE.into(), &english_words()).map_err(|wrong| broken("英文", &wrong))?;
        Ok(AppFolder {
            styles: Asset::new("styles", "css", styles),
            loader: Asset::new("loader", "js", lean(&links.loader)?),
            glue: Asset::new("glue", "js", glue),
            wasm: Asset::new("app", "wasm", wasm),
            wasm_script: Asset::new("app", "wasm.js", wasm_script.into_bytes()),
            plain: plain.map(|bytes| Asset::new("app", "plain.js", bytes)),
            english: Asset::new("english", "js", english.script().into_bytes()),
            icon: Asset::new("icon", "svg", read(&links.icon)?),
            page,
        })
    }

    /// The app in base64, as it stands in the one-file page.
    #[must_use]
    pub fn wasm_base64(&self) -> String {
        STANDARD.encode(&self.wasm.bytes)
    }

    /// The JSON of the English words, as it stands in the one-file page.
    #[must_use]
    pub fn english_json(&self) -> String {
        json_of_script(&self.english.text()).unwrap_or_default().to_owned()
    }

    /// Writes the app's files into the site.
    ///
    /// # Errors
    /// When a file cannot be written.
    pub fn publish(&self, to: &mut Staging) -> Result<(), Failure> {
        for asset in [&self.styles, &self.loader, &self.glue, &self.wasm, &self.wasm_script, &self.english, &self.icon]
            .into_iter()
            .chain(&self.plain)
        {
            to.put(&asset.path, &asset.bytes)?;
        }
        Ok(())
    }
}
