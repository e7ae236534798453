//! Records as the servers of XLSForm programs give them: Kobo's JSON and the OData of ODK Central.
//!
//! Kobo writes flat keys with the path of the groups (`secure_and_suitable_housing/private_personal_space`), ODK nests
//! the groups. Names are those of [`form::name`](crate::form), so a question is known by its name wherever it stands.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use serde::Deserialize;
use serde_json::value::RawValue;

use super::read::MOST_BYTES_OF_LIST;
use super::{Assessment, Date, items};
use crate::form::{Form, Question, Respondent, ResponseScale, Timepoint, name};
use crate::plan::Reference;
use crate::plan::load::{
    Entry, Limits, LoadError, LoadErrorKind as Kind, Problem, Problems, read_with, too_large, without_mark,
};
use crate::vocabulary::nearest_of;
use crate::{Edition, Indicator, Outcome};

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
}

/// Why a submission is not to be counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum NotCounted {
    /// Whoever reviewed it on the server rejected it.
    Rejected,
    /// A later one of the same export has the same id: the same submission stands there again.
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

/// No form of this crate nests deeper: a group for the section, and one between it and the question.
const DEEPEST: usize = 16;

/// More unknown keys than this are not told: it is another form.
const MOST_UNKNOWN: usize = 100;

impl Assessment {
    /// Reads what Kobo or ODK Central returns for one filled form, as text or as bytes of up to 1 MiB.
    ///
    /// The form is needed to know the options, whose ids have underscores there. What programs add by themselves
    /// (`_id`, `meta/instanceID`, `start`, `deviceid`, `__system` and the like, some of it about the person who filled
    /// the form) is passed over and not kept. A null or empty value is no answer. A key that is neither of the form nor
    /// metadata is told in [`unknown`](Submission::unknown).
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
    /// # Ok::<(), mscos::plan::LoadError>(())
    /// ```
    pub fn from_submission(json: impl AsRef<[u8]>, form: &Form) -> Result<Submission, LoadError> {
        let json = json.as_ref();
        Limits::default().check_size(json)?;
        Known::of(form).read(json).map(|(submission, _)| submission)
    }
}

/// Reads all that a server returns: Kobo's `results`, the `value` of OData, or a plain list; up to 16 MiB.
///
/// Goes on after a submission that can't be read: the errors are those of [`Assessment::from_submission`], with pointers and
/// lines in the whole text. Submissions that the server holds for rejected, and all but the last that have the same id
/// (`_uuid`, `meta/instanceID`, `__id`), are there with the reason why they are [not counted](Submission::not_counted).
///
/// # Errors
///
/// If the text is not JSON, or holds no list, or if more than 1000 of its submissions can't be read.
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
    let json = json.as_ref();
    Limits::default().bytes(MOST_BYTES_OF_LIST).check_size(json)?;
    let (json, known) = (without_mark(json), Known::of(form));
    let read = |list: &RawValue, pointer: &str, problems: &mut Problems<'_>| {
        let items = items::read(json, list, pointer, |place, item| {
            let mut read = known.read(item)?;
            read.0.unknown.iter_mut().for_each(|problem| place.shift(problem));
            Ok(read)
        });
        items.unwrap_or_else(|| {
            problems.wrong(list, "a list");
            Ok(Vec::new())
        })
    };
    let (lists, has_more) = read_with(json, |document, problems| {
        if document.get().starts_with('[') {
            return (vec![read(document, "", problems)], false);
        }
        let (mut lists, mut has_more) = (Vec::new(), false);
        problems.names(document, str::to_owned, |entry, problems| match entry.key.as_str() {
            key @ ("results" | "value") => lists.push(read(entry.value, &format!("/{key}"), problems)),
            "next" | "@odata.nextLink" => has_more = entry.value.get().starts_with('"') && entry.value.get() != "\"\"",
            _ => {}
        });
        if lists.is_empty() && document.get().starts_with('{') {
            let help = "it is a list, or an object with one under `results` or `value`";
            problems.push(document.get(), Kind::MissingKey, "no list of submissions stands here", help);
        }
        (lists, has_more)
    })?;
    let lists = lists.into_iter().collect::<Result<Vec<_>, _>>()?;
    Ok(Submissions { all: each_once(lists.into_iter().flatten().collect()), has_more })
}

