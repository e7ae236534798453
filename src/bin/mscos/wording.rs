//! `mscos wording`: translations and an organisation's own words.

use std::io::Write;
use std::path::PathBuf;

use clap::{ValueEnum, ValueHint};
use mscos::form::Form;
use mscos::wording::Wording;

use crate::asked;
use crate::console::Console;
use crate::errors::{Failure, Status};
use crate::format;
use crate::input;
use crate::output::Destination;
use crate::text::printable;

/// Begin a translation, or tell what one still lacks
///
/// A wording is a file that puts titles and texts of the set into another language, or into your organisation's own
/// words. What it does not have stays English.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    /// The wording whose texts are counted, or - for standard input
    #[arg(
        value_name = "FILE", value_hint = ValueHint::FilePath,
        required_unless_present = "template", conflicts_with = "template"
    )]
    wording: Option<PathBuf>,

    /// Write a file for a translator into this language (a BCP 47 tag such as cy or pt-BR): the English beside every
    /// text, and null where the translation goes
    #[arg(long, value_name = "LANGUAGE", value_hint = ValueHint::Other)]
    template: Option<String>,

    /// Only what the form of this plan shows
    #[arg(long, value_name = "PLAN", value_hint = ValueHint::FilePath, conflicts_with = "outcomes")]
    plan: Option<PathBuf>,

    /// Only what the form of these outcomes shows: core, all, or ids and titles with commas between them
    #[arg(long, value_name = "LIST", value_hint = ValueHint::Other)]
    outcomes: Option<String>,

    /// What the report is written as
    #[arg(long, value_enum, ignore_case = true, default_value_t = ReportFormat::Text)]
    format: ReportFormat,

    #[command(flatten)]
    destination: Destination,
}

const EXAMPLES: &str = "\
Examples:
  mscos wording --template cy --plan plan.json -o cy.json
  mscos wording cy.json
  mscos wording cy.json --plan plan.json --format json

A translator fills in the template bit by bit: what is still null stays English. It can be read as soon as `provenance` \
says where its words come from: translated, organisation or machine. Forms take it with mscos form --wording, reports \
with mscos check --wording.

Exit status: 0 the wording can be read, complete or not; 2 it cannot, or wrong usage.";

/// What the report is written as.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum ReportFormat {
    /// For people
    Text,
    /// For programs
    Json,
}

impl Args {
    pub(crate) fn run(self, console: &Console) -> Result<Status, Failure> {
        let read = || [self.wording.as_deref(), self.plan.as_deref()].into_iter().flatten();
        input::once(read())?;
        self.destination.apart_from(read())?;
        if let Some(language) = &self.template {
            let form = self.form(console)?;
            let template =
                form.map_or_else(|| Wording::template(language), |form| Wording::template_for(language, &form));
            let template = template.map_err(|error| Failure::refused(error.to_string(), ""))?;
            let mut out = self.destination.open(console)?;
            writeln!(out, "{template}")?;
            out.finish()?;
            return Ok(Status::Well);
        }
        let wording = self.wording.as_deref().map_or_else(|| Ok(Wording::english()), asked::wording)?;
        let form = self.form(console)?;
        let report = form.as_ref().map_or_else(|| wording.completeness(), |form| wording.completeness_for(form));
        if let Some(notice) = wording.notice() {
            console.note(&printable(notice));
        }
        let mut out = self.destination.open(console)?;
        match self.format {
            ReportFormat::Text => write!(out, "{report}")?,
            ReportFormat::Json => format::json(&mut out, &report)?,
        }
        out.finish()?;
        Ok(Status::Well)
    }

    /// The form whose texts count, if one is named.
    fn form(&self, console: &Console) -> Result<Option<Form>, Failure> {
        Ok(match (&self.plan, &self.outcomes) {
            (Some(plan), _) => Some(asked::of_plan(plan, console)?),
            (None, Some(list)) => Some(Form::of_outcomes(asked::outcomes(list)?)),
            (None, None) => None,
        })
    }
}
