//! What a file of records holds, by how it begins.

use std::collections::BTreeMap;

use mscos::plan::LoadErrorKind;
use serde_json::value::RawValue;

use crate::errors::Failure;
use crate::input::{Input, without_mark};

/// Where servers give JSON.
pub(super) const URLS: &str = "fetch it as JSON: of Kobo https://SERVER/api/v2/assets/ID/data.json, of ODK Central \
    https://SERVER/v1/projects/NUMBER/forms/ID.svc/Submissions; or export CSV, in Kobo with \"XML values and headers\"";

/// Keys that servers of forms write beside the answers, and no record has.
const OF_SERVERS: [&str; 8] =
    ["results", "value", "features", "_id", "_uuid", "__id", "formhub/uuid", "meta/instanceID"];

/// Whether a file is a packed one, such as a workbook.
pub(super) fn is_packed(head: &[u8]) -> bool {
    head.starts_with(b"PK\x03\x04")
}

/// Whether a text is a table, and no JSON.
pub(super) fn is_table(head: &[u8]) -> bool {
    let text = without_mark(head).trim_ascii_start();
    let first = text.split(|byte| *byte == b'\n').next().unwrap_or_default();
    !text.starts_with(b"{") && !text.starts_with(b"[") && first.iter().any(|byte| matches!(byte, b',' | b';' | b'\t'))
}

/// Whether a document is a map, as programs for maps export it.
pub(super) fn is_map(head: &[u8]) -> bool {
    let keys = keys(without_mark(head));
    keys.contains_key("features") && !keys.contains_key("results")
}

/// Refuses records of a web form where what a server exported is wanted.
pub(super) fn refuse_records(input: &Input, head: &[u8]) -> Result<(), Failure> {
    let is_record = |json: &[u8]| keys(json).get("answers").is_some_and(|answers| answers.get().starts_with('{'));
    if firsts(head).into_iter().any(is_record) {
        return Err(input.refused("these are records of a web form", "leave out --submissions"));
    }
    Ok(())
}

/// A document, and what stands first in it if it is a list, or lines.
fn firsts(head: &[u8]) -> Vec<&[u8]> {
    let text = without_mark(head).trim_ascii_start();
    let list = serde_json::from_slice::<Vec<&RawValue>>(text).unwrap_or_default();
    let line = text.split(|byte| *byte == b'\n').next();
    [Some(text), list.first().map(|item| item.get().as_bytes()), line].into_iter().flatten().collect()
}

/// Refuses what a server exported where records of a web form are wanted.
pub(super) fn refuse_export(input: &Input, head: &[u8]) -> Result<(), Failure> {
    if is_table(head) {
        return Err(
            input.refused("this is a table and not JSON", "if it is an export of Kobo or ODK, add --submissions")
        );
    }
    let is_export = |json: &[u8]| {
        let keys = keys(json);
        OF_SERVERS.iter().any(|key| keys.contains_key(*key))
    };
    if firsts(head).into_iter().any(is_export) {
        let help = "this is an export of Kobo or ODK: add --submissions";
        return Err(input.refused("these are not records of a web form", help));
    }
    Ok(())
}

/// The keys of an object, and what stands there; none where it is no object.
fn keys(json: &[u8]) -> BTreeMap<String, &RawValue> {
    serde_json::from_slice(json).unwrap_or_default()
}

/// Whether an error is that a document is too large.
pub(super) fn is_too_large(error: &mscos::plan::LoadError) -> bool {
    error.kind() == LoadErrorKind::TooLarge && error.pointer().is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exports_are_told_from_records() {
        let refused = |text: &str| refuse_export(&Input::Stdin, text.as_bytes()).is_err();
        for export in [
            r#"{"count":1,"results":[]}"#,
            r#"{"value":[]}"#,
            r#"{"features":[]}"#,
            r#"[{"_uuid":"0"}]"#,
            "{\"__id\":\"0\"}\n{\"__id\":\"1\"}",
            "\u{feff}\"assessment_date\";\"timepoint\"\n",
        ] {
            assert!(refused(export), "{export}");
        }
        for record in
            [r#"{"assessment_date":"2026-01-05","answers":{}}"#, "[]", "[7]", "", "what?", "{\"a\":1}\n{\"a\":1}"]
        {
            assert!(!refused(record), "{record}");
        }
    }

    #[test]
    fn records_are_told_from_exports() {
        let refused = |text: &str| refuse_records(&Input::Stdin, text.as_bytes()).is_err();
        let record = r#"{"assessment_date":"2026-01-05","timepoint":"exit","answers":{}}"#;
        assert!(
            [record.to_owned(), format!("[{record}]"), format!("{record}\n{record}")].iter().all(|one| refused(one))
        );
        assert!(![r#"{"results":[]}"#, r#"{"answers":"yes"}"#, "[]", "a,b"].into_iter().any(refused));
    }
}