/// Of submissions with the same id all but the last are not counted.
fn each_once(mut all: items::Items<(Submission, Vec<Id>)>) -> Vec<Result<Submission, LoadError>> {
    let mut seen = BTreeSet::new();
    for (submission, ids) in all.iter_mut().rev().flatten() {
        let repeated = ids.iter().any(|id| seen.contains(id));
        seen.extend(ids.drain(..));
        if repeated && submission.not_counted.is_none() {
            submission.not_counted = Some(NotCounted::Repeated);
        }
    }
    all.into_iter().map(|read| read.map(|(submission, _)| submission)).collect()
}

/// What a server tells submissions apart by: the kind of id, and the id.
type Id = (&'static str, String);

/// What can't happen: a submission that is not there, and of which no problem was told.
fn nothing() -> LoadError {
    too_large("no submission could be read".to_owned(), "", 1)
}

/// What a name of a form means.
#[derive(Clone, Copy)]
enum Meaning {
    Question(Indicator),
    Words(Indicator),
    Notes(Outcome),
    Skip(Outcome),
}

/// Every name that a form can have beside those of its head and of its groups.
static NAMES: LazyLock<BTreeMap<String, Meaning>> = LazyLock::new(|| {
    let questions = Indicator::ALL.iter().flat_map(|indicator| {
        [
            (name::of_indicator(*indicator), Meaning::Question(*indicator)),
            (name::of_words(*indicator), Meaning::Words(*indicator)),
        ]
    });
    let others = Outcome::ALL.iter().flat_map(|outcome| {
        [(name::of_notes(*outcome), Meaning::Notes(*outcome)), (name::of_skip(*outcome), Meaning::Skip(*outcome))]
    });
    questions.chain(others).collect()
});

/// The names of the head of a form.
const HEAD: [&str; 5] = ["edition", "case_reference", "assessment_date", "timepoint", "respondent"];

/// What programs add by themselves, beside keys that begin with an underscore, and those of OData.
const METADATA: [&str; 18] = [
    "start",
    "end",
    "today",
    "deviceid",
    "username",
    "phonenumber",
    "email",
    "simserial",
    "subscriberid",
    "audit",
    "instanceID",
    "instanceName",
    "deprecatedID",
    "rootUuid",
    "background-audio",
    "start-geopoint",
    "meta",
    "formhub",
];

fn is_metadata(key: &str) -> bool {
    let (first, last) = (key.split('/').next().unwrap_or_default(), key.rsplit('/').next().unwrap_or_default());
    first.starts_with('_')
        || last.starts_with('_')
        || key.contains("@odata.")
        || [first, last].iter().any(|part| METADATA.contains(part))
}

/// What of a submission a server says under `meta`, `__system` and `_validation_status`.
#[derive(Default, Deserialize)]
struct Said {
    #[serde(rename = "instanceID")]
    instance: Option<String>,
    #[serde(rename = "reviewState")]
    review: Option<String>,
    uid: Option<String>,
}

/// Looking for the nearest name is work, so it is done for this many names of a run.
const MOST_HINTS: usize = 50;

/// What is known of a form, and what was looked up for it.
struct Known<'form> {
    /// The questions by their indicators.
    questions: BTreeMap<Indicator, &'form Question>,
    /// The nearest name of those that the form does not have.
    nearest: RefCell<BTreeMap<String, Option<&'static str>>>,
}

/// What was read of a submission so far.
#[derive(Default)]
struct Draft {
    edition: Option<Reference<Edition>>,
    case_reference: Option<String>,
    assessment_date: Option<Date>,
    timepoint: Option<Timepoint>,
    respondent: Option<Respondent>,
    answers: BTreeMap<Indicator, String>,
    words: BTreeMap<Indicator, String>,
    notes: BTreeMap<Outcome, String>,
    skipped: BTreeMap<Outcome, bool>,
    unknown: Vec<Problem>,
    rejected: bool,
    ids: Vec<Id>,
    /// The names of the head that have a value, even one that can't be read.
    seen: BTreeSet<&'static str>,
}

impl<'form> Known<'form> {
    fn of(form: &'form Form) -> Self {
        let questions = form.questions().map(|question| (question.indicator(), question)).collect();
        Self { questions, nearest: RefCell::default() }
    }

    /// A submission, and its ids.
    fn read(&self, json: &[u8]) -> Result<(Submission, Vec<Id>), LoadError> {
        read_with(json, |document, problems| self.submission(document, problems))?.ok_or_else(nothing)
    }

