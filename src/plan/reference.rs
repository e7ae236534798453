use std::fmt;

use serde::de::{Deserialize, Deserializer, Visitor};
use serde::{Serialize, Serializer};

use crate::Vocabulary;
use crate::vocabulary::find;

/// What a plan names by its id: an entry of a vocabulary, or a name that the vocabulary does not have.
///
/// A plan with an unknown name can still be read; the check then reports every one of them. The name is
/// kept, so that nothing is lost when the plan is written again.
///
/// ```
/// use mscos::Outcome;
/// use mscos::plan::Reference;
///
/// let known: Reference<Outcome> = "Access to education".into();
/// assert_eq!(known, Reference::Known(Outcome::AccessToEducation));
///
/// let unknown: Reference<Outcome> = "happiness".into();
/// assert_eq!(unknown.known(), None);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[expect(clippy::exhaustive_enums, reason = "a name is known or it is not")]
pub enum Reference<T> {
    /// An entry of the vocabulary.
    Known(T),
    /// A name that no entry has.
    Unknown(String),
}

impl<T: Vocabulary> Reference<T> {
    /// The entry, if the vocabulary has it.
    #[must_use]
    pub fn known(&self) -> Option<T> {
        match self {
            Self::Known(entry) => Some(*entry),
            Self::Unknown(_) => None,
        }
    }

    /// The name that no entry has.
    #[must_use]
    pub fn unknown(&self) -> Option<&str> {
        match self {
            Self::Known(_) => None,
            Self::Unknown(name) => Some(name),
        }
    }
}

impl<T: Vocabulary> From<T> for Reference<T> {
    fn from(entry: T) -> Self {
        Self::Known(entry)
    }
}

/// Takes an id, or a title in any case and punctuation.
impl<T: Vocabulary> From<&str> for Reference<T> {
    fn from(name: &str) -> Self {
        find(name).map_or_else(|| Self::Unknown(name.to_owned()), Self::Known)
    }
}

impl<T: Vocabulary> Serialize for Reference<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Known(entry) => serializer.serialize_str(entry.id()),
            Self::Unknown(name) => serializer.serialize_str(name),
        }
    }
}

impl<'de, T: Vocabulary> Deserialize<'de> for Reference<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Name<T>(std::marker::PhantomData<T>);

        impl<T: Vocabulary> Visitor<'_> for Name<T> {
            type Value = Reference<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "the id of one {} as a text", T::NAME)
            }

            fn visit_str<E>(self, name: &str) -> Result<Self::Value, E> {
                Ok(name.into())
            }
        }

        deserializer.deserialize_str(Name(std::marker::PhantomData))
    }
}

/// The schema is that of the vocabulary: it has the ids alone, which is what a plan should hold.
#[cfg(feature = "schema")]
impl<T: Vocabulary + schemars::JsonSchema> schemars::JsonSchema for Reference<T> {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        T::schema_name()
    }
    fn schema_id() -> std::borrow::Cow<'static, str> {
        T::schema_id()
    }
    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        T::json_schema(generator)
    }
}
