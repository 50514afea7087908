//! What other programs follow an archive by: an Atom feed and a sitemap.
//!
//! Every date in them is the corpus's own; nothing comes from a clock.

use super::made::articles_of;
use super::page::{Surroundings, shortened};
use crate::failure::{Failure, broken};
use crate::staging::Staging;
use baoku_archive::archive::Archive;
use baoku_archive::article::ArticleHandle;
use baoku_archive::question::{Question, Sort};
use baoku_compiler::bundle::content_name;
use futures::executor::block_on;
use html_escape::{encode_double_quoted_attribute as attribute, encode_text};

/// How many articles the feed has. Feed readers poll it often: more would be a burden on them and on the host.
const MOST_ENTRIES: usize = 50;

/// A sitemap may have no more addresses; beyond, there are several, and one that lists them.
const MOST_ADDRESSES: usize = 50_000;

/// What an article without any date is dated in the feed, where a date must stand.
const UNDATED: &str = "1970-01-01T00:00:00Z";

fn updated(article: &ArticleHandle) -> String {
    article.dating().map_or_else(|| UNDATED.to_owned(), |dating| format!("{}T00:00:00Z", dating.last_day()))
}

/// An Atom feed of the newest articles.
pub(super) fn atom(archive: &Archive, site: &Surroundings<'_>) -> Result<String, Failure> {
    let mut newest = block_on(archive.answer(&Question::default().sorted(Sort::Newest))).articles;
    newest.truncate(MOST_ENTRIES);
    let newest = articles_of(archive, &newest)?;
    let root = site.url.unwrap_or("");
    // Without an address of its own an archive is known by its newspaper, or else its first issue, which stay when an
    // issue is added.
    let own = archive.manifest().newspaper.name.as_ref().map(|name| content_name(name.as_bytes()));
    let own = own.or_else(|| archive.issues().first().map(|issue| issue.key.0.clone())).unwrap_or_default();
    let name = |what: &str| match site.url {
        Some(url) => format!("{url}{what}"),
        None => format!("tag:baoku.invalid,1970:{own}/{what}"),
    };
    let mut feed = format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"zh-Hans\">\n\
         <title>{}</title>\n<id>{}</id>\n<updated>{}</updated>\n<link rel=\"alternate\" href=\"{}index.html\"/>\n",
        encode_text(&plain(site.newspaper)),
        encode_text(&plain(&name("feed"))),
        newest.first().map_or_else(|| UNDATED.to_owned(), updated),
        attribute(root)
    );
    if let Some(url) = site.url {
        feed += &format!("<link rel=\"self\" href=\"{}feed.xml\"/>\n", attribute(url));
    }
    for article in newest {
        let address = match site.article_pages {
            true => format!("a/{}.html", article.id()),
            false => format!("index.html?a={}", article.id()),
        };
        feed += &format!(
            "<entry>\n<title>{}</title>\n<id>{}</id>\n<updated>{}</updated>\n<author><name>{}</name></author>\n\
             <link href=\"{}{address}\"/>\n<summary>{}</summary>\n</entry>\n",
            encode_text(&plain(&article.title())),
            encode_text(&name(&article.id())),
            updated(&article),
            encode_text(&plain(site.newspaper)),
            attribute(root),
            encode_text(&plain(&shortened(&article.lead())))
        );
    }
    Ok(feed + "</feed>\n")
}

/// Every page's address, for crawlers.
pub(super) fn sitemap(archive: &Archive, url: &str, article_pages: bool, to: &mut Staging) -> Result<(), Failure> {
    let numbers: Vec<u32> = if article_pages { (0..archive.article_count()).collect() } else { Vec::new() };
    let ids = block_on(archive.ids(&numbers)).map_err(|wrong| broken("网站地图", &wrong))?;
    let pages = ids.into_iter().map(|id| format!("a/{id}.html"));
    let pages: Vec<String> = [String::new()].into_iter().chain(pages).collect();
    let maps: Vec<&[String]> = pages.chunks(MOST_ADDRESSES).collect();
    if let [only] = maps.as_slice() {
        return to.put("sitemap.xml", map("urlset", "url", url, only).as_bytes());
    }
    let mut names = Vec::new();
    for (at, pages) in maps.into_iter().enumerate() {
        names.push(format!("sitemap-{}.xml", at + 1));
        to.put(&format!("sitemap-{}.xml", at + 1), map("urlset", "url", url, pages).as_bytes())?;
    }
    to.put("sitemap.xml", map("sitemapindex", "sitemap", url, &names).as_bytes())
}

/// A list of addresses: `each` is what stands around one of them, `all` around them all.
fn map(all: &str, each: &str, url: &str, paths: &[String]) -> String {
    let url = attribute(url);
    let lines = paths.iter().map(|path| format!("<{each}><loc>{url}{path}</loc></{each}>\n"));
    format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<{all} xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n{}</{all}>\n",
        lines.collect::<String>()
    )
}

/// A text without the control characters that XML cannot hold.
fn plain(text: &str) -> String {
    text.chars().filter(|c| !c.is_control() && !matches!(c, '\u{fffe}' | '\u{ffff}')).collect()
}
