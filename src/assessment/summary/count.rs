//! Counting, and showing what may be shown.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use super::{Count, CountKind, Group, QuestionSummary, SectionSummary, Threshold, hide};
use crate::Level;
use crate::assessment::check::counted;
use crate::assessment::{Assessment, SectionAnswers, set};
use crate::form::{AnswerKind, AnswerOption, Form, Question, Respondent, Section, Timepoint};
use crate::vocabulary::is_blank;

type Records<'a> = BTreeMap<(Timepoint, Respondent), Vec<&'a Assessment>>;

pub(super) fn groups<'a>(
    form: &Form,
    records: impl IntoIterator<Item = &'a Assessment>,
    threshold: Threshold,
) -> Vec<Group> {
    let records = placed(form, records);
    let listed: BTreeSet<Timepoint> = form.timepoints().unwrap_or_default().into_iter().collect();
    let enough = |records: &Vec<&Assessment>| threshold.is_reached_by(records.len());
    // A timepoint that is not on the list of the plan is known from the records alone.
    let typed = records.iter().filter(|((timepoint, _), records)| !listed.contains(timepoint) && enough(records));
    let planned = listed.iter().flat_map(|timepoint| form.respondents().into_iter().map(|r| (timepoint.clone(), r)));
    let places: BTreeSet<_> = typed.map(|(place, _)| place.clone()).chain(planned).collect();
    let group = |(timepoint, respondent): (Timepoint, Respondent)| {
        if !form.questions().any(|question| question.is_asked_of(respondent, &timepoint)) {
            return None;
        }
        let here = records.get(&(timepoint.clone(), respondent)).map(Vec::as_slice).unwrap_or_default();
        let checklists = are_checklists(form, respondent, &timepoint, here);
        let hide = Some(threshold).filter(|_| !checklists);
        let number = Some(here.len()).filter(|number| hide.is_none_or(|threshold| threshold.is_reached_by(*number)));
        let shown = form.sections().iter().filter(|_| number.is_some_and(|number| number > 0));
        let sections = shown.filter_map(|one| section(one, respondent, &timepoint, here, hide)).collect();
        Some(Group { timepoint, respondent, checklists, records: number.into(), sections })
    };
    places.into_iter().filter_map(group).collect()
}

/// Whether records are about no survivor: nothing that is asked is, and none has a case reference.
///
/// An indicator of the individual is about people, at whatever level a plan measures it.
fn are_checklists(form: &Form, respondent: Respondent, timepoint: &Timepoint, records: &[&Assessment]) -> bool {
    let mut asked = form.questions().filter(|question| question.is_asked_of(respondent, timepoint));
    let is_about_people =
        |question: &Question| question.touches_survivors() || question.indicator().level() == Level::Individual;
    !asked.any(is_about_people) && records.iter().all(|record| record.case_reference.is_none())
}

/// The records that can be counted, by where. Of records that are of one person at one time, the latest; of those of one day,
/// the one that comes later.
fn placed<'a>(form: &Form, records: impl IntoIterator<Item = &'a Assessment>) -> Records<'a> {
    let mut known = BTreeMap::new();
    let mut placed: Records<'a> = BTreeMap::new();
    for record in records {
        let Some(respondent) = counted(form, record) else { continue };
        let Some(key) = set::key(form, record) else {
            placed.entry((record.timepoint.clone(), respondent)).or_default().push(record);
            continue;
        };
        match known.entry(key) {
            Entry::Vacant(free) => {
                free.insert((record, respondent));
            }
            Entry::Occupied(mut taken) => {
                if record.assessment_date >= taken.get().0.assessment_date {
                    taken.insert((record, respondent));
                }
            }
        }
    }
    for (record, respondent) in known.into_values() {
        placed.entry((record.timepoint.clone(), respondent)).or_default().push(record);
    }
    placed
}

/// `hide` is the threshold, where small numbers are hidden.
fn section(
    section: &Section,
    respondent: Respondent,
    timepoint: &Timepoint,
    records: &[&Assessment],
    hide: Option<Threshold>,
) -> Option<SectionSummary> {
    let outcome = section.outcome();
    let skipped = |record: &&&Assessment| record.section(outcome).is_some_and(SectionAnswers::is_skipped);
    let others: Vec<_> = records.iter().filter(|record| !skipped(record)).copied().collect();
    let skipped = records.len() - others.len();
    let shown = hide.map_or(Some(skipped), |threshold| hide::skipped(skipped, records.len(), threshold));
    // Where it is hidden how many skipped, they are among those without an answer.
    let counted = if shown.is_some() { &others } else { records };
    let asked = section.questions().iter().filter(|question| question.is_asked_of(respondent, timepoint));
    let in_words = |one: &Question| one.is_asked_for_words(respondent, timepoint);
    let questions: Vec<_> = asked.map(|one| question(one, in_words(one), counted, hide)).collect();
    (!questions.is_empty()).then_some(SectionSummary { outcome, skipped: shown.into(), questions })
}

/// What these records answer, and how many do not.
fn question(question: &Question, in_words: bool, records: &[&Assessment], hide: Option<Threshold>) -> QuestionSummary {
    let indicator = question.indicator();
    let given: Vec<_> = records.iter().filter_map(|record| given(question, in_words, record)).collect();
    let (mut labels, mut numbers) = (Vec::new(), Vec::new());
    if in_words {
        labels.push((CountKind::Answered, None));
        numbers.push(given.iter().filter(|given| **given == Given::Words).count());
    }
    for option in question.scale().options() {
        labels.push((kind(option), Some(option.clone())));
        numbers.push(given.iter().filter(|given| **given == Given::Option(option.id())).count());
    }
    labels.push((CountKind::Missing, None));
    numbers.push(records.len().saturating_sub(numbers.iter().sum()));
    let shown = match hide {
        Some(threshold) => hide::row(&numbers, threshold),
        None => numbers.into_iter().map(Some).collect(),
    };
    let count = |((kind, option), shown): ((_, Option<AnswerOption>), Option<usize>)| Count {
        kind,
        answer: option.as_ref().map(|option| option.id().to_owned()),
        option,
        figure: shown.into(),
    };
    QuestionSummary { indicator, counts: labels.into_iter().zip(shown).map(count).collect() }
}

/// What counts as the answer of a record.
#[derive(PartialEq, Eq)]
enum Given<'a> {
    Option(&'a str),
    Words,
}

/// What a record answers, if anything that the question offers, and it did not skip the section. Whoever chooses "prefer
/// not to say" takes back the words.
fn given<'a>(question: &'a Question, in_words: bool, record: &'a Assessment) -> Option<Given<'a>> {
    let indicator = question.indicator();
    if record.section(indicator.outcome()).is_some_and(SectionAnswers::is_skipped) {
        return None;
    }
    let chosen = record.answer(indicator).and_then(|id| question.scale().option(id));
    let words = || record.words(indicator).filter(|words| in_words && !is_blank(words));
    chosen.map(|option| Given::Option(option.id())).or_else(|| words().map(|_| Given::Words))
}

/// What an option says.
fn kind(option: &AnswerOption) -> CountKind {
    match option.kind() {
        AnswerKind::Answered => CountKind::Answered,
        AnswerKind::NotKnown => CountKind::NotKnown,
        AnswerKind::NotApplicable => CountKind::NotApplicable,
        AnswerKind::Declined => CountKind::Declined,
    }
}
