//! `baoku-scale grow ARTICLES OUT TEXT…` grows a corpus of rows from texts; `baoku-scale compare ROWS BAOKU APP PACKAGES
//! WORK PICTURE` compares the engines on rows and prints a table; `baoku-scale packages` names what npm has to install;
//! `baoku-scale issues ROWS OUT` lays rows out as issues; `baoku-scale parts CORPUS BAOKU WORK PYTHON JOB` compares the ways
//! to compile them. `cargo xtask report search` calls all five.
#![allow(clippy::print_stdout)]

use std::fs;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;

use anyhow::{Context, Result, anyhow, bail, ensure};
use baoku_archive::archive::Archive;
use baoku_archive::source::{BundleSource, LoadError, LoadProblem, Loading};
use baoku_archive::text::Folding;
use baoku_compiler::bundle::json_of_script;
use baoku_scale::asked::{self, Asked};
use baoku_scale::engine::{Bench, ENGINES, PACKAGES};
use baoku_scale::grow::{Chain, grow, issues};
use baoku_scale::measure::measure;
use baoku_scale::parts;
use baoku_scale::table::{Row, picture, table};

/// The same corpus and the same questions every time.
const SEED: u64 = 2022;
const QUESTIONS: usize = 80;

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match *arguments {
        ["grow", articles, out, ref texts @ ..] => grown(articles.parse().context("how many articles?")?, out, texts),
        ["compare", rows, baoku, app, packages, work, drawn] => {
            compare(Path::new(rows), &[baoku, app, packages, work].map(PathBuf::from), Path::new(drawn))
        }
        ["issues", rows, out] => laid_out(Path::new(rows), Path::new(out)),
        ["parts", corpus, baoku, work, python, job] => {
            print!("{}", parts::compare(&[corpus, baoku, work, python, job].map(Path::new))?);
            Ok(())
        }
        ["packages"] => {
            PACKAGES.iter().for_each(|package| println!("{package}"));
            Ok(())
        }
        _ => bail!(
            "say one of: grow ARTICLES OUT TEXT…, compare ROWS BAOKU APP PACKAGES WORK PICTURE, packages, issues ROWS OUT, \
             parts CORPUS BAOKU WORK PYTHON JOB"
        ),
    }
}

fn grown(articles: usize, out: &str, texts: &[&str]) -> Result<()> {
    let texts = texts.iter().map(|file| fs::read_to_string(file).with_context(|| (*file).to_owned()));
    let texts = texts.collect::<Result<Vec<_>>>()?;
    let chain = Chain::learn(texts.iter().flat_map(|text| text.lines()));
    ensure!(!chain.is_empty(), "the texts have no Chinese sentence to grow from");
    let file = fs::File::create(out).with_context(|| format!("cannot write {out}"))?;
    let mut file = BufWriter::new(file);
    grow(&chain, articles, SEED, &mut file)?;
    file.flush().with_context(|| format!("cannot write {out}"))
}

fn laid_out(rows: &Path, out: &Path) -> Result<()> {
    let text = fs::read_to_string(rows).with_context(|| format!("cannot read {}", rows.display()))?;
    fs::create_dir_all(out).with_context(|| format!("cannot make {}", out.display()))?;
    for (name, issue) in issues(&asked::articles(&text)?) {
        fs::write(out.join(&name), issue).with_context(|| format!("cannot write {name}"))?;
    }
    Ok(())
}

fn compare(rows: &Path, paths: &[PathBuf; 4], drawn: &Path) -> Result<()> {
    let [baoku, app, packages, work] = paths;
    let text = fs::read_to_string(rows).with_context(|| format!("cannot read {}", rows.display()))?;
    let articles = asked::articles(&text)?;
    let corpus = work.join("corpus");
    fs::create_dir_all(&corpus).with_context(|| format!("cannot make {}", corpus.display()))?;
    fs::write(corpus.join("rows.jsonl"), &text)?;
    let bytes = articles.iter().map(|article| (article.title.len() + article.body.len()) as u64).sum();
    let characters: usize = articles.iter().flat_map(asked::Article::lines).map(|line| line.chars().count()).sum();

    let bench = Bench { articles: &articles, corpus: &corpus, baoku, app, packages, work };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    // Questions come from our own bundle's idea of which characters are the same, so it is built before the others.
    let mut asked: Vec<Asked> = Vec::new();
    let mut lines: Vec<Row<'_>> = Vec::new();
    for engine in ENGINES {
        eprintln!("{}: building …", engine.title);
        let built = (engine.build)(&bench);
        if asked.is_empty() {
            let root = &built.as_ref().map_err(|wrong| anyhow!("{wrong:#}"))?.root;
            let folding = folding(root)?;
            asked = asked::draw(&articles, QUESTIONS, &folding, SEED);
            ensure!(!asked.is_empty(), "the articles have no Chinese line to ask for");
        }
        eprintln!("{}: asking …", engine.title);
        let outcome = built.and_then(|built| {
            let figures = runtime.block_on(measure(engine, &built, &asked))?;
            Ok((built, figures))
        });
        lines.push((engine, outcome.map_err(|wrong| format!("{wrong:#}"))));
    }
    println!(
        "{} articles, {:.1} million characters, {QUESTIONS} questions.\n",
        articles.len(),
        characters as f64 / 1e6
    );
    print!("{}", table(&lines, bytes));
    fs::write(drawn, picture(&lines)).with_context(|| format!("cannot write {}", drawn.display()))
}

/// Which characters are the same in a built site's archive.
fn folding(site: &Path) -> Result<Arc<Folding>> {
    let page = fs::read_to_string(site.join("index.html")).context("the site has no page")?;
    let (_, rest) = page.split_once("data-manifest=\"").context("the site's page names no manifest")?;
    let manifest = rest.split('"').next().unwrap_or_default();
    let archive = futures::executor::block_on(Archive::open(Rc::new(Folder(site.join("bundle"))), manifest));
    Ok(archive.map_err(|error| anyhow!("{error:?}"))?.folding())
}

struct Folder(PathBuf);

impl BundleSource for Folder {
    fn load<'a>(&'a self, name: &'a str) -> Loading<'a> {
        let text = fs::read_to_string(self.0.join(format!("{name}.js")));
        let json = text.ok().and_then(|text| json_of_script(&text).map(str::to_owned));
        let answer = json.ok_or_else(|| LoadError { name: name.to_owned(), problem: LoadProblem::Missing });
        Box::pin(async move { answer })
    }
}
