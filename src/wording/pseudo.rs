//! English that looks foreign: what is not translated stands out, and layouts meet texts as long as those of other
//! languages.

/// The tag of the pseudo-locale, as other programs have it.
pub(super) const LANGUAGE: &str = "en-XA";

/// What is added, word by word, so that lines can still break.
const FILL: [&str; 10] = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

/// The text with accents on its letters, in brackets, and at least 40% longer. Punctuation and digits stay as they are.
///
/// Done to its own result it changes nothing.
pub(super) fn pseudo(text: &str) -> String {
    if text.starts_with('[') && text.ends_with(']') && !text.contains(|c: char| c.is_ascii_alphabetic()) {
        return text.to_owned();
    }
    let long = (text.chars().count() * 7).div_ceil(5);
    let mut pseudo = String::from("[");
    pseudo.extend(text.chars().map(accented));
    for word in FILL.iter().cycle() {
        if pseudo.chars().count() + 1 >= long {
            break;
        }
        pseudo.push(' ');
        pseudo.extend(word.chars().map(accented));
    }
    pseudo.push(']');
    pseudo
}

/// The letter with an accent; all else stays.
const fn accented(c: char) -> char {
    match c {
        'a' => 'á',
        'b' => 'ƀ',
        'c' => 'ç',
        'd' => 'ð',
        'e' => 'é',
        'f' => 'ƒ',
        'g' => 'ĝ',
        'h' => 'ĥ',
        'i' => 'î',
        'j' => 'ĵ',
        'k' => 'ķ',
        'l' => 'ļ',
        'm' => 'ɱ',
        'n' => 'ñ',
        'o' => 'ö',
        'p' => 'þ',
        'q' => 'ǫ',
        'r' => 'ŕ',
        's' => 'š',
        't' => 'ţ',
        'u' => 'û',
        'v' => 'ṽ',
        'w' => 'ŵ',
        'x' => 'ẋ',
        'y' => 'ý',
        'z' => 'ž',
        'A' => 'Å',
        'B' => 'Ɓ',
        'C' => 'Ç',
        'D' => 'Ð',
        'E' => 'É',
        'F' => 'Ƒ',
        'G' => 'Ĝ',
        'H' => 'Ĥ',
        'I' => 'Î',
        'J' => 'Ĵ',
        'K' => 'Ķ',
        'L' => 'Ļ',
        'M' => 'Ṁ',
        'N' => 'Ñ',
        'O' => 'Ö',
        'P' => 'Þ',
        'Q' => 'Ǫ',
        'R' => 'Ŕ',
        'S' => 'Š',
        'T' => 'Ţ',
        'U' => 'Û',
        'V' => 'Ṽ',
        'W' => 'Ŵ',
        'X' => 'Ẋ',
        'Y' => 'Ý',
        'Z' => 'Ž',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_letter_changes_and_nothing_else() {
        let letters = ('a'..='z').chain('A'..='Z');
        assert!(letters.clone().all(|c| !accented(c).is_ascii() && accented(c).is_alphabetic()));
        let images: std::collections::BTreeSet<_> = letters.map(accented).collect();
        assert_eq!(images.len(), 52);
        assert!((' '..='~').filter(|c| !c.is_ascii_alphabetic()).all(|c| accented(c) == c));
    }

    #[test]
    fn a_text_becomes_longer_once_and_keeps_its_punctuation() {
        for text in ["", "A", "No", "Yes, partly, no", "C-0427; `x/y` (100%).", "ünïcödé", "[", "[a]"] {
            let (once, before) = (pseudo(text), text.chars().count());
            assert!(once.chars().count() * 10 >= before * 14, "{once}");
            assert_eq!(pseudo(&once), once);
            let kept = |text: &str| text.chars().filter(char::is_ascii_punctuation).collect::<String>();
            assert!(kept(&once).contains(&kept(text)), "{once}");
        }
        assert_eq!(pseudo("Secure housing"), "[Šéçûŕé ĥöûšîñĝ öñé]");
    }
}
