//! `unknown-context`

use std::fmt;

use super::{Rule, Severity};
use crate::plan::Pointer;
use crate::plan::finding::{Finding, Subject};
use crate::vocabulary::nearest;
use crate::{Context, Document, Recommendation, Source};

pub(super) static RULE: Rule = Rule {
    code: "M007",
    name: "unknown-context",
    severity: Severity::Error,
    since: "0.1.0",
    checks: "Every context that the plan declares is one that the crate knows.",
    why: "Contexts decide which longlist outcomes are suggested. One that nobody knows suggests nothing, and its people \
          would be overlooked.",
    mend: "Use the id, the title or a common name of a context.",
    example: r#"{ "edition": "mscos-2023", "title": "Everybody",
  "population": { "contexts": ["everybody"] }, "measures": [] }"#,
    guidance: &[Recommendation::B5],
    source: Source::new(Document::FinalReport, "MSCOS Outcomes Longlist"),
    check: |facts, findings| {
        let contexts = facts.plan.population.iter().flat_map(|population| &population.contexts);
        for (at, context) in contexts.enumerate() {
            let own = |name: &str| facts.own.is_some_and(|own| own.find(name).is_some());
            if let Some(name) = context.unknown().filter(|name| !own(name)) {
                let place = Pointer::ROOT.key("population").key("contexts").index(at);
                findings.report(place, Subject::Unknown(name));
            }
        }
    },
    message: |_, f| f.write_str("no context has this name"),
    help,
};

fn help(finding: &Finding<'_>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let Subject::Unknown(name) = finding.subject() else { return Ok(()) };
    match nearest::<Context>(name) {
        Some(id) => write!(f, "the nearest id is `{id}`"),
        None => f.write_str("use the id of one of the contexts that the crate lists"),
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::Context;
    use crate::plan::rules::testing::{all_seven, found, words};
    use crate::plan::{Plan, Population};

    fn serving(context: &str) -> Plan {
        all_seven().population(Population::adults().context(Context::Lgbtq).context(context))
    }

    #[test]
    fn an_unknown_context_is_found_where_it_stands() {
        assert_eq!(found(&RULE, &serving("martians")), ["/population/contexts/1"]);
    }

    #[test]
    fn ids_titles_and_common_names_pass() {
        for name in ["insecure-immigration-status", "Insecure immigration status", "queer"] {
            assert!(found(&RULE, &serving(name)).is_empty(), "{name}");
        }
    }

    #[test]
    fn the_help_names_the_nearest() {
        let words = words(&RULE, &serving("insecure-imigration"));
        assert!(words[0].ends_with("the nearest id is `insecure-immigration-status`"), "{words:?}");
    }
}
