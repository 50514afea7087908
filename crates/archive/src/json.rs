//! A small reader of JSON, enough for the bundle's own files.
//!
//! Written out because a reader generated for every type is a fifth of the app; `serde` writes the files. Knows no
//! type of the bundle. Never panics, whatever it is given.

/// What is wrong and where, in bytes from the beginning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Wrong {
    expected: &'static str,
    at: usize,
}

impl Wrong {
    /// As a sentence.
    pub(crate) fn say(&self) -> String {
        told!("expected {} at byte {}", self.expected, self.at)
    }
}

/// Something read, or what is wrong.
pub(crate) type Read<T> = Result<T, Wrong>;

/// How deep values may be nested where nobody asked for them. Up: a hostile file could exhaust the stack.
const DEEPEST: u32 = 64;

/// A text being read.
pub(crate) struct Reader<'a> {
    text: &'a str,
    at: usize,
    depth: u32,
}

impl<'a> Reader<'a> {
    /// Begins at the beginning.
    pub(crate) fn new(text: &'a str) -> Self {
        Reader { text, at: 0, depth: 0 }
    }

    /// An error at this place.
    pub(crate) fn wrong<T>(&self, expected: &'static str) -> Read<T> {
        Err(Wrong { expected, at: self.at })
    }

    /// The next byte that is not white space.
    fn next(&mut self) -> u8 {
        let bytes = self.text.as_bytes();
        while matches!(bytes.get(self.at), Some(b' ' | b'\n' | b'\r' | b'\t')) {
            self.at += 1;
        }
        bytes.get(self.at).copied().unwrap_or(0)
    }

    fn take(&mut self, byte: u8, expected: &'static str) -> Read<()> {
        if self.next() != byte {
            return self.wrong(expected);
        }
        self.at += 1;
        Ok(())
    }

    /// After everything: nothing more may stand there.
    pub(crate) fn end(&mut self) -> Read<()> {
        if self.next() == 0 && self.at >= self.text.len() { Ok(()) } else { self.wrong("the end") }
    }

    /// Takes `null`, if that is what stands here.
    pub(crate) fn null(&mut self) -> bool {
        self.next();
        let is_null = self.text[self.at..].starts_with("null");
        if is_null {
            self.at += 4;
        }
        is_null
    }

    /// Reads an object, calling for every field; one that is not wanted returns false and is skipped.
    pub(crate) fn object(&mut self, field: &mut dyn FnMut(&str, &mut Self) -> Read<bool>) -> Read<()> {
        self.take(b'{', "an object")?;
        if self.next() == b'}' {
            self.at += 1;
            return Ok(());
        }
        loop {
            let name = self.string()?;
            self.take(b':', "a colon")?;
            if !field(&name, self)? {
                self.skip()?;
            }
            match self.next() {
                b',' => self.at += 1,
                b'}' => break,
                _ => return self.wrong("a comma or the end of an object"),
            }
        }
        self.at += 1;
        Ok(())
    }

    /// Reads a list, calling for every item.
    pub(crate) fn list(&mut self, item: &mut dyn FnMut(&mut Self) -> Read<()>) -> Read<()> {
        self.take(b'[', "a list")?;
        if self.next() == b']' {
            self.at += 1;
            return Ok(());
        }
        loop {
            item(self)?;
            match self.next() {
                b',' => self.at += 1,
                b']' => break,
                _ => return self.wrong("a comma or the end of a list"),
            }
        }
        self.at += 1;
        Ok(())
    }

    /// Reads a whole number from 0 to 2³² − 1.
    pub(crate) fn number(&mut self) -> Read<u32> {
        self.next();
        let rest = &self.text[self.at..];
        let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let Ok(number) = rest[..digits].parse() else { return self.wrong("a number") };
        self.at += digits;
        // A fraction or an exponent is a number too, but none of ours.
        if rest[digits..].starts_with(['.', 'e', 'E']) { self.wrong("a whole number") } else { Ok(number) }
    }

    /// Reads a string.
    pub(crate) fn string(&mut self) -> Read<String> {
        self.take(b'"', "a string")?;
        let mut read = String::new();
        loop {
            let rest = &self.text[self.at..];
            let Some(plain) = rest.bytes().position(|byte| matches!(byte, b'"' | b'\\') || byte < b' ') else {
                return self.wrong("the end of a string");
            };
            read.push_str(&rest[..plain]);
            self.at += plain + 1;
            match rest.as_bytes()[plain] {
                b'"' => return Ok(read),
                b'\\' => read.push(self.escaped()?),
                _ => return self.wrong("an escaped control character"),
            }
        }
    }

