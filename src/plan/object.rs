//! Reading the structures of a plan from JSON objects, and from nothing else.
//!
//! What serde derives would also read a structure from a list of its values, in the order of its fields. No plan is
//! written so and no schema accepts it; a slip would put values under keys that nobody meant.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, Visitor};

/// Implements `Deserialize`, and [`Inspect`](crate::plan::load::Inspect) for when that fails: the keys before the
/// semicolon have to be there, those behind it have a default. A key that can't be the name of a field is written behind
/// it: `used_for = "for"`.
macro_rules! read_from_object {
    ($Structure:ident {
        $($required:ident $(= $required_key:literal)?),*; $($optional:ident $(= $optional_key:literal)?),* $(,)?
    }) => {
        impl<'de> ::serde::Deserialize<'de> for $Structure {
            fn deserialize<D: ::serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                use ::serde::de::{Error, MapAccess, Visitor};

                struct Object;

                impl<'de> Visitor<'de> for Object {
                    type Value = $Structure;

                    fn expecting(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                        f.write_str("an object")
                    }

                    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<$Structure, A::Error> {
                        $(let mut $required = None;)*
                        $(let mut $optional = None;)*
                        while let Some(key) = object.next_key_seed($crate::plan::object::OneOf($Structure::KEYS))? {
                            match key {
                                $($crate::plan::object::key!($required $($required_key)?) if $required.is_none() => {
                                    $required = Some(object.next_value()?);
                                })*
                                $($crate::plan::object::key!($optional $($optional_key)?) if $optional.is_none() => {
                                    $optional = Some(object.next_value()?);
                                })*
                                repeated => return Err(A::Error::duplicate_field(repeated)),
                            }
                        }
                        Ok($Structure {
                            $($required: $required.ok_or_else(|| {
                                A::Error::missing_field($crate::plan::object::key!($required $($required_key)?))
                            })?,)*
                            $($optional: $optional.unwrap_or_default(),)*
                        })
                    }
                }

                deserializer.deserialize_map(Object)
            }
        }

        impl $Structure {
            pub(crate) const REQUIRED: &[&str] = &[$($crate::plan::object::key!($required $($required_key)?)),*];
            pub(crate) const KEYS: &[&str] = &[
                $($crate::plan::object::key!($required $($required_key)?),)*
                $($crate::plan::object::key!($optional $($optional_key)?),)*
            ];
        }

        impl $crate::plan::load::Inspect for $Structure {
            fn inspect(json: &::serde_json::value::RawValue, problems: &mut $crate::plan::load::Problems<'_>) {
                /// Inspects the value as the type of the field that is got at by `_field`.
                fn as_field<S, T: $crate::plan::load::Inspect>(
                    _field: fn(&S) -> &T,
                    json: &::serde_json::value::RawValue,
                    problems: &mut $crate::plan::load::Problems<'_>,
                ) {
                    T::inspect(json, problems);
                }

                problems.object(json, Self::KEYS, Self::REQUIRED, |entry, problems| match entry.key.as_str() {
                    $($crate::plan::object::key!($required $($required_key)?) => {
                        as_field(|plan: &Self| &plan.$required, entry.value, problems);
                    })*
                    $($crate::plan::object::key!($optional $($optional_key)?) => {
                        as_field(|plan: &Self| &plan.$optional, entry.value, problems);
                    })*
                    _ => {}
                });
            }
        }
    };
}

/// The key of a field: its name, or what is written behind it.
macro_rules! key {
    ($field:ident) => {
        stringify!($field)
    };
    ($field:ident $key:literal) => {
        $key
    };
}

pub(crate) use {key, read_from_object};

/// Reads a key that has to be one of these.
pub(crate) struct OneOf(pub(crate) &'static [&'static str]);

impl<'de> DeserializeSeed<'de> for OneOf {
    type Value = &'static str;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<&'static str, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl Visitor<'_> for OneOf {
    type Value = &'static str;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_str<E: Error>(self, key: &str) -> Result<&'static str, E> {
        let known = self.0.iter().copied().find(|known| *known == key);
        known.ok_or_else(|| E::unknown_field(key, self.0))
    }
}
