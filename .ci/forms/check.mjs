// Holds what people see of a form, and what it gives back, to the plan it was made from and to the data.
//
// What is expected comes from two sides that know nothing of each other: the text of the schema, in its order, and the
// plan with the data file of the edition.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { isDeepStrictEqual } from "node:util";
import Ajv from "ajv";
import formats from "ajv-formats";
import { chromium } from "playwright-core";

const artefacts = process.argv[2];
const DATE = "2026-11-22";
const WORDS = "Calmer than before.";
const RESPONDENTS = {
  "survivor-self-report": "survivor",
  "practitioner-report": "practitioner",
  "service-records": "record-keeper",
  "partner-records": "partner-service",
  "public-data": "researcher",
};
const ASKED = {
  survivor: "Think of your own life.",
  practitioner: "Think of the person you support, and of the services they use.",
  "record-keeper": "Go by your project's records.",
  "partner-service": "Go by your service's records.",
  researcher: "Go by published sources.",
};
const WARNING = "Optional. Please write no names and no account of what happened.";
const IN_WORDS = "You can leave this empty. Please write no names and no account of what happened.";
const CARE = "You need not answer this alone. If you would like to talk about it, ask someone you trust to be with you.";
const CLOSING = "If anything here has upset you or stays on your mind, you can talk about it with someone you trust, or with those who gave you this form.";
const REFUSED = ["jane doe", "jane@example.org", "jane", "C 0427"];

const json = (path) => JSON.parse(readFileSync(path, "utf8"));
const edition = json("edition.json");
const scales = json("scales.json");
const ownVoice = new Map(json("self-report.json").statements.map((one) => [one.id, one]));
// A wide window, and that of a phone.
const WIDTHS = [1000, 400];
let passed = 0;

/** Every assertion that holds is counted, so that a run that asserted nothing is seen. */
const same = (actual, expected, what) => { assert.deepEqual(actual, expected, what); passed += 1; };
const holds = (condition, what) => { assert.ok(condition, what); passed += 1; };

/**
 * Sections and fields by the plan and the data files alone: core first, then by domain, each in print order. Where words
 * are asked for, a question has two fields: choices with words behind them, or words alone with what can be chosen in
 * their place.
 */
function byPlan(plan) {
  const domains = edition.domains.map((domain) => domain.id);
  const place = (outcome) => (outcome.tier === "core" ? -1 : domains.indexOf(outcome.domain));
  const measured = edition.outcomes.filter((outcome) => plan.measures.some((m) => m.outcome === outcome.id));
  return measured.toSorted((a, b) => place(a) - place(b)).map((outcome) => {
    const measures = plan.measures.filter((measure) => measure.outcome === outcome.id);
    // Of a whole outcome survivors are asked what they can know of themselves.
    const isWhole = ({ data_source: source }, id) => source !== "survivor-self-report" || ownVoice.has(id);
    const asking = (id) =>
      measures.filter((measure) => measure.indicators?.includes(id) ?? isWhole(measure, id));
    const questions = outcome.indicators.filter((one) => asking(one.id).length > 0).flatMap((one) => {
      const slug = one.id.split("/")[1];
      const inWords = asking(one.id).filter(({ method }) => method === "qualitative");
      const choice = asking(one.id).some(({ method }) => method !== "qualitative");
      const [respondents, writing] = [asking(one.id), inWords].map((all) => all.map((m) => RESPONDENTS[m.data_source]));
      const said = ownVoice.get(one.id);
      const title = respondents.every((each) => each === "survivor") && said ? said.statement : one.statement;
      const care = respondents.every((each) => each === "survivor") && said?.care;
      const ofWords = { slug: `${slug}_words`, respondents: writing, words: true };
      if (!choice) {
        const beside = "In place of words. Both can be left empty.";
        return [
          { ...ofWords, title, care },
          { slug, title: "Or choose one of these", respondents, words: false, beside, alone: true },
        ];
      }
      const asked = { slug, title, respondents, words: false, care };
      return inWords.length > 0 ? [asked, { ...ofWords, title: "In your own words", beside: IN_WORDS }] : [asked];
    });
    return { id: outcome.id, title: outcome.title, descriptor: outcome.descriptor, questions };
  });
}

