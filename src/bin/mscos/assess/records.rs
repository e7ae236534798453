//! Records, and where each of them stands.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufReader, Cursor, Read};
use std::path::Path;

use mscos::assessment::{Assessment, Finding, NotCounted, list, ndjson, submissions};
use mscos::form::Form;
use mscos::plan::{Limits, LoadError};
use serde::Serialize;
use serde_json::value::RawValue;

use crate::console::Console;
use crate::errors::{Failure, Status};
use crate::input::{self, Input, Kept, without_mark};
use crate::text::count;

/// The most bytes of a list that the library reads.
const MOST_BYTES_OF_LIST: usize = 16 << 20;

/// All records of a run.
#[derive(Default)]
pub(super) struct Records {
    pub(super) all: Vec<Assessment>,
    /// As many.
    pub(super) places: Vec<Place>,
    /// Keys of submissions that are not of the form: what stands there is in no record.
    pub(super) unread: Vec<Unread>,
    /// How many files, lines and items of lists hold no record.
    pub(super) unreadable: usize,
    /// What else was told of the files that may have to be mended.
    pub(super) warnings: usize,
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
}

/// A key of a submission that is not of the form.
#[derive(Serialize)]
pub(super) struct Unread {
    file: String,
    pointer: String,
}

impl Records {
    /// Adds the records of a file; those of a form's server, where the form is given. What cannot be read is told.
    pub(super) fn read(&mut self, path: &Path, form: Option<&Form>, console: &Console) -> Result<(), Failure> {
        let input = Input::named(path);
        match self.input(&input, form, console) {
            Err(failure @ (Failure::Refused { .. } | Failure::Unreadable(_))) => {
                self.unreadable += 1;
                console.tell(&failure);
                Ok(())
            }
            other => other,
        }
    }

    /// What becomes of a run without any record.
    pub(super) fn nothing(&self) -> Result<Status, Failure> {
        if self.unreadable > 0 {
            return Ok(Status::Failed);
        }
        Err(Failure::refused("there is no record in what was given", ""))
    }

    fn input(&mut self, input: &Input, form: Option<&Form>, console: &Console) -> Result<(), Failure> {
        let name = input.name();
        let mut reader = BufReader::new(input.open()?);
        let head = input.head(&mut reader, MOST_BYTES_OF_LIST)?;
        if let Some(form) = form {
            return self.submissions(input, &name, &head, form, console);
        }
        if input::is_ndjson(input, &head) {
            self.lines(input, &name, Cursor::new(head).chain(reader), console);
            return Ok(());
        }
        if without_mark(&head).trim_ascii_start().starts_with(b"[") {
            let records = list(&head).map_err(|error| input.unreadable(&error, head.clone(), 1))?;
            let mut told = Told::default();
            for (at, record) in records.into_iter().enumerate() {
                match record {
                    Ok(record) => self.add(&name, None, Some(at), record),
                    Err(error) => told.tell(console, || in_lines(input, &error, &head)),
                }
            }
            self.unreadable += told.finish(&name, console);
        } else {
            let record = Assessment::from_json(&head).map_err(|error| input.unreadable(&error, head, 1))?;
            self.add(&name, None, None, record);
        }
        Ok(())
    }

    fn submissions(
        &mut self,
        input: &Input,
        name: &str,
        head: &[u8],
        form: &Form,
        console: &Console,
    ) -> Result<(), Failure> {
        let single = is_submission(head);
        let read = if single {
            Assessment::from_submission(head, form).map(|one| (vec![Ok(one)], false))
        } else {
            submissions(head, form).map(|read| (read.all, read.has_more))
        };
        let (all, has_more) = read.map_err(|error| input.unreadable(&error, head.to_owned(), 1))?;
        let (mut pointers, mut rejected, mut repeated) = (Vec::new(), Vec::new(), Vec::new());
        let mut told = Told::default();
        for (at, submission) in all.into_iter().enumerate() {
            match submission {
                Err(error) => told.tell(console, || in_lines(input, &error, head)),
                Ok(submission) => match submission.not_counted {
                    Some(NotCounted::Rejected) => rejected.push(at),
                    Some(_) => repeated.push(at),
                    None => {
                        pointers.extend(submission.unknown.iter().map(|problem| problem.pointer().to_owned()));
                        self.add(name, None, (!single).then_some(at), submission.assessment);
                    }
                },
            }
        }
        self.unreadable += told.finish(name, console);
        if has_more {
            self.warnings += 1;
            let message = format!("{name}: this is one page, and there are more pages: fetch them too");
            console.warn(&message, &[], "give the files of all pages; a summary of some tells of some people alone");
        }
        self.not_counted(name, &rejected, "rejected on the server, and so not counted", "approve what holds", console);
        let help = "it may have been sent, or exported, twice";
        self.not_counted(name, &repeated, "there again with the same id; the last of them is counted", help, console);
        if !pointers.is_empty() {
            let answers = count(pointers.len(), "answer", "answers");
            let about: Vec<_> = pointers.iter().take(MOST_TOLD).map(|pointer| format!("at {pointer}")).collect();
            self.warnings += pointers.len();
            let message = format!("{name}: {answers} to what the form does not ask, and so left out");
            let help = match pointers.len().saturating_sub(MOST_TOLD) {
                0 => "is it the form of this plan, with the same scales?".to_owned(),
                more => format!("is it the form of this plan, with the same scales? {more} more are left out"),
            };
            console.warn(&message, &about, &help);
        }
        self.unread.extend(pointers.into_iter().map(|pointer| Unread { file: name.to_owned(), pointer }));
        Ok(())
    }

