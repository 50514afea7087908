//! `cargo xtask report search`: our search beside Pagefind, MiniSearch and FlexSearch, on the same articles in the same
//! browser in one run. `baoku-scale` compares; this gets the text, the packages and the programs together.

use std::{
    fs,
    io::{Write, stdout},
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail};

use super::{load, machine, today};
use crate::{
    app,
    job::{answer, run_logged, say},
    site,
    tools::{self, needs},
    workshop::Workshop,
};

/// How the figures come about.
const METHOD: &str = "\
- **Articles.** Grown from the default corpus, our clean articles (`tests/accuracy/clean/`) and the Chinese edition of \
The Debian Administrator's Handbook (GPL-2+ or CC BY-SA 3.0; Debian's package debian-handbook, left out where it cannot \
be had) by a Markov chain of characters, the same every time: characters and short words are as frequent as in the \
text, the sentences mean nothing. With `--corpus DIR` the rows of that folder's one `.jsonl` file.
- **Questions.** 60 random stretches of 2 to 6 Chinese characters and 20 headlines, drawn from the articles. An article \
is right if a line of it holds the folded words: recall is the share of right articles that was found, precision the \
share of found articles that is right, over all questions.
- **Build** is `baoku bundle`, and Pagefind's program over a page of HTML an article; time from start to end, memory the \
highest of its processes. MiniSearch and FlexSearch index in the page on every visit.
- **First answer**: what came over the line, compressed, from opening the page to the names of all articles found, \
library and page included; the median of five browsers that know nothing. After the stroke what is not the app. \
**A further one**: the median of the others, in one page.
- **p50 / p95**: from asking to the names of all articles found, in the page, over http on the loopback, what is loaded \
for it included. Pagefind's names are its own; what its pages are called it would still have to load.
- **Page after all**: memory of the page's process that it shares with no other, after all questions.
";

/// Debian's package of openly licensed text, and where its pages lie in it.
const BOOK: (&str, &str) = ("debian-handbook", "usr/share/doc/debian-handbook/html/zh-CN");

/// Compares, prints the page and writes docs/reports/search.md and its picture.
///
/// # Errors
/// When something that is needed cannot be installed or built. An engine that fails is told in the table.
pub fn search(shop: &mut Workshop, articles: usize, corpus: Option<&Path>) -> Result<()> {
    tools::ensure(shop, needs::MEASURE)?;
    let shop = &*shop;
    let work = shop.target.join("search");
    fs::create_dir_all(&work).with_context(|| format!("cannot make {}", work.display()))?;
    let (rows, of) = match corpus {
        Some(folder) => (only_rows(folder)?, "articles given with `--corpus`".to_owned()),
        None => grown(shop, &work, articles)?,
    };
    let packages = packages(shop, &work)?;
    let (app, baoku) = (app::build(shop)?, site::program(shop)?);

    let folder = shop.root.join("docs/reports");
    fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    let picture = folder.join("search.svg");
    say("  building and asking five engines; ten thousand articles take about ten minutes …");
    let before = load();
    let paths = [&rows, &baoku, &app, &packages, &work, &picture];
    let table = scale(shop, "comparing", "compare", &paths.map(PathBuf::as_path))?;

    let page = format!(
        "# Search\n\n{}, {of}: {table}\n![Recall and precision](search.svg)\n\nA report of one machine on one day: {}. \
         Load before and after, of all programs: {before}, {}.\n\n## Method\n\n{METHOD}\n## Command\n\n```\n\
         cargo xtask report search --articles {articles}\n```\n",
        today(shop),
        machine(shop),
        load()
    );
    let file = folder.join("search.md");
    fs::write(&file, &page).with_context(|| format!("cannot write {}", file.display()))?;
    write!(stdout().lock(), "{page}").context("cannot print the page")?;
    say(&format!("  written: {}, {}", shop.show(&file), shop.show(&picture)));
    Ok(())
}

/// Runs `baoku-scale` and gives back what it prints.
pub(super) fn scale(shop: &Workshop, title: &str, chore: &str, paths: &[&Path]) -> Result<String> {
    let log = shop.target.join("checks").join(format!("scale-{chore}.log"));
    let mut cargo = shop.command("cargo");
    cargo.args(["run", "--quiet", "--package", "baoku-scale", "--", chore]).args(paths);
    run_logged(title, &log, &mut cargo)?;
    let printed = fs::read_to_string(&log).with_context(|| format!("cannot read {}", log.display()))?;
    // Progress goes to the same log.
    Ok(printed.lines().filter(|line| !line.ends_with('…')).map(|line| format!("{line}\n")).collect())
}

