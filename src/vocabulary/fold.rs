//! Comparing names as people type them: any case, any punctuation, no allocation.

/// Whether both texts have the same letters and digits in the same order, whatever stands between.
pub(crate) fn same_words(left: &str, right: &str) -> bool {
    letters(left).eq(letters(right))
}

/// Whether the text has no letter and no digit.
pub(super) fn is_blank(text: &str) -> bool {
    letters(text).next().is_none()
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
