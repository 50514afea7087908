//! Files of issues in every format: nothing panics, every line keeps a role, nothing is shown that is not in the file.

use baoku_compiler::compile_issue;

pub(super) fn seeds(ending: &str) -> Vec<Vec<u8>> {
    super::fixtures(ending)
}

pub(super) fn check(file: &str, bytes: &[u8]) {
    let compiled = compile_issue(file, None, bytes);
    let Some(part) = compiled.part else {
        assert!(!compiled.diagnostics.is_empty(), "nothing came of it, and nobody is told");
        return;
    };
    let source = &part.text.source;
    assert_eq!(part.roles.len(), source.line_count() as usize, "every line has a role");
    for article in &part.text.articles {
        assert!(article.line >= 1 && article.line <= source.line_count(), "an article begins outside of the file");
        for block in &article.blocks {
            assert!(source.holds(&block.pieces), "a paragraph lies outside of the file");
            let _ = source.join(&block.pieces);
        }
    }
}
