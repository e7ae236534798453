//! What a web form says of its own accord, such as where it refuses something.

use super::ordered::{Node, OrderedJson, object};
use super::{Form, Phrase};
use crate::wording::Wording;

impl Form {
    /// What to say in place of a renderer's own words: a validator's message shows people a regular expression, and JSON
    /// Forms lists "None" where a question is left out.
    ///
    /// The keys are those by which JSON Forms looks a message up, such as `case_reference.error.pattern`. Give them to it
    /// as its translations:
    ///
    /// ```js
    /// <JsonForms i18n={{ translate: (key, usual) => messages[key] ?? usual }} … />
    /// ```
    ///
    /// and to RJSF as
    ///
    /// ```js
    /// const transformErrors = (errors) => errors.map((error) => {
    ///   const key = `error.${error.name}`;
    ///   const message = messages[`${error.property.replace(/^\./, "")}.${key}`] ?? messages[key];
    ///   return message ? { ...error, message, stack: message } : error;
    /// });
    /// ```
    ///
    /// ```
    /// use mscos::OutcomeSet;
    /// use mscos::form::Form;
    /// use mscos::wording::Wording;
    ///
    /// let messages = Form::of_outcomes(OutcomeSet::CORE).messages(&Wording::english()).to_string();
    /// assert!(messages.contains("case_reference.error.pattern"));
    /// ```
    #[must_use]
    pub fn messages<'a>(&'a self, wording: &'a Wording) -> OrderedJson<'a> {
        let told = |phrase: Phrase| Node::from(phrase.told(wording));
        let missing = || Node::from(wording.title(Phrase::Missing));
        let case_reference = self.is_about_survivor().then(|| told(Phrase::CaseReferenceRefused));
        let typed = self.typed_timepoint().map(|(_, refused)| told(refused));
        let respondent = (self.respondents().len() > 1).then(missing);
        let notes = (!self.is_empty()).then(|| told(Phrase::TooLong));
        OrderedJson(
            object([])
                .with_some("case_reference.error.pattern", case_reference.clone())
                .with_some("case_reference.error.maxLength", case_reference)
                .with("assessment_date.error.required", missing())
                .with("assessment_date.error.format", told(Phrase::DateRefused))
                .with("timepoint.error.required", missing())
                .with_some("timepoint.error.pattern", typed.clone())
                .with_some("timepoint.error.maxLength", typed)
                .with_some("respondent.error.required", respondent)
                // Of every other field.
                .with_some("error.maxLength", notes)
                // JSON Forms calls it "None", which reads like an answer.
                .with("enum.none", wording.title(Phrase::NoAnswer)),
        )
    }
}
