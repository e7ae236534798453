//! A form as a JSON Schema of the record that it returns.

use std::borrow::Cow;

use super::checksum::Fnv;
use super::field::{ANSWERS, Field, NOTES, Part, SKIPPED};
use super::ordered::{Node, OrderedJson, list, object};
use super::{AnswerOption, Form, Phrase, Question, Respondent, ResponseScale, Section, Timepoint};
use crate::Outcome;
use crate::schema::{Draft, Flavour};
use crate::vocabulary::is_blank;
use crate::wording::Wording;

impl Form {
    /// The JSON Schema of the record that the form returns, as form renderers need it: draft 7, with everything
    /// inlined, each choice with its title, and nothing compulsory but the date, the timepoint and, where several may answer,
    /// who does.
    ///
    /// RJSF renders it with the [`ui_schema`](Self::ui_schema), JSON Forms with the elements of
    /// [`json_forms`](Self::json_forms). The order of its text is that of the form.
    ///
    /// Answers have the id of the outcome for a key, and in it the last part of the indicator's id:
    ///
    /// ```
    /// use mscos::form::Form;
    /// use mscos::wording::Wording;
    /// use mscos::{Outcome, OutcomeSet};
    ///
    /// let form = Form::of_outcomes(OutcomeSet::of(&[Outcome::AccessToEducation]));
    /// let schema = form.json_schema(&Wording::english()).to_string();
    ///
    /// // The text keeps the order. Turned into a `Value`, it is good for validating.
    /// let schema: serde_json::Value = serde_json::from_str(&schema)?;
    /// let section = &schema["properties"]["answers"]["properties"]["access-to-education"];
    /// assert_eq!(section["title"], "Access to education");
    /// let question = &section["allOf"][0]["properties"]["free-courses"];
    /// assert_eq!(question["oneOf"][0]["const"], "yes");
    /// assert_eq!(question["oneOf"][0]["title"], "Yes");
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    ///
    /// RJSF takes the first choice of a `oneOf` for an answer until somebody chooses another: an untouched form would say
    /// "yes" to everything. It looks for no defaults under `allOf`, so that is where the questions are. Timepoint and
    /// respondent are plain `enum`s, whose titles are in the `ui_schema` for RJSF and under `definitions` for JSON Forms.
    /// So nothing is answered unless somebody answers it.
    ///
    /// The `$id` ends in a checksum of the schema, such as `urn:mscos:form:mscos-2023:6c1f…`: it stays the same while the
    /// form does, and two forms never share one. Renderers keep what they have read by its `$id`, and would hold the
    /// records of one form to another.
    #[must_use]
    pub fn json_schema<'a>(&'a self, wording: &'a Wording) -> OrderedJson<'a> {
        self.json_schema_as(wording, Draft::Draft7, Flavour::OneOf)
    }

    /// The same in another draft, or with its choices written in another way.
    ///
    /// Draft 2020-12 is for validators: renderers refuse it. The plain `enum` is for tools that know nothing else; they
    /// show ids in place of labels.
    #[must_use]
    pub fn json_schema_as<'a>(&'a self, wording: &'a Wording, draft: Draft, flavour: Flavour) -> OrderedJson<'a> {
        let several = self.respondents().len() > 1;
        let guarded = draft == Draft::Draft7 && flavour == Flavour::OneOf;
        OrderedJson(Writer { form: self, wording, flavour, guarded, several }.schema(draft))
    }
}

struct Writer<'a> {
    form: &'a Form,
    wording: &'a Wording,
    flavour: Flavour,
    /// Whether a renderer is to be kept from taking the first choice for the answer.
    guarded: bool,
    /// Whether the form is for several respondents.
    several: bool,
}

impl<'a> Writer<'a> {
    fn schema(&self, draft: Draft) -> Node<'a> {
        let url = match draft {
            Draft::Draft7 => "http://json-schema.org/draft-07/schema#",
            Draft::Draft202012 => "https://json-schema.org/draft/2020-12/schema",
        };
        let fields = Field::of(self.form);
        let required = fields.iter().filter(|field| field.is_required()).map(|field| field.key());
        let header = fields.iter().map(|field| (field.key(), self.field(*field)));
        let record = strict(header.chain([(ANSWERS, self.answers())]).collect())
            .with("required", required.chain([ANSWERS]).map(Node::from).collect::<Node<'_>>());
        let body = labelled(self.form.title(self.wording), introduction(self.wording))
            .and(record)
            .with_some("definitions", self.definitions(&fields));
        let id = format!("urn:mscos:form:{}:{:016x}", self.form.edition(), checksum(url, &body));
        object([("$schema", url.into()), ("$id", id.into())]).and(body)
    }

