//! The people of a large archive: counted from files of their own as they are counted in one that is loaded whole.
#![allow(clippy::unwrap_used)]

use baoku_archive::archive::Archive;
use baoku_archive::bundle::{Newspaper, ShardText};
use baoku_archive::facts::{ORGANISATION, PERSON, PLACE, PROGRAMME};
use baoku_archive::index::shards::Sharded;
use baoku_archive::people::directory;
use baoku_archive::question::Question;
use baoku_archive::source::{BundleSource, LoadError, LoadProblem, Loading, Step};
use baoku_archive::text::Folding;
use baoku_compiler::bundle::{BundleFile, merge, sharded_manifest};
use baoku_compiler::sharded::{Gathering, Share, prepare};
use baoku_compiler::{Corpus, compile_issue, gather};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::pin::pin;
use std::rc::Rc;
use std::sync::Arc;
use std::task::{Context, Poll, Waker};

/// A bundle in memory that notes what is taken of it.
struct Inline(BTreeMap<String, String>, Rc<RefCell<Vec<String>>>);

impl BundleSource for Inline {
    fn load<'a>(&'a self, name: &'a str) -> Loading<'a> {
        self.1.borrow_mut().push(name.rsplit('/').next().unwrap().to_owned());
        let missing = LoadError { name: name.into(), problem: LoadProblem::Missing };
        Box::pin(async move { self.0.get(name).cloned().ok_or(missing) })
    }
}

/// Nothing here ever waits.
fn now<T>(work: impl Future<Output = T>) -> T {
    match pin!(work).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(done) => done,
        Poll::Pending => panic!("a file in memory keeps nobody waiting"),
    }
}

const NAMES: [&str; 7] = ["周志远", "陈月娥", "孙有田", "王小平", "李江", "赵明德", "吴桂英"];

fn corpus() -> Corpus {
    let issue = |at: usize| {
        let mut text = String::new();
        for story in 0..4 {
            let who = |step: usize| NAMES[(at * step + story * (step + 1)) % (1 + (at + story) % NAMES.len())];
            text += &format!(
                "江口街道第{at}次河道整治开工{story}\n\n    3月{}日，江口街道河道整治第{story}段开工。",
                at % 28 + 1
            );
            let quay = ["柳园", "长堤"][at % 2];
            text += &format!("工程由柳园镇人民政府主办，在{quay}居民区动员，“三桥一渡”开工。");
            text += &format!("街道主任{}到场，居委会书记{}介绍情况。两岸要栽新柳，铺步道。\n\n", who(1), who(2));
        }
        compile_issue(&format!("{at}.txt"), None, format!("2031年3月第{at}期\n\n{text}").as_bytes())
    };
    gather(Newspaper::default(), (0..60).map(issue).collect())
}

fn opened(files: &[BundleFile], folder: &str, manifest: &str) -> (Archive, Rc<RefCell<Vec<String>>>) {
    let asked = Rc::new(RefCell::new(Vec::new()));
    let files = files.iter().map(|file| match file.name == manifest {
        true => (file.name.clone(), file.json.clone()),
        false => (format!("{folder}{}", file.name), file.json.clone()),
    });
    let source = Rc::new(Inline(files.collect(), asked.clone()));
    let archive = now(Archive::open(source, manifest)).unwrap();
    assert_eq!(now(archive.load_all()), []);
    (archive, asked)
}

/// The same corpus loaded whole and divided.
fn both() -> ((Archive, Archive), Rc<RefCell<Vec<String>>>) {
    let corpus = corpus();
    let bundle = merge(&corpus).unwrap();
    let whole = opened(&bundle.files, "", &bundle.manifest).0;

    let mut gathering = Gathering::default();
    let mut files = Vec::new();
    for (at, part) in corpus.parts.iter().enumerate() {
        let share = Share { position: at as u32, issue: part.issue.clone(), text: part.text.clone() };
        let prepared = prepare(at as u32, vec![share], &Arc::new(Folding::default())).unwrap();
        files.push(gathering.add(prepared));
    }
    let issues: Vec<_> = corpus.parts.iter().map(|part| part.issue.clone()).collect();
    let listings = gathering.list(&issues, &Folding::default(), &corpus.names).unwrap();
    files.extend(listings.files);
    let sharded = Sharded { folder: "f".into(), ..listings.sharded };
    let manifest = sharded_manifest(&corpus.newspaper, &[], String::new(), sharded).unwrap();
    files.extend(manifest.files);
    assert!(files.iter().any(|file| serde_json::from_str::<ShardText>(&file.json).is_ok()));
    let (divided, asked) = opened(&files, "f/", &manifest.manifest);
    ((whole, divided), asked)
}

