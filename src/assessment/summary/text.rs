//! The summary as plain tables: of each question one, whose rows are the timepoints.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use super::figure::HIDDEN;
use super::{Count, Group, QuestionSummary, SectionSummary, Summary};
use crate::form::Respondent;
use crate::plan::paragraph;
use crate::{Indicator, Outcome};

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let how = format!(
            "Answers over time ({}), as numbers of records. {HIDDEN} is hidden: none, fewer than {}, or a number by which \
             such a one could be worked out. Nothing here is a score.",
            self.edition,
            self.threshold.get()
        );
        paragraph(f, "", "", &how)?;
        let (shown, few): (Vec<_>, Vec<_>) = self.groups.iter().partition(|group| group.records().is_some());
        if shown.is_empty() {
            return paragraph(f, "\n", "", "No timepoint has enough records to be shown.");
        }
        for one in shown.iter().map(|group| group.respondent).collect::<BTreeSet<_>>() {
            let groups: Vec<_> = shown.iter().filter(|group| group.respondent == one).copied().collect();
            respondent(one, &groups, f)?;
        }
        if few.is_empty() {
            return Ok(());
        }
        let mut places: BTreeMap<Respondent, Vec<String>> = BTreeMap::new();
        for group in few {
            places.entry(group.respondent).or_default().push(group.timepoint.to_string());
        }
        let places = places.into_iter().map(|(one, times)| format!("{one} at {}", times.join(", ")));
        let places = places.collect::<Vec<_>>().join("; ");
        f.write_str("\n")?;
        paragraph(f, "", "", &format!("Fewer than {} records, too few to show more: {places}.", self.threshold.get()))
    }
}

/// What one respondent answered, outcome by outcome.
fn respondent(respondent: Respondent, groups: &[&Group], f: &mut fmt::Formatter<'_>) -> fmt::Result {
    writeln!(f, "\n{respondent}\n")?;
    let records = groups.iter().map(|group| format!("{} {}", group.timepoint, group.records));
    paragraph(f, "  Records: ", "           ", &records.collect::<Vec<_>>().join(", "))?;
    let outcomes: BTreeSet<Outcome> = groups.iter().flat_map(|group| &group.sections).map(|one| one.outcome).collect();
    for outcome in outcomes {
        let of_outcome = |group: &&Group| group.sections.iter().position(|section| section.outcome == outcome);
        let sections = groups.iter().filter_map(|group| Some((*group, group.sections.get(of_outcome(group)?)?)));
        section(outcome, &sections.collect::<Vec<_>>(), f)?;
    }
    Ok(())
}

/// A section at each timepoint.
type Sections<'a> = [(&'a Group, &'a SectionSummary)];

fn section(outcome: Outcome, sections: &Sections<'_>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    writeln!(f, "\n  {}", outcome.title())?;
    let skipped = sections.iter().map(|(group, section)| format!("{} {}", group.timepoint, section.skipped));
    paragraph(f, "    skipped: ", "             ", &skipped.collect::<Vec<_>>().join(", "))?;
    let questions = sections.iter().flat_map(|(_, section)| &section.questions);
    let indicators: BTreeSet<Indicator> = questions.map(|question| question.indicator).collect();
    for indicator in indicators {
        let find = |section: &SectionSummary| section.questions.iter().position(|one| one.indicator == indicator);
        let rows =
            sections.iter().filter_map(|(group, section)| Some((*group, section.questions.get(find(section)?)?)));
        table(indicator, &rows.collect::<Vec<_>>(), f)?;
    }
    Ok(())
}

/// The answers to one question, a row for each timepoint.
fn table(indicator: Indicator, rows: &[(&Group, &QuestionSummary)], f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let labels = rows.iter().map(|(group, _)| group.timepoint.to_string()).collect::<Vec<_>>();
    let first = labels.iter().map(String::len).max().unwrap_or_default();
    if rows.iter().all(|(_, question)| question.is_withheld()) {
        return writeln!(f, "    {}: all hidden", indicator.slug());
    }
    writeln!(f, "    {}", indicator.slug())?;
    let mut open = rows.iter().filter(|(_, question)| !question.is_withheld()).map(|(_, question)| question);
    let counts = open.clone().flat_map(|question| &question.counts).map(|count| count.figure.to_string().len());
    let widest = counts.max().unwrap_or_default();
    let width = |count: &Count| count.label().len().max(widest);
    if let Some(question) = open.next() {
        write!(f, "      {:first$}", "")?;
        question.counts.iter().try_for_each(|one| write!(f, "  {:>width$}", one.label(), width = width(one)))?;
        f.write_str("\n")?;
    }
    for (label, (_, question)) in labels.iter().zip(rows) {
        write!(f, "      {label:first$}")?;
        if question.is_withheld() {
            f.write_str("  all hidden\n")?;
            continue;
        }
        question.counts.iter().try_for_each(|one| write!(f, "  {:>width$}", one.figure, width = width(one)))?;
        f.write_str("\n")?;
    }
    Ok(())
}
