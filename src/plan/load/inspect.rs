//! The second reading: every problem of a document that could not be read, and where it stands.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt::{self, Display};
use std::str::Utf8Error;

use serde::Deserialize;
use serde::de::{DeserializeOwned, IgnoredAny, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::error::{LoadError, LoadErrorKind, Problem};
use super::syntax::broken;
use super::without_mark;
use crate::Outcome;
use crate::plan::reference::Reference;
use crate::plan::settings::REPEATED_RULE;
use crate::plan::{ByRule, Severity};
use crate::vocabulary::{Vocabulary, nearest_of};

/// More problems than this are not told: a document that has so many is something else.
pub(crate) const MOST: usize = 100;

/// Says what is wrong with a document, knowing the error that the first reading ended with.
pub(super) fn locate<T: Inspect>(json: &[u8], error: &serde_json::Error) -> LoadError {
    let text = match std::str::from_utf8(json) {
        Ok(text) => text,
        Err(error) => return LoadError::one(no_text(json, &error)),
    };
    if let Err(error) = serde_json::from_str::<IgnoredAny>(text) {
        return LoadError::one(broken(text, &error));
    }
    let mut problems = Problems { text, place: Vec::new(), found: Vec::new() };
    if let Ok(document) = serde_json::from_str(text) {
        T::inspect(document, &mut problems);
    }
    LoadError::all(problems.found).unwrap_or_else(|| LoadError::one(broken(text, error)))
}

/// Bytes that are no UTF-8, told at the first of them.
fn no_text(json: &[u8], error: &Utf8Error) -> Problem {
    let before = json.get(..error.valid_up_to()).unwrap_or_default();
    let (line, column) = place_after(std::str::from_utf8(before).unwrap_or_default());
    Problem {
        kind: LoadErrorKind::Syntax,
        message: "this is not text in UTF-8".to_owned(),
        help: "save it as UTF-8".to_owned(),
        pointer: String::new(),
        line,
        column,
    }
}

/// The line and column, in bytes and from one, of what follows a text.
pub(super) fn place_after(before: &str) -> (usize, usize) {
    let column = before.rsplit('\n').next().map_or(0, str::len) + 1;
    (before.matches('\n').count() + 1, column)
}

/// Reads a document whose keys are not those of a structure; what the reading tells is the error.
pub(crate) fn read_with<T>(json: &[u8], read: impl FnOnce(&RawValue, &mut Problems<'_>) -> T) -> Result<T, LoadError> {
    let json = without_mark(json);
    let text = std::str::from_utf8(json).map_err(|error| LoadError::one(no_text(json, &error)))?;
    let document = serde_json::from_str(text).map_err(|error| LoadError::one(broken(text, &error)))?;
    let mut problems = Problems { text, place: Vec::new(), found: Vec::new() };
    let value = read(document, &mut problems);
    LoadError::all(problems.found).map_or(Ok(value), Err)
}

/// The error of values that can be read but break a promise, each with its place; `None` where there are none.
///
/// Messages are this crate's own words: nothing of the document.
pub(crate) fn problems_at<M: Into<String>>(json: &[u8], broken: Vec<(Vec<Step>, M)>) -> Option<LoadError> {
    let text = std::str::from_utf8(without_mark(json)).unwrap_or_default();
    let document: &RawValue = serde_json::from_str(text).ok()?;
    let mut problems = Problems { text, place: Vec::new(), found: Vec::new() };
    for (place, message) in broken.into_iter().take(MOST) {
        let part = place.iter().fold(document, |part, step| step.of(part).unwrap_or(part));
        problems.place = place;
        problems.push(part.get(), LoadErrorKind::WrongValue, message, "");
    }
    LoadError::all(problems.found)
}

/// The line on which the value of a key of the document begins.
pub(super) fn line_of(json: &[u8], key: &'static str) -> usize {
    problems_at(json, vec![(vec![Step::key(key)], "")]).map_or(1, |error| error.line())
}

/// What serde says, without the line and column behind it.
fn without_place(said: &str) -> &str {
    said.rsplit_once(" at line ").map_or(said, |(said, _)| said)
}

/// A part of a plan that can say what is wrong with the JSON it is to be read from.
pub(crate) trait Inspect {
    fn inspect(json: &RawValue, problems: &mut Problems<'_>);
}

impl<T: Inspect> Inspect for Option<T> {
    fn inspect(json: &RawValue, problems: &mut Problems<'_>) {
        if json.get() != "null" {
            T::inspect(json, problems);
        }
    }
}

impl<T: Inspect> Inspect for Vec<T> {
    fn inspect(json: &RawValue, problems: &mut Problems<'_>) {
        problems.items(json, T::inspect);
    }
}

/// Implements [`Inspect`] for vocabularies of which a value has to be an entry.
macro_rules! entries {
    ($($Entry:ty),+ $(,)?) => {$(
        impl $crate::plan::load::Inspect for $Entry {
            fn inspect(json: &::serde_json::value::RawValue, problems: &mut $crate::plan::load::Problems<'_>) {
                $crate::plan::load::entry::<Self>(json, problems);
            }
        }
    )+};
}

entries!(crate::Level, crate::plan::DataSource, crate::plan::InvolvementStage, crate::plan::Method, crate::plan::Stage,);

impl Inspect for ByRule<Severity> {
    fn inspect(json: &RawValue, problems: &mut Problems<'_>) {
        leaf_or::<Self>(json, &ids::<Severity>(), problems);
    }
}

pub(crate) use entries;

/// Reads an entry of a vocabulary, and names all of them where it is like none.
pub(crate) fn entry<T: Vocabulary + DeserializeOwned>(json: &RawValue, problems: &mut Problems<'_>) {
    leaf_or::<T>(json, &ids::<T>(), problems);
}

/// More ids than this are not told.
const FEW: usize = 12;

/// The ids of a vocabulary, if they are few.
pub(crate) fn ids<T: Vocabulary>() -> String {
    let ids: Vec<_> = T::ALL.iter().map(|entry| entry.id()).collect();
    if ids.len() <= FEW { format!("the ids are {}", ids.join(", ")) } else { String::new() }
}

impl<T: Vocabulary> Inspect for Reference<T> {
    fn inspect(json: &RawValue, problems: &mut Problems<'_>) {
        leaf::<Self>(json, problems);
    }
}

/// Implements [`Inspect`] for what has no parts.
macro_rules! leaves {
    ($($Leaf:ty),+ $(,)?) => {$(
        impl Inspect for $Leaf {
            fn inspect(json: &RawValue, problems: &mut Problems<'_>) {
                leaf::<Self>(json, problems);
            }
        }
    )+};
}

leaves!(String, bool, u8, u16, ByRule<String>,);

/// Reads the value and says what should have stood there.
///
/// serde's own words repeat what was found; only what was expected, which is this crate's own text, is kept.
pub(crate) fn leaf<T: DeserializeOwned>(json: &RawValue, problems: &mut Problems<'_>) {
    leaf_or::<T>(json, "", problems);
}

/// The same, with what would help where the error names nothing that is near.
fn leaf_or<T: DeserializeOwned>(json: &RawValue, help: &str, problems: &mut Problems<'_>) {
    let Err(error) = serde_json::from_str::<T>(json.get()) else {
        return;
    };
    let said = error.to_string();
    let said = without_place(&said);
    if let Some((_, expected)) = said.rsplit_once(", expected ") {
        let help = if expected.starts_with("the id of one ") { help } else { "" };
        problems.refuse(json.get(), &format!("{} should stand here", plain(expected)), help);
    } else {
        let message = if is_own(said) { said } else { "this value cannot stand here" };
        // Only a name that is like none of them is helped by all of them.
        let help = if message.ends_with(" has this id or title") { help } else { "" };
        problems.refuse(json.get(), message, help);
    }
}

/// Whether an error is one of this crate's own, which repeat nothing of the document.
fn is_own(said: &str) -> bool {
    said == REPEATED_RULE || (said.starts_with("no ") && said.contains(" has this id or title"))
}

/// What serde expected, in plain words.
fn plain(expected: &str) -> &str {
    match expected {
        "a string" => "a text",
        "a boolean" => "true or false",
        "u8" => "a whole number from 0 to 255",
        "u16" => "a whole number from 0 to 65535",
        other => other,
    }
}

/// A key of an object and what stands under it.
pub(crate) struct Entry<'json> {
    pub(crate) key: String,
    pub(crate) written: &'json str,
    pub(crate) value: &'json RawValue,
}

/// An object as it is written: in its order, with keys that stand twice.
pub(super) struct Object<'json>(pub(super) Vec<Entry<'json>>);

impl<'de: 'json, 'json> Deserialize<'de> for Object<'json> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Entries;

        impl<'de> Visitor<'de> for Entries {
            type Value = Object<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Object<'de>, A::Error> {
                let mut entries = Vec::new();
                while let Some((key, value)) = object.next_entry::<&RawValue, &RawValue>()? {
                    let written = key.get();
                    let key = serde_json::from_str(written).unwrap_or_default();
                    entries.push(Entry { key, written, value });
                }
                Ok(Object(entries))
            }
        }

        deserializer.deserialize_map(Entries)
    }
}

