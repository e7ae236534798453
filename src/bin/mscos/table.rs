//! Tables for people: aligned, folded to the width, and stacked where there is no room for columns.

use crate::text::{fold, heading, line, paragraph};

/// Between two columns.
const GAP: usize = 2;

/// A column of text is not made narrower than this.
const NARROWEST: usize = 16;

/// Rows of cells under headings.
pub(crate) struct Table {
    heads: Vec<&'static str>,
    rows: Vec<Row>,
}

enum Row {
    Cells(Vec<String>),
    /// A heading over the rows that follow.
    Section(String),
}

impl Table {
    pub(crate) fn new(heads: &[&'static str]) -> Self {
        Self { heads: heads.to_vec(), rows: Vec::new() }
    }

    /// Adds a row: a cell for each heading.
    pub(crate) fn row(&mut self, cells: Vec<String>) {
        self.rows.push(Row::Cells(cells));
    }

    /// Adds a heading over the rows that follow.
    pub(crate) fn section(&mut self, title: impl Into<String>) {
        self.rows.push(Row::Section(title.into()));
    }

    /// The table as text, with the codes of colours.
    pub(crate) fn text(&self, width: usize) -> String {
        match self.columns(width) {
            Some(columns) => self.aligned(&columns),
            None => self.stacked(width),
        }
    }

    fn cells(&self) -> impl Iterator<Item = &[String]> {
        self.rows.iter().filter_map(|row| match row {
            Row::Cells(cells) => Some(cells.as_slice()),
            Row::Section(_) => None,
        })
    }

    /// The widths of the columns; `None` where they don't fit.
    fn columns(&self, width: usize) -> Option<Vec<usize>> {
        let measure = |cell: fn(&str) -> usize| -> Vec<usize> {
            let column = |at: usize| self.cells().filter_map(move |cells| cells.get(at)).map(|text| cell(text));
            let heads = self.heads.iter().enumerate();
            heads.map(|(at, head)| column(at).max().unwrap_or_default().max(head.len())).collect()
        };
        let mut columns = measure(|text| text.chars().count());
        let words = measure(|text| text.split_whitespace().map(|word| word.chars().count()).max().unwrap_or_default());
        let room = width.checked_sub(GAP * columns.len().saturating_sub(1))?;
        while columns.iter().sum::<usize>() > room {
            // The widest column that has a word to spare gives way.
            let spare = columns.iter_mut().zip(&words).filter(|(column, word)| **column > NARROWEST.max(**word));
            *spare.map(|(column, _)| column).max()? -= 1;
        }
        Some(columns)
    }

    fn aligned(&self, columns: &[usize]) -> String {
        let heads: Vec<_> = self.heads.iter().map(|head| (*head).to_owned()).collect();
        let mut out = String::new();
        for head in lines(&heads, columns) {
            heading(&mut out, &head);
        }
        for row in &self.rows {
            match row {
                Row::Section(title) => section(&mut out, title),
                Row::Cells(cells) => lines(cells, columns).iter().for_each(|text| line(&mut out, text)),
            }
        }
        out
    }

    /// The first cell of a row on a line of its own, the others under it.
    fn stacked(&self, width: usize) -> String {
        let mut out = String::new();
        for row in &self.rows {
            match row {
                Row::Section(title) => section(&mut out, title),
                Row::Cells(cells) => {
                    let mut cells = cells.iter();
                    paragraph(&mut out, "", "  ", cells.next().map_or("", String::as_str), width);
                    cells.filter(|cell| !cell.is_empty()).for_each(|cell| paragraph(&mut out, "  ", "  ", cell, width));
                }
            }
        }
        out
    }
}

/// A heading with a blank line before it.
fn section(out: &mut String, title: &str) {
    out.push('\n');
    heading(out, title);
}

/// The lines of one row.
fn lines(cells: &[String], columns: &[usize]) -> Vec<String> {
    let cells: Vec<_> = cells.iter().zip(columns).map(|(cell, column)| fold(cell, *column)).collect();
    let height = cells.iter().map(Vec::len).max().unwrap_or_default();
    let nth = |at: usize| {
        let parts = cells.iter().zip(columns);
        let parts = parts.map(|(cell, column)| {
            let text = cell.get(at).map_or("", String::as_str);
            format!("{text:<column$}")
        });
        parts.collect::<Vec<_>>().join(&" ".repeat(GAP)).trim_end().to_owned()
    };
    (0..height).map(nth).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> Table {
        let mut table = Table::new(&["id", "text"]);
        table.row(vec!["a".into(), "one two three four five six".into()]);
        table.row(vec!["longer".into(), "seven".into()]);
        table
    }

    fn plain(table: &Table, width: usize) -> String {
        anstream::adapter::strip_str(&table.text(width)).to_string()
    }

    #[test]
    fn columns_stand_under_each_other_and_fit_the_width() {
        assert_eq!(plain(&table(), 26), "id      text\na       one two three four\n        five six\nlonger  seven\n");
        assert!(plain(&table(), 26).lines().all(|line| line.chars().count() <= 26));
    }

    #[test]
    fn without_room_for_columns_cells_are_stacked() {
        assert_eq!(plain(&table(), 20), "a\n  one two three four\n  five six\nlonger\n  seven\n");
    }
}
