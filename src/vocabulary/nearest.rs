//! The entry that a mistyped name most likely means.
//!
//! Likeness is the Sørensen-Dice coefficient over pairs of neighbouring letters. It forgives typing
//! errors as well as words left out or put in another order, which an edit distance does not. The
//! crates that offer it need the standard library, and this has to work without it.

use super::unknown::UnknownId;
use super::{Vocabulary, fold};
use crate::Context;

/// Texts are compared up to this many pairs: longer ones are no mistyped name.
const LONGEST: usize = 96;

/// Less likeness than this is chance (4 in 10).
const LEAST: usize = 400;

/// Contexts are about people: there only a slip of the finger is put right (7 in 10), and nobody is taken for another.
const LEAST_OF_CONTEXTS: usize = 700;

/// The digits, the Latin letters, and one place for all others.
const LETTERS: usize = 37;

/// Looks for the name most like one that was given.
pub(crate) struct Likeness<'names> {
    /// How often the given name has each pair of letters, and how many pairs it has.
    pairs: [u8; LETTERS * LETTERS],
    len: usize,
    most: usize,
    best: Option<&'names str>,
}

impl<'names> Likeness<'names> {
    pub(crate) fn to(given: &str) -> Self {
        let mut likeness = Self { pairs: [0; LETTERS * LETTERS], len: 0, most: LEAST - 1, best: None };
        each_pair(given, |pair| {
            likeness.len += 1;
            if let Some(count) = likeness.pairs.get_mut(pair) {
                *count = count.saturating_add(1);
            }
        });
        likeness
    }

    /// Considers an entry by all of its names. Of equally like ones the first stays.
    pub(crate) fn offer(&mut self, id: &'names str, title: &str, aliases: &[&str]) {
        let names = [id, title].into_iter().chain(aliases.iter().copied());
        let likeness = names.map(|name| self.of(name)).max();
        if let Some(likeness) = likeness.filter(|likeness| *likeness > self.most) {
            self.most = likeness;
            self.best = Some(id);
        }
    }

    /// The id of the likest entry, if any was like it at all.
    pub(crate) fn best(&self) -> Option<&'names str> {
        self.best
    }

    /// From 0 (no pair in common) to 1000 (the same pairs). Takes what is in common out of the counts, and puts it back.
    ///
    /// Names that are too short to be liker than the best so far are not looked at.
    fn of(&mut self, name: &str) -> usize {
        let at_most = name.len().saturating_sub(1);
        let too_short = at_most < self.len && likeness(at_most, self.len, at_most) <= self.most;
        if self.len == 0 || self.len > LONGEST || too_short {
            return 0;
        }
        let mut taken = [0; LONGEST];
        let (mut common, mut len) = (0, 0);
        each_pair(name, |pair| {
            len += 1;
            let count = self.pairs.get_mut(pair).filter(|count| **count > 0);
            if let (Some(count), Some(place)) = (count, taken.get_mut(common)) {
                *count -= 1;
                *place = pair;
                common += 1;
            }
        });
        for pair in taken.iter().take(common) {
            if let Some(count) = self.pairs.get_mut(*pair) {
                *count += 1;
            }
        }
        likeness(common, self.len, len)
    }
}

/// The coefficient, in thousandths.
fn likeness(common: usize, len: usize, other: usize) -> usize {
    2000 * common / (len + other).max(1)
}

impl Likeness<'static> {
    /// The error of a name that nothing has.
    pub(crate) fn into_unknown(self, vocabulary: &'static str) -> UnknownId {
        UnknownId { vocabulary, nearest: self.best }
    }
}

/// The id that is most like `input`, by itself or by its title, if any is like it at all.
#[cfg(feature = "json")]
pub(crate) fn nearest_of<'a>(input: &str, entries: impl IntoIterator<Item = (&'a str, &'a str)>) -> Option<&'a str> {
    let mut likeness = Likeness::to(input);
    for (id, title) in entries {
        likeness.offer(id, title, &[]);
    }
    likeness.best()
}

/// The id of the entry that is most like `input`, if any is like it at all.
pub(crate) fn nearest<T: Vocabulary>(input: &str) -> Option<&'static str> {
    let mut likeness = Likeness::to(input);
    if T::NAME == Context::NAME {
        likeness.most = LEAST_OF_CONTEXTS - 1;
    }
    for entry in T::ALL {
        likeness.offer(entry.id(), entry.title(), entry.aliases());
    }
    likeness.best()
}

/// Calls for every two neighbouring letters of a text, as an index into the counts.
///
/// Almost all names are ASCII, whose letters need no table of Unicode.
fn each_pair(text: &str, mut call: impl FnMut(usize)) {
    let mut last = None;
    let mut next = |letter: usize| {
        if let Some(last) = last {
            call(last * LETTERS + letter);
        }
        last = Some(letter);
    };
    if text.is_ascii() {
        text.bytes().filter(u8::is_ascii_alphanumeric).for_each(|byte| next(place(char::from(byte))));
    } else {
        fold::letters(text).for_each(|letter| next(place(letter)));
    }
}

fn place(letter: char) -> usize {
    letter.to_digit(36).map_or(LETTERS - 1, |digit| digit as usize)
}

#[cfg(test)]
mod tests {
    use super::nearest;
    use crate::{Context, Outcome};

    #[test]
    fn a_slip_of_the_finger_is_forgiven() {
        assert_eq!(nearest::<Outcome>("acces-to-eductaion"), Some("access-to-education"));
        assert_eq!(nearest::<Outcome>("secure housing"), Some("secure-and-suitable-housing"));
        assert_eq!(nearest::<Outcome>("LGBT discrimination"), Some("no-discrimination-against-lgbtq"));
    }

    #[test]
    fn nobody_is_taken_for_another() {
        for name in ["sex workers", "women", "disability", "domestic servitude", "Roma"] {
            assert_eq!(nearest::<Context>(name), None, "{name}");
        }
        assert_eq!(nearest::<Context>("asylum sekers and refugees"), Some("asylum-seekers-and-refugees"));
    }

    #[test]
    fn what_is_like_nothing_has_no_nearest() {
        assert_eq!(nearest::<Outcome>("xyzzy"), None);
        assert_eq!(nearest::<Outcome>(""), None);
        assert_eq!(nearest::<Outcome>("a"), None);
        assert_eq!(nearest::<Outcome>(&"education ".repeat(1000)), None);
    }
}