/// A step of a JSON Pointer.
pub(crate) enum Step {
    Key(Cow<'static, str>),
    Index(usize),
}

impl Step {
    pub(crate) const fn key(key: &'static str) -> Self {
        Self::Key(Cow::Borrowed(key))
    }

    /// The part of a value that the step leads to.
    fn of<'json>(&self, value: &'json RawValue) -> Option<&'json RawValue> {
        let under = |key: &str| {
            let Object(entries) = serde_json::from_str(value.get()).ok()?;
            entries.into_iter().find(|entry| entry.key == key).map(|entry| entry.value)
        };
        match self {
            Self::Key(key) => under(key),
            Self::Index(index) => serde_json::from_str::<Vec<&RawValue>>(value.get()).ok()?.get(*index).copied(),
        }
    }
}

/// What was found so far, and where the reading stands.
pub(crate) struct Problems<'json> {
    text: &'json str,
    place: Vec<Step>,
    found: Vec<Problem>,
}

impl Problems<'_> {
    /// Looks through an object: keys that are unknown, repeated or missing, and each value by its key.
    pub(crate) fn object(
        &mut self,
        json: &RawValue,
        keys: &'static [&'static str],
        required: &'static [&'static str],
        mut value: impl FnMut(&Entry<'_>, &mut Self),
    ) {
        let Ok(Object(entries)) = serde_json::from_str::<Object<'_>>(json.get()) else {
            let keys: Vec<_> = keys.iter().map(|key| format!("`{key}`")).collect();
            let help = format!("write {{ … }} with keys out of {}", keys.join(", "));
            return self.refuse(json.get(), "an object should stand here", &help);
        };
        for (at, entry) in entries.iter().enumerate() {
            let key = entry.key.as_str();
            let before = entries.iter().take(at);
            self.within(Step::Key(key.to_owned().into()), |problems| {
                if !keys.contains(&key) {
                    let message = "no such key is known here";
                    problems.push(entry.written, LoadErrorKind::UnknownKey, message, nearest_key(key, keys));
                } else if before.clone().any(|earlier| earlier.key == entry.key) {
                    let message = format!("the key `{key}` stands twice");
                    problems.push(entry.written, LoadErrorKind::RepeatedKey, message, "keep one of them");
                } else {
                    value(entry, problems);
                }
            });
        }
        for key in required.iter().filter(|key| !entries.iter().any(|entry| entry.key == **key)) {
            self.missing(json, key, "add it");
        }
    }

    /// Tells that an object lacks a key.
    pub(crate) fn missing(&mut self, json: &RawValue, key: &str, help: impl Into<String>) {
        self.push(json.get(), LoadErrorKind::MissingKey, format!("the key `{key}` is missing"), help);
    }

    /// Looks through an object whose keys are names: those that mean the same twice, and each value by its key.
    pub(crate) fn names<K: Ord>(
        &mut self,
        json: &RawValue,
        meaning: impl Fn(&str) -> K,
        mut value: impl FnMut(&Entry<'_>, &mut Self),
    ) {
        let Ok(Object(entries)) = serde_json::from_str::<Object<'_>>(json.get()) else {
            return self.wrong(json, "an object");
        };
        let mut seen = BTreeSet::new();
        for entry in &entries {
            let repeated = !seen.insert(meaning(&entry.key));
            self.within(Step::Key(entry.key.clone().into()), |problems| {
                if repeated {
                    let (message, help) = ("this key stands twice", "keep one of them");
                    problems.push(entry.written, LoadErrorKind::RepeatedKey, message, help);
                } else {
                    value(entry, problems);
                }
            });
        }
    }

    /// Tells a problem with what stands under a key of an object, or with the object where it has no such key.
    pub(crate) fn wrong_at(&mut self, json: &RawValue, key: &'static str, message: &str) {
        let step = Step::key(key);
        match step.of(json) {
            Some(value) => self.within(step, |problems| problems.refuse(value.get(), message, "")),
            None => self.refuse(json.get(), message, ""),
        }
    }

    /// Tells that a value cannot stand here.
    pub(crate) fn refuse(&mut self, part: &str, message: &str, help: &str) {
        self.push(part, LoadErrorKind::WrongValue, message, help);
    }

    /// Looks through the items of a list.
    pub(crate) fn items(&mut self, json: &RawValue, mut item: impl FnMut(&RawValue, &mut Self)) {
        match serde_json::from_str::<Vec<&RawValue>>(json.get()) {
            Ok(items) => {
                for (at, part) in items.into_iter().enumerate() {
                    self.within(Step::Index(at), |problems| item(part, problems));
                }
            }
            Err(_) => self.wrong(json, "a list"),
        }
    }

    fn within(&mut self, step: Step, inspect: impl FnOnce(&mut Self)) {
        if self.found.len() < MOST {
            self.place.push(step);
            inspect(self);
            self.place.pop();
        }
    }

    pub(crate) fn wrong(&mut self, json: &RawValue, expected: impl Display) {
        let message = format!("{expected} should stand here");
        self.push(json.get(), LoadErrorKind::WrongValue, message, "");
    }

    /// Tells a problem with a part of the text, which has to be a slice of it.
    pub(crate) fn push(
        &mut self,
        part: &str,
        kind: LoadErrorKind,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        if self.found.len() < MOST {
            self.found.push(self.problem(part, kind, message.into(), help.into()));
        }
    }

    /// A problem with a part of the text, which has to be a slice of it, where the reading stands.
    pub(crate) fn problem(&self, part: &str, kind: LoadErrorKind, message: String, help: String) -> Problem {
        let offset = (part.as_ptr() as usize).saturating_sub(self.text.as_ptr() as usize);
        let (line, column) = place_after(self.text.get(..offset).unwrap_or_default());
        Problem { kind, message, help, pointer: pointer(&self.place), line, column }
    }
}

