//! The app without wasm: the built module as plain JavaScript, for engines that read and search but refuse wasm.
//! Chromium before 95 and Safari before 16 have wasm, but do not know the word that allows it in a content security
//! policy. binaryen's wasm2js does the work; assets/loader.js says when the result is used. Knows nothing of the app.

use std::{
    collections::BTreeMap,
    fs,
    hash::{DefaultHasher, Hash, Hasher},
    path::Path,
};

use anyhow::{Context, Result};

use crate::{job::run_logged, tools, workshop::Workshop};

/// What the script is called in an app folder.
pub const NAME: &str = "plain.js";

/// Reads `baoku-app_bg.wasm` in an app folder and writes [`NAME`] beside it.
///
/// # Errors
/// When wasm2js is missing, fails, or writes what is not understood here.
pub fn write(shop: &Workshop, folder: &Path) -> Result<()> {
    let wasm = folder.join("baoku-app_bg.wasm");
    let mut hasher = DefaultHasher::new();
    fs::read(&wasm).with_context(|| format!("cannot read {}", wasm.display()))?.hash(&mut hasher);
    tools::versions(shop).hash(&mut hasher);
    include_str!("plain.rs").hash(&mut hasher);

    // Most changes of the app's folder are style sheets, and this takes a quarter of a minute.
    let kept = shop.target.join("plain");
    let made = kept.join(format!("{:016x}.js", hasher.finish()));
    if !made.exists() {
        let _ = fs::remove_dir_all(&kept);
        let module = kept.join("module.js");
        let mut wasm2js = shop.command("wasm2js");
        // The features are those that index.html names for wasm-opt: wasm2js gives up on others before it looks
        // whether they are used. Without -Oz the script is half as large again.
        wasm2js
            .args(["--enable-bulk-memory", "--enable-mutable-globals", "--enable-sign-ext"])
            .args(["--enable-nontrapping-float-to-int", "--enable-multivalue", "-Oz"])
            .arg(&wasm)
            .arg("-o")
            .arg(&module);
        run_logged("making the app without wasm", &kept.join("wasm2js.log"), &mut wasm2js)
            .context("the app without wasm is made by wasm2js, which comes with wasm-opt in binaryen")?;
        let text = fs::read_to_string(&module).with_context(|| format!("cannot read {}", module.display()))?;
        let script = shorten(&script(&text)?);
        fs::write(&module, script).with_context(|| format!("cannot write {}", module.display()))?;
        // The name appears when the content is whole.
        fs::rename(&module, &made).with_context(|| format!("cannot write {}", made.display()))?;
    }
    let to = folder.join(NAME);
    fs::copy(&made, &to).with_context(|| format!("cannot write {}", to.display()))?;
    Ok(())
}

/// In place of wasm2js's own functions, for two reasons. wasm-bindgen's glue sees that memory has grown by its views
/// of the old memory being detached: an array that merely was left behind would still be read and written. And wasm
/// memory grows by small steps that cost nothing; here each would copy everything, so more is taken than was asked
/// for. A larger reserve copies less often and holds more memory that is never used.
const MEMORY: &str = r"
var pages = buffer.byteLength >> 16;
function __wasm_memory_size() {
  return pages;
}
function __wasm_memory_grow(more) {
  var before = pages, old = buffer, bytes = HEAPU8, channel;
  // Addresses are signed numbers here.
  if (more < 0 || before + more > 32767) return -1;
  pages = before + more;
  if (pages << 16 > old.byteLength) {
    buffer = new ArrayBuffer(Math_max(pages, Math_min(before + (before >> 1), 32767)) << 16);
    HEAP8 = new Int8Array(buffer);
    HEAP16 = new Int16Array(buffer);
    HEAP32 = new Int32Array(buffer);
    HEAPU8 = new Uint8Array(buffer);
    HEAPU16 = new Uint16Array(buffer);
    HEAPU32 = new Uint32Array(buffer);
    HEAPF32 = new Float32Array(buffer);
    HEAPF64 = new Float64Array(buffer);
    HEAPU8.set(bytes);
    bufferView = HEAPU8;
    // Sending a buffer away is the only way to detach it that old engines know.
    channel = new MessageChannel();
    channel.port1.postMessage(0, [old]);
    channel.port1.close();
  }
  return before;
}
";