/** The same by the text of the schema, in its order, with the options of each question. */
function bySchema(schema) {
  return Object.entries(schema.properties.answers.properties).map(([id, section]) => {
    const { skipped, notes, ...rest } = section.allOf[0].properties;
    same([skipped.title, notes.title, notes.description], ["Skip this section", "Notes", WARNING], id);
    const questions = Object.entries(rest).map(([slug, { title, description, oneOf }]) =>
      ({ slug, title, description, options: oneOf?.map((option) => [option.const, option.title]) }));
    return { id, title: section.title, descriptor: section.description, questions };
  });
}

/** What a survivor can answer about their own life, by the data file: a scale, and what every such question adds. */
function offeredToSurvivors(inPlaceOfWords) {
  const scale = scales.scales.find((one) => one.id === scales.usual.told.scale);
  const added = scales.added.filter(({ when }) => ["always", "about-survivor"].includes(when)).map(({ answer }) => answer);
  return [...(inPlaceOfWords ? [] : scale.answers), ...added].map((id) => scales.answers.find((one) => one.id === id));
}

/** Both sides have to agree before anything is drawn. */
function expected(plan, schema) {
  const [planned, sections] = [byPlan(plan), bySchema(schema)];
  const outline = (all) => all.map(({ id, title, descriptor, questions }) =>
    ({ id, title, descriptor, questions: questions.map((one) => [one.slug, one.title]) }));
  same(outline(sections), outline(planned), "the schema has what the plan asks for, in the order of the data");
  const several = new Set(planned.flatMap((one) => one.questions.flatMap((q) => q.respondents))).size > 1;
  for (const [at, section] of sections.entries()) {
    for (const [nth, question] of section.questions.entries()) {
      const { respondents, words, beside, alone, care } = planned[at].questions[nth];
      Object.assign(question, { respondents, words, alone });
      if (beside) {
        same(question.description, beside, question.slug);
      } else {
        respondents.forEach((one) => holds(question.description.includes(ASKED[one]), `${question.slug}: asked of ${one}`));
        same(question.description.includes("For "), several, `${question.slug} says whom it is for`);
        holds(question.description.includes(words ? "Please describe how this is." : "Is this so?"), question.slug);
        same(question.description.endsWith(CARE), Boolean(care), `${question.slug} needs care`);
      }
      same(question.options === undefined, words, `${question.slug} has choices unless it wants words`);
      if (words) { holds(question.description.includes(IN_WORDS), question.slug); continue; }
      const labels = question.options.map(([, label]) => label);
      holds(labels.includes("Not applicable"), `${question.slug}: ${labels}`);
      if (respondents.includes("survivor")) holds(labels.includes("Prefer not to say"), `${question.slug}: ${labels}`);
      if (respondents.join() === "survivor") {
        same(labels, offeredToSurvivors(alone).map(({ title }) => title), question.slug);
      }
    }
  }
  return sections;
}

/** The choices of a field of the header: id and label. */
const choices = (schema, key) => (schema.definitions?.[key]?.oneOf ?? []).map((one) => [one.const, one.title]);

/** Which option a question gets: another one for each, so that mixed up questions are seen. */
const chosen = (question, at) => question.options[at % question.options.length];

/**
 * The questions of a section that this respondent answers: the first, the last, and the first in words. What all
 * questions are and offer is asserted without an answer.
 */
function answered(section, respondent) {
  const own = section.questions.map((one, at) => [one, at]).filter(([one]) => one.respondents.includes(respondent));
  return own.filter(([one], at) => at === 0 || at === own.length - 1 || one === own.find(([each]) => each.words)?.[0]);
}

/** What the record has to be once this respondent has answered those, skipped the last section, written one note. */
function record(form, respondent, timepoint) {
  const last = form.sections.at(-1);
  const answers = Object.fromEntries(form.sections.map((section, nth) => {
    if (section === last) return [section.id, { skipped: true }];
    const given = answered(section, respondent).map(([one, at]) => [one.slug, one.words ? WORDS : chosen(one, at)[0]]);
    return [section.id, { ...Object.fromEntries(given), ...(nth === 0 ? { notes: WORDS } : {}) }];
  }).filter(([, section]) => Object.keys(section).length > 0));
  return { edition: "mscos-2023", case_reference: "C-0427", assessment_date: DATE, timepoint, respondent, answers };
}

