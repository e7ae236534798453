//! Response scales: what a question offers as answers.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use super::OwnScale;
use crate::tables::scale::{ADDED, ANSWERS, KINDS, USUAL};
pub use crate::tables::scale::{Answer, Scale};
use crate::vocabulary::vocabulary;
use crate::wording::Wording;

vocabulary! {
    /// What an answer tells those who count answers.
    ///
    /// Summaries keep the four apart: who declines has not said no, and what nobody knows is not missing.
    pub enum AnswerKind: "kind of answer" {
        Answered = "answered", "Answered", "It says whether, how often or how far a thing is so.";
        NotKnown = "not-known", "Not known", "Whoever was asked does not know.";
        NotApplicable = "not-applicable", "Not applicable", "The question does not fit.";
        Declined = "declined", "Declined", "Whoever was asked would rather not say.";
    }
}

/// The scale of each kind of question, unless another is chosen.
pub(crate) struct Usual {
    pub(crate) told: Scale,
    pub(crate) looked_up: Scale,
}

/// Which questions add an answer to every scale.
#[derive(Clone, Copy)]
pub(crate) enum When {
    Always,
    AboutSurvivor,
}

impl Scale {
    /// Its answers, in order, without those that questions [add](Answer::added) to every scale.
    ///
    /// ```
    /// use mscos::form::{Answer, Scale};
    ///
    /// assert_eq!(Scale::YesPartlyNo.answers(), [Answer::Yes, Answer::Partly, Answer::No]);
    /// ```
    #[must_use]
    #[expect(clippy::indexing_slicing, reason = "the tables have one row for each scale")]
    pub fn answers(self) -> &'static [Answer] {
        ANSWERS[self as usize]
    }

    /// The scale of questions that a survivor or a practitioner [is asked](super::Respondent::speaks_of_a_survivor), or of
    /// those that are only looked up, in records or published sources, unless another is chosen.
    ///
    /// ```
    /// use mscos::form::Scale;
    ///
    /// assert_eq!(Scale::usual(true), Scale::YesPartlyNo);
    /// assert_eq!(Scale::usual(false), Scale::Shown);
    /// ```
    #[must_use]
    pub const fn usual(told: bool) -> Self {
        if told { USUAL.told } else { USUAL.looked_up }
    }
}

impl Answer {
    /// What it tells those who count answers.
    ///
    /// ```
    /// use mscos::form::{Answer, AnswerKind};
    ///
    /// assert_eq!(Answer::Partly.kind(), AnswerKind::Answered);
    /// assert_eq!(Answer::PreferNotToSay.kind(), AnswerKind::Declined);
    /// ```
    #[must_use]
    #[expect(clippy::indexing_slicing, reason = "the tables have one row for each answer")]
    pub fn kind(self) -> AnswerKind {
        KINDS[self as usize]
    }

    /// The answers that a question adds to every scale, an organisation's own too: "don't know" and "not applicable"
    /// always, "prefer not to say" where it is about a survivor.
    ///
    /// ```
    /// use mscos::form::Answer;
    ///
    /// let about_a_survivor: Vec<_> = Answer::added(true).collect();
    /// assert_eq!(about_a_survivor, [Answer::NotKnown, Answer::NotApplicable, Answer::PreferNotToSay]);
    /// ```
    pub fn added(about_survivor: bool) -> impl Iterator<Item = Self> {
        let holds = move |when: When| match when {
            When::Always => true,
            When::AboutSurvivor => about_survivor,
        };
        ADDED.iter().filter(move |(_, when)| holds(*when)).map(|(answer, _)| *answer)
    }

    /// Whether any question adds it.
    pub(super) fn is_added(self) -> bool {
        ADDED.iter().any(|(answer, _)| *answer == self)
    }
}

/// The answers that one question offers: those of a scale, and those that say why there is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResponseScale {
    id: Cow<'static, str>,
    options: Vec<AnswerOption>,
}

/// One answer that a question offers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerOption(Whose);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Whose {
    Crate(Answer),
    Own(Arc<OwnAnswer>),
}

/// An answer of an organisation's own scale.
#[derive(PartialEq, Eq)]
struct OwnAnswer {
    id: String,
    title: String,
    text: String,
}

impl ResponseScale {
    pub(super) fn of(scale: Scale, added: impl Iterator<Item = Answer>) -> Self {
        let options = scale.answers().iter().copied().chain(added).map(AnswerOption::from);
        Self { id: Cow::Borrowed(scale.id()), options: options.collect() }
    }

    /// What can be chosen where the answer is in words.
    pub(super) fn in_words(added: impl Iterator<Item = Answer>) -> Self {
        Self { id: Cow::Borrowed(IN_WORDS), options: added.map(AnswerOption::from).collect() }
    }

