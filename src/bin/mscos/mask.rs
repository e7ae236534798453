//! A line of a document as it may be shown: its structure and keys, and none of its texts.
//!
//! Plans can hold what survivors said, so a text is shown as dots of the same number. What stays readable is what
//! makes a slip visible: brackets, keys, numbers, and ids that the crate knows.

use std::ops::Range;

use mscos::plan::{DataSource, InvolvementStage, Method, Rule, Severity, Stage};
use mscos::{Context, Edition, Indicator, Level, Outcome};

/// What stands for a character of a text.
const DOT: char = '•';

/// What stands for the part of a line that is left out.
const CUT: char = '…';

/// A line with its texts masked, a character for a character.
pub(crate) struct Masked(Vec<char>);

/// A part of a masked line.
pub(crate) struct Shown {
    pub(crate) text: String,
    /// The bytes of the text that a problem is about.
    pub(crate) span: Range<usize>,
}

impl Masked {
    /// Masks a line that is sound JSON up to this byte; nothing behind it is trusted to be what it looks like.
    pub(crate) fn of(line: &str, sound: usize) -> Self {
        let sound = (0..=sound.min(line.len())).rev().find(|at| line.is_char_boundary(*at)).unwrap_or_default();
        let (sound, rest) = line.split_at(sound);
        let mut masked = Vec::new();
        mask_sound(sound, &mut masked);
        masked.extend(rest.chars().map(|c| if is_structure(c) || c == '"' { c } else { DOT }));
        Self(masked)
    }

    /// The part around a character, no wider than this, and where the value is that begins there.
    pub(crate) fn around(&self, at: usize, width: usize) -> Shown {
        let Self(line) = self;
        let at = at.min(line.len());
        let end = self.end_of_value(at);
        // A third of the width stands before the place, the rest behind it; at either end there is less to leave out.
        let from = if line.len() <= width { 0 } else { at.saturating_sub(width / 3).min(line.len() - width) };
        let to = (from + width).min(line.len());
        let mut text = String::new();
        let mut span = 0..0;
        for (place, &c) in line.iter().enumerate().take(to).skip(from) {
            if place == at {
                span = text.len()..text.len();
            }
            let cut = (place == from && from > 0) || (place + 1 == to && to < line.len());
            text.push(if cut { CUT } else { c });
            if (at..end).contains(&place) {
                span.end = text.len();
            }
        }
        if at >= to {
            // The place is behind the last character, as where a line ends too early.
            text.push(' ');
            span = text.len() - 1..text.len();
        }
        Shown { text, span }
    }

    /// Where the string, the word or the bracket ends that begins at a character.
    fn end_of_value(&self, at: usize) -> usize {
        let value = self.0.get(at..).unwrap_or_default();
        let first = value.first().copied().unwrap_or(' ');
        let len = match first {
            '"' => value.iter().skip(1).position(|c| *c == '"').map_or(1, |end| end + 2),
            c if is_structure(c) => 1,
            _ => value.iter().take_while(|c| !is_structure(**c) && **c != '"').count(),
        };
        at + len.max(1)
    }
}

/// Masks a text that is sound JSON, as far as it goes.
fn mask_sound(text: &str, masked: &mut Vec<char>) {
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let (part, behind) = rest.split_at(end_of_part(rest, first));
        let shown = match first {
            '"' => is_whole_string(part) && (is_key(part, behind) || is_known_id(unquoted(part))),
            c if is_structure(c) => true,
            _ => is_number_or_word(part),
        };
        let (count, is_whole) = (part.chars().count(), is_whole_string(part));
        masked.extend(part.chars().enumerate().map(|(at, c)| {
            let quote = c == '"' && (at == 0 || (at + 1 == count && is_whole));
            if shown || quote { c } else { DOT }
        }));
        rest = behind;
    }
}

/// The bytes of the string, word or mark with which a text begins.
fn end_of_part(text: &str, first: char) -> usize {
    if first == '"' {
        let mut escaped = false;
        for (at, c) in text.char_indices().skip(1) {
            match c {
                _ if escaped => escaped = false,
                '\\' => escaped = true,
                '"' => return at + 1,
                _ => {}
            }
        }
        return text.len();
    }
    if is_structure(first) {
        return first.len_utf8();
    }
    text.find(|c| is_structure(c) || c == '"').unwrap_or(text.len())
}

