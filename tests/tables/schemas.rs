//! The JSON Schemas of the data files.

use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use schemars::{JsonSchema, Schema};

use crate::model::{Contexts, Documents, Edition, Editions, Evidences, Guidance, Lineage, Scales, SelfReport};
use crate::origins::{EDelphi, ReviewGrey, ReviewQualitative, ReviewQuantitative, Workshop1, Workshop2};

/// Every file of `data/schema/`, by name.
pub(crate) fn files() -> Vec<(&'static str, String)> {
    vec![
        ("contexts.schema.json", schema::<Contexts>()),
        ("documents.schema.json", schema::<Documents>()),
        ("e-delphi.schema.json", schema::<EDelphi>()),
        ("edition.schema.json", schema::<Edition>()),
        ("editions.schema.json", schema::<Editions>()),
        ("evidence.schema.json", schema::<Evidences>()),
        ("guidance.schema.json", schema::<Guidance>()),
        ("lineage.schema.json", schema::<Lineage>()),
        ("reviews-grey.schema.json", schema::<ReviewGrey>()),
        ("reviews-qualitative.schema.json", schema::<ReviewQualitative>()),
        ("reviews-quantitative.schema.json", schema::<ReviewQuantitative>()),
        ("scales.schema.json", schema::<Scales>()),
        ("self-report.schema.json", schema::<SelfReport>()),
        ("workshop-1.schema.json", schema::<Workshop1>()),
        ("workshop-2.schema.json", schema::<Workshop2>()),
    ]
}

fn schema<T: JsonSchema>() -> String {
    let settings = SchemaSettings::draft2020_12().with_transform(RecursiveTransform(without_number_format));
    let schema = settings.into_generator().into_root_schema_for::<T>();
    let mut text = serde_json::to_string_pretty(&schema).expect("a schema is JSON");
    text.push('\n');
    text
}

/// Formats such as `uint16` are in no standard, and strict validators refuse them; the bounds say the same.
fn without_number_format(schema: &mut Schema) {
    let format = schema.get("format").and_then(|format| format.as_str());
    if format.is_some_and(|format| ["uint", "int", "double"].iter().any(|own| format.starts_with(own))) {
        schema.remove("format");
    }
}
