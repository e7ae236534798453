//! The fixed words of reports, so that a wording can replace them.

use crate::vocabulary::vocabulary;

vocabulary! {
    /// A heading or another fixed word of a report: its title is what stands there, its text says where.
    pub enum ReportPhrase: "report phrase" {
        Title = "title", "Evaluation plan: check against the Modern Slavery Core Outcome Set", "The heading of a page.";
        Verdict = "verdict", "Verdict", "Ahead of the verdict on a page.";
        PartsInEnglish = "parts-in-english", "What the rules say, the reasons and the sources are in English.", "In every report in another language.";
        Covered = "core-outcomes-covered", "Core outcomes covered", "In the summary of other wordings, ahead of two numbers.";
        CheckedAgainst = "checked-against", "Checked against", "In the summary of other wordings, ahead of an edition.";
        WhatToDo = "what-to-do", "What to do", "The heading of what was found.";
        Nothing = "nothing-found", "Nothing was found that needs mending.", "Where no rule found anything.";
        At = "at", "at", "Between a rule and the place in the plan.";
        Line = "line", "line", "Ahead of the number of a line, behind the place in the plan.";
        WholePlan = "whole-plan", "the whole plan", "The place of what is about everything.";
        Help = "help", "Help", "Ahead of how to mend it.";
        Source = "source", "Source", "Ahead of the section of a document.";
        Guidance = "guidance", "Guidance", "Ahead of recommendations.";
        Place = "place", "Place", "Ahead of where it stands in the plan.";
        SetAside = "set-aside", "Set aside, each with a reason", "The heading of what the plan or whoever ran the check ignores.";
        ByPlan = "by-the-plan", "by the plan, which says why under /ignore", "Who ignores it.";
        BySettings = "by-settings", "by whoever ran the check", "Who ignores it.";
        AtAGlance = "at-a-glance", "The plan at a glance", "The heading of the pictures.";
        NoScore = "no-score", "This is a picture of the plan and not a score: longlist outcomes are chosen, not collected.", "Below the pictures.";
        DomainsOfCore = "domains-of-core", "The report sorts the longlist alone by domain: where a core outcome is counted follows from an earlier edition.", "Below the pictures.";
        CoreOutcomes = "core-outcomes", "The seven core outcomes", "The heading of the coverage, and of the picture.";
        OutcomesOfDomains = "outcomes-of-domains", "The outcomes of the nine domains", "The heading of the other picture.";
        TableName = "table-name", "Table of the seven core outcomes", "What a screen reader says of the table.";
        TableCaption = "table-caption", "How each core outcome is covered, by whom, and with which indicators", "Above the table.";
        CoreOutcome = "core-outcome", "Core outcome", "The heading of a column.";
        HowCovered = "how-covered", "How covered", "The heading of a column.";
        Partners = "partners", "Partners", "The heading of a column.";
        IndicatorsUsed = "indicators-used", "Indicators used", "The heading of a column.";
        Nobody = "none", "none", "Where a column has nothing.";
        Partner = "partner", "Partner", "Ahead of the names of partners.";
        Indicators = "indicators", "Indicators", "Ahead of the indicators that are used.";
        InThePlan = "in-the-plan", "in the plan", "How an outcome is covered.";
        ThroughAPartner = "through-a-partner", "through a partner", "How an outcome is covered.";
        Missing = "missing", "missing", "An outcome that nothing covers.";
        MissingCore = "missing-core-outcome", "missing core outcome", "In the key of the pictures.";
        NotChosen = "not-chosen", "longlist outcome, not chosen", "In the key of the pictures.";
        LookClosely = "look-closely", "Where to look closely in the core outcomes, for the people served", "The heading of the core outcomes that carry more weight.";
        Weight = "more-weight", "They belong in every plan; for the people served, these parts of them carry more weight.", "Below that heading.";
        Suited = "suited", "Longlist outcomes that suit the people served", "The heading of the suggestions.";
        Offers = "offers", "These are offers to think over with the survivors served. They are no gaps in the plan.", "Below that heading, so that nobody takes them for gaps.";
        BeginWith = "begin-with", "Begin with", "Ahead of the indicators that carry a suggestion.";
        Served = "people-served", "About the people served", "The heading of what else there is to know of the contexts.";
        Foot = "foot", "Nothing that the plan says is repeated here except the names of partners.", "At the foot of a page.";
    }
}
