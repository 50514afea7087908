//! What other programs follow an archive by: an Atom feed and a sitemap.
//!
//! Every date in them is the corpus's own; nothing comes from a clock.

use super::broken;
use super::page::{Surroundings, shortened};
use crate::failure::Failure;
use baoku_archive::archive::Archive;
use baoku_archive::article::ArticleHandle;
use baoku_archive::question::{Question, Sort};
use futures::executor::block_on;
use html_escape::{encode_double_quoted_attribute as attribute, encode_text};

/// How many articles the feed has. Feed readers poll it often: more would be a burden on them and on the host.
const MOST_ENTRIES: usize = 50;

/// A sitemap may have no more addresses.
const MOST_PAGES: u32 = 49_999;

/// What an article without any date is dated in the feed, where a date must stand.
const UNDATED: &str = "1970-01-01T00:00:00Z";

fn updated(article: &ArticleHandle) -> String {
    article.dating().map_or_else(|| UNDATED.to_owned(), |dating| format!("{}T00:00:00Z", dating.last_day()))
}

/// An Atom feed of the newest articles.
pub(super) fn atom(archive: &Archive, site: &Surroundings<'_>) -> Result<String, Failure> {
    let mut newest = block_on(archive.answer(&Question::default().sorted(Sort::Newest))).articles;
    newest.truncate(MOST_ENTRIES);
    if let Some(wrong) = block_on(archive.load_articles(&newest)).first() {
        return Err(broken("订阅", wrong));
    }
    let newest = archive.handles(&newest);
    let root = site.url.unwrap_or("");
    // Without an address of its own an archive is known by its build's contents.
    let name = |what: &str| match site.url {
        Some(url) => format!("{url}{what}"),
        None => format!("tag:baoku.invalid,1970:{what}"),
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
pub(super) fn sitemap(archive: &Archive, url: &str, article_pages: bool) -> Result<String, Failure> {
    let mut map = String::from(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    let url = attribute(url);
    map += &format!("<url><loc>{url}</loc></url>\n");
    let numbers: Vec<u32> = if article_pages { (0..archive.article_count().min(MOST_PAGES)).collect() } else { Vec::new() };
    for id in block_on(archive.ids(&numbers)).map_err(|wrong| broken("网站地图", &wrong))? {
        map += &format!("<url><loc>{url}a/{id}.html</loc></url>\n");
    }
    Ok(map + "</urlset>\n")
}

/// A text without the control characters that XML cannot hold.
fn plain(text: &str) -> String {
    text.chars().filter(|c| !c.is_control() && !matches!(c, '\u{fffe}' | '\u{ffff}')).collect()
}
