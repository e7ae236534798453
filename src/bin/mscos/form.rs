//! `mscos form`: forms for surveys and for the web, from a plan or from outcomes.

use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

use clap::{ValueEnum, ValueHint};
use mscos::Edition;
use mscos::form::{Form, Respondent, Timepoint, XlsForm, XlsFormError};
use mscos::plan::Plan;
use mscos::schema::{Draft, Flavour};
use mscos::wording::Wording;

use crate::asked::{self, Scales};
use crate::choice::choice;
use crate::console::Console;
use crate::errors::{Failure, Status};
use crate::input;
use crate::output::{self, Destination, Output};
use crate::text::{count, printable};

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

/// The files of a web form, with the ends of their names.
const WEB: [(&str, Target); 5] = [
    ("schema", Target::JsonSchema),
    ("ui-schema", Target::UiSchema),
    ("json-forms", Target::JsonForms),
    ("messages", Target::Messages),
    ("record", Target::Record),
];

/// The files of a form begin with this, unless another name is given.
const STEM: &str = "form";

impl Args {
    pub(crate) fn run(self, console: &Console) -> Result<Status, Failure> {
        self.is_asked_rightly()?;
        let words: Vec<_> = self.wordings.iter().map(|path| asked::wording(path)).collect::<Result<_, _>>()?;
        let words = if words.is_empty() { vec![Wording::english()] } else { words };
        let form = self.form(console)?;
        for words in &words {
            of_words(words, &form, console);
        }
        of_survivors(&form, self.to, console);
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
                of_current_edition(path, &plan, console);
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

/// Tells what has to be known of the words of a form: who made them, and whether a translation has all of them.
fn of_words(words: &Wording, form: &Form, console: &Console) {
    if let Some(notice) = words.notice() {
        console.note(&printable(notice));
    }
    let has = words.completeness_for(form);
    if !words.is_english() && !has.is_complete() {
        let (language, there, all) = (words.language(), has.there(), has.all());
        console.note(&format!("{language}: {there} of {all} texts are there; the others are English"));
    }
}

/// Tells what to think of where survivors are asked.
fn of_survivors(form: &Form, to: Target, console: &Console) {
    let beyond = form.beyond_self_report();
    if !beyond.is_empty() {
        let ids: Vec<_> = beyond.iter().map(|indicator| indicator.id().to_owned()).collect();
        let message = "the plan has survivors asked what nobody can know of themselves";
        let help = "name another `data_source` for these; where a measure names no indicators, they are not asked";
        console.warn(message, &ids, help);
    }
    let several = form.respondents().len() > 1;
    let shared = form.questions().filter(|question| several && question.is_shared_with_survivors()).count();
    if shared > 0 {
        let questions = count(shared, "question is", "questions are");
        console.note(&format!(
            "{questions} put to survivors and to others, and so not in the survivor's own voice: \
             --respondent survivor makes a form for them alone"
        ));
    }
    if several && to.has_schema() {
        console.note(
            "RJSF shows everybody every question: for RJSF, make a form for each with --respondent, and --timepoint",
        );
    }
    let care = form.questions().filter(|question| question.needs_care()).count();
    if care > 0 {
        let questions = count(care, "question", "questions");
        console.note(&format!(
            "{questions} for survivors can touch on danger, harm or fear: have somebody there who can respond"
        ));
    }
}

/// Tells where a plan is written for another edition than the form, which knows the current one alone.
fn of_current_edition(path: &Path, plan: &Plan, console: &Console) {
    let (current, name) = (Edition::CURRENT, input::Input::named(path).name());
    let written_for = match plan.edition.known() {
        Some(edition) if edition == current => return,
        Some(edition) => edition.title(),
        None => "an edition that is not known",
    };
    let message = format!("{name}: the plan is written for {written_for}, and the form is of {}", current.title());
    console.warn(&message, &["at /edition".to_owned()], "mscos check tells what the plan's names are called today");
}

/// A form with all that its formats need to know.
struct Written<'a> {
    form: &'a Form,
    /// At least one.
    words: &'a [Wording],
    draft: Option<Draft>,
    flavour: Option<Flavour>,
}

impl Written<'_> {
    fn xlsform(&self) -> XlsForm {
        self.form.xlsform(&self.words.iter().collect::<Vec<_>>())
    }

    /// The sheets as CSV, by their names.
    fn sheets(&self) -> Result<Vec<(String, Vec<u8>)>, Failure> {
        let sheets = self.xlsform().csv().map_err(|error| unwritten(&error))?;
        Ok(sheets.into_iter().map(|(name, text)| (name, text.into_bytes())).collect())
    }

    /// A format that is one file, in the first of the languages where it holds one alone.
    fn file(&self, target: Target) -> Result<Vec<u8>, Failure> {
        let english = Wording::english();
        self.file_in(self.words.first().unwrap_or(&english), target)
    }

    fn file_in(&self, words: &Wording, target: Target) -> Result<Vec<u8>, Failure> {
        let form = self.form;
        let json = match target {
            Target::JsonSchema => {
                let draft = self.draft.unwrap_or(Draft::Draft7);
                form.json_schema_as(words, draft, self.flavour.unwrap_or(Flavour::OneOf))
            }
            Target::UiSchema => form.ui_schema(words),
            Target::JsonForms => form.json_forms(words),
            Target::Messages => form.messages(words),
            Target::Record => form.empty_record(),
            Target::Xlsx | Target::Csv | Target::All => {
                return self.xlsform().xlsx().map_err(|error| unwritten(&error));
            }
        };
        Ok(format!("{json}\n").into_bytes())
    }

    /// Every file, by its name. Where there are several languages, a web form of each is in a folder of its own.
    fn all(&self) -> Result<Vec<(String, Vec<u8>)>, Failure> {
        let mut files = Vec::new();
        for (nth, words) in self.words.iter().enumerate() {
            let language = words.language();
            if self.words.iter().take(nth).any(|other| other.language() == language) {
                let help = "give one --wording a language, or write --to xlsx or --to csv";
                return Err(Failure::refused(format!("two wordings are of the same language, {language}"), help));
            }
            let folder = if self.words.len() > 1 { format!("{language}/") } else { String::new() };
            for (end, target) in WEB {
                files.push((format!("{folder}{STEM}.{end}.json"), self.file_in(words, target)?));
            }
        }
        files.push((format!("{STEM}.xlsx"), self.file(Target::Xlsx)?));
        files.extend(self.sheets()?.into_iter().map(|(sheet, bytes)| (format!("{STEM}-{sheet}"), bytes)));
        Ok(files)
    }
}

fn unwritten(error: &XlsFormError) -> Failure {
    Failure::refused(error.to_string(), "")
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
