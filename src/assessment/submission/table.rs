//! Submissions in tables: what Kobo and ODK Central export as CSV.

use std::collections::BTreeMap;

use csv::{ReaderBuilder, StringRecord};

use super::known::Known;
use super::names::METADATA;
use super::{MOST_BAD, Submission, Submissions, once};
use crate::assessment::read::MOST_BYTES_OF_LIST;
use crate::form::{Form, Timepoint};
use crate::plan::load::{Limits, LoadError, LoadErrorKind as Kind, Problem, too_large, without_mark};

/// Reads what Kobo and ODK Central export as CSV, up to 16 MiB; the cells with `,`, `;` or tabs between them.
///
/// In Kobo choose "XML values and headers", so that the table has names and not labels. Groups may stand in the headers, as
/// Kobo (`group/question`) and ODK Central (`group-question`) write them, or not. What is read, what is passed over and what
/// counts is as in [`submissions`](super::submissions). Pointers begin with the index of the row below the headers, from
/// zero; lines are those of the file.
///
/// # Errors
///
/// If the text is not UTF-8, has no column `assessment_date`, holds labels in place of names, or has more than 1000 rows that
/// can't be read.
///
/// ```
/// use mscos::assessment::submissions_csv;
/// use mscos::form::Form;
/// use mscos::{Indicator, Outcome, OutcomeSet};
///
/// let form = Form::of_outcomes(OutcomeSet::of(&[Outcome::SecureAndSuitableHousing]));
/// let kobo = "\
/// \"assessment_date\";\"timepoint\";\"secure_and_suitable_housing/private_personal_space\";\"_id\"
/// \"2026-11-22\";\"month_6\";\"prefer_not_to_say\";\"17\"
/// ";
/// let all = submissions_csv(kobo, &form)?.all;
/// let submission = all[0].as_ref().unwrap();
/// let space = Indicator::from_id("secure-and-suitable-housing/private-personal-space").unwrap();
/// assert_eq!(submission.assessment.answer(space), Some("prefer-not-to-say"));
/// assert_eq!((submission.id(), submission.line()), (Some("17"), 2));
/// # Ok::<(), mscos::plan::LoadError>(())
/// ```
pub fn submissions_csv(table: impl AsRef<[u8]>, form: &Form) -> Result<Submissions, LoadError> {
    submissions_csv_within(table, form, &Limits::default().bytes(MOST_BYTES_OF_LIST))
}

/// Reads what Kobo and ODK Central export as CSV, of up to so many [`bytes`](Limits::bytes).
///
/// # Errors
///
/// As [`submissions_csv`].
pub fn submissions_csv_within(table: impl AsRef<[u8]>, form: &Form, limits: &Limits) -> Result<Submissions, LoadError> {
    let table = table.as_ref();
    limits.check_size(table)?;
    let table = without_mark(table);
    if std::str::from_utf8(table).is_err() {
        return Err(refused(Kind::Syntax, "this is not text in UTF-8", "save it as UTF-8", 1));
    }
    let mut reader = ReaderBuilder::new().delimiter(delimiter(table)).flexible(true).from_reader(table);
    let broken = |_| refused(Kind::Syntax, "this is not a table in CSV", "", 1);
    let headers = reader.headers().map_err(broken)?.clone();
    if !headers.iter().any(|header| last(header) == "assessment_date") {
        return Err(refused(Kind::MissingKey, "the table has no column `assessment_date`", LABELS, 1));
    }
    let columns: Vec<_> = headers.iter().map(Column::of).collect();
    let (known, mut all, mut bad) = (Known::of(form), Vec::new(), 0);
    let mut lines = Lines { table, behind: 0, line: 1 };
    for row in reader.records() {
        let row = row.map_err(broken)?;
        let line = lines.of(&row);
        // One slip is told of its row; labels in the first are labels in all.
        if all.is_empty() && has_label(&headers, &row) {
            return Err(refused(Kind::WrongValue, "the cells hold labels, and names are needed", LABELS, line));
        }
        let place = |problem: &mut Problem| {
            problem.pointer.insert_str(0, &format!("/{}", all.len()));
            (problem.line, problem.column) = (line, 1);
        };
        let read = known.read(json(&columns, &row).as_bytes()).map(|mut submission| {
            submission.unknown.iter_mut().for_each(place);
            Submission { line, ..submission }
        });
        let read = read.map_err(|error| {
            let mut problems = error.problems().to_vec();
            problems.iter_mut().for_each(place);
            LoadError::all(problems).unwrap_or(error)
        });
        bad += usize::from(read.is_err());
        if bad > MOST_BAD {
            return Err(too_large(format!("more than {MOST_BAD} rows can't be read"), "", line));
        }
        all.push(read);
    }
    Ok(once(all, false))
}

