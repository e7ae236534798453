//! Makes a form in every format that form programs read, from an evaluation plan or from the outcome set itself.
//!
//! ```text
//! cargo run --all-features --example make_form -- examples/plans/lgbtq-refugees.json my-form
//! cargo run --all-features --example make_form -- --core my-form
//! cargo run --all-features --example make_form -- --respondent survivor --wording examples/wordings/house-words.json
//! ```
//!
//! The first argument is the plan, the second the folder to write into; without them it takes the complete example plan
//! and the folder `form`. Nothing is overwritten unasked: the folder has to be new.
//!
//! | option | what it does |
//! |---|---|
//! | `--core`, `--all` | asks about the seven core outcomes, or all 44, in place of a plan: give the folder alone |
//! | `--respondent WHO` | only what this one is asked: `survivor`, `practitioner`, `record-keeper`, … |
//! | `--wording FILE` | other words, or another language; `english` is the crate's own and `pseudo` is for layouts |
//! | `--scales FILE` | an organisation's own answers to choose from, such as `examples/scales/four-steps.json` |
//! | `--force` | writes into a folder that is there already |
//!
//! `--wording` can stand several times. An XLSForm has all the languages in one; the others are in the first.
//!
//! | file | for |
//! |---|---|
//! | `form.xlsx` | Kobo, ODK and Survey123 |
//! | `form-survey.csv`, `form-choices.csv`, `form-settings.csv` | its sheets, for whoever goes on working on them |
//! | `form.schema.json` | the JSON Schema of what the form returns, for RJSF, JSON Forms and validators |
//! | `form.ui-schema.json` | how RJSF (react-jsonschema-form) draws it |
//! | `form.json-forms.json` | how JSON Forms draws it |
//! | `form.messages.json` | what both say where an answer is refused |
//! | `form.record.json` | the record before anything is answered, for JSON Forms to start from |
//!
//! The exit status is 0 where all files are written, and 2 where something can't be read, the form asks nothing or the
//! folder isn't new.

use std::error::Error;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs, io};

use mscos::OutcomeSet;
use mscos::form::{Form, OwnScales, Respondent};
use mscos::plan::Plan;
use mscos::wording::Wording;

const PLAN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/plans/complete.json");

/// A file to write: its name, and what is in it.
type File = (String, Vec<u8>);

/// What the command line asks for.
#[derive(Default)]
struct Options {
    paths: Vec<String>,
    outcomes: Option<OutcomeSet>,
    respondent: Option<Respondent>,
    wordings: Vec<Wording>,
    scales: Option<OwnScales>,
    force: bool,
}

fn main() -> ExitCode {
    match make() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(2)
        }
    }
}

fn make() -> Result<(), Box<dyn Error>> {
    let mut options = read(env::args().skip(1))?;
    let (plan, folder) = match (&options.paths[..], options.outcomes) {
        ([], None) => (PLAN, "form"),
        ([plan], None) => (plan.as_str(), "form"),
        ([plan, folder], None) => (plan.as_str(), folder.as_str()),
        ([], Some(_)) => ("", "form"),
        ([folder], Some(_)) => ("", folder.as_str()),
        _ => return Err("give a plan and a folder; with --core or --all, a folder alone".into()),
    };

    let mut form = match options.outcomes {
        Some(outcomes) => Form::of_outcomes(outcomes),
        None => Form::of_plan(&read_file(plan, Plan::from_json)?),
    };
    if let Some(scales) = &options.scales {
        form = form.own_scales(scales);
    }
    if let Some(respondent) = options.respondent {
        form = form.asked_of(respondent);
    }
    for pointer in form.left_out() {
        eprintln!("{plan}: warning: what stands at {pointer} is not known, and so the form does not ask about it");
    }
    if form.is_empty() {
        let why = "no outcome of the plan is known, or this respondent is asked about none";
        return Err(format!("the form asks nothing: {why}").into());
    }
    if options.wordings.is_empty() {
        options.wordings.push(Wording::english());
    }
    for wording in &options.wordings {
        let has = wording.completeness_for(&form);
        if !has.is_complete() {
            eprintln!("{}: {} of {} texts are there; the others are English", has.language(), has.there(), has.all());
        }
    }

    let files = files(&form, &options.wordings)?;
    let folder = Path::new(folder);
    write(&files, folder, options.force).map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => {
            format!("{}: is there already; name a new folder, or add --force to overwrite", folder.display())
        }
        _ => format!("{}: {error}", folder.display()),
    })?;
    // Whoever reads the output may stop early: that is no error.
    let mut out = io::stdout().lock();
    let _ = files.iter().try_for_each(|(name, _)| writeln!(out, "{}", folder.join(name).display()));
    Ok(())
}

/// All the formats. Each file is made before any is written, so that nothing leaves half of a form behind.
fn files(form: &Form, wordings: &[Wording]) -> Result<Vec<File>, Box<dyn Error>> {
    let first = wordings.first().ok_or("a form needs words")?;
    let json = [
        ("form.schema.json", form.json_schema(first)),
        ("form.ui-schema.json", form.ui_schema(first)),
        ("form.json-forms.json", form.json_forms(first)),
        ("form.messages.json", form.messages(first)),
        ("form.record.json", form.empty_record()),
    ];
    // The order of the text is that of the form: write it as it is, and not by way of a `serde_json::Value`.
    let json = json.map(|(name, json)| (name.to_owned(), format!("{json}\n").into_bytes()));

    let sheets = form.xlsform(&wordings.iter().collect::<Vec<_>>());
    let csv = sheets.csv()?.into_iter().map(|(name, text)| (format!("form-{name}"), text.into_bytes()));
    Ok([("form.xlsx".to_owned(), sheets.xlsx()?)].into_iter().chain(csv).chain(json).collect())
}

fn write(files: &[File], folder: &Path, force: bool) -> io::Result<()> {
    if force {
        fs::create_dir_all(folder)?;
    } else {
        folder.parent().map_or(Ok(()), fs::create_dir_all)?;
        fs::create_dir(folder)?;
    }
    files.iter().try_for_each(|(name, bytes)| fs::write(folder.join(name), bytes))
}

fn read(mut arguments: impl Iterator<Item = String>) -> Result<Options, Box<dyn Error>> {
    let mut options = Options::default();
    while let Some(argument) = arguments.next() {
        let mut value = || arguments.next().ok_or(format!("{argument} needs a word after it"));
        match argument.as_str() {
            "--core" => options.outcomes = Some(OutcomeSet::CORE),
            "--all" => options.outcomes = Some(OutcomeSet::all()),
            "--respondent" => options.respondent = Some(value()?.parse()?),
            "--wording" => options.wordings.push(wording(&value()?)?),
            "--scales" => options.scales = Some(read_file(&value()?, OwnScales::from_json)?),
            "--force" => options.force = true,
            unknown if unknown.starts_with('-') => {
                return Err(format!("no option is called {unknown}; the top of make_form.rs lists them").into());
            }
            _ => options.paths.push(argument),
        }
    }
    Ok(options)
}

fn wording(name: &str) -> Result<Wording, Box<dyn Error>> {
    match name {
        "english" => Ok(Wording::english()),
        "pseudo" => Ok(Wording::pseudo()),
        file => read_file(file, Wording::from_json),
    }
}

/// What is in a file, or an error that names it.
fn read_file<T, E: Error>(path: &str, read: impl Fn(Vec<u8>) -> Result<T, E>) -> Result<T, Box<dyn Error>> {
    let path = PathBuf::from(path);
    let json = fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    read(json).map_err(|error| format!("{}: {error}", path.display()).into())
}