function keep(form, name, value) {
  holds(form.fits(value), `${name} fits the schema: ${JSON.stringify(form.fits.errors)}`);
  writeFileSync(`records/${form.name}-${name}.json`, `${JSON.stringify(value, null, 2)}\n`);
}

/** No id that only programs read may be on the page. */
async function onlyForPeople(page, form, what) {
  const text = await page.innerText("#form");
  holds(!text.includes("Unsupported field schema"), `${what}: every field is drawn`);
  const ids = form.sections.flatMap(({ id, questions }) =>
    [id, ...questions.flatMap((one) => [one.slug, ...(one.options ?? []).map(([option]) => option)])]);
  const shown = [...new Set(ids)].filter((id) => id.includes("-") && text.includes(id));
  same(shown, [], `${what}: no raw id is shown`);
}

/** Nobody has to scroll sideways, in a wide window or on a phone; with a picture of each. */
async function fits(page, form, renderer) {
  for (const width of WIDTHS.toReversed()) {
    await page.setViewportSize({ width, height: 900 });
    const wide = await page.evaluate(() => [...document.querySelectorAll("#form *")]
      .filter((one) => one.getBoundingClientRect().right > innerWidth).map((one) => one.id || one.innerText.slice(0, 40)));
    const scrolls = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    same([scrolls, wide], [false, []], `${form.name} by ${renderer} fits a window of ${width} pixels`);
    await page.screenshot({ path: `${artefacts}/form-${form.name}-${renderer}-${width}.png`, fullPage: true });
  }
}

// --- RJSF -----------------------------------------------------------------------------------------------------------

const byId = (page, id) => page.locator(`[id="${id}"]`);
const submit = (page) => page.getByRole("button", { name: "Save the answers" }).click();
const submitted = (page) => page.evaluate(() => window.state.submitted);
// An option may have its label as an attribute.
const texts = (locator) => locator.evaluateAll((all) =>
  all.map((one) => (one.tagName === "OPTION" ? one.label : one.innerText).trim()));

