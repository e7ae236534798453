//! Holding many records against the form, each by itself and all together.

use std::collections::BTreeMap;

use super::check::{found, leaves_out, respondent};
use super::report::{AssessmentReport, Finding};
use super::{Assessment, rules};
use crate::form::{Form, Respondent, Timepoint};

/// Holds many records against the form: each by itself, and what only shows when they are seen together.
///
/// Pointers begin with the index of the record, as in a JSON list of them. Never fails and never panics.
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
/// assert!(report.findings().iter().any(|finding| finding.name() == "repeated-record" && finding.pointer() == "/1"));
/// # Ok::<(), mscos::assessment::NoDate>(())
/// ```
#[must_use]
pub fn check_all(form: &Form, records: &[Assessment]) -> AssessmentReport {
    let each = records.iter().enumerate().flat_map(|(at, record)| found(form, record, Some(at)));
    let mut all: Vec<Finding> = each.collect();
    repeated(form, records, &mut all);
    left_out_by_all(form, records, &mut all);
    AssessmentReport::of(all)
}

/// What a record of one person at one time from one respondent is known by; `None` without a case reference.
pub(super) fn key<'a>(form: &Form, record: &'a Assessment) -> Option<(String, &'a Timepoint, Option<Respondent>)> {
    let reference = record.case_reference.as_deref()?.trim().to_lowercase();
    let respondent = respondent(form, record).or(record.respondent);
    (!reference.is_empty()).then_some((reference, &record.timepoint, respondent))
}

fn repeated(form: &Form, records: &[Assessment], all: &mut Vec<Finding>) {
    let mut seen = BTreeMap::new();
    for (at, record) in records.iter().enumerate() {
        let Some(key) = key(form, record) else { continue };
        match seen.get(&key) {
            Some(first) => all.push(Finding {
                rule: &rules::REPEATED,
                record: Some(at),
                pointer: format!("/{at}"),
                outcome: None,
                help: format!("the record at /{first} is the same; keep the one that holds").into(),
            }),
            None => {
                seen.insert(key, at);
            }
        }
    }
}

/// Told at the first record of the timepoint. One record alone has its own finding.
fn left_out_by_all(form: &Form, records: &[Assessment], all: &mut Vec<Finding>) {
    let mut times: BTreeMap<&Timepoint, Vec<usize>> = BTreeMap::new();
    for (at, record) in records.iter().enumerate().filter(|(_, record)| form.has_timepoint(&record.timepoint)) {
        times.entry(&record.timepoint).or_default().push(at);
    }
    for places in times.values() {
        for section in form.sections().iter().filter(|section| section.outcome().is_core()) {
            let asked = places.iter().filter_map(|at| {
                let record = records.get(*at)?;
                leaves_out(section, respondent(form, record)?, record)
            });
            let asked: Vec<bool> = asked.collect();
            if let (Some(first), true, true) = (places.first(), asked.len() > 1, asked.iter().all(|out| *out)) {
                all.push(Finding {
                    rule: &rules::LEFT_OUT_BY_ALL,
                    record: Some(*first),
                    pointer: format!("/{first}/timepoint"),
                    outcome: Some(section.outcome()),
                    help: "look at how the form asks about it, and at whether it is shown at all".into(),
                });
            }
        }
    }
}
