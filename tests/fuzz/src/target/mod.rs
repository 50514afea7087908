//! What is read from outside, one kind a file, one line a target in [`TARGETS`].

mod address;
mod bundle;
mod decisions;
mod divided;
mod issue;
mod part;
mod query;
mod rows;

/// Something that reads.
pub struct Target {
    /// What it is called, and its folder of finds.
    pub name: &'static str,
    /// In every test run it is spoiled so often, eight times each: some five seconds.
    pub rounds: u64,
    /// Good inputs, which are spoiled.
    pub seeds: fn() -> Vec<Vec<u8>>,
    /// Panics when something is not as it must be.
    pub check: fn(&[u8]),
}

/// Every target.
pub const TARGETS: &[Target] = &[
    Target { name: "txt", rounds: 700, seeds: || issue::seeds("txt"), check: |bytes| issue::check("a.txt", bytes) },
    Target { name: "md", rounds: 800, seeds: || issue::seeds("md"), check: |bytes| issue::check("a.md", bytes) },
    Target { name: "html", rounds: 280, seeds: || issue::seeds("html"), check: |bytes| issue::check("a.html", bytes) },
    Target { name: "pdf", rounds: 120, seeds: || issue::seeds("pdf"), check: |bytes| issue::check("a.pdf", bytes) },
    Target { name: "jsonl", rounds: 240, seeds: rows::jsonl, check: rows::check_jsonl },
    Target { name: "csv", rounds: 170, seeds: rows::csv, check: rows::check_csv },
    Target { name: "decisions", rounds: 210, seeds: decisions::seeds, check: decisions::check },
    Target { name: "part", rounds: 200, seeds: part::seeds, check: part::check },
    Target { name: "bundle", rounds: 160, seeds: bundle::seeds, check: bundle::check },
    Target { name: "divided", rounds: 30, seeds: divided::seeds, check: divided::check },
    Target { name: "query", rounds: 200, seeds: query::seeds, check: query::check },
    Target { name: "address", rounds: 260, seeds: address::seeds, check: address::check },
];

/// The files of the compiler's fixtures with an ending.
fn fixtures(ending: &str) -> Vec<Vec<u8>> {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../crates/compiler/tests/fixtures");
    let mut files: Vec<_> = std::fs::read_dir(root)
        .expect("the compiler's fixtures")
        .flatten()
        .map(|folder| folder.path().join(format!("input.{ending}")))
        .filter(|file| file.is_file())
        .collect();
    files.sort();
    files.into_iter().map(|file| std::fs::read(file).expect("a fixture")).collect()
}
