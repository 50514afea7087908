//! Citations as reference managers read them: BibTeX, RIS and CSL-JSON.

use super::Reference;

/// A BibTeX entry.
#[must_use]
pub fn bibtex(reference: &Reference) -> String {
    let mut entry = format!("@article{{{},\n", reference.id);
    let mut field = |name: &str, value: &str| entry.push_str(&format!("  {name} = {{{value}}},\n"));
    if !reference.authors.is_empty() {
        // Each in braces: a name of another kind is not taken apart at its spaces.
        let authors: Vec<String> = reference.authors.iter().map(|name| format!("{{{}}}", latex(name))).collect();
        field("author", &authors.join(" and "));
    }
    field("title", &format!("{{{}}}", latex(&reference.title)));
    if let Some(newspaper) = &reference.newspaper {
        field("journal", &latex(newspaper));
    }
    field("entrysubtype", "newspaper");
    if let Some(date) = reference.date {
        field("year", &date.year().to_string());
        if let Some(month) = date.month() {
            field("month", &month.to_string());
        }
        if let Some(day) = date.day() {
            field("day", &day.to_string());
        }
    }
    if let Some(address) = &reference.address {
        field("url", address);
    }
    field("langid", "chinese");
    field("note", &latex(&note(reference)));
    entry + "}\n"
}

/// An RIS record.
#[must_use]
pub fn ris(reference: &Reference) -> String {
    let mut record = String::from("TY  - NEWS\r\n");
    let mut line = |tag: &str, value: &str| record.push_str(&format!("{tag}  - {value}\r\n"));
    for author in &reference.authors {
        line("AU", author);
    }
    line("TI", &reference.title);
    if let Some(newspaper) = &reference.newspaper {
        line("T2", newspaper);
    }
    if let Some(place) = &reference.place {
        line("CY", place);
    }
    if let Some(date) = reference.date {
        let two = |part: Option<u8>| part.map(|part| format!("{part:02}")).unwrap_or_default();
        line("PY", &date.year().to_string());
        line("DA", &format!("{}/{}/{}/", date.year(), two(date.month()), two(date.day())));
    }
    if let Some(address) = &reference.address {
        line("UR", address);
    }
    line("LA", "zh");
    line("AN", &reference.id);
    line("N1", &note(reference));
    record + "ER  - \r\n"
}

/// A CSL-JSON item.
#[must_use]
pub fn csl_json(reference: &Reference) -> String {
    let mut item = String::from("{");
    let mut field = |name: &str, value: String| {
        item.push_str(if item.len() > 1 { ",\"" } else { "\"" });
        item.push_str(&[name, "\":", &value].concat());
    };
    field("id", quoted(&reference.id));
    field("type", quoted("article-newspaper"));
    field("title", quoted(&reference.title));
    field("language", quoted("zh-CN"));
    if !reference.authors.is_empty() {
        let authors = reference.authors.iter().map(|name| ["{\"literal\":", &quoted(name), "}"].concat());
        field("author", ["[", &authors.collect::<Vec<_>>().join(","), "]"].concat());
    }
    let known =
        [("container-title", &reference.newspaper), ("publisher-place", &reference.place), ("URL", &reference.address)];
    for (name, value) in known {
        if let Some(value) = value {
            field(name, quoted(value));
        }
    }
    if let Some(date) = reference.date {
        let parts = [Some(date.year()), date.month().map(u16::from), date.day().map(u16::from)];
        let parts: Vec<String> = parts.into_iter().flatten().map(|part| part.to_string()).collect();
        let circa = if reference.inferred { ",\"circa\":true" } else { "" };
        field("issued", ["{\"date-parts\":[[", &parts.join(","), "]]", circa, "}"].concat());
    }
    field("archive_location", quoted(&reference.id));
    field("version", quoted(&reference.build));
    field("note", quoted(&note(reference)));
    item + "}"
}

/// A text on one line as JSON writes it.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            _ if c.is_control() => quoted.push(' '),
            _ => quoted.push(c),
        }
    }
    quoted + "\""
}

/// Which copy it is, and that its date is inferred where no field can say so.
fn note(reference: &Reference) -> String {
    let inferred = if reference.inferred && reference.date.is_some() { "。出版日期为推断" } else { "" };
    format!("{}{inferred}", reference.copy())
}

/// A text as LaTeX prints it unchanged.
fn latex(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' => escaped.push_str("\\textbackslash{}"),
            '~' => escaped.push_str("\\textasciitilde{}"),
            '^' => escaped.push_str("\\textasciicircum{}"),
            '{' | '}' | '$' | '&' | '#' | '_' | '%' => {
                escaped.push('\\');
                escaped.push(c);
            }
            _ => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::super::{example, gbt_7714};
    use super::*;

    #[test]
    fn a_bibtex_entry_survives_hostile_text() {
        let entry = bibtex(&Reference { title: r"50% 的路灯 {}\input_x".into(), ..example() });
        assert!(entry.contains(r"title = {{50\% 的路灯 \{\}\textbackslash{}input\_x}}"), "{entry}");
        assert!(entry.contains("author = {{王小平} and {李江}}") && entry.contains("month = {4}"), "{entry}");
    }

    #[test]
    fn a_csl_item_is_json_whatever_was_printed() {
        let hostile = Reference { title: "灯\\\"亮\"了\u{7}".into(), ..example() };
        let item: serde_json::Value = serde_json::from_str(&csl_json(&hostile)).unwrap();
        assert_eq!(item["title"], "灯\\\"亮\"了 ");
        assert_eq!(item["author"][1]["literal"], "李江");
        assert_eq!(item["URL"], "https://paper.example/a/aaaaaaaa-3.html");
    }

    #[test]
    fn an_ris_record_begins_and_ends_as_it_should() {
        let record = ris(&example());
        assert!(record.starts_with("TY  - NEWS\r\nAU  - 王小平\r\n"), "{record}");
        assert!(record.contains("DA  - 2024/04//\r\n") && record.ends_with("ER  - \r\n"), "{record}");
    }

    #[test]
    fn an_inferred_date_is_marked_and_an_unknown_one_is_absent() {
        let inferred = Reference { inferred: true, ..example() };
        let csl = |reference: &Reference| serde_json::from_str::<serde_json::Value>(&csl_json(reference)).unwrap();
        assert_eq!(csl(&inferred)["issued"], serde_json::json!({ "date-parts": [[2024, 4]], "circa": true }));
        assert!(ris(&inferred).contains("推断") && bibtex(&inferred).contains("推断"));
        let undated = Reference { date: None, ..inferred };
        assert_eq!(csl(&undated).get("issued"), None);
        assert!(!ris(&undated).contains("PY  -") && !bibtex(&undated).contains("year"));
        assert!(!ris(&undated).contains("推断"));
    }

    #[test]
    fn every_form_names_the_copy() {
        let reference = example();
        let forms = [gbt_7714(&reference), bibtex(&reference), ris(&reference), csl_json(&reference)];
        for form in forms {
            assert!(form.contains("aaaaaaaa-3") && form.contains("0123456789abcdef"), "{form}");
        }
    }
}
