//! Parts into a bundle: a manifest and shards, each file named by the hash of what it holds.
//!
//! A deterministic merge: the same parts give the same bytes, in whatever order and on whatever machine they were
//! compiled. Must not know where the files are written, nor how a part came about. The schema for other programs is
//! `docs/bundle.md`.

use crate::corpus::Corpus;
use crate::facts;
use crate::questions;
use crate::suggest;
use crate::variants::Characters;
use baoku_archive::bundle::{
    FORMAT, FactsFile, Issue, IssueText, LeftOut, Manifest, Newspaper, QuestionsFile, Shard, ShardText,
};
use baoku_archive::facts::WORD;
use baoku_archive::index::shards::{Kind, Sharded, Sheet};
use serde::Serialize;
use sha2::{Digest, Sha256};

/// A shard takes issues until their JSON passes this many bytes. Larger shards load a small archive in fewer round
/// trips; smaller ones let a large archive load less. 256 kB is about 80 kB on the wire: half a second on slow 4G.
const SHARD_BYTES: usize = 256 * 1024;

/// A bundle, ready to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bundle {
    /// The name of the manifest among the files.
    pub manifest: String,
    /// The build's name.
    pub build: String,
    /// The name of the open questions among the files, which no visit needs from the start.
    pub questions: Option<String>,
    /// The name of the facts among the files, which no visit needs from the start either.
    pub facts: Option<String>,
    /// The name of the suggestions among the files: likewise.
    pub suggestions: Option<String>,
    /// The manifest, the shards, the open questions, the facts and the suggestions where there are any.
    pub files: Vec<BundleFile>,
}

/// One file of the bundle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BundleFile {
    /// Its name without folder and ending: the hash of its JSON.
    pub name: String,
    /// Its JSON, on one line, safe inside a script of an HTML page.
    pub json: String,
}

/// Something that cannot be written as JSON, which no input brings about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unwritable(pub String);

impl std::fmt::Display for Unwritable {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl BundleFile {
    /// A file of a large archive, named by its kind and number.
    ///
    /// # Errors
    /// When it cannot be written as JSON.
    pub fn numbered(name: String, content: &impl Serialize) -> Result<Self, Unwritable> {
        let json = serde_json::to_string(content).map_err(|wrong| Unwritable(wrong.to_string()))?;
        Ok(BundleFile { name, json: script_safe(&json) })
    }

    /// A sheet of a large archive, named by its kind and number.
    ///
    /// # Errors
    /// When it cannot be written as JSON.
    pub fn sheet(kind: Kind, sheet: Sheet) -> Result<Self, Unwritable> {
        Self::numbered(kind.file(sheet.at), &sheet)
    }

    fn new(content: &impl Serialize) -> Result<Self, serde_json::Error> {
        let json = script_safe(&serde_json::to_string(content)?);
        Ok(BundleFile { name: content_name(json.as_bytes()), json })
    }