fn is_structure(c: char) -> bool {
    matches!(c, '{' | '}' | '[' | ']' | ':' | ',' | ' ' | '\t')
}

fn is_whole_string(part: &str) -> bool {
    part.len() >= 2 && part.ends_with('"') && part.starts_with('"')
}

fn unquoted(part: &str) -> &str {
    part.strip_prefix('"').and_then(|part| part.strip_suffix('"')).unwrap_or_default()
}

/// Whether a string is a key and looks like one: the library tells such keys in its pointers too.
fn is_key(part: &str, behind: &str) -> bool {
    behind.trim_start().starts_with(':') && is_plain_key(unquoted(part))
}

/// Whether a text looks like a key of a document, and not like a text; seven digits may be a phone number.
pub(crate) fn is_plain_key(key: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | '$');
    let digits = key.bytes().filter(u8::is_ascii_digit).count();
    key.len() <= 40 && digits < 7 && key.chars().all(plain)
}

/// Numbers as plans have them, and the words of JSON.
fn is_number_or_word(part: &str) -> bool {
    let number = part.len() <= 6 && part.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | '.'));
    number || matches!(part, "true" | "false" | "null")
}

/// Whether a text is an id of the crate. One that only looks like an id may be a name.
fn is_known_id(text: &str) -> bool {
    Outcome::from_id(text).is_some()
        || Indicator::from_id(text).is_some()
        || Context::from_id(text).is_some()
        || Edition::from_id(text).is_some()
        || Level::from_id(text).is_some()
        || DataSource::from_id(text).is_some()
        || Method::from_id(text).is_some()
        || Stage::from_id(text).is_some()
        || InvolvementStage::from_id(text).is_some()
        || Severity::from_id(text).is_some()
        || Rule::all().any(|rule| rule.name() == text || rule.code() == text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn masked(line: &str) -> String {
        Masked::of(line, line.len()).0.into_iter().collect()
    }

    #[test]
    fn texts_are_masked_and_keys_ids_and_numbers_are_not() {
        assert_eq!(
            masked(r#"  "title": "Amara's house", "level": "individual", "minimum_age": 17, "baseline": true"#),
            r#"  "title": "•••••••••••••", "level": "individual", "minimum_age": 17, "baseline": true"#
        );
    }

    #[test]
    fn a_name_that_looks_like_an_id_is_masked_and_so_is_a_key_that_looks_like_text() {
        assert_eq!(masked(r#"["amara", "access-to-education"]"#), r#"["•••••", "access-to-education"]"#);
        assert_eq!(masked(r#"{"she told us": 1, "mesures": 2}"#), r#"{"•••••••••••": 1, "mesures": 2}"#);
        assert_eq!(masked(r#""phone": 07700900123"#), r#""phone": •••••••••••"#);
    }

    #[test]
    fn escapes_do_not_end_a_string() {
        assert_eq!(masked(r#""aim": "said \"go\": now", "x""#), r#""aim": "••••••••••••••••", "•""#);
        assert_eq!(masked(r#""aim": "open"#), r#""aim": "••••"#);
    }

    #[test]
    fn behind_the_end_of_what_is_sound_everything_but_structure_is_masked() {
        let line = r#""aim": "they said "leave": and", 2019"#;
        let shown: String = Masked::of(line, 19).0.into_iter().collect();
        assert_eq!(shown, r#""aim": "••••••••••"•••••": •••", ••••"#);
    }

    #[test]
    fn a_long_line_is_cut_around_the_place() {
        let line = format!("[{}\"she ran\"]", "\"access-to-education\",".repeat(100));
        let shown = Masked::of(&line, line.len()).around(2201, 40);
        assert_eq!(shown.text.chars().count(), 40);
        assert!(shown.text.starts_with(CUT));
        assert_eq!(shown.text.get(shown.span), Some("\"•••••••\""));
        let end = Masked::of("{", 1).around(1, 40);
        assert_eq!((end.text.as_str(), end.span), ("{ ", 1..2));
    }
}
