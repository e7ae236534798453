//! Reading one submission, knowing the form.

use std::cell::RefCell;
use std::collections::BTreeMap;

use serde_json::value::RawValue;

use super::Submission;
use super::draft::{Draft, Kept, add, keep};
use super::names::{DEEPEST, HEAD, Meaning, NAMES, groups, has_known, is_metadata};
use crate::Indicator;
use crate::form::{Form, Question, Respondent, ResponseScale};
use crate::plan::Reference;
use crate::plan::load::{Entry, LoadError, LoadErrorKind as Kind, Problems, key_in_pointer, read_with, too_large};
use crate::vocabulary::nearest_of;

/// More unknown keys than this are not told: it is another form.
const MOST_UNKNOWN: usize = 100;

/// Looking for the nearest name is work, so it is done for this many names of a run.
const MOST_HINTS: usize = 50;

/// What is known of a form, and what was looked up for it.
pub(super) struct Known<'form> {
    /// The questions by their indicators.
    questions: BTreeMap<Indicator, &'form Question>,
    /// The nearest name of those that the form does not have.
    nearest: RefCell<BTreeMap<String, Option<&'static str>>>,
}

impl<'form> Known<'form> {
    pub(super) fn of(form: &'form Form) -> Self {
        let questions = form.questions().map(|question| (question.indicator(), question)).collect();
        Self { questions, nearest: RefCell::default() }
    }

    pub(super) fn read(&self, json: &[u8]) -> Result<Submission, LoadError> {
        read_with(json, |document, problems| self.submission(document, problems))?.ok_or_else(nothing)
    }

    /// `None` only where a problem was told.
    fn submission(&self, json: &RawValue, problems: &mut Problems<'_>) -> Option<Submission> {
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
            let nearest = self.nearest(name).map(|known| format!("the nearest name is `{known}`"));
            // Of a key that may be anything, the pointer shows nothing.
            let group = groups(&entry.key).filter(|_| key_in_pointer(&entry.key).is_none());
            let group = group.map(|group| format!("it stands in the group `{group}`"));
            let help = group.into_iter().chain(nearest).collect::<Vec<_>>().join("; ");
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

/// What can't happen: a submission that is not there, and of which no problem was told.
fn nothing() -> LoadError {
    too_large("no submission could be read".to_owned(), "", 1)
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
        _ => "`yes`, `no` or nothing",
    }
}
