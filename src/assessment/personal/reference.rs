//! What in a case reference may tell whom it is about.

use super::has_long_number;

/// Why a code may tell whom it is about, if it may.
pub(in crate::assessment) fn reference_may_identify(reference: &str) -> Option<&'static str> {
    let parts: Vec<&str> = reference.split(['-', '_']).collect();
    // A year before a running number is none of the digits of a phone number.
    let without_years = parts.iter().copied().filter(|part| !is_year(part)).collect::<Vec<_>>().join("-");
    if has_date(&parts) {
        Some("a date may be a date of birth: use a code such as C-0427")
    } else if has_long_number(&without_years) {
        Some("a long number may be a phone number: use a code such as C-0427")
    } else if ends_in_year_of_birth(reference) {
        Some("a word and a year may be a name and a year of birth: use a code such as C-0427")
    } else if has_number_or_postcode(reference) {
        Some("it looks like an insurance number or a postcode: use a code such as C-0427")
    } else if has_name(reference) {
        Some("it may be a name: use a code such as C-0427")
    } else {
        None
    }
}

/// Four digits that begin like a year in which somebody who lives was born.
fn is_year(part: &str) -> bool {
    part.len() == 4 && part.bytes().all(|b| b.is_ascii_digit()) && (part.starts_with("19") || part.starts_with("20"))
}

/// Year, month and day in three parts or in one of eight or six digits, in either order.
fn has_date(parts: &[&str]) -> bool {
    let of_month = |part: &str| part.len() <= 2 && part.parse().is_ok_and(|number: u8| (1..=12).contains(&number));
    let of_day = |part: &str| part.len() <= 2 && part.parse().is_ok_and(|number: u8| (1..=31).contains(&number));
    let month_and_day = |one: &str, other: &str| of_month(one) && of_day(other) || of_day(one) && of_month(other);
    let short = |part: &str| part.len() == 2 && part.bytes().all(|b| b.is_ascii_digit());
    // A year beside it makes a running number of what could be a short date.
    let no_year = !parts.iter().any(|part| is_year(part));
    let is_date = |[one, two, three]: [&str; 3]| {
        let all_short = no_year && [one, two, three].into_iter().all(short);
        let (first, last) = (is_year(one) || all_short, is_year(three) || all_short);
        first && month_and_day(two, three) || last && month_and_day(one, two)
    };
    let in_parts = parts.windows(3).any(|window| <[&str; 3]>::try_from(window).is_ok_and(is_date));
    let cut = |part: &str, first: usize, second: usize| {
        let (one, rest) = part.split_at_checked(first)?;
        let (two, three) = rest.split_at_checked(second)?;
        Some(is_date([one, two, three]))
    };
    let digits = |part: &str| part.trim_matches(|c: char| !c.is_ascii_digit()).to_owned();
    let in_one = parts.iter().map(|part| digits(part)).filter(|part| match part.len() {
        8 => true,
        // Running numbers begin with noughts.
        6 => !part.starts_with("00"),
        _ => false,
    });
    in_parts || in_one.into_iter().any(|part| cut(&part, 4, 2) == Some(true) || cut(&part, 2, 2) == Some(true))
}

/// At least five letters, or three that are no capitals alone, and a year behind them.
fn ends_in_year_of_birth(reference: &str) -> bool {
    let Some((word, year)) = reference.len().checked_sub(4).and_then(|at| reference.split_at_checked(at)) else {
        return false;
    };
    let word = word.strip_suffix(['-', '_']).unwrap_or(word);
    let letters: String = word.chars().rev().take_while(|c| c.is_alphabetic()).collect();
    let least = if is_in_capitals(&letters) { 5 } else { 3 };
    is_year(year) && !is_of_code(word) && letters.chars().count() >= least
}

/// A national insurance number, as two letters, six digits and a letter, or a postcode; of the United Kingdom both.
fn has_number_or_postcode(reference: &str) -> bool {
    let compact: String = reference.chars().filter(|c| !matches!(c, '-' | '_')).collect();
    // Its letters and digits as A and 9.
    let shape: String = compact.chars().map(|c| if c.is_ascii_digit() { '9' } else { 'A' }).collect();
    let postcodes = ["A99AA", "A999AA", "AA99AA", "AA999AA", "A9A9AA", "AA9A9AA"];
    shape == "AA999999A" || postcodes.contains(&shape.as_str())
}

