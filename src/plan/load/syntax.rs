//! A text that is not JSON: what is the matter, and what would mend it, in words for people who never learned JSON.

use serde_json::Error;
use serde_json::error::Category;

use super::error::{LoadErrorKind, Problem};

/// The problem of a text that is not JSON. There is no pointer into what has no structure.
pub(super) fn broken(text: &str, error: &Error) -> Problem {
    let problem = |kind, message: &str, help: &str| Problem {
        kind,
        message: message.to_owned(),
        help: help.to_owned(),
        pointer: String::new(),
        line: error.line().max(1),
        column: error.column().max(1),
    };
    let said = error.to_string();
    if text.trim().is_empty() {
        let empty = problem(LoadErrorKind::UnexpectedEnd, "the document is empty", "");
        return Problem { line: 1, column: 1, ..empty };
    }
    if error.classify() == Category::Eof {
        return problem(LoadErrorKind::UnexpectedEnd, "the document ends too early", unfinished(&said));
    }
    if said.starts_with("recursion limit") {
        return problem(LoadErrorKind::TooLarge, "the document is nested too deeply", "");
    }
    let slip = Slip::of(text, error);
    let (message, help) = slip.told(&said);
    problem(LoadErrorKind::Syntax, &format!("this is not JSON: {message}"), help)
}

/// What would mend a text that ends too early.
fn unfinished(said: &str) -> &'static str {
    match () {
        () if said.contains("a string") => "is it complete? the quote that ends a text is missing",
        () if said.contains("a list") => "is it complete? the bracket ] that ends a list is missing",
        () if said.contains("an object") => "is it complete? the bracket } that ends an object is missing",
        () => "is it complete?",
    }
}

/// A place in a text where JSON cannot go on.
struct Slip<'text> {
    before: &'text str,
    rest: &'text str,
}

/// What is the matter, and what would mend it.
type Told = (&'static str, &'static str);

const COMMENT: &str = "take the comment out: JSON has none";
const STRAIGHT: &str = "write straight quotes";
const DOUBLE: &str = "write double quotes";
const TAKE_OUT: &str = "take out the comma before this";

impl<'text> Slip<'text> {
    fn of(text: &'text str, error: &Error) -> Self {
        let lines = text.split_inclusive('\n').take(error.line().saturating_sub(1));
        let offset = lines.map(str::len).sum::<usize>() + error.column().saturating_sub(1);
        let (before, rest) = text.split_at_checked(offset).unwrap_or((text, ""));
        Self { before, rest }
    }

    /// By what `serde_json` says of it. Its own words are not for people, and are not passed on.
    fn told(&self, said: &str) -> Told {
        let says = |words: &str| said.starts_with(words);
        match () {
            () if says("control character") => self.control(),
            () if says("invalid escape") || says("unexpected end of hex escape") => (
                "a backslash in a text begins an escape, and this is none",
                r"write a backslash as \\, and paths with /",
            ),
            () if says("invalid number") || says("number out of range") => (
                "this is no number",
                "write numbers such as 7 or 0.5, with no zero before them; put a code or a date in double quotes",
            ),
            () if says("key must be a string") => self.key(),
            () if says("trailing comma") => ("nothing stands behind a comma", TAKE_OUT),
            () if says("expected `:`") => self.colon(),
            () if says("expected `,` or `}`") => self.separator('}'),
            () if says("expected `,` or `]`") => self.separator(']'),
            () if says("trailing characters") => self.behind_the_end(),
            () if says("expected value") || says("expected ident") || says("expected some ident") => self.value(),
            () => ("something is out of place here", ""),
        }
    }

    fn found(&self) -> Option<char> {
        self.rest.chars().next()
    }

    fn is_behind_comma(&self) -> bool {
        self.before.trim_end().ends_with(',')
    }

    fn is_comment(&self) -> bool {
        ["//", "/*", "#"].iter().any(|mark| self.rest.starts_with(mark))
    }

