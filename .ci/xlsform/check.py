"""Holds forms to what they promise, through pyxform and ODK Validate: check.py FOLDER PLAN…

What a form should ask comes from the plan and from data/, not from the crate.
"""

import csv
import itertools
import json
import pathlib
import re
import sys
from collections import Counter

import openpyxl
from lxml import etree
from pyxform.errors import PyXFormError
from pyxform.validators.odk_validate import ODKValidateError
from pyxform.xls2xform import convert

XFORM = "{http://www.w3.org/2002/xforms}"
XHTML = "{http://www.w3.org/1999/xhtml}"
MESSAGE = "{http://openrosa.org/javarosa}constraintMsg"
SHEETS = ["survey", "choices", "settings"]
REQUIRED = ["assessment_date", "timepoint", "respondent"]
ASKED_BY_SOURCE = {
    "survivor-self-report": "survivor",
    "practitioner-report": "practitioner",
    "service-records": "record_keeper",
    "partner-records": "partner_service",
    "public-data": "researcher",
}
ASKED_BY_LEVEL = {
    "individual": "survivor",
    "organisational": "practitioner",
    "governmental": "researcher",
    "societal": "researcher",
}
ALL = list(ASKED_BY_SOURCE.values())
SELF_REPORT = json.loads(pathlib.Path("data/self-report.json").read_text("utf8"))["statements"]
OWN_VOICE = {one["id"]: one["statement"] for one in SELF_REPORT}
FELT = {one["id"] for one in SELF_REPORT if one.get("felt")}


IN_WORDS = ("qualitative",)


def functions_of_xforms():
    """What an XForm can compute beside XPath 1.0, as far as the forms need it."""
    text = lambda value: value if isinstance(value, str) else "".join(e.text or "" for e in value)
    number = lambda value: float(value) if re.fullmatch(r"\d+", value) else float("nan")
    functions = etree.FunctionNamespace(None)
    # JavaRosa wants the whole text to match, and counts the letters of a text from zero.
    functions["regex"] = lambda _, value, pattern: bool(re.fullmatch(pattern, text(value)))
    functions["substr"] = lambda _, value, start: text(value)[int(start) :]
    functions["int"] = lambda _, value: number(text(value))


def main(folder, *plans):
    functions_of_xforms()
    folder = pathlib.Path(folder)
    outcomes = json.loads(pathlib.Path("data/editions/mscos-2023.json").read_text("utf8"))["outcomes"]
    everything = {"measures": [{"outcome": outcome["id"]} for outcome in outcomes]}
    plans = {pathlib.Path(plan).stem: json.loads(pathlib.Path(plan).read_text("utf8")) for plan in plans}
    forms = {name: expected(plan, outcomes) for name, plan in {**plans, "all": everything}.items()}
    forms["two-languages"] = forms["complete"]
    forms["house-words"] = in_their_words(of_one(forms["complete"], "survivor"), house_words())
    forms["pseudo"] = in_their_words(forms["lgbtq-refugees"], None)
    forms["own-scales"] = forms["complete"]
    assert sorted(path.name for path in folder.iterdir()) == sorted(forms), "each form that was made is checked"
    for name, asks in forms.items():
        sheets = read_csv(folder, name)
        check(name, workbook_of(folder, name), sheets, asks)
        check_formats(folder, name, sheets)
        # Only what no person wrote has to say so.
        noted = any(row["name"] == "notice" for row in records(sheets["survey"]))
        assert noted == (name in ("two-languages", "pseudo")), name
    in_two_languages(folder, "two-languages", outcomes)
    in_pseudo(folder, "pseudo")
    with_own_scales(folder, "own-scales", forms["own-scales"])
    the_judges_judge(folder, "misses-two")
    print(f"{len(forms)} forms: no warning")


# What the plan wants


