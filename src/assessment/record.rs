//! The record of one assessment, as a form returns it.

use std::collections::BTreeMap;
use std::fmt;

use serde::ser::{Serialize, SerializeMap, SerializeStruct, Serializer};

use super::Date;
use crate::form::name::WORDS;
use crate::form::{Respondent, Timepoint};
use crate::plan::Reference;
use crate::plan::load::{Limits, LoadError, read};
use crate::plan::object::read_from_object;
use crate::vocabulary::is_blank;
use crate::{Edition, Indicator, Outcome};

/// The record of one assessment: when, by whom, and the answers.
///
/// `assessment_date`, `timepoint` and `answers` are required. `edition` and `respondent` may be left out where the form
/// has only one. The answers stand under the ids of their outcomes, each under the slug of its indicator, in whatever
/// order they were read in that of the outcome set. What is answered in words stands under the same slug with `_words`
/// behind it.
///
/// Nothing in it but the notes and the answers in words is free text, and nothing of it is ever repeated in a message.
///
/// ```
/// use mscos::assessment::Assessment;
/// use mscos::form::{Respondent, Timepoint};
/// use mscos::Indicator;
///
/// let record = Assessment::from_json(r#"{
///     "edition": "mscos-2023",
///     "case_reference": "C-0427",
///     "assessment_date": "2026-11-22",
///     "timepoint": "month-6",
///     "respondent": "survivor",
///     "answers": { "secure-and-suitable-housing": { "private-personal-space": "yes" } }
/// }"#)?;
/// assert_eq!(record.timepoint, Timepoint::Month(6));
/// assert_eq!(record.respondent, Some(Respondent::Survivor));
/// let space = Indicator::from_id("secure-and-suitable-housing/private-personal-space").unwrap();
/// assert_eq!(record.answer(space), Some("yes"));
/// # Ok::<(), mscos::plan::LoadError>(())
/// ```
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Assessment {
    /// The edition of the outcome set that the form was made for.
    pub edition: Option<Reference<Edition>>,
    /// The code that only the organisation can link to a person.
    pub case_reference: Option<String>,
    /// The day on which the questions were answered.
    pub assessment_date: Date,
    /// When in the course of support that was.
    pub timepoint: Timepoint,
    /// Who answered.
    pub respondent: Option<Respondent>,
    pub(super) answers: Answers,
}

read_from_object!(Assessment { assessment_date, timepoint, answers; edition, case_reference, respondent });

/// The sections of a record by the outcomes that they are about.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Answers(pub(super) BTreeMap<Reference<Outcome>, SectionAnswers>);

/// The answers about one outcome, its notes, and whether the section was skipped.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct SectionAnswers {
    pub(super) answers: BTreeMap<Reference<Indicator>, String>,
    /// What was answered in words.
    pub(super) words: BTreeMap<Reference<Indicator>, String>,
    pub(super) notes: Option<String>,
    pub(super) skipped: bool,
}

impl Assessment {
    /// A record without answers.
    #[must_use]
    pub const fn new(assessment_date: Date, timepoint: Timepoint) -> Self {
        Self {
            edition: None,
            case_reference: None,
            assessment_date,
            timepoint,
            respondent: None,
            answers: Answers(BTreeMap::new()),
        }
    }

    /// Reads a record from JSON, as text or as bytes of up to 1 MiB; a byte-order mark is accepted.
    ///
    /// Names and answers that nobody knows are no errors: the [check](Self::check) tells all of them.
    ///
    /// # Errors
    ///
    /// If the text is not JSON, or not a record. The error tells every problem, each with JSON Pointer, line and column,
    /// and what would mend it; it never repeats text of the record.
    ///
    /// ```
    /// use mscos::assessment::Assessment;
    ///
    /// let error = Assessment::from_json(r#"{ "assessment_date": "30 June", "answers": [] }"#).unwrap_err();
    /// let places: Vec<_> = error.problems().iter().map(|problem| problem.pointer()).collect();
    /// assert_eq!(places, ["", "/assessment_date", "/answers"]);
    /// ```
    pub fn from_json(json: impl AsRef<[u8]>) -> Result<Self, LoadError> {
        Self::from_json_within(json, &Limits::default())
    }

