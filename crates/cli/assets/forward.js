// An article whose page is not there, or an address that was mangled on its way: the app knows the articles of older
// addresses, too. Without this script the page leads to the front page.
(function () {
  var path = location.pathname;
  try {
    path = decodeURIComponent(path);
  } catch (broken) {
    // As it stands.
  }
  var article = /^(.*\/)a\/([A-Za-z0-9._-]+)/.exec(path);
  var question = /^(.*\/)(?:index\.html)?[?&](.*)$/.exec(path);
  var id = article && article[2].replace(/\.(html?|png)?$/, "");
  if (id && id !== "index") location.replace(article[1] + "index.html?a=" + id);
  else if (question) location.replace(question[1] + "index.html?" + encodeURI(question[2]) + location.search.replace("?", "&"));
})();