def expected(plan, outcomes):
    """The questions by name, each with (respondent, timepoints, method) of every measure that asks it."""
    slugs = Counter(i["id"].split("/")[-1] for o in outcomes for i in o["indicators"])
    asks = {}
    for measure in plan["measures"]:
        outcome = next(o for o in outcomes if o["id"] == measure["outcome"])
        for indicator in outcome["indicators"]:
            full = indicator["id"] if "/" in indicator["id"] else f"{outcome['id']}/{indicator['id']}"
            if measure.get("indicators") and full not in measure["indicators"]:
                continue
            slug = full.split("/")[-1]
            name = slug if slugs[slug] == 1 else f"{outcome['id']}__{slug}"
            source = ASKED_BY_SOURCE.get(measure.get("data_source")) or fitting(full, measure.get("level") or indicator["level"])
            # Of a whole outcome survivors are asked what they can know of themselves.
            if source == "survivor" and not measure.get("indicators") and full not in OWN_VOICE:
                continue
            when = measure.get("timepoints") or plan.get("timepoints")
            first = {"id": full, "statement": indicator["statement"], "outcome": outcome, "of": []}
            ask = asks.setdefault(name.replace("-", "_"), first)
            ask["of"].append((source, when, measure.get("method")))
    return {question: labelled(ask, OWN_VOICE) for question, ask in asks.items()}


def fitting(indicator, level):
    """Who can tell where the plan names nobody."""
    if indicator in FELT:
        return "survivor"
    asked = ASKED_BY_LEVEL[level]
    return "practitioner" if asked == "survivor" and indicator not in OWN_VOICE else asked


def labelled(ask, own_voice):
    """Survivors alone are asked in their own voice."""
    own = own_voice.get(ask["id"]) if respondents_of(ask) == {"survivor"} else None
    return {**ask, "label": own or ask["statement"]}


def respondents_of(ask):
    return {respondent for respondent, _, _ in ask["of"]}


def is_asked(ask, respondent, label, methods=None):
    """Whether a measure asks this respondent at this timepoint, by one of these methods."""
    return any(
        respondent == who and is_at(when, label) and (methods is None or method in methods)
        for who, when, method in ask["of"]
    )


def is_at(timepoints, label):
    """Whether a timepoint, by its label in whichever spelling, is one of those of a plan."""
    if timepoints is None:
        return True
    if label == "baseline":
        return bool(timepoints.get("baseline"))
    month = re.fullmatch(r"month[-_](\d+)", label)
    every, until = timepoints.get("every_months"), timepoints.get("until_month")
    number = int(month[1]) if month else 0
    return number > 0 and (number == until or bool(every) and number % every == 0 and number <= (until or number))


def of_one(asks, respondent):
    """What this respondent is asked."""
    kept = {question: {**ask, "of": [of for of in ask["of"] if of[0] == respondent]} for question, ask in asks.items()}
    return {question: labelled(ask, OWN_VOICE) for question, ask in kept.items() if ask["of"]}


def in_their_words(asks, wording):
    """The questions as this wording puts them; without one nothing is known of their labels."""
    if wording is None:
        return {question: {**ask, "label": None} for question, ask in asks.items()}
    own = {id: entry["self_report"] for id, entry in wording["indicators"].items() if "self_report" in entry}
    return {question: labelled(ask, {**OWN_VOICE, **own}) for question, ask in asks.items()}


def house_words():
    return json.loads(pathlib.Path("examples/wordings/house-words.json").read_text("utf8"))


def listed(timepoints):
    if timepoints is None:
        return None
    until = timepoints.get("until_month") or 0
    every = timepoints.get("every_months")
    if every and not until:
        return None
    months = set(range(every, until + 1, every)) if every else set()
    months |= {until} if until else set()
    return ({"baseline"} if timepoints.get("baseline") else set()) | {f"month_{month}" for month in months}


# The form


def check(name, workbook, sheets, asks):
    warnings = []
    result = convert(str(workbook), validate=True, warnings=warnings)
    assert not warnings, f"{name}: {warnings}"
    xform = etree.fromstring(result.xform.encode())
    survey, choices = records(sheets["survey"]), records(sheets["choices"])
    check_texts(name, xform, sheets["survey"][0], survey, choices)
    check_binds(name, xform, survey, asks)
    check_settings(name, xform, records(sheets["settings"])[0])


