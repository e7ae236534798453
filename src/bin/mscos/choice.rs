//! Options that take one entry of a vocabulary.

use std::ffi::OsStr;
use std::marker::PhantomData;
use std::str::FromStr;

use clap::builder::{PossibleValue, TypedValueParser};
use clap::{Arg, Command};
use mscos::{UnknownId, Vocabulary};

/// Takes whatever the library takes for an entry of this vocabulary (its id, its title or another name of it), tells
/// the nearest one otherwise, and shows the ids in the help and in completions.
pub(crate) const fn choice<V>() -> Choice<V> {
    Choice(PhantomData)
}

#[derive(Clone)]
pub(crate) struct Choice<V>(PhantomData<V>);

impl<V> TypedValueParser for Choice<V>
where
    V: Vocabulary + FromStr<Err = UnknownId> + Send + Sync,
{
    type Value = V;

    fn parse_ref(&self, command: &Command, arg: Option<&Arg>, value: &OsStr) -> Result<V, clap::Error> {
        let named = |name: &str| name.parse::<V>();
        named.parse_ref(command, arg, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(V::ALL.iter().map(|entry| PossibleValue::new(entry.id()).help(entry.text()))))
    }
}