async function rjsf(page, form) {
  const what = `${form.name} by RJSF`;
  const draw = () => page.evaluate((files) => window.drawByRjsf(files), form.files);
  await draw();
  await onlyForPeople(page, form, what);

  holds((await page.innerText("#form")).trim().split("\n").slice(-2).includes(CLOSING), `${what}: the closing words`);

  // What is seen, in its order.
  same(await texts(page.locator('legend[id^="root_answers_"]')), form.sections.map((one) => one.title), what);
  const header = form.header.map(({ title, required }) => title + (required ? "*" : ""));
  const fields = page.locator("#root > div > label");
  same(await texts(fields), header, `${what}: the header, with nothing compulsory but the date, the timepoint and who answers`);
  same(await page.locator(".required").count(), 3, `${what}: no answer is compulsory`);
  for (const { key, options } of form.header) {
    if (options) same(await texts(byId(page, `root_${key}`).locator("label")), options.map(([, label]) => label), key);
  }
  for (const section of form.sections) {
    const id = `root_answers_${section.id}`;
    const set = byId(page, id);
    same(await texts(byId(page, `${id}__description`)), [section.descriptor], section.id);
    same(await texts(set.locator("label.control-label")), [...section.questions.map((q) => q.title), "Notes"], section.id);
    same(await texts(set.locator(".checkbox label")), ["Skip this section"], section.id);
    same(await texts(byId(page, `${id}_skipped__help`)), ["Nobody has to say why."], section.id);
    same(await texts(byId(page, `${id}_notes__description`)), [WARNING], section.id);
    for (const question of section.questions) {
      const field = `${id}_${question.slug}`;
      same(await texts(byId(page, `${field}__description`)), [question.description], field);
      if (question.words) same(await byId(page, field).evaluate((one) => one.tagName), "TEXTAREA", field);
      else same(await texts(byId(page, field).locator("label")), question.options.map(([, label]) => label), field);
    }
  }

  // Nobody has answered anything yet: RJSF must not have either.
  same(await page.locator("#form input:checked").count(), 0, `${what}: nothing is chosen beforehand`);
  await fits(page, form, "rjsf");
  await byId(page, "root_assessment_date").fill(DATE);
  const [timepoint, label] = form.timepoints[0];
  await byId(page, "root_timepoint").getByLabel(label, { exact: true }).check();
  await submit(page);
  same(await submitted(page), null, `${what}: who answers has to be said`);
  same(await page.locator("form").evaluate((one) => one.checkValidity()), false, `${what}: and the browser says so`);
  const [first, name] = form.respondents[0];
  await byId(page, "root_respondent").getByLabel(name, { exact: true }).check();
  await submit(page);
  const empty = { edition: "mscos-2023", assessment_date: DATE, timepoint, respondent: first, answers: {} };
  same(await submitted(page), empty, `${what}: date, timepoint and who answers are enough`);
  keep(form, "rjsf-empty", empty);

  // A name or an address is refused, in words.
  for (const refused of REFUSED) {
    await page.evaluate(() => { window.state.submitted = null; });
    await byId(page, "root_case_reference").fill(refused);
    await submit(page);
    same(await submitted(page), null, `${what}: "${refused}" is no case reference`);
    same(await texts(byId(page, "root_case_reference__error").locator("li")), [form.refusal], `${what}: why "${refused}" is not`);
  }

  for (const [at, [respondent, who]] of form.respondents.entries()) {
    await draw();
    const [timepoint, when] = form.timepoints[at % form.timepoints.length];
    await byId(page, "root_case_reference").fill("C-0427");
    await byId(page, "root_assessment_date").fill(DATE);
    await byId(page, "root_timepoint").getByLabel(when, { exact: true }).check();
    await byId(page, "root_respondent").getByLabel(who, { exact: true }).check();
    for (const section of form.sections.slice(0, -1)) {
      for (const [question, nth] of answered(section, respondent)) {
        const field = byId(page, `root_answers_${section.id}_${question.slug}`);
        if (question.words) await field.fill(WORDS);
        else await field.getByText(chosen(question, nth)[1], { exact: true }).click();
      }
    }
    await byId(page, `root_answers_${form.sections[0].id}_notes`).fill(WORDS);
    await byId(page, `root_answers_${form.sections.at(-1).id}_skipped`).check();
    await submit(page);
    const given = await submitted(page);
    same(given, record(form, respondent, timepoint), `${what}: the record of the ${respondent}`);
    keep(form, `rjsf-${respondent}`, given);
  }
}

/** JSON Forms tells a moment later what was chosen. */
async function settled(read, wanted, what) {
  for (let tries = 0; tries < 500 && !isDeepStrictEqual(await read(), wanted); tries += 1) await sleep(20);
  same(await read(), wanted, what);
}

// --- JSON Forms -----------------------------------------------------------------------------------------------------