def check_texts(name, xform, header, survey, choices):
    """Every label, hint and option stands in the form, in each language, in order."""
    languages = [column.removeprefix("label::") for column in header if column.startswith("label::")]
    translations = {t.get("lang"): t for t in xform.iter(f"{XFORM}translation")}
    assert list(translations) == languages, (name, list(translations), languages)
    defaults = [lang for lang, t in translations.items() if t.get("default") == "true()"]
    assert defaults == languages[:1], (name, defaults)
    body = xform.find(f"{XHTML}body")
    rows = [row for row in survey if row["type"] not in ("calculate", "end_group")]
    controls = [e for e in body.iter() if e.tag in {XFORM + t for t in ("group", "input", "select1")}]
    assert [c.get("ref").split("/")[-1] for c in controls] == [row["name"] for row in rows], name
    binds = {bind.get("nodeset"): bind for bind in xform.iter(f"{XFORM}bind")}
    for language in languages:
        texts = {t.get("id"): "".join(t.itertext()).strip() for t in translations[language]}
        said = lambda reference: texts[re.fullmatch(r"jr:itext\('(.*)'\)", reference)[1]]
        for row, control in zip(rows, controls):
            for kind in ("label", "hint"):
                wanted = row[f"{kind}::{language}"]
                element = control.find(XFORM + kind)
                # An element without a reference stands for a text that isn't there.
                given = said(element.get("ref")) if element is not None and element.get("ref") else ""
                assert same(given, wanted), (name, row["name"], kind, language, given, wanted)
            message = binds[control.get("ref")].get(MESSAGE) if control.get("ref") in binds else None
            assert bool(message) == bool(row[f"constraint_message::{language}"]), (name, row["name"])
            if message:
                assert same(said(message), row[f"constraint_message::{language}"]), (name, row["name"])
        for row, control in zip(rows, controls):
            if row["type"].startswith("select_one "):
                wanted = [c for c in choices if c["list_name"] == row["type"].split()[1]]
                assert wanted, (name, row["name"])
                options = options_of(xform, control, texts)
                given = [(value, clean(label)) for value, label in options]
                wanted = [(c["name"], clean(c[f"label::{language}"])) for c in wanted]
                assert given == wanted, (name, row["name"], given, wanted)


def options_of(xform, control, texts):
    itemset = control.find(f"{XFORM}itemset")
    instance = re.match(r"instance\('(.*?)'\)", itemset.get("nodeset"))[1]
    for element in xform.iter(f"{XFORM}instance"):
        if element.get("id") == instance:
            for item in element.iter(f"{XFORM}item"):
                yield item.findtext(f"{XFORM}name"), texts[item.findtext(f"{XFORM}itextId")]