/// The nearest known key, or all of them where none is near.
fn nearest_key(key: &str, keys: &[&str]) -> String {
    match nearest_of(key, keys.iter().map(|known| (*known, *known))) {
        Some(known) => format!("the nearest is `{known}`"),
        None => format!("the keys here are {}", keys.join(", ")),
    }
}

/// The place as a JSON Pointer. A key that does not look like one may be anything, so the pointer ends before it.
fn pointer(place: &[Step]) -> String {
    let steps = place.iter().map_while(|step| match step {
        Step::Index(index) => Some(format!("/{index}")),
        Step::Key(key) => Some(format!("/{}", key_in_pointer(key)?)),
    });
    steps.collect()
}

/// A key as a JSON Pointer writes it, if it looks like a key of a document and not like text: short, or the id of an
/// outcome, or a path that begins with one, as servers of forms write keys. Seven digits may be a phone number.
pub(crate) fn key_in_pointer(key: &str) -> Option<String> {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | '$');
    let short = |part: &str| part.len() <= 40 || is_outcome(part);
    let mut parts = key.split('/');
    let looks = parts.clone().all(|part| !part.is_empty() && part.chars().all(plain) && short(part));
    let whole = key.len() <= 40 || parts.next().is_some_and(is_outcome) && parts.count() <= 3;
    let digits = key.bytes().filter(u8::is_ascii_digit).count();
    (looks && whole && digits < 7).then(|| key.replace('/', "~1"))
}

/// Whether it is the id of an outcome, or a name that a form makes of it.
fn is_outcome(name: &str) -> bool {
    let id = name.strip_prefix("notes__").or_else(|| name.strip_prefix("skip__")).unwrap_or(name);
    Outcome::from_id(&id.replace('_', "-")).is_some()
}
