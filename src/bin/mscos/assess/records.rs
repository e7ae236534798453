//! Records, and where each of them stands.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Cursor, Read};
use std::path::Path;

use mscos::Outcome;
use mscos::assessment::{Assessment, Finding, list, ndjson};
use mscos::form::{Form, XlsForm};
use mscos::plan::{Limits, LoadError};
use serde::Serialize;

use super::contents::{URLS, is_packed, refuse_export, refuse_records};
use super::exports::{Exports, MOST_BYTES, Unread};
use crate::console::Console;
use crate::errors::{Failure, Status};
use crate::input::{self, Input, Kept, without_mark};

/// The most bytes of a list that the library reads.
const MOST_BYTES_OF_LIST: usize = 16 << 20;

/// All records of a run.
#[derive(Default)]
pub(super) struct Records {
    pub(super) all: Vec<Assessment>,
    /// As many.
    places: Vec<Place>,
    /// Keys of submissions that are not of the form: what stands there is in no record.
    pub(super) unread: Vec<Unread>,
    /// How many files, lines and items of lists hold no record.
    pub(super) unreadable: usize,
    /// What else was told of the files that may have to be mended.
    pub(super) warnings: usize,
    /// Whether nothing is told but what keeps the records from being read, or all of them from being there.
    pub(super) quiet: bool,
}

/// Where a record stands.
#[derive(Clone, Serialize)]
pub(super) struct Place {
    /// The index of the record among all that were read, by which findings name it.
    record: usize,
    file: String,
    /// The line of a text with a record on each, from one.
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
    /// The index in a list, from zero.
    #[serde(skip_serializing_if = "Option::is_none")]
    index: Option<usize>,
    /// What its server calls it.
    #[serde(skip_serializing_if = "Option::is_none")]
    submission: Option<String>,
    #[serde(skip)]
    is_submission: bool,
}

impl Records {
    pub(super) fn new(quiet: bool) -> Self {
        Self { quiet, ..Self::default() }
    }

