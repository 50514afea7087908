//! FlexSearch with one character a token, as its documentation advises for Chinese.

use super::{Engine, in_page};

pub(super) const ENGINE: Engine = Engine {
    title: "FlexSearch 0.8, single characters",
    build: |bench| in_page(bench, "flexsearch", "flexsearch/dist/flexsearch.bundle.min.js", SCRIPT),
    page: "index.html",
    ready: "ready",
    search: "Promise.resolve(find(words))",
};

const SCRIPT: &str = "
  const index = new FlexSearch.Index({ encode: text => text.replace(/\\s+/g, '').split(''), tokenize: 'strict' });
  texts.forEach((text, id) => index.add(id, text));
  find = words => index.search(words, { limit: texts.length }).map(String);";