def check_binds(name, xform, survey, asks):
    binds = {bind.get("nodeset"): bind for bind in xform.iter(f"{XFORM}bind")}
    by_name = {path.split("/")[-1]: path for path in binds}
    assert len(by_name) == len(binds), f"{name}: two nodes have the same name"
    required = [path.split("/")[-1] for path, bind in binds.items() if bind.get("required")]
    assert required == [n for n in REQUIRED if n in by_name and n in required], (name, required)
    assert "assessment_date" in required and "timepoint" in required, (name, required)

    asked_in_form = {row["name"] for row in survey if row["type"].startswith(("select_one", "text"))}
    head = {"case_reference", "timepoint", "respondent"}
    own = {n for n in asked_in_form if not n.startswith(("skip__", "notes__")) and n not in head}
    in_words = lambda ask: any(method in IN_WORDS for _, _, method in ask["of"])
    alone = lambda ask: all(method == "qualitative" for _, _, method in ask["of"])
    words = {f"{question}_words" for question, ask in asks.items() if in_words(ask)}
    assert own == set(asks) | words, (name, own ^ (set(asks) | words))
    for question, ask in asks.items():
        # Where words alone are asked for, they have the label.
        main = f"{question}_words" if alone(ask) else question
        row = next(row for row in survey if row["name"] == main)
        label = next(text for column, text in row.items() if column.startswith("label::"))
        assert ask["label"] in (None, label), (name, question, ask["label"], label)
        assert relevances(binds, by_name[main]), f"{name}: {question} is shown whatever was answered"

    respondents = [r for r in ALL if any(r in respondents_of(ask) for ask in asks.values())]
    all_times = [when for ask in asks.values() for _, when, _ in ask["of"]]
    for respondent, timepoint in itertools.product(respondents, timepoints_of(all_times)):
        asked = {q for q, ask in asks.items() if is_asked(ask, respondent, timepoint)}
        written = {f"{q}_words" for q, ask in asks.items() if is_asked(ask, respondent, timepoint, IN_WORDS)}
        wanted = asked | written
        answers = {"respondent": respondent, "timepoint": timepoint}
        shown = shown_questions(xform, binds, by_name, answers)
        assert shown & own == wanted, (name, answers, (shown & own) ^ wanted)
        # What can be chosen in place of words is there while there are none.
        for question in [q for q in asked if alone(asks[q])][:3]:
            told = shown_questions(xform, binds, by_name, {**answers, f"{question}_words": "Some words."})
            assert shown - told == {question}, (name, question)
        sections = {asks[question]["outcome"]["id"].replace("-", "_") for question in asked}
        # A section that is always shown has no bind.
        groups = {o["outcome"]["id"].replace("-", "_") for o in asks.values()}
        groups = {n for n in groups if n in shown or n not in by_name}
        assert groups == sections, (name, answers, groups ^ sections)
        assert {n for n in shown if n.startswith("notes__")} == {f"notes__{s}" for s in sections}, (name, answers)
        # Skipping hides the questions and notes of that section, and of no other.
        for section in sorted(sections)[:3]:
            skipped = shown_questions(xform, binds, by_name, {**answers, f"skip__{section}": "yes"})
            outcome = lambda q: asks[q.removesuffix("_words")]["outcome"]["id"].replace("-", "_")
            left = {q for q in wanted if outcome(q) != section}
            assert skipped & own == left and f"notes__{section}" not in skipped, (name, section)
            assert f"skip__{section}" in skipped, (name, section)
            kept = shown_questions(xform, binds, by_name, {**answers, f"skip__{section}": "no"})
            assert kept == shown, (name, section)
    check_constraints(name, binds, by_name, words, all_times)


def timepoints_of(all_times):
    """The timepoints to try: those to choose from, or some that may be typed."""
    times = [listed(when) for when in all_times]
    if None not in times:
        return sorted(set(itertools.chain(*times)))
    return ["baseline", "month-6", "month-7", "month-12", "month-24"] + ["exit"] * (None in all_times)


def relevances(binds, path):
    steps = path.split("/")[1:]
    above = ["/" + "/".join(steps[: n + 1]) for n in range(len(steps))]
    return [binds[p].get("relevant") for p in above if p in binds and binds[p].get("relevant")]


def shown_questions(xform, binds, by_name, answers):
    """The names of the nodes that are relevant with these answers, as XPath has it."""
    data = plain_instance(xform)
    for node, value in answers.items():
        if node in by_name:
            [element] = data.xpath(by_name[node])
            # A calculated respondent has one value only.
            element.text = value
    return {n for n, path in by_name.items() if all(data.xpath(r) is True for r in relevances(binds, path))}


def plain_instance(xform):
    """The main instance, without namespaces, so that paths are what they look like."""
    instance = next(xform.iter(f"{XFORM}instance"))
    data = etree.fromstring(etree.tostring(instance[0]))
    for element in data.iter():
        element.tag = etree.QName(element).localname
    return etree.ElementTree(data)


