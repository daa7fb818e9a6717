package org.leadnest.privacy;

import java.time.Period;
import java.util.List;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What this module keeps itself: who agreed to what, and what people asked about their data. */
@Component
class PrivacyData implements PersonalData {
    /** Claims about what was handed out or kept can be made for so long. */
    private static final String SIX_YEARS = "GDPR art. 5(2) and 17(3)(e); N.Y. C.P.L.R. 213";

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    PrivacyData(JdbcClient jdbc, TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    @Override
    public String module() {
        return "privacy";
    }

    @Override
    public List<Kind> kinds() {
        return List.of(
                new Kind(
                        "Which version of a policy a user agreed to or has seen, and when",
                        "To prove the agreement",
                        Basis.LAW,
                        WITH_ACCOUNT,
                        NOBODY,
                        List.of("privacy.acceptances", "privacy.policy_news")),
                new Kind(
                        "What a user has stopped: kinds of mail, being counted, outside AI, all use; when and how they said so",
                        "To keep to it, and to prove it",
                        Basis.LAW,
                        WITH_ACCOUNT,
                        NOBODY,
                        List.of("privacy.user_stops", "privacy.user_choices")),
                new Kind(
                        "Requests of leads about their data, and how they were answered",
                        "To answer in time, and to prove it",
                        Basis.LAW,
                        "Two years after they were made.",
                        NOBODY,
                        List.of("privacy.requests", "privacy.restrictions", "privacy.lifted_restrictions")),
                new Kind(
                        "Decisions about cookies, with the browser's time zone or the network's country, without who made them",
                        "To prove the choice",
                        Basis.LAW,
                        "Two years.",
                        NOBODY,
                        List.of("privacy.cookie_choices")),
                new Kind(
                        "Whether the account lets outside analytics in, and who said so when",
                        "To keep to it, and to prove it",
                        Basis.LAW,
                        WITH_ACCOUNT,
                        NOBODY,
                        List.of("privacy.outside_analytics")),
                new Kind(
                        "Who asked to close an account; copies that were asked for",
                        "To undo it, and to send the certificate",
                        Basis.CONTRACT,
                        "Names until the erasure; the file of a copy seven days.",
                        NOBODY,
                        List.of("privacy.closings", "privacy.exports")),
                new Kind(
                        "Disclosures: who asked for whose data or got it, on what basis",
                        "To prove what was disclosed, and to tell the customer",
                        Basis.LAW,
                        "Six years after the decision.",
                        NOBODY,
                        List.of("privacy.disclosures", "privacy.sharing_offers", "privacy.untold_offers")),
                new Kind(
                        "Legal holds: which part of an account is kept, why, until when; people whose erasure waits for one",
                        "To keep what a law wants kept, and to erase it afterwards",
                        Basis.LAW,
                        "Six years after the hold ended.",
                        NOBODY,
                        List.of("privacy.holds", "privacy.hold_acts", "privacy.held_people")),
                new Kind(
                        "Of an account closed for fraud: what it was, and hashes of its e-mail addresses",
                        "To open no account for the same addresses",
                        Basis.SAFETY,
                        "Until the day that it names, at most three years.",
                        NOBODY,
                        List.of("privacy.fraud_records")));
    }

    @Override
    public List<Retention> retention() {
        return List.of(
                Retention.rows(
                        "privacy.requests",
                        "Requests about data, once they are answered",
                        Period.ofMonths(24),
                        "answered_at is not null and received_at < :before"),
                Retention.rows(
                        "privacy.lifted_restrictions",
                        "Restrictions that were lifted",
                        Period.ofMonths(24),
                        "lifted_at < :before"),
                Retention.rows(
                        "privacy.exports",
                        "That a copy was asked for",
                        Period.ofDays(90),
                        "state in ('GONE', 'FAILED') and asked_at < :before"),
                Retention.rows("privacy.holds", "Legal holds that ended", Period.ofYears(6), "completed_at < :before"),
                Retention.rows("privacy.fraud_records", "Records of fraud", Period.ZERO, "kept_until < :before"),
                Retention.rows(
                        "privacy.age_refusals",
                        "How many sign-ups the question of age refused",
                        Period.ofYears(2),
                        "refused_on < :before"),
                Retention.rows("privacy.disclosures", "Disclosures", Period.ofYears(6), "decided_on < :before"),
                Retention.rows(
                        "privacy.cookie_choices", "Decisions about cookies", Period.ofYears(2), "chosen_at < :before"));
    }

    @Override
    public List<KeptElsewhere> elsewhere() {
        return List.of(
                new KeptElsewhere(
                        "privacy.exports", "The file of a copy", "Seven days", "privacy.expired-exports, each hour"),
                new KeptElsewhere(
                        "privacy.restrictions",
                        "Whose data is kept and not used",
                        "As long as their data",
                        "Whoever lifts it, or their erasure"),
                new KeptElsewhere(
                        "privacy.sharing_offers",
                        "Sharing that owners were asked to agree to, and their answers",
                        "As long as the account",
                        "The erasure of the account"),
                new KeptElsewhere(
                        "privacy.untold_offers",
                        "Offers of a sharing that no owner was written to about",
                        "A minute",
                        "privacy.sharing-offers"),
                new KeptElsewhere(
                        "privacy.closings", "Who asked to close an account", "Until the erasure", "privacy.closings"),
                new KeptElsewhere(
                        "privacy.hold_acts", "What was done to a hold", "As long as the hold", "With the hold"),
                new KeptElsewhere(
                        "privacy.held_people",
                        "People whose erasure waits for a hold",
                        "Until the hold ends",
                        "privacy.holds"));
    }

    @Override
    public List<KeptRecord> kept() {
        return List.of(
                new KeptRecord(
                        "privacy.requests",
                        "Requests about data",
                        "Cal. Code Regs. tit. 11, section 7101(a)",
                        Period.ofMonths(24),
                        "received_at",
                        List.of("words = ''", "extended_reason = null", "answered_by = null", "answer = null"),
                        null,
                        "Kind of request and its dates"),
                new KeptRecord(
                        "privacy.disclosures",
                        "Disclosures",
                        SIX_YEARS,
                        Period.ofYears(6),
                        "decided_on",
                        List.of(),
                        null,
                        "Who asked or received, on what basis, how it was decided, and the day; not which data, not who agreed",
                        "customer_id",
                        "silent_until is null or silent_until < now()"),
                new KeptRecord(
                        "privacy.holds",
                        "Legal holds",
                        SIX_YEARS,
                        Period.ofYears(6),
                        "completed_at",
                        List.of(),
                        null,
                        "Which part was kept, by which law, why, from when to when",
                        "customer_id",
                        "told_at is not null and completed_at is not null"));
    }

    /** Of the register a definer's function takes what could name a person: nobody else changes an entry. */
    @Override
    public void erase(Erasure erasure) {
        erasure.tables(module());
        transactions.executeWithoutResult(status -> jdbc.sql("select privacy.minimise_disclosures(:account)")
                .param("account", Tenancy.required().value())
                .query(Long.class)
                .single());
    }
}
