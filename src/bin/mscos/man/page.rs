//! A page of the manual: what `clap_mangen` writes, with the words behind the help as sections of their own.

use std::io;

use clap::Command;
use clap_mangen::Man;
use clap_mangen::roff::{Roff, bold, roman};

use crate::errors::Failure;

/// The day of the version, as the changelog has it: manuals have one.
const DATE: &str = "2026-11-22";

/// What each part begins with, to write apostrophes; once is enough.
const PREAMBLE: &str = ".ie \\n(.g .ds Aq \\(aq\n.el .ds Aq '\n";

/// One page.
pub(super) struct Page {
    command: Command,
}

impl Page {
    pub(super) const fn of(command: Command) -> Self {
        Self { command }
    }

    /// The name of its file, such as `mscos-check.1`.
    pub(super) fn file_name(&self) -> String {
        format!("{}.1", self.name())
    }

    /// The subcommand that it is of, if it is not that of the command itself.
    pub(super) fn subcommand(&self) -> Option<&str> {
        self.name().strip_prefix("mscos-")
    }

    fn name(&self) -> &str {
        self.command.get_display_name().unwrap_or_else(|| self.command.get_name())
    }

    pub(super) fn roff(&self) -> Result<Vec<u8>, Failure> {
        let man = Man::new(self.command.clone());
        let mut page = PREAMBLE.to_owned();
        let source = concat!("mscos ", env!("CARGO_PKG_VERSION"));
        add(
            &mut page,
            Roff::new().control("TH", [self.name().to_uppercase().as_str(), "1", DATE, source, "User commands"]),
        );
        let mut parts = Vec::new();
        man.render_name_section(&mut parts)?;
        man.render_synopsis_section(&mut parts)?;
        man.render_description_section(&mut parts)?;
        man.render_options_section(&mut parts)?;
        if self.command.has_subcommands() {
            man.render_subcommands_section(&mut parts)?;
        }
        let parts = String::from_utf8(parts).map_err(io::Error::other)?;
        // A line break before a paragraph or behind one is nothing but a warning.
        page.push_str(&parts.replace(PREAMBLE, "").replace("\n.br\n\n.br\n", "\n.sp\n"));
        add(&mut page, &behind(&self.command));
        if self.subcommand().is_some() {
            let mut roff = Roff::new();
            add(&mut page, roff.control("SH", ["SEE ALSO"]).text([bold("mscos"), roman("(1)")]));
        }
        Ok(page.into_bytes())
    }
}

fn add(page: &mut String, roff: &Roff) {
    page.push_str(roff.render().trim_start_matches(PREAMBLE));
}

/// What stands behind the help: the exit status, notes, and examples, each under its heading.
fn behind(command: &Command) -> Roff {
    let text = command.get_after_help().map(ToString::to_string).unwrap_or_default();
    let (mut status, mut notes, mut examples) = (Roff::new(), Roff::new(), Roff::new());
    for part in text.split("\n\n") {
        if let Some(told) = part.strip_prefix("Exit status: ") {
            status.control("SH", ["EXIT STATUS"]).text([roman(told)]);
            continue;
        }
        match part.split_once('\n') {
            Some(("Examples:" | "Begin here:", lines)) => {
                examples.control("SH", ["EXAMPLES"]);
                as_it_stands(&mut examples, lines);
            }
            Some((head, lines)) if lines.starts_with("  ") => {
                begin(&mut notes).text([roman(head)]).control("PP", []);
                as_it_stands(&mut notes, lines);
            }
            _ => {
                begin(&mut notes).text([roman(part.replace('\n', " "))]);
            }
        }
    }
    [status, notes, examples].into_iter().collect()
}

/// Begins a note: the first of them with the heading.
fn begin(notes: &mut Roff) -> &mut Roff {
    if *notes == Roff::new() { notes.control("SH", ["NOTES"]) } else { notes.control("PP", []) }
}

/// Lines that are not folded.
fn as_it_stands(roff: &mut Roff, lines: &str) {
    roff.control("nf", []);
    for line in lines.lines() {
        roff.text([roman(line)]);
    }
    roff.control("fi", []);
}