/// A corpus of this many articles, and what it was grown from.
pub(super) fn grown(shop: &Workshop, work: &Path, articles: usize) -> Result<(PathBuf, String)> {
    let rows = work.join(format!("grown-{articles}.jsonl"));
    let mut texts: Vec<PathBuf> = Vec::new();
    for folder in [site::DEFAULT_CORPUS, "tests/accuracy/clean"] {
        let entries = fs::read_dir(shop.root.join(folder)).with_context(|| format!("cannot read {folder}"))?;
        texts.extend(
            entries.flatten().map(|entry| entry.path()).filter(|path| path.extension().is_some_and(|e| e == "txt")),
        );
    }
    let of = match book(shop, work) {
        Ok(text) => {
            texts.push(text);
            "articles grown from our own text and an openly licensed book"
        }
        Err(error) => {
            say(&format!("  warning: growing from our own text alone: {error:#}"));
            "articles grown from our own text alone"
        }
    };
    texts.sort();
    let count = PathBuf::from(articles.to_string());
    let paths: Vec<&Path> = [count.as_path(), &rows].into_iter().chain(texts.iter().map(PathBuf::as_path)).collect();
    scale(shop, "growing articles", "grow", &paths)?;
    Ok((rows, of.to_owned()))
}

/// The book's text, a paragraph a line, from Debian's archive.
fn book(shop: &Workshop, work: &Path) -> Result<PathBuf> {
    let text = work.join("book.txt");
    if text.exists() {
        return Ok(text);
    }
    let (package, pages) = BOOK;
    let folder = work.join(package);
    fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    if answer(shop.command("apt-get").args(["download", package]).current_dir(&folder)).is_none() {
        bail!("Debian's package {package} cannot be downloaded");
    }
    let archive = fs::read_dir(&folder)?
        .flatten()
        .map(|entry| entry.path())
        .find(|path| path.extension().is_some_and(|e| e == "deb"));
    let archive = archive.with_context(|| format!("{package} was not downloaded"))?;
    let unpacked = folder.join("unpacked");
    answer(shop.command("dpkg-deb").arg("-x").arg(&archive).arg(&unpacked)).context("dpkg-deb cannot unpack it")?;
    let mut files: Vec<PathBuf> = fs::read_dir(unpacked.join(pages))
        .context("the package has no Chinese edition")?
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|e| e == "html"))
        .collect();
    files.sort();
    let mut lines = String::new();
    for file in files {
        lines.push_str(&paragraphs(&fs::read_to_string(&file)?));
    }
    fs::write(&text, lines).with_context(|| format!("cannot write {}", text.display()))?;
    Ok(text)
}

/// The text of a page's paragraphs, as DocBook's pages mark them. Nothing else of HTML is in them but tags.
fn paragraphs(page: &str) -> String {
    let mut lines = String::new();
    for piece in page.split("<div class=\"para\">").skip(1) {
        let inside = piece.split("</div>").next().unwrap_or_default();
        let mut tag = false;
        let text = inside.chars().filter(|c| {
            tag = tag && *c != '>' || *c == '<';
            !tag && *c != '>'
        });
        let text: String = text.collect();
        lines.push_str(text.replace(['\n', '\t'], "").trim());
        lines.push('\n');
    }
    lines
}

/// The one `.jsonl` file of a folder.
fn only_rows(folder: &Path) -> Result<PathBuf> {
    let entries = fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?;
    let mut rows =
        entries.flatten().map(|entry| entry.path()).filter(|path| path.extension().is_some_and(|e| e == "jsonl"));
    match (rows.next(), rows.next()) {
        (Some(only), None) => Ok(only),
        _ => bail!(
            "{} needs one .jsonl file with id, title and body, so that every engine gets the same",
            folder.display()
        ),
    }
}

/// The engines from npm, kept for the next time.
fn packages(shop: &Workshop, work: &Path) -> Result<PathBuf> {
    let wanted = scale(shop, "compiling the comparison", "packages", &[])?;
    let folder = work.join("packages");
    let stamp = folder.join("wanted");
    if fs::read_to_string(&stamp).ok().as_deref() != Some(wanted.as_str()) {
        fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
        let mut npm = shop.command("npm");
        npm.args(["install", "--no-audit", "--no-fund", "--prefix"]).arg(&folder).args(wanted.lines());
        run_logged("installing the other engines with npm", &shop.target.join("checks/scale-npm.log"), &mut npm)?;
        fs::write(&stamp, wanted).with_context(|| format!("cannot write {}", stamp.display()))?;
    }
    Ok(folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_of_paragraphs_is_taken_without_tags() {
        let page =
            "<h1>不</h1><div class=\"para\">公园<em>新</em>\n\t建</div><pre>不</pre><div class=\"para\">好。</div>";
        assert_eq!(paragraphs(page), "公园新建\n好。\n");
    }
}
