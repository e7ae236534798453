//! JSON whose keys stay in the order in which they are written.
//!
//! Renderers show the fields of a form in the order of the text. A `serde_json::Value` would sort them, unless the whole
//! of a user's build asks it not to, which a library has no business doing.

use std::borrow::Cow;
use std::fmt;

use serde::ser::{Serialize, Serializer};

/// JSON that is written in the order in which people are to see it.
///
/// [`Display`](fmt::Display) writes it over many lines; [`Serialize`] gives it to any other writer. Turned into a
/// [`serde_json::Value`], it loses its order: send or keep the text.
#[derive(Clone, PartialEq, Eq)]
pub struct OrderedJson<'a>(pub(super) Node<'a>);

/// What such a text is made of.
#[derive(Clone, PartialEq, Eq)]
pub(super) enum Node<'a> {
    Text(Cow<'a, str>),
    Flag(bool),
    Number(usize),
    List(Vec<Node<'a>>),
    Object(Vec<(Cow<'a, str>, Node<'a>)>),
}

/// An object with these entries.
pub(super) fn object<'a, const N: usize>(entries: [(&'a str, Node<'a>); N]) -> Node<'a> {
    entries.into_iter().collect()
}

/// A list of these.
pub(super) fn list<const N: usize>(items: [Node<'_>; N]) -> Node<'_> {
    items.into_iter().collect()
}

impl<'a, K: Into<Cow<'a, str>>> FromIterator<(K, Node<'a>)> for Node<'a> {
    fn from_iter<I: IntoIterator<Item = (K, Node<'a>)>>(entries: I) -> Self {
        Self::Object(entries.into_iter().map(|(key, value)| (key.into(), value)).collect())
    }
}

impl FromIterator<Self> for Node<'_> {
    fn from_iter<I: IntoIterator<Item = Self>>(items: I) -> Self {
        Self::List(items.into_iter().collect())
    }
}

impl<'a> Node<'a> {
    /// Whether it is a list or an object of nothing.
    pub(super) fn is_empty(&self) -> bool {
        match self {
            Self::List(items) => items.is_empty(),
            Self::Object(entries) => entries.is_empty(),
            _ => false,
        }
    }

    /// The object with one more entry behind the others.
    pub(super) fn with(mut self, key: &'a str, value: impl Into<Self>) -> Self {
        if let Self::Object(entries) = &mut self {
            entries.push((Cow::Borrowed(key), value.into()));
        }
        self
    }

    /// The object with the entries of another behind its own.
    pub(super) fn and(mut self, other: Self) -> Self {
        if let (Self::Object(entries), Self::Object(others)) = (&mut self, other) {
            entries.extend(others);
        }
        self
    }

    /// The object with one more entry, unless there is nothing to say.
    pub(super) fn with_some(self, key: &'a str, value: Option<impl Into<Self>>) -> Self {
        match value {
            Some(value) => self.with(key, value),
            None => self,
        }
    }
}

impl<'a> From<&'a str> for Node<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl<'a> From<Cow<'a, str>> for Node<'a> {
    fn from(text: Cow<'a, str>) -> Self {
        Self::Text(text)
    }
}

impl From<String> for Node<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

impl From<bool> for Node<'_> {
    fn from(flag: bool) -> Self {
        Self::Flag(flag)
    }
}

impl From<usize> for Node<'_> {
    fn from(number: usize) -> Self {
        Self::Number(number)
    }
}

impl Serialize for Node<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => serializer.serialize_str(text),
            Self::Flag(flag) => serializer.serialize_bool(*flag),
            Self::Number(number) => number.serialize(serializer),
            Self::List(items) => serializer.collect_seq(items),
            Self::Object(entries) => serializer.collect_map(entries.iter().map(|(key, value)| (key, value))),
        }
    }
}

impl Serialize for OrderedJson<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl fmt::Display for OrderedJson<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&serde_json::to_string_pretty(self).map_err(|_| fmt::Error)?)
    }
}

/// Without its texts, which may be those of a plan.
impl fmt::Debug for OrderedJson<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OrderedJson").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_stay_as_they_were_written() {
        let text = OrderedJson(object([("b", true.into()), ("a", 7.into())]).with("0", "x")).to_string();
        assert_eq!(text.split_whitespace().collect::<String>(), r#"{"b":true,"a":7,"0":"x"}"#);
    }

    #[test]
    fn debug_shows_no_text() {
        assert!(!format!("{:?}", OrderedJson("Northside".into())).contains("Northside"));
    }
}