    /// The titles of the header's choices, which stand apart where a renderer is to be kept from choosing.
    fn definitions(&self, fields: &[Field]) -> Option<Node<'a>> {
        let choices = fields.iter().filter(|field| self.guarded && field.is_choice());
        let definitions: Node<'_> = choices.map(|field| (field.key(), self.chosen(*field, Flavour::OneOf))).collect();
        (!definitions.is_empty()).then_some(definitions)
    }

    fn field(&self, field: Field) -> Node<'a> {
        if let Some(id) = field.fixed(self.form) {
            return self.fixed(phrase(field), &id);
        }
        match field {
            Field::CaseReference => {
                let longest = Form::LONGEST_CASE_REFERENCE;
                self.text(Phrase::CaseReference).with("pattern", Form::CASE_REFERENCE).with("maxLength", longest)
            }
            Field::AssessmentDate => self.text(Phrase::AssessmentDate).with("format", "date"),
            Field::Timepoint => {
                let (pattern, refused) =
                    self.form.typed_timepoint().unwrap_or((Timepoint::PATTERN, Phrase::TimepointRefused));
                let hint = [Phrase::Timepoint, refused].map(|phrase| self.wording.text(phrase)).join(" ");
                let text = labelled(self.wording.title(Phrase::Timepoint), hint).with("type", "string");
                text.with("pattern", pattern).with("maxLength", Timepoint::LONGEST)
            }
            _ => {
                let flavour = if self.guarded { Flavour::Enum } else { self.flavour };
                self.chosen(field, flavour)
            }
        }
    }

    /// A field of the header with its choices.
    fn chosen(&self, field: Field, flavour: Flavour) -> Node<'a> {
        among(self.labelled(phrase(field)), flavour, header_choices(field, self.form, self.wording))
    }

    fn answers(&self) -> Node<'a> {
        let sections = self.form.sections().iter().map(|section| (section.outcome().id(), self.section(section)));
        object([("title", self.wording.title(Phrase::Answers).into())]).and(strict(sections.collect()))
    }

    fn section(&self, section: &'a Section) -> Node<'a> {
        let skip = self.labelled(Phrase::Skip).with("type", "boolean");
        let questions = section.questions().iter().flat_map(|question| self.question(question));
        let notes = self.text(Phrase::Notes).with("maxLength", Form::LONGEST_NOTE);
        let all = [(SKIPPED.into(), skip)].into_iter().chain(questions).chain([(NOTES.into(), notes)]);
        let outcome = section.outcome();
        let node = labelled(self.wording.title(outcome), self.wording.text(outcome));
        let answers = strict(all.collect());
        if self.guarded { node.with("type", "object").with("allOf", list([answers])) } else { node.and(answers) }
    }

    /// The fields of a question.
    fn question(&self, question: &'a Question) -> Vec<(Cow<'a, str>, Node<'a>)> {
        let field = |(nth, part): (usize, &Part)| {
            // What comes first is the question.
            let node = match part {
                _ if nth == 0 => labelled(question.title(self.wording), self.asked(question)),
                Part::Choice => self.labelled(Phrase::WithoutWords),
                Part::Words => self.labelled(Phrase::OwnWords),
            };
            let node = match part {
                Part::Choice => self.scale(node, question.scale()),
                Part::Words => node.with("type", "string").with("maxLength", Form::LONGEST_NOTE),
            };
            (part.key(question), node)
        };
        Part::of(question).iter().enumerate().map(field).collect()
    }

    fn scale(&self, node: Node<'a>, scale: &'a ResponseScale) -> Node<'a> {
        let choice = |option: &'a AnswerOption| Choice {
            id: option.id().into(),
            title: option.title(self.wording).into(),
            text: option.text(self.wording),
        };
        among(node, self.flavour, scale.options().iter().map(choice))
    }

    /// How it is asked, and of whom where that can be several.
    fn asked(&self, question: &Question) -> String {
        let phrases = question.respondents().iter().map(|respondent| Phrase::asking(*respondent));
        let whom = phrases.flat_map(|phrase| {
            let whom = self.several.then(|| self.wording.text(phrase));
            whom.into_iter().chain([self.wording.title(phrase)])
        });
        let put = [self.wording.title(Phrase::putting(question))];
        let warning = (!question.has_choices()).then(|| self.wording.text(Phrase::OwnWords));
        let care = question.shows_care().then(|| Phrase::Care.told(self.wording));
        let said = whom.chain(put).chain(warning).map(str::to_owned).chain(care);
        said.collect::<Vec<_>>().join(" ")
    }

    fn labelled(&self, phrase: Phrase) -> Node<'a> {
        labelled(self.wording.title(phrase), self.wording.text(phrase))
    }

    fn text(&self, phrase: Phrase) -> Node<'a> {
        self.labelled(phrase).with("type", "string")
    }

    /// What nobody is asked, since it can only be one thing.
    fn fixed(&self, phrase: Phrase, id: &str) -> Node<'a> {
        let id = || Node::from(id.to_owned());
        let node = object([("title", self.wording.title(phrase).into()), ("type", "string".into())]);
        let node = match self.flavour {
            Flavour::OneOf => node.with("const", id()),
            Flavour::Enum => node.with("enum", list([id()])),
        };
        node.with("default", id())
    }
}