    /// An own scale has its own words for an answer that questions add, or the crate's.
    pub(super) fn of_own(own: &OwnScale, added: impl Iterator<Item = Answer>) -> Self {
        let missing = added.filter(|answer| own.answers().iter().all(|option| option.id() != answer.id()));
        let options = own.answers().iter().cloned().chain(missing.map(AnswerOption::from));
        Self { options: options.collect(), id: Cow::Owned(own.id().to_owned()) }
    }

    /// The id of the scale: one of [`Scale`]'s, or of an organisation's [own](super::OwnScale), or `in-words` for what can
    /// be chosen where the answer is in words.
    ///
    /// Two questions of one scale can differ in the answers that are [added](Answer::added).
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// What is offered, in order: the answers of the scale, then those that are [added](Answer::added).
    #[must_use]
    pub fn options(&self) -> &[AnswerOption] {
        &self.options
    }

    /// The option with exactly this id.
    #[must_use]
    pub fn option(&self, id: &str) -> Option<&AnswerOption> {
        self.options.iter().find(|option| option.id() == id)
    }
}

impl AnswerOption {
    pub(super) fn own(id: String, title: String, text: String) -> Self {
        Self(Whose::Own(Arc::new(OwnAnswer { id, title, text })))
    }

    /// The id, which records hold.
    #[must_use]
    pub fn id(&self) -> &str {
        match &self.0 {
            Whose::Crate(answer) => answer.id(),
            Whose::Own(own) => &own.id,
        }
    }

    /// What people read.
    ///
    /// A wording can replace an organisation's own words too: it finds them by the id, among the answers.
    #[must_use]
    pub fn title<'a>(&'a self, wording: &'a Wording) -> &'a str {
        match &self.0 {
            Whose::Crate(answer) => wording.title(*answer),
            Whose::Own(own) => wording.own_title(ANSWER, &own.id).unwrap_or(&own.title),
        }
    }

    /// What it means.
    #[must_use]
    pub fn text<'a>(&'a self, wording: &'a Wording) -> &'a str {
        match &self.0 {
            Whose::Crate(answer) => wording.text(*answer),
            Whose::Own(own) => wording.own_text(ANSWER, &own.id).unwrap_or(&own.text),
        }
    }

    /// What it tells those who count answers. An own answer with the id of one of the crate's is of the same kind; any
    /// other is [`Answered`](AnswerKind::Answered).
    #[must_use]
    pub fn kind(&self) -> AnswerKind {
        Answer::from_id(self.id()).map_or(AnswerKind::Answered, Answer::kind)
    }

    /// The answer of this crate that it is; `None` for one of an organisation's own scale.
    #[must_use]
    pub const fn known(&self) -> Option<Answer> {
        match self.0 {
            Whose::Crate(answer) => Some(answer),
            Whose::Own(_) => None,
        }
    }
}

/// Without the words, which are somebody's own.
impl fmt::Debug for OwnAnswer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OwnAnswer").field("id", &self.id).finish_non_exhaustive()
    }
}

impl From<Answer> for AnswerOption {
    fn from(answer: Answer) -> Self {
        Self(Whose::Crate(answer))
    }
}

/// The id of what can be chosen where the answer is in words.
const IN_WORDS: &str = "in-words";

/// What a wording calls answers.
const ANSWER: &str = <Answer as crate::Vocabulary>::NAME;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_scale_has_answers_of_its_own_that_say_something() {
        for scale in Scale::ALL {
            assert!(scale.answers().len() >= 2, "{scale}");
            assert!(scale.answers().iter().all(|answer| answer.kind() == AnswerKind::Answered), "{scale}");
        }
    }

    #[test]
    fn not_applicable_and_not_known_are_always_added_and_prefer_not_to_say_about_survivors() {
        for about_survivor in [true, false] {
            let added: Vec<_> = Answer::added(about_survivor).collect();
            assert!(added.contains(&Answer::NotApplicable) && added.contains(&Answer::NotKnown));
            assert_eq!(added.contains(&Answer::PreferNotToSay), about_survivor);
        }
    }

    #[test]
    fn what_is_added_is_of_a_kind_of_its_own() {
        let added: Vec<_> = Answer::added(true).collect();
        for answer in Answer::ALL {
            assert_eq!(answer.is_added(), added.contains(answer), "{answer}");
            assert_eq!(answer.kind() == AnswerKind::Answered, !answer.is_added(), "{answer}");
        }
    }

    #[test]
    fn an_option_is_found_by_its_exact_id_alone() {
        let scale = ResponseScale::of(Scale::Shown, Answer::added(false));
        let ids: Vec<_> = scale.options().iter().map(AnswerOption::id).collect();
        assert_eq!(ids, ["shown", "shown-in-part", "not-shown", "not-known", "not-applicable"]);
        assert_eq!(scale.option("not-shown").and_then(AnswerOption::known), Some(Answer::NotShown));
        assert_eq!(scale.option("Not shown"), None);
        assert_eq!(scale.option("yes"), None);
    }
}
