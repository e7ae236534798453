//! `mscos form`: forms for surveys and for the web, from a plan or from outcomes.

mod notes;
mod written;

use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

use clap::{ValueEnum, ValueHint};
use mscos::form::{Form, Respondent, Timepoint};
use mscos::schema::{Draft, Flavour};
use mscos::wording::Wording;

use self::written::Written;
use crate::asked::{self, Scales};
use crate::choice::choice;
use crate::console::Console;
use crate::errors::{Failure, Status};
use crate::input;
use crate::output::{self, Destination, Output};
use crate::text::printable;

/// Write a form that asks about what a plan measures, or about the outcomes that you name
///
/// No question about a survivor is compulsory. Every question offers "don't know", "not applicable" and, where it is about
/// a survivor, "prefer not to say", including where the answer is in words. Nothing is scored. Unknown names in the plan
/// are left out of the form and listed on standard error.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    #[command(flatten)]
    source: Source,

    /// What the form is written as
    #[arg(long, value_enum, ignore_case = true, value_name = "FORMAT")]
    to: Target,

    /// The words of the form: a file, `english` or `pseudo` (foreign-looking English, for tests); for xlsx, csv and all it
    /// can be given several times, the default language first [default: english]
    #[arg(long = "wording", value_name = "FILE", value_hint = ValueHint::FilePath)]
    wordings: Vec<PathBuf>,

    /// Only what is asked at this timepoint, such as baseline or month-6, so that nobody has to choose it
    #[arg(long, value_name = "LABEL", value_hint = ValueHint::Other)]
    timepoint: Option<Timepoint>,

    /// Only what this respondent is asked
    #[arg(long, value_parser = choice::<Respondent>())]
    respondent: Option<Respondent>,

    #[command(flatten)]
    scales: Scales,

    /// The draft of the JSON Schema: web forms need draft-07, validators take 2020-12 too [default: draft-07]
    #[arg(long, value_parser = choice::<Draft>())]
    draft: Option<Draft>,

    /// How the JSON Schema writes a choice among ids [default: one-of]
    #[arg(long, value_parser = choice::<Flavour>())]
    flavour: Option<Flavour>,

    /// The file to write, or for csv and all the folder: see below [default: standard output]
    #[arg(short, long, value_name = "PATH", value_hint = ValueHint::AnyPath)]
    output: Option<PathBuf>,

    /// Write over files that are there already
    #[arg(long)]
    force: bool,
}

/// What the form is about.
#[derive(clap::Args)]
#[group(required = true, multiple = false)]
struct Source {
    /// The plan, or - for standard input
    #[arg(value_hint = ValueHint::FilePath)]
    plan: Option<PathBuf>,

    /// Every indicator of these outcomes, without a plan: core, all, or ids and titles with commas between them
    #[arg(long, value_name = "LIST", value_hint = ValueHint::Other)]
    outcomes: Option<String>,
}

const EXAMPLES: &str = "\
Examples:
  mscos form plan.json --to xlsx -o form.xlsx
  mscos form plan.json --to xlsx --wording english --wording cy.json -o form.xlsx
  mscos form plan.json --to all --respondent survivor --timepoint baseline -o form/
  mscos form --outcomes core,life-skills --to json-schema

xlsx is an XLSForm: upload it to Kobo or ODK, or open it in Survey123 Connect; csv is the same as three sheets. The other formats are for web forms \
with RJSF or JSON Forms.

Where csv goes: -o FOLDER, for a folder that is there or a name that ends in a slash, writes form-survey.csv, \
form-choices.csv and form-settings.csv into it; with -o home or -o home.csv the names begin with home- instead of \
form-. Where all goes: -o FOLDER, which is made where it is not there, with a folder in it for the web form of each language \
where there are several. Both tell which files they wrote.

Exit status: 0 the form is written; 2 something cannot be read, nothing would be asked, or wrong usage.";

