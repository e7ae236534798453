//! Reading a plan from JSON.
//!
//! The good path is one pass of serde. Only when that fails is the text read a second time, to say where.

use std::fmt;

use serde::Deserialize as _;
use serde_json::error::Category;
use serde_path_to_error::Segment;

use super::Plan;
use crate::vocabulary::Likeness;

impl Plan {
    /// Reads a plan from JSON, as text or as bytes; a byte-order mark is accepted.
    ///
    /// Names that a vocabulary does not have are not errors: the [check](Plan::check) reports all of them.
    ///
    /// # Errors
    ///
    /// If the text is not JSON, or not a plan. The error says where, as JSON Pointer, line and column, and what
    /// would mend it; it never repeats text of the document.
    ///
    /// ```
    /// use mscos::plan::{LoadErrorKind, Plan};
    ///
    /// let error = Plan::from_json(r#"{"edition":"mscos-2023","title":"","mesures":[]}"#).unwrap_err();
    /// assert_eq!(error.kind(), LoadErrorKind::UnknownKey);
    /// assert_eq!(error.pointer(), "/mesures");
    /// assert_eq!((error.line(), error.column()), (1, 44));
    /// assert!(error.to_string().contains("the nearest is `measures`"));
    /// ```
    pub fn from_json(json: impl AsRef<[u8]>) -> Result<Self, LoadError> {
        let json = json.as_ref();
        let json = json.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(json);
        serde_json::from_slice(json).map_err(|error| LoadError::locate(json, &error))
    }

    /// Writes the plan as JSON, indented.
    ///
    /// # Panics
    ///
    /// Never: a plan is nothing but texts, numbers and lists.
    #[must_use]
    pub fn to_json(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default()
    }
}

/// Why a document could not be read as a plan, and where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "{message}{} at {}line {line}, column {column}",
    Help(help),
    At(pointer)
)]
pub struct LoadError {
    kind: LoadErrorKind,
    message: String,
    help: String,
    pointer: String,
    line: usize,
    column: usize,
}

/// What kind of thing is wrong with a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum LoadErrorKind {
    /// The text is not JSON.
    Syntax,
    /// The text ends too early.
    UnexpectedEnd,
    /// A key that the plan does not have.
    UnknownKey,
    /// A required key is missing.
    MissingKey,
    /// A key stands twice in one object.
    RepeatedKey,
    /// A value is of the wrong type, out of range, or not in its vocabulary.
    WrongValue,
}

impl LoadError {
    /// What kind of thing is wrong.
    #[must_use]
    pub const fn kind(&self) -> LoadErrorKind {
        self.kind
    }

    /// Where it stands, as a JSON Pointer; empty for the document as a whole.
    #[must_use]
    pub fn pointer(&self) -> &str {
        &self.pointer
    }

    /// The line, from one.
    #[must_use]
    pub const fn line(&self) -> usize {
        self.line
    }

    /// The column in bytes, from one: where the reader stopped, which is at the end of what it could not use.
    #[must_use]
    pub const fn column(&self) -> usize {
        self.column
    }

    /// What would mend it; empty where there is nothing to add.
    #[must_use]
    pub fn help(&self) -> &str {
        &self.help
    }

    /// Reads the text again to find the place, and says what serde says in words that hold no text of the plan.
    fn locate(json: &[u8], error: &serde_json::Error) -> Self {
        let reader = &mut serde_json::Deserializer::from_slice(json);
        let mut track = serde_path_to_error::Track::new();
        let tracked = serde_path_to_error::Deserializer::new(reader, &mut track);
        // A document that is a plan can still be followed by something else: then there is no path.
        let path = Plan::deserialize(tracked).err().map(|_| track.path());
        let path: Vec<&Segment> = path.iter().flat_map(|path| path.iter()).collect();
        let located = Self {
            kind: LoadErrorKind::WrongValue,
            message: String::new(),
            help: String::new(),
            pointer: pointer(&path),
            line: error.line(),
            column: error.column().max(1),
        };
        match error.classify() {
            Category::Eof => Self {
                kind: LoadErrorKind::UnexpectedEnd,
                message: "the document ends too early".to_owned(),
                help: "is it complete?".to_owned(),
                ..located
            },
            Category::Syntax | Category::Io => Self {
                kind: LoadErrorKind::Syntax,
                message: format!("this is not JSON: {}", without_place(&error.to_string())),
                ..located
            },
            Category::Data => located.of_data(without_place(&error.to_string()), &path),
        }
    }