async function jsonForms(page, form) {
  const what = `${form.name} by JSON Forms`;
  const draw = () => page.evaluate((files) => window.drawByJsonForms(files), form.files);
  const groups = page.locator("fieldset.group-layout");
  const header = page.locator(".control:not(fieldset .control)");
  const skip = (section) => groups.nth(section).locator(".control").nth(0);
  const question = (section, nth) => groups.nth(section).locator(".control").nth(nth + 1);
  await draw();
  await onlyForPeople(page, form, what);

  same(await texts(groups.locator("legend")), form.sections.map((one) => one.title), what);
  const titles = form.header.map(({ title, required }) => title + (required ? "*" : ""));
  same(await texts(header.locator("> label")), titles, `${what}: the header`);
  for (const [at, { options }] of form.header.entries()) {
    const labels = options?.map(([, label]) => label);
    if (labels) same(await texts(header.nth(at).locator("option")), ["No answer", ...labels], `${what}: ${titles[at]}`);
  }
  for (const [at, section] of form.sections.entries()) {
    const controls = groups.nth(at).locator(".control");
    const hints = ["Nobody has to say why.", ...section.questions.map((one) => one.description), WARNING];
    const labels = ["Skip this section", ...section.questions.map((one) => one.title), "Notes"];
    same(await texts(controls.locator("> label")), labels, section.id);
    same(await texts(controls.locator("> .input-description")), hints, section.id);
    holds((await groups.nth(at).innerText()).includes(section.descriptor), section.id);
    for (const [nth, one] of section.questions.entries()) {
      const options = await texts(question(at, nth).locator("option"));
      same(options, one.words ? [] : ["No answer", ...one.options.map(([, label]) => label)], one.slug);
      same(await question(at, nth).locator("textarea").count(), one.words ? 1 : 0, one.slug);
    }
  }
  await fits(page, form, "json-forms");

  const current = () => page.evaluate(() => window.state.record);
  same(await current(), { edition: "mscos-2023", answers: {} }, `${what}: nothing is chosen beforehand`);
  const field = (key) => header.nth(form.header.findIndex((one) => one.key === key));
  await field("assessment_date").locator("input").fill(DATE);
  await field("timepoint").locator("select").selectOption({ label: form.timepoints[0][1] });
  const dated = { edition: "mscos-2023", assessment_date: DATE, timepoint: form.timepoints[0][0], answers: {} };
  await settled(current, dated, `${what}: the date and the timepoint`);
  await settled(() => page.evaluate(() => window.state.errors.length), 1, `${what}: who answers has to be said`);
  await settled(() => texts(field("respondent").locator(".validation")), ["Please fill this in"], `${what}: and it says so`);
  const [first, name] = form.respondents[0];
  await field("respondent").locator("select").selectOption({ label: name });
  const empty = { ...dated, respondent: first };
  await settled(current, empty, `${what}: and who answers`);
  await settled(() => page.evaluate(() => window.state.errors), [], `${what}: date, timepoint and who answers are enough`);
  keep(form, "json-forms-empty", empty);

  for (const refused of REFUSED) {
    await field("case_reference").locator("input").fill(refused);
    const why = () => texts(field("case_reference").locator(".validation"));
    await settled(why, [form.refusal], `${what}: why "${refused}" is not`);
    await settled(() => page.evaluate(() => window.state.errors.length), 1, `${what}: "${refused}" is no case reference`);
  }

  // Skipping a section hides its questions, and theirs alone.
  await draw();
  const all = form.sections.map((section) => section.questions.map((one) => one.slug));
  const shown = () => groups.evaluateAll((all, sections) => all.map((group, at) =>
    sections[at].filter((slug, nth) => group.querySelectorAll(".control")[nth + 1].checkVisibility())), all);
  same(await shown(), all, `${what}: everything is shown at first`);
  await skip(1).locator("input").check();
  await question(1, 0).waitFor({ state: "hidden" });
  same(await shown(), all.with(1, []), `${what}: the second section is skipped`);
  await skip(1).locator("input").uncheck();
  await question(1, 0).waitFor({ state: "visible" });
  same(await shown(), all, `${what}: and is no longer`);

  for (const [at, [respondent, who]] of form.respondents.entries()) {
    await draw();
    const [timepoint, when] = form.timepoints[at % form.timepoints.length];
    await field("case_reference").locator("input").fill("C-0427");
    await field("assessment_date").locator("input").fill(DATE);
    await field("timepoint").locator("select").selectOption({ label: when });
    await field("respondent").locator("select").selectOption({ label: who });
    const asked = form.sections.map(({ questions }) =>
      questions.filter((one) => one.respondents.includes(respondent)).map((one) => one.slug));
    await settled(async () => (await current()).respondent, respondent, `${what}: who answers`);
    same(await shown(), asked, `${what}: what the ${respondent} is asked`);
    const visible = await Promise.all(form.sections.map((section, nth) => groups.nth(nth).isVisible()));
    same(visible, asked.map((slugs) => slugs.length > 0), `${what}: sections of the ${respondent}`);
    const closing = (await page.innerText("#form")).includes(CLOSING);
    same(closing, respondent === "survivor", `${what}: the closing words are for survivors`);
    for (const [nth, section] of form.sections.slice(0, -1).entries()) {
      for (const [one, place] of answered(section, respondent)) {
        if (one.words) await question(nth, place).locator("textarea").fill(WORDS);
        else await question(nth, place).locator("select").selectOption({ label: chosen(one, place)[1] });
      }
    }
    const wanted = record(form, respondent, timepoint);
    // What is hidden from this respondent can be neither noted nor skipped.
    if (visible[0]) await question(0, form.sections[0].questions.length).locator("textarea").fill(WORDS);
    else delete wanted.answers[form.sections[0].id];
    if (visible.at(-1)) await skip(form.sections.length - 1).locator("input").check();
    else delete wanted.answers[form.sections.at(-1).id];
    await settled(current, wanted, `${what}: the record of the ${respondent}`);
    keep(form, `json-forms-${respondent}`, await current());
  }
}

