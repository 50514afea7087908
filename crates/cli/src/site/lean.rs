//! What readers download of the app, made smaller without becoming another program: comments and indents of scripts
//! and styles that are published as they were written, and the long names by which wasm and its glue know each other.

use std::collections::BTreeSet;

/// A script or style sheet without its indents and the lines that are nothing but a comment. Such lines are known by
/// how they begin; a comment that shares its line with something stays.
pub(super) fn without_comments(text: &str) -> String {
    let mut lean = String::with_capacity(text.len());
    let mut inside = false;
    for line in text.lines().map(str::trim) {
        inside |= line.starts_with("/*");
        if !inside && !line.is_empty() && !line.starts_with("//") {
            lean.push_str(line);
            lean.push('\n');
        }
        inside &= !line.ends_with("*/");
    }
    lean
}

/// A style sheet that has no comments any more, with a rule on a line and without the spaces that nothing needs.
pub(super) fn dense(sheet: &str) -> String {
    let mut dense = String::with_capacity(sheet.len());
    for line in sheet.lines() {
        let is_property =
            |name: &str| name.bytes().all(|byte| byte.is_ascii_lowercase() || b"-0123456789".contains(&byte));
        let declared = line.split_once(": ").filter(|(name, value)| is_property(name) && value.ends_with(';'));
        let (before, after) = declared.or_else(|| Some((line.strip_suffix(" {")?, "{"))).unwrap_or((line, ""));
        dense.push_str(before);
        if declared.is_some() {
            dense.push(':');
        }
        dense.push_str(after);
        if !line.ends_with(['{', '}', ';', ',']) || line == "}" {
            dense.push('\n');
        }
    }
    dense
}

/// How the names of imports begin that wasm-bindgen makes up, `__wbg_NAME_HASH`, and how many hex digits they end with.
const BEGINNING: &str = "__wbg_";
const DIGITS: usize = 16;

/// The names by which a glue and its program know each other.
pub(super) fn long_names(glue: &str) -> BTreeSet<&[u8]> {
    let is_long = |name: &&[u8]| {
        name.len().checked_sub(DIGITS).is_some_and(|hash| name[hash - 1] == b'_' && name[hash..].iter().all(is_hex))
    };
    let places = glue.match_indices(BEGINNING).map(|(at, _)| word(&glue.as_bytes()[at..]));
    places.filter(is_long).collect()
}

/// Puts numbers in the place of the names, filled up to the same length: rows of the same sign compress to nothing,
/// names and hashes do not, and each stands both in the glue and in the program. Nothing moves, so a wasm module stays
/// whole.
pub(super) fn with_short_names(program: &mut [u8], names: &BTreeSet<&[u8]>) {
    let mut at = 0;
    while let Some(found) = program[at..].windows(BEGINNING.len()).position(|bytes| bytes == BEGINNING.as_bytes()) {
        at += found;
        let name = word(&program[at..]);
        let length = name.len();
        if let Some(place) = names.iter().position(|known| *known == name) {
            program[at..at + length].copy_from_slice(format!("{place:_>length$}").as_bytes());
        }
        at += length;
    }
}

/// The word that these bytes begin with.
fn word(bytes: &[u8]) -> &[u8] {
    let end = bytes.iter().position(|byte| !byte.is_ascii_alphanumeric() && *byte != b'_');
    &bytes[..end.unwrap_or(bytes.len())]
}

/// The glue, so that it starts where a global that it can do without is unknown. It asks for its type first, but Trunk's
/// minifier gives globals short names before that, and there Chromium before 84 and Safari before 14.1 give up.
pub(super) fn for_old_engines(glue: &str) -> String {
    glue.replace("=FinalizationRegistry,", "=self.FinalizationRegistry,")
}

fn is_hex(byte: &u8) -> bool {
    matches!(byte, b'0'..=b'9' | b'a'..=b'f')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_of_a_style_sheet_becomes_a_line() {
        let sheet = "a,\nb:hover {\ncolor: red;\n--tiny: \"a: b;\";\nfont:\nbold;\n}\n@media print {\nb {\n}\n}\n";
        assert_eq!(dense(sheet), "a,b:hover{color:red;--tiny:\"a: b;\";font:\nbold;}\n@media print{b{}\n}\n");
    }

    #[test]
    fn comments_go_and_what_stands_beside_them_stays() {
        let sheet = "/* One\n   two */\n.a {\n  /* three */\n  color: red; /* four */\n}\n\n.b > .c { x: \"//\" }";
        assert_eq!(without_comments(sheet), ".a {\ncolor: red; /* four */\n}\n.b > .c { x: \"//\" }\n");
        assert_eq!(without_comments("// a\n  b(); // c\n"), "b(); // c\n");
    }

    #[test]
    fn a_global_that_may_be_missing_is_asked_for_as_a_property() {
        let glue = "let Y=Error,a5=FinalizationRegistry,Z=1;typeof a5==='undefined'";
        assert_eq!(for_old_engines(glue), "let Y=Error,a5=self.FinalizationRegistry,Z=1;typeof a5==='undefined'");
        let plain = "typeof FinalizationRegistry==='undefined'?0:new FinalizationRegistry(f)";
        assert_eq!(for_old_engines(plain), plain);
    }

    #[test]
    fn names_keep_their_length_and_stay_apart() {
        let glue = "{__wbg_value_0123456789abcdef:1,__wbg_value_fedcba9876543210:2,__wbg_set_wasm:3,__wbg__x_gg23456789abcdef}";
        let names = long_names(glue);
        assert_eq!(names.len(), 2);
        let mut wasm = *b"\0asm__wbg_value_fedcba9876543210\x01__wbg_value_0123456789abcdef_0123456789abcde__wbg_";
        with_short_names(&mut wasm, &names);
        let expected = b"\0asm___________________________1\x01__wbg_value_0123456789abcdef_0123456789abcde__wbg_";
        assert_eq!(&wasm, expected);
        let mut glue = glue.as_bytes().to_vec();
        with_short_names(&mut glue, &names);
        let expected = b"{___________________________0:1,___________________________1:2,__wbg_set_wasm:3,";
        assert!(glue.starts_with(expected), "{}", String::from_utf8_lossy(&glue));
    }
}
