package org.leadnest.messaging;

import java.time.Period;
import java.util.List;
import org.leadnest.privacy.KeptRecord;
import org.leadnest.privacy.PersonalData;
import org.leadnest.privacy.Retention;
import org.springframework.stereotype.Component;

/** What this module keeps about people, and what of it outlives an account. */
@Component
class MessagingData implements PersonalData {
    /** 16 CFR 310.5(a): records of consent and of requests not to be called are kept for five years. */
    private static final Period FIVE_YEARS = Period.ofYears(5);

    private static final Period LETTERS_KEPT = Period.ofDays(60);
    private static final String TELEMARKETING = "16 CFR 310.5";

    @Override
    public String module() {
        return "messaging";
    }

    @Override
    public List<Kind> kinds() {
        return List.of(
                new Kind(
                        "Messages to and from leads and users: addresses, subject, text, attached files; where the customer counts it, when e-mail was opened and links were followed",
                        "To send them, and to show what was said",
                        Basis.CUSTOMER,
                        "While the account is open; erased within 90 days after an owner closes it. Letters of LeadNest itself 60 days.",
                        "Carriers of mail and text, for what they carry.",
                        List.of(
                                "messaging.messages",
                                "messaging.attachments",
                                "messaging.media_fetches",
                                "messaging.outbox",
                                "messaging.conversations",
                                "messaging.reports",
                                "messaging.waiting_reports",
                                "messaging.strangers",
                                "messaging.passed_letters",
                                "messaging.links",
                                "messaging.mailings",
                                "messaging.letter_people")),
                new Kind(
                        "Which letters of the product a user got",
                        "To send each once",
                        Basis.CONTRACT,
                        WITH_ACCOUNT,
                        NOBODY,
                        List.of("messaging.sent_letters")),
                new Kind(
                        "Consents and their withdrawal",
                        "To prove that a message was allowed",
                        Basis.LAW,
                        "Five years, without an address once the person or the account is erased.",
                        NOBODY,
                        List.of("messaging.consents")),
                new Kind(
                        "Keyed hashes of addresses that are not to be written to",
                        "To go on keeping an opt-out",
                        Basis.LAW,
                        "While the account is open, and five years after it is closed.",
                        NOBODY,
                        List.of("messaging.suppressions")),
                new Kind(
                        "Templates; names and postal addresses of senders; the customer’s own credentials with carriers, sealed",
                        "To write in the customer’s name",
                        Basis.CUSTOMER,
                        WITH_ACCOUNT,
                        "Carriers, as part of a message.",
                        List.of(
                                "messaging.templates",
                                "messaging.settings",
                                "messaging.account_rules",
                                "messaging.connections",
                                "messaging.mailboxes",
                                "messaging.reply_domains")));
    }

    @Override
    public List<Retention> retention() {
        return List.of(
                Retention.rows(
                        "messaging.messages",
                        "Letters of LeadNest itself, to users and to people without an account",
                        LETTERS_KEPT,
                        "kind like 'PRODUCT/%' and created_at < :before"),
                Retention.rows(
                        "messaging.outbox",
                        "Copies of such letters in the outbox",
                        LETTERS_KEPT,
                        "person_id is null and created_at < :before and account_id <> all (:keeping)"),
                Retention.rows(
                        "messaging.reports",
                        "That a carrier’s report was dealt with",
                        Period.ofDays(90),
                        "received_at < :before"),
                Retention.rows(
                        "messaging.links",
                        "Short links in messages, and whether they were opened",
                        Period.ofDays(540),
                        "created_at < :before"),
                Retention.rows(
                        "messaging.strangers",
                        "Letters of unknown senders on whom nobody decided",
                        Period.ofDays(180),
                        "received_at < :before"),
                Retention.rows(
                        "messaging.passed_letters",
                        "Who wrote about what in machines’ letters that were passed over",
                        Period.ofDays(7),
                        "received_at < :before"),
                Retention.rows(
                        "messaging.media_fetches",
                        "That a file of a text could not be fetched from the carrier",
                        Period.ofDays(180),
                        "created_at < :before"),
                Retention.rows(
                        "messaging.waiting_reports",
                        "Carriers’ reports that nothing was found for",
                        Period.ofDays(30),
                        "received_at < :before"));
    }

    @Override
    public List<KeptRecord> kept() {
        return List.of(
                new KeptRecord(
                        "messaging.consents",
                        "Proofs of consent",
                        TELEMARKETING,
                        FIVE_YEARS,
                        "recorded_at",
                        List.of("evidence = ''", "address = ''", "source = 'erased'"),
                        null,
                        "Channel, given or withdrawn, the words shown, the time; no name and no address"),
                new KeptRecord(
                        "messaging.suppressions",
                        "Opt-outs",
                        TELEMARKETING,
                        FIVE_YEARS,
                        "suppressed_at",
                        List.of("source = 'erased'"),
                        "subject_key like 'address:%'",
                        "A keyed hash of the address, the channel, the time"));
    }
}
