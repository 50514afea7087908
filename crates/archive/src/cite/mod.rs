//! What is cited of an article, and the forms a citation takes.
//!
//! Pure: facts in, text out. A fact that is not known is left out, never guessed; one that the compiler inferred is
//! marked in every form that can mark it. Nothing has a date of its own: the day of access is the reader's to add.

mod exchange;
mod gbt;

pub use exchange::{bibtex, csl_json, ris};
pub use gbt::{EDITIONS, gbt_7714};

use crate::article::{ArticleHandle, LONGEST_TITLE};
use crate::bundle::{IssueDateBasis, Manifest};
use crate::date::PartialDate;

/// What every form of citation is made from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// The article's id.
    pub id: String,
    /// Its headline as printed, else its first words.
    pub title: String,
    /// The people in its byline, or the byline as printed where it is not a list of names.
    pub authors: Vec<String>,
    /// The newspaper.
    pub newspaper: Option<String>,
    /// Where it is published.
    pub place: Option<String>,
    /// When the issue appeared.
    pub date: Option<PartialDate>,
    /// Whether that date is only inferred.
    pub inferred: bool,
    /// The page's public address.
    pub address: Option<String>,
    /// The bundle's content hash.
    pub build: String,
}

impl Reference {
    /// The facts of an article; `url` is the site's public address, ending in `/`.
    #[must_use]
    pub fn of(article: &ArticleHandle, manifest: &Manifest, url: Option<&str>) -> Reference {
        let issue = article.issue().issue();
        let byline = article.article().byline.as_ref().map(|byline| article.join(&byline.pieces));
        Reference {
            id: article.id(),
            title: on_one_line(&headline(article)),
            authors: byline.map(|byline| authors(&byline)).unwrap_or_default(),
            newspaper: issue.newspaper.clone().or_else(|| manifest.newspaper.name.clone()),
            place: manifest.newspaper.place.clone(),
            date: issue.date.date,
            inferred: matches!(issue.date.basis, IssueDateBasis::Inferred | IssueDateBasis::Unknown),
            address: url.map(|url| format!("{url}a/{}.html", article.id())),
            build: manifest.build.clone(),
        }
    }

    /// The issue's date where the newspaper itself or its file says so.
    #[must_use]
    pub fn certain_date(&self) -> Option<PartialDate> {
        self.date.filter(|_| !self.inferred)
    }

    /// The issue's date as a newspaper says it, 约 before an inferred one; empty where nothing is known.
    #[must_use]
    pub fn date_in_words(&self) -> String {
        let Some(date) = self.date else { return String::new() };
        let about = if self.inferred { "约" } else { "" };
        let month = date.month().map(|month| format!("{month}月")).unwrap_or_default();
        let day = date.day().map(|day| format!("{day}日")).unwrap_or_default();
        format!("{about}{}年{month}{day}", date.year())
    }

    /// Which copy this is: the article's id and the content it was found in.
    #[must_use]
    pub fn copy(&self) -> String {
        format!("报库 {}，版本 {}", self.id, self.build)
    }
}

/// The headline as printed, else the first words; cut where no headline could be as long.
fn headline(article: &ArticleHandle) -> String {
    let Some(printed) = article.headline() else { return article.title() };
    match printed.char_indices().nth(LONGEST_TITLE) {
        Some((end, _)) => printed[..end].to_owned() + "…",
        None => printed,
    }
}

/// Words of a byline that are not names.
const NOT_NAMES: [&str; 12] =
    ["本报记者", "见习记者", "实习记者", "通讯员", "记者", "特约", "供稿", "摄影", "撰稿", "作者", "整理", "报道"];

/// The names in a byline. Anything but a list of short Chinese names is kept as it is printed.
fn authors(byline: &str) -> Vec<String> {
    let printed = on_one_line(byline.trim_matches(['（', '）', '(', ')', '【', '】', ' ', '\u{3000}']));
    let mut names = printed.clone();
    for word in NOT_NAMES {
        names = names.replace(word, " ");
    }
    let names = names.replace("文/", " ").replace("图/", " ").replace('：', " ");
    let names: Vec<String> = names
        .split([' ', '\u{3000}', '、', '，', ',', '/', '／', '；'])
        .filter(|name| !name.is_empty())
        .map(str::to_owned)
        .collect();
    let is_name = |name: &String| (2..=4).contains(&name.chars().count()) && name.chars().all(is_han);
    match names.iter().all(is_name) {
        true => names,
        false => vec![printed],
    }
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' | '\u{20000}'..='\u{3ffff}' | '·')
}

/// A text without line ends and other control characters, which none of the forms can hold.
fn on_one_line(text: &str) -> String {
    text.split(|c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}')).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
pub(crate) fn example() -> Reference {
    Reference {
        id: "aaaaaaaa-3".into(),
        title: "柳园镇路灯换新".into(),
        authors: vec!["王小平".into(), "李江".into()],
        newspaper: Some("柳园报".into()),
        place: Some("柳园镇".into()),
        date: "2024-04".parse().ok(),
        inferred: false,
        address: Some("https://paper.example/a/aaaaaaaa-3.html".into()),
        build: "0123456789abcdef".into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byline_is_taken_apart_only_where_it_is_a_list_of_names() {
        assert_eq!(authors("（本报记者 王小平 通讯员 李江）"), ["王小平", "李江"]);
        assert_eq!(authors("文/王小平、欧阳江河"), ["王小平", "欧阳江河"]);
        assert_eq!(authors("江口街道社区服务中心"), ["江口街道社区服务中心"]);
        assert_eq!(authors("记者"), Vec::<String>::new());
    }
}
