"""Holds every schema below data/schema/ to its draft, and to the documents in tests/schemas/."""

import json
import pathlib
import sys

from jsonschema import Draft7Validator, Draft202012Validator
from jsonschema.exceptions import SchemaError

ROOT = pathlib.Path(sys.argv[1])
SCHEMAS = ROOT / "data" / "schema"
DOCUMENTS = ROOT / "tests" / "schemas"
DRAFTS = {
    "https://json-schema.org/draft/2020-12/schema": ("2020-12", Draft202012Validator),
    "http://json-schema.org/draft-07/schema#": ("draft-07", Draft7Validator),
}

problems = []


def read(path):
    return json.loads(path.read_text(encoding="utf-8"))


def folders(path):
    return sorted(entry for entry in path.iterdir() if entry.is_dir())


def validator(path):
    """The name of the draft and the validator, or None where the schema is none."""
    schema = read(path)
    name, draft = DRAFTS[schema["$schema"]]
    try:
        draft.check_schema(schema, format_checker=draft.FORMAT_CHECKER)
    except SchemaError as error:
        problems.append(f"{path.relative_to(ROOT)}: {error.message}")
        return None
    return name, draft(schema, format_checker=draft.FORMAT_CHECKER)


def row(what, *counts):
    print(f"{what:<26}{counts[0]:>9}{counts[1]:>12}{counts[2]:>11}")
    if 0 in counts[:2]:
        problems.append(f"{what}: nothing was checked")


# What users read and write.
verdicts = read(DOCUMENTS / "folders.json")
for variant in folders(SCHEMAS):
    before, documents = len(problems), 0
    schemas = sorted(variant.iterdir())
    for path in schemas:
        found = validator(path)
        if found is None:
            continue
        draft, checked = found
        for folder in folders(DOCUMENTS / path.name.removesuffix(".schema.json")):
            expected = verdicts[folder.name][draft]
            for document in sorted(folder.iterdir()):
                documents += 1
                if checked.is_valid(read(document)) is not expected:
                    verb = "refuses" if expected else "accepts"
                    problems.append(f"{document.relative_to(ROOT)}: {variant.name} {verb} it")
    row(f"jsonschema, {variant.name}", len(schemas), documents, len(problems) - before)

# The data files, each with the schema that it names.
before, documents = len(problems), 0
own = {path.name: validator(path) for path in sorted(SCHEMAS.glob("*.json"))}
for path in sorted((ROOT / "data").rglob("*.json")):
    if path.is_relative_to(SCHEMAS):
        continue
    document = read(path)
    found = own.get(document["$schema"].split("/")[-1])
    documents += 1
    if found is None or not found[1].is_valid(document):
        problems.append(f"{path.relative_to(ROOT)} does not fit its schema")
row("jsonschema, data files", len(own), documents, len(problems) - before)

for problem in problems:
    print(problem, file=sys.stderr)
sys.exit(1 if problems else 0)