// --- one respondent, and a timepoint that is typed ----------------------------------------------------------------------

async function survivorAlone(page, form) {
  const answers = { "access-to-education": { "free-courses": "partly" } };
  const wanted = { edition: "mscos-2023", assessment_date: DATE, timepoint: "month-3", respondent: "survivor", answers };
  const header = ["Case reference", "Date of the assessment*", "Timepoint*"];

  const draw = () => page.evaluate((files) => window.drawByRjsf(files), form.files);
  await draw();
  same(await texts(page.locator("#root > div > label")), header, `${form.name} by RJSF: nobody is asked who answers`);
  await byId(page, "root_assessment_date").fill(DATE);
  await byId(page, "root_answers_access-to-education_free-courses").getByText("Partly", { exact: true }).click();
  for (const refused of ["Month 3", "month_3", "exit", "jane@example.org"]) {
    await byId(page, "root_timepoint").fill(refused);
    await submit(page);
    same(await submitted(page), null, `${form.name} by RJSF: "${refused}" is no timepoint`);
    same(await texts(byId(page, "root_timepoint__error").locator("li")), [form.mistyped], refused);
  }
  await byId(page, "root_timepoint").fill("month-3");
  await byId(page, "root_answers_access-to-education_notes").fill("x".repeat(2001));
  await submit(page);
  same(await submitted(page), null, `${form.name} by RJSF: there is room for so much and no more`);
  same(await texts(byId(page, "root_answers_access-to-education_notes__error").locator("li")), [form.tooLong], "too long");
  await draw();
  await byId(page, "root_assessment_date").fill(DATE);
  await byId(page, "root_answers_access-to-education_free-courses").getByText("Partly", { exact: true }).click();
  await byId(page, "root_timepoint").fill("month-3");
  await submit(page);
  same(await submitted(page), wanted, `${form.name} by RJSF: the respondent is known`);
  keep(form, "rjsf", wanted);

  await page.evaluate((files) => window.drawByJsonForms(files), form.files);
  const controls = page.locator(".control");
  same((await texts(controls.locator("> label"))).slice(0, 3), header, `${form.name} by JSON Forms: the header`);
  await controls.nth(1).locator("input").fill(DATE);
  await controls.nth(2).locator("input").fill("Month 3");
  await settled(() => texts(controls.nth(2).locator(".validation")), [form.mistyped], `${form.name} by JSON Forms: refused`);
  await controls.nth(2).locator("input").fill("month-3");
  await controls.last().locator("textarea").fill("x".repeat(2001));
  await settled(() => texts(controls.last().locator(".validation")), [form.tooLong], `${form.name} by JSON Forms: too long`);
  await page.evaluate((files) => window.drawByJsonForms(files), form.files);
  await controls.nth(1).locator("input").fill(DATE);
  await controls.nth(2).locator("input").fill("month-3");
  await controls.nth(4).locator("select").selectOption({ label: "Partly" });
  await settled(() => page.evaluate(() => window.state.record), wanted, `${form.name} by JSON Forms: the respondent is known`);
  keep(form, "json-forms", wanted);
}

// --- other words ---------------------------------------------------------------------------------------------------------