    /// Reads a record of up to so many [`bytes`](Limits::bytes).
    ///
    /// # Errors
    ///
    /// As [`from_json`](Self::from_json), and if the text goes beyond the limit.
    pub fn from_json_within(json: impl AsRef<[u8]>, limits: &Limits) -> Result<Self, LoadError> {
        let json = json.as_ref();
        limits.check_size(json)?;
        read(json)
    }

    /// Writes the record as JSON, indented, its keys in the order of the documentation and its answers in that of the
    /// outcome set.
    #[must_use]
    pub fn to_json(&self) -> String {
        // Nothing in a record can fail to be written: it is texts and truth values.
        serde_json::to_string_pretty(self).unwrap_or_default()
    }

    /// Says for which edition the form was made.
    #[must_use]
    pub fn edition(mut self, edition: impl Into<Reference<Edition>>) -> Self {
        self.edition = Some(edition.into());
        self
    }

    /// Gives the code that only the organisation can link to a person.
    #[must_use]
    pub fn case_reference(mut self, reference: impl Into<String>) -> Self {
        self.case_reference = Some(reference.into());
        self
    }

    /// Says who answered.
    #[must_use]
    pub const fn respondent(mut self, respondent: Respondent) -> Self {
        self.respondent = Some(respondent);
        self
    }

    /// Chooses the answer to the question about an indicator, in place of an earlier one.
    #[must_use]
    pub fn with_answer(mut self, indicator: Indicator, answer: impl Into<String>) -> Self {
        self.section_mut(indicator.outcome()).answers.insert(indicator.into(), answer.into());
        self
    }

    /// Gives the answer in words to the question about an indicator, in place of earlier words.
    ///
    /// ```
    /// use mscos::assessment::Assessment;
    /// use mscos::form::Timepoint;
    /// use mscos::Indicator;
    ///
    /// let courses: Indicator = "access-to-education/free-courses".parse()?;
    /// let record = Assessment::new("2026-11-22".parse().unwrap(), Timepoint::Baseline)
    ///     .with_words(courses, "Two evenings a week.");
    /// assert_eq!(record.words(courses), Some("Two evenings a week."));
    /// assert!(record.to_json().contains(r#""free-courses_words": "Two evenings a week.""#));
    /// # Ok::<(), mscos::UnknownId>(())
    /// ```
    #[must_use]
    pub fn with_words(mut self, indicator: Indicator, words: impl Into<String>) -> Self {
        self.section_mut(indicator.outcome()).words.insert(indicator.into(), words.into());
        self
    }

    /// Gives the notes of a section, in place of earlier ones.
    #[must_use]
    pub fn with_notes(mut self, outcome: Outcome, notes: impl Into<String>) -> Self {
        self.section_mut(outcome).notes = Some(notes.into());
        self
    }

    /// Says that the person chose to skip a section.
    #[must_use]
    pub fn with_skipped(mut self, outcome: Outcome) -> Self {
        self.section_mut(outcome).skipped = true;
        self
    }

    pub(super) fn section_mut(&mut self, outcome: Outcome) -> &mut SectionAnswers {
        self.answers.0.entry(outcome.into()).or_default()
    }

    /// The sections, those about outcomes of the edition first, in its order.
    pub fn sections(&self) -> impl Iterator<Item = (&Reference<Outcome>, &SectionAnswers)> {
        self.answers.0.iter()
    }

    /// The section about an outcome.
    #[must_use]
    pub fn section(&self, outcome: Outcome) -> Option<&SectionAnswers> {
        self.answers.0.get(&Reference::Known(outcome))
    }

