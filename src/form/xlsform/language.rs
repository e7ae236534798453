//! The languages of a form, as the headers of its columns name them: `English (en)`.
//!
//! What programs make of that: pyxform warns unless the parentheses hold a primary language and nothing else, so `en` and
//! not `en-GB`; Enketo, which shows the forms of Kobo and ODK in a browser, tells languages apart by the parentheses
//! alone. So the first wording of a language has its primary language there, and a further one has its whole tag: such a
//! form works everywhere, and pyxform warns of the tag.

use std::collections::BTreeSet;

/// The name of each language: unique, one a tag, in their order.
pub(super) fn names(tags: &[&str]) -> Vec<String> {
    let mut codes = BTreeSet::new();
    let mut names: Vec<String> = Vec::new();
    for tag in tags {
        let tag = clean(tag);
        let primary = tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
        let own = own_name(&primary);
        if codes.insert(primary.clone()) {
            names.push(format!("{own} ({primary})"));
            continue;
        }
        let nth = names.len() + 1;
        let code = if codes.insert(tag.clone()) { tag } else { format!("{primary}-x-{nth}") };
        codes.insert(code.clone());
        names.push(format!("{own} {nth} ({code})"));
    }
    names
}

/// The tag, or "undetermined", with nothing in it that a header can't have.
fn clean(tag: &str) -> String {
    let kept: String = tag.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
    let trimmed = kept.trim_matches('-');
    if trimmed.is_empty() { "und".to_owned() } else { trimmed.to_owned() }
}

/// What a language calls itself, so that whoever reads it finds it; its code where it isn't in the list.
fn own_name(primary: &str) -> &str {
    OWN_NAMES.iter().find(|(code, _)| *code == primary).map_or(primary, |(_, name)| name)
}

/// Languages that projects for survivors in Europe often need.
static OWN_NAMES: [(&str, &str); 44] = [
    ("am", "አማርኛ"),
    ("ar", "العربية"),
    ("bg", "Български"),
    ("bn", "বাংলা"),
    ("cs", "Čeština"),
    ("cy", "Cymraeg"),
    ("de", "Deutsch"),
    ("el", "Ελληνικά"),
    ("en", "English"),
    ("es", "Español"),
    ("fa", "فارسی"),
    ("fr", "Français"),
    ("ga", "Gaeilge"),
    ("gd", "Gàidhlig"),
    ("ha", "Hausa"),
    ("hi", "हिन्दी"),
    ("hu", "Magyar"),
    ("ig", "Igbo"),
    ("it", "Italiano"),
    ("ku", "Kurdî"),
    ("lt", "Lietuvių"),
    ("lv", "Latviešu"),
    ("nl", "Nederlands"),
    ("pa", "ਪੰਜਾਬੀ"),
    ("pl", "Polski"),
    ("ps", "پښتو"),
    ("pt", "Português"),
    ("ro", "Română"),
    ("ru", "Русский"),
    ("si", "සිංහල"),
    ("sk", "Slovenčina"),
    ("so", "Soomaali"),
    ("sq", "Shqip"),
    ("sw", "Kiswahili"),
    ("ta", "தமிழ்"),
    ("th", "ไทย"),
    ("ti", "ትግርኛ"),
    ("tl", "Tagalog"),
    ("tr", "Türkçe"),
    ("uk", "Українська"),
    ("ur", "اردو"),
    ("vi", "Tiếng Việt"),
    ("yo", "Yorùbá"),
    ("zh", "中文"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_named_by_itself_and_by_its_primary_language() {
        assert_eq!(names(&["en-GB"]), ["English (en)"]);
        assert_eq!(names(&["sq", "vi-VN", "gsw"]), ["Shqip (sq)", "Tiếng Việt (vi)", "gsw (gsw)"]);
    }

    #[test]
    fn two_wordings_of_a_language_do_not_collide() {
        let twice = names(&["en-GB", "en-GB-x-easy", "en-GB-x-easy", "en", "fr"]);
        let expected =
            ["English (en)", "English 2 (en-GB-x-easy)", "English 3 (en-x-3)", "English 4 (en-x-4)", "Français (fr)"];
        assert_eq!(twice, expected);
        assert_eq!(names(&["en-GB", "en-GB"]), ["English (en)", "English 2 (en-GB)"]);
        assert_eq!(names(&["en", "en"]), ["English (en)", "English 2 (en-x-2)"]);
    }

    #[test]
    fn a_header_holds_nothing_else() {
        assert_eq!(names(&["e(n)::\n=", "", "-"]), ["English (en)", "und (und)", "und 3 (und-x-3)"]);
    }

    #[test]
    fn the_list_is_in_order_and_every_name_is_one() {
        assert!(OWN_NAMES.windows(2).all(|pair| pair[0].0 < pair[1].0));
        let names: BTreeSet<_> = OWN_NAMES.iter().map(|(_, name)| name).collect();
        assert_eq!(names.len(), OWN_NAMES.len());
        assert!(names.iter().all(|name| !name.contains(['(', ')', ':'])));
    }
}