    /// What stands instead of the quotes of JSON.
    fn quotes(&self) -> Option<&'static str> {
        match self.found()? {
            '\u{2018}'..='\u{201f}' | '\u{ab}' | '\u{bb}' => Some(STRAIGHT),
            '\'' => Some(DOUBLE),
            _ => None,
        }
    }

    /// A line break, a tab or the like within a text. Mostly the quote that ends the text is forgotten.
    fn control(&self) -> Told {
        match self.rest.chars().find(|c| c.is_control()) {
            Some('\n' | '\r') => (
                "a line ends within a text",
                r"put the quote that ends the text; a line break that belongs to it is written \n",
            ),
            Some('\t') => ("a tab stands within a text", r"write it as \t, or as spaces"),
            _ => ("a control character stands within a text", "take it out"),
        }
    }

    fn key(&self) -> Told {
        const KEY: &str = "a key should stand here";
        match self.found() {
            _ if self.is_comment() => ("this is a comment", COMMENT),
            Some('}') if self.is_behind_comma() => ("nothing stands behind a comma", TAKE_OUT),
            Some(',') if self.is_behind_comma() => ("nothing stands between two commas", "take one of them out"),
            Some('{') => (KEY, "take one of the brackets out, or put a key and a colon between them"),
            _ => (KEY, self.quotes().unwrap_or("put keys between double quotes")),
        }
    }

    fn colon(&self) -> Told {
        const COLON: &str = "a colon should stand here";
        match self.found() {
            Some('=') => (COLON, "write : instead of ="),
            Some(',' | '}') => ("a value is missing", "put a colon and a value behind the key"),
            Some(c) if c.is_alphanumeric() && self.before.ends_with('"') => {
                (COLON, "end each key with a quote, and put a colon behind it")
            }
            _ => (COLON, "put a colon between a key and its value"),
        }
    }

    fn separator(&self, closing: char) -> Told {
        let message = match closing {
            '}' => "a comma or } should stand here",
            _ => "a comma or ] should stand here",
        };
        let help = match self.found() {
            _ if self.is_comment() => return ("this is a comment", COMMENT),
            Some(';') => "write a comma instead of ;",
            Some(']') => "the bracket } that ends an object is missing, or this one is one too many",
            Some('}') => "the bracket ] that ends a list is missing, or this one is one too many",
            Some(':') => "a list has no keys: put { and } around a key and its value",
            Some(c) if self.before.ends_with('"') && !matches!(c, '"' | '{' | '[') => {
                r#"end each text with one quote; a quote within a text is written \""#
            }
            Some('"' | '{' | '[') => "put a comma before this",
            _ => "put words between double quotes, and commas between entries",
        };
        (message, help)
    }

    fn behind_the_end(&self) -> Told {
        const ENDED: &str = "the document has ended before this";
        match self.found() {
            _ if self.is_comment() => ("this is a comment", COMMENT),
            Some('}' | ']') => (ENDED, "take the bracket out: there is one too many"),
            Some(',') if self.rest.trim_start_matches(',').trim_start().starts_with('"') => {
                (ENDED, "take out the bracket before this: it closes the whole document")
            }
            Some('{' | '[' | ',') => (ENDED, "keep one document in a file, or write one on each line (NDJSON)"),
            Some(':') => (ENDED, "put { and } around the whole document"),
            _ => (ENDED, "take out what stands behind it"),
        }
    }

    fn value(&self) -> Told {
        const VALUE: &str = "a value should stand here";
        let word = self.word();
        match self.found() {
            _ if self.is_comment() => return ("this is a comment", COMMENT),
            // The place may be behind a word that is cut short, as `tru`.
            _ if !word.is_empty() => {}
            Some('}' | ']') if self.is_behind_comma() => return ("nothing stands behind a comma", TAKE_OUT),
            Some(',') if self.is_behind_comma() => {
                return ("nothing stands between two commas", "take one of them out");
            }
            Some(',' | '}' | ']') => return ("a value is missing", "put a value before this, or null"),
            Some('<') if self.before.trim().is_empty() => {
                return ("this is a web page or XML", "give a document in JSON");
            }
            _ => {}
        }
        if let Some(help) = self.quotes() {
            return (VALUE, help);
        }
        let help = match word.to_lowercase().as_str() {
            "true" | "false" => "write true and false in small letters",
            "yes" | "no" | "on" | "off" | "y" | "n" => "write true or false",
            "null" | "nil" | "none" | "undefined" | "nan" | "na" => "write null, or leave the key out",
            "" if self.rest.starts_with(['.', '+']) => "write numbers such as 7 or 0.5",
            _ if self.is_first(&word) => "a document in JSON begins with { or [",
            _ => "put texts between double quotes",
        };
        (VALUE, help)
    }

    /// Whether nothing stands before a word.
    fn is_first(&self, word: &str) -> bool {
        self.before.trim().len() <= word.len() && word.starts_with(self.before.trim())
    }

    /// The word at the place, with what stands of it before.
    fn word(&self) -> String {
        let begins = self.before.trim_end_matches(|c: char| c.is_ascii_alphabetic()).len();
        let begin = self.before.get(begins..).unwrap_or_default();
        let end = self.rest.chars().take_while(char::is_ascii_alphabetic);
        begin.chars().chain(end).take(LONGEST_WORD).collect()
    }
}

/// No word that is known here is longer.
const LONGEST_WORD: usize = 10;

#[cfg(test)]
mod tests {
    use serde::de::IgnoredAny;

    use super::*;

    fn problem(text: &str) -> Problem {
        broken(text, &serde_json::from_str::<IgnoredAny>(text).unwrap_err())
    }