/// One thing to choose.
pub(super) struct Choice<'a> {
    id: Node<'a>,
    pub(super) title: Node<'a>,
    text: &'a str,
}

impl<'a> Choice<'a> {
    fn described(self) -> Node<'a> {
        let text = Some(self.text).filter(|text| !is_blank(text));
        object([("const", self.id), ("title", self.title)]).with_some("description", text)
    }
}

/// A text that is one of these.
fn among<'a>(node: Node<'a>, flavour: Flavour, choices: impl IntoIterator<Item = Choice<'a>>) -> Node<'a> {
    let (node, choices) = (node.with("type", "string"), choices.into_iter());
    match flavour {
        Flavour::OneOf => node.with("oneOf", choices.map(Choice::described).collect::<Node<'_>>()),
        Flavour::Enum => node.with("enum", choices.map(|choice| choice.id).collect::<Node<'_>>()),
    }
}

/// What there is to choose from in a field of the header; nothing where nobody chooses.
pub(super) fn header_choices<'a>(field: Field, form: &Form, wording: &'a Wording) -> Vec<Choice<'a>> {
    let respondent = |respondent: Respondent| Choice {
        id: respondent.id().into(),
        title: wording.title(respondent).into(),
        text: wording.text(respondent),
    };
    let timepoint = |timepoint: &Timepoint| Choice {
        id: timepoint.to_string().into(),
        title: timepoint.title(wording).into_owned().into(),
        text: timepoint.text(wording),
    };
    match field {
        Field::Respondent => form.respondents().into_iter().map(respondent).collect(),
        Field::ListedTimepoint => form.timepoints().iter().flatten().map(timepoint).collect(),
        _ => Vec::new(),
    }
}

/// Where the schema for renderers has a field of the header. JSON Forms reads its choices where they are, and takes the
/// name behind every second slash for the key.
pub(super) fn pointer_to_field(field: Field) -> String {
    let place = if field.is_choice() { "definitions" } else { "properties" };
    format!("#/{place}/{}", field.key())
}

/// Where the schema for renderers has an answer, or another key of a section.
pub(super) fn pointer_to_answer(outcome: Outcome, key: &str) -> String {
    format!("#/properties/{ANSWERS}/properties/{outcome}/allOf/0/properties/{key}")
}

const fn phrase(field: Field) -> Phrase {
    match field {
        Field::Edition => Phrase::Edition,
        Field::CaseReference => Phrase::CaseReference,
        Field::AssessmentDate => Phrase::AssessmentDate,
        Field::Timepoint | Field::ListedTimepoint | Field::OnlyTimepoint => Phrase::Timepoint,
        Field::OnlyRespondent(_) | Field::Respondent => Phrase::Respondent,
    }
}

/// What stands above the form: whatever everybody has to read before they begin, and first of all whether no person
/// wrote the words.
fn introduction(wording: &Wording) -> String {
    wording.notice().into_iter().chain(welcome(wording)).collect::<Vec<_>>().join(" ")
}

/// What the form is, and what nobody has to do.
pub(super) fn welcome(wording: &Wording) -> [&str; 2] {
    [Phrase::Title, Phrase::Welcome].map(|phrase| wording.text(phrase))
}

fn labelled<'a>(title: &'a str, description: impl Into<Node<'a>>) -> Node<'a> {
    object([("title", title.into()), ("description", description.into())])
}

/// An object with these properties and no others.
fn strict(properties: Node<'_>) -> Node<'_> {
    object([("type", "object".into()), ("properties", properties), ("additionalProperties", false.into())])
}

fn checksum(url: &str, body: &Node<'_>) -> u64 {
    let mut hash = Fnv::new();
    hash.write(url);
    hash.write(&serde_json::to_string(body).unwrap_or_default());
    hash.finish()
}