    /// `None` only where a problem was told.
    fn submission(&self, json: &RawValue, problems: &mut Problems<'_>) -> Option<(Submission, Vec<Id>)> {
        let mut draft = Draft::default();
        self.group(json, 0, &mut draft, problems);
        if json.get().starts_with('{') {
            for key in ["assessment_date", "timepoint"].into_iter().filter(|key| !draft.seen.contains(key)) {
                let message = format!("the key `{key}` is missing");
                problems.push(json.get(), Kind::MissingKey, message, "is it a form of this crate?");
            }
        }
        draft.finish()
    }

    fn group(&self, json: &RawValue, depth: usize, draft: &mut Draft, problems: &mut Problems<'_>) {
        if depth > DEEPEST {
            return problems.push(json.get(), Kind::TooLarge, "the groups are nested too deeply", "");
        }
        problems.names(json, str::to_owned, |entry, problems| {
            if is_metadata(&entry.key) {
                return draft.metadata(entry, depth);
            }
            match entry.value.get() {
                "null" => {}
                value if value.starts_with('{') => self.group(entry.value, depth + 1, draft, problems),
                value if value.starts_with('[') && has_known(entry.value, depth + 1) => {
                    let message =
                        "the form's questions stand in a group that repeats, so their answers can't be counted";
                    let help = "let the form ask each question once, and send a record of its own for each person";
                    problems.push(entry.value.get(), Kind::WrongValue, message, help);
                }
                value if value.starts_with('[') => self.unknown(entry, draft, problems),
                value => {
                    let text = serde_json::from_str::<String>(value).unwrap_or_else(|_| value.to_owned());
                    if !text.trim().is_empty() {
                        self.value(entry, &text, draft, problems);
                    }
                }
            }
        });
    }

    fn value(&self, entry: &Entry<'_>, text: &str, draft: &mut Draft, problems: &mut Problems<'_>) {
        let name = entry.key.rsplit('/').next().unwrap_or_default();
        let text = text.trim();
        let id = || text.replace('_', "-");
        draft.seen.extend(HEAD.into_iter().filter(|known| *known == name));
        let kept = match (name, NAMES.get(name)) {
            ("edition", _) => keep(&mut draft.edition, Some(Reference::from(id().as_str()))),
            ("case_reference", _) => keep(&mut draft.case_reference, Some(text.to_owned())),
            ("assessment_date", _) => keep(&mut draft.assessment_date, text.parse().ok()),
            ("timepoint", _) => keep(&mut draft.timepoint, id().parse().ok()),
            ("respondent", _) => keep(&mut draft.respondent, Respondent::from_id(&id())),
            (_, Some(Meaning::Question(indicator))) => {
                add(&mut draft.answers, *indicator, self.answer(*indicator, text))
            }
            (_, Some(Meaning::Words(indicator))) => add(&mut draft.words, *indicator, text.to_owned()),
            (_, Some(Meaning::Notes(outcome))) => add(&mut draft.notes, *outcome, text.to_owned()),
            (_, Some(Meaning::Skip(outcome))) => match text {
                "skip" | "yes" | "true" => add(&mut draft.skipped, *outcome, true),
                "no" | "false" => add(&mut draft.skipped, *outcome, false),
                _ => Kept::NotRead,
            },
            (_, None) => return self.unknown(entry, draft, problems),
        };
        match kept {
            Kept::Yes => {}
            Kept::NotRead => problems.wrong(entry.value, expected(name)),
            Kept::Differs => {
                let (message, help) = ("this stands twice in the submission, and not the same", "keep one of them");
                problems.push(entry.value.get(), Kind::RepeatedKey, message, help);
            }
        }
    }

    fn unknown(&self, entry: &Entry<'_>, draft: &mut Draft, problems: &Problems<'_>) {
        if draft.unknown.len() < MOST_UNKNOWN {
            let name = entry.key.rsplit('/').next().unwrap_or_default();
            let help = self.nearest(name).map(|known| format!("the nearest name is `{known}`")).unwrap_or_default();
            let message = "no question of this crate's forms has this name: what stands here is not in the record";
            draft.unknown.push(problems.problem(entry.written, Kind::UnknownKey, message.to_owned(), help));
        }
    }

    /// The name that was most likely meant, looked for once.
    fn nearest(&self, name: &str) -> Option<&'static str> {
        let mut nearest = self.nearest.borrow_mut();
        if let Some(known) = nearest.get(name) {
            return *known;
        }
        if nearest.len() >= MOST_HINTS {
            return None;
        }
        let names = HEAD.into_iter().chain(NAMES.keys().map(String::as_str));
        let best = nearest_of(name, names.map(|known| (known, known)));
        nearest.insert(name.to_owned(), best);
        best
    }

    /// The id of the option that the form writes with underscores.
    fn answer(&self, indicator: Indicator, text: &str) -> String {
        let scale = self.questions.get(&indicator).map(|question| question.scale());
        scale.and_then(|scale| option(scale, text)).unwrap_or_else(|| text.replace('_', "-"))
    }
}

