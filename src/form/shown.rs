//! Which words a form shows, whatever its format: what a wording has to have for it.

use std::collections::BTreeMap;

use super::{Answer, Form, Phrase, Question, Respondent, Timepoint};
use crate::{Indicator, Vocabulary};

/// Words of one kind by their ids, in the order in which they are first shown.
#[derive(Default)]
pub(crate) struct Shown<'a> {
    entries: BTreeMap<&'static str, Vec<Entry<'a>>>,
}

/// Whether the title of an entry is shown, and whether its text is.
#[derive(Clone, Copy)]
pub(crate) struct Entry<'a> {
    pub(crate) id: &'a str,
    pub(crate) title: bool,
    pub(crate) text: bool,
}

/// What is shown of an entry.
#[derive(Clone, Copy, PartialEq, Eq)]
enum What {
    Title,
    Text,
    Both,
}

impl<'a> Shown<'a> {
    /// What is shown of this kind.
    pub(crate) fn of(&self, kind: &str) -> &[Entry<'a>] {
        self.entries.get(kind).map_or(&[], Vec::as_slice)
    }

    /// Everything that any format of this form shows.
    pub(crate) fn by(form: &'a Form) -> Self {
        let mut shown = Self::default();
        for section in form.sections() {
            shown.add(section.outcome(), What::Both);
        }
        for question in form.questions() {
            let own = question.is_for_survivors_alone() && question.indicator().self_report().is_some();
            shown.add::<Indicator>(question.indicator(), if own { What::Text } else { What::Title });
            for option in question.scale().options() {
                shown.put(Answer::NAME, option.id(), What::Both);
            }
        }
        for phrase in Phrase::ALL.iter().copied() {
            if let Some(what) = phrase_in(form, phrase) {
                shown.add(phrase, what);
            }
        }
        if let several @ [_, _, ..] = &form.respondents()[..] {
            for respondent in several {
                shown.add(*respondent, What::Both);
            }
        }
        shown
    }

    /// What is shown of this kind, which is what one entry is called.
    pub(crate) fn take(&mut self, kind: &str) -> Vec<Entry<'a>> {
        self.entries.remove(kind).unwrap_or_default()
    }

    fn add<V: Vocabulary>(&mut self, entry: V, what: What) {
        self.put(V::NAME, entry.id(), what);
    }

    fn put(&mut self, kind: &'static str, id: &'a str, what: What) {
        let (title, text) = (what != What::Text, what != What::Title);
        let entries = self.entries.entry(kind).or_default();
        match entries.iter_mut().find(|entry| entry.id == id) {
            Some(entry) => (entry.title, entry.text) = (entry.title || title, entry.text || text),
            None => entries.push(Entry { id, title, text }),
        }
    }
}

/// What of a phrase a form shows; `None` where it has no place for it.
fn phrase_in(form: &Form, phrase: Phrase) -> Option<What> {
    let timepoints = form.timepoints();
    let is_chosen = form.timepoint.is_none();
    let listed = |wanted: fn(&Timepoint) -> bool| is_chosen && timepoints.iter().flatten().any(wanted);
    let respondents = form.respondents();
    let several = respondents.len() > 1;
    let asked = |respondent: Respondent| respondents.contains(&respondent);
    // Whom a question is for goes without saying where nobody else is asked.
    let whom = if several { What::Both } else { What::Title };
    let refused = form.typed_timepoint().map(|(_, refused)| refused);
    let (is_shown, what) = match phrase {
        // A plan has a title of its own.
        Phrase::Title => (true, if form.title.is_none() { What::Both } else { What::Text }),
        Phrase::Edition | Phrase::Assessment | Phrase::Missing | Phrase::Answers | Phrase::Submit => {
            (true, What::Title)
        }
        Phrase::Welcome | Phrase::AssessmentDate | Phrase::DateRefused => (true, What::Both),
        Phrase::Timepoint => (true, if form.timepoint.is_none() { What::Both } else { What::Title }),
        Phrase::CaseReference | Phrase::CaseReferenceRefused => (form.is_about_survivor(), What::Both),
        Phrase::TimepointRefused | Phrase::MonthRefused => (refused == Some(phrase), What::Both),
        Phrase::Baseline => (listed(|one| *one == Timepoint::Baseline), What::Both),
        Phrase::Month => (listed(|one| matches!(one, Timepoint::Month(_))), What::Both),
        Phrase::Respondent => (!respondents.is_empty(), whom),
        // Of a choice that is left out.
        Phrase::NoAnswer => (true, What::Title),
        // Whether to skip a section is a question of its own in some formats.
        Phrase::SkipYes | Phrase::SkipNo => (!form.is_empty(), What::Title),
        Phrase::Skip | Phrase::Notes | Phrase::TooLong => (!form.is_empty(), What::Both),
        Phrase::Care => (form.questions().any(Question::shows_care), What::Both),
        Phrase::OwnWords => (form.questions().any(Question::has_words), What::Both),
        Phrase::WithoutWords => (form.questions().any(|question| !question.has_choices()), What::Both),
        Phrase::Closing => (asked(Respondent::Survivor), What::Both),
        Phrase::AskIfSo | Phrase::AskHowOften | Phrase::AskAgreement | Phrase::AskWhichFits | Phrase::AskInWords => {
            (form.questions().any(|question| Phrase::putting(question) == phrase), What::Title)
        }
        Phrase::AskSurvivor => (asked(Respondent::Survivor), whom),
        Phrase::AskPractitioner => (asked(Respondent::Practitioner), whom),
        Phrase::AskRecordKeeper => (asked(Respondent::RecordKeeper), whom),
        Phrase::AskPartnerService => (asked(Respondent::PartnerService), whom),
        Phrase::AskResearcher => (asked(Respondent::Researcher), whom),
    };
    is_shown.then_some(what)
}
