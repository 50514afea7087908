//! `cargo xtask report reach`: who can read the site, and whether other people's checkers find fault with it.
//!
//! Browsers are driven by programs of `baoku-journeys`; what they print is put on one page here.

use std::{
    collections::BTreeMap,
    fmt::Write as _,
    fs,
    io::{Write, stdout},
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};

use super::{load, machine, today};
use crate::{
    job::{answer, run_logged, say},
    serve::{Serving, Site},
    site::{self, Request},
    tools::{self, checkers, engines, needs},
    workshop::Workshop,
};

/// What Lighthouse must say of a page at least, in hundredths.
const SCORES: &[(&str, u32)] = &[("performance", 95), ("accessibility", 100), ("best-practices", 100), ("seo", 100)];
/// How often it looks at each page: the middle of performance counts, which other programs on the machine lower.
const LOOKS: usize = 3;

/// How the tables come about.
const METHOD: &str = "\
- **Engines.** Each cell is a browser of its own with an empty profile, driven as a reader drives it. *app*: a word is \
searched, narrowed to a year, an article opened, its printed lines unfolded, and back. *text*: nothing can run, and the \
page shows its text, links to an article, and that reads whole and leads back. Chromium 78 of October 2019 is unpacked \
from npm's `chrome-aws-lambda` and driven through DevTools' pipe. It does not know the word that allows wasm in a \
policy: `index.html` gives it the app as plain JavaScript, the one file its text.
- **scripts off**: the browser's own switch; WebKitGTK's driver needs scripts itself, so there the pages' policies refuse \
them. **wasm off**: policies without `'wasm-unsafe-eval'`. **storage off**: `localStorage` throws or is missing. **cut \
after load**: the host stops answering, or the folder is moved away, a second after the archive is there and before the first word is typed. **strict header**: \
`default-src 'none'; script-src 'self'; style-src 'self'; …`, `nosniff`, `COEP`, `COOP`, `CORP` on everything: no wasm, \
nothing inline; the one file then shows its text.
- **Accessibility.** Every kind of page with everything unfolded: axe-core's rules for WCAG 2.2 A and AA and its good \
practice; names in Chromium's accessibility tree; the language of every piece; nothing wider than the window; nothing \
that moves for readers who want nothing to move. Colours are held to 4.5:1 by a test of the tokens (`src/look.rs`), the \
way by keyboard alone by a journey.
- **Lighthouse.** Mobile, simulated slow 4G and 4× CPU, on a site built with `--url` of the server; the middle of three.
";

/// A part of the page, and how much in it is not as it should be.
struct Section {
    text: String,
    failures: usize,
}

/// Measures, prints the page and writes docs/reports/reach.md.
///
/// # Errors
/// When a site cannot be built or a measurement does not come to an end. What fails in it is a result.
pub fn reach(shop: &mut Workshop) -> Result<()> {
    tools::ensure(shop, needs::TEST)?;
    tools::ensure(shop, needs::REACH)?;
    let shop = &*shop;
    let corpus = shop.root.join(site::DEFAULT_CORPUS);
    let out = shop.target.join("sites/reach");
    site::build(shop, &Request { corpus: &corpus, out: &out, url: None, font: None })?;
    let before = load();
    let mut page = String::new();
    let mut failures = 0;
    for section in [engines, accessibility, lighthouse, books, dependencies] {
        let section = section(shop, &out)?;
        failures += section.failures;
        page.push_str(&section.text);
    }
    let page = format!(
        "# Reach\n\n{}, of the default corpus. A report of one machine on one day. **{failures} failures.**\n\n{page}\
         Machine: {}. Load before and after, of all programs: {before}, {}.\n\n## Method\n\n{METHOD}\n\
         ## Command\n\n```\ncargo xtask report reach\n```\n",
        today(shop),
        machine(shop),
        load()
    );
    let file = shop.root.join("docs/reports/reach.md");
    fs::write(&file, &page).with_context(|| format!("cannot write {}", file.display()))?;
    write!(stdout().lock(), "{page}").context("cannot print the page")?;
    say(&format!("  written: {}", shop.show(&file)));
    Ok(())
}

