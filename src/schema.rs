//! JSON Schemas of what a user reads or writes, in draft 2020-12.
//!
//! ```
//! let schema = mscos::schema::plan();
//! assert_eq!(schema["title"], "Evaluation plan");
//! assert_eq!(schema["required"], serde_json::json!(["edition", "title", "measures"]));
//! ```

use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use schemars::{JsonSchema, Schema};
use serde_json::Value;

use crate::plan::Plan;

/// The JSON Schema of a plan.
///
/// It asks for ids where [`Plan::from_json`] also takes titles, since ids are what a plan should hold. What it accepts can
/// be read, within the [limits](crate::plan::Limits) and with whole numbers written as such (`18`, not `18.0`).
#[must_use]
pub fn plan() -> Value {
    of::<Plan>("plan")
}

/// The JSON Schema of a report.
#[must_use]
pub fn report() -> Value {
    of::<crate::plan::ReportView<'_>>("report")
}

/// The JSON Schema of a file of an organisation's own contexts.
#[must_use]
pub fn local_contexts() -> Value {
    of::<crate::plan::LocalFile>("local-contexts")
}

/// Leaves out formats such as `uint16`, which no standard knows and strict validators refuse; the bounds say the same.
fn without_number_format(schema: &mut Schema) {
    let known = schema.get("format").and_then(Value::as_str);
    if known.is_some_and(|format| format.starts_with("uint") || format.starts_with("int")) {
        schema.remove("format");
    }
}

/// The schema of a type, with an id that is stable for a version of the crate.
fn of<T: JsonSchema>(name: &str) -> Value {
    let settings = SchemaSettings::draft2020_12().with_transform(RecursiveTransform(without_number_format));
    let generator = settings.into_generator();
    let mut schema = generator.into_root_schema_for::<T>();
    let version = concat!(env!("CARGO_PKG_VERSION_MAJOR"), ".", env!("CARGO_PKG_VERSION_MINOR"));
    schema.insert("$id".to_owned(), format!("urn:mscos:schema:{name}:{version}").into());
    schema.into()
}
