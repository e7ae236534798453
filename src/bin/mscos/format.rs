//! The formats in which entries are written: text for people, JSON and CSV for programs.

use std::io::Write;

use clap::ValueEnum;
use serde::Serialize;

use crate::errors::Failure;
use crate::output::Output;

/// What the output is written as.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people
    Text,
    /// For programs: one document
    Json,
    /// For spreadsheets: a row of headings, then a row for each entry
    Csv,
}

/// Writes a JSON document, indented.
pub(crate) fn json(out: &mut Output, document: &impl Serialize) -> Result<(), Failure> {
    let mut text = serde_json::to_string_pretty(document).map_err(std::io::Error::from)?;
    text.push('\n');
    Ok(out.write_all(text.as_bytes())?)
}

/// Writes rows as CSV; no cell is a formula for the program that opens it.
pub(crate) fn csv(
    out: &mut Output,
    heads: &[&str],
    rows: impl IntoIterator<Item = Vec<String>>,
) -> Result<(), Failure> {
    let mut writer = ::csv::Writer::from_writer(out);
    writer.write_record(heads).map_err(unwritten)?;
    for row in rows {
        writer.write_record(row.into_iter().map(harmless)).map_err(unwritten)?;
    }
    Ok(writer.flush()?)
}

/// The error of a CSV writer. As an error of the system it would no longer say of which kind it was.
fn unwritten(error: ::csv::Error) -> Failure {
    match error.into_kind() {
        ::csv::ErrorKind::Io(error) => error.into(),
        _ => Failure::refused("the rows could not be written as CSV", ""),
    }
}

/// A cell that no spreadsheet takes for a formula: one that begins like a formula is given an apostrophe.
fn harmless(cell: String) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) { format!("'{cell}") } else { cell }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_begins_like_a_formula() {
        for cell in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1"] {
            assert_eq!(harmless(cell.to_owned()), format!("'{cell}"));
        }
        assert_eq!(harmless("no-racism".to_owned()), "no-racism");
    }
}
