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
    /// Good inputs, which are spoiled.
    pub seeds: fn() -> Vec<Vec<u8>>,
    /// Panics when something is not as it must be.
    pub check: fn(&[u8]),
}

/// Every target.
pub const TARGETS: &[Target] = &[
    Target { name: "txt", seeds: || issue::seeds("txt"), check: |bytes| issue::check("a.txt", bytes) },
    Target { name: "md", seeds: || issue::seeds("md"), check: |bytes| issue::check("a.md", bytes) },
    Target { name: "html", seeds: || issue::seeds("html"), check: |bytes| issue::check("a.html", bytes) },
    Target { name: "pdf", seeds: || issue::seeds("pdf"), check: |bytes| issue::check("a.pdf", bytes) },
    Target { name: "jsonl", seeds: rows::jsonl, check: rows::check_jsonl },
    Target { name: "csv", seeds: rows::csv, check: rows::check_csv },
    Target { name: "decisions", seeds: decisions::seeds, check: decisions::check },
    Target { name: "part", seeds: part::seeds, check: part::check },
    Target { name: "bundle", seeds: bundle::seeds, check: bundle::check },
    Target { name: "divided", seeds: divided::seeds, check: divided::check },
    Target { name: "query", seeds: query::seeds, check: query::check },
    Target { name: "address", seeds: address::seeds, check: address::check },
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