/// Lines of fields that one of the programs of `baoku-journeys` prints.
fn journeys(shop: &Workshop, title: &str, program: &str, site: &Path) -> Result<Vec<Vec<String>>> {
    let log = shop.target.join(format!("checks/{program}.log"));
    let mut cargo = shop.command("cargo");
    cargo.args(["run", "--quiet", "--package", "baoku-journeys", "--bin", program, "--"]).arg(site);
    cargo.env("BAOKU_OLD_CHROMIUM", engines::old_chromium(shop)).env("BAOKU_AXE", checkers::axe(shop));
    run_logged(title, &log, &mut cargo)?;
    let text = fs::read_to_string(&log).with_context(|| format!("cannot read {}", log.display()))?;
    Ok(text
        .lines()
        .filter(|line| line.contains('\t'))
        .map(|line| line.split('\t').map(str::to_owned).collect())
        .collect())
}

fn engines(shop: &Workshop, site: &Path) -> Result<Section> {
    let lines = journeys(shop, "reading in every engine, about ten minutes", "reach", site)?;
    let (text, failures) = matrix(&lines)?;
    Ok(Section { text: format!("## Engines\n\n{text}\n"), failures })
}

/// A row for each engine and way, a column for each circumstance, in the order in which they first came; below it what
/// failed.
fn matrix(lines: &[Vec<String>]) -> Result<(String, usize)> {
    let (mut rows, mut columns, mut cells, mut wrong) = (Vec::new(), Vec::new(), BTreeMap::new(), Vec::new());
    for line in lines {
        let [engine, way, circumstance, came] = line.as_slice() else {
            anyhow::bail!("expected four fields, found {line:?}")
        };
        let row = (engine.as_str(), way.as_str());
        if !rows.contains(&row) {
            rows.push(row);
        }
        if !columns.contains(&circumstance) {
            columns.push(circumstance);
        }
        let failed = came.split_once(": ");
        if let Some((_, sentence)) = failed {
            wrong.push(format!("- {engine}, {way}, {circumstance}: {}", short(sentence)));
        }
        cells.insert((row, circumstance), failed.map_or_else(|| came.clone(), |(word, _)| format!("**{word}**")));
    }
    // Two browsers at a time end in any order.
    columns.sort_by_key(|name| *name != "as usual");
    let order = ["Chromium", "Firefox ESR", "WebKitGTK"];
    rows.sort_by_key(|(engine, _)| order.iter().position(|known| known == engine).unwrap_or(order.len()));
    let tried = cells.values().filter(|cell| *cell != "—").count();
    let names: Vec<&str> = columns.iter().map(|name| name.as_str()).collect();
    let mut text =
        format!("{tried} cells, {} failed.\n\n| engine | opened by | {} |\n", wrong.len(), names.join(" | "));
    let _ = writeln!(text, "| --- | --- |{}", " --- |".repeat(columns.len()));
    for row in rows {
        let values: Vec<&str> =
            columns.iter().map(|column| cells.get(&(row, column)).map_or("", String::as_str)).collect();
        let _ = writeln!(text, "| {} | {} | {} |", row.0, row.1, values.join(" | "));
    }
    if !wrong.is_empty() {
        let _ = writeln!(text, "\n{}", wrong.join("\n"));
    }
    Ok((text, wrong.len()))
}

fn short(sentence: &str) -> String {
    sentence.chars().take(300).collect()
}

