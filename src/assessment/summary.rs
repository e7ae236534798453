//! Summaries: what many records say over time, and nothing about one person.
//!
//! What is counted and how small numbers are hidden stands in `summary.md`, which is the documentation of [`Summary`].

mod count;
#[cfg(feature = "csv")]
mod csv;
mod figure;
mod hide;
mod text;
mod threshold;

use figure::Figure;
pub use threshold::Threshold;

#[cfg(feature = "schema")]
use schemars::JsonSchema;
use serde::Serialize;

use super::Assessment;
use crate::form::{AnswerOption, Form, Respondent, Timepoint};
use crate::vocabulary::vocabulary;
use crate::wording::Wording;
use crate::{Edition, Indicator, Outcome};

/// What many records say over time, in counts that reveal nothing about any one person.
///
/// Printed, it is a table in plain text, in English or in other [words](Self::display); through serde it is JSON.
///
/// ```
/// use mscos::assessment::{Assessment, Summary};
/// use mscos::form::{Form, Respondent, Timepoint};
/// use mscos::{Indicator, Outcome, OutcomeSet};
///
/// let space: Indicator = "secure-and-suitable-housing/private-personal-space".parse()?;
/// let form = Form::of_outcomes(OutcomeSet::of(&[Outcome::SecureAndSuitableHousing]));
/// let answers = [["yes"; 32].as_slice(), &["no"; 7], &["partly"; 4], &["prefer-not-to-say"; 1]].concat();
/// let records = answers.into_iter().map(|answer| {
///     Assessment::new("2026-11-22".parse().unwrap(), Timepoint::Baseline)
///         .respondent(Respondent::Practitioner)
///         .with_answer(space, answer)
/// });
/// let records: Vec<_> = records.collect();
///
/// let summary = Summary::of(&form, &records);
/// let group = &summary.groups()[0];
/// assert_eq!(group.records(), Some(44));
/// let questions = group.sections()[0].questions();
/// let row = questions.iter().find(|question| question.indicator() == space).unwrap();
/// let shown: Vec<_> = row.counts()[..3].iter().map(|count| (count.answer().unwrap(), count.count())).collect();
/// assert_eq!(shown, [("yes", Some(32)), ("partly", None), ("no", Some(7))]);
/// # Ok::<(), mscos::UnknownId>(())
/// ```
#[doc = include_str!("summary.md")]
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(
    feature = "schema",
    derive(JsonSchema),
    schemars(
        title = "Summary",
        description = "What many records say over time, in counts that reveal nothing about any one person."
    )
)]
pub struct Summary {
    /// The edition of the form.
    #[cfg_attr(feature = "schema", schemars(title = "Edition"))]
    edition: Edition,
    /// The smallest number that is shown.
    #[cfg_attr(feature = "schema", schemars(title = "Threshold"))]
    threshold: Threshold,
    /// In order of time, and for each timepoint in the order of the respondents.
    #[cfg_attr(feature = "schema", schemars(title = "Groups"))]
    groups: Vec<Group>,
}

/// The records of one timepoint and one respondent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema), schemars(title = "Group"))]
pub struct Group {
    /// When the records are of.
    #[cfg_attr(feature = "schema", schemars(title = "Timepoint", with = "String"))]
    timepoint: Timepoint,
    /// Who answered.
    #[cfg_attr(feature = "schema", schemars(title = "Respondent"))]
    respondent: Respondent,
    /// Whether the records are checklists about services, the state or society: they count no people, so their numbers are
    /// shown as they are.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[cfg_attr(feature = "schema", schemars(title = "Checklists", default))]
    checklists: bool,
    /// How many records there are.
    #[cfg_attr(feature = "schema", schemars(title = "Records"))]
    records: Figure,
    /// What they say, in the order of the form; empty where there are fewer records than the threshold, or none.
    #[cfg_attr(feature = "schema", schemars(title = "Sections"))]
    sections: Vec<SectionSummary>,
}

/// What they say about one outcome.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema), schemars(title = "Section"))]
pub struct SectionSummary {
    /// The outcome.
    #[cfg_attr(feature = "schema", schemars(title = "Outcome"))]
    outcome: Outcome,
    /// How many records skipped the section.
    #[cfg_attr(feature = "schema", schemars(title = "Skipped"))]
    skipped: Figure,
    /// The questions that are asked of this respondent at this timepoint, in the order of the form.
    #[cfg_attr(feature = "schema", schemars(title = "Questions"))]
    questions: Vec<QuestionSummary>,
}

/// What they answer to one question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema), schemars(title = "Question"))]
pub struct QuestionSummary {
    /// The indicator that is asked about.
    #[cfg_attr(feature = "schema", schemars(title = "Indicator"))]
    indicator: Indicator,
    /// How often each answer was given, in the order of the scale, and how often none.
    #[cfg_attr(feature = "schema", schemars(title = "Counts"))]
    counts: Vec<Count>,
}

