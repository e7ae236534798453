//! Submissions of servers, from all files of a run, and what is told of them.

use std::collections::BTreeMap;

use mscos::assessment::{NotCounted, Submission, Submissions, count_once, submissions_csv_within, submissions_within};
use mscos::form::Form;
use mscos::plan::Limits;
use serde::Serialize;

use super::contents::{URLS, is_map, is_table, is_too_large};
use super::records::{Place, Records, Told, and_more, in_lines};
use crate::console::Console;
use crate::errors::Failure;
use crate::input::Input;
use crate::text::count;

/// The most bytes of an export that are read.
pub(super) const MOST_BYTES: usize = 64 << 20;

/// How to read more.
const PAGES: &str =
    "fetch it in pages (of Kobo ?limit=500&start=0, of ODK Central ?$top=500&$skip=0) and give all files";

/// More keys or submissions than this are not told one by one.
const MOST_TOLD: usize = 10;

/// What was read of exports, in the order of the files.
#[derive(Default)]
pub(super) struct Exports(Vec<Exported>);

struct Exported {
    file: String,
    index: usize,
    submission: Submission,
}

/// A key of submissions that is not of the form: what stands there is in no record.
#[derive(Serialize)]
pub(super) struct Unread {
    /// Where it stands in a submission; empty where the key may not be shown.
    pointer: String,
    /// What would help, such as the nearest name.
    #[serde(skip_serializing_if = "String::is_empty")]
    help: String,
    /// How many submissions have it.
    submissions: usize,
}

impl Exports {
    /// Adds what a file holds; how many submissions of it cannot be read, and whether there are more pages.
    pub(super) fn read(
        &mut self,
        input: &Input,
        head: &[u8],
        form: &Form,
        console: &Console,
    ) -> Result<(usize, bool), Failure> {
        if is_map(head) {
            return Err(input.refused("this is GeoJSON, or of ArcGIS, which is not read", URLS));
        }
        let (limits, is_table) = (Limits::default().bytes(MOST_BYTES), is_table(head));
        let read = if is_table {
            submissions_csv_within(head, form, &limits)
        } else {
            submissions_within(head, form, &limits)
        };
        // Of a line of JSON the texts can be masked, of one of a table they cannot.
        let shown = if is_table { &[] } else { head };
        let Submissions { all, has_more, .. } = read.map_err(|error| {
            if is_too_large(&error) {
                return input.refused(&format!("it has more than {} MiB", MOST_BYTES >> 20), PAGES);
            }
            input.unreadable(&error, shown.to_owned(), 1)
        })?;
        let (file, mut told) = (input.name(), Told::default());
        for (index, submission) in all.into_iter().enumerate() {
            match submission {
                Ok(submission) => self.0.push(Exported { file: file.clone(), index, submission }),
                Err(error) => told.tell(console, || in_lines(input, &error, shown)),
            }
        }
        if has_more {
            let message = format!("{file}: this is one page, and there are more pages: fetch them too");
            console.warn(&message, &[], "give the files of all pages; a summary of some tells of some people alone");
        }
        Ok((told.finish(&file, console), has_more))
    }

    /// Gives the records that count, each submission once over all files, and tells of the others.
    pub(super) fn settle(mut self, records: &mut Records, console: &Console) {
        count_once(self.0.iter_mut().map(|one| &mut one.submission));
        let (mut rejected, mut repeated, mut keys) = (Vec::new(), 0, BTreeMap::new());
        for Exported { file, index, submission } in self.0 {
            let place = Place::of_submission(file, index, submission.id());
            match submission.not_counted {
                Some(NotCounted::Rejected) => rejected.push(place.with("")),
                Some(_) => repeated += 1,
                None => {
                    for problem in &submission.unknown {
                        let key = (without_index(problem.pointer(), index), problem.help().to_owned());
                        *keys.entry(key).or_insert(0) += 1;
                    }
                    records.add(place, submission.assessment);
                }
            }
        }
        let unread = keys.into_iter().map(|((pointer, help), submissions)| Unread { pointer, help, submissions });
        records.unread = unread.collect();
        records.warnings += rejected.len() + records.unread.len();
        if records.quiet {
            return;
        }
        if repeated > 0 {
            let number = count(repeated, "submission stands", "submissions stand");
            console.note(&format!(
                "{number} there again, as where exports or pages overlap, or after an edit: each counts once"
            ));
        }
        tell_rejected(&rejected, console);
        tell_unread(&records.unread, console);
    }
}

fn tell_rejected(rejected: &[String], console: &Console) {
    if rejected.is_empty() {
        return;
    }
    let number = count(rejected.len(), "submission is", "submissions are");
    let mut about: Vec<_> = rejected.iter().take(MOST_TOLD).cloned().collect();
    about.extend(and_more(rejected.len(), MOST_TOLD));
    console.warn(&format!("{number} rejected on the server, and so not counted"), &about, "approve what holds");
}

fn tell_unread(unread: &[Unread], console: &Console) {
    if unread.is_empty() {
        return;
    }
    let mut about: Vec<_> = unread.iter().take(MOST_TOLD).map(Unread::told).collect();
    about.extend(and_more(unread.len(), MOST_TOLD));
    let keys = count(unread.len(), "key is", "keys are");
    let message = format!("{keys} not of the form, and what stands there is left out");
    console.warn(&message, &about, "is it the form of this plan, with the same scales?");
}

impl Unread {
    fn told(&self) -> String {
        let number = count(self.submissions, "submission", "submissions");
        let key = match self.pointer.as_str() {
            "" => "a key that may hold words, so that it is not shown".to_owned(),
            pointer => pointer.trim_start_matches('/').replace("~1", "/"),
        };
        let help = if self.help.is_empty() { String::new() } else { format!("; {}", self.help) };
        format!("{key}, in {number}{help}")
    }
}

/// A pointer into a submission, without what leads to it in the document.
fn without_index(pointer: &str, index: usize) -> String {
    let own = ["/results", "/value", ""].iter().find_map(|list| {
        let rest = pointer.strip_prefix(&format!("{list}/{index}"))?;
        (rest.is_empty() || rest.starts_with('/')).then_some(rest)
    });
    own.unwrap_or(pointer).to_owned()
}