/// The lines of a table, counted on from row to row.
///
/// The reader counts them too, but takes the row behind a line that ends as in Windows for one of that line.
struct Lines<'a> {
    table: &'a [u8],
    behind: usize,
    line: usize,
}

impl Lines<'_> {
    /// The line on which a row begins that stands behind the one before.
    fn of(&mut self, row: &StringRecord) -> usize {
        let start = row.position().and_then(|position| usize::try_from(position.byte()).ok()).unwrap_or(self.behind);
        let rest = self.table.get(start..).unwrap_or_default();
        let start = start + rest.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        let between = self.table.get(self.behind..start).unwrap_or_default();
        self.line += between.split(|byte| *byte == b'\n').count() - 1;
        self.behind = start;
        self.line
    }
}

/// How to get names.
const LABELS: &str = "the names of questions and answers are needed, not their labels: in Kobo export with \"XML values \
                      and headers\"";

fn refused(kind: Kind, message: &str, help: &str, line: usize) -> LoadError {
    let (message, help) = (message.to_owned(), help.to_owned());
    LoadError::one(Problem { kind, message, help, pointer: String::new(), line, column: 1 })
}

/// The character that stands most often between the headers; names have none of them.
fn delimiter(table: &[u8]) -> u8 {
    let head = table.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let often = |delimiter: &u8| head.split(|byte| byte == delimiter).count();
    [b'\t', b';', b','].into_iter().max_by_key(often).unwrap_or(b',')
}

/// The name of a question, without its groups.
fn last(header: &str) -> &str {
    header.trim().rsplit(['/', '-']).next().unwrap_or_default()
}

/// Whether the timepoint is written as people read it.
fn has_label(headers: &StringRecord, row: &StringRecord) -> bool {
    let mut cells = headers.iter().zip(row);
    let timepoint = cells.find(|(header, cell)| last(header) == "timepoint" && !cell.trim().is_empty());
    timepoint.is_some_and(|(_, cell)| cell.trim().replace('_', "-").parse::<Timepoint>().is_err())
}

/// What a column is, as JSON of the same server has it.
enum Column {
    /// What stands under this key.
    Key(String),
    /// What reviewers say, which stands in an object under this key.
    Review(&'static str, &'static str),
    /// What ODK Central adds in tables alone.
    PassedOver,
}

/// Columns of ODK Central that say nothing of the answers.
const OF_ODK: [&str; 9] = [
    "SubmissionDate",
    "SubmitterID",
    "SubmitterName",
    "AttachmentsPresent",
    "AttachmentsExpected",
    "Status",
    "DeviceID",
    "Edits",
    "FormVersion",
];

impl Column {
    fn of(header: &str) -> Self {
        match header.trim() {
            "KEY" => Self::Key("__id".to_owned()),
            "ReviewState" => Self::Review("__system", "reviewState"),
            "_validation_status" => Self::Review("_validation_status", "uid"),
            odk if OF_ODK.contains(&odk) => Self::PassedOver,
            kept if kept.contains('/') || METADATA.contains(&kept) => Self::Key(kept.to_owned()),
            // No name has a hyphen, so it stands between groups.
            odk => Self::Key(odk.replace('-', "/")),
        }
    }
}

/// A row as the JSON of one submission.
fn json(columns: &[Column], row: &StringRecord) -> String {
    let text = |text: &str| serde_json::Value::from(text).to_string();
    let filled = columns.iter().zip(row).filter(|(_, cell)| !cell.trim().is_empty());
    let entries = filled.filter_map(|(column, cell)| match column {
        Column::Key(key) => Some(format!("{}:{}", text(key), text(cell))),
        Column::Review(key, inner) => {
            let said = BTreeMap::from([(*inner, cell)]);
            Some(format!("{}:{}", text(key), serde_json::to_string(&said).unwrap_or_default()))
        }
        Column::PassedOver => None,
    });
    format!("{{{}}}", entries.collect::<Vec<_>>().join(","))
}