/** Draws a form by both renderers and holds its labels to the schema, in their order; then looks at all that is shown. */
async function worded(page, form, look) {
  const { sections } = form;
  await page.evaluate((files) => window.drawByRjsf(files), form.files);
  same(await texts(page.locator('legend[id^="root_answers_"]')), sections.map((one) => one.title), form.name);
  for (const { id, questions, skip, notes } of sections) {
    const set = byId(page, `root_answers_${id}`);
    same(await texts(set.locator("label.control-label")), [...questions.map((one) => one.title), notes], id);
    same(await texts(set.locator(".checkbox label")), [skip], id);
    same(await texts(set.locator(".radio-inline, .radio label, option")), questions.flatMap((one) => one.labels), id);
  }
  same(await texts(page.locator("button[type=submit]")), [form.submit], form.name);
  look(await page.innerText("#form"), `${form.name} by RJSF`);
  await fits(page, form, "rjsf");

  await page.evaluate((files) => window.drawByJsonForms(files), form.files);
  const groups = page.locator("fieldset.group-layout");
  same(await texts(groups.locator("legend")), sections.map((one) => one.title), form.name);
  for (const [at, { id, questions, skip, notes }] of sections.entries()) {
    const labels = [skip, ...questions.map((one) => one.title), notes];
    same(await texts(groups.nth(at).locator(".control > label")), labels, id);
    const options = questions.flatMap((one) => (one.words ? [] : [form.none, ...one.labels]));
    same(await texts(groups.nth(at).locator("option")), options, id);
  }
  const options = (await texts(page.locator("option"))).join("\n");
  look(`${await page.innerText("#form")}\n${options}`, `${form.name} by JSON Forms`);
  await fits(page, form, "json-forms");
}

/** A form in other words, as its schema has it. */
function loadWorded(name) {
  const files = filesOf(name);
  const schema = JSON.parse(files.schema);
  const sections = Object.entries(schema.properties.answers.properties).map(([id, section]) => {
    const { skipped, notes, ...rest } = section.allOf[0].properties;
    const questions = Object.entries(rest).map(([slug, { title, oneOf }]) =>
      ({ slug, title, words: !oneOf, labels: oneOf?.map((option) => option.title) ?? [] }));
    return { id, title: section.title, descriptor: section.description, skip: skipped.title, notes: notes.title, questions };
  });
  const submit = JSON.parse(files.uiSchema)["ui:submitButtonOptions"].submitText;
  return { name, files, schema, sections, submit, none: JSON.parse(files.messages)["enum.none"] };
}

/** English with accents: what is still plain has not come from the wording. */
async function pseudo(page) {
  const form = loadWorded("pseudo");
  const plan = json("plans/pseudo/plan.json");
  const notice = JSON.parse(form.files.jsonForms).elements[1].text;
  holds(notice.includes("Words for tests: "), "the pseudo-locale says what it is");
  await worded(page, form, (text, what) => {
    holds(text.includes(notice), `${what}: the notice is shown`);
    const plain = text.replaceAll(notice, "").replaceAll(plan.title, "").split("\n").filter((line) => /[A-Za-z]/.test(line));
    same(plain, [], `${what}: nothing is plain English`);
  });
}

