//! `mscos migrate`: the codes of an older list, brought up to date.

mod cell;
mod csv;
mod json;

use std::fmt::Write as _;
use std::path::PathBuf;

use clap::ValueHint;
use mscos::Edition;
use mscos::lineage::Change;

use crate::choice::choice;
use crate::console::Console;
use crate::errors::{Failure, Status};
use crate::input::{Input, without_mark};
use crate::output::Destination;
use crate::text::{count, paragraph, printable, strong};

/// Bring codes or titles of an earlier edition up to date, with a record of changes
///
/// Takes CSV (with commas, semicolons or tabs, or what a first line such as sep=| tells) or JSON (a list of codes, or of objects). Every row stays, with all of its
/// cells as they were, and four cells are added behind them: the id of today, what happened to the code, the ids among
/// which a person has to choose, and why. A JSON list of codes becomes a list of objects, each with its code under "code".
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    /// The edition that the codes are of
    #[arg(long, value_parser = choice::<Edition>())]
    from: Edition,

    /// The CSV or JSON file, or - for standard input
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
    file: PathBuf,

    /// The column or key that holds the codes, by its name, or its number from 1 [default: looked for]
    #[arg(long, value_name = "NAME", value_hint = ValueHint::Other)]
    column: Option<String>,

    /// The first row of the CSV holds codes, and no names of columns
    #[arg(long)]
    no_header: bool,

    #[command(flatten)]
    destination: Destination,
}

const EXAMPLES: &str = "\
The added columns or keys:
  mscos_outcome     the id of today; empty where there is not exactly one
  mscos_change      exact, renamed, merged, ambiguous, dropped or unknown
  mscos_candidates  the ids among which a person has to choose
  mscos_reason      why

Examples:
  mscos migrate --from e-delphi-round-2 cases.csv -o cases-2023.csv
  mscos migrate --from longlist-2022-03 codes.json --column outcome

Exit status: 0 every code is settled; 1 some codes are ambiguous or unknown and need a person; 2 unreadable input or wrong \
usage.";

/// More bytes than this are not read at once.
const MOST: usize = 32 << 20;

/// How the added columns are called.
const ADDED: [&str; 4] = ["mscos_outcome", "mscos_change", "mscos_candidates", "mscos_reason"];

/// So many rows are looked at to find the column of the codes.
const SAMPLE: usize = 200;

impl Args {
    pub(crate) fn run(self, console: &Console) -> Result<Status, Failure> {
        let input = Input::named(&self.file);
        let text = input.table(MOST)?;
        if text.len() > MOST {
            return Err(input.refused(&format!("it has more than {MOST} bytes"), "split it"));
        }
        if without_mark(&text).trim_ascii().is_empty() {
            return Err(input.refused("it is empty", "give a CSV file, or a list in JSON"));
        }
        let mut record = Record::new(self.from);
        let out = self.destination.open(console)?;
        let asked = Asked { column: self.column.as_deref(), header: !self.no_header };
        let migrate = if is_json(&input, &text) { json::migrate } else { csv::migrate };
        migrate(&input, &text, &asked, &mut record, out)?;
        Console::say(&record.summary(console.width_of_stderr()));
        Ok(record.status())
    }
}

/// Where the codes stand, as far as it was asked.
struct Asked<'a> {
    column: Option<&'a str>,
    /// Whether the first row of CSV has the names of columns.
    header: bool,
}

/// Whether a text is JSON: its name says so, or else its first character.
fn is_json(input: &Input, text: &[u8]) -> bool {
    match input.extension().as_str() {
        "json" => true,
        "csv" | "tsv" => false,
        _ => {
            let text = without_mark(text).trim_ascii_start();
            text.starts_with(b"[") || text.starts_with(b"{")
        }
    }
}

/// What has been done so far.
struct Record {
    from: Edition,
    column: String,
    rows: usize,
    without_code: usize,
    changes: Vec<(Change, usize)>,
    open: Vec<Open>,
    cells: cell::Cells,
}

/// A row that needs a person. The cell itself may be anything, so it is not told.
struct Open {
    place: String,
    change: Change,
    nearest: Option<&'static str>,
}

