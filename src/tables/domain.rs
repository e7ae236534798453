// Generated from data/ by tests/tables.rs. To change it, edit the data and run
// MSCOS_UPDATE=1 cargo test --test tables

use crate::vocabulary::vocabulary;
use crate::{Document, Source};

vocabulary! {
    /// The nine domains that the longlist is sorted by, in the order of the report's executive summary.
    ///
    /// The report does not describe them: the text of each says what it holds.
    pub enum Domain: "domain" {
        Safety = "safety", "Safety", "Holds: Secure and suitable housing; Safety from any trafficker or other abuser; Preventing re-exploitation; A safe mental health service, work and home environment; Family safety and contact.";
        SupportiveServices = "supportive-services", "Supportive services", "Holds: Compassionate, trauma informed services; Service accountability; Survivor choice in services.";
        ConsistencyAndStability = "consistency-and-stability", "Consistency and stability", "Holds: Long-term, consistent support; Life skills; Reclaiming Normalcy and Appreciating the Everyday; Healthy lifestyle; Affordable and reliable transport.";
        Opportunities = "opportunities", "Opportunities", "Holds: Access to education; Obtaining and maintaining meaningful employment; Personal and family prosperity; Permission to work and study.";
        RightsJusticeAndDignity = "rights-justice-and-dignity", "Rights, justice and dignity", "Holds: Survival needs and state support; No racism; No discrimination against LGBTQ+; Access to quality legal representation; Better immigration systems; Immigration status and documentation; Prosecutions.";
        HealthAndWellbeing = "health-and-wellbeing", "Health and wellbeing", "Holds: Access to medical treatment; Self-compassion, acceptance and self-worth; Being able to seek support; Coping with and processing trauma; Self-awareness and emotional expression; Spiritual wellbeing; Celebrating and thinking positively.";
        RecognitionAwarenessAndUnderstanding = "recognition-awareness-and-understanding", "Recognition, awareness and understanding", "Holds: Knowledge of rights and entitlements; Dignified treatment and belief; Living a stigma-free life.";
        BelongingAndSocialSupport = "belonging-and-social-support", "Belonging and social support", "Holds: Healthy relationships; Being part of a community; Socialising; Feeling comfortable in a social environment.";
        AgencyAndPurpose = "agency-and-purpose", "Agency and purpose", "Holds: Finding purpose in life and self-actualisation; Making change and improving policy; Survivor leadership; Moving on and starting a new life; Increased male involvement; Advocating for self and giving to others.";
    }
}

pub(crate) static SOURCES: [Source; 9] = [
    Source::new(Document::FinalReport, "Executive summary"),
    Source::new(Document::FinalReport, "Executive summary"),
    Source::new(Document::FinalReport, "Executive summary"),
    Source::new(Document::FinalReport, "Executive summary"),
    Source::new(Document::FinalReport, "Executive summary"),
    Source::new(Document::FinalReport, "Executive summary"),
    Source::new(Document::FinalReport, "Executive summary"),
    Source::new(Document::FinalReport, "Executive summary"),
    Source::new(Document::FinalReport, "Executive summary"),
];
