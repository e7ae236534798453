//! What a form says beside its questions.

use super::{Question, Respondent, Scale};
use crate::vocabulary::vocabulary;
use crate::wording::Wording;

vocabulary! {
    /// A text that forms have: its title is the label, its text the hint below, where there is a place for one.
    pub enum Phrase: "phrase" {
        Title = "title", "Outcomes for survivors of modern slavery", "An assessment with the Modern Slavery Core Outcome Set.";
        Edition = "edition", "Edition of the outcome set", "Which edition the ids of the answers belong to.";
        Welcome = "welcome", "Before you begin", "Any question can be left out, and you can stop at any time. You can ask who will read the answers, and what for. Nobody is marked on them, and nothing here adds up to a score.";
        Closing = "closing", "Thank you", "If anything here has upset you or stays on your mind, you can talk about it with someone you trust, or with those who gave you this form.";
        Assessment = "assessment", "About this assessment", "When it is, and who answers.";
        CaseReference = "case-reference", "Case reference", "A code with at least one digit that only your organisation can link to a person, such as C-0427. No name, no e-mail address, no phone number, no date of birth. Leave it empty where the answers are not about any one person.";
        CaseReferenceRefused = "case-reference-refused", "Please give a code of letters, digits, hyphens and underscores, with at least one digit", "No name, no e-mail address and no space.";
        AssessmentDate = "assessment-date", "Date of the assessment", "The day on which the questions are answered.";
        DateRefused = "date-refused", "Please give a whole date", "Year, month and day, such as 2026-07-31.";
        Timepoint = "timepoint", "Timepoint", "When in the course of support this is.";
        TimepointRefused = "timepoint-refused", "Please give lower-case words joined by hyphens", "Such as baseline, month-6 or exit.";
        MonthRefused = "month-refused", "Please give baseline, or month with a hyphen and a number", "Such as baseline or month-6.";
        Baseline = "baseline", "Baseline", "Before support begins, or as it begins.";
        Month = "month", "Month", "Months since the baseline.";
        Respondent = "respondent", "Who answers", "Whoever gives the answers this time.";
        Missing = "missing", "Please fill this in", "Only the date, the timepoint and who answers are required.";
        NoAnswer = "no-answer", "No answer", "The question is left out.";
        Answers = "answers", "Answers", "One section for each outcome.";
        Skip = "skip", "Skip this section", "Nobody has to say why.";
        SkipYes = "skip-yes", "Skip it", "Nothing of this section is asked.";
        SkipNo = "skip-no", "Go through it", "The questions of this section are asked.";
        Notes = "notes", "Notes", "Optional. Please write no names and no account of what happened.";
        OwnWords = "own-words", "In your own words", "You can leave this empty. Please write no names and no account of what happened.";
        WithoutWords = "without-words", "Or choose one of these", "In place of words. Both can be left empty.";
        Care = "care", "You need not answer this alone", "If you would like to talk about it, ask someone you trust to be with you.";
        TooLong = "too-long", "Please shorten this", "There is room for 2,000 characters.";
        Submit = "submit", "Save the answers", "Whatever was left out stays out.";
        AskSurvivor = "ask-survivor", "Think of your own life.", "For the survivor to answer.";
        AskPractitioner = "ask-practitioner", "Think of the person you support, and of the services they use.", "For a practitioner to answer.";
        AskRecordKeeper = "ask-record-keeper", "Go by your project's records.", "For whoever keeps the records to answer.";
        AskPartnerService = "ask-partner-service", "Go by your service's records.", "For a partner service to answer.";
        AskResearcher = "ask-researcher", "Go by published sources.", "For whoever reads published data to answer.";
        AskIfSo = "ask-if-so", "Is this so?", "What is asked where the answers are yes, partly, no and the like.";
        AskHowOften = "ask-how-often", "How often is this so?", "What is asked where the answers go from always to never.";
        AskAgreement = "ask-agreement", "How far do you agree?", "What is asked where the answers go from agreement to disagreement.";
        AskWhichFits = "ask-which-fits", "Which answer fits best?", "What is asked where an organisation has answers of its own.";
        AskInWords = "ask-in-words", "Please describe how this is.", "What is asked where the answer is in words.";
    }
}

impl Phrase {
    /// Where this respondent is to take the answers from.
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

    /// What is asked of a statement, so that the answers to choose from fit.
    #[must_use]
    pub fn putting(question: &Question) -> Self {
        match Scale::from_id(question.scale().id()) {
            _ if !question.has_choices() => Self::AskInWords,
            Some(Scale::YesPartlyNo | Scale::Shown) => Self::AskIfSo,
            Some(Scale::HowOften) => Self::AskHowOften,
            Some(Scale::Agreement) => Self::AskAgreement,
            None => Self::AskWhichFits,
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
                | Self::AskIfSo
                | Self::AskHowOften
                | Self::AskAgreement
                | Self::AskWhichFits
                | Self::AskInWords
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
