//! Core outcomes that nobody answers at a timepoint.

use std::collections::{BTreeMap, BTreeSet};

use crate::assessment::check::{counted, ids, leaves_out};
use crate::assessment::report::Finding;
use crate::assessment::{Assessment, rules};
use crate::form::{Form, Respondent, Section, Timepoint};

/// The records of a timepoint, each with who answered.
type Here<'a> = [(usize, Respondent, &'a Assessment)];

/// Told at the first record of the timepoint, if there is any. Where it is told, each record need not tell it again.
pub(super) fn by_all(form: &Form, records: &[Assessment], all: &mut Vec<Finding>) {
    let mut times: BTreeMap<Timepoint, Vec<(usize, Respondent, &Assessment)>> = BTreeMap::new();
    for (at, record) in records.iter().enumerate() {
        if let Some(respondent) = counted(form, record) {
            times.entry(record.timepoint.clone()).or_default().push((at, respondent, record));
        }
    }
    let Some(last) = times.keys().next_back().cloned() else { return };
    // A timepoint of the plan that has gone by is not forgotten because nobody sent a record.
    for timepoint in form.timepoints().unwrap_or_default().into_iter().filter(|timepoint| *timepoint < last) {
        times.entry(timepoint).or_default();
    }
    let mut told = BTreeSet::new();
    for (timepoint, here) in &times {
        for section in form.sections().iter().filter(|section| section.outcome().is_core()) {
            if let Some(finding) = of_section(section, timepoint, here) {
                told.insert((section.outcome(), timepoint));
                all.push(finding);
            }
        }
    }
    all.retain(|finding| {
        let place = || Some((finding.outcome?, &records.get(finding.record?)?.timepoint));
        *finding.rule != rules::CORE_LEFT_OUT || !place().is_some_and(|place| told.contains(&place))
    });
}

fn of_section(section: &Section, timepoint: &Timepoint, here: &Here<'_>) -> Option<Finding> {
    let is_asked = |one: &Respondent| section.questions().iter().any(|question| question.is_asked_of(*one, timepoint));
    let asked: Vec<_> = section.respondents().into_iter().filter(is_asked).collect();
    let mut each = here.iter().map(|(_, respondent, record)| leaves_out(section, *respondent, record));
    if asked.is_empty() || each.any(|leaves_out| leaves_out == Some(false)) {
        return None;
    }
    let is_absent = |one: &&Respondent| here.iter().all(|(_, respondent, _)| respondent != *one);
    let absent = ids(asked.iter().filter(is_absent).map(ToString::to_string));
    let help = match absent.as_str() {
        "" => "look at how the form asks about it, and at whether it is shown at all".to_owned(),
        absent => format!("there is no record of {absent}: ask them, or give their records too"),
    };
    let first = here.first().map(|(at, _, _)| *at);
    let pointer = if first.is_some() { "/timepoint" } else { "" };
    Some(Finding {
        outcome: Some(section.outcome()),
        timepoint: Some(timepoint.clone()),
        ..Finding::of(&rules::LEFT_OUT_BY_ALL, first, pointer, help)
    })
}
