//! Tags of languages (BCP 47), and the direction in which a language is written.

use oxilangtag::LanguageTag;

/// The error of a text that is not a BCP 47 tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a language is given by its BCP 47 tag of up to 35 characters, such as `cy`, `pt-BR` or `zh-Hant`")]
pub struct InvalidLanguage(());

/// The most characters of a tag: what BCP 47 asks programs to keep room for.
pub(super) const LONGEST: usize = 35;

/// The tag with its parts in the usual case.
///
/// No language has a code of more than three letters, though BCP 47 leaves room for them: `Welsh` is a name and no tag.
pub(super) fn normal(tag: &str) -> Result<String, InvalidLanguage> {
    let short = Some(tag).filter(|tag| tag.len() <= LONGEST);
    let parsed = short.and_then(|tag| LanguageTag::parse_and_normalize(tag).ok());
    let known = parsed.filter(|tag| tag.private_use() == Some(tag.as_str()) || matches!(code(tag).len(), 2 | 3));
    known.map(LanguageTag::into_inner).ok_or(InvalidLanguage(()))
}

/// The first part of the tag.
fn code(tag: &LanguageTag<String>) -> &str {
    tag.as_str().split('-').next().unwrap_or_default()
}

/// Whether the language is English, in whatever spelling.
pub(super) fn is_english(tag: &str) -> bool {
    LanguageTag::parse(tag).is_ok_and(|tag| tag.primary_language().eq_ignore_ascii_case("en"))
}

/// Scripts that are written from right to left (ISO 15924).
const SCRIPTS: [&str; 10] = ["Adlm", "Arab", "Aran", "Hebr", "Mand", "Mend", "Nkoo", "Rohg", "Samr", "Syrc"];

/// Languages that are written from right to left where the tag names no script. Those of which only some
/// communities write so, such as Kurdish or Hausa, have to name it: `ku-Arab`.
const LANGUAGES: [&str; 26] = [
    "aeb", "ar", "arb", "arc", "ary", "arz", "bal", "ckb", "dv", "fa", "glk", "he", "iw", "ks", "lrc", "mzn", "nqo",
    "pbt", "pnb", "prs", "ps", "sd", "syr", "ug", "ur", "yi",
];

/// Whether the language is written from right to left.
pub(super) fn is_right_to_left(tag: &str) -> bool {
    let Ok(tag) = LanguageTag::parse(tag) else { return false };
    match tag.script() {
        Some(script) => SCRIPTS.iter().any(|known| known.eq_ignore_ascii_case(script)),
        None => LANGUAGES.iter().any(|known| known.eq_ignore_ascii_case(tag.primary_language())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_written_in_the_usual_case_and_other_texts_are_refused() {
        for (given, normal) in [("CY", "cy"), ("zh-hANT-tw", "zh-Hant-TW"), ("en-gb", "en-GB"), ("x-Own", "x-own")] {
            assert_eq!(super::normal(given).as_deref(), Ok(normal));
        }
        for none in ["", "Welsh language", "Welsh", "i-welsh", "x", "cy_GB", "c", &"cy-".repeat(20), "cy\n"] {
            assert_eq!(normal(none), Err(InvalidLanguage(())), "{none}");
        }
    }

    #[test]
    fn the_script_decides_the_direction_and_then_the_language() {
        for tag in ["ar", "ar-SD", "fa-AF", "ps", "ckb", "ur", "he", "ku-Arab", "pa-Arab-PK", "prs"] {
            assert!(is_right_to_left(tag), "{tag}");
        }
        for tag in ["en-GB", "cy", "vi", "ar-Latn", "ur-Deva", "ku", "ti", "am", "so", "yo", "x-own"] {
            assert!(!is_right_to_left(tag), "{tag}");
        }
    }

    #[test]
    fn every_spelling_of_english_is_english() {
        assert!(is_english("en-GB") && is_english("en-XA") && is_english("en"));
        assert!(!is_english("enm") && !is_english("cy"));
    }
}
