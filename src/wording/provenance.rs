//! Where the words of an overlay come from, and what readers are told of it.

use crate::vocabulary::vocabulary;

vocabulary! {
    /// Where the words of an overlay come from.
    pub enum Provenance: "provenance" {
        Official = "official", "As published", "The words of the published set, for those who may use them.";
        EasyRead = "easy-read", "Easy Read", "Short sentences and common words, made with people who read Easy Read.";
        TranslatedWithSurvivors = "translated-with-survivors", "Translated with survivors", "A translation that survivors who speak the language helped to make.";
        Translated = "translated", "Translated", "A translation by somebody who does this professionally.";
        Organisation = "organisation", "An organisation's own words", "An organisation put it into words of its own.", ["organization"];
        Machine = "machine", "Machine translation", "A program made the translation. What is made with it always says so.";
        Pseudo = "pseudo", "Words for tests", "English made longer and with accents, so that tests and layouts show what is not translated.";
    }
}

vocabulary! {
    /// What readers are told where the words don't come from people.
    ///
    /// An overlay can add the notice in its own language; the English always stays beside it.
    pub enum Notice: "notice" {
        Machine = "machine", "Machine translation", "A program translated these words and no survivor has gone over them. Where a word matters, ask somebody who speaks both languages, or look at the English.";
        MachineReviewed = "machine-reviewed", "Machine translation, gone over with survivors", "A program translated these words, and survivors went over them afterwards. Where a word matters, look at the English.";
        Test = "test", "Words for tests", "This is no language. It is for tests and layouts, and not for people to answer.";
    }
}

/// The notice that is due.
pub(super) const fn notice(provenance: Provenance, reviewed: bool) -> Option<Notice> {
    match provenance {
        Provenance::Machine if reviewed => Some(Notice::MachineReviewed),
        Provenance::Machine => Some(Notice::Machine),
        Provenance::Pseudo => Some(Notice::Test),
        _ => None,
    }
}

/// What an overlay claims about survivors that can't be so: under which key, and why.
///
/// Nothing passes for made with survivors by one word alone: such a translation says it twice, and a machine
/// translation names who went over it with them, and keeps its notice.
pub(super) const fn contradiction(
    provenance: Provenance,
    reviewed: bool,
    made_by: bool,
) -> Option<(&'static str, &'static str)> {
    let key = "reviewed_with_survivors";
    match provenance {
        Provenance::TranslatedWithSurvivors if !reviewed => {
            Some((key, "a translation made with survivors says so here too, with true"))
        }
        Provenance::Machine if reviewed && !made_by => {
            Some((key, "a machine translation that survivors went over names under `made_by` who did that with them"))
        }
        Provenance::Pseudo if reviewed => Some((key, "words for tests are not gone over with survivors")),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_no_person_wrote_always_have_a_notice() {
        for provenance in Provenance::ALL.iter().copied() {
            for reviewed in [false, true] {
                let made_by_no_one = matches!(provenance, Provenance::Machine | Provenance::Pseudo);
                assert_eq!(notice(provenance, reviewed).is_some(), made_by_no_one, "{provenance}");
            }
        }
    }

    #[test]
    fn no_claim_about_survivors_rests_on_one_word() {
        assert!(contradiction(Provenance::TranslatedWithSurvivors, false, true).is_some());
        assert!(contradiction(Provenance::TranslatedWithSurvivors, true, false).is_none());
        assert!(contradiction(Provenance::Machine, true, false).is_some());
        assert!(contradiction(Provenance::Machine, true, true).is_none());
        assert!(contradiction(Provenance::Machine, false, false).is_none());
        assert!(contradiction(Provenance::Pseudo, true, true).is_some());
        assert!(contradiction(Provenance::Organisation, true, false).is_none());
    }
}