    /// The character after a backslash.
    fn escaped(&mut self) -> Read<char> {
        let byte = self.text.as_bytes().get(self.at).copied().unwrap_or(0);
        self.at += 1;
        Ok(match byte {
            b'"' | b'\\' | b'/' => char::from(byte),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                let first = self.four_digits()?;
                let code = match first {
                    0xd800..=0xdbff if self.text[self.at..].starts_with("\\u") => {
                        self.at += 2;
                        match self.four_digits()? {
                            second @ 0xdc00..=0xdfff => 0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00),
                            _ => return self.wrong("the second half of a character"),
                        }
                    }
                    _ => first,
                };
                return char::from_u32(code).map_or_else(|| self.wrong("a character"), Ok);
            }
            _ => return self.wrong("an escape"),
        })
    }

    fn four_digits(&mut self) -> Read<u32> {
        let digits = self.text.get(self.at..self.at + 4).unwrap_or_default();
        let code = digits.chars().try_fold(0, |code, digit| Some(code * 16 + digit.to_digit(16)?));
        let Some(code) = code.filter(|_| digits.len() == 4) else { return self.wrong("four digits") };
        self.at += 4;
        Ok(code)
    }

    /// Passes over one value of any kind.
    fn skip(&mut self) -> Read<()> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return self.wrong("less nesting");
        }
        match self.next() {
            b'{' => self.object(&mut |_, _| Ok(false))?,
            b'[' => self.list(&mut |reader| reader.skip())?,
            b'"' => drop(self.string()?),
            _ => {
                let rest = &self.text[self.at..];
                let word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '+' | '.');
                let length = rest.len() - rest.trim_start_matches(word).len();
                if length == 0 {
                    return self.wrong("a value");
                }
                self.at += length;
            }
        }
        self.depth -= 1;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn string(json: &str) -> Option<String> {
        let mut reader = Reader::new(json);
        reader.string().ok().filter(|_| reader.end().is_ok())
    }

    #[test]
    fn strings_read_as_another_reader_reads_them() {
        for json in [
            r#""""#,
            r#""加装电梯""#,
            r#""a\"b\\c\/d\n\t\r\b\f""#,
            r#""\u52a0\ud83d\ude00\u2028""#,
            "\"\u{2028}\u{1f600}\"",
        ] {
            assert_eq!(string(json), serde_json::from_str(json).ok(), "{json}");
        }
    }

    #[test]
    fn broken_strings_are_refused() {
        for json in ["", "\"", "\"a", "\"\\", "\"\\u12\"", "\"\\u12加\"", "\"\\ud800\"", "\"\\x\"", "\"a\nb\"", "a"] {
            assert_eq!(string(json), None, "{json:?}");
        }
    }

    #[test]
    fn fields_nobody_asks_for_are_passed_over_whatever_they_are() {
        let json = r#" { "x" : [1, -2.5e3, {"y": null, "z": [true, "}"]}, []] , "n" : 7 , "o": {} } "#;
        let mut found = 0;
        let mut reader = Reader::new(json);
        let read = reader.object(&mut |name, reader| {
            if name == "n" {
                found = reader.number()?;
            }
            Ok(name == "n")
        });
        assert_eq!((read, found, reader.end()), (Ok(()), 7, Ok(())));
    }

    #[test]
    fn numbers_are_whole_and_fit() {
        let number = |json| Reader::new(json).number().ok();
        assert_eq!(number("4294967295"), Some(u32::MAX));
        assert_eq!([number("4294967296"), number("-1"), number("1.5"), number("1e3"), number("x")], [None; 5]);
    }

    #[test]
    fn what_is_cut_or_nested_without_end_is_refused_in_words() {
        let skip = |json: &str| Reader::new(json).skip().map_err(|wrong| wrong.say());
        assert_eq!(skip(&"[".repeat(100_000)).unwrap_err(), "expected less nesting at byte 64");
        let whole = r#"{"a": [1, {"b": "c\u0041"}], "d": false}"#;
        for end in 0..whole.len() {
            assert!(skip(&whole[..end]).is_err(), "{}", &whole[..end]);
        }
        assert!(skip(whole).is_ok());
    }
}
