package org.leadnest.messaging;

import java.time.Period;
import java.util.List;
import org.leadnest.privacy.KeptRecord;
import org.leadnest.privacy.PersonalData;
import org.springframework.stereotype.Component;

/** What this module keeps about people, and what of it outlives an account. */
@Component
class MessagingData implements PersonalData {
    /** 16 CFR 310.5(a): records of consent and of requests not to be called are kept for five years. */
    private static final Period FIVE_YEARS = Period.ofYears(5);

    private static final String TELEMARKETING = "16 CFR 310.5";

    @Override
    public String module() {
        return "messaging";
    }

    @Override
    public List<Kind> kinds() {
        return List.of(
                new Kind(
                        "Messages to and from leads and users: addresses, subject, text",
                        "To send them, and to show what was said",
                        "While the account is open, and 90 days at most after it is closed; the house's own mail 60 days."),
                new Kind(
                        "Consents and their withdrawal",
                        "To prove that a message was allowed",
                        "Five years, without an address once the person or the account is erased."),
                new Kind(
                        "Keyed hashes of addresses that are not to be written to",
                        "To go on keeping an opt-out",
                        "While the account is open, and five years after it is closed."));
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
                        "evidence = '', source = 'erased'",
                        null,
                        "Channel, given or withdrawn, the words shown, the time; no name and no address"),
                new KeptRecord(
                        "messaging.suppressions",
                        "Opt-outs",
                        TELEMARKETING,
                        FIVE_YEARS,
                        "suppressed_at",
                        "source = 'erased'",
                        "subject_key like 'address:%'",
                        "A keyed hash of the address, the channel, the time"));
    }
}
