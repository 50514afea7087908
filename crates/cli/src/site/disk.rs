//! Bundles outside a browser: on the disk, or just made and still in memory.

use crate::failure::{Failure, not_had};
use baoku_archive::archive::Archive;
use baoku_archive::source::{BundleSource, LoadError, LoadProblem, Loading};
use baoku_compiler::bundle::{Bundle, content_name, json_of_script};
use futures::executor::block_on;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::rc::Rc;

/// A bundle that is not written yet.
pub(super) struct InMemory(BTreeMap<String, String>);

impl InMemory {
    pub(super) fn of(bundle: &Bundle) -> Self {
        InMemory(bundle.files.iter().map(|file| (file.name.clone(), file.json.clone())).collect())
    }
}

impl BundleSource for InMemory {
    fn load<'a>(&'a self, name: &'a str) -> Loading<'a> {
        let missing = LoadError { name: name.into(), problem: LoadProblem::Missing };
        Box::pin(async move { self.0.get(name).cloned().ok_or(missing) })
    }
}

/// A bundle folder; every file that is named by its own hash is held against it.
pub(super) struct OnDisk(pub(super) PathBuf);

impl BundleSource for OnDisk {
    fn load<'a>(&'a self, name: &'a str) -> Loading<'a> {
        Box::pin(async move {
            let error = |problem| LoadError { name: name.into(), problem };
            let script =
                fs::read_to_string(self.0.join(format!("{name}.js"))).map_err(|_| error(LoadProblem::Missing))?;
            let json = json_of_script(&script).ok_or_else(|| error(LoadProblem::Damaged("not three lines".into())))?;
            // The files of a large archive lie in a folder that is named by all of them together.
            match name.contains('/') || content_name(json.as_bytes()) == name {
                true => Ok(json.to_owned()),
                false => Err(error(LoadProblem::Damaged("its content does not hash to its name".into()))),
            }
        })
    }
}

/// Opens a built site, or a bundle alone, and loads all of a small one.
///
/// # Errors
/// When the folder is neither or a file of its bundle is missing or damaged.
pub fn open_site(site: &Path) -> Result<Archive, Failure> {
    let help = "请给出 baoku build 生成的文件夹；如果文件是拷来的，可能没有拷全。";
    let (folder, manifest) = match fs::read_to_string(site.join("index.html")) {
        Ok(index) => {
            let manifest = index.split_once("data-manifest=\"").and_then(|(_, rest)| rest.split_once('"'));
            (site.join("bundle"), manifest.map(|(manifest, _)| manifest.to_owned()))
        }
        Err(_) => (site.to_owned(), manifest_in(site)),
    };
    let Some(manifest) = manifest else {
        return Err(Failure::new(format!("{} 不是报库的网站", site.display()), help));
    };
    let failure = |wrong: &LoadError| Failure::new(format!("{}：{}", site.display(), not_had(wrong)), help);
    let source = Rc::new(OnDisk(folder));
    let archive = block_on(Archive::open(source, &manifest)).map_err(|wrong| failure(&wrong))?;
    match block_on(archive.load_all()).first() {
        Some(wrong) => Err(failure(wrong)),
        None => Ok(archive),
    }
}

/// The manifest among the files of a bundle alone: the one that has a build.
fn manifest_in(folder: &Path) -> Option<String> {
    let mut names: Vec<PathBuf> = fs::read_dir(folder).ok()?.flatten().map(|entry| entry.path()).collect();
    names.sort();
    let is_manifest = |path: &PathBuf| {
        let script = fs::read_to_string(path).unwrap_or_default();
        json_of_script(&script).is_some_and(|json| json.starts_with("{\"format\":") && json.contains("\"build\":"))
    };
    let scripts = names.into_iter().filter(|path| path.extension().is_some_and(|ending| ending == "js"));
    let found = scripts.filter(|path| path.is_file()).find(is_manifest)?;
    Some(found.file_stem()?.to_string_lossy().into_owned())
}