fn accessibility(shop: &Workshop, site: &Path) -> Result<Section> {
    let lines = journeys(shop, "looking at every kind of page in every look", "accessibility", site)?;
    let looked = lines.len();
    let wrong: Vec<String> = lines
        .iter()
        .filter(|line| line.get(2).is_some_and(|wrong| !wrong.is_empty()))
        .map(|line| format!("- {}, {}: {}", line[0], line[1], short(&line[2])))
        .collect();
    let distinct = |at: usize| {
        let mut all: Vec<&str> = Vec::new();
        for line in &lines {
            if let Some(name) = line.get(at).filter(|name| !all.contains(&name.as_str())) {
                all.push(name);
            }
        }
        all.join("; ")
    };
    let mut text = format!(
        "## Accessibility\n\n{looked} pages in a look, {} with a fault.\n\n- Pages: {}.\n- Looks: {}.\n",
        wrong.len(),
        distinct(0),
        distinct(1)
    );
    text.push_str(&wrong.join("\n"));
    Ok(Section { text: text.trim_end().to_owned() + "\n\n", failures: wrong.len() })
}

fn lighthouse(shop: &Workshop, _: &Path) -> Result<Section> {
    let program = checkers::lighthouse(shop);
    if !program.is_file() {
        return Ok(missing("Lighthouse", "it could not be installed"));
    }
    // The address has to be known before the site is built.
    let out = shop.target.join("sites/lighthouse");
    fs::create_dir_all(&out).with_context(|| format!("cannot make {}", out.display()))?;
    let serving = Serving::start(Site::new(&out), 0)?;
    let corpus = shop.root.join(site::DEFAULT_CORPUS);
    site::build(shop, &Request { corpus: &corpus, out: &out, url: Some(serving.address()), font: None })?;
    let mut articles: Vec<PathBuf> = fs::read_dir(out.join("a"))?.flatten().map(|file| file.path()).collect();
    articles.sort();
    let article = articles.first().and_then(|file| file.file_name()).context("the site has no article")?;
    let pages = [("front page", String::new()), ("article", format!("a/{}", article.to_string_lossy()))];
    let names: Vec<&str> = SCORES.iter().map(|(name, _)| *name).collect();
    let mut text = format!(
        "## Lighthouse {}\n\n| page | {} |\n| --- |{}\n",
        checkers::lighthouse_release(shop),
        names.join(" | "),
        " --- |".repeat(names.len())
    );
    let mut failures = 0;
    for (name, page) in pages {
        let mut runs = Vec::new();
        for _ in 0..LOOKS {
            runs.push(scores(shop, &program, &format!("{}{page}", serving.address()))?);
        }
        let _ = write!(text, "| {name} |");
        for (at, (_, least)) in SCORES.iter().enumerate() {
            let mut values: Vec<u32> = runs.iter().map(|run| run[at]).collect();
            values.sort_unstable();
            let value = values[LOOKS / 2];
            failures += usize::from(value < *least);
            let _ = write!(text, " {value}{} |", if value < *least { " **missed**" } else { "" });
        }
        text.push('\n');
    }
    Ok(Section { text: text + "\n", failures })
}

/// What Lighthouse says of a page, in hundredths, in the order of [`SCORES`].
fn scores(shop: &Workshop, program: &Path, page: &str) -> Result<Vec<u32>> {
    let result = shop.target.join("checks/lighthouse.json");
    let flags = "--headless --no-sandbox --disable-gpu --disable-background-networking --no-first-run";
    let mut node = shop.command("node");
    node.arg(program).args([page, "--quiet", "--output=json", "--only-categories"]);
    node.arg(SCORES.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(","));
    node.arg(format!("--output-path={}", result.display())).arg(format!("--chrome-flags={flags}"));
    if let Some(chromium) = answer(shop.command("sh").args(["-c", "command -v chromium"])) {
        node.env("CHROME_PATH", chromium);
    }
    run_logged(&format!("Lighthouse on {page}"), &shop.target.join("checks/lighthouse.log"), &mut node)?;
    let read = "const r = require(process.argv[1]); for (const c of process.argv[2].split(',')) \
        console.log(Math.round(r.categories[c].score * 100));";
    let names = SCORES.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(",");
    let told =
        answer(shop.command("node").args(["-e", read]).arg(&result).arg(names)).context("Lighthouse's result")?;
    told.lines().map(|line| line.parse().with_context(|| format!("expected a score, found {line}"))).collect()
}

