//! The texts and the language of an overlay, each with what it has to keep to.

use serde::de::{Deserialize, Deserializer, Error};
use serde_json::value::RawValue;

use crate::plan::load::{Inspect, Problems};
use crate::plan::visible;
use crate::wording::{Wording, language};

/// A text that people can read.
pub(super) struct Text(pub(super) String);

/// The tag of a language in the usual case.
pub(super) struct Tag(pub(super) String);

/// Matches a text of which something shows, and in which nothing else is than what may be needed between what does: spaces,
/// marks of no width, then a character that shows, then whatever may be there. One expression, since renderers make a field
/// of each of several.
#[cfg(feature = "schema")]
pub(in crate::wording) const PATTERN: &str = concat!(
    "^[ \\u00a0\\u00ad\\u1680\\u2000-\\u200f\\u202f\\u205f\\u2060\\u3000\\ufeff]*",
    "[^\\s\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u200b-\\u200f\\u2028-\\u202e\\u2060\\u2066-\\u2069\\ufeff]",
    "[^\\u0000-\\u001f\\u007f-\\u009f\\u2028-\\u202e\\u2066-\\u2069]*$",
);

/// What is wrong with a text, and what would mend it.
fn flaw(text: &str) -> Option<(&'static str, &'static str)> {
    let unseen =
        |c: char| c.is_whitespace() || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}');
    if text.chars().any(|c| visible(c) != c) {
        return Some((
            "this text holds a character that does not show",
            "leave out line breaks, other control characters and those that turn the direction of writing",
        ));
    }
    if text.chars().all(unseen) {
        return Some(("this text is empty", "write null where there is no text yet, or leave it out"));
    }
    if text.chars().count() > Wording::LONGEST {
        return Some(("this text has more than 5000 characters", "shorten it"));
    }
    None
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        match flaw(&text) {
            Some((message, _)) => Err(D::Error::custom(message)),
            None => Ok(Self(text)),
        }
    }
}

impl Inspect for Text {
    fn inspect(json: &RawValue, problems: &mut Problems<'_>) {
        match serde_json::from_str::<String>(json.get()) {
            Ok(text) => {
                if let Some((message, help)) = flaw(&text) {
                    problems.refuse(json.get(), message, help);
                }
            }
            Err(_) => problems.wrong(json, "a text"),
        }
    }
}

impl<'de> Deserialize<'de> for Tag {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        language::normal(&String::deserialize(deserializer)?).map(Self).map_err(D::Error::custom)
    }
}

impl Inspect for Tag {
    fn inspect(json: &RawValue, problems: &mut Problems<'_>) {
        let tag = serde_json::from_str::<String>(json.get());
        if !tag.is_ok_and(|tag| language::normal(&tag).is_ok()) {
            problems.wrong(json, "the BCP 47 tag of a language, such as `cy` or `zh-Hant`");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_that_do_not_show_are_refused() {
        let long = "a".repeat(Wording::LONGEST + 1);
        for text in ["", "  ", "\u{200b}\u{feff}", "a\nb", "a\u{0}", "a\u{85}", "a\u{202e}b", "a\u{2067}b", &long] {
            assert!(flaw(text).is_some(), "{text:?}");
        }
        assert_eq!(Wording::LONGEST, 5000, "the message says so");
    }

    #[cfg(feature = "schema")]
    #[test]
    fn the_schema_has_the_same_opinion_of_every_character_alone_and_beside_others() {
        let schema = jsonschema::validator_for(&serde_json::json!({ "pattern": PATTERN })).unwrap();
        let beyond = ['\u{1f44d}', '\u{e0001}', '\u{10ffff}'];
        for c in ('\0'..='\u{ffff}').chain(beyond) {
            for text in [c.to_string(), format!(" {c}\u{200b}"), format!("a{c}"), format!("{c}a")] {
                assert_eq!(schema.is_valid(&text.as_str().into()), flaw(&text).is_none(), "{text:?}");
            }
        }
    }

    #[test]
    fn texts_of_every_script_and_signs_are_texts() {
        let long = "ش".repeat(Wording::LONGEST);
        for text in ["Ie", "نعم\u{200f}", "是", "👍", "—", "می\u{200c}خواهم", &long] {
            assert!(flaw(text).is_none(), "{text:?}");
        }
    }
}
