//! The people of a large archive: counted from files of their own as they are counted in one that is loaded whole.
#![allow(clippy::unwrap_used)]

use baoku_archive::archive::Archive;
use baoku_archive::bundle::{Newspaper, ShardText};
use baoku_archive::facts::{FIGURE, OFFICE, ORGANISATION, PERSON, PLACE, PROGRAMME, SERIES, mentions};
use baoku_archive::index::shards::Sharded;
use baoku_archive::people::directory;
use baoku_archive::question::Question;
use baoku_archive::source::{BundleSource, LoadError, LoadProblem, Loading, Step};
use baoku_archive::text::Folding;
use baoku_compiler::authority::Authority;
use baoku_compiler::bundle::{BundleFile, merge, sharded_manifest};
use baoku_compiler::sharded::{Gathering, Share, prepare};
use baoku_compiler::{Corpus, compile_issue, gather};
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
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
            text += &format!(
                "江口街道召开{}年河道工作会议，力争签约{}台。沿岸签约{}台。",
                2020 + at % 3,
                at % 5 + 2,
                at % 4 + 2
            );
            text += &format!("街道主任{}到场，居委会书记{}介绍情况。两岸要栽新柳，铺步道。\n\n", who(1), who(2));
        }
        compile_issue(&format!("{at}.txt"), None, format!("2031年3月第{at}期\n\n{text}").as_bytes())
    };
    gather(Newspaper::default(), (0..60).map(issue).collect())
}

/// The same with what an editor says of names.
fn corpus_with(names: &str) -> Corpus {
    let mut corpus = corpus();
    corpus.names = Authority::read(names).unwrap();
    corpus
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
    let (divided, asked) = divided(&corpus);
    ((whole, divided), asked)
}

