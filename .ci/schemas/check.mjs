// Compiles every schema below data/schema/ with ajv in strict mode, and holds it to the documents in tests/schemas/.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import Ajv from "ajv";
import Ajv2020 from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

const root = process.argv[2];
const read = (...path) => JSON.parse(readFileSync(join(root, ...path), "utf8"));
const list = (...path) => readdirSync(join(root, ...path), { withFileTypes: true });
const folders = (...path) => list(...path).filter((entry) => entry.isDirectory()).map((entry) => entry.name).sort();
const files = (...path) => list(...path).filter((entry) => entry.isFile()).map((entry) => entry.name).sort();

// Making the code of long lists of choices faster takes longer than running it once.
const options = { strict: true, allErrors: true, code: { optimize: false } };
const drafts = {
  "https://json-schema.org/draft/2020-12/schema": { name: "2020-12", ajv: new Ajv2020(options) },
  "http://json-schema.org/draft-07/schema#": { name: "draft-07", ajv: new Ajv(options) },
};
Object.values(drafts).forEach(({ ajv }) => addFormats(ajv));

const problems = [];
const row = (what, ...counts) => console.log(what.padEnd(26) + counts.map((count, at) => String(count).padStart([9, 12, 11][at])).join(""));

// The function that validates, or null where strict mode refuses the schema.
function compile(...path) {
  const schema = read(...path);
  const draft = drafts[schema.$schema];
  if (!draft) throw new Error(`${path.join("/")}: no known draft`);
  try {
    return { draft: draft.name, validate: draft.ajv.compile(schema) };
  } catch (error) {
    problems.push(`${path.join("/")}: ${error.message}`);
    return null;
  }
}

// What users read and write.
const verdicts = read("tests", "schemas", "folders.json");
const names = folders("tests", "schemas");
for (const variant of folders("data", "schema")) {
  let [documents, before] = [0, problems.length];
  const schemas = files("data", "schema", variant);
  for (const name of names) {
    if (!schemas.includes(`${name}.schema.json`)) problems.push(`${variant}: no schema of ${name}`);
  }
  for (const file of schemas) {
    const compiled = compile("data", "schema", variant, file);
    const name = file.replace(/\.schema\.json$/, "");
    for (const needed of ["valid", "invalid"]) {
      if (!names.includes(name) || !folders("tests", "schemas", name).includes(needed)) {
        problems.push(`tests/schemas/${name}: no ${needed} documents`);
      }
    }
    if (!compiled || !names.includes(name)) continue;
    for (const folder of folders("tests", "schemas", name)) {
      for (const document of files("tests", "schemas", name, folder)) {
        const place = `tests/schemas/${name}/${folder}/${document}`;
        documents += 1;
        const expected = verdicts[folder]?.[compiled.draft];
        if (compiled.validate(read("tests", "schemas", name, folder, document)) !== expected) {
          problems.push(`${place}: ${variant} ${expected ? "refuses" : "accepts"} it`);
        }
      }
    }
  }
  row(`ajv, ${variant}`, schemas.length, documents, problems.length - before);
  if (schemas.length === 0 || documents === 0) problems.push(`${variant}: nothing was checked`);
}

// The data files, each with the schema that it names.
const before = problems.length;
const own = new Map(files("data", "schema").map((file) => [file, compile("data", "schema", file)]));
let documents = 0;
for (const folder of ["", ...folders("data").filter((name) => name !== "schema")]) {
  for (const file of files("data", folder).filter((name) => name.endsWith(".json"))) {
    const document = read("data", folder, file);
    const compiled = own.get(String(document.$schema).split("/").pop());
    documents += 1;
    if (!compiled?.validate(document)) problems.push(`data/${folder}/${file} does not fit its schema ${document.$schema}`);
  }
}
row("ajv, data files", own.size, documents, problems.length - before);
if (own.size === 0 || documents === 0) problems.push("data: nothing was checked");

problems.forEach((problem) => console.error(problem));
process.exit(problems.length === 0 ? 0 : 1);
