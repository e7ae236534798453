//! Sets of vocabulary entries: a few machine words, no allocation.

use core::fmt;
use core::marker::PhantomData;
use core::ops::{BitAnd, BitOr, BitXor, Sub};

use crate::Vocabulary;

/// A set of entries of one vocabulary, kept as bits and iterated in the vocabulary's order.
///
/// Use it through [`OutcomeSet`](crate::OutcomeSet), [`ContextSet`](crate::ContextSet) and
/// [`IndicatorSet`](crate::IndicatorSet). `WORDS` is the number of 64-bit words that it takes; a set that has too few for
/// its vocabulary does not compile.
///
/// ```
/// use mscos::{Outcome, OutcomeSet};
///
/// let planned = OutcomeSet::from([Outcome::AccessToEducation, Outcome::LifeSkills]);
/// let missing = OutcomeSet::CORE - planned;
/// assert_eq!(missing.len(), 6);
/// assert_eq!(missing.iter().next(), Some(Outcome::SecureAndSuitableHousing));
/// assert!(!missing.contains(Outcome::AccessToEducation));
/// ```
pub struct Set<T, const WORDS: usize> {
    words: [u64; WORDS],
    of: PhantomData<fn() -> T>,
}

impl<T: Vocabulary, const WORDS: usize> Set<T, WORDS> {
    /// The set with nothing in it.
    pub const EMPTY: Self = Self::from_words([0; WORDS]);

    pub(crate) const fn from_words(words: [u64; WORDS]) -> Self {
        const { assert!(T::ALL.len() <= WORDS * 64, "a set needs a bit for every entry") };
        Self { words, of: PhantomData }
    }

    /// The set of every entry of the vocabulary.
    #[must_use]
    pub fn all() -> Self {
        T::ALL.iter().copied().collect()
    }

    /// How many entries it holds.
    #[must_use]
    pub fn len(&self) -> usize {
        self.words.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// Whether it holds nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words == [0; WORDS]
    }

    /// Whether it holds this entry.
    #[must_use]
    pub fn contains(&self, entry: T) -> bool {
        let (word, bit) = place(entry);
        self.words.get(word).is_some_and(|word| word & bit != 0)
    }

    /// Adds an entry; whether it was new.
    pub fn insert(&mut self, entry: T) -> bool {
        let (word, bit) = place(entry);
        self.words.get_mut(word).is_some_and(|word| {
            let new = *word & bit == 0;
            *word |= bit;
            new
        })
    }

    /// Takes an entry out; whether it was there.
    pub fn remove(&mut self, entry: T) -> bool {
        let (word, bit) = place(entry);
        self.words.get_mut(word).is_some_and(|word| {
            let there = *word & bit != 0;
            *word &= !bit;
            there
        })
    }

    /// The set with this entry too.
    #[must_use]
    pub fn with(mut self, entry: T) -> Self {
        self.insert(entry);
        self
    }

    /// Whether every entry of this set is in the other.
    #[must_use]
    pub fn is_subset(&self, other: &Self) -> bool {
        *self - *other == Self::EMPTY
    }

    /// Whether every entry of the other set is in this one.
    #[must_use]
    pub fn is_superset(&self, other: &Self) -> bool {
        other.is_subset(self)
    }

    /// Whether the sets have no entry in common.
    #[must_use]
    pub fn is_disjoint(&self, other: &Self) -> bool {
        *self & *other == Self::EMPTY
    }

    /// The entries, in the vocabulary's order.
    #[must_use]
    pub fn iter(&self) -> Iter<T, WORDS> {
        Iter { rest: self.words, of: PhantomData }
    }

    fn zip(self, other: Self, merge: impl Fn(u64, u64) -> u64) -> Self {
        let mut words = self.words;
        for (word, other) in words.iter_mut().zip(other.words) {
            *word = merge(*word, other);
        }
        Self::from_words(words)
    }
}

/// The word and the bit of an entry.
fn place<T: Vocabulary>(entry: T) -> (usize, u64) {
    let index = entry.index();
    (index / 64, 1 << (index % 64))
}

/// Entries of a [`Set`], in the vocabulary's order.
pub struct Iter<T, const WORDS: usize> {
    rest: [u64; WORDS],
    of: PhantomData<fn() -> T>,
}

impl<T: Vocabulary, const WORDS: usize> Iterator for Iter<T, WORDS> {
    type Item = T;

    fn next(&mut self) -> Option<T> {
        let (at, word) = self.rest.iter_mut().enumerate().find(|(_, word)| **word != 0)?;
        let bit = word.trailing_zeros() as usize;
        *word &= *word - 1;
        T::ALL.get(at * 64 + bit).copied()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = self.rest.iter().map(|word| word.count_ones() as usize).sum();
        (left, Some(left))
    }
}

impl<T: Vocabulary, const WORDS: usize> ExactSizeIterator for Iter<T, WORDS> {}
impl<T: Vocabulary, const WORDS: usize> core::iter::FusedIterator for Iter<T, WORDS> {}

impl<T, const WORDS: usize> Clone for Iter<T, WORDS> {
    fn clone(&self) -> Self {
        Self { rest: self.rest, of: PhantomData }
    }
}

impl<T: Vocabulary, const WORDS: usize> fmt::Debug for Iter<T, WORDS> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.clone()).finish()
    }
}

// Derived, these would ask of `T` what only the words have to have.
impl<T, const WORDS: usize> Clone for Set<T, WORDS> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T, const WORDS: usize> Copy for Set<T, WORDS> {}

