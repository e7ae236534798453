//! The files of `data/origins/` as types. No tables are made of them, only JSON Schemas.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::model::Source;

/// The first exploratory workshop.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Workshop1 {
    /// The JSON Schema of this file.
    #[serde(rename = "$schema")]
    pub(crate) schema: String,
    /// What happened there.
    pub(crate) summary: String,
    /// Its day in ISO 8601.
    pub(crate) date: String,
    /// How many people took part.
    pub(crate) participants: u16,
    /// How many people helped to run it.
    pub(crate) facilitators: u16,
    /// Where the day and these numbers are printed.
    pub(crate) source: Source,
    /// The outcomes that were put forward, in the order of print.
    pub(crate) outcomes: Names,
    /// Those among them that the print cuts off.
    pub(crate) cut_off: Names,
    /// What people said belongs to recovery and healing.
    pub(crate) aspects_of_recovery: Names,
    /// Other words that were offered in place of 'recovery'.
    pub(crate) alternative_terms: Names,
    /// What troubled people about the legal definition of trafficking.
    pub(crate) definition_concerns: Vec<Point>,
    /// What else to know, and what the documents leave open.
    pub(crate) notes: Vec<Point>,
}

/// The second exploratory workshop.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Workshop2 {
    /// The JSON Schema of this file.
    #[serde(rename = "$schema")]
    pub(crate) schema: String,
    /// What happened there.
    pub(crate) summary: String,
    /// Its day in ISO 8601.
    pub(crate) date: String,
    /// How many people took part.
    pub(crate) participants: u16,
    /// How many people helped to run it.
    pub(crate) facilitators: u16,
    /// Where the day and these numbers are printed.
    pub(crate) source: Source,
    /// The broader groups into which the outcomes were sorted.
    pub(crate) broader: Names,
    /// The narrower groups.
    pub(crate) narrower: Names,
    /// How the printed table of groups was read.
    pub(crate) note: String,
    /// How the outcomes of the first workshop differ from a model drawn from research.
    pub(crate) comparisons: Vec<Point>,
}

/// Names that are printed together.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Names {
    /// The names, as printed.
    pub(crate) titles: Vec<String>,
    /// Where they are printed.
    pub(crate) source: Source,
}

/// Something that a document says.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Point {
    /// What it says, in this project's own words.
    pub(crate) text: String,
    /// The names that go with it, as printed.
    #[serde(default)]
    pub(crate) titles: Vec<String>,
    /// Where it says so.
    pub(crate) source: Source,
}

/// A number that a document prints.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Figure {
    /// The number, which is null where the print leaves it out.
    pub(crate) value: Option<u16>,
    /// What it counts, or in which place it stands.
    pub(crate) text: String,
    /// The names that go with it, as printed.
    #[serde(default)]
    pub(crate) titles: Vec<String>,
    /// Where it is printed.
    pub(crate) source: Source,
}

/// Something that was done, with the numbers that the documents print of it.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Account {
    /// What was done, or what is counted.
    pub(crate) text: String,
    /// The numbers: where they disagree, each as printed.
    pub(crate) figures: Vec<Figure>,
    /// What else to know, and what the documents leave open.
    #[serde(default)]
    pub(crate) notes: Vec<Point>,
}

/// How the gathered outcomes became the core set.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct EDelphi {
    /// The JSON Schema of this file.
    #[serde(rename = "$schema")]
    pub(crate) schema: String,
    /// What was done.
    pub(crate) summary: String,
    /// The software that ran the survey.
    pub(crate) platform: String,
    /// Who approved the study.
    pub(crate) ethics: Point,
    /// When the survey opened.
    pub(crate) launch: Launch,
    /// The outcomes that had been gathered before, and how they were sorted.
    pub(crate) gathered: Account,
    /// The rounds of the survey and the final workshop, in the order of time.
    pub(crate) rounds: Vec<Round>,
    /// Why the answers of survivors counted for more.
    pub(crate) weighting: Point,
    /// How many core outcomes were aimed at.
    pub(crate) target_size: Account,
    /// Who could take part in the survey.
    pub(crate) inclusion_criteria: Vec<Eligibility>,
    /// How people were found for it, with the organisations that are named.
    pub(crate) recruitment: Point,
    /// The board of survivors that advised the project.
    pub(crate) advisory_board: Account,
    /// The interviews: those used again, those held for this project, all together.
    pub(crate) interviews: Vec<Account>,
    /// How many people came to the two exploratory workshops.
    pub(crate) exploratory_workshops: Account,
}

/// The opening of the survey.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Launch {
    /// Its day in ISO 8601.
    pub(crate) date: String,
    /// Where the day comes from, and what is uncertain about it.
    pub(crate) date_basis: String,
    /// Where it is announced.
    pub(crate) source: Source,
}

/// A round of the survey, or the final workshop.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Round {
    /// Its stable id.
    pub(crate) id: String,
    /// Its title.
    pub(crate) title: String,
    /// How many people took part: several numbers where the documents disagree.
    pub(crate) respondents: Vec<Figure>,
    /// Other numbers that are printed of it.
    pub(crate) counts: Vec<Figure>,
    /// What people were asked to do.
    pub(crate) asked: String,
    /// The answers that they could choose from, where there was a scale.
    #[serde(default)]
    pub(crate) scale: Vec<Answer>,
    /// How often one person could choose 'Strongly agree', where that was limited.
    #[serde(default)]
    pub(crate) strongly_agree_limit: Option<u8>,
    /// How the answers became a score, where there was one.
    #[serde(default)]
    pub(crate) scoring: Option<String>,
    /// How outcomes were chosen, as each document tells it.
    pub(crate) selection: Vec<Point>,
    /// How many outcomes went in.
    pub(crate) outcomes_before: u16,
    /// How many came out.
    pub(crate) outcomes_after: u16,
    /// What else to know, and what the documents leave open.
    pub(crate) notes: Vec<Point>,
    /// Where the round is described.
    pub(crate) source: Source,
}

