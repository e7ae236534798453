//! Comparing names as people type them: any case, any punctuation, no allocation.

/// Whether both texts have the same letters and digits in the same order, whatever stands between; they have some.
pub(crate) fn same_words(left: &str, right: &str) -> bool {
    letters(left).eq(letters(right)) && !is_blank(left)
}

/// Whether the text has no letter and no digit.
pub(crate) fn is_blank(text: &str) -> bool {
    letters(text).next().is_none()
}

/// What [`is_id`] accepts, as a regular expression.
#[cfg(feature = "json")]
pub(crate) const ID_PATTERN: &str = "^[a-z0-9]+(-[a-z0-9]+)*$";

/// Whether the text looks like an id: lower-case ASCII words and digits joined by hyphens.
#[cfg(feature = "json")]
pub(crate) fn is_id(text: &str) -> bool {
    let word = |word: &str| !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    text.split('-').all(word)
}

/// No name of a vocabulary has more letters than this, nor others than ASCII; a test holds them to it.
const LONGEST: usize = 192;

/// A name that was given, folded once to be compared with many.
pub(super) struct Folded {
    letters: [u8; LONGEST],
    len: usize,
}

impl Folded {
    /// `None` where no name of a vocabulary can be the same: without letters, too long, or with letters of other scripts.
    pub(super) fn of(input: &str) -> Option<Self> {
        let mut folded = Self { letters: [0; LONGEST], len: 0 };
        for letter in letters(input) {
            *folded.letters.get_mut(folded.len)? = u8::try_from(letter).ok().filter(u8::is_ascii)?;
            folded.len += 1;
        }
        (folded.len > 0).then_some(folded)
    }

    /// Whether a name of a vocabulary has the same letters and digits in the same order.
    pub(super) fn is(&self, name: &str) -> bool {
        let letters = name.bytes().filter(u8::is_ascii_alphanumeric).map(|byte| byte.to_ascii_lowercase());
        letters.eq(self.letters.iter().take(self.len).copied())
    }
}

/// The letters and digits of a text, in lower case.
pub(super) fn letters(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_and_punctuation_do_not_matter() {
        assert!(same_words("Long-term, consistent support", "LONG TERM consistent support"));
        assert!(same_words("No discrimination against LGBTQ+", "no-discrimination-against-lgbtq"));
        assert!(!same_words("Life skills", "Life skill"));
    }

    #[test]
    fn punctuation_alone_is_blank() {
        assert!(is_blank(" -- ++ "));
        assert!(!is_blank("a"));
    }
}