/// Makes a classic script of the module that wasm2js writes: imports and exports become the argument and the result of
/// a function that is handed to the loader.
fn script(module: &str) -> Result<String> {
    let cut = |text: &'static str| {
        let unknown = "wasm2js wrote something else than binaryen's releases 108 to 132 do";
        module.find(text).with_context(|| format!("{unknown}: there is no `{}`", text.trim()))
    };
    let memory = cut("function __wasm_memory_size() {")?;
    let exports = cut("return {\n  \"memory\"")?;
    let end = cut("\nvar retasmFunc = asmFunc(")?;
    let (functions, rest) = module.split_at(memory);
    let functions: Vec<&str> = functions.lines().filter(|line| !line.starts_with("import ")).collect();
    let exports = rest.get(exports.saturating_sub(memory)..end.saturating_sub(memory));
    let exports = exports.context("wasm2js wrote its parts in an unknown order")?;
    // Older releases want all imports in one object, newer ones an object for each module: both are found in one.
    Ok(format!(
        "baoku.script(function (imports) {{\n\"use strict\";\n{}\n{MEMORY}\n{exports}\n\
         function abort() {{ throw new Error(\"abort\"); }}\n\
         return asmFunc(Object.assign({{ abort: abort }}, imports, ...Object.values(imports)));\n}});\n",
        functions.join("\n")
    ))
}

/// Names too short to be given to anything: the language has them.
const TAKEN: &[&str] = &["do", "if", "in", "for", "let", "new", "try", "var"];

/// Takes out what only people read and shortens the names that wasm2js made up: a third of the size is left, three
/// quarters when compressed. Only for what wasm2js writes, which has no regular expressions and no template literals.
fn shorten(script: &str) -> String {
    let tokens = tokens(script);
    let mut counts = BTreeMap::<&str, usize>::new();
    let mut before = "";
    let mut made_up = Vec::new();
    for &token in &tokens {
        made_up.push(before != "." && is_made_up(token));
        if is_word(token) {
            *counts.entry(token).or_default() += 1;
        }
        before = token;
    }
    let mut frequent: Vec<(&str, usize)> =
        counts.iter().filter(|(word, _)| is_made_up(word)).map(|(word, count)| (*word, *count)).collect();
    // Ties by name, so that the same module gives the same script.
    frequent.sort_by(|one, other| other.1.cmp(&one.1).then(one.0.cmp(other.0)));
    let free = (0..).map(short_name).filter(|name| !counts.contains_key(name.as_str()) && !TAKEN.contains(&&**name));
    let names: BTreeMap<&str, String> = frequent.iter().map(|(word, _)| *word).zip(free).collect();

    let mut out = String::with_capacity(script.len() / 2);
    let mut space = "";
    for (token, made_up) in tokens.into_iter().zip(made_up) {
        if token.starts_with(char::is_whitespace) || token.starts_with("//") || token.starts_with("/*") {
            space = if space == "\n" || token.contains('\n') { "\n" } else { " " };
            continue;
        }
        let name = if made_up { names.get(token).map_or(token, String::as_str) } else { token };
        let (last, next) = (out.chars().next_back().unwrap_or(';'), name.chars().next().unwrap_or(';'));
        // A line's end may be what ends the statement; a space keeps words apart, and `a - -b` from being `a--b`.
        if space == "\n" && !matches!(last, ';' | ',' | '{' | '(')
            || space == " " && (is_word_part(last) && is_word_part(next) || last == next && matches!(last, '+' | '-'))
        {
            out.push_str(space);
        }
        space = "";
        out.push_str(name);
    }
    out.push('\n');
    out
}

/// Names that wasm2js makes up for functions, variables, labels and its own helpers.
fn is_made_up(word: &str) -> bool {
    is_word(word)
        && (word.contains('$')
            || ["HEAP", "Math_", "block", "label", "wasm2js_"].iter().any(|start| word.starts_with(start)))
}