    /// Reads files of records; those of a form's server, where the form is given. What cannot be read is told.
    pub(super) fn read<'a>(
        &mut self,
        paths: impl IntoIterator<Item = &'a Path>,
        form: Option<&Form>,
        console: &Console,
    ) -> Result<(), Failure> {
        let mut exports = Exports::default();
        for path in paths {
            let input = Input::named(path);
            let read = match form {
                Some(form) => self.export(&input, form, &mut exports, console),
                None => self.input(&input, console),
            };
            match read {
                Err(failure @ (Failure::Refused { .. } | Failure::Unreadable(_))) => {
                    self.unreadable += 1;
                    console.tell(&failure);
                }
                other => other?,
            }
        }
        exports.settle(self, console);
        Ok(())
    }

    /// What becomes of a run without any record.
    pub(super) fn nothing(&self) -> Result<Status, Failure> {
        if self.unreadable > 0 {
            return Ok(Status::Failed);
        }
        Err(Failure::refused("there is no record in what was given", ""))
    }

    fn export(&mut self, input: &Input, form: &Form, exports: &mut Exports, console: &Console) -> Result<(), Failure> {
        let mut reader = BufReader::new(input.open()?);
        if reader.fill_buf().is_ok_and(is_packed) {
            return Err(input.refused("this is a workbook or another packed file", URLS));
        }
        let head = input.head(&mut reader, MOST_BYTES)?;
        refuse_records(input, &head)?;
        let (unreadable, has_more) = exports.read(input, &head, form, console)?;
        self.unreadable += unreadable;
        self.warnings += usize::from(has_more);
        Ok(())
    }

    fn input(&mut self, input: &Input, console: &Console) -> Result<(), Failure> {
        let name = input.name();
        let mut reader = BufReader::new(input.open()?);
        let head = input.head(&mut reader, MOST_BYTES_OF_LIST)?;
        refuse_export(input, &head)?;
        if input::is_ndjson(input, &head) {
            self.lines(input, &name, Cursor::new(head).chain(reader), console);
            return Ok(());
        }
        if without_mark(&head).trim_ascii_start().starts_with(b"[") {
            let records = list(&head).map_err(|error| input.unreadable(&error, head.clone(), 1))?;
            let mut told = Told::default();
            for (at, record) in records.into_iter().enumerate() {
                match record {
                    Ok(record) => self.add(Place { index: Some(at), ..Place::in_file(name.clone()) }, record),
                    Err(error) => told.tell(console, || in_lines(input, &error, &head)),
                }
            }
            self.unreadable += told.finish(&name, console);
        } else {
            let record = Assessment::from_json(&head).map_err(|error| input.unreadable(&error, head, 1))?;
            self.add(Place::in_file(name), record);
        }
        Ok(())
    }

    fn lines(&mut self, input: &Input, name: &str, reader: impl BufRead, console: &Console) {
        let (reader, kept) = Kept::new(reader, Limits::default().bytes);
        let mut told = Told::default();
        for line in ndjson(reader) {
            let text = kept.take();
            match line.record {
                Ok(record) => self.add(Place { line: Some(line.number), ..Place::in_file(name.to_owned()) }, record),
                Err(error) => told.tell(console, || {
                    let text = text.trim_ascii_end().rsplit(|byte| *byte == b'\n').next().unwrap_or_default();
                    input.unreadable(&error, text.to_owned(), line.number)
                }),
            }
        }
        self.unreadable += told.finish(name, console);
    }

    pub(super) fn add(&mut self, place: Place, record: Assessment) {
        self.places.push(Place { record: self.all.len(), ..place });
        self.all.push(record);
    }

    /// The places of the records that findings are about, or show beside; of no other.
    pub(super) fn places_of(&self, findings: &[Finding]) -> Vec<&Place> {
        let about = findings.iter().flat_map(|finding| finding.record().into_iter().chain(finding.other_record()));
        about.collect::<BTreeSet<_>>().into_iter().filter_map(|at| self.places.get(at)).collect()
    }

    /// Where a finding is: the timepoint, or the file, the line, and what it is about there; and the same of the record
    /// that it shows beside.
    pub(super) fn place(&self, finding: &Finding) -> String {
        if let Some(timepoint) = finding.timepoint() {
            return timepoint.to_string();
        }
        let place = |at: usize| Some((at, self.places.get(at)?));
        let Some((at, own)) = finding.record().and_then(place) else { return finding.pointer().to_owned() };
        let pointer = finding.pointer().strip_prefix(&format!("/{at}")).unwrap_or_default();
        let other = finding.other_record().and_then(place).map(|(_, other)| format!(", beside {}", other.with("")));
        own.with(pointer) + &other.unwrap_or_default()
    }
}

/// The error of an item, with those lines alone that it is about.
pub(super) fn in_lines(input: &Input, error: &LoadError, text: &[u8]) -> Failure {
    let lines = error.problems().iter().map(mscos::plan::Problem::line);
    let (first, last) = (lines.clone().min().unwrap_or(1), lines.max().unwrap_or(1));
    let lines = text.split(|byte| *byte == b'\n').skip(first - 1).take(last - first + 1);
    input.unreadable(error, lines.collect::<Vec<_>>().join(&b'\n'), first)
}

/// How many are not listed, if any.
pub(super) fn and_more(number: usize, listed: usize) -> Option<String> {
    number.checked_sub(listed).filter(|more| *more > 0).map(|more| format!("and {more} more"))
}

/// What cannot be read in a file: of the first of it is told why, of the others how many there are.
#[derive(Default)]
pub(super) struct Told(usize);

/// More than this are only counted.
const MOST_UNREADABLE: usize = 20;

