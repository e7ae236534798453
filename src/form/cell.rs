//! What a cell may hold.
//!
//! Texts come from plans and wordings, so they can hold anything. Two things make a text dangerous in a sheet: a program
//! takes what begins with `=`, `+`, `-` or `@` for a formula, and a form takes `${…}` for the answer to another question.
//! A space of no width ([`INVISIBLE`]) parts what would be read that way: on the screen the text stays as it was written.

use std::iter;

/// Zero width space: no program trims it, and nobody sees it.
const INVISIBLE: char = '\u{200B}';

/// The most UTF-16 units that a cell of Excel has.
const LONGEST: usize = 32_767;

/// A text as a cell can hold it: no control characters beside line breaks, no formula, no reference to a question, and
/// no more than fits, with an ellipsis where it was cut.
pub(crate) fn text(raw: &str) -> String {
    cut(&guarded(&printable(raw)))
}

/// A text on one line, as [`text`].
pub(crate) fn line(raw: &str) -> String {
    let words: Vec<_> = raw.split_whitespace().collect();
    text(&words.join(" "))
}

/// Without what no cell and no XML document can hold, and without spaces around it.
fn printable(raw: &str) -> String {
    let unified = raw.replace("\r\n", "\n").replace('\r', "\n").replace('\t', " ");
    let kept = |c: &char| *c == '\n' || !(c.is_control() || matches!(c, '\u{FFFE}' | '\u{FFFF}'));
    let kept: String = unified.chars().filter(kept).collect();
    kept.trim().to_owned()
}

/// With the invisible character wherever a program could see a formula or a reference.
///
/// A formula can also begin behind a separator: where a comma is no list separator, Excel splits a line of CSV at
/// semicolons and line breaks, whatever the quotes say.
fn guarded(text: &str) -> String {
    let mut guarded = String::with_capacity(text.len());
    let mut at_start = true;
    let mut before = None;
    for c in text.chars() {
        if (at_start && opens_formula(c)) || (before == Some('$') && c == '{') {
            guarded.push(INVISIBLE);
        }
        guarded.push(c);
        at_start = matches!(c, ',' | ';' | '"' | '\n') || (at_start && c.is_whitespace());
        before = Some(c);
    }
    guarded
}

/// Also the wide forms, which Excel takes for the same in East Asian settings.
const fn opens_formula(c: char) -> bool {
    matches!(c, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠')
}

fn cut(text: &str) -> String {
    if text.encode_utf16().count() <= LONGEST {
        return text.to_owned();
    }
    let mut left = LONGEST - 1;
    let fits = |c: &char| {
        let room = left.checked_sub(c.len_utf16());
        left = room.unwrap_or(0);
        room.is_some()
    };
    text.chars().take_while(fits).chain(iter::once('…')).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_begins_like_a_formula_at_the_start_or_behind_a_separator() {
        for raw in ["=1+1", " =1+1", "\t=1+1", "\r\n+1", "-1", "@SUM(A1)", "＝1", "a;=1", "a\n=1", "a\",=1", "a; @x"] {
            let cell = text(raw);
            let pieces = cell.split([',', ';', '"', '\n']).map(str::trim_start);
            assert!(pieces.clone().all(|piece| !piece.starts_with(opens_formula)), "{raw:?} became {cell:?}");
            let seen: String = cell.chars().filter(|c| *c != INVISIBLE).collect();
            assert_eq!(seen, raw.trim(), "people read the same");
        }
    }

    #[test]
    fn nothing_refers_to_a_question() {
        assert_eq!(text("for ${name}"), "for $\u{200B}{name}");
        assert_eq!(text("$${{"), "$$\u{200B}{{");
        assert!(!text("${${x}}").contains("${"));
        // A control character between the two is taken out before.
        assert!(!text("$\u{1}{name}").contains("${"));
    }

    #[test]
    fn plain_texts_stay_as_they_are() {
        for plain in ["A home", "C-0427, with a dash", "50 % of $5", "first\nsecond", "e-mail: a@b", "ሰላም", "1+1=2"]
        {
            assert_eq!(text(plain), plain);
        }
    }

    #[test]
    fn control_characters_are_taken_out() {
        assert_eq!(text("a\u{0}b\u{7}c\u{1b}\u{85}d\u{FFFF}"), "abcd");
        assert_eq!(text("a\r\nb\rc\td"), "a\nb\nc d");
        assert_eq!(line(" two\n lines\t here "), "two lines here");
    }

    #[test]
    fn a_text_longer_than_a_cell_is_cut_and_shows_it() {
        let fits = "a".repeat(LONGEST);
        assert_eq!(text(&fits), fits);
        let cut = text(&"𝒜".repeat(LONGEST));
        assert!(cut.ends_with('…'));
        assert_eq!(cut.encode_utf16().count(), LONGEST);
        let cut = text(&format!("a{}", "𝒜".repeat(LONGEST)));
        assert_eq!(cut.encode_utf16().count(), LONGEST - 1);
    }
}