def check_constraints(name, binds, by_name, words, all_times):
    """Patterns take what they should and refuse the rest."""
    samples = []
    if "case_reference" in by_name:
        refused = ["Amina", "amina@example.org", "C 0427", "C0427@x", "1" * 41, "", "C-0427\n"]
        samples += [("case_reference", ["C-0427", "c_1", "7"], refused)]
    if binds[by_name["timepoint"]].get("constraint"):
        # Where the plan names timepoints without an end, they are known all the same.
        labels = ["baseline", "month-6", "month-7", "month-12", "exit"]
        taken = [label for label in labels if any(is_at(when, label) for when in all_times)]
        refused = ["Month 6", "-a", "a--b", "a" * 41, "month-0", *(label for label in labels if label not in taken)]
        samples += [("timepoint", taken, [r for r in refused if r != "month-0" or None not in all_times])]
    samples += [(n, ["x" * 2000], ["x" * 2001]) for n in [*words, *(n for n in by_name if n.startswith("notes__"))]]
    for node, taken, refused in samples:
        constraint = binds[by_name[node]].get("constraint")
        for value in taken + refused:
            element = etree.Element("value")
            element.text = value
            assert element.xpath(constraint) is (value in taken), (name, node, len(value))


def check_settings(name, xform, settings):
    title = xform.findtext(f"{XHTML}head/{XHTML}title")
    assert same(title, settings["form_title"]), (name, title)
    data = next(xform.iter(f"{XFORM}instance"))[0]
    assert (data.get("id"), data.get("version")) == (settings["form_id"], settings["version"]), name
    assert re.fullmatch(r"[a-z][a-z0-9_]*", settings["form_id"]), name
    assert re.fullmatch(r"v[0-9a-f]{16}", settings["version"]), name


# The formats


def read_csv(folder, name):
    path = lambda sheet: folder / name / f"form-{sheet}.csv"
    return {sheet: list(csv.reader(path(sheet).open(encoding="utf8", newline=""))) for sheet in SHEETS}


def workbook_of(folder, name):
    return folder / name / "form.xlsx"


def records(rows):
    return [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]


def check_formats(folder, name, sheets):
    """Workbook and CSV hold the same cells, all of them texts, and pyxform makes the same form of both."""
    workbook = openpyxl.load_workbook(workbook_of(folder, name))
    assert workbook.sheetnames == SHEETS, workbook.sheetnames
    for sheet in SHEETS:
        worksheet = workbook[sheet]
        assert worksheet.freeze_panes == "A2" and all(cell.font.bold for cell in worksheet[1]), (name, sheet)
        cells = list(worksheet.iter_rows(max_row=len(sheets[sheet])))
        assert worksheet.max_row == len(sheets[sheet]), (name, sheet)
        for row, texts in zip(cells, sheets[sheet], strict=True):
            for cell, text in zip(row, texts, strict=True):
                assert (cell.value or "") == text, (name, sheet, cell.coordinate)
                assert cell.data_type == ("s" if text else "n"), (name, sheet, cell.coordinate)
                assert not text.startswith(tuple("=+-@\t\r")), (name, sheet, cell.coordinate)
    one = folder / name / "one.csv"
    with one.open("w", encoding="utf8", newline="") as file:
        writer = csv.writer(file)
        for sheet in SHEETS:
            writer.writerow([sheet])
            writer.writerows(["", *row] for row in sheets[sheet])
    forms = [convert(str(path)).xform for path in (workbook_of(folder, name), one)]
    assert forms[0] == forms[1], f"{name}: pyxform makes another form of the CSV"


def write_workbook(path, sheets):
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.active)
    for sheet in SHEETS:
        worksheet = workbook.create_sheet(sheet)
        for row in sheets[sheet]:
            worksheet.append([text or None for text in row])
    workbook.save(path)


# The words


