//! `mscos schema`: the JSON Schema of what is read or written.

use std::io::Write;

use mscos::schema::{Draft, Flavour, Name};

use crate::choice::choice;
use crate::console::Console;
use crate::errors::{Failure, Status};
use crate::output::Destination;
use crate::table::Table;

/// Write the JSON Schema of a plan, a report, a record or whatever else is read or written
///
/// Without a name, the names are listed.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    /// What it is the schema of
    #[arg(value_parser = choice::<Name>(), hide_possible_values = true)]
    name: Option<Name>,

    /// The draft of JSON Schema; 7 will do for draft-07
    #[arg(long, value_parser = choice::<Draft>(), default_value_t = Draft::Draft202012)]
    draft: Draft,

    /// How a choice among ids is written
    #[arg(long, value_parser = choice::<Flavour>(), default_value_t = Flavour::OneOf)]
    flavour: Flavour,

    #[command(flatten)]
    destination: Destination,
}

const EXAMPLES: &str = "\
Examples:
  mscos schema
  mscos schema plan -o plan.schema.json
  mscos schema outcomes --draft 7 --flavour enum

The schema of what one form returns is written by mscos form --to json-schema.";

impl Args {
    pub(crate) fn run(self, console: &Console) -> Result<Status, Failure> {
        let mut out = self.destination.open(console)?;
        if let Some(name) = self.name {
            out.write_all(name.pretty(self.draft, self.flavour).as_bytes())?;
        } else {
            let text = names().text(out.width());
            out.print(&text)?;
        }
        out.finish()?;
        Ok(Status::Well)
    }
}

fn names() -> Table {
    let mut table = Table::new(&["name", "what has this schema"]);
    for name in Name::ALL {
        table.row(vec![name.id().to_owned(), name.text().to_owned()]);
    }
    table
}
