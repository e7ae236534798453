//! CSV: every row stays as it is, byte for byte, and four cells are added behind it. Blank lines stay, too.

mod rows;

use std::borrow::Cow;
use std::io::Write;

use csv::ByteRecord;

use mscos::Outcome;

use self::rows::{Dialect, Row, Rows};
use super::{ADDED, Asked, Record, SAMPLE, Sampled, likeliest, migrated, no_column};
use crate::errors::Failure;
use crate::input::{Input, MARK};
use crate::output::Output;

pub(super) fn migrate(
    input: &Input,
    text: &[u8],
    asked: &Asked<'_>,
    record: &mut Record,
    mut out: Output,
) -> Result<(), Failure> {
    let mark = if text.starts_with(MARK) { MARK } else { &[] };
    let (dialect, before) = Dialect::of(text.get(mark.len()..).unwrap_or_default());
    let first_line = if before > 0 { 2 } else { 1 };
    let (before, text) = text.split_at(mark.len() + before);
    let rows = || Rows::of(text, &dialect, first_line);
    closed(input, rows())?;
    let mut filled = rows().filter(|row| !row.is_blank());
    let first = filled.next().map(|row| row.cells).unwrap_or_default();
    let alone = filled.next().is_none();
    let at = if let Some(name) = asked.column {
        Some(named(input, &first, name)?)
    } else {
        let sampled = sample(rows(), asked.header, record);
        likeliest(&sampled)
    };
    let width = first.len();
    // A first row that holds a code is no row of names.
    let header = asked.header && !at.is_some_and(|at| record.cells.knows(&cell(&first, at)));
    let at = match at {
        // Names of columns and nothing else: there is nothing to look for.
        None if header && alone => 0,
        None => return Err(no_column(input, record.from, "column", bars(&dialect, &first))),
        Some(at) => {
            // A name of a column may turn out to be anything, so it is not told.
            record.column = format!("column {}", at + 1);
            at
        }
    };
    if header {
        if let Some(name) = ADDED.iter().find(|name| first.iter().any(|cell| cell == name.as_bytes())) {
            return Err(migrated(input, "column", name));
        }
    }
    even(input, rows(), width)?;
    out.write_all(before)?;
    let mut names = header;
    for row in rows() {
        if row.is_blank() {
            out.write_all(row.end)?;
        } else if std::mem::take(&mut names) {
            write(&mut out, &dialect, &row, width, &ADDED)?;
        } else {
            match record.migrate(&cell(&row.cells, at), || format!("line {}", row.line)) {
                None => write(&mut out, &dialect, &row, width, &[""; 4])?,
                Some(added) => {
                    let outcome = added.outcome.map_or("", Outcome::id);
                    let added = [outcome, added.change.id(), &added.candidates(), &added.reason];
                    write(&mut out, &dialect, &row, width, &added)?;
                }
            }
        }
    }
    out.finish()
}

/// What may help where a character stands between cells that this command does not look for by itself.
fn bars(dialect: &Dialect, first: &ByteRecord) -> &'static str {
    let barred = dialect.delimiter != b'|' && first.iter().any(|cell| cell.contains(&b'|'));
    if barred { "; where | stands between cells, put a line sep=| before the first" } else { "" }
}

/// Makes sure that every quote is closed: one that is not takes all rows behind it for a single cell.
fn closed(input: &Input, mut rows: Rows<'_>) -> Result<(), Failure> {
    match rows.find_map(|row| row.open) {
        None => Ok(()),
        Some(line) => {
            let help = "write the quote that ends the cell; a quote within a cell is written twice";
            Err(input.refused(&format!("a quote opens a cell on line {line}, and nothing closes it"), help))
        }
    }
}

/// Makes sure that no row is longer than the first, before anything is written.
fn even(input: &Input, mut rows: Rows<'_>, width: usize) -> Result<(), Failure> {
    match rows.find(|row| row.cells.len() > width) {
        None => Ok(()),
        Some(row) => {
            let help = "put cells that hold the separator between quotes";
            Err(input.refused(&format!("line {} has more cells than the first", row.line), help))
        }
    }
}

/// Writes a row: as it stands, blank cells up to the width, and the added ones.
fn write(out: &mut Output, dialect: &Dialect, row: &Row<'_>, width: usize, added: &[&str; 4]) -> Result<(), Failure> {
    out.write_all(row.text)?;
    let blanks = std::iter::repeat_n("", width.saturating_sub(row.cells.len()));
    for cell in blanks.chain(added.iter().copied()) {
        out.write_all(&[dialect.delimiter])?;
        out.write_all(dialect.cell(cell).as_bytes())?;
    }
    Ok(out.write_all(if row.end.is_empty() { dialect.end } else { row.end })?)
}

/// A cell as text; what is no UTF-8 is no code.
fn cell(row: &ByteRecord, at: usize) -> Cow<'_, str> {
    String::from_utf8_lossy(row.get(at).unwrap_or_default())
}

/// The place of the column that was named: by its name, or else by its number.
fn named(input: &Input, first: &ByteRecord, name: &str) -> Result<usize, Failure> {
    // Capitals and spaces at the ends make no other name, unless two columns differ by nothing else.
    let exactly = first.iter().any(|cell| cell == name.as_bytes());
    let folded = |cell: &[u8]| String::from_utf8_lossy(cell).trim().to_lowercase();
    let is_named = |cell: &[u8]| cell == name.as_bytes() || (!exactly && folded(cell) == folded(name.as_bytes()));
    let mut same = first.iter().enumerate().filter(|(_, cell)| is_named(cell)).map(|(at, _)| at);
    let number = name.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
    match (same.next(), same.next(), number.filter(|at| *at < first.len())) {
        (Some(_), Some(_), _) => Err(input.refused("two columns have this name", "give the number of the column")),
        (Some(at), None, _) | (None, _, Some(at)) => Ok(at),
        (None, _, None) => {
            let help = "give the name as it stands in the first row, or the number of the column";
            Err(input.refused("no column has this name", help))
        }
    }
}

/// What stands in each column of the first rows.
fn sample(rows: Rows<'_>, header: bool, record: &mut Record) -> Vec<Sampled> {
    let mut sampled: Vec<Sampled> = Vec::new();
    for (number, row) in rows.filter(|row| !row.is_blank()).take(SAMPLE).enumerate() {
        if number == 0 {
            sampled.resize(row.cells.len(), Sampled::default());
        }
        for (at, column) in sampled.iter_mut().enumerate() {
            let cell = cell(&row.cells, at);
            // A name of a column says nothing against it.
            if number > 0 || !header || record.cells.knows(&cell) {
                column.look(&cell, &mut record.cells);
            }
        }
    }
    sampled
}