/// What a form is written as.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Target {
    /// The JSON Schema of what the form returns, for RJSF, JSON Forms and validators
    JsonSchema,
    /// How RJSF (react-jsonschema-form) draws it
    UiSchema,
    /// How JSON Forms draws it
    JsonForms,
    /// What RJSF and JSON Forms say where an answer is refused
    Messages,
    /// The record before anything is answered, for JSON Forms to start from
    Record,
    /// XLSForm as a workbook, for Kobo, ODK and Survey123
    #[value(alias = "xlsform")]
    Xlsx,
    /// XLSForm as three sheets of CSV
    Csv,
    /// All of them, into a folder
    All,
}

impl Target {
    /// What it is called in this command.
    fn name(self) -> String {
        self.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
    }

    /// Whether it can be in several languages.
    const fn holds_languages(self) -> bool {
        matches!(self, Self::Xlsx | Self::Csv | Self::All)
    }

    const fn has_schema(self) -> bool {
        matches!(self, Self::JsonSchema | Self::All)
    }
}

/// The files of a form begin with this, unless another name is given.
const STEM: &str = "form";

impl Args {
    pub(crate) fn run(self, console: &Console) -> Result<Status, Failure> {
        self.is_asked_rightly()?;
        let words: Vec<_> = self.wordings.iter().map(|path| asked::wording(path)).collect::<Result<_, _>>()?;
        let words = if words.is_empty() { vec![Wording::english()] } else { words };
        let form = self.form(console)?;
        for words in &words {
            notes::of_words(words, &form, console);
        }
        notes::of_survivors(&form, self.to, console);
        let written = Written { form: &form, words: &words, draft: self.draft, flavour: self.flavour };
        match self.to {
            Target::All => self.folder(&written, console)?,
            Target::Csv => self.sheets(&written, console)?,
            other => {
                let bytes = written.file(other)?;
                let destination = Destination::new(self.output.clone(), self.force);
                destination.apart_from(self.read())?;
                let mut out = destination.open(console)?;
                out.write_all(&bytes)?;
                out.finish()?;
            }
        }
        Ok(Status::Well)
    }

    /// Tells what cannot be, before anything is read.
    fn is_asked_rightly(&self) -> Result<(), Failure> {
        let name = self.to.name();
        if self.wordings.len() > 1 && !self.to.holds_languages() {
            let help = "give one --wording, or write --to xlsx, --to csv or --to all, which hold several languages";
            return Err(Failure::refused(format!("{name} is written in one language, and several are given"), help));
        }
        if (self.draft.is_some() || self.flavour.is_some()) && !self.to.has_schema() {
            let help = "leave --draft and --flavour out, or write --to json-schema";
            return Err(Failure::refused(format!("{name} has no JSON Schema in it"), help));
        }
        let files = Destination::new(self.output.clone(), self.force);
        if files.path().is_none() {
            match self.to {
                Target::All => return Err(Failure::refused("all formats are several files", "name a folder with -o")),
                Target::Csv => {
                    let help = "name a folder, or what their names begin with, with -o";
                    return Err(Failure::refused("csv is three sheets, and so three files", help));
                }
                Target::Xlsx if io::stdout().is_terminal() => {
                    return Err(Failure::refused("a workbook is nothing for a terminal", "name a file with -o"));
                }
                _ => {}
            }
        }
        input::once(self.read())
    }

    /// The files that are read.
    fn read(&self) -> impl Iterator<Item = &Path> {
        let read = [self.source.plan.as_deref(), self.scales.path()].into_iter().flatten();
        read.chain(self.wordings.iter().map(PathBuf::as_path))
    }