fn books(shop: &Workshop, site: &Path) -> Result<Section> {
    let jar = checkers::epubcheck();
    if !jar.is_file() {
        return Ok(missing("EPUB", "epubcheck could not be installed"));
    }
    let mut books: Vec<PathBuf> = fs::read_dir(site.join("issues"))?.flatten().map(|file| file.path()).collect();
    books.retain(|file| file.extension().is_some_and(|ending| ending == "epub"));
    books.sort();
    let mut wrong = Vec::new();
    for book in &books {
        let log = shop.target.join("checks/epubcheck.log");
        let mut java = shop.command("java");
        java.arg("-jar").arg(&jar).arg("--failonwarnings").arg(book);
        if run_logged(&format!("epubcheck {}", shop.show(book)), &log, &mut java).is_err() {
            let text = fs::read_to_string(&log).unwrap_or_default();
            wrong.push(format!("- {}: {}\n", shop.show(book), short(text.lines().next().unwrap_or_default())));
        }
    }
    let text = format!(
        "## EPUB\n\n{} books, {} with an error or a warning of epubcheck.\n{}\n",
        books.len(),
        wrong.len(),
        wrong.concat()
    );
    Ok(Section { text, failures: wrong.len() })
}

fn dependencies(shop: &Workshop, _: &Path) -> Result<Section> {
    if answer(shop.command("cargo").args(["deny", "--version"])).is_none() {
        return Ok(missing("Dependencies", "cargo-deny could not be installed"));
    }
    let mut text = String::from("## Dependencies\n\n| `cargo deny check` | |\n| --- | --- |\n");
    let mut failures = 0;
    for (what, must) in [("bans", true), ("licenses", true), ("sources", true), ("advisories", false)] {
        let log = shop.target.join(format!("checks/deny-{what}.log"));
        let mut cargo = shop.command("cargo");
        cargo.args(["deny", "--workspace", "--all-features", "check", what]);
        let went = run_logged(&format!("cargo deny check {what}"), &log, &mut cargo);
        let told = fs::read_to_string(&log).unwrap_or_default();
        let word = match went {
            Ok(()) => "ok",
            // The database is on a host that not every machine reaches.
            Err(_) if !must && told.contains("failed to fetch advisory database") => {
                "not checked: the database cannot be reached"
            }
            Err(_) => {
                failures += 1;
                "**FAILED**"
            }
        };
        let _ = writeln!(text, "| {what} | {word} |");
    }
    Ok(Section { text: text + "\n", failures })
}

/// What is not checked has failed: nobody knows.
fn missing(title: &str, reason: &str) -> Section {
    Section { text: format!("## {title}\n\n**Not checked**: {reason}.\n\n"), failures: 1 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_matrix_has_a_cell_for_every_line_and_says_what_failed() {
        let lines = [
            ["WebKitGTK", "http", "as usual", "app"],
            ["WebKitGTK", "http", "scripts off", "FAILED: nothing is shown"],
            ["Chromium", "file://", "strict header", "—"],
        ];
        let lines: Vec<Vec<String>> = lines.iter().map(|line| line.map(str::to_owned).to_vec()).collect();
        let (text, failures) = matrix(&lines).unwrap();
        assert_eq!(failures, 1);
        assert!(text.starts_with("2 cells, 1 failed."), "{text}");
        assert!(
            text.contains("| Chromium | file:// |  |  | — |\n| WebKitGTK | http | app | **FAILED** |  |"),
            "{text}"
        );
        assert!(text.contains("- WebKitGTK, http, scripts off: nothing is shown"), "{text}");
    }
}