fn people_counted(archive: &Archive, question: &Question) -> BTreeMap<String, u32> {
    let answer = now(archive.answer(question));
    assert_eq!(answer.missing, []);
    let person = answer.facets.into_iter().find(|facet| facet.name == "person");
    person.map(|facet| facet.values.into_iter().collect()).unwrap_or_default()
}

#[test]
fn everybody_is_listed_as_in_an_archive_that_is_loaded_whole() {
    let ((whole, divided), _) = both();
    let everybody = directory(&whole.articles());
    assert!(everybody.len() >= 5, "{everybody:?}");
    let count = divided.names_count(PERSON);
    assert_eq!(count as usize, everybody.len());
    assert_eq!(now(divided.names(PERSON, 0, count)).unwrap(), everybody);
    assert_eq!(now(divided.names(PERSON, 2, 2)).unwrap(), everybody[2..4]);
    assert_eq!(now(divided.names(PERSON, count, 9)).unwrap(), []);
}

#[test]
fn a_person_is_found_without_loading_everybody() {
    let ((whole, divided), asked) = both();
    for name in NAMES.iter().chain(&["无此人"]) {
        for question in [Question::default().with("person", name), Question::of(&format!("人:{name}"))] {
            assert_eq!(now(divided.answer(&question)).articles, now(whole.answer(&question)).articles, "{name}");
        }
    }
    assert!(now(divided.answer(&Question::default().with("person", "周志远"))).articles.len() > 10);
    assert!(asked.borrow().iter().all(|name| !name.starts_with('t')), "{asked:?}");
}

#[test]
fn people_are_counted_once_their_facet_is_open() {
    let ((whole, divided), asked) = both();
    let questions =
        [Question::default(), Question::default().with("person", "李江"), Question::of("人:李江 人:王小平")];
    for question in &questions {
        assert!(people_counted(&divided, question).is_empty());
    }
    asked.borrow_mut().clear();
    assert_eq!(now(divided.answer(&Question::default())).missing, []);
    assert!(asked.borrow().is_empty());
    now(divided.load_every_name(PERSON)).unwrap();
    for question in &questions {
        assert_eq!(people_counted(&divided, question), people_counted(&whole, question));
    }
}

#[test]
fn bodies_places_and_programmes_are_listed_and_counted_like_people() {
    let ((whole, divided), asked) = both();
    assert!(now(whole.settle(&mut || Step::when(whole.take_facts()))).is_empty());
    for (kind, facet, name) in
        [(ORGANISATION, "org", "柳园镇人民政府"), (PLACE, "place", "长堤居民区"), (PROGRAMME, "programme", "三桥一渡")]
    {
        let names = now(divided.names(kind, 0, 99)).unwrap();
        assert!(names.iter().any(|known| known.name == name && known.articles > 20), "{names:?}");
        let question = Question::default().with(facet, name);
        let counted = |archive: &Archive| {
            let facets = now(archive.answer(&Question::default())).facets;
            facets.into_iter().find(|known| known.name == facet).map(|facet| facet.values)
        };
        assert_eq!(counted(&divided), None);
        asked.borrow_mut().clear();
        assert_eq!(now(divided.answer(&question)).articles, now(whole.answer(&question)).articles, "{name}");
        assert!(asked.borrow().iter().all(|name| !name.starts_with('t')), "{asked:?}");
        now(divided.load_every_name(kind)).unwrap();
        let values = |archive| counted(archive).unwrap().into_iter().filter(|(_, times)| *times > 1).collect();
        let (of_divided, of_whole): (BTreeMap<String, u32>, BTreeMap<String, u32>) = (values(&divided), values(&whole));
        assert_eq!(of_divided, of_whole);
    }
    assert!(now(divided.answer(&Question::default().with("org", "周志远"))).articles.is_empty());
}
