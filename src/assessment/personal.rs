//! What may tell whom a text is about.

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

/// Why a code may tell whom it is about, if it may.
pub(super) fn reference_may_identify(reference: &str) -> Option<&'static str> {
    let parts: Vec<&str> = reference.split(['-', '_']).collect();
    // A year before a running number is none of the digits of a phone number.
    let without_years = parts.iter().copied().filter(|part| !is_year(part)).collect::<Vec<_>>().join("-");
    if has_date(&parts) {
        Some("a date may be a date of birth: use a code such as C-0427")
    } else if has_long_number(&without_years) {
        Some("a long number may be a phone number: use a code such as C-0427")
    } else if ends_in_year_of_birth(reference) {
        Some("a word and a year may be a name and a year of birth: use a code such as C-0427")
    } else {
        None
    }
}

/// Four digits that begin like a year in which somebody who lives was born.
fn is_year(part: &str) -> bool {
    part.len() == 4 && part.bytes().all(|b| b.is_ascii_digit()) && (part.starts_with("19") || part.starts_with("20"))
}

/// Year, month and day in three parts or in one of eight digits, in either order.
fn has_date(parts: &[&str]) -> bool {
    let of_month = |part: &str| part.len() <= 2 && part.parse().is_ok_and(|number: u8| (1..=12).contains(&number));
    let of_day = |part: &str| part.len() <= 2 && part.parse().is_ok_and(|number: u8| (1..=31).contains(&number));
    let month_and_day = |one: &str, other: &str| of_month(one) && of_day(other) || of_day(one) && of_month(other);
    let is_date = |[one, two, three]: [&str; 3]| {
        is_year(one) && month_and_day(two, three) || is_year(three) && month_and_day(one, two)
    };
    let in_parts = parts.windows(3).any(|window| <[&str; 3]>::try_from(window).is_ok_and(is_date));
    let cut = |part: &str, first: usize, second: usize| {
        let (one, rest) = part.split_at_checked(first)?;
        let (two, three) = rest.split_at_checked(second)?;
        Some(is_date([one, two, three]))
    };
    let digits = |part: &str| part.trim_matches(|c: char| !c.is_ascii_digit()).to_owned();
    let in_one = parts.iter().map(|part| digits(part)).filter(|part| part.len() == 8);
    in_parts || in_one.into_iter().any(|part| cut(&part, 4, 2) == Some(true) || cut(&part, 2, 2) == Some(true))
}

/// At least five letters, and a year behind them.
fn ends_in_year_of_birth(reference: &str) -> bool {
    let Some((word, year)) = reference.len().checked_sub(4).and_then(|at| reference.split_at_checked(at)) else {
        return false;
    };
    let word = word.strip_suffix(['-', '_']).unwrap_or(word);
    is_year(year) && word.chars().rev().take_while(|c| c.is_alphabetic()).count() >= 5
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
    use super::{may_identify, reference_may_identify, refused};

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
    fn phone_numbers_dates_and_years_of_birth_are_seen_in_references_and_codes_are_not() {
        for reference in [
            "07700900123",
            "C-07700-900-123",
            "07700_900123",
            "1990-01-31",
            "31_1_1990",
            "C-19900131",
            "31011990",
            "MariaSmith1985",
            "maria-2001",
        ] {
            assert!(reference_may_identify(reference).is_some(), "{reference}");
            assert_eq!(refused(reference), None, "{reference}");
        }
        for code in ["C-0427", "2024-0031", "HH-2023-117", "2024-000317", "C-1985", "00042718", "2024-13-40", "a1", "1"]
        {
            assert_eq!(reference_may_identify(code), None, "{code}");
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
