//! Measures the search of a bundle: `measure_search BUNDLE ROWS.jsonl [QUERIES]`.
//!
//! Questions as in the comparison with other engines: three quarters random stretches of 2 to 6 characters, a quarter
//! headlines; truth is a scan that shares only the folding. Bytes are those of the files loaded, each compressed alone.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

use baoku_archive::archive::Archive;
use baoku_archive::question::Question;
use baoku_archive::source::{BundleSource, LoadError, LoadProblem, Loading};
use baoku_archive::text::Folding;
use baoku_compiler::bundle::json_of_script;
use baoku_compiler::rows::jsonl;
use flate2::{Compression, write::GzEncoder};
use futures::executor::block_on;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::path::PathBuf;
use std::rc::Rc;
use std::time::Instant;

struct Counted {
    folder: PathBuf,
    loaded: RefCell<BTreeMap<String, usize>>,
    fresh: RefCell<Vec<String>>,
}

impl BundleSource for Counted {
    fn load<'a>(&'a self, name: &'a str) -> Loading<'a> {
        let script = std::fs::read_to_string(self.folder.join(format!("{name}.js")));
        let missing = LoadError { name: name.into(), problem: LoadProblem::Missing };
        Box::pin(async move {
            let script = script.map_err(|_| missing.clone())?;
            if self.loaded.borrow_mut().insert(name.into(), 0).is_none() {
                self.fresh.borrow_mut().push(name.into());
            }
            json_of_script(&script).map(str::to_owned).ok_or(missing)
        })
    }
}

impl Counted {
    fn gzip(&self) -> (usize, usize, String) {
        let mut total = 0;
        let names = self.fresh.take();
        let mut kinds: BTreeMap<char, (usize, usize)> = BTreeMap::new();
        for name in &names {
            let bytes = std::fs::read(self.folder.join(format!("{name}.js"))).unwrap_or_default();
            let mut gz = GzEncoder::new(Vec::new(), Compression::default());
            let _ = gz.write_all(&bytes);
            let length = gz.finish().map_or(0, |packed| packed.len());
            let kind = name.rsplit('/').next().and_then(|file| file.chars().next()).unwrap_or('?');
            let entry = kinds.entry(kind).or_default();
            *entry = (entry.0 + 1, entry.1 + length);
            total += length;
        }
        (total, names.len(), format!("{kinds:?}"))
    }
}

fn percentile(values: &mut [f64], share: f64) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(((values.len() - 1) as f64 * share).round() as usize).copied().unwrap_or(0.0)
}

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let folder = PathBuf::from(&arguments[1]);
    let rows = std::fs::read(&arguments[2]).unwrap();
    let count: usize = arguments.get(3).map_or(80, |count| count.parse().unwrap());
    let manifest = std::fs::read_dir(&folder)
        .unwrap()
        .flatten()
        .find_map(|entry| entry.file_name().to_string_lossy().strip_suffix(".js").map(str::to_owned))
        .unwrap();
    let source = Rc::new(Counted { folder, loaded: RefCell::default(), fresh: RefCell::default() });
    let folding = block_on(Archive::open(source.clone(), &manifest)).unwrap().folding();
    let fold_text = |line: &str| Folding::fold_text(&folding, line);
    let mut texts: Vec<(String, Vec<String>, String)> = Vec::new();
    for (from, to) in jsonl::lines(&rows) {
        let row = jsonl::row(std::str::from_utf8(&rows[from..to]).unwrap()).unwrap();
        let title = row.title.clone().unwrap_or_default();
        let body = row.body.clone().unwrap_or_default();
        let lines = title.lines().chain(body.lines()).map(fold_text).collect();
        texts.push((row.head(1).id, lines, title));
    }
    let mut step = 88_172_645_463_325_252u64;
    let mut below = |bound: usize| {
        step ^= step << 13;
        step ^= step >> 7;
        step ^= step << 17;
        (step % bound.max(1) as u64) as usize
    };
    let mut queries: Vec<String> = Vec::new();
    while queries.len() < count {
        let (_, lines, title) = &texts[below(texts.len())];
        if queries.len() % 4 == 3 {
            queries.push(
                title
                    .chars()
                    .filter(|c| !c.is_whitespace() && !matches!(c, '"' | '“' | '”' | ':' | '：' | '-'))
                    .collect(),
            );
            continue;
        }
        let line: Vec<char> = lines[below(lines.len())].chars().collect();
        let length = 2 + below(5);
        if line.len() >= length {
            let from = below(line.len() - length + 1);
            let query: String = line[from..from + length].iter().collect();
            if !query.contains(['"', ' ', '-', ':']) {
                queries.push(query);
            }
        }
    }
    let mut firsts = Vec::new();
    for query in queries.iter() {
        source.fresh.take();
        source.loaded.take();
        let archive = block_on(Archive::open(source.clone(), &manifest)).unwrap();
        let answer = block_on(archive.answer(&Question::of(query)));
        block_on(archive.ids(&answer.articles)).unwrap();
        let (bytes, files, kinds) = source.gzip();
        firsts.push(bytes as f64);
        if firsts.len() < 4 {
            println!("first answer {query}: {bytes} B gzip, {files} files {kinds}");
        }
    }
    println!("first answer, median of {}: {:.1} kB", firsts.len(), percentile(&mut firsts, 0.5) / 1000.0);
    source.loaded.take();
    let archive = block_on(Archive::open(source.clone(), &manifest)).unwrap();
    source.fresh.take();
    let (mut bytes, mut times, mut files_loaded) = (Vec::new(), Vec::new(), Vec::new());
    let (mut found_right, mut found, mut expected_all) = (0usize, 0usize, 0usize);
    for (at, query) in queries.iter().enumerate() {
        let start = Instant::now();
        let answer = block_on(archive.answer(&Question::of(query)));
        let ids = block_on(archive.ids(&answer.articles)).unwrap();
        times.push(start.elapsed().as_secs_f64() * 1000.0);
        let (loaded, files, kinds) = source.gzip();
        if at > 0 {
            bytes.push(loaded as f64);
            files_loaded.push(files as f64);
        }
        let term = fold_text(query);
        let expected: BTreeSet<&str> = texts
            .iter()
            .filter(|(_, lines, _)| lines.iter().any(|line| line.contains(&term)))
            .map(|(id, _, _)| id.as_str())
            .collect();
        let right = ids.iter().filter(|id| expected.contains(id.as_str())).count();
        if right != expected.len() || ids.len() != expected.len() || !answer.missing.is_empty() {
            println!("WRONG {query}: {right} of {} right, {} found {:?}", expected.len(), ids.len(), answer.missing);
        }
        if std::env::var_os("EACH").is_some() {
            println!(
                "{query}\t{} found\t{loaded} B\t{files} files\t{:.2} ms\t{kinds}",
                ids.len(),
                times[times.len() - 1]
            );
        }
        found_right += right;
        found += ids.len();
        expected_all += expected.len();
    }
    println!(
        "{} queries: recall {:.4}, precision {:.4}",
        queries.len(),
        found_right as f64 / expected_all as f64,
        found_right as f64 / found as f64
    );
    println!(
        "further query gzip: p50 {:.1} kB, p95 {:.1} kB; files p50 {} p95 {}",
        percentile(&mut bytes, 0.5) / 1000.0,
        percentile(&mut bytes, 0.95) / 1000.0,
        percentile(&mut files_loaded, 0.5),
        percentile(&mut files_loaded, 0.95)
    );
    println!("native latency ms: p50 {:.2}, p95 {:.2}", percentile(&mut times, 0.5), percentile(&mut times, 0.95));
}
