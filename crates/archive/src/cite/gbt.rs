//! GB/T 7714, the Chinese standard of references: a newspaper article is `[N]`, one that is also online `[N/OL]`.
//!
//! The two editions agree on what is known of a newspaper article; they part over the day of access, which the 2015
//! edition wants of every online text and which nothing here can know. An inferred date stands in square brackets. Which
//! copy it is stands last, where the standard has a text's lasting identifier.

use super::Reference;

/// The editions, newest first, as they are named beside a citation.
pub const EDITIONS: [&str; 2] = ["GB/T 7714—2025", "GB/T 7714—2015"];

/// More authors than this are three and 等.
const MOST_AUTHORS: usize = 3;

/// The citation.
#[must_use]
pub fn gbt_7714(reference: &Reference) -> String {
    let mut parts = Vec::new();
    if !reference.authors.is_empty() {
        let mut authors = reference.authors.iter().take(MOST_AUTHORS).cloned().collect::<Vec<_>>();
        if reference.authors.len() > MOST_AUTHORS {
            authors.push("等".into());
        }
        parts.push(authors.join(", "));
    }
    let kind = if reference.address.is_some() { "N/OL" } else { "N" };
    parts.push(format!("{}[{kind}]", reference.title));
    let date = reference.date.map(|date| if reference.inferred { format!("[{date}]") } else { date.to_string() });
    let source: Vec<String> = reference.newspaper.iter().cloned().chain(date).collect();
    if !source.is_empty() {
        parts.push(source.join(", "));
    }
    parts.extend(reference.address.clone());
    parts.push(reference.copy());
    parts.join(". ") + "."
}

#[cfg(test)]
mod tests {
    use super::super::example;
    use super::*;

    #[test]
    fn a_newspaper_article_is_cited_by_the_standard() {
        let expected = "王小平, 李江. 柳园镇路灯换新[N/OL]. 柳园报, 2024-04. https://paper.example/a/aaaaaaaa-3.html. \
                        报库 aaaaaaaa-3，版本 0123456789abcdef.";
        assert_eq!(gbt_7714(&example()), expected);
    }

    #[test]
    fn what_is_not_known_is_left_out_and_what_is_inferred_is_bracketed() {
        let inferred = Reference { inferred: true, address: None, authors: Vec::new(), ..example() };
        let copy = "报库 aaaaaaaa-3，版本 0123456789abcdef.";
        assert_eq!(gbt_7714(&inferred), format!("柳园镇路灯换新[N]. 柳园报, [2024-04]. {copy}"));
        let bare = Reference { newspaper: None, date: None, ..inferred };
        assert_eq!(gbt_7714(&bare), format!("柳园镇路灯换新[N]. {copy}"));
    }

    #[test]
    fn more_than_three_authors_are_three_and_others() {
        let names = ["王一", "王二", "王三", "王四"].map(str::to_owned).to_vec();
        assert!(gbt_7714(&Reference { authors: names, ..example() }).starts_with("王一, 王二, 王三, 等. "));
    }
}
