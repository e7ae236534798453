//! Checking many records against the form, each by itself and all together.

mod left_out;
mod same_case;

use super::Assessment;
use super::check::{found, respondent};
use super::report::{AssessmentReport, Finding};
use crate::form::{Form, Respondent, Timepoint};

/// Checks many records against the form: each by itself, and what only shows when they are seen together.
///
/// Pointers begin with the index of the record, as in a JSON list of them. What is about a timepoint of which there is no
/// record has no pointer, but says the [timepoint](Finding::timepoint). Never fails and never panics.
///
/// ```
/// use mscos::assessment::{self, Assessment};
/// use mscos::form::{Form, Timepoint};
/// use mscos::{Outcome, OutcomeSet};
///
/// let form = Form::of_outcomes(OutcomeSet::of(&[Outcome::SecureAndSuitableHousing]));
/// let day = "2026-11-22".parse()?;
/// let record = Assessment::new(day, Timepoint::Baseline).case_reference("C-1");
/// let report = assessment::check_all(&form, &[record.clone(), record]);
/// let repeated = report.findings().iter().find(|finding| finding.name() == "repeated-record").unwrap();
/// assert_eq!((repeated.pointer(), repeated.other_record()), ("/1", Some(0)));
/// # Ok::<(), mscos::assessment::InvalidDate>(())
/// ```
#[must_use]
pub fn check_all(form: &Form, records: &[Assessment]) -> AssessmentReport {
    let each = records.iter().enumerate().flat_map(|(at, record)| found(form, record, Some(at)));
    let mut all: Vec<Finding> = each.collect();
    same_case::repeated(form, records, &mut all);
    same_case::out_of_order(form, records, &mut all);
    same_case::without_reference(form, records, &mut all);
    left_out::by_all(form, records, &mut all);
    AssessmentReport::of(all)
}

/// What a record of one person at one time from one respondent is known by; `None` without a case reference.
pub(super) fn key<'a>(form: &Form, record: &'a Assessment) -> Option<(String, &'a Timepoint, Option<Respondent>)> {
    let reference = record.case_reference.as_deref()?.trim().to_lowercase();
    let respondent = respondent(form, record).or(record.respondent);
    (!reference.is_empty()).then_some((reference, &record.timepoint, respondent))
}
