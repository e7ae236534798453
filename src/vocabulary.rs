//! Closed vocabularies: the one macro and the one trait behind every coded list of the crate.
//!
//! A row of [`vocabulary!`] is `Variant = "id", "Title", "text", ["alias", …];`, and gives the
//! variant with its documentation, its id and title, parsing, ordering, serde as the id, a JSON
//! Schema that forms can render, and the strum traits. What the row does not say is derived from
//! it here, so that no list can have its own idea of any of that.

mod fold;
#[cfg(feature = "json")]
pub(crate) mod json;
mod nearest;
#[cfg(feature = "schema")]
pub(crate) mod schema;
mod unknown;

pub(crate) use fold::same_words;
#[cfg(feature = "json")]
pub(crate) use fold::{ID_PATTERN, is_blank, is_id};
pub(crate) use nearest::Likeness;
#[cfg(feature = "json")]
pub(crate) use nearest::{nearest, nearest_of};
pub use unknown::UnknownId;

use core::fmt;
use core::hash::Hash;

/// A closed list of coded entries, each with an id, a title and a text.
///
/// Implemented by every vocabulary of the crate ([`Outcome`](crate::Outcome),
/// [`Domain`](crate::Domain), [`Level`](crate::Level), …) and by nothing else. Use it to write
/// code that works for any of them, such as a list of choices in a form.
///
/// ```
/// use mscos::{Level, Outcome, Vocabulary};
///
/// fn choices<V: Vocabulary>() -> impl Iterator<Item = (&'static str, &'static str)> {
///     V::ALL.iter().map(|entry| (entry.id(), entry.title()))
/// }
///
/// assert_eq!(choices::<Outcome>().count(), 44);
/// assert_eq!(choices::<Level>().next(), Some(("individual", "Individual")));
/// ```
pub trait Vocabulary: Copy + Ord + Hash + fmt::Debug + fmt::Display + sealed::Sealed + 'static {
    /// What one entry is called in a sentence, such as `outcome`.
    const NAME: &'static str;

    /// Every entry, in order.
    const ALL: &'static [Self];

    /// The stable id: lower-case ASCII words joined by hyphens.
    fn id(self) -> &'static str;

    /// The title, as a person reads it.
    fn title(self) -> &'static str;

    /// What the entry means, in plain words.
    fn text(self) -> &'static str;

    /// Other names by which the entry is known; input accepts them, output never has them.
    fn aliases(self) -> &'static [&'static str] {
        &[]
    }

    /// The entry with exactly this id.
    fn from_id(id: &str) -> Option<Self>;

    /// Whether a text that is no id can be a name at all. `false` spares looking through a long list.
    #[doc(hidden)]
    #[must_use]
    fn may_be_name(_input: &str) -> bool {
        true
    }

    /// The entry's place in [`ALL`](Self::ALL), from zero.
    fn index(self) -> usize;
}

pub(crate) mod sealed {
    pub trait Sealed {}
}

/// The entry that `input` names, or the error that tells the nearest one.
pub(crate) fn parse<T: Vocabulary>(input: &str) -> Result<T, UnknownId> {
    find(input).ok_or_else(|| UnknownId::new::<T>(input))
}

/// The entry that `input` names: by its id, or by its title or an alias in any case and punctuation.
pub(crate) fn find<T: Vocabulary>(input: &str) -> Option<T> {
    T::from_id(input).or_else(|| if T::may_be_name(input) { find_by_name(input) } else { None })
}

fn find_by_name<T: Vocabulary>(input: &str) -> Option<T> {
    let input = fold::Folded::of(input)?;
    T::ALL.iter().copied().find(|entry| {
        let names = [entry.id(), entry.title()].into_iter();
        names.chain(entry.aliases().iter().copied()).any(|name| input.is(name))
    })
}

