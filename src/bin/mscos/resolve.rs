//! `mscos resolve`: what an old name is today.

use std::path::Path;

use clap::ValueHint;
use mscos::plan::Limits;

use crate::console::Console;
use crate::errors::{Failure, Status};
use crate::format::{self, Format};
use crate::input::{self, Input, without_mark};
use crate::output::Destination;
use crate::resolved::{HEADS, Resolved};
use crate::text::count;

/// Tell what old titles or codes of outcomes are today
///
/// A name can be an id or a printed title of any edition, in any case and punctuation.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    /// Titles or codes, or - for standard input with one on each line
    #[arg(required = true, value_name = "TITLE-OR-CODE", value_hint = ValueHint::Other)]
    names: Vec<String>,

    /// What the answer is written as
    #[arg(long, value_enum, ignore_case = true, default_value_t = Format::Text)]
    format: Format,

    #[command(flatten)]
    destination: Destination,
}

const EXAMPLES: &str = "\
Examples:
  mscos resolve \"Having people to talk to\"
  mscos resolve improving-policy \"Freedom of movement\" --format csv

Exit status: 0 every name is settled, if only by having been dropped; 1 some names are ambiguous or unknown and need a \
person; 2 unreadable input or wrong usage.";

impl Args {
    pub(crate) fn run(self, console: &Console) -> Result<Status, Failure> {
        let names = self.names()?;
        let resolved: Vec<_> = names.iter().map(|name| Resolved::of(name)).collect();
        let mut out = self.destination.open(console)?;
        match self.format {
            Format::Text => {
                let texts: Vec<_> = resolved.iter().map(|one| one.text(out.width())).collect();
                out.print(&texts.join("\n"))?;
            }
            Format::Json => format::json(&mut out, &resolved)?,
            Format::Csv => format::csv(&mut out, &HEADS, resolved.iter().flat_map(Resolved::rows))?,
        }
        out.finish()?;
        Ok(status(&resolved, console))
    }

    /// The names, with those of standard input in the place of `-`.
    fn names(&self) -> Result<Vec<String>, Failure> {
        input::once(self.names.iter().map(Path::new))?;
        let mut names = Vec::new();
        for name in &self.names {
            match Input::named(Path::new(name)) {
                Input::Stdin => names.extend(lines()?),
                Input::File(_) => names.push(name.clone()),
            }
        }
        Ok(names)
    }
}

/// The lines of standard input that are not blank.
fn lines() -> Result<Vec<String>, Failure> {
    let most = Limits::default().bytes;
    let text = Input::Stdin.document(most)?;
    if text.len() > most {
        return Err(Input::Stdin.refused(&format!("it has more than {most} bytes"), "split it"));
    }
    let Ok(text) = std::str::from_utf8(without_mark(&text)) else {
        return Err(Input::Stdin.refused("this is not text in UTF-8", "save it as UTF-8"));
    };
    let names: Vec<_> = text.lines().map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect();
    if names.is_empty() { Err(Input::Stdin.refused("it is empty", "give a name on each line")) } else { Ok(names) }
}

/// Tells what needs a person. The names themselves stand in the answer.
fn status(resolved: &[Resolved<'_>], console: &Console) -> Status {
    let unknown = resolved.iter().filter(|one| one.is_unknown()).count();
    let ambiguous = resolved.iter().filter(|one| one.is_ambiguous()).count();
    if unknown + ambiguous == 0 {
        return Status::Well;
    }
    let parts = [
        (unknown, count(unknown, "is unknown", "are unknown")),
        (ambiguous, count(ambiguous, "can mean several outcomes", "can mean several outcomes")),
    ];
    let parts: Vec<_> = parts.into_iter().filter(|(number, _)| *number > 0).map(|(_, told)| told).collect();
    let names = count(resolved.len(), "name", "names");
    let help = "look for slips, and choose among several; mscos list outcomes --edition shows an edition's names";
    console.warn(&format!("of {names}, {}", parts.join(" and ")), &[], help);
    Status::Open
}