/** An organisation's own words, for the survivor alone. */
async function houseWords(page) {
  const form = loadWorded("house-words");
  const ours = json("house-words.json");
  const planned = byPlan(json("plans/house-words/plan.json")).map(({ questions, ...outcome }) =>
    ({ ...outcome, questions: questions.filter((one) => one.respondents.includes("survivor")) }));
  const said = (id, { slug, title, beside, alone }) => {
    if (beside) return alone ? title : ours.phrases["own-words"]?.title ?? title;
    const indicator = `${id}/${slug.replace(/_words$/, "")}`;
    const own = ours.indicators[indicator]?.self_report ?? ownVoice.get(indicator)?.statement;
    return own ?? title;
  };
  const sections = planned.filter(({ questions }) => questions.length > 0).map(({ id, title, descriptor, questions }) => ({
    id, title: ours.outcomes[id]?.title ?? title, descriptor: ours.outcomes[id]?.descriptor ?? descriptor,
    questions: questions.map((one) => [one.slug, said(id, one)]),
  }));
  same(form.sections.map(({ id, title, descriptor, questions }) =>
    ({ id, title, descriptor, questions: questions.map((one) => [one.slug, one.title]) })), sections,
  "house words stand in place of the usual ones, and nowhere else");
  const alone = new Set(planned.flatMap((one) => one.questions.filter((each) => each.alone).map(({ slug }) => slug)));
  for (const { slug, words, labels: offered } of form.sections.flatMap((one) => one.questions)) {
    const labels = offeredToSurvivors(alone.has(slug)).map(({ id, title }) => ours.answers[id]?.title ?? title);
    if (!words) same(offered, labels, slug);
  }
  await worded(page, form, (text, what) => {
    holds(text.includes(ours.phrases.title.text) && text.includes(ours.phrases.welcome.text), `${what}: the welcome`);
    holds(text.includes(ours.phrases["ask-survivor"].title), `${what}: how the survivor is asked`);
    holds(!text.includes("Machine translation"), `${what}: people wrote this`);
  });
}

// --- the run --------------------------------------------------------------------------------------------------------

function filesOf(name) {
  const read = (file) => readFileSync(`plans/${name}/form.${file}.json`, "utf8");
  return { schema: read("schema"), uiSchema: read("ui-schema"), jsonForms: read("json-forms"),
    messages: read("messages"), record: read("record") };
}

function load(name) {
  const files = filesOf(name);
  const schema = JSON.parse(files.schema);
  const fits = formats(new Ajv({ strict: true, allErrors: true })).compile(schema);
  const [timepoints, respondents] = [choices(schema, "timepoint"), choices(schema, "respondent")];
  const plan = json(`plans/${name}/plan.json`);
  const { every_months: every, until_month: until } = plan.timepoints;
  const months = Array.from({ length: (until ?? 0) / every }, (_, nth) => `Month ${every * (nth + 1)}`);
  same(timepoints.map(([, label]) => label), until ? ["Baseline", ...months] : [], `${name}: timepoints`);
  const header = [
    { key: "case_reference", title: "Case reference" },
    { key: "assessment_date", title: "Date of the assessment", required: true },
    { key: "timepoint", title: "Timepoint", required: true, options: timepoints },
    { key: "respondent", title: "Who answers", required: true, options: respondents },
  ];
  const several = respondents.length > 0 ? ["respondent"] : [];
  same(schema.required, ["assessment_date", "timepoint", ...several, "answers"], `${name}: what has to be there`);
  const { "case_reference.error.pattern": refusal, "timepoint.error.pattern": mistyped, "error.maxLength": tooLong } =
    JSON.parse(files.messages);
  holds(tooLong.includes("2,000"), "how much room there is");
  same(mistyped?.startsWith("Please give baseline, or month "), until ? undefined : true, `${name}: a typed timepoint`);
  holds(refusal.includes("no space") && !refusal.includes("["), "a refusal is no regular expression");
  return { name, files, fits, header, timepoints, respondents, refusal, mistyped, tooLong, sections: expected(plan, schema) };
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM,
  args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
try {
  // One page for all: a renderer that keeps one form's schema for another's is found out.
  const page = await browser.newPage({ viewport: { width: WIDTHS[0], height: 900 } });
  page.setDefaultTimeout(10_000);
  const complaints = [];
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  const open = async (kind) => {
    await page.goto(pathToFileURL("page.html").href);
    await page.addScriptTag({ path: `page.${kind}.js` });
  };
  const forms = ["complete", "lgbtq-refugees"].map(load);
  const alone = load("survivor-alone");
  await open("development");
  for (const { files } of [...forms, alone]) {
    await page.evaluate((texts) => window.drawByRjsf(texts), files);
    await page.evaluate((texts) => window.drawByJsonForms(texts), files);
  }
  await open("production");
  for (const form of forms) {
    await rjsf(page, form);
    await jsonForms(page, form);
  }
  await survivorAlone(page, alone);
  await pseudo(page);
  await houseWords(page);
  same(complaints, [], "the console says nothing");
} finally {
  await browser.close();
}
console.log(`${passed} passed, 0 failed`);
