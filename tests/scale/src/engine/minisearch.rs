//! MiniSearch with the browser's own segmenter for words, as its documentation advises for Chinese.

use super::{Engine, in_page};

pub(super) const ENGINE: Engine = Engine {
    title: "MiniSearch 7.2, Intl.Segmenter",
    build: |bench| in_page(bench, "minisearch", "minisearch/dist/umd/index.js", SCRIPT),
    page: "index.html",
    ready: "ready",
    search: "Promise.resolve(find(words))",
};

const SCRIPT: &str = "
  const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
  const tokenize = text => [...segmenter.segment(text)].filter(part => part.isWordLike).map(part => part.segment);
  const index = new MiniSearch({ fields: ['text'], tokenize, searchOptions: { combineWith: 'AND' } });
  index.addAll(texts.map((text, id) => ({ id, text })));
  find = words => index.search(words).map(result => String(result.id));";