impl Told {
    pub(super) fn tell(&mut self, console: &Console, why: impl FnOnce() -> Failure) {
        if self.0 < MOST_UNREADABLE {
            console.tell(&why());
        }
        self.0 += 1;
    }

    /// How many there were.
    pub(super) fn finish(self, name: &str, console: &Console) -> usize {
        if let Some(more) = and_more(self.0, MOST_UNREADABLE) {
            console.note(&format!("{name}: {more} that cannot be read"));
        }
        self.0
    }
}

impl Place {
    fn in_file(file: String) -> Self {
        Self { record: 0, file, line: None, index: None, submission: None, is_submission: false }
    }

    /// The place of a submission, which people look for by its id.
    pub(super) fn of_submission(file: String, index: usize, id: Option<&str>) -> Self {
        let submission = id.map(str::to_owned);
        Self { index: Some(index), submission, is_submission: true, ..Self::in_file(file) }
    }

    /// The place of what this pointer leads to within the record.
    pub(super) fn with(&self, pointer: &str) -> String {
        if self.is_submission {
            let id = match (&self.submission, self.index) {
                (Some(id), _) => format!(", submission {id}"),
                (None, index) => format!(", submission number {} of the file", index.unwrap_or_default() + 1),
            };
            let name = name_in_form(pointer).map(|name| format!(": {name}")).unwrap_or_default();
            return format!("{}{id}{name}", self.file);
        }
        let line = self.line.map(|line| format!(", line {line}")).unwrap_or_default();
        let index = self.index.map(|index| format!("/{index}")).unwrap_or_default();
        let space = if index.is_empty() && pointer.is_empty() { "" } else { " " };
        format!("{}{line}{space}{index}{pointer}", self.file)
    }
}

/// What a form calls that to which a pointer into a record leads: a question, the notes of a section, a part of the head.
fn name_in_form(pointer: &str) -> Option<String> {
    let mut steps = pointer.split('/').skip(1);
    match (steps.next()?, steps.next(), steps.next()) {
        ("answers", None, _) => None,
        ("answers", Some(outcome), key) => {
            let section = outcome.replace('-', "_");
            let Some(key) = key else { return Some(section) };
            if key == "notes" {
                return Some(format!("notes__{section}"));
            }
            let slug = key.strip_suffix("_words").unwrap_or(key);
            let known = outcome.parse::<Outcome>().ok()?.indicators().iter().find(|known| known.slug() == slug);
            let name = known.map_or_else(|| slug.replace('-', "_"), |known| XlsForm::name(*known));
            Some(name + key.strip_prefix(slug).unwrap_or_default())
        }
        (head, _, _) => Some(head.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_told_by_file_line_and_pointer() {
        let place = |line, index| Place { line, index, ..Place::in_file("a.json".into()) };
        assert_eq!(place(None, None).with(""), "a.json");
        assert_eq!(place(None, None).with("/answers"), "a.json /answers");
        assert_eq!(place(Some(3), None).with("/answers"), "a.json, line 3 /answers");
        assert_eq!(place(None, Some(2)).with("/answers"), "a.json /2/answers");
    }

    #[test]
    fn submissions_are_told_by_their_id_and_by_the_names_of_the_form() {
        let place = |id| Place::of_submission("kobo.json".into(), 2, id);
        assert_eq!(place(None).with(""), "kobo.json, submission number 3 of the file");
        let told = |pointer| place(Some("4711")).with(pointer);
        assert_eq!(told("/timepoint"), "kobo.json, submission 4711: timepoint");
        assert_eq!(told("/answers"), "kobo.json, submission 4711");
        assert_eq!(told("/answers/life-skills/notes"), "kobo.json, submission 4711: notes__life_skills");
        assert_eq!(told("/answers/access-to-education/free-courses"), "kobo.json, submission 4711: free_courses");
        assert_eq!(told("/answers/access-to-education/it-skills_words"), "kobo.json, submission 4711: it_skills_words");
    }
}