fn is_word(token: &str) -> bool {
    token.starts_with(|first: char| is_word_part(first) && !first.is_ascii_digit())
}

fn is_word_part(character: char) -> bool {
    character.is_alphanumeric() || matches!(character, '_' | '$')
}

/// Strings, comments, white space, words and numbers, and every other character by itself.
fn tokens(script: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let mut rest = script;
    while let Some(first) = rest.chars().next() {
        let run = |part: fn(char) -> bool| rest.find(|next| !part(next)).unwrap_or(rest.len());
        let length = if is_word_part(first) {
            run(is_word_part)
        } else if first.is_whitespace() {
            run(char::is_whitespace)
        } else if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else if matches!(first, '"' | '\'') {
            string_length(rest, first)
        } else {
            first.len_utf8()
        };
        let (token, after) = rest.split_at(length);
        tokens.push(token);
        rest = after;
    }
    tokens
}

fn string_length(text: &str, quote: char) -> usize {
    let mut escaped = true;
    for (at, character) in text.char_indices() {
        match character {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if character == quote => return at + 1,
            _ => {}
        }
    }
    text.len()
}

/// `a`, `b` … `Z`, `aa` …: every name of one letter, then of two, and so on.
fn short_name(mut number: usize) -> String {
    const LETTERS: &[u8] = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    let mut name = String::new();
    loop {
        name.insert(0, char::from(LETTERS[number % LETTERS.len()]));
        if number < LETTERS.len() {
            return name;
        }
        number = number / LETTERS.len() - 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MODULE: &str = r#"import * as $_app from './app.js';
import { load } from './app.js';
var bufferView;
function asmFunc(imports) {
 var buffer = new ArrayBuffer(65536);
 function $1($0_1) {
  return $0_1 - -1 | 0;
 }
 function __wasm_memory_size() {
  return buffer.byteLength >> 16;
 }
 return {
  "memory": 1,
  "main": $1
 };
}

var retasmFunc = asmFunc({
  "./app.js": $_app,
});
export var main = retasmFunc.main;
"#;

    #[test]
    fn a_module_becomes_one_call_of_the_loader() {
        let script = script(MODULE).unwrap();
        assert!(script.starts_with("baoku.script(function (imports) {\n\"use strict\";\nvar bufferView;"), "{script}");
        assert!(script.contains("channel.port1.postMessage") && !script.contains("buffer.byteLength >> 16;\n }"));
        for part in ["import ", "export ", "retasmFunc"] {
            assert!(!script.contains(part), "{part} in {script}");
        }
    }

    #[test]
    fn what_is_not_wasm2js_is_a_sentence() {
        let wrong = script("function asmFunc() {}").unwrap_err().to_string();
        assert!(wrong.contains("binaryen") && wrong.contains("__wasm_memory_size"), "{wrong}");
    }

    #[test]
    fn shortening_keeps_the_meaning() {
        let check = |script: &str, expected: &str| assert_eq!(shorten(script), format!("{expected}\n"), "{script}");
        check("var $1 = \"a  b$1\"; // said\n $1 = $1 + +$1 - -1;", "var a=\"a  b$1\";a=a+ +a- -1;");
        check("block1 : {\n if ($0_1) {\n  break block1\n }\n}", "a:{if(b){break a\n}\n}");
        check("a.$1 = $1; /* a */ HEAP8[$1 >> 2 | 0] = 'it\\'s';", "a.$1=b;c[b>>2|0]='it\\'s';");
        check("function $f(imports) { return typeof imports; }", "function a(imports){return typeof imports;}");
    }

    #[test]
    fn short_names_never_repeat_and_never_are_the_languages_own() {
        let names: Vec<String> = (0..4000).map(short_name).collect();
        assert_eq!((&*names[0], &*names[51], &*names[52], &*names[53]), ("a", "Z", "aa", "ab"));
        let script: String = (0..4000).map(|number| format!("${number};")).collect();
        let short = shorten(&script);
        let mut words: Vec<&str> = short.trim().split_terminator(';').collect();
        assert!(words.iter().all(|word| !TAKEN.contains(word)));
        words.sort_unstable();
        words.dedup();
        assert_eq!(words.len(), 4000);
    }
}