fn divided(corpus: &Corpus) -> (Archive, Rc<RefCell<Vec<String>>>) {
    let mut gathering = Gathering::under(&corpus.names);
    let mut files = Vec::new();
    for (at, part) in corpus.parts.iter().enumerate() {
        let share = Share { position: at as u32, issue: part.issue.clone(), text: part.text.clone() };
        let prepared = prepare(at as u32, vec![share], &Arc::new(Folding::default())).unwrap();
        files.push(gathering.add(prepared));
    }
    let issues: Vec<_> = corpus.parts.iter().map(|part| part.issue.clone()).collect();
    let listings = gathering.list(&issues, &Folding::default()).unwrap();
    files.extend(listings.files);
    let sharded = Sharded { folder: "f".into(), ..listings.sharded };
    let manifest = sharded_manifest(&corpus.newspaper, &[], String::new(), sharded).unwrap();
    files.extend(manifest.files);
    assert!(files.iter().any(|file| serde_json::from_str::<ShardText>(&file.json).is_ok()));
    opened(&files, "f/", &manifest.manifest)
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

#[test]
fn an_editor_puts_people_together_tells_them_apart_and_calls_them_otherwise() {
    let (plain, _) = divided(&corpus());
    let (edited, _) = divided(&corpus_with(
        "[[merge]]\nname = \"李江\"\nalso = [\"王小平\"]\n\n[[separate]]\nname = \"孙有田\"\nas = \"孙有田（教师）\"\n\
         issues = [\"3.txt\"]\n\n[[rename]]\nfrom = \"陈月娥\"\nto = \"陈月蛾\"\n",
    ));
    let articles = |archive: &Archive, name: &str| {
        now(archive.answer(&Question::default().with("person", name))).articles.into_iter().collect::<BTreeSet<u32>>()
    };
    let named = |archive: &Archive, name: &str| {
        let everybody = now(archive.names(PERSON, 0, archive.names_count(PERSON))).unwrap();
        everybody.into_iter().find(|person| person.name == name)
    };
    let both = &articles(&plain, "李江") | &articles(&plain, "王小平");
    assert!(both.len() > articles(&plain, "李江").len());
    assert_eq!(articles(&edited, "李江"), both);
    let person = named(&edited, "李江").unwrap();
    assert_eq!((person.articles as usize, person.offices[0].as_str()), (both.len(), "王小平"));
    assert_eq!(named(&edited, "王小平"), None);
    // An article still leads there by the name it prints, also when everybody has been counted.
    assert_eq!(articles(&edited, "王小平"), both);
    now(edited.load_every_name(PERSON)).unwrap();
    assert_eq!(articles(&edited, "王小平"), both);
    let question = Question::of("人:李江 人:王小平");
    assert_eq!(now(edited.answer(&question)).articles.len(), both.len());

    let apart = articles(&edited, "孙有田（教师）");
    assert!(!apart.is_empty() && apart.is_disjoint(&articles(&edited, "孙有田")));
    assert_eq!(&apart | &articles(&edited, "孙有田"), articles(&plain, "孙有田"));
    assert_eq!(articles(&edited, "陈月蛾"), articles(&plain, "陈月娥"));
}

#[test]
fn offices_events_and_figures_are_those_of_the_facts_and_lead_to_their_articles() {
    let ((whole, divided), asked) = both();
    assert!(now(whole.settle(&mut || Step::when(whole.take_facts()))).is_empty());
    let facts = whole.facts().unwrap();
    for (kind, facet) in [(OFFICE, "office"), (SERIES, "series"), (FIGURE, "figure")] {
        let mut told: BTreeMap<String, BTreeSet<u32>> = BTreeMap::new();
        for fact in facts.facts.iter().filter(|fact| fact.kind == kind) {
            let name = match kind {
                FIGURE if fact.word(0).chars().count() < 2 => continue,
                FIGURE => format!("{}（{}）", fact.word(0), fact.word(1)),
                _ => fact.word(0).to_owned(),
            };
            let at = fact.at.first().map_or(&[][..], Vec::as_slice);
            told.entry(name).or_default().extend(mentions(at).iter().map(|mention| mention.article));
        }
        // Of an event the facts have one article for each time it was held.
        told.retain(|_, articles| articles.len() > 1);
        let names = now(divided.names(kind, 0, divided.names_count(kind))).unwrap();
        assert!(!names.is_empty());
        assert_eq!(
            names.iter().map(|name| &name.name).collect::<BTreeSet<_>>(),
            told.keys().collect(),
            "the names of kind {kind}"
        );
        asked.borrow_mut().clear();
        for name in &names {
            let found = now(divided.answer(&Question::default().with(facet, &name.name)));
            let found: BTreeSet<u32> = found.articles.into_iter().collect();
            assert_eq!(found.len(), name.articles as usize, "{}", name.name);
            let told = &told[&name.name];
            assert!(if kind == SERIES { told.is_subset(&found) } else { *told == found }, "{}", name.name);
        }
        assert!(asked.borrow().iter().all(|name| !name.starts_with('t')), "{asked:?}");
    }
    let beside = |kind: u32, wanted: &str| {
        let names = now(divided.names(kind, 0, divided.names_count(kind))).unwrap();
        names.into_iter().find(|name| name.name.contains(wanted)).unwrap_or_else(|| panic!("{wanted}")).offices
    };
    assert!(beside(OFFICE, "主任").iter().any(|name| name == "李江"));
    assert_eq!(beside(SERIES, "河道工作会议"), ["2022年", "2021年", "2020年"]);
    // What was meant to be is told apart from what was.
    assert_eq!(beside(FIGURE, "沿岸签约（台）"), ["2031年 2台、3台、4台、5台"]);
    let named = now(divided.names(FIGURE, 0, 99)).unwrap();
    let signed = named.iter().find(|name| name.name == "签约（台）").unwrap();
    assert!(signed.offices[0].starts_with("2031年 2台（目标）、3台（目标）"), "{signed:?}");
}