/// How often one answer was given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema), schemars(title = "Count"))]
pub struct Count {
    /// What is counted.
    #[cfg_attr(feature = "schema", schemars(title = "Kind"))]
    kind: CountKind,
    /// The id of the answer, where it is one of a scale.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(title = "Answer"))]
    answer: Option<String>,
    /// The same with its words, which may be an organisation's own.
    #[serde(skip)]
    option: Option<AnswerOption>,
    #[serde(flatten)]
    figure: Figure,
}

vocabulary! {
    /// What is counted of a question.
    pub enum CountKind: "kind of count" {
        Answered = "answered", "Answered", "An answer of the scale, or an answer in words.";
        NotKnown = "not-known", "Not known", "The one who answered could not tell.";
        NotApplicable = "not-applicable", "Not applicable", "The question did not fit.";
        Declined = "declined", "Declined", "The one who answered preferred not to say.";
        Missing = "missing", "No answer", "The question was asked, the section was not skipped, and there is no answer that the question offers. Where it is hidden how many skipped the section, they are counted here too.";
    }
}

impl Summary {
    /// Sums up records of a form with the usual threshold of 5.
    ///
    /// The order of the records matters only where two are of the same person, timepoint, respondent and day: the later of
    /// them in this order counts.
    #[must_use]
    pub fn of<'a>(form: &Form, records: impl IntoIterator<Item = &'a Assessment>) -> Self {
        Self::with_threshold(form, records, Threshold::default())
    }

    /// Sums up records of a form with a threshold of one's own.
    #[must_use]
    pub fn with_threshold<'a>(
        form: &Form,
        records: impl IntoIterator<Item = &'a Assessment>,
        threshold: Threshold,
    ) -> Self {
        Self { edition: form.edition(), threshold, groups: count::groups(form, records, threshold) }
    }

    /// The edition of the form.
    #[must_use]
    pub const fn edition(&self) -> Edition {
        self.edition
    }

    /// The smallest number that is shown.
    #[must_use]
    pub const fn threshold(&self) -> Threshold {
        self.threshold
    }

    /// The groups, in order of time, and for each timepoint in the order of the respondents.
    #[must_use]
    pub fn groups(&self) -> &[Group] {
        &self.groups
    }
}

impl Group {
    /// When the records are of.
    #[must_use]
    pub const fn timepoint(&self) -> &Timepoint {
        &self.timepoint
    }

    /// Who answered.
    #[must_use]
    pub const fn respondent(&self) -> Respondent {
        self.respondent
    }

    /// Whether the records are checklists about services, the state or society, and about no survivor: none of the
    /// questions is about one, and no record has a case reference. They count no people, so their numbers are shown as they
    /// are.
    #[must_use]
    pub const fn counts_checklists(&self) -> bool {
        self.checklists
    }

    /// How many records there are; `None` where they are fewer than the threshold.
    #[must_use]
    pub const fn records(&self) -> Option<usize> {
        self.records.shown()
    }

    /// What they say, in the order of the form; empty where there are fewer records than the threshold, or none.
    #[must_use]
    pub fn sections(&self) -> &[SectionSummary] {
        &self.sections
    }
}

impl SectionSummary {
    /// The outcome.
    #[must_use]
    pub const fn outcome(&self) -> Outcome {
        self.outcome
    }

    /// How many records skipped the section; `None` where that is hidden.
    #[must_use]
    pub const fn skipped(&self) -> Option<usize> {
        self.skipped.shown()
    }

    /// The questions that are asked of this respondent at this timepoint, in the order of the form.
    #[must_use]
    pub fn questions(&self) -> &[QuestionSummary] {
        &self.questions
    }
}

impl QuestionSummary {
    /// The indicator that is asked about.
    #[must_use]
    pub const fn indicator(&self) -> Indicator {
        self.indicator
    }

    /// How often each answer was given, in the order of the scale, and how often none; of a question answered in words,
    /// how many answered and how many did not.
    #[must_use]
    pub fn counts(&self) -> &[Count] {
        &self.counts
    }

    /// Whether every number is hidden: nothing could be shown without telling more.
    #[must_use]
    pub fn is_withheld(&self) -> bool {
        self.counts.iter().all(|count| count.count().is_none())
    }
}

impl Count {
    /// What is counted.
    #[must_use]
    pub const fn kind(&self) -> CountKind {
        self.kind
    }

    /// The id of the answer, where it is one of a scale.
    #[must_use]
    pub fn answer(&self) -> Option<&str> {
        self.answer.as_deref()
    }

    /// How often; `None` where that is hidden.
    #[must_use]
    pub const fn count(&self) -> Option<usize> {
        self.figure.shown()
    }

    /// What people call it.
    fn title<'a>(&'a self, wording: &'a Wording) -> &'a str {
        match (&self.option, self.kind) {
            (Some(option), _) => option.title(wording),
            (None, CountKind::Answered) => "Answered in words",
            (None, kind) => kind.title(),
        }
    }
}