/// Words that stand in codes and name nobody.
const OF_CODES: [&str; 12] = [
    "case",
    "client",
    "example",
    "house",
    "member",
    "participant",
    "person",
    "record",
    "resident",
    "service",
    "survivor",
    "test",
];

/// Two words of at least three letters, or one that stands beside one or two digits: of at least five, or of three that
/// are no capitals alone.
///
/// A word in capitals is taken for the beginning of a code where a hyphen follows, as in EXAMPLE-01: that is how
/// organisations write theirs, and seldom how people write a name.
fn has_name(reference: &str) -> bool {
    let words: Vec<&str> = words(reference).into_iter().filter(|word| !is_of_code(word)).collect();
    let long = |least: usize| words.iter().filter(move |word| word.len() >= least);
    let digits = reference.bytes().filter(u8::is_ascii_digit).count();
    let is_prefix = |word: &str| is_in_capitals(word) && reference.starts_with(&format!("{word}-"));
    let is_name = |word: &str| if is_in_capitals(word) { word.len() >= 5 && !is_prefix(word) } else { word.len() >= 3 };
    long(3).count() > 1 || digits < 3 && words.iter().any(|word| is_name(word))
}

fn is_in_capitals(word: &str) -> bool {
    word.chars().all(char::is_uppercase)
}

fn is_of_code(word: &str) -> bool {
    OF_CODES.iter().any(|known| known.eq_ignore_ascii_case(word))
}

/// The runs of letters; a capital behind a small letter begins another word.
fn words(reference: &str) -> Vec<&str> {
    let mut words = Vec::new();
    for run in reference.split(|c: char| !c.is_ascii_alphabetic()) {
        let mut rest = run;
        while let Some(at) = rest
            .bytes()
            .zip(rest.bytes().skip(1))
            .position(|(one, next)| one.is_ascii_lowercase() && next.is_ascii_uppercase())
        {
            let (word, behind) = rest.split_at_checked(at + 1).unwrap_or((rest, ""));
            words.push(word);
            rest = behind;
        }
        words.push(rest);
    }
    words
}

#[cfg(test)]
mod tests {
    use super::super::refused;
    use super::reference_may_identify;

    #[test]
    fn names_dates_numbers_and_postcodes_are_seen_in_references_and_codes_are_not() {
        for reference in [
            "07700900123",
            "C-07700-900-123",
            "07700_900123",
            "1990-01-31",
            "31_1_1990",
            "C-19900131",
            "31011990",
            "310190",
            "C-900131",
            "31-01-90",
            "90_01_31",
            "MariaSmith1985",
            "maria-2001",
            "Maria-Smith-117",
            "mariaSmith0427",
            "MARIA_SMITH_1",
            "1-ana-lee",
            "maria85",
            "Maria_1",
            "MARIA85",
            "Anna1990",
            "anna-1990",
            "Anna12",
            "mary7",
            "AB123456C",
            "ab-12-34-56-c",
            "SW1A-1AA",
            "m11ae",
            "b33_8th",
        ] {
            assert!(reference_may_identify(reference).is_some(), "{reference}");
            assert_eq!(refused(reference), None, "{reference}");
        }
        for code in [
            "C-0427",
            "2024-0031",
            "HH-2023-117",
            "2024-000317",
            "000317",
            "C-1985",
            "00042718",
            "2024-13-40",
            "a1",
            "1",
            "REF-2024",
            "HH12",
            "EXAMPLE-01",
            "CARDIFF-7",
            "EXAMPLE-HH-01",
            "client-12",
            "Case_7",
            "abc-0427",
            "hope0427",
            "314190",
            "99-99-99",
            "C-12A",
            "X9-44-B",
        ] {
            assert_eq!(reference_may_identify(code), None, "{code}");
        }
    }
}
