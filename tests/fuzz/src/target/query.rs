//! Words as typed: whatever they are, they are understood as something, and an article is found by what it says.

use super::bundle::small;
use baoku_archive::query::Query;
use baoku_archive::question::Question;

pub(super) fn seeds() -> Vec<Vec<u8>> {
    let typed = [
        "运动会",
        "江口街道 运动会 -修路",
        "\"居民都说\" OR 运动会",
        "人:王炜 年:2031..2032 标题:运动会 栏目:民生",
        "“柳园镇”  ＯＲ　灣裏",
        "-",
    ];
    typed.iter().map(|words| words.as_bytes().to_vec()).collect()
}

pub(super) fn check(bytes: &[u8]) {
    let words: String = String::from_utf8_lossy(bytes).chars().take(400).collect();
    let archive = small();
    let query = Query::parse(&words, &archive.folding());
    let folded = archive.folding().fold_text(&words);
    assert!(query.clauses.len() <= words.chars().count(), "more clauses than characters");
    let answer = archive.answer_loaded(&Question::of(&words));
    assert!(answer.articles.len() <= archive.articles().len());
    // Words without any of the signs are all there, in every article found.
    if !folded.is_empty() && words.chars().all(|c| ('\u{4e00}'..'\u{9fff}').contains(&c)) {
        let truth = archive
            .articles()
            .iter()
            .filter(|article| article.folded().iter().any(|line| line.text.contains(&folded)))
            .count();
        assert_eq!(answer.articles.len(), truth, "{words}");
    }
}