    fn form(&self, console: &Console) -> Result<Form, Failure> {
        let form = match (&self.source.plan, &self.source.outcomes) {
            (Some(path), _) => {
                let plan = input::plan(path)?;
                notes::of_current_edition(path, &plan, console);
                asked::of(path, &plan, console)
            }
            (None, list) => Form::of_outcomes(asked::outcomes(list.as_deref().unwrap_or_default())?),
        };
        if form.is_empty() {
            let help = "a form asks about what stands under `measures`; mscos check tells what is missing";
            return Err(Failure::refused(
                "the plan measures no outcome that is known, so nothing would be asked",
                help,
            ));
        }
        let form = self.scales.of(form)?;
        let form = self.timepoint.as_ref().map_or(Ok(form.clone()), |timepoint| at(form, timepoint))?;
        let Some(respondent) = self.respondent else { return Ok(form) };
        let others: Vec<_> = form.respondents().iter().map(|one| format!("`{}`", one.id())).collect();
        let form = form.asked_of(respondent);
        if form.is_empty() {
            let message = format!("nothing is asked of the respondent `{respondent}`");
            return Err(Failure::refused(message, format!("this form is for {}", others.join(", "))));
        }
        Ok(form)
    }

    /// Everything, in a folder.
    fn folder(&self, written: &Written<'_>, console: &Console) -> Result<(), Failure> {
        let files = written.all()?;
        let folder = self.output.as_deref().unwrap_or(Path::new(STEM));
        let files: Vec<_> = files.into_iter().map(|(name, bytes)| (folder.join(name), bytes)).collect();
        for folder in files.iter().filter_map(|(path, _)| path.parent()) {
            output::make_folder(folder)?;
        }
        self.write(&files, console)
    }

    /// The three sheets, in a folder or beside each other.
    fn sheets(&self, written: &Written<'_>, console: &Console) -> Result<(), Failure> {
        let path = self.output.as_deref().unwrap_or(Path::new(STEM));
        let into = path.is_dir() || path.to_string_lossy().ends_with(std::path::is_separator);
        if into {
            output::make_folder(path)?;
        }
        let sheets = written.sheets()?.into_iter();
        let files: Vec<_> = sheets.map(|(sheet, bytes)| (named(path, into, &sheet), bytes)).collect();
        self.write(&files, console)
    }

    /// Writes all of these files or none, and tells which.
    fn write(&self, files: &[(PathBuf, Vec<u8>)], console: &Console) -> Result<(), Failure> {
        for (path, _) in files {
            output::apart(path, self.read())?;
        }
        output::files(files, self.force, console)?;
        let mut out = Output::stdout(console);
        for (path, _) in files {
            writeln!(out, "{}", printable(&path.to_string_lossy()))?;
        }
        out.finish()
    }
}

/// Where a sheet goes: into this folder, or to a file whose name begins like this.
fn named(path: &Path, into: bool, sheet: &str) -> PathBuf {
    if into {
        return path.join(format!("{STEM}-{sheet}"));
    }
    let csv = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("csv"));
    let stem = if csv { path.file_stem() } else { path.file_name() };
    let mut name = stem.unwrap_or_default().to_owned();
    name.push("-");
    name.push(sheet);
    path.with_file_name(name)
}

/// What is asked at a timepoint.
fn at(form: Form, timepoint: &Timepoint) -> Result<Form, Failure> {
    let listed = form.timepoints().unwrap_or_default();
    let form = form.at(timepoint);
    if form.is_empty() {
        let labels: Vec<_> = listed.iter().map(|one| format!("`{one}`")).collect();
        let help = if labels.is_empty() { String::new() } else { format!("the plan has {}", labels.join(", ")) };
        return Err(Failure::refused(format!("nothing is asked at `{timepoint}`"), help));
    }
    Ok(form)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sheets_go_into_a_folder_or_get_the_beginning_of_a_name() {
        let named = |path: &str, into| named(Path::new(path), into, "survey.csv");
        assert_eq!(named("a/b", true), Path::new("a/b/form-survey.csv"));
        assert_eq!(named("a/home", false), Path::new("a/home-survey.csv"));
        assert_eq!(named("a/home.CSV", false), Path::new("a/home-survey.csv"));
        assert_eq!(named("home.v2", false), Path::new("home.v2-survey.csv"));
    }
}
