//! The summary as a table for spreadsheets.

use super::Summary;
use super::figure::Figure;

impl Summary {
    /// A table with a row for each number: timepoint, respondent, outcome, indicator, kind, answer, count, and whether the
    /// count is suppressed (`true` or `false`), in which case it is empty. Who skipped a section, and how many records there
    /// are, have rows of their own.
    ///
    /// Every cell is an id, a number or a truth value, so none can be taken for a formula.
    #[must_use]
    pub fn csv(&self) -> String {
        let mut table = csv::Writer::from_writer(Vec::new());
        let head = ["timepoint", "respondent", "outcome", "indicator", "kind", "answer", "count", "suppressed"];
        let mut rows: Vec<[String; 8]> = vec![head.map(str::to_owned)];
        for group in &self.groups {
            let mut row = |[outcome, indicator, kind, answer]: [&str; 4], figure: Figure| {
                let [outcome, indicator, kind, answer] = [outcome, indicator, kind, answer].map(str::to_owned);
                let [timepoint, respondent] = [group.timepoint.to_string(), group.respondent.to_string()];
                let count = figure.shown().map(|count| count.to_string()).unwrap_or_default();
                let suppressed = figure.shown().is_none().to_string();
                rows.push([timepoint, respondent, outcome, indicator, kind, answer, count, suppressed]);
            };
            row(["", "", "records", ""], group.records);
            for section in &group.sections {
                row([section.outcome.id(), "", "skipped", ""], section.skipped);
                for question in &section.questions {
                    let (outcome, indicator) = (section.outcome.id(), question.indicator.id());
                    for count in &question.counts {
                        let answer = count.answer().unwrap_or_default();
                        row([outcome, indicator, count.kind.id(), answer], count.figure);
                    }
                }
            }
        }
        for row in rows {
            // Writing to memory does not fail.
            let _ = table.write_record(row);
        }
        String::from_utf8(table.into_inner().unwrap_or_default()).unwrap_or_default()
    }
}
