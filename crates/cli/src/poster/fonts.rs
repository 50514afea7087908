//! The Chinese font that pictures are set in: one that the editor names, or one that is installed.

use crate::failure::{Failure, in_words};
use resvg::usvg::fontdb::{Database, FaceInfo, ID, Source};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Families with the characters of mainland China, best first: type of the Song kind suits a newspaper.
const FAMILIES: [&str; 12] = [
    "Noto Serif CJK SC",
    "Source Han Serif SC",
    "Source Han Serif CN",
    "Noto Serif SC",
    "Songti SC",
    "STSong",
    "SimSun",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Noto Sans SC",
    "PingFang SC",
    "Microsoft YaHei",
];

/// Fonts to draw with.
#[derive(Debug, Clone)]
pub struct Fonts {
    database: Arc<Database>,
    family: Option<String>,
}

impl Fonts {
    /// No font: pictures bear no text.
    #[must_use]
    pub fn none() -> Self {
        Fonts { database: Arc::default(), family: None }
    }

    /// The first of the known Chinese families that this machine has.
    #[must_use]
    pub fn installed() -> Self {
        let mut database = Database::new();
        database.load_system_fonts();
        let has = |family: &str| database.faces().any(|face| face.families.iter().any(|(name, _)| name == family));
        let family = FAMILIES.iter().find(|family| has(family)).map(|family| (*family).to_owned());
        if let Some(family) = &family {
            keep_in_memory(&mut database, family);
        }
        Fonts { family, database: Arc::new(database) }
    }

    /// The font in a file.
    ///
    /// # Errors
    /// When the file cannot be read or is no font.
    pub fn in_file(path: &Path) -> Result<Self, Failure> {
        let mut database = Database::new();
        let help = "请给出一个字体文件，例如 NotoSerifCJK-Bold.ttc；不写 --font 就用系统里已装的思源宋体或黑体。";
        database
            .load_font_file(path)
            .map_err(|wrong| Failure::new(format!("读不了字体 {}：{}", path.display(), in_words(&wrong)), help))?;
        let families = || database.faces().flat_map(|face| face.families.iter().map(|(name, _)| name.clone()));
        // A collection holds the forms of several countries.
        let family = families().find(|name| FAMILIES.contains(&name.as_str())).or_else(|| families().next());
        match family {
            Some(family) => {
                keep_in_memory(&mut database, &family);
                Ok(Fonts { family: Some(family), database: Arc::new(database) })
            }
            None => Err(Failure::new(format!("{} 不是字体文件", path.display()), help)),
        }
    }

    /// What to set text in; `None` where there is no Chinese font.
    #[must_use]
    pub fn family(&self) -> Option<&str> {
        self.family.as_deref()
    }

    pub(super) fn database(&self) -> &Arc<Database> {
        &self.database
    }
}

/// Reads the files of a family once: they would be opened anew for every character of every picture.
fn keep_in_memory(database: &mut Database, family: &str) {
    let is_ours = |face: &&FaceInfo| face.families.iter().any(|(name, _)| name == family);
    let files: BTreeSet<PathBuf> = database
        .faces()
        .filter(is_ours)
        .filter_map(|face| match &face.source {
            Source::File(path) => Some(path.clone()),
            _ => None,
        })
        .collect();
    for file in files {
        // One that cannot be read now stays as it was found.
        let Ok(bytes) = std::fs::read(&file) else { continue };
        let is_here = |face: &&FaceInfo| matches!(&face.source, Source::File(path) if *path == file);
        let faces: Vec<ID> = database.faces().filter(is_here).map(|face| face.id).collect();
        faces.into_iter().for_each(|face| database.remove_face(face));
        database.load_font_data(bytes);
    }
}
