//! Vocabularies in serde: written as the id, read as an id or a title.

use core::fmt;
use core::marker::PhantomData;

use serde::de::{Deserializer, Error, Visitor};

use super::{Vocabulary, parse};

pub(crate) fn deserialize<'de, T: Vocabulary, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    deserializer.deserialize_str(ByName(PhantomData))
}

struct ByName<T>(PhantomData<T>);

impl<T: Vocabulary> Visitor<'_> for ByName<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the id of one {}", T::NAME)
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<T, E> {
        parse(name).map_err(E::custom)
    }
}
