//! What shows by the case references of many records.

use std::collections::BTreeMap;

use super::key;
use crate::assessment::check::{counted, is_of_edition};
use crate::assessment::report::Finding;
use crate::assessment::{Assessment, rules};
use crate::form::{Form, Question, Timepoint};

pub(super) fn repeated(form: &Form, records: &[Assessment], all: &mut Vec<Finding>) {
    let mut seen = BTreeMap::new();
    for (at, record) in records.iter().enumerate().filter(|(_, record)| is_of_edition(form, record)) {
        let Some(key) = key(form, record) else { continue };
        match seen.get(&key) {
            Some(first) => all.push(Finding {
                other_record: Some(*first),
                ..Finding::of(&rules::REPEATED, Some(at), "", "keep the one that is correct")
            }),
            None => {
                seen.insert(key, at);
            }
        }
    }
}

/// Of neighbouring timepoints, the latest record of the one and the earliest of the other. Labels have no order.
pub(super) fn out_of_order(form: &Form, records: &[Assessment], all: &mut Vec<Finding>) {
    let mut cases: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for (at, record) in records.iter().enumerate().filter(|(_, record)| is_of_edition(form, record)) {
        if let (Some((reference, timepoint, respondent)), false) =
            (key(form, record), matches!(record.timepoint, Timepoint::Other(_)))
        {
            cases.entry((reference, respondent)).or_default().push((timepoint, record.assessment_date, at));
        }
    }
    for mut times in cases.into_values() {
        times.sort_unstable();
        for (earlier, later) in times.iter().zip(times.iter().skip(1)) {
            if earlier.0 < later.0 && earlier.1 > later.1 {
                all.push(Finding {
                    other_record: Some(earlier.2),
                    ..Finding::of(
                        &rules::OUT_OF_ORDER,
                        Some(later.2),
                        "/assessment_date",
                        format!("this one is of `{}`, the other of `{}`: which is wrong?", later.0, earlier.0),
                    )
                });
            }
        }
    }
}

/// Told once for a timepoint and respondent, at the first of the records.
pub(super) fn without_reference(form: &Form, records: &[Assessment], all: &mut Vec<Finding>) {
    let mut places: BTreeMap<_, (usize, usize)> = BTreeMap::new();
    for (at, record) in records.iter().enumerate().filter(|(_, record)| key(form, record).is_none()) {
        let Some(respondent) = counted(form, record) else { continue };
        let mut asked = form.questions().filter(|question| question.is_asked_of(respondent, &record.timepoint));
        if asked.any(Question::is_about_survivor) {
            places.entry((&record.timepoint, respondent)).or_insert((at, 0)).1 += 1;
        }
    }
    for ((timepoint, respondent), (first, number)) in places.into_iter().filter(|(_, (_, number))| *number > 1) {
        let help = format!("{number} records of `{respondent}` have none: give each person a code");
        all.push(Finding {
            timepoint: Some(timepoint.clone()),
            ..Finding::of(&rules::NO_REFERENCES, Some(first), "/timepoint", help)
        });
    }
}
