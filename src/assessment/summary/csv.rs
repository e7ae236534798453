//! The summary as a table for spreadsheets.

use std::iter;

use super::figure::Figure;
use super::{Count, CountKind, Group, Summary};
use crate::form::cell;
use crate::wording::Wording;
use crate::{Indicator, Outcome};

/// The columns.
const HEAD: [&str; 14] = [
    "edition",
    "threshold",
    "timepoint",
    "respondent",
    "outcome",
    "outcome_title",
    "indicator",
    "indicator_title",
    "kind",
    "answer",
    "answer_title",
    "count",
    "suppressed",
    "note",
];

/// What is said of a number of a checklist.
const CHECKLIST: &str = "of a checklist about no survivor, so it is shown as it is";

/// What is said of a number that is not shown.
const NOTE: &str = "hidden: it may be none, small, or a number by which a small one could be worked out";

impl Summary {
    /// A table with a row for each number: edition and threshold, timepoint, respondent, outcome and indicator with their
    /// titles, kind, answer, count, whether it is suppressed (`true` or `false`), and the same in words. Who skipped a
    /// section, and how many records there are, have rows of their own.
    ///
    /// **An empty count is a hidden one**, which may be none or not: `suppressed` is `true` there, and `note` says why.
    /// `answer` is never empty: it is the id of an answer, or the kind (`records`, `skipped`, `answered` for answers in
    /// words, `missing`).
    ///
    /// No cell can be taken for a formula.
    #[must_use]
    pub fn csv(&self) -> String {
        self.csv_in(&Wording::english())
    }

    /// The same table with the titles in these words.
    #[must_use]
    pub fn csv_in(&self, wording: &Wording) -> String {
        let mut table = csv::Writer::from_writer(Vec::new());
        let rows = self.groups.iter().flat_map(|group| self.rows(group, wording));
        for row in iter::once(HEAD.map(str::to_owned)).chain(rows) {
            // Writing to memory does not fail.
            let _ = table.write_record(row);
        }
        String::from_utf8(table.into_inner().unwrap_or_default()).unwrap_or_default()
    }

    fn rows(&self, group: &Group, wording: &Wording) -> Vec<[String; 14]> {
        let row =
            |about: (Option<Outcome>, Option<Indicator>), kind: &str, answer: &str, title: &str, figure: Figure| {
                let (outcome, indicator) = about;
                [
                    self.edition.to_string(),
                    self.threshold.get().to_string(),
                    group.timepoint.to_string(),
                    group.respondent.to_string(),
                    outcome.map(|outcome| outcome.id().to_owned()).unwrap_or_default(),
                    outcome.map(|outcome| cell::line(wording.title(outcome))).unwrap_or_default(),
                    indicator.map(|indicator| indicator.id().to_owned()).unwrap_or_default(),
                    indicator.map(|indicator| cell::line(wording.title(indicator))).unwrap_or_default(),
                    kind.to_owned(),
                    answer.to_owned(),
                    cell::line(title),
                    figure.shown().map(|count| count.to_string()).unwrap_or_default(),
                    figure.shown().is_none().to_string(),
                    match (figure.shown(), group.checklists) {
                        (None, _) => NOTE,
                        (Some(_), true) => CHECKLIST,
                        (Some(_), false) => "",
                    }
                    .to_owned(),
                ]
            };
        let mut rows = vec![row((None, None), "records", "records", "Records", group.records)];
        for section in &group.sections {
            let outcome = Some(section.outcome);
            rows.push(row((outcome, None), "skipped", "skipped", "Section skipped", section.skipped));
            for question in &section.questions {
                let about = (outcome, Some(question.indicator));
                let count = |count: &Count| {
                    let id = count.answer().unwrap_or(CountKind::id(count.kind));
                    row(about, count.kind.id(), id, count.title(wording), count.figure)
                };
                rows.extend(question.counts.iter().map(count));
            }
        }
        rows
    }
}
