//! An editor's decisions: whatever is written, the answer is a sentence or a compiled issue, and what is withdrawn is
//! in nothing of it.

use baoku_compiler::{Decisions, compile_decided};

const ISSUE: &str = "2031年4月5日\n\n江口街道举行运动会\n四百人到场\n\n    3月5日，江口街道举行运动会，镇长王炜到场，\n四百多\
    人参加。\n\n柳园镇修路\n\n    柳园镇的路修好了，居民都说走着稳当。\n秘密的电话号码\n";

const WRITTEN: &str = "date = \"2031-04\"\n\n[[join]]\nline = 7\n\n[[split]]\nline = 11\n\n[[level]]\nlines = \"3-4\"\nis = \"主标题\"\n\n\
    [[order]]\nlines = \"9-11\"\nbefore = 3\n\n[[correction]]\nline = 6\nprinted = \"王炜\"\ncorrect = \"王伟\"\nnote = \"更正\"\n\n\
    [[withdrawal]]\nlines = \"12\"\n\n[[settled]]\ncode = \"ordinal-jump\"\nline = 6\n";

pub(super) fn seeds() -> Vec<Vec<u8>> {
    vec![WRITTEN.into(), "[[withdrawal]]\nlines = \"12\"\nwords = \"电话\"\n".into()]
}

pub(super) fn check(bytes: &[u8]) {
    let written = String::from_utf8_lossy(bytes);
    match Decisions::read("a.toml", &written) {
        Err(diagnostic) => assert!(!diagnostic.message.is_empty() && !diagnostic.help.is_empty(), "{diagnostic:?}"),
        Ok(decisions) => {
            let compiled = compile_decided("a.txt", None, ISSUE.as_bytes(), Some(&decisions));
            let Some(part) = compiled.part else { return };
            assert_eq!(part.roles.len(), ISSUE.lines().count());
            let withdrawn = written.contains("[[withdrawal]]\nlines = \"12\"\n\n");
            let fits = compiled.diagnostics.iter().all(|diagnostic| diagnostic.severity.name() != "error");
            assert!(!(withdrawn && fits && part.text.source.text().contains("秘密")), "withdrawn, and still there");
        }
    }
}
