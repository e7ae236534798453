//! Options that take names which the library knows.

use std::ffi::OsStr;
use std::marker::PhantomData;
use std::str::FromStr;

use clap::builder::{PossibleValue, StringValueParser, TypedValueParser};
use clap::{Arg, Command};
use mscos::{Context, UnknownId, Vocabulary, assessment, plan};

/// Takes whatever the library takes for an entry of this vocabulary (its id, its title or another name of it), tells
/// the nearest one and all of them otherwise, and shows the ids in the help and in completions.
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
        let named = |name: &str| {
            name.parse::<V>().map_err(|error| {
                let ids: Vec<_> = V::ALL.iter().map(|entry| entry.id()).collect();
                format!("{error}\n  [possible values: {}]", ids.join(", "))
            })
        };
        named.parse_ref(command, arg, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(entries::<V>()))
    }
}

fn entries<V: Vocabulary>() -> impl Iterator<Item = PossibleValue> {
    V::ALL.iter().map(|entry| PossibleValue::new(entry.id()).help(entry.text()))
}

/// Takes any text, and shows names in completions: only the run can tell whether a text is one of them, or another name
/// of it, or a name of an organisation's own.
#[derive(Clone)]
pub(crate) struct Offered(fn() -> Vec<PossibleValue>);

/// Offers the ids of contexts.
pub(crate) const fn contexts() -> Offered {
    Offered(|| Context::ALL.iter().map(|context| PossibleValue::new(context.id()).help(context.title())).collect())
}

/// Offers the names of rules of `mscos check`.
pub(crate) const fn rules() -> Offered {
    Offered(|| plan::Rule::all().map(|rule| PossibleValue::new(rule.name()).help(rule.checks())).collect())
}

/// Offers the names of all rules, of plans and of records.
pub(crate) const fn all_rules() -> Offered {
    Offered(|| {
        let of_plans = plan::Rule::all().map(|rule| PossibleValue::new(rule.name()).help(rule.checks()));
        let of_records = assessment::Rule::all().map(|rule| PossibleValue::new(rule.name()).help(rule.checks()));
        of_plans.chain(of_records).collect()
    })
}

impl TypedValueParser for Offered {
    type Value = String;

    fn parse_ref(&self, command: &Command, arg: Option<&Arg>, value: &OsStr) -> Result<String, clap::Error> {
        StringValueParser::new().parse_ref(command, arg, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(self.0().into_iter()))
    }
}