    /// Tells of submissions that are left out, by their indices in the list.
    fn not_counted(&mut self, name: &str, at: &[usize], why: &str, help: &str, console: &Console) {
        if at.is_empty() {
            return;
        }
        self.warnings += at.len();
        let number = count(at.len(), "submission is", "submissions are");
        let mut about: Vec<_> = at.iter().take(MOST_TOLD).map(|at| format!("submission {at}, from zero")).collect();
        about.extend(and_more(at.len(), MOST_TOLD));
        console.warn(&format!("{name}: {number} {why}"), &about, help);
    }

    fn lines(&mut self, input: &Input, name: &str, reader: impl std::io::BufRead, console: &Console) {
        let (reader, kept) = Kept::new(reader, Limits::default().bytes);
        let mut told = Told::default();
        for line in ndjson(reader) {
            let text = kept.take();
            match line.record {
                Ok(record) => self.add(name, Some(line.number), None, record),
                Err(error) => told.tell(console, || {
                    let text = text.trim_ascii_end().rsplit(|byte| *byte == b'\n').next().unwrap_or_default();
                    input.unreadable(&error, text.to_owned(), line.number)
                }),
            }
        }
        self.unreadable += told.finish(name, console);
    }

    fn add(&mut self, file: &str, line: Option<usize>, index: Option<usize>, record: Assessment) {
        self.places.push(Place { record: self.all.len(), file: file.to_owned(), line, index });
        self.all.push(record);
    }

    /// The places of the records that findings are about, or name in their help; of no other.
    pub(super) fn places_of(&self, findings: &[Finding]) -> Vec<&Place> {
        let named =
            |finding: &Finding| finding.help().split(' ').filter_map(named).map(|(at, _)| at).collect::<Vec<_>>();
        let about = findings.iter().flat_map(|finding| finding.record().into_iter().chain(named(finding)));
        about.collect::<BTreeSet<_>>().into_iter().filter_map(|at| self.places.get(at)).collect()
    }

    /// Where a finding is: the file, the line, and the pointer into what stands there.
    pub(super) fn place(&self, finding: &Finding) -> String {
        let place = finding.record().and_then(|at| Some((at, self.places.get(at)?)));
        let Some((at, place)) = place else { return finding.pointer().to_owned() };
        let pointer = finding.pointer().strip_prefix(&format!("/{at}")).unwrap_or_default();
        place.with(pointer)
    }

    /// A text of the library, which counts records through all files, with the places of the records that it names.
    pub(super) fn placed(&self, text: &str) -> String {
        let place = |word: &str| named(word).and_then(|(at, long)| Some((long, self.places.get(at)?.with(""))));
        let words = text.split(' ').map(|word| match place(word) {
            Some((long, place)) => place + word.get(long..).unwrap_or_default(),
            None => word.to_owned(),
        });
        words.collect::<Vec<_>>().join(" ")
    }
}

/// Whether a text is one submission by itself, and no list: it has the date that every form asks for.
fn is_submission(text: &[u8]) -> bool {
    let keys = serde_json::from_slice::<BTreeMap<String, &RawValue>>(without_mark(text));
    keys.is_ok_and(|keys| keys.keys().any(|key| key.rsplit('/').next() == Some("assessment_date")))
}

/// The index of the record that a word names as a pointer does, and how long the pointer is.
fn named(word: &str) -> Option<(usize, usize)> {
    let number = word.strip_prefix('/')?.trim_end_matches([';', ',', '.']);
    Some((number.parse().ok()?, number.len() + 1))
}

/// The error of an item, with those lines alone that it is about.
fn in_lines(input: &Input, error: &LoadError, text: &[u8]) -> Failure {
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
struct Told(usize);

/// More than this are only counted.
const MOST_UNREADABLE: usize = 20;

impl Told {
    fn tell(&mut self, console: &Console, why: impl FnOnce() -> Failure) {
        if self.0 < MOST_UNREADABLE {
            console.tell(&why());
        }
        self.0 += 1;
    }

    /// How many there were.
    fn finish(self, name: &str, console: &Console) -> usize {
        if let Some(more) = and_more(self.0, MOST_UNREADABLE) {
            console.note(&format!("{name}: {more} that cannot be read"));
        }
        self.0
    }
}

/// More keys or submissions than this are not told one by one.
const MOST_TOLD: usize = 10;

impl Place {
    /// The place of what this pointer leads to within the record.
    fn with(&self, pointer: &str) -> String {
        let line = self.line.map(|line| format!(", line {line}")).unwrap_or_default();
        let index = self.index.map(|index| format!("/{index}")).unwrap_or_default();
        let space = if index.is_empty() && pointer.is_empty() { "" } else { " " };
        format!("{}{line}{space}{index}{pointer}", self.file)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_told_by_file_line_and_pointer() {
        let place = |line, index| Place { record: 0, file: "a.json".into(), line, index };
        assert_eq!(place(None, None).with(""), "a.json");
        assert_eq!(place(None, None).with("/answers"), "a.json /answers");
        assert_eq!(place(Some(3), None).with("/answers"), "a.json, line 3 /answers");
        assert_eq!(place(None, Some(2)).with("/answers"), "a.json /2/answers");
    }

    #[test]
    fn records_are_named_by_their_places_and_other_words_stay() {
        let place = |line| Place { record: 0, file: "a.json".into(), line: Some(line), index: None };
        let records = Records { places: vec![place(1), place(4)], ..Records::default() };
        assert_eq!(
            records.placed("the record at /1 is the same; keep"),
            "the record at a.json, line 4 is the same; keep"
        );
        assert_eq!(records.placed("yes/no, 1 or /9"), "yes/no, 1 or /9");
    }
}