    /// Puts an error of what JSON means into words.
    ///
    /// serde's own words repeat what was found; only what was expected, which is this crate's own text, is kept.
    fn of_data(self, said: &str, path: &[&Segment]) -> Self {
        let expected = said
            .rsplit_once(", expected ")
            .map(|(_, expected)| expected);
        if said.starts_with("unknown field ") {
            Self {
                kind: LoadErrorKind::UnknownKey,
                message: "this key is not part of a plan".to_owned(),
                help: known_keys(expected.unwrap_or_default(), path),
                ..self
            }
        } else if let Some(key) = said.strip_prefix("missing field ") {
            Self {
                kind: LoadErrorKind::MissingKey,
                message: format!("the key {key} is missing"),
                ..self
            }
        } else if let Some(key) = said.strip_prefix("duplicate field ") {
            Self {
                kind: LoadErrorKind::RepeatedKey,
                message: format!("the key {key} stands twice"),
                help: "keep one of them".to_owned(),
                pointer: format!("{}/{}", self.pointer, key.trim_matches('`')),
                ..self
            }
        } else {
            // What expects nothing is an error of the vocabularies' own, and those repeat nothing.
            let message = expected.map_or_else(
                || said.to_owned(),
                |e| format!("{} should stand here", plain(e)),
            );
            Self { message, ..self }
        }
    }
}

/// What serde says, without the line and column behind it.
fn without_place(said: &str) -> &str {
    said.rsplit_once(" at line ").map_or(said, |(said, _)| said)
}

/// The nearest known key, or all of them where none is near.
fn known_keys(expected: &str, path: &[&Segment]) -> String {
    let known: Vec<&str> = expected.split('`').skip(1).step_by(2).collect();
    let given = match path.last() {
        Some(Segment::Map { key }) => key,
        _ => "",
    };
    let mut nearest = Likeness::to(given);
    for key in &known {
        nearest.offer(key, key, &[]);
    }
    match nearest.best() {
        Some(key) => format!("the nearest is `{key}`"),
        None => format!("the keys here are {}", known.join(", ")),
    }
}

/// What serde expected, in plain words.
fn plain(expected: &str) -> &str {
    match expected {
        "a string" => "a text",
        "a boolean" => "true or false",
        "a sequence" => "a list",
        "u8" => "a whole number from 0 to 255",
        "u16" => "a whole number from 0 to 65535",
        other => other,
    }
}

/// The segments as a JSON Pointer. A key that does not look like one may be anything, so it is left out.
fn pointer(path: &[&Segment]) -> String {
    let steps = path.iter().map_while(|segment| match segment {
        Segment::Seq { index } => Some(format!("/{index}")),
        Segment::Map { key } if is_key(key) => Some(format!("/{key}")),
        _ => None,
    });
    steps.collect()
}

/// Whether it looks like a key of a document and not like text.
fn is_key(key: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | '$');
    !key.is_empty() && key.len() <= 40 && key.chars().all(plain)
}

struct Help<'a>(&'a str);

impl fmt::Display for Help<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_empty() {
            Ok(())
        } else {
            write!(f, " ({})", self.0)
        }
    }
}

struct At<'a>(&'a str);

impl fmt::Display for At<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_empty() {
            Ok(())
        } else {
            write!(f, "{}, ", self.0)
        }
    }
}
