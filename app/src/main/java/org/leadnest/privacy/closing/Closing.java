package org.leadnest.privacy.closing;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.platform.mail.MailLanguage;

/**
 * An account on its way out.
 *
 * @param asker the owner who asked; null once erased
 * @param closesAt until when it can be undone
 * @param dueBy by when nothing personal may be left
 * @param resting erased but for what a legal hold keeps
 */
public record Closing(
        UUID id,
        AccountId account,
        Instant askedAt,
        @Nullable Asker asker,
        Instant closesAt,
        Instant dueBy,
        @Nullable Instant closedAt,
        @Nullable Instant erasedAt,
        int failures,
        @Nullable String failure,
        boolean resting) {
    /** Whom the certificate goes to, in the language that they had chosen. */
    public record Asker(String name, EmailAddress email, MailLanguage language) {}

    /** In which an owner can change their mind. */
    public static final Duration GRACE = Duration.ofDays(14);
    /** The privacy policy's word: "deleted or made anonymous within 90 days". */
    public static final Duration DUE = Duration.ofDays(90);
}
