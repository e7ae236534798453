//! Records as the servers of XLSForm programs give them: Kobo's JSON and the OData of ODK Central.
//!
//! Kobo writes flat keys with the path of the groups (`secure_and_suitable_housing/private_personal_space`), ODK nests
//! the groups. Names are those of [`form::name`](crate::form), so a question is known by its name wherever it stands.

mod draft;
mod known;
mod names;
mod once;
#[cfg(feature = "csv")]
mod table;

use std::collections::BTreeMap;

use serde::de::IgnoredAny;
use serde_json::value::RawValue;

use self::known::Known;
use self::names::DEEPEST;
pub use self::once::count_once;
#[cfg(feature = "csv")]
pub use self::table::{submissions_csv, submissions_csv_within};
use super::Assessment;
use super::items::{self, MOST_BAD};
use super::read::MOST_BYTES_OF_LIST;
use crate::form::Form;
use crate::plan::load::{
    Limits, Lines, LoadError, LoadErrorKind as Kind, Problem, Problems, read_with, too_large, without_mark,
};

/// What a server returned for one filled form.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Submission {
    /// The record.
    pub assessment: Assessment,
    /// Keys with a value that are neither of the form nor metadata, up to 100: what stands there is not in the record.
    pub unknown: Vec<Problem>,
    /// Why it is not to be counted, if so.
    pub not_counted: Option<NotCounted>,
    ids: once::Ids,
    line: usize,
}

/// Why a submission is not to be counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum NotCounted {
    /// Whoever reviewed it on the server rejected it.
    Rejected,
    /// The same submission stands there again, maybe in a later version: that one counts.
    Repeated,
}

/// All that a server returned in one file.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Submissions {
    /// Each submission in the order of the file, or why it can't be read.
    pub all: Vec<Result<Submission, LoadError>>,
    /// Whether the server says that this is only a part, and that there are more pages to fetch.
    pub has_more: bool,
}

impl Submission {
    /// The line of the text on which it begins, from one.
    #[must_use]
    pub const fn line(&self) -> usize {
        self.line
    }
}

impl Assessment {
    /// Reads what Kobo or ODK Central returns for one filled form, as text or as bytes of up to 1 MiB.
    ///
    /// The form is needed to know the options, whose ids have underscores there. What programs add by themselves
    /// (`_id`, `meta/instanceID`, `start`, `deviceid`, `__system` and the like, some of it about the person who filled
    /// the form) is passed over; only the [ids](Submission::ids) are kept. A null or empty value is no answer. A key that is
    /// neither of the form nor metadata is told in [`unknown`](Submission::unknown).
    ///
    /// # Errors
    ///
    /// If the text is not JSON, the date or the timepoint is missing, a question stands twice with different answers, or in
    /// a group that repeats, or a value can't be read. The error tells every problem with JSON Pointer, line and column.
    ///
    /// ```
    /// use mscos::assessment::Assessment;
    /// use mscos::form::Form;
    /// use mscos::{Indicator, Outcome, OutcomeSet};
    ///
    /// let form = Form::of_outcomes(OutcomeSet::of(&[Outcome::SecureAndSuitableHousing]));
    /// let submission = Assessment::from_submission(r#"{
    ///     "_id": 17, "meta/instanceID": "uuid:0", "start": "2026-11-22T10:00:00Z",
    ///     "assessment_date": "2026-11-22", "timepoint": "month_6", "respondent": "survivor",
    ///     "secure_and_suitable_housing/private_personal_space": "prefer_not_to_say",
    ///     "secure_and_suitable_housing/colour_of_the_door": "blue"
    /// }"#, &form)?;
    ///
    /// let space = Indicator::from_id("secure-and-suitable-housing/private-personal-space").unwrap();
    /// assert_eq!(submission.assessment.answer(space), Some("prefer-not-to-say"));
    /// assert_eq!(submission.unknown[0].pointer(), "/secure_and_suitable_housing~1colour_of_the_door");
    /// assert_eq!(submission.id(), Some("17"));
    /// # Ok::<(), mscos::plan::LoadError>(())
    /// ```
    pub fn from_submission(json: impl AsRef<[u8]>, form: &Form) -> Result<Submission, LoadError> {
        let json = json.as_ref();
        Limits::default().check_size(json)?;
        Known::of(form).read(json)
    }
}

/// Reads all that a server returns, up to 16 MiB: Kobo's `results`, the `value` of OData, a plain list, a single submission,
/// or one on each line.
///
/// Goes on after a submission that can't be read: the errors are those of [`Assessment::from_submission`], with pointers and
/// lines in the whole text. Submissions that the server holds for rejected, and those that stand there again (by `_uuid`,
/// `meta/instanceID`, `__id`, and for edited ones `meta/rootUuid` and `meta/deprecatedID`), are there with the reason why they
/// are [not counted](Submission::not_counted). Over several files [`count_once`] says so.
///
/// # Errors
///
/// If the text is not JSON, or holds no submissions, or if more than 1000 of them can't be read.
///
/// ```
/// use mscos::assessment::submissions;
/// use mscos::form::Form;
/// use mscos::{Outcome, OutcomeSet};
///
/// let form = Form::of_outcomes(OutcomeSet::of(&[Outcome::SecureAndSuitableHousing]));
/// let kobo = r#"{ "next": "https://kobo.example/?start=2", "results": [
///     { "_uuid": "0", "assessment_date": "2026-11-22", "timepoint": "month_6" },
///     { "_uuid": "1", "assessment_date": "22 November", "timepoint": "month_6" }
/// ] }"#;
/// let page = submissions(kobo, &form)?;
/// assert!(page.has_more && page.all[0].is_ok());
/// assert_eq!(page.all[1].as_ref().unwrap_err().pointer(), "/results/1/assessment_date");
/// # Ok::<(), mscos::plan::LoadError>(())
/// ```
pub fn submissions(json: impl AsRef<[u8]>, form: &Form) -> Result<Submissions, LoadError> {
    submissions_within(json, form, &Limits::default().bytes(MOST_BYTES_OF_LIST))
}

