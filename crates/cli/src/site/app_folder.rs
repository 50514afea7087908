//! The built app: the folder Trunk makes (`index.html` says what is in it), and the names its files get in the site.

use super::asset::Asset;
use super::lean::{dense, for_old_engines, long_names, with_short_names, without_comments};
use crate::failure::{Failure, broken, in_words};
use crate::staging::Staging;
use baoku_app::render::{ENGLISH_FILE, english_words};
use baoku_compiler::bundle::{BundleFile, json_of_script};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use flate2::Compression;
use flate2::write::GzEncoder;
use std::fs;
use std::io::Write;
use std::path::Path;

/// Where an app folder has the smaller program.
const SMALL: &str = "small/";

/// The app's files, read whole.
#[derive(Debug)]
pub struct AppFolder {
    /// The page that the site's pages are filled from.
    pub page: String,
    /// All style sheets in the order of the cascade.
    pub styles: Asset,
    /// The script that starts everything.
    pub loader: Asset,
    /// The program that has every page.
    pub whole: Program,
    /// One without the pages that few open, which is loaded first; a plain Trunk build has none.
    pub small: Option<Program>,
    /// The app without wasm, for engines that refuse wasm; a plain Trunk build may have none.
    pub plain: Option<Asset>,
    /// The English words of the app, for who chooses them.
    pub english: Asset,
    /// The picture in the browser's tab.
    pub icon: Asset,
}

/// A program and what starts it.
#[derive(Debug)]
pub struct Program {
    /// wasm-bindgen's classic script.
    pub glue: Asset,
    /// The app itself.
    pub wasm: Asset,
    /// The app again, in base64 inside a script, for where nothing can be fetched.
    pub script: Asset,
}

impl AppFolder {
    /// Reads the app from a folder.
    ///
    /// # Errors
    /// When the folder or a file of it is missing.
    pub fn read(folder: &Path) -> Result<Self, Failure> {
        let read = |name: &str| {
            fs::read(folder.join(name)).map_err(|wrong| {
                let message = format!("读不了程序文件 {}：{}", folder.join(name).display(), in_words(&wrong));
                Failure::new(message, "--app 应是 trunk build 生成的文件夹；用 cargo xtask build 会先生成它。")
            })
        };
        let text = |name: &str| read(name).map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
        let lean = |name: &str| text(name).map(|written| without_comments(&written).into_bytes());
        let page = text("index.html")?;
        let links = super::links::links_of(&page)?;
        let mut styles = Vec::new();
        for sheet in &links.styles {
            styles.extend(dense(&without_comments(&text(sheet)?)).into_bytes());
        }
        // No link of the page names it: Trunk does not know of it.
        let mut plain = folder.join("plain.js").exists().then(|| read("plain.js")).transpose()?;
        let program = |stem: &str, within: &str, plain: Option<&mut Vec<u8>>| -> Result<Program, Failure> {
            let written = text(&format!("{within}{}", links.glue))?;
            let mut wasm = read(&format!("{within}{}", links.wasm))?;
            let mut glue = for_old_engines(&written).into_bytes();
            let names = long_names(&written);
            for file in [Some(&mut wasm), Some(&mut glue), plain].into_iter().flatten() {
                with_short_names(file, &names);
            }
            let script = format!("baoku.wasm(\"{}\");\n", STANDARD.encode(&wasm));
            Ok(Program {
                glue: Asset::new(&format!("{stem}-glue"), "js", glue),
                wasm: Asset::new(stem, "wasm", wasm),
                script: Asset::new(stem, "wasm.js", script.into_bytes()),
            })
        };
        let whole = program("app", "", plain.as_mut())?;
        let small = folder.join(SMALL).exists().then(|| program("small", SMALL, None)).transpose()?;
        let english =
            BundleFile::numbered(ENGLISH_FILE.into(), &english_words()).map_err(|wrong| broken("英文", &wrong))?;
        Ok(AppFolder {
            styles: Asset::new("styles", "css", styles),
            loader: Asset::new("loader", "js", lean(&links.loader)?),
            whole,
            small,
            plain: plain.map(|bytes| Asset::new("app", "plain.js", bytes)),
            english: Asset::new("english", "js", english.script().into_bytes()),
            icon: Asset::new("icon", "svg", read(&links.icon)?),
            page,
        })
    }

    /// The program that a visit begins with.
    #[must_use]
    pub fn first(&self) -> &Program {
        self.small.as_ref().unwrap_or(&self.whole)
    }

    /// The app as it stands in the one-file page: compressed with gzip, in base64.
    #[must_use]
    pub fn packed_wasm(&self) -> String {
        let mut packed = GzEncoder::new(Vec::new(), Compression::best());
        // Writing to memory does not fail.
        packed
            .write_all(&self.whole.wasm.bytes)
            .and_then(|()| packed.finish())
            .map(|bytes| STANDARD.encode(bytes))
            .unwrap_or_default()
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
        let programs = [Some(&self.whole), self.small.as_ref()].into_iter().flatten();
        let programs = programs.flat_map(|program| [&program.glue, &program.wasm, &program.script]);
        let others = [&self.styles, &self.loader, &self.english, &self.icon].into_iter().chain(&self.plain);
        for asset in programs.chain(others) {
            to.put(&asset.path, &asset.bytes)?;
        }
        Ok(())
    }
}
