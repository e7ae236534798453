//! Questions that offer the same answers, below each other.

use std::collections::BTreeSet;
use std::fmt;

use super::visible_text;
use crate::Indicator;
use crate::assessment::summary::{Count, Group, QuestionSummary, SectionSummary};
use crate::plan::paragraph;
use crate::wording::Wording;

/// Rows of questions under one head.
pub(super) struct Table {
    /// What people call the answers.
    head: Vec<String>,
    questions: Vec<Rows>,
}

/// The rows of a question.
struct Rows {
    title: String,
    /// A timepoint, and the numbers as they are shown; no numbers where all are hidden.
    rows: Vec<(String, Vec<String>)>,
}

/// What stands before a row, and before a title.
const INDENT: &str = "      ";
const TITLE: &str = "    ";

impl Table {
    /// The tables of a section, and the questions of which every number is hidden.
    pub(super) fn of_section(wording: &Wording, sections: &[(&Group, &SectionSummary)]) -> (Vec<Self>, Vec<Indicator>) {
        let questions = sections.iter().flat_map(|(_, section)| &section.questions);
        let indicators: BTreeSet<Indicator> = questions.map(|question| question.indicator).collect();
        let (mut tables, mut hidden) = (Vec::<Self>::new(), Vec::new());
        for indicator in indicators {
            let find = |section: &SectionSummary| section.questions.iter().position(|one| one.indicator == indicator);
            let rows =
                sections.iter().filter_map(|(group, section)| Some((*group, section.questions.get(find(section)?)?)));
            let rows: Vec<(&Group, &QuestionSummary)> = rows.collect();
            let Some((_, open)) = rows.iter().find(|(_, question)| !question.is_withheld()) else {
                hidden.push(indicator);
                continue;
            };
            let head: Vec<_> = open.counts.iter().map(|count| visible_text(count.title(wording))).collect();
            let rows = rows.into_iter().map(|(group, question)| {
                let open: &[Count] = if question.is_withheld() { &[] } else { &question.counts };
                let time = visible_text(&group.timepoint.title(wording));
                (time, open.iter().map(|count| count.figure.to_string()).collect())
            });
            let question = Rows { title: visible_text(wording.title(indicator)), rows: rows.collect() };
            match tables.last_mut() {
                Some(table) if table.head == head => table.questions.push(question),
                _ => tables.push(Self { head, questions: vec![question] }),
            }
        }
        (tables, hidden)
    }

    /// Writes the table: the heads on one line if that fits, folded if not; and where even that is too wide, each row as a
    /// sentence.
    pub(super) fn write(&self, width: usize, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rows = || self.questions.iter().flat_map(|question| &question.rows);
        let first = rows().map(|(time, _)| columns(time)).max().unwrap_or_default();
        let widest = rows().flat_map(|(_, figures)| figures).map(columns).max().unwrap_or_default();
        let whole: Vec<_> = self.head.iter().map(|title| columns(title).max(widest)).collect();
        let longest = |title: &String| title.split_whitespace().map(columns).max().unwrap_or_default().max(widest);
        let folded: Vec<_> = self.head.iter().map(longest).collect();
        let fits =
            |widths: &Vec<usize>| INDENT.len() + first + widths.iter().map(|wide| wide + 2).sum::<usize>() <= width;
        let widths = [whole, folded].into_iter().find(fits);
        f.write_str("\n")?;
        if let Some(widths) = &widths {
            self.write_head(first, widths, f)?;
        }
        for question in &self.questions {
            paragraph(f, TITLE, TITLE, &question.title)?;
            for (time, figures) in question.rows.iter().filter(|(_, figures)| !figures.is_empty()) {
                let Some(widths) = &widths else {
                    let each = self.head.iter().zip(figures).map(|(title, figure)| format!("{title} {figure}"));
                    paragraph(f, &format!("{INDENT}{time}: "), "        ", &each.collect::<Vec<_>>().join(", "))?;
                    continue;
                };
                write!(f, "{INDENT}{time:first$}")?;
                figures.iter().zip(widths).try_for_each(|(figure, wide)| write!(f, "  {figure:>wide$}"))?;
                f.write_str("\n")?;
            }
            let hidden = question.rows.iter().filter(|(_, figures)| figures.is_empty()).map(|(time, _)| time.as_str());
            let hidden: Vec<_> = hidden.collect();
            if !hidden.is_empty() {
                paragraph(f, &format!("{INDENT}All hidden: "), "        ", &hidden.join(", "))?;
            }
        }
        Ok(())
    }

    /// The heads, each folded to the width of its column, with the last lines beside each other.
    fn write_head(&self, first: usize, widths: &[usize], f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let heads: Vec<_> = self.head.iter().zip(widths).map(|(title, wide)| fold(title, *wide)).collect();
        let lines = heads.iter().map(Vec::len).max().unwrap_or_default();
        for line in 0..lines {
            let parts = heads.iter().zip(widths).map(|(head, wide)| {
                let part = (line + head.len()).checked_sub(lines).and_then(|at| head.get(at));
                format!("  {:>wide$}", part.map(String::as_str).unwrap_or_default())
            });
            let text = format!("{INDENT}{:first$}{}", "", parts.collect::<String>());
            writeln!(f, "{}", text.trim_end())?;
        }
        Ok(())
    }
}

fn columns(text: impl AsRef<str>) -> usize {
    text.as_ref().chars().count()
}

/// A title on lines of this width, which is at least that of its longest word.
fn fold(title: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in title.split_whitespace() {
        match lines.last_mut() {
            Some(line) if columns(&*line) + 1 + columns(word) <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}
