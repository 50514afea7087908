//! A file of the bundle that was cut, mixed up or made up on the way: it is refused in a sentence, or all that is in it
//! can be read and searched. The first byte of an input says which file it takes the place of.

use baoku_archive::archive::Archive;
use baoku_archive::bundle::Newspaper;
use baoku_archive::question::Question;
use baoku_archive::source::{BundleSource, LoadError, LoadProblem, Loading};
use baoku_compiler::bundle::{Bundle, merge};
use baoku_compiler::{compile_issue, gather};
use futures::executor::block_on;
use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::OnceLock;

const ISSUES: [&str; 2] = [
    "2031年3月5日\n\n【河畔人家】\n江口街道举行运动会\n四百人到场\n\n    3月5日，江口街道举行运动会，镇长王炜到场，\n四百多\
     人参加。居民都说办得好。\n\n柳园镇修路\n\n    柳园镇的路修好了，居民都说走着稳当。\n",
    "2032年\n\n灣口街道裝電梯\n\n    江口街道今年要给老楼装十部电梯，书记李江、主任陈月娥到会讲了话。\n",
];

fn files() -> &'static Bundle {
    static FILES: OnceLock<Bundle> = OnceLock::new();
    FILES.get_or_init(|| {
        let issue = |(at, text): (usize, &&str)| compile_issue(&format!("{at}.txt"), None, text.as_bytes());
        merge(&gather(Newspaper::default(), ISSUES.iter().enumerate().map(issue).collect())).expect("a bundle")
    })
}

/// Files in memory.
pub(super) struct Inline(pub(super) BTreeMap<String, String>);

impl BundleSource for Inline {
    fn load<'a>(&'a self, name: &'a str) -> Loading<'a> {
        let missing = LoadError { name: name.into(), problem: LoadProblem::Missing };
        Box::pin(async move { self.0.get(name).cloned().ok_or(missing) })
    }
}

fn open(replaced: Option<(usize, String)>) -> Result<Archive, LoadError> {
    let bundle = files();
    let mut all: BTreeMap<_, _> = bundle.files.iter().map(|file| (file.name.clone(), file.json.clone())).collect();
    if let Some((at, json)) = replaced {
        all.insert(bundle.files[at].name.clone(), json);
    }
    let archive = block_on(Archive::open(Rc::new(Inline(all)), &bundle.manifest))?;
    for wrong in block_on(archive.load_all()) {
        assert!(!wrong.to_string().is_empty());
    }
    let _ = block_on(archive.load_questions());
    Ok(archive)
}

/// The archive that the files make, whole.
pub(super) fn small() -> Archive {
    open(None).expect("a good bundle")
}

pub(super) fn seeds() -> Vec<Vec<u8>> {
    let files = files().files.iter().enumerate();
    files.map(|(at, file)| [&[at as u8], file.json.as_bytes()].concat()).collect()
}

pub(super) fn check(bytes: &[u8]) {
    let Some((first, json)) = bytes.split_first() else { return };
    let at = usize::from(*first) % files().files.len();
    let Ok(archive) = open(Some((at, String::from_utf8_lossy(json).into_owned()))) else { return };
    for article in archive.articles() {
        let _ = (article.id(), article.title(), article.lead(), article.readable(), article.dating(), article.people());
        for block in &article.article().blocks {
            let _ = (article.annotated(&block.pieces), article.lines(&block.pieces), article.corrected(&block.pieces));
        }
        assert!(archive.article(&article.id()).is_some(), "{} does not open", article.id());
    }
    for words in ["街道", "电梯 -路", "人:王炜", ""] {
        let _ = archive.answer_loaded(&Question::of(words));
    }
}