    #[test]
    fn what_people_get_wrong_is_told_with_what_mends_it() {
        for (text, help) in [
            ("{\"a\": \"x\"\n \"b\": 1}", "put a comma before this"),
            (r#"["x" "y"]"#, "put a comma before this"),
            ("[{} {}]", "put a comma before this"),
            (r#"{"a": "said "go": now"}"#, r#"end each text with one quote; a quote within a text is written \""#),
            (r#"{"a": "x, "b": "y"}"#, r#"end each text with one quote; a quote within a text is written \""#),
            (
                "{\"a\": \"x,\n\"b\": 1}",
                r"put the quote that ends the text; a line break that belongs to it is written \n",
            ),
            (
                "{\"a\": \"x,\r\n\"b\": 1}",
                r"put the quote that ends the text; a line break that belongs to it is written \n",
            ),
            ("{\"a\": \"x\ty\"}", r"write it as \t, or as spaces"),
            ("{\"a\": \"x\u{7}y\"}", "take it out"),
            (r#"{"a": yes}"#, "write true or false"),
            (r#"{"a": no}"#, "write true or false"),
            (r#"{"a": TRUE}"#, "write true and false in small letters"),
            ("[False]", "write true and false in small letters"),
            ("[None]", "write null, or leave the key out"),
            ("[nil]", "write null, or leave the key out"),
            ("[tru]", "put texts between double quotes"),
            (r#"{"a": housing}"#, "put texts between double quotes"),
            ("// mine\n{}", COMMENT),
            ("{\"a\": 1, // mine\n\"b\": 2}", COMMENT),
            ("{\"a\": 1 /* mine */}", COMMENT),
            ("{} # mine", COMMENT),
            (r#"{"a": "C:\Users"}"#, r"write a backslash as \\, and paths with /"),
            (r#"{"a": "C:\users"}"#, r"write a backslash as \\, and paths with /"),
            (r#"{"a": 1}}"#, "take the bracket out: there is one too many"),
            (r#"{"a": {}}, "b": 1}"#, "take out the bracket before this: it closes the whole document"),
            ("{}\n{}", "keep one document in a file, or write one on each line (NDJSON)"),
            ("{},\n{}", "keep one document in a file, or write one on each line (NDJSON)"),
            (r#"{"a": [1],,"b": 1}"#, "take one of them out"),
            ("[1,,2]", "take one of them out"),
            ("[1,]", TAKE_OUT),
            (r#"{"a": 1,}"#, TAKE_OUT),
            (
                r#"{"a": 007}"#,
                "write numbers such as 7 or 0.5, with no zero before them; put a code or a date in double quotes",
            ),
            ("[.5]", "write numbers such as 7 or 0.5"),
            ("{a: 1}", "put keys between double quotes"),
            ("{'a': 1}", DOUBLE),
            (r#"{"a": 'x'}"#, DOUBLE),
            ("{“a”: 1}", STRAIGHT),
            (r#"{"a" 1}"#, "put a colon between a key and its value"),
            (r#"{"a" = 1}"#, "write : instead of ="),
            (r#"{"a: 1, "b": 2}"#, "end each key with a quote, and put a colon behind it"),
            (r#"{"a"}"#, "put a colon and a value behind the key"),
            (r#"{"a": }"#, "put a value before this, or null"),
            (r#"{"a": [1}"#, "the bracket ] that ends a list is missing, or this one is one too many"),
            (r#"{"a": {"b": 1]"#, "the bracket } that ends an object is missing, or this one is one too many"),
            (r#"["a": 1]"#, "a list has no keys: put { and } around a key and its value"),
            (r#"{"a": 1; "b": 2}"#, "write a comma instead of ;"),
            (r#"{"a": 5 months}"#, "put words between double quotes, and commas between entries"),
            (r#"{{"a": 1}}"#, "take one of the brackets out, or put a key and a colon between them"),
            (r#""a": 1"#, "put { and } around the whole document"),
            ("<html>", "give a document in JSON"),
            ("title: Ours", "a document in JSON begins with { or ["),
            (r#"{"a": "x"#, "is it complete? the quote that ends a text is missing"),
            (r#"{"a": [1"#, "is it complete? the bracket ] that ends a list is missing"),
            (r#"{"a": {}"#, "is it complete? the bracket } that ends an object is missing"),
        ] {
            assert_eq!(problem(text).help, help, "{text}: {}", problem(text).message);
        }
    }

    #[test]
    fn nothing_of_the_words_of_serde_comes_through() {
        for text in ["{a", "[1 2", "\"\u{1}\"", "{\"a\" 1", "{} {", "nul", "\"\\x\"", "01", "[}", "-"] {
            let Problem { message, .. } = problem(text);
            for word in ["expected", "ident", "EOF", "u0000", "trailing", "must be a string", "invalid"] {
                assert!(!message.contains(word), "{text}: {message}");
            }
        }
    }

    #[test]
    fn blank_texts_are_empty_and_have_their_place_at_the_beginning() {
        for text in ["", " ", "\n\n"] {
            let Problem { message, kind, line, column, .. } = problem(text);
            assert_eq!(
                (message.as_str(), kind, line, column),
                ("the document is empty", LoadErrorKind::UnexpectedEnd, 1, 1)
            );
        }
    }
}
