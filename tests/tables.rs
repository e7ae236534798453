//! The tables in `src/tables/` and the schemas in `data/schema/` are what `data/` says.
//!
//! `cargo test --test tables` fails where they are stale. To write them anew:
//!
//! ```text
//! MSCOS_UPDATE=1 cargo test --test tables
//! ```

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a failure here is the report"
)]

#[expect(
    dead_code,
    clippy::struct_field_names,
    reason = "some fields are read for the schemas alone; names are those of the files"
)]
#[path = "tables/model.rs"]
mod model;
#[expect(dead_code, reason = "read for their shape and for their schemas alone")]
#[path = "tables/origins.rs"]
mod origins;
#[path = "tables/read.rs"]
mod read;
#[path = "tables/rust.rs"]
mod rust;
#[path = "tables/schemas.rs"]
mod schemas;

use std::fs;
use std::path::Path;

use read::Data;

const MEND: &str = "to write them anew: MSCOS_UPDATE=1 cargo test --test tables";

#[test]
fn the_tables_are_what_the_data_say() {
    let data = data();
    let tables = rust::tables(&data);
    fresh(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/tables"), tables);
}

#[test]
fn the_schemas_of_the_data_are_fresh() {
    fresh(&read::folder().join("schema"), schemas::files());
}

#[test]
fn every_data_file_names_its_schema_and_fits_it() {
    let schemas = schemas::files();
    for file in read::files() {
        let value = read::value(&file);
        let named = value["$schema"].as_str().unwrap_or_else(|| panic!("{file}: no /$schema"));
        let up = "../".repeat(file.matches('/').count());
        let own = schemas.iter().find(|(name, _)| named == format!("{up}schema/{name}"));
        let (_, schema) = own.unwrap_or_else(|| panic!("{file}: /$schema: no such schema"));
        let schema = serde_json::from_str(schema).unwrap();
        let validator = jsonschema::validator_for(&schema).expect("the schema is one");
        let errors: Vec<_> =
            validator.iter_errors(&value).map(|error| format!("{file}: {}: {error}", error.instance_path())).collect();
        assert_eq!(errors, Vec::<String>::new());
    }
}

#[test]
fn a_missing_source_fails_with_file_and_pointer() {
    let text = read::text("evidence.json").replacen("\"source\"", "\"sauce\"", 1);
    let error = read::parse::<model::Evidences>("evidence.json", &text).unwrap_err();
    assert!(error.starts_with("evidence.json: /evidence/0"), "{error}");
    assert!(error.contains("sauce"), "{error}");
}

#[test]
fn a_duplicate_id_fails_with_file_and_pointer() {
    let mut data = data();
    let first = data.editions[0].outcomes[0].id.clone();
    data.editions[0].outcomes[3].id = first;
    let problems = data.problems();
    assert!(problems.iter().any(|p| p.starts_with("editions/longlist-2022-03.json: /outcomes/3/id: ")), "{problems:?}");
}

#[test]
fn an_unknown_domain_fails_with_file_and_pointer() {
    let mut data = data();
    data.editions[3].outcomes[9].domain = Some("nowhere".to_owned());
    let expected = "editions/mscos-2023.json: /outcomes/9/domain: no such domain";
    assert!(data.problems().iter().any(|p| p == expected), "{:?}", data.problems());
}

#[test]
fn an_empty_text_fails_with_file_and_pointer() {
    let value = serde_json::json!({ "outcomes": [{ "descriptor": " " }] });
    let blank = |value: &serde_json::Value| value.as_str().is_some_and(|text| text.trim().is_empty());
    let found = read::search_value("some.json", &value, &blank);
    assert_eq!(found, ["some.json: /outcomes/0/descriptor"]);
}

fn data() -> Data {
    Data::read().unwrap_or_else(|problems| panic!("{}", problems.join("\n")))
}

/// Compares files with what they should be, or writes them where asked to.
fn fresh(folder: &Path, files: Vec<(impl AsRef<Path>, String)>) {
    let update = std::env::var_os("MSCOS_UPDATE").is_some_and(|update| update == "1");
    let mut stale = left_over(folder, &files);
    for (name, expected) in files {
        let path = folder.join(name.as_ref());
        let found = fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
        if found == expected {
            continue;
        }
        if update {
            fs::create_dir_all(folder).unwrap();
            fs::write(&path, expected).unwrap();
        } else {
            stale.push(name.as_ref().display().to_string());
        }
    }
    assert!(stale.is_empty(), "stale in {}: {}; {MEND}", folder.display(), stale.join(", "));
}

/// Files of the folder that are no longer written. Folders in it belong to `tests/schemas.rs`.
fn left_over(folder: &Path, files: &[(impl AsRef<Path>, String)]) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten().filter(|entry| !entry.path().is_dir());
    let entries = entries.map(|entry| entry.file_name());
    let left_over = entries.filter(|name| !files.iter().any(|(known, _)| known.as_ref() == Path::new(name)));
    left_over.map(|name| format!("{} (left over: delete it)", name.to_string_lossy())).collect()
}