/// Whether an answer to a question of a form, or its notes, stands anywhere in a value.
fn has_known(json: &RawValue, depth: usize) -> bool {
    let json_text = json.get();
    if depth > DEEPEST {
        return false;
    }
    if json_text.starts_with('[') {
        let items = serde_json::from_str::<Vec<&RawValue>>(json_text).unwrap_or_default();
        return items.into_iter().any(|item| has_known(item, depth + 1));
    }
    let Ok(entries) = serde_json::from_str::<BTreeMap<String, &RawValue>>(json_text) else { return false };
    entries.into_iter().any(|(key, value)| {
        let is_known = || key.rsplit('/').next().is_some_and(|name| NAMES.contains_key(name));
        let is_there = !matches!(value.get(), "null" | "\"\"");
        !is_metadata(&key) && (is_there && is_known() || has_known(value, depth + 1))
    })
}

/// The option of this id, or of this id with underscores.
fn option(scale: &ResponseScale, text: &str) -> Option<String> {
    let underscored = || scale.options().iter().find(|option| option.id().replace('-', "_") == text);
    scale.option(text).or_else(underscored).map(|option| option.id().to_owned())
}

/// What should stand under a name.
fn expected(name: &str) -> &'static str {
    match name {
        "assessment_date" => "a day of the calendar, written like 2026-11-22,",
        "timepoint" => "the label of a timepoint (baseline, month-6 or the like)",
        "respondent" => "the id of one respondent",
        _ => "`skip`, or nothing,",
    }
}

enum Kept {
    Yes,
    NotRead,
    Differs,
}

fn keep<T: PartialEq>(place: &mut Option<T>, value: Option<T>) -> Kept {
    match (place.as_ref(), value) {
        (_, None) => Kept::NotRead,
        (Some(earlier), Some(value)) if *earlier != value => Kept::Differs,
        (_, value) => {
            *place = value;
            Kept::Yes
        }
    }
}

fn add<K: Ord, V: PartialEq>(map: &mut BTreeMap<K, V>, key: K, value: V) -> Kept {
    match map.get(&key) {
        Some(earlier) if *earlier != value => Kept::Differs,
        _ => {
            map.insert(key, value);
            Kept::Yes
        }
    }
}

impl Draft {
    /// Takes the ids and the review from what servers add.
    fn metadata(&mut self, entry: &Entry<'_>, depth: usize) {
        let text = || serde_json::from_str::<String>(entry.value.get()).ok();
        let said = || serde_json::from_str::<Said>(entry.value.get()).unwrap_or_default();
        match entry.key.as_str() {
            "_uuid" if depth == 0 => self.id("_uuid", text()),
            "__id" if depth == 0 => self.id("__id", text()),
            "meta" => self.id("instanceID", said().instance),
            "__system" if depth == 0 => self.rejected |= said().review.as_deref() == Some("rejected"),
            "_validation_status" if depth == 0 => {
                self.rejected |= said().uid.as_deref() == Some("validation_status_not_approved");
            }
            key if key == "meta/instanceID" || key.ends_with("/meta/instanceID") => self.id("instanceID", text()),
            _ => {}
        }
    }

    fn id(&mut self, kind: &'static str, id: Option<String>) {
        self.ids.extend(id.filter(|id| !id.trim().is_empty()).map(|id| (kind, id)));
    }

    fn finish(self) -> Option<(Submission, Vec<Id>)> {
        let mut record = Assessment::new(self.assessment_date?, self.timepoint?);
        record.edition = self.edition;
        record.case_reference = self.case_reference;
        record.respondent = self.respondent;
        for (indicator, answer) in self.answers {
            record = record.with_answer(indicator, answer);
        }
        for (indicator, words) in self.words {
            record = record.with_words(indicator, words);
        }
        for (outcome, notes) in self.notes {
            record = record.with_notes(outcome, notes);
        }
        for (outcome, _) in self.skipped.into_iter().filter(|(_, skipped)| *skipped) {
            record = record.with_skipped(outcome);
        }
        let not_counted = Some(NotCounted::Rejected).filter(|_| self.rejected);
        Some((Submission { assessment: record, unknown: self.unknown, not_counted }, self.ids))
    }
}
