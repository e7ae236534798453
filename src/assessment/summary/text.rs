//! The summary as plain tables: of each section one, in which every question has a row for each timepoint.

mod table;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use self::table::Table;
use super::figure::HIDDEN;
use super::{Group, SectionSummary, Summary};
use crate::Outcome;
use crate::form::Respondent;
use crate::plan::{paragraph, visible};
use crate::wording::Wording;

/// At how many columns lines are folded where nobody says so.
const WIDTH: usize = 88;

impl Summary {
    /// The summary with the titles of outcomes, indicators and answers in these words; what stands between them is English.
    ///
    /// Formatted with a width, it is folded there: `format!("{:72}", summary.display(&wording))`.
    ///
    /// ```
    /// use mscos::assessment::Summary;
    /// use mscos::form::Form;
    /// use mscos::wording::Wording;
    /// use mscos::OutcomeSet;
    ///
    /// let summary = Summary::of(&Form::of_outcomes(OutcomeSet::CORE), &[]);
    /// assert_eq!(summary.display(&Wording::english()).to_string(), summary.to_string());
    /// ```
    #[must_use]
    pub fn display<'a>(&'a self, wording: &'a Wording) -> impl fmt::Display + 'a {
        Text { summary: self, wording }
    }
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Text { summary: self, wording: &Wording::english() }.fmt(f)
    }
}

struct Text<'a> {
    summary: &'a Summary,
    wording: &'a Wording,
}

impl fmt::Display for Text<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (groups, threshold) = (&self.summary.groups, self.summary.threshold.get());
        let how = format!(
            "Answers over time ({}), as numbers of records. {HIDDEN} is hidden: none, fewer than {threshold}, or a number by \
             which such a one could be worked out. Where it is hidden how many skipped a section, they are among those \
             without an answer. Nothing here is a score. Different people may have answered at different \
             timepoints, so a number that changed need not be a change in anybody's life.",
            self.summary.edition
        );
        paragraph(f, "", "", &how)?;
        if let Some(notice) = self.wording.notice() {
            paragraph(f, "\n", "", notice)?;
        }
        let (shown, few): (Vec<_>, Vec<_>) = groups.iter().partition(|group| group.records().is_some_and(|n| n > 0));
        if shown.is_empty() {
            return paragraph(f, "\n", "", "No timepoint has enough records to be shown.");
        }
        for one in shown.iter().map(|group| group.respondent).collect::<BTreeSet<_>>() {
            let groups: Vec<_> = shown.iter().filter(|group| group.respondent == one).copied().collect();
            self.respondent(one, &groups, f)?;
        }
        let (none, few): (Vec<_>, Vec<_>) = few.into_iter().partition(|group| group.checklists);
        self.places(&format!("Fewer than {threshold} records, too few to show more"), &few, f)?;
        self.places("No records", &none, f)
    }
}

impl Text<'_> {
    /// What one respondent answered, outcome by outcome.
    fn respondent(&self, respondent: Respondent, groups: &[&Group], f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "\n{}\n", visible_text(self.wording.title(respondent)))?;
        let records = groups.iter().map(|group| format!("{} {}", self.time(group), group.records));
        paragraph(f, "  Records: ", "           ", &records.collect::<Vec<_>>().join(", "))?;
        let open: Vec<_> = groups.iter().filter(|group| group.checklists).map(|group| self.time(group)).collect();
        if !open.is_empty() {
            let which = if open.len() == groups.len() { String::new() } else { format!(" ({})", open.join(", ")) };
            let why =
                format!("These are checklists{which} and about no survivor, so their numbers are shown as they are.");
            paragraph(f, "  ", "  ", &why)?;
        }
        let outcomes: BTreeSet<Outcome> =
            groups.iter().flat_map(|group| &group.sections).map(|one| one.outcome).collect();
        for outcome in outcomes {
            let of_outcome = |group: &&Group| group.sections.iter().position(|section| section.outcome == outcome);
            let sections = groups.iter().filter_map(|group| Some((*group, group.sections.get(of_outcome(group)?)?)));
            self.section(outcome, &sections.collect::<Vec<_>>(), f)?;
        }
        Ok(())
    }

    fn section(
        &self,
        outcome: Outcome,
        sections: &[(&Group, &SectionSummary)],
        f: &mut fmt::Formatter<'_>,
    ) -> fmt::Result {
        f.write_str("\n")?;
        paragraph(f, "  ", "  ", &visible_text(self.wording.title(outcome)))?;
        let skipped = sections.iter().map(|(group, section)| format!("{} {}", self.time(group), section.skipped));
        paragraph(f, "    Skipped: ", "             ", &skipped.collect::<Vec<_>>().join(", "))?;
        let (tables, hidden) = Table::of_section(self.wording, sections);
        for table in tables {
            table.write(f.width().unwrap_or(WIDTH), f)?;
        }
        if hidden.is_empty() {
            return Ok(());
        }
        let hidden = hidden.into_iter().map(|indicator| visible_text(self.wording.title(indicator)));
        f.write_str("\n")?;
        paragraph(f, "    All hidden: ", "      ", &hidden.collect::<Vec<_>>().join("; "))
    }

    /// Groups of which nothing is shown.
    fn places(&self, why: &str, groups: &[&Group], f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if groups.is_empty() {
            return Ok(());
        }
        let mut places: BTreeMap<Respondent, Vec<String>> = BTreeMap::new();
        for group in groups {
            places.entry(group.respondent).or_default().push(self.time(group));
        }
        let title = |one| visible_text(self.wording.title(one));
        let places = places.into_iter().map(|(one, times)| format!("{} at {}", title(one), times.join(", ")));
        f.write_str("\n")?;
        paragraph(f, "", "", &format!("{why}: {}.", places.collect::<Vec<_>>().join("; ")))
    }

    fn time(&self, group: &Group) -> String {
        visible_text(&group.timepoint.title(self.wording))
    }
}

/// Words from outside as a terminal may print them.
fn visible_text(text: &str) -> String {
    text.chars().map(visible).collect()
}
