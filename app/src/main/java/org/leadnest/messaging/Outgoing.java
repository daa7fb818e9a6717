package org.leadnest.messaging;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message to be sent, already rendered. E-mail is given as plain text; its HTML part, the account's footer and the
 * unsubscribe link are added when it is sent.
 *
 * @param person whom it is for, as an opaque id (the lead's)
 * @param to e-mail address or E.164 number; a wrong one is refused at the gate, where it can be seen
 * @param subject ignored for texts
 */
public record Outgoing(
        UUID person,
        Channel channel,
        Category category,
        String to,
        String toName,
        String subject,
        String text,
        Whereabouts whereabouts,
        Origin origin,
        @Nullable Instant notAfter) {

    /** What the message comes from. */
    public sealed interface Origin {
        /**
         * A step of a sequence; at most one message per enrollment, step and channel is ever made.
         *
         * @param wording which of the step's, from 0; absent where it has one
         * @param heardAt when the newest answer came that was known as the message was made; null for none
         * @param listensFrom from when on an answer that was not known keeps the message back; null: from its making
         */
        record Step(
                UUID enrollment,
                UUID step,
                @Nullable Integer wording,
                @Nullable Instant heardAt,
                @Nullable Instant listensFrom)
                implements Origin {
            /** Of a step with one wording, to somebody who never answered. */
            public Step(UUID enrollment, UUID step) {
                this(enrollment, step, null, null, null);
            }
        }

        /** One text to many; at most one message per mailing, person and channel is ever made. */
        record Mailing(UUID mailing) implements Origin {}

        /** A person of the account wrote it. */
        record Manual() implements Origin {}

        /** The account's own software asked for it. */
        record Api() implements Origin {}
    }

    String kind() {
        return switch (origin) {
            case Origin.Step _ -> "SEQUENCE";
            case Origin.Mailing _ -> "MAILING";
            case Origin.Manual _ -> "MANUAL";
            case Origin.Api _ -> "API";
        };
    }
}