/// Reads all that a server returns, of up to so many [`bytes`](Limits::bytes).
///
/// # Errors
///
/// As [`submissions`].
pub fn submissions_within(json: impl AsRef<[u8]>, form: &Form, limits: &Limits) -> Result<Submissions, LoadError> {
    let json = json.as_ref();
    limits.check_size(json)?;
    let (json, known) = (without_mark(json), Known::of(form));
    if is_lines(json) {
        return Ok(once(of_lines(json, &known)?, false));
    }
    let list = |list: &RawValue, pointer: &str, problems: &mut Problems<'_>| {
        items::read(json, list, pointer, |place, item| {
            let mut read = known.read(item)?;
            read.unknown.iter_mut().for_each(|problem| place.shift(problem));
            read.line = place.line();
            Ok(read)
        })
        .unwrap_or_else(|| {
            problems.wrong(list, "a list");
            Ok(Vec::new())
        })
    };
    let (lists, has_more) = read_with(json, |document, problems| {
        if document.get().starts_with('[') {
            return (vec![list(document, "", problems)], false);
        }
        if is_single(document) {
            return (vec![Ok(vec![known.read(json)])], false);
        }
        let (mut lists, mut has_more) = (Vec::new(), false);
        problems.names(document, str::to_owned, |entry, problems| match entry.key.as_str() {
            key @ ("results" | "value") => lists.push(list(entry.value, &format!("/{key}"), problems)),
            "next" | "@odata.nextLink" => has_more = entry.value.get().starts_with('"') && entry.value.get() != "\"\"",
            _ => {}
        });
        if lists.is_empty() && document.get().starts_with('{') {
            let help = if keys(document).contains_key("features") {
                "GeoJSON and what ArcGIS exports are not read: fetch the data as JSON from Kobo or ODK Central"
            } else {
                "it is a list, or an object with one under `results` or `value`"
            };
            problems.push(document.get(), Kind::MissingKey, "no list of submissions stands here", help);
        }
        (lists, has_more)
    })?;
    let lists = lists.into_iter().collect::<Result<Vec<_>, _>>()?;
    Ok(once(lists.into_iter().flatten().collect(), has_more))
}

/// All of a file, of which each submission counts once.
fn once(mut all: items::Items<Submission>, has_more: bool) -> Submissions {
    count_once(all.iter_mut().flatten());
    Submissions { all, has_more }
}

/// Whether a text is no document of JSON, and one of its first two lines is.
fn is_lines(text: &[u8]) -> bool {
    let whole = |json: &[u8]| serde_json::from_slice::<IgnoredAny>(json).is_ok();
    let mut lines = text.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii).filter(|line| !line.is_empty());
    let (Some(first), Some(second)) = (lines.next(), lines.next()) else { return false };
    first.starts_with(b"{") && second.starts_with(b"{") && (whole(first) || whole(second)) && !whole(text)
}

/// Reads a submission from each line.
fn of_lines(text: &[u8], known: &Known<'_>) -> Result<items::Items<Submission>, LoadError> {
    let (mut lines, mut all, mut bad) = (Lines::of(text), Vec::new(), 0);
    while let Some((number, read)) = lines.next(Limits::default().bytes, |line| known.read(line)) {
        bad += usize::from(read.is_err());
        if bad > MOST_BAD {
            return Err(too_large(format!("more than {MOST_BAD} lines can't be read"), "", number));
        }
        all.push(read.map(|mut submission| {
            submission.unknown.iter_mut().for_each(|problem| problem.line += number - 1);
            Submission { line: number, ..submission }
        }));
    }
    Ok(all)
}

/// Whether a document is a single submission, and no list of them.
fn is_single(document: &RawValue) -> bool {
    let keys = keys(document);
    let is_list = |key: &str| keys.get(key).is_some_and(|value| value.get().starts_with('['));
    let of_server = ["_id", "_uuid", "__id", "formhub/uuid", "meta/instanceID"];
    !is_list("results")
        && !is_list("value")
        && (of_server.iter().any(|key| keys.contains_key(*key)) || has_date(&keys, 0))
}

/// Whether the date that every form asks for stands there, in whatever group.
fn has_date(keys: &BTreeMap<String, &RawValue>, depth: usize) -> bool {
    let group = |value: &RawValue| depth < DEEPEST && has_date(&self::keys(value), depth + 1);
    keys.iter().any(|(key, value)| {
        key.rsplit('/').next() == Some("assessment_date") || value.get().starts_with('{') && group(value)
    })
}

/// The keys of an object, and what stands there; none where it is no object.
fn keys(json: &RawValue) -> BTreeMap<String, &RawValue> {
    serde_json::from_str(json.get()).unwrap_or_default()
}
