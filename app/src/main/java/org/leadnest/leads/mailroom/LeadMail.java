package org.leadnest.leads.mailroom;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.leadnest.leads.Author;
import org.leadnest.leads.Inquiries;
import org.leadnest.leads.LeadId;
import org.leadnest.leads.NewLead;
import org.leadnest.platform.api.StorableText;
import org.leadnest.platform.jobs.Jobs;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The verbs over lead mail, for the account of the running code. */
@Service
class LeadMail {
    /** Larger messages are kept as far as this; a lead's words are never that far behind. */
    static final int MAX_BYTES = 25 << 20;

    private static final String[] OPEN = {"RECEIVED", "REVIEW"};
    private static final Author AUTHOR = Author.system("Lead mail");

    private final MailStore store;
    private final Inquiries inquiries;
    private final Jobs jobs;
    private final InstantSource clock;

    LeadMail(MailStore store, Inquiries inquiries, Jobs jobs, InstantSource clock) {
        this.store = store;
        this.inquiries = inquiries;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** Keeps a message and lets it be read in the background; empty when it was kept before. */
    @Transactional
    Optional<UUID> keep(byte[] raw, boolean cut) {
        Optional<UUID> kept = store.insert(digest(raw), raw, cut, clock.instant());
        kept.ifPresent(id -> jobs.submit(ReadLeadMail.NAME, Tenancy.required(), id));
        return kept;
    }

    @Transactional(readOnly = true)
    Optional<byte[]> raw(UUID id) {
        return store.raw(id);
    }

    @Transactional(readOnly = true)
    Optional<MailStore.Kept> find(UUID id) {
        return store.find(id);
    }

    @Transactional(readOnly = true)
    List<MailStore.Kept> latest(int limit) {
        return store.latest(limit);
    }

    /** Files what a reader, or a person, found in the message; false when that was done before. */
    @Transactional
    boolean file(UUID id, Letter letter, NewLead person, String reader) {
        LeadId lead = inquiries.file(person, AUTHOR).lead().id();
        boolean first = store.settle(
                id,
                "FILED",
                new MailStore.Outcome(shown(letter.sender()), shown(letter.subject()), reader, null, lead),
                OPEN);
        if (!first) {
            org.springframework.transaction.interceptor.TransactionAspectSupport.currentTransactionStatus()
                    .setRollbackOnly();
        }
        return first;
    }

    /** Leaves the message to a person. */
    @Transactional
    void review(UUID id, String sender, String subject, String reason) {
        store.settle(id, "REVIEW", new MailStore.Outcome(shown(sender), shown(subject), null, reason, null), OPEN);
    }

    @Transactional
    boolean dismiss(UUID id) {
        return store.settle(id, "DISMISSED", new MailStore.Outcome(null, null, null, null, null), OPEN);
    }

    /** The account's own people, who are nobody's leads. */
    @Transactional(readOnly = true)
    House house() {
        return store.house();
    }

    private static String shown(String text) {
        String storable = StorableText.storable(text) ? text : text.replaceAll("[^\\p{Print}]", " ");
        return storable.substring(0, Math.min(storable.length(), 500));
    }

    private static byte[] digest(byte[] raw) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(raw);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