/// Declares a closed vocabulary: a public enum and everything that follows from its rows.
macro_rules! vocabulary {
    (
        $(#[$meta:meta])*
        pub enum $Name:ident: $name:literal {
            $( $Variant:ident = $id:literal, $title:literal, $text:literal $(, [$($alias:literal),* $(,)?])?; )+
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum $Name {
            $(
                #[doc = concat!("**", $title, "** (`", $id, "`)")]
                #[doc = ""]
                #[doc = $text]
                $Variant,
            )+
        }

        impl $Name {
            /// Every entry, in order.
            pub const ALL: &'static [Self] = &[$(Self::$Variant),+];

            /// The stable id.
            #[must_use]
            pub const fn id(self) -> &'static str {
                match self { $(Self::$Variant => $id,)+ }
            }

            /// The title, as a person reads it.
            #[must_use]
            pub const fn title(self) -> &'static str {
                match self { $(Self::$Variant => $title,)+ }
            }

            /// What it means, in plain words.
            #[must_use]
            pub const fn text(self) -> &'static str {
                match self { $(Self::$Variant => $text,)+ }
            }

            /// Other names by which it is known; input accepts them, output never has them.
            #[must_use]
            pub const fn aliases(self) -> &'static [&'static str] {
                match self { $(Self::$Variant => &[$($($alias),*)?],)+ }
            }

            /// The entry with exactly this id. To accept titles too, use `parse`.
            #[must_use]
            pub fn from_id(id: &str) -> Option<Self> {
                match id { $($id => Some(Self::$Variant),)+ _ => None }
            }
        }

        impl $crate::vocabulary::Vocabulary for $Name {
            const NAME: &'static str = $name;
            const ALL: &'static [Self] = Self::ALL;
            fn id(self) -> &'static str { self.id() }
            fn title(self) -> &'static str { self.title() }
            fn text(self) -> &'static str { self.text() }
            fn aliases(self) -> &'static [&'static str] { self.aliases() }
            fn from_id(id: &str) -> Option<Self> { Self::from_id(id) }
            fn index(self) -> usize { self as usize }
        }

        $crate::vocabulary::vocabulary_traits!($Name);

        #[cfg(feature = "strum")]
        impl ::strum::VariantNames for $Name {
            const VARIANTS: &'static [&'static str] = &[$($id),+];
        }

        #[cfg(feature = "strum")]
        impl ::strum::EnumMessage for $Name {
            fn get_message(&self) -> Option<&'static str> { Some(self.title()) }
            fn get_detailed_message(&self) -> Option<&'static str> { Some(self.text()) }
            fn get_documentation(&self) -> Option<&'static str> { Some(self.text()) }
            fn get_serializations(&self) -> &'static [&'static str] {
                match self { $(Self::$Variant => &[$id],)+ }
            }
        }
    };
}

/// The traits that follow from [`Vocabulary`] alone, for enums and handles alike.
macro_rules! vocabulary_traits {
    ($Name:ident) => {
        impl $crate::vocabulary::sealed::Sealed for $Name {}

        /// Writes the id.
        impl ::core::fmt::Display for $Name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.pad(self.id())
            }
        }

        /// Reads an id, or a title or alias in any case and punctuation.
        impl ::core::str::FromStr for $Name {
            type Err = $crate::vocabulary::UnknownId;
            fn from_str(input: &str) -> Result<Self, Self::Err> {
                $crate::vocabulary::parse(input)
            }
        }

        impl TryFrom<&str> for $Name {
            type Error = $crate::vocabulary::UnknownId;
            fn try_from(input: &str) -> Result<Self, $crate::vocabulary::UnknownId> {
                $crate::vocabulary::parse(input)
            }
        }

        impl AsRef<str> for $Name {
            fn as_ref(&self) -> &str {
                self.id()
            }
        }

        impl From<$Name> for &'static str {
            fn from(entry: $Name) -> &'static str {
                entry.id()
            }
        }

        #[cfg(feature = "json")]
        impl ::serde::Serialize for $Name {
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.id())
            }
        }

        #[cfg(feature = "json")]
        impl<'de> ::serde::Deserialize<'de> for $Name {
            fn deserialize<D: ::serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::vocabulary::json::deserialize(deserializer)
            }
        }

        #[cfg(feature = "schema")]
        impl ::schemars::JsonSchema for $Name {
            fn schema_name() -> ::std::borrow::Cow<'static, str> {
                stringify!($Name).into()
            }
            fn schema_id() -> ::std::borrow::Cow<'static, str> {
                concat!(module_path!(), "::", stringify!($Name)).into()
            }
            fn json_schema(_: &mut ::schemars::SchemaGenerator) -> ::schemars::Schema {
                $crate::vocabulary::schema::one_of::<Self>()
            }
        }

        #[cfg(feature = "strum")]
        impl ::strum::IntoEnumIterator for $Name {
            type Iterator = ::core::iter::Copied<::core::slice::Iter<'static, Self>>;
            fn iter() -> Self::Iterator {
                Self::ALL.iter().copied()
            }
        }

        #[cfg(feature = "strum")]
        impl ::strum::EnumCount for $Name {
            const COUNT: usize = Self::ALL.len();
        }

        #[cfg(feature = "strum")]
        impl ::strum::VariantArray for $Name {
            const VARIANTS: &'static [Self] = Self::ALL;
        }
    };
}

pub(crate) use {vocabulary, vocabulary_traits};
