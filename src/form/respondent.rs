//! Who answers, and where the answer comes from.

use crate::plan::DataSource;
use crate::vocabulary::vocabulary;
use crate::{Indicator, Level};

vocabulary! {
    /// Who answers a question.
    ///
    /// The documents name no respondents: these follow from the data sources that a plan can name.
    pub enum Respondent: "respondent" {
        Survivor = "survivor", "Survivor", "The survivor answers, alone or together with somebody whom they chose.";
        Practitioner = "practitioner", "Practitioner", "Someone who works with the survivor answers, from what they have seen and been told.";
        RecordKeeper = "record-keeper", "Record keeper", "Someone looks it up in the records that the project keeps anyway.";
        PartnerService = "partner-service", "Partner service", "Another service answers from its records.";
        Researcher = "researcher", "Researcher", "Someone looks it up in published statistics, law, policy or inspections.";
    }
}

impl Respondent {
    /// Whoever can answer from this data source.
    #[must_use]
    pub const fn of(source: DataSource) -> Self {
        match source {
            DataSource::SurvivorSelfReport => Self::Survivor,
            DataSource::PractitionerReport => Self::Practitioner,
            DataSource::ServiceRecords => Self::RecordKeeper,
            DataSource::PartnerRecords => Self::PartnerService,
            DataSource::PublicData => Self::Researcher,
        }
    }

    /// Whom to ask where nobody said so (this project's reading): the survivor about their own life, and about what
    /// [nobody else can tell](Indicator::is_felt); a practitioner about services, and published sources about the state
    /// and society, so that survivors don't carry it all.
    ///
    /// ```
    /// use mscos::Indicator;
    /// use mscos::form::Respondent;
    ///
    /// let safe: Indicator = "secure-and-suitable-housing/feeling-safe-and-secure".parse()?;
    /// let kitchen: Indicator = "secure-and-suitable-housing/cooking-facilities".parse()?;
    /// let asked = [safe, kitchen].map(Respondent::fitting);
    /// assert_eq!(asked, [Respondent::Survivor, Respondent::Practitioner]);
    /// # Ok::<(), mscos::UnknownId>(())
    /// ```
    #[must_use]
    pub fn fitting(indicator: Indicator) -> Self {
        Self::fitting_at(indicator, indicator.level())
    }

    /// Whom to ask where a plan has an indicator at this level.
    pub(super) fn fitting_at(indicator: Indicator, level: Level) -> Self {
        match Self::at(level) {
            _ if indicator.is_felt() => Self::Survivor,
            // Nobody can know it of themselves.
            Self::Survivor if indicator.self_report().is_none() => Self::Practitioner,
            fitting => fitting,
        }
    }

    /// Whom to ask at this level where nobody said so.
    #[must_use]
    pub const fn at(level: Level) -> Self {
        match level {
            Level::Individual => Self::Survivor,
            Level::Organisational => Self::Practitioner,
            Level::Governmental | Level::Societal => Self::Researcher,
        }
    }

    /// Whether what they answer is about one survivor, and not about services or the state at large.
    #[must_use]
    pub const fn speaks_of_a_survivor(self) -> bool {
        matches!(self, Self::Survivor | Self::Practitioner)
    }
}
