//! What a form says beside its questions.

use super::Respondent;
use crate::vocabulary::vocabulary;
use crate::wording::Wording;

vocabulary! {
    /// A text that forms have: its title is the label, its text the hint below, where there is a place for one.
    pub enum Phrase: "phrase" {
        Title = "title", "Outcomes for survivors of modern slavery", "An assessment with the Modern Slavery Core Outcome Set.";
        Edition = "edition", "Edition of the outcome set", "Which edition the ids of the answers belong to.";
        Welcome = "welcome", "Before you begin", "Any question can be left out, and you can stop at any time. Nobody is marked on the answers, and nothing here adds up to a score.";
        Assessment = "assessment", "About this assessment", "When it is, and who answers.";
        CaseReference = "case-reference", "Case reference", "A code with at least one digit that only your organisation can link to a person, such as C-0427. No name, no e-mail address, no phone number, no date of birth.";
        CaseReferenceRefused = "case-reference-refused", "Please give a code of letters, digits, hyphens and underscores, with at least one digit", "No name, no e-mail address and no space.";
        AssessmentDate = "assessment-date", "Date of the assessment", "The day on which the questions are answered.";
        DateRefused = "date-refused", "Please give a whole date", "Year, month and day, such as 2026-07-31.";
        Timepoint = "timepoint", "Timepoint", "When in the course of support this is.";
        TimepointRefused = "timepoint-refused", "Please give lower-case words joined by hyphens", "Such as baseline, month-6 or exit.";
        MonthRefused = "month-refused", "Please give baseline, or month with a hyphen and a number", "Such as baseline or month-6.";
        Baseline = "baseline", "Baseline", "Before support begins, or as it begins.";
        Month = "month", "Month", "That many months after the baseline.";
        Respondent = "respondent", "Who answers", "Whoever gives the answers this time.";
        Missing = "missing", "Please fill this in", "The date, the timepoint and who answers have to be known; nothing else has.";
        NoAnswer = "no-answer", "No answer", "The question is left out.";
        Answers = "answers", "Answers", "One section for each outcome.";
        Skip = "skip", "Skip this section", "Nobody has to say why.";
        SkipYes = "skip-yes", "Skip it", "Nothing of this section is asked.";
        SkipNo = "skip-no", "Go through it", "The questions of this section are asked.";
        Notes = "notes", "Notes", "Optional. Please write no names and no account of what happened.";
        OwnWords = "own-words", "In your own words", "You can leave this empty. Please write no names and no account of what happened.";
        Else = "else", "Or choose one of these", "In place of words. Both can be left empty.";
        TooLong = "too-long", "Please shorten this", "There is room for 2,000 characters.";
        Submit = "submit", "Save the answers", "Whatever was left out stays out.";
        AskSurvivor = "ask-survivor", "Is this so for you?", "For the survivor to answer.";
        AskPractitioner = "ask-practitioner", "Is this so for the person you support, or in the services they use?", "For a practitioner to answer.";
        AskRecordKeeper = "ask-record-keeper", "Going by your project's records, is this so?", "For whoever keeps the records to answer.";
        AskPartnerService = "ask-partner-service", "Going by your service's records, is this so?", "For a partner service to answer.";
        AskResearcher = "ask-researcher", "Going by published sources, is this so?", "For whoever reads published data to answer.";
    }
}

impl Phrase {
    /// How the question is put to this respondent.
    #[must_use]
    pub const fn asking(respondent: Respondent) -> Self {
        match respondent {
            Respondent::Survivor => Self::AskSurvivor,
            Respondent::Practitioner => Self::AskPractitioner,
            Respondent::RecordKeeper => Self::AskRecordKeeper,
            Respondent::PartnerService => Self::AskPartnerService,
            Respondent::Researcher => Self::AskResearcher,
        }
    }

    /// Whether any form shows its text. Of the others nobody sees more than the title.
    pub(crate) const fn has_hint(self) -> bool {
        !matches!(
            self,
            Self::Edition
                | Self::Assessment
                | Self::Missing
                | Self::NoAnswer
                | Self::Answers
                | Self::SkipYes
                | Self::SkipNo
                | Self::Submit
        )
    }

    /// The title and the text in one, where somebody is told why something is refused.
    pub(super) fn told(self, wording: &Wording) -> String {
        format!("{}. {}", wording.title(self), wording.text(self))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::Form;

    #[test]
    fn the_room_for_a_note_is_the_one_that_there_is() {
        let room = Phrase::TooLong.text().replace(',', "");
        assert!(room.contains(&format!(" {} ", Form::LONGEST_NOTE)));
    }
}
