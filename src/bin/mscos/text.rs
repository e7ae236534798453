//! Plain text: folding, and what a terminal may print.

/// The lines of a text, none wider than this unless a word is.
pub(crate) fn fold(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut used = 0;
    for word in text.split_whitespace() {
        let wide = word.chars().count();
        if used > 0 && used + 1 + wide > width {
            lines.push(std::mem::take(&mut line));
            used = 0;
        }
        if used > 0 {
            line.push(' ');
            used += 1;
        }
        line.push_str(word);
        used += wide;
    }
    lines.push(line);
    lines
}

/// Adds a line.
pub(crate) fn line(out: &mut String, text: &str) {
    out.push_str(text);
    out.push('\n');
}

/// Adds a heading, with the codes of colours.
pub(crate) fn heading(out: &mut String, text: &str) {
    line(out, &strong(text));
}

/// Adds a paragraph with these words before its first line and its other lines.
pub(crate) fn paragraph(out: &mut String, first: &str, rest: &str, text: &str, width: usize) {
    // The first line may have less room than the others, so its label is folded with it.
    let indent = rest.chars().count();
    let label = first.chars().count().saturating_sub(indent);
    let placeholder = "\u{1}".repeat(label);
    let joined = if label > 0 { format!("{placeholder}{text}") } else { text.to_owned() };
    let lines = fold(&joined, width.saturating_sub(indent).max(1));
    for (at, line) in lines.iter().enumerate() {
        let line = if at == 0 { line.strip_prefix(&placeholder).unwrap_or(line) } else { line };
        out.push_str(if at == 0 { first } else { rest });
        out.push_str(line);
        while out.ends_with(' ') {
            out.pop();
        }
        out.push('\n');
    }
}

/// Whether both texts have the same letters and digits, whatever their case and what stands between.
pub(crate) fn same_words(one: &str, other: &str) -> bool {
    let letters = |text: &str| text.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    letters(one) == letters(other)
}

/// Text from outside as a terminal may print it: control characters, and those that turn the direction of writing,
/// would let it show as something that it does not say.
pub(crate) fn printable(text: &str) -> String {
    let turns = |c: char| matches!(c, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    text.chars().map(|c| if c.is_control() || turns(c) { '\u{fffd}' } else { c }).collect()
}

/// A heading, with the codes of colours.
pub(crate) fn strong(text: &str) -> String {
    let style = anstyle::Style::new().bold();
    format!("{style}{text}{style:#}")
}

/// `1 plan`, `2 plans`.
pub(crate) fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_no_wider_than_asked_unless_a_word_is() {
        assert_eq!(fold("one two three", 7), ["one two", "three"]);
        assert_eq!(fold("unbreakable one", 5), ["unbreakable", "one"]);
        assert_eq!(fold("", 5), [""]);
    }

    #[test]
    fn a_label_takes_room_of_the_first_line_alone() {
        let mut out = String::new();
        paragraph(&mut out, "  label: ", "    ", "one two three four", 14);
        assert_eq!(out, "  label: one\n    two three\n    four\n");
    }

    #[test]
    fn control_characters_are_not_printed() {
        assert_eq!(printable("a\u{1b}[2Jb\u{202e}"), "a\u{fffd}[2Jb\u{fffd}");
    }
}
