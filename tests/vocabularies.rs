//! Every vocabulary keeps the same promises, whatever it lists.

use std::collections::BTreeMap;
use std::str::FromStr;

use mscos::context::{Ground, Role};
use mscos::edition::Band;
use mscos::evidence::EvidenceKind;
use mscos::guidance::{Audience, Kind};
use mscos::lineage::{Change, Relation};
use mscos::{
    Basis, Context, Definition, Document, Domain, Edition, GivenAs, Indicator, Level, Outcome, Recommendation,
    RuleOfUse, Tier, UnknownId, Vocabulary, Warrant,
};

/// Runs a test for every vocabulary of the taxonomy.
macro_rules! for_each_vocabulary {
    ($test:ident) => {
        $test::<Audience>();
        $test::<Band>();
        $test::<Basis>();
        $test::<Change>();
        $test::<Context>();
        $test::<Definition>();
        $test::<Document>();
        $test::<Domain>();
        $test::<Edition>();
        $test::<EvidenceKind>();
        $test::<GivenAs>();
        $test::<Ground>();
        $test::<Indicator>();
        $test::<Kind>();
        $test::<Level>();
        $test::<Outcome>();
        $test::<Recommendation>();
        $test::<Relation>();
        $test::<Role>();
        $test::<RuleOfUse>();
        $test::<Tier>();
        $test::<Warrant>();
        #[cfg(feature = "json")]
        {
            use mscos::form::{Answer, AnswerKind, Phrase, Respondent, Scale};
            use mscos::plan::{
                CoveredBy, DataSource, InvolvementStage, Method, ReportPhrase, Severity, Stage, Verdict,
            };
            use mscos::wording::{Notice, Provenance};
            $test::<Answer>();
            $test::<AnswerKind>();
            $test::<CoveredBy>();
            $test::<DataSource>();
            $test::<InvolvementStage>();
            $test::<Method>();
            $test::<Notice>();
            $test::<Provenance>();
            $test::<ReportPhrase>();
            $test::<Phrase>();
            $test::<Respondent>();
            $test::<Scale>();
            $test::<Severity>();
            $test::<Stage>();
            $test::<Verdict>();
        }
        #[cfg(feature = "schema")]
        {
            use mscos::schema::{Draft, Flavour, Name};
            $test::<Draft>();
            $test::<Flavour>();
            $test::<Name>();
        }
    };
}

fn folded(name: &str) -> String {
    let letters = name.chars().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

#[test]
fn each_name_means_one_entry_alone() {
    fn test<V: Vocabulary>() {
        let mut meant = BTreeMap::new();
        for &entry in V::ALL {
            let names = [entry.id(), entry.title()].into_iter().chain(entry.aliases().iter().copied());
            for name in names {
                let other = *meant.entry(folded(name)).or_insert(entry);
                assert!(other == entry, "{name} is {other} and {entry}");
            }
        }
    }
    for_each_vocabulary!(test);
}

#[test]
fn every_name_is_parsed_in_any_case_and_punctuation() {
    fn test<V: Vocabulary + FromStr<Err = UnknownId>>() {
        for &entry in V::ALL {
            assert_eq!(entry.id().parse(), Ok(entry));
            assert_eq!(V::from_id(entry.id()), Some(entry));
            for name in [entry.title()].iter().chain(entry.aliases()) {
                assert_eq!(name.to_uppercase().parse(), Ok(entry));
                assert_eq!(format!(" {}!", name.replace([' ', '-'], "_")).parse(), Ok(entry));
            }
        }
    }
    for_each_vocabulary!(test);
}

#[test]
fn entries_are_in_order_have_texts_and_print_their_id() {
    fn test<V: Vocabulary>() {
        assert!(V::ALL.is_sorted());
        for (at, &entry) in V::ALL.iter().enumerate() {
            assert_eq!(entry.index(), at);
            assert_eq!(entry.to_string(), entry.id());
            assert!(!entry.title().is_empty() && !entry.text().is_empty());
            assert!(entry.id().is_ascii() && !entry.id().contains(' '));
        }
    }
    for_each_vocabulary!(test);
}

#[test]
fn a_name_that_nothing_has_is_an_error_that_does_not_repeat_it() {
    fn test<V: Vocabulary + FromStr<Err = UnknownId>>() {
        for name in ["", "   ", "Qzxj Wvkk", "\u{0}\u{7f}", "\u{1F9ED}"] {
            let error = name.parse::<V>().err().unwrap();
            assert_eq!(error.vocabulary(), V::NAME);
            assert!(name.trim().is_empty() || !error.to_string().contains(name));
        }
    }
    for_each_vocabulary!(test);
}

#[test]
fn a_slip_in_an_id_names_the_id() {
    fn test<V: Vocabulary + FromStr<Err = UnknownId>>() {
        // Of the long lists every few will do.
        let step = V::ALL.len().div_ceil(50);
        let long = V::ALL.iter().filter(|entry| entry.id().len() > 12);
        for &entry in long.step_by(step) {
            let slip = entry.id().replacen('e', "", 1) + "x";
            let error = slip.parse::<V>().err().unwrap();
            assert_eq!(error.nearest(), Some(entry.id()), "{slip}");
        }
    }
    for_each_vocabulary!(test);
}

#[cfg(feature = "strum")]
#[test]
fn strum_tells_the_same() {
    use strum::{EnumCount, EnumMessage, IntoEnumIterator, VariantArray, VariantNames};

    assert_eq!(Outcome::COUNT, 44);
    assert_eq!(Outcome::iter().next_back(), Outcome::ALL.last().copied());
    assert_eq!(<Outcome as VariantArray>::VARIANTS, Outcome::ALL);
    assert_eq!(<Outcome as VariantNames>::VARIANTS[0], "secure-and-suitable-housing");
    assert_eq!(Level::Societal.get_message(), Some("Societal"));
    assert_eq!(Level::Societal.get_serializations(), ["societal"]);
    assert_eq!(<&str>::from(Level::Societal), Level::Societal.as_ref());
}

#[cfg(feature = "json")]
#[test]
fn serde_writes_the_id_and_reads_ids_and_titles() {
    let outcome = Outcome::NoDiscriminationAgainstLgbtq;
    assert_eq!(serde_json::to_value(outcome).unwrap(), "no-discrimination-against-lgbtq");
    for name in ["no-discrimination-against-lgbtq", "No Discrimination against LGBTQ+"] {
        assert_eq!(serde_json::from_value::<Outcome>(name.into()).unwrap(), outcome);
    }
    let set: mscos::OutcomeSet = serde_json::from_str(r#"["life-skills", "Access to education"]"#).unwrap();
    assert_eq!(serde_json::to_string(&set).unwrap(), r#"["access-to-education","life-skills"]"#);
}