/// So many rows that need a person are told one by one.
const TOLD: usize = 20;

impl Record {
    fn new(from: Edition) -> Self {
        let changes = Change::ALL.iter().map(|change| (*change, 0)).collect();
        let cells = cell::Cells::of(from);
        Self { from, column: String::new(), rows: 0, without_code: 0, changes, open: Vec::new(), cells }
    }

    /// Migrates one code; `place` tells where it stands. `None` for a row without a code.
    fn migrate(&mut self, code: &str, place: impl FnOnce() -> String) -> Option<cell::Cell> {
        self.rows += 1;
        if code.trim().is_empty() {
            self.without_code += 1;
            return None;
        }
        let cell = self.cells.migrate(code);
        if let Some((_, number)) = self.changes.iter_mut().find(|(change, _)| *change == cell.change) {
            *number += 1;
        }
        if matches!(cell.change, Change::Ambiguous | Change::Unknown) && self.open.len() < TOLD {
            self.open.push(Open { place: place(), change: cell.change, nearest: cell.nearest });
        }
        Some(cell)
    }

    fn number(&self, change: Change) -> usize {
        self.changes.iter().find(|(other, _)| *other == change).map_or(0, |(_, number)| *number)
    }

    fn status(&self) -> Status {
        let open = self.number(Change::Ambiguous) + self.number(Change::Unknown);
        if open > 0 { Status::Open } else { Status::Well }
    }

    /// For people: how much became of what, and which rows need one of them.
    fn summary(&self, width: usize) -> String {
        let changed = self.changes.iter().filter(|(_, number)| *number > 0);
        let mut parts: Vec<_> = changed.map(|(change, number)| format!("{number} {change}")).collect();
        if self.without_code > 0 {
            parts.push(format!("{} without a code", self.without_code));
        }
        let column = if self.column.is_empty() { String::new() } else { format!(", from {}", printable(&self.column)) };
        let rows = count(self.rows, "row", "rows");
        let mut out = String::new();
        let parts = if parts.is_empty() { String::new() } else { format!(": {}", parts.join(", ")) };
        let line = format!("{rows} of {}{column}{parts}.", self.from.title());
        paragraph(&mut out, "", "", &line, width);
        if !self.open.is_empty() {
            let _ = writeln!(out, "\n{}", strong("A person has to look at"));
        }
        for open in &self.open {
            let near = open.nearest.map(|id| format!("; the nearest code is {id}")).unwrap_or_default();
            paragraph(&mut out, "  - ", "    ", &format!("{}: {}{near}", open.place, open.change), width);
        }
        let more = (self.number(Change::Ambiguous) + self.number(Change::Unknown)).saturating_sub(self.open.len());
        if more > 0 {
            let _ = writeln!(out, "  - {more} more, which mscos_change tells");
        }
        out
    }
}

/// The place of the column that holds the most codes: at least half of what stands in it has to be one.
fn likeliest(columns: &[Sampled]) -> Option<usize> {
    let fitting =
        columns.iter().enumerate().filter(|(_, column)| column.known > 0 && column.known * 2 >= column.filled);
    // Of equal ones the first.
    fitting.min_by_key(|(_, column)| std::cmp::Reverse(column.known)).map(|(at, _)| at)
}

/// What a look at a column gave.
#[derive(Clone, Copy, Default)]
struct Sampled {
    filled: usize,
    known: usize,
}

impl Sampled {
    fn look(&mut self, cell: &str, cells: &mut cell::Cells) {
        if !cell.trim().is_empty() {
            self.filled += 1;
            self.known += usize::from(cells.knows(cell));
        }
    }
}

/// The error of a file in which no column holds codes; `hint` is what else may help.
fn no_column(input: &Input, edition: Edition, what: &str, hint: &str) -> Failure {
    let help = format!("name the {what} with --column, and see that --from is right{hint}");
    input.refused(&format!("no {what} holds codes or titles of {}", edition.title()), &help)
}

/// The error of a file that has been migrated before.
fn migrated(input: &Input, what: &str, name: &str) -> Failure {
    input.refused(&format!("it has a {what} `{name}` already"), "migrate the file from which this one was made")
}
