//! A file of a large archive's bundle that was cut, mixed up or made up on the way: whatever is asked, the answer says
//! what could not be had, and everything it names can be asked for. The first byte of an input says which file it takes
//! the place of.

use super::bundle::Inline;
use baoku_archive::archive::Archive;
use baoku_archive::bundle::Newspaper;
use baoku_archive::facts::{PERSON, PROGRAMME};
use baoku_archive::index::bits::to_letters;
use baoku_archive::index::shards::{Kind, Sharded, Sheet};
use baoku_archive::question::Question;
use baoku_archive::source::{LoadError, Step};
use baoku_archive::text::Folding;
use baoku_compiler::bundle::{BundleFile, Unwritable, sharded_manifest};
use baoku_compiler::index::{starts, write_portion};
use baoku_compiler::sharded::{Gathering, Share, prepare};
use baoku_compiler::variants::Characters;
use baoku_compiler::{Corpus, compile_issue, gather};
use futures::executor::block_on;
use std::rc::Rc;
use std::sync::{Arc, OnceLock};

const NAMES: [&str; 5] = ["周志远", "陈月娥", "孙有田", "王小平", "李江"];
/// The index is cut into blocks of so many bytes, so that there are several.
const BLOCK: usize = 400;
/// As a build has it; no text here is long enough to pass it.
const TALLIED: usize = 6000;

fn corpus() -> Corpus {
    let issue = |at: usize| {
        let mut text = format!("2031年3月第{at}期\n\n");
        for story in 0..3 {
            let name = NAMES[(at + story) % NAMES.len()];
            let day = at * 3 + story + 1;
            text += &format!("江口街道第{at}次河道整治开工{story}\n\n    3月{day}日，街道主任{name}到场，");
            text += "灣口的居民都说办得好，两岸要栽新柳，铺步道。\n\n";
        }
        compile_issue(&format!("{at}.txt"), None, text.as_bytes())
    };
    gather(Newspaper::default(), (0..8).map(issue).collect())
}

/// The files, each with its whole name, and the manifest's name.
type Files = (Vec<(String, String)>, String);

fn divided() -> Result<Files, Unwritable> {
    let corpus = corpus();
    let variants = Characters::of(&corpus).variants();
    let folding = Arc::new(Folding::new(&variants.within));
    let (mut gathering, mut files) = (Gathering::under(&corpus.names), Vec::new());
    for (at, part) in (0u32..).zip(&corpus.parts) {
        let share = Share { position: at, issue: part.issue.clone(), text: part.text.clone() };
        files.push(gathering.add(prepare(at, vec![share], &folding)?));
    }
    let issues: Vec<_> = corpus.parts.iter().map(|part| part.issue.clone()).collect();
    let listings = gathering.list(&issues, &folding)?;
    files.extend(listings.files);
    files.push(BundleFile::sheet(Kind::Variants, Sheet::new(0, Vec::new(), vec![variants.all]))?);
    let portions = gathering.index.close();
    let blocks: Vec<_> =
        portions.into_iter().flat_map(|portion| write_portion(&gathering.index, portion, BLOCK, TALLIED)).collect();
    for (at, block) in (0u32..).zip(&blocks) {
        files.push(BundleFile::sheet(Kind::Block, Sheet::new(at, Vec::new(), vec![to_letters(&block.bytes)]))?);
    }
    files.extend(gathering.directory(&starts(&blocks), listings.groups)?);
    let sharded = Sharded { folder: "f".into(), ..listings.sharded };
    let bundle = sharded_manifest(&corpus.newspaper, &[], variants.within, sharded)?;
    let below = files.into_iter().map(|file| (format!("f/{}", file.name), file.json));
    let beside = bundle.files.into_iter().map(|file| (file.name, file.json));
    Ok((below.chain(beside).collect(), bundle.manifest))
}

fn files() -> &'static Files {
    static FILES: OnceLock<Files> = OnceLock::new();
    FILES.get_or_init(|| divided().expect("a bundle"))
}

fn open(replaced: Option<(usize, String)>) -> Result<Archive, LoadError> {
    let (files, manifest) = files();
    let mut all = files.clone();
    if let Some((at, json)) = replaced {
        all[at].1 = json;
    }
    block_on(Archive::open(Rc::new(Inline(all.into_iter().collect())), manifest))
}

pub(super) fn seeds() -> Vec<Vec<u8>> {
    let files = files().0.iter().enumerate();
    files.map(|(at, (_, json))| [&[at as u8], json.as_bytes()].concat()).collect()
}

pub(super) fn check(bytes: &[u8]) {
    let Some((first, json)) = bytes.split_first() else { return };
    let at = usize::from(*first) % files().0.len();
    let Ok(archive) = open(Some((at, String::from_utf8_lossy(json).into_owned()))) else { return };
    ask(&archive);
}

/// Everything that the app asks of a large archive. What could not be had, as sentences.
fn ask(archive: &Archive) -> Vec<String> {
    let mut wrong: Vec<LoadError> = block_on(archive.load_all());
    let person = Question::default().with("person", NAMES[0]);
    for question in
        ["街道", "河道整治 -新柳", "湾口", "人:陈月娥", "\"栽新柳\"", ""].map(Question::of).into_iter().chain([person])
    {
        let answer = block_on(archive.answer(&question));
        wrong.extend(answer.missing);
        let few: Vec<u32> = answer.articles.iter().take(10).copied().collect();
        assert!(few.iter().all(|number| *number < archive.article_count()), "an answer names what is not there");
        wrong.extend(block_on(archive.load_articles(&few)));
        wrong.extend(block_on(archive.headlines(&few)).err());
        match block_on(archive.ids(&few)) {
            Ok(ids) => ids.iter().for_each(|id| wrong.extend(block_on(archive.open_article(id)).err())),
            Err(error) => wrong.push(error),
        }
        for article in archive.take_articles(&few).into_iter().flatten() {
            let _ = (article.id(), article.title(), article.lead(), article.readable(), article.dating());
        }
        let mut nearest = None;
        let work = &mut || {
            nearest = archive.take_nearest(&question, false);
            Step::when(nearest.is_some())
        };
        wrong.extend(block_on(archive.settle(work)));
    }
    for kind in PERSON..=PROGRAMME {
        wrong.extend(block_on(archive.names(kind, 0, archive.names_count(kind))).err());
    }
    for typed in ["周", "zhy", "河道", "开工"] {
        let work = &mut || Step::when(archive.take_suggestions(typed, 8).is_some());
        wrong.extend(block_on(archive.settle(work)));
    }
    wrong.iter().map(ToString::to_string).collect()
}

#[test]
fn of_the_good_files_nothing_is_missed() {
    let archive = open(None).expect("a good bundle");
    assert_eq!(ask(&archive), [""; 0]);
    assert!(archive.article_count() > 10, "{}", archive.article_count());
    assert!(files().0.len() < 256, "the first byte of an input names a file");
}
