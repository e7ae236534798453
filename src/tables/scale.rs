// Generated from data/ by tests/tables.rs. To change it, edit the data and run
// MSCOS_UPDATE=1 cargo test --test tables

use crate::form::scale::{AnswerKind, Usual, When};
use crate::vocabulary::vocabulary;

vocabulary! {
    /// A response scale of this crate.
    ///
    /// The report sets no scale. These are this project's own, plain and without numbers, since nothing here scores a
    /// person; an organisation can put [its own](crate::form::OwnScales) in their place.
    pub enum Scale: "response scale" {
        YesPartlyNo = "yes-partly-no", "Yes, partly, no", "Whether a thing is so now. Easy to say aloud and to translate.";
        Shown = "shown", "Shown, shown in part, not shown", "Whether records or published sources show it. Speaks of what was looked up, not of anyone's word.";
        HowOften = "how-often", "Always to never", "How often a thing is so. For what comes and goes, such as feeling safe at home.";
        Agreement = "agreement", "Strongly agree to strongly disagree", "How far the person who answers agrees that a thing is so. For views, not for facts. Some people find it hard to disagree with a question, so try it out first.";
    }
}

vocabulary! {
    /// An answer of a response scale of this crate.
    ///
    /// Records hold its id, whatever the wording of a form.
    pub enum Answer: "answer" {
        Yes = "yes", "Yes", "It is so now.";
        Partly = "partly", "Partly", "Some of it is so, or it is so only some of the time.";
        No = "no", "No", "It is not so now.";
        Shown = "shown", "Shown", "The sources show that it is so.";
        ShownInPart = "shown-in-part", "Shown in part", "The sources show some of it, or show it for some people, places or times only.";
        NotShown = "not-shown", "Not shown", "The sources were looked at, and they do not show that it is so.";
        Always = "always", "Always", "It is so all the time.";
        Often = "often", "Often", "It is so most of the time.";
        Sometimes = "sometimes", "Sometimes", "It is so now and then.";
        Rarely = "rarely", "Rarely", "It is seldom so.";
        Never = "never", "Never", "It is not so at any time.";
        StronglyAgree = "strongly-agree", "Strongly agree", "You fully agree.";
        Agree = "agree", "Agree", "You think that it is so.";
        NeitherAgreeNorDisagree = "neither-agree-nor-disagree", "Neither agree nor disagree", "You are in between, or have no view on it.";
        Disagree = "disagree", "Disagree", "You think that it is not so.";
        StronglyDisagree = "strongly-disagree", "Strongly disagree", "You do not agree at all.";
        NotKnown = "not-known", "Don't know", "You do not know, or could not find out.";
        NotApplicable = "not-applicable", "Not applicable", "The question does not fit this person, service or place.";
        PreferNotToSay = "prefer-not-to-say", "Prefer not to say", "You, or the person whom this is about, would rather not answer.";
    }
}

/// The answers of each scale, in order.
pub(crate) static ANSWERS: [&[Answer]; 4] = [
    &[Answer::Yes, Answer::Partly, Answer::No],
    &[Answer::Shown, Answer::ShownInPart, Answer::NotShown],
    &[Answer::Always, Answer::Often, Answer::Sometimes, Answer::Rarely, Answer::Never],
    &[Answer::StronglyAgree, Answer::Agree, Answer::NeitherAgreeNorDisagree, Answer::Disagree, Answer::StronglyDisagree],
];

/// The kind of each answer.
pub(crate) static KINDS: [AnswerKind; 19] = [
    AnswerKind::Answered,
    AnswerKind::Answered,
    AnswerKind::Answered,
    AnswerKind::Answered,
    AnswerKind::Answered,
    AnswerKind::Answered,
    AnswerKind::Answered,
    AnswerKind::Answered,
    AnswerKind::Answered,
    AnswerKind::Answered,
    AnswerKind::Answered,
    AnswerKind::Answered,
    AnswerKind::Answered,
    AnswerKind::Answered,
    AnswerKind::Answered,
    AnswerKind::Answered,
    AnswerKind::NotKnown,
    AnswerKind::NotApplicable,
    AnswerKind::Declined,
];

/// The scale of each kind of question, unless another is chosen.
pub(crate) static USUAL: Usual = Usual { told: Scale::YesPartlyNo, looked_up: Scale::Shown };

/// The answers that questions add to every scale, and which questions do.
pub(crate) static ADDED: [(Answer, When); 3] = [
    (Answer::NotKnown, When::Always),
    (Answer::NotApplicable, When::Always),
    (Answer::PreferNotToSay, When::AboutSurvivor),
];
