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

/// How many hex digits wasm-bindgen ends the name of an import with, so that two of the same name differ.
const DIGITS: usize = 16;

/// The distinct endings in a glue's names of imports: `__wbg_NAME_HASH`.
pub(super) fn name_endings(glue: &str) -> BTreeSet<&str> {
    let names = glue.split("__wbg_").skip(1).filter_map(|rest| rest.split(|c: char| !is_word(c)).next());
    let endings = names.filter_map(|name| name.len().checked_sub(DIGITS).and_then(|at| name.split_at_checked(at)));
    endings.filter(|(stem, hash)| stem.ends_with('_') && hash.bytes().all(is_hex)).map(|(_, hash)| hash).collect()
}

/// Puts numbers of the same length in the place of the endings: they compress to nothing, hashes not at all, and each
/// stands both in the glue and in the program. Nothing moves, so a wasm module stays whole.
pub(super) fn with_short_names(program: &mut [u8], endings: &BTreeSet<&str>) {
    let mut at = 0;
    while let Some(found) = program[at..].windows(DIGITS + 1).position(|bytes| bytes[0] == b'_' && is_hex(bytes[1])) {
        let ending = &mut program[at + found + 1..at + found + 1 + DIGITS];
        let place = std::str::from_utf8(ending).ok().and_then(|hash| endings.iter().position(|known| *known == hash));
        if let Some(place) = place {
            ending.copy_from_slice(format!("{place:0DIGITS$}").as_bytes());
        }
        at += found + 1;
    }
}

/// The glue, so that it starts where a global that it can do without is unknown. It asks for its type first, but Trunk's
/// minifier gives globals short names before that, and there Chromium before 84 and Safari before 14.1 give up.
pub(super) fn for_old_engines(glue: &str) -> String {
    glue.replace("=FinalizationRegistry,", "=self.FinalizationRegistry,")
}

fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}

fn is_hex(byte: u8) -> bool {
    matches!(byte, b'0'..=b'9' | b'a'..=b'f')
}

#[cfg(test)]
mod tests {
    use super::*;

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
        let endings = name_endings(glue);
        assert_eq!(endings.len(), 2);
        let mut wasm = *b"\0asm__wbg_value_fedcba9876543210\x01__wbg_value_0123456789abcdef_0123456789abcde";
        with_short_names(&mut wasm, &endings);
        let expected = b"\0asm__wbg_value_0000000000000001\x01__wbg_value_0000000000000000_0123456789abcde";
        assert_eq!(&wasm, expected);
    }
}
