//! What may tell whom a text is about.

mod reference;

pub(super) use self::reference::reference_may_identify;
use crate::form::Form;

/// Why a text is no case reference, if it is none.
pub(super) fn refused(reference: &str) -> Option<&'static str> {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    if reference.contains('@') {
        Some("it looks like an e-mail address: use a code that only your organisation can link to a person")
    } else if reference.chars().any(char::is_whitespace) {
        Some("it has spaces, as names do: use a code such as C-0427")
    } else if !reference.bytes().any(|b| b.is_ascii_digit()) {
        Some("it has no digit, so it may be a name: use a code such as C-0427")
    } else if !reference.chars().all(plain) {
        Some("use letters, digits, hyphens and underscores alone")
    } else if reference.len() > Form::LONGEST_CASE_REFERENCE {
        Some("it is longer than a code needs to be: up to 40 characters")
    } else {
        None
    }
}

/// Whether a text looks as if it held an e-mail address or a phone number.
pub(super) fn may_identify(text: &str) -> bool {
    text.split_whitespace().any(is_address) || has_long_number(text)
}

/// Something on both sides of any `@`, and a full stop within what follows.
fn is_address(word: &str) -> bool {
    let names = word.split('@');
    let mut pairs = names.clone().zip(names.skip(1));
    pairs.any(|(name, host)| {
        let host = host.trim_matches(|c: char| !c.is_alphanumeric());
        name.ends_with(|c: char| c.is_alphanumeric() || "._-+".contains(c)) && host.contains('.')
    })
}

/// From nine digits on, with what people put between the digits of a phone number. A date has eight.
fn has_long_number(text: &str) -> bool {
    let mut digits = 0;
    let mut apart = 0;
    for c in text.chars() {
        if c.is_numeric() {
            digits += 1;
            apart = 0;
        } else {
            apart += 1;
            if apart > 2 || !" \u{a0}-\u{2010}\u{2011}.,/()+".contains(c) {
                digits = 0;
            }
        }
        if digits >= 9 {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::{may_identify, refused};

    #[test]
    fn a_case_reference_is_a_code_with_a_digit() {
        for code in ["C-0427", "0", "2026_11-x", "a1"] {
            assert_eq!(refused(code), None, "{code}");
        }
        let long = "1".repeat(41);
        for none in ["", "anna", "Anna K", "a1@b.org", "C 0427", "C/0427", "Ж1", &long] {
            assert!(refused(none).is_some(), "{none}");
        }
    }

    #[test]
    fn addresses_and_phone_numbers_are_seen_and_dates_and_doses_are_not() {
        for text in [
            "write to a.b@example.org.",
            "(someone@mail.example)",
            "a@b.example@",
            "07700,900123",
            "ring 07700 900123",
            "+44 (0)20 7946 0958",
            "tel:020-7946-0958",
            "٠٧٧٠٠٩٠٠١٢٣",
        ] {
            assert!(may_identify(text), "{text}");
        }
        for text in ["", "met @ the office", "since 2026-11-22", "12 of 14, then 3", "room 4, floor 2, 100 mg, 250 mg"]
        {
            assert!(!may_identify(text), "{text}");
        }
    }
}