/// An answer of a scale.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Answer {
    /// Its wording.
    pub(crate) title: String,
    /// What it adds to the score, where answers have values.
    #[serde(default)]
    pub(crate) value: Option<i8>,
}

/// Who could take part as a member of a group.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Eligibility {
    /// The id of the group.
    pub(crate) group: String,
    /// How many of the criteria a person has to meet.
    pub(crate) must_meet: u8,
    /// The criteria.
    pub(crate) criteria: Vec<String>,
    /// Where they are printed.
    pub(crate) source: Source,
}

/// The review of quantitative studies.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ReviewQuantitative {
    /// The JSON Schema of this file.
    #[serde(rename = "$schema")]
    pub(crate) schema: String,
    /// The number and title of the printed table that lists its studies.
    pub(crate) title: String,
    /// What the review is.
    pub(crate) summary: String,
    /// How the studies were found.
    pub(crate) search: Search,
    /// The studies, in the order of print.
    pub(crate) studies: Vec<Study>,
    /// What the review found.
    pub(crate) findings: Vec<Point>,
    /// What else to know, and what the report leaves open.
    pub(crate) notes: Vec<Point>,
}

/// The review of qualitative studies.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ReviewQualitative {
    /// The JSON Schema of this file.
    #[serde(rename = "$schema")]
    pub(crate) schema: String,
    /// The number and title of the printed table that lists its studies.
    pub(crate) title: String,
    /// What the review is.
    pub(crate) summary: String,
    /// How the studies were found.
    pub(crate) search: Search,
    /// The studies, in the order of print.
    pub(crate) studies: Vec<Study>,
    /// The themes that it drew from them, each with its printed name.
    pub(crate) themes: Vec<Point>,
    /// What the review found.
    pub(crate) findings: Vec<Point>,
    /// What else to know, and what the report leaves open.
    pub(crate) notes: Vec<Point>,
}

/// The review of grey literature.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ReviewGrey {
    /// The JSON Schema of this file.
    #[serde(rename = "$schema")]
    pub(crate) schema: String,
    /// The number and title of the printed table that lists its works.
    pub(crate) title: String,
    /// What the review is.
    pub(crate) summary: String,
    /// How the works were found.
    pub(crate) search: Search,
    /// The works, in the order of print.
    pub(crate) studies: Vec<Work>,
    /// The domains of its outcomes that the report names as examples.
    pub(crate) domains: Vec<String>,
    /// What the review found.
    pub(crate) findings: Vec<Point>,
    /// What else to know, and what the report leaves open.
    pub(crate) notes: Vec<Point>,
}

/// How a review found what it read.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Search {
    /// What was done.
    pub(crate) text: String,
    /// The databases that are named.
    pub(crate) databases: Vec<String>,
    /// The first year that was searched, where it is printed.
    #[serde(default)]
    pub(crate) since: Option<u16>,
    /// How many studies or records came up.
    pub(crate) found: u16,
    /// How many of them were kept.
    pub(crate) included: u16,
    /// Other numbers that are printed of it.
    #[serde(default)]
    pub(crate) figures: Vec<Figure>,
    /// Where all this is printed.
    pub(crate) source: Source,
}

/// A study, as the table of its review gives it.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Study {
    /// Its lead author.
    pub(crate) author: String,
    /// Its year.
    pub(crate) year: u16,
    /// Its country.
    pub(crate) country: String,
    /// Who took part.
    pub(crate) sample: Sample,
    /// Their nationalities and ethnicities, where the table has them.
    #[serde(default)]
    pub(crate) nationalities: Vec<String>,
    /// What kinds of exploitation they had lived through.
    pub(crate) exploitation: Vec<String>,
    /// Whether that goes for all of them or for most, where the table says so.
    #[serde(default)]
    pub(crate) extent: Option<Extent>,
    /// The outcomes that it assessed, where the table has them.
    #[serde(default)]
    pub(crate) titles: Vec<String>,
    /// What is odd about the row.
    #[serde(default)]
    pub(crate) note: Option<String>,
    /// Where it is printed.
    pub(crate) source: Source,
}

/// Who took part in a study.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Sample {
    /// How many people, where the table says it.
    #[serde(default)]
    pub(crate) size: Option<u16>,
    /// How many men, where the table says it.
    #[serde(default)]
    pub(crate) men: Option<u16>,
    /// How many women.
    pub(crate) women: u16,
    /// How many women at the most, where the number is an estimate.
    #[serde(default)]
    pub(crate) women_at_most: Option<u16>,
}

/// For how many people of a sample something holds.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Extent {
    /// For all.
    All,
    /// For most.
    Mainly,
}

/// A work of grey literature, as the table of the review gives it.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Work {
    /// Its title, as printed.
    pub(crate) title: String,
    /// Its year.
    pub(crate) year: u16,
    /// Who published it.
    pub(crate) organisation: Publisher,
    /// Its country, where it can be seen.
    #[serde(default)]
    pub(crate) country: Option<String>,
    /// How many people took part, where it is printed.
    #[serde(default)]
    pub(crate) sample: Option<u16>,
    /// Whether the print cuts the row off.
    #[serde(default)]
    pub(crate) cut_off: bool,
    /// What is odd about the row, or cut off.
    #[serde(default)]
    pub(crate) note: Option<String>,
    /// Where it is printed.
    pub(crate) source: Source,
}

/// Who published a work.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Publisher {
    /// The name, as printed.
    pub(crate) title: String,
}