    /// The file as it is written: a script whose second line is the JSON.
    #[must_use]
    pub fn script(&self) -> String {
        format!("baoku.shard(\"{}\",\n{}\n);\n", self.name, self.json)
    }
}

/// The JSON in a bundle file as written by [`BundleFile::script`]: its second line.
#[must_use]
pub fn json_of_script(script: &str) -> Option<&str> {
    let mut lines = script.lines();
    let opens = lines.next()?.starts_with("baoku.shard(");
    let json = lines.next()?;
    (opens && lines.next()? == ");").then_some(json)
}

/// The first 16 hex digits of a content's SHA-256: what a file of the site is named by.
#[must_use]
pub fn content_name(content: &[u8]) -> String {
    Sha256::digest(content).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// Merges a corpus's parts into a bundle.
///
/// # Errors
/// Only when the types cannot be written as JSON, which no input brings about.
pub fn merge(corpus: &Corpus) -> Result<Bundle, serde_json::Error> {
    let mut files = Vec::new();
    let mut shards = Vec::new();
    let mut issues = Vec::with_capacity(corpus.parts.len());
    let mut open: Vec<IssueText> = Vec::new();
    let mut open_bytes = 0;
    let mut close = |open: &mut Vec<IssueText>| -> Result<(), serde_json::Error> {
        let file = BundleFile::new(&ShardText { format: FORMAT, issues: std::mem::take(open) })?;
        shards.push(Shard { name: file.name.clone(), bytes: file.json.len() as u32 });
        files.push(file);
        Ok(())
    };
    let mut shard = 0;
    for part in &corpus.parts {
        if open_bytes > SHARD_BYTES {
            close(&mut open)?;
            open_bytes = 0;
            shard += 1;
        }
        open_bytes += serde_json::to_string(&part.text)?.len();
        open.push(part.text.clone());
        issues.push(Issue { shard, ..part.issue.clone() });
    }
    if !open.is_empty() {
        close(&mut open)?;
    }

    let (asked, count) = questions::of(corpus);
    let asked = (count > 0).then(|| BundleFile::new(&asked)).transpose()?;
    let asked_name = asked.as_ref().map(|file| file.name.clone());
    let questions = asked.as_ref().map(|file| QuestionsFile { name: file.name.clone(), count });
    files.extend(asked);

    let known = facts::facts(corpus);
    let of_kind = |kind: u32| known.facts.iter().filter(|fact| fact.kind == kind).count() as u32;
    let counts = (0..=WORD).map(of_kind).collect();
    let suggested = suggest::whole(corpus, &known, shards.len() as u32 + 2);
    let suggested = suggested.map(|sheet| BundleFile::new(&sheet)).transpose()?;
    let suggestions = suggested.as_ref().map(|file| file.name.clone());
    let known = (!known.facts.is_empty()).then(|| BundleFile::new(&known)).transpose()?;
    let facts_name = known.as_ref().map(|file| file.name.clone());
    let facts = facts_name.clone().map(|name| FactsFile { name, counts });
    files.extend(known);
    files.extend(suggested);

    let mut manifest = Manifest {
        format: FORMAT,
        build: String::new(),
        newspaper: corpus.newspaper.clone(),
        issues,
        shards,
        left_out: corpus.left_out.clone(),
        variants: Characters::of(corpus).variants().all,
        sharded: None,
        questions,
        facts,
        suggestions: suggestions.clone(),
    };
    manifest.build = BundleFile::new(&manifest)?.name;
    let build = manifest.build.clone();
    let manifest = BundleFile::new(&manifest)?;
    let (name, file) = (manifest.name.clone(), manifest);
    files.insert(0, file);
    Ok(Bundle { manifest: name, build, questions: asked_name, facts: facts_name, suggestions, files })
}

/// The manifest of a large archive, named by its content; `variants` are those within its text.
///
/// # Errors
/// Only when it cannot be written as JSON, which no input brings about.
pub fn sharded_manifest(
    newspaper: &Newspaper,
    left_out: &[LeftOut],
    variants: String,
    sharded: Sharded,
) -> Result<Bundle, Unwritable> {
    let mut manifest = Manifest {
        format: FORMAT,
        build: String::new(),
        newspaper: newspaper.clone(),
        issues: Vec::new(),
        shards: Vec::new(),
        left_out: left_out.to_vec(),
        variants,
        sharded: Some(sharded),
        // Its places would be indexes into issues that are read from columns; not yet asked.
        questions: None,
        facts: None,
        suggestions: None,
    };
    let unwritable = |wrong: serde_json::Error| Unwritable(wrong.to_string());
    manifest.build = BundleFile::new(&manifest).map_err(unwritable)?.name;
    let build = manifest.build.clone();
    let manifest = BundleFile::new(&manifest).map_err(unwritable)?;
    let (questions, facts, suggestions) = (None, None, None);
    Ok(Bundle { manifest: manifest.name.clone(), build, questions, facts, suggestions, files: vec![manifest] })
}

/// JSON that may stand in a script: no `<` that could end or open an element, no line separators that older engines
/// read as line ends. In JSON these stand only inside strings, where an escape means the same.
fn script_safe(json: &str) -> String {
    if !json.contains(['<', '\u{2028}', '\u{2029}']) {
        return json.to_owned();
    }
    json.replace('<', "\\u003c").replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{compile_issue, gather};
    use baoku_archive::bundle::Newspaper;

    fn bundle(issues: &[(&str, &str)]) -> Bundle {
        let compiled = issues.iter().map(|(file, text)| compile_issue(file, None, text.as_bytes())).collect();
        merge(&gather(Newspaper::default(), compiled)).unwrap()
    }

    const HOSTILE: &str =
        "社区举办读书活动\n\n3月5日，社区办起了读书会。</script><!--\u{2028}{{x}}<img onerror=alert(1)>大家都来了。\n";

    #[test]
    fn the_same_issues_give_the_same_bytes_in_any_order() {
        let (one, other) = (("1.txt", HOSTILE), ("2.txt", "居民区换了新灯\n\n4月6日，路灯亮了。"));
        assert_eq!(bundle(&[one, other]), bundle(&[other, one]));
    }

    #[test]
    fn a_script_gives_its_json_back_and_nothing_in_it_can_end_the_script() {
        for file in bundle(&[("1.txt", HOSTILE)]).files {
            let script = file.script();
            assert_eq!(json_of_script(&script), Some(file.json.as_str()));
            assert!(!script.contains('<') && !script.contains('\u{2028}'));
            assert_eq!(file.name, content_name(file.json.as_bytes()));
        }
        assert_eq!(json_of_script("baoku.shard(\"x\",\n{}"), None);
    }

    #[test]
    fn hostile_text_is_in_the_bundle_unchanged() {
        let bundle = bundle(&[("1.txt", HOSTILE)]);
        let shard: ShardText = serde_json::from_str(&bundle.files[1].json).unwrap();
        assert_eq!(shard.issues[0].source.text(), HOSTILE);
    }

    #[test]
    fn the_example_in_the_documentation_is_a_shard_that_opens() {
        let document = include_str!("../../../docs/bundle.md");
        let (_, example) = document.split_once("```json\n").unwrap();
        let (example, _) = example.split_once("```").unwrap();
        let shard: ShardText = serde_json::from_str(example).unwrap();
        let text = &shard.issues[0];
        let compiled = compile_issue("1.txt", None, text.source.text().as_bytes()).part.unwrap();
        assert_eq!((shard.format, &text.key), (FORMAT, &compiled.issue.key));
        let article = &text.articles[0];
        assert!(text.source.holds(&article.blocks[0].pieces));
        let words = |pieces| text.source.join(pieces);
        assert_eq!(words(&article.headline.as_ref().unwrap().pieces), "镇里开会");
        assert_eq!(words(&article.dates[0].pieces), "3月5日");
        assert_eq!(words(&article.people[0].name), "王平");
    }

    #[test]
    fn many_issues_are_spread_over_shards_that_the_manifest_names() {
        let texts: Vec<(String, String)> = (0..9)
            .map(|at| {
                (format!("{at}.txt"), format!("第{at}次会议召开\n\n3月{}日，{}。", at + 1, "开会了，".repeat(6000)))
            })
            .collect();
        let texts: Vec<(&str, &str)> = texts.iter().map(|(file, text)| (file.as_str(), text.as_str())).collect();
        let bundle = bundle(&texts);
        let manifest: Manifest = serde_json::from_str(&bundle.files[0].json).unwrap();
        assert!(manifest.shards.len() > 1);
        for (shard, file) in manifest.shards.iter().zip(&bundle.files[1..]) {
            assert_eq!((&shard.name, shard.bytes as usize), (&file.name, file.json.len()));
        }
        for issue in &manifest.issues {
            let text: ShardText = serde_json::from_str(&bundle.files[issue.shard as usize + 1].json).unwrap();
            assert!(text.issues.iter().any(|text| text.key == issue.key));
        }
    }
}