    /// The answer that was chosen to the question about an indicator: the id of an option.
    #[must_use]
    pub fn answer(&self, indicator: Indicator) -> Option<&str> {
        self.section(indicator.outcome())?.answer(indicator)
    }

    /// The answer in words to the question about an indicator.
    #[must_use]
    pub fn words(&self, indicator: Indicator) -> Option<&str> {
        self.section(indicator.outcome())?.words(indicator)
    }

    /// Whether the question about an indicator has an answer, chosen or in words.
    pub(super) fn is_answered(&self, indicator: Indicator) -> bool {
        let given = [self.answer(indicator), self.words(indicator)];
        given.into_iter().flatten().any(|given| !is_blank(given))
    }
}

impl SectionAnswers {
    /// The answers, those about indicators of the outcome first, in its order; the others under the slugs they were given.
    pub fn answers(&self) -> impl Iterator<Item = (&Reference<Indicator>, &str)> {
        self.answers.iter().map(|(indicator, answer)| (indicator, answer.as_str()))
    }

    /// The answer to the question about an indicator.
    #[must_use]
    pub fn answer(&self, indicator: Indicator) -> Option<&str> {
        self.answers.get(&Reference::Known(indicator)).map(String::as_str)
    }

    /// The answers in words, in the same order.
    pub fn answers_in_words(&self) -> impl Iterator<Item = (&Reference<Indicator>, &str)> {
        self.words.iter().map(|(indicator, words)| (indicator, words.as_str()))
    }

    /// The answer in words to the question about an indicator.
    #[must_use]
    pub fn words(&self, indicator: Indicator) -> Option<&str> {
        self.words.get(&Reference::Known(indicator)).map(String::as_str)
    }

    /// The notes.
    #[must_use]
    pub fn notes(&self) -> Option<&str> {
        self.notes.as_deref()
    }

    /// Whether the person chose to skip the section.
    #[must_use]
    pub const fn is_skipped(&self) -> bool {
        self.skipped
    }
}

impl Serialize for Assessment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut record = serializer.serialize_struct("Assessment", 6)?;
        if let Some(edition) = &self.edition {
            record.serialize_field("edition", edition)?;
        }
        if let Some(reference) = &self.case_reference {
            record.serialize_field("case_reference", reference)?;
        }
        record.serialize_field("assessment_date", &self.assessment_date)?;
        record.serialize_field("timepoint", &self.timepoint)?;
        if let Some(respondent) = &self.respondent {
            record.serialize_field("respondent", respondent)?;
        }
        record.serialize_field("answers", &self.answers)?;
        record.end()
    }
}

impl Serialize for Answers {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(&self.0)
    }
}

/// The answers under their slugs, those in words, then the notes, then whether it was skipped, if it was.
impl Serialize for SectionAnswers {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut section = serializer.serialize_map(None)?;
        for (indicator, answer) in &self.answers {
            section.serialize_entry(slug(indicator), answer)?;
        }
        for (indicator, words) in &self.words {
            section.serialize_entry(&key_of_words(indicator), words)?;
        }
        if let Some(notes) = &self.notes {
            section.serialize_entry("notes", notes)?;
        }
        if self.skipped {
            section.serialize_entry("skipped", &true)?;
        }
        section.end()
    }
}

/// What an answer stands under.
pub(super) fn slug(indicator: &Reference<Indicator>) -> &str {
    match indicator {
        Reference::Known(indicator) => indicator.slug(),
        Reference::Unknown(slug) => slug,
    }
}

/// What an answer in words stands under.
pub(super) fn key_of_words(indicator: &Reference<Indicator>) -> String {
    slug(indicator).to_owned() + WORDS
}

/// Says how much there is, and nothing of what it says.
impl fmt::Debug for Assessment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Assessment").field("sections", &self.answers.0.len()).finish_non_exhaustive()
    }
}

/// Says how much there is, and nothing of what it says.
impl fmt::Debug for SectionAnswers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SectionAnswers").field("answers", &self.answers.len()).finish_non_exhaustive()
    }
}
