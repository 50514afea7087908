//! What the style sheets promise: one sheet a component, colours and sizes in the tokens only, legible in both
//! themes, nothing newer than the oldest engine reads.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Names of the files with an ending in a folder, without it.
fn names(folder: &Path, ending: &str) -> Vec<String> {
    let files = fs::read_dir(folder).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = files.filter_map(|file| Some(file.strip_suffix(ending)?.to_string())).collect();
    names.sort();
    names
}

/// Every sheet in the order of the page, with its text.
fn sheets() -> Vec<(String, String)> {
    let page = fs::read_to_string(root().join("index.html")).unwrap();
    let linked =
        page.split("href=\"assets/").skip(1).filter_map(|rest| rest.split_once(".css\"").map(|(name, _)| name));
    let sheet = |name: &str| (name.to_string(), fs::read_to_string(root().join(format!("assets/{name}.css"))).unwrap());
    linked.map(sheet).collect()
}

#[test]
fn every_sheet_is_linked_in_the_order_of_the_cascade() {
    let linked: Vec<String> = sheets().into_iter().map(|(name, _)| name).collect();
    let components = names(&root().join("assets/components"), ".css");
    let mut expected = ["tokens", "base", "layout"].map(String::from).to_vec();
    expected.extend(components.iter().map(|name| format!("components/{name}")));
    expected.push("print".into());
    assert_eq!(linked, expected);
    let known = names(&root().join("src/components"), ".rs");
    for name in components {
        assert!(known.contains(&name), "no component for {name}.css");
        let class = format!(".{}", name.replace('_', "-"));
        let sheet = fs::read_to_string(root().join(format!("assets/components/{name}.css"))).unwrap();
        assert!(sheet.contains(&class), "{name}.css does not style {class}");
    }
}

#[test]
fn colours_and_pixels_stand_in_the_tokens_only() {
    for (name, sheet) in sheets().iter().filter(|(name, _)| name != "tokens") {
        for (at, line) in sheet.lines().enumerate() {
            let Some((_, value)) = line.split_once(": ") else { continue };
            let literal = value.contains('#') || value.contains("rgb") || value.contains("hsl");
            let pixels = value.split(|c: char| !c.is_alphanumeric()).any(|word| {
                word.strip_suffix("px").is_some_and(|number| number.parse::<u32>().is_ok_and(|number| number > 0))
            });
            assert!(!literal && !pixels, "{name}.css:{}: {line}", at + 1);
        }
    }
}

#[test]
fn nothing_is_newer_than_the_oldest_engine() {
    for (name, sheet) in sheets() {
        for newer in
            [":has(", ":is(", ":where(", "@layer", "@container", "inset:", "clamp(", " min(", "aspect-ratio", "&:"]
        {
            assert!(!sheet.contains(newer), "{name}.css: {newer}");
        }
        // A gap in a flex box is newer than one in a grid; the sheets use it in grids and columns only.
        assert!(!sheet.contains("\n  gap:"), "{name}.css: gap");
    }
}

/// The tokens of a block, by name.
fn tokens(block: &str) -> BTreeMap<&str, &str> {
    let lines = block.lines().filter_map(|line| line.trim().strip_prefix("--")?.strip_suffix(';')?.split_once(": "));
    lines.collect()
}

/// Relative luminance, after WCAG 2.2.
fn luminance(colour: &str) -> f64 {
    let part = |at: usize| {
        let value = f64::from(u8::from_str_radix(&colour[at..at + 2], 16).unwrap()) / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5)
}

fn contrast(one: &str, other: &str) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[test]
fn every_pair_of_colours_can_be_read_in_both_themes() {
    let sheet = fs::read_to_string(root().join("assets/tokens.css")).unwrap();
    let blocks: Vec<BTreeMap<&str, &str>> =
        sheet.split('}').map(tokens).filter(|tokens| tokens.contains_key("on-mark")).collect();
    assert_eq!(blocks.len(), 3, "light, dark, and dark by the device");
    assert_eq!(blocks[1], blocks[2], "dark is the same however it is chosen");
    for theme in &blocks {
        for (letters, ground) in [
            ("ink", "paper"),
            ("ink", "sheet"),
            ("ink", "hover"),
            ("ink-soft", "paper"),
            ("ink-soft", "sheet"),
            ("accent", "paper"),
            ("accent", "sheet"),
            ("on-accent", "accent-ground"),
            ("on-mark", "mark"),
            ("paper", "ink"),
        ] {
            let contrast = contrast(theme[letters], theme[ground]);
            assert!(contrast >= 4.5, "{letters} on {ground}: {contrast:.2}");
        }
    }
}
