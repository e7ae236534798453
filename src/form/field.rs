//! The fields of a record that stand before the answers, and the names of the others.

use std::borrow::Cow;

use super::name::WORDS;
use super::{Form, Question, Respondent};

/// The key of the answers.
pub(super) const ANSWERS: &str = "answers";

/// The key of the free text of a section.
pub(super) const NOTES: &str = "notes";

/// The key that says whether a section was skipped.
pub(super) const SKIPPED: &str = "skipped";

/// A field of a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// What there is to choose from.
    Choice,
    /// Room for words.
    Words,
}

impl Part {
    /// The fields of a question, in order: where there are words alone, they come before what can be chosen in their place.
    pub(super) fn of(question: &Question) -> &'static [Self] {
        match (question.has_choices(), question.has_words()) {
            (true, false) => &[Self::Choice],
            (true, true) => &[Self::Choice, Self::Words],
            (false, _) => &[Self::Words, Self::Choice],
        }
    }

    /// The key in a section.
    pub(super) fn key(self, question: &Question) -> Cow<'static, str> {
        let slug = question.indicator().slug();
        match self {
            Self::Choice => slug.into(),
            Self::Words => format!("{slug}{WORDS}").into(),
        }
    }
}

/// A field of the header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    /// The edition of the outcome set: known, so nobody is asked.
    Edition,
    CaseReference,
    AssessmentDate,
    /// A timepoint that is typed.
    Timepoint,
    /// A timepoint that is chosen from those of the plan.
    ListedTimepoint,
    /// The timepoint, where the form is for one alone.
    OnlyTimepoint,
    /// Who answers, where nobody but one can.
    OnlyRespondent(Respondent),
    /// Who answers, where several can.
    Respondent,
}

impl Field {
    /// The fields of a form, in order.
    pub(super) fn of(form: &Form) -> Vec<Self> {
        let case_reference = form.is_about_survivor().then_some(Self::CaseReference);
        let respondent = match form.respondents()[..] {
            [] => None,
            [only] => Some(Self::OnlyRespondent(only)),
            _ => Some(Self::Respondent),
        };
        let timepoint = match form.timepoints() {
            _ if form.timepoint.is_some() => Self::OnlyTimepoint,
            Some(_) => Self::ListedTimepoint,
            None => Self::Timepoint,
        };
        let always = [Self::AssessmentDate, timepoint];
        [Self::Edition].into_iter().chain(case_reference).chain(always).chain(respondent).collect()
    }

    /// The key in a record.
    pub(super) const fn key(self) -> &'static str {
        match self {
            Self::Edition => "edition",
            Self::CaseReference => "case_reference",
            Self::AssessmentDate => "assessment_date",
            Self::Timepoint | Self::ListedTimepoint | Self::OnlyTimepoint => "timepoint",
            Self::OnlyRespondent(_) | Self::Respondent => "respondent",
        }
    }

    /// What a record has here whoever fills it in.
    pub(super) fn fixed(self, form: &Form) -> Option<Cow<'static, str>> {
        match self {
            Self::Edition => Some(form.edition().id().into()),
            Self::OnlyRespondent(respondent) => Some(respondent.id().into()),
            Self::OnlyTimepoint => form.timepoint.as_ref().map(|only| only.to_string().into()),
            _ => None,
        }
    }

    /// Whether it has to be filled in. Nothing else has: none of these asks about a survivor, and a record that does not
    /// say who of several answered can be held to nothing.
    pub(super) const fn is_required(self) -> bool {
        matches!(
            self,
            Self::AssessmentDate | Self::Timepoint | Self::ListedTimepoint | Self::OnlyTimepoint | Self::Respondent
        )
    }

    /// Whether one of some choices is chosen.
    pub(super) const fn is_choice(self) -> bool {
        matches!(self, Self::ListedTimepoint | Self::Respondent)
    }
}
