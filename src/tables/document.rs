// Generated from data/ by tests/tables.rs. To change it, edit the data and run
// MSCOS_UPDATE=1 cargo test --test tables

use crate::vocabulary::vocabulary;

vocabulary! {
    /// The documents that define the set.
    pub enum Document: "document" {
        Longlist202203 = "longlist-2022-03", "Modern Slavery Core Outcome Set: A longlist of outcomes", "The longlist published before the E-Delphi survey: 71 outcomes in ten domains, each with a description.";
        FinalReport = "final-report", "The Modern Slavery Core Outcome Set (MSCOS)", "The final report of the project: the seven core outcomes with their descriptors, how they were chosen, what it recommends, and the Outcomes Longlist.";
        EDelphiRound1Results = "e-delphi-round-1-results", "Modern Slavery Core Outcome Set e-Delphi Round 1 Results", "The ratings and votes of round 1 for 72 outcomes, and the 34 outcomes with nine domains that went on to round 2.";
        WorkshopsSummary = "workshops-summary", "Outcomes used in Modern Slavery and Human Trafficking Interventions: Stakeholder Engagement Workshops", "What the two exploratory workshops of October 2021 discussed, proposed and sorted.";
        Blog20220325 = "blog-2022-03-25", "We're rethinking measuring outcomes of survivors' recovery", "The blog post that announces the longlist and the survey to come.";
    }
}

/// The date of each, and where it comes from.
pub(crate) static DATES: [(Option<&str>, &str); 5] = [
    (Some("2022-03"), "printed on the title page"),
    (None, "the report prints no date; the newest works it cites are of 2022"),
    (None, "the paper prints no date; the blog expects the survey to open on 4 April 2022"),
    (None, "the summary prints the days of the workshops (1 and 8 October 2021) but none of its own"),
    (Some("2022-03-25"), "printed under the headline"),
];
