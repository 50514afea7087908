//! What a page says of itself to programs: search engines, chats that draw a card, reference managers.
//!
//! The one place where text becomes an attribute or a data block of a page's head.

use super::page::{Dress, Page, Surroundings};
use super::story::Story;
use html_escape::encode_double_quoted_attribute as attribute;
use serde_json::{Value, json};

/// What stands in the head besides the template's own lines.
pub(super) fn metadata(site: &Surroundings<'_>, page: &Page<'_>, dress: &Dress<'_>) -> String {
    let mut head = String::new();
    put(&mut head, "name", "description", &page.description);
    put(&mut head, "property", "og:title", page.story.as_ref().map_or(&page.title, |story| &story.title));
    put(&mut head, "property", "og:description", &page.description);
    put(&mut head, "property", "og:type", if page.story.is_some() { "article" } else { "website" });
    put(&mut head, "property", "og:site_name", site.newspaper);
    put(&mut head, "property", "og:locale", "zh_CN");
    if let Some(picture) = &page.picture {
        // Cards want a whole address; without one the picture on the page itself is all there is.
        put(&mut head, "property", "og:image", &format!("{}{picture}", site.url.unwrap_or(dress.root)));
        put(&mut head, "property", "og:image:width", "600");
        put(&mut head, "property", "og:image:height", "600");
    }
    if let Some(url) = site.url {
        put(&mut head, "property", "og:url", &format!("{url}{}", page.address));
        head.push_str(&format!("<link rel=\"canonical\" href=\"{}{}\">\n", attribute(url), page.address));
    }
    if let Some(story) = &page.story {
        head.push_str(&for_reference_managers(story, &page.description));
        head.push_str(&linked_data(story, page, site));
    }
    if dress.surface != "one-file" {
        head.push_str(&format!(
            "<link rel=\"alternate\" type=\"application/atom+xml\" title=\"{}\" href=\"{}feed.xml\">\n",
            attribute(site.newspaper),
            dress.root
        ));
    }
    head + &dress.styles
}

fn put(head: &mut String, key: &str, name: &str, content: &str) {
    head.push_str(&format!("<meta {key}=\"{name}\" content=\"{}\">\n", attribute(content)));
}

/// What Zotero and its kind read. A date that is only inferred goes where a question mark can stand beside it
/// (EDTF, ISO 8601-2), not where it would be taken for printed.
fn for_reference_managers(story: &Story, description: &str) -> String {
    let reference = &story.reference;
    let mut head = String::new();
    put(&mut head, "name", "z:itemType", "newspaperArticle");
    put(&mut head, "name", "citation_title", &reference.title);
    for author in &reference.authors {
        put(&mut head, "name", "citation_author", author);
    }
    if let Some(newspaper) = &reference.newspaper {
        put(&mut head, "name", "citation_journal_title", newspaper);
    }
    if let Some(date) = reference.certain_date() {
        put(&mut head, "name", "citation_publication_date", &date.to_string().replace('-', "/"));
    }
    put(&mut head, "name", "citation_language", "zh-CN");
    if let Some(address) = &reference.address {
        put(&mut head, "name", "citation_public_url", address);
    }
    put(&mut head, "name", "dcterms.title", &reference.title);
    put(&mut head, "name", "dcterms.identifier", &reference.id);
    if let Some(date) = reference.date {
        let doubt = if reference.inferred { "?" } else { "" };
        put(&mut head, "name", "dcterms.date", &format!("{date}{doubt}"));
    }
    if let Some(happened) = &story.happened {
        put(&mut head, "name", "dcterms.temporal", happened);
    }
    put(&mut head, "name", "dcterms.abstract", description);
    head
}

/// schema.org's NewsArticle as a data block: never run, so the content security policy has no say in it.
fn linked_data(story: &Story, page: &Page<'_>, site: &Surroundings<'_>) -> String {
    let reference = &story.reference;
    let mut article = json!({
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": reference.title,
        "description": page.description,
        "identifier": reference.id,
        "inLanguage": "zh-CN",
        "version": reference.build,
    });
    let mut say = |name: &str, value: Option<Value>| {
        if let Some(value) = value {
            article[name] = value;
        }
    };
    let people = reference.authors.iter().map(|name| json!({ "@type": "Person", "name": name }));
    say("author", (!reference.authors.is_empty()).then(|| people.collect()));
    say("isPartOf", reference.newspaper.as_ref().map(|name| json!({ "@type": "Newspaper", "name": name })));
    say("datePublished", reference.certain_date().map(|date| json!(date.to_string())));
    say("temporalCoverage", story.happened.as_ref().map(|days| json!(days)));
    say("articleSection", story.section.as_ref().map(|section| json!(section)));
    say("url", reference.address.as_ref().map(|address| json!(address)));
    say("mainEntityOfPage", reference.address.as_ref().map(|address| json!(address)));
    let picture = site.url.and_then(|url| page.picture.as_ref().map(|picture| json!(format!("{url}{picture}"))));
    say("image", picture);
    // `</script` would end the block, `<!--` would change how the rest of it is read.
    format!("<script type=\"application/ld+json\">{}</script>\n", article.to_string().replace('<', "\\u003c"))
}
