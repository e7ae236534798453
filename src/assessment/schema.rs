//! The JSON Schema of a record, whatever form it is of.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::{Assessment, Date};
use crate::Edition;
use crate::form::{Form, Respondent, Timepoint};
use crate::vocabulary::schema::titled;

impl JsonSchema for Assessment {
    fn schema_name() -> Cow<'static, str> {
        "Assessment".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let outcome = "^[a-z0-9]+(-[a-z0-9]+)*$";
        let indicator = "^[a-z0-9]+(-[a-z0-9]+)*(_words)?$";
        json_schema!({
            "title": "Assessment record",
            "description": "What one filled form returns: when, who answered, and the answers by outcome and indicator.",
            "type": "object",
            "properties": {
                "edition": titled::<Edition>(generator, "Edition", "The edition that the form was made for; may be left out where there is only one."),
                "case_reference": {
                    "title": "Case reference",
                    "description": "A code that only the organisation can link to a person: no name, no e-mail address.",
                    "type": "string",
                    "pattern": Form::CASE_REFERENCE,
                    "maxLength": Form::LONGEST_CASE_REFERENCE,
                },
                "assessment_date": {
                    "title": "Date of the assessment",
                    "description": "The day on which the questions were answered, as year, month and day.",
                    "type": "string",
                    "pattern": Date::PATTERN,
                },
                "timepoint": {
                    "title": "Timepoint",
                    "description": "When in the course of support it was, such as baseline or month-6.",
                    "type": "string",
                    "pattern": Timepoint::PATTERN,
                    "maxLength": Timepoint::LONGEST,
                },
                "respondent": titled::<Respondent>(generator, "Who answered", "May be left out where the form asks only one."),
                "answers": {
                    "title": "Answers",
                    "description": "By the id of the outcome.",
                    "type": "object",
                    "propertyNames": { "pattern": outcome },
                    "additionalProperties": {
                        "title": "Section",
                        "description": "The answers about one outcome, each under the slug of its indicator: the id of an option. An answer in words stands under the slug with _words behind it.",
                        "type": "object",
                        "properties": {
                            "notes": {
                                "title": "Notes",
                                "description": "No names and no account of what happened.",
                                "type": "string",
                                "maxLength": Form::LONGEST_NOTE,
                            },
                            "skipped": {
                                "title": "Skipped",
                                "description": "Whether the person chose to skip the section.",
                                "type": "boolean",
                            },
                        },
                        "propertyNames": { "pattern": indicator },
                        "additionalProperties": {
                            "title": "Answer",
                            "description": "The id of an option, or, under a key that ends in _words, words.",
                            "type": "string",
                            "maxLength": Form::LONGEST_NOTE,
                        },
                    },
                },
            },
            "required": ["assessment_date", "timepoint", "answers"],
            "additionalProperties": false,
        })
    }
}
