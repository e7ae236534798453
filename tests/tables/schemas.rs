//! The JSON Schemas of the data files.

use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use schemars::{JsonSchema, Schema};

use crate::model::{Contexts, Documents, Edition, Editions, Evidences, Guidance, Lineage, Scales, SelfReport};
use crate::origins::{EDelphi, ReviewGrey, ReviewQualitative, ReviewQuantitative, Workshop1, Workshop2};

/// Every file of `data/schema/`, by name.
pub(crate) fn files() -> Vec<(String, String)> {
    vec![
        file::<Contexts>("contexts"),
        file::<Documents>("documents"),
        file::<EDelphi>("e-delphi"),
        file::<Edition>("edition"),
        file::<Editions>("editions"),
        file::<Evidences>("evidence"),
        file::<Guidance>("guidance"),
        file::<Lineage>("lineage"),
        file::<ReviewGrey>("reviews-grey"),
        file::<ReviewQualitative>("reviews-qualitative"),
        file::<ReviewQuantitative>("reviews-quantitative"),
        file::<Scales>("scales"),
        file::<SelfReport>("self-report"),
        file::<Workshop1>("workshop-1"),
        file::<Workshop2>("workshop-2"),
    ]
}

fn file<T: JsonSchema>(name: &str) -> (String, String) {
    (format!("{name}.schema.json"), schema::<T>(name))
}

fn schema<T: JsonSchema>(name: &str) -> String {
    let settings = SchemaSettings::draft2020_12().with_transform(RecursiveTransform(without_number_format));
    let mut schema = settings.into_generator().into_root_schema_for::<T>();
    // Versioned as those of what users exchange.
    let version = concat!(env!("CARGO_PKG_VERSION_MAJOR"), ".", env!("CARGO_PKG_VERSION_MINOR"));
    schema.insert("$id".to_owned(), format!("urn:mscos:data:{name}:{version}").into());
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
