//! What was found, for people, with the codes of colours.

use std::collections::BTreeMap;

use anstyle::{AnsiColor, Style};
use mscos::assessment::{AssessmentReport, Finding, Rule};
use mscos::plan::Severity;
use mscos::{Indicator, Outcome};

use super::records::{Records, and_more};
use crate::text::{count, heading, line, paragraph};

/// More places of one thing than this are only counted.
const MOST_PLACES: usize = 10;

/// More blocks of one rule than this are only counted: with other outcomes, or other help.
const MOST_BLOCKS: usize = 20;

/// How much was found, then a block for each rule, outcome and help, the gravest first.
pub(super) fn found(report: &AssessmentReport, records: &Records, width: usize) -> String {
    let mut out = String::new();
    let number = count(records.all.len(), "record", "records");
    let unreadable = match records.unreadable {
        0 => String::new(),
        more => format!(", {}", count(more, "more cannot be read", "more cannot be read")),
    };
    let findings = match report.findings() {
        [] => "nothing was found that needs mending".to_owned(),
        _ => counts(report),
    };
    let mut head = String::new();
    paragraph(&mut head, "", "", &format!("{number}{unreadable}: {findings}."), width);
    heading(&mut out, head.trim_end());
    for severity in Severity::ALL {
        for rule in Rule::all().filter(|rule| rule.severity() == *severity) {
            let findings: Vec<_> = report.findings().iter().filter(|finding| finding.rule() == rule).collect();
            of_rule(&mut out, rule, &findings, records, width);
        }
    }
    if let Some(first) = report.findings().first() {
        let explain = format!("mscos explain {} tells more of a rule; so it does of every other code.", first.code());
        paragraph(&mut out, "\n", "", &explain, width);
    }
    out
}

/// How many there are of each weight.
fn counts(report: &AssessmentReport) -> String {
    let each = Severity::ALL.iter().map(|severity| (report.count(*severity), *severity));
    let each = each.filter(|(number, _)| *number > 0).map(|(number, severity)| match severity {
        Severity::Advice => format!("{number} {severity}"),
        _ => count(number, severity.id(), &format!("{severity}s")),
    });
    each.collect::<Vec<_>>().join(", ")
}

/// What the findings of a block have in common: the outcome, and the help.
type About<'a> = (Option<Outcome>, &'a str);

fn of_rule(out: &mut String, rule: &Rule, findings: &[&Finding], records: &Records, width: usize) {
    let mut blocks: Vec<(About<'_>, Vec<&Finding>)> = Vec::new();
    let mut left = 0;
    for finding in findings {
        let about = (finding.outcome(), finding.help());
        if let Some((_, block)) = blocks.iter_mut().find(|(known, _)| *known == about) {
            block.push(finding);
        } else if blocks.len() < MOST_BLOCKS {
            blocks.push((about, vec![finding]));
        } else {
            left += 1;
        }
    }
    for ((outcome, help), block) in &blocks {
        let style = style(rule.severity());
        let times = if block.len() > 1 { format!(", {} times", block.len()) } else { String::new() };
        line(out, &format!("\n  {style}{}[{}]{style:#} {}{times}", rule.severity(), rule.code(), rule.name()));
        let outcome = outcome.map(|outcome| format!(" ({outcome})")).unwrap_or_default();
        let message = block.first().map(|finding| finding.message()).unwrap_or_default();
        paragraph(out, "    ", "    ", &format!("{message}{outcome}"), width);
        paragraph(out, "    help: ", "          ", help, width);
        for finding in block.iter().take(MOST_PLACES) {
            paragraph(out, "    at ", "       ", &records.place(finding), width);
        }
        if let Some(more) = and_more(block.len(), MOST_PLACES) {
            line(out, &format!("       {more}"));
        }
    }
    if left > 0 {
        let more = format!("and {left} more of {}; --format json has all", rule.name());
        paragraph(out, "\n  ", "  ", &more, width);
    }
    if rule.code() == OUTSIDE_SCALE {
        other_scale(out, findings, records, width);
    }
}

/// The rule of answers that their questions don't offer.
const OUTSIDE_SCALE: &str = "A004";

/// Where most answers to a question are none of its scale, it was asked with another one.
fn other_scale(out: &mut String, findings: &[&Finding], records: &Records, width: usize) {
    let mut outside: BTreeMap<&str, usize> = BTreeMap::new();
    for place in findings.iter().filter_map(|finding| within_record(finding.pointer())) {
        *outside.entry(place).or_default() += 1;
    }
    let asked = Indicator::ALL.iter().filter(|indicator| {
        let place = format!("/answers/{}/{}", indicator.outcome(), indicator.slug());
        let outside = outside.get(place.as_str()).copied().unwrap_or_default();
        let answered = || records.all.iter().filter(|record| record.answer(**indicator).is_some()).count();
        outside > 1 && outside * 2 > answered()
    });
    let number = asked.count();
    if number > 0 {
        let questions = count(number, "question", "questions");
        let hint = format!(
            "Most answers to {questions} are outside the scale: the form may have been made with another one. Give the \
             --scale or --scales that mscos form was given."
        );
        paragraph(out, "\n  ", "  ", &hint, width);
    }
}

/// Where an answer stands in its record.
fn within_record(pointer: &str) -> Option<&str> {
    pointer.get(pointer.find("/answers/")?..)
}

/// The colours of reports.
const fn style(severity: Severity) -> Style {
    let colour = match severity {
        Severity::Error => AnsiColor::Red,
        Severity::Warning => AnsiColor::Yellow,
        _ => AnsiColor::Cyan,
    };
    colour.on_default().bold()
}
