//! `recovery-used-alone`

use super::{Rule, Severity};
use crate::plan::Pointer;
use crate::plan::finding::Subject;
use crate::{Document, Recommendation, Source};

pub(super) static RULE: Rule = Rule {
    code: "M026",
    name: "recovery-used-alone",
    severity: Severity::Warning,
    since: "0.1.0",
    checks: "Where the title or the aim speaks of recovery, it speaks of healing, restoration, reintegration or \
             wellbeing too.",
    why: "Many in the workshops felt that 'recovery' ties survivors to their trauma and hints at something in them \
          to be mended, and survivors feared losing support once they count as well again. Healing, restoration, \
          reintegration and wellbeing leave room for a path that turns back and goes on.",
    mend: "Set another word beside 'recovery': healing, restoration, reintegration or wellbeing.",
    example: r#"{ "edition": "mscos-2023", "title": "The recovery project", "measures": [] }"#,
    guidance: &[Recommendation::B6],
    source: Source::new(Document::FinalReport, "Recovery, wellbeing and reintegration"),
    check: |facts, findings| {
        if is_alone(&facts.plan.title) {
            findings.report(Pointer::ROOT.key("title"), Subject::Part);
        }
        if facts.plan.aim.as_deref().is_some_and(is_alone) {
            findings.report(Pointer::ROOT.key("aim"), Subject::Part);
        }
    },
    message: |_, f| {
        f.write_str(
            "this text lets 'recovery' stand alone, with no healing, restoration, reintegration or wellbeing beside it",
        )
    },
    help: |_, f| {
        f.write_str(
            "set healing, restoration, reintegration or wellbeing beside 'recovery', or use one of these words in its \
             place",
        )
    },
};

const RECOVERY: &[&str] = &["recovery", "recover", "recovers", "recovered", "recovering"];

#[rustfmt::skip]
const BESIDE: &[&str] = &[
    "healing", "heal", "heals", "healed",
    "restoration", "restore", "restores", "restored", "restoring", "restorative",
    "reintegration", "reintegrate", "reintegrates", "reintegrated", "reintegrating",
    "wellbeing",
];

fn is_alone(text: &str) -> bool {
    let beside = |[before, word]: [&str; 2]| is_one_of(BESIDE, ["", word]) || is_one_of(BESIDE, [before, word]);
    words(text).any(|[_, word]| is_one_of(RECOVERY, ["", word])) && !words(text).any(beside)
}

/// Every word, behind the one that only a hyphen or a space parts from it: "re-integration", "well being".
fn words(text: &str) -> impl Iterator<Item = [&str; 2]> {
    text.split(|c: char| !c.is_alphanumeric() && !joins(c)).flat_map(|unbroken| {
        let words = unbroken.split(joins).filter(|word| !word.is_empty());
        std::iter::once("").chain(words.clone()).zip(words).map(<[&str; 2]>::from)
    })
}

/// Spaces and hyphens, those that break no line and those that show only where one is broken among them.
fn joins(c: char) -> bool {
    c.is_whitespace() || matches!(c, '-' | '\u{2010}' | '\u{2011}' | '\u{ad}')
}

/// Whether both parts together are one of the words, which are all ASCII.
fn is_one_of(known: &[&str], [before, word]: [&str; 2]) -> bool {
    known.iter().filter(|known| known.len() == before.len() + word.len()).any(|known| {
        let parts = known.split_at_checked(before.len());
        parts.is_some_and(|(start, end)| start.eq_ignore_ascii_case(before) && end.eq_ignore_ascii_case(word))
    })
}

#[cfg(test)]
mod tests {
    use super::{RULE, is_alone};
    use crate::plan::rules::testing::{all_seven, found, words};

    #[test]
    fn recovery_alone_is_found_in_title_and_aim() {
        let mut plan = all_seven().aim("That survivors recover");
        plan.title = "RECOVERY: one year".into();
        assert_eq!(found(&RULE, &plan), ["/title", "/aim"]);
    }

    #[test]
    fn a_word_beside_it_has_to_stand_in_the_same_text() {
        let mut plan = all_seven().aim("Healing");
        plan.title = "Recovery".into();
        assert_eq!(found(&RULE, &plan), ["/title"]);
    }

    #[test]
    fn a_plan_without_the_word_passes() {
        assert!(found(&RULE, &all_seven()).is_empty());
        assert!(found(&RULE, &all_seven().aim("That survivors find healing and a home")).is_empty());
    }

    #[test]
    fn every_word_beside_it_counts_in_any_case_and_with_or_without_a_hyphen() {
        for word in ["healing", "Restored", "REINTEGRATE", "re-integration", "re\u{2011}integrated", "wellbeing"] {
            assert!(!is_alone(&format!("Recovery and {word}")), "{word}");
        }
        for word in
            ["Well-Being", "well being", "healing-centred work", "(heal)", "mind—healing", "rein\u{ad}tegration"]
        {
            assert!(!is_alone(&format!("{word}; recovery")), "{word}");
        }
    }

    #[test]
    fn words_count_and_not_parts_of_words() {
        for text in
            ["discovery", "recoverable costs", "Erecovery", "récovery", "recoveryé", "回recovery", "", "\u{301}"]
        {
            assert!(!is_alone(text), "{text}");
        }
        for text in ["‘recovery’", "Recovery's end", "post-recovery", "回、recovery。", "recovered,healthy"] {
            assert!(is_alone(text), "{text}");
        }
        for text in ["recovery, wellness", "recovery; unhealed", "recovery: well. Being there", "recovery, integration"]
        {
            assert!(is_alone(text), "{text}");
        }
    }

    #[test]
    fn the_words_never_repeat_the_text() {
        let words = words(&RULE, &all_seven().aim("Ana recovers"));
        assert!(!words[0].contains("Ana"), "{words:?}");
    }
}