def in_two_languages(folder, name, outcomes):
    """Each language has its own column: French where there is any, English in its place, and a notice in both."""
    french = json.loads(pathlib.Path(".ci/xlsform/wordings/french.json").read_text("utf8"))
    sheets = read_csv(folder, name)
    survey = {row["name"]: row for row in records(sheets["survey"]) if row["name"]}
    both = lambda row, column="label": (row[f"{column}::English (en)"], row[f"{column}::Français (fr)"])
    english = {outcome["id"]: outcome["title"] for outcome in outcomes}
    for id, entry in french["outcomes"].items():
        assert both(survey[id.replace("-", "_")]) == (english[id], entry["title"]), (name, id)
    [own] = french["indicators"].values()
    assert both(survey["private_personal_space"])[1] == own["title"], name
    untranslated = [row for row in survey.values() if len(set(both(row))) == 1 and any(both(row))]
    assert len(untranslated) > 50, (name, len(untranslated))
    choices = records(sheets["choices"])
    answers = {c["name"]: both(c) for c in choices if c["list_name"] != "skip"}
    # Whether to skip a section is no answer about anybody, and has no word of one.
    skip = [(c["name"], *both(c)) for c in choices if c["list_name"] == "skip"]
    assert skip == [("yes", "Skip it", "Skip it"), ("no", "Go through it", "Go through it")], (name, skip)
    scales = json.loads(pathlib.Path("data/scales.json").read_text("utf8"))
    for answer in scales["answers"]:
        id = answer["id"]
        if id.replace("-", "_") in answers:
            other = french["answers"].get(id, {}).get("title", answer["title"])
            assert answers[id.replace("-", "_")] == (answer["title"], other), (name, id)
    assert answers["month_6"] == ("Month 6", "Mois 6"), name
    message = french["phrases"]["case-reference-refused"]["title"]
    reason = "No name, no e-mail address and no space."
    assert both(survey["case_reference"], "constraint_message")[1] == f"{message}. {reason}", name
    # No form passes a program's words for a person's, whichever language it is read in.
    assert survey["notice"]["type"] == "note", name
    for notice in both(survey["notice"]):
        assert french["notices"]["machine"]["title"] in notice and "Machine translation: " in notice, (name, notice)
    assert both(survey["notice"])[0].startswith("Français (fr): "), name
    names = list(survey)
    assert names.index("notice") < names.index("welcome") < names.index("case_reference"), name


def in_pseudo(folder, name):
    """What is no pseudo-language does not come from the wording."""
    for sheet in ("survey", "choices"):
        for row in records(read_csv(folder, name)[sheet]):
            for column, text in row.items():
                if "::" in column and row["name"] != "notice":
                    assert not re.search("[A-Za-z]", text), (name, row["name"], column, text)


def with_own_scales(folder, name, asks):
    """Own answers in place of the usual ones, and still a way not to answer."""
    [four, _] = json.loads(pathlib.Path("examples/scales/four-steps.json").read_text("utf8"))["scales"]
    sheets = read_csv(folder, name)
    survey = {row["name"]: row for row in records(sheets["survey"])}
    choices = records(sheets["choices"])
    answered = lambda ask: any(method != "qualitative" for _, _, method in ask["of"])
    of_survivors = [q for q, ask in asks.items() if respondents_of(ask) == {"survivor"} and answered(ask)]
    chosen = [survey[q]["type"].split()[1] for q in of_survivors if survey[q]["type"].startswith("select_one ")]
    assert chosen, name
    for list_name in chosen:
        labels = [c["label::English (en)"] for c in choices if c["list_name"] == list_name]
        added = ["Don't know", "Not applicable", "Prefer not to say"]
        assert [clean(label) for label in labels] == [*(a["title"] for a in four["answers"]), *added], (name, labels)


def the_judges_judge(folder, name):
    """A form that is wrong is refused, by pyxform and by ODK Validate: so their silence means something."""
    for relevant, judge in {"${nobody} = 'x'": PyXFormError, "no-such-function(1)": ODKValidateError}.items():
        sheets = read_csv(folder, name)
        row = next(row for row in sheets["survey"] if row[1] == "assessment_date")
        row[sheets["survey"][0].index("relevant")] = relevant
        path = folder / "wrong.xlsx"
        write_workbook(path, sheets)
        try:
            convert(str(path), validate=True)
        except judge:
            continue
        raise AssertionError(f"a form with {relevant} is taken")


def clean(text):
    """A text as pyxform leaves it."""
    for curly, straight in {"‘": "'", "’": "'", "“": '"', "”": '"'}.items():
        text = text.replace(curly, straight)
    return re.sub(r" +", " ", text).strip()


def same(given, wanted):
    return clean(given) == clean(wanted)


main(*sys.argv[1:])