impl<T, const WORDS: usize> PartialEq for Set<T, WORDS> {
    fn eq(&self, other: &Self) -> bool {
        self.words == other.words
    }
}

impl<T, const WORDS: usize> Eq for Set<T, WORDS> {}

impl<T, const WORDS: usize> core::hash::Hash for Set<T, WORDS> {
    fn hash<H: core::hash::Hasher>(&self, state: &mut H) {
        self.words.hash(state);
    }
}

impl<T: Vocabulary, const WORDS: usize> Default for Set<T, WORDS> {
    fn default() -> Self {
        Self::EMPTY
    }
}

impl<T: Vocabulary, const WORDS: usize> fmt::Debug for Set<T, WORDS> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}

/// The union: what is in either.
impl<T: Vocabulary, const WORDS: usize> BitOr for Set<T, WORDS> {
    type Output = Self;
    fn bitor(self, other: Self) -> Self {
        self.zip(other, |a, b| a | b)
    }
}

/// The intersection: what is in both.
impl<T: Vocabulary, const WORDS: usize> BitAnd for Set<T, WORDS> {
    type Output = Self;
    fn bitand(self, other: Self) -> Self {
        self.zip(other, |a, b| a & b)
    }
}

/// What is in one of them and not in the other.
impl<T: Vocabulary, const WORDS: usize> BitXor for Set<T, WORDS> {
    type Output = Self;
    fn bitxor(self, other: Self) -> Self {
        self.zip(other, |a, b| a ^ b)
    }
}

/// The difference: what is in the first and not in the second.
impl<T: Vocabulary, const WORDS: usize> Sub for Set<T, WORDS> {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        self.zip(other, |a, b| a & !b)
    }
}

impl<T: Vocabulary, const WORDS: usize> Extend<T> for Set<T, WORDS> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, entries: I) {
        for entry in entries {
            self.insert(entry);
        }
    }
}

impl<T: Vocabulary, const WORDS: usize> FromIterator<T> for Set<T, WORDS> {
    fn from_iter<I: IntoIterator<Item = T>>(entries: I) -> Self {
        let mut set = Self::EMPTY;
        set.extend(entries);
        set
    }
}

impl<T: Vocabulary, const N: usize, const WORDS: usize> From<[T; N]> for Set<T, WORDS> {
    fn from(entries: [T; N]) -> Self {
        entries.into_iter().collect()
    }
}

impl<T: Vocabulary, const WORDS: usize> From<T> for Set<T, WORDS> {
    fn from(entry: T) -> Self {
        Self::EMPTY.with(entry)
    }
}

impl<T: Vocabulary, const WORDS: usize> IntoIterator for Set<T, WORDS> {
    type Item = T;
    type IntoIter = Iter<T, WORDS>;
    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<T: Vocabulary, const WORDS: usize> IntoIterator for &Set<T, WORDS> {
    type Item = T;
    type IntoIter = Iter<T, WORDS>;
    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// Written as the list of ids, in order.
#[cfg(feature = "json")]
impl<T: Vocabulary + serde::Serialize, const WORDS: usize> serde::Serialize for Set<T, WORDS> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self)
    }
}

/// Read from a list of ids or titles, in any order.
#[cfg(feature = "json")]
impl<'de, T, const WORDS: usize> serde::Deserialize<'de> for Set<T, WORDS>
where
    T: Vocabulary + serde::Deserialize<'de>,
{
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Vec::<T>::deserialize(deserializer).map(Self::from_iter)
    }
}

#[cfg(feature = "schema")]
impl<T: Vocabulary + schemars::JsonSchema, const WORDS: usize> schemars::JsonSchema for Set<T, WORDS> {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        format!("{}Set", T::schema_name()).into()
    }
    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "array",
            "uniqueItems": true,
            "items": generator.subschema_for::<T>(),
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::{Outcome, OutcomeSet};

    #[test]
    fn a_set_is_iterated_in_the_order_of_the_vocabulary() {
        let mut shuffled = Outcome::ALL.to_vec();
        shuffled.reverse();
        let set: OutcomeSet = shuffled.into_iter().collect();
        assert_eq!(set.iter().collect::<Vec<_>>(), Outcome::ALL);
        assert_eq!(set.iter().len(), 44);
        assert_eq!(set, OutcomeSet::all());
    }

    #[test]
    fn inserting_and_removing_say_whether_anything_changed() {
        let mut set = OutcomeSet::EMPTY;
        assert!(set.insert(Outcome::LifeSkills));
        assert!(!set.insert(Outcome::LifeSkills));
        assert!(set.remove(Outcome::LifeSkills));
        assert!(!set.remove(Outcome::LifeSkills));
        assert!(set.is_empty());
    }

    #[test]
    fn the_algebra_is_that_of_sets() {
        let core = OutcomeSet::CORE;
        let some = OutcomeSet::from([Outcome::AccessToEducation, Outcome::LifeSkills]);
        assert_eq!((core | some).len(), 8);
        assert_eq!((core & some).iter().collect::<Vec<_>>(), [Outcome::AccessToEducation]);
        assert_eq!((some - core).iter().collect::<Vec<_>>(), [Outcome::LifeSkills]);
        assert_eq!((core ^ some).len(), 7);
        assert!(core.is_superset(&(core & some)));
        assert!((some - core).is_disjoint(&core));
        assert!(!some.is_subset(&core));
    }
}
